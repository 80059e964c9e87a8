/** What a text document holds: forms, lists, or minutes written as text. Pure. */
import type { Doubt, RowValue } from '#shared/imports.ts'
import type { Block, Cell, Grid, Merge, Sheet } from './grid.ts'
import { readMeeting } from './meeting-records.ts'
import { type RawRecord, formsOf, freeTextOf } from './minutes.ts'
import { type OwnMeeting, ownBookOf } from './own-book.ts'
import { originalOf, ownLabels, readOwnMeeting } from './own-meeting.ts'
import { type Part, alsoIn, sameKind } from './parts.ts'
import type { Recognition, RecogniseOptions, RecognisedSheet } from './recognise.ts'
import type { RosterRow } from './rows.ts'
import { recogniseSheets } from './sheets.ts'
import { readTalk } from './talk-records.ts'
import { readDate } from './values.ts'
import { vocabularies } from './vocabulary.ts'

/** Its forms, its minutes written as text and its lists: every kind of them a part, the first one taken. */
export function recogniseDocument(
  blocks: readonly Block[],
  grid: Grid,
  options: RecogniseOptions,
): Recognition {
  const empty = blocks.every((block) => block.type === 'paragraph' && block.text.trim() === '')
  if (empty) return { kind: 'none', doubts: [{ code: 'fileEmpty' }], sheets: [], also: [] }
  const book = ownBookOf(blocks)
  if (book === undefined) return recogniseText(blocks, undefined, grid, options)
  const own = book.meetings.length === 0 ? [] : [ownMeetings(book.meetings)]
  const found = recogniseText(book.rest, own, grid, options)
  const doubts =
    found.kind === 'none' && book.doubts.length > 0 ? book.doubts : [...found.doubts, ...book.doubts]
  return { ...found, doubts }
}

/** @param own of a ledger of ours: what was read of it by its own rules */
function recogniseText(
  blocks: readonly Block[],
  own: readonly Part[] | undefined,
  grid: Grid,
  options: RecogniseOptions,
): Recognition {
  const tables = { ...grid, sheets: tablesOf(blocks) }
  const parts = [
    ...partsOf(blocks, tables, options),
    ...(own ?? []).map((part): DocumentPart => ({ of: 'text', part })),
  ]
  // whoever comes with a whole ledger begins with its people: by them the names in the rest are told
  if (own !== undefined) parts.sort((a, b) => rank(a.part) - rank(b.part))
  const main = options.kind ?? parts[0]?.part.kind
  const meant = parts.find(({ part }) => sameKind(part.kind, main))
  const also = alsoIn(
    parts.map(({ part }) => part),
    main ?? 'none',
  )
  if (meant?.of === 'text') return { ...meant.part, doubts: [], also }
  // what it holds is certain: a roster is not read as talks because talks are asked for
  if (meant === undefined && own !== undefined)
    return { kind: 'none', doubts: [{ code: 'kindUnknown' }], sheets: [], also }
  if (meant === undefined && sameKind(options.kind, 'meetingRecords')) {
    const forced = meetingPart(blocks, options)
    if (forced !== undefined) return { ...forced, doubts: [], also }
  }
  if (tables.sheets.length === 0) return { kind: 'none', doubts: [{ code: 'kindUnknown' }], sheets: [], also }
  const among = parts.length > 1 && meant !== undefined ? { kind: meant.part.kind } : {}
  return { ...recogniseSheets(tables, { ...options, ...among }), also }
}

const rank = ({ kind }: Part): number =>
  kind === 'memberRoster' ? 0 : sameKind(kind, 'meetingRecords') ? 1 : 2

function ownMeetings(meetings: readonly OwnMeeting[]): Part {
  const rows = meetings.map((meeting, index): RosterRow => {
    const { values, doubts } = readOwnMeeting(meeting)
    return { sheet: null, row: index + 1, values, doubts, original: originalOf(meeting) }
  })
  const labels = new Map(
    meetings.flatMap(({ head }) => [...head.keys()].map((label) => [label, ownLabels[label]])),
  )
  const themeDays = meetings.every(({ kind }) => kind === 'themePartyDay')
  return {
    kind: themeDays ? 'themePartyDays' : 'meetingRecords',
    sheets: [
      {
        name: null,
        hidden: false,
        taken: true,
        headerRows: [],
        columns: {},
        headings: {},
        labels: Object.fromEntries(
          [...labels].flatMap(([label, field]) => (field === undefined ? [] : [[label, field]])),
        ),
        doubts: [],
        rows,
      },
    ],
  }
}

