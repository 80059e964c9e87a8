/** A superior's list of what must be studied: told from its headings and content, entered, said to be known, taken back. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { Proposal } from '#shared/imports.ts'
import { type TestLedger, openTestLedger } from '#test/support/ledger.ts'
import { table } from './comparing.ts'
import { docx, form, paragraph } from './word-files.ts'

const today = '2026-09-20'

/** Everything in the file but the list of batches itself. */
const stateOf = (ledger: TestLedger) => {
  const { import_batch: _, ...rest } = ledger.dump()
  return rest
}

const headings = [
  '序号',
  '学习内容',
  '发布单位',
  '发布时间',
  '学习时限',
  '类别',
  '学习对象',
  '必修/选修',
  '文号',
  '备注',
]
const speech = '习近平总书记在党外人士座谈会上的重要讲话'
const rows = [
  ['1', speech, '新华社', '2026年8月28日', '2026年9月15日前', '', '全体党员', '必修', '', ''],
  [
    '2',
    '《中国共产党纪律处分条例》',
    '中共中央',
    '2023.12',
    '2026年9月',
    '党章党规党纪',
    '党员',
    '必学',
    '中发〔2023〕15号',
    '原文学习',
  ],
  ['3', '《宗教事务条例》', '国务院', '2017-08-26', '9月底前', '', '支委会成员', '', '国令第686号', ''],
  ['4', '党的二十届四中全会公报', '', '', '长期', '', '', '选修', '人民日报', ''],
]

function workbook(
  ledger: TestLedger,
  cells: unknown[][],
  name = '清单.xlsx',
  merges: readonly string[] = [],
) {
  const book = xlsx.utils.book_new()
  const sheet = xlsx.utils.aoa_to_sheet(cells, { cellDates: false })
  sheet['!merges'] = merges.map((range) => xlsx.utils.decode_range(range))
  xlsx.utils.book_append_sheet(book, sheet, 'Sheet1')
  const path = join(ledger.folder, name)
  writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }))
  return path
}

const rowsOf = (proposal: Proposal) => proposal.sheets.flatMap((sheet) => sheet.rows)
const doubtsOf = (proposal: Proposal) =>
  rowsOf(proposal).flatMap((row) =>
    row.doubts.map((doubt) => `${row.row} ${doubt.code} ${doubt.field ?? ''}`),
  )

