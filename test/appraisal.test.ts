/** The appraisal of members through the front door: sums only, a third at most, no grade for probationary members. */
import { describe, expect, test } from 'vitest'
import { type TestLedger, branchOf, enrol, openTestLedger } from './support/ledger.ts'

const today = '2026-01-20'

async function appraising(count: number): Promise<TestLedger & { ids: number[]; lifeId: number }> {
  const ledger = await openTestLedger({ today })
  const { ids } = await branchOf(ledger, count)
  const { lifeId } = await ledger.call('life.plan', { year: 2025 })
  return { ...ledger, ids, lifeId }
}

const papers = (count: number) => ({
  appraisedOn: '2025-12-19',
  present: count,
  issued: count,
  returned: count,
  valid: count,
  invalid: 0,
})

const decided = { decidedBy: 'committee' as const, decidedOn: '2025-12-24' }
const rules = (faults: readonly { ruleId: string }[]) => faults.map((one) => one.ruleId)

describe('the papers', () => {
  test.each([
    ['more issued than people', { issued: 6 }],
    ['more returned than issued', { returned: 6, valid: 6 }],
    ['valid and invalid do not make what came back', { valid: 4 }],
  ])('%s: refused, nothing written', async (_, wrong) => {
    const ledger = await appraising(5)
    await expect(
      ledger.call('appraisal.record', { lifeId: ledger.lifeId, sheet: { ...papers(5), ...wrong } }),
    ).rejects.toMatchObject({ code: 'ballotInconsistent' })
    expect(ledger.dump()['appraisal_sheet']).toEqual([])
  })

  test('cannot become fewer than the grades that were counted', async () => {
    const ledger = await appraising(5)
    const { lifeId, ids } = ledger
    const tally = { excellent: 3, qualified: 2, basicallyQualified: 0, unqualified: 0 }
    await ledger.call('appraisal.record', {
      lifeId,
      sheet: papers(5),
      members: [{ memberId: ids[0] ?? 0, tally }],
    })
    await expect(
      ledger.call('appraisal.record', { lifeId, sheet: { ...papers(5), valid: 4, invalid: 1 } }),
    ).rejects.toMatchObject({ code: 'ballotInconsistent', detail: expect.stringContaining('党员01') })
    expect(() => ledger.raw().exec('UPDATE appraisal_sheet SET valid = 4, invalid = 1')).toThrow('tally:')
  })

  test('present is taken from the meeting where nobody types it', async () => {
    const ledger = await openTestLedger({ today })
    const { secretary, recorder } = await branchOf(ledger, 5)
    await ledger.call('meetings.convene', {
      kind: 'memberAppraisal',
      startsAt: '2025-12-19T14:00',
      chairId: secretary,
      recorderId: recorder,
    })
    const { lifeId } = await ledger.call('life.plan', { year: 2025 })
    const { present: _, ...sheet } = papers(5)
    expect(await ledger.call('appraisal.record', { lifeId, sheet })).toMatchObject({ sheet: { present: 5 } })
  })
})

