/** The year: rows duties, columns months; every state a shape and a word. Arrows move, Enter opens. */
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Duty } from '#shared/compliance.ts'
import { type LedgerDate, parts } from '#shared/primitives.ts'
import { type StripRow, stripOf } from '../home/month.ts'
import { isComposing } from '../ui/keys.ts'
import { go } from '../ui/route.ts'
import { type Place, beginWord, cellAt, cellHref, cellWords, placeAfter, shapes, stateWord } from './cells.ts'
import { CellDetail } from './cell-detail.tsx'

export interface YearGridProps {
  readonly year: number
  readonly duties: readonly Duty[]
  readonly today: LedgerDate
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** One stop for Tab; inside, arrows, Home, End, Enter. */
export function YearGrid({ year, duties, today }: YearGridProps) {
  const rows = stripOf(duties)
  const now = parts(today)
  const thisMonth = now.year === year ? now.month : null
  const [place, setPlace] = useState<Place>({ row: 0, month: thisMonth ?? 1 })
  const grid = useRef<HTMLTableElement>(null)
  const detail = useRef<HTMLDivElement>(null)
  const active = cellAt(rows[place.row], place.month)

  // an arrow has set its month already; a wider cell under it keeps that month
  const stand = (at: Place, span: number) =>
    setPlace((before) =>
      before.row === at.row && before.month >= at.month && before.month < at.month + span ? before : at,
    )
  const open = (duty: Duty | null) => {
    if (duty === null) return
    const href = cellHref(duty, today)
    if (href === null) detail.current?.querySelector<HTMLElement>('a')?.focus()
    else go(href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return open(active?.duty ?? null)
    }
    const next = placeAfter(rows, place, event.key)
    if (next === undefined) return
    event.preventDefault()
    setPlace(next)
    const cell = cellAt(rows[next.row], next.month)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${cell?.month ?? 0}"]`)?.focus()
  }

  return (
    <>
      <div className="calendar-frame">
        <table className="calendar" role="grid" aria-label={`${year}年组织生活日历`} ref={grid}>
          <thead>
            <tr>
              <th scope="col">应做的事</th>
              {months.map((month) => (
                <th key={month} scope="col" className={month === thisMonth ? 'calendar-now' : ''}>
                  {month}月{month === thisMonth ? <span className="hidden-words">（本月）</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={onKeyDown}>
            {rows.map((row, index) => (
              <Row
                key={row.key}
                row={row}
                index={index}
                here={place.row === index ? active?.month : undefined}
                thisMonth={thisMonth}
                today={today}
                onFocused={stand}
                onOpen={open}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="calendar-key">
        <span>● 已开、已有</span>
        <span>○ 待开、待办（期间没有结束）</span>
        <span>✕ 缺</span>
        <span>· 未到</span>
        <span className="calendar-keys">方向键移动，回车打开或新建</span>
      </p>
      <div ref={detail}>
        {active?.duty === null || active === undefined ? null : (
          <CellDetail duty={active.duty} year={year} today={today} />
        )}
      </div>
    </>
  )
}

interface RowProps {
  readonly row: StripRow
  readonly index: number
  /** First month of the cell that Tab stops at, where it is in this row. */
  readonly here: number | undefined
  readonly thisMonth: number | null
  readonly today: LedgerDate
  onFocused(place: Place, span: number): void
  onOpen(duty: Duty | null): void
}

function Row({ row, index, here, thisMonth, today, onFocused, onOpen }: RowProps) {
  return (
    <tr>
      <th scope="row">{row.title}</th>
      {row.cells.map(({ month, span, duty }) => {
        const now = span === 1 && month === thisMonth
        return (
          <td
            key={month}
            role="gridcell"
            colSpan={span}
            tabIndex={here === month ? 0 : -1}
            data-cell={`${index}-${month}`}
            data-state={duty?.state ?? 'none'}
            className={now ? 'calendar-now' : ''}
            aria-label={duty === null ? `${row.title} ${month}月：不要求` : labelOf(duty, today)}
            title={duty === null ? undefined : labelOf(duty, today)}
            onFocus={() => onFocused({ row: index, month }, span)}
            onClick={() => onOpen(duty)}
          >
            {duty === null ? null : (
              <span className={`calendar-cell is-${duty.state}`}>
                <span aria-hidden>{shapes[duty.state]}</span>
                {stateWord(duty)}
                {counted(duty) ? (
                  <small>
                    {duty.done}/{duty.due}
                  </small>
                ) : null}
              </span>
            )}
          </td>
        )
      })}
    </tr>
  )
}

const counted = ({ due, done }: Duty): boolean => due > 1 || done > 1

const labelOf = (duty: Duty, today: LedgerDate): string => {
  const action =
    duty.recordIds.length === 0
      ? beginWord(duty, today)
      : duty.recordIds.length === 1
        ? '打开记录'
        : '选一份记录'
  // what stands in the cell is part of its name, for those who say aloud what they see
  const seen = counted(duty) ? `，${stateWord(duty)} ${duty.done}/${duty.due}` : ''
  return `${cellWords(duty)}${seen}。${action}`
}
