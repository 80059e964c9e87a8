/** Tables that are no roster: talks, dues, lists of meetings, study, development of members, rectification. Pure. */
import { type RegisterKind, isRegisterKind, registerKinds } from '#shared/import/register-fields.ts'
import type { Doubt, RowValue } from '#shared/imports.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { readAmount, readRate } from './amounts.ts'
import { readDay } from './written-moment.ts'
import { headedMonth, monthColumns, monthTitled, yearTitled, underSums, isOfDues } from './dues-headings.ts'
import { type Cell, type Sheet, columnLetters, textOf } from './grid.ts'
import { headingRows, levelsOf } from './headings.ts'
import { type Known, readMeeting } from './meeting-records.ts'
import { readNames } from './name-lists.ts'
import { kindsTitled, readEntry, tellsRegister } from './register-records.ts'
import { type RosterRow, isSummary, isWord, rawOf } from './rows.ts'
import { aboutList, inSections, isStudyList, readStudyItem } from './study-list.ts'
import { readTalk } from './talk-records.ts'
import { readDate } from './values.ts'
import { type ListKind, type RecordKind, fieldIn, tells, vocabularyOf } from './vocabulary.ts'

export interface Register {
  readonly kind: RecordKind
  /** 0-based. */
  readonly rows: readonly number[]
  /** 0-based column → field. */
  readonly columns: ReadonlyMap<number, string>
  readonly titles: ReadonlyMap<number, string>
}

export interface RegisterContext {
  readonly today: LedgerDate
  readonly date1904: boolean
  readonly plainText: boolean
  readonly known: Known
  /** The sheet's name and what stands over its headings: it tells the kind of meetings that do not say it. */
  readonly about?: string
  readonly sheetName?: string
  readonly fileName?: string | undefined
}

/** In this order: a kind that needs more comes before one that needs less. */
const order: readonly ListKind[] = [
  'heartTalks',
  'duesRegister',
  'rectificationList',
  'requiredStudyList',
  'studyRecords',
  'meetingRecords',
  'developmentRegister',
]

/**
 * The kind of register that a sheet is, or the one it is said to be: what its title says, then what its headings say.
 * @param fileName says what a table is that has no title of its own
 */
export function findRegister(sheet: Sheet, said?: RecordKind, fileName = ''): Register | undefined {
  if (said !== undefined) return headingsIn(sheet, said, said)
  const titled = entriesTitled(sheet, fileName)
  if (titled !== undefined) return titled
  for (const kind of order) {
    const register = headingsIn(sheet, kind)
    const content = kind !== 'requiredStudyList' || isStudyList(sheet, register)
    if (content && tells[kind](new Set(register.columns.values()))) return register
  }
  return bestOf(sheet, registerKinds, fileName, false)
}

/** Lines over the headings, with what the sheet is called. */
const overOf = (sheet: Sheet, rows: readonly number[]): string =>
  [
    ...sheet.rows.slice(0, rows[0] ?? 0).flatMap((row) => row.map(textOf)),
    sheet.caption ?? '',
    sheet.name ?? '',
  ].join(' ')

/** The plain register that the title of a table names. */
function entriesTitled(sheet: Sheet, fileName: string): Register | undefined {
  const lines = sheet.rows.slice(0, 4).filter((row) => row.filter((cell) => cell !== undefined).length <= 2)
  const title = [...lines.flatMap((row) => row.map(textOf)), sheet.caption ?? '', sheet.name ?? ''].join(' ')
  const own = kindsTitled(title)
  return bestOf(sheet, own.length > 0 ? own : kindsTitled(fileName), fileName, true)
}

function bestOf(
  sheet: Sheet,
  kinds: readonly RegisterKind[],
  fileName: string,
  titled: boolean,
): Register | undefined {
  let best: Register | undefined
  for (const kind of kinds) {
    const register = headingsIn(sheet, kind)
    const fields = new Set(register.columns.values())
    const over = `${overOf(sheet, register.rows)} ${fileName}`
    if (!tellsRegister(kind, fields, register.titles.size, over, titled)) continue
    if (best === undefined || register.columns.size > best.columns.size) best = register
  }
  return best
}

