/**
 * A day of work at one opening: reading, saving, printing; the memory of program and page at its start and after each
 * hour. The program's is that of this process, in which the loopback runs; what it remembers is bounded, so that it
 * grows in the first hours and then stands still.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { CDPSession, Page } from 'playwright-core'
import { launch } from '#test/support/browser.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'
import { copyOf, largeLedger } from './large-ledger.ts'
import { lastYear, lookedAt, ordinary } from './large-ledger-size.ts'
import type { Figure } from './measure.ts'

const hours = 8
const readingsAnHour = 250
const pages = ['/', '/meetings', '/talks', '/members', '/dues', '/study', '/inspection', '/book']

interface InUse {
  readonly heap: number
  readonly resident: number
  readonly page: number
}

/** Collects garbage on both sides, then tells MiB in use. */
async function inUse(session: CDPSession): Promise<InUse> {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed / (1 << 20), resident: rss / (1 << 20), page: usedSize / (1 << 20) }
}

const sides = { heap: 'program, heap', resident: 'program, resident (RSS)', page: 'page, heap' } as const

async function workAnHour(ledger: LoopbackLedger, page: Page, folder: string, hour: number): Promise<void> {
  const listed = await ledger.call('meetings.list', { from: `${lastYear}-01-01`, to: lookedAt.today })
  const startsAt = `${lookedAt.today}T${String(9 + hour).padStart(2, '0')}:00`
  let { meetingId, revision } = await ledger.call('meetings.convene', { kind: 'committeeMeeting', startsAt })
  for (let reading = 0; reading < readingsAnHour; reading += 1) {
    const shown = listed[(hour * readingsAnHour + reading) % listed.length]
    if (reading % 5 === 0) {
      const saved = await ledger.call('meetings.saveDraft', {
        meetingId,
        revision,
        startsAt,
        agenda: [{ title: `第${hour}-${reading}次修改` }],
      })
      ;({ meetingId, revision } = saved)
    } else if (shown !== undefined) await ledger.call('meetings.show', { meetingId: shown.meetingId })
    if (reading % 50 === 0)
      await ledger.call('compliance.inspect', { from: `${lastYear}-07-01`, to: `${lastYear}-09-30` })
  }
  for (const address of pages) {
    await page.evaluate((to) => {
      window.location.hash = `#${to}`
    }, address)
    await page.waitForLoadState('networkidle')
    await page.getByRole('heading', { level: 1 }).first().waitFor()
  }
  await ledger.call('export.ledger', {
    period: `${lastYear}Q3`,
    out: join(folder, `${hour}.docx`),
    overwrite: true,
  })
}

export async function benchMemory(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = copyOf((await largeLedger(ordinary)).path, folder)
  const ledger = await openLoopback({ today: lookedAt.today, path })
  const browser = await launch()
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.goto(ledger.url)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const session = await page.context().newCDPSession(page)
  const used: InUse[] = [await inUse(session)]
  for (let hour = 0; hour < hours; hour += 1) {
    await workAnHour(ledger, page, folder, hour)
    used.push(await inUse(session))
  }
  await browser.close()
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
  return Object.entries(sides).map(([side, title]): Figure => {
    const all = used.map((one) => one[side as keyof InUse])
    const [start = 0] = all
    return {
      name: `${title}, a day of ${hours * readingsAnHour} readings: ${all.map((one) => one.toFixed(0)).join(', ')} MiB at the start and after each hour`,
      median: all.at(-1) ?? 0,
      least: Math.min(...all),
      most: Math.max(...all),
      unit: 'MiB',
      // half of the day is enough to fill what is remembered
      peers: [{ name: `hour ${hours / 2} (start ${start.toFixed(0)})`, median: all[hours / 2] ?? start }],
    }
  })
}
