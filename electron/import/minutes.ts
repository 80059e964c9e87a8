/** Finds the records of a text document: forms (label beside value), and free text (「时间：…」 line by line). Pure. */
import type { Block, BlockCell } from './grid.ts'
import { readNames } from './name-lists.ts'
import { type Vocabulary, bareLabel, fieldIn } from './vocabulary.ts'

export interface RawRecord {
  readonly fields: ReadonlyMap<string, string>
  /** Label as it stands, without white space → field. */
  readonly labels: ReadonlyMap<string, string>
  readonly images: number
  /** The heading that stood over it. */
  readonly heading: string
  /** The whole text as it stood. */
  readonly original: string
  /** The table it was written in, and the row of it, from 0, in which it begins. */
  readonly table?: Block
  readonly line: number
  /** Cells of a form beside known ones, whose label says nothing: 「职务 科长」. */
  readonly unread: readonly string[]
}

class Draft {
  readonly fields = new Map<string, string>()
  readonly labels = new Map<string, string>()
  readonly original: string[] = []
  images = 0
  heading = ''
  line = 0
  unread: string[] = []

  /** Adds to a field; a second text of the same field goes below the first. */
  put(label: string, field: string, text: string): void {
    const before = this.fields.get(field)
    const value = text.trim()
    this.fields.set(
      field,
      before === undefined || before === '' ? value : value === '' ? before : `${before}\n${value}`,
    )
    if (label !== '') this.labels.set(bareLabel(label), field)
  }

  finished(): RawRecord {
    return { ...this, original: this.original.join('\n').trim() }
  }
}

/** What a record begins with: when one of these comes again, it is the next one. */
const beginnings = ['title', 'meetingDate', 'talkBy', 'talkWith', 'talkDate']

export function formsOf(blocks: readonly Block[], vocabulary: Vocabulary): RawRecord[] {
  const records: RawRecord[] = []
  let heading = ''
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      if (block.text.trim() !== '') heading = block.text.trim()
      continue
    }
    const found = formsOfTable(block.rows, vocabulary, heading)
    records.push(...found.map((record) => ({ ...record, table: block })))
    heading = ''
  }
  return records
}

/** One form to a table, or several below each other. A row of nothing but labels is the head of a list, not a form. */
function formsOfTable(
  rows: readonly (readonly BlockCell[])[],
  vocabulary: Vocabulary,
  heading: string,
): RawRecord[] {
  if (isList(rows, vocabulary)) return []
  const found: Draft[] = []
  let draft = new Draft()
  let side: string | undefined
  for (const [line, row] of rows.entries()) {
    const text = row.map((cell) => cell.text).filter((one) => one !== '')
    const [only] = row
    const alone = row.length === 1 && only !== undefined ? inline(only.text, vocabulary) : undefined
    const pairs = alone === undefined ? pairsOf(row, vocabulary) : [{ ...alone, images: only?.images ?? 0 }]
    const again = pairs.some(
      ({ field }) => beginnings.includes(field) && (draft.fields.get(field) ?? '') !== '',
    )
    if (again && draft.fields.size >= 3) {
      found.push(draft)
      draft = new Draft()
      draft.line = line
      side = undefined
    }
    for (const { label, field, value, images } of pairs) {
      draft.put(label, field, value)
      draft.images += images
    }
    if (pairs.length > 0 && alone === undefined) draft.unread.push(...unreadIn(row, pairs))
    if (pairs.length > 0) side = pairs.at(-1)?.field
    else if (isOtherLabel(row)) {
      draft.unread.push(...unreadIn(row, []))
      side = undefined
    } else if (side !== undefined) draft.put('', side, row.map((cell) => cell.text).join('\t'))
    if (pairs.length === 0) draft.images += row.reduce((sum, cell) => sum + cell.images, 0)
    if (text.length > 0) draft.original.push(text.join('　'))
  }
  found.push(draft)
  for (const one of found) one.heading = heading
  return found.filter((one) => isRecord(one.fields)).map((one) => one.finished())
}

const isRecord = (fields: ReadonlyMap<string, string>): boolean =>
  fields.size >= 3 && beginnings.some((field) => (fields.get(field) ?? '') !== '')

function isList(rows: readonly (readonly BlockCell[])[], vocabulary: Vocabulary): boolean {
  return rows.slice(0, 3).some((row) => {
    const filled = row.filter((cell) => cell.text !== '')
    return filled.length >= 3 && filled.every((cell) => fieldIn(vocabulary, cell.text) !== undefined)
  })
}

/** 「参加单位 | 审计局」: a label of its own, though nobody knows it; what is merged downwards has no text of its own. */
const isOtherLabel = ([first, ...more]: readonly BlockCell[]): boolean =>
  first !== undefined && more.length > 0 && /^[\p{Script=Han}\s]{2,12}[:：]?$/u.test(first.text)

