/** Volume ten in Word: the sums are the cash book's, the posted list has no bases, and pay is masked unless asked for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lintDocx, textLines } from '../support/docx.ts'
import { type TestLedger, enrol, openTestLedger } from '../support/ledger.ts'
import { facts } from '../support/ledger-facts.ts'
import { fullDues } from '../support/dues-facts.ts'
import { form, rowsOf, tablesOf } from './reading.ts'

async function withDues(): Promise<TestLedger> {
  const ledger = await openTestLedger({ today: '2026-10-08' })
  const ids = [await enrol(ledger, '张三'), await enrol(ledger, '李四')]
  const [zhang = 0, li = 0] = ids
  await ledger.call('dues.assess', {
    year: 2026,
    rows: [
      { memberId: zhang, category: 'monthlyWage', items: [{ kind: 'positionWage', amountFen: 773_300 }] },
      { memberId: li, category: 'retired', baseFen: 400_000 },
    ],
  })
  await ledger.call('dues.collect', {
    payments: ['2026-07', '2026-08', '2026-09'].flatMap((forMonth) => [
      { memberId: zhang, forMonth, amountFen: 11_600, paidOn: `${forMonth}-15`, receiver: '王五' },
      ...(forMonth === '2026-09' ? [] : [{ memberId: li, forMonth, amountFen: 2000, receiver: '王五' }]),
    ]),
  })
  return ledger
}

async function printed(ledger: TestLedger, more: object = {}): Promise<string[]> {
  const out = join(ledger.folder, 'v10.docx')
  await ledger.call('export.ledger', { period: '2026Q3', volumes: ['V10'], out, overwrite: true, ...more })
  const bytes = readFileSync(out)
  expect(lintDocx(bytes)).toEqual([])
  return textLines(bytes)
}

describe('the printed volume of dues', () => {
  test('has the three forms; figures are those of the register', async () => {
    const ledger = await withDues()
    const text = (await printed(ledger)).join('\n')
    for (const word of ['党费核定表', '党费收缴登记表', '党费收缴公示', '收款人签章', '王五', '未记'])
      expect(text).toContain(word)
    const { paidFen, dueFen } = await ledger.call('dues.year', { year: 2026 })
    expect([paidFen, dueFen]).toEqual([38_800, 163_200])
    for (const sum of ['388.00', '1632.00']) expect(text).toContain(sum)
    // on the collection sheet and on the posted list
    expect(text.split('7至9月补录（10月8日录入）')).toHaveLength(3)
  })

  test('pay and bases are masked unless whole figures are asked for, and never on the posted list', async () => {
    const ledger = await withDues()
    const masked = (await printed(ledger)).join('\n')
    expect(masked).not.toContain('7733.00')
    expect(masked).not.toContain('4000.00')
    expect(masked).toContain('＊＊＊')
    const whole = (await printed(ledger, { unmask: true })).join('\n')
    expect(whole).toContain('职务工资 7733.00')
    expect(whole).toContain('1.5%')
    const posted = (await printed(ledger, { unmask: true, volumes: undefined, forms: ['F28'] })).join('\n')
    expect(posted).toContain('党费收缴公示')
    expect(posted).not.toContain('7733.00')
    expect(posted).not.toContain('1.5%')
  })

  test('the posted list tells who paid in full in the period', async () => {
    const ledger = await withDues()
    const { sheets } = await ledger.call('export.pages', { period: '2026Q3', forms: ['F28'] })
    const table = sheets.flatMap(({ blocks }) => blocks).findLast((block) => block.type === 'table')
    const rows = table?.type === 'table' ? table.rows.map(({ cells }) => cells.map(({ text }) => text)) : []
    expect(rows.slice(1)).toEqual([
      // paid in summer, entered in October
      ['1', '张三', '348.00', '348.00', '是', '7至9月补录（10月8日录入）'],
      ['2', '李四', '60.00', '40.00', '否', ''],
      ['合计', '408.00', '388.00', '', ''],
    ])
  })

  test('empty forms carry the columns', async () => {
    const ledger = await withDues()
    const text = (await printed(ledger, { blank: true })).join('\n')
    for (const word of ['税后基数', '十二月', '收款人签章', '是否足额']) expect(text).toContain(word)
    expect(text).not.toContain('张三')
  })
})

describe('composed by value', () => {
  test('the collection sheet marks what is late, missing, and not owed, and sums its columns', () => {
    const [table, signed] = tablesOf(form('F27', facts(fullDues)))
    const rows = rowsOf(table)
    expect(rows[1]?.slice(0, 6)).toEqual([
      '1',
      '沈国梁',
      '116.00',
      '116.00\n01-15',
      '116.00\n补03-02',
      '116.00\n03-15',
    ])
    expect(rows[1]?.slice(-3)).toEqual(['1392.00', '1044.00', '2月补交；8月导入；9月补录（11月20日录入）'])
    expect(rows[2]?.slice(3, 7)).toEqual(['—', '—', '—', '10.00\n04-15'])
    expect(rows[2]?.[10]).toBe('未交')
    expect(rows[2]?.at(-1)).toBe('党费在原支部交至2026年3月；8月未交')
    expect(rows[3]?.slice(0, 5)).toEqual(['合计', '116.00', '116.00', '116.00', '126.00'])
    expect(rowsOf(signed).map(([head, first]) => [head, first])).toEqual([
      ['收款人', '沈国梁'],
      ['收款人签章', ''],
    ])
  })

  test('the assessment sheet prints a reduction with its approval', () => {
    const [table] = tablesOf(form('F26', facts(fullDues)))
    expect(rowsOf(table)[2]?.slice(5, 9)).toEqual([
      '4000.00',
      '0.5%',
      '10.00\n（核定 20.00，东机工〔2026〕3号减免）',
      '408.00',
    ])
  })
})
