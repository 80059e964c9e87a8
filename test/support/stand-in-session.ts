/** The stand-in's session: the scheme's pages, the gate that every request passes, permissions. */
import { EventEmitter } from 'node:events'
import type { BrowserContext, Page, Request as Asked, Route } from 'playwright-core'

/** An Electron event that can be prevented. */
export class Preventable {
  prevented = false
  readonly url: string
  constructor(url = '') {
    this.url = url
  }
  preventDefault(): void {
    this.prevented = true
  }
}

type Gate = (details: { url: string }, answer: (verdict: { cancel?: boolean }) => void) => void
type PermissionRequest = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
type Handler = (request: Request) => Promise<Response>

/** Chromium refuses to intercept a scheme it does not know, so `scheme://host/` is shown to it as this. */
export const toChromium = (url: string) =>
  url.replace(/^ledger-app:\/\/([^/]*)/, 'https://$1.ledger-app.test')
export const fromChromium = (url: string) =>
  url.replace(/^(blob:)?https:\/\/([^/]*)\.ledger-app\.test/, '$1ledger-app://$2')

/** Electron's name for a permission → the browser's. */
const permissions: Readonly<Record<string, string>> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  'clipboard-read': 'clipboard-read',
  media: 'camera',
}

export class Sessions extends EventEmitter {
  readonly refused: { by: string; url: string }[] = []
  #gate: Gate = (_details, answer) => answer({})
  // without handlers Electron grants everything
  #request: PermissionRequest = (_contents, _permission, answer) => answer(true)
  #check: (contents: unknown, permission: string) => boolean = () => true
  #served = new Map<string, Handler>()
  spellchecking = true
  deviceHandler: (() => boolean) | undefined
  readonly webRequest = { onBeforeRequest: (gate: Gate) => void (this.#gate = gate) }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#request = handler
  }
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
    this.#check = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.deviceHandler = handler
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellchecking = enabled
  }
  serve(scheme: string, handler: Handler): void {
    this.#served.set(scheme, handler)
  }

  /** What the gate says to an address. */
  isCancelled(url: string): boolean {
    let cancelled = false
    this.#gate({ url }, (verdict) => void (cancelled = verdict.cancel === true))
    return cancelled
  }
  mayRequest(permission: string): boolean {
    let granted = false
    this.#request(undefined, permission, (answer) => void (granted = answer))
    return granted
  }
  mayUse(permission: string): boolean {
    return this.#check(undefined, permission)
  }

  /** Puts the gate, the scheme and the permissions around a browser context. */
  async enclose(
    context: BrowserContext,
    mayNavigate: (page: Page | undefined, url: string) => boolean,
  ): Promise<void> {
    await context.route('**/*', (route) => this.#answer(route, mayNavigate))
    await context.setGeolocation({ latitude: 39.9, longitude: 116.4 })
    const granted = Object.entries(permissions).filter(([name]) => this.mayRequest(name) && this.mayUse(name))
    await context.grantPermissions(granted.map(([, theirs]) => theirs))
  }

  async #answer(route: Route, mayNavigate: (page: Page | undefined, url: string) => boolean): Promise<void> {
    const request = route.request()
    const url = fromChromium(request.url())
    if (request.isNavigationRequest() && !mayNavigate(pageOf(request), url)) {
      this.refused.push({ by: 'navigation', url })
      return route.abort('aborted')
    }
    if (this.isCancelled(url)) {
      this.refused.push({ by: 'webRequest', url })
      return route.abort('blockedbyclient')
    }
    const handler = this.#served.get(new URL(url).protocol.slice(0, -1))
    // nothing that got this far may reach a real network
    if (handler === undefined) return route.abort('internetdisconnected')
    const response = await handler(new Request(url, { method: request.method() }))
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
}

/** Undefined for the first request of a popup, which has no frame yet. */
function pageOf(request: Asked): Page | undefined {
  try {
    return request.frame().page()
  } catch {
    return undefined
  }
}
