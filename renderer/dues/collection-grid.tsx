/** Members × months, typed like a spreadsheet: arrows move, Enter goes down, Space takes the assessed amount. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { DuesMonth, DuesYear } from '#shared/dues.ts'
import { yuan } from '#shared/rules/dues.ts'
import { isComposing } from '../ui/keys.ts'
import { readYuan } from './amounts.ts'
import { cellWords, dayOf, isOpen, markOf, missingOf } from './month-words.ts'

export const cellKey = (memberId: number, month: string): string => `${memberId} ${month}`

interface Props {
  readonly year: DuesYear
  /** What is typed and not entered yet, by `cellKey`. */
  readonly typed: ReadonlyMap<string, string>
  readonly onType: (changes: ReadonlyMap<string, string>) => void
  /** The member that was asked for in the address. */
  readonly asked: number | undefined
  readonly onOpenMember: (memberId: number) => void
}

/** Paid cells show amount and day; the others take an amount. */
export function CollectionGrid({ year, typed, onType, asked, onOpenMember }: Props) {
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (asked !== undefined)
      grid.current?.querySelector(`[data-member="${asked}"]`)?.scrollIntoView({ block: 'center' })
  }, [asked])

  function moveTo(row: number, column: number): void {
    const target = grid.current?.querySelector<HTMLElement>(
      `[data-cell="${Math.min(Math.max(row, 0), year.rows.length - 1)}-${Math.min(Math.max(column, 0), 11)}"]`,
    )
    target?.focus()
    if (target instanceof HTMLInputElement) target.select()
  }

  function onKeyDown(event: KeyboardEvent, row: number, column: number, month: DuesMonth): void {
    if (isComposing(event) || event.ctrlKey || event.metaKey) return
    const input = event.target instanceof HTMLInputElement ? event.target : undefined
    const atStart = input === undefined || input.selectionStart === 0
    const atEnd = input === undefined || input.selectionEnd === input.value.length
    const to: Readonly<Record<string, readonly [number, number] | undefined>> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      Enter: [row + 1, column],
      ...(atStart ? { ArrowLeft: [row, column - 1] as const } : {}),
      ...(atEnd ? { ArrowRight: [row, column + 1] as const } : {}),
    }
    const target = to[event.key]
    if (target !== undefined) {
      event.preventDefault()
      moveTo(...target)
      return
    }
    const missing = missingOf(month)
    const member = year.rows[row]
    if (event.key !== ' ' || !isOpen(month) || missing === null || member === undefined) return
    event.preventDefault()
    onType(new Map([[cellKey(member.memberId, month.month), yuan(missing)]]))
    moveTo(row + 1, column)
  }

  function fillMonth(index: number): void {
    const changes = year.rows.flatMap(({ memberId, months }) => {
      const month = months[index]
      const missing = month === undefined || !isOpen(month) ? null : missingOf(month)
      return month === undefined || missing === null || missing === 0
        ? []
        : [[cellKey(memberId, month.month), yuan(missing)] as const]
    })
    onType(new Map(changes))
  }

  return (
    <div className="dues-grid-frame">
      <table className="dues-grid" role="grid" aria-label={`${year.year} 年党费收缴表`} ref={grid}>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">月应交</th>
            {monthNumbers.map((number) => (
              <th scope="col" key={number}>
                {number}月
                {year.rows.some(({ months }) => canFill(months[number - 1])) ? (
                  <button
                    type="button"
                    className="dues-fill"
                    title={`${number}月没有交的，全部填入核定额，核对后再登记`}
                    aria-label={`${number}月收齐：全部按核定额填入`}
                    onClick={() => fillMonth(number - 1)}
                  >
                    收齐
                  </button>
                ) : null}
              </th>
            ))}
            <th scope="col">实交</th>
          </tr>
        </thead>
        <tbody>
          {year.rows.map((member, row) => (
            <tr
              key={member.memberId}
              data-member={member.memberId}
              className={member.memberId === asked ? 'is-asked' : undefined}
            >
              <th scope="row">
                <button type="button" className="dues-name" onClick={() => onOpenMember(member.memberId)}>
                  {member.name}
                </button>
                {member.note === '' ? null : <small>{member.note}</small>}
              </th>
              <td className="dues-number">{currentDue(member.months)}</td>
              {member.months.map((month, column) => (
                <Cell
                  key={month.month}
                  place={`${row}-${column}`}
                  name={member.name}
                  month={month}
                  text={typed.get(cellKey(member.memberId, month.month)) ?? ''}
                  onText={(text) => onType(new Map([[cellKey(member.memberId, month.month), text]]))}
                  onKeyDown={(event) => onKeyDown(event, row, column, month)}
                />
              ))}
              <td className="dues-number">{yuan(member.paidFen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td />
            {monthNumbers.map((number) => (
              <td key={number} className="dues-number">
                {sumOf(year, number - 1)}
              </td>
            ))}
            <td className="dues-number">{yuan(year.paidFen)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="dues-legend">
        <span>
          <i className="dues-mark is-unpaid">未交</i> 到期没有交
        </span>
        <span>补＝补交　预＝预交　欠＝没有交足</span>
        <span>— 不在本支部交</span>
        <span className="dues-keys">方向键移动，空格填入核定额，回车到下一人，Ctrl+回车登记</span>
      </p>
    </div>
  )
}

const monthNumbers = Array.from({ length: 12 }, (_, index) => index + 1)

const canFill = (month: DuesMonth | undefined): boolean =>
  month !== undefined && isOpen(month) && (missingOf(month) ?? 0) > 0

function currentDue(months: readonly DuesMonth[]): string {
  const due = months.findLast(({ dueFen }) => dueFen !== null)?.dueFen ?? null
  return due === null ? '未核定' : yuan(due)
}

function sumOf({ rows }: DuesYear, index: number): string {
  const fen = rows.reduce((total, { months }) => total + (months[index]?.paidFen ?? 0), 0)
  return fen === 0 ? '' : yuan(fen)
}

interface CellProps {
  readonly place: string
  readonly name: string
  readonly month: DuesMonth
  readonly text: string
  readonly onText: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function Cell({ place, name, month, text, onText, onKeyDown }: CellProps) {
  const words = cellWords(name, month)
  const under = markOf(month) + (month.paidFen === 0 ? '免交' : dayOf(month))
  if (!isOpen(month))
    return (
      <td
        role="gridcell"
        tabIndex={-1}
        data-cell={place}
        data-state={month.state}
        className="dues-cell"
        // what stands in the cell is part of its name, for those who say aloud what they see
        aria-label={month.state === 'notOwed' ? words : `${words}，${yuan(month.paidFen)} ${under}`}
        title={words}
        onKeyDown={onKeyDown}
      >
        {month.state === 'notOwed' ? (
          '—'
        ) : (
          <>
            {yuan(month.paidFen)} <small>{under}</small>
          </>
        )}
      </td>
    )
  const wrong = text !== '' && readYuan(text) === undefined
  return (
    <td
      role="gridcell"
      data-state={month.state}
      className={text === '' ? 'dues-cell' : 'dues-cell is-typed'}
      title={words}
    >
      {month.paidFen > 0 ? <small className="dues-partial">已交 {yuan(month.paidFen)}</small> : null}
      <input
        className="dues-input"
        inputMode="decimal"
        data-cell={place}
        aria-label={words}
        aria-invalid={wrong}
        placeholder={month.state === 'unpaid' ? '未交' : month.state === 'partial' ? '欠' : ''}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </td>
  )
}
