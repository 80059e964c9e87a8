import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { OutputOf } from '#shared/contract.ts'
import { type TestLedger, openTestLedger } from '#test/support/ledger.ts'
import { sample, table } from './comparing.ts'
import { docx, paragraph } from './word-files.ts'

const minutes = '会议记录2025.docx'
const committee = '支委会记录2025.doc'
const themeDays = '主题党日2025.docx'
const talks = '谈心谈话记录2025.xlsx'
const dues = '党费收缴登记表2025.xlsx'

async function withRoster(): Promise<TestLedger> {
  const ledger = await openTestLedger({ today: '2026-01-31' })
  await ledger.call('import.commit', { path: sample('党员名册2025.xlsx') })
  return ledger
}

const commit = (ledger: TestLedger, name: string) => ledger.call('import.commit', { path: sample(name) })

async function meetingOn(ledger: TestLedger, day: string): Promise<OutputOf<'meetings.show'>> {
  const found = (await ledger.call('meetings.list', {})).find((one) => one.startsAt.startsWith(day))
  if (found === undefined) throw new Error(`no meeting on ${day}`)
  return ledger.call('meetings.show', { meetingId: found.meetingId })
}

/** Everything in the file but the list of batches itself. */
const stateOf = (ledger: TestLedger) => {
  const { import_batch: _, ...rest } = ledger.dump()
  return rest
}

