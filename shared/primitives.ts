/**
 * The words every domain speaks: dates, moments, ids, and the arithmetic of the civil calendar.
 *
 * Dates are local wall-clock text, because minutes are written in the time of the room they were taken in.
 * Nothing here reads a clock; whoever needs "today" is given it.
 */
import { z } from 'zod'

const { localeError } = z.locales.zhCN()
z.config({
  // what a schema refuses is told in the users' language
  localeError: (issue) =>
    issue.code === 'invalid_type' && issue.input === undefined ? '没有填写' : localeError(issue),
  // no code is made from text anywhere in the product, not even by the schema library for speed
  jitless: true,
})

// years 1800 to 2999: what a record may be about, and far enough from years that are written with fewer or more than four
// digits for whatever is reckoned before and after it
const [firstYear, lastYear] = [1800, 2999]
const year = /(1[89]|2\d)\d{2}/
/** A whole text that begins with such a year. */
export const afterYear = (rest: RegExp): RegExp => new RegExp(`^${year.source}${rest.source}$`)

const DAY = afterYear(/-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/)
const MONTH = afterYear(/-(0[1-9]|1[0-2])/)
const MOMENT = afterYear(/-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?/)

/** `YYYY-MM-DD`, a day that exists in the calendar. */
export const LedgerDate = z
  .string()
  .regex(DAY, '日期应写成 2026-11-23 的样子')
  .refine((text) => dayExists(text), '日历上没有这一天')
export type LedgerDate = z.infer<typeof LedgerDate>

/** `YYYY-MM`. */
export const LedgerMonth = z.string().regex(MONTH, '月份应写成 2026-11 的样子')
export type LedgerMonth = z.infer<typeof LedgerMonth>

/** A day, or a month where only the month is known (`YYYY-MM`); a missing day is never made up. */
export const PartialDate = z.union([LedgerDate, LedgerMonth])
export type PartialDate = z.infer<typeof PartialDate>

/** `YYYY-MM-DDTHH:MM`, local wall-clock time. */
export const Moment = z
  .string()
  .regex(MOMENT, '时间应写成 2026-11-23T14:30 的样子')
  .refine((text) => dayExists(text.slice(0, 10)), '日历上没有这一天')
export type Moment = z.infer<typeof Moment>

const id = () => z.number().int().positive()
export const BranchId = id()
export const GroupId = id()
export const TermId = id()
export const MemberId = id()
export const MeetingId = id()
export const AgendaItemId = id()
export const MotionId = id()
export const TalkId = id()
export const BatchId = id()
export const AttachmentId = id()

/** Text that people type: trimmed, control characters out (Word and DOCX refuse them), at most `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .max(max * 2 + 100, `最多 ${max} 个字`)
    .transform((text) => cleanText(text).replaceAll('\n', ' ').trim())
    .pipe(z.string().max(max, `最多 ${max} 个字`))

/** Like `line`, but may be several paragraphs. */
export const prose = (max: number) =>
  z
    .string()
    .max(max * 2 + 100, `最多 ${max} 个字`)
    .transform((text) => cleanText(text).trim())
    .pipe(z.string().max(max, `最多 ${max} 个字`))

/** A name that must be there. */
export const requiredLine = (max: number, what: string) => line(max).pipe(z.string().min(1, `请填写${what}`))

/**
 * Takes out what no document can hold: C0 controls (but tab and line feed), lone surrogates, U+FFFE/FFFF.
 * CR LF and CR become LF.
 */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
  )
}

/** True where the civil calendar has that day, in the years that are kept. `text` must already look like `YYYY-MM-DD`. */
export function dayExists(text: string): boolean {
  const { year, month, day } = parts(text)
  return (
    year >= firstYear &&
    year <= lastYear &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  )
}

/** Of a day, a month (its first day) or a moment: asked some ten thousand times by an inspection of ten years. */
export function parts(date: string): { year: number; month: number; day: number } {
  return {
    year: twoDigits(date, 0) * 100 + twoDigits(date, 2),
    month: twoDigits(date, 5),
    day: date.length < 10 ? 1 : twoDigits(date, 8),
  }
}

const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