describe('the four grades of a member', () => {
  test('need the papers first, and never make more than the valid ones', async () => {
    const { call, ids, lifeId, raw } = await appraising(5)
    const tally = { excellent: 4, qualified: 2, basicallyQualified: 0, unqualified: 0 }
    const members = [{ memberId: ids[0] ?? 0, tally }]
    await expect(call('appraisal.record', { lifeId, members })).rejects.toMatchObject({
      code: 'ballotInconsistent',
    })
    await expect(call('appraisal.record', { lifeId, sheet: papers(5), members })).rejects.toMatchObject({
      code: 'ballotInconsistent',
      detail: expect.stringContaining('四项合计 6'),
    })
    // the refused command left nothing behind
    expect((await call('appraisal.show', { lifeId })).sheet).toBeNull()
    await call('appraisal.record', { lifeId, sheet: papers(5) })
    expect(() =>
      raw().exec(
        `INSERT INTO member_appraisal (life_campaign_id, member_id, category, stood_on, excellent, qualified,
           basically_qualified, unqualified, entered_at) VALUES (${lifeId}, ${ids[0]}, 'fullMember', '2025-12-19', 6, 0, 0, 0, '')`,
      ),
    ).toThrow('tally:')
  })

  test('fewer than the valid papers is seen, not forbidden; equal is well', async () => {
    const { call, ids, lifeId } = await appraising(3)
    const tallies = (qualified: number) =>
      ids.map((memberId) => ({
        memberId,
        selfAppraisal: '自评',
        mutualAppraisal: '互评',
        tally: { excellent: 1, qualified, basicallyQualified: 0, unqualified: 0 },
      }))
    const short = await call('appraisal.record', { lifeId, sheet: papers(3), members: tallies(1) })
    expect(short.faults).toMatchObject([{ ruleId: 'APPR-02', severity: 'warn' }])
    const whole = await call('appraisal.record', { lifeId, members: tallies(2) })
    expect(whole.faults).toEqual([])
  })

  test('no table has room for who gave which grade, and an open vote on an appraisal is refused by the file', async () => {
    const { call, ids, dump, raw, lifeId } = await appraising(5)
    await call('appraisal.record', {
      lifeId,
      sheet: papers(5),
      members: ids.map((memberId) => ({
        memberId,
        tally: { excellent: 5, qualified: 0, basicallyQualified: 0, unqualified: 0 },
      })),
    })
    const rows = dump()['member_appraisal'] as Record<string, unknown>[]
    // one row a member appraised, none for each who voted
    expect(rows).toHaveLength(5)
    expect(
      Object.keys(rows[0] ?? {}).filter((column) => /voter|elector|ballot|from_id/.test(column)),
    ).toEqual([])
    const { meetingId } = await call('meetings.convene', {
      kind: 'memberAppraisal',
      startsAt: '2025-12-19T14:00',
    })
    const { motionId } = await call('motions.propose', {
      meetingId,
      title: '民主测评',
      decisionKind: 'appraisalTally',
    })
    const db = raw()
    const vote = `INSERT INTO member_vote (motion_id, member_id, choice) VALUES (${motionId}, ${ids[0]}, 'approve')`
    expect(() => db.exec(vote)).toThrow('secret ballot')
    db.exec(`UPDATE motion SET method = 'showOfHands' WHERE motion_id = ${motionId}`)
    expect(() => db.exec(vote)).toThrow('secret ballot')
    db.exec(`UPDATE motion SET decision_kind = 'generalResolution' WHERE motion_id = ${motionId}`)
    db.exec(vote)
    expect(() =>
      db.exec(`UPDATE motion SET decision_kind = 'appraisalTally' WHERE motion_id = ${motionId}`),
    ).toThrow('secret ballot')
  })
})

describe('the decision', () => {
  const grade = (ids: readonly number[], excellent: number) =>
    ids.map((memberId, index) => ({
      memberId,
      grade: index < excellent ? ('excellent' as const) : ('qualified' as const),
    }))

  test.each([
    [9, 3, true],
    [9, 4, false],
    [8, 2, true],
    [8, 3, false],
    [3, 1, true],
    [2, 1, false],
  ])('%i graded, %i excellent: within a third is %s', async (count, excellent, well) => {
    const { call, ids, lifeId, ...ledger } = await appraising(Math.max(count, 3))
    const graded = ids.slice(0, count)
    const others = ids.slice(count).map((memberId) => ({
      memberId,
      grade: null,
      noGradeReason: '当年新转入',
    }))
    const shown = await call('appraisal.decide', {
      lifeId,
      ...decided,
      members: [...grade(graded, excellent), ...others],
    })
    expect(shown).toMatchObject({ graded: count, excellent, excellentAtMost: Math.floor(count / 3) })
    expect(rules(shown.faults).includes('APPR-01')).toBe(!well)
    expect(ledger.dump()['member_appraisal']).toHaveLength(ids.length)
  })

  test('the share is the place’s to set, and another number is taken at its word', async () => {
    const { call, ids, lifeId } = await appraising(8)
    await call('appraisal.decide', { lifeId, ...decided, members: grade(ids, 2) })
    await call('profile.change', {
      key: 'appraisal.excellentPercent',
      value: 20,
      fromYear: 2025,
      reason: '上级通知',
    })
    const shown = await call('appraisal.show', { lifeId })
    expect(shown).toMatchObject({ excellentAtMost: 1 })
    expect(rules(shown.faults)).toContain('APPR-01')
  })

  test('a probationary member takes part and is given neither grade nor votes, by program and by file', async () => {
    const { call, lifeId, raw, ...ledger } = await appraising(4)
    const memberId = await enrol({ call }, '预备同志', {
      category: 'probationaryMember',
      joinDate: '2025-06-13',
      fullMemberDate: null,
    })
    const refused = { code: 'notEntitled', detail: expect.stringContaining('预备党员参加评议，不评定等次') }
    await expect(
      call('appraisal.decide', { lifeId, ...decided, members: [{ memberId, grade: 'qualified' }] }),
    ).rejects.toMatchObject(refused)
    await expect(
      call('appraisal.record', {
        lifeId,
        sheet: papers(5),
        members: [{ memberId, tally: { excellent: 0, qualified: 5, basicallyQualified: 0, unqualified: 0 } }],
      }),
    ).rejects.toMatchObject(refused)
    await call('appraisal.record', { lifeId, members: [{ memberId, selfAppraisal: '参加了全部学习。' }] })
    const shown = await call('appraisal.feedBack', {
      lifeId,
      memberIds: [memberId],
      on: '2026-01-08',
      by: '书记',
      signed: true,
    })
    expect(shown.members.find((one) => one.memberId === memberId)).toMatchObject({
      category: 'probationaryMember',
      selfAppraisal: '参加了全部学习。',
      grade: null,
      signed: true,
    })
    expect(shown.graded).toBe(4)
    const db = raw()
    const set = `UPDATE member_appraisal SET grade = 'qualified', decided_by = 'committee', decided_on = '2025-12-24', fed_back_on = NULL, signed = 0`
    expect(() => db.exec(`${set} WHERE member_id = ${memberId}`)).toThrow()
    expect(() => db.exec(`${set}, category = 'fullMember' WHERE member_id = ${memberId}`)).toThrow(
      'probationary member',
    )
    expect(ledger.dump()['member_appraisal']).toMatchObject([{ grade: null }])
  })

  test('whoever became a full member later was probationary then: no grade for that year', async () => {
    const { call, lifeId } = await appraising(4)
    const memberId = await enrol({ call }, '后来转正', {
      joinDate: '2025-01-10',
      fullMemberDate: '2026-01-15',
    })
    await call('appraisal.record', { lifeId, sheet: papers(5) })
    await expect(
      call('appraisal.decide', { lifeId, ...decided, members: [{ memberId, grade: 'qualified' }] }),
    ).rejects.toMatchObject({ code: 'notEntitled' })
  })

  test('an unqualified member needs a procedure: written down, or a motion on the person', async () => {
    const ledger = await appraising(4)
    const { call, ids, lifeId } = ledger
    const [memberId = 0] = ids
    const shown = await call('appraisal.decide', {
      lifeId,
      ...decided,
      members: [{ memberId, grade: 'unqualified' }],
    })
    expect(shown.faults.find((one) => one.ruleId === 'APPR-04')).toMatchObject({
      severity: 'error',
      message: '党员01评为不合格，没有按程序处置的记录',
    })
    const { meetingId } = await call('meetings.convene', {
      kind: 'generalMeeting',
      startsAt: '2026-01-16T14:00',
    })
    await call('motions.propose', {
      meetingId,
      title: '限期改正',
      decisionKind: 'disposition',
      subjectId: memberId,
    })
    expect(rules((await call('appraisal.show', { lifeId })).faults)).not.toContain('APPR-04')
  })
})

