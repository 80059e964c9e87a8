import { describe, expect, it } from 'vitest'
import { type RuleProfile, defaultProfile } from '#shared/profile.ts'
import { type FrequencyFacts, type HeldMeeting, dutiesOf } from '#shared/rules/frequency.ts'

const facts = (changes: Partial<FrequencyFacts> = {}): FrequencyFacts => ({
  year: 2026,
  asOf: '2026-11-23',
  foundedOn: '2008-04',
  committeeSince: '2024-03-15',
  groups: [],
  meetings: [],
  leadingGroupSince: null,
  profile: defaultProfile,
  ...changes,
})

const held = (kind: HeldMeeting['kind'], day: string, changes: Partial<HeldMeeting> = {}): HeldMeeting => ({
  meetingId: 1,
  kind,
  day,
  alsoCountsAs: [],
  topics: [],
  groupId: null,
  ...changes,
})

const find = (given: FrequencyFacts, kind: string, period: string) =>
  dutiesOf(given).filter((duty) => duty.kind === kind && duty.period === period)

describe('what a year owes (支部条例第十一至十七条；教育管理条例第十六至十八条)', () => {
  it('a period that runs is pending, one that is over is missing, one to come is ahead', () => {
    expect(find(facts(), 'committeeMeeting', '2026年10月')[0]?.state).toBe('missing')
    expect(find(facts(), 'committeeMeeting', '2026年11月')[0]?.state).toBe('pending')
    expect(find(facts(), 'committeeMeeting', '2026年12月')[0]?.state).toBe('ahead')
    expect(find(facts({ asOf: '2026-10-31' }), 'committeeMeeting', '2026年10月')[0]?.state).toBe('pending')
    expect(find(facts(), 'generalMeeting', '2026年第三季度')[0]?.state).toBe('missing')
    expect(find(facts(), 'organizationalLifeMeeting', '2026年')[0]?.state).toBe('pending')
  })

  it('a meeting counts on the first and the last day of its period, and not a day outside', () => {
    for (const [day, state] of [
      ['2026-07-01', 'done'],
      ['2026-09-30', 'done'],
      ['2026-06-30', 'missing'],
      ['2026-10-01', 'missing'],
    ] as const)
      expect(
        find(facts({ meetings: [held('generalMeeting', day)] }), 'generalMeeting', '2026年第三季度')[0]
          ?.state,
      ).toBe(state)
  })

  it('a merged meeting counts by explicit mark only', () => {
    const plain = facts({ meetings: [held('themePartyDay', '2026-08-14')] })
    expect(find(plain, 'partyLecture', '2026年第三季度')[0]?.state).toBe('missing')
    const marked = facts({
      meetings: [held('themePartyDay', '2026-08-14', { alsoCountsAs: ['partyLecture'] })],
    })
    expect(find(marked, 'partyLecture', '2026年第三季度')[0]).toMatchObject({ state: 'done', done: 1 })
    expect(find(marked, 'themePartyDay', '2026年8月')[0]?.state).toBe('done')
  })

  it('no committee, no groups: nothing owed; each group owes for itself', () => {
    expect(dutiesOf(facts({ committeeSince: null })).some((duty) => duty.kind === 'committeeMeeting')).toBe(
      false,
    )
    expect(dutiesOf(facts()).some((duty) => duty.kind === 'groupMeeting')).toBe(false)
    const groups = [
      { groupId: 1, name: '第一党小组', from: null, to: null },
      { groupId: 2, name: '第二党小组', from: '2026-05-10', to: null },
    ]
    const both = facts({ groups, meetings: [held('groupMeeting', '2026-06-05', { groupId: 1 })] })
    expect(find(both, 'groupMeeting', '2026年6月').map((duty) => duty.state)).toEqual(['done', 'missing'])
    // a group formed in mid-May owes from June
    expect(find(both, 'groupMeeting', '2026年5月')).toHaveLength(1)
  })

  it('a branch founded in the year owes only the periods after', () => {
    const young = facts({ foundedOn: '2026-05-20', committeeSince: '2026-05-20' })
    expect(find(young, 'themePartyDay', '2026年5月')).toHaveLength(0)
    expect(find(young, 'themePartyDay', '2026年6月')).toHaveLength(1)
    expect(find(young, 'generalMeeting', '2026年第二季度')).toHaveLength(0)
    expect(find(young, 'organizationalLifeMeeting', '2026年')).toHaveLength(0)
  })

  it('numbers follow the profile: 0 is not counted (条例只写「按期」)', () => {
    const withLectures = (count: number): RuleProfile => ({
      ...defaultProfile,
      numbers: { ...defaultProfile.numbers, 'frequency.partyLecture': count },
    })
    const none = dutiesOf(facts({ profile: withLectures(0) }))
    expect(none.some((duty) => duty.kind === 'partyLecture')).toBe(false)
    expect(find(facts({ profile: withLectures(2) }), 'partyLecture', '2026年第一季度')[0]?.due).toBe(2)
    const off = { ...defaultProfile, off: { 'FREQ-LIFE': '上级统一安排' } }
    expect(dutiesOf(facts({ profile: off })).some((duty) => duty.ruleId === 'FREQ-LIFE')).toBe(false)
  })

  it('hearings are owed only where the ledger keeps a leading group', () => {
    expect(dutiesOf(facts()).some((duty) => duty.ruleId.startsWith('FREQ-HEARING'))).toBe(false)
    const kept = dutiesOf(facts({ leadingGroupSince: '2020-01-01' }))
    expect(kept.find((duty) => duty.ruleId === 'FREQ-HEARING-PARTY')?.due).toBe(2)
  })

  it('the plan of the year is owed in its first quarter', () => {
    const planned = (day: string) =>
      facts({ meetings: [held('generalMeeting', day, { topics: ['annualPlan'] })] })
    const state = (given: FrequencyFacts) =>
      find(given, 'annualPlan', '2026年第一季度').map((duty) => duty.state)
    expect(state(planned('2026-03-31'))).toEqual(['done'])
    expect(state(planned('2026-04-01'))).toEqual(['missing'])
    expect(find(facts(), 'annualPlan', '2026年第二季度')).toEqual([])
  })

  it('thought analysis is owed each half-year', () => {
    const first = facts({
      meetings: [held('committeeMeeting', '2026-06-30', { topics: ['ideologicalAnalysis'] })],
    })
    expect(find(first, 'ideologicalAnalysis', '2026年上半年')[0]?.state).toBe('done')
    expect(find(first, 'ideologicalAnalysis', '2026年下半年')[0]?.state).toBe('pending')
  })

  describe('廉政专题学习 and 警示教育 are two counts', () => {
    const both = held('themePartyDay', '2026-05-08', {
      meetingId: 1,
      topics: ['integrityStudy', 'warningEducation'],
    })
    const states = (given: FrequencyFacts) =>
      ['integrityStudy', 'warningEducation'].map((kind) => find(given, kind, '2026年')[0]?.state)
    it('one event marked as both fills one', () => {
      expect(states(facts({ meetings: [both] }))).toEqual(['done', 'pending'])
    })
    it('with another of either kind both are filled', () => {
      for (const topic of ['integrityStudy', 'warningEducation'] as const) {
        const other = held('studySession', '2026-08-14', { meetingId: 2, topics: [topic] })
        expect(states(facts({ meetings: [both, other] }))).toEqual(['done', 'done'])
      }
    })
    it('unless the profile lets one event count twice', () => {
      const lenient = {
        ...defaultProfile,
        choices: { ...defaultProfile.choices, 'integrity.mayMerge': 'yes' as const },
      }
      expect(states(facts({ meetings: [both], profile: lenient }))).toEqual(['done', 'done'])
    })
  })
})
