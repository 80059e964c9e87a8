/**
 * The key of a ledger with a password, and how a connection is given it.
 *
 * The scheme is SQLCipher 4 as it stands: the password is the passphrase, PBKDF2-HMAC-SHA512 with 256,000 rounds over
 * the 16 bytes at the file's beginning makes a key of 32 bytes, pages are AES-256-CBC with an HMAC-SHA512 each. So any
 * SQLCipher tool opens the file with the secretary's password. The derivation is done here, once and not blocking, and
 * both connections are given the bytes that come out.
 */
import { pbkdf2, randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { Failure } from '#shared/failure.ts'
import { backupFolder, keyFilePath } from './beside.ts'

/** Marks the file as ours: 'BLdg'. */
export const applicationId = 0x424c6467

/** What SQLCipher 4 uses unless told otherwise. */
export const derivation = { rounds: 256_000, digest: 'sha512', keyBytes: 32, saltBytes: 16 } as const
const pageBytes = 4096

export interface LedgerKey {
  readonly bytes: Buffer
  /** Stands at the beginning of the file. */
  readonly salt: Buffer
}

const derive = promisify(pbkdf2)

/** @param salt of the file; a new one for a new key. Takes about 130 ms, not on this thread. */
export async function keyFrom(
  password: string,
  salt: Buffer = randomBytes(derivation.saltBytes),
): Promise<LedgerKey> {
  const { rounds, digest, keyBytes } = derivation
  return { bytes: await derive(password.normalize('NFC'), salt, rounds, keyBytes, digest), salt }
}

export const copyOfKey = ({ bytes, salt }: LedgerKey): LedgerKey => ({
  bytes: Buffer.from(bytes),
  salt: Buffer.from(salt),
})

/** Overwrites the key. */
export function forgetKey(key: LedgerKey | null | undefined): void {
  key?.bytes.fill(0)
}

export const sameKey = (one: LedgerKey | null, other: LedgerKey | null): boolean =>
  one === null || other === null
    ? one === other
    : one.bytes.equals(other.bytes) && one.salt.equals(other.salt)

const written = ({ bytes, salt }: LedgerKey): string => `"x'${bytes.toString('hex')}${salt.toString('hex')}'"`

function chooseScheme(db: Database.Database): void {
  db.pragma(`cipher = 'sqlcipher'`)
  db.pragma('legacy = 4')
}

/** Call before anything else is asked of the connection; without a key it stays as it is. */
export function giveKey(db: Database.Database, key: LedgerKey | null): void {
  // nothing of what is sorted or undone may lie in a temporary file
  db.pragma('temp_store = MEMORY')
  if (key === null) return
  chooseScheme(db)
  db.pragma(`key = ${written(key)}`)
}

/** Rewrites every page of a file that nobody else has open and that is not in WAL mode. */
export function changeKey(db: Database.Database, from: LedgerKey | null, to: LedgerKey | null): void {
  if (from === null && to !== null) chooseScheme(db)
  db.pragma(to === null ? `rekey = ''` : `rekey = ${written(to)}`)
}

/** What a look at the first bytes tells, before SQLite may touch the file: a stranger's file must not be changed. */
export type FileKind = 'plain' | 'protected'

/**
 * A protected file has no mark of ours: it looks like chance. Whatever looks like something else is a stranger.
 * @throws Failure fileMissing, fileUnwritable, notALedger; ledgerDamaged where it is cut off
 */
export function kindOfFile(path: string): FileKind {
  if (!existsSync(path) || !statSync(path).isFile()) throw new Failure('fileMissing', basename(path))
  const head = headOf(path)
  if (head.toString('latin1', 0, 16) === 'SQLite format 3\0' && head.length >= 100) {
    if (head.readUInt32BE(68) !== applicationId) throw new Failure('notALedger', basename(path))
    return 'plain'
  }
  if (head.length < 512 || looksLikeSomething(head)) throw new Failure('notALedger', basename(path))
  if (statSync(path).size % pageBytes === 0) return 'protected'
  // not whole pages: of our own we know it by what lies beside it
  const known = existsSync(keyFilePath(path)) || existsSync(backupFolder(path))
  throw new Failure(known ? 'ledgerDamaged' : 'notALedger', basename(path))
}

function headOf(path: string): Buffer {
  const head = Buffer.alloc(512)
  try {
    const handle = openSync(path, 'r')
    const length = readSync(handle, head, 0, head.length, 0)
    closeSync(handle)
    return head.subarray(0, length)
  } catch {
    throw new Failure('fileUnwritable', basename(path))
  }
}

const knownBeginnings = [
  '504b0304',
  'd0cf11e0',
  'ffd8ff',
  '89504e47',
  '52617221',
  '377abcaf',
  '1f8b08',
  '4d5a',
]

/** Text, archives, pictures, programs; and bytes too uneven for what a cipher makes. */
function looksLikeSomething(head: Buffer): boolean {
  const beginning = head.toString('hex', 0, 4)
  if (knownBeginnings.some((known) => beginning.startsWith(known))) return true
  return new Set(head).size < 150
}

export const saltOf = (path: string): Buffer => headOf(path).subarray(0, derivation.saltBytes)

/**
 * What is found in a ledger file beside the one that is open; undefined where the key does not open it, or it cannot be
 * read so far.
 * @param key is not asked of a file without protection
 */
export function readFrom<Found>(
  path: string,
  key: LedgerKey | null,
  read: (db: Database.Database) => Found,
): Found | undefined {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    giveKey(db, kindOfFile(path) === 'plain' ? null : key)
    return read(db)
  } catch {
    return undefined
  } finally {
    db?.close()
  }
}

/** Whether the first page opens with this key (none: as an unprotected file). */
export function opensWith(path: string, key: LedgerKey | null): boolean {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    giveKey(db, key)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return true
  } catch (error) {
    // the key was right, and what comes after the first page is not
    return isCorrupt(error)
  } finally {
    db?.close()
  }
}

const isCorrupt = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_CORRUPT'
