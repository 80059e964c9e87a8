/**
 * Writes a workbook into an empty branch, in the transaction it is given. Rows go in as they stood instead of through
 * the domains' writers: those would date everything today. The tables' own checks and triggers hold all the same.
 */
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { Failure } from '#shared/failure.ts'
import type { WorkbookSheet, workbookOperations } from '#shared/workbook.ts'
import { foundBranch } from '../branch.ts'
import { translate } from '../dispatch.ts'
import { targetOf } from '../export/workbook-content.ts'
import { keptColumns, rowsOf } from '../export/workbook-rows.ts'
import type { LedgerTable, Row, Sheet, Value } from '../export/workbook-sheet.ts'
import { workbookSheets } from '../export/workbook-sheets.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { isEmpty } from './ledger-workbook.ts'

type Entry = z.output<(typeof workbookOperations)['import.enterWorkbook']['input']>

/** By table: number in the workbook → id in this ledger. */
type Ids = Map<LedgerTable, Map<number, number>>

/** Rows that one statement writes. */
const atOnce = 1000

/**
 * @returns the batch
 * @throws Failure conflict where the branch holds records meanwhile; importRefused naming the row that does not fit
 */
export async function enterWorkbook(write: Writer, entry: Entry, at: At): Promise<number> {
  const given = new Map(entry.sheets.map((sheet) => [sheet.table, sheet]))
  const branchRow = given.get('branch')?.rows[0]
  if (branchRow === undefined) throw new Failure('importRefused', '没有工作表「支部」')
  if (entry.into !== null && !(await isEmpty(write, entry.into)))
    throw new Failure('conflict', '支部里已经有记录')
  const before = entry.into === null ? null : await branchAsIs(write, entry.into)
  const branchId = entry.into ?? (await foundBranch(write, { name: '新支部' }, at)).branchId
  const batchId = await beginBatch(write, entry, at)
  const ids: Ids = new Map()
  const last: { sheet: Sheet; columns: readonly string[]; rows: Row[] }[] = []
  for (const sheet of workbookSheets) {
    const content = given.get(sheet.table)
    if (content === undefined) continue
    if (sheet.table === 'branch') {
      await amendBranch(write, branchId, content, sheet)
      ids.set('branch', new Map([[branchRow.number ?? 0, branchId]]))
      continue
    }
    const rows = await mapped(write, sheet, content, ids, { branch_id: branchId, import_batch_id: batchId })
    const late = sheet.columns.filter((column) => column.last).map(({ column }) => column)
    await insertAll(write, sheet, content, rows, late)
    if (late.length > 0) last.push({ sheet, columns: late, rows })
  }
  for (const { sheet, columns, rows } of last) await settle(write, sheet, columns, rows)
  await keepTrace(write, batchId, branchId, before, [...given.keys()])
  return batchId
}

async function beginBatch(write: Writer, entry: Entry, at: At): Promise<number> {
  const { import_batch_id } = await write
    .insertInto('import_batch')
    .values({
      branch_id: entry.branchId,
      kind: 'ledgerWorkbook',
      file_name: entry.fileName,
      sha256: entry.sha256,
      committed_at: at.now,
      added: entry.sheets.reduce((sum, { rows }) => sum + rows.length, 0),
      changed: 0,
      skipped: 0,
    })
    .returning('import_batch_id')
    .executeTakeFirstOrThrow()
  return import_batch_id
}

async function branchAsIs(read: Reader, branchId: number): Promise<Row> {
  const rows = await rowsOf(read, branchSheet(), branchId)
  const [row] = rows
  if (row === undefined) throw new Failure('notFound', `branchId ${branchId}`)
  return row
}

const branchSheet = (): Sheet => {
  const found = workbookSheets.find(({ table }) => table === 'branch')
  if (found === undefined) throw new Error('no sheet for the branch')
  return found
}

async function amendBranch(
  write: Writer,
  branchId: number,
  content: WorkbookSheet,
  sheet: Sheet,
): Promise<void> {
  const cells = content.rows[0]?.cells ?? []
  const sets = sql.join(
    content.columns.map((column, index) => sql`${sql.ref(column)} = ${cells[index] ?? null}`),
  )
  await refusing(sheet, content.rows[0]?.line ?? 0, () =>
    sql`update ${sql.table('branch')} set ${sets} where branch_id = ${branchId}`.execute(write),
  )
}

