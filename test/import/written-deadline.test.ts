import { expect, test } from 'vitest'
import { readDeadline } from '#electron/import/written-deadline.ts'

test('deadlines as lists write them', () => {
  const around = { year: 2026, publishedOn: '2026-08-20' }
  const read = (text: string, given: Parameters<typeof readDeadline>[1] = around) => {
    const found = readDeadline(text, given)
    return found.state === 'day' || found.state === 'month' ? found.date : found.state
  }
  for (const [text, expected] of [
    ['2026-09-15', '2026-09-15'],
    ['2026年9月15日前学完', '2026-09-15'],
    ['请于9月15日前', '2026-09-15'],
    ['截止2026.9.15', '2026-09-15'],
    ['九月十五日', '2026-09-15'],
    ['9月1日—15日', '2026-09-15'],
    ['2026.9.1-2026.9.15', '2026-09-15'],
    ['9月上半月', '2026-09-15'],
    ['9月中旬', '2026-09-20'],
    ['2月底前', '2026-02-28'],
    ['2026年9月', '2026-09'],
    ['9月份', '2026-09'],
    ['三季度', '2026-09-30'],
    ['上半年', '2026-06-30'],
    ['年底前', '2026-12-31'],
    ['2027年年底', '2027-12-31'],
    ['发布后半个月内', '2026-09-04'],
    ['印发之日起两周内', '2026-09-03'],
    ['2026年12月20日—1月10日', '2027-01-10'],
    ['长期坚持', 'empty'],
    ['/', 'empty'],
    ['发布后5个工作日内', 'unreadable'],
    ['2026年2月30日', 'unreadable'],
    ['13月', 'unreadable'],
    ['尽快', 'unreadable'],
  ] as const)
    expect(read(text), text).toBe(expected)
  // without the list's year it is that of publication, or the next
  expect(read('1月15日前', { publishedOn: '2026-12-20' })).toBe('2027-01-15')
  expect(read('9月15日前', {})).toBe('unreadable')
  expect(read('发布后一个月内', { publishedOn: '2026-08' })).toBe('unreadable')
})
