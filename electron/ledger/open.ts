/**
 * Opens a ledger file: one connection that writes, one that can only read. Every pragma is set here and nowhere else.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect, type Transaction } from 'kysely'
import { Failure } from '#shared/failure.ts'
import type { AuditVerdict } from '#shared/audit.ts'
import type { Role } from '#shared/role.ts'
import { watch } from './audit-capture.ts'
import { type Before, beforeMigration, recordBaseline } from './audit-baseline.ts'
import { copiesAhead } from './audit-copies.ts'
import { type Act, logTables, recordChanges, recordView } from './audit-chain.ts'
import { verifyLog } from './audit-verify.ts'
import { withhold } from './withheld.ts'
import { backUpTo } from './backup.ts'
import { makeBackup } from './backups-kept.ts'
import { type LedgerKey, applicationId, copyOfKey, forgetKey, giveKey, kindOfFile } from './key.ts'
import { type Changes, forgetAll, rememberFor, traced } from './memory.ts'
import { migrate, readMigrations } from './migrate.ts'
import { preparedOnce } from './prepared.ts'
import { clearPart, clearRestoring } from './rekey.ts'
import type { Tables } from './tables.ts'

export { applicationId } from './key.ts'

/** What a query may hold: it can read and nothing else. A `Writer` is a `Reader`, never the reverse. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'fn'>
/** What a command holds: an open transaction. */
export type Writer = Transaction<Tables>

/** Who opened it. */
export interface Opener {
  /** Null in a ledger without a password, and for whoever opened it with the ledger's own. */
  readonly userId: number | null
  readonly name: string
  readonly role: Role
}

export interface OpenLedger {
  readonly path: string
  readonly schemaVersion: number
  /** Null where it has no password; overwritten with zeros when it is closed. */
  readonly key: LedgerKey | null
  /** As the file has it now: another window may have changed it. Undefined for one who was set inactive. */
  user(): Opener | undefined
  readonly reader: Reader
  /** Reads without the views of `withheld`: for what counts and judges, and never answers contents. */
  readonly whole: Reader
  readonly writer: Kysely<Tables>
  /** Writes a checked copy of the whole file (throws a `Failure` and leaves nothing where it cannot). */
  backUp(out: string): void
  /** The log of what is done; each of them is called inside a transaction of `writer`. */
  readonly log: {
    /** At the end of a command: writes down what it changed; the entry's number, undefined where nothing was. */
    changes(act: Act): number | undefined
    view(act: Act): number
  }
  /** Examines the whole log against the whole ledger, and against these copies of it; reads every row. */
  verify(copies?: readonly string[]): AuditVerdict
  /** True once something was written through this opening. */
  changed(): boolean
  close(): Promise<void>
}

/** Migrations sit beside the program: in the source tree, or beside the bundle. */
export function migrationsFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const found = [join(here, '../../migrations'), join(here, '../migrations'), join(here, 'migrations')].find(
    (folder) => existsSync(folder),
  )
  if (found === undefined) throw new Error('migrations folder not found')
  return found
}

export interface OpenOptions {
  /** The moment of opening, for the log: `YYYY-MM-DDTHH:MM:SS`. */
  readonly now?: string
  /** Of a protected ledger; a copy is kept. */
  readonly key?: LedgerKey | null
  /** Who opens it, unless the secretary; the public key proves that it is the same ledger's user of that number. */
  readonly user?: { readonly userId: number; readonly publicKey: Buffer } | undefined
  /** Where the migrations are, unless beside the program. */
  readonly folder?: string
}

/**
 * @param mode `open` wants an existing ledger; `create` refuses to overwrite anything.
 * @throws Failure fileMissing, fileExists, notALedger, ledgerTooNew, ledgerDamaged, fileBusy, fileUnwritable, passwordNeeded,
 * passwordWrong, userUnknown
 */
export function openLedger(path: string, mode: 'open' | 'create', options: OpenOptions = {}): OpenLedger {
  const { now = '0000-01-01T00:00:00', folder = migrationsFolder(), user } = options
  let given = options.key ?? null
  if (mode === 'open') {
    if (kindOfFile(path) === 'plain') given = null
    else if (given === null) throw new Failure('passwordNeeded', basename(path))
    clearPart(path)
    clearRestoring(path)
  } else if (existsSync(path)) throw new Failure('fileExists', basename(path))
  const key = given === null ? null : copyOfKey(given)
  const open: Database.Database[] = []
  const connect = (how: Database.Options = {}) => {
    const db = new Database(path, how)
    open.push(db)
    giveKey(db, key)
    db.pragma('busy_timeout = 5000')
    return db
  }
  try {
    if (mode === 'create') mkdirSync(dirname(path), { recursive: true })
    const db = connect()
    if (mode === 'create') db.pragma(`application_id = ${applicationId}`)
    prepareWriting(db)
    if (mode === 'open' && checkedAtOpening(path) && db.pragma('quick_check(1)', { simple: true }) !== 'ok') {
      throw new Failure('ledgerDamaged', basename(path))
    }
    let known: Before | undefined
    const version = migrate(db, readMigrations(folder), {
      before: (missing) => {
        if (hasLog(db)) {
          const migrations = missing.map(({ sql }) => sql)
          known = beforeMigration(db, migrations)
        }
        makeBackup(path, now, 'migration', (out) => backUpTo(db, out, key), null, key)
      },
      after: () => {
        if (hasLog(db)) recordBaseline(db, now, known)
      },
    })
    if (hasLog(db)) watch(db)
    const openReading = (views: boolean) => {
      const readOnly = connect({ readonly: true })
      if (views) withhold(readOnly)
      readOnly.pragma('query_only = ON')
      return readOnly
    }
    const whole = openReading(false)
    const userNow = userOf(whole, key, user)
    const opening = userNow()
    if (opening === undefined) throw new Failure('userUnknown')
    const reading = opening.role === 'secretary' ? whole : openReading(true)
    return assemble({ path, version, db, whole, reading, key, userNow })
  } catch (error) {
    for (const each of open) each.close()
    forgetKey(key)
    throw translate(error, basename(path), key !== null)
  }
}

