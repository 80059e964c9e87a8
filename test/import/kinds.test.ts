/** One file that holds several kinds: each is taken by asking for it, and none stands in the way of another. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { type TestLedger, openTestLedger } from '#test/support/ledger.ts'
import { docx, form } from './word-files.ts'

const roster = [
  ['党员名册'],
  ['姓名', '性别', '人员类别', '入党时间'],
  ['沈国梁', '男', '正式党员', '2003.7.1'],
  ['王伟', '男', '正式党员', '2005.7.1'],
]
const dues = [
  ['姓名', '月应交', '1月', '2月'],
  ['沈国梁', 50, 50, 50],
  ['合计', 50, 50, 50],
]
const talks = [
  ['谈话人', '谈话对象', '谈话时间', '谈话内容'],
  ['沈国梁', '王伟', '2025.3.4', '工作与思想'],
  ['王伟', '沈国梁', '2025.6.9', '家里的困难'],
]

function workbook(ledger: TestLedger, sheets: Readonly<Record<string, unknown[][]>>): string {
  const book = xlsx.utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), name)
  const path = join(ledger.folder, '支部资料.xlsx')
  writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }))
  return path
}

const all = { 名册: roster, 党费: dues, 谈话: talks, 说明: [['本册由支部填写']] }

describe('a workbook with a roster, dues and talks', () => {
  test('is proposed as the first of them and names the others', async () => {
    const ledger = await openTestLedger()
    const proposal = await ledger.call('import.propose', { path: workbook(ledger, all) })
    expect(proposal).toMatchObject({ kind: 'memberRoster', summary: { new: 2 } })
    expect(proposal.alsoHolds).toEqual([
      { kind: 'duesRegister', sheets: ['党费'], records: 1 },
      { kind: 'heartTalks', sheets: ['谈话'], records: 2 },
    ])
    expect(proposal.sheets.map((sheet) => [sheet.name, sheet.taken])).toEqual([
      ['名册', true],
      ['党费', false],
      ['谈话', false],
      ['说明', false],
    ])
    expect(proposal.sheets[2]?.doubts).toEqual([{ code: 'otherKind' }])
  })

  test('gives each kind by its name, and only its sheets', async () => {
    const ledger = await openTestLedger()
    const path = workbook(ledger, all)
    const proposal = await ledger.call('import.propose', { path, kind: 'heartTalks' })
    expect(proposal.sheets.map((sheet) => sheet.taken)).toEqual([false, false, true, false])
    expect(proposal.alsoHolds.map((also) => also.kind)).toEqual(['memberRoster', 'duesRegister'])
    expect(proposal.summary).toMatchObject({ new: 2, error: 0 })
  })

  test('a column corrected for one kind leaves the others alone', async () => {
    const ledger = await openTestLedger()
    const path = workbook(ledger, { 谈话: talks, 名册: roster })
    const told = { path, kind: 'memberRoster' as const, columns: { D: null } }
    const proposal = await ledger.call('import.propose', told)
    expect(proposal).toMatchObject({ kind: 'memberRoster', sheets: [{ taken: false }, { taken: true }] })
    expect(proposal.sheets[1]?.columns).not.toHaveProperty('D')
    expect(proposal.alsoHolds).toEqual([{ kind: 'heartTalks', sheets: ['谈话'], records: 2 }])
  })

  test('what was imported is known by file and kind; the file lies nowhere where talks could be read from it', async () => {
    const ledger = await openTestLedger()
    const path = workbook(ledger, all)
    const first = await ledger.call('import.commit', { path })
    expect(first).toMatchObject({ kind: 'memberRoster', added: 2 })
    const asked = { path, kind: 'heartTalks' as const }
    expect(await ledger.call('import.propose', asked)).toMatchObject({ alreadyImportedAs: null })
    const second = await ledger.call('import.commit', asked)
    expect(second).toMatchObject({ kind: 'heartTalks', added: 2 })
    expect(await ledger.call('import.commit', { path, kind: 'duesRegister' })).toMatchObject({ added: 1 })
    expect(await ledger.call('import.propose', asked)).toMatchObject({
      alreadyImportedAs: second.batchId,
      summary: { same: 2, new: 0 },
    })
    // once more: the standing batches answer, nothing is doubled
    expect(await ledger.call('import.commit', { path })).toEqual(first)
    expect(await ledger.call('import.commit', asked)).toEqual(second)
    expect(await ledger.call('talks.list', {})).toHaveLength(2)
    await ledger.call('import.undo', { batchId: second.batchId })
    expect(await ledger.call('talks.list', {})).toHaveLength(0)
    expect(await ledger.call('members.list', {})).toHaveLength(2)
    expect((await ledger.call('import.propose', { path })).alreadyImportedAs).toBe(first.batchId)
  })
})

describe('a Word file with minutes, talks and a roster', () => {
  const meeting = form([
    ['会议名称', '第一季度党员大会'],
    ['时间', '2025年3月28日14:30', '地点', '党员活动室'],
    ['主持人', '沈国梁', '记录人', '王伟'],
    ['参加人员', '沈国梁、王伟'],
    ['会议内容', '学习文件。'],
  ])
  const talk = form([
    ['谈话人', '沈国梁', '谈话对象', '王伟'],
    ['时间', '2025年4月2日', '地点', '办公室'],
    ['事由', '日常谈心'],
    ['谈话内容', '思想稳定。'],
  ])
  const persons = form(roster.slice(1))
  const write = (ledger: TestLedger, ...blocks: string[]): string => {
    const path = join(ledger.folder, '台账.docx')
    writeFileSync(path, docx(blocks))
    return path
  }

  test('a talk is no meeting and a meeting no talk, in whatever order they stand', async () => {
    for (const blocks of [
      [meeting, talk, persons],
      [persons, talk, meeting],
    ]) {
      const ledger = await openTestLedger()
      const path = write(ledger, ...blocks)
      const found = await ledger.call('import.propose', { path })
      const kinds = [found.kind, ...found.alsoHolds.map((also) => also.kind)].toSorted()
      expect(kinds).toEqual(['heartTalks', 'meetingRecords', 'memberRoster'])
      expect(await ledger.call('import.commit', { path, kind: 'memberRoster' })).toMatchObject({ added: 2 })
      const meetings = await ledger.call('import.propose', { path, kind: 'meetingRecords' })
      expect(meetings.sheets.flatMap((sheet) => sheet.rows).map((row) => row.values['title'])).toEqual([
        '第一季度党员大会',
      ])
      expect(await ledger.call('import.commit', { path, kind: 'meetingRecords' })).toMatchObject({ added: 1 })
      expect(await ledger.call('import.commit', { path, kind: 'heartTalks' })).toMatchObject({ added: 1 })
      const [kept] = await ledger.call('talks.list', {})
      expect(kept).toMatchObject({ heldOn: '2025-04-02' })
    }
  })
})