interface DocumentPart {
  readonly of: 'tables' | 'text'
  readonly part: Part
}

/** Lists other than rosters come first, then talks, meetings and rosters. */
function partsOf(blocks: readonly Block[], tables: Grid, options: RecogniseOptions): DocumentPart[] {
  const { today, known } = options
  const found = tables.sheets.map((sheet) => ({
    sheet,
    read: recogniseSheets({ ...tables, sheets: [sheet] }, { today, known }),
  }))
  const lists = found.flatMap(({ sheet, read }): { sheet: Sheet; part: Part }[] => {
    const { kind, sheets } = read
    if (kind === 'none') return []
    // 「姓名 张三 性别 男」 over the rest of a talk's form is no list of persons
    const table = blocks[tableIndex(sheet, tables, blocks)]
    const form = kind === 'memberRoster' && table !== undefined && textParts([table], options).length > 0
    return form ? [] : [{ sheet, part: { kind, sheets } }]
  })
  const taken = new Set(lists.map(({ sheet }) => tableIndex(sheet, tables, blocks)))
  const text = textParts(
    blocks.filter((_, index) => !taken.has(index)),
    options,
  )
  const registers = lists.some(({ part }) => part.kind !== 'memberRoster')
  const inTables = [...Map.groupBy(lists, ({ part }) => part.kind)].map(([kind, all]): DocumentPart => ({
    of: 'tables',
    part: { kind, sheets: all.flatMap(({ part }) => part.sheets) },
  }))
  const inText = text
    .filter(({ kind }) => !inTables.some(({ part }) => sameKind(part.kind, kind)))
    .map((part): DocumentPart => ({ of: 'text', part }))
  return registers ? [...inTables, ...inText] : [...inText, ...inTables]
}

const tableIndex = (sheet: Sheet, tables: Grid, blocks: readonly Block[]): number => {
  const order = tables.sheets.indexOf(sheet)
  const places = blocks.flatMap((block, index) => (isTable(block) ? [index] : []))
  return places[order] ?? -1
}

/** Talks first: what is left of them may be meetings. */
function textParts(blocks: readonly Block[], options: RecogniseOptions): Part[] {
  const { today, known } = options
  const talks = talksOf(blocks)
  const tables = new Set(talks.map(({ table }) => table))
  const rest = talks.some(({ table }) => table === undefined)
    ? []
    : blocks.filter((block) => !tables.has(block))
  const meetings = meetingPart(rest, { today, known })
  return [
    ...(talks.length === 0 ? [] : [{ kind: 'heartTalks' as const, sheets: [talkSheet(talks, options)] }]),
    ...(meetings === undefined ? [] : [meetings]),
  ]
}

const talksOf = (blocks: readonly Block[]): RawRecord[] =>
  recordsOf(blocks, 'heartTalks').filter(({ fields }) => fields.has('talkWith'))

/** Undefined where there are none. @param options with the kind where it is told: then a record needs no date */
function meetingPart(blocks: readonly Block[], options: RecogniseOptions): Part | undefined {
  const told = options.kind !== undefined
  const found = recordsOf(blocks, 'meetingRecords').filter(({ fields }) => fields.has('meetingDate') || told)
  if (found.length === 0) return undefined
  const about = blocks
    .flatMap((block) => (block.type === 'paragraph' && block.text.trim() !== '' ? [block.text] : []))
    .slice(0, 3)
    .join(' ')
  const rows = everybodyNamed(found.map((record, index) => meetingRow(record, index, about, options)))
  const themeDays = rows.every((row) => row.values['meetingType'] === 'themePartyDay')
  return { kind: themeDays ? 'themePartyDays' : 'meetingRecords', sheets: [sheetOf(found, rows)] }
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

const isTable = (block: Block): block is Block & { type: 'table' } =>
  block.type === 'table' && block.rows.length >= 2

/** The tables of a document as sheets, so that a list in Word is read as the same list in Excel is. */
export function tablesOf(blocks: readonly Block[]): Sheet[] {
  const tables = blocks.filter(isTable)
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
