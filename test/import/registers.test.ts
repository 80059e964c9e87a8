/** Tables of the plain registers and lists of what is to be put right: read, entered, found again, taken back. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { doubtText } from '#shared/import/doubt-words.ts'
import { type TestLedger, branchOf, enrol, openTestLedger } from '../support/ledger.ts'
import { workbook } from './sheet-files.ts'
import { docx, form, paragraph } from './word-files.ts'

async function ready(): Promise<TestLedger> {
  const ledger = await openTestLedger({ today: '2026-01-31' })
  await branchOf(ledger, 3)
  await enrol(ledger, '沈国梁')
  await enrol(ledger, '王伟')
  return ledger
}

function file(ledger: TestLedger, name: string, content: string | Uint8Array): string {
  const path = join(ledger.folder, name)
  writeFileSync(path, content)
  return path
}

const service = () =>
  workbook('2025', [
    ['某局第一党支部志愿服务登记表（2025年）', null, null, null, null, null, null],
    ['序号', '时间', '活动主题', '服务对象', '参加人员', '时长（小时）', '活动内容', '车辆'],
    [1, '2025年3月5日', '学雷锋 清扫街道', '向阳社区', '沈国梁、王 伟、外来人', 2, '清扫三条街', '自备'],
    [2, '2025.4', '走访困难户', '向阳社区', '王伟', '90分钟', '送米面', null],
    [3, '2025/05/04', '青年节服务', '车站', '沈国梁等5人', '半天', '指路', null],
    ['合计', null, null, null, null, null, null, null],
  ])

const requests = [
  '日期,种类,文号,标题,报送单位,批复日期,批复文号,批复意见',
  '2025-02-10,请示,某支〔2025〕1号,关于换届选举的请示,机关党委,2025年2月20日,机党〔2025〕3号,同意',
  '2025-06-30,报告,,半年工作报告,机关党委,,,',
  '2025-09-01,请示,某支〔2025〕5号,关于减免党费的请示,机关党委,2025-08-01,,同意',
].join('\n')

const tasks = () =>
  docx([
    paragraph('月度任务清单'),
    paragraph('2025年3月'),
    form([
      ['序号', '工作任务', '目标要求', '责任人', '责任岗位', '完成时限', '状态', '完成情况'],
      ['1', '开好组织生活会', '查摆到位', '沈国梁', '书记', '2025年3月31日', '已完成', '3月28日已开'],
      ['2', '整理台账', '', '王伟', '', '', '已完成', '已整理'],
    ]),
  ])

const problems = () =>
  workbook('整改', [
    ['2025年问题整改清单', null, null, null, null, null, null, null, null],
    [
      '序号',
      '问题',
      '问题来源',
      '整改措施',
      '责任单位',
      '责任人',
      '整改时限',
      '整改情况',
      '销号日期',
      '审核人',
    ],
    [
      1,
      '党课签到缺两次',
      '巡察反馈',
      '补齐',
      '办公室',
      '王伟',
      '2025年6月30日',
      '已补齐',
      '2025年6月20日',
      '沈国梁',
    ],
    [2, '学习记录简单', '自查', '抽查', '办公室', '沈国梁', '2025年9月底', '正在改', null, null],
    [3, '党费公示晚', '上级检查', '按季公示', null, '王伟', '2025-12-31', null, '12月', null],
  ])

/** Everything in the file but the list of batches itself. */
const stateOf = (ledger: TestLedger) => {
  const { import_batch: _, ...rest } = ledger.dump()
  return rest
}

