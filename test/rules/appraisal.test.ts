/** The appraisal of members: the third by whole people, sums, order, and what must follow. */
import { describe, expect, test } from 'vitest'
import type { MemberAppraisal } from '#shared/appraisal.ts'
import { defaultProfile } from '#shared/profile.ts'
import {
  type AppraisalFacts,
  appraisalFaults,
  appraisalRules,
  appraisalStep,
  excellentAtMost,
  sheetFaults,
  withinExcellent,
} from '#shared/rules/appraisal.ts'
import { ruleCards } from '#shared/rules/registry.ts'

describe('not more than a third', () => {
  test.each([
    [1, 0],
    [2, 0],
    [3, 1],
    [8, 2],
    [9, 3],
    [10, 3],
    [11, 3],
    [12, 4],
    [19, 6],
    [100, 33],
  ])('of %i graded at most %i', (graded, most) => {
    expect(excellentAtMost(graded, 33)).toBe(most)
    expect(withinExcellent(most, graded, 33)).toBe(true)
    expect(withinExcellent(most + 1, graded, 33)).toBe(false)
  })

  test.each([
    [10, 30, 3],
    [9, 30, 2],
    [10, 32, 3],
    [3, 34, 1],
    [10, 100, 10],
    [10, 0, 0],
  ])('of %i at %i percent at most %i: another number is what it says', (graded, percent, most) => {
    expect(excellentAtMost(graded, percent)).toBe(most)
    expect(withinExcellent(most, graded, percent)).toBe(true)
    expect(withinExcellent(most + 1, graded, percent)).toBe(false)
  })
})

test.each([
  [{ present: 5, issued: 5, returned: 5, valid: 5, invalid: 0 }, 0],
  [{ present: 6, issued: 5, returned: 4, valid: 3, invalid: 1 }, 0],
  [{ present: 4, issued: 5, returned: 5, valid: 5, invalid: 0 }, 1],
  [{ present: 5, issued: 5, returned: 6, valid: 6, invalid: 0 }, 1],
  [{ present: 5, issued: 5, returned: 5, valid: 4, invalid: 0 }, 1],
  [{ present: 4, issued: 5, returned: 6, valid: 4, invalid: 1 }, 3],
])('papers %o have %i faults', (sheet, count) => {
  expect(sheetFaults(sheet)).toHaveLength(count)
})

const member = (memberId: number, over: Partial<MemberAppraisal> = {}): MemberAppraisal => ({
  memberId,
  memberName: `党员${memberId}`,
  category: 'fullMember',
  selfAppraisal: '自评',
  mutualAppraisal: '互评',
  tally: { excellent: 1, qualified: 2, basicallyQualified: 0, unqualified: 0 },
  branchOpinion: '',
  dualDuty: '',
  grade: 'qualified',
  noGradeReason: '',
  decidedBy: 'committee',
  decidedOn: '2025-12-24',
  decidedMeetingId: null,
  disposition: '',
  fedBackOn: '2026-01-08',
  fedBackBy: '书记',
  signed: true,
  ...over,
})

const facts = (members: readonly MemberAppraisal[], over: Partial<AppraisalFacts> = {}): AppraisalFacts => ({
  members: [...members],
  sheet: {
    appraisedOn: '2025-12-19',
    present: 3,
    issued: 3,
    returned: 3,
    valid: 3,
    invalid: 0,
    scrutineers: [],
    tellers: [],
  },
  dispositions: [],
  ...over,
})

const found = (members: readonly MemberAppraisal[], over: Partial<AppraisalFacts> = {}) =>
  appraisalFaults(facts(members, over), defaultProfile).map((one) => `${one.ruleId}:${one.severity}`)