describe('minutes of last year', () => {
  test('become drafts marked as entered afterwards, without a single motion or vote', async () => {
    const ledger = await withRoster()
    expect(await commit(ledger, minutes)).toMatchObject({ kind: 'meetingRecords', added: 6, skipped: 0 })
    const meeting = await meetingOn(ledger, '2025-03-28')
    expect(meeting).toMatchObject({
      kind: 'generalMeeting',
      state: 'draft',
      source: 'imported',
      startsAt: '2025-03-28T14:30',
      endsAt: '2025-03-28T16:00',
      chairName: '沈国梁',
      recorderName: '孙晓燕',
      motions: [],
    })
    expect(meeting.agenda.map((item) => item.title)).toEqual([
      '听取2024年度支部工作报告',
      '讨论2025年度工作计划',
      '讨论接收梁子轩同志为预备党员（另附票决单）',
      '决议',
    ])
    expect(meeting.outline).toContain('【补录 原文】')
    expect(meeting.outline).toContain('大家一致认为工作计划切合实际')
    const state = ledger.dump()
    for (const name of ['motion', 'member_vote', 'ballot_tally', 'statement']) expect(state[name]).toEqual([])
  })

  test('what each person said stands by itself under its topic, and the text as a whole besides', async () => {
    const ledger = await withRoster()
    const lines = [
      '支委会会议记录',
      '时间：2025年9月10日14:30至16:00　地点：三楼小会议室　主持人：沈国梁　记录人：孙晓燕',
      '出席：沈国梁、张丽华、马晓东',
      '列席：董卫东',
      '议题：1.学习文件；2.研究发展党员工作',
      '会议内容：',
      '一、学习文件',
      '主持人：先学习文件。',
      '张 丽华（副书记）：领学了全文。',
      '第二段也是她说的。',
      '二、研究发展党员工作',
      '马晓冬：建议再考察一段时间。',
      '董卫东：同意。',
      '赵铁柱：没有意见。',
    ]
    const content = Buffer.from(docx(lines.map(paragraph))).toString('base64')
    expect(await ledger.call('import.commit', { fileName: '支委会.docx', content })).toMatchObject({
      added: 1,
    })
    const { agenda, outline } = await meetingOn(ledger, '2025-09-10')
    const said = agenda.map(({ title, speeches }) => [
      title,
      ...speeches.map(
        ({ speakerId, speakerName, text }) => `${speakerName}${speakerId === null ? '?' : ''}：${text}`,
      ),
    ])
    expect(said).toEqual([
      ['学习文件', '沈国梁：先学习文件。', '张丽华：领学了全文。\n第二段也是她说的。'],
      // nearly a member's name, a guest, and nobody: as they are written
      ['研究发展党员工作', '马晓冬?：建议再考察一段时间。', '董卫东?：同意。', '赵铁柱?：没有意见。'],
    ])
    for (const line of lines.slice(6)) expect(outline).toContain(line)
  })

  test('attendance holds those whom the record names and nobody else', async () => {
    const ledger = await withRoster()
    await commit(ledger, minutes)
    const lecture = await meetingOn(ledger, '2025-05-16')
    expect(lecture.attendance.map((one) => [one.memberName, one.status, one.reason])).toEqual([
      ['沈国梁', 'present', ''],
      ['张丽华', 'present', ''],
      ['马晓东', 'leave', '外出审计'],
      ['罗秀英', 'leave', '因病'],
    ])
    expect(lecture).toMatchObject({ lecturerName: '张丽华', observers: [{ name: '董卫东' }] })
    // 「一致同意」 and 「名单见签到表」 name nobody
    const admission = await meetingOn(ledger, '2025-06-20')
    expect(admission.attendance.map((one) => one.memberName)).toEqual(['罗秀英', '郑明远'])
    const group = await meetingOn(ledger, '2025-04-18')
    expect(group.groupName).toBe('第一党小组')
    expect(group.attendance.find((one) => one.memberName === '周建明')).toMatchObject({ status: 'leave' })
    // saved again as it is: nobody is made present
    const { meetingId, revision, startsAt, attendance } = lecture
    await ledger.call('meetings.saveDraft', { meetingId, revision, startsAt, attendance })
    expect((await meetingOn(ledger, '2025-05-16')).attendance).toEqual(attendance)
  })

  test('a month without its day is no meeting until the day is filled in', async () => {
    const ledger = await withRoster()
    const proposal = await ledger.call('import.propose', { path: sample(committee) })
    expect(proposal.sheets[0]?.rows.map((row) => row.verdict)).toEqual(['new', 'new', 'new', 'new', 'error'])
    expect(proposal.sheets[0]?.rows[0]?.original).toContain('年度计划要突出主业')
    const choices = [{ row: 5, values: { date: '2025年11月7日' } }]
    expect(await ledger.call('import.commit', { path: sample(committee), choices })).toMatchObject({
      added: 5,
    })
    expect(await meetingOn(ledger, '2025-11-07')).toMatchObject({ kind: 'committeeMeeting', number: 5 })
    for (const date of ['2025-11', '去年', '2025-02-30']) {
      expect(await ledger.app.dispatch('import.propose', { path: sample(committee), choices })).toMatchObject(
        { ok: true },
      )
      const wrong = [{ row: 5, values: { date } }]
      expect(
        (await ledger.app.dispatch('import.commit', { path: sample(committee), choices: wrong })).ok,
      ).toBe(date === '2025-11')
    }
  })

  test('theme days keep their flow, result and the file with its photos', async () => {
    const ledger = await withRoster()
    const batch = await commit(ledger, themeDays)
    expect(batch).toMatchObject({ kind: 'themePartyDays', added: 3, skipped: 1 })
    expect(await meetingOn(ledger, '2025-03-05')).toMatchObject({
      kind: 'themePartyDay',
      theme: '学雷锋志愿服务进社区',
      outcome: '收集群众意见6条。',
      chairName: '陈堃',
      attendance: [],
    })
    const [document] = await ledger.call('import.documents', {})
    expect(document).toMatchObject({ fileName: themeDays, kind: 'themePartyDays', recordCount: 4 })
    const { content } = await ledger.call('import.document', { documentId: document?.documentId ?? 0 })
    expect(Buffer.from(content, 'base64').equals(readFileSync(sample(themeDays)))).toBe(true)
  })

  test('the same file again adds nothing; another record of the same day waits for a decision', async () => {
    const ledger = await withRoster()
    const batch = await commit(ledger, minutes)
    const before = ledger.dump()
    expect(await commit(ledger, minutes)).toEqual(batch)
    expect(ledger.dump()).toEqual(before)
    const list = ['时间,会议名称,地点,主持人', '2025-03-28 9:00,支部党员大会（补）,会议室,沈国梁']
    const path = table(ledger, list, '会议.csv')
    const proposal = await ledger.call('import.propose', { path })
    expect(proposal.sheets[0]?.rows).toMatchObject([
      { verdict: 'conflict', doubts: [{ code: 'sameRecord' }] },
    ])
    expect(await ledger.app.dispatch('import.commit', { path })).toMatchObject({ code: 'importRefused' })
    await ledger.call('import.commit', { path, choices: [{ row: 2, matchId: 0 }] })
    expect(await ledger.call('meetings.list', { kind: 'generalMeeting' })).toHaveLength(5)
  })
})

