/**
 * The log itself: entries bound to one another, and the examination that finds what was changed around the program.
 *
 * It makes tampering evident, not impossible: whoever can write the file with a tool of their own could write the whole
 * chain anew. What cannot be written anew is paper, so every printed book carries the digest of the last entry.
 */
import type { Database } from 'better-sqlite3'
import { type RowChange, takeChanges } from './audit-capture.ts'
import { differences, sha256, textDigest } from './audit-digest.ts'

/** Who did it, when, and what was named. */
export interface Act {
  /** `YYYY-MM-DDTHH:MM:SS`, local. */
  readonly at: string
  readonly user: string
  readonly role: 'secretary' | 'recorder' | 'inspector'
  readonly operation: string
  /** What was named: ids, days, flags; never contents. */
  readonly about: Readonly<Record<string, unknown>>
  /** True for a removal of personal information: the images of its own changes are blanked at once. */
  readonly forgets?: boolean
}

export interface EntryRow {
  readonly entry_id: number
  readonly at: string
  readonly user_name: string
  readonly role: string
  readonly kind: 'change' | 'view' | 'baseline'
  readonly operation: string
  readonly about: string
  readonly change_count: number
  readonly previous_hash: string
  readonly hash: string
}

export interface ChangeRow {
  readonly entry_id: number
  readonly position: number
  readonly table_name: string
  readonly row_key: string
  readonly kind: 'insert' | 'update' | 'delete'
  readonly before_image: string | null
  readonly after_image: string | null
  readonly images_digest: string
  readonly before_digest: string | null
  readonly after_digest: string | null
  readonly blanked_by: number | null
}

export const firstHash = '0'.repeat(64)

export const imagesDigest = (before: string | null, after: string | null): string =>
  sha256(`${before ?? ''}\n${after ?? ''}`)

/** Binds an entry to the one before and to each of its changes; a blanked content leaves the digest as it was. */
export function hashOf(entry: Omit<EntryRow, 'hash'>, changes: readonly ChangeRow[]): string {
  return sha256(
    JSON.stringify([
      entry.entry_id,
      entry.at,
      entry.user_name,
      entry.role,
      entry.kind,
      entry.operation,
      entry.about,
      entry.change_count,
      entry.previous_hash,
      changes.map((change) => [
        change.position,
        change.table_name,
        change.row_key,
        change.kind,
        change.images_digest,
        change.before_digest,
        change.after_digest,
      ]),
    ]),
  )
}

export const lastEntry = (db: Database): EntryRow | undefined =>
  db.prepare('SELECT * FROM audit_entry ORDER BY entry_id DESC LIMIT 1').get() as EntryRow | undefined

/** Where the log itself is kept. */
export const logTables: readonly string[] = ['audit_entry', 'audit_change']

/**
 * Writes down what the command that is running has changed. Call inside its transaction, at its end.
 * @param tell is told the tables whose rows changed, the log's own included
 * @returns the entry's number; undefined where nothing was changed
 */
export function recordChanges(
  db: Database,
  act: Act,
  tell: (tables: Iterable<string>) => void = () => undefined,
): number | undefined {
  const changes = takeChanges(db)
  if (changes.length === 0) return undefined
  tell(new Set([...logTables, ...changes.map(({ table }) => table)]))
  const entry = append(db, 'change', act, changes.map(toRow))
  if (act.forgets === true)
    db.prepare(
      'UPDATE audit_change SET before_image = NULL, after_image = NULL, blanked_by = entry_id WHERE entry_id = ?',
    ).run(entry)
  return entry
}

/** Writes down that something masked was shown. Call inside a transaction. */
export const recordView = (db: Database, act: Act): number => append(db, 'view', act, [])

type NewChange = Omit<ChangeRow, 'entry_id' | 'position' | 'blanked_by'>

function toRow({ table, key, before, after }: RowChange): NewChange {
  // whole rows as text: what their digests are taken of, and what is kept of a row that came or went
  const [old, now] = [textOf(before), textOf(after)]
  const parts = before !== null && after !== null ? differences(before, after) : undefined
  const beforeImage = parts === undefined ? old : JSON.stringify(parts.before)
  const afterImage = parts === undefined ? now : JSON.stringify(parts.after)
  return {
    table_name: table,
    row_key: key,
    kind: before === null ? 'insert' : after === null ? 'delete' : 'update',
    before_image: beforeImage,
    after_image: afterImage,
    images_digest: imagesDigest(beforeImage, afterImage),
    before_digest: textDigest(table, old),
    after_digest: textDigest(table, now),
  }
}

const textOf = (image: object | null): string | null => (image === null ? null : JSON.stringify(image))

/** Writes an entry with its changes at the end of the chain; its number. */
export function append(
  db: Database,
  kind: EntryRow['kind'],
  act: Act,
  news: readonly NewChange[],
  about = JSON.stringify(act.about),
): number {
  const before = lastEntry(db)
  const entry_id = (before?.entry_id ?? 0) + 1
  const entry = {
    entry_id,
    at: act.at.slice(0, 19),
    user_name: act.user,
    role: act.role,
    kind,
    operation: act.operation,
    about,
    change_count: news.length,
    previous_hash: before?.hash ?? firstHash,
  }
  const changes = news.map((change, index): ChangeRow => ({
    ...change,
    entry_id,
    position: index + 1,
    blanked_by: null,
  }))
  db.prepare(
    `INSERT INTO audit_entry (entry_id, at, user_name, role, kind, operation, about, change_count, previous_hash, hash)
     VALUES (@entry_id, @at, @user_name, @role, @kind, @operation, @about, @change_count, @previous_hash, @hash)`,
  ).run({ ...entry, hash: hashOf(entry, changes) })
  const insert = db.prepare(
    `INSERT INTO audit_change (entry_id, position, table_name, row_key, kind, before_image, after_image,
       images_digest, before_digest, after_digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const one of changes)
    insert.run(
      entry_id,
      one.position,
      one.table_name,
      one.row_key,
      one.kind,
      one.before_image,
      one.after_image,
      one.images_digest,
      one.before_digest,
      one.after_digest,
    )
  return entry_id
}
