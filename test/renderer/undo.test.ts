/** Every way back that is offered: the command runs, is taken back, and the ledger says what it said before. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { InputOf, OperationName, OutputOf } from '#shared/contract.ts'
import { sessionActs } from '#renderer/ui/session-acts.ts'
import { wayBack } from '#renderer/undo/inverse.ts'
import { type TestLedger, branchOf, openTestLedger } from '#test/support/ledger.ts'

/** Runs a command as a page does and takes it back. Answers what was told. */
async function thereAndBack<Name extends OperationName>(
  ledger: TestLedger,
  name: Name,
  input: InputOf<Name>,
  meeting?: OutputOf<'meetings.show'>,
): Promise<string> {
  const back = await wayBack(name, input, { call: ledger.call, meetingOf: () => meeting })
  const reply = await ledger.call(name, input)
  if (back?.undo === null) return back.why ?? ''
  await back?.undo?.(reply)
  return back?.what ?? 'no way back'
}

test('amendments of a small branch are taken back to what was', async () => {
  const ledger = await openTestLedger()
  const { ids, secretary } = await branchOf(ledger, 4)
  const [, , , fourth = 0] = ids
  const group = await ledger.call('branch.formGroup', { name: '一组', leaderId: secretary })
  const meeting = await ledger.call('meetings.convene', {
    kind: 'committeeMeeting',
    startsAt: '2026-09-18T14:30',
  })
  const motion = await ledger.call('motions.propose', {
    meetingId: meeting.meetingId,
    title: '研究下月安排',
    decisionKind: 'committeeDecision',
    method: 'showOfHands',
  })
  const shown = () => ledger.call('meetings.show', { meetingId: meeting.meetingId })
  const item = await ledger.call('rectification.add', { source: 'inspection', problem: '记录不全' })
  const overview = await ledger.call('branch.show', {})
  const [term] = overview.terms
  const state = async () => ({
    members: await Promise.all(
      ids.map((memberId) => ledger.call('members.show', { memberId, reveal: true })),
    ),
    branch: await ledger.call('branch.show', {}),
    settings: await ledger.call('ledger.settings', {}),
    motions: (await shown()).motions,
    item: await ledger.call('rectification.show', { itemId: item.itemId }),
    meetings: (await ledger.call('meetings.list', {})).map(({ meetingId }) => meetingId),
  })
  const before = await state()

  const said = [
    await thereAndBack(ledger, 'members.amend', {
      memberId: fourth,
      name: '改名',
      education: '大学',
      category: 'probationaryMember',
    }),
    await thereAndBack(ledger, 'branch.amend', { name: '改名支部', phone: '12345' }),
    await thereAndBack(ledger, 'branch.amendGroup', { groupId: group.groupId, name: '二组', leaderId: null }),
    await thereAndBack(ledger, 'branch.amendTerm', {
      termId: term?.termId ?? 0,
      approvalRef: '批〔2026〕1号',
      posts: [{ memberId: secretary, post: 'secretary' }],
    }),
    await thereAndBack(ledger, 'ledger.changeSettings', { largeType: true }),
    await thereAndBack(ledger, 'rectification.amend', { itemId: item.itemId, measure: '补齐', owner: '甲' }),
    await thereAndBack(
      ledger,
      'motions.recordVotes',
      { motionId: motion.motionId, votes: [{ memberId: secretary, choice: 'approve' }] },
      await shown(),
    ),
    await thereAndBack(
      ledger,
      'motions.amend',
      { motionId: motion.motionId, title: '改过的事项' },
      await shown(),
    ),
    await thereAndBack(ledger, 'meetings.convene', { kind: 'partyLecture', startsAt: '2026-09-20T09:00' }),
    await thereAndBack(ledger, 'meetings.void', { meetingId: meeting.meetingId, reason: '重复' }),
  ]
  expect(said).toEqual([
    '修改党员04的登记项',
    '修改支部基本情况',
    '修改一组',
    '修改届次',
    '修改设置',
    '修改整改事项',
    '表决',
    '修改表决事项',
    '新建会议',
    '作废会议记录',
  ])
  expect(await state()).toEqual(before)
})

test('what the law does not let anybody take back says so, and what to do instead', async () => {
  const ledger = await openTestLedger()
  const { ids } = await branchOf(ledger, 3)
  const why = await thereAndBack(ledger, 'members.enrol', { name: '新来的' })
  expect(why).toMatch(/不能撤销/)
  const group = await ledger.call('branch.formGroup', { name: '一组' })
  expect(
    await thereAndBack(ledger, 'members.amend', {
      memberId: ids[0] ?? 0,
      groupId: group.groupId,
      groupFrom: '2026-09-01',
    }),
  ).toMatch(/不能撤销；要改请再调整一次/)
})

describe('the acts of a session', () => {
  const act = (key: string) => ({ key, what: key, undo: null, told: false })
  beforeEach(() => sessionActs.clear())

  test('are taken newest first; a page that went back by itself takes its own off', () => {
    for (const key of ['a', 'b', 'a', 'c']) sessionActs.add(act(key))
    sessionActs.forget('a')
    expect([sessionActs.take()?.key, sessionActs.take()?.key, sessionActs.take()?.key]).toEqual([
      'c',
      'b',
      'a',
    ])
    expect(sessionActs.take()).toBeUndefined()
  })

  test('are gone with the ledger, and so is what pages keep beside them', () => {
    let cleared = 0
    sessionActs.onClear(() => {
      cleared += 1
    })
    sessionActs.add(act('a'))
    sessionActs.clear()
    expect([sessionActs.take(), cleared]).toEqual([undefined, 1])
  })
})
