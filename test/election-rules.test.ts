/** By which rules of which year a meeting is judged, whom it leaves out, and what an inspector remarks upon. */
import { describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract.ts'
import { checkElection } from '#shared/rules/election-content.ts'
import { assembly, ballot, four, leave, nominate, propose, show, votes } from '#test/support/elections.ts'
import { type TestLedger, branchOf, convene, openTestLedger } from '#test/support/ledger.ts'

describe('the rules of the meeting’s year', () => {
  const change = (ledger: TestLedger, key: string, value: string | number, fromYear = 2026) =>
    ledger.call('profile.change', {
      key,
      value,
      fromYear,
      reason: '上级批准的办法',
    } as InputOf<'profile.change'>)

  it('the denominator and the surplus', async () => {
    const { ledger, motion } = await assembly(10, [9, 10])
    await nominate(ledger, motion, four)
    await ledger.call('elections.recordBallot', ballot(motion, 8, votes(8, 7, 5, 1)))
    const elected = async () => (await show(ledger, motion)).election?.verdict?.elected
    expect(await elected()).toEqual(['党员01', '党员02'])
    await change(ledger, 'election.denominator', 'present', 2027)
    expect(await elected()).toEqual(['党员01', '党员02'])
    await change(ledger, 'election.denominator', 'present')
    expect(await elected()).toEqual(['党员01', '党员02', '党员03'])
    const kept = async () => (await show(ledger, motion)).election?.verdict?.surplusKept
    expect(await kept()).toBe(true)
    await change(ledger, 'election.minSurplusPercent', 50)
    expect(await kept()).toBe(false)
  })

  it('two thirds or more than two thirds for persons', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 5)
    await ledger.call('branch.beginTerm', {
      body: 'leadingGroup',
      beganOn: '2024-01-01',
      posts: [1, 2, 3].map((memberId) => ({ memberId, post: 'leadingGroupMember' as const })),
    })
    const meeting = await convene(ledger, people, { kind: 'leadingGroupMeeting', ...leave([3]) })
    const motion = await propose(ledger, meeting, { title: '任免', decisionKind: 'personnel' })
    expect(motion).toMatchObject({ facts: { expected: 3, present: 2 }, verdict: { quorate: true } })
    await change(ledger, 'voting.personnelPresent', 'moreThan')
    expect(await show(ledger, motion)).toMatchObject({ verdict: { quorate: false, presentNeeded: 3 } })
  })
})

describe('not counted among those expected', () => {
  const consent = {
    reason: 'bedridden' as const,
    superiorConsentRef: '机关党委〔2026〕12号',
    passedByMeeting: true,
  }

  it('makes the quorum where all three are there, and only there', async () => {
    const { ledger, meeting, motion } = await assembly(10, [8, 9, 10])
    const save = (exclusions: InputOf<'meetings.saveDraft'>['exclusions']) =>
      ledger.call('meetings.saveDraft', {
        meetingId: meeting.meetingId,
        startsAt: meeting.startsAt,
        agenda: meeting.agenda.map(({ agendaItemId, title }) => ({ agendaItemId, title })),
        ...(exclusions === undefined ? {} : { exclusions }),
      })
    expect(await show(ledger, motion)).toMatchObject({ facts: { expected: 10 }, verdict: { quorate: false } })
    const short = await save([
      { memberId: 9, ...consent, superiorConsentRef: '' },
      { memberId: 10, ...consent, passedByMeeting: false },
      { memberId: 7, ...consent },
    ])
    expect(short.headcount).toMatchObject({ expected: 10, expectedVoting: 10, present: 7, leave: 3 })
    expect(short.exclusions.map((one) => [one.memberName, one.lawful, one.faults])).toEqual([
      ['党员07', false, ['本人已到会']],
      ['党员09', false, ['缺上级党组织同意的文号或日期']],
      ['党员10', false, ['未经党员大会通过']],
    ])
    const saved = await save([
      { memberId: 9, ...consent },
      { memberId: 10, ...consent },
    ])
    expect(saved.headcount).toMatchObject({ expected: 8, expectedVoting: 8, present: 7, leave: 1 })
    expect(saved.attendance).toHaveLength(10)
    expect(await show(ledger, motion)).toMatchObject({
      facts: { expected: 8, present: 7 },
      verdict: { quorate: true, presentNeeded: 7 },
    })
    const [listed] = await ledger.call('meetings.list', {})
    expect(listed?.headcount).toEqual(saved.headcount)
    // left out of a save, the set stays; an empty one clears it
    expect((await save(undefined)).exclusions).toHaveLength(2)
    await expect(
      save([
        { memberId: 9, ...consent },
        { memberId: 9, ...consent },
      ]),
    ).rejects.toMatchObject({ code: 'duplicate' })
    expect((await save([])).headcount.expected).toBe(10)
  })

  it('who is left out hands in no opinion that counts', async () => {
    const { ledger, meeting } = await assembly(9, [8, 9])
    const motion = await propose(ledger, meeting, {
      title: '接收宋某同志为预备党员',
      decisionKind: 'admitProbationary',
      subjectName: '宋某',
    })
    const opinion = (memberId: number) =>
      ledger.call('motions.receiveOpinion', {
        motionId: motion.motionId,
        memberId,
        submittedAt: '2026-09-17T09:00',
        stance: 'approve',
      })
    expect((await opinion(9)).facts).toMatchObject({ expected: 9, writtenApprove: 1 })
    await ledger.call('meetings.saveDraft', {
      meetingId: meeting.meetingId,
      startsAt: meeting.startsAt,
      agenda: meeting.agenda.map(({ agendaItemId, title }) => ({ agendaItemId, title })),
      exclusions: [{ memberId: 9, ...consent }],
    })
    expect((await show(ledger, motion)).facts).toMatchObject({ expected: 8, writtenApprove: 0 })
    await expect(opinion(9)).rejects.toMatchObject({ code: 'notEntitled' })
  })

  it('a finalised record keeps it, and a committee’s number is not lowered by it', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 5)
    const general = await convene(ledger, people, {
      ...leave([5]),
      exclusions: [{ memberId: 5, ...consent }],
    })
    const final = await ledger.call('meetings.finalise', { meetingId: general.meetingId })
    expect(final.headcount).toMatchObject({ expected: 4, present: 4, leave: 0 })
    const committee = await convene(ledger, people, {
      kind: 'committeeMeeting',
      ...leave([3]),
      exclusions: [{ memberId: 3, ...consent }],
    })
    expect(committee.headcount).toMatchObject({ expected: 3, present: 2 })
    expect(committee.exclusions[0]?.lawful).toBe(false)
    const listed = await ledger.call('meetings.list', {})
    expect(listed.map((one) => one.headcount.expected)).toEqual([4, 3])
  })

  it('topics are kept with the page', async () => {
    const { ledger, meeting } = await assembly(4, [], {
      topics: ['warningEducation', 'annualPlan', 'annualPlan'],
    })
    expect(meeting.topics.toSorted()).toEqual(['annualPlan', 'warningEducation'])
    const saved = await ledger.call('meetings.saveDraft', {
      meetingId: meeting.meetingId,
      startsAt: meeting.startsAt,
      agenda: meeting.agenda.map(({ agendaItemId, title }) => ({ agendaItemId, title })),
      topics: ['ideologyTraining'],
    })
    expect(saved.topics).toEqual(['ideologyTraining'])
  })
})

