import { describe, expect, it } from 'vitest'
import { defaultProfile } from '#shared/profile.ts'
import { dutiesOf } from '#shared/rules/frequency.ts'
import { holidaysOf } from '#shared/rules/holidays.ts'
import {
  type TaskFacts,
  inspectReminders,
  inspectRequests,
  inspectSearches,
  inspectSupervision,
  inspectTasks,
  inspectVenue,
} from '#shared/rules/registers.ts'

const q3 = { from: '2026-07-01', to: '2026-09-30' }

describe('holidays', () => {
  // the runtime's own lunar calendar is the judge of the table
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
  // its new moons are approximate: in these years the true one is minutes from midnight, on the other side
  const nearMidnight: Readonly<Record<number, string>> = { 2027: '12/30', 2030: '1/2' }
  const lunarDay = (day: string) => lunar.format(new Date(`${day}T12:00:00Z`))

  it.each(Array.from({ length: 21 }, (_, index) => 2015 + index))(
    'of %i fall on their lunar days',
    (year) => {
      const named = new Map(holidaysOf(year).map(({ name, day }) => [name, day]))
      expect(named.size).toBe(6)
      expect(lunarDay(named.get('春节') ?? '')).toBe(nearMidnight[year] ?? '1/1')
      expect(lunarDay(named.get('端午') ?? '')).toBe('5/5')
      expect(lunarDay(named.get('中秋') ?? '')).toBe('8/15')
    },
  )

  it('beyond the table are the fixed ones', () => {
    expect(holidaysOf(2036).map(({ name }) => name)).toEqual(['元旦', '五一', '国庆'])
  })
})

describe('reminders before holidays', () => {
  const first = '2026-01-05'
  it.each([
    ['the day before', '2026-09-24', 0],
    ['fifteen days before', '2026-09-10', 0],
    ['sixteen days before', '2026-09-09', 1],
    ['on the day itself', '2026-09-25', 1],
  ])('%s', (_, day, missing) => {
    const findings = inspectReminders([first, day], q3, '2026-09-30', defaultProfile)
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(Array.from({ length: missing }, () => 'INTEG-01'))
  })

  it('are asked of nobody who never began, and not of holidays to come', () => {
    expect(inspectReminders([], q3, '2026-09-30', defaultProfile)).toEqual([])
    expect(inspectReminders([first], q3, '2026-09-24', defaultProfile)).toEqual([])
    expect(
      inspectReminders([first], { from: '2025-01-01', to: '2026-12-31' }, '2026-09-30', defaultProfile),
    ).toHaveLength(4)
  })
})

describe('tasks of the month', () => {
  const task = (month: string, state: TaskFacts['state'], entryId = 1): TaskFacts => ({
    entryId,
    month,
    task: '收齐党费',
    state,
    owner: '何书敏',
  })
  const ids = (tasks: TaskFacts[], asOf: string) => inspectTasks(tasks, q3, asOf).map(({ ruleId }) => ruleId)

  it.each<[TaskFacts[], string, string[]]>([
    [[], '2026-10-01', []],
    [[task('2026-07', 'done')], '2026-07-31', []],
    [[task('2026-07', 'done')], '2026-09-01', ['TASK-01']],
    [[task('2026-07', 'done')], '2026-10-01', ['TASK-01', 'TASK-01']],
    [[task('2026-07', 'draft')], '2026-08-01', ['TASK-01']],
    [[task('2026-07', 'set')], '2026-07-31', []],
    [[task('2026-07', 'set')], '2026-08-01', ['TASK-02']],
    [[task('2026-07', 'notDone')], '2026-08-01', []],
    [[task('2026-07', 'carried'), task('2026-08', 'set')], '2026-08-31', []],
    [[task('2025-01', 'done')], '2026-08-01', ['TASK-01']],
  ])('%#', (tasks, asOf, expected) => {
    expect(ids(tasks, asOf)).toEqual(expected)
  })
})

