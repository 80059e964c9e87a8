/** Which sheets of a grid are records of a known kind, and what they say. Pure. */
import { Failure } from '#shared/failure.ts'
import type { Doubt, ImportKind } from '#shared/imports.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { recogniseDocument, tablesOf } from './documents.ts'
import { isRosterField } from './fields.ts'
import { type Grid, type Sheet, columnLetters } from './grid.ts'
import { type Headings, findHeadings, placesOf } from './headings.ts'
import type { Known } from './meeting-records.ts'
import { type Register, findRegister, readRegister } from './registers.ts'
import { type RosterRow, readRows } from './rows.ts'
import { type RecordKind, vocabularies } from './vocabulary.ts'

export interface RecognisedSheet {
  readonly name: string | null
  readonly hidden: boolean
  readonly taken: boolean
  /** 1-based. */
  readonly headerRows: readonly number[]
  readonly columns: Readonly<Record<string, string>>
  readonly headings: Readonly<Record<string, string>>
  /** In a text document: label → field. */
  readonly labels?: Readonly<Record<string, string>>
  readonly doubts: readonly Doubt[]
  readonly rows: readonly RosterRow[]
}

export interface Recognition {
  readonly kind: ImportKind
  readonly doubts: readonly Doubt[]
  readonly sheets: readonly RecognisedSheet[]
}

export interface RecogniseOptions {
  readonly today: LedgerDate
  /** Tells a name on the roster. */
  readonly known: Known
  /** What the file is, where the user knows better. */
  readonly kind?: Exclude<ImportKind, 'none'> | undefined
  /** Take this sheet and no other, hidden or not. */
  readonly sheet?: string | undefined
  /** Corrections by hand: column letters → field, or null to leave the column out. */
  readonly columns?: Readonly<Record<string, string | null>> | undefined
}

interface Candidate {
  readonly kind: ImportKind
  readonly sheet: RecognisedSheet
}

/** Takes every visible sheet of the first kind that is found; the others are shown and left alone. */
export function recognise(grid: Grid, options: RecogniseOptions): Recognition {
  if (grid.blocks !== undefined) {
    const found = recogniseDocument(grid.blocks, options)
    if (found !== undefined) return found
    const tables = tablesOf(grid.blocks)
    if (tables.length === 0) return { kind: 'none', doubts: [{ code: 'kindUnknown' }], sheets: [] }
    return recogniseSheets({ ...grid, sheets: tables }, options)
  }
  return recogniseSheets(grid, options)
}

function recogniseSheets(grid: Grid, options: RecogniseOptions): Recognition {
  const candidates = grid.sheets.map((sheet) => recogniseSheet(sheet, grid, options))
  if (grid.sheets.every((sheet) => isBlank(sheet)))
    return { kind: 'none', doubts: [{ code: 'fileEmpty' }], sheets: candidates.map(({ sheet }) => sheet) }
  const kind = candidates.find(({ sheet }) => sheet.taken)?.kind
  const sheets = candidates.map((one) =>
    one.sheet.taken && one.kind !== kind
      ? { ...one.sheet, taken: false, rows: [], doubts: [{ code: 'kindUnknown' as const }] }
      : one.sheet,
  )
  if (kind !== undefined) return { kind, doubts: [], sheets }
  const doubt: Doubt =
    options.sheet !== undefined && !grid.sheets.some((sheet) => sheet.name === options.sheet)
      ? { code: 'kindUnknown', detail: '没有这个名称的工作表' }
      : { code: 'kindUnknown' }
  return { kind: 'none', doubts: [doubt], sheets }
}

const isBlank = (sheet: Sheet): boolean => sheet.rows.every((row) => row.every((cell) => cell === undefined))

function recogniseSheet(sheet: Sheet, grid: Grid, options: RecogniseOptions): Candidate {
  const { kind: said, columns } = options
  const asked = options.sheet === undefined ? !sheet.hidden : sheet.name === options.sheet
  const headings = findHeadings(sheet)
  const plainRoster = said === 'memberRoster' || (said === undefined && looksLikeRoster(headings, false))
  if (!plainRoster && (said !== undefined || !isRosterCorrection(columns))) {
    const register = findRegister(sheet, said)
    if (register !== undefined)
      return ofRegister(sheet, grid, correctRegister(register, columns), asked, options)
  }
  const found = correct(headings, columns)
  const roster = said === 'memberRoster' || looksLikeRoster(found, columns !== undefined)
  const taken = asked && roster && found.columns.size > 0
  const doubts: Doubt[] = sheet.hidden ? [{ code: 'hiddenSheet' }] : []
  if (!isBlank(sheet)) {
    if (found.rows.length === 0) doubts.push({ code: 'headerNotFound' })
    else if (!roster) doubts.push({ code: 'kindUnknown' })
    if (taken) doubts.push(...found.doubts)
  }
  const context = { today: options.today, date1904: grid.date1904, plainText: grid.plainText }
  const recognised = {
    name: sheet.name,
    hidden: sheet.hidden,
    taken,
    headerRows: found.rows.map((row) => row + 1),
    columns: lettered(found.columns),
    headings: lettered(found.titles),
    doubts,
    rows: taken ? readRows(sheet, found, context) : [],
  }
  return { kind: 'memberRoster', sheet: recognised }
}

