/** The dues of a year: collected month by month, assessed, outstanding, the cash book, posted and handed up. */
import { Button, Skeleton, Tabs } from 'antd'
import { type DuesYear } from '#shared/dues.ts'
import { yuan } from '#shared/rules/dues.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { NobodyYet } from '../ui/empty-page.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { ArrearsList } from './arrears-list.tsx'
import { AssessmentList } from './assessment-list.tsx'
import { Collection } from './collection.tsx'
import { NoticeList } from './notice-list.tsx'
import { PaymentList } from './payment-list.tsx'
import { Voluntary } from './voluntary.tsx'
import './dues.css'

const tabs = ['collection', 'assessments', 'arrears', 'payments', 'notices'] as const
type Tab = (typeof tabs)[number]

/** `/dues`, `/dues?year=2025&tab=payments&member=3`. */
export function DuesPage() {
  const { branchId } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const thisYear = Number(today.slice(0, 4))
  const asked = Number(params.get('year'))
  const year = Number.isSafeInteger(asked) && asked >= 1921 && asked <= 2200 ? asked : thisYear
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'collection'
  const member = Number(params.get('member'))
  const memberId = Number.isSafeInteger(member) && member > 0 ? member : undefined
  const dues = useAsk('dues.year', { branchId, year }, { keepPrevious: true })

  const to = (change: { readonly year?: number; readonly tab?: Tab; readonly member?: number | null }) => {
    const who = change.member === undefined ? memberId : (change.member ?? undefined)
    go(
      `/dues?year=${change.year ?? year}&tab=${change.tab ?? tab}${who === undefined ? '' : `&member=${who}`}`,
      { replace: true },
    )
  }
  const openMember = (who: number) => to({ tab: 'payments', member: who })

  return (
    <Page
      wide
      title={`${year} 年党费`}
      subtitle={
        dues.data === undefined
          ? undefined
          : `全年应交 ${yuan(dues.data.dueFen)} 元 · 实交 ${yuan(dues.data.paidFen)} 元${dues.data.voluntaryFen > 0 ? ` · 自愿多交 ${yuan(dues.data.voluntaryFen)} 元` : ''}`
      }
      actions={
        <span className="dues-year" role="group" aria-label="年份">
          <Button aria-label={`上一年 ${year - 1}`} onClick={() => to({ year: year - 1 })}>
            ‹ {year - 1}
          </Button>
          <Button
            aria-label={`下一年 ${year + 1}`}
            disabled={year > thisYear}
            onClick={() => to({ year: year + 1 })}
          >
            {year + 1} ›
          </Button>
        </span>
      }
    >
      {dues.error === null ? null : <FailureNote error={dues.error} onRetry={() => void dues.refetch()} />}
      {dues.data === undefined ? (
        dues.error === null ? (
          <Skeleton active />
        ) : null
      ) : dues.data.rows.length === 0 ? (
        <NobodyYet law={{ asks: '党员按月足额交纳党费。', source: '党费收缴规定（2008）第十二条' }}>
          <p>名册里还没有党员，所以还没有谁该交党费。</p>
          <p>
            先把名册放进来，再在「核定」里写每人每月交多少，以后每月在「收缴」表里填一格；去年的收缴登记表也可以导入。
          </p>
        </NobodyYet>
      ) : (
        <Tabs
          activeKey={tab}
          destroyOnHidden
          onChange={(key) => to({ tab: tabs.find((one) => one === key) ?? 'collection', member: null })}
          items={[
            {
              key: 'collection',
              label: '收缴',
              children: (
                <>
                  <Unassessed year={dues.data} onOpen={() => to({ tab: 'assessments' })} />
                  <Collection key={year} year={dues.data} asked={memberId} onOpenMember={openMember} />
                  <Voluntary />
                </>
              ),
            },
            {
              key: 'assessments',
              label: '核定',
              children: (
                <div className="dues-with-law">
                  <AssessmentList key={year} year={year} unassessed={dues.data.unassessed} asked={memberId} />
                  <DuesLaw />
                </div>
              ),
            },
            {
              key: 'arrears',
              label: '欠交',
              children: <ArrearsList unassessed={dues.data.unassessed} onOpenMember={openMember} />,
            },
            {
              key: 'payments',
              label: '流水',
              children: (
                <PaymentList year={year} memberId={memberId} onWholeBranch={() => to({ member: null })} />
              ),
            },
            { key: 'notices', label: '公示与上缴', children: <NoticeList key={year} year={year} /> },
          ]}
        />
      )}
    </Page>
  )
}

function Unassessed({ year, onOpen }: { readonly year: DuesYear; readonly onOpen: () => void }) {
  if (year.unassessed.length === 0) return null
  const names = year.unassessed.map(({ name }) => name)
  return (
    <p className="dues-without" role="note">
      <b className="dues-tag is-error">须办</b>
      {names.length > 5 ? `${names.slice(0, 5).join('、')}等 ${names.length} 人` : names.join('、')}
      还没有核定 {year.year} 年党费。
      <Button size="small" onClick={onOpen}>
        去核定
      </Button>
    </p>
  )
}

/** What the assessment rests on. */
function DuesLaw() {
  return (
    <div className="dues-margin">
      <MarginNote title="按月领工资（税后，全额适用）">
        <p>
          3000 元以下（含）0.5%；3000 元以上至 5000 元（含）1%；5000 元以上至 10000 元（含）1.5%；10000 元以上
          2%。
        </p>
        <p>党费收缴规定（2008）第二条。多一分就全额进档，规定如此，不必修正。</p>
      </MarginNote>
      <MarginNote title="离退休">
        <p>5000 元以下（含）0.5%；5000 元以上 1%。第五条。</p>
      </MarginNote>
      <MarginNote title="不计入基数">
        <p>
          个人所得税、五险一金、年金；住房、交通、通讯、加班、误餐等改革性补贴；事业单位奖励性绩效工资。组电明字〔2017〕5号。
        </p>
      </MarginNote>
      <MarginNote title="减免">
        <p>支部研究，报上一级党委批准。第七条。</p>
      </MarginNote>
      <MarginNote title="年初核定，年内一般不变">
        <p>
          取整方式、截止日等可在<Link to="/settings?tab=rules">设置的规则参数</Link>里改。
        </p>
      </MarginNote>
    </div>
  )
}
