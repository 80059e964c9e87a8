/** What stands in the workbook's cells: every sheet by its declaration, numbers masked unless they were asked for. */
import { maskIdNumber, maskPhone } from '#shared/members.ts'
import type { Reader } from '../ledger/open.ts'
import { rowsOf } from './workbook-rows.ts'
import {
  type Column,
  type LedgerTable,
  type Revealing,
  type Row,
  type Sheet,
  type Value,
  isRevealed,
  keyTitle,
  listMark,
} from './workbook-sheet.ts'
import { workbookSheets } from './workbook-sheets.ts'

export interface ColumnContent {
  readonly title: string
  readonly width: number
  readonly wrap: boolean
  /** Shown with two decimals. */
  readonly money?: true
}

export interface SheetContent {
  readonly title: string
  readonly columns: readonly ColumnContent[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** Characters that one cell takes; Excel's own limit is 32,767. */
export const cellRoom = 32_000
export const continuedTitle = '续文'

/** Rows known by their number in the workbook (1, 2 …) and by what they are called. */
type Known = ReadonlyMap<
  LedgerTable,
  ReadonlyMap<number, { readonly number: number; readonly called: string }>
>

/** Every register of the branch, in the order of the declarations; long texts go on in a sheet of their own. */
export async function contentOf(
  read: Reader,
  branchId: number,
  revealing: Revealing,
  sheets: readonly Sheet[] = workbookSheets,
): Promise<SheetContent[]> {
  const known = new Map<LedgerTable, Map<number, { number: number; called: string }>>()
  const written: SheetContent[] = []
  const continued: (string | number)[][] = []
  for (const sheet of sheets) {
    const rows = isRevealed(sheet.only, revealing) ? await rowsOf(read, sheet, branchId) : []
    const names = new Map<number, { number: number; called: string }>()
    known.set(sheet.table, names)
    const cells = rows.map((row, index) => {
      const besides = (column: string) => besideOf(sheet, column, row, known)
      if (sheet.key !== undefined)
        names.set(Number(row[sheet.key]), {
          number: index + 1,
          called: sheet.name?.(row, besides) ?? String(index + 1),
        })
      const line = sheet.columns.flatMap((column) => cellsOf(column, row, known, revealing))
      return sheet.key === undefined ? line : [index + 1, ...line]
    })
    const columns = columnsOf(sheet)
    written.push({
      title: sheet.title,
      columns,
      rows: cells.map((line, index) => line.map((cell, at) => fitted(cell, sheet.title, index + 2, at))),
    })
    function fitted(cell: string | number, title: string, row: number, at: number): string | number {
      if (typeof cell === 'number') return cell
      const [first = '', ...rest] = pieces(guarded(cell))
      for (const [index, piece] of rest.entries())
        continued.push([title, row, columns[at]?.title ?? '', index + 1, piece])
      return first
    }
  }
  return [...written, { title: continuedTitle, columns: continuedColumns, rows: continued }]
}

const continuedColumns = [
  { title: '工作表', width: 16, wrap: false },
  { title: '第几行', width: 8, wrap: false },
  { title: '列名', width: 16, wrap: false },
  { title: '第几段', width: 8, wrap: false },
  { title: '文字', width: 80, wrap: true },
]

function columnsOf({ key, columns }: Sheet): ColumnContent[] {
  const own = columns.flatMap((column) => {
    const plain: ColumnContent = {
      title: column.title,
      width: column.width,
      wrap: column.type === 'text' && (column.wrap || column.width >= 20),
      ...(column.type === 'money' ? { money: true } : {}),
    }
    return column.type === 'reference' ? [plain, { title: column.beside, width: 20, wrap: true }] : [plain]
  })
  return key === undefined ? own : [{ title: keyTitle, width: 8, wrap: false }, ...own]
}

/** Which table a reference of this row points at; undefined for one that no sheet has. */
export function targetOf(column: Extract<Column, { type: 'reference' }>, row: Row): LedgerTable | undefined {
  if (typeof column.to === 'string') return column.to
  const kind = row[column.to.by]
  return typeof kind === 'string' && Object.hasOwn(column.to.tables, kind)
    ? column.to.tables[kind]
    : undefined
}

function pointedAt(column: Column, row: Row, known: Known) {
  if (column.type !== 'reference') return undefined
  const target = targetOf(column, row)
  const id = row[column.column]
  return target === undefined || typeof id !== 'number' ? undefined : known.get(target)?.get(id)
}

function besideOf(sheet: Sheet, name: string, row: Row, known: Known): string {
  const column = sheet.columns.find((each) => each.column === name)
  return column === undefined ? '' : (pointedAt(column, row, known)?.called ?? '')
}

function cellsOf(column: Column, row: Row, known: Known, revealing: Revealing): (string | number)[] {
  const value = row[column.column] ?? null
  if (column.type === 'reference') {
    const found = pointedAt(column, row, known)
    return [found?.number ?? '', found?.called ?? '']
  }
  return [withheld(column, written(column, value), revealing)]
}

/** As people read it. */
export function written(column: Column, value: Value): string | number {
  if (value === null) return ''
  const { type } = column
  if (type === 'flag') return value === 1 ? '是' : '否'
  if (type === 'moment') return String(value).replace('T', ' ')
  if (type === 'whole') return value
  if (type === 'money') return Number(value) / 100
  if (type === 'word') return wordOf(column.words, String(value))
  return type === 'list' ? wordsIn(String(value), column.words).join(listMark) : String(value)
}

const wordOf = (words: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(words, value) ? (words[value] ?? value) : value

function wordsIn(json: string, words: Readonly<Record<string, string>>): string[] {
  const listed: unknown = JSON.parse(json)
  return Array.isArray(listed) ? listed.map((value) => wordOf(words, String(value))) : []
}

function withheld({ withheld: what }: Column, cell: string | number, revealing: Revealing): string | number {
  if (isRevealed(what, revealing)) return cell
  if (what === 'idNumber') return maskIdNumber(String(cell))
  return what === 'phone' ? maskPhone(String(cell)) : ''
}

/**
 * What a cell would not give back as it was: a carriage return, blanks and nothing else, and whatever looks like this
 * very escape. Written as the format itself writes characters, and read back by `unguarded`.
 */
const guarded = (text: string): string => {
  const safe = text.replace(/_x(?=[0-9A-F]{4}_)/g, '_x005F_x').replaceAll('\r', '_x000D_')
  return safe.trim() === '' ? [...safe].map((blank) => escapeOf(blank)).join('') : safe
}

const escapeOf = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

export const unguarded = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text

/** Cuts of at most `cellRoom` characters, never through a character. */
function pieces(text: string): string[] {
  const cut: string[] = []
  let rest = text
  while (rest.length > cellRoom) {
    const high = rest.charCodeAt(cellRoom - 1)
    const end = high >= 0xd800 && high <= 0xdbff ? cellRoom - 1 : cellRoom
    cut.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...cut, rest]
}
