/** Dues as offices keep them: months headed in every manner, a sheet a month, sums in between, payments one by one. */
import { describe, expect, test } from 'vitest'
import { openTestLedger } from '#test/support/ledger.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { table } from './comparing.ts'
import { read, several, workbook } from './sheet-files.ts'

describe('months as they are headed', () => {
  test('what was due and paid under each month, sums in between are nobody’s month', async () => {
    const { kind, sheet, values, doubts } = await read(
      workbook(
        '党费',
        [
          ['2025年上半年党费收缴情况表'],
          ['序号', '姓名', '缴纳基数', '1月', null, '2025年2月', null, '小计', null, '合计', null],
          [null, null, null, '应交', '实交', '应交', '实交', '应交', '实交', '应交', '实交'],
          [1, '沈国梁', 6430, 96.5, 96.5, 96.5, '96.5元', 193, 193, 193, 193],
          [2, '王伟', 7730, 116, '欠', 116, '免', 232, 0, 232, 0],
          ['小计', '', '', 212.5, 96.5, 212.5, 96.5, 425, 193, 425, 193],
          ['收缴人：李䶮', null, null, null, '日期：2025年4月1日'],
        ],
        { merges: ['A1:K1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2', 'H2:I2', 'J2:K2'] },
      ),
    )
    expect(kind).toBe('duesRegister')
    expect(sheet?.columns).toEqual({
      A: 'seq',
      B: 'name',
      C: 'duesBase',
      E: 'paid01',
      G: 'paid02',
      J: 'totalDue',
      K: 'totalPaid',
    })
    expect(values).toEqual([
      { name: '沈国梁', duesBaseFen: 643000, paidFen: { '01': 9650, '02': 9650 }, month: '2025年度' },
      { name: '王伟', duesBaseFen: 773000, unpaid: ['01', '02'], month: '2025年度' },
    ])
    expect(doubts[1]).toEqual(['amountUnreadable:paid02'])
    expect(sheet?.rows.filter(({ fixed }) => fixed === 'skip').map(({ row }) => row)).toEqual([6, 7])
  })

  test('bare numbers, and years with months; days of a month and two years are no months', async () => {
    const numbered = await read(
      workbook('党费台帐', [
        ['姓名', '每月应交', 1, 2, 3, 4],
        ['沈国梁', 96.5, 96.5, 96.5, null, 96.5],
      ]),
    )
    expect(numbered.values).toMatchObject([
      { paidFen: { '01': 9650, '02': 9650, '04': 9650 }, unpaid: ['03'] },
    ])
    const dotted = await read(
      workbook('党费', [
        ['姓名', '基数', '2025.1', '2025.2', '2025年3月', '4月实缴'],
        ['沈国梁', '6430', '96.5', '96.5', '９６．５', '¥96.50'],
      ]),
    )
    expect(dotted.values).toMatchObject([{ paidFen: { '01': 9650, '02': 9650, '03': 9650, '04': 9650 } }])
    // October loses its nought in a number
    const autumn = await read(
      workbook('党费', [
        ['姓名', '基数', '2025.1', '2025.11', '2025.12'],
        ['沈国梁', '6430', '96.5', '97.5', '98.5'],
      ]),
    )
    expect(autumn.values).toMatchObject([{ paidFen: { '11': 9750, '12': 9850 } }])
    expect(autumn.sheet?.doubts).toContainEqual({ code: 'columnUnknown', column: 'C', raw: '2025.1' })
    const across = await read(
      workbook('党费', [
        ['姓名', '基数', '月应交', '2024年12月', '2025年1月'],
        ['沈国梁', '6430', '96.5', '96.5', '96.5'],
      ]),
    )
    expect(across.values[0]).not.toHaveProperty('paidFen')
  })

  test.each([
    ['考勤', ['2025年9月考勤表'], ['姓名', ...Array.from({ length: 12 }, (_, day) => day + 1)], '√'],
    ['值班', ['全年值班安排'], ['姓名', '1月', '2月', '3月', '4月'], '√'],
    ['Sheet1', ['检查次数'], ['姓名', '1月', '2月', '3月', '4月'], '已查'],
    ['会费', ['工会会费收缴表'], ['姓名', '应交', '1月', '2月', '3月', '4月'], 10],
  ])('names beside months are no dues by themselves: %s', async (name, title, headings, cell) => {
    const { kind } = await read(
      workbook(name, [title, headings, ['王伟', ...headings.slice(1).map(() => cell)]]),
    )
    expect(kind).toBe('none')
  })
})

test('a sheet for each month and payments one by one come into the cash book by their month, and go again', async () => {
  const ledger = await openTestLedger({ today: '2025-12-31' })
  const members = table(ledger, [
    '姓名,性别,人员类别,入党日期',
    '沈国梁,男,正式党员,1993-07-01',
    '王伟,男,正式党员,2003-07-01',
  ])
  await ledger.call('import.commit', { path: members })
  const sheetOf = (month: number, paid: number | null) => [
    [`2025年${month}月党费收缴表`],
    ['填表日期：2025年5月2日'],
    ['序号', '姓名', '应缴党费', '实缴党费', '备注'],
    [1, '沈国梁', 96.5, 96.5, ''],
    [2, '王伟', 116, paid, ''],
    ['合计', '', 212.5, 96.5, ''],
  ]
  const path = join(ledger.folder, '党费.xlsx')
  writeFileSync(path, several({ '1月': sheetOf(1, 116), '2月': sheetOf(2, null) }))
  const { batchId } = await ledger.call('import.commit', { path })
  const paid = () =>
    ledger
      .raw()
      .prepare(
        `SELECT name, for_month, amount_fen FROM dues_payment JOIN member USING (member_id) ORDER BY name, for_month`,
      )
      .all()
  expect(paid()).toEqual([
    { name: '沈国梁', for_month: '2025-01', amount_fen: 9650 },
    { name: '沈国梁', for_month: '2025-02', amount_fen: 9650 },
    { name: '王伟', for_month: '2025-01', amount_fen: 11600 },
  ])
  await ledger.call('import.undo', { batchId })
  expect(paid()).toEqual([])
  const wide = join(ledger.folder, '台帐.xlsx')
  const months = workbook('党费台帐', [
    ['第二支部2025年度党费台帐'],
    ['姓名', '每月应交', 1, 2, 3],
    ['沈国梁', 96.5, 96.5, 96.5, 96.5],
  ])
  writeFileSync(wide, months)
  await ledger.call('import.commit', { path: wide })
  expect(paid().map((one) => JSON.stringify(one))).toEqual(
    [1, 2, 3].map((month) =>
      JSON.stringify({ name: '沈国梁', for_month: `2025-0${month}`, amount_fen: 9650 }),
    ),
  )
  const list = await read(
    workbook('交纳明细', [
      ['交纳日期', '姓名', '所属月份', '交纳金额（元）', '交纳方式'],
      ['2025-01-10', '沈国梁', '2025-01', 96.5, '微信'],
    ]),
  )
  expect(list.kind).toBe('duesRegister')
  expect(list.values).toEqual([{ name: '沈国梁', duesPaidFen: 9650, month: '2025-01', paidOn: '2025-01-10' }])
})
