/**
 * 不联网: the program and its window are watched through a working day, as the loopback server with Chromium and as the
 * desktop's main.ts over the stand-in, and no socket is found but the loopback server's own port. Three watches stand side
 * by side: the kernel's list of the sockets of the whole tree of processes, every call that Node was asked for, and
 * Chromium's own log of its network. Errands that Chromium has of its own (its updates, its accounts) are not the
 * product's: here they end at a name that is not found, as in the desktop program; they are counted and reach no socket.
 * Beside them Chromium connects a datagram socket to learn whether there is a route by IPv6: nothing is sent over it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { ensureBuilt } from '#electron/start-build.ts'
import { launch } from './support/browser.ts'
import { readNetLog } from './support/net-log.ts'
import { boot, quitAll } from './support/stand-in.ts'
import { addressOf, watchSockets } from './support/watch-sockets.ts'
import { type Ask, workingDay } from './support/working-day.ts'

let home: string
let netLog: string
let connections: string
const children: ChildProcess[] = []
beforeAll(() => {
  ensureBuilt(process.cwd())
  home = mkdtempSync(join(tmpdir(), 'offline-'))
  connections = join(home, 'connections.txt')
  netLog = join(home, 'net-log.json')
})
afterAll(async () => {
  await quitAll()
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

// a day's work on a machine that has other work
const long = { timeout: 400_000 }
/** Asks the kernel for a route and sends nothing. */
const routeProbe = '[2001:4860:4860:0000:0000:0000:0000:8888]:443'
const sampleFile = join(process.cwd(), 'test/import/samples/党员名册2025.xlsx')

/** What a watch saw beside one's own port, as lines to be read. */
function strangers(watch: ReturnType<typeof watchSockets>, port?: number): string[] {
  const own = `127.0.0.1:${port ?? 'none'}`
  return watch
    .seen()
    .filter(
      ({ program, protocol, local, remote }) =>
        !(local === own && (remote === '0.0.0.0:0' || remote.startsWith('127.0.0.1:'))) &&
        !(remote === own && local.startsWith('127.0.0.1:')) &&
        !(program.startsWith('chrom') && protocol === 'udp6' && remote === routeProbe),
    )
    .map(({ program, protocol, local, remote }) => `${program} ${protocol} ${local} > ${remote}`)
}

test('the watch over Node sees a connection that is begun', () => {
  const call = `fetch('http://127.0.0.1:54321/').catch(() => 0)`
  spawnSync(process.execPath, ['-e', call], { env: watched() })
  expect(begun().join('\n')).toContain('connect')
  rmSync(connections)
})

test('the watch over the kernel sees sockets of a process that was started, and reads their addresses', async () => {
  expect(addressOf('0100007F:1F90')).toBe('127.0.0.1:8080')
  expect(addressOf('0000000000000000FFFF00000100007F:0050')).toBe('127.0.0.1:80')
  expect(addressOf('60480120604801200000000088880000:01BB')).toBe(
    '[2001:4860:2001:4860:0000:0000:0000:8888]:443',
  )
  if (process.platform !== 'linux') return
  const watch = watchSockets()
  onTestFinished(() => watch.stop())
  expect(strangers(watch)).toEqual([])
  // one that waits for connections, one by which datagrams might leave
  const planted = `const s = require('node:net').createServer().listen(0, '127.0.0.1', () =>
    require('node:dgram').createSocket('udp4').bind(0, () => console.log(s.address().port)))`
  const child = spawn(process.execPath, ['-e', planted])
  children.push(child)
  const [port = ''] = await once(createInterface({ input: child.stdout }), 'line')
  const found = strangers(watch)
  expect(found.join('\n')).toContain(`tcp 127.0.0.1:${String(port)} > 0.0.0.0:0`)
  expect(found.join('\n')).toContain('udp 0.0.0.0:')
  expect(strangers(watch, Number(port)).join('\n')).not.toContain(' tcp ')
  child.kill('SIGKILL')
})

