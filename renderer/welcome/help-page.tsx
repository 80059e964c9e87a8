/** What the menu's 「帮助」 opens: the few things worth knowing, on one page. */
import { Page } from '../ui/page.tsx'
import { Link } from '../ui/route.ts'
import './welcome.css'

/** `/help`. */
export function HelpPage() {
  return (
    <Page title="怎么用">
      <dl className="help">
        <dt>保存</dt>
        <dd>
          不用点保存。离开一格就存好，右上角写着「已保存」和时间；写着「未能保存」时，内容还在页面上，按提示改好即可。
        </dd>
        <dt>日期</dt>
        <dd>
          直接打：2026-11-23、20261123、11.23、昨天都行；时间打 1430 就是 14:30。只知道月份的写 2026-11。
        </dd>
        <dt>定稿与更正</dt>
        <dd>会议定稿以后不能直接改。要改先点「更正」写明理由，原文留着。作废的记录也留着，可以恢复。</dd>
        <dt>表决权</dt>
        <dd>
          按开会当天判断：预备党员、留党察看期间、权利被中止的没有表决权，但照样算应到。看
          <Link to="/members">名册</Link>里的理由。
        </dd>
        <dt>无记名投票</dt>
        <dd>只存总票数，不存谁投了什么。逐人表态是票决前的公开发言，另外记。</dd>
        <dt>备份与交接</dt>
        <dd>
          一个台账就是一个文件。<Link to="/settings?tab=file">备份</Link>到 U 盘，交给下一任书记，都只需要它。
        </dd>
        <dt>保密</dt>
        <dd>不得录入涉密信息。程序不联网，身份证号、手机号、谈话内容默认不显示。</dd>
      </dl>
    </Page>
  )
}
