/** Who is on a list and who is not: forms about one person, people who left, and those who are not in the Party yet. */
import { describe, expect, test } from 'vitest'
import { openTestLedger } from '#test/support/ledger.ts'
import { table } from './comparing.ts'
import { read, several, workbook } from './sheet-files.ts'

describe('a form about one person', () => {
  const form = (name: string, id: string) => [
    ['党员基本信息采集表'],
    ['姓名', name, '性别', '女', '民族', '汉族'],
    ['公民身份号码', id, null, null, '出生日期', '1989年8月31日'],
    ['学历', '大学', '人员类别', '正式党员', '所在党支部', '机关第二党支部'],
    ['加入党组织日期', '2012年12月', '转为正式党员日期', '2013年12月20日', '学位', '无'],
    ['党员签名：', null, null, '填表日期：2025年6月1日'],
  ]

  test('is a person, not a list of its labels', async () => {
    const { kind, sheet, values, doubts } = await read(
      workbook('采集表', [...form('韩冰', '330699198908316003'), [], ...form('王芳', '330699199004011')]),
    )
    expect(kind).toBe('memberRoster')
    expect(sheet).toMatchObject({ headerRows: [], columns: {}, labels: { 公民身份号码: 'idNumber' } })
    expect(sheet?.rows.map(({ row }) => row)).toEqual([2, 9])
    expect(values[0]).toEqual({
      name: '韩冰',
      gender: '女',
      ethnicity: '汉族',
      idNumber: '330699198908316003',
      birthDate: '1989-08-31',
      education: '大学本科',
      personCategory: 'fullMember',
      branchName: '机关第二党支部',
      joinDate: '2012-12',
      fullMemberDate: '2013-12-20',
    })
    expect(doubts).toEqual([
      ['datePrecisionMonth:joinDate'],
      ['badIdCheckDigit:idNumber', 'datePrecisionMonth:joinDate'],
    ])
  })
})

describe('who is a member', () => {
  test('the remarks say what no column says; somebody applying is not enrolled', async () => {
    const { sheet, values, doubts } = await read(
      workbook('在册党员', [
        ['序', '姓名', '性别', '出生', '学历学位', '入党时间', '备注'],
        [1, '沈国梁', '男', '1969.03', '大学本科\n学士学位', '1993.07.01', '正式'],
        [2, '梁子轩', '男', '1998.03', '大学', '2025.03.28', '预备党员，2026年3月预备期满'],
        [3, '王伟', '男', '1978.11', '大学', '2003.07.01', '预备金已交'],
        [4, '牛大力', '男', '2000.01', '大学', '', '入党积极分子'],
      ]),
    )
    expect(values.map(({ personCategory }) => personCategory)).toEqual([
      'fullMember',
      'probationaryMember',
      undefined,
    ])
    expect(values[0]).toMatchObject({ education: '大学本科', degree: '学士学位', remark: '正式' })
    expect(sheet?.rows[3]?.fixed).toBe('skip')
    expect(doubts[3]).toContain('categoryUnclear:remark')
  })

  test('who left is told by a column of its own or by the sheet, and gets no day that is not written', async () => {
    const { values, doubts } = await read(
      workbook('名册', [
        ['姓名', '性别', '入党日期', '党员减少信息', '是否在册'],
        ['沈国梁', '男', '1993-07-01', '', '是'],
        ['佟铁山', '男', '1995-07-01', '组织关系转出', '否'],
        ['韩冰', '女', '2012-12-20', '', '否（2025年9月5日已转出）'],
      ]),
    )
    expect(values[0]).not.toHaveProperty('transferredOut')
    expect(values[1]).toMatchObject({ transferredOut: true })
    expect(values[1]).not.toHaveProperty('leftOn')
    expect(values[2]).toMatchObject({ transferredOut: true, leftOn: '2025-09-05' })
    expect(doubts.slice(1)).toEqual([['transferredOut:'], ['transferredOut:']])
    const gone = await read(
      several({
        已转出党员: [
          ['姓名', '性别', '入党日期'],
          ['韩冰', '女', '2012-12-20'],
          ['王芳', '女', '2013-12-20'],
        ],
      }),
    )
    expect(gone.values.map(({ transferredOut }) => transferredOut)).toEqual([true, true])
  })

  test('a list of applicants is no roster, though it has what rosters have', async () => {
    const titled = await read(
      workbook('Sheet1', [
        ['发展党员工作台账'],
        [
          '序号',
          '姓名',
          '性别',
          '出生年月',
          '申请入党时间',
          '确定积极分子时间',
          '接收预备党员时间',
          '转正时间',
        ],
        [1, '牛大力', '男', '2000.1', '2024.3.1', '2025.9.10', '', ''],
      ]),
    )
    expect(titled.kind).toBe('developmentRegister')
    const untitled = await read(
      workbook('Sheet1', [
        ['姓名', '性别', '民族', '出生年月', '递交入党申请书时间', '确定为积极分子时间', '培养联系人'],
        ['牛大力', '男', '汉', '2000.01', '2024.3.1', '2025.9.10', '沈国梁、王伟'],
      ]),
    )
    expect(untitled.kind).toBe('developmentRegister')
    const members = await read(
      workbook('Sheet1', [
        ['党员花名册'],
        ['姓名', '性别', '申请入党时间', '列为积极分子时间', '列为发展对象时间', '入党时间', '转正时间'],
        ['沈国梁', '男', '1991.3.1', '1992.3.1', '1992.9.1', '1993.7.1', '1994.7.1'],
      ]),
    )
    expect(members.kind).toBe('memberRoster')
  })
})

test('two numbers under one name, born and joined on the same days, are asked about', async () => {
  const ledger = await openTestLedger({ today: '2026-01-31' })
  const head = '姓名,性别,身份证号,入党日期'
  const first = table(ledger, [head, '林海涛,男,330699198410115116,2007-06-15'], '一.csv')
  await ledger.call('import.commit', { path: first })
  const other = table(ledger, [head, "'林海涛,男,330699198410110382,2007-06-15"], '二.csv')
  const { sheets } = await ledger.call('import.propose', { path: other })
  expect(sheets[0]?.rows[0]).toMatchObject({
    verdict: 'conflict',
    values: { name: '林海涛' },
    doubts: [{ code: 'idGenderMismatch' }, { code: 'possibleSamePerson' }],
  })
})
