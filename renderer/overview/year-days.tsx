/** The year's days as a sheet: a row a month, a square a day, in it what the day held. */
import type { OverviewYear } from '#shared/overview.ts'
import { dateOf, daysInMonth, weekday } from '#shared/primitives.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { Link } from '../ui/route.ts'
import { dayWords, hrefOf, kindMarks, marksOf, talkMark, toneOf } from './words.ts'

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const numbers = Array.from({ length: 31 }, (_, index) => index + 1)

export function YearDays({ overview }: { readonly overview: OverviewYear }) {
  const { year, kinds } = overview
  return (
    <>
      <div className="overview-frame">
        <table className="overview-days">
          <caption className="hidden-words">{year}年每一天</caption>
          <thead>
            <tr>
              <th scope="col">月</th>
              {numbers.map((day) => (
                <th key={day} scope="col">
                  {day}
                </th>
              ))}
              <th scope="col">会议</th>
              <th scope="col">谈话</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <Month key={month} month={month} overview={overview} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="overview-key">
        {kinds
          .filter(({ total }) => total > 0)
          .map(({ kind }) => (
            <span key={kind}>
              {kindMarks[kind]} {meetingTitles[kind]}
            </span>
          ))}
        <span>{talkMark} 谈话</span>
        <span>颜色越深，当天的事越多</span>
        <span>灰底是周末</span>
      </p>
    </>
  )
}

function Month({ month, overview }: { readonly month: number; readonly overview: OverviewYear }) {
  const { year, asOf } = overview
  const length = daysInMonth(year, month)
  const days = overview.days.filter(({ day }) => Number(day.slice(5, 7)) === month)
  const undated = overview.talksByMonth[month - 1] ?? 0
  const talks = days.reduce((sum, one) => sum + one.talks, undated)
  const ahead = dateOf(year, month, 1) > asOf
  return (
    <tr>
      <th scope="row">
        <Link to={`/meetings?year=${year}&month=${month}`}>{month}月</Link>
      </th>
      {numbers.map((number) => {
        if (number > length) return <td key={number} className="is-no-day" />
        const date = dateOf(year, month, number)
        const held = days.find(({ day }) => day === date)
        const rest = [0, 6].includes(weekday(date)) ? 'is-rest' : ''
        const today = date === asOf && !asOf.endsWith('-12-31') ? ' is-today' : ''
        if (held === undefined) return <td key={number} className={rest + today} />
        return (
          <td key={number} className={`is-tone-${toneOf(held)}${today}`} title={dayWords(held)}>
            {/* by keys the month's own list is nearer than three hundred squares */}
            <Link to={hrefOf(held)} tabIndex={-1}>
              <span className="hidden-words">{dayWords(held)} </span>
              {marksOf(held).join('')}
            </Link>
          </td>
        )
      })}
      <td className="number">{ahead ? null : overview.months[month - 1]}</td>
      <td className="number" title={undated > 0 ? `其中 ${undated} 次只记到月` : undefined}>
        {ahead ? null : talks}
      </td>
    </tr>
  )
}
