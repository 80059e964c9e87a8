/**
 * The one ledger that is open, who opened it, and when it is closed by itself. A locked ledger is a closed one: both
 * connections gone and the key overwritten; only the path is remembered, to ask for the password again.
 */
import { statSync } from 'node:fs'
import { z } from 'zod'
import { idleMinutes } from '#shared/protection.ts'
import { Failure } from '#shared/failure.ts'
import { copyPaths, keepCopy, secondPlaceOf } from './backups.ts'
import type { At } from './handlers.ts'
import { hasCopyOf } from './ledger/backups-kept.ts'
import { type LedgerKey, copyOfKey, forgetKey, kindOfFile } from './ledger/key.ts'
import { type OpenLedger, type OpenOptions, type Opener, openLedger } from './ledger/open.ts'
import { rekeyFile } from './ledger/rekey.ts'
import { protectCopies } from './protection/copies.ts'
import { mendSlots } from './protection/slots.ts'
import { type Tries, createTries } from './protection/tries.ts'
import { type Secret, unlock } from './protection/unlock.ts'
import { settingOf } from './settings.ts'

/** Runs something later; answers what calls it off. */
export type Timer = (milliseconds: number, run: () => void) => () => void

export interface SessionOptions {
  readonly clock: () => At
  readonly backups?: 'all' | 'asked' | undefined
  /** Without one nothing is locked by itself. */
  readonly timer?: Timer | undefined
  readonly onInternal?: ((name: string, error: unknown) => void) | undefined
  /** Told when nothing of the ledger may stay in memory. */
  readonly onLock?: (() => void) | undefined
}

/** Ten years of a branch with its photographs; the log of what is larger is examined when somebody asks. */
const mostExamined = 64 * 1024 * 1024

/** Where the minutes stand among the settings. */
export const idleKey = 'idleMinutes'

export interface Session {
  ledger(): OpenLedger | undefined
  /** Path of the ledger that waits for its password. */
  locked(): string | undefined
  /** Without a password, a secretary with no name. @throws Failure ledgerLocked for one who was set inactive meanwhile */
  who(): Opener
  /** What the log found at the first opening of a day. */
  faultsFound(): number
  /** True after entering by the recovery code, until the password was set anew. */
  byRecovery(): boolean
  /** @param key of a protected ledger, for its secretary @throws Failure as `openLedger` */
  open(path: string, key?: LedgerKey | null): Promise<OpenLedger>
  /** By a password or the recovery code. @throws Failure tryLater, and as `unlock` and `openLedger` */
  enter(path: string, secret: Secret): Promise<OpenLedger>
  /** Wherever a password is asked for. */
  readonly tries: Tries
  create(path: string, key?: LedgerKey | null): Promise<OpenLedger>
  close(): Promise<void>
  lock(): Promise<void>
  /** Closes what is open and waits for the password of another. */
  waitAt(path: string): Promise<void>
  /** Puts the open ledger under another key, or none; where that fails it is open as it was. */
  rekey(to: LedgerKey | null): Promise<void>
  /** Somebody is there: the lock is put off. Returns what is to be called when what was asked is done. */
  stir(): () => void
  setIdle(minutes: number): void
}

