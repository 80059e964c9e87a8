/** Takes a former member's personal information out of the ledger, inside one transaction. */
import { type RawBuilder, sql } from 'kysely'
import { Failure } from '#shared/failure.ts'
import { tableTitle } from '../audit/words.ts'
import { rowsOfRecord } from '../audit/records.ts'
import type { At } from '../handlers.ts'
import type { Writer } from '../ledger/open.ts'
import { blankLog } from './log.ts'
import type { Marks } from './log.ts'
import { formerMember, formerName, holds, marksOf, originalsNaming, referencesTo } from './people.ts'

interface Asked {
  readonly memberId: number
  readonly reason: string
  readonly originals: boolean
}

interface Forgotten {
  readonly name: string | null
  readonly blanked: number
  readonly locked: { title: string; count: number }[]
}

/** Stands where a text may not be empty. */
const cleared = '（已清除）'

/** Name, numbers and free fields; sex, standing and the days in the Party stay, because counts rest on them. */
export async function anonymise(
  write: Writer,
  { memberId, reason, originals }: Asked,
  at: At,
): Promise<Forgotten> {
  const former = await formerMember(write, memberId)
  const name = formerName(memberId)
  if (former.name === name) throw new Failure('conflict', '这名党员的个人信息已经清除过')
  const marks = marksOf(former)
  checkReason(reason, marks)
  const rows = await rowsOfRecord(write, { kind: 'member', id: memberId })
  await write
    .updateTable('member')
    .set({
      name,
      ethnicity: '',
      birth_date: null,
      id_number: null,
      phone: '',
      education: '',
      degree: '',
      entered_how: '',
      left_how: '',
      job_title: '',
      party_post: '',
      address: '',
      remark: '',
      origin: null,
      amended_at: at.now,
    })
    .where('member_id', '=', memberId)
    .execute()
  await write.updateTable('restriction').set({ document_ref: '' }).where('member_id', '=', memberId).execute()
  await write.updateTable('exemption').set({ reason: cleared }).where('member_id', '=', memberId).execute()
  const locked = await renameByNumber(write, memberId, name)
  await clearLeftovers(write, memberId, marks, originals)
  return { name, blanked: await blankLog(write, rows, marks), locked }
}

/** @throws Failure conflict where any record refers to the member, saying which */
export async function purge(write: Writer, { memberId, reason, originals }: Asked): Promise<Forgotten> {
  const former = await formerMember(write, memberId)
  const refers = await referencesTo(write, memberId)
  if (refers.length > 0) {
    const where = refers.map(({ title, count }) => `${title} ${count} 条`).join('、')
    throw new Failure('conflict', `还有记录涉及这名党员（${where}），不能删除，可以改为清除个人信息`)
  }
  const marks = marksOf(former)
  checkReason(reason, marks)
  const rows = await rowsOfRecord(write, { kind: 'member', id: memberId })
  await clearLeftovers(write, memberId, marks, originals)
  await write.deleteFrom('group_membership').where('member_id', '=', memberId).execute()
  await write.deleteFrom('restriction').where('member_id', '=', memberId).execute()
  await write.deleteFrom('exemption').where('member_id', '=', memberId).execute()
  await write.deleteFrom('member').where('member_id', '=', memberId).execute()
  return { name: null, blanked: await blankLog(write, rows, marks), locked: [] }
}

/** The reason stays in the log for ever: it must not say again what is taken out. */
function checkReason(reason: string, { name, numbers }: Marks): void {
  if ([name, ...numbers].some((mark) => reason.includes(mark)))
    throw new Failure('badInput', 'reason: 理由会一直留在留痕里，请不要写姓名和号码')
}

/** Rows that write the name beside the number. */
const beside = [
  { table: 'talk_party', id: 'member_id', name: 'name' },
  { table: 'register_person', id: 'member_id', name: 'name' },
  { table: 'candidate', id: 'member_id', name: 'name' },
  { table: 'speech', id: 'speaker_id', name: 'speaker_name' },
  { table: 'motion', id: 'subject_id', name: 'subject_name' },
]

/** @returns what a finalised record or a sealed quarter keeps as it is */
async function renameByNumber(write: Writer, memberId: number, name: string) {
  const locked: { title: string; count: number }[] = []
  for (const each of beside) {
    const ours = sql`${sql.ref(each.id)} = ${memberId} and ${sql.ref(each.name)} not in ('', ${name})`
    const { rows } = await sql<{ row: number }>`select count(*) as row from ${sql.table(each.table)}
      where ${ours}`.execute(write)
    const count = Number(rows[0]?.row ?? 0)
    if (count === 0) continue
    const kept = await keptByLaw(
      write,
      sql`update ${sql.table(each.table)} set ${sql.ref(each.name)} = ${name}
      where ${ours}`,
    )
    if (kept) locked.push({ title: tableTitle(each.table), count })
  }
  return locked
}

/** True where the file's own triggers refused: the statement is undone, the transaction goes on. */
async function keptByLaw(write: Writer, statement: RawBuilder<unknown>): Promise<boolean> {
  try {
    await statement.execute(write)
    return false
  } catch (error) {
    if (error instanceof Error && /^(locked|sealed):/.test(error.message)) return true
    throw error
  }
}

/** What imports keep: rows as they were, doubts, reports, recognised records and, where asked, the files. */
async function clearLeftovers(
  write: Writer,
  memberId: number,
  marks: Marks,
  originals: boolean,
): Promise<void> {
  await write
    .updateTable('import_change')
    // differs from every row, so that the batch is not taken back over what was taken out
    .set({ before: null, after: '{"name":""}' })
    .where((where) =>
      where.or([
        where.and([where('table_name', '=', 'member'), where('row_id', '=', memberId)]),
        holds('after', marks),
        holds('before', marks),
      ]),
    )
    .execute()
  await write
    .updateTable('import_doubt')
    .set({ raw: null })
    .where((where) => where.or([where('member_id', '=', memberId), holds('raw', marks)]))
    .execute()
  await write.updateTable('import_group_file').set({ rows: '[]' }).where(holds('rows', marks)).execute()
  if (!originals) return
  for (const { source_document_id } of await originalsNaming(write, marks))
    await write.deleteFrom('source_document').where('source_document_id', '=', source_document_id).execute()
  await write
    .deleteFrom('source_content')
    .where('sha256', 'not in', write.selectFrom('source_document').select('sha256'))
    .execute()
}
