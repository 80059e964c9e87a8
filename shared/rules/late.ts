/**
 * What an entry says of when it was made. The day of the event and the moment of entering are both kept and neither is
 * ever changed; what was entered long after is marked, so that nobody takes it for a record of the day (「平时不抓评时抓」,
 * speech 004; 「如有虚假，则予双倍扣分」, speech 003).
 */
import { type PartialDate, chineseDate, daysBetween, latestDay } from '../primitives.ts'

export interface Entered {
  /** The day or month of the event; null where it is not known. */
  readonly on: PartialDate | null
  /** `YYYY-MM-DDTHH:MM:SS`, or a day. */
  readonly enteredAt: string
  readonly source: 'entered' | 'imported'
}

export const entryMarkTitles = { imported: '导入', late: '补录' } as const
export type EntryMark = keyof typeof entryMarkTitles

/** @param lateAfterDays more days than this between event and entry make it late */
export function entryMark({ on, enteredAt, source }: Entered, lateAfterDays: number): EntryMark | null {
  if (source === 'imported') return 'imported'
  if (on === null) return null
  return daysBetween(latestDay(on), enteredAt.slice(0, 10)) > lateAfterDays ? 'late' : null
}

/** 「补录，录入时间 2026年10月8日」, for print; empty where there is nothing to say. */
export function entryMarkInWords(entered: Entered, lateAfterDays: number): string {
  const mark = entryMark(entered, lateAfterDays)
  const day = chineseDate(entered.enteredAt.slice(0, 10))
  if (mark === null) return ''
  return mark === 'late' ? `补录，录入时间 ${day}` : `导入，导入时间 ${day}`
}
