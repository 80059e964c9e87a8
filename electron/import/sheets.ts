/** Which sheets of a grid are records of a known kind, and what they say. Pure. */
import { isRegisterKind } from '#shared/import/register-fields.ts'
import type { Doubt } from '#shared/imports.ts'
import { applicantsOf } from './applicants.ts'
import { correct, correctRegister } from './corrections.ts'
import { type Grid, type Sheet, columnLetters, textOf } from './grid.ts'
import { type Headings, findHeadings } from './headings.ts'
import { type Part, alsoIn, gather, sameKind } from './parts.ts'
import type { Recognition, RecogniseOptions, RecognisedSheet } from './recognise.ts'
import { personForms } from './person-forms.ts'
import { formParts } from './record-sheets.ts'
import { type Register, findRegister, readRegister } from './registers.ts'
import { readRows } from './rows.ts'

interface Candidate {
  readonly kind: Part['kind']
  readonly sheet: RecognisedSheet
}

/** Takes every visible sheet of one kind, the first that is found or the one asked for; the others are shown and left alone. */
export function recogniseSheets(grid: Grid, options: RecogniseOptions): Recognition {
  const found = byItself(grid, options)
  const candidates = asTold(grid, found, options)
  if (grid.sheets.every((sheet) => isBlank(sheet)))
    return {
      kind: 'none',
      doubts: [{ code: 'fileEmpty' }],
      sheets: candidates.map(({ sheet }) => sheet),
      also: [],
    }
  const parts = partsOf(found)
  const kind = partsOf(candidates)[0]?.kind
  const sheets = candidates.map((one) => (sameKind(one.kind, kind) ? one.sheet : left(one.sheet)))
  if (kind !== undefined) return { kind, doubts: [], sheets, also: alsoIn(parts, kind) }
  const doubt: Doubt =
    options.sheet !== undefined && !grid.sheets.some((sheet) => sheet.name === options.sheet)
      ? { code: 'kindUnknown', detail: '没有这个名称的工作表' }
      : { code: 'kindUnknown' }
  return { kind: 'none', doubts: [doubt], sheets, also: alsoIn(parts, 'none') }
}

/** Every visible sheet as what it is by itself. */
const byItself = (grid: Grid, { today, known, fileName }: RecogniseOptions): Candidate[] =>
  grid.sheets.map((sheet) => recogniseSheet(sheet, grid, { today, known, fileName }))

/**
 * What is told of a file that holds several kinds counts for the sheets of the kind that is meant, and what is told
 * of a sheet by its name for that sheet; of any other file, for all of it.
 */
function asTold(grid: Grid, found: readonly Candidate[], options: RecogniseOptions): readonly Candidate[] {
  const { kind, sheet: named, columns } = options
  if (kind === undefined && named === undefined && columns === undefined) return found
  const parts = partsOf(found)
  const meant = named !== undefined ? undefined : (kind ?? (parts.length > 1 ? parts[0]?.kind : undefined))
  const among = parts.some((part) => sameKind(part.kind, meant))
  return found.map((one, index) => {
    const sheet = grid.sheets[index]
    if (sheet === undefined) return one
    if (!among) return recogniseSheet(sheet, grid, options)
    const ours = one.sheet.taken && sameKind(one.kind, meant)
    return ours ? recogniseSheet(sheet, grid, options) : { ...one, sheet: left(one.sheet) }
  })
}

/** Shown and not taken: it has records of another kind, or none. */
const left = (sheet: RecognisedSheet): RecognisedSheet =>
  sheet.taken ? { ...sheet, taken: false, rows: [], doubts: [{ code: 'otherKind' }] } : sheet

const partsOf = (candidates: readonly Candidate[]): Part[] =>
  gather(candidates.flatMap(({ kind, sheet }) => (sheet.taken ? [{ kind, sheets: [sheet] }] : [])))

const isBlank = (sheet: Sheet): boolean => sheet.rows.every((row) => row.every((cell) => cell === undefined))

/** A list, or else the forms that are drawn on it. */
function recogniseSheet(sheet: Sheet, grid: Grid, options: RecogniseOptions): Candidate {
  const list = recogniseList(sheet, grid, options)
  const asked = options.sheet === undefined ? !sheet.hidden : sheet.name === options.sheet
  if (list.sheet.taken || !asked || options.columns !== undefined || grid.blocks !== undefined) return list
  const [forms] = formParts(sheet, options).filter(
    ({ kind }) => options.kind === undefined || sameKind(kind, options.kind),
  )
  const [only] = forms?.sheets ?? []
  return forms === undefined || only === undefined ? list : { kind: forms.kind, sheet: only }
}

function recogniseList(sheet: Sheet, grid: Grid, options: RecogniseOptions): Candidate {
  const { kind: said, columns } = options
  const asked = options.sheet === undefined ? !sheet.hidden : sheet.name === options.sheet
  const headings = findHeadings(sheet)
  const unsaid = said === undefined && columns === undefined
  const applicants = unsaid ? applicantsOf(sheet, headings) : undefined
  if (applicants !== undefined) return ofRegister(sheet, grid, applicants, asked, options)
  const form =
    asked && (unsaid || said === 'memberRoster') ? personForms(sheet, { ...options, ...grid }) : undefined
  if (form !== undefined) return { kind: 'memberRoster', sheet: form }
  const plainRoster = said === 'memberRoster' || (said === undefined && looksLikeRoster(headings, false))
  if (!plainRoster && (said !== undefined || !isRosterCorrection(columns))) {
    const register = findRegister(sheet, said === 'ledgerWorkbook' ? undefined : said, options.fileName)
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
    const empty = sheet.rows.slice((register.rows.at(-1) ?? -1) + 1).every((row) => row[column] === undefined)
    if (taken && !empty && !register.columns.has(column))
      doubts.push({ code: 'columnUnknown', column: columnLetters(column), raw: title.slice(0, 100) })
  }
  const over = sheet.rows.slice(0, register.rows[0] ?? 0).flatMap((row) => row.map(textOf))
  const about = [...over, sheet.caption ?? '', sheet.name ?? '', entryAbout(register, options)].join(' ')
  const context = {
    ...options,
    about,
    sheetName: sheet.name ?? '',
    date1904: grid.date1904,
    plainText: grid.plainText,
  }
  const rows = taken ? readRegister(sheet, register, context) : []
  const records = rows.filter(({ fixed }) => fixed === undefined)
  const themeDays =
    records.length > 0 && records.every(({ values }) => values['meetingType'] === 'themePartyDay')
  const recognised = {
    name: sheet.name,
    hidden: sheet.hidden,
    taken,
    headerRows: register.rows.map((row) => row + 1),
    columns: lettered(register.columns),
    headings: lettered(register.titles),
    doubts,
    rows,
  }
  const kind = register.kind === 'meetingRecords' && themeDays ? 'themePartyDays' : register.kind
  return { kind, sheet: recognised }
}

/** A plain register takes its month and category from the name of its file, too. */
const entryAbout = ({ kind }: Register, { fileName = '' }: RecogniseOptions): string =>
  isRegisterKind(kind) ? fileName : ''

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
