/** Copies of the ledger as operations: listed, made, a second place chosen, taken back to. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import type { Backup, BackupReason, Backups, backupOperations } from '#shared/backups.ts'
import { Failure } from '#shared/failure.ts'
import type { At, HandlersOf, TaskContext } from './handlers.ts'
import { backupFolder, backupsIn, copyWhole, makeBackup } from './ledger/backups-kept.ts'
import { type LedgerKey, copyOfKey, forgetKey, keyFrom, kindOfFile, opensWith, saltOf } from './ledger/key.ts'
import type { OpenLedger, Reader } from './ledger/open.ts'
import { openLedger } from './ledger/open.ts'
import { rekeyFile } from './ledger/rekey.ts'
import { renewSlots } from './protection/slots.ts'
import { keepSetting, settingOf } from './settings.ts'

const placeKey = 'backupSecondPlace'

/** The second place for copies (a USB stick); null where none is set. */
export const secondPlaceOf = async (read: Reader): Promise<string | null> =>
  (await settingOf(read, placeKey, z.string())) ?? null

/** Makes a copy of an open ledger in its places. @throws Failure fileUnwritable, ledgerDamaged */
export async function keepCopy(
  ledger: OpenLedger,
  reason: BackupReason,
  at: At,
): Promise<Backup & { readonly copied: boolean | null }> {
  const second = await secondPlaceOf(ledger.reader)
  return makeBackup(ledger.path, at.now, reason, (out) => ledger.backUp(out), second, ledger.key)
}

async function listed(context: TaskContext, asked: string | undefined): Promise<Backups> {
  const path = asked === undefined ? context.ledger?.path : resolve(asked)
  if (path === undefined) throw new Failure('noLedgerOpen')
  const open = context.ledger?.path === path ? context.ledger : undefined
  const second = open === undefined ? null : await secondPlaceOf(open.reader)
  const key = open?.key ?? null
  const folder = backupFolder(path)
  const secondReached = second === null || existsSync(second)
  return {
    ledgerPath: path,
    folder,
    secondPlace: second,
    secondReached,
    backups: [
      ...backupsIn(path, folder, 'beside', key),
      ...(second === null || !secondReached ? [] : backupsIn(path, second, 'second', key)),
    ].toSorted((one, other) => other.madeAt.localeCompare(one.madeAt)),
  }
}

/** What lies in the way of restoring is put aside under a name of its own, never thrown away. */
function putAside(path: string, now: string): void {
  const stamp = now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  for (const ending of ['', '-wal', '-shm']) {
    if (!existsSync(`${path}${ending}`)) continue
    renameSync(`${path}${ending}`, `${path.replace(/\.ledger$/, '')}-损坏-${stamp}.ledger${ending}`)
  }
}

/** Takes away a temporary file and what was made beside it. */
function clear(temporary: string, keep = false): void {
  const folder = dirname(temporary)
  for (const name of readdirSync(folder))
    if (name.startsWith(basename(temporary)) && !(keep && name === basename(temporary)))
      rmSync(join(folder, name), { force: true, recursive: true })
}

/**
 * The key that opens a copy; null for one without protection. Whoever calls it forgets it.
 * @throws Failure passwordNeeded, passwordWrong
 */
async function keyOfCopy(
  path: string,
  own: LedgerKey | null,
  password: string | undefined,
): Promise<LedgerKey | null> {
  if (kindOfFile(path) === 'plain') return null
  if (own !== null && opensWith(path, own)) return own
  if (password === undefined) throw new Failure('passwordNeeded', basename(path))
  const key = await keyFrom(password, saltOf(path))
  if (opensWith(path, key)) return key
  forgetKey(key)
  throw new Failure('passwordWrong', basename(path))
}

export const backupHandlers = {
  'backups.list': async (context, { ledgerPath, choose }) => {
    if (!choose || ledgerPath !== undefined) return listed(context, ledgerPath)
    const chosen = await context.desk.chooseLedger()
    if (chosen === null) throw new Failure('dialogCancelled')
    return listed(context, chosen)
  },
  'backups.make': async (context) => {
    if (context.ledger === undefined) throw new Failure('noLedgerOpen')
    return keepCopy(context.ledger, 'manual', context.at)
  },
  'backups.choosePlace': async (context, { path }) => {
    const { ledger } = context
    if (ledger === undefined) throw new Failure('noLedgerOpen')
    const place = path === null ? null : resolve(path)
    if (place !== null) {
      if (!existsSync(place) || !statSync(place).isDirectory())
        throw new Failure('fileMissing', basename(place))
      if (place === backupFolder(ledger.path) || place === dirname(ledger.path))
        throw new Failure('badInput', 'path: 请选另一个盘或文件夹，放在同一处就不能防损坏了')
    }
    await context.run('backups.keepPlace', { path: place })
    return listed(context, undefined)
  },
  'backups.keepPlace': async (write, { path }) => {
    await keepSetting(write, placeKey, path)
    return { path }
  },
  'backups.restore': async (context, { path: chosen, ledgerPath, password }) => {
    const open = context.ledger
    const target = open?.path ?? (ledgerPath === undefined ? undefined : resolve(ledgerPath))
    if (target === undefined) throw new Failure('noLedgerOpen')
    const known = (await listed(context, target)).backups.find(({ path }) => path === resolve(chosen))
    if (known === undefined) throw new Failure('fileMissing', basename(chosen))
    const own = open?.key ?? null
    const key = await keyOfCopy(known.path, own, password)
    // the copy is opened and checked as a ledger of its own before anything is touched
    const temporary = join(dirname(target), `${basename(target)}.恢复中`)
    clear(temporary)
    copyWhole(known.path, temporary)
    try {
      await openLedger(temporary, 'open', { now: context.at.now, key }).close()
      // a protected ledger stays so, and under its own password, whatever the copy had
      if (own !== null && key !== own) rekeyFile(temporary, key, own)
    } catch (error) {
      clear(temporary)
      throw error
    }
    // an older copy was brought to today's schema on the way, with a copy of itself beside it
    clear(temporary, true)
    const after = own === null ? key : copyOfKey(own)
    try {
      if (open !== undefined) {
        await keepCopy(open, 'restore', context.at)
        await context.closeLedger()
      } else putAside(target, context.at.now)
      for (const ending of ['-wal', '-shm']) rmSync(`${target}${ending}`, { force: true })
      renameSync(temporary, target)
      await renewSlots(await context.openLedger(target, after))
    } finally {
      forgetKey(after)
    }
    return context.run('ledger.status', {})
  },
} satisfies HandlersOf<typeof backupOperations>
