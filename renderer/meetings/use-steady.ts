/** Values made anew at every drawing, kept the same object while they say the same: for what `memo` compares. */
import { replaceEqualDeep } from '@tanstack/react-query'
import { useRef } from 'react'

/** @param value of plain objects and lists. */
export function useSteady<Value>(value: Value): Value {
  const kept = useRef(value)
  kept.current = replaceEqualDeep(kept.current, value)
  return kept.current
}
