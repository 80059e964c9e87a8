/**
 * Ledgers of a size for measuring: a superior body's, of many branches and years, and an ordinary branch's. Written
 * straight to the file through prepared statements, with every trigger of the schema in force. Without clock and
 * chance; made once and kept in the system's temporary folder until the schema or this generator changes.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openLedger } from '#electron/ledger/open.ts'
import { branchBasis } from './large-ledger-branch.ts'
import { inserting } from './large-ledger-insert.ts'
import { meetingsOf } from './large-ledger-meetings.ts'
import { listsOf, papersOf } from './large-ledger-papers.ts'
import { registersOf } from './large-ledger-registers.ts'
import type { LargeSize } from './large-ledger-size.ts'

const sources = [
  'large-ledger.ts',
  'large-ledger-branch.ts',
  'large-ledger-insert.ts',
  'large-ledger-meetings.ts',
  'large-ledger-papers.ts',
  'large-ledger-registers.ts',
  'large-ledger-size.ts',
  'large-ledger-yearly.ts',
]

function fingerprint(size: LargeSize): string {
  const hash = createHash('sha256')
  for (const name of sources) hash.update(readFileSync(new URL(name, import.meta.url)))
  hash.update(readFileSync(new URL('../../migrations/schema.sql', import.meta.url)))
  return hash.update(JSON.stringify(size)).digest('hex').slice(0, 16)
}

export interface Generated {
  readonly path: string
  /** Milliseconds; 0 where it was there already. */
  readonly taken: number
}

/** The kept ledger of a size, made where it is not there yet. Nobody writes to it: who wants to, takes `copyOf`. */
export async function largeLedger(size: LargeSize): Promise<Generated> {
  const folder = join(tmpdir(), 'branch-ledger-bench')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${size.branches}x${size.years}-${fingerprint(size)}.ledger`)
  if (existsSync(path)) return { path, taken: 0 }
  const before = performance.now()
  const making = `${path}.making`
  // of an earlier schema or generator
  for (const name of readdirSync(folder))
    if (name.startsWith(`${size.branches}x${size.years}-`))
      rmSync(join(folder, name), { recursive: true, force: true })
  await writeLedger(making, size)
  const db = new Database(making)
  db.pragma('journal_mode = WAL')
  // as the program leaves it: statistics are made when a ledger is closed, of every table and with the limit that goes
  // without being said there. Without it there would be samples as well, and with them SQLite plans every statement anew
  // each time values are given to it, which took a third of every first answer
  db.pragma('optimize = 0x10012')
  db.close()
  renameSync(making, path)
  return { path, taken: performance.now() - before }
}

/** A copy of a kept ledger in a folder of the caller's. */
export function copyOf(path: string, folder: string): string {
  const copy = join(folder, 'copy.ledger')
  copyFileSync(path, copy)
  return copy
}

/** Writes a new ledger of a size, without statistics for the planner. */
export async function writeLedger(path: string, size: LargeSize): Promise<void> {
  await openLedger(path, 'create').close()
  const db = new Database(path)
  // a half-made file is thrown away: what makes it slow is left out. A file that only grows has nothing to roll back
  db.pragma('journal_mode = DELETE')
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = ON')
  db.pragma('cache_size = -400000')
  const into = inserting(db)
  const finish = db.prepare(
    `UPDATE meeting SET state = 'final', finalised_at = entered_at WHERE meeting_id = ?`,
  )
  db.exec('BEGIN')
  for (let number = 1; number <= size.branches; number += 1) {
    const basis = branchBasis(into, number, size)
    const lists = listsOf(into, basis)
    meetingsOf(into, basis, size, lists, (meetingId) => finish.run(meetingId))
    papersOf(into, basis, lists, db)
    registersOf(into, basis)
  }
  db.exec('COMMIT')
  db.close()
}
