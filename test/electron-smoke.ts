/**
 * Starts the real Electron on the built program and looks through its window: the page is there, the bridge answers,
 * nothing of Node is in reach, no other origin is. Needs Electron's runtime and a display: run in CI, not by npm test.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { _electron } from 'playwright-core'
import { electronHere } from '#electron/start-shells.ts'

const executablePath = electronHere(process.cwd())
if (executablePath === undefined)
  throw new Error('Electron is not installed here: npx --no-install install-electron')
const folder = mkdtempSync(join(tmpdir(), 'electron-smoke-'))
const path = join(folder, '一支部.ledger')
const program = await _electron.launch({
  executablePath,
  args: ['.', `--user-data-dir=${join(folder, 'data')}`],
})
try {
  const page = await program.firstWindow()
  await page.waitForFunction(() => document.querySelector('#root')?.childElementCount !== 0)
  strictEqual(page.url(), 'ledger-app://app/')
  const seen = await page.evaluate(async (at) => {
    const desk = (
      window as unknown as { ledgerDesk: { call(name: string, input: unknown): Promise<unknown> } }
    ).ledgerDesk
    return {
      created: await desk.call('ledger.create', { branchName: '第一党支部', path: at }),
      branches: await desk.call('branch.list', {}),
      unknown: await desk.call('import.enter', {}),
      node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
      opened: window.open('https://example.com/') === null,
      fetched: await fetch('https://example.com/').then(
        () => true,
        () => false,
      ),
    }
  }, path)
  strictEqual(Reflect.get(seen.created as object, 'ok'), true, JSON.stringify(seen.created))
  strictEqual(Reflect.get(seen.branches as object, 'ok'), true, JSON.stringify(seen.branches))
  strictEqual(Reflect.get(seen.unknown as object, 'code'), 'unknownOperation')
  deepStrictEqual(
    { node: seen.node, opened: seen.opened, fetched: seen.fetched },
    { node: ['undefined', 'undefined'], opened: true, fetched: false },
  )
  console.log('Electron runs the program.')
} finally {
  await program.close()
  rmSync(folder, { recursive: true, force: true })
}
