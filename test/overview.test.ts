/** A year seen whole, through the client: days, attendance by kind, structure, with exact numbers. */
import { expect, it } from 'vitest'
import { branchOf, convene, enrol, openTestLedger } from '#test/support/ledger.ts'

/**
 * Seven of the branch on the first of January: five of `branchOf`, one who leaves on 10 June, one who is on probation. One
 * more comes on 1 July. Two groups: the first three, and the fourth with the fifth.
 */
async function ready() {
  const ledger = await openTestLedger({ today: '2026-09-30' })
  const { call } = ledger
  const people = await branchOf(ledger, 5)
  const leaver = await enrol(ledger, '走的人', { birthDate: '1960-01-01' })
  const novice = await enrol(ledger, '预备的人', {
    category: 'probationaryMember',
    joinDate: '2025-12-01',
    fullMemberDate: null,
    birthDate: '1995-10-01',
    gender: '女',
    education: '硕士研究生',
  })
  const first = await call('branch.formGroup', { name: '第一党小组' })
  const second = await call('branch.formGroup', { name: '第二党小组' })
  for (const [index, memberId] of people.ids.entries())
    await call('members.amend', { memberId, groupId: index < 3 ? first.groupId : second.groupId })
  const held = async (fields: Parameters<typeof convene>[2]) => {
    const { meetingId } = await convene(ledger, people, fields)
    await call('meetings.finalise', { meetingId })
    return meetingId
  }
  const on = (day: string) => ({ startsAt: `${day}T09:00`, endsAt: `${day}T10:00` })
  return { ...ledger, ...people, leaver, novice, first, second, held, on }
}