describe('talks of last year', () => {
  test('become talk records; who is not on the roster stands by name; what was said stays apart', async () => {
    const ledger = await withRoster()
    expect(await commit(ledger, talks)).toMatchObject({ kind: 'heartTalks', added: 16, skipped: 2 })
    const list = await ledger.call('talks.list', {})
    expect(list).toHaveLength(16)
    const outside = list.find((talk) => talk.heldOn === '2025-09-09')
    expect(outside).toMatchObject({
      talkers: [{ memberId: null, name: '闻人静' }],
      source: 'imported',
      occasion: 'transferIn',
    })
    expect(list.find((talk) => talk.heldOn === '2025-06-05')).toMatchObject({ form: 'group' })
    expect(list.find((talk) => talk.heldOn === '2025-03')).toMatchObject({ occasion: 'transferIn' })
    const shown = await ledger.call('talks.show', { talkId: outside?.talkId ?? 0, reveal: true })
    expect(shown.columns).toMatchObject({
      thought: '【谈话事由】工作变动\n了解家庭情况，提出注意身体。',
      suggestions: '希望多安排培训',
      followUp: '持续关注\n【备注】机关党委谈话',
    })
    // the file of talks itself is not kept beside them
    expect(ledger.dump()['source_content']).toEqual([])
  })
})

describe('files without a register', () => {
  test('are kept whole and can be searched; the bytes once', async () => {
    const ledger = await withRoster()
    expect(await commit(ledger, dues)).toMatchObject({ kind: 'duesRegister', added: 24 })
    const found = await ledger.call('import.documents', { text: '借调人员' })
    expect(found).toMatchObject([{ fileName: dues, recordCount: 24, records: [{ row: 29 }] }])
    expect(found[0]?.records[0]?.values).toMatchObject({ name: '佟铁山', duesBaseFen: 464000 })
    expect(await ledger.call('import.documents', { text: '没有这样的字' })).toEqual([])
    expect(await ledger.call('import.documents', { kind: 'heartTalks' })).toEqual([])
    const [batch] = await ledger.call('import.batches', {})
    expect(await commit(ledger, dues)).toEqual(batch)
  })

  test('dues by quarter, and dues by month in rows', async () => {
    const ledger = await openTestLedger({ today: '2026-01-31' })
    const quarters = table(ledger, ['姓名,一季度,第二季度,三季度,四季度', '王芳,30,３０元,—,30'], '季度.csv')
    const byQuarter = await ledger.call('import.propose', { path: quarters })
    expect(byQuarter.sheets[0]?.rows[0]?.values).toEqual({
      name: '王芳',
      paidFen: { Q1: 3000, Q2: 3000, Q4: 3000 },
      unpaid: ['Q3'],
    })
    const months = table(ledger, ['姓名,月份,应交党费,实交党费', '王芳,1月,30元,已交'], '月.csv')
    const byMonth = await ledger.call('import.propose', { path: months })
    expect(byMonth.sheets[0]?.rows).toMatchObject([
      { values: { name: '王芳', month: '1月', duesDueFen: 3000 }, doubts: [{ code: 'amountUnreadable' }] },
    ])
  })

  test.each([
    ['studyRecords', ['学习时间,学习内容,学习形式,领学人', '2025-03-01,条例,集中学习,王伟']],
    [
      'developmentRegister',
      ['姓名,申请入党时间,确定积极分子时间,培养联系人', '卜一凡,2024.3.1,2024.10.8,何静怡、韩冰'],
    ],
    [
      'rectificationList',
      ['序号,存在问题,整改措施,责任人,完成时限', '1,学习不够深入,每月一学,王伟,2025年6月'],
    ],
  ])('%s are told by their headings', async (kind, lines) => {
    const ledger = await openTestLedger({ today: '2026-01-31' })
    const path = table(ledger, lines, '表.csv')
    const proposal = await ledger.call('import.propose', { path })
    expect(proposal).toMatchObject({ kind, sheets: [{ taken: true, rows: [{ row: 2, verdict: 'new' }] }] })
    expect(proposal.doubts).toEqual([{ code: 'rosterEmpty' }])
    await ledger.call('import.commit', { path })
    expect(await ledger.call('import.documents', {})).toMatchObject([{ kind, recordCount: 1 }])
  })
})

