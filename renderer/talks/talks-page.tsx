/** Talks of a year: who has talked with whom, what is owed, and the register. */
import { Button, Skeleton } from 'antd'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { NobodyYet } from '../ui/empty-page.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { CoverageMatrix } from './coverage-matrix.tsx'
import { GapList } from './gap-list.tsx'
import { TalkList } from './talk-list.tsx'
import { TalkLaw } from './talk-margin.tsx'
import './talks.css'

/** `/talks` or `/talks?year=2025`. */
export function TalksPage() {
  const { branchId } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const thisYear = Number(today.slice(0, 4))
  const year = Number(params.get('year') ?? thisYear)
  const coverage = useAsk('talks.coverage', { branchId, year }, { keepPrevious: true })
  const talks = useAsk(
    'talks.list',
    { branchId, from: `${year}-01-01`, to: `${year}-12-31`, withVoid: true },
    { keepPrevious: true },
  )
  const gaps = coverage.data?.gaps ?? []
  const owed = gaps.filter((gap) => gap.line === 'T1').length

  return (
    <Page
      title={`${year} 年谈心谈话`}
      subtitle={
        coverage.data === undefined
          ? undefined
          : `已登记 ${coverage.data.talkCount} 次 · 还缺 ${gaps.filter((gap) => gap.line !== 'T4').length} 处`
      }
      actions={
        <>
          <YearSwitch year={year} thisYear={thisYear} />
          <Button type="primary" onClick={() => go('/talks/new')}>
            登记谈话
          </Button>
        </>
      }
      margin={
        <>
          {coverage.data !== undefined &&
          coverage.data.rows.length > 0 &&
          coverage.data.committee.length === 0 ? (
            <MarginNote title="还没有登记支委会" tone="due">
              <p>
                登记了书记和委员，才能看出谁该与谁谈。<Link to="/settings">去设置里登记</Link>
              </p>
            </MarginNote>
          ) : null}
          {owed > 0 ? (
            <MarginNote title={`书记还有 ${owed} 人没有谈`} tone={year < thisYear ? 'wrong' : 'due'}>
              <p>点表中的空格，或在空格上按回车，就打开那一次谈话的记录纸。</p>
            </MarginNote>
          ) : null}
          <TalkLaw />
        </>
      }
    >
      {coverage.error === null ? null : (
        <FailureNote error={coverage.error} onRetry={() => void coverage.refetch()} />
      )}
      {coverage.data === undefined ? (
        coverage.error === null ? (
          <Skeleton active />
        ) : null
      ) : coverage.data.rows.length === 0 ? (
        <NobodyYet>
          名册里还没有党员，所以还没有谁该与谁谈。先把名册放进来，这里就列成一张表：行是党员，列是谈话的另一方，该谈没谈的留空格。
        </NobodyYet>
      ) : (
        <>
          <CoverageMatrix coverage={coverage.data} />
          <h2 className="talks-heading">还缺什么</h2>
          <GapList coverage={coverage.data} />
          <h2 className="talks-heading">谈话登记</h2>
          {talks.data === undefined ? (
            <Skeleton active />
          ) : talks.data.length === 0 ? (
            <FirstTalk year={year} />
          ) : (
            <TalkList talks={talks.data} />
          )}
        </>
      )}
    </Page>
  )
}

function YearSwitch({ year, thisYear }: { readonly year: number; readonly thisYear: number }) {
  const [least, most] = [1921, thisYear]
  const to = (other: number) => go(`/talks?year=${other}`, { replace: true })
  return (
    <span className="talks-year" role="group" aria-label="年份">
      <Button aria-label={`上一年 ${year - 1}`} disabled={year <= least} onClick={() => to(year - 1)}>
        ‹ {year - 1}
      </Button>
      <Button aria-label={`下一年 ${year + 1}`} disabled={year >= most} onClick={() => to(year + 1)}>
        {year + 1} ›
      </Button>
    </span>
  )
}

function FirstTalk({ year }: { readonly year: number }) {
  return (
    <div className="talks-empty">
      <p>{year} 年还没有登记谈话。</p>
      <p>点上面表里的空格开始：行是党员，列是谈话的另一方，人名会替您填好，写下日期就自动保存。</p>
    </div>
  )
}
