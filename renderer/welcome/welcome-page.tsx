/** What stands on the desk while no ledger is open. */
import { Doors } from './doors.tsx'
import { FromBackup } from './from-backup.tsx'

export function WelcomePage() {
  return (
    <main className="desk welcome">
      <article className="paper">
        <header className="paper-head">
          <h1>支部台账</h1>
          <p className="subtitle">会议、表决、谈话的记录与 Word 台账</p>
        </header>
        <Doors />
        <FromBackup />
        <p className="secrecy" role="note">
          <strong>不得录入涉密信息。</strong>
          国家秘密、工作秘密不要写进来，也不要作为附件放进来。本程序不联网，所有内容只在您自己的台账文件里。
        </p>
      </article>
    </main>
  )
}
