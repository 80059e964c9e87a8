/** The holidays before which people are reminded of integrity, and the days they fall on. */
import type { LedgerDate } from '../primitives.ts'

export interface Holiday {
  readonly name: string
  readonly day: LedgerDate
}

/**
 * First day of the first month, fifth of the fifth, fifteenth of the eighth in the lunar calendar (GB/T 33661), as
 * `MMDD` of the year. A year that is not listed has its fixed holidays only.
 */
const lunar: Readonly<Record<number, readonly [spring: string, dragonBoat: string, midAutumn: string]>> = {
  2015: ['02-19', '06-20', '09-27'],
  2016: ['02-08', '06-09', '09-15'],
  2017: ['01-28', '05-30', '10-04'],
  2018: ['02-16', '06-18', '09-24'],
  2019: ['02-05', '06-07', '09-13'],
  2020: ['01-25', '06-25', '10-01'],
  2021: ['02-12', '06-14', '09-21'],
  2022: ['02-01', '06-03', '09-10'],
  2023: ['01-22', '06-22', '09-29'],
  2024: ['02-10', '06-10', '09-17'],
  2025: ['01-29', '05-31', '10-06'],
  2026: ['02-17', '06-19', '09-25'],
  2027: ['02-06', '06-09', '09-15'],
  2028: ['01-26', '05-28', '10-03'],
  2029: ['02-13', '06-16', '09-22'],
  2030: ['02-03', '06-05', '09-12'],
  2031: ['01-23', '06-24', '10-01'],
  2032: ['02-11', '06-12', '09-19'],
  2033: ['01-31', '06-01', '09-08'],
  2034: ['02-19', '06-20', '09-27'],
  2035: ['02-08', '06-10', '09-16'],
}

/** 元旦、春节、五一、端午、中秋、国庆 of a year, in their order. */
export function holidaysOf(year: number): Holiday[] {
  const [spring, dragonBoat, midAutumn] = lunar[year] ?? []
  const on = (name: string, day: string | undefined) =>
    day === undefined ? [] : [{ name, day: `${year}-${day}` }]
  return [
    ...on('元旦', '01-01'),
    ...on('春节', spring),
    ...on('五一', '05-01'),
    ...on('端午', dragonBoat),
    ...on('中秋', midAutumn),
    ...on('国庆', '10-01'),
  ].toSorted((one, other) => one.day.localeCompare(other.day))
}
