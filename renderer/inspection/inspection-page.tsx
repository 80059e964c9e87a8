/** The inspector's questions asked first; and the list of what is to be put right. */
import { Tabs } from 'antd'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { MarginNote, Page } from '../ui/page.tsx'
import { go, useRoute } from '../ui/route.ts'
import { Findings } from './findings.tsx'
import { RectificationList } from './rectification-list.tsx'
import { itemsHref, spanHref, spanIn } from './span.ts'
import './inspection.css'

/** `/inspection`, `/inspection?period=2026Q3`, `/inspection?from=2026-07-01&to=2026-08-31`, `/inspection?tab=rectification`. */
export function InspectionPage() {
  const { branchId, branch } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const span = spanIn(params, today)
  const tab = params.get('tab') === 'rectification' ? 'rectification' : 'findings'
  const items = useAsk('rectification.list', { branchId })
  const open = (items.data ?? []).filter((item) => item.state === 'open').length
  const tabs = [
    {
      key: 'findings',
      label: '检查发现',
      children: <Findings span={span} items={items.data ?? []} />,
    },
    {
      key: 'rectification',
      label: open === 0 ? '整改事项' : `整改事项（${open}）`,
      children: <RectificationList asked={items} today={today} />,
    },
  ]
  return (
    <Page
      title="检查"
      subtitle={tab === 'findings' ? `${branch.name} · ${span.title}` : branch.name}
      margin={tab === 'findings' ? <FindingsMargin /> : <RectificationMargin />}
    >
      <Tabs
        items={tabs}
        activeKey={tab}
        destroyOnHidden
        onChange={(key) => go(key === 'rectification' ? itemsHref(span) : spanHref(span), { replace: true })}
      />
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
        <p>点「列入整改」，这一条就编号进「整改事项」，在那里写措施、责任人和时限。同一条不会列两次。</p>
      </MarginNote>
      <MarginNote title="草稿不算">
        <p>没有定稿的会议，检查时按没有开算。期间还没有结束的，先列在「本月」里，到期仍没有开才列为缺。</p>
      </MarginNote>
    </>
  )
}

function RectificationMargin() {
  return (
    <>
      <MarginNote title="五个明确">
        <p>问题内容、责任主体、整改标准、整改措施、办结时限，都写清楚。</p>
        <p className="citation">整改销号通行要求</p>
      </MarginNote>
      <MarginNote title="销号">
        <p>写明结果再销号，最好不由责任人自己销。销号以后又出现的，重新列为未完成。</p>
      </MarginNote>
      <MarginNote title="印在台账里">
        <p>整改事项连同编号印在季度台账的检查对照和整改表里。</p>
      </MarginNote>
    </>
  )
}
