import { describe, expect, it } from 'vitest'
import { defaultProfile } from '#shared/profile.ts'
import { type CoveragePerson, type CoverageTalk, judgeCoverage } from '#shared/rules/coverage.ts'

const person = (
  memberId: number,
  name: string,
  role: 'secretary' | 'committee' | '' = '',
): CoveragePerson => ({
  memberId,
  name,
  post: role,
  secretary: role === 'secretary',
  committee: role !== '',
  enteredOn: null,
})
const people = [
  person(1, '书记', 'secretary'),
  person(2, '组织', 'committee'),
  person(3, '纪检', 'committee'),
  person(4, '甲'),
  person(5, '乙'),
]
const talk = (talkers: number[], partners: number[], group = false): CoverageTalk => ({
  talkers,
  partners,
  group,
})
const gaps = (talks: CoverageTalk[], asOf = '2027-01-05') =>
  judgeCoverage({ year: 2026, asOf, people, talks, profile: defaultProfile }).gaps.map(
    (gap) => `${gap.line}:${gap.memberName}${gap.otherName}:${gap.severity}`,
  )

describe('talk coverage (支部条例第十九条；书记与每名党员年不少于 1 次)', () => {
  it('nobody talked: every line shows, as errors and warnings once the year is over', () => {
    expect(gaps([])).toEqual([
      'T1:组织书记:error',
      'T1:纪检书记:error',
      'T1:甲书记:error',
      'T1:乙书记:error',
      'T2:组织纪检:warn',
      'T4:书记:info',
      'T4:组织:info',
      'T4:纪检:info',
      'T3:甲:warn',
      'T4:甲:info',
      'T3:乙:warn',
      'T4:乙:info',
    ])
  })

  it('while the year runs nothing is an error yet', () => {
    expect(gaps([], '2026-09-30').some((gap) => gap.endsWith(':error'))).toBe(false)
  })

  it('the direction does not matter; the secretary counts as committee for T3', () => {
    const all = [talk([1], [2]), talk([3], [1]), talk([1], [4]), talk([5], [1]), talk([2], [3])]
    expect(gaps(all)).toEqual([])
  })

  it('a group talk counts for T4 only', () => {
    const one = gaps([talk([1], [2, 3, 4, 5], true)])
    expect(one.filter((gap) => gap.startsWith('T1'))).toHaveLength(4)
    expect(one.some((gap) => gap.startsWith('T4'))).toBe(false)
  })

  it('rows count pairs once per talk', () => {
    const { rows } = judgeCoverage({
      year: 2026,
      asOf: '2026-09-30',
      profile: defaultProfile,
      people,
      talks: [talk([1], [4]), talk([4], [1]), talk([4], [5])],
    })
    expect(rows.find((row) => row.memberId === 4)).toMatchObject({ bySecretary: 2, byPeers: 1, total: 3 })
  })
})
