/**
 * A question, and whether a record answers it. Words are parted by blanks and all must occur somewhere in the record;
 * a word of letters also stands for the names it is the pinyin of. Several such words may be one name (shen guo liang).
 * A day written as the forms take it (2026-09-18, 20260918, 9.18, 2026.9) also stands for the records of that day.
 */
import { type Sought, fold, soughtOf } from './fold.ts'
import { type PinyinMatch, pinyinIn, readingsLoaded, readsAs } from './pinyin.ts'

export interface Word {
  /** As it is compared; null where it is nothing but a name's pinyin written in several parts. */
  readonly sought: Sought | null
  /** Names it is the pinyin of. */
  readonly names: ReadonlyMap<string, PinyinMatch>
  /** Which records' days it is; null where it is no day. */
  readonly isDay: ((date: string) => boolean) | null
}

/** Ways to read a question, each a list of words that must all occur; a record need answer only one of them. */
export type Question = readonly (readonly Word[])[]

const noNames: ReadonlyMap<string, PinyinMatch> = new Map()

/** @param names every name of the ledger that pinyin may stand for; asked only where there are letters. */
export async function questionOf(text: string, names: () => Iterable<string>): Promise<Question> {
  const parts = [...new Set(text.split(/\s+/).map(fold))].filter((part) => part !== '')
  if (parts.length === 0) return []
  const letters = parts.map(pinyinIn)
  const spelled = text
    .split(/\s+/)
    .map(fold)
    .filter((part) => part !== '')
  const joined = spelled.length > 1 ? pinyinIn(spelled.join('')) : undefined
  if (joined === undefined && letters.every((one) => one === undefined))
    return [parts.map((part) => ({ sought: soughtOf(part), names: noNames, isDay: dayIn(part) }))]
  await readingsLoaded()
  const known = [...names()]
  const read = (what: string | undefined) => (what === undefined ? noNames : namesRead(known, what))
  const apart = parts.map((part, index): Word => ({
    sought: soughtOf(part),
    names: read(letters[index]),
    isDay: dayIn(part),
  }))
  const together = read(joined)
  return together.size === 0 ? [apart] : [[{ sought: null, names: together, isDay: null }], apart]
}

function namesRead(names: readonly string[], letters: string): ReadonlyMap<string, PinyinMatch> {
  const found = new Map<string, PinyinMatch>()
  for (const name of names) {
    const match = readsAs(name, letters)
    if (match !== undefined) found.set(name, match)
  }
  return found
}

const dayForms =
  /^(?:(?<year>\d{4})[-./年](?<month>\d{1,2})[-./月](?<day>\d{1,2})日?|(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})|(?<mm>\d{1,2})[-./月](?<dd>\d{1,2})日?)$/u
const monthForms = /^(?<year>\d{4})[-./年](?<month>\d{1,2})月?$/u
const two = (digits: string): string => digits.padStart(2, '0')

/** @param part folded */
function dayIn(part: string): Word['isDay'] {
  const ofMonth = monthForms.exec(part)?.groups
  if (ofMonth !== undefined) {
    const month = `${ofMonth['year'] ?? ''}-${two(ofMonth['month'] ?? '')}`
    return (date) => date.startsWith(month)
  }
  const groups = dayForms.exec(part)?.groups
  if (groups === undefined) return null
  const year = groups['year'] ?? groups['y']
  const [month, day] = [
    groups['month'] ?? groups['m'] ?? groups['mm'],
    groups['day'] ?? groups['d'] ?? groups['dd'],
  ]
  const end = `-${two(month ?? '')}-${two(day ?? '')}`
  return (date) => (year === undefined ? date.endsWith(end) : date === `${year}${end}`)
}
