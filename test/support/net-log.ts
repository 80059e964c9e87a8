/** Chromium's own log of its network (`NET_LOG` names the file; see browser.ts): every socket and every request. */
import { readFileSync } from 'node:fs'

export interface NetLog {
  /** Remote addresses of TCP connections that were begun. */
  readonly connected: readonly string[]
  /** Bytes sent in datagrams. */
  readonly datagramBytes: number
  /** Addresses that pages asked for, with the origin that asked; what Chromium asks for on its own account not. */
  readonly asked: readonly string[]
  /** What Chromium asked for on its own account: refused by name, counted to be known. */
  readonly errands: readonly string[]
}

interface Entry {
  readonly type: number
  readonly source: { readonly id: number }
  readonly params?: Readonly<Record<string, unknown>>
}

/** Whole once the browser has been closed. */
export function readNetLog(path: string): NetLog {
  const log = JSON.parse(readFileSync(path, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> }
    events: Entry[]
  }
  const types = new Map(Object.entries(log.constants.logEventTypes).map(([name, type]) => [type, name]))
  const connected: string[] = []
  let datagramBytes = 0
  const urls = new Map<number, string>()
  const own = new Set<number>()
  const asked = new Set<number>()
  for (const { type, source, params = {} } of log.events) {
    const name = types.get(type)
    if (name === 'TCP_CONNECT_ATTEMPT' && typeof params['address'] === 'string')
      connected.push(params['address'])
    if (name === 'UDP_BYTES_SENT') datagramBytes += Number(params['byte_count'] ?? 0)
    if (name === 'REQUEST_ALIVE' && typeof params['url'] === 'string') urls.set(source.id, params['url'])
    if (name !== 'URL_REQUEST_START_JOB' || typeof params['initiator'] !== 'string') continue
    // a page that is typed in has no initiator either, but is a main frame
    const byPage = params['initiator'] !== 'not an origin' || params['request_type'] === 'main frame'
    ;(byPage ? asked : own).add(source.id)
  }
  const of = (ids: ReadonlySet<number>) => [...ids].map((id) => urls.get(id) ?? '?')
  return { connected, datagramBytes, asked: of(asked), errands: of(own) }
}