describe('a workbook with a list', () => {
  const title = ['2026年9月上半月必学清单']

  test('becomes items with their origin, dates as far as they are written', async () => {
    const ledger = await openTestLedger({ today })
    const path = workbook(ledger, [title, headings, ...rows], '清单.xlsx', ['A1:J1'])
    const proposal = await ledger.call('import.propose', { path })
    expect(proposal).toMatchObject({ kind: 'requiredStudyList', doubts: [], summary: { new: 4, error: 0 } })
    expect(doubtsOf(proposal)).toEqual(['4 datePrecisionMonth publishedDate', '4 deadlineMonth dueDate'])
    expect(await ledger.call('import.commit', { path })).toMatchObject({
      kind: 'requiredStudyList',
      added: 4,
      skipped: 0,
    })
    const items = await ledger.call('study.list', {})
    expect(items.toSorted((a, b) => a.itemId - b.itemId)).toMatchObject([
      {
        title: speech,
        issuer: '新华社',
        publishedOn: '2026-08-28',
        dueOn: '2026-09-15',
        category: 'speeches',
        scope: 'allMembers',
        elective: false,
        listLabel: '2026年9月上半月',
        origin: 'imported',
        state: 'overdue',
      },
      {
        title: '《中国共产党纪律处分条例》',
        publishedOn: '2023-12',
        dueOn: '2026-09-30',
        category: 'constitution',
        source: '中发〔2023〕15号',
        remark: '原文学习\n范围：党员',
      },
      { title: '《宗教事务条例》', dueOn: '2026-09-30', category: 'religion', scope: 'committee' },
      {
        title: '党的二十届四中全会公报',
        issuer: '人民日报',
        publishedOn: null,
        dueOn: null,
        dueBy: null,
        elective: true,
        source: '人民日报',
      },
    ])
    expect(ledger.dump()['required_study_item']).toMatchObject([
      { origin: '清单.xlsx · Sheet1 · 第 3 行', import_batch_id: 1 },
      {},
      {},
      {},
    ])
  })

  test('the same list again adds nothing, and an import is taken back to the row', async () => {
    const ledger = await openTestLedger({ today })
    await ledger.call('study.require', { title: '早已列入的', publishedOn: '2026-01' })
    const before = stateOf(ledger)
    const path = workbook(ledger, [headings, ...rows])
    const batch = await ledger.call('import.commit', { path })
    const after = stateOf(ledger)
    const again = await ledger.call('import.propose', { path })
    expect(again.summary).toMatchObject({ same: 4, new: 0 })
    expect(await ledger.call('import.commit', { path })).toEqual(batch)
    expect(stateOf(ledger)).toEqual(after)
    expect(await ledger.call('import.undo', { batchId: batch.batchId })).toMatchObject({ state: 'undone' })
    expect(stateOf(ledger)).toEqual(before)
    // and it can come in once more, with the same numbers
    await ledger.call('import.commit', { path })
    const idsIn = (state: Record<string, unknown[]>) => JSON.stringify(state['required_study_item'])
    expect(idsIn(stateOf(ledger)).replaceAll(/"import_batch_id":\d/g, '')).toBe(
      idsIn(after).replaceAll(/"import_batch_id":\d/g, ''),
    )
  })

  test('what was studied, put off or made up for since is not taken back', async () => {
    const ledger = await openTestLedger({ today })
    const batch = await ledger.call('import.commit', { path: workbook(ledger, [headings, ...rows]) })
    const undo = () => ledger.app.dispatch('import.undo', { batchId: batch.batchId })
    const [item] = await ledger.call('study.list', {})
    await ledger.call('study.defer', { itemId: item?.itemId ?? 0, reason: '集中培训', dueOn: '2026-10-30' })
    expect(await undo()).toMatchObject({
      code: 'undoBlocked',
      detail: expect.stringContaining('学习顺延'),
    })
    const other = await openTestLedger({ today })
    const second = await other.call('import.commit', { path: workbook(other, [headings, ...rows]) })
    const [planned] = await other.call('study.list', {})
    await other.call('study.plan', { itemIds: [planned?.itemId ?? 0] })
    expect(await other.app.dispatch('import.undo', { batchId: second.batchId })).toMatchObject({
      code: 'undoBlocked',
    })
    expect(await other.call('study.list', {})).toHaveLength(4)
  })
})

describe('what stands on the list already', () => {
  test('is the same by title and issuer; where it was published on another day somebody decides', async () => {
    const ledger = await openTestLedger({ today })
    await ledger.call('study.require', {
      items: [
        { title: '《中国共产党章程》', issuer: '中共中央', publishedOn: '2025-01' },
        { title: '甲讲话', issuer: '新华社', publishedOn: '2026-08-28' },
        { title: '乙条例', issuer: '国务院' },
        { title: '丙意见', issuer: '省委', publishedOn: '2026-08-01' },
      ],
    })
    const path = table(
      ledger,
      [
        '学习内容,发布单位,发布时间,学习时限',
        '中国共产党章程,中共中央,2026年1月,2026-12-31',
        '《甲讲话》,新 华 社,2026年8月,2026-09-30',
        '乙条例,,2026-08-03,2026-09-30',
        '丙意见,市委,2026-08-02,2026-09-30',
        '丁规划,发改委,2026-08-02,2026-09-30',
        '丁规划,发改委,2026-08-02,2026-10-15',
      ],
      '清单.csv',
    )
    const proposal = await ledger.call('import.propose', { path })
    expect(rowsOf(proposal).map((row) => [row.row, row.verdict, row.matchId])).toEqual([
      [2, 'conflict', 1],
      [3, 'same', 2],
      [4, 'same', 3],
      [5, 'new', undefined],
      [6, 'new', undefined],
      [7, 'same', undefined],
    ])
    expect(rowsOf(proposal)[0]?.doubts).toMatchObject([
      { code: 'datePrecisionMonth' },
      { code: 'sameRecord', detail: '清单里已有同名内容，发布日期不同' },
    ])
    expect(rowsOf(proposal)[5]?.doubts).toMatchObject([
      { code: 'sameRecord', detail: '与第 6 行是同一条内容' },
    ])
    expect(await ledger.call('import.commit', { path, choices: [{ row: 2, matchId: 0 }] })).toMatchObject({
      added: 3,
    })
    expect((await ledger.call('study.list', {})).map((item) => item.title)).toContain('中国共产党章程')
  })

  test('the list itself would refuse a second one, whoever is said to have published it', async () => {
    const ledger = await openTestLedger({ today })
    await ledger.call('study.require', { title: '甲讲话', issuer: '新华社', publishedOn: '2026-08-28' })
    const path = table(
      ledger,
      ['学习内容,发布单位,发布时间', '甲讲话,人民日报,2026-08-28', '乙,国务院,2026-08-01'],
      '清单.csv',
    )
    const choices = [{ row: 2, matchId: 0 }]
    expect(await ledger.call('import.commit', { path, choices })).toMatchObject({ added: 1 })
  })
})

