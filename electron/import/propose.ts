/** From a file to a proposal: read, recognised, compared with the register. Writes nothing. */
import { createHash } from 'node:crypto'
import { readFile as readBytes, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '#shared/failure.ts'
import type { ImportKind, Proposal, RowChoice } from '#shared/imports.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { whichBranch } from '../branch.ts'
import type { Reader } from '../ledger/open.ts'
import { rosterOf } from '../members.ts'
import type { Person } from '../people.ts'
import { limits } from './grid.ts'
import { type WorkbookJudgement, isLedgerWorkbook, judgeWorkbook } from './ledger-workbook.ts'
import { applyChoices } from './overrides.ts'
import { knownMembers } from './known-members.ts'
import { fingerprintOf, sheetMeant, withMapping } from './mappings.ts'
import { readFile } from './reading.ts'
import { checkNames, judgeRecords } from './records.ts'
import { kindsLike } from './parts.ts'
import { type RecognisedSheet, recognise } from './recognise.ts'
import { unreadIn } from './unread.ts'
import type { RosterRow } from './rows.ts'
import { type Choices, type JudgedRow, choiceKey, reconcile } from './reconcile.ts'

export interface ImportSource {
  readonly path?: string | undefined
  readonly fileName?: string | undefined
  readonly content?: string | undefined
  readonly branchId?: number | undefined
  readonly kind?: Exclude<ImportKind, 'none'> | undefined
  readonly sheet?: string | undefined
  readonly columns?: Readonly<Record<string, string | null>> | undefined
}

export interface Judgement {
  readonly branchId: number
  readonly proposal: Proposal
  readonly rows: readonly JudgedRow[]
  readonly bytes: Buffer
  /** Columns told by hand, with the headings they stand under. */
  readonly mapping?: { readonly fingerprint: string; readonly columns: Record<string, string | null> }
  /** Our own workbook, which is taken whole. */
  readonly workbook?: WorkbookJudgement
}

/**
 * A file that cannot be taken is an answer of kind `none` with the reason as a doubt.
 * @throws Failure fileMissing; badInput where neither path nor content is given; notFound, branchRequired
 */
export async function judgeFile(
  read: Reader,
  source: ImportSource,
  today: LedgerDate,
  chosen: readonly RowChoice[] = [],
): Promise<Judgement> {
  const branchId = await whichBranch(read, source.branchId)
  const { bytes, fileName } = await bytesOf(source)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const imported = await standingBatches(read, branchId, sha256)
  const reading = await readFile(bytes, fileName)
  if (!reading.ok) {
    const { code, detail } = reading
    const doubts = [{ code, ...(detail === undefined ? {} : { detail }) }]
    const proposal = {
      fileName,
      sha256,
      alreadyImportedAs: imported[0]?.import_batch_id ?? null,
      alsoHolds: [],
      kind: 'none' as const,
      doubts,
      sheets: [],
      summary: summaryOf([], doubts.length),
    }
    return { branchId, proposal, rows: [], bytes }
  }
  if (isLedgerWorkbook(reading.grid, source.kind)) {
    const workbook = await judgeWorkbook(read, reading.grid, branchId, today)
    const already = imported.find((batch) => batch.kind === 'ledgerWorkbook')?.import_batch_id ?? null
    const proposal = { fileName, sha256, alreadyImportedAs: already, alsoHolds: [], ...workbook.shown }
    return { branchId, proposal, rows: [], bytes, workbook }
  }
  const people = await rosterOf(read, branchId)
  const names = new Set(people.map((person) => person.name))
  const options = { ...source, fileName, today, known: (name: string) => names.has(name) }
  const mapped = await withMapping(read, reading.grid, options)
  const recognised = recognise(reading.grid, mapped)
  const { kind, doubts, sheets } = recognised
  const standing = kind === 'none' ? imported : imported.filter((batch) => isOfKind(batch, kind))
  const choices = choicesOf(chosen, sheets)
  const found = applyChoices(checkNames(kind, sheets, people), choices, kind)
  const unread = unreadIn(reading.grid, sheets, mapped.columns)
  const judged =
    kind === 'memberRoster'
      ? reconcile(
          found,
          await knownMembers(read, branchId, people, today),
          choices,
          earlierRows(found, people, standing),
        )
      : await judgeRecords(read, branchId, kind, found, choices, standing.length > 0)
  const rows = judged.map((row) => {
    const rest = unread.get(choiceKey(row.sheet, row.row))
    return rest === undefined ? row : { ...row, unread: rest }
  })
  const { encoding } = reading.grid
  const unnamed = ['memberRoster', 'requiredStudyList', 'none'].includes(kind)
  const unchecked = !unnamed && people.length === 0
  const proposal: Proposal = {
    fileName,
    sha256,
    alreadyImportedAs: standing[0]?.import_batch_id ?? null,
    alsoHolds: [...recognised.also],
    kind,
    ...(encoding === undefined ? {} : { encoding }),
    doubts: unchecked ? [...doubts, { code: 'rosterEmpty' }] : [...doubts],
    sheets: sheets.map((sheet) => shownSheet(sheet, rows)),
    summary: summaryOf(rows, doubts.length + sheets.reduce((sum, sheet) => sum + sheet.doubts.length, 0)),
  }
  const first = sheets.find((sheet) => sheet.taken)?.name ?? undefined
  const meant = source.columns === undefined ? undefined : sheetMeant(reading.grid, source.sheet ?? first)
  const fingerprint = meant === undefined ? undefined : fingerprintOf(meant)
  const told = fingerprint === undefined ? {} : { mapping: { fingerprint, columns: { ...source.columns } } }
  return { branchId, proposal, rows, bytes, ...told }
}

async function bytesOf({
  path,
  fileName,
  content,
}: ImportSource): Promise<{ bytes: Buffer; fileName: string }> {
  if (content !== undefined) return { bytes: Buffer.from(content, 'base64'), fileName: fileName ?? '未命名' }
  if (path === undefined) throw new Failure('badInput', 'path: 请给出文件路径，或文件名和内容')
  const name = fileName ?? basename(path)
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || !found.isFile()) throw new Failure('fileMissing', name)
  // a file past the limit is refused by its first byte too many, not read whole
  if (found.size > limits.file) return { bytes: Buffer.alloc(limits.file + 1), fileName: name }
  return { bytes: await readBytes(path), fileName: name }
}

