/** The preview: one block per row of the file, with its doubts in words under it. */
import { Button, Checkbox } from 'antd'
import type { ProposedRow } from '#shared/imports.ts'
import { verdictTitles } from '#shared/imports.ts'
import { MemberPicker } from '../ui/member-picker.tsx'
import { canBeTaken, correct, fateOf, settle, tick } from './decisions.ts'
import type { DecidedRow, Decisions, Fate } from './decisions.ts'
import { doubtText } from '#shared/import/doubt-words.ts'
import { fieldTitle } from './fields.ts'
import { PreviewCell } from './preview-cell.tsx'

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
    <div className="import-table-frame">
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
        {rows.map((row) => (
          <RowBlock
            key={row.key}
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

interface BlockProps {
  readonly decided: DecidedRow
  readonly fields: readonly string[]
  readonly disabled: boolean
  readonly decisions: Decisions
  decide(decisions: Decisions): void
}

function RowBlock({ decided, fields, disabled, decisions, decide }: BlockProps) {
  const { row, choice, sheet } = decided
  const fate = fateOf(decided)
  const takeable = canBeTaken(decided)
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
        {fields.map((field) => (
          <td key={field}>
            <PreviewCell
              field={field}
              row={row}
              choice={choice}
              disabled={disabled || isNoRecord(row)}
              onCorrect={(value) => decide(correct(decisions, decided, field, value))}
            />
          </td>
        ))}
      </tr>
      {row.verdict === 'conflict' || row.doubts.length > 0 || row.original !== undefined ? (
        <tr className="import-why">
          <td colSpan={fields.length + 3}>
            <div>
              {row.verdict === 'conflict' ? (
                <Conflict decided={decided} disabled={disabled} decisions={decisions} decide={decide} />
              ) : null}
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
function Doubts({ decided: { row, choice } }: { readonly decided: DecidedRow }) {
  return (
    <ul>
      {row.doubts.map((doubt, index) => {
        const { what, todo } = doubtText(doubt)
        const answered = doubt.field !== undefined && Object.hasOwn(choice?.values ?? {}, doubt.field)
        return (
          <li
            key={`${doubt.code}-${index}`}
            data-doubt={doubt.code}
            className={answered ? 'is-answered' : undefined}
          >
            <b>{what}。</b>
            {answered ? '已改正。' : todo}
          </li>
        )
      })}
    </ul>
  )
}

interface ConflictProps {
  readonly decided: DecidedRow
  readonly disabled: boolean
  readonly decisions: Decisions
  decide(decisions: Decisions): void
}

/** Two answers of equal weight; what was answered is marked and can be answered again. */
function Conflict({ decided, disabled, decisions, decide }: ConflictProps) {
  const { row, choice } = decided
  const { matchId } = row
  const record = row.doubts.some((doubt) => doubt.code === 'sameRecord')
  const twin = row.doubts.some(
    (doubt) => doubt.code === 'possibleSamePerson' && doubt.duplicateOfRow !== undefined,
  )
  const chosen =
    choice?.matchId === undefined || choice.matchId === 0 || choice.take === false ? null : choice.matchId
  const same = matchId !== undefined && choice?.take !== false && choice?.matchId === matchId
  const other = choice?.take !== false && choice?.matchId === 0
  if (record) {
    return (
      <div className="row import-conflict" role="group" aria-label={`第 ${row.row} 行是不是同一次`}>
        <b>台账里同一天已有同类记录，请选：</b>
        <Button
          size="small"
          aria-pressed={other}
          className={other ? 'is-chosen' : ''}
          disabled={disabled}
          onClick={() => decide(settle(decisions, decided, 0))}
        >
          {other ? '✓ ' : ''}是另一次，新增
        </Button>
        <span className="hint">不选就不导入这一条。</span>
      </div>
    )
  }
  return (
    <div className="row import-conflict" role="group" aria-label={`第 ${row.row} 行是不是同一个人`}>
      <b>{twin ? '表里前面已有相近的人，请选：' : '台账里已有相近的人，请选：'}</b>
      {matchId === undefined ? (
        twin ? null : (
          <span className="import-which">
            <MemberPicker
              placeholder="是台账里的哪一位"
              value={chosen}
              disabled={disabled}
              onChange={(member) => {
                if (member !== null) decide(settle(decisions, decided, member))
              }}
            />
          </span>
        )
      ) : (
        <Button
          size="small"
          aria-pressed={same}
          className={same ? 'is-chosen' : ''}
          disabled={disabled}
          onClick={() => decide(settle(decisions, decided, matchId))}
        >
          {same ? '✓ ' : ''}是同一人，更新
        </Button>
      )}
      <Button
        size="small"
        aria-pressed={other}
        className={other ? 'is-chosen' : ''}
        disabled={disabled}
        onClick={() => decide(settle(decisions, decided, 0))}
      >
        {other ? '✓ ' : ''}是另一人，新增
      </Button>
      <span className="hint">不选就不导入这一行。</span>
    </div>
  )
}
