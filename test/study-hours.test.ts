/** Hours, make-up study, fixed evenings, and what an inspection says of study, through the front door. */
import { describe, expect, it } from 'vitest'
import { type TestLedger, enrol } from '#test/support/ledger.ts'
import { charter, only, ready, studied } from '#test/support/study.ts'

describe('hours', () => {
  it('adds what people came to, what they made up for and what they learnt elsewhere', async () => {
    const { ledger, secretary, recorder, ids } = await ready(4)
    const away = ids[3] ?? 0
    const meetingId = await studied(ledger, { secretary, recorder }, '2026-09-04', {
      attendance: [{ memberId: away, status: 'leave', reason: '出差' }],
    })
    const rowOf = async (memberId: number) =>
      (await ledger.call('study.hours', { year: 2026 })).rows.find((row) => row.memberId === memberId)
    expect(await rowOf(away)).toMatchObject({
      meetingMinutes: 0,
      hours: 0,
      due: 32,
      short: 32,
      missed: [{ meetingId, minutes: 135 }],
    })
    expect(await rowOf(secretary)).toMatchObject({ committee: true, hours: 3, due: 56, short: 53 })
    await ledger.call('study.makeUp', { memberId: away, meetingId, studiedOn: '2026-09-10' })
    await ledger.call('study.otherHours', {
      memberIds: [away, secretary],
      kind: 'partySchool',
      aim: 'spirit',
      title: '党务干部班',
      beganOn: '2026-05-11',
      endedOn: '2026-05-15',
      minutes: 1800,
      evidence: '结业证书 2026-031',
    })
    expect(await rowOf(away)).toMatchObject({
      makeUpMinutes: 135,
      otherMinutes: 1800,
      hours: 43,
      short: 0,
      missed: [],
    })
    expect(await rowOf(secretary)).toMatchObject({ trainings: 1, hours: 43, short: 13 })
  })

  it('a draft that lies ahead gives nobody hours', async () => {
    const { ledger, secretary } = await ready()
    await ledger.call('meetings.convene', {
      kind: 'studySession',
      startsAt: '2026-10-20T15:00',
      creditMinutes: 135,
      chairId: secretary,
    })
    const { rows } = await ledger.call('study.hours', { year: 2026 })
    expect(rows.every((row) => row.meetingMinutes === 0)).toBe(true)
  })

  it('who is exempt or came during the year owes nothing', async () => {
    const { ledger, ids } = await ready()
    const newcomer = await enrol(ledger, '七月调入', { enteredOn: '2026-07-01' })
    await ledger.call('members.exempt', { memberId: ids[3] ?? 0, reason: '年老体弱', fromOn: '2026-01-01' })
    const { rows } = await ledger.call('study.hours', { year: 2026 })
    const exempt = rows.filter((row) => row.exempt)
    expect(exempt.map((row) => row.memberId)).toEqual([ids[3], newcomer])
    expect(exempt.every((row) => row.due === 0 && row.short === 0)).toBe(true)
  })

  it('make-up study is refused where nobody was away, twice, for more than the session, before it or ahead', async () => {
    const { ledger, secretary, recorder, ids } = await ready()
    const away = ids[3] ?? 0
    const meetingId = await studied(ledger, { secretary, recorder }, '2026-09-04', {
      attendance: [{ memberId: away, status: 'absent', reason: '忘记' }],
    })
    const makeUp = (fields: Record<string, unknown>) =>
      ledger.call('study.makeUp', { memberId: away, meetingId, studiedOn: '2026-09-10', ...fields })
    await expect(makeUp({ memberId: secretary })).rejects.toMatchObject({ code: 'conflict' })
    await expect(makeUp({ minutes: 136 })).rejects.toMatchObject({ code: 'badInput' })
    await expect(makeUp({ studiedOn: '2026-09-03' })).rejects.toMatchObject({ code: 'badInput' })
    await expect(makeUp({ studiedOn: '2026-10-01' })).rejects.toMatchObject({ code: 'badInput' })
    await expect(
      ledger.call('study.makeUp', { memberId: away, studiedOn: '2026-09-10' }),
    ).rejects.toMatchObject({ code: 'badInput' })
    const made = await makeUp({})
    expect(made).toMatchObject({ of: '2026年9月4日集中学习', minutes: 135, form: 'selfStudy' })
    await expect(makeUp({})).rejects.toMatchObject({ code: 'duplicate' })
    await ledger.call('study.voidMakeUp', { makeUpId: made.makeUpId, reason: '记错人' })
    expect(await ledger.call('study.makeUps', { year: 2026 })).toEqual([])
    await makeUp({ minutes: 60 })
  })

  it('other learning needs proof and is not entered twice', async () => {
    const { ledger, ids } = await ready()
    const course = {
      memberIds: [ids[0] ?? 0],
      kind: 'networkCourse' as const,
      title: '网络课程',
      beganOn: '2026-09-01',
      minutes: 90,
    }
    await expect(ledger.call('study.otherHours', { ...course, evidence: ' ' })).rejects.toMatchObject({
      code: 'badInput',
    })
    const entered = only(await ledger.call('study.otherHours', { ...course, evidence: '平台截图' }))
    await expect(ledger.call('study.otherHours', { ...course, evidence: '平台截图' })).rejects.toMatchObject({
      code: 'duplicate',
    })
    await ledger.call('study.voidOtherHours', { learningId: entered.learningId, reason: '重复计算' })
    expect(await ledger.call('study.otherLearning', { year: 2026 })).toEqual([])
    expect(await ledger.call('study.otherHours', { ...course, evidence: '平台截图' })).toHaveLength(1)
  })
})

