/** The debriefing material through the front door: every number is the records', nothing is said that is not recorded. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { OutputOf } from '#shared/contract.ts'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { spanTitle } from '#electron/debriefing/draft.ts'
import { lintDocx, textLines } from '#test/support/docx.ts'
import { branchOf, convene, openTestLedger, silentDesk } from '#test/support/ledger.ts'

const half = { from: '2026-01-01', to: '2026-06-30', planFrom: '2026-07-01', planTo: '2026-12-31' }
const toBeFilled = '（请补充）'

type Draft = OutputOf<'debriefings.draft'>
/** The lines below a heading of either level. */
const under = ({ sections }: Draft, heading: string): string[] =>
  sections.flatMap((section) =>
    section.parts
      .filter((part) => section.heading.includes(heading) || part.heading.includes(heading))
      .flatMap(({ lines }) => lines),
  )

async function ready() {
  const ledger = await openTestLedger({ today: '2026-07-08', branchName: '机关第二党支部' })
  const people = await branchOf(ledger, 5)
  const { call } = ledger
  const held = async (fields: Parameters<typeof convene>[2]) => {
    const { meetingId } = await convene(ledger, people, fields)
    await call('meetings.finalise', { meetingId })
    return meetingId
  }
  return { ledger, call, held, ...people }
}

