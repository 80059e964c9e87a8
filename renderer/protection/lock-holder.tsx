/** In the head of a protected ledger: who opened it, and the button that locks it. Locks it by itself as well. */
import { Button } from 'antd'
import type { LedgerStatus } from '#shared/ledger.ts'
import { roleTitles } from '#shared/role.ts'
import { askConfirm } from '../ui/ask.tsx'
import { showFailure } from '../ui/failure.ts'
import { holdsWords } from '../ui/save-state.tsx'
import { saveAndLock, useIdleLock } from './idle-lock.ts'
import './protection.css'

export function LockHolder({ status }: { readonly status: LedgerStatus }) {
  useIdleLock(status.protected)
  const lock = async () => {
    const sure =
      !holdsWords() ||
      (await askConfirm({
        title: '还有内容未能保存',
        text: '它还在原页面上。现在锁定，那一处没有保存的改动就没有了；已保存的都在。',
        okText: '仍要锁定',
      }))
    if (sure) await saveAndLock()
  }
  return (
    <span className="lock-holder">
      <span className="hint">
        {status.user === '' ? null : `${status.user} · `}
        {roleTitles[status.role]}
      </span>
      <Button size="small" onClick={() => void lock().catch(showFailure)}>
        锁定
      </Button>
    </span>
  )
}
