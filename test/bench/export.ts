/** How long a printed ledger takes, against docxtemplater and against XML assembled by hand, both with the same content. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { createLedgerApp } from '#electron/ledger-app.ts'
import { silently } from './desk.ts'
import { size } from './export-content.ts'
import { type Figure, measure } from './measure.ts'

const Measured = z.object({ taken: z.array(z.number()).min(1), bytes: z.number(), peak: z.number() })
const child = fileURLToPath(new URL('./export-child.ts', import.meta.url))

/** Peak of the memory in MiB, over one making and over the rounds that are timed. */
function run(way: string, times: number): z.infer<typeof Measured> {
  return Measured.parse(
    JSON.parse(execFileSync(process.execPath, [child, way, String(times)], { encoding: 'utf8' })),
  )
}

const middle = (taken: readonly number[]) => taken[Math.floor(taken.length / 2)] ?? 0

export async function benchExport(): Promise<Figure[]> {
  const ways = ['docxtemplater', 'handmade', 'ours'] as const
  const titles = { docxtemplater: 'docxtemplater', handmade: 'hand-assembled XML', ours: 'ours' } as const
  const made = ways.map((way) => ({ way, ...run(way, 5), peak: run(way, 1).peak }))
  const peers = made
    .filter(({ way }) => way !== 'ours')
    .map(({ way, taken }) => ({ name: titles[way], median: middle(taken) }))
  const figures = made.map(({ way, taken, bytes, peak }): Figure => ({
    name: `${size.meetings} meetings and ${size.talks} talks, ${titles[way]}: ${(bytes / 1e6).toFixed(1)} MB, peak ${peak} MiB`,
    median: middle(taken),
    least: taken[0] ?? 0,
    most: taken.at(-1) ?? 0,
    peers: way === 'ours' ? peers : [],
  }))
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const app = createLedgerApp({
    clock: () => ({ today: '2026-12-31', now: '2026-12-31T18:00:00' }),
    desk: silently,
  })
  await app.call('ledger.createDemonstration', { path: join(folder, 'demonstration.ledger') })
  figures.push(
    await measure(
      'export.ledger, the demonstration year, from file to file',
      async () => {
        await app.call('export.ledger', { period: '2026', out: join(folder, 'a.docx'), overwrite: true })
      },
      { times: 5, limit: 2000 },
    ),
  )
  await app.close()
  rmSync(folder, { recursive: true, force: true })
  return figures
}
