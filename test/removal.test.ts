/** Personal information taken out by law: gone from every table, from the log, and from the bytes of the file. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { branchOf, convene, enrol, openTestLedger } from './support/ledger.ts'
import type { TestLedger } from './support/ledger.ts'

const secret = {
  name: '欧阳镜湖',
  idNumber: '11010519491231002X',
  phone: '13912345678',
  address: '青石巷七号',
}

async function left(ledger: TestLedger) {
  ledger.at('2018-03-01')
  const memberId = await enrol(ledger, secret.name, {
    idNumber: secret.idNumber,
    phone: secret.phone,
    address: secret.address,
    remark: '曾在海事局工作',
  })
  await ledger.call('members.restrict', {
    memberId,
    kind: 'rightsSuspended',
    fromOn: '2018-05-01',
    untilOn: '2018-06-01',
    documentRef: '纪字〔2018〕九号',
  })
  await ledger.call('members.amend', { memberId, leftOn: '2019-01-31', leftHow: '调往海事局' })
  return memberId
}

/** The file and what lies beside it, as bytes. */
function holdsAny(ledger: TestLedger, ...words: string[]): string[] {
  const bytes = ['', '-wal'].map((ending) => {
    try {
      return readFileSync(`${ledger.path}${ending}`)
    } catch {
      return Buffer.alloc(0)
    }
  })
  return words.filter((word) => bytes.some((each) => each.includes(Buffer.from(word))))
}

const words = [secret.name, secret.idNumber, secret.phone, secret.address, '海事局', '九号']

test('a member who left is anonymised everywhere, and no byte of the file says who it was', async () => {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, 3)
  const memberId = await left(ledger)
  await ledger.call('talks.record', {
    heldOn: '2018-02-02',
    talkerIds: [people.secretary],
    partnerIds: [memberId],
    thought: '思想稳定',
  })
  ledger.at('2026-09-30')
  expect(holdsAny(ledger, ...words)).toEqual(words)
  expect(await ledger.call('removal.candidates', {})).toMatchObject([
    { memberId, name: secret.name, years: 7, anonymised: false, refersTo: [{ title: '谈话双方', count: 1 }] },
  ])
  await expect(ledger.call('removal.purge', { memberId, reason: '保存目的已实现' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(
    ledger.call('removal.anonymise', { memberId, reason: `${secret.name}本人要求` }),
  ).rejects.toMatchObject({ code: 'badInput' })
  await expect(
    ledger.call('removal.anonymise', { memberId: people.secretary, reason: '误点' }),
  ).rejects.toMatchObject({ code: 'conflict' })

  const outcome = await ledger.call('removal.anonymise', { memberId, reason: '离开已满五年，保存目的已实现' })
  expect(outcome).toMatchObject({ name: `已离开党员〔${memberId}〕`, locked: [], compacted: true })
  expect(outcome.blanked).toBeGreaterThan(2)
  expect(holdsAny(ledger, ...words)).toEqual([])

  const [talk] = await ledger.call('talks.list', {})
  expect(talk?.partners).toEqual([{ memberId, name: `已离开党员〔${memberId}〕` }])
  const { entries } = await ledger.call('audit.history', { record: { kind: 'member', id: memberId } })
  expect(entries[0]).toMatchObject({ operation: 'removal.anonymiseMember' })
  expect(entries[0]?.about).toContain('保存目的已实现')
  const { changes } = await ledger.call('audit.entry', { entryId: entries.at(-1)?.entryId ?? 0 })
  expect(changes[0]).toMatchObject({ blanked: true, notShown: false, columns: [] })

  // the log goes on, and still finds what goes around the program
  await ledger.call('members.amend', { memberId: people.secretary, jobTitle: '主任' })
  const verdict = await ledger.call('audit.verify', {})
  expect(verdict).toMatchObject({ ok: true, faults: [] })
  expect(verdict.blanked).toBeGreaterThan(outcome.blanked)
  ledger.raw().exec(`UPDATE member SET name = '李鬼' WHERE member_id = ${memberId}`)
  expect((await ledger.call('audit.verify', {})).ok).toBe(false)
})

test('who is in no record is deleted; what texts say of them is told and stays', async () => {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, 3)
  const memberId = await left(ledger)
  ledger.at('2026-09-30')
  const meeting = await convene(ledger, people, { outline: `会上回顾了${secret.name}同志的工作。` })
  // of no item on the agenda: the motion is the meeting's all the same
  await ledger.call('motions.propose', {
    meetingId: meeting.meetingId,
    title: `向${secret.name}同志学习`,
    decisionKind: 'generalResolution',
    method: 'showOfHands',
  })
  // whoever is called so in another branch is somebody else
  const { branchId } = await ledger.call('branch.found', { name: '第二党支部' })
  await ledger.call('meetings.convene', {
    branchId,
    kind: 'generalMeeting',
    startsAt: '2026-09-01T09:00',
    agenda: [{ title: '交流', speeches: [{ text: `${secret.name}发言` }] }],
  })
  expect(await ledger.call('removal.preview', { memberId })).toMatchObject({
    refersTo: [],
    inTexts: [
      { title: '会议', count: 1 },
      { title: '表决事项', count: 1 },
    ],
    inLog: 3,
  })
  const outcome = await ledger.call('removal.purge', { memberId, reason: '误登记的外单位人员' })
  expect(outcome).toMatchObject({ name: null, compacted: true })
  expect(await ledger.call('removal.candidates', { branchId: 1 })).toEqual([])
  expect(holdsAny(ledger, ...words)).toEqual([secret.name])
  expect((await ledger.call('audit.verify', {})).ok).toBe(true)
})

test('what was said in talks is cleared when its term is over, and only when asked', async () => {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, 3)
  const talk = (heldOn: string) =>
    ledger.call('talks.record', {
      heldOn,
      talkerIds: [people.secretary],
      partnerIds: [people.recorder],
      thought: '担心岗位调整后的去向',
    })
  const old = await talk('2021-05-06')
  await talk('2026-05-06')
  expect(await ledger.call('removal.dueTalks', {})).toEqual({ before: null, talks: [] })
  await ledger.call('removal.changeSettings', { talkYears: 5 })
  expect(await ledger.call('removal.dueTalks', {})).toMatchObject({
    before: '2021-09-30',
    talks: [{ talkId: old.talkId, who: '党员01 → 党员02' }],
  })
  const reason = '已过保存期限'
  await expect(
    ledger.call('removal.talkContents', { talkIds: [old.talkId + 1], reason }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await ledger.call('removal.talkContents', { talkIds: [old.talkId], reason })
  expect((await ledger.call('removal.dueTalks', {})).talks).toEqual([])
  const shown = await ledger.call('talks.show', { talkId: old.talkId, reveal: true })
  expect(shown).toMatchObject({
    heldOn: '2021-05-06',
    columns: { thought: '（内容已按保存期限清除）', work: '' },
  })
  // what is still kept stands in the other talk and in its entry of the log
  const rows = ledger
    .raw()
    .prepare(`SELECT count(*) FROM audit_change WHERE after_image LIKE '%岗位调整%'`)
    .pluck()
    .get()
  expect(rows).toBe(1)
  expect((await ledger.call('audit.verify', {})).ok).toBe(true)
})
