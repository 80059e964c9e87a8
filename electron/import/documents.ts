/** What a text document holds: forms, lists, or minutes written as text. Pure. */
import type { Doubt, RowValue } from '#shared/imports.ts'
import type { Block, Cell, Merge, Sheet } from './grid.ts'
import { readMeeting } from './meeting-records.ts'
import { type RawRecord, formsOf, freeTextOf } from './minutes.ts'
import type { Recognition, RecogniseOptions, RecognisedSheet } from './recognise.ts'
import { findRegister } from './registers.ts'
import type { RosterRow } from './rows.ts'
import { readTalk } from './talk-records.ts'
import { readDate } from './values.ts'
import { vocabularies } from './vocabulary.ts'

/** Undefined where it holds no records of its own: its tables are then looked at as sheets. */
export function recogniseDocument(
  blocks: readonly Block[],
  options: RecogniseOptions,
): Recognition | undefined {
  const lines = blocks.map((block) => (block.type === 'paragraph' ? block.text : ''))
  const empty =
    lines.every((line) => line.trim() === '') && blocks.every((block) => block.type === 'paragraph')
  if (empty) return { kind: 'none', doubts: [{ code: 'fileEmpty' }], sheets: [] }
  if (options.kind === undefined && tablesOf(blocks).some((table) => findRegister(table) !== undefined))
    return undefined
  if (options.kind === undefined || options.kind === 'heartTalks') {
    const talks = recordsOf(blocks, 'heartTalks').filter(({ fields }) => fields.has('talkWith'))
    if (talks.length > 0) return { kind: 'heartTalks', doubts: [], sheets: [talkSheet(talks, options)] }
  }
  const meetings = options.kind === 'meetingRecords' || options.kind === 'themePartyDays'
  if (options.kind !== undefined && !meetings) return undefined
  const found = recordsOf(blocks, 'meetingRecords').filter(
    ({ fields }) => fields.has('meetingDate') || meetings,
  )
  if (found.length === 0) return undefined
  const about = lines
    .filter((line) => line.trim() !== '')
    .slice(0, 3)
    .join(' ')
  const rows = everybodyNamed(found.map((record, index) => meetingRow(record, index, about, options)))
  const themeDays = rows.every((row) => row.values['meetingType'] === 'themePartyDay')
  const kind = themeDays ? 'themePartyDays' : 'meetingRecords'
  return { kind, doubts: [], sheets: [sheetOf(found, rows)] }
}

function recordsOf(blocks: readonly Block[], kind: 'heartTalks' | 'meetingRecords'): RawRecord[] {
  const forms = formsOf(blocks, vocabularies[kind])
  return forms.length > 0 ? forms : freeTextOf(blocks, vocabularies[kind])
}

const sheetOf = (records: readonly RawRecord[], rows: readonly RosterRow[]): RecognisedSheet => ({
  name: null,
  hidden: false,
  taken: true,
  headerRows: [],
  columns: {},
  headings: {},
  labels: Object.fromEntries(records.flatMap((record) => [...record.labels])),
  doubts: [],
  rows,
})

function meetingRow(record: RawRecord, index: number, about: string, options: RecogniseOptions): RosterRow {
  const { values, doubts } = readMeeting(record, about, options.known)
  return { sheet: null, row: index + 1, values, doubts, original: record.original }
}

function talkSheet(talks: readonly RawRecord[], options: RecogniseOptions): RecognisedSheet {
  const rows = talks.map((record, index): RosterRow => {
    const text = (field: string) => record.fields.get(field) ?? ''
    const date = () => {
      const cell = { type: 'text', value: text('talkDate') } as const
      const { value, doubts } = readDate(cell, { date1904: false, plainText: false })
      return { doubts, ...(typeof value === 'string' ? { value } : {}) }
    }
    const { values, doubts } = readTalk({ text, date }, options.known)
    const placed = doubts.map((doubt): Doubt => ({
      ...doubt,
      ...(doubt.field === undefined || doubt.raw !== undefined
        ? {}
        : { raw: text(doubt.field).slice(0, 200) }),
    }))
    return { sheet: null, row: index + 1, values, doubts: placed, original: record.original }
  })
  return sheetOf(talks, rows)
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

/** The tables of a document as sheets, so that a list in Word is read as the same list in Excel is. */
export function tablesOf(blocks: readonly Block[]): Sheet[] {
  const tables = blocks.filter((block) => block.type === 'table').filter((table) => table.rows.length >= 2)
  return tables.map((table, index) => {
    const merges: Merge[] = []
    const rows = table.rows.map((cells, row) => {
      const line: (Cell | undefined)[] = []
      for (const cell of cells) {
        line[cell.column] = cell.text === '' ? undefined : { type: 'text', value: cell.text }
        const right = cell.column + cell.span - 1
        const above = merges.findLast((one) => one.left === cell.column && one.bottom === row - 1)
        if (cell.continued && above !== undefined) merges.push({ ...above, bottom: row })
        else merges.push({ top: row, bottom: row, left: cell.column, right })
      }
      return Array.from(line)
    })
    const wide = merges.filter((one) => one.bottom > one.top || one.right > one.left)
    return { name: tables.length === 1 ? null : `表 ${index + 1}`, hidden: false, rows, merges: wide }
  })
}
