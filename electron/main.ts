/** The desktop program: one window, one ledger, and no way out to any network. */
import {
  BrowserWindow,
  Menu,
  type MenuItemConstructorOptions,
  type Session,
  app,
  protocol,
  session,
} from 'electron'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MenuItem } from '#shared/desk.ts'
import { Failure } from '#shared/failure.ts'
import type { LookSetting } from '#shared/ledger.ts'
import { askToLeave, desktopDesk, sayItDidNotStart } from './desk.ts'
import { answerCalls, appOrigin, appScheme, isOurs, sendMenu } from './ipc.ts'
import { createLedgerApp, machineClock } from './ledger-app.ts'
import { pageAt, plain } from './pages.ts'
import { machineTimer } from './session.ts'
import { lookOf } from './settings.ts'

const here = dirname(fileURLToPath(import.meta.url))
// from the bundle dist/electron, or from the sources beside dist
const built = [join(here, '..'), join(here, '..', 'dist')].find((folder) => folder.endsWith('dist')) ?? here
const rendererFolder = join(built, 'renderer')

/** Chromium's own errands: all of them off. Names resolve to nothing and no proxy is looked for. */
const quietSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-quic'],
  ['no-pings'],
  ['no-proxy-server'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
]

let window: BrowserWindow | undefined
let closed = false
const ledger = createLedgerApp({
  clock: machineClock,
  desk: desktopDesk(() => window),
  backups: 'all',
  timer: machineTimer,
  onInternal: (name, error) => console.error(name, error),
})

for (const [name, value] of quietSwitches) app.commandLine.appendSwitch(name, value)
app.enableSandbox()
// the appId of electron-builder.yml: the installer's shortcut has it, and Windows groups windows by it
app.setAppUserModelId('org.branch-ledger.desktop')
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])

if (app.requestSingleInstanceLock()) {
  let toOpen = ledgerIn(process.argv)
  // once the page is there it does the opening, so that it can first see to words not yet saved
  const openLater = (path: string) => {
    if (window === undefined) toOpen = path
    else sendMenu(window, 'openPath', path)
  }
  app.on('second-instance', (_event, argv, folder) => {
    const path = ledgerIn(argv, folder)
    if (window?.isMinimized()) window.restore()
    window?.focus()
    if (path !== undefined) openLater(path)
  })
  // macOS names the file by event, before or after the window is there
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openLater(path)
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
  app.on('window-all-closed', () => app.quit())
  // not before-quit: the page may still bring its last words while its window closes
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void ledger.close().finally(() => {
      closed = true
      app.quit()
    })
  })
  const begin = async () => {
    await app.whenReady()
    closeOff(session.defaultSession)
    protocol.handle(appScheme, async (request) => {
      const url = new URL(request.url)
      const page =
        request.method === 'GET' && isOurs(request.url)
          ? await pageAt(rendererFolder, url.pathname, ledger.current())
          : plain(404, 'not found')
      return new Response(page.body, { status: page.status, headers: page.headers })
    })
    answerCalls(ledger, () => window, remember)
    Menu.setApplicationMenu(Menu.buildFromTemplate(menu()))
    const wanted = toOpen ?? remembered()
    // its processes come up while the ledger is opened
    const opening = openWindow()
    const opened = wanted !== undefined && (await tryToOpen(wanted))
    opening.setBackgroundColor(deskColours[await lookOf(ledger.current())])
    window = opening
    await window.loadURL(`${appOrigin}/`)
    // whatever became of ready-to-show
    if (!opening.isDestroyed() && !opening.isVisible()) opening.show()
    // a file that was asked for by name and cannot be opened: the page tries again and says why
    if (toOpen !== undefined && !opened) sendMenu(window, 'openPath', toOpen)
  }
  begin().catch((error: unknown) => {
    console.error(error)
    sayItDidNotStart()
    app.exit(1)
  })
} else {
  app.quit()
}

