/** Every way back that is offered: the command runs, is taken back, and the ledger says what it said before. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { InputOf, OperationName } from '#shared/contract.ts'
import { sessionActs } from '#renderer/ui/session-acts.ts'
import { wayBack } from '#renderer/undo/inverse.ts'
import { thereAndBack } from '#test/support/there-and-back.ts'
import { type TestLedger, branchOf, convene, openTestLedger } from '#test/support/ledger.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const world = (ledger: TestLedger) => ({ call: ledger.call, meetingOf: () => undefined })

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

test('votes, ballots, elections, opinions, attachments and a motion withdrawn come back as they were', async () => {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, 5)
  const { ids } = people
  const [first = 0, second = 0, third = 0, away = 0] = ids
  const meeting = await convene(ledger, people, {
    attendance: [{ memberId: away, status: 'leave', reason: '住院' }],
  })
  const { meetingId } = meeting
  const raise = (title: string, decisionKind: InputOf<'motions.propose'>['decisionKind']) =>
    ledger.call('motions.propose', { meetingId, title, decisionKind })
  const { motionId: open } = await raise('听取报告', 'generalResolution')
  const { motionId: secret } = await raise('接收预备党员', 'admitProbationary')
  const { motionId: electing } = await raise('选举委员', 'electCommittee')
  const attached = await ledger.call('attachments.attach', {
    meetingId,
    name: '现场.png',
    content: png,
    caption: '会场',
  })
  const shown = () => ledger.call('meetings.show', { meetingId })
  /** Without the numbers that a record taken out and put back has anew. */
  const state = async () => ({
    motions: (await shown()).motions.map(({ motionId: _id, ...motion }) => motion),
    attachments: (await ledger.call('attachments.list', { meetingId })).map(
      ({ attachmentId: _id, ...attachment }) => attachment,
    ),
  })
  async function comesBack<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<void> {
    const before = await state()
    const said = await thereAndBack(ledger, name, input, await shown())
    expect([name, said, await state()]).toEqual([name, expect.not.stringMatching(/no way back|不能/), before])
  }

  await comesBack('motions.receiveOpinion', {
    motionId: open,
    memberId: away,
    submittedAt: '2026-09-20T09:00',
    stance: 'approve',
  })
  await ledger.call('motions.receiveOpinion', {
    motionId: open,
    memberId: away,
    submittedAt: '2026-09-20T09:00',
    stance: 'approve',
  })
  await comesBack('motions.withdrawOpinion', { motionId: open, memberId: away })
  await ledger.call('motions.recordVotes', {
    motionId: open,
    votes: [first, second, third].map((memberId) => ({ memberId, choice: 'approve' as const })),
  })
  await comesBack('motions.resolve', { motionId: open, resolution: '同意报告。' })
  await ledger.call('motions.resolve', { motionId: open, resolution: '同意报告。' })
  await comesBack('motions.clearResult', { motionId: open })
  const statements = (await shown()).motions
    .find(({ motionId }) => motionId === secret)
    ?.statementsMissing.map((memberId, index) => ({
      memberId,
      order: index + 1,
      stance: 'agree' as const,
      text: `意见${index + 1}`,
    }))
  await comesBack('motions.recordStatements', { motionId: secret, statements: statements ?? [] })
  await ledger.call('motions.recordStatements', { motionId: secret, statements: statements ?? [] })
  const papers = { issued: 4, returned: 4, valid: 4, invalid: 0 }
  const tally = { ...papers, approve: 4, oppose: 0, abstain: 0 }
  await comesBack('motions.recordBallot', { motionId: secret, tally })
  await ledger.call('motions.recordBallot', { motionId: secret, tally, tellers: ['党员02'] })
  await comesBack('motions.recordBallot', { motionId: secret, tally: { ...tally, approve: 3, oppose: 1 } })
  await comesBack('motions.clearResult', { motionId: secret })

  const candidates = [first, second, third, away].map((memberId) => ({ memberId }))
  await ledger.call('elections.nominate', { motionId: electing, seats: 3, candidates })
  await comesBack('elections.nominate', {
    motionId: electing,
    seats: 2,
    candidates: candidates.toReversed(),
  })
  const counted = { ...papers, scrutineers: ['党员05'], tellers: [] }
  const sums = (approve: number) =>
    ['党员01', '党员02', '党员03', '党员04'].map((name) => ({
      name,
      approve,
      oppose: 4 - approve,
      abstain: 0,
    }))
  await ledger.call('elections.recordBallot', { motionId: electing, ...counted, candidates: sums(3) })
  await comesBack('elections.recordBallot', { motionId: electing, ...counted, candidates: sums(1) })
  await comesBack('motions.clearResult', { motionId: electing })

  // the last of the list is put back in its place; steps from before speak of its first number still
  const last = await wayBack('motions.resolve', { motionId: electing, resolution: '' }, world(ledger))
  await comesBack('motions.withdraw', { motionId: electing })
  await last?.undo?.(await ledger.call('motions.show', { motionId: open }))
  await comesBack('attachments.caption', { attachmentId: attached.attachmentId, caption: '另一句' })
  await comesBack('attachments.detach', { attachmentId: attached.attachmentId })

  // a finalised record refuses, also from behind
  const back = await wayBack('motions.resolve', { motionId: open, resolution: '改' }, world(ledger))
  await ledger.call('meetings.void', { meetingId, reason: '重复' })
  await expect(back?.undo?.(await ledger.call('motions.show', { motionId: open }))).rejects.toMatchObject({
    code: 'lockedRecord',
  })
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
