import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  LedgerDate,
  addDays,
  addMonths,
  chineseDate,
  cleanText,
  dayNumber,
  daysBetween,
  fromDayNumber,
  latestDay,
  periodOf,
  periodTitle,
  quarterOf,
  weekday,
} from '#shared/primitives.ts'

describe('the civil calendar', () => {
  it('day numbers go there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
        const date = fromDayNumber(number)
        expect(dayNumber(date)).toBe(number)
        expect(LedgerDate.safeParse(date).success || date < '1800').toBe(true)
      }),
    )
  })
  it('agrees with the machine calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
        expect(fromDayNumber(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10))
        expect(weekday(fromDayNumber(number))).toBe(new Date(number * 86_400_000).getUTCDay())
      }),
    )
  })
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s + %i months = %s', (from, months, to) => expect(addMonths(from, months)).toBe(to))
  it('spans', () => {
    expect(daysBetween('2026-09-30', '2027-03-14')).toBe(165)
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(latestDay('2024-02')).toBe('2024-02-29')
  })
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '20260401', '2026-4-1'])(
    'refuses %s',
    (text) => expect(LedgerDate.safeParse(text).success).toBe(false),
  )
  it('periods', () => {
    expect(periodOf('2026Q3')).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    expect(periodOf('2026H1')).toEqual({ from: '2026-01-01', to: '2026-06-30' })
    expect(periodOf('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(periodTitle('2026Q3')).toBe('2026年第三季度')
    expect(quarterOf('2026-09-30')).toBe('2026Q3')
    expect(chineseDate('2026-09-03')).toBe('2026年9月3日')
    expect(chineseDate('2026-09')).toBe('2026年9月')
  })
  it('takes out what no document can hold', () => {
    expect(cleanText('甲\u0000\u000b乙\ud800丙\r\n丁\ufffe')).toBe('甲乙丙\n丁')
    expect(cleanText('𠮷')).toBe('𠮷')
  })
})
