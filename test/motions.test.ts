import { describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract.ts'
import { type TestLedger, branchOf, convene, openTestLedger } from '#test/support/ledger.ts'

type Proposed = OutputOf<'motions.propose'>

async function meetingOf(count: number, away: readonly number[] = []) {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, count)
  const meeting = await convene(ledger, people, {
    attendance: away.map((memberId) => ({ memberId, status: 'leave' as const, reason: '出差' })),
  })
  return { ledger, people, meeting }
}

const propose = (
  ledger: TestLedger,
  meeting: OutputOf<'meetings.convene'>,
  fields: Partial<InputOf<'motions.propose'>> = {},
): Promise<Proposed> =>
  ledger.call('motions.propose', {
    meetingId: meeting.meetingId,
    agendaItemId: meeting.agenda[0]?.agendaItemId ?? null,
    title: '接收宋某同志为预备党员',
    decisionKind: 'admitProbationary',
    subjectName: '宋某',
    ...fields,
  })

const stateAll = (ledger: TestLedger, motion: Proposed, ids: readonly number[]) =>
  ledger.call('motions.recordStatements', {
    motionId: motion.motionId,
    statements: ids.map((memberId, index) => ({
      memberId,
      order: index + 1,
      stance: 'agree' as const,
      text: '入党动机端正，工作踏实，同意接收。',
    })),
  })

const tally = (approve: number, changes: Partial<InputOf<'motions.recordBallot'>['tally']> = {}) => ({
  issued: approve,
  returned: approve,
  valid: approve,
  invalid: 0,
  approve,
  oppose: 0,
  abstain: 0,
  ...changes,
})

describe('a secret ballot (发展细则第二十一条；speech 000)', () => {
  it('goes statements → sums → resolution, and never in another order', async () => {
    const { ledger, people, meeting } = await meetingOf(9)
    const motion = await propose(ledger, meeting)
    expect(motion).toMatchObject({ method: 'secretBallot', stage: 'discussing', statementsRequired: true })
    expect(motion.statementsMissing).toHaveLength(9)
    const ballot = {
      motionId: motion.motionId,
      tally: tally(9),
      scrutineers: ['党员02'],
      tellers: ['党员03'],
    }
    await expect(ledger.call('motions.recordBallot', ballot)).rejects.toMatchObject({
      code: 'statementsIncomplete',
      detail: '9',
    })
    expect((await stateAll(ledger, motion, people.ids.slice(0, 8))).statementsMissing).toEqual([
      people.ids[8],
    ])
    expect((await stateAll(ledger, motion, people.ids)).stage).toBe('stated')
    const voted = await ledger.call('motions.recordBallot', ballot)
    expect(voted).toMatchObject({ stage: 'voted', verdict: { passed: true, approvals: 9 } })
    await expect(
      ledger.call('motions.resolve', { motionId: motion.motionId, resolution: '大会一致同意接收宋某' }),
    ).rejects.toMatchObject({ code: 'wordingBlocked', detail: '一致同意' })
    const resolved = await ledger.call('motions.resolve', {
      motionId: motion.motionId,
      resolution: '赞成 9 票，通过接收宋某同志为预备党员。',
    })
    expect(resolved.stage).toBe('resolved')
    expect((await ledger.call('meetings.finalise', { meetingId: meeting.meetingId })).state).toBe('final')
    await expect(stateAll(ledger, motion, [])).rejects.toMatchObject({ code: 'lockedRecord' })
  })

  it('keeps no row of who voted what: not through the program, not around it', async () => {
    const { ledger, people, meeting } = await meetingOf(5)
    const motion = await propose(ledger, meeting)
    await stateAll(ledger, motion, people.ids)
    await expect(
      ledger.call('motions.recordVotes', {
        motionId: motion.motionId,
        votes: [{ memberId: people.secretary, choice: 'approve' }],
      }),
    ).rejects.toMatchObject({ code: 'secretBallotPerMember' })
    const raw = ledger.raw()
    expect(() =>
      raw.exec(`INSERT INTO member_vote VALUES (${motion.motionId}, ${people.secretary}, 'approve')`),
    ).toThrow(/secret ballot/)
    // nor by turning an open vote into a secret one afterwards
    const open = await propose(ledger, meeting, { title: '表彰先进', decisionKind: 'generalResolution' })
    await ledger.call('motions.recordVotes', {
      motionId: open.motionId,
      votes: people.ids.map((memberId) => ({ memberId, choice: 'approve' as const })),
    })
    await expect(
      ledger.call('motions.amend', { motionId: open.motionId, method: 'secretBallot' }),
    ).rejects.toMatchObject({ code: 'secretBallotPerMember' })
    expect(() =>
      raw.exec(`UPDATE motion SET method = 'secretBallot' WHERE motion_id = ${open.motionId}`),
    ).toThrow(/secret ballot/)
    expect(() => raw.exec(`UPDATE member_vote SET motion_id = ${motion.motionId}`)).toThrow(/secret ballot/)
  })

  it.each([
    ['more returned than issued', { issued: 8 }],
    ['sums that do not add up', { approve: 8 }],
    ['more ballots than voters', { issued: 10, returned: 10, valid: 10, approve: 10 }],
    ['valid and invalid', { invalid: 1 }],
  ])('refuses %s and keeps what was there', async (_what, changes) => {
    const { ledger, people, meeting } = await meetingOf(9)
    const motion = await propose(ledger, meeting)
    await stateAll(ledger, motion, people.ids)
    await expect(
      ledger.call('motions.recordBallot', { motionId: motion.motionId, tally: tally(9, changes) }),
    ).rejects.toMatchObject({ code: 'ballotInconsistent' })
    expect((await ledger.call('motions.show', { motionId: motion.motionId })).stage).toBe('stated')
  })

  it('8 expected, 4 present: admission may not be voted on; a general matter may, but cannot pass', async () => {
    const { ledger, people, meeting } = await meetingOf(8, [5, 6, 7, 8])
    const here = people.ids.slice(0, 4)
    const admission = await propose(ledger, meeting)
    await stateAll(ledger, admission, here)
    await expect(
      ledger.call('motions.recordBallot', { motionId: admission.motionId, tally: tally(4) }),
    ).rejects.toMatchObject({ code: 'notQuorate' })
    const general = await propose(ledger, meeting, { title: '表彰', decisionKind: 'generalResolution' })
    expect(general.verdict).toMatchObject({ quorate: true, canPass: false, approveNeeded: 5 })
    const voted = await ledger.call('motions.recordVotes', {
      motionId: general.motionId,
      votes: here.map((memberId) => ({ memberId, choice: 'approve' as const })),
    })
    expect(voted.verdict).toMatchObject({ passed: false, approveShort: 1 })
  })
})

