/** How long ten years take to go out as a workbook, and how large it is. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLedgerApp } from '#electron/ledger-app.ts'
import { silently } from './desk.ts'
import { makeLedger } from './ledgers.ts'
import { type Figure, measure } from './measure.ts'

export async function benchWorkbook(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = join(folder, 'ten-years.ledger')
  const out = join(folder, 'ten-years.xlsx')
  const { meetings, attendance } = await makeLedger(path, { years: 10, members: 45, meetingsAYear: 150 })
  const app = createLedgerApp({
    clock: () => ({ today: '2026-12-31', now: '2026-12-31T18:00:00' }),
    desk: silently,
  })
  await app.open(path)
  const figure = await measure(
    'export.workbook',
    async () => {
      await app.call('export.workbook', { out, unmask: true, talkContents: true, overwrite: true })
    },
    { times: 3 },
  )
  const size = (statSync(out).size / (1 << 20)).toFixed(1)
  await app.close()
  rmSync(folder, { recursive: true, force: true })
  return [
    {
      ...figure,
      name: `export.workbook, ten years (${meetings} meetings, ${attendance} attendance rows): ${size} MiB`,
    },
  ]
}
