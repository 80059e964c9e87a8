/** What the header says about saving: 「已保存 14:02」, 「正在保存…」, 「未能保存」. One window, one state. */
import { useSyncExternalStore } from 'react'

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly message: string }

let state: SaveState = { kind: 'idle' }
const listeners = new Set<() => void>()

function become(next: SaveState): void {
  state = next
  for (const listener of listeners) listener()
}

function clockText(): string {
  const now = new Date()
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`
}

/** The same four verbs for code that is not a component. */
export const saveState = {
  idle: () => become({ kind: 'idle' }),
  saving: () => become({ kind: 'saving' }),
  saved: () => become({ kind: 'saved', at: clockText() }),
  failed: (message: string) => become({ kind: 'failed', message }),
}

const waiting = new Set<string>()

/** Something typed that is not to be saved yet, by the name of its form: a new record before 〔保存〕. */
export const waitingText = {
  hold: (form: string) => waiting.add(form),
  release: (form: string) => waiting.delete(form),
}

/** True while something typed has not reached the ledger: leaving now would lose it. */
export const isUnsaved = (): boolean => state.kind === 'saving' || state.kind === 'failed' || waiting.size > 0

/** For pages that save by themselves; `useCommand` already reports every command. */
export const useSaveState = (): Omit<typeof saveState, 'idle'> => saveState

/** For the header. */
export const useShownSaveState = (): SaveState =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => state,
  )
