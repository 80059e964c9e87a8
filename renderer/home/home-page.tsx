/** 本月: what a colleague would say needs doing, the year at a glance, the quarter's readiness. */
import { Button, Skeleton } from 'antd'
import type { BranchOverview } from '#shared/branch.ts'
import {
  type LedgerDate,
  chineseDate,
  monthOf,
  parts,
  periodOf,
  periodTitle,
  quarterOf,
} from '#shared/primitives.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { NewMeeting } from '../meetings/new-meeting.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { PlaceWarning } from '../ui/place-warning.tsx'
import { go } from '../ui/route.ts'
import { FirstSteps, NextStep } from './first-steps.tsx'
import { type Readiness, quarterBefore, readinessOf } from './month.ts'
import { inOrder } from './order.ts'
import { Sentences } from './sentences.tsx'
import { YearStrip } from './year-strip.tsx'
import './home.css'

/** `/`. */
export function HomePage() {
  const { branchId } = useBranch()
  const today = useToday()
  const overview = useAsk('branch.show', { branchId })
  const { year, month } = parts(today)
  const title = `${year}年${month}月`
  if (overview.error !== null) {
    return (
      <Page title={title}>
        <FailureNote error={overview.error} onRetry={() => void overview.refetch()} />
      </Page>
    )
  }
  if (overview.data === undefined) {
    return (
      <Page title={title}>
        <Skeleton active />
      </Page>
    )
  }
  const started = overview.data.memberCounts.all > 0
  return started ? (
    <Month today={today} title={title} overview={overview.data} />
  ) : (
    <FirstSteps hasTerm={overview.data.terms.length > 0} />
  )
}

interface MonthProps {
  readonly today: LedgerDate
  readonly title: string
  readonly overview: BranchOverview
}

function Month({ today, title, overview }: MonthProps) {
  const { branchId, branch } = useBranch()
  const { year } = parts(today)
  const [before, now] = [quarterBefore(today), quarterOf(today)]
  const calendar = useAsk('compliance.calendar', { branchId, year })
  const calendarBefore = useAsk('compliance.calendar', { branchId, year: Number(before.slice(0, 4)) })
  const findings = useAsk('compliance.inspect', { branchId, ...periodOf(now) })
  const findingsBefore = useAsk('compliance.inspect', { branchId, ...periodOf(before) })
  const meetings = useAsk('meetings.list', { branchId, from: `${year}-01-01`, to: today })
  const tasks = useAsk('tasks.list', { branchId, from: `${year - 1}-01-01`, to: `${year}-12-31` })
  const birthdays = useAsk('birthdays.month', { branchId, month: monthOf(today) })
  const study = useAsk('study.list', { branchId })
  const error = calendar.error ?? findings.error ?? meetings.error
  const duties = calendar.data?.duties ?? []
  const sentences = inOrder({
    duties,
    findings: findings.data ?? [],
    meetings: meetings.data ?? [],
    tasks: tasks.data ?? [],
    birthdays: birthdays.data ?? [],
    study: study.data ?? [],
    today,
  })
  const readiness = [
    ...(calendarBefore.data && findingsBefore.data
      ? [readinessOf(before, calendarBefore.data.duties, findingsBefore.data)]
      : []),
    ...(calendar.data && findings.data ? [readinessOf(now, duties, findings.data)] : []),
  ]

  return (
    <Page
      title={title}
      subtitle={`${branch.name} · 今天是${chineseDate(today)}`}
      actions={
        <>
          <Button onClick={() => go('/talks/new')}>登记谈话</Button>
          <NewMeeting branch={overview} today={today} />
        </>
      }
      margin={<Margin />}
    >
      <PlaceWarning />
      {error === null ? null : <FailureNote error={error} onRetry={() => void calendar.refetch()} />}
      {calendar.data === undefined || findings.data === undefined ? (
        error === null ? (
          <Skeleton active />
        ) : null
      ) : (
        <>
          <NextStep members={overview.memberCounts.all} hasTerm={overview.terms.length > 0} />
          <Sentences sentences={sentences} branch={overview} today={today} />
          <h2 className="section-title">
            {year} 年<small>点格子打开那次会议，或从那里记一次</small>
          </h2>
          <YearStrip duties={duties} today={today} />
          <h2 className="section-title">季度台账</h2>
          <ul className="readiness-list">
            {readiness.map((each) => (
              <ReadinessLine key={each.period} readiness={each} over={each.period !== now} />
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

interface ReadinessProps {
  readonly readiness: Readiness
  /** The quarter is over: it may be sealed. */
  readonly over: boolean
}

const sealWords = {
  open: '',
  ready: '；已经过完、检查通过，可以封存',
  sealed: '；已封存',
  reopened: '；已启封，改好后请重新封存',
}

function ReadinessLine({ readiness, over }: ReadinessProps) {
  const { branchId } = useBranch()
  const { period, ready, missing, pending } = readiness
  const [seal] =
    useAsk(
      'seal.status',
      { branchId, year: Number(period.slice(0, 4)), quarter: Number(period.slice(5)) },
      { enabled: over },
    ).data?.quarters ?? []
  return (
    <li className="readiness">
      <span className="readiness-text">
        {periodTitle(period)}台账：{ready} 项齐，
        <span className={missing === 0 ? '' : 'word-wrong'}>{missing} 项缺</span>
        {pending === 0 ? '' : `，${pending} 项待办`}
        {seal === undefined ? '' : sealWords[seal.state]}
      </span>
      <Button size="small" onClick={() => go(`/inspection?period=${period}`)}>
        {seal?.state === 'ready' ? '去封存' : '看缺什么'}
      </Button>
      <Button size="small" onClick={() => go(`/book?period=${period}`)}>
        生成台账
      </Button>
    </li>
  )
}

function Margin() {
  return (
    <>
      <MarginNote title="三会一课">
        <p>
          党员大会每季度一次，支委会、党小组会每月一次，党课按期上；主题党日每月一次；组织生活会、民主评议每年一次，一般在第四季度。
        </p>
        <p className="citation">支部工作条例第十一至十八条；教育管理条例第十六至十八条</p>
      </MarginNote>
      <MarginNote title="怎么算">
        <p>
          定稿的会议才算开过。期间没有结束只说「待办」，结束了还没有才算「缺」。次数可在设置的「规则」里改。
        </p>
      </MarginNote>
    </>
  )
}
