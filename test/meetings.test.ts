import { describe, expect, it } from 'vitest'
import { branchOf, convene, enrol, openTestLedger } from '#test/support/ledger.ts'

describe('keeping a meeting', () => {
  it('starts with everybody who belongs on that day present, and numbers it within year and kind', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 5)
    await enrol(ledger, '预备甲', {
      category: 'probationaryMember',
      joinDate: '2026-03-28',
      fullMemberDate: null,
    })
    await enrol(ledger, '来得晚', { enteredOn: '2026-09-19' })
    await enrol(ledger, '已转出', { leftOn: '2026-09-18', leftHow: '转出' })
    const meeting = await convene(ledger, people)
    expect(meeting.headcount).toMatchObject({ expected: 6, expectedVoting: 5, present: 6, presentVoting: 5 })
    expect(meeting).toMatchObject({ year: 2026, number: 1, state: 'draft', revision: 1 })
    expect((await convene(ledger, people, { startsAt: '2026-06-18T14:30' })).number).toBe(2)
    expect((await convene(ledger, people, { startsAt: '2025-06-18T14:30' })).number).toBe(1)
  })

  it('only the committee is expected at a committee meeting, only the group at a group meeting', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 5)
    await enrol(ledger, '组员', { groupName: '第一党小组' })
    expect((await convene(ledger, people, { kind: 'committeeMeeting' })).headcount.expected).toBe(3)
    const group = await convene(ledger, people, { kind: 'groupMeeting' })
    expect(group.attendance.map((one) => one.memberName)).toEqual(['组员'])
    expect(group.groupName).toBe('第一党小组')
  })

  it('a draft follows the roster; a finalised record keeps the standing of its day', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const meeting = await convene(ledger, people)
    const fourth = people.ids[3] ?? 0
    await ledger.call('members.restrict', {
      memberId: fourth,
      kind: 'probationWithinParty',
      fromOn: '2026-01-01',
    })
    expect(
      (await ledger.call('meetings.show', { meetingId: meeting.meetingId })).headcount.expectedVoting,
    ).toBe(3)
    await ledger.call('meetings.finalise', { meetingId: meeting.meetingId })
    await ledger.call('members.amend', { memberId: fourth, leftOn: '2026-01-01' })
    const final = await ledger.call('meetings.show', { meetingId: meeting.meetingId })
    expect(final.headcount).toMatchObject({ expected: 4, expectedVoting: 3 })
  })

  it('whom a meeting admits or converts is judged as they stood before it', async () => {
    const ledger = await openTestLedger({ today: '2026-10-08' })
    const people = await branchOf(ledger, 5)
    const probationer = await enrol(ledger, '预备甲', {
      category: 'probationaryMember',
      joinDate: '2025-09-10',
      fullMemberDate: null,
    })
    const meeting = await convene(ledger, people)
    const newcomer = await enrol(ledger, '新接收', {
      category: 'probationaryMember',
      joinDate: '2026-09-18',
      fullMemberDate: null,
    })
    for (const [decisionKind, subjectId] of [
      ['convertFull', probationer],
      ['admitProbationary', newcomer],
    ] as const)
      await ledger.call('motions.propose', {
        meetingId: meeting.meetingId,
        title: '某事',
        decisionKind,
        subjectId,
      })
    await ledger.call('members.amend', { memberId: probationer, fullMemberDate: '2026-09-18' })
    const shown = await ledger.call('meetings.show', { meetingId: meeting.meetingId })
    expect(shown.headcount).toMatchObject({ expected: 6, expectedVoting: 5 })
    expect(shown.attendance.find((one) => one.memberId === probationer)).toMatchObject({
      votingRight: false,
      probationary: true,
    })
    const next = await convene(ledger, people, { startsAt: '2026-09-25T14:30' })
    expect(next.headcount).toMatchObject({ expected: 7, expectedVoting: 6 })
    const findings = await ledger.call('compliance.inspect', { from: '2026-07-01', to: '2026-09-30' })
    expect(findings.filter((one) => one.ruleId === 'CROSS-07')).toEqual([])
  })

  it('saves the page as it is typed, and refuses a page that was read before somebody else saved', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const meeting = await convene(ledger, people)
    const [item] = meeting.agenda
    const page = {
      meetingId: meeting.meetingId,
      startsAt: meeting.startsAt,
      agenda: [{ agendaItemId: item?.agendaItemId, title: '讨论调研', speeches: [] }, { title: '其他' }],
      attendance: [{ memberId: people.ids[3] ?? 0, status: 'leave' as const, reason: '出差' }],
    }
    const saved = await ledger.call('meetings.saveDraft', { ...page, revision: 1 })
    expect(saved.revision).toBe(2)
    expect(saved.agenda.map((one) => one.title)).toEqual(['讨论调研', '其他'])
    expect(saved.agenda[0]?.agendaItemId).toBe(item?.agendaItemId)
    expect(saved.headcount).toMatchObject({ present: 3, leave: 1 })
    await expect(ledger.call('meetings.saveDraft', { ...page, revision: 1 })).rejects.toMatchObject({
      code: 'staleRevision',
    })
    // a save that says nothing of attendance leaves it
    const { attendance: _none, ...silent } = page
    const again = await ledger.call('meetings.saveDraft', { ...silent, agenda: [] })
    expect(again.headcount.leave).toBe(1)
  })

  it('is there after the program went away without closing', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 3)
    const meeting = await convene(ledger, people, { place: '四楼' })
    // read around the program: what was acknowledged is in the file
    const row = ledger.raw().prepare('SELECT place FROM meeting WHERE meeting_id = ?').get(meeting.meetingId)
    expect(row).toEqual({ place: '四楼' })
  })

  it('finalising is refused with what is missing, and locks the record', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const bare = await convene(ledger, people, { place: '', recorderId: null, agenda: [] })
    await expect(ledger.call('meetings.finalise', { meetingId: bare.meetingId })).rejects.toMatchObject({
      code: 'checklistBlocks',
      detail: expect.stringMatching(/缺地点.*缺记录人|缺记录人.*缺地点/),
    })
    const meeting = await convene(ledger, people)
    const final = await ledger.call('meetings.finalise', { meetingId: meeting.meetingId })
    expect(final).toMatchObject({ state: 'final', finalisedAt: '2026-09-30T18:00:00' })
    await expect(
      ledger.call('meetings.saveDraft', {
        meetingId: meeting.meetingId,
        startsAt: meeting.startsAt,
        place: '别处',
      }),
    ).rejects.toMatchObject({ code: 'lockedRecord' })
  })

  it('a finalised record is refused by the file itself, whoever writes', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const { meetingId } = await convene(ledger, people)
    await ledger.call('meetings.finalise', { meetingId })
    const raw = ledger.raw()
    for (const sql of [
      `UPDATE meeting SET place = '别处'`,
      `UPDATE meeting SET state = 'draft'`,
      `DELETE FROM meeting`,
      `UPDATE attendance SET status = 'absent'`,
      `DELETE FROM agenda_item`,
      `UPDATE speech SET text = '改'`,
      `INSERT INTO observer VALUES (${meetingId}, 0, '某人', '')`,
      `INSERT INTO motion (meeting_id, position, title, decision_kind, method) VALUES (${meetingId}, 1, '某事', 'generalResolution', 'oral')`,
    ])
      expect(() => raw.exec(sql), sql).toThrow(/locked/)
  })

  it('a correction keeps the old text and the reason', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const { meetingId } = await convene(ledger, people)
    await ledger.call('meetings.finalise', { meetingId })
    const open = await ledger.call('meetings.beginCorrection', { meetingId, reason: '地点写错' })
    expect(open.state).toBe('correcting')
    expect(open.corrections[0]).toMatchObject({
      reason: '地点写错',
      before: expect.stringContaining('三楼会议室'),
      closed: false,
    })
    const { attendance: _a, agenda, ...head } = open
    await ledger.call('meetings.saveDraft', {
      meetingId,
      startsAt: head.startsAt,
      endsAt: head.endsAt,
      place: '五楼会议室',
      chairId: head.chairId,
      recorderId: head.recorderId,
      agenda,
    })
    const again = await ledger.call('meetings.finalise', { meetingId })
    expect(again).toMatchObject({ state: 'final', place: '五楼会议室', corrections: [{ closed: true }] })
    expect(() => ledger.raw().exec(`UPDATE correction SET before = ''`)).toThrow(/locked/)
  })

  it('a voided record is kept, leaves the list, and can be taken back', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const { meetingId } = await convene(ledger, people)
    await ledger.call('meetings.finalise', { meetingId })
    await ledger.call('meetings.void', { meetingId, reason: '重复录入' })
    expect(await ledger.call('meetings.list', {})).toHaveLength(0)
    expect(await ledger.call('meetings.list', { withVoid: true })).toHaveLength(1)
    expect((await ledger.call('meetings.restore', { meetingId })).state).toBe('final')
  })

  it('a merged meeting is found under both kinds', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    await convene(ledger, people, { kind: 'themePartyDay', theme: '参观', alsoCountsAs: ['partyLecture'] })
    expect(await ledger.call('meetings.list', { kind: 'partyLecture' })).toHaveLength(1)
    expect(await ledger.call('meetings.list', { kind: 'generalMeeting' })).toHaveLength(0)
    expect(await ledger.call('meetings.list', { from: '2026-09-18', to: '2026-09-18' })).toHaveLength(1)
    expect(await ledger.call('meetings.list', { from: '2026-09-19' })).toHaveLength(0)
    expect(await ledger.call('meetings.list', { to: '2026-09-17' })).toHaveLength(0)
  })
})