interface Pair {
  readonly label: string
  readonly field: string
  readonly value: string
  readonly images: number
}

/** Label, value, label, value; or 「时间：2025…」 within one cell. */
function pairsOf(row: readonly BlockCell[], vocabulary: Vocabulary): Pair[] {
  const pairs: Pair[] = []
  for (let index = 0; index < row.length; index += 1) {
    const cell = row[index]
    if (cell === undefined) continue
    const next = row[index + 1]
    const field = fieldOf(vocabulary, cell.text, next?.text ?? '')
    if (field === undefined) {
      const within = inline(cell.text, vocabulary)
      if (within !== undefined) pairs.push({ ...within, images: cell.images })
    } else if (next === undefined || fieldIn(vocabulary, next.text) !== undefined) {
      pairs.push({ label: cell.text, field, value: '', images: cell.images })
    } else {
      pairs.push({ label: cell.text, field, value: next.text, images: cell.images + next.images })
      index += 1
    }
  }
  return pairs
}

/** What of a row is in none of its pairs, read two by two. */
function unreadIn(row: readonly BlockCell[], pairs: readonly Pair[]): string[] {
  const read = new Set(pairs.flatMap(({ label, value }) => [label, value]))
  const left = row.flatMap(({ text }, index) => {
    const value = row[index + 1]?.text ?? ''
    // a place to sign says nothing, nor does a label with nothing beside it
    if (/(签字|签名|签章|盖章)[:：]?$/.test(text.replace(/\s/g, ''))) return []
    if (value === '' && /^\p{Script=Han}{2,6}$/u.test(text) && row.length > 1 && index % 2 === 0) return []
    return text === '' || read.has(text) ? [] : [text]
  })
  const rest = left.filter((text) => !pairs.some(({ label }) => text.startsWith(label)))
  return Array.from({ length: Math.ceil(rest.length / 2) }, (_, index) =>
    rest.slice(index * 2, index * 2 + 2).join('：'),
  )
}

function inline(text: string, vocabulary: Vocabulary): Omit<Pair, 'images'> | undefined {
  const match = /^([^:：\n]{1,20})[:：]([\s\S]*)$/.exec(text)
  const field = match?.[1] === undefined ? undefined : fieldOf(vocabulary, match[1], match[2] ?? '')
  if (field === undefined) {
    const alone = fieldIn(vocabulary, text)
    return alone === undefined ? undefined : { label: text, field: alone, value: '' }
  }
  return { label: match?.[1] ?? '', field, value: match?.[2] ?? '' }
}

/** 「时间：… 地点：…」: the labels of one line with what stands behind each; what stands before the first is dropped. */
function labelled(line: string, vocabulary: Vocabulary): { label: string; field: string; value: string }[] {
  const found: { label: string; field: string; at: number; from: number }[] = []
  for (const match of line.matchAll(/(^|[\s,，;；。、])((?:[^\s:：,，;；。、]\s{0,4}){1,12})[:：]/gu)) {
    const { label, field } = labelAtEnd(match[2] ?? '', vocabulary)
    const from = match.index + match[0].length
    const at = from - 1 - label.length
    // labels begin the line, or follow one that did
    if (field === undefined || (found.length === 0 && line.slice(0, at).trim() !== '')) continue
    found.push({ label, field, at, from })
  }
  return found.map(({ label, field, from }, index) => {
    const value = line.slice(from, found[index + 1]?.at ?? line.length)
    return { label, field: fieldOf(vocabulary, label, value) ?? field, value }
  })
}

/** 「506室 记录人」: the label may stand behind the last words of the value before it, 「时 间」 is one all the same. */
function labelAtEnd(words: string, vocabulary: Vocabulary): { label: string; field: string | undefined } {
  for (const match of words.matchAll(/(?<=^|\s)\S/g)) {
    const label = words.slice(match.index)
    const field = fieldIn(vocabulary, label)
    if (field !== undefined) return { label, field }
  }
  return { label: words, field: undefined }
}

/** The field of a label by what stands behind it: 「会议记录：孙晓燕」 names who wrote, not what was written. */
function fieldOf(vocabulary: Vocabulary, label: string, value: string): string | undefined {
  const field = fieldIn(vocabulary, label)
  const name = value.replace(/\s/g, '')
  const writer = field === 'content' && bareLabel(label) === '会议记录' && isPersonal(name)
  return writer ? 'recorder' : field
}

/** As long as a name is: four letters only with a surname of two. */
const isPersonal = (word: string): boolean =>
  /^(\p{Script=Han}{2,3}|(欧阳|司马|上官|诸葛|司徒|皇甫|尉迟|公孙|慕容|令狐|东方|夏侯)\p{Script=Han}{2})$/u.test(
    word,
  )