function headingsIn(sheet: Sheet, kind: RecordKind, said?: RecordKind): Register {
  const vocabulary = vocabularyOf(kind)
  const dues = kind === 'duesRegister'
  const rows = headingRows(
    sheet,
    (text) => fieldIn(vocabulary, text) !== undefined || (dues && headedMonth(text) !== undefined),
  )
  const columns = new Map<number, string>()
  const titles = new Map<number, string>()
  const width = rows.length === 0 ? 0 : Math.max(0, ...sheet.rows.slice(0, 200).map((row) => row.length))
  for (let column = 0; column < width; column += 1) {
    const levels = levelsOf(sheet, rows, column)
    if (levels.length === 0) continue
    titles.set(column, levels.join('/'))
    const field = fieldOfLevels(levels, kind)
    if (field !== undefined && ![...columns.values()].includes(field)) columns.set(column, field)
  }
  if (dues) {
    const told =
      /党费/.test(overOf(sheet, rows)) || [...columns.values()].some((one) => /^(dues|total)/.test(one))
    for (const [column, field] of monthColumns(titles, columns, told)) columns.set(column, field)
    if (said === undefined && !isOfDues(sheet, (rows.at(-1) ?? -1) + 1, columns, overOf(sheet, rows)))
      columns.clear()
  }
  return { kind, rows, columns, titles }
}

const monthField = (heading: string, kind: RecordKind): string | undefined => {
  const found = kind === 'duesRegister' ? headedMonth(heading) : undefined
  return found === undefined ? undefined : `paid${String(found.month).padStart(2, '0')}`
}

function fieldOfLevels(levels: readonly string[], kind: RecordKind): string | undefined {
  const vocabulary = vocabularyOf(kind)
  const [leaf = '', ...parents] = levels.toReversed()
  const sum = kind === 'duesRegister' ? underSums(levels) : undefined
  if (sum !== undefined) return sum ?? undefined
  const month = parents
    .map((parent) => fieldIn(vocabulary, parent) ?? monthField(parent, kind))
    .find((field) => field?.startsWith('paid'))
  // 「1月 / 应交」 beside 「1月 / 实交」
  if (month !== undefined) return /实|已/.test(leaf) ? month : undefined
  return fieldIn(vocabulary, levels.join('')) ?? fieldIn(vocabulary, leaf)
}

/** Rows under the headings; blank ones are none, sums and signatures are no records. */
export function readRegister(sheet: Sheet, register: Register, context: RegisterContext): RosterRow[] {
  if (register.kind !== 'requiredStudyList') return rowsUnder(sheet, register, context)
  const about = aboutList(sheet, register)
  return inSections(sheet, rowsUnder(sheet, register, { ...context, about }), about)
}

function rowsUnder(sheet: Sheet, register: Register, context: RegisterContext): RosterRow[] {
  const filled = fillDown(sheet, register)
  const rows: RosterRow[] = []
  for (let index = (register.rows.at(-1) ?? -1) + 1; index < sheet.rows.length; index += 1) {
    const cells = sheet.rows[index] ?? []
    const own = cells.flatMap((cell, column) => (textOf(cell).trim() === '' ? [] : [{ cell, column }]))
    if (own.every(({ column }) => register.columns.get(column) === 'seq' && !isWord(cells[column]))) continue
    const place = { sheet: sheet.name, row: index + 1 }
    const squeezed = own.slice(0, 2).map(({ cell }) => textOf(cell).normalize('NFKC').replace(/\s/g, ''))
    const heading = own.filter(
      ({ cell, column }) => textOf(cell).replace(/\s+/g, '') === register.titles.get(column),
    )
    const wide = sheet.merges.some((one) => one.top === index && one.right - one.left >= 3)
    if (squeezed.some(isSummary) || heading.length >= 3 || (wide && own.length === 1)) {
      rows.push({
        ...place,
        fixed: 'skip',
        values: {},
        doubts: [{ code: 'notARecord', raw: rawOf(own[0]?.cell) }],
      })
    } else {
      const row = new Row(register, (column) => cells[column] ?? filled.get(column)?.[index])
      rows.push(readRow(place, register.kind, row, context))
    }
  }
  return rows
}

