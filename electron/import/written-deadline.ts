/** Until when, as lists and plans write it: 「9月15日前」, 「2026年9月底」, 「发布后一个月内」, 「长期学习」. Pure. */
import {
  type LedgerDate,
  type PartialDate,
  addDays,
  addMonths,
  dateOf,
  dayExists,
  latestDay,
} from '#shared/primitives.ts'
import { readDateText } from '#shared/rules/written-date.ts'
import { numberOf } from './written-moment.ts'

export type Deadline =
  /** Nothing is written, or that there is no end to it. */
  | { readonly state: 'empty' }
  | { readonly state: 'day'; readonly date: LedgerDate }
  /** Only the month is written; whether its first or its last day is meant is not said. */
  | { readonly state: 'month'; readonly date: PartialDate }
  | { readonly state: 'unreadable'; readonly detail: string }

interface Around {
  /** Of the list: the year of days that are written without one. */
  readonly year?: number | undefined
  readonly publishedOn?: PartialDate | undefined
}

const unreadable = (detail: string): Deadline => ({ state: 'unreadable', detail })
const day = (date: LedgerDate): Deadline => ({ state: 'day', date })

export function readDeadline(raw: string, around: Around): Deadline {
  const text = plain(raw)
  if (/^[-—–―/\\]*$/.test(text)) return { state: 'empty' }
  const whole = readDateText(
    text
      .replace(/^(请?[于在]|截止|截至|[时日]间|[:到至])+/, '')
      .replace(/(之前|以前|前|学习|学完|完成|完毕)+$/, ''),
  )
  if (whole.state === 'day' || whole.state === 'month') return whole
  if (/长期|经常|常态|持续|不限|随时/.test(text) && !/\d/.test(text)) return { state: 'empty' }
  return relative(text, around) ?? span(text, around) ?? last(text, around) ?? unreadable('不是日期')
}

/** Half width, without white space, Chinese numerals before 年月日 as digits. */
const plain = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF]/g, '')
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (years) => String(numberOf(years)))
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号])/g, (number) => String(numberOf(number)))

/** 「发布后15天内」, 「自印发之日起一个月内」: from the day of publication, where that is known. */
function relative(text: string, { publishedOn }: Around): Deadline | undefined {
  const match =
    /(?:发布|印发|公布|下发|发表)(?:之日起|之日|日起|后|起)+(?:的)?(\d{1,3}|半|[一二两三四五六七八九十]{1,3})(个?工作日|个?月|天|日|周|星期)/.exec(
      text,
    )
  if (match === null) return undefined
  const [, count = '', unit = ''] = match
  if (unit.includes('工作日')) return unreadable('工作日要看放假安排，请写明日期')
  if (publishedOn?.length !== 10) return unreadable('没有发布日期，算不出是哪一天')
  if (unit.includes('月'))
    return day(count === '半' ? addDays(publishedOn, 15) : addMonths(publishedOn, countIn(count)))
  return day(addDays(publishedOn, countIn(count) * (/周|星期/.test(unit) ? 7 : 1)))
}

const countIn = (count: string): number =>
  /^\d+$/.test(count) ? Number(count) : count === '两' ? 2 : numberOf(count)

/** 「2026年年底前」, 「全年」, 「三季度」, 「上半年」: the last day of the span. */
function span(text: string, around: Around): Deadline | undefined {
  const quarter = /第?([一二三四1-4])季度/.exec(text)?.[1]
  const month =
    quarter !== undefined
      ? (/\d/.test(quarter) ? Number(quarter) : numberOf(quarter)) * 3
      : text.includes('上半年')
        ? 6
        : /下半年|年底|年末|全年|年内|年终|(?<!\d)年度/.test(text)
          ? 12
          : undefined
  if (month === undefined) return undefined
  const year = Number(/(\d{4})年/.exec(text)?.[1] ?? yearBeside(around))
  return Number.isNaN(year) ? unreadable('没有年份') : day(latestDay(dateOf(year, month, 1).slice(0, 7)))
}

const yearBeside = ({ year, publishedOn }: Around): number | undefined =>
  year ?? (publishedOn === undefined ? undefined : Number(publishedOn.slice(0, 4)))

const parts: Readonly<Record<string, number>> = { 上旬: 10, 上半月: 15, 中旬: 20 }

/** The last day or month that is written: of 「9月1日—15日」 the 15th, of 「9月上半月」 the 15th too. */
function last(text: string, around: Around): Deadline | undefined {
  const found = [
    ...text.matchAll(
      /(?<!\d)(?:(\d{4})[年./-])?(\d{1,2})(?:[月./-](\d{1,2})[日号]?|月(?:份)?(上旬|上半月|中旬|下旬|下半月|底|末)?)(?!\d)/g,
    ),
  ]
  const written = found.at(-1)
  if (written === undefined) return undefined
  const month = Number(written[2])
  const named = found.findLast((one) => one[1] !== undefined)
  // 「2026年12月20日—1月10日」 ends in the next year
  const turned = named !== undefined && Number(named[2]) > month ? 1 : 0
  const year = named === undefined ? yearOf(month, around) : Number(named[1]) + turned
  if (year === undefined) return unreadable('没有年份')
  if (month < 1 || month > 12) return unreadable('月份不存在')
  const rest = text.slice(written.index + written[0].length)
  const until = /^[-—~至到]+(\d{1,2})[日号]/.exec(rest)?.[1] ?? written[3]
  const whole = dateOf(year, month, 1).slice(0, 7)
  if (until === undefined) {
    const part = written[4]
    if (part === undefined) return { state: 'month', date: whole }
    const within = parts[part]
    return day(within === undefined ? latestDay(whole) : dateOf(year, month, within))
  }
  const date = dateOf(year, month, Number(until))
  return Number(until) >= 1 && dayExists(date) ? day(date) : unreadable('日历上没有这一天')
}

/** The list's year; else that of publication, or the next where the month comes before it. */
function yearOf(month: number, { year, publishedOn }: Around): number | undefined {
  if (year !== undefined || publishedOn === undefined) return year
  return Number(publishedOn.slice(0, 4)) + (month < Number(publishedOn.slice(5, 7)) ? 1 : 0)
}
