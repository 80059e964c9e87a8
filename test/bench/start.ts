/** From the start of the program to the first page that can be read: over loopback, into a browser that is running. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ensureBuilt } from '#electron/start-build.ts'
import { launch } from '#test/support/browser.ts'
import { copyOf, largeLedger } from './large-ledger.ts'
import { ordinary } from './large-ledger-size.ts'
import { type Figure, figureOf } from './measure.ts'

/** Waits for the address the program prints. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the program has no output')
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('http://')) return line
  throw new Error('the program ended without an address')
}

export async function benchStart(): Promise<Figure[]> {
  ensureBuilt(process.cwd())
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = copyOf((await largeLedger(ordinary)).path, folder)
  const browser = await launch()
  // as the running browser of a user: one profile, a page more. Every start has an address of its own, so nothing is cached
  const profile = await browser.newContext()
  const [served, read]: [number[], number[]] = [[], []]
  for (let round = 0; round < 6; round += 1) {
    const began = performance.now()
    const child = spawn(process.execPath, ['electron/start.ts', path, '--browser'], {
      // no desktop, no other browser
      env: { ...process.env, HOME: folder, USERPROFILE: folder, DISPLAY: '', WAYLAND_DISPLAY: '', PATH: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const url = await addressOf(child)
    const [atAddress, page] = [performance.now(), await profile.newPage()]
    await page.goto(url)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    const atHeading = performance.now()
    await page.close()
    child.kill('SIGINT')
    await once(child, 'exit')
    // the first time reads the program from the disk
    if (round === 0) continue
    served.push(atAddress - began)
    read.push(atHeading - began)
  }
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
  return [
    figureOf('start to address, ten years of one branch', served),
    figureOf('start to the first heading in the browser', read, { limit: 1500 }),
  ]
}