interface StandingBatch {
  readonly import_batch_id: number
  readonly file_name: string
  readonly kind: string
}

const isOfKind = (batch: StandingBatch, kind: ImportKind): boolean =>
  kindsLike(kind).some((one) => one === batch.kind)

/** Imports of the very same bytes that were not taken back, latest first. */
function standingBatches(read: Reader, branchId: number, sha256: string): Promise<StandingBatch[]> {
  return read
    .selectFrom('import_batch')
    .select(['import_batch_id', 'file_name', 'kind'])
    .where('sha256', '=', sha256)
    .where('branch_id', '=', branchId)
    .where('undone_at', 'is', null)
    .orderBy('import_batch_id', 'desc')
    .execute()
}

/** Where a record came from, as the register keeps it. */
export const originOf = (fileName: string, sheet: string | null, row: number): string =>
  `${fileName}${sheet === null ? '' : ` · ${sheet}`} · 第 ${row} 行`

/** Which member each row became when this file was imported before: it says so even of rows that prove nothing. */
function earlierRows(
  rows: readonly RosterRow[],
  people: readonly Person[],
  standing: readonly StandingBatch[],
): Map<string, number> {
  const earlier = new Map<string, number>()
  for (const { import_batch_id, file_name } of standing) {
    const byOrigin = new Map(
      people
        .filter(({ row }) => row.import_batch_id === import_batch_id)
        .map(({ row, memberId }) => [row.origin, memberId]),
    )
    for (const { sheet, row } of rows) {
      const memberId = byOrigin.get(originOf(file_name, sheet, row))
      if (memberId !== undefined) earlier.set(choiceKey(sheet, row), memberId)
    }
  }
  return earlier
}

/** A choice that names no sheet means the only one that is taken. */
function choicesOf(chosen: readonly RowChoice[], sheets: readonly RecognisedSheet[]): Choices {
  const taken = sheets.filter((sheet) => sheet.taken)
  const only = taken.length === 1 ? (taken[0]?.name ?? null) : null
  return new Map(chosen.map((choice) => [choiceKey(choice.sheet ?? only, choice.row), choice]))
}

function shownSheet(sheet: RecognisedSheet, rows: readonly JudgedRow[]): Proposal['sheets'][number] {
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    taken: sheet.taken,
    headerRows: [...sheet.headerRows],
    columns: { ...sheet.columns },
    headings: { ...sheet.headings },
    ...(sheet.labels === undefined ? {} : { labels: { ...sheet.labels } }),
    doubts: [...sheet.doubts],
    rows: sheet.taken ? rows.filter((row) => row.sheet === sheet.name).map(shownRow) : [],
  }
}

function shownRow(row: JudgedRow): Proposal['sheets'][number]['rows'][number] {
  return {
    row: row.row,
    verdict: row.verdict,
    // 「否」 is the state of nearly everybody: only what is so is shown
    values: Object.fromEntries(
      Object.entries(row.values).flatMap(([field, value]) => (value === false ? [] : [[field, value]])),
    ),
    doubts: [...row.doubts],
    ...(row.original === undefined ? {} : { original: row.original }),
    ...(row.matchId === undefined ? {} : { matchId: row.matchId }),
    ...(row.unread === undefined ? {} : { unread: row.unread }),
    ...(row.candidates === undefined ? {} : { candidates: [...row.candidates] }),
    ...(row.changes.length === 0 ? {} : { changes: row.changes.map((change) => ({ ...change })) }),
  }
}

function summaryOf(rows: readonly JudgedRow[], otherDoubts: number): Proposal['summary'] {
  const summary = { new: 0, update: 0, same: 0, conflict: 0, skip: 0, error: 0, doubts: otherDoubts }
  for (const row of rows) {
    summary[row.verdict] += 1
    summary.doubts += row.doubts.length
  }
  return summary
}