describe('tables of the registers', () => {
  test('service: members by the roster, others by name, minutes by their unit; a month is no day', async () => {
    const ledger = await ready()
    const path = file(ledger, '志愿服务.xlsx', service())
    const proposal = await ledger.call('import.propose', { path })
    expect(proposal.kind).toBe('service')
    expect(proposal.sheets[0]?.rows.map(({ row, verdict }) => [row, verdict])).toEqual([
      [3, 'new'],
      [4, 'error'],
      [5, 'new'],
      [6, 'skip'],
    ])
    const codes = proposal.sheets[0]?.rows.map(({ doubts }) => doubts.map(({ code }) => code))
    expect(codes?.[0]).toEqual(['unknownPerson'])
    expect(codes?.[1]).toEqual(['datePrecisionMonth'])
    expect(codes?.[2]).toContain('valueUnreadable')
    // a slip of the brush is told with whom it may mean
    const slips = '时间,活动主题,服务对象,参加人员,时长（小时）\n2025-03-06,扫雪,社区,沈国粱、外来人,2'
    const slipped = await ledger.call('import.propose', { path: file(ledger, '志愿服务登记表.csv', slips) })
    expect(slipped.sheets[0]?.rows[0]?.doubts.map(doubtText).map(({ what }) => what)).toEqual([
      '参加人「沈国粱」不在党员名册里，名册里有「沈国梁」',
      '参加人「外来人」不在党员名册里',
    ])
    const batch = await ledger.call('import.commit', {
      path,
      choices: [{ row: 4, values: { serviceServedOnDate: '2025年4月18日' } }],
    })
    expect(batch).toMatchObject({ kind: 'service', added: 3 })
    const entries = await ledger.call('service.list', { from: '2025-01-01', to: '2025-12-31' })
    expect(entries).toMatchObject([
      {
        servedOn: '2025-03-05',
        category: 'volunteer',
        topic: '学雷锋 清扫街道',
        target: '向阳社区',
        minutes: 120,
        source: 'imported',
        origin: '志愿服务.xlsx · 2025 · 第 3 行',
      },
      { servedOn: '2025-04-18', minutes: 90, content: '送米面' },
      { servedOn: '2025-05-04', minutes: null },
    ])
    expect(entries[0]?.participants.map(({ memberId, name }) => [memberId === null, name])).toEqual([
      [false, '沈国梁'],
      [false, '王伟'],
      [true, '外来人'],
    ])
    expect(entries[0]?.content).toBe('清扫三条街\n【原表其他栏】车辆：自备')
  })

  test('requests without a title are known by their headings; a reply before its request gives way', async () => {
    const ledger = await ready()
    const path = file(ledger, '登记.csv', requests)
    const { kind, summary } = await ledger.call('import.propose', { path })
    expect([kind, summary.new]).toEqual(['requests', 3])
    await ledger.call('import.commit', { path })
    const kept = await ledger.call('requests.list', {})
    expect(kept.map(({ category, repliedOn, reply }) => [category, repliedOn, reply])).toEqual([
      ['request', '2025-02-20', '同意'],
      ['report', null, ''],
      ['request', null, '同意'],
    ])
  })

  test('tasks in Word take their month from the title; what is not planned in full comes as a draft', async () => {
    const ledger = await ready()
    const path = file(ledger, '任务.docx', tasks())
    const proposal = await ledger.call('import.propose', { path })
    expect([proposal.kind, proposal.summary.new]).toEqual(['tasks', 2])
    await ledger.call('import.commit', { path })
    expect(await ledger.call('tasks.list', {})).toMatchObject([
      { month: '2025-03', task: '开好组织生活会', state: 'done', owner: { name: '沈国梁' } },
      { month: '2025-03', task: '整理台账', state: 'draft', result: '已整理' },
    ])
  })

  test.each([
    ['志愿服务.xlsx', service],
    ['请示.csv', () => requests],
    ['任务.docx', tasks],
    ['整改.xlsx', problems],
  ])('%s is the same when it comes again, and goes without a trace', async (name, content) => {
    const ledger = await ready()
    const before = stateOf(ledger)
    const path = file(ledger, name, content())
    const { batchId, added } = await ledger.call('import.commit', { path })
    expect(added).toBeGreaterThan(0)
    const { summary } = await ledger.call('import.propose', { path })
    expect([summary.new, summary.same]).toEqual([0, added])
    await ledger.call('import.undo', { batchId })
    expect(stateOf(ledger)).toEqual(before)
  })

  test('a record that was changed since is not taken away with its batch', async () => {
    const ledger = await ready()
    const { batchId } = await ledger.call('import.commit', { path: file(ledger, '请示.csv', requests) })
    const [first] = await ledger.call('requests.list', {})
    await ledger.call('requests.amend', { entryId: first?.entryId ?? 0, replyNo: '改' })
    await expect(ledger.call('import.undo', { batchId })).rejects.toMatchObject({
      code: 'undoBlocked',
      detail: expect.stringContaining('2025-02-10 的登记'),
    })
  })
})

