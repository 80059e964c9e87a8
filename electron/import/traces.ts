/** What an import did to the tables, row by row: taken before, taken after, and the difference kept. */
import { anyRegister, registerNames } from '#shared/registers/all.ts'
import type { Writer } from '../ledger/open.ts'

/** The tables that an import may touch, children first, with their keys. */
export const tracedTables = [
  { table: 'column_mapping', key: 'column_mapping_id' },
  { table: 'source_document', key: 'source_document_id' },
  { table: 'dues_payment', key: 'dues_payment_id' },
  { table: 'dues_assessment', key: 'dues_assessment_id' },
  { table: 'other_learning', key: 'other_learning_id' },
  { table: 'required_study_item', key: 'required_study_item_id' },
  { table: 'register_entry', key: 'entry_id' },
  { table: 'rectification_step', key: 'rectification_step_id' },
  { table: 'rectification_item', key: 'rectification_item_id' },
  { table: 'talk', key: 'talk_id' },
  { table: 'meeting', key: 'meeting_id' },
  { table: 'group_membership', key: 'group_membership_id' },
  { table: 'party_group', key: 'group_id' },
  { table: 'member', key: 'member_id' },
] as const
export type TracedTable = (typeof tracedTables)[number]['table']

/** Table → row id → the row as JSON. */
export type Snapshot = ReadonlyMap<TracedTable, ReadonlyMap<number, string>>

/** What lies below a row and goes with it; a change there shows on the row itself. */
export const partsOf: Readonly<Record<string, readonly string[]>> = {
  meeting: [
    'meeting_also_counts',
    'attendance',
    'observer',
    'agenda_item',
    'study_item',
    'meeting_topic',
    'meeting_study_form',
  ],
  talk: ['talk_party', 'talk_content'],
  register_entry: ['register_person', ...registerNames.map((name) => anyRegister[name].table)],
}

/** The tables that a roster writes, as they stand. */
export async function snapshot(write: Writer, branchId: number): Promise<Snapshot> {
  const ours = write.selectFrom('member').select('member_id').where('branch_id', '=', branchId)
  const memberships = await write
    .selectFrom('group_membership')
    .selectAll()
    .where('member_id', 'in', ours)
    .execute()
  const groups = await write.selectFrom('party_group').selectAll().where('branch_id', '=', branchId).execute()
  const members = await write.selectFrom('member').selectAll().where('branch_id', '=', branchId).execute()
  return new Map<TracedTable, ReadonlyMap<number, string>>([
    ['group_membership', new Map(memberships.map((row) => [row.group_membership_id, JSON.stringify(row)]))],
    ['party_group', new Map(groups.map((row) => [row.group_id, JSON.stringify(row)]))],
    ['member', new Map(members.map((row) => [row.member_id, JSON.stringify(row)]))],
  ])
}

/** Keeps what changed between the two. A row that is gone has the JSON `null` after. */
export async function recordChanges(
  write: Writer,
  batchId: number,
  before: Snapshot,
  after: Snapshot,
): Promise<void> {
  const changes: Trace[] = []
  for (const { table } of tracedTables) {
    const old = before.get(table) ?? new Map<number, string>()
    const now = after.get(table) ?? new Map<number, string>()
    for (const [row_id, row] of now) {
      const was = old.get(row_id)
      if (was !== row) changes.push({ table_name: table, row_id, before: was ?? null, after: row })
    }
    for (const [row_id, row] of old) {
      if (!now.has(row_id)) changes.push({ table_name: table, row_id, before: row, after: 'null' })
    }
  }
  await keep(write, batchId, changes)
}

interface Trace {
  readonly table_name: TracedTable
  readonly row_id: number
  readonly before: string | null
  readonly after: string
}

/** Keeps the rows that a batch of records made: its meetings, its talks, its document. */
export async function recordMade(write: Writer, batchId: number): Promise<void> {
  const made: Trace[] = []
  const meetings = await write
    .selectFrom('meeting')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .execute()
  const talks = await write.selectFrom('talk').selectAll().where('import_batch_id', '=', batchId).execute()
  const learning = await write
    .selectFrom('other_learning')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .execute()
  const listed = await write
    .selectFrom('required_study_item')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .execute()
  const documents = await write
    .selectFrom('source_document')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .execute()
  const payments = await write
    .selectFrom('dues_payment')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .execute()
  const assessments = await write
    .selectFrom('dues_assessment')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .execute()
  const entries = await write
    .selectFrom('register_entry')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .execute()
  const items = await write
    .selectFrom('rectification_item')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .execute()
  const steps = await write
    .selectFrom('rectification_step')
    .innerJoin(
      'rectification_item as item',
      'item.rectification_item_id',
      'rectification_step.rectification_item_id',
    )
    .selectAll('rectification_step')
    .where('item.import_batch_id', '=', batchId)
    .execute()
  const put = (table_name: TracedTable, row_id: number, row: object) =>
    made.push({ table_name, row_id, before: null, after: JSON.stringify(row) })
  for (const row of documents) put('source_document', row.source_document_id, row)
  for (const row of payments) put('dues_payment', row.dues_payment_id, row)
  for (const row of assessments) put('dues_assessment', row.dues_assessment_id, row)
  for (const row of learning) put('other_learning', row.other_learning_id, row)
  for (const row of entries) put('register_entry', row.entry_id, row)
  for (const row of steps) put('rectification_step', row.rectification_step_id, row)
  for (const row of items) put('rectification_item', row.rectification_item_id, row)
  for (const row of listed) put('required_study_item', row.required_study_item_id, row)
  for (const row of talks) put('talk', row.talk_id, row)
  for (const row of meetings) put('meeting', row.meeting_id, row)
  await keep(write, batchId, made)
}

/** Keeps one row that was changed, after what is kept of the batch already. */
export async function recordChange(write: Writer, batchId: number, trace: Trace): Promise<void> {
  await keep(write, batchId, [trace])
}

async function keep(write: Writer, batchId: number, changes: readonly Trace[]): Promise<void> {
  const last = await write
    .selectFrom('import_change')
    .select(({ fn }) => fn.max('sequence').as('last'))
    .where('import_batch_id', '=', batchId)
    .executeTakeFirst()
  const first = Number(last?.last ?? 0) + 1
  const rows = changes.map((change, index) => ({
    ...change,
    import_batch_id: batchId,
    sequence: first + index,
  }))
  for (let start = 0; start < rows.length; start += 500) {
    await write
      .insertInto('import_change')
      .values(rows.slice(start, start + 500))
      .execute()
  }
}
