/** Examines the log and the ledger against each other, from the first entry to the rows as they are now. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { AuditFault, AuditVerdict } from '#shared/audit.ts'
import { defineDigest, watchedTables } from './audit-capture.ts'
import { type ChangeRow, type EntryRow, firstHash, hashOf, imagesDigest } from './audit-chain.ts'
import { digestSum } from './audit-digest.ts'
import { type Counted, TableState, countChange, rowsOf, stateOf } from './audit-rows.ts'

const Baseline = z.object({
  verified: z.boolean().nullable(),
  tables: z.record(z.string(), TableState),
})

/** Never more than this many faults: the first ones tell the story. */
const mostFaults = 50

/** What the log says a table holds. */
interface Expected extends Counted {
  /** Rows that changed since they were last read whole, with their last digest; null for those taken away. */
  readonly last: Map<string, string | null>
}

/**
 * @param only looks at the rows of these tables alone; the log itself is examined in any case
 * @returns faults in the order they were found: entries first, then rows. A row that was changed, added or taken away
 * around the program is named where the log knows it, else its table is.
 */
export function verifyLog(db: Database, only?: ReadonlySet<string>): AuditVerdict {
  defineDigest(db)
  const faults: AuditFault[] = []
  const report = (fault: AuditFault) => {
    if (faults.length < mostFaults) faults.push(fault)
  }
  const { tables, ...read } = readLog(db, report)
  for (const table of watchedTables(db))
    if (only?.has(table) !== false) compare(db, table, tables.get(table) ?? nothing(), report)
  return { ok: faults.length === 0, ...read, faults }
}

const nothing = (state?: TableState): Expected => ({
  rows: state?.rows ?? 0,
  sum: digestSum(state?.sum),
  last: new Map(),
})

interface Read {
  readonly entries: number
  readonly changes: number
  readonly head: string
  /** Entries whose time is before that of the entry before. */
  readonly clockSetBack: number
  readonly blanked: number
  readonly tables: ReadonlyMap<string, Expected>
}

function readLog(db: Database, report: (fault: AuditFault) => void): Read {
  const changesOf = db.prepare('SELECT * FROM audit_change WHERE entry_id = ? ORDER BY position')
  let tables = new Map<string, Expected>()
  let [entries, changes, clockSetBack, blanked] = [0, 0, 0, 0]
  let [head, lastAt] = [firstHash, '']
  const logged = db.prepare('SELECT * FROM audit_entry ORDER BY entry_id').iterate() as Iterable<EntryRow>
  for (const entry of logged) {
    entries += 1
    const at = { entryId: entry.entry_id, at: entry.at, table: null, rowKey: null }
    if (entry.entry_id !== entries) report({ kind: 'entryMissing', ...at })
    if (entry.previous_hash !== head) report({ kind: 'chainBroken', ...at })
    const own = changesOf.all(entry.entry_id) as ChangeRow[]
    if (own.length !== entry.change_count || entry.hash !== hashOf(entry, own))
      report({ kind: 'entryAltered', ...at })
    if (entry.at < lastAt) clockSetBack += 1
    for (const change of own) {
      changes += 1
      if (change.blanked_by !== null) blanked += 1
      else if (change.images_digest !== imagesDigest(change.before_image, change.after_image))
        report({ kind: 'imageAltered', ...at, table: change.table_name, rowKey: change.row_key })
    }
    if (entry.kind === 'baseline')
      tables = fromBaseline(entry, tables, () => report({ kind: 'entryAltered', ...at }))
    else for (const change of own) follow(tables, change)
    head = entry.hash
    lastAt = entry.at
  }
  return { entries, changes, head, clockSetBack, blanked, tables }
}

function fromBaseline(
  { about }: EntryRow,
  before: ReadonlyMap<string, Expected>,
  onFault: () => void,
): Map<string, Expected> {
  const same = (one: Expected | undefined, state: TableState) =>
    one?.rows === state.rows && one.sum.text() === state.sum ? one : undefined
  try {
    const { tables } = Baseline.parse(JSON.parse(about))
    return new Map(
      Object.entries(tables).map(([table, state]) => [
        table,
        // as the log had it: it still knows which rows changed
        same(before.get(table), state) ?? nothing(state),
      ]),
    )
  } catch {
    onFault()
    return new Map()
  }
}

function follow(tables: Map<string, Expected>, change: ChangeRow): void {
  const table = tables.get(change.table_name) ?? nothing()
  tables.set(change.table_name, table)
  countChange(table, change.before_digest, change.after_digest)
  table.last.set(change.row_key, change.after_digest)
}

/** Rows the log knows are compared one by one; the rest of a table by its count and sum. */
function compare(db: Database, table: string, expected: Expected, report: (fault: AuditFault) => void): void {
  const at = { entryId: null, at: null, table }
  const differs = ({ rows, sum }: TableState) => rows !== expected.rows || sum !== expected.sum.text()
  if (expected.last.size === 0) {
    if (differs(stateOf(db, table))) report({ kind: 'tableDiffers', ...at, rowKey: null })
    return
  }
  const unseen = new Map(expected.last)
  const sum = digestSum()
  let [rows, named] = [0, false]
  const fault = (kind: AuditFault['kind'], rowKey: string) => {
    named = true
    report({ kind, ...at, rowKey })
  }
  for (const { key, digest } of rowsOf(db, table)) {
    rows += 1
    sum.add(digest)
    const known = unseen.get(key)
    if (known === undefined) continue
    unseen.delete(key)
    if (known === null) fault('rowAdded', key)
    else if (known !== digest) fault('rowAltered', key)
  }
  for (const [key, digest] of unseen) if (digest !== null) fault('rowRemoved', key)
  if (!named && differs({ rows, sum: sum.text() })) report({ kind: 'tableDiffers', ...at, rowKey: null })
}
