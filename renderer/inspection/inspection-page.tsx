/** The inspector's questions asked first. */
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, useRoute } from '../ui/route.ts'
import { Findings } from './findings.tsx'
import { SealStrip } from './seal-strip.tsx'
import { spanIn } from './span.ts'
import './inspection.css'

/** `/inspection`, `/inspection?period=2026Q3`, `/inspection?from=2026-07-01&to=2026-08-31`. */
export function InspectionPage() {
  const { branchId, branch } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const span = spanIn(params, today)
  const items = useAsk('rectification.list', { branchId }).data ?? []
  const open = items.filter((item) => item.state === 'open').length
  return (
    <Page
      title="检查"
      subtitle={`${branch.name} · ${span.title}`}
      actions={<Link to="/rectification">{open === 0 ? '整改' : `整改（${open} 项未完成）`}</Link>}
      margin={<FindingsMargin />}
    >
      {span.name !== null && /Q\d$/.test(span.name) ? <SealStrip key={span.name} name={span.name} /> : null}
      <Findings span={span} items={items} />
    </Page>
  )
}

function FindingsMargin() {
  return (
    <>
      <MarginNote title="谁的责任">
        <p>未组织：该开的没有开，责任在支部。</p>
        <p>未参加：开了没有来，责任在个人。</p>
        <p>要素不全：开了、来了，记录缺东西。</p>
      </MarginNote>
      <MarginNote title="三级">
        <p>有没有看次数和到会，好不好看要素齐不齐。优不优由人来评，程序不打分。</p>
      </MarginNote>
      <MarginNote title="列入整改">
        <p>点「列入整改」，这一条就编号进「整改」，在那里写措施、责任人和时限。同一条不会列两次。</p>
      </MarginNote>
      <MarginNote title="封存">
        <p>季度过完、检查通过，就可以封存。封面上印封存摘要，以后可以拿纸上的摘要来核对记录有没有变过。</p>
      </MarginNote>
      <MarginNote title="草稿不算">
        <p>没有定稿的会议，检查时按没有开算。期间还没有结束的，先列在「本月」里，到期仍没有开才列为缺。</p>
      </MarginNote>
    </>
  )
}