describe('what an inspector remarks', () => {
  const all = [member(1), member(2), member(3)]
  test.each<[string, readonly MemberAppraisal[], Partial<AppraisalFacts>, string[]]>([
    ['nothing where all is done', all, {}, []],
    ['one excellent of three is a third', [member(1, { grade: 'excellent' }), member(2), member(3)], {}, []],
    [
      'two of three are more',
      [member(1, { grade: 'excellent' }), member(2, { grade: 'excellent' }), member(3)],
      {},
      ['APPR-01:error'],
    ],
    [
      'whoever is given no grade is not in the denominator',
      [
        member(1, { grade: 'excellent' }),
        member(2),
        member(3, { grade: null, tally: null, decidedOn: null, fedBackOn: null, noGradeReason: '新转入' }),
      ],
      {},
      ['APPR-01:error'],
    ],
    [
      'nor is a probationary member',
      [
        member(1, { grade: 'excellent' }),
        member(2),
        member(3, { category: 'probationaryMember', grade: null, tally: null, fedBackOn: null }),
      ],
      {},
      ['APPR-01:error'],
    ],
    [
      'a full member without grade or reason',
      [member(1), member(2, { grade: null, fedBackOn: null })],
      {},
      ['APPR-03:warn'],
    ],
    [
      'sums short of the papers',
      [member(1, { tally: { excellent: 1, qualified: 1, basicallyQualified: 0, unqualified: 0 } })],
      {},
      ['APPR-02:warn'],
    ],
    [
      'sums beyond the papers',
      [member(1, { tally: { excellent: 1, qualified: 3, basicallyQualified: 0, unqualified: 0 } })],
      {},
      ['APPR-02:error'],
    ],
    ['no sums for one', [member(1, { tally: null }), member(2)], {}, ['APPR-08:warn']],
    ['graded without any papers', all, { sheet: null }, ['APPR-08:warn']],
    ['unqualified and nothing done', [member(1, { grade: 'unqualified' })], {}, ['APPR-04:error']],
    [
      'unqualified, procedure written',
      [member(1, { grade: 'unqualified', disposition: '限期改正' })],
      {},
      [],
    ],
    [
      'unqualified, a motion on the day',
      [member(1, { grade: 'unqualified' })],
      { dispositions: [{ memberId: 1, day: '2025-12-24' }] },
      [],
    ],
    [
      'a motion before the grade is another matter',
      [member(1, { grade: 'unqualified' })],
      { dispositions: [{ memberId: 1, day: '2025-12-23' }] },
      ['APPR-04:error'],
    ],
    [
      'a motion on somebody else',
      [member(1, { grade: 'unqualified' })],
      { dispositions: [{ memberId: 2, day: '2025-12-30' }] },
      ['APPR-04:error'],
    ],
    ['not told', [member(1, { fedBackOn: null, signed: false })], {}, ['APPR-05:warn']],
    ['told but not signed', [member(1, { signed: false })], {}, ['APPR-05:info']],
    ['no self-appraisal', [member(1, { selfAppraisal: '' })], {}, ['APPR-06:warn']],
    [
      'a probationary member takes part as well',
      [
        member(1),
        member(2, {
          category: 'probationaryMember',
          grade: null,
          tally: null,
          selfAppraisal: '',
          fedBackOn: null,
        }),
      ],
      {},
      ['APPR-06:warn'],
    ],
    ['decided before the ballot', [member(1, { decidedOn: '2025-12-18' })], {}, ['APPR-07:warn']],
    ['decided on the day of the ballot is in order', [member(1, { decidedOn: '2025-12-19' })], {}, []],
    ['told before it was decided', [member(1, { fedBackOn: '2025-12-23' })], {}, ['APPR-07:warn']],
  ])('%s', (_, members, over, rules) => {
    expect(found(members, over)).toEqual(rules)
  })
})

test('the step lies ahead until the meeting, is missing after it, and is done when everybody was told', () => {
  const nothing = facts([member(1, { tally: null, grade: null, fedBackOn: null })], { sheet: null })
  const state = (given: AppraisalFacts, asOf: string) =>
    appraisalStep(given, '2025-12-19', asOf, defaultProfile).state
  expect(state(nothing, '2025-12-18')).toBe('ahead')
  expect(state(nothing, '2025-12-19')).toBe('missing')
  expect(state(facts([member(1, { fedBackOn: null })]), '2026-01-31')).toBe('partly')
  expect(state(facts([member(1)]), '2026-01-31')).toBe('done')
})

test('every card cites its source and stands in the registry', () => {
  for (const [ruleId, card] of Object.entries(appraisalRules)) {
    expect(ruleCards[ruleId]).toBe(card)
    expect(card.citation).not.toBe('')
  }
})
