/** What an import did to the tables, row by row: taken before, taken after, and the difference kept. */
import type { Writer } from '../ledger/open.ts'

/** The tables that entering a roster may touch, children first, with their keys. */
export const tracedTables = [
  { table: 'group_membership', key: 'group_membership_id' },
  { table: 'party_group', key: 'group_id' },
  { table: 'member', key: 'member_id' },
] as const
export type TracedTable = (typeof tracedTables)[number]['table']

/** Table → row id → the row as JSON. */
export type Snapshot = ReadonlyMap<TracedTable, ReadonlyMap<number, string>>

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
  const changes: { table_name: string; row_id: number; before: string | null; after: string }[] = []
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
  const rows = changes.map((change, index) => ({ ...change, import_batch_id: batchId, sequence: index + 1 }))
  for (let start = 0; start < rows.length; start += 500) {
    await write
      .insertInto('import_change')
      .values(rows.slice(start, start + 500))
      .execute()
  }
}
