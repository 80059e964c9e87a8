/**
 * The state from which changes are counted: of a new ledger, of one that comes from a program without a log, and after
 * every change of the schema. A table that such a change left as it was is not read: its state is what the log says it
 * is, so that a row that was changed around the program does not become right by an update of the program.
 */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { defineDigest, watchedTables } from './audit-capture.ts'
import { append } from './audit-chain.ts'
import { digestSum } from './audit-digest.ts'
import { type Counted, TableState, countChange, stateOf } from './audit-rows.ts'
import { verifyLog } from './audit-verify.ts'

/** What was known before the schema was changed. */
export interface Before {
  /** By table, as its CREATE statement stood; a table that still has the same is not read. */
  readonly kept: ReadonlyMap<string, { readonly sql: string; readonly state: TableState }>
  readonly changes: number
  /** What the examination of the tables that are read anew said; null where there was nothing to examine. */
  readonly verified: boolean | null
}

const nothing: Before = { kept: new Map(), changes: 0, verified: null }

/**
 * Examines what cannot be examined afterwards. Call before the first change of the schema.
 * @param migrations the SQL that is about to be run
 */
export function beforeMigration(db: Database, migrations: readonly string[]): Before {
  if (!migrations.every(leavesRows)) return { ...nothing, verified: verifyLog(db).ok }
  const altered = new Set(migrations.flatMap(alteredBy))
  const states = statesByLog(db)
  // a log that cannot be read says nothing: every row is read
  if (states === undefined) return { ...nothing, verified: verifyLog(db).ok }
  return {
    kept: new Map(
      [...definitions(db)].map(([table, sql]) => [
        table,
        { sql, state: states.get(table) ?? { rows: 0, sum: digestSum().text() } },
      ]),
    ),
    changes: totalChanges(db),
    verified: altered.size === 0 ? null : verifyLog(db, altered).ok,
  }
}

/** Writes the baseline down. Call once the schema is the newest, inside the transaction that changed it. */
export function recordBaseline(db: Database, at: string, before: Before = nothing): void {
  defineDigest(db)
  const now = definitions(db)
  // SQLite counts rows that are inserted, changed and deleted, and none where only the schema changes
  const untouched = totalChanges(db) === before.changes
  const tables: Record<string, TableState> = {}
  for (const table of watchedTables(db)) {
    const known = untouched ? before.kept.get(table) : undefined
    const state = known !== undefined && known.sql === now.get(table) ? known.state : stateOf(db, table)
    if (state.rows > 0) tables[table] = state
  }
  const schema = Number(db.pragma('user_version', { simple: true }))
  const about = { schema, verified: before.verified, tables }
  db.transaction(() => {
    append(db, 'baseline', { at, user: '', role: 'secretary', operation: 'ledger.open', about }, [])
  })()
}

const totalChanges = (db: Database): number => Number(db.prepare('SELECT total_changes()').pluck().get())

function definitions(db: Database): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM main.sqlite_schema WHERE type = 'table'`,
    )
    .all()
  return new Map(rows.map(({ name, sql }) => [name, sql]))
}

/** Statements that stand for themselves, without comments, texts and the bodies of triggers. */
const statementsOf = (sql: string): string[] =>
  sql
    .replace(/--.*$/gm, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/CREATE\s+TRIGGER[\s\S]*?\bEND\s*;/gi, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

/** Nothing but definitions. A table that is dropped may have been made anew before: that is not looked into. */
const leavesRows = (sql: string): boolean =>
  statementsOf(sql).every((statement) => /^(CREATE|ALTER|DROP\s+(INDEX|TRIGGER|VIEW))\b/i.test(statement))

const alteredBy = (sql: string): string[] =>
  statementsOf(sql).flatMap((statement) => /^ALTER\s+TABLE\s+"?(\w+)/i.exec(statement)?.[1] ?? [])

const Baseline = z.object({ tables: z.record(z.string(), TableState) })

/** What each table holds by the last baseline and the changes since; undefined where the log cannot be read. */
function statesByLog(db: Database): ReadonlyMap<string, TableState> | undefined {
  const last = db
    .prepare<[], { entry_id: number; about: string }>(
      `SELECT entry_id, about FROM audit_entry WHERE kind = 'baseline' ORDER BY entry_id DESC LIMIT 1`,
    )
    .get()
  const read = Baseline.safeParse(last === undefined ? undefined : parsed(last.about))
  if (last === undefined || !read.success) return undefined
  const states = new Map<string, Counted>()
  for (const [table, { rows, sum }] of Object.entries(read.data.tables))
    states.set(table, { rows, sum: digestSum(sum) })
  const changes = db
    .prepare<[number], [table: string, before: string | null, after: string | null]>(
      'SELECT table_name, before_digest, after_digest FROM audit_change WHERE entry_id > ?',
    )
    .raw()
    .iterate(last.entry_id)
  for (const [table, before, after] of changes) {
    const state = states.get(table) ?? { rows: 0, sum: digestSum() }
    states.set(table, state)
    countChange(state, before, after)
  }
  return new Map([...states].map(([table, { rows, sum }]) => [table, { rows, sum: sum.text() }]))
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
