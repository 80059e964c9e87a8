/** When a meeting was, as minutes write it: 「2025年3月28日下午2：30—4：00」, 「八月二十二日下午三点半（2025年）」. Pure. */
import { readDateText } from '#shared/rules/written-date.ts'
import { type Cell, textOf } from './grid.ts'
import { type CellContext, type CellReading, readDate } from './values.ts'

export interface MomentReading {
  /** A day, or a month where only that is written. */
  readonly date?: string
  /** `HH:MM`; absent where no hour is written. */
  readonly startTime?: string
  readonly endTime?: string
  /** Where it is another day than the first. */
  readonly endDate?: string
  readonly problem?: { readonly code: 'dateUnreadable' | 'datePrecisionMonth'; readonly detail?: string }
}

/** A day that may have its hour or weekday behind it: 「2025年2月18日（星期二）上午9:30」. */
export function readDay(cell: Cell | undefined, context: CellContext): CellReading {
  const plainly = readDate(cell, context)
  if (cell?.type !== 'text' || !plainly.doubts.some(({ code }) => code === 'dateUnreadable')) return plainly
  const raw = textOf(cell)
  const { date, startTime } = readMoment(raw)
  const hour =
    startTime !== undefined || /[日号\d]\s*[(（]?(上午|下午|晚|中午|早|星期|周[一二三四五六日天])/.test(raw)
  return date?.length === 10 && hour ? { value: date, doubts: [] } : plainly
}

const numerals = '〇一二三四五六七八九'

export function readMoment(raw: string): MomentReading {
  const text = plain(raw)
  if (text === '') return {}
  const match =
    /^\D{0,4}(\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}(?!\d)\s*[日号]?)/.exec(text) ??
    /^\D{0,4}(\d{8})(?!\d)/.exec(text) ??
    /^\D{0,4}(\d{4}\s*[年./-]\s*\d{1,2}(?!\d)\s*月?)/.exec(text) ??
    /^\D{0,4}(\d{6})(?!\d)/.exec(text) ??
    /^(\d{5}(?:\.\d+)?)$/.exec(text)
  const written = match?.[1]
  const reading = readDateText(written ?? text)
  if (written === undefined || reading.state === 'unreadable' || reading.state === 'empty') {
    const detail = reading.state === 'unreadable' ? { detail: reading.detail } : {}
    return { problem: { code: 'dateUnreadable', ...detail } }
  }
  const times = momentsOf(text.slice((match?.index ?? 0) + (match?.[0].length ?? 0)), reading.date)
  return reading.state === 'day'
    ? { date: reading.date, ...times }
    : { date: reading.date, problem: { code: 'datePrecisionMonth' } }
}

/** Half width, weekdays out, a year in brackets moved to the front, Chinese numerals as digits. */
function plain(raw: string): string {
  let text = raw
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    // a day as a spreadsheet prints it when it is asked for the time as well
    .replace(/ 0{1,2}:00(:00)$/, '')
    .replace(/[(](周|星期|礼拜)[一二三四五六日天][)]|(星期|礼拜|周)[一二三四五六日天]/g, ' ')
    .trim()
  text = text.replace(/[〇○零一二三四五六七八九]{4}(?=\s*年)/g, (years) => [...years].map(digitOf).join(''))
  text = text.replace(/[〇零一二三四五六七八九十]{1,3}(?=\s*[月日号时点分])/g, (number) =>
    String(numberOf(number)),
  )
  const bracketed = /[(]\s*(\d{4})\s*年?\s*[)]/.exec(text)
  if (bracketed !== null && !/^\d{4}/.test(text)) {
    text = `${bracketed[1] ?? ''}年${text.replace(bracketed[0], '')}`
  }
  return text
    .replace(/([时点])\s*半/g, '$130分')
    .replace(/([时点])\s*[一1]刻/g, '$115分')
    .replace(/([时点])\s*[三3]刻/g, '$145分')
    .trim()
}

const digitOf = (letter: string): number => (/[○零]/.test(letter) ? 0 : numerals.indexOf(letter))

/** 三十一 = 31, 二十 = 20, 十二 = 12; digit by digit otherwise. */
export function numberOf(text: string): number {
  if (!text.includes('十')) return Number([...text].map(digitOf).join(''))
  const [tens = '', units = ''] = text.split('十')
  return (tens === '' ? 1 : digitOf(tens)) * 10 + (units === '' ? 0 : digitOf(units))
}

/** 「14:30—2026年7月11日 9:00」: what stands behind a second day is the time of that day. */
function momentsOf(rest: string, date: string): Pick<MomentReading, 'startTime' | 'endTime' | 'endDate'> {
  const second = /(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/.exec(rest)
  if (second === null) return timesOf(rest)
  const { startTime } = timesOf(rest.slice(0, second.index))
  const end = timesOf(rest.slice(second.index + second[0].length)).startTime
  const day = readDateText(`${second[1] ?? date.slice(0, 4)}年${second[2] ?? ''}月${second[3] ?? ''}日`)
  const ended =
    startTime !== undefined && end !== undefined && day.state === 'day' && day.date >= date
      ? { endTime: end, ...(day.date === date ? {} : { endDate: day.date }) }
      : {}
  return { ...(startTime === undefined ? {} : { startTime }), ...ended }
}

function timesOf(rest: string): Pick<MomentReading, 'startTime' | 'endTime'> {
  const found = [
    ...rest.matchAll(
      /(上午|早上|早晨|凌晨|下午|晚上|傍晚|中午|晚)?\s*(\d{1,2})\s*(?::|时|点)\s*(?:(\d{1,2})\s*分?)?/g,
    ),
  ].slice(0, 2)
  const [first, second] = found.map(([, part, hour, minute]) => ({
    part,
    hour: Number(hour),
    minute: Number(minute ?? 0),
  }))
  if (first === undefined || first.hour > 24 || first.minute > 59) return {}
  const start = minutesOf(first.part, first.hour, first.minute)
  if (second === undefined || second.hour > 24 || second.minute > 59) return { startTime: clock(start) }
  let end = minutesOf(second.part, second.hour, second.minute)
  // 「下午2:30—4:00」: the word counts for both
  if (end < start && second.part === undefined && end + 720 > start) end += 720
  return end > start && end < 1440
    ? { startTime: clock(start), endTime: clock(end) }
    : { startTime: clock(start) }
}

const minutesOf = (part: string | undefined, hour: number, minute: number): number => {
  const afternoon = part !== undefined && /下午|晚|傍晚/.test(part) && hour < 12
  const noon = part === '中午' && hour < 3
  return ((hour + (afternoon || noon ? 12 : 0)) % 24) * 60 + minute
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
