/** What a text document holds: forms, lists, or minutes written as text. Pure. */
import type { Block, Cell, Grid, Merge, Sheet } from './grid.ts'
import { type OwnMeeting, ownBookOf } from './own-book.ts'
import { originalOf, ownLabels, readOwnMeeting } from './own-meeting.ts'
import { type Part, alsoIn, gather, sameKind } from './parts.ts'
import type { Recognition, RecogniseOptions } from './recognise.ts'
import { meetingPart, meetingsIn, recordSheet, textParts } from './record-sheets.ts'
import type { RosterRow } from './rows.ts'
import { recogniseSheets } from './sheets.ts'

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
    ...(own ?? []).map((part): DocumentPart => ({ of: 'text', part })),
    ...partsOf(blocks, tables, options),
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
  const fields = meetings.flatMap(({ head }) =>
    [...head.keys()].flatMap((label): [string, string][] => {
      const field = ownLabels[label]
      return field === undefined ? [] : [[label, field]]
    }),
  )
  return meetingsIn(recordSheet(null, fields, rows))
}

interface DocumentPart {
  readonly of: 'tables' | 'text'
  readonly part: Part
}

/** Lists other than rosters come first, then talks, meetings and rosters. */
function partsOf(blocks: readonly Block[], tables: Grid, options: RecogniseOptions): DocumentPart[] {
  const { today, known, fileName } = options
  const found = tables.sheets.map((sheet) => ({
    sheet,
    read: recogniseSheets({ ...tables, sheets: [sheet] }, { today, known, fileName }),
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
  const inTables = gather(lists.map(({ part }) => part)).map((part): DocumentPart => ({ of: 'tables', part }))
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

const isTable = (block: Block): block is Block & { type: 'table' } =>
  block.type === 'table' && block.rows.length >= 2

/** The short lines right over a table: its title, and 「单位：…」 below it. */
function linesOver(blocks: readonly Block[], table: Block): string {
  const lines: string[] = []
  for (let at = blocks.indexOf(table) - 1; at >= 0 && lines.length < 3; at -= 1) {
    const block = blocks[at]
    if (block?.type !== 'paragraph' || block.text.length > 60) break
    if (block.text.trim() !== '') lines.push(block.text.trim())
  }
  return lines.toReversed().join(' ')
}

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
    const caption = linesOver(blocks, table)
    return {
      name: tables.length === 1 ? null : `表 ${index + 1}`,
      ...(caption === '' ? {} : { caption }),
      hidden: false,
      rows,
      merges: wide,
    }
  })
}
