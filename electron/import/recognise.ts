/** Which sheets of a grid are rosters, and what they say. Pure. */
import { Failure } from '#shared/failure.ts'
import type { Doubt, ImportKind } from '#shared/imports.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { type RosterField, isRosterField } from './fields.ts'
import { type Grid, type Sheet, columnLetters } from './grid.ts'
import { type Headings, findHeadings, placesOf } from './headings.ts'
import { type RosterRow, readRows } from './rows.ts'

export interface RecognisedSheet {
  readonly name: string | null
  readonly hidden: boolean
  readonly taken: boolean
  /** 1-based. */
  readonly headerRows: readonly number[]
  readonly columns: Readonly<Record<string, RosterField>>
  readonly headings: Readonly<Record<string, string>>
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
  /** Take this sheet and no other, hidden or not. */
  readonly sheet?: string | undefined
  /** Corrections by hand: column letters → field, or null to leave the column out. */
  readonly columns?: Readonly<Record<string, string | null>> | undefined
}

/** Takes every visible sheet that is a roster; the others are shown and left alone. */
export function recognise(grid: Grid, options: RecogniseOptions): Recognition {
  const sheets = grid.sheets.map((sheet) => recogniseSheet(sheet, grid, options))
  if (grid.sheets.every((sheet) => isBlank(sheet)))
    return { kind: 'none', doubts: [{ code: 'fileEmpty' }], sheets }
  if (sheets.some((sheet) => sheet.taken)) return { kind: 'memberRoster', doubts: [], sheets }
  const doubt: Doubt =
    options.sheet !== undefined && !grid.sheets.some((sheet) => sheet.name === options.sheet)
      ? { code: 'kindUnknown', detail: '没有这个名称的工作表' }
      : { code: 'kindUnknown' }
  return { kind: 'none', doubts: [doubt], sheets }
}

const isBlank = (sheet: Sheet): boolean => sheet.rows.every((row) => row.every((cell) => cell === undefined))

function recogniseSheet(sheet: Sheet, grid: Grid, options: RecogniseOptions): RecognisedSheet {
  const found = correct(findHeadings(sheet), options.columns)
  const asked = options.sheet === undefined ? !sheet.hidden : sheet.name === options.sheet
  const roster = looksLikeRoster(found, options.columns !== undefined)
  const taken = asked && roster
  const doubts: Doubt[] = []
  if (sheet.hidden) doubts.push({ code: 'hiddenSheet' })
  if (!isBlank(sheet)) {
    if (found.rows.length === 0) doubts.push({ code: 'headerNotFound' })
    else if (!roster) doubts.push({ code: 'kindUnknown' })
    if (taken) doubts.push(...found.doubts)
  }
  const context = { today: options.today, date1904: grid.date1904, plainText: grid.plainText }
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    taken,
    headerRows: found.rows.map((row) => row + 1),
    columns: lettered(found.columns),
    headings: lettered(found.titles),
    doubts,
    rows: taken ? readRows(sheet, found, context) : [],
  }
}

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

const columnIndex = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1
