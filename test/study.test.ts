/** The study register through the front door: the list, what was studied when, and who lacks hours. */
import { describe, expect, it } from 'vitest'
import { type TestLedger, branchOf, enrol, openTestLedger } from '#test/support/ledger.ts'

const charter = '《中国共产党章程》'

async function ready(count = 4) {
  const ledger = await openTestLedger({ today: '2026-09-30' })
  const people = await branchOf(ledger, count)
  return { ledger, ...people }
}

type People = Awaited<ReturnType<typeof branchOf>>

/** A study session that is final. */
async function studied(
  ledger: TestLedger,
  people: Pick<People, 'secretary' | 'recorder'>,
  day: string,
  fields: Record<string, unknown> = {},
): Promise<number> {
  const { meetingId } = await ledger.call('meetings.convene', {
    kind: 'studySession',
    startsAt: `${day}T15:00`,
    endsAt: `${day}T17:15`,
    place: '三楼会议室',
    chairId: people.secretary,
    recorderId: people.recorder,
    creditMinutes: 135,
    theme: '集中学习',
    ...fields,
  })
  await ledger.call('meetings.finalise', { meetingId })
  return meetingId
}

const only = <Item>(items: readonly Item[]): Item => {
  const [item] = items
  if (item === undefined || items.length !== 1) throw new Error(`one was expected, not ${items.length}`)
  return item
}

