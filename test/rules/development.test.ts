import { describe, expect, it } from 'vitest'
import { type DevelopmentFacts, judgeDevelopment } from '#shared/rules/development.ts'

const sound: DevelopmentFacts = {
  name: '宋某',
  birthDate: '1999-11-13',
  appliedOn: '2022-03-01',
  talkedOn: '2022-03-20',
  activistOn: '2022-09-10',
  reviewsOn: ['2023-03-10', '2023-09-08'],
  candidateOn: '2023-10-10',
  trainingDays: 3,
  trainingHours: null,
  trainingExemption: '',
  sponsors: [
    { name: '甲', fullMember: true, rightsInOrder: true },
    { name: '乙', fullMember: true, rightsInOrder: true },
  ],
  admittedOn: '2024-06-20',
  admittedBy: { secretBallot: true, alone: true, passed: true },
  convertedOn: '2025-06-20',
  extensions: [],
  firstDuesMonth: '2024-06',
  leadingGroupReviewNeeded: false,
  leadingGroupReviewRef: '',
}
const rules = (changes: Partial<DevelopmentFacts>, asOf = '2026-09-30') =>
  judgeDevelopment({ ...sound, ...changes }, asOf).map((one) => `${one.ruleId}:${one.severity}`)

describe('development of members (发展党员工作细则)', () => {
  it('has nothing against a sound course', () => expect(rules({})).toEqual([]))
  it.each<[string, Partial<DevelopmentFacts>, string[]]>([
    ['eighteen that very day', { birthDate: '2004-03-01' }, []],
    ['a day too young', { birthDate: '2004-03-02' }, ['DEV-01:error']],
    ['talked on the last day of the month', { talkedOn: '2022-04-01' }, []],
    ['talked a day late', { talkedOn: '2022-04-02' }, ['DEV-02:warn']],
    ['never talked', { talkedOn: null }, ['DEV-02:warn']],
    ['talked before applying', { talkedOn: '2022-02-28' }, ['DEV-02:error']],
    ['a year of cultivation to the day', { candidateOn: '2023-09-10' }, []],
    ['a day short of a year', { candidateOn: '2023-09-09' }, ['DEV-03:error']],
    ['no review for over half a year', { reviewsOn: ['2023-03-10'] }, ['DEV-04:warn']],
    ['24 hours instead of three days', { trainingDays: null, trainingHours: 24 }, []],
    ['23 hours', { trainingDays: 2, trainingHours: 23 }, ['DEV-05:error']],
    [
      'shorter with a reason',
      { trainingDays: 2, trainingExemption: '疫情期间线上集中培训' },
      ['DEV-05:info'],
    ],
    ['one sponsor', { sponsors: sound.sponsors.slice(0, 1) }, ['DEV-06:error']],
    [
      'a probationary sponsor',
      { sponsors: [...sound.sponsors.slice(0, 1), { name: '丙', fullMember: false, rightsInOrder: true }] },
      ['DEV-06:error'],
    ],
    ['show of hands', { admittedBy: { secretBallot: false, alone: true, passed: true } }, ['DEV-07:error']],
    ['two at once', { admittedBy: { secretBallot: true, alone: false, passed: true } }, ['DEV-07:error']],
    ['dues a month late', { firstDuesMonth: '2024-07' }, ['DEV-10:warn']],
    ['no review by the leading group', { leadingGroupReviewNeeded: true }, ['DEV-11:warn']],
    ['converted a day early', { convertedOn: '2025-06-19' }, ['DEV-12:error']],
    [
      'extended by half a year to the day',
      { extensions: [{ from: '2025-06-20', until: '2025-12-20' }], convertedOn: '2025-12-20' },
      [],
    ],
    [
      'extended by less',
      { extensions: [{ from: '2025-06-20', until: '2025-12-19' }], convertedOn: '2026-01-10' },
      ['DEV-09:error'],
    ],
    [
      'extended by more than a year',
      { extensions: [{ from: '2025-06-20', until: '2026-06-21' }], convertedOn: '2026-07-01' },
      ['DEV-09:error'],
    ],
    [
      'extended twice',
      {
        extensions: [
          { from: '2025-06-20', until: '2025-12-20' },
          { from: '2025-12-20', until: '2026-06-20' },
        ],
        convertedOn: '2026-06-20',
      },
      ['DEV-09:error'],
    ],
  ])('%s', (_what, changes, expected) => expect(rules(changes)).toEqual(expected))
})
