/** The sequence of organizational life, step by step, against facts that lack one thing at a time. */
import { describe, expect, test } from 'vitest'
import type { LifeStepName } from '#shared/life.ts'
import { type LifeFacts, lifeRules } from '#shared/rules/life-facts.ts'
import { inspectLife, lifeSteps, turnsOf } from '#shared/rules/life.ts'
import { ruleCards } from '#shared/rules/registry.ts'

const people = [1, 2, 3].map((memberId) => ({ memberId, name: `党员${memberId}` }))
const pair = (a: number, b: number, over: Partial<LifeFacts['talks'][number]> = {}) => ({
  heldOn: '2025-12-01',
  group: false,
  talkers: [a],
  partners: [b],
  ...over,
})

/** Everything done as it should be. */
const facts = (over: Partial<LifeFacts> = {}): LifeFacts => ({
  year: 2025,
  plan: '方案',
  plannedOn: '2025-11-04',
  study: [{ day: '2025-11-28', final: true }],
  life: [
    {
      day: '2025-12-19',
      final: true,
      alsoCountsAs: ['memberAppraisal'],
      agendaTitles: ['党员逐人开展批评和自我批评'],
    },
  ],
  opinions: [{ gatheredOn: '2025-11-20' }],
  talks: [pair(1, 2), pair(1, 3), pair(3, 2)],
  examinations: [{ memberId: null, examinedOn: null }],
  criticisms: people.flatMap(({ memberId }) => [
    { criticId: memberId, criticisedId: memberId, text: '自我批评' },
    { criticId: (memberId % 3) + 1, criticisedId: memberId, text: '批评' },
  ]),
  participants: people,
  committee: people.map((one) => ({ ...one, secretary: one.memberId === 1 })),
  members: people,
  problems: [{ problem: '问题', measure: '措施', owner: '党员1', dueOn: '2026-06-30' }],
  report: '报告',
  reportedOn: '2026-01-07',
  ...over,
})

const on = { off: {} }
const found = (over: Partial<LifeFacts>, asOf = '2026-02-01') =>
  inspectLife({ ...facts(over), lifeId: 7 }, asOf, on).map((one) => `${one.ruleId}:${one.severity}`)

test('what is done as it should be has no fault, and every step says so', () => {
  expect(found({})).toEqual([])
  const steps = lifeSteps(facts(), '2026-02-01', on)
  expect(steps.map((step) => step.state)).toEqual(steps.map(() => 'done'))
})

