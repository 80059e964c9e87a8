/**
 * Runs in the window's sandbox, apart from the page, and leaves it exactly one object. Knows the names of the
 * operations (put in when it is bundled) and nothing of what they mean.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { LedgerDesk, MenuItem } from '#shared/desk.ts'
import type { Reply } from '#shared/failure.ts'

declare const __OPERATION_NAMES__: readonly string[]

const names: ReadonlySet<unknown> = new Set(__OPERATION_NAMES__)

const listeners: Parameters<LedgerDesk['onMenu']>[0][] = []
const waiting: [item: MenuItem, path: string | undefined][] = []

ipcRenderer.on('ledger:menu', (_event, item: MenuItem, path?: string) => {
  if (listeners.length === 0) waiting.push([item, path])
  for (const listener of listeners) listener(item, path)
})

const desk: LedgerDesk = {
  mount: 'desktop',
  call: async (name: unknown, input: unknown): Promise<Reply> => {
    if (!names.has(name)) return { ok: false, code: 'unknownOperation', detail: String(name).slice(0, 80) }
    try {
      return (await ipcRenderer.invoke('ledger:call', name, input)) as Reply
    } catch {
      // an input that cannot be copied between processes, or a main process that is going down
      return { ok: false, code: 'internal', detail: 'ipc' }
    }
  },
  onMenu: (listener) => {
    listeners.push(listener)
    for (const [item, path] of waiting.splice(0)) listener(item, path)
  },
}

contextBridge.exposeInMainWorld('ledgerDesk', desk)