describe('the list', () => {
  it('takes one item or many, and the same one not twice', async () => {
    const { ledger } = await ready()
    const item = only(
      await ledger.call('study.require', {
        title: charter,
        category: 'constitution',
        publishedOn: '2026-09-01',
        dueOn: '2026-09-30',
      }),
    )
    expect(item).toMatchObject({
      state: 'open',
      dueBy: '2026-09-30',
      dueImplied: false,
      daysLeft: 0,
      days: 29,
    })
    await expect(
      ledger.call('study.require', { title: '中国共产党章程', publishedOn: '2026-09-01' }),
    ).rejects.toMatchObject({ code: 'duplicate' })
    const many = await ledger.call('study.require', {
      items: [{ title: '甲文' }, { title: '乙文', elective: true }],
    })
    expect(many.map((one) => one.elective)).toEqual([false, true])
    expect(await ledger.call('study.list', {})).toHaveLength(3)
  })

  it('one that is wrong brings none of them in', async () => {
    const { ledger } = await ready()
    await expect(
      ledger.call('study.require', {
        items: [{ title: '甲文' }, { title: '乙文', publishedOn: '2026-09-02', dueOn: '2026-09-01' }],
      }),
    ).rejects.toMatchObject({ code: 'badInput' })
    expect(await ledger.call('study.list', {})).toEqual([])
  })

  it('an item without a day is owed thirty days after its publication, as the rules of the year say', async () => {
    const { ledger } = await ready()
    await ledger.call('study.require', { title: '甲文', publishedOn: '2026-09-01' })
    expect(only(await ledger.call('study.list', {}))).toMatchObject({ dueBy: '2026-10-01', dueImplied: true })
    await ledger.call('profile.change', {
      key: 'study.dueDays',
      value: 0,
      fromYear: 2026,
      reason: '以清单为准',
    })
    expect(only(await ledger.call('study.list', {}))).toMatchObject({ dueBy: null, dueImplied: false })
  })

  it('is overdue as of a day, and no longer once studied', async () => {
    const { ledger, secretary, recorder } = await ready()
    const { itemId } = only(
      await ledger.call('study.require', { title: charter, publishedOn: '2026-08-01', dueOn: '2026-08-31' }),
    )
    expect(await ledger.call('study.overdue', { asOf: '2026-08-31' })).toEqual([])
    expect(only(await ledger.call('study.overdue', { asOf: '2026-09-10' }))).toMatchObject({
      state: 'overdue',
      daysLate: 10,
    })
    await studied(ledger, { secretary, recorder }, '2026-09-04', {
      studyItems: [{ title: charter, requiredItemId: itemId }],
    })
    expect(await ledger.call('study.overdue', {})).toEqual([])
    // on a day before the session it still was
    expect(only(await ledger.call('study.overdue', { asOf: '2026-09-03' })).daysLate).toBe(3)
    expect(only(await ledger.call('study.list', {}))).toMatchObject({
      state: 'studied',
      studiedOn: '2026-09-04',
      days: 34,
      daysLate: 4,
    })
  })

  it('is put off with a reason to a later day; nothing else lets it wait', async () => {
    const { ledger } = await ready()
    const { itemId } = only(await ledger.call('study.require', { title: charter, dueOn: '2026-10-10' }))
    ledger.at('2026-10-05')
    await expect(ledger.call('study.amend', { itemId, dueOn: '2026-10-20' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(ledger.call('study.amend', { itemId, dueOn: null })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(ledger.call('study.amend', { itemId, elective: true })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(
      ledger.call('study.defer', { itemId, reason: '', dueOn: '2026-10-20' }),
    ).rejects.toMatchObject({ code: 'badInput' })
    await expect(
      ledger.call('study.defer', { itemId, reason: '下乡', dueOn: '2026-10-10' }),
    ).rejects.toMatchObject({ code: 'badInput' })
    const put = await ledger.call('study.defer', {
      itemId,
      reason: '全员下乡普查',
      dueOn: '2026-10-20',
      agreedBy: '机关党委电话同意',
    })
    expect(put).toMatchObject({ state: 'deferred', dueBy: '2026-10-20' })
    expect(put.deferrals).toEqual([
      {
        askedOn: '2026-10-05',
        reason: '全员下乡普查',
        previousDueOn: '2026-10-10',
        dueOn: '2026-10-20',
        agreedBy: '机关党委电话同意',
      },
    ])
    expect(only(await ledger.call('study.overdue', { asOf: '2026-10-21' })).itemId).toBe(itemId)
  })

  it('what was entered wrong is voided with a reason, and taken back', async () => {
    const { ledger } = await ready()
    const { itemId } = only(await ledger.call('study.require', { title: '错列' }))
    await ledger.call('study.void', { itemId, reason: '不属于本支部' })
    expect(await ledger.call('study.list', {})).toEqual([])
    expect(only(await ledger.call('study.list', { withVoid: true })).voidReason).toBe('不属于本支部')
    await expect(ledger.call('study.amend', { itemId, title: '改' })).rejects.toMatchObject({
      code: 'lockedRecord',
    })
    expect((await ledger.call('study.restore', { itemId })).void).toBe(false)
    expect(() => ledger.raw().exec('DELETE FROM required_study_item')).toThrow('voided, not deleted')
  })

  it('is studied by all only when every group has', async () => {
    const { ledger, secretary, recorder, ids } = await ready(4)
    const groups = []
    for (const [name, members] of [
      ['第一小组', ids.slice(0, 2)],
      ['第二小组', ids.slice(2)],
    ] as const) {
      const { groupId } = await ledger.call('branch.formGroup', { name, formedOn: '2024-03-20' })
      for (const memberId of members)
        await ledger.call('members.amend', { memberId, groupId })
      groups.push(groupId)
    }
    const { itemId } = only(await ledger.call('study.require', { title: charter, dueOn: '2026-12-31' }))
    const group = (groupId: number | undefined, day: string) =>
      studied(ledger, { secretary, recorder }, day, {
        kind: 'groupMeeting',
        groupId,
        studyItems: [{ title: charter, requiredItemId: itemId }],
        agenda: [{ title: '学习党章', speeches: [{ speakerId: recorder, text: '谈了三点体会。' }] }],
        attendance: ids.map((memberId) => ({ memberId, status: 'present' })),
      })
    await group(groups[0], '2026-09-03')
    expect(only(await ledger.call('study.list', {}))).toMatchObject({
      state: 'open',
      studiedOn: null,
      groupsMissing: ['第二小组'],
    })
    await group(groups[1], '2026-09-08')
    expect(only(await ledger.call('study.list', {}))).toMatchObject({
      state: 'studied',
      studiedOn: '2026-09-08',
      groupsMissing: [],
    })
  })
})

describe('from the list to a meeting', () => {
  it('one call begins a theme day about an item, and the record serves both', async () => {
    const { ledger, secretary, recorder } = await ready()
    await ledger.call('study.keepPlan', { year: 2026, text: '每月一次', recorderId: recorder })
    const { itemId } = only(
      await ledger.call('study.require', { title: charter, issuer: '党的全国代表大会', dueOn: '2026-09-30' }),
    )
    const meeting = await ledger.call('study.plan', {
      itemIds: [itemId],
      startsAt: '2026-09-11T14:30',
      unifiedTheme: true,
    })
    expect(meeting).toMatchObject({
      kind: 'themePartyDay',
      state: 'draft',
      theme: `学习${charter}`,
      unifiedTheme: true,
      chairId: secretary,
      recorderId: recorder,
      studyItems: [{ title: charter, issuer: '党的全国代表大会', requiredItemId: itemId }],
    })
    expect(only(await ledger.call('study.list', {}))).toMatchObject({
      state: 'open',
      planned: [{ meetingId: meeting.meetingId }],
    })
    // the page is saved whole, and the item stays on it
    const { attendance: _a, exclusions: _e, ...page } = meeting
    await ledger.call('meetings.saveDraft', {
      ...page,
      endsAt: '2026-09-11T16:00',
      place: '会议室',
      outline: '集体诵读党章总纲，分组讨论，交纳党费。',
      creditMinutes: 90,
    })
    await ledger.call('meetings.finalise', { meetingId: meeting.meetingId })
    expect(only(await ledger.call('study.list', {}))).toMatchObject({
      state: 'studied',
      studiedOn: '2026-09-11',
      planned: [],
      studied: [{ kind: 'themePartyDay', day: '2026-09-11' }],
    })
    await expect(
      ledger.call('study.plan', { itemIds: [itemId], meetingId: meeting.meetingId }),
    ).rejects.toMatchObject({ code: 'lockedRecord' })
  })

  it('puts items on a draft that is there, once; a meeting of the committee gets an agenda item', async () => {
    const { ledger, secretary, recorder } = await ready()
    const [first, second] = await ledger.call('study.require', {
      items: [{ title: '甲文' }, { title: '乙文' }],
    })
    const itemIds = [first?.itemId ?? 0, second?.itemId ?? 0]
    const draft = await ledger.call('meetings.convene', {
      kind: 'committeeMeeting',
      startsAt: '2026-09-18T09:00',
      chairId: secretary,
      recorderId: recorder,
      agenda: [{ title: '研究工作', resolution: '同意' }],
    })
    const { meetingId } = draft
    await ledger.call('study.plan', { itemIds, meetingId })
    const twice = await ledger.call('study.plan', { itemIds, meetingId })
    expect(twice.agenda.map((item) => item.title)).toEqual(['研究工作', '学习甲文', '学习乙文'])
    expect(twice.agenda[0]?.resolution).toBe('同意')
    expect(twice.studyItems.map((item) => item.requiredItemId)).toEqual(itemIds)
    expect(twice.attendance).toEqual(draft.attendance)
  })

  it('a study session keeps its forms while it is open, and not after', async () => {
    const { ledger, secretary, recorder } = await ready()
    const { meetingId } = await ledger.call('meetings.convene', {
      kind: 'studySession',
      startsAt: '2026-09-04T15:00',
      endsAt: '2026-09-04T16:30',
      place: '会议室',
      chairId: secretary,
      recorderId: recorder,
      theme: '学习',
    })
    expect(await ledger.call('study.setForms', { meetingId, forms: ['film', 'seminar'] })).toEqual([
      'seminar',
      'film',
    ])
    await ledger.call('meetings.finalise', { meetingId })
    await expect(ledger.call('study.setForms', { meetingId, forms: [] })).rejects.toMatchObject({
      code: 'lockedRecord',
    })
    expect(() => ledger.raw().exec('DELETE FROM meeting_study_form')).toThrow('locked')
    const counts = await ledger.call('study.forms', { year: 2026 })
    expect(counts.filter((one) => one.meetings > 0).map((one) => one.form)).toEqual(['seminar', 'film'])
  })
})

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
      kind: 'networkCourse',
      title: '网络课程',
      beganOn: '2026-09-01',
      minutes: 90,
    } as const
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
    expect(missed).toMatchObject({ ruleId: 'STUDY-03', severity: 'error', responsibility: 'notOrganised' })
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