describe('members who are lost', () => {
  it.each([
    [[], 1],
    [['2026-03-30'], 0],
    [['2026-03-29'], 1],
    [['2026-03'], 0],
    [['2025-01-01', '2026-09-01'], 0],
  ])('%j', (searchedOn, count) => {
    expect(inspectSearches([{ memberId: 7, name: '陆远', searchedOn }], '2026-09-30')).toHaveLength(count)
  })
})

describe('requests', () => {
  const request = { entryId: 3, matter: '换届请示', request: true, sentOn: '2026-07-10', repliedOn: null }
  it.each([
    [request, '2026-09-08', 0],
    [request, '2026-09-09', 1],
    [{ ...request, request: false }, '2026-12-31', 0],
    [{ ...request, repliedOn: '2026-08-01' }, '2026-12-31', 0],
    [{ ...request, sentOn: '2026-06-30' }, '2026-12-31', 0],
  ])('%#', (one, asOf, count) => {
    expect(inspectRequests([one], q3, asOf, defaultProfile)).toHaveLength(count)
  })
})

describe('supervision', () => {
  const matter = { entryId: 4, matter: '三会一课督查', dueOn: '2026-08-31', handledOn: null }
  it.each([
    [matter, '2026-08-31', 0],
    [matter, '2026-09-01', 1],
    [{ ...matter, dueOn: null }, '2026-12-01', 0],
    [{ ...matter, handledOn: '2026-09-30' }, '2026-12-01', 0],
    [{ ...matter, handledOn: '2026-10-01' }, '2026-12-01', 1],
  ])('%#', (one, asOf, count) => {
    expect(inspectSupervision([one], q3, asOf)).toHaveLength(count)
  })
})

it('the meeting place is judged by the latest look', () => {
  const look = (checkedOn: string, met: boolean) => ({ entryId: 5, item: '党旗', met, checkedOn })
  expect(inspectVenue([look('2026-07-01', false), look('2026-08-01', true)], q3)).toEqual([])
  expect(inspectVenue([look('2026-08-01', false), look('2026-07-01', true)], q3)).toHaveLength(1)
  expect(inspectVenue([look('2026-10-01', false)], q3)).toEqual([])
})

describe('duties that registers fulfil', () => {
  const facts = {
    year: 2026,
    asOf: '2026-12-31',
    foundedOn: null,
    committeeSince: null,
    leadingGroupSince: '2020-01-01',
    groups: [],
    meetings: [],
    profile: defaultProfile,
  }
  const find = (kind: string, period: string, acts: Parameters<typeof dutiesOf>[0]['acts'] = []) =>
    dutiesOf({ ...facts, acts }).find((duty) => duty.kind === kind && duty.period === period)

  it.each([
    ['ideologicalAnalysis', '2026年上半年', '2026-06-30'],
    ['integrityStudy', '2026年', '2026-03-01'],
    ['warningEducation', '2026年', '2026-03-01'],
    ['debriefing', '2026年', '2026-12-31'],
    ['dutyExchange', '2026年下半年', '2026-07-01'],
    ['ideologicalWorkHearing', '2026年', '2026-05-05'],
  ] as const)('%s of %s', (act, period, day) => {
    expect(find(act, period)).toMatchObject({ done: 0, entryIds: [] })
    expect(find(act, period, [{ entryId: 9, act, day }])).toMatchObject({
      done: 1,
      state: 'done',
      recordIds: [],
      entryIds: [9],
    })
  })

  it('a meeting marked for both counts for warning education once integrity study stands by itself', () => {
    const both = {
      meetingId: 1,
      kind: 'studySession' as const,
      alsoCountsAs: [],
      topics: ['integrityStudy', 'warningEducation'] as const,
      day: '2026-05-05',
      groupId: null,
    }
    const own = { entryId: 9, act: 'integrityStudy' as const, day: '2026-03-01' }
    const done = (acts: (typeof own)[]) =>
      dutiesOf({ ...facts, meetings: [both], acts })
        .filter(({ kind }) => kind === 'integrityStudy' || kind === 'warningEducation')
        .map((duty) => duty.done)
    expect(done([])).toEqual([1, 0])
    expect(done([own])).toEqual([1, 1])
  })
})
