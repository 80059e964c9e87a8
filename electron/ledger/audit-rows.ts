/** The rows of a table as the log knows them: their keys, their digests, and the sum of these. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { imageSql, keySql, parseImage, tableColumns } from './audit-capture.ts'
import { type DigestSum, digestSum, sha256, sha256Bytes } from './audit-digest.ts'

/** Rows of a table and the sum of their digests. */
export const TableState = z.object({ rows: z.number().int(), sum: z.string().length(64) })
export type TableState = Readonly<z.infer<typeof TableState>>

/** The same while it is counted. */
export interface Counted {
  rows: number
  readonly sum: DigestSum
}

/** One change more: the digests of a row before and after it; null where there was or is no row. */
export function countChange(counted: Counted, before: string | null, after: string | null): void {
  counted.rows += Number(after !== null) - Number(before !== null)
  counted.sum.take(before)
  counted.sum.add(after)
}

/** Every row of a table with its key and digest, in no order that matters. `defineDigest` must have been called. */
export function* rowsOf(db: Database, table: string): Generator<{ key: string; digest: string }> {
  const text = imageTexts(db, table)
  const sql = `SELECT ${keySql(db, table, `"${table}"`)}, ${text.columns} FROM main."${table}"`
  const rows = db.prepare(sql).raw().iterate() as Iterable<[key: string, ...cells: unknown[]]>
  for (const row of rows) yield { key: row[0], digest: sha256(text.of(row, 1)) }
}

/** The same without keys, added up: where only that is asked, a table is read in a third of the time. */
export function stateOf(db: Database, table: string): TableState {
  const text = imageTexts(db, table)
  const sum = digestSum()
  let rows = 0
  const all = db.prepare(`SELECT ${text.columns} FROM main."${table}"`).raw().iterate()
  for (const row of all as Iterable<unknown[]>) {
    rows += 1
    sum.addBytes(sha256Bytes(text.of(row, 0)))
  }
  return { rows, sum: sum.text() }
}

/**
 * The text a row's digest is taken of, as `rowDigest` makes it of an image, put together from the cells themselves: for
 * millions of rows it takes too long to have JSON written by SQLite, read, and written again. Only integers and texts
 * are the same both ways; a column of another kind goes through SQLite.
 */
function imageTexts(
  db: Database,
  table: string,
): { readonly columns: string; readonly of: (row: readonly unknown[], from: number) => string } {
  const columns = tableColumns(db, table)
  if (!columns.every(({ type }) => ['INTEGER', 'TEXT', 'BLOB'].includes(type))) {
    const columnsSql = imageSql(db, table, `"${table}"`)
    return {
      columns: columnsSql,
      of: (row, from) => `${table}\n${JSON.stringify(parseImage(String(row[from])))}`,
    }
  }
  const names = columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`)
  return {
    columns: columns
      .map(({ name, type }) => (type === 'BLOB' ? `ledger_digest("${name}")` : `"${name}"`))
      .join(', '),
    of: (row, from) => {
      let text = `${table}\n`
      for (let index = 0; index < names.length; index += 1) {
        const cell = row[from + index]
        text += names[index]
        text += typeof cell === 'string' ? JSON.stringify(cell) : String(cell)
      }
      return `${text}}`
    },
  }
}
