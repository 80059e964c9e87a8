/** Bands of age, schooling and Party age, at their boundaries. */
import { describe, expect, it } from 'vitest'
import {
  type StructureFacts,
  ageOn,
  educationOf,
  meanAgeTenths,
  structureOf,
} from '#shared/rules/structure.ts'

const person = (facts: Partial<StructureFacts> = {}): StructureFacts => ({
  gender: '男',
  ethnicity: '汉族',
  birthDate: '1980-05-20',
  education: '大学本科',
  category: 'fullMember',
  fullMemberDate: '2006-06-30',
  ...facts,
})

const inTable = (title: string, people: readonly StructureFacts[], on: string) =>
  (structureOf(people, on).find((table) => table.title === title)?.rows ?? [])
    .filter((row) => row.people > 0)
    .map((row) => [row.label, row.people])

describe('age', () => {
  it.each([
    ['1995-09-30', '2026-09-29', 30, '30 岁及以下'],
    ['1995-09-30', '2026-09-30', 31, '31 至 35 岁'],
    ['1965-01-01', '2025-12-31', 60, '56 至 60 岁'],
    ['1965-01-01', '2026-01-01', 61, '61 岁及以上'],
    ['1996-02-29', '2027-02-27', 30, '30 岁及以下'],
    ['1996-02-29', '2027-02-28', 31, '31 至 35 岁'],
    // of a month alone the birthday has surely passed only when the month has
    ['1995-09', '2026-09-29', 30, '30 岁及以下'],
    ['1995-09', '2026-09-30', 31, '31 至 35 岁'],
  ])('born %s is on %s %i years old: %s', (birthDate, on, age, band) => {
    expect(ageOn(birthDate, on)).toBe(age)
    expect(inTable('年龄', [person({ birthDate })], on)).toEqual([[band, 1]])
  })

  it('is unknown without a birthday, and before it', () => {
    expect(ageOn(null, '2026-09-30')).toBeNull()
    expect(ageOn('2030-01-01', '2026-09-30')).toBeNull()
    expect(inTable('年龄', [person({ birthDate: null })], '2026-09-30')).toEqual([['未填', 1]])
    expect(meanAgeTenths([person({ birthDate: null })], '2026-09-30')).toBeNull()
  })

  it('has a mean of those that are known, to a tenth of a year', () => {
    const people = ['1986-01-01', '1985-01-01', '1985-01-01'].map((birthDate) => person({ birthDate }))
    expect(meanAgeTenths([...people, person({ birthDate: null })], '2026-09-30')).toBe(407)
  })
})

describe('Party age', () => {
  it.each([
    ['2021-10-01', '2026-09-30', '不满 5 年'],
    ['2021-09-30', '2026-09-30', '5 至 9 年'],
    ['1976-10-01', '2026-09-30', '40 至 49 年'],
    ['1976-09-30', '2026-09-30', '50 年及以上'],
  ])('converted on %s, on %s: %s', (fullMemberDate, on, band) => {
    expect(inTable('党龄', [person({ fullMemberDate })], on)).toEqual([[band, 1]])
  })

  it('is probation before conversion, and unknown without its day', () => {
    const people = [
      person({ category: 'probationaryMember', fullMemberDate: null }),
      person({ fullMemberDate: null }),
    ]
    expect(inTable('党龄', people, '2026-09-30')).toEqual([
      ['预备期', 1],
      ['未填', 1],
    ])
  })
})

it.each([
  ['博士研究生', '研究生'],
  ['在职研究生', '研究生'],
  ['大学', '大学本科'],
  ['大学本科', '大学本科'],
  ['大学专科', '大学专科'],
  ['大专', '大学专科'],
  ['中专', '中专、中技'],
  ['高中', '高中'],
  ['初中', '初中及以下'],
  ['党校', '其他'],
  ['', '未填'],
])('schooling 「%s」 counts as %s', (words, label) => {
  expect(educationOf(words)).toBe(label)
})

it('every table adds up to everybody, and shows its empty bands', () => {
  const people = [
    person(),
    person({ gender: '女', ethnicity: '畲族' }),
    person({ gender: null, education: '' }),
  ]
  for (const { rows } of structureOf(people, '2026-09-30'))
    expect(rows.reduce((sum, row) => sum + row.people, 0)).toBe(3)
  const ages = structureOf(people, '2026-09-30').find((table) => table.title === '年龄')
  expect(ages?.rows).toHaveLength(8)
  expect(inTable('民族', people, '2026-09-30')).toEqual([
    ['汉族', 2],
    ['少数民族', 1],
  ])
})
