/** The rows of a register as they stand in the ledger, by the sheet's declaration. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../ledger/open.ts'
import { type LedgerTable, type Row, type Sheet, ownColumns } from './workbook-sheet.ts'
import { sheetOf } from './workbook-sheets.ts'

/** A column as the file itself has it. */
export interface KeptColumn {
  readonly name: string
  readonly type: string
  readonly required: boolean
  /** 1, 2 … for what makes the row one; 0 for the others. */
  readonly key: number
}

/** The columns of a table, from the schema of the open file. */
export function keptColumns(read: Reader, table: LedgerTable): Promise<KeptColumn[]> {
  const described = sql<{ name: string; type: string; required: number; key: number }>`(
    select name, type, "notnull" as required, pk as "key" from pragma_table_info(${sql.lit(table)}, 'main'))`.as(
    'one',
  )
  return read
    .selectFrom(described)
    .selectAll()
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, required: row.required === 1 })))
}

/** Which rows of a table belong to the branch. */
export async function belonging(read: Reader, sheet: Sheet, branchId: number): Promise<RawBuilder<unknown>> {
  if (sheet.wide) return sql`1`
  if ((await keptColumns(read, sheet.table)).some(({ name }) => name === 'branch_id'))
    return sql`branch_id = ${sql.lit(branchId)}`
  const owner = sheet.columns.find((column) => column.type === 'reference' && typeof column.to === 'string')
  if (owner?.type !== 'reference' || typeof owner.to !== 'string')
    throw new Error(`nobody owns the rows of ${sheet.table}`)
  const above = sheetOf(owner.to)
  return sql`${sql.ref(owner.column)} in (select ${sql.ref(above.key ?? '')} from ${sql.table(above.table)}
    where ${await belonging(read, above, branchId)})`
}

/**
 * Rows of a sheet's table that belong to the branch, each with every column that the table has. In the order in
 * which they came; parts of a record by the record and their position.
 */
export async function rowsOf(read: Reader, sheet: Sheet, branchId: number): Promise<Row[]> {
  const ours = sql<Row>`(select * from ${sql.table(sheet.table)} where ${await belonging(read, sheet, branchId)})`
  let query = read.selectFrom(ours.as('one')).selectAll()
  for (const column of await orderOf(read, sheet)) query = query.orderBy(sql.ref(column))
  return query.execute()
}

async function orderOf(read: Reader, { table, key }: Sheet): Promise<string[]> {
  if (key !== undefined) return [key]
  const columns = await keptColumns(read, table)
  const keys = columns.filter((column) => column.key > 0).toSorted((a, b) => a.key - b.key)
  const [first = 'rowid', ...rest] = keys.map(({ name }) => name)
  return columns.some(({ name }) => name === 'position')
    ? [...new Set([first, 'position', ...rest])]
    : [first, ...rest]
}

/** Columns that no sheet declares and that are not filled by whoever writes the row. */
export async function undeclared(read: Reader, sheet: Sheet): Promise<string[]> {
  const declared = new Set([...sheet.columns.map(({ column }) => column), sheet.key, ...ownColumns])
  return (await keptColumns(read, sheet.table)).map(({ name }) => name).filter((name) => !declared.has(name))
}