describe('what an inspector remarks upon', () => {
  const rules = async (ledger: TestLedger, meetingId: number, motionId: number) => {
    const meeting = await ledger.call('meetings.show', { meetingId })
    const motion = meeting.motions.find((one) => one.motionId === motionId)
    if (motion === undefined) throw new Error('no such motion')
    return checkElection(meeting, motion, { minSurplusPercent: 20 }).map(
      (item) => `${item.ruleId} ${item.severity}`,
    )
  }

  it('no candidates, no surplus, no approval of scrutineers, posts left open in silence, no report upwards', async () => {
    const { ledger, people, meeting, motion } = await assembly(10)
    const remarks = () => rules(ledger, meeting.meetingId, motion.motionId)
    expect(await remarks()).toEqual(['ELEC-01 error', 'ELEC-04 warn'])
    await nominate(ledger, motion, [1, 2, 3])
    expect(await remarks()).toEqual(['ELEC-02 warn', 'ELEC-04 warn'])
    await nominate(ledger, motion, four)
    const watchers = await propose(ledger, meeting, {
      title: '通过监票人',
      decisionKind: 'approveScrutineer',
    })
    expect(await remarks()).toEqual(['ELEC-04 warn'])
    await ledger.call('motions.recordVotes', {
      motionId: watchers.motionId,
      votes: people.ids.map((memberId) => ({ memberId, choice: 'approve' as const })),
    })
    expect(await remarks()).toEqual([])
    await ledger.call('elections.recordBallot', ballot(motion, 10, votes(9, 8, 5, 4)))
    const resolve = (resolution: string) =>
      ledger.call('motions.resolve', { motionId: motion.motionId, resolution })
    await resolve('党员01、党员02当选为委员。')
    expect(await remarks()).toEqual(['ELEC-05 error'])
    await resolve('党员01、党员02当选为委员，还缺 1 名，另行选举。')
    expect(await remarks()).toEqual([])
    await ledger.call('elections.recordBallot', ballot(motion, 10, votes(9, 8, 7, 4)))
    expect(await remarks()).toEqual(['ORG-05 info'])
    await resolve('党员01、党员02、党员03当选为委员，机关党委〔2026〕9号批复。')
    expect(await remarks()).toEqual([])
    // somebody who came is then marked as away: the box holds more papers than there were people
    await ledger.call('meetings.saveDraft', {
      meetingId: meeting.meetingId,
      startsAt: meeting.startsAt,
      agenda: meeting.agenda.map(({ agendaItemId, title }) => ({ agendaItemId, title })),
      ...leave([10]),
    })
    expect(await remarks()).toContain('ELEC-06 error')
  })

  it('a scrutineer who was made a candidate around the program', async () => {
    const { ledger, meeting, motion } = await assembly(10)
    await nominate(ledger, motion, four)
    await ledger.call('elections.recordBallot', ballot(motion, 10, votes(9, 8, 7, 4)))
    ledger.raw().exec(`UPDATE candidate SET name = '党员08' WHERE name = '党员04'`)
    expect(await rules(ledger, meeting.meetingId, motion.motionId)).toContain('ELEC-03 error')
  })

  it('says nothing of a motion that elects nobody, and a single person by one sum is only remarked upon', async () => {
    const { ledger, meeting, motion } = await assembly(10)
    const other = await propose(ledger, meeting, { title: '表彰', decisionKind: 'generalResolution' })
    expect(await rules(ledger, meeting.meetingId, other.motionId)).toEqual([])
    await ledger.call('motions.recordBallot', {
      motionId: motion.motionId,
      tally: { issued: 10, returned: 10, valid: 10, invalid: 0, approve: 10, oppose: 0, abstain: 0 },
    })
    expect(await rules(ledger, meeting.meetingId, motion.motionId)).toContain('ELEC-01 warn')
  })
})
