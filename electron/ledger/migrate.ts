/**
 * Brings a ledger file to the schema this program knows: numbered SQL files, in order, all in one transaction.
 * A file from a newer program is refused, never touched. A file that holds records is copied first.
 */
import { readFileSync, readdirSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { Failure } from '#shared/failure.ts'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** `NNNN_name.sql` in `folder`, ascending; versions are multiples of ten and never repeat. */
export function readMigrations(folder: string): readonly Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .toSorted()
    .map((name) => ({
      version: Number(name.slice(0, 4)),
      name,
      sql: readFileSync(`${folder}/${name}`, 'utf8'),
    }))
  for (const [index, migration] of migrations.entries()) {
    const before = migrations[index - 1]
    if (before && before.version >= migration.version)
      throw new Error(`migration ${migration.name} is out of order`)
  }
  return migrations
}

export const schemaVersion = (db: Database): number => Number(db.pragma('user_version', { simple: true }))

/**
 * Runs what is missing.
 * @param around `before` is called before the first change to a file that already has a schema; `after` inside the
 * transaction, once the schema is the newest
 *
 * Throws `ledgerTooNew` for a file of a newer program, `ledgerDamaged` where the result fails its own checks; in
 * both cases the file is as it was.
 */
export function migrate(
  db: Database,
  migrations: readonly Migration[],
  around: { readonly before: (missing: readonly Migration[]) => void; readonly after: () => void },
): number {
  const current = schemaVersion(db)
  const newest = migrations.at(-1)?.version ?? 0
  if (current > newest) throw new Failure('ledgerTooNew', `file ${current}, program ${newest}`)
  const missing = migrations.filter((migration) => migration.version > current)
  if (missing.length === 0) return current
  if (current > 0) around.before(missing)
  // foreign keys cannot be switched inside a transaction, and a table rebuild must not cascade
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      for (const migration of missing) db.exec(migration.sql)
      db.pragma(`user_version = ${newest}`)
      const broken = db.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new Failure('ledgerDamaged', 'foreign_key_check')
      around.after()
    }).immediate()
  } finally {
    db.pragma('foreign_keys = ON')
  }
  return newest
}
