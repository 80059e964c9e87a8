/** Records written as forms or as text, as the rows of a sheet. Pure. */
import type { Doubt, RowValue } from '#shared/imports.ts'
import { type Block, type Sheet, textOf } from './grid.ts'
import { readMeeting } from './meeting-records.ts'
import { type RawRecord, formsOf, freeTextOf } from './minutes.ts'
import type { Part } from './parts.ts'
import type { RecogniseOptions, RecognisedSheet } from './recognise.ts'
import type { RosterRow } from './rows.ts'
import { formsOnSheet } from './sheet-forms.ts'
import { readTalk } from './talk-records.ts'
import { vocabularies } from './vocabulary.ts'
import { readDay } from './written-moment.ts'

/** The talks and the meetings of a text. */
export function textParts(blocks: readonly Block[], options: RecogniseOptions): Part[] {
  const { today, known } = options
  const talks = talksOf(blocks)
  if (talks.length === 0) {
    const meetings = meetingPart(blocks, { today, known })
    return meetings === undefined ? [] : [meetings]
  }
  const tables = new Set(talks.map(({ table }) => table))
  const written = talks.some(({ table }) => table === undefined)
  const sections = written ? sectionsOf(blocks) : undefined
  const rest = sections?.others ?? (written ? [] : blocks.filter((block) => !tables.has(block)))
  const told = sections === undefined ? talks : talksOf(sections.talks)
  const meetings = meetingPart(rest, { today, known })
  return [
    { kind: 'heartTalks', sheets: [talkSheet(told, options)] },
    ...(meetings === undefined ? [] : [meetings]),
  ]
}

/**
 * Talks and minutes one after the other in one text: cut at the lines that stand over records, 「谈心谈话记录」.
 * Undefined where nothing but talks is in it, or no such line tells them apart.
 */
function sectionsOf(blocks: readonly Block[]): { talks: Block[]; others: Block[] } | undefined {
  const texts = blocks.map((block) => (block.type === 'paragraph' ? block.text.trim() : ''))
  const isTitle = (index: number): boolean => {
    const text = texts[index] ?? ''
    const next = texts.slice(index + 1).find((one) => one !== '') ?? ''
    return text !== '' && text.length <= 40 && !/[:：。；，]/.test(text) && /^[^:：]{1,14}[:：]/.test(next)
  }
  const starts = blocks.flatMap((_, index) => (isTitle(index) ? [index] : []))
  const cut = [0, ...starts].map((start, order) => blocks.slice(start, starts[order]))
  const talks = cut.filter((section) => talksOf(section).length > 0)
  const others = cut.filter((section) => !talks.includes(section)).flat()
  return talks.length === 0 || meetingPart(others, { today: '', known: () => false }) === undefined
    ? undefined
    : { talks: talks.flat(), others }
}

/** A talk without its partner is one all the same beside others that have theirs: it is shown, not dropped. */
const talksOf = (blocks: readonly Block[]): RawRecord[] => {
  const found = recordsOf(blocks, 'heartTalks')
  if (!found.some(({ fields }) => fields.has('talkWith'))) return []
  return found.filter(({ fields }) => fields.has('talkWith') || fields.has('talkBy'))
}

/** Undefined where there are none. @param options with the kind where it is told: then a record needs no date */
export function meetingPart(blocks: readonly Block[], options: RecogniseOptions): Part | undefined {
  const told = options.kind !== undefined
  const found = recordsOf(blocks, 'meetingRecords').filter(({ fields }) => fields.has('meetingDate') || told)
  if (found.length === 0) return undefined
  const about = blocks
    .flatMap((block) => (block.type === 'paragraph' && block.text.trim() !== '' ? [block.text] : []))
    .slice(0, 3)
    .join(' ')
  return meetingsIn(meetingSheet(found, about, options))
}

function recordsOf(blocks: readonly Block[], kind: 'heartTalks' | 'meetingRecords'): RawRecord[] {
  const forms = formsOf(blocks, vocabularies[kind])
  return forms.length > 0 ? forms : freeTextOf(blocks, vocabularies[kind])
}

