/** Kinds of meeting through the months beside what the rules ask; months drawn as bars, quarters judged. */
import type { OverviewKind, OverviewYear } from '#shared/overview.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { dateOf } from '#shared/primitives.ts'

const numbers = Array.from({ length: 12 }, (_, index) => index)
const quarterNames = ['一', '二', '三', '四']

export function Evenness({ overview }: { readonly overview: OverviewYear }) {
  const { months, quarters, kinds, year, asOf } = overview
  const most = Math.max(1, ...months)
  const total = months.reduce((sum, one) => sum + one, 0)
  return (
    <table className="ruled-table overview-even">
      <caption className="hidden-words">{year}年各月开会次数</caption>
      <thead>
        <tr>
          <th scope="col">会议</th>
          <th scope="col">规则要求</th>
          {numbers.map((index) => (
            <th key={index} scope="col" className="number">
              {index + 1}月
            </th>
          ))}
          <th scope="col" className="number">
            全年
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <Kind key={kind.kind} kind={kind} />
        ))}
      </tbody>
      <tfoot>
        <tr className="overview-bars">
          <th scope="row" colSpan={2}>
            每月合计
          </th>
          {months.map((meetings, index) => (
            <td key={index}>
              {dateOf(year, index + 1, 1) > asOf ? null : meetings}
              <svg viewBox="0 0 10 40" preserveAspectRatio="none" aria-hidden>
                <rect x="0" y={40 - (meetings * 40) / most} width="10" height={(meetings * 40) / most} />
              </svg>
            </td>
          ))}
          <td className="number">{total}</td>
        </tr>
        <tr>
          <th scope="row" colSpan={2}>
            每季
          </th>
          {quarters.map(({ quarter, meetings, inLastMonth, crowded }) => (
            <td key={quarter} colSpan={3} className="overview-quarter">
              {quarterNames[quarter - 1]}季度
              {dateOf(year, quarter * 3 - 2, 1) > asOf ? '' : ` ${meetings} 次`}
              {crowded ? (
                <b className="word-due">
                  集中在季末：{quarter * 3} 月 {inLastMonth} 次
                </b>
              ) : null}
            </td>
          ))}
          <td />
        </tr>
      </tfoot>
    </table>
  )
}

function Kind({ kind: { kind, asks, held, missing, total, due } }: { readonly kind: OverviewKind }) {
  const lacking = missing.reduce((sum, one) => sum + one, 0)
  return (
    <tr>
      <th scope="row">{meetingTitles[kind]}</th>
      <td>{asks === '' ? <span className="word-faint">没有定次数</span> : asks}</td>
      {held.map((meetings, index) => {
        const missed = missing[index] ?? 0
        return (
          <td key={index} className="number">
            {meetings > 0 ? meetings : null}
            {missed > 0 ? <span className="word-wrong"> 缺{missed}</span> : null}
          </td>
        )
      })}
      <td className="number">
        {total}
        {due > 0 ? <small> / 应 {due}</small> : null}
        {lacking > 0 ? <span className="word-wrong"> 缺{lacking}</span> : null}
      </td>
    </tr>
  )
}
