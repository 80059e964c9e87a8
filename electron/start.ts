/**
 * `npm start [-- PATH] [--browser] [--port N]`: builds what is stale, then opens PATH (or the demonstration ledger) in Electron; where
 * that cannot run, says why in one line and serves the same program to the machine's browser.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Failure, type FailureCode } from '#shared/failure.ts'
import { type LedgerApp, createLedgerApp, machineClock } from './ledger-app.ts'
import { ledgerFolder, loopbackDesk } from './loopback-desk.ts'
import { type Loopback, serveLoopback } from './loopback.ts'
import { machineTimer } from './session.ts'
import { ensureBuilt } from './start-build.ts'
import {
  browserCommand,
  electronHere,
  fetchElectron,
  launch,
  noWindowBecause,
  runElectron,
  thisMachine,
} from './start-shells.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const why: Partial<Record<FailureCode, string>> = {
  fileMissing: '没有这个文件，请检查路径',
  fileUnwritable: '不能读写这个位置，请换一个文件夹，或检查磁盘是否已满、是否只读',
  fileBusy: '另一个程序正在使用它，请先关闭那个程序',
  notALedger: '它不是支部台账文件，请选扩展名为 .ledger 的文件',
  ledgerTooNew: '它由更新版本的程序保存，请用新版本打开',
  ledgerDamaged: '文件已损坏，请改用最近的备份',
}

async function start(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: 'boolean', default: false }, port: { type: 'string' } },
  })
  ensureBuilt(root)
  const demonstration = join(ledgerFolder(), '演示台账.ledger')
  const path = positionals[0] === undefined ? demonstration : resolve(positionals[0])
  const desk = loopbackDesk()
  const app = createLedgerApp({
    clock: machineClock,
    desk,
    backups: 'all',
    timer: machineTimer,
    onInternal: (name, error) => console.error(name, error),
  })
  try {
    if (path === demonstration && !existsSync(path)) await app.call('ledger.createDemonstration', { path })
    else await openOrWait(app, path)
  } catch (error) {
    const code = error instanceof Failure ? error.code : 'internal'
    console.error(`没有打开“${path}”：${why[code] ?? code}。没有改动任何文件。`)
    return 1
  }
  const electron = values.browser ? '按要求' : await inElectron(path, () => app.close())
  if (electron === undefined) return 0
  if (app.current() === undefined && app.locked() === undefined) await openOrWait(app, path)
  console.log(`${electron}，改用本机浏览器打开（同一程序，只在本机 127.0.0.1 上，不联网）。`)
  const port = values.port === undefined ? {} : { port: Number(values.port) }
  const loopback = await serveLoopback({ app, desk, rendererFolder: join(root, 'dist', 'renderer'), ...port })
  await show(loopback)
  await interrupted()
  await loopback.close()
  await app.close()
  return 0
}

/** A ledger with a password is asked for it by the page. */
async function openOrWait(app: LedgerApp, path: string): Promise<void> {
  try {
    await app.open(path)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'passwordNeeded') throw error
    await app.waitAt(path)
  }
}

/** Undefined where Electron ran and ended well; otherwise why it did not, as the beginning of a sentence. */
async function inElectron(path: string, release: () => Promise<void>): Promise<string | undefined> {
  const obstacle = noWindowBecause(thisMachine())
  if (obstacle !== undefined) return `没有启动桌面窗口：${obstacle}`
  const executable = electronHere(root) ?? fetchElectron(root, 60)
  if (executable === undefined) return '没有启动桌面窗口：这台机器上没有 Electron 运行库，也没能下载到'
  await release()
  const code = await runElectron(executable, root, path)
  return code === 0 ? undefined : `桌面窗口没有正常运行（${code ?? '未能启动'}）`
}

async function show({ url }: Loopback): Promise<void> {
  const machine = thisMachine()
  const obstacle = noWindowBecause(machine)
  const command = obstacle === undefined ? browserCommand(machine, url) : undefined
  const shown = command !== undefined && (await launch(command))
  console.log(shown ? '已在浏览器中打开；没有看到时，请打开这个地址：' : '请用浏览器打开这个地址：')
  console.log(url)
  console.log('用完后按 Ctrl+C 关闭。')
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

process.exitCode = await start()
