/**
 * Takes an import back, to the row. It restores rows as they stood instead of calling the domains' writers: those
 * would leave traces of their own, and the state after must be the state before.
 */
import { sql } from 'kysely'
import { Failure } from '#shared/failure.ts'
import type { Batch } from '#shared/imports.ts'
import type { At } from '../handlers.ts'
import { dropUnusedContents } from './source-documents.ts'
import type { Writer } from '../ledger/open.ts'
import { takeWorkbookBack } from './ledger-workbook-undo.ts'
import { type TracedTable, partsOf, tracedTables } from './traces.ts'

type Row = Readonly<Record<string, string | number | null>>

interface Change {
  readonly table: TracedTable
  readonly key: string
  readonly rowId: number
  /** Null: the import made the row. */
  readonly before: Row | null
  /** Null: the import took the row away. */
  readonly after: Row | null
}

/** Tables that may name a person or a group, as people call them. */
const places: Readonly<Record<string, string>> = {
  attendance: '会议签到',
  statement: '发言',
  member_vote: '表决',
  meeting: '会议',
  motion: '议题表决',
  talk: '谈话',
  dues_payment: '党费收缴',
  dues_assessment: '党费核定',
  dues_notice: '党费登记',
  talk_party: '谈话',
  talk_content: '谈话',
  speech: '发言',
  write_in: '另选他人',
  written_opinion: '书面意见',
  study_item: '学习',
  study_deferral: '学习顺延',
  make_up_study: '补学',
  term_post: '支委会届次',
  restriction: '处分或中止权利',
  exemption: '免除出勤',
  attachment: '附件',
  correction: '更正',
  candidate: '候选人',
  expected_exclusion: '不计入应到',
  rectification_step: '整改过程',
  rectification_item: '回潮的整改事项',
  party_group: '党小组',
  group_membership: '党小组成员',
}

/**
 * @throws Failure importUndone; undoBlocked where a row was changed or used since, saying which
 */
export async function undoBatch(
  write: Writer,
  batch: Pick<Batch, 'batchId' | 'fileName' | 'state'>,
  at: At,
): Promise<void> {
  if (batch.state === 'undone') throw new Failure('importUndone', batch.fileName)
  const whole = await takeWorkbookBack(write, batch.batchId)
  const changes = whole ? [] : await changesOf(write, batch.batchId)
  await refuseChanged(write, changes)
  await write.deleteFrom('import_doubt').where('import_batch_id', '=', batch.batchId).execute()
  for (const { table } of tracedTables) {
    const ours = changes.filter((change) => change.table === table)
    const made = ours.filter((change) => change.before === null)
    if (made.length > 0) await refuseUsed(write, made)
    for (const change of made) await remove(write, change)
  }
  for (const { table } of tracedTables.toReversed()) {
    for (const change of changes)
      if (change.table === table && change.before !== null) await restore(write, change)
  }
  await dropUnusedContents(write)
  // the rows hold personal data: nothing of a withdrawn import is kept but that it was
  await write.deleteFrom('import_change').where('import_batch_id', '=', batch.batchId).execute()
  await write
    .updateTable('import_batch')
    .set({ undone_at: at.now })
    .where('import_batch_id', '=', batch.batchId)
    .execute()
}

async function changesOf(write: Writer, batchId: number): Promise<Change[]> {
  const rows = await write
    .selectFrom('import_change')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => {
    const traced = tracedTables.find(({ table }) => table === row.table_name)
    if (traced === undefined) throw new Error(`an import cannot have written ${row.table_name}`)
    return {
      ...traced,
      rowId: row.row_id,
      before: row.before === null ? null : parseRow(row.before),
      after: parseRow(row.after),
    }
  })
}

function parseRow(json: string): Row | null {
  const row: Row | null = JSON.parse(json)
  return row
}