const meeting = facts().life[0]
test.each<[string, Partial<LifeFacts>, string[]]>([
  ['no plan', { plan: '' }, ['LIFE-03:warn']],
  ['a plan without its day', { plannedOn: null }, ['LIFE-03:warn']],
  [
    'a plan dated after the meeting',
    { plannedOn: '2025-12-20', talks: [] },
    ['LIFE-14:warn', 'LIFE-06:warn'],
  ],
  ['no study', { study: [] }, ['LIFE-04:warn']],
  ['study on the day itself is in time', { study: [{ day: '2025-12-19', final: true }] }, []],
  ['study a day too late', { study: [{ day: '2025-12-20', final: true }] }, ['LIFE-14:warn']],
  ['study that is a draft', { study: [{ day: '2025-11-28', final: false }] }, ['LIFE-04:warn']],
  ['no opinions', { opinions: [] }, ['LIFE-05:warn']],
  ['opinions after the meeting', { opinions: [{ gatheredOn: '2025-12-20' }] }, ['LIFE-14:warn']],
  ['no talks', { talks: [] }, ['LIFE-06:warn']],
  ['talks after the meeting only', { talks: [pair(1, 2, { heldOn: '2025-12-20' })] }, ['LIFE-14:warn']],
  ['talks before the plan only', { talks: [pair(1, 2, { heldOn: '2025-11-03' })] }, ['LIFE-14:warn']],
  [
    'a talk of which only the month is known, in the month of the plan',
    { talks: [pair(1, 2, { heldOn: '2025-11' })] },
    ['LIFE-07:info'],
  ],
  ['the secretary has not talked with one', { talks: [pair(1, 2), pair(3, 2)] }, ['LIFE-07:info']],
  ['two of the committee have not', { talks: [pair(1, 2), pair(1, 3)] }, ['LIFE-07:info']],
  [
    'together is not one to one',
    { talks: [pair(1, 2), pair(1, 3), pair(3, 2, { group: true })] },
    ['LIFE-07:info'],
  ],
  [
    'the committee has not examined itself',
    { examinations: [{ memberId: 2, examinedOn: null }] },
    ['LIFE-08:warn'],
  ],
  ['no committee, no such body', { examinations: [], committee: [] }, []],
  ['no criticism at all', { criticisms: [] }, ['LIFE-09:error']],
  [
    'empty words are none',
    { criticisms: facts().criticisms.map((one) => ({ ...one, text: '' })) },
    ['LIFE-09:error'],
  ],
  ['one was silent on themselves', { criticisms: facts().criticisms.slice(1) }, ['LIFE-10:warn']],
  ['one was spared by the others', { criticisms: facts().criticisms.slice(0, -1) }, ['LIFE-10:warn']],
  ['no problems', { problems: [] }, ['LIFE-11:warn']],
  [
    'a problem without a measure',
    { problems: [{ problem: '问题', measure: '', owner: '甲', dueOn: '2026-06-30' }] },
    ['LIFE-12:warn'],
  ],
  [
    'without who',
    { problems: [{ problem: '问题', measure: '措施', owner: '', dueOn: '2026-06-30' }] },
    ['LIFE-12:warn'],
  ],
  [
    'without a term',
    { problems: [{ problem: '问题', measure: '措施', owner: '甲', dueOn: null }] },
    ['LIFE-12:warn'],
  ],
  ['no report', { report: '', reportedOn: null }, ['LIFE-13:warn']],
  ['a report without its day', { reportedOn: null }, ['LIFE-13:warn']],
  ['a report before the meeting', { reportedOn: '2025-12-18' }, ['LIFE-14:warn']],
  [
    'held as one with a theme day',
    { life: meeting ? [{ ...meeting, alsoCountsAs: ['themePartyDay'] }] : [] },
    ['LIFE-15:error'],
  ],
  [
    'work was given out at it',
    { life: meeting ? [{ ...meeting, agendaTitles: ['部署年终重点工作'] }] : [] },
    ['LIFE-15:warn'],
  ],
  [
    'putting right is no work meeting',
    { life: meeting ? [{ ...meeting, agendaTitles: ['部署整改工作'] }] : [] },
    [],
  ],
  ['its minutes are a draft', { life: meeting ? [{ ...meeting, final: false }] : [] }, ['LIFE-09:warn']],
])('%s', (_, over, rules) => {
  expect(found(over)).toEqual(rules)
})

describe('time', () => {
  test('before the meeting nothing is held against anybody, and what comes after it lies ahead', () => {
    const bare = { opinions: [], talks: [], criticisms: [], problems: [], report: '', reportedOn: null }
    expect(found(bare, '2025-12-18')).toEqual([])
    const state = (name: LifeStepName) =>
      lifeSteps(facts(bare), '2025-12-18', on).find((step) => step.step === name)?.state
    expect([state('opinions'), state('criticism'), state('problems'), state('report')]).toEqual([
      'missing',
      'ahead',
      'ahead',
      'ahead',
    ])
    expect(found(bare, '2025-12-19')).not.toEqual([])
  })

  test('a rule that is switched off is silent and leaves its step done where something is there', () => {
    const off = { off: { 'LIFE-12': '本级不要求' } }
    const open = facts({ problems: [{ problem: '问题', measure: '', owner: '', dueOn: null }] })
    expect(lifeSteps(open, '2026-02-01', off).find((step) => step.step === 'problems')).toMatchObject({
      state: 'done',
      faults: [],
    })
  })
})

describe('minutes to turns', () => {
  const speech = (speakerId: number | null, kind: 'selfCriticism' | 'criticism' | 'discussion') => ({
    speakerId,
    kind,
    text: `${speakerId} ${kind}`,
  })

  test('criticism belongs to whoever criticised themselves last', () => {
    expect(
      turnsOf([
        speech(9, 'criticism'),
        speech(1, 'selfCriticism'),
        speech(2, 'criticism'),
        speech(2, 'discussion'),
        speech(null, 'criticism'),
        speech(1, 'criticism'),
        speech(2, 'selfCriticism'),
        speech(1, 'criticism'),
      ]).map(({ criticId, criticisedId }) => [criticId, criticisedId]),
    ).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
    ])
  })
})

test('every card cites its source and stands in the registry', () => {
  for (const [ruleId, card] of Object.entries(lifeRules)) {
    expect(ruleCards[ruleId]).toBe(card)
    expect(card.citation).not.toBe('')
  }
})
