import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayExists, dayNumber, parts } from '#shared/primitives.ts'
import { dayOfSerial, readDateNumber, readDateText } from '#shared/rules/written-date.ts'

const days = fc
  .integer({ min: 0, max: dayNumber('2059-12-31') - dayNumber('1921-07-01') })
  .map((number) => addDays('1921-07-01', number))
const digits = '〇一二三四五六七八九'
const chinese = (number: number): string => {
  const [tens, unit] = [Math.floor(number / 10), number % 10]
  return (tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`) + (unit === 0 ? '' : digits[unit])
}
const wide = (text: string) =>
  [...text].map((one) => (/[\d.]/.test(one) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one)).join('')

describe('dates as people write them', () => {
  test('every way of writing a day reads as that day', () => {
    fc.assert(
      fc.property(days, (date) => {
        const { year, month, day } = parts(date)
        const years = [...String(year)].map((one) => digits[Number(one)]).join('')
        const [mm, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')]
        const ways = [
          date,
          `${year}.${month}.${day}`,
          `${year}.${mm}.${dd}`,
          `${year}/${month}/${day}`,
          `${year}-${month}-${day} 0:00:00`,
          `${date}T00:00:00.000Z`,
          `${year}年${month}月${day}日`,
          `${year} 年 ${month} 月 ${day} 号`,
          `${year}${mm}${dd}`,
          wide(`${year}.${month}.${day}`),
          wide(`${year}年${month}月${day}日`),
          `${year}。${month}。${day}`,
          `　${year}.${month}.${day} `,
          `'${year}.${month}.${day}`,
          `${years}年${chinese(month)}月${chinese(day)}日`,
          `${years.replaceAll('〇', '零')}年${chinese(month)}月${chinese(day)}日`,
        ]
        for (const way of ways) expect([way, readDateText(way)]).toEqual([way, { state: 'day', date }])
        expect(readDateNumber(Number(`${year}${mm}${dd}`), false)).toEqual({ state: 'day', date })
      }),
    )
  })

  test('a month stays a month', () => {
    fc.assert(
      fc.property(days, (date) => {
        const { year, month } = parts(date)
        const mm = String(month).padStart(2, '0')
        for (const way of [
          `${year}.${mm}`,
          `${year}年${month}月`,
          `${year}-${mm}`,
          `${year}/${month}`,
          `${year}${mm}`,
          wide(`${year}.${mm}`),
        ]) {
          expect([way, readDateText(way)]).toEqual([way, { state: 'month', date: `${year}-${mm}` }])
        }
      }),
    )
    expect(readDateText('一九九八年六月')).toEqual({ state: 'month', date: '1998-06' })
  })

  test('serials give the day they stand for, in both systems', () => {
    const table: [serial: number, date: string][] = [
      [1, '1900-01-01'],
      [59, '1900-02-28'],
      [61, '1900-03-01'],
      [28799, '1978-11-05'],
      [35976, '1998-06-30'],
      [44378, '2021-07-01'],
      [44990, '2023-03-05'],
    ]
    for (const [serial, date] of table) expect(dayOfSerial(serial, false)).toBe(date)
    expect(dayOfSerial(43528, true)).toBe('2023-03-05')
    expect(dayOfSerial(44990.99, false)).toBe('2023-03-05')
    for (const bad of [0, 60, -1, 1e9, Number.NaN, Infinity]) expect(dayOfSerial(bad, false)).toBeUndefined()
    expect(readDateText('41091')).toEqual({ state: 'day', date: '2012-07-01' })
    expect(readDateNumber(41453, false)).toEqual({ state: 'day', date: '2013-06-28' })
  })

  test.each([
    '90.7.1',
    '23.3.5',
    '2003.13.1',
    '2003.2.30',
    '1900-02-29',
    '不详',
    '待查',
    '1998',
    '1998年',
    '980701',
    '19980732',
    '2003.7-1',
    '7月1日',
    '约1998年6月',
    '1998.6、1999.6',
    '12345',
    '三月五日',
    '一九九八年十三月一日',
    '一九九八年六月三十二日',
  ])('%s is not guessed at', (text) => {
    expect(readDateText(text).state).toBe('unreadable')
  })

  test('a number cell that lost its zero is not guessed at', () => {
    expect(readDateNumber(2005.1, false).state).toBe('unreadable')
    expect(readDateNumber(2005.12, false)).toEqual({ state: 'month', date: '2005-12' })
    expect(readDateNumber(2005.2, false)).toEqual({ state: 'month', date: '2005-02' })
    expect(readDateNumber(200307, false)).toEqual({ state: 'month', date: '2003-07' })
    for (const bad of [0, -5, 1998, 19, 3.3e17, Number.NaN])
      expect(readDateNumber(bad, false).state).toBe('unreadable')
  })

  test('nothing empty is a date, nothing makes it fail, and no day is handed on that does not exist', () => {
    for (const empty of ['', ' ', '　', '\t\n']) expect(readDateText(empty)).toEqual({ state: 'empty' })
    const pieces = fc.array(fc.constantFrom(...'0123456789.-/年月日号〇一二十三 　T:'), { maxLength: 14 })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          pieces.map((all) => all.join('')),
        ),
        (text) => {
          const reading = readDateText(text)
          if (reading.state === 'day') expect(dayExists(reading.date)).toBe(true)
          if (reading.state === 'month') expect(reading.date).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