describe('undoing records', () => {
  test.each([minutes, committee, themeDays, talks, dues])('%s goes without a trace', async (name) => {
    const ledger = await withRoster()
    const before = stateOf(ledger)
    const { batchId } = await commit(ledger, name)
    expect(stateOf(ledger)).not.toEqual(before)
    await ledger.call('import.undo', { batchId })
    expect(stateOf(ledger)).toEqual(before)
    expect(await commit(ledger, name)).toMatchObject({ state: 'committed' })
  })

  test('is refused once a record was changed or something hangs on it', async () => {
    const ledger = await withRoster()
    const { batchId } = await commit(ledger, minutes)
    const undo = () => ledger.app.dispatch('import.undo', { batchId })
    const { meetingId, startsAt } = await meetingOn(ledger, '2025-12-19')
    await ledger.call('motions.propose', {
      meetingId,
      title: '同意年度工作汇报',
      decisionKind: 'generalResolution',
      method: 'showOfHands',
    })
    expect(await undo()).toMatchObject({ code: 'undoBlocked' })
    await ledger.call('meetings.saveDraft', { meetingId, startsAt, title: '改了' })
    expect(await undo()).toMatchObject({ code: 'undoBlocked', detail: '导入后又有改动：改了' })
    const roster = (await ledger.call('import.batches', {})).at(-1)
    expect(await ledger.app.dispatch('import.undo', { batchId: roster?.batchId })).toMatchObject({
      code: 'undoBlocked',
    })
  })
})

describe('columns told by hand', () => {
  test('are remembered by the headings, and forgotten with the batch', async () => {
    const ledger = await openTestLedger()
    const head = '甲,乙,丙'
    const path = table(ledger, [head, '王芳,2003.7.1,经办'])
    const columns = { A: 'name', B: 'joinDate' }
    const { batchId } = await ledger.call('import.commit', { path, columns })
    const next = table(ledger, [head, '李雷,2004.7.1,经办'], '另一份.csv')
    expect(await ledger.call('import.propose', { path: next })).toMatchObject({
      kind: 'memberRoster',
      sheets: [{ columns, rows: [{ row: 1 }, { values: { name: '李雷', joinDate: '2004-07-01' } }] }],
    })
    await ledger.call('import.undo', { batchId })
    expect((await ledger.call('import.propose', { path: next })).kind).toBe('none')
  })

  test('a kind can be told, and a field that the kind has not is refused', async () => {
    const ledger = await openTestLedger()
    const path = table(ledger, ['谁,和谁,哪天', '王芳,李雷,2025-03-01'])
    const columns = { A: 'talkBy', B: 'talkWith', C: 'talkDate' }
    const told = await ledger.call('import.propose', { path, kind: 'heartTalks', columns })
    expect(told.sheets[0]?.rows.at(-1)).toMatchObject({
      verdict: 'new',
      values: { talkBy: '王芳', talkWith: ['李雷'], talkDate: '2025-03-01' },
    })
    for (const wrong of [{ A: 'salary' }, { A: 'constructor' }, { A: 'talkBy', B: 'talkBy' }]) {
      expect(
        await ledger.app.dispatch('import.propose', { path, kind: 'heartTalks', columns: wrong }),
      ).toMatchObject({ code: 'badInput' })
    }
  })
})
