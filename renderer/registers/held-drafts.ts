/** Records that are written and not saved yet. */
import { createHeld } from '../ui/held.ts'
import type { Draft } from './draft.ts'

/** Each by the name of its form: ledger, branch, register and record. */
export const heldDrafts = createHeld<Draft>()
