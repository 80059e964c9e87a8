/** The database driver's binary: which one this program has, and whether another may stand in its place. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { elfNeeds, highest } from '../driver/elf.ts'
import { changeKey, giveKey, keyFrom } from './key.ts'

export interface DriverFacts {
  /** As `3.53.4`. */
  readonly sqlite: string
  /** The very source, by day and digest. */
  readonly source: string
  /** What compiled the binary, as `gcc-14.2.1`. */
  readonly compiler: string
  /** SQLite's options, without the compiler. */
  readonly options: readonly string[]
}

function factsOf(db: Database.Database): DriverFacts {
  const word = (sql: string) => String(db.prepare(sql).pluck().get())
  const options = db.prepare('PRAGMA compile_options').pluck().all().map(String)
  return {
    sqlite: word('SELECT sqlite_version()'),
    source: word('SELECT sqlite_source_id()'),
    compiler: options.find((option) => option.startsWith('COMPILER='))?.slice('COMPILER='.length) ?? '',
    options: options.filter((option) => !option.startsWith('COMPILER=')),
  }
}

/** What this program runs on, and the oldest glibc that its binary can be loaded with; none outside Linux. */
export function driverInUse(): DriverFacts & { readonly glibc: string | undefined } {
  const binary = join(
    dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json')),
    'prebuilds',
    `linux-${process.arch}.node`,
  )
  const needs =
    process.platform === 'linux' && existsSync(binary) ? elfNeeds(readFileSync(binary)) : undefined
  const db = new Database(':memory:')
  try {
    return { ...factsOf(db), glibc: needs && highest(needs, 'GLIBC') }
  } finally {
    db.close()
  }
}

/**
 * Tries a binary on what a ledger asks of it, and holds it against the one this program has: the same SQLite with the same
 * options, and a protected file of either is read by the other.
 * @param binary path of a `.node` for this processor
 * @throws Error naming the first thing that differs, or the loader's own words
 */
export async function checkDriver(binary: string): Promise<DriverFacts> {
  const folder = mkdtempSync(join(tmpdir(), 'driver-'))
  const tried = { nativeBinding: binary }
  try {
    const key = await keyFrom('台账 password')
    const written = (name: string, options: Database.Options) => {
      const path = join(folder, name)
      const db = new Database(path, options)
      db.exec(`CREATE TABLE record(id INTEGER PRIMARY KEY, text TEXT) STRICT;
        CREATE VIRTUAL TABLE found USING fts5(text, tokenize = 'trigram');
        INSERT INTO found VALUES ('主题党日活动记录');
        WITH RECURSIVE line(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM line LIMIT 500)
        INSERT INTO record(text) SELECT hex(randomblob(200)) FROM line`)
      changeKey(db, null, key)
      db.close()
      return path
    }
    const read = (path: string, options: Database.Options) => {
      const db = new Database(path, options)
      try {
        giveKey(db, key)
        db.pragma('journal_mode = WAL')
        return {
          ...factsOf(db),
          sound: db.pragma('integrity_check', { simple: true }),
          records: db.prepare('SELECT count(*) FROM record').pluck().get(),
          found: db.prepare(`SELECT count(*) FROM found WHERE found MATCH '党日活动'`).pluck().get(),
          sum: db.prepare(`SELECT json_extract('{"a":[1,2]}', '$.a[1]') + round(pow(2, 10))`).pluck().get(),
        }
      } finally {
        db.close()
      }
    }
    const ours = read(written('tried.ledger', tried), {})
    const theirs = read(written('present.ledger', {}), tried)
    for (const name of ['sqlite', 'source', 'options', 'sound', 'records', 'found', 'sum'] as const)
      if (JSON.stringify(ours[name]) !== JSON.stringify(theirs[name]))
        throw new Error(`${name}: ${JSON.stringify(theirs[name])} instead of ${JSON.stringify(ours[name])}`)
    if (theirs.sound !== 'ok' || theirs.records !== 500 || theirs.found !== 1 || theirs.sum !== 1026)
      throw new Error(`does not work: ${JSON.stringify(theirs)}`)
    if (readFileSync(join(folder, 'tried.ledger'), 'latin1').startsWith('SQLite format'))
      throw new Error('does not encrypt')
    const { sqlite, source, compiler, options } = theirs
    return { sqlite, source, compiler, options }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