describe('other files', () => {
  test('a GBK text table', async () => {
    const ledger = await openTestLedger({ today })
    const path = join(ledger.folder, '清单.csv')
    // 学习篇目,印发单位,印发日期,完成时限,是否必修 / 《条例》,市委,2026.8.1,2026.9.30,否
    const gbk =
      'd1a7cfb0c6aac4bf2cd3a1b7a2b5a5cebb2cd3a1b7a2c8d5c6da2ccdeab3c9cab1cfde2ccac7b7f1b1d8d0de0d0a' +
      'a1b6ccf5c0fda1b72ccad0ceaf2c323032362e382e312c323032362e392e33302cb7f10d0a'
    writeFileSync(path, Buffer.from(gbk, 'hex'))
    const proposal = await ledger.call('import.propose', { path })
    expect(proposal).toMatchObject({ kind: 'requiredStudyList', encoding: expect.stringMatching(/gb/i) })
    await ledger.call('import.commit', { path })
    expect(await ledger.call('study.list', {})).toMatchObject([
      { title: '《条例》', issuer: '市委', publishedOn: '2026-08-01', dueOn: '2026-09-30', elective: true },
    ])
  })

  test('a table in Word, named by the line over it, with sections', async () => {
    const ledger = await openTestLedger({ today })
    const path = join(ledger.folder, '通知.docx')
    writeFileSync(
      path,
      docx([
        paragraph('关于印发学习清单的通知'),
        paragraph('附件'),
        paragraph('2026年9月下半月学习清单'),
        form([
          ['序号', '题目', '来源', '发布日期', '完成时限'],
          [{ text: '一、必学内容', span: 5 }],
          ['1', '《求是》2026年第17期重要文章', '求是杂志', '二〇二六年九月一日', '9月1日至30日'],
          [{ text: '二、选学内容', span: 5 }],
          ['2', '先进事迹选编', '', '2026年9月', '发布后一个月内'],
          ['3', '《民法典》', '', '9月2日', '自发布之日起15日内'],
        ]),
      ]),
    )
    const proposal = await ledger.call('import.propose', { path })
    expect(proposal).toMatchObject({ kind: 'requiredStudyList', summary: { new: 3, skip: 2 } })
    expect(doubtsOf(proposal).filter((one) => !one.includes('notARecord'))).toEqual([
      '5 datePrecisionMonth publishedDate',
      '5 dateUnreadable dueDate',
    ])
    await ledger.call('import.commit', { path })
    const items = await ledger.call('study.list', {})
    expect(
      items.map((item) => [item.title, item.elective, item.publishedOn, item.dueOn, item.listLabel]),
    ).toEqual([
      ['《求是》2026年第17期重要文章', false, '2026-09-01', '2026-09-30', '2026年9月下半月'],
      ['《民法典》', true, '2026-09-02', '2026-09-17', '2026年9月下半月'],
      ['先进事迹选编', true, '2026-09', null, '2026年9月下半月'],
    ])
  })

  test('a list of records, of tasks or of regulations is none', async () => {
    for (const lines of [
      ['日期,学习内容,学习形式,学时,参加人员', '2026-03-01,《条例》,集中学习,2,全体'],
      ['序号,名称,发文单位,发布时间,文号', '1,《考勤制度》,局党组,2026-01-01,局党组〔2026〕1号'],
      ['序号,任务名称,责任单位,完成时限', '1,整理档案,办公室,2026-09-30'],
      ['序号,学习内容,学习时间,地点', '1,《条例》,2026-03-01,会议室'],
    ]) {
      const ledger = await openTestLedger({ today })
      const proposal = await ledger.call('import.propose', { path: table(ledger, lines, '表.csv') })
      expect(proposal.kind, lines[0]).not.toBe('requiredStudyList')
    }
  })
})