/** Values of ranges merged downwards, for the rows they cover: one talker for three talks. */
function fillDown(sheet: Sheet, register: Register): Map<number, (Cell | undefined)[]> {
  const filled = new Map<number, (Cell | undefined)[]>()
  const last = register.rows.at(-1) ?? -1
  for (const merge of sheet.merges) {
    const field = register.columns.get(merge.left)
    if (merge.bottom === merge.top || merge.top <= last || field === undefined) continue
    if (['name', 'seq'].includes(field) || register.kind === 'duesRegister') continue
    const cells = filled.get(merge.left) ?? []
    const bottom = Math.min(merge.bottom, sheet.rows.length - 1)
    for (let row = merge.top + 1; row <= bottom; row += 1) cells[row] = sheet.rows[merge.top]?.[merge.left]
    filled.set(merge.left, cells)
  }
  return filled
}

/** A row by its fields. */
class Row {
  readonly #register: Register
  readonly #places: ReadonlyMap<string, number>
  readonly #cellAt: (column: number) => Cell | undefined

  constructor(register: Register, cellAt: (column: number) => Cell | undefined) {
    this.#places = new Map([...register.columns].map(([column, field]) => [field, column]))
    this.#cellAt = cellAt
    this.#register = register
  }

  /** What stands in columns that nothing is known of: kept with the record, under its heading. */
  unread(): string[] {
    return [...this.#register.titles].flatMap(([column, title]) => {
      const text = textOf(this.#cellAt(column)).trim()
      return this.#register.columns.has(column) || text === '' ? [] : [`${title}：${text}`]
    })
  }

  fields(): IterableIterator<string> {
    return this.#places.keys()
  }

  cell(field: string): Cell | undefined {
    const column = this.#places.get(field)
    return column === undefined ? undefined : this.#cellAt(column)
  }

  text(field: string): string {
    return textOf(this.cell(field)).trim()
  }

