/**
 * Opens a ledger file: one connection that writes, one that can only read. Every pragma is set here and nowhere else.
 */
import { existsSync, openSync, readSync, closeSync, statSync, mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect, type Transaction } from 'kysely'
import { Failure } from '#shared/failure.ts'
import type { AuditVerdict } from '#shared/audit.ts'
import { watch } from './audit-capture.ts'
import { type Act, recordBaseline, recordChanges, recordView } from './audit-chain.ts'
import { verifyLog } from './audit-verify.ts'
import { withhold } from './withheld.ts'
import { backUpTo } from './backup.ts'
import { migrate, readMigrations, schemaVersion } from './migrate.ts'
import { preparedOnce } from './prepared.ts'
import type { Tables } from './tables.ts'

/** Marks the file as ours: 'BLdg'. */
export const applicationId = 0x424c6467

/** What a query may hold: it can read and nothing else. A `Writer` is a `Reader`, never the reverse. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'fn'>
/** What a command holds: an open transaction. */
export type Writer = Transaction<Tables>

export interface OpenLedger {
  readonly path: string
  readonly schemaVersion: number
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
  /** Examines the whole log against the whole ledger; reads every row. */
  verify(): AuditVerdict
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
  /** True for a role that may not read everything (`withheld.ts`). */
  readonly withhold?: boolean
  /** Where the migrations are, unless beside the program. */
  readonly folder?: string
}

/**
 * @param mode `open` wants an existing ledger; `create` refuses to overwrite anything.
 * @throws Failure fileMissing, fileExists, notALedger, ledgerTooNew, ledgerDamaged, fileBusy, fileUnwritable, passwordNeeded
 */
export function openLedger(path: string, mode: 'open' | 'create', options: OpenOptions = {}): OpenLedger {
  const { now = '0000-01-01T00:00:00', folder = migrationsFolder() } = options
  if (mode === 'open') checkIsLedger(path)
  else if (existsSync(path)) throw new Failure('fileExists', basename(path))
  let db: Database.Database | undefined
  const reading: Database.Database[] = []
  try {
    if (mode === 'create') mkdirSync(dirname(path), { recursive: true })
    db = new Database(path)
    db.pragma('busy_timeout = 5000')
    if (mode === 'create') db.pragma(`application_id = ${applicationId}`)
    db.pragma('journal_mode = WAL')
    // WAL defaults to NORMAL in this build; a ledger must survive a power cut
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    if (mode === 'open' && String(db.pragma('quick_check(1)', { simple: true })) !== 'ok') {
      throw new Failure('ledgerDamaged', basename(path))
    }
    const writing = db
    let verified: boolean | null = null
    const version = migrate(db, readMigrations(folder), {
      before: () => {
        if (hasLog(writing)) verified = verifyLog(writing).ok
        backUpTo(writing, freeName(`${path}.升级前备份-v${schemaVersion(writing)}`))
      },
      after: () => {
        if (hasLog(writing)) recordBaseline(writing, now, verified)
      },
    })
    if (hasLog(db)) watch(db)
    const openReading = (views: boolean) => {
      const readOnly = new Database(path, { readonly: true })
      reading.push(readOnly)
      readOnly.pragma('busy_timeout = 5000')
      if (views) withhold(readOnly)
      readOnly.pragma('query_only = ON')
      return readOnly
    }
    const whole = openReading(false)
    return assemble(path, version, db, whole, options.withhold === true ? openReading(true) : whole)
  } catch (error) {
    for (const each of reading) each.close()
    db?.close()
    throw translate(error, basename(path))
  }
}

/** Ledgers of early versions have none. */
const hasLog = (db: Database.Database): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'audit_entry'`).get() !== undefined

/** A copy that an earlier, failed try left behind is kept; the next one gets a number. */
function freeName(stem: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `${stem}.ledger` : `${stem}-${count}.ledger`
    if (!existsSync(name)) return name
  }
}

function assemble(
  path: string,
  version: number,
  db: Database.Database,
  wholeReading: Database.Database,
  reading: Database.Database,
): OpenLedger {
  const writer = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(db) }) })
  const readerOf = (database: Database.Database) =>
    new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(database) }) })
  const whole = readerOf(wholeReading)
  const reader = reading === wholeReading ? whole : readerOf(reading)
  const changes = () => Number(db.prepare('SELECT total_changes()').pluck().get())
  const atFirst = changes()
  return {
    path,
    schemaVersion: version,
    reader,
    whole,
    writer,
    backUp: (out) => backUpTo(db, out),
    log: {
      changes: (act) => recordChanges(db, act),
      view: (act) => recordView(db, act),
    },
    verify: () => verifyLog(db),
    changed: () => changes() > atFirst,
    close: async () => {
      await reader.destroy()
      await whole.destroy()
      // kysely closes only connections it has used; one left open would hold the file until the program ends
      reading.close()
      wholeReading.close()
      // without statistics the planner picks bad plans for bound LIMITs
      db.pragma('optimize')
      await writer.destroy()
      db.close()
    },
  }
}

/** Looks at the first bytes before SQLite may touch the file: opening a stranger's file must not change it. */
function checkIsLedger(path: string): void {
  if (!existsSync(path) || !statSync(path).isFile()) throw new Failure('fileMissing', basename(path))
  const head = Buffer.alloc(100)
  let length: number
  try {
    const handle = openSync(path, 'r')
    length = readSync(handle, head, 0, 100, 0)
    closeSync(handle)
  } catch {
    throw new Failure('fileUnwritable', basename(path))
  }
  if (length < 100 || head.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new Failure('notALedger', basename(path))
  }
  if (head.readUInt32BE(68) !== applicationId) throw new Failure('notALedger', basename(path))
}

function translate(error: unknown, name: string): unknown {
  if (error instanceof Failure) return error
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string') return error
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new Failure('fileBusy', name)
  if (code === 'SQLITE_NOTADB') return new Failure('notALedger', name)
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