describe('a list of what is to be put right', () => {
  const items = async (ledger: TestLedger) =>
    (await ledger.call('rectification.list', {})).map((item) => ({
      problem: item.problem,
      source: item.source,
      stage: item.stage,
      dueOn: item.dueOn,
      closedOn: item.closedOn,
      approver: item.approver,
    }))

  const expected = [
    {
      problem: '党课签到缺两次',
      source: 'patrol',
      stage: 'closed',
      dueOn: '2025-06-30',
      closedOn: '2025-06-20',
      approver: '沈国梁',
    },
    {
      problem: '学习记录简单',
      source: 'selfCheck',
      stage: 'inProgress',
      dueOn: null,
      closedOn: null,
      approver: '',
    },
    {
      problem: '党费公示晚',
      source: 'inspection',
      stage: 'open',
      dueOn: '2025-12-31',
      closedOn: null,
      approver: '',
    },
  ]

  test('is struck off only where the file gives the day, with the proof that the file gives', async () => {
    const ledger = await ready()
    await ledger.call('import.commit', { path: file(ledger, '整改.xlsx', problems()) })
    expect(await items(ledger)).toEqual(expected)
    const [first, second] = await ledger.call('rectification.list', {})
    expect(first).toMatchObject({ evidence: '', closingNote: '已补齐', raisedOn: '2025-06-20' })
    expect(second?.standard).toContain('整改时限：2025年9月底')
  })

  test('a step taken since holds the batch', async () => {
    const ledger = await ready()
    const path = file(ledger, '整改.xlsx', problems())
    const { batchId } = await ledger.call('import.commit', { path })
    const itemId = (await ledger.call('rectification.list', {}))[1]?.itemId ?? 0
    await ledger.call('rectification.progress', { itemId, note: '又抽查一次' })
    await expect(ledger.call('import.undo', { batchId })).rejects.toMatchObject({
      code: 'undoBlocked',
      detail: expect.stringContaining('学习记录简单'),
    })
  })

  test('kept as a document before, it is taken over once, and taken back', async () => {
    const ledger = await ready()
    const path = file(ledger, '整改.xlsx', problems())
    const { batchId } = await ledger.call('import.commit', { path })
    // as an earlier version of the program left it: the document, and no items
    const [document] = await ledger.call('import.documents', { kind: 'rectificationList' })
    const documentId = document?.documentId ?? 0
    const raw = ledger.raw()
    raw.prepare('delete from rectification_item').run()
    raw
      .prepare(`delete from import_change where import_batch_id = ? and table_name like 'rectification%'`)
      .run(batchId)
    const before = stateOf(ledger)
    const taken = await ledger.call('import.takeOver', { documentId })
    expect(taken).toMatchObject({ kind: 'rectificationList', added: 3 })
    expect(await items(ledger)).toEqual(expected)
    await expect(ledger.call('import.takeOver', { documentId })).rejects.toMatchObject({
      code: 'importRefused',
    })
    await ledger.call('import.undo', { batchId: taken.batchId })
    expect(stateOf(ledger)).toEqual(before)
  })
})

test('our own printed tables come back: what the book shows of the registers is the same afterwards', async () => {
  const origin = await openTestLedger({ today: '2026-10-08' })
  await branchOf(origin, 3)
  await origin.call('service.record', {
    servedOn: '2026-07-05',
    category: 'community',
    topic: '社区报到',
    participants: ['沈国梁'],
    minutes: 120,
    content: '打扫楼道',
  })
  await origin.call('requests.record', { sentOn: '2026-08-10', category: 'report', matter: '半年工作报告' })
  await origin.call('honours.record', {
    awardedOn: '2026-07-01',
    category: 'branch',
    honour: '先进党支部',
    issuer: '机关党委',
  })
  const { itemId } = await origin.call('rectification.add', {
    source: 'patrol',
    problem: '党课签到缺两次',
    foundOn: '2026-07-03',
    measure: '补齐',
    owner: '王伟',
    dueOn: '2026-08-31',
  })
  origin.at('2026-10-08')
  await origin.call('rectification.close', {
    itemId,
    closedOn: '2026-08-20',
    note: '已补',
    approver: '沈国梁',
    evidence: '签到表',
  })
  const book = join(origin.folder, '第三季度.docx')
  await origin.call('export.ledger', { period: '2026Q3', unmask: true, out: book })
  const copy = await openTestLedger({ today: '2026-10-08' })
  await branchOf(copy, 3)
  const kinds = ['service', 'requests', 'honours', 'rectificationList'] as const
  const first = await copy.call('import.propose', { path: book })
  const held = [first.kind, ...first.alsoHolds.map(({ kind }) => kind)]
  expect(held).toEqual(expect.arrayContaining([...kinds]))
  for (const kind of kinds) await copy.call('import.commit', { path: book, kind })
  expect(await copy.call('service.list', {})).toMatchObject([
    { servedOn: '2026-07-05', category: 'community', topic: '社区报到', minutes: 120, content: '打扫楼道' },
  ])
  expect(await copy.call('requests.list', {})).toMatchObject([
    { sentOn: '2026-08-10', category: 'report', matter: '半年工作报告', repliedOn: null },
  ])
  expect(await copy.call('honours.list', {})).toMatchObject([{ category: 'branch', honour: '先进党支部' }])
  expect(await copy.call('rectification.list', {})).toMatchObject([
    {
      source: 'patrol',
      problem: '党课签到缺两次',
      raisedOn: '2026-07-03',
      dueOn: '2026-08-31',
      owner: '王伟',
      state: 'closed',
      closedOn: '2026-08-20',
      approver: '沈国梁',
      evidence: '签到表',
    },
  ])
  // and into the ledger that printed it, nothing new
  for (const kind of kinds)
    expect((await origin.call('import.propose', { path: book, kind })).summary).toMatchObject({
      new: 0,
      same: 1,
    })
})