describe('feedback', () => {
  test('comes after the grade; what was told does not change until it is taken back', async () => {
    const { call, ids, lifeId, raw } = await appraising(3)
    const [memberId = 0] = ids
    const tell = (on: string | null) =>
      call('appraisal.feedBack', { lifeId, memberIds: [memberId], on, by: '梁书记', signed: on !== null })
    await expect(tell('2026-01-08')).rejects.toMatchObject({ code: 'badInput' })
    const decide = (grade: 'excellent' | 'qualified') =>
      call('appraisal.decide', { lifeId, ...decided, members: [{ memberId, grade }] })
    await decide('qualified')
    await expect(tell('2025-12-20')).rejects.toMatchObject({ code: 'badInput' })
    await tell('2026-01-08')
    await expect(decide('excellent')).rejects.toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('先收回反馈'),
    })
    expect(() => raw().exec(`UPDATE member_appraisal SET grade = 'excellent'`)).toThrow('fed back')
    await tell(null)
    expect((await decide('excellent')).members.find((one) => one.memberId === memberId)).toMatchObject({
      grade: 'excellent',
      fedBackOn: null,
      signed: false,
    })
  })

  test('the inspector asks for it once the appraisal was held', async () => {
    const ledger = await openTestLedger({ today })
    const { ids, secretary, recorder } = await branchOf(ledger, 3)
    await ledger.call('meetings.convene', {
      kind: 'memberAppraisal',
      startsAt: '2025-12-19T14:00',
      chairId: secretary,
      recorderId: recorder,
    })
    const { lifeId } = await ledger.call('life.plan', { year: 2025 })
    const found = async () =>
      (await ledger.call('compliance.inspect', { from: '2025-10-01', to: '2025-12-31' }))
        .filter((one) => one.ruleId.startsWith('APPR'))
        .map((one) => one.ruleId)
    expect(await found()).toEqual(['APPR-08'])
    await ledger.call('appraisal.record', {
      lifeId,
      sheet: papers(3),
      members: ids.map((memberId) => ({
        memberId,
        selfAppraisal: '自评',
        mutualAppraisal: '互评',
        tally: { excellent: 1, qualified: 2, basicallyQualified: 0, unqualified: 0 },
      })),
    })
    await ledger.call('appraisal.decide', {
      lifeId,
      ...decided,
      members: ids.map((memberId) => ({ memberId, grade: 'qualified' as const })),
    })
    expect(await found()).toEqual(['APPR-05'])
    await ledger.call('appraisal.feedBack', { lifeId, memberIds: ids, on: '2026-01-08', signed: true })
    expect(await found()).toEqual([])
  })
})
