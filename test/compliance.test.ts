import { describe, expect, it } from 'vitest'
import { type TestLedger, branchOf, convene, enrol, openTestLedger } from '#test/support/ledger.ts'

const quarter = { from: '2026-07-01', to: '2026-09-30' }
const inspect = async (ledger: TestLedger, span = quarter) => ledger.call('compliance.inspect', span)
const ids = async (ledger: TestLedger, span = quarter) =>
  (await inspect(ledger, span)).map((one) => one.ruleId)

describe('the inspection', () => {
  it('names what was not held, gravest first, and whose duty it was', async () => {
    const ledger = await openTestLedger({ today: '2026-10-08' })
    const people = await branchOf(ledger, 4)
    const findings = await inspect(ledger)
    expect(findings.filter((one) => one.ruleId === 'FREQ-COMMITTEE')).toHaveLength(3)
    expect(findings.find((one) => one.ruleId === 'FREQ-GENERAL')).toMatchObject({
      severity: 'error',
      responsibility: 'notOrganised',
      period: '2026年第三季度',
      citation: expect.stringContaining('第十一条'),
    })
    const ranks = findings.map((one) => ['error', 'warn', 'info'].indexOf(one.severity))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    // a draft is not there for the inspector; a finalised record is
    const meeting = await convene(ledger, people)
    expect(await ids(ledger)).toEqual(expect.arrayContaining(['FREQ-GENERAL', 'MEET-00']))
    await ledger.call('meetings.finalise', { meetingId: meeting.meetingId })
    expect(await ids(ledger)).not.toContain('FREQ-GENERAL')
    expect(await ids(ledger)).not.toContain('MEET-00')
  })

  it('refuses centuries at once, which would fill the memory, wherever a span is asked for', async () => {
    const { app } = await openTestLedger()
    const [from, to] = ['1800-01-01', '2999-12-31']
    for (const [name, input] of [
      ['compliance.inspect', { from, to }],
      ['export.preview', { from, to }],
      ['debriefings.draft', { from: '2026-01-01', to: '2026-06-30', planFrom: '2026-07-01', planTo: to }],
      ['debriefings.draft', { from, to }],
    ] as const)
      expect(await app.dispatch(name, input), name).toMatchObject({
        ok: false,
        code: 'badInput',
        detail: expect.stringMatching(/(一次最多|最长) \d+ 年/),
      })
  })

  it('a period that is not over owes nothing yet', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    await branchOf(ledger, 4)
    expect(await ids(ledger)).not.toContain('FREQ-GENERAL')
    const { duties } = await ledger.call('compliance.calendar', { year: 2026 })
    const state = (period: string) =>
      duties.find((one) => one.kind === 'committeeMeeting' && one.period === period)?.state
    expect([state('2026年8月'), state('2026年9月'), state('2026年10月')]).toEqual([
      'missing',
      'pending',
      'ahead',
    ])
  })

  it('leads to the record: absence is the person’s, its missing reason the branch’s', async () => {
    const ledger = await openTestLedger({ today: '2026-10-08' })
    const people = await branchOf(ledger, 4)
    const meeting = await convene(ledger, people, { attendance: [{ memberId: 4, status: 'absent' }] })
    await ledger.call('meetings.finalise', { meetingId: meeting.meetingId })
    const about = (await inspect(ledger)).filter(
      (one) => one.recordId === meeting.meetingId && one.recordKind === 'meeting',
    )
    expect(about.find((one) => one.ruleId === 'MEMBER-05')).toMatchObject({
      responsibility: 'notAttended',
      subject: '党员04',
    })
    expect(about.find((one) => one.ruleId === 'MEET-06')).toMatchObject({ responsibility: 'notOrganised' })
  })

  it('sees the same person in two meetings at once, and twins', async () => {
    const ledger = await openTestLedger({ today: '2026-10-08' })
    const people = await branchOf(ledger, 4)
    const text =
      '会议围绕三季度重点任务展开讨论，大家结合各自岗位谈了体会，提出把基层调研提前到十月上旬，由统计科牵头拟定方案，办公室负责车辆和食宿安排，纪检委员全程监督经费使用情况，年底前形成两篇调研报告报送局党组。'
    const agenda = [{ title: '讨论', speeches: [{ speakerId: people.recorder, text }] }]
    await convene(ledger, people, { agenda })
    await convene(ledger, people, { agenda, startsAt: '2026-09-18T15:00', endsAt: '2026-09-18T17:00' })
    expect(await ids(ledger)).toEqual(expect.arrayContaining(['CROSS-01', 'CROSS-02']))
  })

  it('the roster of the day and those expected must agree', async () => {
    const ledger = await openTestLedger({ today: '2026-10-08' })
    const people = await branchOf(ledger, 4)
    const { meetingId } = await convene(ledger, people)
    await ledger.call('meetings.finalise', { meetingId })
    expect(await ids(ledger)).not.toContain('CROSS-07')
    await enrol(ledger, '后来补登', { enteredOn: '2026-01-01' })
    expect(await ids(ledger)).toContain('CROSS-07')
  })

  it('talk coverage is an error only once the year is over', async () => {
    const ledger = await openTestLedger({ today: '2026-10-08' })
    await branchOf(ledger, 4)
    const severity = async (span: typeof quarter) =>
      (await inspect(ledger, span)).find((one) => one.ruleId === 'TALK-T1')?.severity
    expect(await severity(quarter)).toBe('warn')
    ledger.at('2027-01-10')
    expect(await severity({ from: '2026-01-01', to: '2026-12-31' })).toBe('error')
  })
})

describe('what is to be put right', () => {
  it('a finding is listed once, numbered, closed with a result, reopened', async () => {
    const ledger = await openTestLedger({ today: '2026-10-08' })
    await branchOf(ledger, 4)
    const finding = (await inspect(ledger)).find((one) => one.ruleId === 'FREQ-GENERAL')
    if (finding === undefined) throw new Error('no finding')
    const item = await ledger.call('rectification.raise', {
      finding,
      measure: '补开并说明',
      owner: '党员01',
      dueOn: '2026-10-31',
    })
    const { itemId } = item
    const done = { itemId, note: '已补开', approver: '党员02', evidence: '会议记录' }
    expect(item).toMatchObject({
      label: '2026-01',
      ruleId: 'FREQ-GENERAL',
      state: 'open',
      raisedOn: '2026-10-08',
    })
    await expect(ledger.call('rectification.raise', { finding })).rejects.toMatchObject({
      code: 'duplicate',
      detail: expect.stringContaining('2026-01'),
    })
    for (const wrong of [{ note: '' }, { closedOn: '2026-10-07' }, { closedOn: '2026-10-09' }])
      await expect(ledger.call('rectification.close', { ...done, ...wrong })).rejects.toMatchObject({
        code: 'badInput',
      })
    expect(await ledger.call('rectification.close', done)).toMatchObject({
      state: 'closed',
      closedOn: '2026-10-08',
    })
    expect(await ledger.call('rectification.list', { state: 'open' })).toHaveLength(0)
    expect(await ledger.call('rectification.reopen', { itemId: item.itemId })).toMatchObject({
      state: 'open',
      closedOn: null,
    })
  })
})