/** What the window shows before its page does: the desk of renderer/palette.ts. */
const deskColours: Readonly<Record<LookSetting, string>> = {
  light: '#f1eee6',
  dark: '#161410',
  system: '#f1eee6',
}

/** Comes up hidden, and is shown once there is something on it. */
function openWindow(): BrowserWindow {
  const opening = new BrowserWindow({
    title: '支部台账',
    width: 1360,
    height: 860,
    minWidth: 960,
    minHeight: 640,
    backgroundColor: deskColours.light,
    show: false,
    webPreferences: {
      preload: join(built, 'electron', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  })
  opening.webContents.on('will-prevent-unload', (event) => {
    // preventing the prevention lets the window go
    if (askToLeave(opening)) event.preventDefault()
  })
  opening.once('ready-to-show', () => opening.show())
  opening.on('closed', () => {
    window = undefined
  })
  return opening
}

/** Shuts every door of the session: requests, permissions, downloads, dictionaries. */
function closeOff(own: Session): void {
  own.webRequest.onBeforeRequest((details, answer) => {
    const inside =
      isOurs(details.url) || details.url.startsWith('data:') || details.url.startsWith(`blob:${appOrigin}/`)
    answer({ cancel: !inside })
  })
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.on('will-download', (event) => event.preventDefault())
  own.setSpellCheckerEnabled(false)
}

async function tryToOpen(path: string): Promise<boolean> {
  try {
    await ledger.open(path)
    return true
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'passwordNeeded') return false
    // the page asks for it
    await ledger.waitAt(path)
    return true
  }
}

/** The first `*.ledger` among the arguments, made absolute against the folder that they were typed in. */
function ledgerIn(argv: readonly string[], folder = process.cwd()): string | undefined {
  const word = argv
    .slice(1)
    .find((argument) => extname(argument).toLowerCase() === '.ledger' && !argument.startsWith('-'))
  if (word === undefined) return undefined
  if (!word.startsWith('file:')) return resolve(folder, word)
  // as desktops of Linux may hand over what was double-clicked
  try {
    return fileURLToPath(word)
  } catch {
    return undefined
  }
}

const memory = () => join(app.getPath('userData'), 'last-opened.json')

/** Keeps the path of the open ledger for the next start; nothing else is ever remembered outside a ledger. */
function remember(): void {
  const path = ledger.current()?.path ?? ledger.locked()
  if (path === undefined || path === remembered()) return
  try {
    mkdirSync(dirname(memory()), { recursive: true })
    writeFileSync(memory(), JSON.stringify({ path }))
  } catch (error) {
    // forgetting the last file is no reason to fail a call
    console.error('last-opened', error)
  }
}

function remembered(): string | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(memory(), 'utf8'))
    const path = typeof kept === 'object' && kept !== null && 'path' in kept ? kept.path : undefined
    return typeof path === 'string' ? path : undefined
  } catch {
    return undefined
  }
}

function menu(): MenuItemConstructorOptions[] {
  const page = (label: string, item: MenuItem, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => {
      if (window !== undefined) sendMenu(window, item)
    },
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '文件',
      submenu: [
        page('新建台账…', 'new', 'CmdOrCtrl+N'),
        page('打开台账…', 'open', 'CmdOrCtrl+O'),
        page('打开演示台账', 'demonstration'),
        line,
        page('另存备份…', 'backUp', 'CmdOrCtrl+Shift+S'),
        page('打印本页…', 'print', 'CmdOrCtrl+P'),
        line,
        page('关闭台账', 'close'),
        { role: 'quit', label: '退出' },
      ],
    },
    {
      label: '编辑',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '重做' },
        line,
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '视图',
      submenu: [
        { role: 'zoomIn', label: '放大' },
        { role: 'zoomOut', label: '缩小' },
        { role: 'resetZoom', label: '恢复大小' },
        line,
        { role: 'togglefullscreen', label: '全屏' },
      ],
    },
    { label: '帮助', submenu: [page('使用说明', 'help', 'F1'), { role: 'about', label: '关于支部台账' }] },
  ]
}
