/** Organizational life through the front door: one set a year, its meetings, what was said, and how far it has come. */
import { describe, expect, test } from 'vitest'
import { type TestLedger, branchOf, openTestLedger } from './support/ledger.ts'

interface Scene extends TestLedger {
  readonly ids: number[]
  readonly secretary: number
  readonly recorder: number
}

const today = '2026-01-20'

async function scene(count = 4): Promise<Scene> {
  const ledger = await openTestLedger({ today })
  return { ...ledger, ...(await branchOf(ledger, count)) }
}

const lifeMeeting = (
  { call, ids, secretary, recorder }: Scene,
  over: { also?: 'memberAppraisal'[]; spoken?: boolean } = {},
) =>
  call('meetings.convene', {
    kind: 'organizationalLifeMeeting',
    startsAt: '2025-12-19T14:00',
    endsAt: '2025-12-19T17:00',
    place: '会议室',
    chairId: secretary,
    recorderId: recorder,
    theme: '求真务实',
    alsoCountsAs: over.also ?? [],
    agenda: [
      {
        title: '党员逐人开展批评和自我批评',
        speeches:
          over.spoken === false
            ? []
            : ids.flatMap((id, index) => [
                { speakerId: id, kind: 'selfCriticism' as const, text: `第${index + 1}人自我批评。` },
                {
                  speakerId: ids[(index + 1) % ids.length] ?? id,
                  kind: 'criticism' as const,
                  text: `对第${index + 1}人的批评。`,
                },
              ]),
        resolution: over.spoken === false ? '' : '会后形成整改清单。',
      },
    ],
  })

const plan = (ledger: TestLedger) =>
  ledger.call('life.plan', {
    year: 2025,
    theme: '求真务实',
    plan: '12月19日召开，会前集中学习、谈心谈话、征求意见。',
    plannedOn: '2025-11-04',
  })

const stateOf = async (ledger: TestLedger, lifeId: number) => {
  const { steps } = await ledger.call('life.status', { lifeId })
  return Object.fromEntries(steps.map((step) => [step.step, step.state]))
}

describe('a set', () => {
  test('one a year; a second is refused, another year is not', async () => {
    const ledger = await scene()
    const { lifeId } = await plan(ledger)
    await expect(plan(ledger)).rejects.toMatchObject({ code: 'duplicate' })
    await ledger.call('life.plan', { year: 2026 })
    await expect(ledger.call('life.amend', { lifeId, year: 2026 })).rejects.toMatchObject({
      code: 'duplicate',
    })
    expect((await ledger.call('life.list', {})).map((one) => one.year)).toEqual([2026, 2025])
  })

  test('voided it is kept, leaves its year free, and cannot be written on until it is restored', async () => {
    const ledger = await scene()
    const { lifeId } = await plan(ledger)
    await ledger.call('life.void', { lifeId, reason: '填错年度' })
    await expect(ledger.call('life.amend', { lifeId, theme: '新' })).rejects.toMatchObject({
      code: 'lockedRecord',
    })
    const other = await plan(ledger)
    await expect(ledger.call('life.restore', { lifeId })).rejects.toMatchObject({ code: 'duplicate' })
    await ledger.call('life.void', { lifeId: other.lifeId, reason: '重复' })
    expect(await ledger.call('life.restore', { lifeId })).toMatchObject({ void: false, theme: '求真务实' })
    expect(() => ledger.raw().exec('DELETE FROM life_campaign')).toThrow('voided, not deleted')
  })

  test('takes along the life meeting that is there already, as both that it counts as', async () => {
    const ledger = await scene()
    const { meetingId } = await lifeMeeting(ledger, { also: ['memberAppraisal'] })
    const { lifeId, meetings, participants } = await plan(ledger)
    expect(meetings.map((link) => [link.meetingId, link.role])).toEqual([
      [meetingId, 'life'],
      [meetingId, 'appraisal'],
    ])
    expect(participants).toHaveLength(4)
    expect(await ledger.call('life.ofMeeting', { meetingId })).toEqual({
      lifeId,
      year: 2025,
      roles: ['life', 'appraisal'],
    })
  })

  test('a work meeting cannot stand in for the life meeting, but may be the study before it', async () => {
    const ledger = await scene()
    const { lifeId } = await plan(ledger)
    const { meetingId } = await ledger.call('meetings.convene', {
      kind: 'committeeMeeting',
      startsAt: '2025-12-02T09:00',
    })
    await expect(ledger.call('life.linkMeeting', { lifeId, meetingId, role: 'life' })).rejects.toMatchObject({
      code: 'badInput',
      detail: expect.stringContaining('不得以布置工作的会代替'),
    })
    await ledger.call('life.linkMeeting', { lifeId, meetingId, role: 'study' })
    const { meetings } = await ledger.call('life.unlinkMeeting', { lifeId, meetingId, role: 'study' })
    expect(meetings).toEqual([])
    expect(await ledger.call('meetings.show', { meetingId })).toMatchObject({ state: 'draft' })
  })
})

