/** What becomes of imported drafts: completed from the roster of their day, then finalised as any other. */
import { describe, expect, test } from 'vitest'
import type { OutputOf } from '#shared/contract.ts'
import { type TestLedger, branchOf, convene, enrol, openTestLedger } from '#test/support/ledger.ts'
import { table } from './comparing.ts'

type Meeting = OutputOf<'meetings.show'>

/** Five members, of whom a list of meetings names three. */
async function imported(list: string[]): Promise<{ ledger: TestLedger; meeting: Meeting }> {
  const ledger = await openTestLedger({ today: '2026-01-31' })
  await branchOf(ledger, 5)
  await ledger.call('import.commit', { path: table(ledger, list, '会议.csv') })
  return { ledger, meeting: await onlyMeeting(ledger) }
}

async function onlyMeeting(ledger: TestLedger): Promise<Meeting> {
  const [summary] = await ledger.call('meetings.list', {})
  if (summary === undefined) throw new Error('no meeting')
  return ledger.call('meetings.show', { meetingId: summary.meetingId })
}

/** The page as it stands, saved with another list. */
function saved(ledger: TestLedger, meeting: Meeting, attendance: Meeting['attendance']): Promise<Meeting> {
  const { meetingId, revision, title, startsAt, endsAt, place, chairId, recorderId, agenda } = meeting
  const content = { title, startsAt, endsAt, place, chairId, recorderId, agenda, attendance }
  return ledger.call('meetings.saveDraft', { meetingId, revision, ...content })
}

const rulesOf = async (ledger: TestLedger, { meetingId }: Meeting) =>
  (await ledger.call('meetings.checklist', { meetingId })).map((item) => `${item.ruleId}:${item.severity}`)

const general: string[] = [
  '时间,会议名称,地点,主持人,记录人,参加人员,缺席人员,议题',
  '2025-03-28 9:00-10:00,支部党员大会,会议室,党员01,党员02,党员01、党员02,党员03（出差）,1.学习',
]

describe('an imported draft', () => {
  test('says who belongs and is not named, and is not finalised before each of them is marked', async () => {
    const { ledger, meeting } = await imported(general)
    expect(meeting.attendance.map((one) => [one.memberName, one.status])).toEqual([
      ['党员01', 'present'],
      ['党员02', 'present'],
      ['党员03', 'leave'],
    ])
    expect(meeting.unmarked).toMatchObject([
      { memberName: '党员04', votingRight: true },
      { memberName: '党员05', votingRight: true },
    ])
    expect(meeting).toMatchObject({ origin: '会议.csv · 第 2 行', source: 'imported', outsiders: [] })
    expect(await rulesOf(ledger, meeting)).toContain('MEET-25:error')
    const { meetingId } = meeting
    const refused = await ledger.app.dispatch('meetings.finalise', { meetingId })
    expect(refused).toMatchObject({ ok: false, code: 'checklistBlocks' })
    expect(JSON.stringify(refused)).toContain('名册上还有 2 人应到而没有填出勤（党员04、党员05）')

    const [fourth, fifth] = meeting.unmarked
    if (fourth === undefined || fifth === undefined) throw new Error('two were unmarked')
    const half = await saved(ledger, meeting, [
      ...meeting.attendance,
      { ...fourth, status: 'present', reason: '' },
    ])
    expect(half.unmarked.map((one) => one.memberName)).toEqual(['党员05'])
    const whole = await saved(ledger, half, [
      ...half.attendance,
      { ...fifth, status: 'absent', reason: '值班' },
    ])
    expect(whole).toMatchObject({
      unmarked: [],
      headcount: { expected: 5, expectedVoting: 5, present: 3, presentVoting: 3, leave: 1, absent: 1 },
    })
    const final = await ledger.call('meetings.finalise', { meetingId })
    expect(final).toMatchObject({ state: 'final', unmarked: [], origin: '会议.csv · 第 2 行' })
  })

  test('somebody taken off the list is to be marked again, nobody comes back by saving', async () => {
    const { ledger, meeting } = await imported(general)
    const without = await saved(ledger, meeting, meeting.attendance.slice(1))
    expect(without.attendance.map((one) => one.memberName)).toEqual(['党员02', '党员03'])
    expect(without.unmarked.map((one) => one.memberName)).toEqual(['党员01', '党员04', '党员05'])
    // a save that says nothing of the list leaves it
    const { meetingId, startsAt } = without
    const same = await ledger.call('meetings.saveDraft', { meetingId, startsAt })
    expect(same.attendance).toEqual(without.attendance)
  })

  test('who is named and belongs to another body is pointed out', async () => {
    const { ledger, meeting } = await imported([
      '时间,会议名称,地点,主持人,记录人,参加人员,议题',
      '2025-03-05 9:00-10:00,3月支委会,会议室,党员01,党员02,党员01、党员02、党员04,1.议事',
    ])
    expect(meeting.kind).toBe('committeeMeeting')
    const [outsider] = meeting.outsiders
    expect(meeting.attendance.find((one) => one.memberId === outsider)?.memberName).toBe('党员04')
    expect(meeting.unmarked.map((one) => one.memberName)).toEqual(['党员03'])
    expect(await rulesOf(ledger, meeting)).toEqual(expect.arrayContaining(['MEET-25:error', 'MEET-26:warn']))
    const list = meeting.attendance.filter((one) => one.memberId !== outsider)
    const mended = await saved(ledger, meeting, list)
    expect(mended.outsiders).toEqual([])
    expect(await rulesOf(ledger, mended)).not.toContain('MEET-26:warn')
  })

  test('the roster is that of its own day: who joined later is not asked for', async () => {
    const { ledger, meeting } = await imported(general)
    await enrol(ledger, '后来人', { enteredOn: '2025-09-01' })
    const { meetingId } = meeting
    const now = await ledger.call('meetings.show', { meetingId })
    expect(now.unmarked.map((one) => one.memberName)).toEqual(['党员04', '党员05'])
    const moved = await ledger.call('meetings.saveDraft', { meetingId, startsAt: '2025-10-10T09:00' })
    expect(moved.unmarked.map((one) => one.memberName)).toEqual(['党员04', '党员05', '后来人'])
  })
})

test('a meeting entered here lists everybody who belongs; a part of the list leaves the others', async () => {
  const ledger = await openTestLedger({ today: '2026-01-31' })
  const people = await branchOf(ledger, 4)
  const { meetingId } = await convene(ledger, people, { startsAt: '2026-01-10T09:00', endsAt: null })
  const meeting = await ledger.call('meetings.show', { meetingId })
  expect(meeting).toMatchObject({ unmarked: [], outsiders: [], origin: null })
  const [first] = meeting.attendance
  if (first === undefined) throw new Error('nobody is expected')
  const { startsAt } = meeting
  const attendance = [{ memberId: first.memberId, status: 'leave' as const, reason: '出差' }]
  const kept = await ledger.call('meetings.saveDraft', { meetingId, startsAt, attendance })
  expect(kept.attendance.map((one) => one.status)).toEqual(['leave', 'present', 'present', 'present'])
})
