/** Boots the unmodified main.ts, or its bundle, over the stand-in for Electron. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { vi } from 'vitest'
import type { backstage } from './stand-in-electron.ts'

export interface Booted {
  readonly backstage: typeof backstage
  readonly folder: string
  /** The window's page, once it has loaded. Fails where no window was opened. */
  readonly page: () => Page
  /** Quits as the menu does and waits until the program is gone. */
  readonly quit: () => Promise<void>
}

export interface BootOptions {
  /** Command line after the program's name. */
  readonly argv?: readonly string[]
  /** Holds 文档 and the program's own data; a fresh one unless given. */
  readonly folder?: string
  readonly program?: 'source' | 'bundle'
}

const running = new Set<Booted>()

/** Quits whatever is still running, so that a test that failed leaves no instance behind. */
export async function quitAll(): Promise<void> {
  for (const booted of running) await booted.quit()
}

/** Resolves when the window shows its page, or, where another instance runs, when this one has quit. */
export async function boot({ argv = [], folder, program = 'source' }: BootOptions = {}): Promise<Booted> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'desktop-'))
  // the modules of a former boot keep their state, as another process would
  vi.resetModules()
  const standIn = await import('./stand-in-electron.ts')
  standIn.app.paths.set('documents', join(home, '文档')).set('userData', join(home, 'data'))
  const before = process.argv
  process.argv = ['/usr/bin/electron', '/work', ...argv]
  const gone = new Promise<void>((resolve) => standIn.app.once('quit', resolve))
  const shown = new Promise<void>((resolve) => standIn.app.once('stand-in:shown', resolve))
  try {
    await (program === 'source' ? import('#electron/main.ts') : import(bundle()))
    await Promise.race([shown, gone])
  } finally {
    process.argv = before
  }
  const booted: Booted = {
    backstage: standIn.backstage,
    folder: home,
    page: () => {
      const page = standIn.BrowserWindow.all[0]?.webContents.page
      if (page === undefined) throw new Error('no window was opened')
      return page
    },
    quit: async () => {
      standIn.app.quit()
      await gone
      running.delete(booted)
      if (folder === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
  running.add(booted)
  return booted
}

function bundle(): string {
  const file = join(process.cwd(), 'dist', 'electron', 'main.js')
  if (!existsSync(file)) throw new Error('dist/electron/main.js is missing: run npm run build')
  return file
}
