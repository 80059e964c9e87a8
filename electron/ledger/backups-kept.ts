/**
 * The copies beside a ledger: how they are named, which are kept, what is in them. A copy is made whole or not at all
 * (`backUpTo`); what is not named by us is never touched.
 */
import {
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Backup, BackupReason } from '#shared/backups.ts'
import { Failure } from '#shared/failure.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { backupFolder } from './beside.ts'
import { type LedgerKey, kindOfFile, readFrom } from './key.ts'
import { clearPart } from './rekey.ts'

export { backupFolder } from './beside.ts'

const words: Readonly<Record<BackupReason, string>> = {
  manual: '手动',
  exit: '退出',
  daily: '每日',
  import: '导入前',
  restore: '恢复前',
  migration: '升级前',
  password: '换口令前',
}
const reasonOf = new Map(Object.entries(words).map(([reason, word]) => [word, reason as BackupReason]))

/** How many of the newest are kept; of older ones the last of each month. */
export const newestKept = 10

const nameFor = (ledgerPath: string, now: string, reason: BackupReason): string =>
  `${basename(ledgerPath, '.ledger')}-${now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${words[reason]}.ledger`

/** What follows the ledger's own name, and nothing between: 「支部-二」 is another ledger than 「支部」. */
const pattern =
  /^-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-(手动|退出|每日|导入前|恢复前|升级前|换口令前)(?:-\d+)?\.ledger$/

interface Named {
  readonly fileName: string
  readonly reason: BackupReason
  readonly madeAt: string
}

/** Files of a folder that carry our names, newest first. */
function namedIn(folder: string, stem: string): Named[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((fileName): Named[] => {
      const match = fileName.startsWith(stem) ? pattern.exec(fileName.slice(stem.length)) : null
      if (match === null) return []
      const [, year, month, day, hour, minute, second, word = ''] = match
      const reason = reasonOf.get(word)
      return reason === undefined
        ? []
        : [{ fileName, reason, madeAt: `${year}-${month}-${day}T${hour}:${minute}:${second}` }]
    })
    .toSorted(
      (one, other) => other.madeAt.localeCompare(one.madeAt) || other.fileName.localeCompare(one.fileName),
    )
}

/**
 * @param key of the open ledger; null where it has none, or none is open
 * @param removals digests of the entries by which the open ledger's log removed personal information; null where none is open
 */
export function backupsIn(
  ledgerPath: string,
  folder: string,
  place: Backup['place'],
  key: LedgerKey | null,
  removals: readonly string[] | null,
): Backup[] {
  const own = place === 'second' ? originOf(ledgerPath, key) : null
  return namedIn(folder, basename(ledgerPath, '.ledger')).flatMap((named) => {
    const path = join(folder, named.fileName)
    if (place === 'second' && isForeign(path, own, key)) return []
    return { ...named, path, place, bytes: statSync(path).size, ...lookInto(path, key, removals) }
  })
}

/** Where a ledger's copies lie: beside it, and in the second place. */
export const copyFolders = (ledgerPath: string, secondPlace: string | null): string[] => [
  backupFolder(ledgerPath),
  ...(secondPlace === null ? [] : [secondPlace]),
]

/** Paths of the copies in a folder, newest first. */
export const copiesIn = (ledgerPath: string, folder: string): string[] =>
  namedIn(folder, basename(ledgerPath, '.ledger')).map(({ fileName }) => join(folder, fileName))

/**
 * What tells ledgers of one name apart whose copies lie on one stick: the first entry of the log. Null where it cannot
 * be read, and in copies of early versions, which have no log.
 */
export function originOf(path: string, ...keys: readonly (LedgerKey | null)[]): string | null {
  for (const key of keys) {
    const hash = readFrom(path, key, (db) =>
      db.prepare('SELECT hash FROM audit_entry WHERE entry_id = 1').pluck().get(),
    )
    if (typeof hash === 'string') return hash
  }
  return null
}

/** Known to be of another ledger than the one that begins with `own`. */
export function isForeign(path: string, own: string | null, ...keys: readonly (LedgerKey | null)[]): boolean {
  const origin = originOf(path, ...keys)
  return origin !== null && own !== null && origin !== own
}

/** Whether a copy is protected, and what is in it where the key opens it. */
function lookInto(
  path: string,
  key: LedgerKey | null,
  removals: readonly string[] | null,
): Pick<Backup, 'counts' | 'removals' | 'protection'> {
  try {
    if (kindOfFile(path) === 'plain') return { ...contentsOf(path, null, removals), protection: 'none' }
    const found = key === null ? unread : contentsOf(path, key, removals)
    return { ...found, protection: found.counts === null ? 'other' : 'same' }
  } catch {
    return { ...unread, protection: 'none' }
  }
}

type Contents = Pick<Backup, 'counts' | 'removals'>
const unread: Contents = { counts: null, removals: null }