describe('the check-list before finalising', () => {
  const rulesOf = async (fields: Parameters<typeof convene>[2]) => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const { meetingId } = await convene(ledger, people, fields)
    return (await ledger.call('meetings.checklist', { meetingId })).map(
      (item) => `${item.ruleId}:${item.severity}`,
    )
  }

  it('has nothing against a complete record', async () => {
    expect(await rulesOf({})).toEqual(['MEET-22:info'])
  })
  it.each([
    ['no recorder', { recorderId: null }, 'MEET-01:error'],
    ['recorder is the chair', { recorderId: 1 }, 'MEET-03:warn'],
    ['ends before it begins', { endsAt: '2026-09-18T14:30' }, 'MEET-05:error'],
    ['not held yet', { startsAt: '2026-10-18T14:30', endsAt: '2026-10-18T15:30' }, 'MEET-15:error'],
    ['absent without reason', { attendance: [{ memberId: 4, status: 'absent' as const }] }, 'MEET-06:warn'],
    [
      'chair did not come',
      { attendance: [{ memberId: 1, status: 'leave' as const, reason: '出差' }] },
      'MEET-19:error',
    ],
    ['chaired by somebody without office', { chairId: 4 }, 'ORG-12:warn'],
    ['an item nobody spoke on', { agenda: [{ title: '传达文件' }] }, 'MEET-10:warn'],
    ['blanket wording', { agenda: [{ title: '事项', resolution: '大家一致同意' }] }, 'WORD-01:info'],
    ['lecture without lecturer', { kind: 'partyLecture' as const, theme: '题目' }, 'MEET-08:error'],
    [
      'organizational life without criticism',
      { kind: 'organizationalLifeMeeting' as const },
      'LIFE-01:error',
    ],
    [
      'life meeting merged with a lecture',
      { alsoCountsAs: ['leadingGroupMeeting' as const] },
      'FREQ-03:warn',
    ],
  ])('%s', async (_what, fields, expected) => expect(await rulesOf(fields)).toContain(expected))
})
