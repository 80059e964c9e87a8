/** The year's matrix: rows members, columns with whom; arrows move, Enter writes the talk of that cell. */
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Coverage } from '#shared/talks.ts'
import { isComposing } from '../ui/keys.ts'
import { go } from '../ui/route.ts'
import { cellWords, coverageCell, coverageColumns, newTalkAddress } from './coverage-cells.ts'
import type { CoverageCell } from './coverage-cells.ts'

interface Place {
  readonly row: number
  readonly column: number
}

/** More columns than the page is wide for: then the matrix scrolls sideways on its own. */
const BROAD = 8

/** One stop for Tab; inside, arrows, Home, End, Enter. */
export function CoverageMatrix({ coverage }: { readonly coverage: Coverage }) {
  const columns = coverageColumns(coverage)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  const grid = useRef<HTMLTableElement>(null)

  function moveTo(next: Place) {
    const row = Math.min(Math.max(next.row, 0), coverage.rows.length - 1)
    const column = Math.min(Math.max(next.column, 0), columns.length - 1)
    setPlace({ row, column })
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return
    const target = steps(place, columns.length)[event.key]
    if (target !== undefined) {
      event.preventDefault()
      moveTo(target)
      return
    }
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open(place)
  }

  function open(at: Place) {
    const row = coverage.rows[at.row]
    const column = columns[at.column]
    if (row === undefined || column === undefined || column.memberId === row.memberId) return
    go(newTalkAddress(row, column))
  }

  return (
    <div className={columns.length > BROAD ? 'talks-matrix-frame is-broad' : 'talks-matrix-frame'}>
      <table className="talks-matrix" role="grid" aria-label={`${coverage.year} 年谈心谈话覆盖表`} ref={grid}>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            {columns.map((column) => (
              <th scope="col" key={column.key} className={`is-${column.kind}`}>
                {column.title.split(' ').map((word) => (
                  <span key={word}>{word}</span>
                ))}
              </th>
            ))}
            <th scope="col">合计</th>
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {coverage.rows.map((row, rowIndex) => (
            <tr key={row.memberId}>
              <th scope="row">
                {row.memberName}
                {row.post === '' ? null : <small>{row.post}</small>}
              </th>
              {columns.map((column, columnIndex) => {
                const cell = coverageCell(coverage, row, column)
                const here = place.row === rowIndex && place.column === columnIndex
                return (
                  <td
                    key={column.key}
                    role="gridcell"
                    tabIndex={here ? 0 : -1}
                    data-cell={`${rowIndex}-${columnIndex}`}
                    data-state={cell.kind}
                    className={cellClass(cell)}
                    aria-label={cellWords(row, column, cell)}
                    title={cellWords(row, column, cell)}
                    onFocus={() => setPlace({ row: rowIndex, column: columnIndex })}
                    onClick={() => open({ row: rowIndex, column: columnIndex })}
                  >
                    <CellMark cell={cell} />
                  </td>
                )
              })}
              <td className="talks-total">{row.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="talks-legend">
        <span>
          <i className="talks-dot" /> 已谈（数字是次数）
        </span>
        <span>
          <i className="talks-due is-T1" /> 应谈未谈
        </span>
        <span>
          <i className="talks-due is-any" /> 与任一支委谈一次即可
        </span>
        <span>
          <i className="talks-due is-T4" /> 建议谈
        </span>
        <span>— 不适用</span>
        <span className="talks-keys">方向键移动，回车登记</span>
      </p>
    </div>
  )
}

function CellMark({ cell }: { readonly cell: CoverageCell }) {
  switch (cell.kind) {
    case 'talked':
      return (
        <>
          <i className="talks-dot" />
          {cell.count > 1 ? <b>{cell.count}</b> : null}
        </>
      )
    case 'due':
      return <i className={`talks-due is-${cell.gap.line} is-${cell.gap.severity}`} />
    case 'anyOf':
      return <i className="talks-due is-any" />
    case 'self':
      return <span aria-hidden="true">—</span>
    case 'none':
      return null
  }
}

const cellClass = (cell: CoverageCell) => (cell.kind === 'self' ? 'talks-cell is-self' : 'talks-cell')

function steps({ row, column }: Place, width: number): Readonly<Record<string, Place>> {
  return {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: width - 1 },
    PageUp: { row: row - 10, column },
    PageDown: { row: row + 10, column },
  }
}
