/** A disk that is full, a folder that is closed, a file somebody holds, a clock set back, bytes that rotted. */
import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { type Life, live } from '../support/killed.ts'
import { enrol, openTestLedger, silentDesk, temporaryFolder } from '../support/ledger.ts'

/** Whether this machine lets us mount a disk of our own; elsewhere a limit on the size of files stands in for it. */
const canMount = spawnSync('unshare', ['-m', 'true']).status === 0

const onDisk = (folder: string, kilobytes: number, options: string): string[] => [
  'unshare',
  '-m',
  'sh',
  '-c',
  `cp -a '${folder}' '${folder}.kept' && mount -t tmpfs -o size=${kilobytes}k none '${folder}' &&
   cp -a '${folder}.kept/.' '${folder}' && ${options} exec "$@"`,
  'sh',
]

/** A ledger in a folder of its own, closed. */
async function closedLedger(): Promise<{ folder: string; path: string }> {
  const ledger = await openTestLedger()
  await enrol(ledger, '老党员')
  await ledger.app.close()
  return ledger
}

describe('a full disk', { timeout: 120_000 }, () => {
  const how = canMount ? 'a disk of 4 MB' : 'a limit of 2 MB a file'
  test(`(${how}) refuses what does not fit, keeps all that was acknowledged, and goes on once there is room`, async () => {
    const { folder } = await closedLedger()
    onTestFinished(() => rmSync(`${folder}.kept`, { recursive: true, force: true }))
    const within = canMount
      ? onDisk(folder, 4096, '')
      : ['sh', '-c', `trap '' XFSZ; ulimit -f 4096; exec "$@"`, 'sh']
    const life = await live('fill', folder, '满', { within })
    expect(life.done.length).toBeGreaterThan(20)
    expect(life.lines.find((line) => 'refused' in line)).toMatchObject({ code: 'fileUnwritable' })
    const last = lastLine(life)
    for (const side of ['whileFull', 'after'])
      expect(last[side]).toEqual(expect.arrayContaining([...life.done, '老党员']))
    expect(last['faults']).toEqual([])
    // a copy is made whole or not at all
    const copy = life.lines.find(({ operation }) => operation === 'ledger.backUp')
    const left = last['left'] as string[]
    expect(left.includes('copy.ledger')).toBe(copy?.['code'] === 'ok')
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('a folder that cannot be written', () => {
  test('is told in one word, and the ledger in it is as it was', async () => {
    const { folder, path } = await closedLedger()
    const before = readFileSync(path)
    onTestFinished(() => rmSync(`${folder}.kept`, { recursive: true, force: true }))
    if (!canMount) {
      chmodSync(path, 0o444)
      chmodSync(folder, 0o555)
      onTestFinished(() => chmodSync(folder, 0o755))
    }
    const within = canMount ? onDisk(folder, 8192, `mount -o remount,ro '${folder}' &&`) : []
    const life = await live('open', folder, '', { within })
    expect(lastLine(life)).toEqual({ code: 'fileUnwritable', there: true })
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

describe('a file held by another program', () => {
  test('is told at opening and at writing; reading goes on; when it is let go all goes on', async () => {
    const ledger = await openTestLedger()
    const holder = ledger.raw()
    holder.exec('BEGIN IMMEDIATE')
    await expect(enrol(ledger, '甲')).rejects.toMatchObject({ code: 'fileBusy' })
    expect(await ledger.call('members.list', {})).toEqual([])
    holder.exec('COMMIT')
    await enrol(ledger, '甲')
    holder.pragma('locking_mode = EXCLUSIVE')
    await ledger.app.close()
    holder.exec('BEGIN EXCLUSIVE')
    await expect(ledger.app.open(ledger.path)).rejects.toMatchObject({ code: 'fileBusy' })
    holder.exec('COMMIT')
    holder.close()
    await ledger.app.open(ledger.path)
    expect(await ledger.call('members.list', {})).toHaveLength(1)
  })
})

describe('a clock set back', () => {
  test('loses nothing, keeps the order of what was done, and is told', async () => {
    const ledger = await openTestLedger()
    ledger.at('2026-10-05')
    await enrol(ledger, '先')
    ledger.at('2026-10-01')
    await enrol(ledger, '后')
    const { entries } = await ledger.call('audit.list', { limit: 2 })
    expect(entries.map(({ at }) => at.slice(0, 10))).toEqual(['2026-10-01', '2026-10-05'])
    expect(await ledger.call('audit.verify', {})).toMatchObject({ ok: true, clockSetBack: 1 })
  })

  test('does not let copies take the place of later ones', async () => {
    const folder = temporaryFolder()
    let today = '2026-10-05'
    const app = createLedgerApp({
      clock: () => ({ today, now: `${today}T08:00:00` }),
      desk: silentDesk,
      backups: 'all',
    })
    onTestFinished(() => app.close())
    await app.call('ledger.create', { branchName: '支部', path: join(folder, 'a.ledger') })
    await app.call('backups.make', {})
    today = '2026-10-01'
    await app.call('backups.make', {})
    const { backups } = await app.call('backups.list', {})
    expect(backups.map(({ madeAt }) => madeAt.slice(0, 10))).toEqual(['2026-10-05', '2026-10-01'])
  })
})

describe('bytes that rotted', () => {
  /** Opens a damaged ledger; answers the code, or `ok` with whether the log and the rows still agree. */
  async function opened(path: string): Promise<string> {
    const app: LedgerApp = createLedgerApp({
      clock: () => ({ today: '2026-09-30', now: '2026-09-30T18:00:00' }),
      desk: silentDesk,
    })
    const reply = await app.dispatch('ledger.open', { path })
    if (!reply.ok) return reply.code
    const verdict = await app.dispatch('audit.verify', {})
    await app.close()
    return verdict.ok && (verdict.value as { ok: boolean }).ok ? 'ok' : 'found by the log'
  }

  test('are found at opening or by the log wherever they lie; the file is left as it is, its copies are listed', async () => {
    const ledger = await openTestLedger()
    for (let index = 0; index < 12; index += 1)
      await enrol(ledger, `党员${index}`, { remark: `备注${index}`.repeat(80) })
    await ledger.call('backups.make', {})
    await ledger.app.close()
    const intact = everyRow(ledger.path)
    const good = readFileSync(ledger.path)
    const path = join(ledger.folder, 'rotten.ledger')
    /** With one bit turned at a place of the file: what the user is told. */
    const told = async (at: number): Promise<string> => {
      const bytes = Buffer.from(good)
      bytes[at] = (bytes[at] ?? 0) ^ 0b1000
      for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
      writeFileSync(path, bytes)
      const outcome = await opened(path)
      if (outcome !== 'ok' && outcome !== 'found by the log')
        expect(readFileSync(path).equals(bytes)).toBe(true)
      return outcome
    }
    // in the words of every record and of what the log says of it
    const words = Array.from({ length: 12 }, (_, index) => [
      ...placesOf(good, `备注${index}备注${index}`),
    ]).flatMap((places) => [places[0] ?? 0, places.at(-1) ?? 0])
    let harmed = 0
    for (const at of words) {
      const outcome = await told(at + 1)
      // copies of old cells in unused space hold nothing, and nobody need find them changed
      if (everyRow(path) === intact) continue
      harmed += 1
      expect(['found by the log', 'ledgerDamaged']).toContain(outcome)
    }
    expect(harmed).toBeGreaterThan(words.length / 2)
    // in what holds the file together: its head, and the heads of its pages
    const heads = [20, 44, 60, 70, ...Array.from({ length: 12 }, (_, page) => (page + 1) * 6 * 4096)]
    const codes =
      /^(ledgerDamaged|notALedger|ledgerTooNew|fileUnwritable|passwordNeeded|found by the log|ok)$/
    const outcomes: string[] = []
    for (const at of heads) outcomes.push(await told(at))
    expect(outcomes.filter((outcome) => !codes.test(outcome))).toEqual([])
    expect(outcomes).toContain('ledgerDamaged')
  })

  test.each([4096 * 3, 4096 * 3 + 17, 100, 0])(
    'cut at %i bytes: told, kept, the copies offered',
    async (length) => {
      const { folder, path } = await closedLedger()
      const app = createLedgerApp({
        clock: () => ({ today: '2026-09-30', now: '2026-09-30T18:00:00' }),
        desk: silentDesk,
        backups: 'asked',
      })
      onTestFinished(() => app.close())
      await app.open(path)
      await app.call('backups.make', {})
      await app.close()
      truncateSync(path, length)
      const reply = await app.dispatch('ledger.open', { path })
      expect(reply.ok ? 'ok' : reply.code).toMatch(/^(ledgerDamaged|notALedger)$/)
      const { backups } = await app.call('backups.list', { ledgerPath: path })
      await app.call('backups.restore', { path: backups[0]?.path ?? '', ledgerPath: path })
      expect(await app.call('members.list', {})).toHaveLength(1)
      const aside = readdirSync(folder).filter((name) => name.includes('损坏'))
      expect(aside).toHaveLength(1)
      expect(readFileSync(join(folder, aside[0] ?? '')).length).toBe(length)
    },
  )
})

/** All that a ledger holds, the log as well. */
function everyRow(path: string): string {
  const db = new Database(path, { readonly: true })
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[]
  const rows = tables.map((table) => db.prepare(`SELECT * FROM "${table}"`).all())
  db.close()
  return JSON.stringify(rows)
}

function* placesOf(bytes: Buffer, text: string): Generator<number> {
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) yield at
}

const lastLine = ({ lines }: Life): Record<string, unknown> => lines.at(-1) ?? {}