it('shows each day and each person once, and leaves drafts and other years out', async () => {
  const { call, ids, leaver, novice, first, second, held, on, secretary, recorder } = await ready()
  const [, , third = 0, fourth = 0, fifth = 0] = ids
  const march = await held({
    ...on('2026-03-10'),
    attendance: [
      { memberId: fourth, status: 'leave', reason: '出差' },
      { memberId: fifth, status: 'absent', reason: '未请假' },
      { memberId: leaver, status: 'late' },
    ],
  })
  await call('members.amend', { memberId: leaver, leftOn: '2026-06-10', leftHow: '转出' })
  const newcomer = await enrol({ call }, '来的人', { enteredOn: '2026-07-01', birthDate: '1991-09-30' })
  const august = await held(on('2026-08-05'))
  await call('members.exempt', { memberId: third, reason: '身患重病', fromOn: '2026-08-10' })
  const lecture = await held({
    ...on('2026-08-20'),
    kind: 'generalMeeting',
    alsoCountsAs: ['partyLecture'],
  })
  const committee = await held({
    ...on('2026-08-20'),
    kind: 'committeeMeeting',
    observers: [{ name: '党员04', role: '党小组长' }],
  })
  const group = await held({ ...on('2026-08-21'), kind: 'groupMeeting', groupId: first.groupId })
  const other = await held({
    ...on('2026-09-21'),
    kind: 'groupMeeting',
    groupId: second.groupId,
    chairId: fourth,
    recorderId: fifth,
    agenda: [{ title: '谈学习', speeches: [{ speakerId: fifth, kind: 'discussion', text: '谈体会。' }] }],
  })
  await convene({ call }, { secretary, recorder }, on('2026-09-25'))
  await held(on('2025-12-30'))
  for (const heldOn of ['2026-08-20', '2026-08-20', '2026-05'])
    await call('talks.record', { heldOn, talkerIds: [secretary], partnerIds: [fourth] })

  const year = await call('overview.year', { year: 2026 })
  expect(year.asOf).toBe('2026-09-30')
  expect(year.days).toEqual([
    { day: '2026-03-10', meetings: [{ meetingId: march, kind: 'generalMeeting' }], talks: 0 },
    { day: '2026-08-05', meetings: [{ meetingId: august, kind: 'generalMeeting' }], talks: 0 },
    {
      day: '2026-08-20',
      meetings: [
        { meetingId: lecture, kind: 'generalMeeting' },
        { meetingId: committee, kind: 'committeeMeeting' },
      ],
      talks: 2,
    },
    { day: '2026-08-21', meetings: [{ meetingId: group, kind: 'groupMeeting' }], talks: 0 },
    { day: '2026-09-21', meetings: [{ meetingId: other, kind: 'groupMeeting' }], talks: 0 },
  ])
  expect(year.talksByMonth).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
  expect(year.months).toEqual([0, 0, 1, 0, 0, 0, 0, 4, 1, 0, 0, 0])
  expect(year.quarters[2]).toEqual({ quarter: 3, meetings: 5, inLastMonth: 1, crowded: false })
  const kind = (name: string) => year.kinds.find((one) => one.kind === name)
  expect(kind('generalMeeting')).toMatchObject({ total: 3, due: 4, asks: '每季度 1 次' })
  expect(kind('generalMeeting')?.missing).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
  expect(kind('partyLecture')?.held[7]).toBe(1)

  const general = await call('overview.attendance', { year: 2026, kind: 'generalMeeting' })
  expect(general.meetings.map(({ day, expected, present }) => [day, expected, present])).toEqual([
    ['2026-03-10', 7, 5],
    ['2026-08-05', 7, 7],
    ['2026-08-20', 6, 6],
  ])
  const marks = (memberId: number, matrix = general) => {
    const row = matrix.rows.find((one) => one.memberId === memberId)
    return [row?.present, row?.expected, ...(row?.cells ?? []).map((cell) => cell?.mark ?? null)]
  }
  expect(marks(fourth)).toEqual([2, 3, 'leave', 'present', 'present'])
  expect(marks(fifth)).toEqual([2, 3, 'absent', 'present', 'present'])
  expect(marks(leaver)).toEqual([1, 1, 'late', null, null])
  expect(marks(newcomer)).toEqual([2, 2, null, 'present', 'present'])
  // exempt: on the list, not in the rate
  expect(marks(third)).toEqual([2, 2, 'present', 'present', 'present'])
  expect(general.rows.find((row) => row.memberId === third)?.cells[2]).toEqual({
    mark: 'present',
    counted: false,
  })
  expect(general.rows.find((row) => row.memberId === leaver)).toMatchObject({
    leftOn: '2026-06-10',
    enteredOn: null,
  })
  expect(general.rows.filter((row) => row.probationary).map((row) => row.memberId)).toEqual([novice])

  // a group's meeting is its own members' alone
  const groups = await call('overview.attendance', { year: 2026, kind: 'groupMeeting' })
  expect(groups.meetings.map(({ groupName, expected }) => [groupName, expected])).toEqual([
    ['第一党小组', 2],
    ['第二党小组', 2],
  ])
  expect(groups.rows.map((row) => row.memberId)).toEqual(ids)
  expect(marks(secretary, groups)).toEqual([1, 1, 'present', null])
  expect(marks(fourth, groups)).toEqual([1, 1, null, 'present'])

  // a member who sits in is an observer, out of the rate
  const board = await call('overview.attendance', { year: 2026, kind: 'committeeMeeting' })
  expect(board.rows.map((row) => row.memberId)).toEqual([secretary, recorder, third, fourth])
  expect(marks(fourth, board)).toEqual([0, 0, 'observer'])

  expect(await call('overview.attendance', { year: 2027, kind: 'generalMeeting' })).toMatchObject({
    meetings: [],
    rows: [],
  })
})

it('counts the members of the last day, by age at that day', async () => {
  const { call, leaver, at } = await ready()
  await call('members.amend', { memberId: leaver, leftOn: '2026-06-10', leftHow: '转出' })
  const table = (structure: Awaited<ReturnType<typeof seen>>, title: string) =>
    (structure.tables.find((one) => one.title === title)?.rows ?? [])
      .filter((row) => row.people > 0)
      .map((row) => [row.label, row.people])
  const seen = (year: number) => call('overview.structure', { year })
  const now = await seen(2026)
  expect(now).toMatchObject({ asOf: '2026-09-30', people: 6, left: 1, entered: 0, meanAgeTenths: 300 })
  expect(table(now, '年龄')).toEqual([
    ['30 岁及以下', 1],
    ['未填', 5],
  ])
  expect(table(now, '党龄')).toEqual([
    ['预备期', 1],
    ['10 至 19 年', 5],
  ])
  expect(table(now, '学历')).toEqual([
    ['研究生', 1],
    ['未填', 5],
  ])
  // the day after she is a year older; who had left is in the year before
  at('2026-10-01')
  expect(table(await seen(2026), '年龄')).toEqual([
    ['31 至 35 岁', 1],
    ['未填', 5],
  ])
  expect(await seen(2025)).toMatchObject({ asOf: '2025-12-31', people: 7, left: 0 })
})
