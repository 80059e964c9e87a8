/** The two ways to a window: Electron's runtime where it is or can be had, else the machine's own browser. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

type Platform = NodeJS.Platform

export interface Machine {
  readonly platform: Platform
  readonly env: NodeJS.ProcessEnv
  /** Chromium and Electron refuse to run their sandbox as root, and we do not switch it off. */
  readonly root: boolean
}

export const thisMachine = (): Machine => ({
  platform: process.platform,
  env: process.env,
  root: process.platform !== 'win32' && process.getuid?.() === 0,
})

/** Why no window can be opened here, as a phrase, or undefined where one can. */
export function noWindowBecause(machine: Machine): string | undefined {
  if (machine.root) return '现在是管理员（root）身份，浏览器内核的安全沙箱不能在此身份下运行'
  if (machine.platform !== 'linux') return undefined
  const display = machine.env['DISPLAY'] ?? machine.env['WAYLAND_DISPLAY']
  return display === undefined || display === '' ? '这里没有图形桌面' : undefined
}

/** The path of Electron's executable where its runtime is complete. */
export function electronHere(root: string): string | undefined {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return undefined
  const executable = join(folder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(executable) ? executable : undefined
}

/** Asks Electron's own installer for the runtime. Says nothing; gives up after `seconds`. */
export function fetchElectron(root: string, seconds: number): string | undefined {
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  if (existsSync(installer)) {
    spawnSync(process.execPath, [installer], { cwd: root, stdio: 'ignore', timeout: seconds * 1000 })
  }
  return electronHere(root)
}

const linuxBrowsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/** Browsers of 统信 UOS and 银河麒麟, of their age and their own switches we know nothing: they are only given the address. */
const otherBrowsers = [
  'uos-browser-stable',
  'uos-browser',
  'org.deepin.browser',
  'browser',
  'qaxbrowser-safe-stable',
  'qaxbrowser-safe',
  'qianxin',
  'browser360-cn-stable',
  'browser360-cn',
  '360browser-cn',
  'firefox',
  'firefox-esr',
]

/** The command that shows `url`, as a window of its own where the browser can; undefined where there is none. */
export function browserCommand(machine: Machine, url: string): readonly string[] | undefined {
  if (machine.platform === 'win32') return ['cmd', '/c', 'start', '', 'msedge', `--app=${url}`]
  if (machine.platform === 'darwin') return ['open', url]
  const path = (machine.env['PATH'] ?? '').split(delimiter)
  const find = (name: string) => path.map((folder) => join(folder, name)).find(isExecutable)
  const first = (names: readonly string[]) => names.map(find).find((found) => found !== undefined)
  const browser = first(linuxBrowsers)
  if (browser !== undefined) return [browser, `--app=${url}`]
  // the user's own choice, where the desktop knows it
  const opener = first(['xdg-open', ...otherBrowsers])
  return opener === undefined ? undefined : [opener, url]
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Starts a program that lives on by itself. Resolves to false where it cannot be started. */
export function launch(command: readonly string[]): Promise<boolean> {
  const [program = '', ...args] = command
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(program, args, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

/** Runs Electron to its end. Resolves to its exit code; null where a signal ended it or it never began. */
export function runElectron(executable: string, root: string, ledger: string): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(executable, [root, ledger], { stdio: 'inherit' })
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
}
