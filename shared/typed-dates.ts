/**
 * Reads dates and times the way clerks type them: 「2026-11-23」「20261123」「2026.11.23」「11.23」「昨天」,
 * 「14:30」「1430」「下午2点半」. Pure: today is given. A date without year is this year's.
 */
import {
  type LedgerDate,
  type LedgerMonth,
  type PartialDate,
  addDays,
  dateOf,
  dayExists,
} from './primitives.ts'

/** A reading, or one plain sentence why there is none. */
export type Typed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string }

const read = <Value>(value: Value): Typed<Value> => ({ ok: true, value })
const refuse = (why: string): Typed<never> => ({ ok: false, why })

const dayHint = '请写成 2026-11-23、20261123 或 11.23 的样子'
const monthHint = '请写成 2026-11-23；只知道月份时写 2026-11'
const timeHint = '时间请写成 14:30 或 1430 的样子'

const relative: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
}

/** Full-width digits and signs become half-width; spaces go. */
function plain(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[—–－]/g, '-')
    .replace(/[。．]/g, '.')
    .replace(/\s+/g, '')
}

function day(year: number, month: number, dayOfMonth: number): Typed<LedgerDate> {
  if (year < 1900 || year > 2200) return refuse('年份应在 1900 到 2200 之间')
  if (month < 1 || month > 12) return refuse(`没有 ${month} 月`)
  const date = dateOf(year, month, dayOfMonth)
  return dayOfMonth >= 1 && dayOfMonth <= 31 && dayExists(date)
    ? read(date)
    : refuse(`${year} 年 ${month} 月没有 ${dayOfMonth} 日`)
}

function month(year: number, monthOfYear: number): Typed<PartialDate> {
  const first = day(year, monthOfYear, 1)
  return first.ok ? read(first.value.slice(0, 7)) : first
}

/**
 * Reads a typed day. With `partial` a month alone (`2026-11`, `202611`, `2026年11月`) is kept as a month;
 * a missing day is never made up.
 */
export function readTypedDate(
  text: string,
  today: LedgerDate,
  options: { partial?: boolean } = {},
): Typed<PartialDate> {
  const typed = plain(text)
  const shift = relative[typed]
  if (shift !== undefined) return read(addDays(today, shift))

  const full = /^(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(typed)
  if (full !== null) return day(Number(full[1]), Number(full[2] ?? full[4]), Number(full[3] ?? full[5]))

  const monthOnly = /^(\d{4})(?:[-./年](\d{1,2})月?|(\d{2}))$/.exec(typed)
  if (monthOnly !== null) {
    if (options.partial !== true) return refuse('还缺日，请写成 2026-11-23 的样子')
    return month(Number(monthOnly[1]), Number(monthOnly[2] ?? monthOnly[3]))
  }

  const short = /^(?:(\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(typed)
  // four digits that begin like a year are a year somebody has not finished, not the 20th month
  if (short !== null && !/^(19|20|21)\d{2}$/.test(typed)) {
    return day(Number(today.slice(0, 4)), Number(short[1] ?? short[3]), Number(short[2] ?? short[4]))
  }
  return refuse(options.partial === true ? monthHint : dayHint)
}

/** `HH:MM` from 「14:30」「1430」「930」「14点」「下午2点半」. */
export function readTypedTime(text: string): Typed<string> {
  const typed = plain(text)
  const match =
    /^(上午|下午|晚上|中午|早上)?(\d{1,2})(?::(\d{2})|[点时](?:(\d{1,2})分?|(半))?|(\d{2}))?$/.exec(typed)
  if (match === null) return refuse(timeHint)
  const [, half, hourText, afterColon, afterPoint, halfPast, glued] = match
  const minute = halfPast === undefined ? Number(afterColon ?? afterPoint ?? glued ?? '0') : 30
  const spoken = Number(hourText)
  const later = (half === '下午' || half === '晚上') && spoken < 12
  const early = half === '中午' && spoken < 3
  const hour = later || early ? spoken + 12 : spoken
  if (hour > 23 || minute > 59) return refuse(timeHint)
  return read(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
}

/** Reads a typed month: 「2026-11」「202611」「2026年11月」「11月」「11」; a whole day is taken as its month. */
export function readTypedMonth(text: string, today: LedgerDate): Typed<LedgerMonth> {
  const short = /^(\d{1,2})月?$/.exec(plain(text))
  const spelt = short === null ? text : `${today.slice(0, 4)}-${short[1] ?? ''}`
  const typed = readTypedDate(spelt, today, { partial: true })
  return typed.ok
    ? read(typed.value.slice(0, 7))
    : refuse(short === null ? '请写成 2026-11 或 11月的样子' : typed.why)
}
