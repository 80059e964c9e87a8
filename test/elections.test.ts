/** Elections through the client, on a real file: from candidates to the seal, and everything the law refuses. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  type Ballot,
  assembly,
  ballot,
  four,
  leave,
  nominate,
  propose,
  show,
  votes,
} from '#test/support/elections.ts'
import { branchOf, convene, enrol, openTestLedger } from '#test/support/ledger.ts'

describe('an election from candidates to the seal', () => {
  it('approves scrutineers, nominates, counts, resolves, and locks', async () => {
    const { ledger, people, meeting, motion } = await assembly(10)
    expect(motion).toMatchObject({ election: null, method: 'secretBallot', stage: 'stated' })
    const watchers = await propose(ledger, meeting, {
      title: '通过监票人',
      decisionKind: 'approveScrutineer',
    })
    await ledger.call('motions.recordVotes', {
      motionId: watchers.motionId,
      votes: people.ids.map((memberId) => ({ memberId, choice: 'approve' as const })),
    })
    await ledger.call('motions.resolve', { motionId: watchers.motionId, resolution: '通过党员08为监票人。' })

    const nominated = await nominate(ledger, motion, four)
    expect(nominated).toMatchObject({ seats: 3, box: null, verdict: null, writeIns: [] })
    expect(nominated.candidates.map((one) => [one.memberId, one.name, one.approve])).toEqual([
      [1, '党员01', null],
      [2, '党员02', null],
      [3, '党员03', null],
      [4, '党员04', null],
    ])
    const counted = await ledger.call(
      'elections.recordBallot',
      ballot(motion, 10, votes(7, 9, 6, 3), { writeIns: [{ name: '党员05', votes: 2 }] }),
    )
    expect(counted.verdict).toMatchObject({
      elected: ['党员02', '党员01', '党员03'],
      seatsOpen: 0,
      surplusKept: true,
      approveNeeded: 6,
      presentNeeded: 8,
    })
    expect(counted).toMatchObject({
      box: { issued: 10, returned: 10, valid: 10, invalid: 0 },
      writeIns: [{ name: '党员05', votes: 2 }],
    })
    const voted = await show(ledger, motion)
    expect(voted).toMatchObject({
      stage: 'voted',
      tally: null,
      scrutineers: ['党员08'],
      tellers: ['党员09'],
      verdict: { passed: true, approvals: 6, approveShort: 0, reasons: counted.verdict?.reasons },
    })
    expect(voted.election).toEqual(counted)
    const resolved = await ledger.call('motions.resolve', {
      motionId: motion.motionId,
      resolution: '党员02、党员01、党员03当选为新一届支部委员会委员。',
    })
    expect(resolved.stage).toBe('resolved')
    const final = await ledger.call('meetings.finalise', { meetingId: meeting.meetingId })
    expect(final.state).toBe('final')
    expect(final.motions[0]?.election).toEqual(counted)

    await expect(nominate(ledger, motion, four)).rejects.toMatchObject({ code: 'lockedRecord' })
    await expect(
      ledger.call('elections.recordBallot', ballot(motion, 10, votes(1, 1, 1, 1))),
    ).rejects.toMatchObject({ code: 'lockedRecord' })

    await ledger.call('meetings.beginCorrection', { meetingId: meeting.meetingId, reason: '监票人写错' })
    const { corrections } = await ledger.call('meetings.show', { meetingId: meeting.meetingId })
    expect(corrections[0]?.before).toContain('党员01：赞成 7，不赞成 3，弃权 0')
    expect(corrections[0]?.before).toContain('当选：党员02、党员01、党员03')
  })

  it('is refused by the file itself once the meeting is final, whoever writes', async () => {
    const { ledger, meeting, motion } = await assembly(10, [10], {
      topics: ['annualPlan'],
      exclusions: [
        { memberId: 10, reason: 'bedridden', superiorConsentRef: '〔2026〕3号', passedByMeeting: true },
      ],
    })
    await nominate(ledger, motion, four)
    await ledger.call(
      'elections.recordBallot',
      ballot(motion, 9, votes(7, 8, 6, 2), { writeIns: [{ name: '党员05', votes: 1 }] }),
    )
    await ledger.call('motions.resolve', { motionId: motion.motionId, resolution: '党员02等三人当选。' })
    const raw = ledger.raw()
    const { motionId } = motion
    const attacks = [
      `UPDATE candidate SET approve = 9 WHERE motion_id = ${motionId}`,
      `DELETE FROM candidate WHERE motion_id = ${motionId}`,
      `INSERT INTO candidate (motion_id, position, name) VALUES (${motionId}, 9, '某人')`,
      `UPDATE election_box SET issued = 99 WHERE motion_id = ${motionId}`,
      `DELETE FROM election_box WHERE motion_id = ${motionId}`,
      `UPDATE election_write_in SET votes = 9 WHERE motion_id = ${motionId}`,
      `DELETE FROM election_write_in WHERE motion_id = ${motionId}`,
      `INSERT INTO election_write_in VALUES (${motionId}, '某人', 9)`,
      `UPDATE motion SET seats = 1 WHERE motion_id = ${motionId}`,
      `UPDATE expected_exclusion SET passed_by_meeting = 0`,
      `DELETE FROM expected_exclusion`,
      `INSERT INTO expected_exclusion VALUES (${meeting.meetingId}, 9, 'abroad', '某', 1)`,
      `INSERT INTO meeting_topic VALUES (${meeting.meetingId}, 'integrityStudy')`,
      `DELETE FROM meeting_topic`,
    ]
    // each of them goes through while the record is a draft, so that it is the seal that refuses
    for (const attack of attacks) {
      raw.exec('SAVEPOINT attack')
      expect(() => raw.exec(attack), attack).not.toThrow()
      raw.exec('ROLLBACK TO attack; RELEASE attack')
    }
    await ledger.call('meetings.finalise', { meetingId: meeting.meetingId })
    const before = ledger.dump()
    for (const attack of attacks) expect(() => raw.exec(attack), attack).toThrow(/locked/)
    expect(ledger.dump()).toEqual(before)
  })

  it('the committee elects its secretary when more than two thirds of it came', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 5)
    const meeting = await convene(ledger, people, { kind: 'committeeMeeting' })
    const motion = await propose(ledger, meeting, { title: '选举支部书记', decisionKind: 'electSecretary' })
    await nominate(ledger, motion, [1], 1)
    const { verdict } = await ledger.call('elections.recordBallot', ballot(motion, 3, { 党员01: 2 }))
    expect(verdict).toMatchObject({
      presentNeeded: 3,
      approveNeeded: 2,
      elected: ['党员01'],
      surplusKept: true,
    })
    const smaller = await convene(ledger, people, { kind: 'committeeMeeting', ...leave([3]) })
    const again = await propose(ledger, smaller, { title: '选举支部书记', decisionKind: 'electSecretary' })
    await nominate(ledger, again, [1], 1)
    await expect(
      ledger.call('elections.recordBallot', ballot(again, 2, { 党员01: 2 })),
    ).rejects.toMatchObject({
      code: 'notQuorate',
    })
  })

  it('a tie leaves the posts open: not passed, and says who stands again', async () => {
    const { ledger, motion } = await assembly(10)
    await nominate(ledger, motion, four)
    await ledger.call('elections.recordBallot', ballot(motion, 10, votes(9, 7, 7, 7)))
    expect(await show(ledger, motion)).toMatchObject({
      stage: 'voted',
      election: { verdict: { elected: ['党员01'], tied: ['党员02', '党员03', '党员04'], seatsOpen: 2 } },
      verdict: { passed: false, approvals: 7 },
    })
  })
})

describe('the order of law', () => {
  it('nothing is counted before there are candidates, nor for a matter that elects nobody', async () => {
    const { ledger, meeting, motion } = await assembly(10)
    await expect(ledger.call('elections.recordBallot', ballot(motion, 10, {}))).rejects.toMatchObject({
      code: 'conflict',
      detail: '还没有确定应选名额和候选人',
    })
    await nominate(ledger, motion, [])
    await expect(ledger.call('elections.recordBallot', ballot(motion, 10, {}))).rejects.toMatchObject({
      code: 'conflict',
      detail: '还没有候选人，请先确定候选人',
    })
    const other = await propose(ledger, meeting, { title: '表彰', decisionKind: 'generalResolution' })
    for (const refused of [
      nominate(ledger, other, four),
      ledger.call('elections.recordBallot', ballot(other, 10, votes(7, 7, 7, 7))),
    ])
      await expect(refused).rejects.toMatchObject({
        code: 'badInput',
        detail: expect.stringContaining('不是选举事项'),
      })
  })

  it('quorum comes before the ballot, and a refusal keeps nothing', async () => {
    const { ledger, motion } = await assembly(10, [8, 9, 10])
    await nominate(ledger, motion, four)
    const before = ledger.dump()
    await expect(
      ledger.call('elections.recordBallot', ballot(motion, 7, votes(7, 7, 6, 1))),
    ).rejects.toMatchObject({ code: 'notQuorate', detail: expect.stringContaining('不少于五分之四即 8 人') })
    expect(ledger.dump()).toEqual(before)
  })

  it.each<[string, Partial<Ballot>, string, string]>([
    [
      'a scrutineer who stands',
      { scrutineers: ['党员08', '党员03'] },
      'ballotInconsistent',
      '监票人党员03是候选人',
    ],
    ['more back than handed out', { returned: 11, valid: 11 }, 'ballotInconsistent', '选举无效，须重新选举'],
    ['more papers than people', { issued: 11 }, 'ballotInconsistent', '多于实到'],
    ['sums that do not agree', { valid: 9, invalid: 1 }, 'ballotInconsistent', '应等于有效票'],
    ['a write-in who stands', { writeIns: [{ name: '党员02', votes: 1 }] }, 'ballotInconsistent', '是候选人'],
    [
      'a candidate nobody counted',
      { candidates: ballot({ motionId: 1 }, 10, { 党员01: 7, 党员02: 7, 党员03: 7 }).candidates },
      'ballotInconsistent',
      '候选人党员04没有计票',
    ],
    [
      'somebody who does not stand',
      { candidates: ballot({ motionId: 1 }, 10, { ...votes(7, 7, 7, 1), 党员05: 1 }).candidates },
      'ballotInconsistent',
      '党员05不在候选人名单中',
    ],
  ])('refuses %s and keeps what was there', async (_what, changes, code, words) => {
    const { ledger, motion } = await assembly(10)
    await nominate(ledger, motion, four)
    await ledger.call('elections.recordBallot', ballot(motion, 10, votes(8, 8, 8, 1)))
    const before = ledger.dump()
    await expect(
      ledger.call('elections.recordBallot', ballot(motion, 10, votes(7, 7, 7, 1), changes)),
    ).rejects.toMatchObject({ code, detail: expect.stringContaining(words) })
    expect(ledger.dump()).toEqual(before)
  })

  it('with candidates, one sum for all is refused; with one sum for all, candidates are', async () => {
    const { ledger, meeting, motion } = await assembly(10)
    await nominate(ledger, motion, four)
    const tally = { issued: 10, returned: 10, valid: 10, invalid: 0, approve: 10, oppose: 0, abstain: 0 }
    await expect(
      ledger.call('motions.recordBallot', { motionId: motion.motionId, tally }),
    ).rejects.toMatchObject({
      code: 'ballotInconsistent',
      detail: '已有候选人名单，请按候选人逐个填写选举计票结果',
    })
    const single = await propose(ledger, meeting, { title: '选举党员05为委员' })
    await ledger.call('motions.recordBallot', { motionId: single.motionId, tally })
    await expect(nominate(ledger, single, four)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('candidates stand still once the box is counted; clearing the result empties the box and keeps them', async () => {
    const { ledger, motion } = await assembly(10)
    const nominated = await nominate(ledger, motion, four)
    const before = ledger.dump()
    await ledger.call(
      'elections.recordBallot',
      ballot(motion, 10, votes(8, 8, 8, 1), {
        scrutineers: [],
        tellers: [],
        writeIns: [{ name: '戊', votes: 3 }],
      }),
    )
    await expect(nominate(ledger, motion, [1, 2])).rejects.toMatchObject({ code: 'conflict' })
    const cleared = await ledger.call('motions.clearResult', { motionId: motion.motionId })
    expect(cleared).toMatchObject({ stage: 'stated', election: nominated })
    expect(ledger.dump()).toEqual(before)
    expect((await nominate(ledger, motion, [1, 2], 1)).candidates.map((one) => one.name)).toEqual([
      '党员01',
      '党员02',
    ])
  })

  it('a motion with candidates turns into no other matter; without them it does, and forgets its posts', async () => {
    const { ledger, motion } = await assembly(10)
    await nominate(ledger, motion, four)
    const change = { motionId: motion.motionId, decisionKind: 'generalResolution' as const }
    await expect(ledger.call('motions.amend', change)).rejects.toMatchObject({ code: 'conflict' })
    await nominate(ledger, motion, [])
    expect(await ledger.call('motions.amend', change)).toMatchObject({ election: null })
    expect(await ledger.call('motions.amend', { ...change, decisionKind: 'electCommittee' })).toMatchObject({
      election: null,
    })
  })

  it('a withdrawn election leaves nothing behind', async () => {
    const { ledger, meeting } = await assembly(10)
    const before = ledger.dump()
    const motion = await propose(ledger, meeting)
    await nominate(ledger, motion, four)
    await ledger.call(
      'elections.recordBallot',
      ballot(motion, 10, votes(8, 8, 8, 1), { writeIns: [{ name: '戊', votes: 3 }] }),
    )
    await ledger.call('motions.withdraw', { motionId: motion.motionId })
    expect(ledger.dump()).toEqual(before)
  })
})

describe('who stands', () => {
  it('not a probationary member, not twice, not somebody unknown or unnamed', async () => {
    const { ledger, motion } = await assembly(5)
    const probationer = await enrol(ledger, '预备甲', {
      category: 'probationaryMember',
      joinDate: '2026-03-28',
      fullMemberDate: undefined,
    })
    await expect(nominate(ledger, motion, [1, probationer])).rejects.toMatchObject({
      code: 'notEntitled',
      detail: expect.stringContaining('预备甲当日没有被选举权'),
    })
    await expect(nominate(ledger, motion, [1, 1])).rejects.toMatchObject({ code: 'duplicate' })
    await expect(nominate(ledger, motion, [999])).rejects.toMatchObject({ code: 'notFound' })
    await expect(
      ledger.call('elections.nominate', { motionId: motion.motionId, seats: 1, candidates: [{}] }),
    ).rejects.toMatchObject({ code: 'badInput' })
    expect((await show(ledger, motion)).election).toBeNull()
  })

  it('two of one name are told apart by what is written after it; somebody from elsewhere by name alone', async () => {
    const { ledger, motion } = await assembly(5)
    const twin = await enrol(ledger, '党员01')
    const { candidates } = await ledger.call('elections.nominate', {
      motionId: motion.motionId,
      seats: 2,
      candidates: [{ memberId: 1 }, { memberId: twin, name: '党员01（二科）' }, { name: '待转入某' }],
    })
    expect(candidates.map(({ memberId, name }) => [memberId, name])).toEqual([
      [1, '党员01'],
      [twin, '党员01（二科）'],
      [null, '待转入某'],
    ])
  })
})

describe('the law without a ledger', () => {
  it('elections.judge answers on the command line with no --file', async () => {
    const facts = {
      expected: 10,
      present: 9,
      seats: 1,
      issued: 9,
      returned: 9,
      valid: 9,
      invalid: 0,
      candidates: [
        { name: '甲', approve: 6, oppose: 3, abstain: 0 },
        { name: '乙', approve: 3, oppose: 6, abstain: 0 },
      ],
    }
    const { stdout } = await promisify(execFile)(process.execPath, [
      'electron/command-line.ts',
      'elections.judge',
      JSON.stringify(facts),
    ])
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      value: {
        quorate: true,
        valid: true,
        elected: ['甲'],
        seatsOpen: 0,
        approveNeeded: 6,
        surplusKept: true,
      },
    })
  })
})
