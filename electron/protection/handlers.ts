/** The password and the users as operations. Whoever is told a key forgets it. */
import type { InputOf } from '#shared/contract.ts'
import { Failure } from '#shared/failure.ts'
import {
  type LedgerUser,
  type ProtectionStatus,
  idleMinutes,
  type protectionOperations,
} from '#shared/protection.ts'
import { z } from 'zod'
import { keepCopy, secondPlaceOf } from '../backups.ts'
import type { HandlersOf, TaskContext } from '../handlers.ts'
import { type LedgerKey, copyOfKey, forgetKey, keyFrom, sameKey } from '../ledger/key.ts'
import type { OpenLedger } from '../ledger/open.ts'
import { idleKey } from '../session.ts'
import { keepSetting, settingOf } from '../settings.ts'
import { rekeyCopies } from './copies.ts'
import { announceKey, dropKeyFile, keepSlot, newUserKeys, openSlot, readKeyFile } from './key-file.ts'
import { recoveryCodeOf } from './recovery-code.ts'
import { renewSlots, usersOf } from './slots.ts'
import { keepUser, usersIn } from './users.ts'

const setAtKey = 'passwordSetAt'

function ledgerOf({ ledger }: TaskContext): OpenLedger {
  if (ledger === undefined) throw new Failure('noLedgerOpen')
  return ledger
}

/** Of a ledger that has a password. @throws Failure badInput */
function keyOf(context: TaskContext): LedgerKey {
  const { key } = ledgerOf(context)
  if (key === null) throw new Failure('badInput', '这个台账没有设口令')
  return key
}

/** @throws Failure passwordWrong, tryLater */
async function checkPassword(context: TaskContext, password: string): Promise<void> {
  const own = keyOf(context)
  await context.session.tries.attempt(ledgerOf(context).path, async () => {
    const key = await keyFrom(password, own.salt)
    const right = sameKey(key, own)
    forgetKey(key)
    if (!right) throw new Failure('passwordWrong')
  })
}

/** Two with one password could not be told apart. @throws Failure passwordTaken */
async function checkFree(context: TaskContext, password: string, besides?: number): Promise<void> {
  const { path } = ledgerOf(context)
  const own = keyOf(context)
  const key = await keyFrom(password, own.salt)
  const isSecretarys = sameKey(key, own)
  forgetKey(key)
  const file = readKeyFile(path)
  const slot = file && (await openSlot(file, password))
  forgetKey(slot?.key)
  if (isSecretarys || (slot !== undefined && slot.userId !== besides)) throw new Failure('passwordTaken')
}

/** The ledger, its key file and its copies go over to another key; a copy of the present is made first. */
async function turn(
  context: TaskContext,
  to: LedgerKey | null,
): Promise<{ rewritten: number; left: string[] }> {
  const ledger = ledgerOf(context)
  const { path } = ledger
  const from = ledger.key === null ? null : copyOfKey(ledger.key)
  try {
    await keepCopy(ledger, 'password', context.at)
    announceKey(path, to)
    await context.session.rekey(to)
    if (to === null) dropKeyFile(path)
    else await renewSlots(ledgerOf(context))
    return await rekeyCopies(path, await secondPlaceOf(ledgerOf(context).reader), from, to)
  } finally {
    forgetKey(from)
  }
}

/** The same with a new password of the secretary's. */
async function turnTo(context: TaskContext, password: string, kind: 'set' | 'changed', name?: string) {
  const to = await keyFrom(password)
  try {
    const copies = await turn(context, to)
    await context.run('protection.keepChange', { kind, ...(name === undefined ? {} : { name }) })
    return { recoveryCode: recoveryCodeOf(to.bytes), copies }
  } finally {
    forgetKey(to)
  }
}

async function shown(context: TaskContext, userId: number): Promise<LedgerUser> {
  const user = (await usersOf(ledgerOf(context))).find((each) => each.userId === userId)
  if (user === undefined) throw new Failure('notFound')
  return user
}

/** A further user who still may open it. @throws Failure notFound */
async function further(context: TaskContext, userId: number): Promise<LedgerUser> {
  const user = await shown(context, userId)
  if (!user.active || user.role === 'secretary') throw new Failure('notFound')
  return user
}

/** Gives a user a place in the key file. */
async function givePassword(
  context: TaskContext,
  user: InputOf<'protection.keepUser'>,
  password: string,
): Promise<number> {
  const { publicKey, privateKey } = newUserKeys()
  const { userId } = await context.run('protection.keepUser', {
    ...user,
    publicKey: publicKey.toString('base64url'),
  })
  await keepSlot(ledgerOf(context).path, keyOf(context), { userId, publicKey, privateKey }, password)
  privateKey.fill(0)
  return userId
}

