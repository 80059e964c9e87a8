/** The recovery code, shown once to be printed. */
import { Button } from 'antd'
import { chineseMoment } from '#shared/primitives.ts'
import type { KeyChanged } from '#shared/protection.ts'
import { useStatus } from '../branch-context.tsx'

export interface RecoverySheetProps {
  readonly changed: KeyChanged
  readonly setAt: string
  readonly onDone: () => void
}

export function RecoverySheet({ changed, setAt, onDone }: RecoverySheetProps) {
  const status = useStatus()
  const groups = changed.recoveryCode.split('-')
  const { rewritten, left } = changed.copies
  return (
    <section className="recovery-sheet" aria-label="恢复码">
      <h1 className="recovery-paper-only">支部台账恢复码</h1>
      <h2 className="section-title recovery-screen-only">恢复码</h2>
      <p>
        台账「{status?.fileName}」{setAt === '' ? null : `，${chineseMoment(setAt)}`}
        。忘了口令时，只有它能打开这个台账。
        <strong>只显示这一次</strong>：请现在打印，装进信封锁好，不要拍照，不要存在电脑里。
      </p>
      <ol className="recovery-code">
        {groups.map((group, index) => (
          <li key={index}>{group}</li>
        ))}
      </ol>
      <p className="hint">
        打开时按顺序输入 18 组，不分大小写，里面没有数字 0、1 和字母 I、O。再换口令以后，这一张作废。
      </p>
      <p className="recovery-screen-only">
        <span className="word-good">✓ 台账已加密</span>
        {rewritten === 0 ? null : `，${rewritten} 份备份也换成了新的口令`}。
        {left.length === 0 ? null : (
          <span className="word-due">
            这几份备份没有换成（已损坏或另有口令），请自行处理：{left.join('、')}。
          </span>
        )}
      </p>
      <div className="row recovery-screen-only">
        <Button type="primary" onClick={() => window.print()}>
          打印恢复码
        </Button>
        <Button onClick={onDone}>已经打印收好</Button>
      </div>
    </section>
  )
}
