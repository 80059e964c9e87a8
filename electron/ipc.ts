/** The desktop's transport: one channel, one trusted sender, the same dispatcher as everywhere. */
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { MenuItem } from '#shared/desk.ts'
import type { Reply } from '#shared/failure.ts'
import type { LedgerApp } from './ledger-app.ts'

/** The program's own scheme and host: every page we show lives there and nothing else does. */
export const appScheme = 'ledger-app'
export const appOrigin = `${appScheme}://app`

const callChannel = 'ledger:call'
const menuChannel = 'ledger:menu'

/** @param after told after every call that was let in, whatever came of it. */
export function answerCalls(
  ledger: Pick<LedgerApp, 'dispatch'>,
  window: () => BrowserWindow | undefined,
  after: () => void,
): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Reply> => {
    if (!isTrusted(event, window())) return { ok: false, code: 'badInput', detail: 'sender' }
    if (typeof name !== 'string') return { ok: false, code: 'badInput', detail: 'name' }
    const reply = await ledger.dispatch(name, input)
    after()
    return reply
  })
}

/** Only the main frame of our own window, and only while it shows our own page. */
function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame
  if (window === undefined || window.isDestroyed() || frame === null) return false
  return event.sender === window.webContents && frame.parent === null && isOurs(frame.url)
}

/** Whether an address is one of the program's own pages. */
export function isOurs(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === `${appScheme}:` && url.host === 'app'
}

export function sendMenu(window: BrowserWindow, item: MenuItem, path?: string): void {
  window.webContents.send(menuChannel, item, path)
}
