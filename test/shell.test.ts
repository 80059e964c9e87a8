/**
 * The desktop's shell over the stand-in for Electron: main.ts, preload and their bridge as they are, the window in a
 * real Chromium. What only the real runtime can show (its sandbox, its scheme, its menus) is started in CI.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ensureBuilt } from '#electron/start-build.ts'
import { type Booted, boot, quitAll } from './support/stand-in.ts'

const ask = (booted: Booted, name: string, input: unknown = {}) =>
  booted
    .page()
    .evaluate(
      ([operation, given]) =>
        (
          window as unknown as { ledgerDesk: { call(name: unknown, input: unknown): Promise<unknown> } }
        ).ledgerDesk.call(operation, given),
      [name, input] as const,
    )

let home: string
let ledgerPath: string
beforeAll(() => {
  ensureBuilt(process.cwd())
  home = mkdtempSync(join(tmpdir(), 'shell-'))
  ledgerPath = join(home, '一支部.ledger')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a window with nothing open', () => {
  let booted: Booted
  beforeAll(async () => {
    booted = await boot({ folder: home })
  })
  afterAll(() => booted.quit())

  test('is locked down', () => {
    const [window] = booted.backstage.windows
    expect(booted.backstage.windows).toHaveLength(1)
    expect(window?.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    })
    expect(window?.webContents.webRtcPolicy).toBe('disable_non_proxied_udp')
    // hidden until there is something on it
    expect(window?.options.show).toBe(false)
    expect(window?.visible).toBe(true)
    expect(booted.backstage.app.sandboxed).toBe(true)
    expect(booted.backstage.sessions.spellchecking).toBe(false)
  })

  test('switches off what Chromium does by itself', () => {
    const switches = booted.backstage.app.commandLineSwitches
    for (const name of [
      'disable-background-networking',
      'disable-component-update',
      'disable-sync',
      'no-proxy-server',
    ]) {
      expect(switches.has(name), name).toBe(true)
    }
    expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
  })

  test('shows the program itself, and the page has the bridge and nothing more', async () => {
    const page = booted.page()
    await page.waitForFunction(() => document.querySelector('#root')?.childElementCount !== 0)
    expect(await page.title()).toContain('支部台账')
    const seen = await page.evaluate(() => ({
      mount: Reflect.get(window, 'ledgerDesk')?.mount as unknown,
      keys: Object.keys((Reflect.get(window, 'ledgerDesk') ?? {}) as object).toSorted(),
      require: typeof Reflect.get(window, 'require'),
      process: typeof Reflect.get(window, 'process'),
      ipc: typeof Reflect.get(window, 'standInInvoke'),
      nonce: document.querySelector('meta[name=csp-nonce]')?.getAttribute('content') ?? '',
    }))
    expect(seen).toMatchObject({
      mount: 'desktop',
      keys: ['call', 'mount', 'onMenu'],
      require: 'undefined',
      process: 'undefined',
      ipc: 'undefined',
    })
    expect(seen.nonce.length).toBeGreaterThan(20)
  })

  test('has Chinese menus', () => {
    const menus = booted.backstage.menu().filter((menu) => menu.label !== undefined)
    expect(menus.map((menu) => menu.label)).toEqual(['文件', '编辑', '视图', '帮助'])
    const entries = menus.flatMap((menu) => menu.submenu ?? []).filter((entry) => entry.label !== undefined)
    expect(
      entries.map((entry) => entry.label).filter((label) => !/\p{Script=Han}/u.test(label ?? '')),
    ).toEqual([])
  })

  test('a menu entry reaches the page', async () => {
    const page = booted.page()
    await page.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      Reflect.get(window, 'ledgerDesk')?.onMenu((item: unknown) => heard.push(item))
    })
    const file = booted.backstage.menu().find((menu) => menu.label === '文件')
    file?.submenu?.find((entry) => entry.label === '另存备份…')?.click?.()
    await page.waitForFunction(() => Reflect.get(window, 'heard')?.length > 0)
    expect(await page.evaluate(() => Reflect.get(window, 'heard') as unknown)).toEqual(['backUp'])
  })

  test('a call goes from the page through preload, ipc and dispatch into a file', async () => {
    expect(await ask(booted, 'ledger.status')).toMatchObject({
      ok: true,
      value: { open: false, mount: 'desktop' },
    })
    expect(await ask(booted, 'branch.list')).toMatchObject({ ok: false, code: 'noLedgerOpen' })
    const created = await ask(booted, 'ledger.create', { branchName: '第一党支部', path: ledgerPath })
    expect(created).toMatchObject({ ok: true, value: { open: true, path: ledgerPath } })
    expect(readFileSync(ledgerPath).toString('latin1', 0, 15)).toBe('SQLite format 3')
    expect(await ask(booted, 'branch.list')).toMatchObject({ ok: true, value: [{ name: '第一党支部' }] })
  })

  test('names outside the table do not leave the preload script', async () => {
    const outside = ['nothing.here', '__proto__', 'constructor', 'import.enter']
    for (const name of outside) {
      expect(await ask(booted, name), name).toEqual({ ok: false, code: 'unknownOperation', detail: name })
    }
    const { invoked } = booted.backstage
    expect(invoked).toContain('ledger:call branch.list')
    expect(invoked.filter((call) => outside.some((name) => call.endsWith(` ${name}`)))).toEqual([])
  })

  test('dialogs answer for paths that are not given', async () => {
    expect(await ask(booted, 'ledger.open')).toMatchObject({ ok: false, code: 'dialogCancelled' })
    Object.assign(booted.backstage.dialog.open, { canceled: false, filePaths: [ledgerPath] })
    expect(await ask(booted, 'ledger.open')).toMatchObject({
      ok: true,
      value: { open: true, path: ledgerPath },
    })
  })

  test('a printed ledger is opened with the machine’s own program, and nothing else ever is', async () => {
    const path = join(dirname(ledgerPath), '台账.docx')
    Object.assign(booted.backstage.dialog.save, { canceled: false, filePath: path })
    expect(await ask(booted, 'export.ledger', { period: '2026Q3' })).toMatchObject({
      ok: true,
      value: { path },
    })
    expect(await ask(booted, 'export.open', { path: ledgerPath })).toMatchObject({
      ok: false,
      code: 'notFound',
    })
    expect(await ask(booted, 'export.open', { path })).toMatchObject({ ok: true, value: { opened: true } })
    expect(booted.backstage.shell.opened).toEqual([path])
  })

  test('senders that are not our page are refused', async () => {
    const [window] = booted.backstage.windows
    const sender = window?.webContents
    const ours = { url: 'ledger-app://app/', parent: null }
    const forged: readonly (readonly [what: string, event: unknown])[] = [
      [
        'a foreign page in our window',
        { sender, senderFrame: { url: 'https://example.com/', parent: null } },
      ],
      ['another host of our scheme', { sender, senderFrame: { url: 'ledger-app://other/', parent: null } }],
      [
        'a look-alike',
        { sender, senderFrame: { url: 'https://example.com/ledger-app://app/', parent: null } },
      ],
      ['a file', { sender, senderFrame: { url: 'file:///app/index.html', parent: null } }],
      ['a frame inside our page', { sender, senderFrame: { url: 'ledger-app://app/', parent: ours } }],
      ['another window', { sender: {}, senderFrame: ours }],
      ['a frame that is gone', { sender, senderFrame: null }],
    ]
    for (const [what, event] of forged) {
      const reply = await booted.backstage.invokeAs('ledger:call', event, 'branch.list', {})
      expect(reply, what).toEqual({ ok: false, code: 'badInput', detail: 'sender' })
    }
    const honest = await booted.backstage.invokeAs(
      'ledger:call',
      { sender, senderFrame: ours },
      'branch.list',
      {},
    )
    expect(honest).toMatchObject({ ok: true })
    const nameless = await booted.backstage.invokeAs(
      'ledger:call',
      { sender, senderFrame: ours },
      { name: 1 },
    )
    expect(nameless).toMatchObject({ ok: false, code: 'badInput' })
  })

  test('the page cannot be led away', async () => {
    const page = booted.page()
    const before = page.url()
    const refused = page.waitForEvent('requestfailed')
    await page.evaluate(() => {
      window.location.href = 'https://example.com/away'
    })
    await refused
    expect(page.url()).toBe(before)
    expect(booted.backstage.sessions.refused).toContainEqual({
      by: 'navigation',
      url: 'https://example.com/away',
    })
  })

  test('no second window opens', async () => {
    const page = booted.page()
    const popup = page.waitForEvent('popup')
    await page.evaluate(() => void window.open('https://example.com/popup'))
    const opened = await popup
    if (!opened.isClosed()) await opened.waitForEvent('close')
    expect(booted.backstage.sessions.refused.some(({ by }) => by === 'window.open')).toBe(true)
    expect(page.context().pages()).toEqual([page])
  })

  test('nothing can be fetched from elsewhere', async () => {
    const outcome = await booted.page().evaluate(() =>
      fetch('https://example.com/data').then(
        () => 'fetched',
        () => 'refused',
      ),
    )
    expect(outcome).toBe('refused')
    const { sessions } = booted.backstage
    for (const url of [
      'https://example.com/data',
      'http://127.0.0.1:8000/',
      'ws://example.com/',
      'ledger-app://other/x.js',
      'file:///etc/passwd',
      'devtools://devtools/bundled/inspector.html',
      'blob:https://example.com/1',
    ]) {
      expect(sessions.isCancelled(url), url).toBe(true)
    }
    for (const url of [
      'ledger-app://app/index.html',
      'data:image/png;base64,AA',
      'blob:ledger-app://app/1',
    ]) {
      expect(sessions.isCancelled(url), url).toBe(false)
    }
  })

  test('no permission is given', async () => {
    const { sessions } = booted.backstage
    for (const permission of [
      'geolocation',
      'notifications',
      'media',
      'clipboard-read',
      'clipboard-sanitized-write',
      'openExternal',
      'usb',
    ]) {
      expect(sessions.mayRequest(permission), permission).toBe(false)
      expect(sessions.mayUse(permission), permission).toBe(false)
    }
    expect(sessions.deviceHandler?.()).toBe(false)
    const geolocation = await booted.page().evaluate(
      () =>
        new Promise<string | number>((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            (error) => resolve(error.code),
          )
        }),
    )
    // 1 is PERMISSION_DENIED
    expect(geolocation).toBe(1)
  })

  test('downloads are refused', async () => {
    const page = booted.page()
    const download = page.waitForEvent('download')
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['x']))
      link.download = 'x.docx'
      link.click()
    })
    await download
    expect(booted.backstage.sessions.refused.some(({ by }) => by === 'will-download')).toBe(true)
  })

  test('addresses outside the program are not found, inside or out of its folder', async () => {
    const statuses = await booted
      .page()
      .evaluate(() =>
        Promise.all(['/nothing.js', '/..%2felectron%2fmain.js'].map(async (at) => (await fetch(at)).status)),
      )
    expect(statuses).toEqual([404, 404])
  })
})

describe('opening by file', () => {
  afterEach(quitAll)

  test('a second start hands its file to the first and ends', async () => {
    const first = await boot({ folder: home, argv: [ledgerPath] })
    await first.page().evaluate(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      Reflect.get(window, 'ledgerDesk')?.onMenu((...said: unknown[]) => heard.push(said))
    })
    expect(await ask(first, 'ledger.status')).toMatchObject({
      ok: true,
      value: { open: true, path: ledgerPath },
    })
    const other = join(home, '二支部.ledger')
    // as a desktop of Linux may name what was double-clicked
    const second = await boot({ folder: home, argv: [pathToFileURL(other).href] })
    expect(second.backstage.app.hasQuit).toBe(true)
    expect(second.backstage.windows).toHaveLength(0)
    await first.page().waitForFunction(() => Reflect.get(window, 'heard')?.length > 0)
    expect(await first.page().evaluate(() => Reflect.get(window, 'heard') as unknown)).toEqual([
      ['openPath', other],
    ])
    expect(first.backstage.windows[0]?.focused).toBe(1)
    await first.quit()
  })

  test('the last ledger comes back by itself, and quitting closes it', async () => {
    const booted = await boot({ folder: home })
    expect(await ask(booted, 'ledger.status')).toMatchObject({ ok: true, value: { path: ledgerPath } })
    expect(existsSync(`${ledgerPath}-wal`)).toBe(true)
    await booted.quit()
    // SQLite takes its side files away when the last connection is closed properly
    expect(existsSync(`${ledgerPath}-wal`)).toBe(false)
  })

  test('a last ledger that is gone, or a broken memory of it, is no obstacle', async () => {
    const lost = mkdtempSync(join(tmpdir(), 'shell-lost-'))
    mkdirSync(join(lost, 'data'))
    for (const memory of [JSON.stringify({ path: join(lost, '没有.ledger') }), '{"path":', '"x"']) {
      writeFileSync(join(lost, 'data', 'last-opened.json'), memory)
      const booted = await boot({ folder: lost })
      expect(await ask(booted, 'ledger.status')).toMatchObject({ ok: true, value: { open: false } })
      await booted.quit()
    }
    rmSync(lost, { recursive: true })
  })

  test('a file asked for by name that cannot be opened is handed to the page to explain', async () => {
    const missing = join(home, '没有.ledger')
    const booted = await boot({ folder: mkdtempSync(join(home, 'fresh-')), argv: [missing] })
    await booted.page().getByText('找不到这个文件').first().waitFor()
    expect(await ask(booted, 'ledger.status')).toMatchObject({ ok: true, value: { open: false } })
    await booted.quit()
  })

  test('closing the window ends the program and the ledger with it', async () => {
    const booted = await boot({ folder: home, argv: [ledgerPath] })
    const gone = new Promise((resolve) => booted.backstage.app.once('quit', resolve))
    await booted.page().close()
    await gone
    expect(booted.backstage.app.exitCode).toBe(0)
    expect(existsSync(`${ledgerPath}-wal`)).toBe(false)
  })

  test('the bundle runs as the sources do, its threads included', async () => {
    const folder = mkdtempSync(join(home, 'bundle-'))
    const booted = await boot({ folder, argv: [ledgerPath], program: 'bundle' })
    expect(await ask(booted, 'branch.list')).toMatchObject({ ok: true, value: [{ name: '第一党支部' }] })
    const out = join(folder, '台账.docx')
    expect(await ask(booted, 'export.ledger', { period: '2025Q1', out })).toMatchObject({ ok: true })
    expect(readFileSync(out).toString('latin1', 0, 2)).toBe('PK')
    // an old binary workbook is always read in a thread
    const proposal = await ask(booted, 'import.propose', { path: 'test/import/samples/党员名册（旧表）.xls' })
    expect(proposal).toMatchObject({ ok: true, value: { kind: 'memberRoster' } })
    await booted.quit()
  })
})