describe('the fixed evening', () => {
  it('counts the evenings expected and held, without holidays', async () => {
    const { ledger, secretary, recorder } = await ready()
    const made = await ledger.call('study.arrange', {
      title: '周一夜学',
      weekday: 1,
      startsAt: '19:00',
      minutes: 90,
      fromOn: '2026-09-01',
    })
    expect(made).toMatchObject({ expected: 4, held: 0, next: '2026-10-05' })
    // moved to the Wednesday of that week
    await studied(ledger, { secretary, recorder }, '2026-09-16')
    await studied(ledger, { secretary, recorder }, '2026-09-21')
    const { arrangementId } = made
    const paused = await ledger.call('study.pauseArrangement', {
      arrangementId,
      fromOn: '2026-09-28',
      toOn: '2026-10-08',
      reason: '国庆假期',
    })
    expect(paused).toMatchObject({ expected: 3, held: 2, missed: ['2026-09-07'], next: '2026-10-12' })
    const ended = await ledger.call('study.amendArrangement', { arrangementId, toOn: '2026-09-30' })
    expect(ended).toMatchObject({ next: null, title: '周一夜学' })
    expect(only(await ledger.call('study.arrangements', { year: 2026, asOf: '2026-09-08' })).expected).toBe(1)
  })
})

describe('the inspection', () => {
  const rules = async (ledger: TestLedger, from: string, to: string) =>
    (await ledger.call('compliance.inspect', { from, to })).filter((one) => one.ruleId.startsWith('STUDY-'))

  it('names what was not studied in time, in the quarter it was due and after', async () => {
    const { ledger, secretary, recorder } = await ready()
    const { itemId } = only(await ledger.call('study.require', { title: charter, dueOn: '2026-06-10' }))
    const missed = only(await rules(ledger, '2026-04-01', '2026-06-30'))
    expect(missed).toMatchObject({
      ruleId: 'STUDY-03',
      severity: 'error',
      responsibility: 'notOrganised',
      recordKind: 'study',
      recordId: expect.any(Number),
    })
    expect(missed.message).toContain('超期 112 天仍未学')
    expect((await rules(ledger, '2026-07-01', '2026-09-30')).map((one) => one.ruleId)).toEqual(['STUDY-03'])
    await studied(ledger, { secretary, recorder }, '2026-07-10', {
      studyItems: [{ title: charter, requiredItemId: itemId }],
    })
    expect(only(await rules(ledger, '2026-04-01', '2026-06-30'))).toMatchObject({ severity: 'warn' })
    expect(await rules(ledger, '2026-07-01', '2026-09-30')).toEqual([])
  })

  it('hours with make-up study and other learning are enough', async () => {
    const { ledger, ids } = await ready(4)
    const last = ids[3] ?? 0
    await ledger.call('study.otherHours', {
      memberIds: ids,
      kind: 'trainingClass',
      title: '轮训',
      beganOn: '2026-03-02',
      minutes: 32 * 45 - 1,
      evidence: '通知',
    })
    ledger.at('2026-11-20')
    const short = async () =>
      (await rules(ledger, '2026-10-01', '2026-12-31')).filter((one) => one.ruleId === 'STUDY-01')
    expect((await short()).map((one) => [one.recordId, one.severity])).toEqual([[last, 'warn']])
    const { itemId } = only(await ledger.call('study.require', { title: charter, dueOn: '2026-12-31' }))
    await ledger.call('study.makeUp', { memberId: last, itemId, studiedOn: '2026-11-10', minutes: 1 })
    expect(await short()).toEqual([])
  })

  it('a branch that keeps no list is left alone', async () => {
    const { ledger, secretary, recorder } = await ready()
    await studied(ledger, { secretary, recorder }, '2026-03-04')
    expect(await rules(ledger, '2026-01-01', '2026-06-30')).toEqual([])
  })
})
