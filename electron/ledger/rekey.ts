/**
 * Puts a file under another key, or under none. The new file is made beside the old one, opened with its key, checked
 * and flushed before it takes the old one's place: whenever the program ends, the file is whole with one key or the other.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { Failure } from '#shared/failure.ts'
import { restoringPath } from './beside.ts'
import { type LedgerKey, changeKey, giveKey } from './key.ts'

const endings = ['', '-wal', '-shm', '-journal']

/** What an interrupted change of keys (or copy) left behind, perhaps without protection. */
export function clearPart(path: string): void {
  for (const ending of endings) rmSync(`${path}.part${ending}`, { force: true })
}

/**
 * What a restoring leaves, or left that was interrupted: perhaps a copy without protection, with what was made beside it.
 * @param keep leaves the copy itself
 */
export function clearRestoring(ledgerPath: string, keep = false): void {
  const temporary = restoringPath(ledgerPath)
  const folder = dirname(temporary)
  for (const name of readdirSync(folder))
    if (name.startsWith(basename(temporary)) && !(keep && name === basename(temporary)))
      rmSync(join(folder, name), { force: true, recursive: true })
}

/**
 * @param path a file nobody has open, with no write-ahead log beside it
 * @throws Failure fileBusy, fileUnwritable, ledgerDamaged; the file is then as it was
 */
export function rekeyFile(path: string, from: LedgerKey | null, to: LedgerKey | null): void {
  // a log that outlives the last of our connections is another program's
  if (existsSync(`${path}-wal`)) throw new Failure('fileBusy', basename(path))
  const temporary = `${path}.part`
  clearPart(path)
  try {
    copyFileSync(path, temporary)
    rewrite(temporary, from, to)
    check(temporary, to, basename(path))
    const handle = openSync(temporary, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(temporary, path)
  } catch (error) {
    if (error instanceof Failure) throw error
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
    throw new Failure(
      /^SQLITE_(CORRUPT|NOTADB)/.test(code) ? 'ledgerDamaged' : 'fileUnwritable',
      basename(path),
    )
  } finally {
    clearPart(path)
  }
}

function rewrite(path: string, from: LedgerKey | null, to: LedgerKey | null): void {
  const db = new Database(path)
  try {
    giveKey(db, from)
    // pages are written anew only outside WAL; what is undone stays in memory, the file is thrown away where it fails
    db.pragma('journal_mode = DELETE')
    db.pragma('journal_mode = MEMORY')
    changeKey(db, from, to)
  } finally {
    db.close()
  }
}

function check(path: string, key: LedgerKey | null, name: string): void {
  const db = new Database(path, { readonly: true })
  try {
    giveKey(db, key)
    if (String(db.pragma('integrity_check(1)', { simple: true })) !== 'ok')
      throw new Failure('ledgerDamaged', name)
  } finally {
    db.close()
  }
}
