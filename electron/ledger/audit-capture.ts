/**
 * Sees every row that a command changes, whoever changes it: temporary triggers on each table of the ledger, made
 * anew at every opening from the schema as it is, so that no table can be forgotten. They belong to the connection
 * and leave no trace in the file. What they see waits in a temporary table, kept in memory, which is rolled back with
 * the command.
 */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** A row of the ledger as JSON would say it: column → value, attachments by their digest. */
export type Image = Readonly<Record<string, string | number | null>>

/** What became of one row in one command: the first state before, the last after. */
export interface RowChange {
  readonly table: string
  /** JSON array of the primary key. */
  readonly key: string
  readonly before: Image | null
  readonly after: Image | null
}

export interface Column {
  readonly name: string
  readonly type: string
  readonly pk: number
}

/** Where changes wait until the command ends; a trigger may not name its database. */
const pending = 'audit_pending'

/** The log does not log itself. */
const ownTables = /^(audit_|sqlite_)/

/** Names of the tables whose rows are watched, in alphabetical order. */
export function watchedTables(db: Database): readonly string[] {
  const names = db
    .prepare(`SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`)
    .pluck()
    .all() as string[]
  return names.filter((name) => !ownTables.test(name) && !isShadow(name, names)).toSorted()
}

/** Tables in which a full-text index keeps itself: derived, and not ours to write. */
const isShadow = (name: string, names: readonly string[]) =>
  /_(data|idx|docsize|config|content)$/.test(name) &&
  !names.includes(name.replace(/_[a-z]+$/, '')) &&
  names.includes(name.replace(/_[a-z]+$/, '_data')) &&
  names.includes(name.replace(/_[a-z]+$/, '_idx'))

/** Columns of a table, in their order. */
export const tableColumns = (db: Database, table: string): readonly Column[] =>
  db.pragma(`main.table_info("${table}")`) as Column[]

/** SQL of a row's image; `of` is NEW, OLD or the table's name. */
export function imageSql(db: Database, table: string, of: string): string {
  const pairs = tableColumns(db, table).map(({ name, type }) => {
    const value = `${of}."${name}"`
    return `'${name}', ${type === 'BLOB' ? `ledger_digest(${value})` : value}`
  })
  return `json_object(${pairs.join(', ')})`
}

/** SQL of a row's key: a JSON array of its primary key. */
export function keySql(db: Database, table: string, of: string): string {
  const keys = tableColumns(db, table)
    .filter(({ pk }) => pk > 0)
    .toSorted((one, other) => one.pk - other.pk)
  const parts = keys.length === 0 ? [`${of}.rowid`] : keys.map(({ name }) => `${of}."${name}"`)
  return `json_array(${parts.join(', ')})`
}

/** The digest that stands for an attachment's bytes in an image. Must be there before `imageSql` is run. */
export function defineDigest(db: Database): void {
  db.function('ledger_digest', { deterministic: true }, (bytes) =>
    bytes instanceof Uint8Array ? `sha256:${createHash('sha256').update(bytes).digest('hex')}` : bytes,
  )
}

/** Sets the triggers. Call after migrations: a table made later is not watched. */
export function watch(db: Database): void {
  defineDigest(db)
  // what a command changes must not lie in a temporary file, least of all beside a ledger with a password
  db.pragma('temp_store = MEMORY')
  const tables = watchedTables(db)
  const insert = `INSERT INTO ${pending} (table_name, row_key, before, after) VALUES`
  const statements = tables.flatMap((table) => {
    const on = (event: string, values: string) =>
      `CREATE TEMP TRIGGER "audit_${event}_${table}" AFTER ${event} ON main."${table}"
       BEGIN ${insert} ('${table}', ${values}); END`
    const [oldKey, newKey] = [keySql(db, table, 'OLD'), keySql(db, table, 'NEW')]
    const [before, after] = [imageSql(db, table, 'OLD'), imageSql(db, table, 'NEW')]
    return [
      on('INSERT', `${newKey}, NULL, ${after}`),
      on('DELETE', `${oldKey}, ${before}, NULL`),
      // a changed key is one row gone and another come
      `CREATE TEMP TRIGGER "audit_UPDATE_${table}" AFTER UPDATE ON main."${table}"
       BEGIN ${insert} ('${table}', ${oldKey}, ${before}, iif(${oldKey} = ${newKey}, ${after}, NULL));
         ${insert.replace(' VALUES', '')} SELECT '${table}', ${newKey}, NULL, ${after} WHERE ${oldKey} <> ${newKey};
       END`,
    ]
  })
  db.exec(
    `CREATE TEMP TABLE ${pending}
       (seen INTEGER PRIMARY KEY, table_name TEXT, row_key TEXT, before TEXT, after TEXT);
     ${statements.join(';\n')};`,
  )
  nameSealedQuarter(db, tables)
}

/** The file's own trigger can say only that a quarter is sealed: older tools must be able to read it. Ours says which. */
function nameSealedQuarter(db: Database, tables: readonly string[]): void {
  if (!tables.includes('seal_refusal')) return
  db.exec(`CREATE TEMP TRIGGER seal_refusal_names BEFORE INSERT ON main.seal_refusal
    BEGIN SELECT RAISE(ABORT, 'sealed: ' || printf('%04d', NEW.year) || 'Q' || NEW.quarter); END`)
}

interface Pending {
  readonly table_name: string
  readonly row_key: string
  readonly before: string | null
  readonly after: string | null
}

/** Takes what waits: one change a row, rows in the order they were first touched, those that ended as they began left out. */
export function takeChanges(db: Database): RowChange[] {
  const waiting = db
    .prepare(`SELECT table_name, row_key, before, after FROM temp.${pending} ORDER BY seen`)
    .all() as Pending[]
  if (waiting.length === 0) return []
  db.exec(`DELETE FROM temp.${pending}`)
  const byRow = new Map<string, { first: Pending; last: Pending }>()
  for (const each of waiting) {
    const row = `${each.table_name} ${each.row_key}`
    const known = byRow.get(row)
    if (known === undefined) byRow.set(row, { first: each, last: each })
    else known.last = each
  }
  return [...byRow.values()]
    .filter(({ first, last }) => first.before !== last.after)
    .map(({ first, last }) => ({
      table: first.table_name,
      key: first.row_key,
      before: parseImage(first.before),
      after: parseImage(last.after),
    }))
}

export const parseImage = (json: string | null): Image | null =>
  json === null ? null : (JSON.parse(json) as Image)
