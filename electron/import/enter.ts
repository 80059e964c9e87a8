/** Writes one batch of judged rows, through the writers of the domains, in the transaction it is given. */
import type { z } from 'zod'
import { Failure } from '#shared/failure.ts'
import type { RowToCommit, importOperations } from '#shared/imports.ts'
import { isRegisterKind } from '#shared/import/register-fields.ts'
import { MemberFields } from '#shared/members.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { amendMember, enrolMember, groupNamed, rosterOf } from '../members.ts'
import { type Person } from '../people.ts'
import { enterDues } from './enter-dues.ts'
import { enterEntry } from './enter-entries.ts'
import { enterMeeting, enterTalk, idsFor } from './enter-records.ts'
import { enterItem } from './enter-rectification.ts'
import { enterStudyItem } from './enter-study-list.ts'
import { type RosterFacts, factsOf } from './facts.ts'
import { unreadMark } from './facts.ts'
import { rememberMapping } from './mappings.ts'
import { originOf } from './propose.ts'
import { hasRegister } from './records.ts'
import { keepDocument } from './source-documents.ts'
import { recordChanges, recordMade, snapshot } from './traces.ts'

/** What a row may state about a member. Built once: a schema made for every row is compiled for every row. */
const StatedFields = MemberFields.partial()

type Entry = z.output<(typeof importOperations)['import.enter']['input']>

/** @returns the batch */
export async function enter(write: Writer, entry: Entry, at: At): Promise<number> {
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
  const roster = entry.kind === 'memberRoster'
  const before = roster ? await snapshot(write, entry.branchId) : undefined
  const people = roster ? [] : await rosterOf(write, entry.branchId)
  const groups = new Map<string, number>()
  const doubts: DoubtRow[] = []
  for (const row of entry.rows) {
    const entering = roster
      ? enterRow(write, entry, row, batchId, groups, at)
      : enterRecord(write, entry, row, batchId, people, at)
    const memberId = await entering.catch((error: unknown) => {
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
  if (entry.kind === 'duesRegister') await enterDues(write, { ...entry, batchId }, people, at)
  if (before !== undefined) await recordChanges(write, batchId, before, await snapshot(write, entry.branchId))
  if (entry.document !== undefined) await keepDocument(write, entry, entry.document, batchId, at)
  if (entry.mapping !== undefined) await rememberMapping(write, batchId, entry.kind, entry.mapping)
  await recordMade(write, batchId)
  return batchId
}

/** @returns null: what is doubtful about a meeting or a talk is about no one member */
async function enterRecord(
  write: Writer,
  entry: Entry,
  row: RowToCommit,
  batchId: number,
  people: readonly Person[],
  at: At,
): Promise<null> {
  if (!hasRegister(entry.kind)) return null
  const origin = { text: originOf(entry.fileName, row.sheet, row.row), batchId }
  const { branchId, kind } = entry
  if (isRegisterKind(kind)) {
    await enterEntry(write, branchId, kind, row, idsFor(row, people), at, origin)
    return null
  }
  if (kind === 'rectificationList') {
    // the reader of lists has put unrecognised columns with the remarks
    await enterItem(write, branchId, row.values, row.unread ?? '', at, origin)
    return null
  }
  if (entry.kind === 'requiredStudyList') {
    await enterStudyItem(write, entry, row, at, origin)
    return null
  }
  const enterOne = entry.kind === 'heartTalks' ? enterTalk : enterMeeting
  await enterOne(write, entry.branchId, row, people, at, origin)
  return null
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
  const remark = remarkWith(rest.remark ?? '', row.unread)
  if (remark !== '') fields['remark'] = remark
  return enrolMember(write, entry.branchId, { ...fields, name, groupId: groupId ?? null }, at, origin)

  async function groupFor(named: string): Promise<number> {
    const known = groups.get(named) ?? (await groupNamed(write, entry.branchId, named, at))
    groups.set(named, known)
    return known
  }
}

/** A remark with what stood in columns nobody recognised; as much of it as a remark holds. */
function remarkWith(remark: string, unread: string | undefined): string {
  if (unread === undefined) return remark
  const whole = `${remark === '' ? '' : `${remark}\n`}${unreadMark}${unread}`
  return whole.length <= 500 ? whole : `${whole.slice(0, 499)}…`
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
  member_id: number | null
  code: string
  field: string | null
  raw: string | null
}

const doubtRow = (
  batchId: number,
  sequence: number,
  row: RowToCommit,
  memberId: number | null,
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