/** What is said in one line; the next line is another matter. */
const brief = new Set([
  'title',
  'meetingType',
  'meetingDate',
  'place',
  'chair',
  'organizer',
  'recorder',
  'lecturer',
  'expected',
  'present',
  'talkBy',
  'talkWith',
  'talkDate',
  'studyDate',
  'leader',
])
const nameLists = new Set(['presentNames', 'absentees', 'leave', 'observers'])

/**
 * Where a line without a known label belongs: to the field before it, unless that is a single thing or a list of
 * names and the line begins something else: 「一、传达学习…」, 「活动过程：」.
 */
function fieldBehind(last: string, line: string, vocabulary: Vocabulary): string {
  const text = line.trim()
  if (/^(应到|应出席|应参加|实到)[^。]{0,12}\d/.test(text.normalize('NFKC'))) return 'presentNames'
  const body = vocabulary['studyContent'] === undefined ? 'content' : 'studyContent'
  if (brief.has(last)) return body
  if (!nameLists.has(last)) return last
  const begins =
    /^(第?[一二三四五六七八九十]{1,3}[、是.．]|[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[、.．]|议题)/.test(
      text,
    )
  const [word = '', value = ''] = text.split(/[:：]/).map((one) => one.replace(/\s/g, ''))
  const person = readNames(word).names.length > 0 && isPersonal(word)
  const other =
    /^\p{Script=Han}{2,10}$/u.test(word) && /[:：]/.test(text) && (!person || /^(无|略|)$/.test(value))
  return begins || other || readNames(text).names.length === 0 ? body : last
}

/** Minutes written as text: a record begins where the label that the first one began with comes again. */
export function freeTextOf(blocks: readonly Block[], vocabulary: Vocabulary): RawRecord[] {
  const lines = blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? block.text.split('\n').map((text) => ({ text, images: block.images }))
      : block.rows.map((row) => ({ text: row.map((cell) => cell.text).join('\t'), images: 0 })),
  )
  const parsed = lines.map((line) => ({ ...line, pairs: labelled(line.text, vocabulary) }))
  const opening = parsed.flatMap(({ pairs }) => pairs).find(({ field }) => beginnings.includes(field))?.field
  if (opening === undefined) return []
  const starts = parsed.flatMap(({ pairs }, index) =>
    pairs.some(({ field }) => field === opening) ? [index] : [],
  )
  const headings = starts.map((start, order) => headingBefore(parsed, start, starts[order - 1] ?? -1))
  return starts.flatMap((start, order) => {
    const end = headings[order + 1] ?? starts[order + 1] ?? parsed.length
    const from = headings[order] ?? start
    const draft = new Draft()
    let last: string | undefined
    for (const { text, pairs, images } of parsed.slice(start, end)) {
      draft.images += images
      if (isRule(text)) continue
      if (pairs.length === 0 && last !== undefined && text.trim() !== '') {
        last = fieldBehind(last, text, vocabulary)
        draft.put('', last, text)
      }
      // 「主持人：下面请发言」 within the text is what somebody said, not a second chair
      const spoken = last !== undefined && pairs.every(({ field }) => isSaid(draft, field))
      if (spoken && last !== undefined && pairs.length > 0) draft.put('', last, text)
      for (const { label, field, value } of spoken ? [] : pairs) {
        draft.put(label, field, value)
        last = field
      }
    }
    draft.heading = from < start ? (parsed[from]?.text.trim() ?? '') : ''
    draft.original.push(...parsed.slice(from, end).map(({ text }) => text))
    return isRecord(draft.fields) ? [draft.finished()] : []
  })
}

/** A line drawn between two records. */
const isRule = (text: string): boolean => /^\s*[-—–─━=_*~＝﹣－…]{3,}\s*$/.test(text)

/** Fields that a record has once: named again, the words belong to the text. */
const isSaid = (draft: Draft, field: string): boolean =>
  ['chair', 'recorder', 'organizer', 'lecturer', 'place'].includes(field) &&
  (draft.fields.get(field) ?? '') !== ''

/** The line over a record: short, no sentence, nothing of the record before. */
function headingBefore(
  lines: readonly { text: string; pairs: readonly unknown[] }[],
  start: number,
  previous: number,
): number | undefined {
  for (let index = start - 1; index > previous; index -= 1) {
    const line = lines[index]
    const text = line?.text.trim() ?? ''
    if (text === '' || isRule(text)) continue
    return line?.pairs.length === 0 && text.length <= 50 && !/[。；;，,]$/.test(text) ? index : undefined
  }
  return undefined
}
