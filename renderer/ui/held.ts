/**
 * What is typed and not entered yet, kept while the window is open: whoever goes to another page and comes back finds it.
 * Never written to disk; the window asks before it closes.
 */
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import { useBranch, useStatus } from '../branch-context.tsx'
import { waitingText } from './save-state.tsx'

/** Each by the name of its form, which begins with ledger and branch. */
export interface Held<T> {
  of(form: string): T | undefined
  hold(form: string, value: T): void
  release(form: string): void
}

/** One for each kind of form, beside the form. */
export function createHeld<T>(): Held<T> {
  const held = new Map<string, T>()
  return {
    of: (form) => held.get(form),
    hold(form, value) {
      held.set(form, value)
      waitingText.hold(form)
    },
    release(form) {
      held.delete(form)
      waitingText.release(form)
    },
  }
}

/** Whose words they are: of this file, and of whoever opened it; the next user at this window does not find them. */
export function useHolder(): string {
  const status = useStatus()
  return `${status?.path ?? ''}/${status?.user ?? ''}`
}

/**
 * State of a form that outlives its page.
 * @param name of the form within the branch: 「dues/2026」
 * @param isEmpty whether there is nothing to be kept
 */
export function useHeld<T>(
  held: Held<T>,
  name: string,
  empty: T,
  isEmpty: (value: T) => boolean,
): [T, Dispatch<SetStateAction<T>>] {
  const { branchId } = useBranch()
  const form = `${useHolder()}/${branchId}/${name}`
  const [value, setValue] = useState<T>(() => held.of(form) ?? empty)
  const waits = !isEmpty(value)
  useEffect(() => {
    if (waits) held.hold(form, value)
    else held.release(form)
  }, [held, form, value, waits])
  return [value, setValue]
}
