/** Study: how an item stands on a day, the fixed evenings, and what a year's study is told. */
import { describe, expect, test } from 'vitest'
import { defaultProfile } from '#shared/profile.ts'
import type { StudiedAt } from '#shared/study/records.ts'
import { type ItemFacts, inspectItems, inspectList, judgeItem } from '#shared/rules/study-items.ts'
import {
  type StudyYear,
  arrangedDays,
  inspectArrangement,
  inspectStudyYear,
  missedDays,
} from '#shared/rules/study-year.ts'

const held = (kind: StudiedAt['kind'], day: string, groupId: number | null = null): StudiedAt => ({
  meetingId: Number(day.replaceAll('-', '')),
  kind,
  title: '',
  day,
  state: 'final',
  groupId,
  groupName: '',
})

const item = (fields: Partial<ItemFacts> = {}): ItemFacts => ({
  title: '甲文',
  elective: false,
  scope: 'allMembers',
  publishedOn: '2026-09-01',
  dueOn: '2026-09-15',
  deferrals: [],
  studied: [],
  ...fields,
})

const deferral = (askedOn: string, dueOn: string, previousDueOn = '2026-09-15') => ({
  askedOn,
  dueOn,
  previousDueOn,
  reason: '下乡',
  agreedBy: '',
})

const groups = [
  { groupId: 1, name: '一组', from: '2020-01-01', to: null },
  { groupId: 2, name: '二组', from: '2020-01-01', to: null },
]

const judge = (facts: ItemFacts, asOf: string, of = groups) => judgeItem(facts, of, asOf, defaultProfile)

describe('how an item stands', () => {
  test.each([
    ['the day before its time', item(), '2026-09-14', 'open', 0, 1],
    ['on its last day', item(), '2026-09-15', 'open', 0, 0],
    ['the day after', item(), '2026-09-16', 'overdue', 1, -1],
    ['an elective is never late', item({ elective: true }), '2026-12-31', 'open', 0, -107],
    ['without any day', item({ dueOn: null, publishedOn: null }), '2026-12-31', 'open', 0, null],
    ['put off', item({ deferrals: [deferral('2026-09-10', '2026-09-30')] }), '2026-09-20', 'deferred', 0, 10],
    [
      'put off and late all the same',
      item({ deferrals: [deferral('2026-09-10', '2026-09-30')] }),
      '2026-10-01',
      'overdue',
      1,
      -1,
    ],
    [
      'put off only later',
      item({ deferrals: [deferral('2026-09-20', '2026-09-30')] }),
      '2026-09-16',
      'overdue',
      1,
      -1,
    ],
    ['studied', item({ studied: [held('studySession', '2026-09-04')] }), '2026-09-30', 'studied', 0, null],
    [
      'studied late',
      item({ studied: [held('themePartyDay', '2026-09-18')] }),
      '2026-09-30',
      'studied',
      3,
      null,
    ],
    [
      'studied later than the day asked about',
      item({ studied: [held('studySession', '2026-09-18')] }),
      '2026-09-17',
      'overdue',
      2,
      -2,
    ],
  ] as const)('%s', (_name, facts, asOf, state, daysLate, daysLeft) => {
    expect(judge(facts, asOf)).toMatchObject({ state, daysLate, daysLeft })
  })

  test.each([
    ['the committee alone is not all members', 'allMembers', [held('committeeMeeting', '2026-09-04')], null],
    ['the committee for the committee', 'committee', [held('committeeMeeting', '2026-09-04')], '2026-09-04'],
    [
      'the leading group for itself',
      'leadingGroup',
      [held('leadingGroupMeeting', '2026-09-04')],
      '2026-09-04',
    ],
    ['one group of two', 'allMembers', [held('groupMeeting', '2026-09-04', 1)], null],
    [
      'both groups, on the later day',
      'allMembers',
      [held('groupMeeting', '2026-09-04', 1), held('groupMeeting', '2026-09-09', 2)],
      '2026-09-09',
    ],
    [
      'a meeting of all before the second group',
      'allMembers',
      [
        held('groupMeeting', '2026-09-04', 1),
        held('partyLecture', '2026-09-07'),
        held('groupMeeting', '2026-09-09', 2),
      ],
      '2026-09-07',
    ],
  ] as const)('%s', (_name, scope, studied, studiedOn) => {
    expect(judge(item({ scope, studied: [...studied] }), '2026-09-30').studiedOn).toBe(studiedOn)
  })

  test('a branch without groups is not studied by a group', () => {
    expect(
      judge(item({ studied: [held('groupMeeting', '2026-09-04', 1)] }), '2026-09-30', []).studiedOn,
    ).toBe(null)
  })

  test.each([
    ['a day', '2026-09-01', '2026-10-01'],
    ['a month, from its end', '2026-09', '2026-10-30'],
  ])('reckoned from %s', (_name, publishedOn, dueBy) => {
    expect(judge(item({ dueOn: null, publishedOn }), '2026-09-02')).toMatchObject({ dueBy, dueImplied: true })
  })

  test('days run from publication to study, and are unknown where only the month is', () => {
    expect(judge(item({ studied: [held('studySession', '2026-09-04')] }), '2026-12-31').days).toBe(3)
    expect(judge(item({ publishedOn: '2026-09' }), '2026-09-20').days).toBe(null)
  })
})