/** Talks or meetings drawn as forms on a sheet of a workbook. */
export function formParts(sheet: Sheet, options: RecogniseOptions): Part[] {
  const talks = formsOnSheet(sheet, vocabularies.heartTalks).filter(({ fields }) => fields.has('talkWith'))
  if (talks.length > 0) return [{ kind: 'heartTalks', sheets: [talkSheet(talks, options, sheet.name)] }]
  const found = formsOnSheet(sheet, vocabularies.meetingRecords).filter(({ fields }) =>
    fields.has('meetingDate'),
  )
  if (found.length === 0) return []
  const about = [...(sheet.rows[0] ?? []).map(textOf), sheet.name ?? ''].join(' ')
  return [meetingsIn(meetingSheet(found, about, options, sheet.name))]
}

/** Nothing but theme days has a kind of its own. */
export function meetingsIn(sheet: RecognisedSheet): Part {
  const themeDays = sheet.rows.every((row) => row.values['meetingType'] === 'themePartyDay')
  return { kind: themeDays ? 'themePartyDays' : 'meetingRecords', sheets: [sheet] }
}

/** A sheet of records that have labels instead of columns. */
export const recordSheet = (
  name: string | null,
  labels: readonly (readonly [string, string])[],
  rows: readonly RosterRow[],
): RecognisedSheet => ({
  name,
  hidden: false,
  taken: true,
  headerRows: [],
  columns: {},
  headings: {},
  labels: Object.fromEntries(labels),
  doubts: [],
  rows,
})

/** On a sheet the row in which the form begins; in a document the records are counted. */
const placeOf = (record: { row?: number }, sheet: string | null, index: number) => ({
  sheet,
  row: record.row ?? index + 1,
})

function meetingSheet(
  found: readonly (RawRecord & { row?: number })[],
  about: string,
  options: RecogniseOptions,
  sheet: string | null = null,
): RecognisedSheet {
  const rows = found.map((record, index): RosterRow => {
    const { values, doubts } = readMeeting(record, about, options.known)
    const remark = [values['remark'], ...record.unread].filter((one) => typeof one === 'string')
    if (remark.length > 0) values['remark'] = remark.join('\n')
    return { ...placeOf(record, sheet, index), values, doubts, original: record.original }
  })
  return recordSheet(
    sheet,
    found.flatMap(({ labels }) => [...labels]),
    everybodyNamed(rows),
  )
}

function talkSheet(
  talks: readonly (RawRecord & { row?: number })[],
  options: RecogniseOptions,
  sheet: string | null = null,
): RecognisedSheet {
  const rows = talks.map((record, index): RosterRow => {
    const text = (field: string) => record.fields.get(field) ?? ''
    const date = () => {
      const cell = { type: 'text', value: text('talkDate') } as const
      const { value, doubts } = readDay(cell, { date1904: false, plainText: false })
      return { doubts, ...(typeof value === 'string' ? { value } : {}) }
    }
    const { values, doubts } = readTalk({ text, date }, options.known)
    const placed = doubts.map((doubt): Doubt => ({
      ...doubt,
      ...(doubt.field === undefined || doubt.raw !== undefined
        ? {}
        : { raw: text(doubt.field).slice(0, 200) }),
    }))
    const remark = [values['remark'], ...record.unread].filter((one) => typeof one === 'string')
    if (remark.length > 0) values['remark'] = remark.join('\n')
    return { ...placeOf(record, sheet, index), values, doubts: placed, original: record.original }
  })
  return recordSheet(
    sheet,
    talks.flatMap(({ labels }) => [...labels]),
    rows,
  )
}

const namesIn = (value: RowValue | undefined): string[] =>
  Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : one.name)) : []

/**
 * 「全体支委」 is spelt out where every other committee meeting of the same file names the same people; otherwise
 * it stays as it is.
 */
function everybodyNamed(rows: readonly RosterRow[]): RosterRow[] {
  const committees = rows
    .filter(({ values }) => values['meetingType'] === 'committeeMeeting')
    .map(({ values }) => [...namesIn(values['presentNames']), ...namesIn(values['absentees'])])
    .filter((names) => names.length >= 3)
  const [first] = committees
  const agreed =
    first !== undefined &&
    committees.every((names) => names.length === first.length && names.every((name) => first.includes(name)))
  return rows.map((row) => {
    const { everybody, ...values } = row.values
    if (everybody !== true || !agreed || values['meetingType'] !== 'committeeMeeting') return row
    const away = namesIn(values['absentees'])
    const presentNames = first.filter((name) => !away.includes(name))
    return { ...row, values: { ...values, present: values['present'] ?? presentNames.length, presentNames } }
  })
}
