/**
 * The form in which a question and a text are compared: letters of ASCII without case, the wide and the narrow form of
 * a character as one, quotes, brackets, dashes and name dots of every shape as one, and no blanks, so that a name
 * printed with a blank inside is found without it. A blank between two Latin letters or digits stays: `20 24` is not
 * `2024`. A line's end stays too. One UTF-16 unit gives one or none, so places in the folded text lead back to the
 * written one. Pure.
 */

/** Written in several shapes, read as one: the first, which is the commonest in minutes. */
const shapes = [
  '，,',
  '：:',
  '；;',
  '！!',
  '？?',
  '（([〔【［〖',
  '）)]〕】］〗',
  '《〈',
  '》〉',
  '"“”„‟「」『』＂〝〞',
  "'‘’‚＇",
  '-—–―－‐‑‒−',
  '~～〜∼',
  '·・•‧∙⋅',
] as const

const blanks =
  '\t \u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u202F\u205F\u3000\uFEFF'
const aBlank = 0x20

/** Each unit's folded form; itself where nothing is said. */
const folded = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
// full-width ASCII, then what is said of single characters
for (let unit = 0xff01; unit <= 0xff5e; unit += 1) folded[unit] = unit - 0xfee0
for (let unit = 0x41; unit <= 0x5a; unit += 1) {
  folded[unit] = unit + 0x20
  folded[unit + 0xfee0] = unit + 0x20
}
for (const shape of shapes) for (const other of shape) folded[other.charCodeAt(0)] = shape.charCodeAt(0)
for (const blank of blanks) folded[blank.charCodeAt(0)] = aBlank

const changing = [...folded.keys()].filter((unit) => folded[unit] !== unit || unit === aBlank)
/** Any unit that folding changes or drops; most texts of minutes have few of them. */
const toFold = new RegExp(`[${changing.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}]`)

/** Units that are written in one way only: a text without them does not hold the word, whatever its shapes. */
const shared = new Set(changing.map((unit) => folded[unit]))
const isCertain = (unit: string): boolean => !shared.has(unit.charCodeAt(0))

const isLatin = (unit: number | undefined): boolean =>
  unit !== undefined && ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39))

/** The form that is compared. */
export const fold = (text: string): string => (toFold.test(text) ? foldedWith(text, () => undefined) : text)

/** What is looked for: in its folded form, with those of its units that cannot be written otherwise. */
export interface Sought {
  readonly folded: string
  readonly certain: readonly string[]
}

/** @param folded as `fold` makes it */
export const soughtOf = (folded: string): Sought => ({
  folded,
  certain: [...new Set(folded.split('').filter(isCertain))],
})

/** A text that is folded only when that decides: most texts lack a character of the word. */
export interface Written {
  readonly text: string
  folded?: string
}

/** Whether a text holds a word, the same as comparing the folded forms. */
export function holds(written: Written, { folded: word, certain }: Sought): boolean {
  if (written.text.includes(word)) return true
  if (word.length === 1 && certain.length === 1) return false
  if (!certain.every((unit) => written.text.includes(unit))) return false
  return foldedOf(written).includes(word)
}

/** Folded once, then remembered. */
export const foldedOf = (written: Written): string => (written.folded ??= fold(written.text))

export interface Folded {
  readonly text: string
  /** Where each unit of `text` stands in the written text. */
  readonly places: readonly number[]
}

/** The same with the way back. */
export function foldWithPlaces(text: string): Folded {
  const places: number[] = []
  return { text: foldedWith(text, (place) => places.push(place)), places }
}

function foldedWith(text: string, keep: (place: number) => void): string {
  const units: number[] = []
  let blankAt = -1
  for (let place = 0; place < text.length; place += 1) {
    const unit = folded[text.charCodeAt(place)] ?? 0
    if (unit === aBlank) {
      if (blankAt < 0) blankAt = place
      continue
    }
    if (blankAt >= 0 && isLatin(units.at(-1)) && isLatin(unit)) {
      units.push(aBlank)
      keep(blankAt)
    }
    blankAt = -1
    units.push(unit)
    keep(place)
  }
  return fromUnits(units)
}

/** In portions: arguments of a call are limited. */
function fromUnits(units: readonly number[]): string {
  let text = ''
  for (let from = 0; from < units.length; from += 4096)
    text += String.fromCharCode(...units.slice(from, from + 4096))
  return text
}

/** A span of the written text, the end not included. */
export type Mark = [from: number, until: number]

/** Every place where one of the (folded) words stands in a text, in order; what overlaps or touches is one. */
export function marksOf(text: string, words: readonly string[]): Mark[] {
  const { text: compared, places } = foldWithPlaces(text)
  const spans: Mark[] = []
  for (const word of words) {
    if (word === '') continue
    for (let at = compared.indexOf(word); at >= 0; at = compared.indexOf(word, at + word.length))
      spans.push([places[at] ?? 0, (places[at + word.length - 1] ?? 0) + 1])
  }
  spans.sort(([one], [other]) => one - other)
  const joined: Mark[] = []
  for (const [from, until] of spans) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until)
    else joined.push([from, until])
  }
  return joined
}