describe('what an inspector says of the list', () => {
  const third = { from: '2026-07-01', to: '2026-09-30' }
  const inspect = (facts: ItemFacts, today: string, period = third) =>
    inspectItems([{ itemId: 1, category: 'law', ...facts, ...judge(facts, today) }], period, today)

  test.each([
    ['in time', item({ studied: [held('studySession', '2026-09-15')] }), []],
    ['not studied', item(), ['STUDY-03 error']],
    ['late', item({ studied: [held('studySession', '2026-09-16')] }), ['STUDY-03 warn']],
    ['without a day of its own', item({ dueOn: null, publishedOn: '2026-08-01' }), ['STUDY-03 warn']],
    ['an elective', item({ elective: true }), []],
    ['put off in time', item({ deferrals: [deferral('2026-09-10', '2026-12-30')] }), []],
    [
      'put off when it was over',
      item({ deferrals: [deferral('2026-09-16', '2026-12-30')] }),
      ['STUDY-04 warn'],
    ],
    [
      'put off again',
      item({
        deferrals: [deferral('2026-09-10', '2026-09-20'), deferral('2026-09-19', '2026-12-30', '2026-09-20')],
      }),
      ['STUDY-04 warn'],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(inspect(facts, '2026-09-30').map((one) => `${one.ruleId} ${one.severity}`)).toEqual(expected)
  })

  test('what is still owed is told in every later span; what was late only in its own', () => {
    const fourth = { from: '2026-10-01', to: '2026-12-31' }
    expect(inspect(item(), '2026-11-01', fourth)).toHaveLength(1)
    expect(inspect(item({ studied: [held('studySession', '2026-10-20')] }), '2026-11-01', fourth)).toEqual([])
    expect(inspect(item({ dueOn: '2026-12-01' }), '2026-11-01', fourth)).toEqual([])
  })

  test('every list holds the charter and the policy on religion', () => {
    expect(inspectList([], 2026)).toEqual([])
    expect(inspectList([{ category: 'law' }], 2026)[0]?.message).toContain('党章党规党纪、宗教政策法规')
    expect(inspectList([{ category: 'constitution' }, { category: 'religion' }], 2026)).toEqual([])
  })
})

describe('the fixed evening', () => {
  const mondays = {
    title: '周一夜学',
    weekday: 1,
    everyWeeks: 1,
    fromOn: '2026-09-01',
    toOn: null,
    pauses: [],
  }

  test.each([
    ['every week', {}, ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28']],
    ['every second', { everyWeeks: 2 }, ['2026-09-07', '2026-09-21']],
    ['from the very day', { fromOn: '2026-09-14' }, ['2026-09-14', '2026-09-21', '2026-09-28']],
    ['until a day', { toOn: '2026-09-14' }, ['2026-09-07', '2026-09-14']],
    [
      'without a holiday',
      { pauses: [{ fromOn: '2026-09-14', toOn: '2026-09-20', reason: '假期' }] },
      ['2026-09-07', '2026-09-21', '2026-09-28'],
    ],
    ['begun long ago, every second', { fromOn: '2026-01-05', everyWeeks: 2 }, ['2026-09-14', '2026-09-28']],
    ['on Sundays', { weekday: 7 }, ['2026-09-06', '2026-09-13', '2026-09-20', '2026-09-27']],
    ['begun after the span', { fromOn: '2026-10-01' }, []],
  ])('%s', (_name, fields, days) => {
    expect(arrangedDays({ ...mondays, ...fields }, { from: '2026-09-01', to: '2026-09-30' })).toEqual(days)
  })

  test.each([
    ['on the day', ['2026-09-07'], ['2026-09-14']],
    ['moved within the week', ['2026-09-11'], ['2026-09-14']],
    ['the Sunday is the same week', ['2026-09-13'], ['2026-09-14']],
    ['the Sunday before is not', ['2026-09-06'], ['2026-09-07', '2026-09-14']],
    ['two in one week stand for one', ['2026-09-07', '2026-09-08'], ['2026-09-14']],
  ])('%s', (_name, sessions, missed) => {
    expect(missedDays(['2026-09-07', '2026-09-14'], sessions)).toEqual(missed)
  })

  test('the week that runs may still be used', () => {
    const period = { from: '2026-09-01', to: '2026-09-30' }
    const say = (today: string) => inspectArrangement(mondays, [], period, today).map((one) => one.message)
    expect(say('2026-09-13')).toEqual([])
    expect(say('2026-09-14')[0]).toContain('应有 1 次，实有 0 次；没有记录的：9月7日')
    expect(say('2026-12-01')[0]).toContain('应有 4 次')
  })
})

describe('a year', () => {
  const session = { day: '2026-03-04', chairId: 1, recorderId: 2, forms: ['collective' as const] }
  const facts = (fields: Partial<StudyYear> = {}): StudyYear => ({
    year: 2026,
    sessions: [session, session, session, session],
    planKept: true,
    recorderNamed: true,
    used: true,
    committee: [],
    ...fields,
  })
  const inspect = (
    given: StudyYear,
    period = { from: '2026-01-01', to: '2026-12-31' },
    asOf = '2026-12-31',
  ) => inspectStudyYear(given, period, asOf, defaultProfile).map((one) => one.ruleId)
  const mixed = [session, { ...session, forms: ['film' as const] }]

  test.each([
    ['one form in four sessions', facts(), ['STUDY-07']],
    ['one form in three', facts({ sessions: [session, session, session] }), []],
    ['two forms', facts({ sessions: [...mixed, ...mixed] }), []],
    ['no plan', facts({ sessions: mixed, planKept: false }), ['STUDY-09']],
    ['no plan where nothing is kept', facts({ sessions: mixed, planKept: false, used: false }), []],
    ['nobody recorded', facts({ sessions: [{ ...session, recorderId: null }] }), ['STUDY-05']],
    ['the chair recorded', facts({ sessions: [{ ...session, recorderId: 1 }] }), ['STUDY-05']],
    [
      'four recorders in turn',
      facts({
        recorderNamed: false,
        sessions: mixed.flatMap((one) => [2, 3, 4, 5].map((recorderId) => ({ ...one, recorderId }))),
      }),
      ['STUDY-06'],
    ],
    [
      'four in turn, one of them named',
      facts({ sessions: mixed.flatMap((one) => [2, 3, 4, 5].map((recorderId) => ({ ...one, recorderId }))) }),
      [],
    ],
    [
      'one of the committee without training',
      facts({
        sessions: mixed,
        committee: [
          { memberId: 1, name: '甲', trainings: 1 },
          { memberId: 2, name: '乙', trainings: 0 },
        ],
      }),
      ['STUDY-10'],
    ],
    [
      'training kept elsewhere',
      facts({ sessions: mixed, committee: [{ memberId: 1, name: '甲', trainings: 0 }] }),
      [],
    ],
  ])('%s', (_name, given, expected) => {
    expect(inspect(given)).toEqual(expected)
  })

  test('the year is judged from November, the plan from April', () => {
    const bad = facts({ planKept: false })
    expect(inspect(bad, { from: '2026-01-01', to: '2026-03-31' }, '2026-03-31')).toEqual([])
    expect(inspect(bad, { from: '2026-01-01', to: '2026-03-31' }, '2026-04-01')).toEqual(['STUDY-09'])
    expect(inspect(bad, { from: '2026-07-01', to: '2026-09-30' }, '2026-12-31')).toEqual([])
    expect(inspect(bad, { from: '2026-10-01', to: '2026-12-31' }, '2026-10-31')).toEqual([])
    expect(inspect(bad, { from: '2026-10-01', to: '2026-12-31' }, '2026-11-01')).toEqual(['STUDY-07'])
  })
})
