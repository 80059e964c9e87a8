/** What a user wrote over a row: read with the same eyes as a cell, and refused where it cannot be read. */
import { Failure } from '#shared/failure.ts'
import type { Doubt, ImportKind, RowChoice, RowValue } from '#shared/imports.ts'
import { importedField } from '#shared/import/register-fields.ts'
import { MeetingKind } from '#shared/meetings.ts'
import { dateFields, isRosterField, isRowValue } from './fields.ts'
import { meetingKindOf } from './meeting-records.ts'
import { readAbsentees, readNames } from './name-lists.ts'
import { type Choices, choiceKey } from './reconcile.ts'
import type { RosterRow } from './rows.ts'
import { type Value, readCell } from './values.ts'
import { choiceIn } from './register-records.ts'
import { readMoment } from './written-moment.ts'

/** @throws Failure badInput naming the row and the field, or a row there is none of */
export function applyChoices(rows: readonly RosterRow[], choices: Choices, kind: ImportKind): RosterRow[] {
  const known = new Set(rows.map((row) => choiceKey(row.sheet, row.row)))
  for (const [key, choice] of choices) {
    if (!known.has(key)) throw new Failure('badInput', `choices: 没有第 ${choice.row} 行`)
  }
  return rows.map((row) => {
    const choice = choices.get(choiceKey(row.sheet, row.row))
    if (choice === undefined) return row
    const { values: given } = choice
    if (given === undefined) return settledNames(row, choice)
    return kind === 'memberRoster'
      ? overridden(row, given)
      : overriddenRecord(settledNames(row, choice), given)
  })
}

/** A namesake who has been told apart is no doubt any longer. */
const settledNames = (row: RosterRow, { people = {} }: RowChoice): RosterRow => ({
  ...row,
  doubts: row.doubts.filter(
    ({ code, raw }) =>
      code !== 'possibleSamePerson' || typeof raw !== 'string' || !Object.hasOwn(people, raw),
  ),
})

function overridden(row: RosterRow, given: NonNullable<RowChoice['values']>): RosterRow {
  const values: Record<string, RowValue> = { ...row.values }
  const touched = new Set<string>()
  for (const [field, raw] of Object.entries(given)) {
    if (!isRowValue(field))
      throw new Failure('badInput', `第 ${row.row} 行 ${field.slice(0, 40)}: 没有这一项`)
    touched.add(field)
    if (raw === null || raw === '') delete values[field]
    else values[field] = readGiven(row.row, field, raw)
  }
  const doubts = row.doubts.filter((doubt) => !answers(doubt, touched))
  const nowMember = touched.has('personCategory') && values['personCategory'] !== undefined
  const mended =
    (row.fixed === 'error' && values['name'] !== undefined) ||
    (row.fixed === 'skip' && nowMember && values['name'] !== undefined)
  const { fixed, ...rest } = row
  return { ...rest, values, doubts, ...(fixed === undefined || mended ? {} : { fixed }) }
}

/** Fields of a record that hold names. */
const listFields = ['talkWith', 'presentNames', 'observers']
const numberFields = ['expected', 'present']

/** A record of another kind: dates and names are read as in a file, anything else is taken as it is written. */
function overriddenRecord(row: RosterRow, given: NonNullable<RowChoice['values']>): RosterRow {
  const values: Record<string, RowValue> = { ...row.values }
  for (const [field, raw] of Object.entries(given)) {
    if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(field) || Object.hasOwn(Object.prototype, field))
      throw new Failure('badInput', `第 ${row.row} 行 ${field.slice(0, 40)}: 没有这一项`)
    if (raw === null || raw === '') delete values[field]
    else values[field] = typeof raw === 'boolean' ? raw : readRecordField(row.row, field, String(raw))
  }
  const touched = new Set(Object.keys(given))
  if (touched.has('date')) touched.add('meetingDate')
  const doubts = row.doubts.filter((doubt) => doubt.field === undefined || !touched.has(doubt.field))
  const { fixed: _, ...rest } = row
  return { ...rest, values, doubts }
}

