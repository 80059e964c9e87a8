/**
 * The built renderer as answers to GET requests, the same for the desktop's own scheme and for loopback: only files
 * inside one folder, each with its type, and a content policy that lets nothing in from elsewhere.
 */
import { randomBytes } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import type { OpenLedger } from './ledger/open.ts'
import { lookOf } from './settings.ts'

export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** Stands in index.html where the ledger's look goes, so that the first thing painted is light or dark already. */
export const lookPlaceholder = '__LOOK__'

/** Stands in index.html where the page's nonce goes; antd's style elements carry it. */
export const noncePlaceholder = '__CSP_NONCE__'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Nothing inline but styles that carry this load's nonce; nothing from anywhere but the program itself. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** Sent with every answer, pages or not. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), display-capture=()',
}

/**
 * @param pathname the path of the address, still percent-encoded; `/` is index.html.
 * @param ledger the open one, whose look the page begins with.
 */
export async function pageAt(
  folder: string,
  pathname: string,
  ledger?: Pick<OpenLedger, 'reader'>,
): Promise<Page> {
  const file = await fileAt(folder, pathname)
  const type = file === undefined ? undefined : types[extname(file)]
  if (file === undefined || type === undefined) return plain(404, 'not found')
  const content = new Uint8Array(await readFile(file))
  if (extname(file) !== '.html') {
    return {
      status: 200,
      headers: { ...commonHeaders, 'content-type': type, 'cache-control': 'no-cache' },
      body: content,
    }
  }
  const nonce = randomBytes(18).toString('base64')
  const look = await lookOf(ledger)
  const html = new TextDecoder()
    .decode(content)
    .replaceAll(noncePlaceholder, nonce)
    .replaceAll(lookPlaceholder, look)
  return {
    status: 200,
    headers: {
      ...commonHeaders,
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy': contentPolicy(nonce),
    },
    body: new TextEncoder().encode(html),
  }
}

export function plain(status: number, text: string): Page {
  return {
    status,
    headers: {
      ...commonHeaders,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    },
    body: new TextEncoder().encode(text),
  }
}

/** The file an address means, or undefined where it is none of ours: outside the folder, hidden, or a link out of it. */
async function fileAt(folder: string, pathname: string): Promise<string | undefined> {
  let path: string
  try {
    path = decodeURIComponent(pathname === '/' ? '/index.html' : pathname)
  } catch {
    return undefined
  }
  if (/[\0\\]/.test(path) || path.split('/').some((part) => part.startsWith('.'))) return undefined
  try {
    const root = await realpath(folder)
    const file = await realpath(resolve(root, join('.', path)))
    return file.startsWith(root + sep) ? file : undefined
  } catch {
    return undefined
  }
}
