/** Which records of the registers belong into the book of a period. Pure. */
import { type Period, within } from '#shared/primitives.ts'
import { type RegisterName, anyRegister, registerNames } from '#shared/registers/all.ts'
import { type AnyEntry, valueOf } from '#shared/registers/define.ts'
import type { FieldValue } from '#shared/registers/field.ts'

/** Records by register. */
export type Entries = Readonly<Record<RegisterName, readonly AnyEntry[]>>

/**
 * What of a register is printed for a period: what happened in it, and what stands open or in force at its end.
 * @param entries all records of the period, and of `oldOnes` all till its end, earliest first
 */
export function entriesFor(name: RegisterName, entries: readonly AnyEntry[], period: Period): AnyEntry[] {
  const inPeriod = (entry: AnyEntry) => falls(valueOf(entry, anyRegister[name].on), period)
  if (name === 'venue')
    // the latest look at each item, in the order the list was begun
    return [...new Map(entries.map((entry) => [entry['item'], entry])).values()]
  const open = standing[name]
  return entries.filter((entry) => inPeriod(entry) || open?.(entry, period) === true)
}

/** What is printed although it did not happen in the period: in force, unanswered, not yet dealt with. */
const standing: Partial<Record<RegisterName, (entry: AnyEntry, period: Period) => boolean>> = {
  documents: (entry) => entry['category'] === 'regulation' && entry['state'] === 'inForce',
  requests: (entry) => entry['category'] === 'request' && entry['repliedOn'] === null,
  supervision: (entry, period) => entry['handledOn'] === null || falls(valueOf(entry, 'handledOn'), period),
}

/** The registers of which more is printed than what happened in the period. */
export const oldOnes: readonly RegisterName[] = registerNames.filter(
  (name) => name === 'venue' || standing[name] !== undefined,
)

const falls = (on: FieldValue, period: Period): boolean =>
  typeof on === 'string' &&
  (on.length === 7 ? on >= period.from.slice(0, 7) && on <= period.to : within(on, period))

/** A record of records by register, asked for one by one. */
export const byRegister = <Kept>(of: (name: RegisterName) => Kept): Record<RegisterName, Kept> =>
  // the names are all of them, which `fromEntries` cannot say
  Object.fromEntries(registerNames.map((name) => [name, of(name)])) as Record<RegisterName, Kept>

/** A record with nothing in its fields: an empty form is drawn from it. */
export const emptyEntry = (name: RegisterName): AnyEntry => ({
  ...Object.fromEntries(Object.entries(anyRegister[name].fields).map(([key, field]) => [key, field.empty])),
  entryId: 1,
  branchId: 1,
  void: false,
  voidReason: '',
  source: 'entered',
  origin: null,
  enteredAt: '2000-01-01T00:00:00',
  amendedAt: null,
})
