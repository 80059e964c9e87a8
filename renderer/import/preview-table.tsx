/** The preview: one block per row of the file, with its doubts in words under it. */
import { Checkbox } from 'antd'
import type { KeyboardEvent } from 'react'
import type { Doubt, ProposedRow } from '#shared/imports.ts'
import { verdictTitles } from '#shared/imports.ts'
import { canBeTaken, correct, fateOf, stillLacking, tick } from './decisions.ts'
import type { DecidedRow, Decision, Decisions, Fate } from './decisions.ts'
import { doubtText } from '#shared/import/doubt-words.ts'
import { fieldTitle } from './fields.ts'
import { PreviewCell } from './preview-cell.tsx'
import { Changes, Namesakes, WhoIsIt } from './preview-questions.tsx'

interface Props {
  readonly rows: readonly DecidedRow[]
  readonly fields: readonly string[]
  readonly disabled: boolean
  readonly decisions: Decisions
  decide(decisions: Decisions): void
}

export function PreviewTable({ rows, fields, disabled, decisions, decide }: Props) {
  if (rows.length === 0) return <p className="import-none">没有这一类的行。</p>
  return (
    <div className="import-table-frame" onKeyDown={walk}>
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col">导入</th>
            <th scope="col">行</th>
            <th scope="col">判定</th>
            {fields.map((field) => (
              <th scope="col" key={field}>
                {fieldTitle(field)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row, index) => (
          <RowBlock
            key={row.key}
            index={index}
            decided={row}
            fields={fields}
            disabled={disabled}
            decisions={decisions}
            decide={decide}
          />
        ))}
      </table>
    </div>
  )
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrow keys lead from cell to cell; Enter opens the one that has the cursor, Escape closes it unchanged. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  const target = event.target instanceof HTMLElement ? event.target : null
  const at = target?.dataset['at']?.split(':').map(Number)
  if (step === undefined || at === undefined || event.ctrlKey || event.altKey || event.metaKey) return
  const [row = 0, column = 0] = at
  const next = event.currentTarget.querySelector<HTMLElement>(
    `[data-at="${row + step[0]}:${column + step[1]}"]`,
  )
  if (next === null) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

interface BlockProps {
  /** On this page. */
  readonly index: number
  readonly decided: DecidedRow
  readonly fields: readonly string[]
  readonly disabled: boolean
  readonly decisions: Decisions
  decide(decisions: Decisions): void
}

function RowBlock({ index, decided, fields, disabled, decisions, decide }: BlockProps) {
  const { row, choice, sheet } = decided
  const fate = fateOf(decided)
  const takeable = canBeTaken(decided)
  const questions = { decided, disabled, decisions, decide }
  return (
    <tbody data-row={row.row} data-verdict={row.verdict} className={`import-row fate-${fate}`}>
      <tr>
        <td>
          <Checkbox
            aria-label={`导入第 ${row.row} 行`}
            checked={fate === 'add' || fate === 'change'}
            disabled={disabled || !takeable || fate === 'undecided'}
            onChange={(event) => decide(tick(decisions, decided, event.target.checked))}
          />
        </td>
        <td className="number" title={sheet.name ?? undefined}>
          {row.row}
        </td>
        <td className="import-verdict">
          <b className={`verdict-${row.verdict}`}>{verdictTitles[row.verdict]}</b>
          {fateWord(row, fate)}
        </td>
        {fields.map((field, column) => (
          <td key={field}>
            <PreviewCell
              at={`${index}:${column}`}
              field={field}
              row={row}
              choice={choice}
              disabled={disabled || isNoRecord(row)}
              onCorrect={(value) => decide(correct(decisions, decided, field, value))}
            />
          </td>
        ))}
      </tr>
      {row.verdict === 'conflict' ||
      row.doubts.length > 0 ||
      row.original !== undefined ||
      row.unread !== undefined ||
      row.changes !== undefined ? (
        <tr className="import-why">
          <td colSpan={fields.length + 3}>
            <div>
              <WhoIsIt {...questions} />
              <Changes {...questions} />
              <Namesakes {...questions} />
              {row.unread === undefined ? null : (
                <p className="hint">没认出的栏，照原文随记录保存：{row.unread}</p>
              )}
              <Doubts decided={decided} />
              {row.original === undefined ? null : (
                <details className="import-original">
                  <summary>第 {row.row} 份的原文</summary>
                  <pre>{row.original}</pre>
                </details>
              )}
            </div>
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}

const isNoRecord = (row: ProposedRow) => row.doubts.some((doubt) => doubt.code === 'notARecord')

/** Says so where what will happen is not what was proposed. */
function fateWord(row: ProposedRow, fate: Fate) {
  const usual: Fate =
    row.verdict === 'new'
      ? 'add'
      : row.verdict === 'update'
        ? 'change'
        : row.verdict === 'conflict'
          ? 'undecided'
          : 'leave'
  if (fate === usual) return null
  return <small>→ {fate === 'add' ? '新增' : fate === 'change' ? '更新' : '不导入'}</small>
}

/** A doubt about a cell that has been corrected since is answered. */
function Doubts({ decided }: { readonly decided: DecidedRow }) {
  const { row, choice } = decided
  const lacking = row.verdict === 'error' && choice?.values !== undefined ? stillLacking(decided) : []
  return (
    <ul>
      {lacking.length === 0 ? null : (
        <li role="status">
          <b>还不能导入：</b>还要填上{lacking.map((field) => `「${fieldTitle(field)}」`).join('')}。
        </li>
      )}
      {row.doubts.map((doubt, index) => {
        const { what, todo } = doubtText(doubt)
        const answered = isAnswered(doubt, choice)
        return (
          <li
            key={`${doubt.code}-${index}`}
            data-doubt={doubt.code}
            className={answered ? 'is-answered' : undefined}
          >
            <b>{what}。</b>
            {answered ? answerWord(doubt) : todo}
          </li>
        )
      })}
    </ul>
  )
}

const answerWord = ({ code }: Doubt): string =>
  code === 'possibleSamePerson' || code === 'fieldConflict' ? '已选定。' : '已改正。'

function isAnswered({ code, field, raw }: Doubt, choice: Decision | undefined): boolean {
  if (field === undefined) return false
  const values = choice?.values ?? {}
  if (Object.hasOwn(values, field) || (field === 'meetingDate' && Object.hasOwn(values, 'date'))) return true
  if (code === 'possibleSamePerson' && choice?.matchId !== undefined) return true
  if (code === 'possibleSamePerson') return Object.hasOwn(choice?.people ?? {}, String(raw))
  return code === 'fieldConflict' && (choice?.took?.includes(field) === true || choice?.matchId !== undefined)
}
