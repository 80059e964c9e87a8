/** `npm start` where Electron cannot run: one clear line, the same program at an address, a clean end. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ledgerFolder } from '#electron/loopback-desk.ts'
import { ensureBuilt } from '#electron/start-build.ts'
import { browserCommand, electronHere, noWindowBecause } from '#electron/start-shells.ts'
import { openLedger } from '#electron/ledger/open.ts'
import { caller } from './support/loopback.ts'

let home: string
const children: ChildProcess[] = []
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'start-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

const environment = () => ({
  ...process.env,
  HOME: home,
  USERPROFILE: home,
  DISPLAY: '',
  WAYLAND_DISPLAY: '',
  PATH: '',
})

/** Starts and waits for the address. */
async function start(...args: string[]): Promise<{ child: ChildProcess; lines: string[]; url: URL }> {
  const child = spawn(process.execPath, ['electron/start.ts', '--browser', ...args], { env: environment() })
  children.push(child)
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.startsWith('http://')) return { child, lines, url: new URL(line) }
  }
  throw new Error(`ended without an address: ${lines.join('\n')}`)
}

const asPage = (url: URL) =>
  caller({ port: Number(url.port), token: new URLSearchParams(url.hash.slice(1)).get('token') ?? '' })

test('a named ledger is served at an address and closed cleanly by Ctrl+C', async () => {
  ensureBuilt(process.cwd())
  const path = join(home, '一支部.ledger')
  await openLedger(path, 'create').close()
  const { child, lines, url } = await start(path)
  expect(url.hostname).toBe('127.0.0.1')
  expect(lines.join('\n')).toContain('不联网')
  expect(await asPage(url)('ledger.status', {})).toMatchObject({ open: true, path, mount: 'browser' })
  const page = await fetch(url)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(existsSync(`${path}-wal`)).toBe(true)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(existsSync(`${path}-wal`)).toBe(false)
})

test('without a path the demonstration ledger is made once and opened again', async () => {
  const first = await start()
  const status = await asPage(first.url)('ledger.status', {})
  expect(status).toMatchObject({
    open: true,
    demonstration: true,
    path: join(home, '支部台账', '演示台账.ledger'),
  })
  const branches = await asPage(first.url)('branch.list', {})
  expect(await (await fetch(first.url)).text()).toContain('data-look="light"')
  await asPage(first.url)('ledger.changeSettings', { largeType: true, look: 'dark' })
  first.child.kill('SIGTERM')
  expect(await once(first.child, 'exit')).toEqual([0, null])
  const second = await start()
  expect(await asPage(second.url)('branch.list', {})).toEqual(branches)
  expect(await asPage(second.url)('ledger.settings', {})).toMatchObject({ largeType: true })
  // from the first thing that is painted
  expect(await (await fetch(second.url)).text()).toContain('data-look="dark"')
})

test('a ledger that cannot be opened is named with the reason, and the program ends', () => {
  const path = join(home, '照片.ledger')
  writeFileSync(path, 'not a ledger')
  for (const [name, reason] of [
    ['照片.ledger', '不是支部台账文件'],
    ['没有.ledger', '没有这个文件'],
  ]) {
    const run = spawnSync(process.execPath, ['electron/start.ts', '--browser', join(home, name ?? '')], {
      env: environment(),
      encoding: 'utf8',
    })
    expect(run.status).toBe(1)
    expect(run.stderr).toContain(reason)
    expect(run.stderr).toContain('没有改动任何文件')
  }
})

describe('the machine', () => {
  const env = { PATH: '/nowhere', DISPLAY: ':0' }

  test('has no window for root, nor without a display', () => {
    expect(noWindowBecause({ platform: 'linux', env, root: true })).toContain('root')
    expect(noWindowBecause({ platform: 'linux', env: {}, root: false })).toBe('这里没有图形桌面')
    expect(noWindowBecause({ platform: 'linux', env, root: false })).toBeUndefined()
    expect(noWindowBecause({ platform: 'win32', env: {}, root: false })).toBeUndefined()
  })

  test('shows the page in a window of its own where the browser can, and never without a sandbox', () => {
    const url = 'http://127.0.0.1:1/#token=x'
    expect(browserCommand({ platform: 'linux', env, root: false }, url)).toBeUndefined()
    for (const name of ['firefox', 'uos-browser-stable', 'xdg-open', 'google-chrome', 'chromium']) {
      writeFileSync(join(home, name), '')
      chmodSync(join(home, name), 0o755)
      const command = browserCommand({ platform: 'linux', env: { PATH: home }, root: false }, url)
      expect(command).toEqual([
        join(home, name),
        name.startsWith('chrom') || name.startsWith('google') ? `--app=${url}` : url,
      ])
    }
    expect(browserCommand({ platform: 'win32', env, root: false }, url)).toContain(`--app=${url}`)
    expect(browserCommand({ platform: 'darwin', env, root: false }, url)).toEqual(['open', url])
  })

  test('has Electron only where its runtime is whole', () => {
    const folder = join(home, 'node_modules', 'electron')
    mkdirSync(join(folder, 'dist'), { recursive: true })
    expect(electronHere(home)).toBeUndefined()
    writeFileSync(join(folder, 'path.txt'), 'electron')
    expect(electronHere(home)).toBeUndefined()
    writeFileSync(join(folder, 'dist', 'electron'), '')
    expect(electronHere(home)).toBe(join(folder, 'dist', 'electron'))
  })

  test('keeps ledgers in the documents folder, by its own name for it', () => {
    expect(ledgerFolder(home)).toBe(join(home, '支部台账'))
    mkdirSync(join(home, '文档'))
    expect(ledgerFolder(home)).toBe(join(home, '文档', '支部台账'))
    mkdirSync(join(home, '我的文件'))
    mkdirSync(join(home, '.config'))
    writeFileSync(join(home, '.config', 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/我的文件"\n')
    expect(ledgerFolder(home)).toBe(join(home, '我的文件', '支部台账'))
  })
})
