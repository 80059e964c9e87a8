/** The year as a strip: kinds down, months across; every state a shape and a word, not only a colour. */
import type { Duty } from '#shared/compliance.ts'
import { type LedgerDate, parts } from '#shared/primitives.ts'
import { entryHref } from '../registers/finding-links.ts'
import { Link } from '../ui/route.ts'
import { listHref, stripOf } from './month.ts'

const shapes = { done: '●', pending: '○', missing: '✕', ahead: '·' } as const
const words = { done: '已有', pending: '待办', missing: '缺', ahead: '未到' } as const

export function YearStrip({
  duties,
  today,
}: {
  readonly duties: readonly Duty[]
  readonly today: LedgerDate
}) {
  const { month: thisMonth } = parts(today)
  return (
    <div className="strip-frame">
      <table className="strip">
        <caption className="hidden-words">全年应开会议逐月情况</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-words">种类</span>
            </th>
            {Array.from({ length: 12 }, (_each, index) => (
              <th key={index} scope="col" className={index + 1 === thisMonth ? 'strip-now' : ''}>
                {index + 1}
                <span className="hidden-words">月</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stripOf(duties).map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.title}</th>
              {row.cells.map((cell) => (
                <td
                  key={cell.month}
                  colSpan={cell.span}
                  className={cell.span === 1 && cell.month === thisMonth ? 'strip-now' : ''}
                >
                  {cell.duty === null ? null : <Cell duty={cell.duty} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="strip-key">
        {(['done', 'pending', 'missing', 'ahead'] as const).map((state) => (
          <span key={state}>
            <span className={`strip-${state}`} aria-hidden>
              {shapes[state]}
            </span>{' '}
            {words[state]}
          </span>
        ))}
      </p>
    </div>
  )
}

function Cell({ duty }: { readonly duty: Duty }) {
  const text = `${duty.period}${duty.title}：${words[duty.state]}${duty.due > 1 ? `（${duty.done}/${duty.due}）` : ''}`
  const shown = (
    <>
      <span aria-hidden>
        {shapes[duty.state]}
        {duty.done > 1 ? <small>{duty.done}</small> : null}
      </span>
      <span className="hidden-words">{text}</span>
    </>
  )
  if (duty.state === 'ahead' && duty.done === 0) {
    return (
      <span className="strip-cell strip-ahead" title={text}>
        {shown}
      </span>
    )
  }
  return (
    <Link to={cellHref(duty)} className={`strip-cell strip-${duty.state}`} title={text}>
      {shown}
    </Link>
  )
}

/** The one record that fulfils the duty; where there are several, the list or the calendar, which names them all. */
function cellHref({ recordIds, entryIds, ...duty }: Duty): string {
  const [meetingId, entryId] = [recordIds[0], entryIds[0]]
  if (recordIds.length + entryIds.length === 1)
    return entryId === undefined ? `/meetings/${meetingId ?? 0}` : entryHref(entryId)
  return entryId === undefined
    ? listHref({ recordIds, entryIds, ...duty })
    : `/calendar?year=${duty.from.slice(0, 4)}`
}