describe('dirt', () => {
  test('is doubted by cell, and what cannot be trusted stays out', async () => {
    const ledger = await openTestLedger({ today })
    const path = workbook(ledger, [
      ['必学清单'],
      headings,
      ['1', '甲', '国务院', '2026-13-01', '下周', '', '科级以上', '', '', ''],
      ['2', '', '国务院', '2026-08-01', '', '', '', '', '', ''],
      ['3', '乙', '国务院', '2027-01-01', '2026-08-15', '', '', '', '', ''],
      ['4', '丙', '国务院', '2026-08-01', '2026-07-01', '政治理论', '', '', '', ''],
      ['5', `1. ${'长'.repeat(210)}`, '国务院', '—', '—', '', '', '', '', ''],
      ['6', '', '', '', '', '', '', '', '', ''],
      ['合计', '5 篇', '', '', '', '', '', '', '', ''],
      ['填报人：张三', '', '', '', '', '', '', '', '', ''],
    ])
    const proposal = await ledger.call('import.propose', { path })
    expect(proposal.summary).toMatchObject({ new: 4, error: 1, skip: 2 })
    expect(doubtsOf(proposal)).toEqual([
      '3 dateUnreadable publishedDate',
      '3 dateUnreadable dueDate',
      '3 valueUnreadable scope',
      '5 dateImplausible publishedDate',
      '6 dateImplausible dueDate',
      '7 cellTooLong studyTitle',
      '9 notARecord ',
      '10 notARecord ',
    ])
    // the row without a title comes in once somebody has written one
    const choices = [
      { row: 4, values: { studyTitle: '补上的题目' } },
      { row: 3, values: { dueDate: '2026-10', scope: '支部委员会' } },
    ]
    expect(await ledger.call('import.commit', { path, choices })).toMatchObject({ added: 5 })
    const items = new Map((await ledger.call('study.list', {})).map((item) => [item.title.slice(0, 5), item]))
    expect(items.get('补上的题目')).toMatchObject({ publishedOn: '2026-08-01' })
    expect(items.get('甲')).toMatchObject({
      dueOn: '2026-10-31',
      scope: 'committee',
      remark: '范围：科级以上',
    })
    expect(items.get('丙')).toMatchObject({
      publishedOn: '2026-08-01',
      dueOn: null,
      remark: '类别：政治理论',
    })
    expect(items.get('长'.repeat(5))?.title).toHaveLength(200)
  })

  test('columns told by hand are counted, unknown ones stay with the item', async () => {
    const ledger = await openTestLedger({ today })
    const path = table(
      ledger,
      ['学习内容,谁发的,发布时间,学习时限,牵头科室', '《条例》,国务院,2026-08-01,2026-09-30,办公室'],
      '清单.csv',
    )
    const asked = { path, columns: { B: 'issuer' } }
    await ledger.call('import.commit', asked)
    expect(await ledger.call('study.list', {})).toMatchObject([
      { issuer: '国务院', remark: '牵头科室：办公室' },
    ])
  })
})
