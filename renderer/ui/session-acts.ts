/**
 * What was done in this window since the ledger was opened, newest last, each with the way back. In memory only: the
 * ledger's own log is elsewhere. One window, one list.
 */
import { useSyncExternalStore } from 'react'

export interface Act {
  /** Of the page it was done on: `meeting/12`. */
  readonly key: string
  /** 「修改党员登记项」. */
  readonly what: string
  /** Brings back what was before; null for what cannot be taken back. */
  readonly undo: (() => Promise<unknown>) | null
  /** Why it cannot be taken back, and what to do instead. */
  readonly why?: string
  /** Told by a line of its own at the foot of the window; texts that save by themselves are not. */
  readonly told: boolean
}

const remembered = 200

let acts: readonly Act[] = []
/** Counts up, so that two equal acts in a row are told twice. */
let told: { readonly act: Act; readonly number: number } | undefined
let count = 0
const listeners = new Set<() => void>()
const clearers = new Set<() => void>()

function changed(): void {
  for (const listener of listeners) listener()
}

export const sessionActs = {
  add(act: Act): void {
    acts = [...acts.slice(-remembered), act]
    // the line at the foot speaks of the newest act, or of none
    told = act.told ? { act, number: (count += 1) } : undefined
    changed()
  },
  /** Takes the newest act off the list; undefined where there is none. */
  take(): Act | undefined {
    const last = acts.at(-1)
    acts = acts.slice(0, -1)
    told = undefined
    changed()
    return last
  },
  /** A page took its own last step back: it is no step of the session any longer. */
  forget(key: string): void {
    const at = acts.findLastIndex((act) => act.key === key)
    if (at < 0) return
    acts = acts.toSpliced(at, 1)
    changed()
  },
  /** Another ledger is open now. */
  clear(): void {
    acts = []
    told = undefined
    for (const clearer of clearers) clearer()
    changed()
  },
  /** For whoever keeps something of the session beside the list. */
  onClear(clearer: () => void): void {
    clearers.add(clearer)
  },
  dismiss(): void {
    told = undefined
    changed()
  },
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The newest act; undefined where nothing was done yet. */
export const useLastAct = (): Act | undefined => useSyncExternalStore(subscribe, () => acts.at(-1))

/** What is to be told at the foot of the window. */
export const useToldAct = () => useSyncExternalStore(subscribe, () => told)
