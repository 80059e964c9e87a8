/** Dates as people write them in last year's tables. What is ambiguous is refused, never guessed. */
import {
  type LedgerDate,
  type PartialDate,
  addDays,
  dateOf,
  dayExists,
  fromDayNumber,
} from '../primitives.ts'

export type DateReading =
  | { readonly state: 'empty' }
  | { readonly state: 'day'; readonly date: LedgerDate }
  /** Only year and month are written; a day is not made up. */
  | { readonly state: 'month'; readonly date: PartialDate }
  | { readonly state: 'unreadable'; readonly detail: string }

const unreadable = (detail: string): DateReading => ({ state: 'unreadable', detail })

/**
 * The day of an Excel serial. Serial 60 is a day that never was (1900-02-29); the 1904 system starts 1462 days later.
 * @returns undefined where the serial is outside 1900 … 2199
 */
export function dayOfSerial(serial: number, date1904: boolean): LedgerDate | undefined {
  const whole = Math.floor(serial) + (date1904 ? 1462 : 0)
  if (!Number.isFinite(whole) || whole < 1 || whole === 60 || whole > 109_000) return undefined
  return whole < 60 ? addDays('1899-12-31', whole) : fromDayNumber(whole - 25569)
}

/**
 * A plain number in a date column: `20030701`, `200307`, a serial between 20000 and 60000, or `2003.07`.
 * A number cell shows 2003.10 as 2003.1, so `.1` may be January or October.
 */
export function readDateNumber(value: number, date1904: boolean): DateReading {
  if (Number.isInteger(value)) {
    if (value >= 20000 && value <= 60000) return ofSerial(value, date1904)
    return readDateText(String(value), date1904)
  }
  if (value > 20000 && value < 60000) return ofSerial(value, date1904)
  const text = String(value)
  if (/^\d{4}\.1$/.test(text)) return unreadable('数字格式下 1 月与 10 月分不清')
  if (/^\d{4}\.\d{1,2}$/.test(text)) return readDateText(text, date1904)
  return unreadable('不是日期')
}

function ofSerial(value: number, date1904: boolean): DateReading {
  const date = dayOfSerial(value, date1904)
  return date === undefined ? unreadable('不是日期') : { state: 'day', date }
}

/** Text in a date column. Two-digit years are ambiguous and refused. */
export function readDateText(raw: string, date1904 = false): DateReading {
  const text = normalise(raw)
  if (text === '') return { state: 'empty' }
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const serial = Number(text)
    return serial >= 20000 && serial <= 60000 ? ofSerial(serial, date1904) : unreadable('不是日期')
  }
  const match =
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(text) ??
    /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/.exec(text)?.filter((_, index) => index !== 2) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})年(\d{1,2})月?$/.exec(text) ??
    /^(\d{4})[./-](\d{1,2})$/.exec(text) ??
    /^(\d{4})(\d{2})$/.exec(text)
  if (!match) return unreadable(/^\d{2}\D\d{1,2}\D\d{1,2}/.test(text) ? '年份只写了两位' : '不是日期')
  return assemble(Number(match[1]), Number(match[2]), match[3] === undefined ? undefined : Number(match[3]))
}

function assemble(year: number, month: number, day: number | undefined): DateReading {
  if (year < 1850 || year > 2199) return unreadable('年份不可能')
  if (month < 1 || month > 12) return unreadable('月份不存在')
  if (day === undefined) return { state: 'month', date: dateOf(year, month, 1).slice(0, 7) }
  const date = dateOf(year, month, day)
  return dayExists(date) ? { state: 'day', date } : unreadable('日历上没有这一天')
}

const digits = '〇一二三四五六七八九'

function normalise(raw: string): string {
  const text = raw
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\u2060\uFEFF'’‘`]/g, '')
    .trim()
    // 2023-3-5 0:00:00, 2023-03-05T00:00:00.000Z
    .replace(/[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*Z?$/, '')
    .replace(/\s+/g, '')
    .replace(/[。·]/g, '.')
    .replace(/[–—―]/g, '-')
    .replace(/号$/, '日')
    .replace(/^(\d{4}年?\D.*\d)\.$/, '$1')
  return /^[〇○零Oo一二三四五六七八九十]{4}年/.test(text) ? chineseDigits(text) : text
}

/** 二〇二三年十二月三十一日 → 2023年12月31日; anything else comes back as it was. */
function chineseDigits(text: string): string {
  const match = /^(.{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日?)?$/.exec(text)
  if (!match) return text
  const [, years = '', month = '', day] = match
  const year = [...years].map((one) => (/[○零Oo]/.test(one) ? 0 : digits.indexOf(one))).join('')
  const dayText = day === undefined ? '' : `${upToNinetyNine(day)}日`
  return `${year}年${upToNinetyNine(month)}月${dayText}`
}

/** 十 = 10, 十二 = 12, 三十 = 30, 三十一 = 31; 一十 and worse = 0, which no calendar has. */
function upToNinetyNine(text: string): number {
  const match = /^([二三])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!match) return 0
  const [, tens, ten, unit] = match
  if (ten === undefined) return text.length === 1 ? digits.indexOf(text) : 0
  return (
    (tens === undefined ? 1 : digits.indexOf(tens)) * 10 + (unit === undefined ? 0 : digits.indexOf(unit))
  )
}