/** Every row must still be as the import left it; columns that a later version of the program added do not count. */
async function refuseChanged(write: Writer, changes: readonly Change[]): Promise<void> {
  const blocked: string[] = []
  for (const change of changes) {
    const now = await current(write, change)
    const { after } = change
    const same =
      after === null
        ? now === undefined
        : now !== undefined && Object.keys(after).every((column) => after[column] === now[column])
    if (!same) blocked.push(await titleOf(write, change, now))
  }
  refuse(blocked, '导入后又有改动')
}

async function current(write: Writer, { table, key, rowId }: Change): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${sql.ref(key)} = ${rowId}`.execute(
    write,
  )
  return rows[0]
}

/** Who or what is meant: a person's or a group's name. */
async function titleOf(write: Writer, change: Change, now: Row | undefined): Promise<string> {
  const row = now ?? change.after ?? change.before
  if (typeof row?.['name'] === 'string') return row['name']
  if (typeof row?.['title'] === 'string')
    return row['title'] || `${String(row['starts_at']).slice(0, 10)} 的会议`
  if (typeof row?.['problem'] === 'string') return `整改事项「${row['problem'].slice(0, 20)}」`
  if (change.table === 'register_entry') return `${String(row?.['happened_on'])} 的登记`
  if (change.table === 'talk') return `${String(row?.['held_on'])} 的谈话`
  if (change.table === 'column_mapping') return '记住的列对应'
  if (typeof row?.['file_name'] === 'string') return row['file_name']
  const member = await write
    .selectFrom('member')
    .select('name')
    .where('member_id', '=', Number(row?.['member_id'] ?? 0))
    .executeTakeFirst()
  if (change.table.startsWith('dues_')) return `${member?.name ?? ''}的党费`
  return `${member?.name ?? ''}的党小组`
}

function refuse(blocked: readonly string[], why: string): void {
  if (blocked.length === 0) return
  const names = [...new Set(blocked)]
  const rest = names.length > 5 ? `等 ${names.length} 处` : ''
  throw new Failure('undoBlocked', `${why}：${names.slice(0, 5).join('、')}${rest}`)
}

/** Rows of other tables that point at what would go: found by the foreign keys, so that no table is forgotten. */
async function refuseUsed(write: Writer, made: readonly Change[]): Promise<void> {
  const [{ table } = { table: 'member' as TracedTable }] = made
  const { rows: pointers } = await sql<{ child: string; column: string }>`
    select m.name as child, f."from" as "column"
    from sqlite_master m, pragma_foreign_key_list(m.name) f
    where m.type = 'table' and f."table" = ${table}`.execute(write)
  const nameOf = (row: Row | null) =>
    String(row?.['name'] ?? row?.['title'] ?? row?.['problem'] ?? '').slice(0, 40)
  const names = new Map(made.map(({ rowId, after }) => [rowId, nameOf(after)]))
  const blocked: string[] = []
  for (const { child, column } of pointers) {
    if (partsOf[table]?.includes(child) === true) continue
    const { rows } = await sql<{ id: number }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(child)} where ${sql.ref(column)} is not null`.execute(
      write,
    )
    for (const { id } of rows) {
      const name = names.get(id)
      if (name !== undefined) blocked.push(`${name}（${places[child] ?? '其他记录'}）`)
    }
  }
  refuse(blocked, '已被其他记录引用')
}

const remove = async (write: Writer, { table, key, rowId }: Change): Promise<void> => {
  await sql`delete from ${sql.table(table)} where ${sql.ref(key)} = ${rowId}`.execute(write)
}

async function restore(write: Writer, { table, key, rowId, before, after }: Change): Promise<void> {
  const columns = Object.entries(before ?? {})
  if (after === null) {
    const names = sql.join(columns.map(([column]) => sql.ref(column)))
    const values = sql.join(columns.map(([, value]) => value))
    await sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(write)
    return
  }
  const sets = sql.join(columns.map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
  await sql`update ${sql.table(table)} set ${sets} where ${sql.ref(key)} = ${rowId}`.execute(write)
}
