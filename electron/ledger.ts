/** The ledger file itself: made, opened, closed, backed up; its settings. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Failure } from '#shared/failure.ts'
import type { LedgerStatus, ledgerOperations } from '#shared/ledger.ts'
import type { HandlersOf, TaskContext } from './handlers.ts'
import { type LedgerKey, forgetKey, keyFrom, kindOfFile } from './ledger/key.ts'
import { placeOf } from './ledger/place.ts'
import { recoveryCodeOf } from './protection/recovery-code.ts'
import { renewSlots } from './protection/slots.ts'
import { keepSetting, settingsOf } from './settings.ts'

async function status(context: TaskContext): Promise<LedgerStatus> {
  const { ledger, session } = context
  const locked = session.locked()
  const none = {
    open: false,
    fileName: locked === undefined ? '' : basename(locked),
    path: locked ?? '',
    schemaVersion: 0,
    demonstration: false,
    faultsFound: 0,
    branchCount: 0,
    place: 'local' as const,
    locked: locked !== undefined,
    protected: locked !== undefined,
    user: '',
    role: 'secretary' as const,
  }
  const common = { today: context.at.today, mount: context.desk.mount }
  if (ledger === undefined) return { ...none, ...common }
  const settings = await ledger.reader.selectFrom('setting').select('key').execute()
  const branches = await ledger.reader.selectFrom('branch').select('branch_id').execute()
  return {
    open: true,
    fileName: basename(ledger.path),
    path: ledger.path,
    schemaVersion: ledger.schemaVersion,
    place: placeOf(ledger.path),
    locked: false,
    protected: ledger.key !== null,
    user: session.who().name,
    role: session.who().role,
    demonstration: settings.some((setting) => setting.key === 'demonstration'),
    faultsFound: session.faultsFound(),
    branchCount: branches.length,
    ...common,
  }
}

/** Where a new ledger goes: named, chosen in a dialog, or a free name in the ledger folder. */
async function targetFor(context: TaskContext, path: string | undefined, suggested: string): Promise<string> {
  if (path !== undefined) return resolve(path)
  const chosen = await context.desk.chooseTarget(`${suggested}.ledger`)
  if (chosen !== null) return chosen
  if (context.desk.mount === 'desktop') throw new Failure('dialogCancelled')
  const folder = context.desk.ledgerFolder()
  for (let count = 1; ; count += 1) {
    const free = join(folder, count === 1 ? `${suggested}.ledger` : `${suggested}（${count}）.ledger`)
    if (!existsSync(free)) return free
  }
}

/** A new ledger is there whole or not at all: where filling it fails, the file is taken away again. */
async function makeWhole(
  context: TaskContext,
  path: string,
  fill: () => Promise<unknown>,
  key: LedgerKey | null = null,
): Promise<void> {
  await context.createLedger(path, key)
  try {
    await fill()
  } catch (error) {
    await context.closeLedger()
    for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
    throw error
  }
}

const safeName = (text: string): string => text.replace(/[/\\:*?"<>|]/g, '_').slice(0, 60)

export const ledgerHandlers = {
  'ledger.status': (context) => status(context),
  'ledger.create': async (context, { branchName, superior, path, newPassword }) => {
    const target = await targetFor(context, path, safeName(branchName))
    const key = newPassword === undefined ? null : await keyFrom(newPassword)
    const fill = async () => {
      await context.run('branch.found', { name: branchName, superior })
      if (key !== null) await context.run('protection.keepChange', { kind: 'set', name: '书记' })
    }
    try {
      await makeWhole(context, target, fill, key)
      if (context.ledger !== undefined) await renewSlots(context.ledger)
      return {
        ...(await status(context)),
        ...(key === null ? {} : { recoveryCode: recoveryCodeOf(key.bytes) }),
      }
    } finally {
      forgetKey(key)
    }
  },
  'ledger.createDemonstration': async (context, { path }) => {
    // a quarter of a megabyte of minutes: most starts do without
    const { createDemonstration } = await import('./demonstration/make.ts')
    await makeWhole(context, await targetFor(context, path, '演示台账'), () => createDemonstration(context))
    return status(context)
  },
  'ledger.open': async (context, { path, password }) => {
    const chosen = path ?? (await context.desk.chooseLedger())
    if (chosen === null) throw new Failure('dialogCancelled')
    const target = resolve(chosen)
    const waits = password === undefined && kindOfFile(target) === 'protected'
    if (password !== undefined) await context.session.enter(target, { password })
    // the page asks for the password then
    else if (waits && context.desk.mount !== 'commandLine') await context.session.waitAt(target)
    else await context.openLedger(target)
    return status(context)
  },
  'ledger.close': async (context) => {
    await context.closeLedger()
    return status(context)
  },
  'ledger.backUp': async (context, { out }) => {
    const { ledger } = context
    if (ledger === undefined) throw new Failure('noLedgerOpen')
    const name = `${basename(ledger.path, '.ledger')}-备份-${context.at.now.replace(/[-:]/g, '').replace('T', '-')}`
    const target = await targetFor(context, out, name)
    ledger.backUp(target)
    const made = { fileName: basename(target), bytes: statSync(target).size, sha256: await digestOf(target) }
    try {
      // everything there is goes out with it
      await context.run('ledger.keepCopyMade', {
        copy: made.fileName,
        copyBytes: made.bytes,
        copyDigest: made.sha256,
      })
    } catch (error) {
      rmSync(target, { force: true })
      throw error
    }
    return { path: target, download: null, ...made }
  },
  'ledger.keepCopyMade': async (write, made) => {
    await keepSetting(write, 'copiedOut', made)
    return {}
  },
  'ledger.settings': (read) => settingsOf(read),
  'ledger.changeSettings': async (write, changes) => {
    for (const [key, value] of Object.entries(changes))
      if (value !== undefined) await keepSetting(write, key, value)
    return settingsOf(write)
  },
  'ledger.markDemonstration': async (write) => {
    await keepSetting(write, 'demonstration', true)
    return { demonstration: true }
  },
} satisfies HandlersOf<typeof ledgerOperations>

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
