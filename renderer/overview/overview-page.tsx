/** 看全年: the days, how evenly they lie, who came, who talked with whom, whom the branch is made of; to be printed. */
import { Button, Skeleton } from 'antd'
import { MeetingKind, meetingTitles } from '#shared/meetings.ts'
import type { OverviewYear } from '#shared/overview.ts'
import { chineseDate } from '#shared/primitives.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import type { PageRouteProps } from '../pages.tsx'
import { YearSwitch } from '../registers/year-switch.tsx'
import { CoverageMatrix } from '../talks/coverage-matrix.tsx'
import '../talks/talks.css'
import { Door, EmptyPage } from '../ui/empty-page.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Link } from '../ui/route.ts'
import { AttendanceTable } from './attendance-table.tsx'
import { Evenness } from './evenness.tsx'
import './overview.css'
import { StructureTables } from './structure-tables.tsx'
import { YearDays } from './year-days.tsx'

/** `/overview`, `/overview?year=2025&kind=committeeMeeting`. */
export function OverviewPage({ params }: PageRouteProps) {
  const { branchId, branch } = useBranch()
  const today = useToday()
  const asked = Number(params.get('year'))
  const thisYear = Number(today.slice(0, 4))
  const year = Number.isSafeInteger(asked) && asked >= 1921 && asked <= 2200 ? asked : thisYear
  const overview = useAsk('overview.year', { branchId, year }, { keepPrevious: true })
  return (
    <Page
      wide
      title={`${year} 年全年`}
      subtitle={
        overview.data === undefined
          ? branch.name
          : `${branch.name} · 截至 ${chineseDate(overview.data.asOf)} · 只数定了稿的会议`
      }
      actions={
        <>
          <YearSwitch year={year} today={today} hrefOf={(other) => `/overview?year=${other}`} />
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
    >
      {overview.error === null ? null : (
        <FailureNote error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {overview.data === undefined ? (
        overview.error === null ? (
          <Skeleton active />
        ) : null
      ) : (
        <div className="overview">
          <section aria-labelledby="overview-days">
            <h2 id="overview-days" className="section-title">
              哪天做了什么
            </h2>
            {overview.data.days.length === 0 ? (
              <NothingYet year={year} />
            ) : (
              <YearDays overview={overview.data} />
            )}
          </section>
          <section aria-labelledby="overview-even">
            <h2 id="overview-even" className="section-title">
              各月是否均匀
            </h2>
            <Evenness overview={overview.data} />
          </section>
          <Attendance overview={overview.data} asked={params.get('kind')} />
          <Talks year={year} />
          <Members year={year} />
        </div>
      )}
    </Page>
  )
}

function NothingYet({ year }: { readonly year: number }) {
  return (
    <EmptyPage
      begin={
        <Door to="/meetings" first>
          记一次会议
        </Door>
      }
      bring="去年的会议记录"
    >
      <p>
        {year}{' '}
        年还没有定了稿的会议，也没有谈话。这里把一年放在一张纸上：哪天做了什么、各月是否均匀、谁到会、谁谈了话。
      </p>
      <p>
        不用在这里填：会议定稿、谈话登记以后，自己就列出来。下面表里的「缺」是按规定应有而没有记录的次数。
      </p>
    </EmptyPage>
  )
}

function Attendance({ overview, asked }: { readonly overview: OverviewYear; readonly asked: string | null }) {
  const { branchId } = useBranch()
  const { year } = overview
  const held = overview.kinds.filter(({ total }) => total > 0)
  const kind =
    held.find((one) => one.kind === asked)?.kind ?? held[0]?.kind ?? MeetingKind.enum.generalMeeting
  const matrix = useAsk('overview.attendance', { branchId, year, kind }, { keepPrevious: true })
  if (held.length === 0) return null
  return (
    <section aria-labelledby="overview-attendance" className="overview-sheet">
      <h2 id="overview-attendance" className="section-title">
        <span>{meetingTitles[kind]}的出勤</span>
        <small>出勤率＝到会 ÷ 应到，迟到算到会</small>
      </h2>
      <nav className="overview-kinds" aria-label="看哪一种会议的出勤">
        {held.map((one) => (
          <Link
            key={one.kind}
            to={`/overview?year=${year}&kind=${one.kind}`}
            {...(one.kind === kind ? { 'aria-current': 'true' as const } : {})}
          >
            {meetingTitles[one.kind]} {one.total} 次
          </Link>
        ))}
      </nav>
      {matrix.error === null ? null : (
        <FailureNote error={matrix.error} onRetry={() => void matrix.refetch()} />
      )}
      {matrix.data === undefined ? null : <AttendanceTable matrix={matrix.data} />}
    </section>
  )
}

function Talks({ year }: { readonly year: number }) {
  const { branchId } = useBranch()
  const coverage = useAsk('talks.coverage', { branchId, year }, { keepPrevious: true }).data
  if (coverage === undefined || coverage.rows.length === 0) return null
  return (
    <section aria-labelledby="overview-talks" className="overview-sheet">
      <h2 id="overview-talks" className="section-title">
        <span>谁和谁谈过心</span>
        <small>
          {year} 年谈话 {coverage.talkCount} 次，<Link to={`/talks?year=${year}`}>还缺哪些、登记谈话</Link>
        </small>
      </h2>
      <CoverageMatrix coverage={coverage} />
    </section>
  )
}

function Members({ year }: { readonly year: number }) {
  const { branchId } = useBranch()
  const structure = useAsk('overview.structure', { branchId, year }, { keepPrevious: true }).data
  if (structure === undefined || structure.people === 0) return null
  const { people, meanAgeTenths, entered, left, asOf } = structure
  return (
    <section aria-labelledby="overview-members" className="overview-sheet">
      <h2 id="overview-members" className="section-title">
        <span>党员队伍</span>
        <small>
          {chineseDate(asOf)}在册 {people} 人
          {meanAgeTenths === null ? '' : `，平均 ${(meanAgeTenths / 10).toFixed(1)} 岁`}
          {entered > 0 ? `，当年进 ${entered} 人` : ''}
          {left > 0 ? `，当年离开 ${left} 人` : ''}
        </small>
      </h2>
      <StructureTables structure={structure} />
    </section>
  )
}
