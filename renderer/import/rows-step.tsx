/** Step three: every row with our reading beside the original, doubts first; then one sentence, one button. */
import { Button, Pagination, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { DoubtCode, Proposal, Verdict } from '#shared/imports.ts'
import { verdictTitles } from '#shared/imports.ts'
import { canBeTaken, chooseSides, decideMany, decidedRows, doubtsFirst, fateOf, tally } from './decisions.ts'
import type { DecidedRow, Decisions, Tally } from './decisions.ts'
import { doubtTitle } from '#shared/import/doubt-words.ts'
import { isShownField } from './fields.ts'
import { shownFields } from '#shared/import/record-fields.ts'
import { PreviewTable } from './preview-table.tsx'

interface Props {
  readonly proposal: Proposal
  readonly decisions: Decisions
  readonly committing: boolean
  decide(decisions: Decisions): void
  back(): void
  commit(): void
}

/** Rows on one page of the preview. */
const PAGE = 50

type Filter = 'all' | 'doubtful' | Verdict

export function RowsStep({ proposal, decisions, committing, decide, back, commit }: Props) {
  const [filter, setFilter] = useState<Filter>('all')
  const [code, setCode] = useState<DoubtCode>()
  const [page, setPage] = useState(1)
  const rows = useMemo(() => decidedRows(proposal, decisions), [proposal, decisions])
  // in the order of the proposal, not of what was decided meanwhile: rows do not jump under the cursor
  const order = useMemo(() => doubtsFirst(decidedRows(proposal, new Map())).map(({ key }) => key), [proposal])
  const shown = useMemo(() => {
    const byKey = new Map(rows.map((row) => [row.key, row]))
    return order.flatMap((key) => {
      const row = byKey.get(key)
      return row !== undefined && passes(row, filter, code) ? [row] : []
    })
  }, [rows, order, filter, code])
  const counts = tally(rows)
  const fields = useMemo(() => fieldsOf(proposal), [proposal])
  const nothing = counts.add + counts.change === 0
  const keepsOnly = nothing && isKeptWhole(proposal) && rows.some(({ row }) => row.verdict === 'error')

  function show(next: Filter, nextCode: DoubtCode | undefined) {
    setFilter(next)
    setCode(nextCode)
    setPage(1)
  }

  return (
    <section aria-label="核对" aria-busy={committing}>
      <div className="import-filters">
        <Segmented
          aria-label="只看"
          value={filter}
          options={filtersOf(rows)}
          onChange={(chosen) => show(chosen, undefined)}
        />
        <DoubtFilter rows={rows} code={code} onChoose={(chosen) => show('all', chosen)} />
      </div>
      <Bulk rows={shown} decisions={decisions} disabled={committing} decide={decide} />
      <PreviewTable
        rows={shown.slice((page - 1) * PAGE, page * PAGE)}
        fields={fields}
        disabled={committing}
        decisions={decisions}
        decide={decide}
      />
      {shown.length > PAGE ? (
        <Pagination
          className="import-pages"
          size="small"
          current={page}
          pageSize={PAGE}
          total={shown.length}
          showSizeChanger={false}
          showTotal={(total) => `共 ${total} 行`}
          onChange={setPage}
        />
      ) : null}
      <div className="import-foot is-sticky">
        <Button disabled={committing} onClick={back}>
          上一步
        </Button>
        <p>
          {keepsOnly
            ? '没有一条能登记入账。文件可以整份存进「原始资料」，以后查到缺的再补，什么也不会丢。'
            : sentence(counts, proposal.kind === 'memberRoster' ? '名' : '条')}
        </p>
        <Button type="primary" loading={committing} disabled={nothing && !keepsOnly} onClick={commit}>
          {committing ? '正在导入…' : keepsOnly ? '只存入原始资料' : '导入'}
        </Button>
      </div>
    </section>
  )
}

/** Rosters and talks go wholly into their registers; of any other kind the file itself is kept. */
const isKeptWhole = ({ kind, alreadyImportedAs }: Proposal): boolean =>
  kind !== 'memberRoster' && kind !== 'heartTalks' && kind !== 'none' && alreadyImportedAs === null

interface BulkProps {
  /** Those that pass the filter, on whatever page they stand. */
  readonly rows: readonly DecidedRow[]
  readonly decisions: Decisions
  readonly disabled: boolean
  decide(decisions: Decisions): void
}

/** One answer for all the rows that are being looked at. */
function Bulk({ rows, decisions, disabled, decide }: BulkProps) {
  const taken = rows.filter((row) => ['add', 'change'].includes(fateOf(row)))
  const left = rows.filter((row) => fateOf(row) === 'leave' && row.choice?.take === false && canBeTaken(row))
  const open = rows.filter((row) => fateOf(row) === 'undecided' && chooseSides(row, 'file') !== undefined)
  return (
    <div className="import-bulk row" role="group" aria-label="一次处理这些行">
      <span className="hint">看到的 {rows.length} 行：</span>
      <Button
        size="small"
        disabled={disabled || taken.length === 0}
        onClick={() => decide(decideMany(decisions, taken, () => ({ take: false })))}
      >
        都不导入{taken.length === 0 ? '' : `（${taken.length}）`}
      </Button>
      <Button
        size="small"
        disabled={disabled || left.length === 0}
        onClick={() => decide(decideMany(decisions, left, () => ({ take: true })))}
      >
        恢复导入{left.length === 0 ? '' : `（${left.length}）`}
      </Button>
      {open.length === 0 ? null : (
        <>
          <Button
            size="small"
            disabled={disabled}
            onClick={() => decide(decideMany(decisions, open, (row) => chooseSides(row, 'file')))}
          >
            冲突都用文件的（{open.length}）
          </Button>
          <Button
            size="small"
            disabled={disabled}
            onClick={() => decide(decideMany(decisions, open, (row) => chooseSides(row, 'ledger')))}
          >
            冲突都保留台账（{open.length}）
          </Button>
        </>
      )}
      <span className="hint">方向键走格子，回车改，Esc 不改。</span>
    </div>
  )
}

function sentence({ add, change, leave, undecided }: Tally, unit: string): string {
  if (add + change === 0) {
    return undecided > 0
      ? `有 ${undecided} 行冲突等您选择，选好后才能导入。`
      : '没有要导入的行：都相同或已跳过，台账不用改。'
  }
  const waiting = undecided > 0 ? `，${undecided} 行冲突没有选，不导入` : ''
  return `将新增 ${add} ${unit}、更新 ${change} ${unit}，${leave} 行不动${waiting}。一次全部写入，之后可以整批撤销。`
}

function passes({ row }: DecidedRow, filter: Filter, code: DoubtCode | undefined): boolean {
  if (code !== undefined) return row.doubts.some((doubt) => doubt.code === code)
  if (filter === 'all') return true
  return filter === 'doubtful' ? row.doubts.length > 0 : row.verdict === filter
}

const verdicts: readonly Verdict[] = ['conflict', 'error', 'new', 'update', 'same', 'skip']

function filtersOf(rows: readonly DecidedRow[]): { value: Filter; label: string }[] {
  const count = (filter: Filter) => rows.filter((row) => passes(row, filter, undefined)).length
  const offered: { value: Filter; label: string }[] = [
    { value: 'all', label: `全部 ${rows.length}` },
    { value: 'doubtful', label: `有疑问 ${count('doubtful')}` },
  ]
  for (const verdict of verdicts) {
    const of = count(verdict)
    if (of > 0) offered.push({ value: verdict, label: `${verdictTitles[verdict]} ${of}` })
  }
  return offered
}

interface DoubtFilterProps {
  readonly rows: readonly DecidedRow[]
  readonly code: DoubtCode | undefined
  onChoose(code: DoubtCode | undefined): void
}

function DoubtFilter({ rows, code, onChoose }: DoubtFilterProps) {
  const counts = new Map<DoubtCode, number>()
  for (const { row } of rows) {
    for (const each of new Set(row.doubts.map((doubt) => doubt.code)))
      counts.set(each, (counts.get(each) ?? 0) + 1)
  }
  if (counts.size === 0) return null
  return (
    <Select
      aria-label="只看一种疑问"
      className="import-doubt-filter"
      placeholder="只看一种疑问"
      allowClear
      value={code ?? null}
      options={[...counts].map(([value, count]) => ({ value, label: `${doubtTitle(value)}（${count}）` }))}
      onChange={(chosen: DoubtCode | null | undefined) => onChoose(chosen ?? undefined)}
    />
  )
}

/** The fields that the taken sheets read, in the order of their columns; the name comes first. */
function fieldsOf(proposal: Proposal): readonly string[] {
  if (proposal.kind !== 'memberRoster' && proposal.kind !== 'none') {
    const taken = proposal.sheets.filter((sheet) => sheet.taken)
    return shownFields(
      proposal.kind,
      taken.flatMap((sheet) => sheet.rows.flatMap((row) => Object.keys(row.values))),
    )
  }
  const fields = new Set<string>(['name'])
  const rows = proposal.sheets.flatMap((sheet) => sheet.rows)
  if (rows.some((row) => row.doubts.some((doubt) => doubt.code === 'transferredOut'))) {
    fields.add('transferredOut').add('leftOn')
  }
  for (const sheet of proposal.sheets.filter(({ taken }) => taken)) {
    const letters = Object.keys(sheet.columns).toSorted((a, b) => a.length - b.length || a.localeCompare(b))
    for (const letter of letters) {
      const field = sheet.columns[letter]
      if (field !== undefined && isShownField(field)) fields.add(field)
    }
  }
  return [...fields]
}
