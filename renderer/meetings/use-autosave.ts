/** Rows that save themselves a moment after the last key, and at once when the page is left. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { saveState } from '#renderer/ui/save-state.tsx'

/** Milliseconds of quiet before a save. */
const quiet = 500

export interface Autosaved<Value> {
  readonly value: Value
  readonly set: (recipe: (value: Value) => Value) => void
  readonly flush: () => void
  /** Typed, and not in the ledger. */
  readonly dirty: boolean
}

/**
 * Holds what is typed over what the ledger holds. What the ledger holds replaces it only while nothing is unsaved, so
 * that a reply never takes back a key.
 *
 * @param ready false for values that cannot be saved yet (a tally that does not add up): they stay on the page.
 */
export function useAutosave<Value>(
  held: Value,
  save: (value: Value) => Promise<unknown>,
  ready: (value: Value) => boolean = () => true,
): Autosaved<Value> {
  const [value, setValue] = useState(held)
  const [dirty, setDirty] = useState(false)
  const now = useRef({ value, dirty, save, ready, running: false })
  now.current.save = save
  now.current.ready = ready
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const print = useMemo(() => JSON.stringify(held), [held])

  useEffect(() => {
    if (now.current.dirty || now.current.running) return
    now.current.value = held
    setValue(held)
    // `held` is a new object with every reading; its print says whether it says something new
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [print])

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    const state = now.current
    if (!state.dirty || state.running || !state.ready(state.value)) return
    const sent = state.value
    state.running = true
    state.save(sent).then(
      () => {
        state.running = false
        if (state.value === sent) {
          state.dirty = false
          setDirty(false)
        } else flush()
      },
      // the command has said what went wrong; the rows keep what was typed
      (error: unknown) => {
        state.running = false
        saveState.failed(error, flush)
      },
    )
  }, [])

  const set = useCallback(
    (recipe: (before: Value) => Value) => {
      const state = now.current
      const next = recipe(state.value)
      if (next === state.value) return
      state.value = next
      state.dirty = true
      setValue(next)
      setDirty(true)
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, quiet)
    },
    [flush],
  )

  useEffect(() => {
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  return { value, set, flush, dirty }
}
