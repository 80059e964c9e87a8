/**
 * What a branch can possibly hold, kept when its texts are not: the pairs of neighbouring characters that occur in it,
 * in a fixed number of bits, and the names of its people. It never denies what is there; what it does not deny is read.
 */
import { fold } from './fold.ts'
import type { SearchRecord } from './record.ts'
import type { Question, Word } from './words.ts'

export interface Gist {
  readonly names: ReadonlySet<string>
  readonly pairs: Uint32Array
}

/** Ten years of a branch hold some 200,000 different pairs: about a fifth of the bits. 128 KiB. */
const bits = 2 ** 20

const placeOf = (one: number, next: number): number => (Math.imul(one, 0x9e3779b1) ^ (next * 0x85eb)) >>> 12

export function gistOf(records: readonly SearchRecord[], names: ReadonlySet<string>): Gist {
  const pairs = new Uint32Array(bits / 32)
  const add = (place: number) => {
    pairs[place >>> 5] = (pairs[place >>> 5] ?? 0) | (1 << (place & 31))
  }
  const take = (text: string) => {
    let before = 0
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      // by itself as well: a single character may be asked for
      add(placeOf(0, unit))
      if (at > 0) add(placeOf(before, unit))
      before = unit
    }
  }
  for (const { foldedTitle, fields } of records) {
    take(foldedTitle)
    // not remembered: the texts are about to go
    for (const field of fields) take(field.folded ?? fold(field.text))
  }
  return { names, pairs }
}

/** False only where no record of the branch answers. */
export const mayAnswer = (gist: Gist, question: Question): boolean =>
  question.some((words) => words.every((word) => mayHold(gist, word)))

function mayHold({ pairs }: Gist, { sought, names, isDay }: Word): boolean {
  // days are not among the pairs
  if (isDay !== null) return true
  // the question was made from the names of this very branch
  if (names.size > 0) return true
  if (sought === null) return false
  const has = (place: number) => ((pairs[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0
  const text = sought.folded
  if (text.length === 1) return has(placeOf(0, text.charCodeAt(0)))
  for (let at = 1; at < text.length; at += 1)
    if (!has(placeOf(text.charCodeAt(at - 1), text.charCodeAt(at)))) return false
  return true
}