/** What is in a copy, and what of the ledger's removals is not. */
function contentsOf(path: string, key: LedgerKey | null, removals: readonly string[] | null): Contents {
  const found = readFrom(path, key, (copy) => {
    const count = (sql: string): number => Number(copy.prepare(sql).pluck().get())
    const counts = {
      members: count('SELECT count(*) FROM member'),
      meetings: count(`SELECT count(*) FROM meeting WHERE state <> 'void'`),
      talks: count('SELECT count(*) FROM talk WHERE void = 0'),
    }
    return { counts, removals: removals && removals.length - knownIn(copy, removals) }
  })
  return found ?? unread
}

/** How many of these entries a copy has as well; one of an early version has no log. */
function knownIn(copy: Database.Database, entries: readonly string[]): number {
  if (
    entries.length === 0 ||
    copy.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'audit_entry'`).get() === undefined
  )
    return 0
  const known = copy.prepare(
    'SELECT count(*) FROM audit_entry WHERE hash IN (SELECT value FROM json_each(?))',
  )
  return Number(known.pluck().get(JSON.stringify(entries)))
}

/**
 * Makes a copy in the folder beside the ledger and, where there is one, in the second place; then lets old ones go.
 * @param backUp writes a checked copy under the name it is given
 * @throws Failure as `backUp`; a second place that cannot be reached is no failure
 */
export function makeBackup(
  ledgerPath: string,
  now: string,
  reason: BackupReason,
  backUp: (out: string) => void,
  secondPlace: string | null,
  key: LedgerKey | null = null,
): Backup & { readonly copied: boolean | null } {
  const folder = backupFolder(ledgerPath)
  mkdirSync(folder, { recursive: true })
  const fileName = free(folder, nameFor(ledgerPath, now, reason))
  const path = join(folder, fileName)
  backUp(path)
  prune(ledgerPath, folder, fileName)
  const copied = secondPlace === null ? null : copyToSecond(ledgerPath, path, secondPlace, key)
  return {
    fileName,
    path,
    reason,
    madeAt: now.slice(0, 19),
    bytes: statSync(path).size,
    ...lookInto(path, key, []),
    place: 'beside',
    copied,
  }
}

/** The copy beside the ledger stands whatever becomes of the stick; whoever asked is told. */
function copyToSecond(ledgerPath: string, path: string, secondPlace: string, key: LedgerKey | null): boolean {
  try {
    if (!existsSync(secondPlace)) return false
    const fileName = free(secondPlace, basename(path))
    copyWhole(path, join(secondPlace, fileName))
    // another ledger of the same name may have its copies there as well: only what is known to be of this one goes
    const own = originOf(path, key)
    prune(ledgerPath, secondPlace, fileName, (copy) => own !== null && originOf(copy, key) === own)
    return true
  } catch {
    return false
  }
}

/** Two copies within one second differ by a number. */
function free(folder: string, fileName: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? fileName : fileName.replace(/\.ledger$/, `-${count}.ledger`)
    if (!existsSync(join(folder, name))) return name
  }
}

/** Copies, checks the size, flushes, renames: a stick that is pulled out leaves no half file under the name. */
export function copyWhole(from: string, to: string): void {
  const temporary = `${to}.part`
  try {
    copyFileSync(from, temporary)
    if (statSync(temporary).size !== statSync(from).size) throw new Failure('fileUnwritable', basename(to))
    const handle = openSync(temporary, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(temporary, to)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error instanceof Failure ? error : new Failure('fileUnwritable', basename(to))
  }
}

/** Keeps the ten newest, of the older ones the newest of each month, and the one just made though the clock went back. */
function prune(ledgerPath: string, folder: string, made: string, isOwn = (_copy: string) => true): void {
  const all = namedIn(folder, basename(ledgerPath, '.ledger')).filter(({ fileName }) =>
    isOwn(join(folder, fileName)),
  )
  clearHalves(ledgerPath, folder)
  const months = new Set<string>()
  for (const [index, { fileName, madeAt }] of all.entries()) {
    const month = madeAt.slice(0, 7)
    if (index < newestKept || fileName === made) continue
    if (!months.has(month)) {
      months.add(month)
      continue
    }
    rmSync(join(folder, fileName), { force: true })
  }
}

/** Half a copy that a power cut left behind may lack the protection of the whole, and of many there never was one. */
export function clearHalves(ledgerPath: string, folder: string): void {
  if (!existsSync(folder)) return
  const stem = basename(ledgerPath, '.ledger')
  for (const name of readdirSync(folder)) {
    const whole = /^(.*\.ledger)\.part(-wal|-shm|-journal)?$/.exec(name)?.[1]
    if (whole?.startsWith(stem) === true && pattern.test(whole.slice(stem.length)))
      clearPart(join(folder, whole))
  }
}

/** Whether a copy was made on that day; one of a day to come, from a clock that was wrong, stands for no other. */
export const hasCopyOf = (ledgerPath: string, day: LedgerDate): boolean =>
  namedIn(backupFolder(ledgerPath), basename(ledgerPath, '.ledger')).some(({ madeAt }) =>
    madeAt.startsWith(day),
  )
