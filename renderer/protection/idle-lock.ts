/** Locks a protected ledger where nobody has touched a key or the mouse for as long as the ledger says. */
import { useEffect } from 'react'
import { call, lockLedger, useAsk, whenIdle } from '../ledger.ts'
import { showFailure } from '../ui/failure.ts'
import { holdsWords } from '../ui/save-state.tsx'

/** Milliseconds between two looks at the clock, and between two words to the main process, which has a clock of its own. */
const looked = 10_000
const told = 60_000

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

let left: 'saved' | 'unsaved' | undefined

/** How the page was left that locked itself; undefined where somebody locked it. */
export const leftAlone = (): typeof left => left

/**
 * Brings what is being typed to the ledger, then locks it.
 * @param alone nobody is there to be asked
 */
export async function saveAndLock(alone = false): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  // pages that save by themselves do so when the window is left, rows when the page is
  for (const leaving of ['blur', 'pagehide']) window.dispatchEvent(new Event(leaving))
  await whenIdle()
  left = alone ? (holdsWords() ? 'unsaved' : 'saved') : undefined
  await lockLedger()
}

export function useIdleLock(guarded: boolean): void {
  const minutes = useAsk('protection.status', {}, { enabled: guarded }).data?.idleMinutes
  useEffect(() => {
    if (!guarded || minutes === undefined) return undefined
    // wall-clock time: a machine that slept was left alone as well
    let [last, said] = [Date.now(), Date.now()]
    const seen = () => {
      last = Date.now()
    }
    const timer = setInterval(() => {
      const now = Date.now()
      if (now - last >= minutes * 60_000) {
        clearInterval(timer)
        void saveAndLock(true).catch(showFailure)
      } else if (now - said >= told && last > said) {
        said = now
        void call('protection.status', {}).catch(() => undefined)
      }
    }, looked)
    for (const sign of signs) window.addEventListener(sign, seen, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, seen, { capture: true })
    }
  }, [guarded, minutes])
}