describe('on a small ledger', () => {
  it('says of an empty span only that it is to be filled in', async () => {
    const { call } = await ready()
    const draft = await call('debriefings.draft', { from: '2025-01-01', to: '2025-12-31' })
    expect(draft).toMatchObject({ title: '2025年履职情况', speaker: '党员01', asOf: '2025-12-31' })
    expect(under(draft, '履职情况')).toEqual([toBeFilled])
    expect(under(draft, '下步打算')).toEqual([toBeFilled])
  })

  it('tells what was done in the numbers of the records', async () => {
    const { call, held, ids, secretary } = await ready()
    await held({
      startsAt: '2026-03-18T14:30',
      endsAt: '2026-03-18T16:00',
      attendance: [{ memberId: ids[3] ?? 0, status: 'leave', reason: '出差' }],
    })
    await held({
      kind: 'partyLecture',
      startsAt: '2026-05-12T14:30',
      endsAt: '2026-05-12T16:00',
      theme: '党课',
      lecturerName: '党员01',
      lecturerPost: '书记',
      outline: '一、形势；二、任务。',
      creditMinutes: 90,
    })
    // neither a draft nor a meeting of July belongs to the first half
    await call('meetings.convene', { kind: 'generalMeeting', startsAt: '2026-06-18T14:30' })
    await held({ startsAt: '2026-07-02T14:30', endsAt: '2026-07-02T16:00' })
    await call('talks.record', { heldOn: '2026-04-02', talkerIds: [secretary], partnerIds: [ids[3] ?? 0] })
    await call('talks.record', {
      heldOn: '2026-04-03',
      talkerIds: [secretary],
      partnerIds: [ids[1] ?? 0, ids[2] ?? 0],
    })
    await call('dues.assess', {
      year: 2026,
      rows: [{ memberId: secretary, category: 'retired', institution: null, baseFen: 500_000, fromMonth: 1 }],
    })
    await call('dues.collect', {
      payments: [{ memberId: secretary, forMonth: '2026-01', amountFen: 2_500, paidOn: '2026-01-10' }],
    })
    await call('service.record', {
      servedOn: '2026-03-05',
      topic: '社区清扫',
      participants: ids.slice(0, 3),
      minutes: 90,
    })
    const draft = await call('debriefings.draft', half)
    expect(draft.title).toBe('2026年上半年履职情况和2026年下半年工作打算')
    const [life] = under(draft, '组织生活')
    expect(life).toContain('召开党员大会1次，上党课1次。')
    // two general meetings, six committee meetings, six theme days, two lectures
    expect(life).toContain('按规定应有各类组织生活16次，已落实2次，落实率12.5%')
    expect(life).toContain('支委会应有6次、已落实0次')
    expect(life).toContain('应到会10人次，实到9人次，出勤率90.0%。')
    expect(under(draft, '学习教育')).toEqual(['组织计学时的学习1次，共2学时。书记讲党课1次。'])
    expect(under(draft, '谈心谈话')).toEqual([
      '登记谈心谈话2次，其中书记谈话2次，与书记个别谈过话的党员1名，占其他4名党员的25.0%。',
    ])
    expect(under(draft, '党费收缴')).toEqual(['应收党费150.00元，实收25.00元，收缴率16.7%。'])
    expect(under(draft, '联系服务')).toEqual(['登记联系服务群众活动1次，参加3人次，其中志愿服务1次。'])
    expect(under(draft, '荣誉')).toEqual([])
    expect(under(draft, '发展党员')).toEqual([])
  })

  it('tells what is wrong without naming a member, and what is planned', async () => {
    const { call, held, ids, recorder } = await ready()
    await held({
      startsAt: '2026-03-18T14:30',
      endsAt: '2026-03-18T16:00',
      attendance: [{ memberId: ids[4] ?? 0, status: 'absent', reason: '没有说明' }],
    })
    const ask = { branchId: 1, source: 'inspection' as const }
    await call('rectification.add', {
      ...ask,
      problem: '会议记录过于简单。',
      measure: '逐人记录发言；',
      owner: '党员02',
      dueOn: '2026-09-30',
      foundOn: '2026-05-01',
    })
    await call('rectification.add', {
      ...ask,
      problem: '谈话没有登记',
      dueOn: '2026-06-01',
      foundOn: '2026-05-02',
    })
    await call('rectification.add', {
      ...ask,
      problem: '党员04学习不够主动',
      foundOn: '2026-05-04',
      measure: '补课',
    })
    const closed = await call('rectification.add', {
      ...ask,
      problem: '制度没有上墙',
      foundOn: '2026-05-03',
      measure: '上墙',
      owner: '党员02',
      dueOn: '2026-06-30',
      evidence: '照片 3 号',
    })
    await call('rectification.close', {
      itemId: closed.itemId,
      closedOn: '2026-06-10',
      note: '已上墙',
      approver: '机关党委',
    })
    const task = { goal: '走访到户', owner: recorder, post: '组织委员' }
    await call('tasks.record', {
      ...task,
      month: '2026-08',
      task: '高温慰问',
      dueOn: '2026-08-31',
      state: 'set',
    })
    await call('tasks.record', { month: '2027-01', task: '明年的事' })

    const draft = await call('debriefings.draft', half)
    expect(under(draft, '问题整改')).toEqual(['列入整改事项4项，已销号1项，完成率25.0%，逾期1项。'])
    const wrong = under(draft, '存在问题')
    expect(wrong.slice(0, 3)).toEqual([
      '1.会议记录过于简单。',
      '2.谈话没有登记（应于2026年6月1日完成，已逾期29天）。',
      '3.党员个人查摆的问题1项正在整改。',
    ])
    expect(wrong.join('')).toContain('人次。')
    expect(wrong.join('')).not.toContain('制度没有上墙')
    for (const index of [1, 2, 3, 4, 5]) expect(wrong.join('')).not.toContain(`党员0${index}`)
    expect(under(draft, '下步打算')).toEqual([
      '1.高温慰问（走访到户，党员02负责，2026年8月31日前完成）。',
      '2.针对“会议记录过于简单”：逐人记录发言（党员02负责，2026年9月30日前完成）。',
    ])
    // without a span ahead only the measures are left
    const alone = await call('debriefings.draft', { from: half.from, to: half.to })
    expect(alone.title).toBe('2026年上半年履职情况')
    expect(under(alone, '下步打算')).toHaveLength(1)
  })

  it('says until when it tells of a span that still runs, and takes no span that has not begun', async () => {
    const { call } = await ready()
    const draft = await call('debriefings.draft', { from: '2026-01-01', to: '2026-12-31' })
    expect(draft).toMatchObject({ asOf: '2026-07-08', title: '2026年（截至2026年7月8日）履职情况' })
    await expect(call('debriefings.draft', { from: '2026-08-01', to: '2026-12-31' })).rejects.toMatchObject({
      code: 'badInput',
    })
    for (const wrong of [
      { from: '2026-06-30', to: '2026-01-01' },
      { ...half, planTo: undefined },
      { ...half, planFrom: '2026-12-31', planTo: '2026-07-01' },
      { from: '2000-01-01', to: '2026-01-01' },
    ])
      await expect(call('debriefings.draft', wrong)).rejects.toMatchObject({ code: 'badInput' })
  })

  it('prints the same file from the same records, or the text as it was changed, and puts it on record', async () => {
    const { ledger, call, held } = await ready()
    await held({ startsAt: '2026-03-18T14:30', endsAt: '2026-03-18T16:00' })
    const out = (name: string) => join(ledger.folder, name)
    await call('debriefings.print', { ...half, out: out('一.docx') })
    await call('debriefings.print', { ...half, out: out('二.docx') })
    const bytes = readFileSync(out('一.docx'))
    expect(readFileSync(out('二.docx'))).toEqual(bytes)
    expect(lintDocx(bytes)).toEqual([])
    const lines = textLines(bytes)
    expect(lines[0]).toBe('2026年上半年履职情况和2026年下半年工作打算')
    for (const line of ['一、履职情况', '（一）组织生活', '二、存在问题', '三、下步打算', toBeFilled])
      expect(lines).toContain(line)
    const { text } = await call('debriefings.draft', half)
    expect(lines.slice(-text.split('\n').length)).toEqual(text.split('\n'))

    await call('debriefings.print', { ...half, text: '一、履职情况\n自己写的一段。', out: out('三.docx') })
    const changed = textLines(readFileSync(out('三.docx')))
    expect(changed).toContain('自己写的一段。')
    expect(changed).not.toContain('二、存在问题')

    await expect(call('debriefings.print', { ...half, out: out('一.docx') })).rejects.toMatchObject({
      code: 'fileExists',
    })
    const log = await call('export.log', {})
    expect(log).toHaveLength(3)
    expect(log[0]).toMatchObject({
      title: '述职材料：2026年上半年履职情况和2026年下半年工作打算',
      from: half.from,
      to: half.to,
      fileName: '三.docx',
    })
  })
})

