/** The year at the left: quarters and months, a dot per record, hollow while it is a draft. */
import { Button } from 'antd'
import type { MeetingSummary } from '#shared/meetings.ts'

export interface YearRailProps {
  readonly year: number
  readonly month: number | null
  readonly meetings: readonly MeetingSummary[]
  readonly onYear: (year: number) => void
  readonly onMonth: (month: number | null) => void
}

const quarters = ['一季度', '二季度', '三季度', '四季度'] as const
const shownDots = 8

export function YearRail({ year, month, meetings, onYear, onMonth }: YearRailProps) {
  const ofMonth = (number: number) =>
    meetings.filter((meeting) => Number(meeting.startsAt.slice(5, 7)) === number && meeting.state !== 'void')
  return (
    <nav className="year-rail" aria-label="按年月查看">
      <div className="year-head">
        <Button type="text" size="small" aria-label={`看 ${year - 1} 年`} onClick={() => onYear(year - 1)}>
          ‹
        </Button>
        <button
          type="button"
          className="year-name"
          aria-pressed={month === null}
          onClick={() => onMonth(null)}
        >
          {year}
        </button>
        <Button type="text" size="small" aria-label={`看 ${year + 1} 年`} onClick={() => onYear(year + 1)}>
          ›
        </Button>
      </div>
      {quarters.map((quarter, index) => (
        <section key={quarter}>
          <h2>{quarter}</h2>
          <ul>
            {[1, 2, 3].map((step) => {
              const number = index * 3 + step
              const held = ofMonth(number)
              const drafts = held.filter((meeting) => meeting.state !== 'final').length
              return (
                <li key={number}>
                  <button
                    type="button"
                    aria-pressed={month === number}
                    aria-label={`${number}月，${held.length} 次${drafts > 0 ? `，其中 ${drafts} 次未定稿` : ''}`}
                    onClick={() => onMonth(month === number ? null : number)}
                  >
                    <span>{number}月</span>
                    <span className="dots" aria-hidden>
                      {held.slice(0, shownDots).map((meeting) => (
                        <i
                          key={meeting.meetingId}
                          className={meeting.state === 'final' ? 'dot' : 'dot open'}
                        />
                      ))}
                      {held.length > shownDots ? `+${held.length - shownDots}` : ''}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      <p className="hint">
        <i className="dot" aria-hidden /> 已定稿 <i className="dot open" aria-hidden /> 未定稿
      </p>
    </nav>
  )
}