describe('who may vote', () => {
  it('a probationary member and somebody on leave have no vote and no statement', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const probationer = await ledger.call('members.enrol', {
      name: '预备甲',
      category: 'probationaryMember',
      joinDate: '2026-03-28',
    })
    const meeting = await convene(ledger, people, {
      attendance: [{ memberId: 4, status: 'leave', reason: '病假' }],
    })
    const motion = await propose(ledger, meeting, { title: '表彰', decisionKind: 'generalResolution' })
    expect(motion.facts).toMatchObject({ expected: 4, present: 3 })
    for (const memberId of [probationer.memberId, 4])
      await expect(
        ledger.call('motions.recordVotes', {
          motionId: motion.motionId,
          votes: [{ memberId, choice: 'approve' }],
        }),
      ).rejects.toMatchObject({ code: 'notEntitled' })
    await expect(stateAll(ledger, motion, [probationer.memberId])).rejects.toMatchObject({
      code: 'notEntitled',
    })
  })

  it('written opinions count by the time they arrived and only from those who stayed away', async () => {
    const { ledger, people, meeting } = await meetingOf(9, [8, 9])
    const motion = await propose(ledger, meeting)
    const opinion = { motionId: motion.motionId, stance: 'approve' as const }
    await expect(
      ledger.call('motions.receiveOpinion', {
        ...opinion,
        memberId: people.secretary,
        submittedAt: '2026-09-17T09:00',
      }),
    ).rejects.toMatchObject({ code: 'notEntitled' })
    const early = await ledger.call('motions.receiveOpinion', {
      ...opinion,
      memberId: 8,
      submittedAt: '2026-09-18T14:29',
    })
    expect(early.facts.writtenApprove).toBe(1)
    const late = await ledger.call('motions.receiveOpinion', {
      ...opinion,
      memberId: 9,
      submittedAt: '2026-09-18T14:30',
    })
    expect(late.facts.writtenApprove).toBe(1)
    expect(late.writtenOpinions.map((one) => one.counts)).toEqual([true, false])
  })
})

describe('method and kind', () => {
  it('refuses a show of hands where the law asks for a secret ballot', async () => {
    const { ledger, meeting } = await meetingOf(5)
    await expect(propose(ledger, meeting, { method: 'showOfHands' })).rejects.toMatchObject({
      code: 'badInput',
      detail: expect.stringContaining('无记名投票'),
    })
  })
  it('finalising is blocked while a motion is open, unvoted or contradicted by its resolution', async () => {
    const { ledger, people, meeting } = await meetingOf(5)
    const motion = await propose(ledger, meeting, { title: '表彰', decisionKind: 'generalResolution' })
    const rules = async () =>
      (await ledger.call('meetings.checklist', { meetingId: meeting.meetingId }))
        .filter((item) => item.severity === 'error')
        .map((item) => item.ruleId)
    expect(await rules()).toEqual(['VOTE-04'])
    await ledger.call('motions.recordVotes', {
      motionId: motion.motionId,
      votes: people.ids.map((memberId) => ({ memberId, choice: 'oppose' as const })),
    })
    expect(await rules()).toEqual(['VOTE-05'])
    await ledger.call('motions.resolve', { motionId: motion.motionId, resolution: '通过表彰名单。' })
    expect(await rules()).toEqual(['VOTE-07'])
    await ledger.call('motions.resolve', { motionId: motion.motionId, resolution: '表彰名单未通过。' })
    expect(await rules()).toEqual([])
  })
  it('a withdrawn motion leaves nothing behind', async () => {
    const { ledger, people, meeting } = await meetingOf(5)
    const before = ledger.dump()
    const motion = await propose(ledger, meeting)
    await stateAll(ledger, motion, people.ids)
    await ledger.call('motions.withdraw', { motionId: motion.motionId })
    expect(ledger.dump()).toEqual(before)
  })
})