function readRecordField(row: number, field: string, raw: string): RowValue {
  const refuse = (): never => {
    throw new Failure('badInput', `第 ${row} 行 ${field}: 「${raw.slice(0, 40)}」看不懂`)
  }
  const own = importedField(field)?.field
  if (own?.kind === 'month') return readMoment(raw).date?.slice(0, 7) ?? refuse()
  if (own?.kind === 'choice') return choiceIn(own, raw) ?? refuse()
  if (own?.kind === 'choices') return raw.split(/[、，,]/).map((one) => choiceIn(own, one) ?? refuse())
  if (own?.kind === 'people') return [...readNames(raw).names]
  if (own?.kind === 'number') return /^\d{1,5}$/.test(raw) ? Number(raw) : refuse()
  if (/^(date|\w+Date)$/.test(field)) return readMoment(raw).date ?? refuse()
  if (/^(start|end)Time$/.test(field)) return /^([01]\d|2[0-3]):[0-5]\d$/.test(raw) ? raw : refuse()
  if (field === 'meetingType') return MeetingKind.safeParse(raw).data ?? meetingKindOf(raw) ?? refuse()
  if (listFields.includes(field)) return [...readNames(raw).names]
  if (field === 'absentees') return readAbsentees(raw).absentees.map((one) => ({ ...one }))
  if (field === 'paidFen') return readPeriods(raw) ?? refuse()
  if (field.endsWith('Fen')) return fenIn(raw) ?? refuse()
  if (field === 'unpaid') return raw.split(/[、，,\s]+/).map((part) => periodIn(part) ?? refuse())
  if (numberFields.includes(field)) return /^\d{1,4}$/.test(raw) ? Number(raw) : refuse()
  return raw
}

/** 「20」, 「20.50 元」 → fen. */
function fenIn(raw: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?元?$/.exec(raw.normalize('NFKC').replace(/[,\s]/g, ''))
  return match === null ? undefined : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** 「3月」 → 「03」, 「1季度」 → 「Q1」. */
function periodIn(raw: string): string | undefined {
  const match = /^(\d{1,2})(月|季度)$/.exec(raw.normalize('NFKC').trim())
  if (match === null) return undefined
  const number = Number(match[1])
  if (match[2] === '季度') return number >= 1 && number <= 4 ? `Q${number}` : undefined
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : undefined
}

/** 「1月 20.00，2月 20.00」, as the preview shows it. */
function readPeriods(raw: string): Record<string, number> | undefined {
  const periods: Record<string, number> = {}
  for (const part of raw.split(/[，,、;；\n]+/).filter((one) => one.trim() !== '')) {
    const match = /^\s*(\S+?(?:月|季度))\s*[:：]?\s*(\S+)\s*$/.exec(part)
    const period = periodIn(match?.[1] ?? '')
    const fen = fenIn(match?.[2] ?? '')
    if (period === undefined || fen === undefined) return undefined
    periods[period] = fen
  }
  return periods
}

function answers(doubt: Doubt, touched: ReadonlySet<string>): boolean {
  if (doubt.code === 'transferredOut') return touched.has('leftOn') || touched.has('transferredOut')
  if (doubt.field !== undefined && touched.has(doubt.field)) return true
  return (
    (doubt.code === 'idGenderMismatch' && touched.has('gender')) ||
    (doubt.code === 'idBirthMismatch' && touched.has('birthDate'))
  )
}

function readGiven(row: number, field: string, raw: string | number | boolean): Value {
  const refuse = (): never => {
    throw new Failure('badInput', `第 ${row} 行 ${field}: 「${String(raw).slice(0, 40)}」看不懂`)
  }
  if (typeof raw === 'boolean') {
    return field === 'transferredOut' || field === 'isFloating' || field === 'isLost' ? raw : refuse()
  }
  if (field === 'personCategory' && (raw === 'fullMember' || raw === 'probationaryMember')) return raw
  if (field === 'leftHow') return String(raw)
  const asField = field === 'leftOn' ? 'joinDate' : field
  if (!isRosterField(asField)) return refuse()
  // a date typed by hand is a date as people write it, but a row number is never a serial
  const cell = { type: 'text', value: String(raw) } as const
  const { value } = readCell(asField, cell, { date1904: false, plainText: false })
  const day = typeof value === 'string' && value.length === 10
  if (value === undefined || (field === 'leftOn' && !day)) return refuse()
  if (dateFields.some((one) => one === field) && typeof raw === 'number') return refuse()
  return value
}
