/** The loopback mount as strangers on the same machine meet it: other pages, other programs, other hosts. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loopbackDesk } from '#electron/loopback-desk.ts'
import { type Loopback, attachmentNamed, serveLoopback } from '#electron/loopback.ts'
import { caller } from './support/loopback.ts'

const asked: { name: string; raw: unknown }[] = []
const desk = loopbackDesk('/nowhere')
let loopback: Loopback
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'))
  mkdirSync(join(folder, 'site', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'site', 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(folder, 'site', 'assets', 'main.js'), 'export {}')
  writeFileSync(join(folder, 'site', 'assets', '.hidden.js'), 'hidden')
  writeFileSync(join(folder, 'site', 'assets', 'program.exe'), 'MZ')
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site', 'assets', 'link.txt'))
  const dispatch = (name: string, raw: unknown) => {
    asked.push({ name, raw })
    return Promise.resolve({ ok: true as const, value: name })
  }
  loopback = await serveLoopback({
    app: { dispatch, current: () => undefined },
    desk,
    rendererFolder: join(folder, 'site'),
    bodyLimit: 1000,
  })
})
afterAll(async () => {
  await loopback.close()
  rmSync(folder, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}
/** By hand rather than by fetch: a stranger may send any Host and any path as it stands. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options
    const asking = request({ host: '127.0.0.1', port: loopback.port, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      )
    })
    asking.on('error', reject)
    asking.end(body)
  })
}
/** Bytes as they stand, for what no client library would send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: loopback.port })
    let answer = ''
    socket.on('data', (part) => (answer += part.toString('latin1')))
    socket.on('close', () => resolve(answer))
    socket.on('error', () => undefined)
    socket.write(text)
  })
}
const own = () => ({
  origin: `http://127.0.0.1:${loopback.port}`,
  'x-ledger-token': loopback.token,
  'content-type': 'application/json',
})
const post = (headers: Record<string, string>, body = '{}', path = '/call/branch.list') =>
  ask(path, { method: 'POST', headers, body })

describe('calls', () => {
  test('with token and origin reach the dispatcher', async () => {
    asked.length = 0
    const answer = await post(own(), '{"a":[1,"二"]}')
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: 'branch.list' })
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(asked).toEqual([{ name: 'branch.list', raw: { a: [1, '二'] } }])
  })

  test.each([
    ['no token', { 'x-ledger-token': '' }, 403],
    ['another token', { 'x-ledger-token': 'x'.repeat(32) }, 403],
    ['a foreign origin', { origin: 'https://example.com' }, 403],
    ['no origin', { origin: '' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['the origin of a form', { 'content-type': 'text/plain' }, 415],
    ['a rebound host', { host: 'ledger.example.com' }, 403],
    ['a host without port', { host: '127.0.0.1' }, 403],
    ['a host that begins like ours', { host: '127.0.0.1.example.com' }, 403],
    ['a host with credentials', { host: 'x@127.0.0.1' }, 403],
    ['an origin that begins like ours', { origin: 'http://127.0.0.1.example.com' }, 403],
    ['our origin by TLS', { origin: 'https://127.0.0.1' }, 403],
    ['the token in another header', { 'x-ledger-token': '', authorization: 'Bearer TOKEN' }, 403],
    ['the token in a cookie', { 'x-ledger-token': '', cookie: 'x-ledger-token=TOKEN' }, 403],
    ['no type', { 'content-type': '' }, 415],
    ['a type that begins like JSON', { 'content-type': 'application/jsonp' }, 415],
    ['fields of a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('with %s are refused and never reach it', async (_what, headers, status) => {
    asked.length = 0
    const sent = Object.entries({ ...own(), ...headers }).map(([name, value]) => [
      name,
      value.replace('TOKEN', loopback.token),
    ])
    const answer = await post(Object.fromEntries(sent) as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(asked).toEqual([])
  })

  test('with a token a letter away, cut, doubled or in the address are refused', async () => {
    asked.length = 0
    const { token } = loopback
    const other = token.endsWith('A') ? 'B' : 'A'
    for (const near of [
      `${token.slice(0, -1)}${other}`,
      token.slice(0, -1),
      `${token}A`,
      ` ${token.toLowerCase()} `,
      `${token}, ${token}`,
      encodeURIComponent(`${token}=`),
    ])
      expect((await post({ ...own(), 'x-ledger-token': near })).status, near).toBe(403)
    const bare = { ...own(), 'x-ledger-token': '' }
    for (const path of [`/call/branch.list?token=${token}`, `/call/branch.list?x-ledger-token=${token}`])
      expect((await post(bare, '{}', path)).status).toBe(403)
    expect(asked).toEqual([])
  })

  test('reach the dispatcher by the name as it stands, and by no other method in disguise', async () => {
    asked.length = 0
    for (const name of ['__proto__', 'constructor', '..%2f..%2fetc', 'import.enter', 'x'.repeat(5000)])
      await post(own(), '{}', `/call/${name}`)
    // what is not decoded cannot turn into another name
    expect(asked.map(({ name }) => name.slice(0, 20))).toEqual([
      '__proto__',
      'constructor',
      '..%2f..%2fetc',
      'import.enter',
      'x'.repeat(20),
    ])
    asked.length = 0
    const disguised = { ...own(), 'x-http-method-override': 'POST', 'x-method-override': 'POST' }
    expect((await ask('/call/branch.list', { headers: disguised })).status).toBe(404)
    expect((await ask('/call/branch.list?_method=POST', { headers: own() })).status).toBe(404)
    expect(asked).toEqual([])
  })

  test.each([
    ['two lengths', 'content-length: 2\r\ncontent-length: 40'],
    ['a length and chunks', 'content-length: 2\r\ntransfer-encoding: chunked'],
    ['two hosts', 'content-length: 2\r\nhost: ledger.example.com'],
    ['two origins', 'content-length: 2\r\norigin: https://example.com'],
    ['a length that is none', 'content-length: -2'],
    ['a folded header', 'content-length: 2\r\nx-a: 1\r\n b'],
    ['a bare line feed', 'content-length: 2\r\nx-a: 1\ntransfer-encoding: chunked'],
    ['no host', undefined],
  ])('with %s are not understood in two ways', async (_what, header) => {
    asked.length = 0
    const { origin, ...rest } = own()
    const lines = [
      'POST /call/branch.list HTTP/1.1',
      ...(header === undefined ? ['content-length: 2'] : [`host: 127.0.0.1:${loopback.port}`, header]),
      `origin: ${origin}`,
      ...Object.entries(rest).map(([name, value]) => `${name}: ${value}`),
    ]
    const smuggled = `POST /call/smuggled HTTP/1.1\r\nhost: 127.0.0.1:${loopback.port}\r\n\r\n`
    const text = await raw(`${lines.join('\r\n')}\r\n\r\n{}${smuggled}`)
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(asked).toEqual([])
  })

  test('whose body never comes hold nobody up', async () => {
    const waiting = connect({ host: '127.0.0.1', port: loopback.port })
    waiting.on('error', () => undefined)
    const lines = Object.entries({ host: `127.0.0.1:${loopback.port}`, ...own(), 'content-length': '900' })
    waiting.write(
      `POST /call/slow HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n{`,
    )
    asked.length = 0
    expect((await post(own())).status).toBe(200)
    expect(asked.map(({ name }) => name)).toEqual(['branch.list'])
    waiting.destroy()
  })

  test('that are refused say so in an envelope', async () => {
    expect(JSON.parse((await post({ ...own(), 'x-ledger-token': 'no' })).text)).toEqual({
      ok: false,
      code: 'badInput',
      detail: 'token',
    })
    expect(JSON.parse((await post(own(), '{"a":')).text)).toMatchObject({ ok: false, code: 'badJson' })
  })

  test('that are too large are refused, announced or not', async () => {
    asked.length = 0
    const body = JSON.stringify('x'.repeat(2000))
    const announced = await post({ ...own(), 'content-length': String(body.length) }, body)
    const streamed = await post({ ...own(), 'transfer-encoding': 'chunked' }, body)
    for (const answer of [announced, streamed]) {
      expect(answer.status).toBe(413)
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, code: 'tooLarge' })
    }
    expect(asked).toEqual([])
  })

  test('cannot be made by GET, nor by any other method', async () => {
    asked.length = 0
    expect((await ask('/call/branch.list', { headers: own() })).status).toBe(404)
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
      expect((await ask('/call/branch.list', { method, headers: own() })).status).toBe(405)
    }
    expect(asked).toEqual([])
  })

  test('get no leave to cross origins', async () => {
    const preflight = await ask('/call/branch.list', {
      method: 'OPTIONS',
      headers: { origin: 'https://example.com', 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('pages', () => {
  test('come with a strict policy and a nonce of their own', async () => {
    const first = await ask('/')
    const second = await ask('/')
    const nonce = /content="([^"]+)"/.exec(first.text)?.[1] ?? ''
    expect(nonce.length).toBeGreaterThan(20)
    expect(second.text).not.toContain(nonce)
    expect(first.headers['content-security-policy']).toBe(
      `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; ` +
        "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'",
    )
    expect(first.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  test('have their type', async () => {
    const script = await ask('/assets/main.js')
    expect(script.status).toBe(200)
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/link.txt',
    '/assets/.hidden.js',
    '/assets/program.exe',
    '/assets',
    '/assets/main.js%00.txt',
    '/%E0%A4%A',
    '//etc/passwd',
    '/nothing.js',
    '/%252e%252e/secret.txt',
    '/assets/%252e%252e%252f%252e%252e%252fsecret.txt',
    '/assets/..%c0%af..%c0%afsecret.txt',
    '/assets/....//....//secret.txt',
    String.raw`/assets/..\..\secret.txt`,
    '/%00/../secret.txt',
    '/assets/%2fetc%2fpasswd',
    '/file:///etc/passwd',
    '/__proto__',
    '/constructor',
    `/${'a'.repeat(5000)}.js`,
  ])('do not include %s', async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(answer.text).toBe('not found')
  })

  test('are not for other hosts', async () => {
    expect((await ask('/', { headers: { host: 'ledger.example.com' } })).status).toBe(403)
  })
})

describe('downloads', () => {
  const bytes = new TextEncoder().encode('文')

  test('are given once, under their name', async () => {
    const path = desk.offerDownload('2025年一季度 台账.docx', bytes)
    const answer = await ask(path)
    expect(answer.status).toBe(200)
    expect(answer.text).toBe('文')
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="2025_______.docx"; filename*=UTF-8''2025%E5%B9%B4%E4%B8%80%E5%AD%A3%E5%BA%A6%20%E5%8F%B0%E8%B4%A6.docx`,
    )
    expect((await ask(path)).status).toBe(404)
  })

  test('are not for other sites, and stay for ours', async () => {
    const path = desk.offerDownload('a.docx', bytes)
    expect((await ask(path, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(404)
    expect((await ask(path, { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(200)
  })

  test('cannot be guessed, nor be had under another name of theirs', async () => {
    const path = desk.offerDownload('a.docx', bytes)
    for (const other of [
      `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`,
      `${path}/`,
      `${path}%00`,
      `/download/../${path}`,
      path.toUpperCase(),
      '/download/',
      '/download/__proto__',
      '/download/size',
    ])
      expect((await ask(other)).status, other).toBe(404)
    expect((await ask(path, { headers: { host: 'ledger.example.com' } })).status).toBe(403)
    expect((await ask(path, { method: 'POST', headers: own() })).status).toBe(405)
    expect((await ask(path)).status).toBe(200)
  })

  test('cannot smuggle a header in by name', () => {
    expect(attachmentNamed('a"\r\nx: y\'(1)*.docx')).toBe(
      `attachment; filename="a___x__y__1__.docx"; filename*=UTF-8''a%22%0D%0Ax%3A%20y%27%281%29%2A.docx`,
    )
  })

  test('that nobody fetches do not pile up', async () => {
    const first = desk.offerDownload('old.docx', bytes)
    for (let more = 0; more < 8; more += 1) desk.offerDownload('new.docx', bytes)
    expect((await ask(first)).status).toBe(404)
  })
})

test('only this machine can connect', async () => {
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === 'IPv4' && !address.internal)
  if (outward === undefined) return
  const url = `http://${outward.address}:${loopback.port}/`
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('every run has a token of its own', async () => {
  const second = await serveLoopback({
    app: { dispatch: () => Promise.reject(new Error()), current: () => undefined },
    desk,
    rendererFolder: folder,
  })
  expect(second.token).not.toBe(loopback.token)
  expect(second.url).toBe(`http://127.0.0.1:${second.port}/#token=${second.token}`)
  await expect(caller({ port: second.port, token: loopback.token })('branch.list', {})).rejects.toMatchObject(
    {
      code: 'badInput',
      detail: 'token',
    },
  )
  await second.close()
  await expect(fetch(`http://127.0.0.1:${second.port}/`)).rejects.toThrow('fetch failed')
})
