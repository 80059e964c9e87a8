/**
 * Finds the key that a password or a recovery code is for, and tells the ways in which that may fail apart: a wrong
 * password, a ledger that is damaged though the password is right, and a file that is none of ours.
 */
import { basename } from 'node:path'
import { Failure } from '#shared/failure.ts'
import { backupFolder } from '../ledger/beside.ts'
import { copiesIn } from '../ledger/backups-kept.ts'
import { type LedgerKey, forgetKey, keyFrom, kindOfFile, opensWith, saltOf } from '../ledger/key.ts'
import { type KeyFile, type SlotUser, isKeyOf, openSlot, readKeyFile } from './key-file.ts'
import { keyOfRecoveryCode } from './recovery-code.ts'

export interface Unlocked {
  /** Whoever asked forgets it. */
  readonly key: LedgerKey
  /** Undefined for the secretary. */
  readonly user: SlotUser | undefined
  readonly byRecovery: boolean
}

export interface Secret {
  readonly password?: string | undefined
  readonly recoveryCode?: string | undefined
}

/**
 * @param path of a protected ledger
 * @throws Failure passwordWrong, recoveryCodeWrong, ledgerDamaged
 */
export async function unlock(path: string, { password, recoveryCode }: Secret): Promise<Unlocked> {
  if (recoveryCode !== undefined) return byCode(path, recoveryCode)
  if (password === undefined) throw new Failure('passwordNeeded', basename(path))
  return byPassword(path, password)
}

async function byPassword(path: string, password: string): Promise<Unlocked> {
  const salt = saltOf(path)
  const key = await keyFrom(password, salt)
  if (opensWith(path, key)) return { key, user: undefined, byRecovery: false }
  const file = readKeyFile(path)
  const damaged =
    file === undefined ? await opensNewestCopy(path, password, key) : await isRightFor(file, password, key)
  forgetKey(key)
  if (damaged) throw new Failure('ledgerDamaged', basename(path))
  const slot = file && (await openSlot(file, password))
  if (file === undefined || slot === undefined) throw new Failure('passwordWrong', basename(path))
  if (opensWith(path, slot.key))
    return { key: slot.key, user: { userId: slot.userId, publicKey: slot.publicKey }, byRecovery: false }
  forgetKey(slot.key)
  // the ledger was given another key and this user's slot was not: the secretary's next opening mends that
  throw new Failure(isChanging(file, salt) ? 'userUnknown' : 'ledgerDamaged', basename(path))
}

const isChanging = (file: KeyFile, salt: Buffer): boolean => file.becoming?.equals(salt) === true

/** The password made the ledger's key, and yet its first page does not open. */
async function isRightFor(file: KeyFile, password: string, tried: LedgerKey): Promise<boolean> {
  if (file.salt.equals(tried.salt)) return isKeyOf(file, tried)
  if (isChanging(file, tried.salt)) return false
  // the salt is the first thing in the file, and may be what is damaged
  const key = await keyFrom(password, file.salt)
  const right = isKeyOf(file, key)
  forgetKey(key)
  return right
}

/** Without the key file: a copy that opens says that the password is right. */
async function opensNewestCopy(path: string, password: string, tried: LedgerKey): Promise<boolean> {
  const copy = newestCopy(path)
  if (copy === undefined) return false
  const salt = saltOf(copy)
  if (salt.equals(tried.salt)) return opensWith(copy, tried)
  const key = await keyFrom(password, salt)
  const opens = opensWith(copy, key)
  forgetKey(key)
  return opens
}

const newestCopy = (path: string): string | undefined =>
  copiesIn(path, backupFolder(path)).find((copy) => {
    try {
      return kindOfFile(copy) === 'protected'
    } catch {
      return false
    }
  })

async function byCode(path: string, code: string): Promise<Unlocked> {
  const bytes = keyOfRecoveryCode(code)
  const key: LedgerKey = { bytes, salt: saltOf(path) }
  if (opensWith(path, key)) return { key, user: undefined, byRecovery: true }
  const file = readKeyFile(path)
  const copy = newestCopy(path)
  const right =
    (file !== undefined && isKeyOf(file, { bytes, salt: file.salt }) && !isChanging(file, key.salt)) ||
    (file === undefined && copy !== undefined && opensWith(copy, { bytes, salt: saltOf(copy) }))
  forgetKey(key)
  throw new Failure(right ? 'ledgerDamaged' : 'recoveryCodeWrong', right ? basename(path) : '')
}