export function createSession(options: SessionOptions): Session {
  let ledger: OpenLedger | undefined
  let locked: string | undefined
  let byRecovery = false
  let faultsFound = 0
  let minutes: number = idleMinutes.usual
  let running = 0
  let callOff: (() => void) | undefined
  /** The ledger that is being closed, its last copy being made. */
  let leaving: Promise<void> = Promise.resolve()
  const tries = createTries(options.clock)

  const quietly = async (what: string, make: () => Promise<unknown>) => {
    try {
      await make()
    } catch (error) {
      options.onInternal?.(what, error)
    }
  }

  /** Lets go of the open ledger; a copy is made first of what was changed. A copy that fails never holds it open. */
  const leave = () => {
    leaving = letGo(leaving)
    return leaving
  }
  const letGo = async (before: Promise<void>) => {
    const closing = ledger
    ledger = undefined
    locked = undefined
    byRecovery = false
    faultsFound = 0
    callOff?.()
    callOff = undefined
    await before
    if (closing === undefined) return
    if (options.backups === 'all' && closing.changed())
      await quietly('backup', () => keepCopy(closing, 'exit', options.clock()))
    await closing.close()
  }

  const take = async (next: () => OpenLedger): Promise<OpenLedger> => {
    // the new file is opened first: where that fails, the present one stays open
    const opened = next()
    await leave()
    ledger = opened
    minutes = (await settingOf(opened.whole, idleKey, z.number().int())) ?? idleMinutes.usual
    arm()
    return opened
  }

  /** A bit that turned within the words of a record holds no page of the file apart: only the log tells. */
  const examine = async (opened: OpenLedger) => {
    if (statSync(opened.path).size < mostExamined)
      faultsFound = opened.verify(await copyPaths(opened)).faults.length
  }

  const open = async (path: string, how: Pick<OpenOptions, 'key' | 'user'>): Promise<OpenLedger> => {
    if (ledger?.path === path) await leave()
    await leaving
    const opened = await take(() => openLedger(path, 'open', { now: options.clock().now, ...how }))
    const at = options.clock()
    // the first opening of a day
    if (options.backups === 'all' && !hasCopyOf(path, at.today)) {
      await quietly('audit', () => examine(opened))
      await quietly('backup', () => keepCopy(opened, 'daily', at))
    }
    return opened
  }

  const lock = async () => {
    const path = ledger?.path
    if (path === undefined || ledger?.key === null) return
    const gone = leave()
    // known from now on: whoever asks meanwhile is told so
    locked = path
    options.onLock?.()
    await gone
  }

  /** One minute more than the page waits: this is for a page that hangs. */
  function arm(): void {
    callOff?.()
    callOff = undefined
    if (options.timer === undefined || ledger === undefined || ledger.key === null) return
    callOff = options.timer((minutes + 1) * 60_000, () => {
      // a book that is being printed is finished first
      if (running > 0) arm()
      else void quietly('lock', lock)
    })
  }

  return {
    ledger: () => ledger,
    locked: () => locked,
    who: () => {
      if (ledger === undefined) return { userId: null, name: '', role: 'secretary' }
      const user = ledger.user()
      if (user !== undefined) return user
      void quietly('lock', lock)
      throw new Failure('ledgerLocked')
    },
    faultsFound: () => faultsFound,
    byRecovery: () => byRecovery,
    open: (path, key = null) => open(path, { key }),
    enter: async (path, secret) => {
      if (kindOfFile(path) === 'plain') return open(path, {})
      const found = await tries.attempt(path, () => unlock(path, secret))
      try {
        const opened = await open(path, found)
        byRecovery = found.byRecovery
        const { key } = opened
        if (found.user === undefined && key !== null) {
          await quietly('keys', () => mendSlots(opened))
          await quietly('backup', async () => protectCopies(path, await secondPlaceOf(opened.reader), key))
        }
        return opened
      } finally {
        forgetKey(found.key)
      }
    },
    tries,
    create: (path, key = null) => take(() => openLedger(path, 'create', { now: options.clock().now, key })),
    close: leave,
    lock,
    waitAt: async (path) => {
      const gone = leave()
      locked = path
      await gone
    },
    rekey: async (to) => {
      if (ledger === undefined) throw new Failure('noLedgerOpen')
      const { path } = ledger
      const from = ledger.key === null ? null : copyOfKey(ledger.key)
      let key = from
      await ledger.close()
      try {
        rekeyFile(path, from, to)
        key = to
        byRecovery = false
      } finally {
        ledger = openLedger(path, 'open', { now: options.clock().now, key })
        forgetKey(from)
        arm()
      }
    },
    stir: () => {
      arm()
      running += 1
      return () => {
        running -= 1
      }
    },
    setIdle: (chosen) => {
      minutes = chosen
      arm()
    },
  }
}

/** The machine's own; never holds the program up. */
export const machineTimer: Timer = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds)
  timer.unref()
  return () => clearTimeout(timer)
}