describe('what is gathered', () => {
  test('opinions may be anonymous; a withdrawn one stays in the file', async () => {
    const ledger = await scene()
    const { lifeId } = await plan(ledger)
    await ledger.call('life.addOpinion', {
      lifeId,
      gatheredOn: '2025-11-20',
      source: 'masses',
      text: '下基层少。',
    })
    const { opinions } = await ledger.call('life.addOpinion', {
      lifeId,
      gatheredOn: '2025-11-21',
      source: 'member',
      way: 'interview',
      fromName: '党员02',
      aboutId: ledger.secretary,
      text: '派活不给时限。',
    })
    expect(opinions.map((one) => [one.fromName, one.aboutName, one.way])).toEqual([
      ['', '', 'questionnaire'],
      ['党员02', '党员01', 'interview'],
    ])
    const first = opinions[0]
    expect(
      (await ledger.call('life.voidOpinion', { opinionId: first?.opinionId ?? 0 })).opinions,
    ).toHaveLength(1)
    expect(ledger.dump()['life_opinion']).toHaveLength(2)
    await expect(
      ledger.call('life.addOpinion', { lifeId, gatheredOn: '2026-02-01', source: 'masses', text: '早了' }),
    ).rejects.toMatchObject({ code: 'badInput' })
  })

  test('talks come by their occasion, from the plan on, and without a word of what was said', async () => {
    const ledger = await scene()
    const { lifeId } = await plan(ledger)
    const talk = (heldOn: string, occasion: 'organizationalLife' | 'routine') =>
      ledger.call('talks.record', {
        talkerIds: [ledger.secretary],
        partnerIds: [ledger.recorder],
        heldOn,
        occasion,
        thought: '只有两人知道的话',
      })
    await talk('2025-10-20', 'organizationalLife')
    await talk('2025-11-20', 'routine')
    await talk('2025-11-21', 'organizationalLife')
    const shown = await ledger.call('life.show', { lifeId })
    expect(shown.talks.map((one) => one.heldOn)).toEqual(['2025-11-21'])
    expect(JSON.stringify(shown)).not.toContain('只有两人知道的话')
  })

  test('one self-examination for the committee and one for each member, written over', async () => {
    const ledger = await scene()
    const { lifeId } = await plan(ledger)
    await ledger.call('life.examine', { lifeId, memberId: ledger.recorder, problems: '本位思想' })
    await ledger.call('life.examine', {
      lifeId,
      memberId: null,
      problems: '联系基层不够',
      direction: '多下去',
    })
    const { examinations } = await ledger.call('life.examine', {
      lifeId,
      memberId: null,
      problems: '联系基层仍不够',
    })
    expect(examinations).toMatchObject([
      { memberId: null, memberName: '支部班子', problems: '联系基层仍不够', direction: '多下去' },
      { memberId: ledger.recorder, problems: '本位思想' },
    ])
  })
})