function ofRegister(
  sheet: Sheet,
  grid: Grid,
  register: Register,
  asked: boolean,
  options: RecogniseOptions,
): Candidate {
  const doubts: Doubt[] = sheet.hidden ? [{ code: 'hiddenSheet' }] : []
  const taken = asked && register.columns.size > 0
  for (const [column, title] of register.titles) {
    if (taken && !register.columns.has(column))
      doubts.push({ code: 'columnUnknown', column: columnLetters(column), raw: title.slice(0, 100) })
  }
  const context = { ...options, date1904: grid.date1904, plainText: grid.plainText }
  const recognised = {
    name: sheet.name,
    hidden: sheet.hidden,
    taken,
    headerRows: register.rows.map((row) => row + 1),
    columns: lettered(register.columns),
    headings: lettered(register.titles),
    doubts,
    rows: taken ? readRegister(sheet, register, context) : [],
  }
  return { kind: register.kind, sheet: recognised }
}

/** Corrections that name a roster's own fields make a roster of a table that says nothing itself. */
const isRosterCorrection = (columns: RecogniseOptions['columns']): boolean =>
  columns !== undefined && Object.values(columns).includes('name')

const lettered = <Value>(columns: ReadonlyMap<number, Value>): Record<string, Value> =>
  Object.fromEntries(
    [...columns].toSorted(([a], [b]) => a - b).map(([column, value]) => [columnLetters(column), value]),
  )

/** Names, and at least two things that only a register of persons holds; a dues table names members too. */
function looksLikeRoster({ columns, duesColumns }: Headings, corrected: boolean): boolean {
  const fields = new Set(columns.values())
  if (!fields.has('name')) return false
  if (corrected) return true
  const telling = [
    'gender',
    'ethnicity',
    'birthDate',
    'idNumber',
    'personCategory',
    'joinDate',
    'fullMemberDate',
  ]
  const more = ['education', 'phone', 'group', 'partyPost', 'jobTitle', 'membershipStatus', 'branchName']
  const count = (names: readonly string[]) => [...fields].filter((field) => names.includes(field)).length
  return duesColumns < 2 && count(telling) >= 1 && count([...telling, ...more]) >= 2
}

/** @throws Failure badInput for a field there is none of, or one given to two columns */
function correct(found: Headings, corrections: RecogniseOptions['columns']): Headings {
  if (corrections === undefined) return found
  const columns = new Map(found.columns)
  for (const [letters, field] of Object.entries(corrections)) {
    const column = columnIndex(letters)
    columns.delete(column)
    if (field === null) continue
    if (!isRosterField(field)) throw new Failure('badInput', `columns.${letters}: 没有这个字段`)
    for (const [other, taken] of columns) if (taken === field) columns.delete(other)
    columns.set(column, field)
  }
  const given = Object.values(corrections).filter((field) => field !== null)
  if (new Set(given).size < given.length) throw new Failure('badInput', 'columns: 两列对应同一个字段')
  const doubts = found.doubts.filter((doubt) => !Object.hasOwn(corrections, doubt.column ?? ''))
  return { ...found, columns, places: placesOf(columns), doubts }
}

/** @throws Failure badInput as `correct` */
function correctRegister(register: Register, corrections: RecogniseOptions['columns']): Register {
  if (corrections === undefined) return register
  const columns = new Map(register.columns)
  for (const [letters, field] of Object.entries(corrections)) {
    const column = columnIndex(letters)
    columns.delete(column)
    if (field === null) continue
    if (!isFieldOf(register.kind, field)) throw new Failure('badInput', `columns.${letters}: 没有这个字段`)
    for (const [other, taken] of columns) if (taken === field) columns.delete(other)
    columns.set(column, field)
  }
  const given = Object.values(corrections).filter((field) => field !== null)
  if (new Set(given).size < given.length) throw new Failure('badInput', 'columns: 两列对应同一个字段')
  return { ...register, columns }
}

const isFieldOf = (kind: RecordKind, field: string): boolean => Object.hasOwn(vocabularies[kind], field)

const columnIndex = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1
