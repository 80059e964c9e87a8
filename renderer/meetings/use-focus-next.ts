/** Puts the cursor into a row that the coming render brings, before the next key can arrive. */
import { useCallback, useLayoutEffect, useRef } from 'react'

/** Returns a function that takes a CSS selector; call it in the same event as the change that makes the row. */
export function useFocusNext(): (selector: string) => void {
  const wanted = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const place = document.querySelector<HTMLElement>(wanted.current)
    if (place === null) return
    wanted.current = null
    place.focus()
  })
  return useCallback((selector: string) => {
    wanted.current = selector
  }, [])
}
