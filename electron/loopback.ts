/**
 * Mounts the dispatcher on 127.0.0.1 for the machine's own browser, where Electron cannot run, and for tests.
 * Other programs and other pages on this machine are strangers: a request needs this run's token, our Host, and,
 * to ask anything of the ledger, our Origin.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import type { FailureCode, Reply } from '#shared/failure.ts'
import type { LedgerApp } from './ledger-app.ts'
import { type LoopbackDesk, downloadPath } from './loopback-desk.ts'
import { type Page, commonHeaders, pageAt, plain } from './pages.ts'

export interface LoopbackOptions {
  readonly app: Pick<LedgerApp, 'dispatch' | 'current'>
  readonly desk: Pick<LoopbackDesk, 'take'>
  /** Folder of the built renderer. */
  readonly rendererFolder: string
  /** A free one unless given. */
  readonly port?: number
  /** Largest request in bytes; 100 MB unless given. */
  readonly bodyLimit?: number
}

export interface Loopback {
  /** The page's address with the token in its fragment, which browsers neither send nor log. */
  readonly url: string
  readonly token: string
  readonly port: number
  close(): Promise<void>
}

export const tokenHeader = 'x-ledger-token'
const callPath = '/call/'

/** Listens on 127.0.0.1 only. Rejects where the port is taken. */
export async function serveLoopback(options: LoopbackOptions): Promise<Loopback> {
  const token = randomBytes(24).toString('base64url')
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 120_000,
    keepAliveTimeout: 5_000,
    maxHeaderSize: 16 * 1024,
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: options.port ?? 0, exclusive: true }, resolve)
  })
  const { port } = server.address() as AddressInfo
  const border: Border = { ...options, token, hosts: [`127.0.0.1:${port}`, `localhost:${port}`] }
  server.on('request', (request, response) => {
    answer(border, request, response).catch(() => {
      // the other side went away while it was spoken to
      response.destroy()
    })
  })
  return {
    url: `http://127.0.0.1:${port}/#token=${token}`,
    token,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const headersOnce = ['host', 'origin', 'content-type', tokenHeader]

interface Border extends LoopbackOptions {
  readonly token: string
  readonly hosts: readonly string[]
}

async function answer(border: Border, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // two of a kind are read in two ways: by us the first, by another program the last
  if (headersOnce.some((name) => (request.headersDistinct[name]?.length ?? 0) > 1))
    return send(response, plain(400, 'a header twice'))
  // a name that someone else's DNS points at 127.0.0.1 arrives with that name as Host
  if (!border.hosts.includes(request.headers.host ?? '')) return send(response, plain(403, 'wrong host'))
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  if (request.method === 'POST' && path.startsWith(callPath)) {
    return reply(response, ...(await call(border, request, path.slice(callPath.length))))
  }
  if (request.method !== 'GET') return send(response, plain(405, 'method not allowed'))
  if (path.startsWith(downloadPath))
    return download(border, request, response, path.slice(downloadPath.length))
  if (path === '/favicon.ico') return send(response, plain(204, ''))
  return send(response, await pageAt(border.rendererFolder, path, border.app.current()))
}

async function call(
  border: Border,
  request: IncomingMessage,
  name: string,
): Promise<[status: number, reply: Reply]> {
  const { headers } = request
  const origins = border.hosts.map((host) => `http://${host}`)
  if (!origins.includes(headers.origin ?? '')) return refusal(request, 403, 'badInput', 'origin')
  if (!equal(border.token, headers[tokenHeader])) return refusal(request, 403, 'badInput', 'token')
  // no other type: a form of another page could send text/plain without asking first
  if (!/^application\/json(;|$)/.test(headers['content-type'] ?? '')) {
    return refusal(request, 415, 'badInput', 'content-type')
  }
  const body = await read(request, border.bodyLimit ?? 100 * 1024 * 1024)
  if (body === undefined) return refusal(request, 413, 'tooLarge', '')
  let input: unknown
  try {
    input = body.length === 0 ? undefined : JSON.parse(body.toString('utf8'))
  } catch {
    return refusal(request, 400, 'badJson', '')
  }
  return [200, await border.app.dispatch(name, input)]
}

function refusal(
  request: IncomingMessage,
  status: number,
  code: FailureCode,
  detail: string,
): [status: number, reply: Reply] {
  // what is still on its way is thrown away, so that the browser gets to read the refusal
  request.resume()
  return [status, { ok: false, code, detail }]
}

/** The body, or undefined where it is larger than `limit` bytes. */
async function read(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined
  const parts: Buffer[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length <= limit) return void parts.push(part)
      parts.length = 0
      resolve(undefined)
    })
    request.on('end', () => resolve(Buffer.concat(parts)))
    request.on('error', reject)
  })
}

function download(border: Border, request: IncomingMessage, response: ServerResponse, id: string): void {
  const site = request.headers['sec-fetch-site'] ?? 'none'
  const offer = site === 'same-origin' || site === 'none' ? border.desk.take(id) : undefined
  if (offer === undefined) return send(response, plain(404, 'not found'))
  response.writeHead(200, {
    ...commonHeaders,
    'content-type': downloadTypes[extname(offer.fileName)] ?? 'application/octet-stream',
    'content-length': offer.bytes.length,
    'content-disposition': attachmentNamed(offer.fileName),
    'cache-control': 'no-store',
  })
  response.end(offer.bytes)
}

const downloadTypes: Readonly<Record<string, string>> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** RFC 6266: the name in full for browsers, an ASCII shadow for whatever cannot read RFC 5987. */
export function attachmentNamed(fileName: string): string {
  const ascii = fileName.replaceAll(/[^\w.-]/g, '_')
  const full = encodeURIComponent(fileName).replaceAll(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`
}

function reply(response: ServerResponse, status: number, body: Reply): void {
  send(response, {
    ...plain(status, JSON.stringify(body)),
    headers: { ...plain(status, '').headers, 'content-type': 'application/json; charset=utf-8' },
  })
}

function send(response: ServerResponse, page: Page): void {
  response.writeHead(page.status, page.headers)
  response.end(page.status === 204 ? undefined : page.body)
}

/** In constant time, so that a token cannot be guessed letter by letter. */
function equal(expected: string, given: string | string[] | undefined): boolean {
  if (typeof given !== 'string') return false
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
