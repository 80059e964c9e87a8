/** What `npm start` runs once everything is built: a bundle, which is there in half the time of its hundreds of sources. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ledgerFolder } from './loopback-desk.ts'
import { browserApp, openOrWait, sayNotOpened, serveUntilInterrupted } from './start-loopback.ts'
import { electronHere, fetchElectron, noWindowBecause, runElectron, thisMachine } from './start-shells.ts'

/**
 * Opens the ledger that the arguments name, or the demonstration; a window, else a browser.
 *
 * @param root folder of the project.
 * @returns the exit code.
 */
export async function startProgram(root: string): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: 'boolean', default: false }, port: { type: 'string' } },
  })
  const demonstration = join(ledgerFolder(), '演示台账.ledger')
  const path = positionals[0] === undefined ? demonstration : resolve(positionals[0])
  const { app, desk } = browserApp()
  try {
    if (path === demonstration && !existsSync(path)) await app.call('ledger.createDemonstration', { path })
    else await openOrWait(app, path)
  } catch (error) {
    sayNotOpened(path, error)
    return 1
  }
  const electron = values.browser ? '按要求' : await inElectron(root, path, () => app.close())
  if (electron === undefined) return 0
  if (app.current() === undefined && app.locked() === undefined) await openOrWait(app, path)
  console.log(`${electron}，改用本机浏览器打开（同一程序，只在本机 127.0.0.1 上，不联网）。`)
  const port = values.port === undefined ? {} : { port: Number(values.port) }
  await serveUntilInterrupted({
    app,
    desk,
    rendererFolder: join(root, 'dist', 'renderer'),
    show: true,
    ...port,
  })
  return 0
}

/** Undefined where Electron ran and ended well; otherwise why it did not, as the beginning of a sentence. */
async function inElectron(
  root: string,
  path: string,
  release: () => Promise<void>,
): Promise<string | undefined> {
  const obstacle = noWindowBecause(thisMachine())
  if (obstacle !== undefined) return `没有启动桌面窗口：${obstacle}`
  const executable = electronHere(root) ?? fetchElectron(root, 60)
  if (executable === undefined) return '没有启动桌面窗口：这台机器上没有 Electron 运行库，也没能下载到'
  await release()
  const code = await runElectron(executable, root, path)
  return code === 0 ? undefined : `桌面窗口没有正常运行（${code ?? '未能启动'}）`
}
