/** A backup of a protected ledger is protected too: copies follow when the ledger gets a password, another, or none. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { backupFolder } from '../ledger/beside.ts'
import { clearHalves, copiesIn, copyFolders, isForeign, originOf } from '../ledger/backups-kept.ts'
import { type LedgerKey, kindOfFile, opensWith } from '../ledger/key.ts'
import { rekeyFile } from '../ledger/rekey.ts'

/**
 * Every copy of a ledger within reach.
 * @returns how many have the key now, and the names of those that could not be given it
 */
export async function rekeyCopies(
  ledgerPath: string,
  secondPlace: string | null,
  from: LedgerKey | null,
  to: LedgerKey | null,
): Promise<{ rewritten: number; left: string[] }> {
  let rewritten = 0
  const left: string[] = []
  for (const path of copiesOf(ledgerPath, secondPlace, [to, from])) {
    if (rekeyCopy(path, from, to)) rewritten += 1
    else left.push(basename(path))
    // one file after another: whatever else is asked comes in between
    await setImmediate()
  }
  return { rewritten, left }
}

/** Gives protection to copies that were left without: on a stick that was not there, or when the program was ended. */
export async function protectCopies(
  ledgerPath: string,
  secondPlace: string | null,
  key: LedgerKey,
): Promise<void> {
  for (const folder of copyFolders(ledgerPath, secondPlace)) clearHalves(ledgerPath, folder)
  for (const path of copiesOf(ledgerPath, secondPlace, [key])) {
    if (isPlain(path)) rekeyCopy(path, null, key)
    await setImmediate()
  }
}

/** In the second place may lie copies of another ledger of the same name: they are left as they are. */
function copiesOf(
  ledgerPath: string,
  secondPlace: string | null,
  keys: readonly (LedgerKey | null)[],
): string[] {
  const beside = copiesIn(ledgerPath, backupFolder(ledgerPath))
  if (secondPlace === null) return [...beside, ...otherCopies(ledgerPath)]
  const own = originOf(ledgerPath, ...keys)
  const second = copiesIn(ledgerPath, secondPlace).filter((path) => !isForeign(path, own, ...keys))
  return [...beside, ...second, ...otherCopies(ledgerPath)]
}

/** What earlier versions wrote before an upgrade, and what was put aside as damaged: beside the ledger. */
function otherCopies(ledgerPath: string): string[] {
  const folder = dirname(ledgerPath)
  if (!existsSync(folder)) return []
  const stem = basename(ledgerPath, '.ledger')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ledger'))
    .filter((name) => name.startsWith(`${stem}.ledger.升级前备份-`) || name.startsWith(`${stem}-损坏-`))
    .map((name) => join(folder, name))
}

function isPlain(path: string): boolean {
  try {
    return kindOfFile(path) === 'plain'
  } catch {
    return false
  }
}

/** False where it could not be done, or would be for nothing. */
function rekeyCopy(path: string, from: LedgerKey | null, to: LedgerKey | null): boolean {
  try {
    if (kindOfFile(path) === 'plain') {
      if (to !== null) rekeyFile(path, null, to)
    } else if (to !== null && opensWith(path, to)) return true
    else if (from !== null && opensWith(path, from)) rekeyFile(path, from, to)
    else return false
    return true
  } catch {
    return false
  }
}