async function statusOf(context: TaskContext): Promise<ProtectionStatus> {
  const ledger = ledgerOf(context)
  const isSecretary = context.session.who().role === 'secretary'
  return {
    protected: ledger.key !== null,
    mustRenew: context.session.byRecovery(),
    idleMinutes: (await settingOf(ledger.whole, idleKey, z.number().int())) ?? idleMinutes.usual,
    setAt: ledger.key === null ? '' : ((await settingOf(ledger.whole, setAtKey, z.string())) ?? ''),
    users: ledger.key !== null && isSecretary ? await usersOf(ledger) : [],
  }
}

export const protectionHandlers = {
  'protection.status': statusOf,
  'protection.setPassword': async (context, { newPassword, name }) => {
    const ledger = ledgerOf(context)
    if (ledger.key !== null) throw new Failure('badInput', '已经设了口令，请用「更换口令」')
    if ((await context.run('ledger.status', {})).demonstration)
      throw new Failure('badInput', '演示台账不设口令')
    return turnTo(context, newPassword, 'set', name)
  },
  'protection.changePassword': async (context, { password, newPassword }) => {
    keyOf(context)
    if (!context.session.byRecovery()) await checkPassword(context, password ?? '')
    await checkFree(context, newPassword)
    return turnTo(context, newPassword, 'changed')
  },
  'protection.removePassword': async (context, { password }) => {
    await checkPassword(context, password)
    // where the file cannot be changed, nobody loses a way in
    const copies = await turn(context, null)
    await context.run('protection.keepChange', { kind: 'removed' })
    return copies
  },
  'protection.unlock': async (context, { path, ...secret }) => {
    const target = path ?? context.session.locked() ?? context.ledger?.path
    if (target === undefined) throw new Failure('noLedgerOpen')
    await context.session.enter(target, secret)
    return context.run('ledger.status', {})
  },
  'protection.lock': async (context) => {
    keyOf(context)
    await context.session.lock()
    return context.run('ledger.status', {})
  },
  'protection.addUser': async (context, { name, role, newPassword }) => {
    await checkFree(context, newPassword)
    return shown(context, await givePassword(context, { name, role }, newPassword))
  },
  'protection.changeUser': async (context, { userId, newPassword, ...changes }) => {
    await further(context, userId)
    if (newPassword === undefined) await context.run('protection.keepUser', { userId, ...changes })
    else {
      await checkFree(context, newPassword)
      await givePassword(context, { userId, ...changes }, newPassword)
    }
    return shown(context, userId)
  },
  'protection.removeUser': async (context, { userId, password }) => {
    await further(context, userId)
    await checkPassword(context, password)
    // the new key file has no place for him
    await context.run('protection.keepUser', { userId, active: false })
    try {
      return await turnTo(context, password, 'changed')
    } catch (error) {
      // the key is still the one he has: what failed is to be done again, and shown as not done
      await context.run('protection.keepUser', { userId, active: true })
      throw error
    }
  },
  'protection.changeOwnPassword': async (context, { password, newPassword }) => {
    const { userId } = context.session.who()
    const { path } = ledgerOf(context)
    if (userId === null) throw new Failure('badInput', '书记的口令请用「更换口令」')
    const slot = await context.session.tries.attempt(path, async () => {
      const file = readKeyFile(path)
      const opened = file && (await openSlot(file, password))
      forgetKey(opened?.key)
      if (opened?.userId !== userId) throw new Failure('passwordWrong')
      return opened
    })
    await checkFree(context, newPassword)
    await keepSlot(path, keyOf(context), slot, newPassword)
    slot.privateKey.fill(0)
    return { changed: true }
  },
  'protection.setIdleMinutes': async (context, { minutes }) => {
    await context.run('protection.keepIdleMinutes', { minutes })
    context.session.setIdle(minutes)
    return { minutes }
  },
  'protection.keepIdleMinutes': async (write, { minutes }) => {
    await keepSetting(write, idleKey, minutes)
    return { minutes }
  },
  'protection.keepChange': async (write, { kind, name }, { now }) => {
    await keepSetting(write, setAtKey, kind === 'removed' ? '' : now)
    // without the file's own password nobody else's opens anything; if the program was ended before this was written down,
    // it is when the next password is set
    if (kind !== 'changed') for (const { userId } of await usersIn(write)) await retire(write, userId, now)
    if (name !== undefined) await keepUser(write, { name, role: 'secretary', active: true }, now)
    return {}
  },
  'protection.keepUser': async (write, { publicKey, ...user }, { now }) => ({
    userId: await keepUser(
      write,
      { ...user, ...(publicKey === undefined ? {} : { publicKey: Buffer.from(publicKey, 'base64url') }) },
      now,
    ),
  }),
} satisfies HandlersOf<typeof protectionOperations>

const retire = (write: Parameters<typeof keepUser>[0], userId: number, now: string) =>
  keepUser(write, { userId, active: false }, now)