function prepareWriting(db: Database.Database): void {
  db.pragma('journal_mode = WAL')
  // WAL defaults to NORMAL in this build; a ledger must survive a power cut
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
}

interface UserRow {
  readonly name: string
  readonly role: Role
  readonly active: 0 | 1
  readonly public_key: Buffer | null
}

const nameOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Asks the file itself who somebody is: what lies beside it names only a number. */
function userOf(
  db: Database.Database,
  key: LedgerKey | null,
  user: OpenOptions['user'],
): () => Opener | undefined {
  if (key === null) return () => ({ userId: null, name: '', role: 'secretary' })
  if (user === undefined) {
    const secretary = db.prepare(`SELECT name FROM ledger_user WHERE role = 'secretary'`).pluck()
    return () => ({ userId: null, name: nameOf(secretary.get()), role: 'secretary' })
  }
  const known = db.prepare('SELECT name, role, active, public_key FROM ledger_user WHERE user_id = ?')
  return () => {
    const row = known.get(user.userId) as UserRow | undefined
    if (row?.active !== 1 || row.role === 'secretary' || row.public_key?.equals(user.publicKey) !== true)
      return undefined
    return { userId: user.userId, name: row.name, role: row.role }
  }
}

/**
 * Every page is looked at when a ledger is opened, which takes a tenth of a second for ten years of a branch. That of a
 * superior body, with a hundred branches, would take a quarter of a minute: it is looked at with every copy that is made.
 */
const checkedAtOpening = (path: string): boolean => statSync(path).size < 256 * 1024 * 1024

/** Ledgers of early versions have none. */
const hasLog = (db: Database.Database): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'audit_entry'`).get() !== undefined

interface Assembly {
  readonly path: string
  readonly version: number
  readonly db: Database.Database
  readonly whole: Database.Database
  readonly reading: Database.Database
  readonly key: LedgerKey | null
  readonly userNow: () => Opener | undefined
}

function assemble({ path, version, db, whole: wholeReading, reading, key, userNow }: Assembly): OpenLedger {
  const writer = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(db) }) })
  const told: Changes[] = []
  const readerOf = (database: Database.Database) => {
    const one = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: traced(database, preparedOnce(database)) }),
    })
    told.push(rememberFor(one, database, db))
    return one
  }
  const tell = (tables: Iterable<string>) => {
    for (const each of told) each.note(tables)
  }
  const whole = readerOf(wholeReading)
  const reader = reading === wholeReading ? whole : readerOf(reading)
  const changes = () => Number(db.prepare('SELECT total_changes()').pluck().get())
  const atFirst = changes()
  return {
    path,
    schemaVersion: version,
    key,
    user: userNow,
    reader,
    whole,
    writer,
    backUp: (out) => backUpTo(db, out, key),
    log: {
      changes: (act) => recordChanges(db, act, tell),
      view: (act) => {
        tell(logTables)
        return recordView(db, act)
      },
    },
    verify: (copies = []) => {
      const verdict = verifyLog(db)
      const faults = [...verdict.faults, ...copiesAhead(db, copies, key)]
      return { ...verdict, ok: faults.length === 0, faults }
    },
    changed: () => changes() > atFirst,
    close: async () => {
      for (const each of [reader, whole]) forgetAll(each)
      await reader.destroy()
      await whole.destroy()
      // kysely closes only connections it has used; one left open would hold the file until the program ends
      reading.close()
      wholeReading.close()
      // without statistics the planner picks bad plans for bound LIMITs
      tidyUp(db)
      await writer.destroy()
      db.close()
      forgetKey(key)
    },
  }
}

/** Nothing that matters: a disk that is full or a file that rotted must still let the ledger be closed. */
function tidyUp(db: Database.Database): void {
  try {
    db.pragma('optimize')
  } catch {
    // the statistics stay as they were
  }
}

function translate(error: unknown, name: string, keyed: boolean): unknown {
  if (error instanceof Failure) return error
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string') return error
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new Failure('fileBusy', name)
  if (code === 'SQLITE_NOTADB') return new Failure(keyed ? 'passwordWrong' : 'notALedger', name)
  if (code.startsWith('SQLITE_CORRUPT')) return new Failure('ledgerDamaged', name)
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_IOERR')
  )
    return new Failure('fileUnwritable', name)
  if (
    code === 'SQLITE_FULL' ||
    code === 'ENOSPC' ||
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'EPERM'
  )
    return new Failure('fileUnwritable', name)
  return error
}
