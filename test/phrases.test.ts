/** An earlier meeting copied; phrases of minutes, usual and own. */
import { expect, test } from 'vitest'
import { MeetingKind } from '#shared/meetings.ts'
import { offered, patterns } from '#shared/phrases.ts'
import { findBlanketWording } from '#shared/rules/wording.ts'
import { branchOf, convene, openTestLedger } from '#test/support/ledger.ts'

test('a copy has what stays the same, and nothing of what happened', async () => {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, 4)
  const [, , third = 0] = people.ids
  const first = await convene(ledger, people, {
    kind: 'committeeMeeting',
    startsAt: '2026-08-18T15:30',
    observers: [{ name: '客人' }],
    attendance: [{ memberId: third, status: 'leave', reason: '出差' }],
    outcome: '已落实',
  })
  const copy = await ledger.call('meetings.copy', { meetingId: first.meetingId, on: '2026-09-20' })
  expect(copy).toMatchObject({
    kind: 'committeeMeeting',
    state: 'draft',
    number: 2,
    startsAt: '2026-09-20T15:30',
    endsAt: null,
    place: '三楼会议室',
    chairId: people.secretary,
    recorderId: people.recorder,
    outcome: '',
    observers: [],
    motions: [],
    headcount: { expected: 3, present: 3, leave: 0 },
  })
  expect(copy.agenda.map(({ title, speeches, resolution }) => [title, speeches, resolution])).toEqual([
    ['讨论下半年工作', [], ''],
  ])
  await convene(ledger, people, { startsAt: '2026-03-01T09:00' })
  const latest = async () =>
    (await ledger.call('meetings.latest', {})).map(({ meetingId, kind }) => [meetingId, kind])
  expect(await latest()).toEqual([
    [copy.meetingId, 'committeeMeeting'],
    [3, 'generalMeeting'],
  ])
  await ledger.call('meetings.void', { meetingId: copy.meetingId, reason: '记错' })
  expect((await latest())[0]).toEqual([first.meetingId, 'committeeMeeting'])
  await expect(
    ledger.call('meetings.copy', { meetingId: copy.meetingId, on: '2026-09-21' }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test('own phrases are kept, changed, put away and taken back; the usual ones stay', async () => {
  const ledger = await openTestLedger()
  const one = await ledger.call('phrases.add', { kind: 'partyLecture', text: ' 由书记作小结。\u000B' })
  expect(one.text).toBe('由书记作小结。')
  await expect(
    ledger.call('phrases.add', { kind: 'partyLecture', text: '由书记作小结。' }),
  ).rejects.toMatchObject({ code: 'duplicate' })
  const two = await ledger.call('phrases.add', { text: '各类会议都用。' })
  await ledger.call('phrases.amend', { phraseId: one.phraseId, text: '由副书记作小结。' })
  const texts = async (kind: MeetingKind) =>
    offered(kind, await ledger.call('phrases.list', {})).own.map(({ text }) => text)
  expect(await texts('partyLecture')).toEqual(['由副书记作小结。', '各类会议都用。'])
  expect(await texts('groupMeeting')).toEqual(['各类会议都用。'])
  await ledger.call('phrases.void', { phraseId: two.phraseId })
  expect(await texts('groupMeeting')).toEqual([])
  await ledger.call('phrases.restore', { phraseId: two.phraseId })
  expect(await texts('groupMeeting')).toEqual(['各类会议都用。'])
  await expect(ledger.call('phrases.void', { phraseId: 99 })).rejects.toMatchObject({ code: 'notFound' })
})

test.each(MeetingKind.options)('%s: an agenda and phrases that may stand in any record', (kind) => {
  const { agenda, phrases } = patterns[kind]
  expect(agenda.length).toBeGreaterThanOrEqual(3)
  expect(phrases.length).toBeGreaterThanOrEqual(3)
  for (const phrase of phrases) {
    expect(phrase).toMatch(/。$/)
    expect(findBlanketWording(phrase), phrase).toEqual([])
  }
  expect(new Set(phrases).size).toBe(phrases.length)
})
