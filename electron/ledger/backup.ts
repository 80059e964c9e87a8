/**
 * A whole, checked copy of a ledger: VACUUM INTO a temporary file beside the target, reopened, checked, fsynced,
 * renamed. A plain file copy in WAL mode may miss the last records.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { Failure } from '#shared/failure.ts'
import { type LedgerKey, giveKey } from './key.ts'

/**
 * @param key of `db`, which the copy has as well: it is protected as the ledger is
 * @throws Failure fileExists, fileUnwritable, ledgerDamaged; never leaves half a file under the target's name.
 */
export function backUpTo(db: Database.Database, out: string, key: LedgerKey | null = null): void {
  if (existsSync(out)) throw new Failure('fileExists', basename(out))
  const temporary = `${out}.part`
  rmSync(temporary, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(temporary)
    const copy = new Database(temporary, { readonly: true })
    giveKey(copy, key)
    const verdict = String(copy.pragma('integrity_check(1)', { simple: true }))
    copy.close()
    if (verdict !== 'ok') throw new Failure('ledgerDamaged', basename(out))
    const handle = openSync(temporary, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(temporary, out)
  } catch (error) {
    rmSync(temporary, { force: true })
    if (error instanceof Failure) throw error
    throw new Failure('fileUnwritable', basename(out))
  }
}
