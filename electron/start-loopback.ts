/** Opens a ledger and serves it to the machine's own browser until the program is ended: from the sources, and packed. */
import { Failure, type FailureCode } from '#shared/failure.ts'
import { type LedgerApp, createLedgerApp, machineClock } from './ledger-app.ts'
import { type LoopbackDesk, loopbackDesk } from './loopback-desk.ts'
import { type Loopback, serveLoopback } from './loopback.ts'
import { machineTimer } from './session.ts'
import { browserCommand, launch, noWindowBecause, thisMachine } from './start-shells.ts'

const why: Partial<Record<FailureCode, string>> = {
  fileMissing: '没有这个文件，请检查路径',
  fileUnwritable: '不能读写这个位置，请换一个文件夹，或检查磁盘是否已满、是否只读',
  fileBusy: '另一个程序正在使用它，请先关闭那个程序',
  notALedger: '它不是支部台账文件，请选扩展名为 .ledger 的文件',
  ledgerTooNew: '它由更新版本的程序保存，请用新版本打开',
  ledgerDamaged: '文件已损坏，请改用最近的备份',
}

/** Says on the terminal why the ledger at `path` was not opened. */
export function sayNotOpened(path: string, error: unknown): void {
  const code = error instanceof Failure ? error.code : 'internal'
  console.error(`没有打开“${path}”：${why[code] ?? code}。没有改动任何文件。`)
}

/** The program of this machine's user, with its clock, its copies and the desk of a browser. */
export function browserApp(): { readonly app: LedgerApp; readonly desk: LoopbackDesk } {
  const desk = loopbackDesk()
  const app = createLedgerApp({
    clock: machineClock,
    desk,
    backups: 'all',
    timer: machineTimer,
    onInternal: (name, error) => console.error(name, error),
  })
  return { app, desk }
}

/** A ledger with a password is asked for it by the page. @throws Failure where it cannot be opened */
export async function openOrWait(app: LedgerApp, path: string): Promise<void> {
  try {
    await app.open(path)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'passwordNeeded') throw error
    await app.waitAt(path)
  }
}

export interface Serving {
  readonly app: LedgerApp
  readonly desk: LoopbackDesk
  /** Folder of the built renderer. */
  readonly rendererFolder: string
  /** A free one unless given. */
  readonly port?: number
  /** False: the address is only printed. */
  readonly show: boolean
}

/** Serves, prints the address, shows the page where it can; resolves once the program was told to end and has closed. */
export async function serveUntilInterrupted(serving: Serving): Promise<void> {
  const loopback = await serveLoopback(serving)
  const ended = interrupted()
  await tell(loopback, serving.show)
  await ended
  await loopback.close()
  await serving.app.close()
}

async function tell({ url }: Loopback, show: boolean): Promise<void> {
  const machine = thisMachine()
  const command = show && noWindowBecause(machine) === undefined ? browserCommand(machine, url) : undefined
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