test(
  'a day with every page, minutes, an import, a Word ledger and a backup opens no socket but its own port',
  long,
  async () => {
    const watch = watchSockets()
    onTestFinished(() => watch.stop())
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
    const { origin, port } = new URL(address)
    const browser = await launch(netLog)
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))

    await page.goto(address)
    const token = await page.evaluate(() => sessionStorage.getItem('ledger-token') ?? '')
    const ask: Ask = (name, input) =>
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
    await workingDay(page, ask, { home, sampleFile })
    const seen = watch.seen().length
    const outside = strangers(watch, Number(port))

    // the last thing the page does: reach for another port, another machine and a name, to prove Chromium's log sees it
    const forbidden = ['http://127.0.0.1:2/', 'http://192.0.2.7/', 'https://example.com/']
    const refused = await page.evaluate(
      (addresses) => Promise.all(addresses.map((each) => fetch(each).then(Boolean, () => false))),
      forbidden,
    )
    expect(refused).toEqual([false, false, false])
    await browser.close()
    const log = readNetLog(netLog)
    console.log(
      `loopback: ${seen} sockets in ${watch.looks()} looks, ${log.connected.length} connections and ` +
        `${log.asked.length} requests by Chromium's log; ${outside.length} beside port ${port}; ` +
        `${log.errands.length} errands of Chromium's own, none of which got a socket`,
    )
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(outside).toEqual([])
    if (process.platform === 'linux') expect(seen).toBeGreaterThan(2)
    // the content policy stops the page itself before there is a request
    expect(log.connected.filter((each) => each !== `127.0.0.1:${port}`)).toEqual([])
    expect(log.asked.filter((each) => !each.startsWith(`${origin}/`) && !/^(blob|data):/.test(each))).toEqual(
      [],
    )
    expect(log.asked.length).toBeGreaterThan(20)
    expect(log.datagramBytes).toBe(0)
    // and complains of what the page should not have done, and of nothing that it needs
    expect(complaints.filter((each) => !forbidden.some((one) => each.includes(one)))).toEqual([])
    expect(complaints.length).toBeGreaterThan(0)
    expect(begun()).toEqual([])
  },
)

test('Chromium’s log would show a connection elsewhere', async () => {
  const browser = await launch(netLog)
  const page = await browser.newPage()
  // a page without our policy
  await page.route('http://127.0.0.1:9999/', (route) =>
    route.fulfill({ body: '<p>', contentType: 'text/html' }),
  )
  await page.goto('http://127.0.0.1:9999/')
  await page.evaluate(() => fetch('http://127.0.0.1:2000/').catch(() => 0))
  await browser.close()
  const log = readNetLog(netLog)
  expect(log.connected).toContain('127.0.0.1:2000')
  expect(log.asked).toContain('http://127.0.0.1:2000/')
})

test('the desktop program, over the stand-in, opens no socket at all', long, async () => {
  process.env['NET_LOG'] = netLog
  onTestFinished(() => {
    delete process.env['NET_LOG']
  })
  const watch = watchSockets()
  onTestFinished(() => watch.stop())
  const booted = await boot({ folder: join(home) })
  const page = booted.page()
  page.setDefaultTimeout(60_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  const ask: Ask = (name, input) =>
    page.evaluate(
      ([operation, given]) =>
        (
          window as unknown as {
            ledgerDesk: { call(name: unknown, input: unknown): Promise<{ ok: boolean }> }
          }
        ).ledgerDesk.call(operation, given),
      [name, input] as const,
    )
  expect(await ask('ledger.createDemonstration', { path: join(home, '桌面.ledger') })).toMatchObject({
    ok: true,
  })
  await page.reload()
  Object.assign(booted.backstage.dialog.save, { canceled: false, filePath: join(home, '桌面.docx') })
  await workingDay(page, ask, { home: join(home, 'data'), sampleFile })
  const seen = watch.seen().length
  const outside = strangers(watch)
  await booted.quit()
  const log = readNetLog(netLog)
  console.log(
    `desktop: ${seen} sockets in ${watch.looks()} looks, ${log.connected.length} connections by Chromium's log; ` +
      `${outside.length} of the product's; ${log.errands.length} errands of Chromium's own`,
  )
  expect(outside).toEqual([])
  expect(log.connected).toEqual([])
  expect(log.datagramBytes).toBe(0)
})
