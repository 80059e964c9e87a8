/** Whether a record answers a question, how near it is, and how the hit is shown. Pure. */
import type { SearchHit } from '#shared/search.ts'
import { type Mark, fold, foldedOf, holds, marksOf } from './fold.ts'
import type { SearchField, SearchRecord } from './record.ts'
import type { Question, Word } from './words.ts'

export interface Match {
  readonly record: SearchRecord
  /** The words of the reading of the question that it answers. */
  readonly words: readonly Word[]
  /** Sum over the words; 0 is the name itself. */
  readonly far: number
}

/** How far a word's place is from what was probably meant: its very name, its title, a person in it, its text. */
const distance = {
  name: 0,
  wholePinyin: 1,
  titleBegins: 2,
  title: 3,
  person: 4,
  personByPinyin: 5,
  text: 6,
} as const

/** The nearest reading of the question that a record answers. */
export function matchOf(record: SearchRecord, question: Question, withContents: boolean): Match | undefined {
  let best: Match | undefined
  for (const words of question) {
    let far = 0
    for (const word of words) {
      const one = farOf(record, word, withContents)
      if (one === undefined) {
        far = Infinity
        break
      }
      far += one
    }
    if (far < (best?.far ?? Infinity)) best = { record, words, far }
  }
  return best
}

function farOf(record: SearchRecord, word: Word, withContents: boolean): number | undefined {
  const { sought } = word
  let best: number | undefined
  const near = (far: number) => {
    if (best === undefined || far < best) best = far
  }
  if (sought !== null && record.foldedTitle.includes(sought.folded)) {
    if (record.foldedTitle === sought.folded) return distance.name
    near(record.foldedTitle.startsWith(sought.folded) ? distance.titleBegins : distance.title)
  }
  if (record.date !== null && word.isDay?.(record.date) === true) near(distance.text)
  for (const field of record.fields) {
    if (field.cover === 'covered' && !withContents) continue
    if (field.isName) {
      const read = word.names.get(field.text)
      if (read !== undefined)
        near(read === 'whole' && field.text === record.title ? distance.wholePinyin : distance.personByPinyin)
    }
    if (sought !== null && (best === undefined || best > distance.person) && holds(field, sought))
      near(field.isName ? distance.person : distance.text)
  }
  return best
}

/** Nearest first, then newest; what is void or gone comes last of its rank. */
export function inOrder(one: Match, other: Match): number {
  return (
    Number(one.record.void) - Number(other.record.void) ||
    one.far - other.far ||
    Number(one.record.behind) - Number(other.record.behind) ||
    (other.record.date ?? yearText(other)).localeCompare(one.record.date ?? yearText(one))
  )
}

const yearText = ({ record }: Match): string => (record.year === null ? '' : String(record.year))

/** @param withContents as it was matched: a covered field is never shown without it. */
export function hitOf({ record, words }: Match, withContents: boolean): SearchHit {
  const shown = record.fields.filter(({ cover }) => cover === 'open' || withContents)
  const marked = markedWords(shown, words)
  const outside = words.filter((word) => !standsIn(record.foldedTitle, word, shown))
  const field = outside.length === 0 ? undefined : fieldWithMost(shown, outside)
  return {
    kind: record.kind,
    id: record.id,
    label: record.label,
    title: record.title,
    titleMarks: marksOf(record.title, marked),
    date: record.date,
    year: record.year,
    summary: record.summary,
    found: field === undefined ? null : { field: field.label, ...excerpt(field.text, marked) },
    void: record.void,
    address: record.address,
  }
}

/** The words themselves, and the names they are read as, the longest first. */
function markedWords(fields: readonly SearchField[], words: readonly Word[]): string[] {
  const named = fields.filter(
    (field) =>
      field.isName &&
      words.some(
        (word) => word.names.has(field.text) && (word.sought === null || !holds(field, word.sought)),
      ),
  )
  return [...words.flatMap(({ sought }) => sought?.folded ?? []), ...new Set(named.map(foldedOf))]
}

/** In the title as it is, or as the name of somebody who stands there. */
const standsIn = (foldedTitle: string, word: Word, fields: readonly SearchField[]): boolean =>
  (word.sought !== null && foldedTitle.includes(word.sought.folded)) ||
  fields.some((field) => field.isName && word.names.has(field.text) && foldedTitle.includes(foldedOf(field)))

const tells = (field: SearchField, word: Word): boolean =>
  (word.sought !== null && holds(field, word.sought)) || (field.isName && word.names.has(field.text))

function fieldWithMost(fields: readonly SearchField[], words: readonly Word[]): SearchField | undefined {
  let best: SearchField | undefined
  let most = 0
  for (const field of fields) {
    const count = words.filter((word) => tells(field, word)).length
    // running text tells more than a name
    if (count > most || (count === most && count > 0 && best?.isName === true && !field.isName)) {
      best = field
      most = count
    }
  }
  return best
}

const before = 16
/** A text is shown from its beginning where what was found is not further off. */
const nearBeginning = 32
const longestExcerpt = 90

/** Some words around the first place, in one line; marks moved along. */
function excerpt(text: string, words: readonly string[]): { text: string; marks: Mark[] } {
  const marks = marksOf(text, words)
  const first = marks[0]?.[0] ?? 0
  const from = boundary(text, first <= nearBeginning ? 0 : first - before)
  const until = boundary(text, Math.min(text.length, from + longestExcerpt))
  const [head, tail] = [from > 0 ? '…' : '', until < text.length ? '…' : '']
  const moved = marks
    .filter(([at]) => at >= from && at < until)
    .map(([at, end]): Mark => [at - from + head.length, Math.min(end, until) - from + head.length])
  return { text: `${head}${text.slice(from, until).replace(/[\t\n]/g, ' ')}${tail}`, marks: moved }
}

/** Not in the middle of a character that takes two units. */
const boundary = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at

/** Names this member: as one of its people, or by the same name where only a name is known. */
export const namesMember = (record: SearchRecord, memberId: number, foldedName: string): boolean =>
  record.memberIds.has(memberId) ||
  (foldedName !== '' && record.fields.some((field) => field.isName && foldedOf(field) === foldedName))

export const foldedName = (name: string | undefined): string => (name === undefined ? '' : fold(name))
