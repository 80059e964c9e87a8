/** What was said in talks, kept no longer than was decided: the talk stays, with who, when and on what occasion. */
import { sql } from 'kysely'
import { Failure } from '#shared/failure.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { occasionTitles } from '#shared/talks.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { talksBetween } from '../talks.ts'
import { blankLog } from './log.ts'
import { removalSettings, yearsBefore } from './people.ts'

/** Stands where something was said that is not kept any longer. */
export const clearedContent = '（内容已按保存期限清除）'

const columns = ['thought', 'work', 'life', 'suggestions', 'opinion', 'follow_up'] as const

/** Talks whose contents are older than is kept; voided ones as well. None where no term is set. */
export async function dueTalksOf(read: Reader, branchId: number, today: LedgerDate) {
  const { talkYears } = await removalSettings(read)
  if (talkYears === null) return { before: null, talks: [] }
  const before = yearsBefore(today, talkYears)
  const told = new Set(await telling(read))
  const talks = (await talksBetween(read, branchId, { to: before, withVoid: true })).filter(
    ({ talkId, heldOn }) => told.has(talkId) && heldOn < before.slice(0, heldOn.length),
  )
  const names = (people: readonly { name: string }[]) => people.map(({ name }) => name).join('、')
  return {
    before,
    talks: talks.map(({ talkId, heldOn, talkers, partners, occasion }) => ({
      talkId,
      heldOn,
      who: `${names(talkers)} → ${names(partners)}`,
      occasion: occasionTitles[occasion],
    })),
  }
}

/** Talks of which something is written that has not been cleared. */
async function telling(read: Reader, talkIds?: readonly number[]): Promise<number[]> {
  let query = read
    .selectFrom('talk_content')
    .select('talk_id')
    .where((where) => where.or(columns.map((column) => where(column, 'not in', ['', clearedContent]))))
  if (talkIds !== undefined) query = query.where('talk_id', 'in', talkIds)
  return (await query.execute()).map(({ talk_id }) => talk_id)
}

/** @throws Failure conflict for a talk that is not due; sealedQuarter where its quarter is sealed */
export async function clearTalks(
  write: Writer,
  talkIds: readonly number[],
  today: LedgerDate,
): Promise<number> {
  const { talkYears } = await removalSettings(write)
  if (talkYears === null) throw new Failure('conflict', '没有设定谈话内容的保存期限')
  const before = yearsBefore(today, talkYears)
  const talks = await write
    .selectFrom('talk')
    .select(['talk_id', 'held_on', 'import_batch_id'])
    .where('talk_id', 'in', talkIds)
    .execute()
  if (talks.length !== new Set(talkIds).size) throw new Failure('notFound', 'talkIds')
  const early = talks.find(({ held_on }) => held_on >= before.slice(0, held_on.length))
  if (early !== undefined) throw new Failure('conflict', `${early.held_on} 的谈话还没有到保存期限`)
  for (const talkId of await telling(write, talkIds))
    await write
      .updateTable('talk_content')
      .set(Object.fromEntries(columns.map((column) => [column, told(column)])))
      .where('talk_id', '=', talkId)
      .execute()
  await write
    .updateTable('import_change')
    .set({ before: null, after: '{"name":""}' })
    .where('table_name', '=', 'talk')
    .where('row_id', 'in', talkIds)
    .execute()
  for (const batchId of new Set(talks.flatMap((talk) => talk.import_batch_id ?? [])))
    await dropOriginals(write, batchId)
  return blankLog(
    write,
    talkIds.map((id) => ({ table: 'talk_content', id })),
  )
}

const told = (column: (typeof columns)[number]) =>
  sql<string>`iif(${sql.ref(column)} = '', '', ${clearedContent})`

/** The file in which the talks came says all of it again: it goes with the last of them. */
async function dropOriginals(write: Writer, batchId: number): Promise<void> {
  const ours = await write
    .selectFrom('talk')
    .select('talk_id')
    .where('import_batch_id', '=', batchId)
    .execute()
  if (
    (
      await telling(
        write,
        ours.map(({ talk_id }) => talk_id),
      )
    ).length > 0
  )
    return
  await write.deleteFrom('source_document').where('import_batch_id', '=', batchId).execute()
  await write
    .deleteFrom('source_content')
    .where('sha256', 'not in', write.selectFrom('source_document').select('sha256'))
    .execute()
}
