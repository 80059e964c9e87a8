/** How long last year's files take: a roster of 30,000 rows proposed, and a folder of 200 minutes brought in. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { size, writeMinutes, writeRoster } from './import-content.ts'
import type { Figure } from './measure.ts'

const Measured = z.object({
  taken: z.number(),
  /** Milliseconds of processor time: what a busy machine does not stretch. */
  work: z.number(),
  peak: z.number(),
  records: z.number(),
  used: z.array(z.number()),
})
const child = fileURLToPath(new URL('./import-child.ts', import.meta.url))

/** Milliseconds; a process for each round. */
function run(what: 'propose' | 'folder', path: string, rounds: number) {
  const measured = Array.from({ length: rounds }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'))
    try {
      return Measured.parse(
        JSON.parse(execFileSync(process.execPath, [child, what, path, folder], { encoding: 'utf8' })),
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
  measured.sort((a, b) => a.taken - b.taken)
  const middle = measured[Math.floor(rounds / 2)]
  if (middle === undefined) throw new Error('no round was run')
  const peak = Math.max(...measured.map((one) => one.peak))
  return { middle, peak, least: measured[0]?.taken ?? 0, most: measured.at(-1)?.taken ?? 0 }
}

export async function benchImport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const roster = join(folder, 'roster.xlsx')
  await writeRoster(roster)
  const minutes = join(folder, 'minutes')
  writeMinutes(minutes)
  const proposed = run('propose', roster, 3)
  const brought = run('folder', minutes, 3)
  rmSync(folder, { recursive: true, force: true })
  const figure = (name: string, { middle, least, most }: ReturnType<typeof run>, limit: number): Figure => ({
    name,
    median: middle.taken,
    least,
    most,
    limit,
  })
  const { middle } = brought
  return [
    figure(
      `import.propose, a workbook of ${size.rows} rows (${proposed.middle.records} new): ${Math.round(proposed.middle.work)} ms of work, peak ${proposed.peak} MiB of 600`,
      proposed,
      5000,
    ),
    figure(
      `import.commitFolder, ${size.minutes} Word files (${middle.records} meetings): ${Math.round(middle.work)} ms of work, ${middle.used.join(', ')} MiB after 50, 100, 200 files, peak ${brought.peak} MiB`,
      brought,
      20_000,
    ),
  ]
}