describe('criticism person by person', () => {
  test('is taken from the minutes in their order, once, and what was typed stays', async () => {
    const ledger = await scene(3)
    await lifeMeeting(ledger)
    const { lifeId } = await plan(ledger)
    const [one = 0, two = 0, three = 0] = ledger.ids
    await ledger.call('life.criticise', {
      lifeId,
      criticisms: [{ criticId: two, criticisedId: one, text: '已经写好的批评' }],
    })
    await ledger.call('life.takeSpeeches', { lifeId })
    const { criticisms } = await ledger.call('life.takeSpeeches', { lifeId })
    expect(criticisms).toHaveLength(6)
    const text = (criticId: number, criticisedId: number) =>
      criticisms.find((said) => said.criticId === criticId && said.criticisedId === criticisedId)?.text
    expect(text(two, one)).toBe('已经写好的批评')
    expect(text(two, two)).toBe('第2人自我批评。')
    expect(text(three, two)).toBe('对第2人的批评。')
  })

  test('the answer is kept beside what was said, and each is amended alone', async () => {
    const ledger = await scene(3)
    const { lifeId } = await plan(ledger)
    const [one = 0, two = 0] = ledger.ids
    await ledger.call('life.criticise', {
      lifeId,
      criticisms: [
        { criticId: one, criticisedId: one, text: '遇事求稳' },
        { criticId: two, criticisedId: one, text: '不给时限' },
      ],
    })
    const { criticisms } = await ledger.call('life.criticise', {
      lifeId,
      criticisms: [{ criticId: one, criticisedId: one, answer: '都接受' }],
    })
    expect(criticisms).toMatchObject([
      { order: 1, text: '遇事求稳', answer: '都接受' },
      { order: 2, text: '不给时限', answer: '' },
    ])
  })

  test('in the set it counts for the meeting: no minutes of it are asked for twice', async () => {
    const ledger = await scene(3)
    const { meetingId } = await lifeMeeting(ledger, { spoken: false })
    const blocked = async () =>
      (await ledger.call('meetings.checklist', { meetingId })).map((item) => item.ruleId)
    expect(await blocked()).toEqual(expect.arrayContaining(['LIFE-01', 'LIFE-02']))
    const { lifeId } = await plan(ledger)
    const [one = 0] = ledger.ids
    await ledger.call('life.criticise', {
      lifeId,
      criticisms: [{ criticId: one, criticisedId: one, text: '遇事求稳' }],
    })
    await ledger.call('life.addProblem', { lifeId, source: 'criticism', problem: '遇事求稳' })
    expect(await blocked()).not.toEqual(expect.arrayContaining(['LIFE-01']))
    expect(await blocked()).not.toEqual(expect.arrayContaining(['LIFE-02']))
    await ledger.call('meetings.finalise', { meetingId })
  })

  test('minutes without self-criticism give nothing, and say so', async () => {
    const ledger = await scene(3)
    await lifeMeeting(ledger, { spoken: false })
    const { lifeId } = await plan(ledger)
    await expect(ledger.call('life.takeSpeeches', { lifeId })).rejects.toMatchObject({ code: 'badInput' })
  })
})

test('a problem flows into the list of what is to be put right, and shows how it stands there', async () => {
  const ledger = await scene(3)
  const { lifeId } = await plan(ledger)
  const { problems } = await ledger.call('life.addProblem', {
    lifeId,
    source: 'opinion',
    problem: '联系基层不够',
    measure: '每季度下去一次',
    owner: '党员01',
    dueOn: '2026-06-30',
  })
  const itemId = problems[0]?.item?.itemId ?? 0
  const items = await ledger.call('rectification.list', {})
  expect(items).toMatchObject([{ itemId, problem: '联系基层不够', source: 'lifeMeeting', recordId: lifeId }])
  await ledger.call('rectification.amend', { itemId, measure: '每月下去一次' })
  expect((await ledger.call('life.show', { lifeId })).problems[0]?.item?.measure).toBe('每月下去一次')
  await expect(
    ledger.call('life.addProblem', { lifeId, source: 'opinion', problem: '联系基层不够' }),
  ).rejects.toMatchObject({ code: 'duplicate' })
  const left = await ledger.call('life.voidProblem', { problemId: problems[0]?.problemId ?? 0 })
  expect(left.problems).toEqual([])
  expect(await ledger.call('rectification.list', {})).toHaveLength(1)
})

