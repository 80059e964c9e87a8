/** What the header says about saving: 「已保存 14:02」, 「正在保存…」, 「没有保存」. One window, one state. */
import { useSyncExternalStore } from 'react'
import type { FailureCode } from '#shared/failure.ts'
import { LedgerError, isProgramGone } from './failure.ts'

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | {
      readonly kind: 'failed'
      readonly code: FailureCode
      readonly detail: string
      /** Tries again to save what is on the page; absent where the same words would be refused again. */
      readonly retry?: () => void
    }

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
  failed: (error: unknown, retry?: () => void) => {
    const { code, detail } = error instanceof LedgerError ? error : new LedgerError('internal', '')
    become({ kind: 'failed', code, detail, ...(retry === undefined ? {} : { retry }) })
  },
}

const waiting = new Set<string>()

/** Something typed that is not to be saved yet, by the name of its form: a new record before 〔保存〕. */
export const waitingText = {
  hold: (form: string) => waiting.add(form),
  release: (form: string) => waiting.delete(form),
}

/** True while something typed has not reached the ledger: leaving now would lose it. */
export const isUnsaved = (): boolean => state.kind === 'saving' || state.kind === 'failed' || waiting.size > 0

/** True while words on a page could not be saved, and the page would take them along when it is left. */
export const holdsWords = (): boolean => state.kind === 'failed' && state.retry !== undefined

/** True while words could not be saved because nobody is there to take them. */
export const isOutOfReach = (): boolean => state.kind === 'failed' && isProgramGone(state.code, state.detail)

/** The page is left all the same: the window still asks before it closes. */
export function letGo(): void {
  if (state.kind === 'failed') become({ kind: 'failed', code: state.code, detail: state.detail })
}

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
