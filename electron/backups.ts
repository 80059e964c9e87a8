/** Copies of the ledger as operations: listed, made, a second place chosen, taken back to. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { z } from 'zod'
import type { Backup, BackupReason, Backups, backupOperations } from '#shared/backups.ts'
import { operations } from '#shared/contract.ts'
import { Failure } from '#shared/failure.ts'
import type { Operation } from '#shared/operation.ts'
import type { At, HandlersOf, TaskContext } from './handlers.ts'
import {
  backupFolder,
  backupsIn,
  copiesIn,
  copyFolders,
  copyWhole,
  makeBackup,
} from './ledger/backups-kept.ts'
import { type LedgerKey, copyOfKey, forgetKey, keyFrom, kindOfFile, opensWith, saltOf } from './ledger/key.ts'
import type { OpenLedger, Reader } from './ledger/open.ts'
import { openLedger } from './ledger/open.ts'
import { restoringPath } from './ledger/beside.ts'
import { clearRestoring, rekeyFile } from './ledger/rekey.ts'
import { renewSlots } from './protection/slots.ts'
import { keepSetting, settingOf } from './settings.ts'

const placeKey = 'backupSecondPlace'
/** What the ledger was last restored from; every time stands in the log. */
const restoredKey = 'restoredFrom'

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

/** Its copies within reach, newest first in each place. */
export async function copyPaths({ path, whole }: OpenLedger): Promise<string[]> {
  const second = await secondPlaceOf(whole)
  return copyFolders(path, second).flatMap((folder) => copiesIn(path, folder))
}

const forgetting = Object.entries<Operation>(operations).flatMap(([name, { forgets }]) =>
  forgets ? [name] : [],
)

/** Digests of the entries that removed personal information: a copy that has them not has what they took away. */
async function removalsIn({ whole }: OpenLedger): Promise<string[]> {
  const entries = await whole
    .selectFrom('audit_entry')
    .select('hash')
    .where('operation', 'in', forgetting)
    .execute()
  return entries.map(({ hash }) => hash)
}

async function listed(context: TaskContext, asked: string | undefined): Promise<Backups> {
  const path = asked === undefined ? context.ledger?.path : resolve(asked)
  if (path === undefined) throw new Failure('noLedgerOpen')
  const open = context.ledger?.path === path ? context.ledger : undefined
  const second = open === undefined ? null : await secondPlaceOf(open.reader)
  const key = open?.key ?? null
  const removals = open === undefined ? null : await removalsIn(open)
  const folder = backupFolder(path)
  const secondReached = second === null || existsSync(second)
  return {
    ledgerPath: path,
    folder,
    secondPlace: second,
    secondReached,
    backups: [
      ...backupsIn(path, folder, 'beside', key, removals),
      ...(second === null || !secondReached ? [] : backupsIn(path, second, 'second', key, removals)),
    ].toSorted((one, other) => other.madeAt.localeCompare(one.madeAt)),
  }
}

/** A name of its own for what lies in the way of restoring. */
function asideOf(path: string, now: string): string {
  const stamp = now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  for (let count = 1; ; count += 1) {
    const aside = `${path.replace(/\.ledger$/, '')}-损坏-${stamp}${count === 1 ? '' : `-${count}`}.ledger`
    if (!existsSync(aside)) return aside
  }
}

/** It is put aside, never thrown away. */
function putAside(path: string, aside: string): void {
  for (const ending of ['', '-wal', '-shm'])
    if (existsSync(`${path}${ending}`)) renameSync(`${path}${ending}`, `${aside}${ending}`)
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
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
  'backups.keepRestore': async (write, from) => {
    await keepSetting(write, restoredKey, from)
    return {}
  },
  'backups.restore': async (context, { path: chosen, ledgerPath, password }) => {
    const open = context.ledger
    const target = open?.path ?? (ledgerPath === undefined ? undefined : resolve(ledgerPath))
    if (target === undefined) throw new Failure('noLedgerOpen')
    const known = (await listed(context, target)).backups.find(({ path }) => path === resolve(chosen))
    if (known === undefined) throw new Failure('fileMissing', basename(chosen))
    const own = open?.key ?? null
    const key = await context.session.tries.attempt(known.path, () => keyOfCopy(known.path, own, password))
    const temporary = restoringPath(target)
    const aside = asideOf(target, context.at.now)
    clearRestoring(target)
    copyWhole(known.path, temporary)
    try {
      const copyDigest = await digestOf(temporary)
      // the copy is opened and checked as a ledger of its own before anything is touched
      const restored = openLedger(temporary, 'open', { now: context.at.now, key })
      try {
        const before = open === undefined ? undefined : await keepCopy(open, 'restore', context.at)
        // what is put in the ledger's place says so already: nothing can come between
        await context.runIn(restored, 'backups.keepRestore', {
          copy: known.fileName,
          copyMadeAt: known.madeAt,
          copyBytes: known.bytes,
          copyDigest,
          keptAs: before?.fileName ?? (existsSync(target) ? basename(aside) : ''),
          ...(known.removals === null ? {} : { removals: known.removals }),
        })
      } finally {
        await restored.close()
      }
      // a protected ledger stays so, and under its own password, whatever the copy had
      if (own !== null && key !== own) rekeyFile(temporary, key, own)
    } catch (error) {
      clearRestoring(target)
      throw error
    }
    // an older copy was brought to today's schema on the way, with a copy of itself beside it
    clearRestoring(target, true)
    const after = own === null ? key : copyOfKey(own)
    try {
      if (open !== undefined) await context.closeLedger()
      else putAside(target, aside)
      for (const ending of ['-wal', '-shm']) rmSync(`${target}${ending}`, { force: true })
      renameSync(temporary, target)
      await renewSlots(await context.openLedger(target, after))
    } finally {
      forgetKey(after)
    }
    return context.run('ledger.status', {})
  },
} satisfies HandlersOf<typeof backupOperations>
