/** All registers: what each is for, how many records it has this year, the latest. */
import { Skeleton } from 'antd'
import { useEffect } from 'react'
import { chineseDate } from '#shared/primitives.ts'
import { anyRegister } from '#shared/registers/all.ts'
import type { OutputOf } from '#shared/contract.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import type { PageRouteProps } from '../pages.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go } from '../ui/route.ts'
import { registerGroups } from './words.ts'
import { YearSwitch } from './year-switch.tsx'
import './registers.css'

type View = OutputOf<'registers.overview'>[number]

/** `/registers`, `/registers?year=2025`; `/registers?entry=12` goes to that record, whichever register holds it. */
export function RegistersPage({ params }: PageRouteProps) {
  const entry = Number(params.get('entry'))
  return Number.isSafeInteger(entry) && entry > 0 ? <Locate entryId={entry} /> : <Hub params={params} />
}

function Locate({ entryId }: { readonly entryId: number }) {
  const { data, error } = useAsk('registers.locate', { entryId })
  useEffect(() => {
    if (data !== undefined) go(`/registers/${data.register}?entry=${data.entryId}`, { replace: true })
  }, [data])
  return (
    <Page title="登记">
      {error === null ? (
        <Skeleton active />
      ) : (
        <FailureNote error={error}>
          <Link to="/registers">看全部登记簿</Link>
        </FailureNote>
      )}
    </Page>
  )
}

function Hub({ params }: { readonly params: URLSearchParams }) {
  const { branchId } = useBranch()
  const today = useToday()
  const year = Number(params.get('year') ?? today.slice(0, 4))
  const asked = useAsk('registers.overview', { branchId, year }, { keepPrevious: true })
  return (
    <Page
      title={`${year} 年登记簿`}
      subtitle="会议、谈话、学习、党费以外的事，按日期登记在这里"
      actions={<YearSwitch year={year} today={today} hrefOf={(other) => `/registers?year=${other}`} />}
      margin={
        <MarginNote title="怎么用">
          <p>每本登记簿都能直接写，也能从旧表格导入；写好的印进台账。</p>
          <p>在会议里开展并勾选了的（廉政学习、听取汇报等）会自动计入，不必再登记一次。</p>
          <p>登记错了的作废，留痕不删，可以恢复。</p>
        </MarginNote>
      }
    >
      {asked.error === null ? null : <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined ? (
        asked.error === null ? (
          <Skeleton active />
        ) : null
      ) : (
        <table className="ruled-table register-hub">
          <thead>
            <tr>
              <th scope="col">登记簿</th>
              <th scope="col">依据</th>
              <th scope="col" className="number">
                {year} 年
              </th>
              <th scope="col">最近</th>
              <th scope="col">
                <span className="hidden-words">登记</span>
              </th>
            </tr>
          </thead>
          {registerGroups.map((group) => (
            <tbody key={group.title}>
              <tr>
                <th scope="rowgroup" colSpan={5} className="register-group">
                  {group.title}
                </th>
              </tr>
              {group.registers.map((name) => {
                const view = asked.data.find((each) => each.register === name)
                return view === undefined ? null : <Line key={name} view={view} year={year} today={today} />
              })}
            </tbody>
          ))}
        </table>
      )}
    </Page>
  )
}

interface LineProps {
  readonly view: View
  readonly year: number
  readonly today: string
}

function Line({ view, year, today }: LineProps) {
  const { register, title, count, latest } = view
  const ofYear = String(year) === today.slice(0, 4) ? '' : `?year=${year}`
  return (
    <tr>
      <th scope="row">
        <Link to={`/registers/${register}${ofYear}`}>{title}</Link>
      </th>
      <td className="register-basis">{anyRegister[register].basis}</td>
      <td className="number">{count === 0 ? <span className="word-faint">0 条</span> : `${count} 条`}</td>
      <td className="register-latest">
        {latest === null ? <span className="word-faint">还没有</span> : chineseDate(latest).slice(5)}
      </td>
      <td className="register-begin">
        <Link
          to={`/registers/${register}?new=1`}
          aria-label={`登记：${title}，${anyRegister[register].begin}`}
        >
          登记
        </Link>
      </td>
    </tr>
  )
}