test('the sequence from nothing to all done, and what an inspector finds on the way', async () => {
  const ledger = await scene(3)
  const inspect = async () =>
    (await ledger.call('compliance.inspect', { from: '2025-10-01', to: '2025-12-31' }))
      .filter((one) => one.ruleId.startsWith('LIFE') || one.ruleId.startsWith('APPR'))
      .map((one) => `${one.ruleId}:${one.severity}`)
  const { meetingId } = await lifeMeeting(ledger)
  await ledger.call('meetings.finalise', { meetingId })
  expect(await inspect()).toEqual(['LIFE-03:warn'])
  const { lifeId } = await ledger.call('life.plan', { year: 2025 })
  expect(await stateOf(ledger, lifeId)).toEqual({
    plan: 'missing',
    study: 'missing',
    opinions: 'missing',
    talks: 'missing',
    examination: 'missing',
    criticism: 'missing',
    problems: 'missing',
    report: 'missing',
    appraisal: 'ahead',
  })
  expect((await inspect()).toSorted()).toEqual(
    ['LIFE-03', 'LIFE-04', 'LIFE-05', 'LIFE-06', 'LIFE-08', 'LIFE-11', 'LIFE-13']
      .map((rule) => `${rule}:warn`)
      .concat('LIFE-09:error')
      .toSorted(),
  )

  await ledger.call('life.amend', { lifeId, plan: '方案', plannedOn: '2025-11-04' })
  const study = await ledger.call('meetings.convene', {
    kind: 'studySession',
    startsAt: '2025-11-28T15:00',
    endsAt: '2025-11-28T16:30',
    place: '会议室',
    chairId: ledger.secretary,
    recorderId: ledger.recorder,
    theme: '条例',
    studyItems: [{ title: '支部工作条例' }],
  })
  await ledger.call('meetings.finalise', { meetingId: study.meetingId })
  await ledger.call('life.linkMeeting', { lifeId, meetingId: study.meetingId, role: 'study' })
  await ledger.call('life.addOpinion', {
    lifeId,
    gatheredOn: '2025-11-20',
    source: 'masses',
    text: '下基层少。',
  })
  const [one = 0, two = 0, three = 0] = ledger.ids
  for (const [a, b] of [
    [one, two],
    [one, three],
    [two, three],
  ] as const)
    await ledger.call('talks.record', {
      talkerIds: [a],
      partnerIds: [b],
      heldOn: '2025-12-01',
      occasion: 'organizationalLife',
      thought: '谈思想',
    })
  await ledger.call('life.examine', { lifeId, memberId: null, problems: '联系基层不够' })
  await ledger.call('life.takeSpeeches', { lifeId })
  await ledger.call('life.addProblem', { lifeId, source: 'opinion', problem: '联系基层不够' })
  await ledger.call('life.report', { lifeId, report: '情况报告' })
  expect((await inspect()).toSorted()).toEqual(['LIFE-12:warn', 'LIFE-13:warn'])
  const [item] = await ledger.call('rectification.list', {})
  await ledger.call('rectification.amend', {
    itemId: item?.itemId ?? 0,
    measure: '每季度下去一次',
    owner: '党员01',
    dueOn: '2026-06-30',
  })
  await ledger.call('life.report', { lifeId, reportedOn: '2026-01-12', reportedTo: '机关党委' })
  expect(await inspect()).toEqual([])
  const state = await stateOf(ledger, lifeId)
  expect(new Set(Object.values({ ...state, appraisal: 'done' }))).toEqual(new Set(['done']))
  expect(await ledger.call('life.list', {})).toMatchObject([{ stepsDone: 8, stepsOf: 9, next: 'appraisal' }])
})