/** The rows as the table will have them: ids of this ledger, references turned, the branch and the batch filled in. */
async function mapped(
  write: Writer,
  sheet: Sheet,
  content: WorkbookSheet,
  ids: Ids,
  own: Readonly<Record<string, number>>,
): Promise<Row[]> {
  const { table, key } = sheet
  const names = new Set((await keptColumns(write, table)).map(({ name }) => name))
  const filled = Object.entries(own).filter(([name]) => names.has(name) && name !== key)
  const numbers = new Map<number, number>()
  if (key !== undefined) {
    const { rows } = await sql<{ last: number | null }>`
      select max(${sql.ref(key)}) as last from ${sql.table(table)}`.execute(write)
    const first = (rows[0]?.last ?? 0) + 1
    for (const [index, { number }] of content.rows.entries()) numbers.set(number ?? 0, first + index)
    ids.set(table, numbers)
  }
  const columns = content.columns.map((name) => sheet.columns.find(({ column }) => column === name))
  return content.rows.map(({ number, cells }) => {
    const row: Record<string, Value> = Object.fromEntries(filled)
    for (const [index, column] of columns.entries()) if (column) row[column.column] = cells[index] ?? null
    for (const column of columns) {
      const value = column === undefined ? undefined : row[column.column]
      if (column?.type !== 'reference' || typeof value !== 'number') continue
      const target = targetOf(column, row)
      const id = target === undefined ? undefined : ids.get(target)?.get(value)
      if (id === undefined)
        throw new Failure('importRefused', `《${sheet.title}》${column.title}没有对应的记录`)
      row[column.column] = id
    }
    if (key !== undefined) row[key] = numbers.get(number ?? 0) ?? null
    return row
  })
}

/** As JSON in one value: a statement with a place for every cell would be long to prepare. */
async function insertAll(
  write: Writer,
  sheet: Sheet,
  content: WorkbookSheet,
  rows: readonly Row[],
  late: readonly string[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).filter((column) => !late.includes(column))
  const insert = (some: readonly Row[]) => {
    const json = JSON.stringify(some.map((row) => columns.map((column) => row[column] ?? null)))
    const values: RawBuilder<unknown>[] = columns.map((_, at) => sql`value ->> ${sql.lit(at)}`)
    return sql`insert into ${sql.table(sheet.table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      select ${sql.join(values)} from json_each(${json})`.execute(write)
  }
  for (let start = 0; start < rows.length; start += atOnce) {
    const some = rows.slice(start, start + atOnce)
    try {
      await insert(some)
    } catch {
      // one of them does not fit: find it, so that the user is told which
      for (const [index, row] of some.entries())
        await refusing(sheet, content.rows[start + index]?.line ?? 0, () => insert([row]))
    }
  }
}

/** What locks a record comes when everything below it is written. */
async function settle(
  write: Writer,
  { table, key, title }: Sheet,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  if (key === undefined) throw new Error(`${title} is settled later and has no key`)
  for (const row of rows) {
    const sets = sql.join(columns.map((column) => sql`${sql.ref(column)} = ${row[column] ?? null}`))
    await sql`update ${sql.table(table)} set ${sets} where ${sql.ref(key)} = ${row[key] ?? null}`.execute(
      write,
    )
  }
}

async function refusing(sheet: Sheet, line: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { code } = translate(error)
    if (code === 'internal') throw error
    const known = code === 'secretBallotPerMember' || code === 'ballotInconsistent'
    throw new Failure(
      known ? code : 'importRefused',
      `《${sheet.title}》第 ${line} 行不符合台账的规定，没有写入任何记录`,
    )
  }
}

/** What the branch held once it was written, register by register: undoing wants it to be so still. */
async function keepTrace(
  write: Writer,
  batchId: number,
  branchId: number,
  before: Row | null,
  tables: readonly string[],
): Promise<void> {
  const trace = await digestsOf(write, branchId, tables)
  await write
    .insertInto('import_change')
    .values({
      import_batch_id: batchId,
      sequence: 1,
      table_name: 'branch',
      row_id: branchId,
      before: before === null ? null : JSON.stringify(before),
      after: JSON.stringify(trace),
    })
    .execute()
}

/** A hash of all rows of the branch, by table; of tables of the whole file only those that were taken. */
export async function digestsOf(
  read: Reader,
  branchId: number,
  tables: readonly string[],
): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const sheet of workbookSheets) {
    if (sheet.wide && !tables.includes(sheet.table)) continue
    const hash = createHash('sha256')
    for (const row of await rowsOf(read, sheet, branchId)) hash.update(`${JSON.stringify(row)}\n`)
    digests[sheet.table] = hash.digest('hex')
  }
  return digests
}
