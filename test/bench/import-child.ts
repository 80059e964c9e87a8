/** One import in a process of its own, so that its memory is its own. Prints one line of JSON. */
import { join } from 'node:path'
import { createLedgerApp } from '#electron/ledger-app.ts'
import { silently } from './desk.ts'

const [what = 'propose', path = '', folder = ''] = process.argv.slice(2)
const app = createLedgerApp({
  clock: () => ({ today: '2026-12-31', now: '2026-12-31T18:00:00' }),
  desk: silently,
})
await app.call('ledger.create', { branchName: '量度支部', path: join(folder, `${what}.ledger`) })

const rss = () => Math.round(process.memoryUsage().rss / 1024 / 1024)
/** MiB in use after so many files, garbage and all. */
const used: number[] = []
const before = performance.now()
const worked = process.cpuUsage()
let records = 0
if (what === 'propose') {
  const { summary } = await app.call('import.propose', { path })
  records = summary.new
} else {
  const bringing = app.call('import.commitFolder', { path })
  const marks = [50, 100]
  const pause = () => new Promise<false>((resolve) => setTimeout(() => resolve(false), 20))
  while (!(await Promise.race([bringing.then(() => true), pause()]))) {
    const [mark] = marks
    if (mark === undefined || (await app.call('import.batches', {})).length < mark) continue
    used.push(rss())
    marks.shift()
  }
  records = (await bringing).group?.added ?? 0
  used.push(rss())
}
const taken = performance.now() - before
const { user, system } = process.cpuUsage(worked)
await app.close()
const peak = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(`${JSON.stringify({ taken, work: (user + system) / 1000, peak, records, used })}\n`)
