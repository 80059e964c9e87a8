/**
 * Text that is written and not saved yet, kept while the window is open: whoever goes to another page and comes back
 * finds it. Never written to disk; the window asks before it closes.
 */
import { waitingText } from '../ui/save-state.tsx'
import type { Draft } from './draft.ts'

const held = new Map<string, Draft>()

/** Each by the name of its form: ledger, branch, register and record. */
export const heldDrafts = {
  of: (form: string): Draft | undefined => held.get(form),
  hold(form: string, draft: Draft): void {
    held.set(form, draft)
    waitingText.hold(form)
  },
  release(form: string): void {
    held.delete(form)
    waitingText.release(form)
  },
}
