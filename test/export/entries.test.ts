/** The plain registers in the Word ledger: entered through the client, read back from the unzipped file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RegisterName } from '#shared/registers/all.ts'
import type { AnyEntry } from '#shared/registers/define.ts'
import { emptyEntry, entriesFor } from '#electron/registers/printed.ts'
import { lintDocx, textLines } from '../support/docx.ts'
import { branchOf, openTestLedger } from '../support/ledger.ts'

const q3 = { from: '2026-07-01', to: '2026-09-30' }

test('what was entered stands in its form, in its volume, and nothing that belongs elsewhere', async () => {
  const ledger = await openTestLedger({ today: '2026-10-08' })
  const { call } = ledger
  const { secretary, recorder } = await branchOf(ledger, 5)
  await call('tasks.record', {
    month: '2026-08',
    task: '高温慰问',
    goal: '走访到户',
    owner: recorder,
    post: '组织委员',
    dueOn: '2026-08-31',
    state: 'done',
    result: '走访 6 户',
  })
  await call('tasks.record', { month: '2026-10', task: '十月的事不在三季度' })
  await call('hearings.record', {
    heldOn: '2026-09-02',
    category: 'ideologicalWork',
    occasion: '局党组会议',
    reporter: secretary,
    content: '汇报上半年思想政治工作。',
    listeners: ['不印出的人'],
  })
  await call('analysis.record', {
    covers: '2026H2',
    heldOn: '2026-09-18',
    overall: '队伍稳定。',
    workState: '攻坚克难。',
    measures: '多谈心。',
    sources: ['talks', 'visits'],
  })
  await call('integrity.record', {
    heldOn: '2026-09-21',
    category: 'holidayReminder',
    topic: '=中秋节前提醒',
    participants: [secretary, '特邀监督员'],
  })
  await call('documents.record', {
    datedOn: '2020-01-01',
    category: 'regulation',
    subject: '谈心谈话制度',
    wording: '第一条　每年不少于一次。',
  })
  await call('documents.record', { datedOn: '2020-02-01', category: 'incoming', subject: '往年的收文' })
  const gone = await call('service.record', { servedOn: '2026-08-08', topic: '作废的活动' })
  await call('service.void', { entryId: gone.entryId, reason: '登记错了' })

  const out = join(ledger.folder, '三季度.docx')
  await call('export.ledger', { period: '2026Q3', out })
  const bytes = readFileSync(out)
  expect(lintDocx(bytes)).toEqual([])
  const text = textLines(bytes).join('\n')
  for (const words of [
    '月度任务清单及完成情况表',
    '高温慰问',
    '已完成',
    '走访 6 户',
    '听取汇报登记表',
    '思想政治工作',
    '2026年下半年党员思想状况分析报告',
    '谈心谈话、走访',
    '一、总体情况',
    '（一）工作状态',
    '四、对策措施',
    '单独组织的工作',
    '=中秋节前提醒',
    '特邀监督员',
    '制度与文件目录',
    '谈心谈话制度',
  ])
    expect(text).toContain(words)
  for (const words of ['十月的事', '不印出的人', '往年的收文', '作废的活动', '第一条　每年不少于一次'])
    expect(text).not.toContain(words)

  const collected = join(ledger.folder, '制度汇编.docx')
  await call('export.ledger', { period: '2026Q3', forms: ['F35b'], out: collected })
  expect(textLines(readFileSync(collected)).join('\n')).toContain('第一条　每年不少于一次')
})

test('what stands open or in force at the end is printed, what is closed is not', () => {
  const entry = (name: RegisterName, over: object): AnyEntry => ({
    ...emptyEntry(name),
    ...over,
  })
  const kept = (name: RegisterName, over: object) => entriesFor(name, [entry(name, over)], q3).length
  expect(kept('requests', { sentOn: '2026-01-01', category: 'request', repliedOn: null })).toBe(1)
  expect(kept('requests', { sentOn: '2026-01-01', category: 'report', repliedOn: null })).toBe(0)
  expect(kept('requests', { sentOn: '2026-01-01', category: 'request', repliedOn: '2026-02-01' })).toBe(0)
  expect(kept('supervision', { receivedOn: '2026-01-01', handledOn: null })).toBe(1)
  expect(kept('supervision', { receivedOn: '2026-01-01', handledOn: '2026-08-01' })).toBe(1)
  expect(kept('supervision', { receivedOn: '2026-01-01', handledOn: '2026-06-30' })).toBe(0)
  expect(kept('documents', { datedOn: '2020-01-01', category: 'regulation', state: 'inForce' })).toBe(1)
  expect(kept('documents', { datedOn: '2020-01-01', category: 'regulation', state: 'repealed' })).toBe(0)
  expect(kept('tasks', { month: '2026-07' })).toBe(1)
  expect(kept('tasks', { month: '2026-10' })).toBe(0)
  expect(
    entriesFor(
      'venue',
      [
        entry('venue', { entryId: 1, item: '党旗', checkedOn: '2025-01-01', state: 'notMet' }),
        entry('venue', { entryId: 2, item: '党旗', checkedOn: '2026-01-01', state: 'met' }),
      ],
      q3,
    ).map(({ entryId }) => entryId),
  ).toEqual([2])
})
