import { describe, expect, it } from 'vitest'
import { type StandingFacts, categoryOn, exemptOn, partyAge, votingRight } from '#shared/rules/standing.ts'

const full: StandingFacts = {
  category: 'fullMember',
  joinDate: '2020-06-18',
  fullMemberDate: '2021-06-20',
  enteredOn: null,
  leftOn: null,
  relation: 'here',
  membershipStatus: 'normal',
  restrictions: [],
  exemptions: [],
}

describe('voting right at the day of the meeting (党章)', () => {
  it.each([
    ['before conversion', full, '2021-06-19', false],
    ['on the day of conversion', full, '2021-06-20', true],
    ['before admission', full, '2020-06-17', false],
    ['left that day', { ...full, leftOn: '2026-03-01' }, '2026-03-01', false],
    ['left next day', { ...full, leftOn: '2026-03-02' }, '2026-03-01', true],
    ['entered that day', { ...full, enteredOn: '2026-03-01' }, '2026-03-01', true],
    ['entered next day', { ...full, enteredOn: '2026-03-02' }, '2026-03-01', false],
    ['relation elsewhere', { ...full, relation: 'elsewhere' }, '2026-03-01', false],
    ['unclear category', { ...full, category: 'unclear', fullMemberDate: null }, '2026-03-01', false],
    ['unclear category, though with a date', { ...full, category: 'unclear' }, '2026-03-01', false],
    ['ceased', { ...full, membershipStatus: 'ceased' }, '2026-03-01', false],
  ] as const)('%s', (_what, member, on, entitled) => {
    const verdict = votingRight(member, on)
    expect(verdict.entitled).toBe(entitled)
    expect(verdict.reasons.length > 0).toBe(!entitled)
  })

  it.each(['probationWithinParty', 'rightsSuspended', 'membershipSuspended'] as const)(
    '%s suspends it for its days',
    (kind) => {
      const member = { ...full, restrictions: [{ kind, fromOn: '2026-01-10', untilOn: '2026-12-31' }] }
      expect(votingRight(member, '2026-01-09').entitled).toBe(true)
      expect(votingRight(member, '2026-01-10').entitled).toBe(false)
      expect(votingRight(member, '2026-12-31').entitled).toBe(false)
      expect(votingRight(member, '2027-01-01').entitled).toBe(true)
    },
  )

  it('a month-only conversion is certain only after that month', () => {
    const member = { ...full, joinDate: '2020-06', fullMemberDate: '2021-06' }
    expect(categoryOn(member, '2021-05-31').category).toBe('probationaryMember')
    expect(categoryOn(member, '2021-06-15')).toMatchObject({ category: 'unclear' })
    expect(votingRight(member, '2021-06-15').entitled).toBe(false)
    expect(categoryOn(member, '2021-06-30').category).toBe('fullMember')
  })

  it('a declared full member without a date of conversion votes, but not in the first year', () => {
    const member = { ...full, fullMemberDate: null }
    expect(votingRight(member, '2021-06-17').entitled).toBe(false)
    expect(votingRight(member, '2021-06-18')).toMatchObject({
      entitled: true,
      reasons: [expect.stringContaining('转正日期未登记')],
    })
  })

  it('exemption from attendance runs from its first to its last day', () => {
    const member = { ...full, exemptions: [{ fromOn: '2026-01-01', untilOn: '2026-06-30' }] }
    expect([
      exemptOn(member, '2025-12-31'),
      exemptOn(member, '2026-06-30'),
      exemptOn(member, '2026-07-01'),
    ]).toEqual([false, true, false])
  })

  it('Party age runs from conversion', () => {
    expect(partyAge('2021-06-20', '2026-06-19')).toBe(4)
    expect(partyAge('2021-06-20', '2026-06-20')).toBe(5)
    expect(partyAge(null, '2026-06-20')).toBeNull()
  })
})
