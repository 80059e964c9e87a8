/** Stands instead of every page while the ledger is locked: asks for the password, or the recovery code. */
import { Button, Input } from 'antd'
import { useId, useLayoutEffect, useState } from 'react'
import type { LedgerStatus } from '#shared/ledger.ts'
import { useCommand } from '../ledger.ts'
import { failureText } from '../ui/failure.ts'
import { isComposing } from '../ui/keys.ts'
import { Doors } from '../welcome/doors.tsx'
import { FromBackup } from '../welcome/from-backup.tsx'
import { leftAlone } from './idle-lock.ts'
import './protection.css'

export function UnlockPage({ status }: { readonly status: LedgerStatus }) {
  const unlock = useCommand('protection.unlock', { quiet: true })
  const [byCode, setByCode] = useState(false)
  const [secret, setSecret] = useState('')
  const id = useId()
  const left = leftAlone()
  // the page that was left may have been scrolled
  useLayoutEffect(() => {
    // newer browsers answer a promise, which an effect may not
    window.scrollTo(0, 0)
  }, [])
  const open = () => {
    if (secret === '' || unlock.isPending) return
    unlock.mutate(byCode ? { recoveryCode: secret } : { password: secret }, {
      onSettled: () => setSecret(''),
    })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && !isComposing(event)) open()
  }
  const failed = unlock.error === null ? undefined : failureText(unlock.error.code, unlock.error.detail)
  const damaged = unlock.error?.code === 'ledgerDamaged'
  return (
    <main className="desk welcome">
      <article className="paper">
        <header className="paper-head">
          <div>
            <h1>台账已锁定</h1>
            <p className="subtitle">{status.fileName}</p>
          </div>
        </header>
        <section className="unlock" aria-label="解锁">
          {left === undefined ? null : (
            <p role="status">
              有一段时间没有操作，台账自动锁定了。
              {left === 'saved' ? (
                '写好的内容已经保存。'
              ) : (
                <span className="word-due">有一处内容没能保存，打开以后请看一看、补上。</span>
              )}
            </p>
          )}
          <label htmlFor={id}>{byCode ? '恢复码（打印件上的 18 组）' : '口令'}</label>
          {byCode ? (
            <Input.TextArea
              id={id}
              rows={3}
              className="recovery-typed"
              autoComplete="off"
              autoFocus
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
            />
          ) : (
            <Input.Password
              id={id}
              autoComplete="off"
              autoFocus
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
              onKeyDown={onKeyDown}
            />
          )}
          <div className="row">
            <Button type="primary" disabled={secret === ''} loading={unlock.isPending} onClick={open}>
              打开
            </Button>
            <Button
              type="link"
              onClick={() => {
                setByCode(!byCode)
                setSecret('')
              }}
            >
              {byCode ? '用口令打开' : '忘了口令，用恢复码'}
            </Button>
          </div>
          {failed === undefined ? null : (
            <p role="alert">
              <span className="word-wrong">{failed.what}</span>。{failed.todo}
            </p>
          )}
          <p className="hint">
            每个人用自己的口令。没有口令和恢复码，谁也打不开，备份也一样。
            {byCode ? '用恢复码打开以后，请马上换一个新口令。' : null}
          </p>
        </section>
        {damaged ? <FromBackup /> : null}
        <h2 className="section-title">换一个台账</h2>
        <Doors />
      </article>
    </main>
  )
}
