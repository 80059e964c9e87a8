/**
 * A module named `electron` for tests on machines where its runtime cannot be had. It runs the unmodified main.ts
 * in this process and its window in Chromium; the preload script runs there in a world of its own. What it shows is
 * that our code asks Electron for the right things and lives with the answers, not that Electron keeps its promises.
 */
import { EventEmitter } from 'node:events'
import type { Browser } from 'playwright-core'
import { launch } from './browser.ts'
import { Preventable, Sessions } from './stand-in-session.ts'
import { StandInContents } from './stand-in-window.ts'

interface Running {
  readonly app: StandInApp
}
// outlives the modules' reset, as the operating system outlives a process
const machine = globalThis as { standInInstance?: Running | undefined }

class StandInApp extends EventEmitter {
  readonly isPackaged = false
  readonly paths = new Map<string, string>()
  readonly commandLineSwitches = new Map<string, string>()
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => void this.commandLineSwitches.set(name, value),
  }
  sandboxed = false
  hasQuit = false
  quitting = false
  exitCode: number | undefined
  browser: Browser | undefined

  async whenReady(): Promise<void> {
    this.browser = await launch()
    this.emit('ready')
  }
  getPath(name: string): string {
    const path = this.paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }
  setAppUserModelId(): void {}
  enableSandbox(): void {
    this.sandboxed = true
  }
  requestSingleInstanceLock(): boolean {
    if (machine.standInInstance !== undefined) {
      machine.standInInstance.app.emit('second-instance', new Preventable(), process.argv, process.cwd())
      return false
    }
    machine.standInInstance = { app: this }
    return true
  }
  /** As Electron does: every window first, and only when all are gone the last word. */
  quit(): void {
    if (this.hasQuit) return
    const event = new Preventable()
    this.emit('before-quit', event)
    if (!event.prevented) void this.#closeWindows().then(() => this.#finish())
  }
  async #closeWindows(): Promise<void> {
    this.quitting = true
    for (const window of BrowserWindow.all) await window.close()
  }
  #finish(): void {
    const event = new Preventable()
    this.emit('will-quit', event)
    if (!event.prevented) this.exit(0)
  }
  exit(code: number): void {
    this.hasQuit = true
    this.exitCode = code
    if (machine.standInInstance?.app === this) machine.standInInstance = undefined
    void this.browser?.close().then(() => this.emit('quit'))
    if (this.browser === undefined) this.emit('quit')
  }
}

export const app = new StandInApp()
const sessions = new Sessions()
export const session = { defaultSession: sessions }

type Listener = (event: unknown, ...args: unknown[]) => unknown
const handlers = new Map<string, Listener>()
/** What came out of preload scripts, by channel and first argument. */
const invoked: string[] = []
export const ipcMain = {
  handle: (channel: string, listener: Listener) => void handlers.set(channel, listener),
}

export const protocol = {
  privileged: [] as { scheme: string }[],
  registerSchemesAsPrivileged: (schemes: { scheme: string }[]) => void protocol.privileged.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    sessions.serve(scheme, handler),
}

interface WindowOptions {
  readonly show?: boolean
  readonly backgroundColor?: string
  readonly webPreferences: { readonly preload: string } & Record<string, unknown>
}
export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = []
  readonly options: WindowOptions
  readonly webContents: StandInContents
  focused = 0
  visible: boolean
  background: string | undefined
  #destroyed = false
  constructor(options: WindowOptions) {
    super()
    this.options = options
    this.visible = options.show ?? true
    this.background = options.backgroundColor
    BrowserWindow.all.push(this)
    this.webContents = new StandInContents(
      sessions,
      options.webPreferences.preload,
      (channel, event, args) => {
        invoked.push(`${channel} ${String(args[0])}`)
        const handler = handlers.get(channel)
        if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
        return handler(event, ...args)
      },
    )
    app.emit('web-contents-created', new Preventable(), this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    if (app.browser === undefined) throw new Error('Cannot create BrowserWindow before app is ready')
    const page = await this.webContents.load(app.browser, url)
    page.once('close', () => {
      this.#destroyed = true
      this.emit('closed')
      if (!app.quitting) app.emit('window-all-closed')
    })
    // told a turn later, when whoever awaited this has gone on
    setImmediate(() => app.emit('stand-in:shown'))
  }
  async close(): Promise<void> {
    if (!this.#destroyed) await this.webContents.page?.close()
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  isVisible(): boolean {
    return this.visible
  }
  show(): void {
    this.visible = true
  }
  setBackgroundColor(colour: string): void {
    this.background = colour
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {}
  focus(): void {
    this.focused += 1
  }
}

interface MenuEntry {
  readonly label?: string
  readonly role?: string
  readonly click?: () => void
  readonly submenu?: readonly MenuEntry[]
}
export const Menu = {
  shown: [] as readonly MenuEntry[],
  buildFromTemplate: (template: readonly MenuEntry[]) => template,
  setApplicationMenu: (menu: readonly MenuEntry[]) => void (Menu.shown = menu),
}

/** Answers that the tests put in before a dialog is shown. */
export const dialog = {
  open: { canceled: true, filePaths: [] as string[] },
  save: { canceled: true, filePath: '' },
  boxes: [] as string[],
  showOpenDialog: () => Promise.resolve(dialog.open),
  showSaveDialog: () => Promise.resolve(dialog.save),
  showMessageBoxSync: () => 1,
  showErrorBox: (title: string) => void dialog.boxes.push(title),
}

/** The system's own programs: here only the paths that were handed to them. */
export const shell = {
  opened: [] as string[],
  openPath: (path: string) => {
    shell.opened.push(path)
    return Promise.resolve('')
  },
}

/** What tests may ask of the stand-in and main.ts may not. */
export const backstage = {
  app,
  sessions,
  invoked,
  menu: () => Menu.shown,
  dialog,
  shell,
  windows: BrowserWindow.all,
  /** Invokes a channel as an event from some other frame would. */
  invokeAs: (channel: string, event: unknown, ...args: unknown[]) => handlers.get(channel)?.(event, ...args),
}