const pad = (value: number, width: number) => String(value).padStart(width, '0')

export function dateOf(year: number, month: number, day: number): LedgerDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days since 1970-01-01 (proleptic Gregorian); the base of `daysBetween` and `addDays`. */
export function dayNumber(date: LedgerDate): number {
  const { year, month, day } = parts(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The inverse of `dayNumber`. */
export function fromDayNumber(number: number): LedgerDate {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

export const addDays = (date: LedgerDate, days: number): LedgerDate => fromDayNumber(dayNumber(date) + days)

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: LedgerDate, to: LedgerDate): number => dayNumber(to) - dayNumber(from)

/** The same day `months` later; the last day of the month where that day does not exist. */
export function addMonths(date: LedgerDate, months: number): LedgerDate {
  const { year, month, day } = parts(date)
  const index = year * 12 + (month - 1) + months
  const newYear = Math.floor(index / 12)
  const newMonth = (index % 12) + 1
  return dateOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

export const addYears = (date: LedgerDate, years: number): LedgerDate => addMonths(date, years * 12)

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (date: LedgerDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7

/** First possible day of a date that may know only its month. */
export const earliestDay = (date: PartialDate): LedgerDate => (date.length === 7 ? `${date}-01` : date)

/** Last possible day of a date that may know only its month. */
export function latestDay(date: PartialDate): LedgerDate {
  if (date.length !== 7) return date
  const { year, month } = parts(date)
  return dateOf(year, month, daysInMonth(year, month))
}

/** A span of whole days, both ends included. */
export interface Period {
  readonly from: LedgerDate
  readonly to: LedgerDate
}

/** The longest span, in years, that is gathered at one time: whole centuries would fill the memory. */
export const longestSpan = 20
export const spanTooLong = `一次最多 ${longestSpan} 年，请分几次`
/** Whether a span touches no more years than may be gathered at one time. Both ends `YYYY-MM-DD`. */
export const spanFits = ({ from, to }: Period): boolean =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < longestSpan

/** `2026`, `2026Q3`, `2026H1` or `2026-07`. */
export const PeriodName = z
  .string()
  .regex(afterYear(/(Q[1-4]|H[12]|-(0[1-9]|1[0-2]))?/), '期间应写成 2026、2026Q3、2026H1 或 2026-07 的样子')
export type PeriodName = z.infer<typeof PeriodName>

export function periodOf(name: PeriodName): Period {
  const year = Number(name.slice(0, 4))
  const tail = name.slice(4)
  if (tail === '') return { from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) }
  const number = Number(tail.slice(1))
  const span = tail.startsWith('Q') ? 3 : tail.startsWith('H') ? 6 : 1
  const first = (number - 1) * span + 1
  const last = first + span - 1
  return { from: dateOf(year, first, 1), to: dateOf(year, last, daysInMonth(year, last)) }
}

/** 「2026年第三季度」, 「2026年上半年」, 「2026年7月」, 「2026年」. */
export function periodTitle(name: PeriodName): string {
  const year = `${name.slice(0, 4)}年`
  const tail = name.slice(4)
  if (tail === '') return year
  const number = Number(tail.slice(1))
  if (tail.startsWith('Q')) return `${year}第${'一二三四'[number - 1] ?? ''}季度`
  if (tail.startsWith('H')) return `${year}${number === 1 ? '上' : '下'}半年`
  return `${year}${number}月`
}

export const quarterOf = (date: LedgerDate): PeriodName =>
  `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
export const monthOf = (date: LedgerDate): LedgerMonth => date.slice(0, 7)
export const within = (date: LedgerDate, period: Period): boolean => date >= period.from && date <= period.to

/** 「2026年9月3日」 without leading zeros (GB/T 9704); a month-only date becomes 「2026年9月」. */
export function chineseDate(date: PartialDate): string {
  const { year, month, day } = parts(date)
  return date.length === 7 ? `${year}年${month}月` : `${year}年${month}月${day}日`
}

/** 「2026年9月3日 14:30」. */
export const chineseMoment = (moment: Moment): string =>
  `${chineseDate(moment.slice(0, 10))} ${moment.slice(11, 16)}`

/** Closes a switch over a union: a case that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`)
}
