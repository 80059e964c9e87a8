/** What tests of the password attack with: passwords, an app whose alarm is rung by hand, and a scan of raw bytes. */
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Call } from '#shared/contract.ts'
import type { At } from '#electron/handlers.ts'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { dumpOf, silentDesk } from './ledger.ts'

export const passwords = {
  secretary: '书记的口令-2026',
  recorder: 'recorder pass 1',
  inspector: 'inspector-pass',
  next: '换过的口令-2027',
} as const

const moment: At = { today: '2026-09-01', now: '2026-09-01T09:00:00' }
export const apps: LedgerApp[] = []

interface Alarm {
  readonly minutes: number
  readonly ring: () => void
  off: boolean
}
const alarms: Alarm[] = []
export const lastAlarm = () => alarms.findLast(({ off }) => !off)

export function appOf(clock: () => At = () => moment): LedgerApp {
  const app = createLedgerApp({
    clock,
    desk: { ...silentDesk, mount: 'browser' },
    checkOutput: true,
    backups: 'all',
    timer: (milliseconds, ring) => {
      const alarm: Alarm = { minutes: milliseconds / 60_000, ring, off: false }
      alarms.push(alarm)
      return () => {
        alarm.off = true
      }
    },
    onInternal: (name, error) => {
      throw new Error(`${name} failed inside`, { cause: error })
    },
  })
  apps.push(app)
  return app
}

/** What a transport would be answered. */
export const asked =
  (app: LedgerApp): Call =>
  async (name, input) => {
    const reply = await app.dispatch(name, input)
    if (!reply.ok) throw Object.assign(new Error(`${reply.code}: ${reply.detail}`), reply)
    return reply.value as never
  }

/** Words that stand in no program and no schema. */
const markers = ['欧阳慕容', '逐句讨论了迁建方案的第七稿', '家中老人住院情绪低落', '迁建方案第七稿.pdf']

/** Marks and every piece of sixteen bytes of them. */
export const pieces = markers.flatMap((marker) => {
  const bytes = Buffer.from(marker)
  return bytes.length <= 16
    ? [bytes]
    : Array.from({ length: bytes.length - 15 }, (_, at) => bytes.subarray(at, at + 16))
})

export function filesUnder(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Names of the files that hold a piece of a record, and how much was read. */
export function scan(places: readonly string[]): { found: string[]; files: number; bytes: number } {
  const files = places.flatMap(filesUnder)
  let bytes = 0
  const found = files.filter((file) => {
    const content = readFileSync(file)
    bytes += content.length
    return pieces.some((piece) => content.includes(piece))
  })
  return { found, files: files.length, bytes }
}

export const records = (file: string) =>
  Object.fromEntries(
    Object.entries(dumpOf(file)).filter(([table]) => !/^(sqlite_|ledger_user|setting)/.test(table)),
  )

/** Files below a folder that this process holds open; none are known where the system does not say. */
export function heldUnder(folder: string): string[] {
  if (!existsSync('/proc/self/fd')) return []
  return readdirSync('/proc/self/fd')
    .flatMap((descriptor) => {
      try {
        return [readlinkSync(`/proc/self/fd/${descriptor}`)]
      } catch {
        return []
      }
    })
    .filter((file) => file.startsWith(folder))
}
