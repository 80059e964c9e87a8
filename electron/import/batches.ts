/** Imports as operations: proposed, committed in one transaction, undone whole. */
import type { z } from 'zod'
import { Failure } from '#shared/failure.ts'
import { type Batch, type RowChoice, type RowToCommit, type importOperations } from '#shared/imports.ts'
import { MemberFields } from '#shared/members.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { amendMember, enrolMember, groupNamed } from '../members.ts'
import { type RosterFacts, factsOf } from './facts.ts'
import { judgeFile, originOf } from './propose.ts'
import { type JudgedRow, choiceKey } from './reconcile.ts'
import { recordChanges, snapshot } from './traces.ts'
import { undoBatch } from './undo.ts'

/** What a row may state about a member. Built once: a schema made for every row is compiled for every row. */
const StatedFields = MemberFields.partial()

type Entry = z.output<(typeof importOperations)['import.enter']['input']>

export async function batchOf(read: Reader, batchId: number): Promise<Batch> {
  const found = (await batches(read)).find((batch) => batch.batchId === batchId)
  if (found === undefined) throw new Failure('notFound', `batchId ${batchId}`)
  return found
}

async function batches(read: Reader): Promise<Batch[]> {
  const rows = await read.selectFrom('import_batch').selectAll().orderBy('import_batch_id', 'desc').execute()
  return rows.map((row) => ({
    batchId: row.import_batch_id,
    kind: row.kind === 'memberRoster' ? 'memberRoster' : 'none',
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
    return [toCommit(row)]
  })
}

/** A new row is written whole; an update only what it changes. */
function toCommit(row: JudgedRow): RowToCommit {
  const changed = new Set<string>(row.changes.map((change) => change.field))
  if (changed.has('leftHow') || changed.has('leftOn')) {
    for (const field of ['leftHow', 'leftOn', 'transferredOut']) changed.add(field)
  }
  const values = Object.entries(row.values).flatMap(([field, value]) =>
    row.verdict === 'new' || changed.has(field)
      ? [[field, typeof value === 'object' ? [...value] : value] as const]
      : [],
  )
  return {
    sheet: row.sheet,
    row: row.row,
    values: Object.fromEntries(values),
    doubts: [...row.doubts],
    ...(row.verdict === 'update' && row.matchId !== undefined ? { matchId: row.matchId } : {}),
  }
}

async function enter(write: Writer, entry: Entry, at: At): Promise<Batch> {
  const { import_batch_id: batchId } = await write
    .insertInto('import_batch')
    .values({
      branch_id: entry.branchId,
      kind: entry.kind,
      file_name: entry.fileName,
      sha256: entry.sha256,
      committed_at: at.now,
      added: entry.rows.filter((row) => row.matchId === undefined).length,
      changed: entry.rows.filter((row) => row.matchId !== undefined).length,
      skipped: entry.skipped,
    })
    .returning('import_batch_id')
    .executeTakeFirstOrThrow()
  const before = await snapshot(write, entry.branchId)
  const groups = new Map<string, number>()
  const doubts: DoubtRow[] = []
  for (const row of entry.rows) {
    const memberId = await enterRow(write, entry, row, batchId, groups, at).catch((error: unknown) => {
      throw error instanceof Failure ? new Failure(error.code, `第 ${row.row} 行 ${error.detail}`) : error
    })
    for (const doubt of row.doubts) doubts.push(doubtRow(batchId, doubts.length + 1, row, memberId, doubt))
  }
  for (let start = 0; start < doubts.length; start += 500) {
    await write
      .insertInto('import_doubt')
      .values(doubts.slice(start, start + 500))
      .execute()
  }
  await recordChanges(write, batchId, before, await snapshot(write, entry.branchId))
  return batchOf(write, batchId)
}

async function enterRow(
  write: Writer,
  entry: Entry,
  row: RowToCommit,
  batchId: number,
  groups: Map<string, number>,
  at: At,
): Promise<number> {
  const { groupName, ...facts } = factsOf(row.values)
  const checked = StatedFields.safeParse(facts)
  if (!checked.success) {
    const [issue] = checked.error.issues
    throw new Failure('badInput', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
  }
  const groupId = groupName === undefined || groupName === '' ? undefined : await groupFor(groupName)
  if (row.matchId !== undefined) {
    const relation = await relationFor(write, row.matchId, facts)
    await amendMember(write, row.matchId, { ...checked.data, relation, groupId }, at)
    return row.matchId
  }
  const { name, ...rest } = checked.data
  if (name === undefined) throw new Failure('badInput', 'name: 请填写姓名')
  const origin = { text: originOf(entry.fileName, row.sheet, row.row), batchId }
  const fields = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return enrolMember(write, entry.branchId, { ...fields, name, groupId: groupId ?? null }, at, origin)

  async function groupFor(named: string): Promise<number> {
    const known = groups.get(named) ?? (await groupNamed(write, entry.branchId, named, at))
    groups.set(named, known)
    return known
  }
}

/** Where the day of leaving is known already, a file that does not know it takes nobody off past rosters. */
async function relationFor(
  read: Reader,
  memberId: number,
  facts: RosterFacts,
): Promise<RosterFacts['relation']> {
  if (facts.relation !== 'elsewhere') return facts.relation
  const member = await read
    .selectFrom('member')
    .select('left_on')
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return member?.left_on === null ? 'elsewhere' : undefined
}

interface DoubtRow {
  import_batch_id: number
  sequence: number
  sheet: string | null
  row: number
  member_id: number
  code: string
  field: string | null
  raw: string | null
}

const doubtRow = (
  batchId: number,
  sequence: number,
  row: RowToCommit,
  memberId: number,
  doubt: RowToCommit['doubts'][number],
): DoubtRow => ({
  import_batch_id: batchId,
  sequence,
  sheet: row.sheet,
  row: row.row,
  member_id: memberId,
  code: doubt.code,
  field: doubt.field ?? null,
  raw: doubt.raw === undefined || doubt.raw === null ? null : String(doubt.raw),
})

export const importHandlers = {
  'import.propose': async (context, source) => {
    const { proposal } = await judgeFile(context.read, source, context.at.today)
    return proposal
  },
  'import.commit': async (context, { choices, ...source }) => {
    const { branchId, proposal, rows } = await judgeFile(context.read, source, context.at.today, choices)
    if (proposal.kind === 'none') throw new Failure('importRefused', proposal.doubts[0]?.code ?? '')
    const taken = proposal.sheets.filter((sheet) => sheet.taken)
    const chosen = rowsToWrite(rows, choices, taken.length === 1 ? (taken[0]?.name ?? null) : null)
    if (chosen.length === 0) {
      // the same file once more: what it brought in still stands
      if (proposal.alreadyImportedAs !== null) return batchOf(context.read, proposal.alreadyImportedAs)
      throw new Failure('importRefused', '没有可以写入的行')
    }
    const records = rows.filter(
      (row) => row.verdict !== 'same' && !row.doubts.some((doubt) => doubt.code === 'notARecord'),
    )
    return context.run('import.enter', {
      branchId,
      kind: proposal.kind,
      fileName: proposal.fileName,
      sha256: proposal.sha256,
      rows: chosen,
      skipped: records.length - chosen.length,
    })
  },
  'import.enter': enter,
  'import.undo': async (write, { batchId }, at) => {
    await undoBatch(write, await batchOf(write, batchId), at)
    return batchOf(write, batchId)
  },
  'import.batches': (read) => batches(read),
} satisfies HandlersOf<typeof importOperations>
