/** How a new ledger begins: the roster, the committee, the first meeting; each is ticked off when it is there. */
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { Door } from '../ui/empty-page.tsx'
import { Page } from '../ui/page.tsx'
import { Link } from '../ui/route.ts'

/** The whole page, while there is nobody on the roster. */
export function FirstSteps({ hasTerm }: { readonly hasTerm: boolean }) {
  const { branch } = useBranch()
  return (
    <Page title="从这里开始" subtitle={branch.name}>
      <ol className="first-steps">
        <li>
          <h2>把党员名册放进来</h2>
          <p>
            会议应到多少人、谁有表决权、该和谁谈话、交多少党费，都从名册算。有去年的 Excel
            名册就导入，先看再收，可整批撤销；没有的逐人新增，只填姓名也行。
          </p>
          <div className="row empty-doors">
            <Door to="/import" first>
              导入去年的名册
            </Door>
            <Door to="/members/new">新增党员</Door>
          </div>
        </li>
        <li>
          <h2>登记支委会和党小组{hasTerm ? '（已登记）' : ''}</h2>
          <p>
            谁是书记、哪天选出、哪天届满，写在<Link to="/settings?tab=terms">支委会届次</Link>
            ；划分了党小组的，写在
            <Link to="/settings?tab=groups">党小组</Link>。程序由此知道每月该开什么会。
          </p>
        </li>
        <li>
          <h2>记第一次会议</h2>
          <p>
            到<Link to="/meetings">会议</Link>里新建，出勤按当日名册自动列好，只需改请假和缺席的人。
          </p>
        </li>
      </ol>
      <p className="hint">
        不知道怎么用，先看<Link to="/help">帮助</Link>
        里的「第一次使用」；想先试一试，到<Link to="/settings?tab=file">设置</Link>里打开演示台账，随便改。
      </p>
    </Page>
  )
}

/** What is left of it, above the sentences of the month; nothing once a meeting was entered under a committee. */
export function NextStep({ members, hasTerm }: { readonly members: number; readonly hasTerm: boolean }) {
  const { branchId } = useBranch()
  const latest = useAsk('meetings.latest', { branchId }).data
  if (latest === undefined || (hasTerm && latest.length > 0)) return null
  return (
    <section className="next-step" aria-label="接下来">
      <p>
        名册已有 {members} 人。
        {hasTerm
          ? '接下来记第一次会议：出勤按名册列好，只改没来的人。'
          : '接下来登记书记和支委，程序由此知道谁主持、谁该和谁谈话、支委会开没开。'}
      </p>
      {latest.length > 0 ? null : (
        <p className="hint">
          下面写着「缺」的，是按规定今年应有而这里还没有记录的：补记或<Link to="/import">导入</Link>
          以后就没有了。
        </p>
      )}
      <div className="row empty-doors">
        {hasTerm ? (
          <Door to="/meetings" first>
            记第一次会议
          </Door>
        ) : (
          <Door to="/settings?tab=terms" first>
            登记书记和支委
          </Door>
        )}
      </div>
    </section>
  )
}
