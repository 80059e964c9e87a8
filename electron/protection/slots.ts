/** The users of the ledger and the key file beside it, brought together. */
import type { LedgerUser } from '#shared/protection.ts'
import type { OpenLedger } from '../ledger/open.ts'
import { dropKeyFile, isKeyOf, isSlotOf, readKeyFile, renewKeyFile } from './key-file.ts'
import { usersIn } from './users.ts'

/** Everybody who was ever a user, and whether the key file has a place for them. */
export async function usersOf({ path, whole }: OpenLedger): Promise<LedgerUser[]> {
  const slots = readKeyFile(path)?.slots ?? []
  return (await usersIn(whole)).map(({ publicKey, ...user }) => ({
    ...user,
    hasPassword:
      publicKey === null || slots.some((slot) => isSlotOf(slot, { userId: user.userId, publicKey })),
  }))
}

/** Writes the key file anew for those who still may open the ledger; takes it away where there is no password. */
export async function renewSlots({ path, key, whole }: OpenLedger): Promise<void> {
  if (key === null) return dropKeyFile(path)
  const users = (await usersIn(whole)).flatMap(({ userId, active, publicKey }) =>
    active && publicKey !== null ? [{ userId, publicKey }] : [],
  )
  renewKeyFile(path, key, users)
}

/** The same where the key file is lost, or was left behind by an interrupted change of keys. */
export async function mendSlots(ledger: OpenLedger): Promise<void> {
  if (ledger.key === null) return
  const file = readKeyFile(ledger.path)
  if (file === undefined || file.becoming !== null || !isKeyOf(file, ledger.key)) await renewSlots(ledger)
}
