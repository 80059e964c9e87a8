/** The study register through the front door: the list, and what was studied when. */
import { describe, expect, it } from 'vitest'
import { charter, only, ready, studied } from '#test/support/study.ts'

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
      for (const memberId of members) await ledger.call('members.amend', { memberId, groupId })
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
