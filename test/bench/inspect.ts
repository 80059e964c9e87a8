/** How long an inspection takes where nothing is remembered: ten years of an ordinary branch, and one quarter of it. */
import { rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLedgerApp } from '#electron/ledger-app.ts'
import { forgetAll } from '#electron/ledger/memory.ts'
import { silently } from './desk.ts'
import { makeLedger } from './ledgers.ts'
import { type Figure, measure } from './measure.ts'

export async function benchInspect(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = join(folder, 'ten-years.ledger')
  const { meetings, attendance } = await makeLedger(path, { years: 10, members: 45, meetingsAYear: 150 })
  const app = createLedgerApp({
    clock: () => ({ today: '2026-12-31', now: '2026-12-31T18:00:00' }),
    desk: silently,
  })
  await app.open(path)
  const reader = app.current()?.reader
  if (reader === undefined) throw new Error('the ledger did not open')
  const before = () => Promise.resolve(forgetAll(reader))
  const run = async (from: string, to: string) => {
    const reply = await app.dispatch('compliance.inspect', { from, to })
    if (!reply.ok) throw new Error(`${reply.code} ${reply.detail}`)
  }
  const of = `${meetings} meetings, ${attendance} attendance rows`
  const figures = [
    await measure(`compliance.inspect, ten years (${of})`, () => run('2017-01-01', '2026-12-31'), {
      limit: 200,
      before,
    }),
    await measure('compliance.inspect, one quarter of it', () => run('2026-07-01', '2026-09-30'), {
      limit: 200,
      before,
    }),
    await measure(
      'compliance.calendar, one year of it',
      async () => {
        await app.dispatch('compliance.calendar', { year: 2026 })
      },
      { limit: 50, before },
    ),
    await measure('meetings.list, ten years of it', async () => {
      await app.dispatch('meetings.list', {})
    }),
  ]
  await app.close()
  rmSync(folder, { recursive: true, force: true })
  return figures
}
