/**
 * Takes a workbook's import back: the branch becomes what it was, an empty one. What came in this way and was never
 * touched since is no record that anybody kept here, so the locks on finished records are lifted for it, within the
 * one transaction, and stand again when that ends.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { Failure } from '#shared/failure.ts'
import { belonging } from '../export/workbook-rows.ts'
import { workbookSheets } from '../export/workbook-sheets.ts'
import type { Writer } from '../ledger/open.ts'
import { quartersInForce } from '../seal/record.ts'
import { digestsOf } from './ledger-workbook-enter.ts'

const Kept = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const Digests = z.record(z.string(), z.string())

/**
 * @returns false where the batch was no workbook
 * @throws Failure undoBlocked where a register was changed since, saying which; sealedQuarter where a quarter is sealed
 */
export async function takeWorkbookBack(write: Writer, batchId: number): Promise<boolean> {
  const trace = await write
    .selectFrom('import_change')
    .selectAll()
    .where('import_batch_id', '=', batchId)
    .where('table_name', '=', 'branch')
    .executeTakeFirst()
  if (trace === undefined) return false
  const branchId = trace.row_id
  const after = Digests.parse(JSON.parse(trace.after))
  const tables = Object.keys(after)
  const now = await digestsOf(write, branchId, tables)
  // a register that came with a later version of the program: nothing may have been entered there either
  const untouched = createHash('sha256').digest('hex')
  const changed = workbookSheets.filter(
    ({ table }) => Object.hasOwn(now, table) && now[table] !== (after[table] ?? untouched),
  )
  if (changed.length > 0)
    throw new Failure('undoBlocked', `导入后又有改动：${changed.map(({ title }) => title).join('、')}`)
  // what was sealed since is no longer only what came in
  const sealed = await quartersInForce(write, branchId)
  if (sealed.length > 0) throw new Failure('sealedQuarter', sealed.join('、'))
  await unlocked(write, () => clear(write, branchId, tables))
  const before = trace.before === null ? null : Kept.parse(JSON.parse(trace.before))
  if (before !== null) {
    const sets = sql.join(Object.entries(before).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
    await sql`update ${sql.table('branch')} set ${sets} where branch_id = ${branchId}`.execute(write)
  } else
    await refusingUsed(() =>
      sql`delete from ${sql.table('branch')} where branch_id = ${branchId}`.execute(write),
    )
  return true
}

async function clear(write: Writer, branchId: number, tables: readonly string[]): Promise<void> {
  for (const sheet of workbookSheets.toReversed()) {
    if (sheet.table === 'branch' || (sheet.wide && !tables.includes(sheet.table))) continue
    const ours = await belonging(write, sheet, branchId)
    await refusingUsed(() => sql`delete from ${sql.table(sheet.table)} where ${ours}`.execute(write))
  }
}

/** Photos, templates and exports point at records of the branch: they are not thrown away with it. */
async function refusingUsed(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
      throw new Failure('undoBlocked', '导入后又加了照片附件或其他记录，或导出过台账')
    throw error
  }
}

/** Lifts the triggers of the registers' tables and puts the very same back. */
async function unlocked(write: Writer, work: () => Promise<void>): Promise<void> {
  const { rows: locks } = await sql<{ name: string; table: string; text: string }>`
    select name, tbl_name as "table", sql as text from sqlite_schema where type = 'trigger' order by rowid`.execute(
    write,
  )
  const names = new Set<string>(workbookSheets.map(({ table }) => table))
  const ours = locks.filter(({ table }) => names.has(table))
  for (const { name } of ours) await sql`drop trigger ${sql.ref(name)}`.execute(write)
  await work()
  for (const { text } of ours) await sql.raw(text).execute(write)
}
