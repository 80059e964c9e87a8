/** The stand-in's webContents: a Chromium page, and the preload script in a world of its own beside it. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { Preventable, type Sessions, fromChromium, toChromium } from './stand-in-session.ts'
import { mainWorld, preloadWorld } from './stand-in-worlds.ts'

export interface SenderFrame {
  readonly url: string
  readonly parent: SenderFrame | null
}
type Invoke = (channel: string, event: unknown, args: unknown[]) => unknown
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

const world = 'preload'

export class StandInContents extends EventEmitter {
  readonly #sessions: Sessions
  readonly #preload: string
  readonly #invoke: Invoke
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  #loading: string | undefined
  #cdp: CDPSession | undefined
  /** The preload worlds alive: one, but for the moment between two pages. */
  readonly #contexts = new Set<number>()
  page: Page | undefined
  webRtcPolicy = 'default'
  /** What went wrong in either world and nobody caught. */
  readonly errors: string[] = []

  constructor(sessions: Sessions, preload: string, invoke: Invoke) {
    super()
    this.#sessions = sessions
    this.#preload = preload
    this.#invoke = invoke
  }

  get mainFrame(): SenderFrame {
    return { url: fromChromium(this.page?.url() ?? 'about:blank'), parent: null }
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy
  }

  async load(browser: Browser, url: string): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN' })
    await this.#sessions.enclose(context, (page, to) => this.#mayNavigate(page, to))
    const page = await context.newPage()
    this.page = page
    context.on('page', (popup) => void this.#judgePopup(popup))
    page.on('download', (download) => {
      const event = new Preventable()
      this.#sessions.emit('will-download', event, { getURL: () => fromChromium(download.url()) }, this)
      if (event.prevented) this.#sessions.refused.push({ by: 'will-download', url: download.url() })
      void download.cancel()
    })
    await this.#armPreload(page)
    this.#loading = url
    await page.goto(toChromium(url))
    this.#loading = undefined
    return page
  }

  /** Sends to the preload script, which gets it in its own world. */
  send(channel: string, ...args: unknown[]): void {
    for (const contextId of this.#contexts) {
      const expression = `globalThis.standIn.deliver(${JSON.stringify(channel)}, ${JSON.stringify(args)})`
      void this.#cdp?.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined)
    }
  }

  #mayNavigate(page: Page | undefined, url: string): boolean {
    if (page !== this.page || url === this.#loading) return true
    const event = new Preventable(url)
    this.emit('will-navigate', event, url)
    this.emit('will-frame-navigate', event)
    return !event.prevented
  }

  async #judgePopup(popup: Page): Promise<void> {
    const url = fromChromium(popup.url())
    if (this.#openHandler({ url }).action === 'allow') return
    this.#sessions.refused.push({ by: 'window.open', url })
    await popup.close()
  }

  async #armPreload(page: Page): Promise<void> {
    const cdp = await page.context().newCDPSession(page)
    this.#cdp = cdp
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === world) this.#contexts.add(context.id)
    })
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId)
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === 'standInInvoke') void this.#answer(executionContextId, payload)
    })
    cdp.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      this.errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text)
    })
    await cdp.send('Runtime.enable')
    await cdp.send('Page.enable')
    await cdp.send('Runtime.addBinding', { name: 'standInInvoke', executionContextName: world })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorld })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorld(readFileSync(this.#preload, 'utf8')),
      worldName: world,
    })
  }

  async #answer(contextId: number, payload: string): Promise<void> {
    const { id, channel, args } = JSON.parse(payload) as { id: number; channel: string; args: unknown[] }
    const outcome: { value?: unknown; error?: string } = {}
    try {
      outcome.value = await this.#invoke(channel, { sender: this, senderFrame: this.mainFrame }, args)
    } catch (error) {
      outcome.error = String(error)
    }
    const expression = `globalThis.standIn.settle(${id}, ${JSON.stringify(outcome)})`
    // a page that is gone waits for no answer
    await this.#cdp?.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined)
  }
}
