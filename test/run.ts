/**
 * `npm test`: everything, in order, and one last line `N passed, M failed`. Types, lint, borders and build count as
 * one each; so does every test. A test that was skipped counts as failed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './support/browser.ts'
import { provideTools } from './support/tools.ts'

export interface Tally {
  readonly passed: number
  readonly failed: number
}

/** What vitest's JSON report says; a file that failed without reaching a test counts as one failure. */
export function tallyOf(report: unknown): Tally {
  if (typeof report !== 'object' || report === null || !('testResults' in report))
    return { passed: 0, failed: 1 }
  const files = report.testResults as { status: string; assertionResults: { status: string }[] }[]
  const statuses = files.flatMap((file) => file.assertionResults.map((each) => each.status))
  const passed = statuses.filter((status) => status === 'passed').length
  const fruitless = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed'),
  ).length
  const failed = statuses.length - passed + fruitless
  // vitest may fail as a whole (an unhandled rejection, no file found) while every test passes
  const asAWhole = 'success' in report && report.success === false && failed === 0 ? 1 : 0
  return { passed, failed: failed + asAWhole }
}

/** What it has to say is shown when it ends: another step may be under way beside it. */
function step(name: string): Promise<Tally> {
  const run = spawn('npm', ['run', '--silent', name], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const said: Buffer[] = []
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (piece: Buffer) => said.push(piece))
  return new Promise((resolve) => {
    const end = (passed: boolean) => {
      console.log(`\n== ${name}`)
      process.stdout.write(Buffer.concat(said))
      resolve({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 })
    }
    run.once('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`))
    })
    run.once('close', (status) => end(status === 0))
  })
}

/** One after the other; what has failed does not keep the next from running. */
async function inOrder(...names: string[]): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (const name of names) tallies.push(await step(name))
  return tallies
}

function vitest(project: string): Tally {
  console.log(`\n== ${project}`)
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  const out = join(folder, 'report.json')
  const run = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${out}`,
    ],
    { stdio: 'inherit', env: { ...process.env, CHROMIUM: findBrowser() ?? '' } },
  )
  const tally = existsSync(out) ? tallyOf(JSON.parse(readFileSync(out, 'utf8'))) : { passed: 0, failed: 1 }
  rmSync(folder, { recursive: true })
  return run.status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** Where no locale is set, Chromium cannot name a file in Chinese, which many of the samples are. */
function speakUtf8(): void {
  const { LC_ALL, LC_CTYPE, LANG } = process.env
  if (/utf-?8/i.test(LC_ALL ?? LC_CTYPE ?? LANG ?? '')) return
  process.env[LC_ALL === undefined ? 'LANG' : 'LC_ALL'] = 'C.UTF-8'
  if (LC_CTYPE !== undefined) process.env['LC_CTYPE'] = 'C.UTF-8'
}

/** Ends with one line that says what is missing where the tests cannot run at all. */
async function run(): Promise<Tally> {
  speakUtf8()
  const missing = provideTools((line) => console.log(line))
  if (missing.length > 0) {
    console.log(
      `These tests also need ${missing.join(', ')}. Install what is missing and run npm test again.`,
    )
    return { passed: 0, failed: missing.length }
  }
  // each of them leaves most of a second core idle
  const fromSources = await Promise.all([inOrder('types', 'borders', 'build'), inOrder('lint')])
  const tallies = [...fromSources.flat(), vitest('unit'), vitest('built'), vitest('journeys')]
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
  }
}

if (import.meta.main) {
  const { passed, failed } = await run()
  console.log(`\n${passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
}