  heading(field: string): string {
    const column = this.#places.get(field)
    return column === undefined ? '' : (this.#register.titles.get(column) ?? '')
  }

  /** Adds where the doubt is and what stood there. */
  placed(doubt: Doubt): Doubt {
    const column = doubt.field === undefined ? undefined : this.#places.get(doubt.field)
    if (column === undefined) return doubt
    return { ...doubt, column: columnLetters(column), raw: doubt.raw ?? rawOf(this.#cellAt(column)) }
  }
}

function readRow(
  place: { sheet: string | null; row: number },
  kind: RecordKind,
  row: Row,
  context: RegisterContext,
): RosterRow {
  const { values, doubts } = valuesOf(kind, row, context)
  // a register of dues has two columns for each month, and its file is kept whole
  const unread = kind === 'duesRegister' || isRegisterKind(kind) ? [] : row.unread()
  const remark = typeof values['remark'] === 'string' ? [values['remark']] : []
  return {
    ...place,
    values: unread.length === 0 ? values : { ...values, remark: [...remark, ...unread].join('\n') },
    doubts: doubts.map((doubt) => row.placed(doubt)),
  }
}

interface Found {
  readonly values: Record<string, RowValue>
  readonly doubts: readonly Doubt[]
}

function valuesOf(kind: RecordKind, row: Row, context: RegisterContext): Found {
  if (kind === 'heartTalks') {
    const date = () => {
      const { value, doubts } = readDay(row.cell('talkDate'), context)
      return { doubts, ...(typeof value === 'string' ? { value } : {}) }
    }
    return readTalk({ text: (field) => row.text(field), date }, context.known)
  }
  if (kind === 'duesRegister') return readDues(row, context)
  if (kind === 'requiredStudyList') return readStudyItem(row, context)
  if (isRegisterKind(kind)) return readEntry(kind, row, context)
  if (kind === 'meetingRecords' || kind === 'themePartyDays') {
    const fields = new Map([...row.fields()].map((field) => [field, row.text(field)]))
    const when = row.cell('meetingDate')
    const { value } = when?.type === 'date' || when?.type === 'number' ? readDate(when, context) : {}
    if (typeof value === 'string') fields.set('meetingDate', value)
    return readMeeting({ fields, heading: '', images: 0, list: true }, context.about ?? '', context.known)
  }
  return readPlain(row, context)
}

/** Amounts in 分 by month; a month without a trustworthy amount is unpaid, and a sum is never carried over. */
function readDues(row: Row, context: RegisterContext): Found {
  const values: Record<string, RowValue> = {}
  const doubts: Doubt[] = []
  const [name] = readNames(row.text('name'), context.known).names
  values['name'] = name ?? row.text('name')
  if (values['name'] === '') doubts.push({ code: 'nameMissing', field: 'name' })
  const amount = (field: string): number | undefined => {
    const cell = row.cell(field)
    const read = readAmount(cell)
    if (read.state === 'unreadable') doubts.push({ code: 'amountUnreadable', field, raw: rawAmount(cell) })
    return read.state === 'amount' ? read.fen : undefined
  }
  const base = amount('duesBase')
  if (base !== undefined) values['duesBaseFen'] = base
  const rate = readRate(row.cell('duesRate'))
  if (rate !== undefined) values['duesRate'] = rate
  const due = amount('duesDue')
  const cell = row.cell('duesDue')
  const uncounted =
    due === 0 && base !== undefined && base > 0 && cell?.type === 'number' && cell.formula !== undefined
  if (uncounted)
    doubts.push({
      code: 'amountUnreadable',
      field: 'duesDue',
      raw: `=${cell.formula} → ${cell.value}`,
      detail: '公式没有算出结果',
    })
  else if (due !== undefined) values['duesDueFen'] = due
  const paid: Record<string, number> = {}
  const unpaid: string[] = []
  for (const field of row.fields()) {
    if (!/^paid(\d\d|Q\d)$/.test(field)) continue
    const month = field.slice(4)
    const fen = amount(field)
    if (fen === undefined || fen === 0) unpaid.push(month)
    else paid[month] = fen
  }
  if (Object.keys(paid).length > 0) values['paidFen'] = paid
  if (unpaid.length > 0) values['unpaid'] = unpaid.toSorted()
  const once = amount('duesPaid')
  if (once !== undefined) values['duesPaidFen'] = once
  for (const field of ['totalDue', 'totalPaid']) amount(field)
  for (const field of ['month', 'paidOn', 'remark']) {
    if (row.text(field) !== '') values[field] = row.text(field)
  }
  // a sheet for each month says it once, over its headings
  const titled =
    values['month'] === undefined && once !== undefined ? monthTitled(context.about ?? '') : undefined
  if (titled !== undefined) values['month'] = titled
  const year = yearTitled(context.about ?? '', context.sheetName ?? '', context.fileName ?? '')
  if (year !== undefined && values['month'] === undefined) values['month'] = year
  return { values, doubts }
}

/** What stood there; of a formula that is broken itself, the formula too. */
function rawAmount(cell: Cell | undefined): string | number | boolean | null {
  if (cell?.type === 'error' && cell.formula?.includes('#REF!') === true)
    return `=${cell.formula} → ${cell.value}`
  return rawOf(cell)
}

/** Kinds that have no register of their own yet: the words as they stand, dates where they can be read. */
function readPlain(row: Row, context: RegisterContext): Found {
  const values: Record<string, RowValue> = {}
  const doubts: Doubt[] = []
  for (const field of row.fields()) {
    const text = row.text(field)
    if (text === '' || field === 'seq') continue
    if (field.endsWith('Date')) {
      const { value, doubts: found } = readDay(row.cell(field), context)
      if (typeof value === 'string') values[field] = value
      for (const doubt of found) doubts.push({ ...doubt, field })
    } else if (field === 'name') values[field] = readNames(text, context.known).names[0] ?? text
    else values[field] = text
  }
  return { values, doubts }
}
