/**
 * The log held against the ledger's own copies. Whoever takes the last entries out of the file, and the records with them,
 * or puts an older file in its place, leaves a chain without a break: but a copy that was made before knows more.
 */
import type Database from 'better-sqlite3'
import type { AuditFault } from '#shared/audit.ts'
import { type LedgerKey, readFrom } from './key.ts'

interface Entry {
  readonly entry_id: number
  readonly at: string
  readonly hash: string
}

const restored = 'backups.keepRestore'

/**
 * @param copies paths; those that the key does not open, and those of another ledger, tell nothing
 * @returns the first entry of each copy that the ledger has not, unless it was taken back to a copy since
 */
export function copiesAhead(
  db: Database.Database,
  copies: readonly string[],
  key: LedgerKey | null,
): AuditFault[] {
  const own = entriesOf(db)
  const since = db.prepare(`SELECT 1 FROM audit_entry WHERE operation = '${restored}' AND entry_id >= ?`)
  const missing = new Map<number, AuditFault>()
  for (const path of copies) {
    // nothing of one of an early version without a log, under another key, or damaged: each is told elsewhere
    const first = readFrom(path, key, (copy) => firstUnknown(own, entriesOf(copy)))
    if (first === undefined || since.get(first.entry_id) !== undefined) continue
    missing.set(first.entry_id, {
      kind: 'copyAhead',
      entryId: first.entry_id,
      at: first.at,
      table: null,
      rowKey: null,
    })
  }
  return [...missing.values()]
}

type Entries = ReturnType<typeof entriesOf>

function entriesOf(db: Database.Database) {
  const one = db.prepare<[number], Entry>('SELECT entry_id, at, hash FROM audit_entry WHERE entry_id = ?')
  const last = db.prepare<[], number>('SELECT max(entry_id) FROM audit_entry').pluck()
  return { one: (id: number) => one.get(id), last: () => last.get() ?? 0 }
}

function firstUnknown(own: Entries, theirs: Entries): Entry | undefined {
  const known = (id: number) => own.one(id)?.hash === theirs.one(id)?.hash
  // what has not even the first in common is another ledger
  if (theirs.last() === 0 || !known(1)) return undefined
  // each entry is bound to the one before: from the first that differs on, all do
  let [same, differs] = [1, theirs.last() + 1]
  while (differs - same > 1) {
    const middle = Math.floor((same + differs) / 2)
    if (known(middle)) same = middle
    else differs = middle
  }
  return theirs.one(differs)
}