test.each([
  ['2025-01-01', '2025-12-31', '2025年'],
  ['2026-07-01', '2026-12-31', '2026年下半年'],
  ['2026-07-01', '2026-09-30', '2026年第三季度'],
  ['2026-02-01', '2026-02-28', '2026年2月'],
  ['2026-01-05', '2026-08-15', '2026年1月5日至8月15日'],
  ['2025-07-01', '2026-06-30', '2025年7月1日至2026年6月30日'],
])('%s to %s is called %s', (from, to, title) => {
  expect(spanTitle({ from, to })).toBe(title)
})

describe('on the demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'branch-ledger-debriefing-'))
  let app: LedgerApp
  beforeAll(async () => {
    app = createLedgerApp({
      clock: () => ({ today: '2026-10-08', now: '2026-10-08T09:30:00' }),
      desk: silentDesk,
      checkOutput: true,
    })
    await app.call('ledger.createDemonstration', { path: join(folder, '演示.ledger') })
  }, 180_000)
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('last year and this year’s plan agree with the calendar, the dues and the talks', async () => {
    const asked = { from: '2025-01-01', to: '2025-12-31', planFrom: '2026-01-01', planTo: '2026-12-31' }
    const draft = await app.call('debriefings.draft', asked)
    expect(await app.call('debriefings.draft', asked)).toEqual(draft)
    const meetings = await app.call('meetings.list', { from: asked.from, to: asked.to })
    const committee = meetings.filter(({ kind, state }) => kind === 'committeeMeeting' && state === 'final')
    expect(under(draft, '组织生活')[0]).toContain(`支委会${committee.length}次`)
    const { talkCount } = await app.call('talks.coverage', { year: 2025, asOf: '2025-12-31' })
    expect(under(draft, '谈心谈话')[0]).toContain(`登记谈心谈话${talkCount}次`)
    const { dueFen, paidFen } = await app.call('dues.year', { year: 2025, asOf: '2025-12-31' })
    expect(under(draft, '党费收缴')[0]).toContain(
      `应收党费${(dueFen / 100).toFixed(2)}元，实收${(paidFen / 100).toFixed(2)}元`,
    )
    const names = (await app.call('members.list', { everyone: true })).map(({ name }) => name)
    const wrong = under(draft, '存在问题').join('')
    expect(wrong).not.toBe('')
    for (const name of names) expect(wrong).not.toContain(name)
  })

  it('every member’s year adds up to what the registers say of all', { timeout: 60_000 }, async () => {
    const members = await app.call('members.list', { asOf: '2025-12-31' })
    const dues = await app.call('dues.year', { year: 2025, asOf: '2025-12-31' })
    const hours = await app.call('study.hours', { year: 2025 })
    const { cadres } = await app.call('dualLife.statistics', { year: 2025 })
    expect(cadres.length).toBeGreaterThan(0)
    for (const { memberId } of members) {
      const own = await app.call('members.year', { memberId, year: 2025 })
      const due = dues.rows.find((row) => row.memberId === memberId)
      expect(own.dues?.dueFen).toBe(due?.dueFen)
      expect(own.study?.hours).toBe(hours.rows.find((row) => row.memberId === memberId)?.hours)
      expect(own.dual?.total).toEqual(cadres.find((one) => one.memberId === memberId)?.total)
      const { total, byKind } = own.attendance
      expect(byKind.reduce((sum, one) => sum + one.present, 0)).toBe(total.present)
      expect(total.present + total.leave + total.absent).toBe(total.expected)
    }
  })
})
