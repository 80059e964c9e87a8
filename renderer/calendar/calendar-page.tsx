/** The year that a branch owes, month by month, and what is to be done this month. */
import { Button, Skeleton } from 'antd'
import { type LedgerDate, parts } from '#shared/primitives.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { todosOf } from './todo.ts'
import { YearGrid } from './year-grid.tsx'
import './calendar.css'

/** `/calendar`, `/calendar?year=2025`. */
export function CalendarPage() {
  const { branchId, branch } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const year = yearIn(params.get('year')) ?? parts(today).year
  const asked = useAsk('compliance.calendar', { branchId, year }, { keepPrevious: true })
  const show = (next: number) => go(`/calendar?year=${next}`, { replace: true })
  return (
    <Page
      title={`${year} 年日历`}
      subtitle={branch.name}
      actions={
        <>
          <Button aria-label={`看 ${year - 1} 年`} onClick={() => show(year - 1)}>
            ‹ {year - 1}
          </Button>
          <Button aria-label={`看 ${year + 1} 年`} onClick={() => show(year + 1)}>
            {year + 1} ›
          </Button>
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
      margin={<ThisMonth today={today} />}
    >
      {asked.error === null ? null : <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined ? (
        asked.error === null ? (
          <Skeleton active />
        ) : null
      ) : asked.data.duties.length === 0 ? (
        <p className="empty-page">
          {year} 年没有要核查的组织生活：支部这时还没有成立，或次数都设成了 0。次数在
          <Link to="/settings?tab=rules">规则</Link>里看。
        </p>
      ) : (
        <>
          {asked.data.duties.every(({ state }) => state !== 'done') ? <NothingYet year={year} /> : null}
          <YearGrid key={asked.data.year} year={asked.data.year} duties={asked.data.duties} today={today} />
        </>
      )}
    </Page>
  )
}

/** A new ledger shows a year of gaps: why, and what fills them. */
function NothingYet({ year }: { readonly year: number }) {
  return (
    <p className="calendar-beginning">
      {year} 年还没有定稿的会议，所以过去的期间都是「缺」。开过的会点那一格补记，或从
      <Link to="/import">导入</Link>整批收进来；支部是年中才成立的，在
      <Link to="/settings?tab=branch">设置</Link>里写上成立时间，成立以前不算。
    </p>
  )
}

function ThisMonth({ today }: { readonly today: LedgerDate }) {
  const { branchId } = useBranch()
  const { year, month } = parts(today)
  const calendar = useAsk('compliance.calendar', { branchId, year }).data
  const meetings = useAsk('meetings.list', { branchId, from: `${year}-01-01`, to: `${year}-12-31` }).data
  const items = useAsk('rectification.list', { branchId, state: 'open' }).data
  const study = useAsk('study.list', { branchId }).data ?? []
  if (calendar === undefined || meetings === undefined || items === undefined) return null
  const groups = todosOf({ duties: calendar.duties, meetings, items, study, today })
  const missing = calendar.duties.filter(({ state }) => state === 'missing').length
  return (
    <section aria-label={`${month}月要办的事`} className="todo">
      <h2>{month}月要办的事</h2>
      {groups.length === 0 ? <p>该开的都开了，没有要办的。</p> : null}
      {groups.map((group) => (
        <MarginNote key={group.title} title={group.title}>
          <ul>
            {group.todos.map((todo) => (
              <li key={todo.key}>
                <Link to={todo.to}>{todo.text}</Link>{' '}
                <span className={todo.late ? 'word-wrong' : 'word-faint'}>{todo.when}</span>
              </li>
            ))}
          </ul>
        </MarginNote>
      ))}
      {missing === 0 ? null : (
        <MarginNote title="已经过期">
          <p>
            今年有 {missing} 格是「缺」。<Link to={`/inspection?period=${year}`}>看检查</Link>
          </p>
        </MarginNote>
      )}
      <MarginNote title="怎么算">
        <p>定稿的会议才算。期间没有结束只说「待开」，结束了还没有才算「缺」。</p>
        <p>
          次数按当年适用的<Link to="/settings?tab=rules">规则</Link>算；停用的规则不在表里。
        </p>
      </MarginNote>
    </section>
  )
}

function yearIn(text: string | null): number | undefined {
  const year = Number(text)
  return text !== null && Number.isSafeInteger(year) && year >= 1921 && year <= 2200 ? year : undefined
}
