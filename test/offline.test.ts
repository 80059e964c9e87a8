/** 不联网: the program and its page are watched through a working day, and neither asks for anything outside. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuilt } from '#electron/start-build.ts'
import { launch } from './support/browser.ts'

let home: string
let connections: string
const children: ChildProcess[] = []
beforeAll(() => {
  ensureBuilt(process.cwd())
  home = mkdtempSync(join(tmpdir(), 'offline-'))
  connections = join(home, 'connections.txt')
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

const watched = () => ({
  ...process.env,
  HOME: home,
  USERPROFILE: home,
  CONNECTIONS: connections,
  NODE_OPTIONS: `--import=${pathToFileURL('test/support/watch-connections.ts').href}`,
})
/** What was begun since the last look. */
function begun(): string[] {
  const lines = readFileSync(connections, 'utf8').trim().split('\n')
  expect(lines).toContain('watching')
  // listening looks its own address up; that is no name and asks nobody
  return lines.filter((line) => line !== 'watching' && line !== 'lookup ["127.0.0.1"]')
}

test('the watch sees a connection that is begun', () => {
  const call = `fetch('http://127.0.0.1:54321/').catch(() => 0)`
  spawnSync(process.execPath, ['-e', call], { env: watched() })
  expect(begun().join('\n')).toContain('connect')
  rmSync(connections)
})

test('a day with every page, an import and a Word ledger begins no connection', async () => {
  const child = spawn(process.execPath, ['electron/start.ts', '--browser'], {
    env: { ...watched(), DISPLAY: '', WAYLAND_DISPLAY: '', PATH: '' },
  })
  children.push(child)
  let address = ''
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('http://')) continue
    address = line
    break
  }
  const { origin } = new URL(address)
  const browser = await launch()
  const page = await browser.newPage()
  const outside: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      outside.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))

  await page.goto(address)
  const places = page.getByRole('navigation', { name: '主导航' }).getByRole('link')
  await places.first().waitFor()
  const names = await places.allInnerTexts()
  expect(names.length).toBeGreaterThan(4)
  for (const name of names) {
    await places.filter({ hasText: name }).click()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
  }
  const token = await page.evaluate(() => sessionStorage.getItem('ledger-token') ?? '')
  const call = (name: string, input: unknown) =>
    page.evaluate(
      async ([operation, given, key]) => {
        const response = await fetch(`/call/${operation}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-ledger-token': key },
          body: JSON.stringify(given),
        })
        return (await response.json()) as { ok: boolean }
      },
      [name, input, token] as const,
    )
  const workbook = join(process.cwd(), 'test/import/samples/党员名册（旧表）.xls')
  expect(await call('import.propose', { path: workbook })).toMatchObject({ ok: true })
  expect(await call('export.ledger', { period: '2026', out: join(home, '台账.docx') })).toMatchObject({
    ok: true,
  })
  expect(await call('ledger.backUp', { out: join(home, '备份.ledger') })).toMatchObject({ ok: true })
  await browser.close()

  expect(outside).toEqual([])
  // the content policy refuses nothing that the page needs
  expect(complaints).toEqual([])
  expect(begun()).toEqual([])
})
