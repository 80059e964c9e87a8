/** Imports as operations: proposed, committed in one transaction, undone whole. */
import type { InputOf } from '#shared/contract.ts'
import { Failure } from '#shared/failure.ts'
import {
  type Batch,
  ImportKind,
  type Proposal,
  type RowChoice,
  type RowToCommit,
  type importOperations,
} from '#shared/imports.ts'
import type { HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { whichBranch } from '../branch.ts'
import { enter } from './enter.ts'
import { commitWorkbook } from './ledger-workbook.ts'
import { type Judgement, judgeFile } from './propose.ts'
import { hasRegister } from './records.ts'
import { type JudgedRow, choiceKey } from './reconcile.ts'
import { documentWith, documentsOf } from './source-documents.ts'
import { takeOver } from './take-over.ts'
import { undoBatch } from './undo.ts'

export async function batchOf(read: Reader, batchId: number): Promise<Batch> {
  const found = (await batches(read)).find((batch) => batch.batchId === batchId)
  if (found === undefined) throw new Failure('notFound', `batchId ${batchId}`)
  return found
}

async function batches(read: Reader): Promise<Batch[]> {
  const rows = await read.selectFrom('import_batch').selectAll().orderBy('import_batch_id', 'desc').execute()
  return rows.map((row) => ({
    batchId: row.import_batch_id,
    kind: ImportKind.safeParse(row.kind).data ?? 'none',
    fileName: row.file_name,
    sha256: row.sha256,
    committedAt: row.committed_at,
    state: row.undone_at === null ? 'committed' : 'undone',
    added: row.added,
    changed: row.changed,
    skipped: row.skipped,
  }))
}

/** The rows to write, by verdict and choice. Throws `importRefused` for a row that was chosen but cannot be written. */
function rowsToWrite(
  rows: readonly JudgedRow[],
  choices: readonly RowChoice[],
  onlySheet: string | null,
): RowToCommit[] {
  const byKey = new Map(choices.map((choice) => [choiceKey(choice.sheet ?? onlySheet, choice.row), choice]))
  return rows.flatMap((row) => {
    const choice = byKey.get(choiceKey(row.sheet, row.row))
    if (choice?.take === false) return []
    const insisted = choice?.take === true
    if (insisted && (row.verdict === 'error' || row.verdict === 'skip')) {
      throw new Failure('importRefused', `第 ${row.row} 行不能导入，请先改正`)
    }
    if (insisted && !row.decided)
      throw new Failure('importRefused', `第 ${row.row} 行请先选定是哪一位，或作为新人`)
    if (row.verdict !== 'new' && row.verdict !== 'update') return []
    return [toCommit(row, choice)]
  })
}

/** A new row is written whole; an update only what it changes. */
function toCommit(row: JudgedRow, choice: RowChoice | undefined): RowToCommit {
  const changed = new Set<string>(row.changes.map((change) => change.field))
  if (changed.has('leftHow') || changed.has('leftOn')) {
    for (const field of ['leftHow', 'leftOn', 'transferredOut']) changed.add(field)
  }
  const values = Object.entries(row.values).flatMap(([field, value]) =>
    row.verdict === 'new' || changed.has(field) ? [[field, value] as const] : [],
  )
  return {
    sheet: row.sheet,
    row: row.row,
    values: Object.fromEntries(values),
    doubts: [...row.doubts],
    ...(row.original === undefined ? {} : { original: row.original }),
    ...(row.unread === undefined ? {} : { unread: row.unread }),
    ...(choice?.people === undefined ? {} : { people: choice.people }),
    ...(row.verdict === 'update' && row.matchId !== undefined ? { matchId: row.matchId } : {}),
  }
}

/**
 * Rosters and talks go wholly into their registers; a file of talks would lie beside them with all that was said. A
 * file that holds talks among other things is kept only for what has no register of its own.
 */
const keepsFile = ({ kind, alsoHolds }: Proposal): boolean =>
  kind !== 'memberRoster' &&
  kind !== 'heartTalks' &&
  !(hasRegister(kind) && alsoHolds.some((also) => also.kind === 'heartTalks'))

/** What the file was recognised as, also the rows that could not be entered. */
function recognised(rows: readonly JudgedRow[], chosen: readonly RowToCommit[]) {
  const entered = new Set(chosen.map((row) => choiceKey(row.sheet, row.row)))
  const records = rows
    .filter((row) => !row.doubts.some((doubt) => doubt.code === 'notARecord'))
    .map(({ sheet, row, values, original, verdict }) => ({
      sheet,
      row,
      values,
      ...(original === undefined ? {} : { original }),
      entered: verdict === 'same' || entered.has(choiceKey(sheet, row)),
    }))
  return { records, recordCount: records.length }
}

/**
 * What is to be entered of a judged file; undefined where there is nothing to write or to keep.
 * @throws Failure importRefused for a file that cannot be taken, and for a row that was chosen but cannot be written
 */
export function entryOf(
  { branchId, proposal, rows, bytes, mapping }: Judgement,
  choices: readonly RowChoice[],
): InputOf<'import.enter'> | undefined {
  if (proposal.kind === 'none') throw new Failure('importRefused', proposal.doubts[0]?.code ?? '')
  if (proposal.kind === 'ledgerWorkbook')
    throw new Failure('importRefused', '本软件导出的工作簿要单独、整本导入')
  const taken = proposal.sheets.filter((sheet) => sheet.taken)
  const chosen = rowsToWrite(rows, choices, taken.length === 1 ? (taken[0]?.name ?? null) : null)
  // a file none of whose records can be entered yet is kept all the same: what it says is not lost
  const keptAlone = keepsFile(proposal) && rows.some((row) => row.verdict === 'error')
  if (chosen.length === 0 && (!keptAlone || proposal.alreadyImportedAs !== null)) return undefined
  const records = rows.filter(
    (row) => row.verdict !== 'same' && !row.doubts.some((doubt) => doubt.code === 'notARecord'),
  )
  return {
    branchId,
    kind: proposal.kind,
    fileName: proposal.fileName,
    sha256: proposal.sha256,
    rows: chosen,
    skipped: records.length - chosen.length,
    ...(mapping === undefined ? {} : { mapping }),
    ...(keepsFile(proposal)
      ? { document: { content: bytes.toString('base64'), ...recognised(rows, chosen) } }
      : {}),
  }
}

export const importHandlers = {
  'import.propose': async (context, source) => {
    const { proposal } = await judgeFile(context.read, source, context.at.today)
    return proposal
  },
  'import.commit': async (context, { choices, ...source }) => {
    await context.safetyCopy('import')
    const judgement = await judgeFile(context.read, source, context.at.today, choices)
    const { workbook } = judgement
    if (workbook !== undefined)
      return commitWorkbook(context, { ...judgement, workbook }, choices, (id) => batchOf(context.read, id))
    const entry = entryOf(judgement, choices)
    const already = judgement.proposal.alreadyImportedAs
    if (entry !== undefined) return context.run('import.enter', entry)
    // the same file once more: what it brought in still stands
    if (already !== null) return batchOf(context.read, already)
    throw new Failure('importRefused', '没有可以写入的行')
  },
  'import.enter': async (write, entry, at) => batchOf(write, await enter(write, entry, at)),
  'import.documents': async (read, { branchId, ...filter }) =>
    documentsOf(read, await whichBranch(read, branchId), filter),
  'import.document': (read, { documentId }) => documentWith(read, documentId),
  'import.takeOver': async (write, { documentId }, at) =>
    batchOf(write, await takeOver(write, documentId, at)),
  'import.undo': async (write, { batchId }, at) => {
    await undoBatch(write, await batchOf(write, batchId), at)
    return batchOf(write, batchId)
  },
  'import.batches': (read) => batches(read),
} satisfies HandlersOf<typeof importOperations>
