import { describe, expect, it } from 'vitest'
import { readTypedDate, readTypedTime } from '#shared/typed-dates.ts'

const today = '2026-11-23'
const reading = (text: string, partial = false) => {
  const typed = readTypedDate(text, today, { partial })
  return typed.ok ? typed.value : `! ${typed.why}`
}

describe('a day as clerks type it', () => {
  it.each([
    ['2026-11-03', '2026-11-03'],
    ['2026-1-3', '2026-01-03'],
    ['20261103', '2026-11-03'],
    ['2026.11.3', '2026-11-03'],
    ['2026/11/03', '2026-11-03'],
    ['2026年11月3日', '2026-11-03'],
    ['2026年11月3', '2026-11-03'],
    [' 2026 - 11 - 03 ', '2026-11-03'],
    ['２０２６－１１－０３', '2026-11-03'],
    ['2026。11。3', '2026-11-03'],
    ['11.3', '2026-11-03'],
    ['11-3', '2026-11-03'],
    ['11月3日', '2026-11-03'],
    ['1103', '2026-11-03'],
    ['今天', '2026-11-23'],
    ['昨天', '2026-11-22'],
    ['前天', '2026-11-21'],
    ['明天', '2026-11-24'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, date) => {
    expect(reading(text)).toBe(date)
    expect(reading(text, true)).toBe(date)
  })

  it('counts 昨天 over the turn of a year', () => {
    expect(readTypedDate('昨天', '2026-01-01')).toEqual({ ok: true, value: '2025-12-31' })
  })

  it.each([
    ['2026-02-29', '! 2026 年 2 月没有 29 日'],
    ['2026-13-01', '! 没有 13 月'],
    ['20261131', '! 2026 年 11 月没有 31 日'],
    ['11.31', '! 2026 年 11 月没有 31 日'],
    ['0026-11-03', '! 年份应在 1900 到 2200 之间'],
    ['2026-11-00', '! 2026 年 11 月没有 0 日'],
    ['大概十月', '! 请写成 2026-11-23、20261123 或 11.23 的样子'],
    ['2026', '! 请写成 2026-11-23、20261123 或 11.23 的样子'],
    ['26.11.3', '! 请写成 2026-11-23、20261123 或 11.23 的样子'],
    ['2026-11-03x', '! 请写成 2026-11-23、20261123 或 11.23 的样子'],
  ])('%s is refused with a sentence', (text, why) => {
    expect(reading(text)).toBe(why)
  })
})

describe('a month where only that is known', () => {
  it.each([
    ['2026-11', '2026-11'],
    ['2026.1', '2026-01'],
    ['202611', '2026-11'],
    ['1998年7月', '1998-07'],
  ])('%s stays %s; no day is made up', (text, month) => {
    expect(reading(text, true)).toBe(month)
  })

  it('is not enough where a day is asked for', () => {
    expect(reading('2026-11')).toBe('! 还缺日，请写成 2026-11-23 的样子')
    expect(reading('202611')).toBe('! 还缺日，请写成 2026-11-23 的样子')
  })

  it('must be a month of the calendar', () => {
    expect(reading('2026-13', true)).toBe('! 没有 13 月')
    expect(reading('2026', true)).toBe('! 请写成 2026-11-23；只知道月份时写 2026-11')
  })
})

describe('a time of day', () => {
  it.each([
    ['14:30', '14:30'],
    ['14：30', '14:30'],
    ['9:05', '09:05'],
    ['1430', '14:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['14点', '14:00'],
    ['14', '14:00'],
    ['14点30分', '14:30'],
    ['9时5分', '09:05'],
    ['下午2点半', '14:30'],
    ['下午2:30', '14:30'],
    ['上午9点', '09:00'],
    ['晚上7点', '19:00'],
    ['中午12点', '12:00'],
    ['中午1点', '13:00'],
    ['下午14:30', '14:30'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
  ])('%s is %s', (text, time) => {
    expect(readTypedTime(text)).toEqual({ ok: true, value: time })
  })

  it.each(['24:00', '14:60', '2点一刻', '', '99999', '14:3'])('「%s」 is refused', (text) => {
    expect(readTypedTime(text).ok).toBe(false)
  })
})
