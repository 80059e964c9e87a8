import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { splitRecords } from '#electron/import/delimited.ts'
import { columnLetters, textOf } from '#electron/import/grid.ts'
import { readGrid } from '#electron/import/read.ts'
import { type RecogniseOptions, recognise } from '#electron/import/recognise.ts'
import { sample } from './comparing.ts'

type Cells = (string | number | xlsx.CellObject | null)[][]

interface Layout {
  merges?: string[]
  date1904?: boolean
}

function workbook(sheets: Record<string, Cells>, { merges = [], date1904 = false }: Layout = {}): Uint8Array {
  const book = xlsx.utils.book_new()
  for (const [name, cells] of Object.entries(sheets)) {
    const sheet = xlsx.utils.aoa_to_sheet(cells)
    sheet['!merges'] = merges.map((range) => xlsx.utils.decode_range(range))
    xlsx.utils.book_append_sheet(book, sheet, name)
  }
  book.Workbook = { ...book.Workbook, WBProps: { date1904 } }
  const bytes: Uint8Array = xlsx.write(book, { type: 'array', bookType: 'xlsx' })
  return new Uint8Array(bytes)
}

async function recognised(bytes: Uint8Array, options: Partial<RecogniseOptions> = {}, name = '名册.xlsx') {
  const reading = await readGrid(bytes, name)
  if (!reading.ok) throw new Error(reading.code)
  return recognise(reading.grid, { today: '2026-01-15', known: () => false, ...options })
}

const csv = (text: string) => recognised(new TextEncoder().encode(text), {}, '名册.csv')

async function rowsOf(cells: Cells, layout: Layout = {}) {
  const { sheets } = await recognised(workbook({ 名册: cells }, layout))
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

const date = (serial: number, format: string): xlsx.CellObject => ({ t: 'n', v: serial, z: format })

describe('finding the headings', () => {
  test('three levels, titles above, and a heading that means somebody else', async () => {
    const sheet = await rowsOf(
      [
        ['某某局党员名册', null, null, null, null, null],
        ['序号', '基本情况', null, null, '入党介绍人', null],
        [null, '本人', null, '入党', '姓名', '备注'],
        [null, '姓名', '性别', '时间', null, null],
        [1, '王芳', '女', '2003.7.1', '李雷', '甲'],
      ],
      { merges: ['A1:F1', 'A2:A4', 'B2:D2', 'B3:C3', 'E3:E4', 'F3:F4'] },
    )
    expect(sheet.headerRows).toEqual([2, 3, 4])
    expect(sheet.columns).toEqual({ A: 'seq', B: 'name', C: 'gender', D: 'joinDate', F: 'remark' })
    expect(sheet.headings).toMatchObject({ D: '基本情况/入党/时间', E: '入党介绍人/姓名' })
    expect(sheet.doubts).toEqual([{ code: 'columnUnknown', column: 'E', raw: '入党介绍人/姓名' }])
    expect(sheet.rows.map((row) => row.values)).toEqual([
      { name: '王芳', gender: '女', joinDate: '2003-07-01', remark: '甲' },
    ])
  })

  test('full width, brackets, line breaks and spaces in headings do not matter', async () => {
    const sheet = await rowsOf([
      ['姓　名', '性 别', '身份证号\n（18位）', '类别（正式/预备）', '入党时间(年月日)', '联系电话＊'],
      ['王芳', '女', '', '预备', '2025.3.28', 13900000001],
    ])
    expect(Object.values(sheet.columns)).toEqual([
      'name',
      'gender',
      'idNumber',
      'personCategory',
      'joinDate',
      'phone',
    ])
    expect(sheet.rows[0]?.values).toMatchObject({
      personCategory: 'probationaryMember',
      phone: '13900000001',
    })
  })

  test('columns whose heading says nothing are known by their content', async () => {
    const sheet = await rowsOf([
      ['姓名', '男或女', '号码', '联络', '身份', '入党时间'],
      ['王芳', '女', '330602197803150015', '13900000001', '正式', '2003.7.1'],
      ['李雷', '男', '330602198506070021', '13900000002', '预备', '2004.7.1'],
    ])
    expect(Object.values(sheet.columns)).toEqual([
      'name',
      'gender',
      'idNumber',
      'phone',
      'personCategory',
      'joinDate',
    ])
  })

  test('a sheet without any heading is read by content and says so', async () => {
    const sheet = await rowsOf([
      ['王芳', '女', '330602197803150015'],
      ['李雷', '男', '330602198506070021'],
    ])
    expect(sheet).toMatchObject({ taken: true, headerRows: [], doubts: [{ code: 'headerNotFound' }] })
    expect(sheet.rows.map((row) => row.row)).toEqual([1, 2])
  })

  test('every visible roster is taken; a dues table among them is not', async () => {
    const roster: Cells = [
      ['姓名', '性别', '入党时间'],
      ['王芳', '女', '2003.7.1'],
    ]
    const dues: Cells = [
      ['姓名', '性别', '党费基数', '应交', '实交'],
      ['王芳', '女', 6430, 96.5, 96.5],
    ]
    const { kind, sheets } = await recognised(
      workbook({ 第一党小组: roster, 党费: dues, 第二党小组: roster }),
    )
    expect(kind).toBe('memberRoster')
    expect(sheets.map((sheet) => sheet.taken)).toEqual([true, false, true])
    expect(sheets[1]?.doubts).toEqual([{ code: 'otherKind' }])
    const alone = await recognised(workbook({ 党费: dues }))
    expect(alone).toMatchObject({ kind: 'duesRegister', sheets: [{ taken: true }] })
  })
})

describe('rows', () => {
  test('merged ranges speak for the rows they cover, never for persons or blank rows', async () => {
    const sheet = await rowsOf(
      [
        ['姓名', '性别', '党小组'],
        ['王芳', '女', '第一党小组'],
        ['李雷', '男', null],
        [null, null, null],
        ['韩梅', '女', null],
      ],
      { merges: ['C2:C4'] },
    )
    expect(sheet.rows.map((row) => [row.row, row.values['group']])).toEqual([
      [2, '第一党小组'],
      [3, '第一党小组'],
      [5, undefined],
    ])
  })

  test('sums, signatures, sections, repeated headings and unused form lines are no persons', async () => {
    const sheet = await rowsOf(
      [
        ['序号', '姓名', '性别', '入党时间'],
        ['第一党小组', null, null, null],
        [1, '王芳', '女', '2003.7.1'],
        [null, '小 计', '1人', null],
        ['序号', '姓名', '性别', '入党时间'],
        [2, '李雷', '男', '2004.7.1'],
        [3, null, null, null],
        [null, null, '男', '2005.7.1'],
        ['合计：2人', null, null, null],
        [null, '以下空白', null, null],
        ['填表人：王芳', null, null, '2025.12.31'],
      ],
      { merges: ['A2:D2'] },
    )
    expect(sheet.rows.map((row) => [row.row, row.fixed, row.doubts.map((doubt) => doubt.code)[0]])).toEqual([
      [2, 'skip', 'notARecord'],
      [3, undefined, undefined],
      [4, 'skip', 'notARecord'],
      [5, 'skip', 'notARecord'],
      [6, undefined, undefined],
      [8, 'error', 'nameMissing'],
      [9, 'skip', 'notARecord'],
      [10, 'skip', 'notARecord'],
      [11, 'skip', 'notARecord'],
    ])
  })

  test('dates that cannot be are left out', async () => {
    const sheet = await rowsOf([
      ['姓名', '出生日期', '入党时间', '转正时间'],
      ['甲', '1990.5.1', '2007.5.1', '2008.5.1'],
      ['乙', '1990.5.1', '2012.7.1', '2011.7.1'],
      ['丙', '2030.1.1', '1919.5.4', ''],
      ['丁', '1990.5', '2008.5', '2009.5'],
    ])
    expect(
      sheet.rows.map((row) =>
        row.doubts.filter((one) => one.code === 'dateImplausible').map((one) => one.field),
      ),
    ).toEqual([['joinDate'], ['fullMemberDate'], ['birthDate', 'joinDate'], []])
    expect(sheet.rows[0]?.values).not.toHaveProperty('joinDate')
  })

  test('those who left are told by what is written, and only by that', async () => {
    const remarks: [remark: string, transferred: boolean, leftOn: string | undefined][] = [
      ['2025年8月12日组织关系转出', true, '2025-08-12'],
      ['已于2025.3.5调离', true, '2025-03-05'],
      ['拟转出', false, undefined],
      ['由市财政局转出，2024年转入本支部', false, undefined],
      ['2018年5月退休', false, undefined],
      ['借调', false, undefined],
    ]
    const sheet = await rowsOf([
      ['姓名', '民族', '入党时间', '备注'],
      ...remarks.map(([remark], index) => [`甲${index}`, '汉族', '', remark]),
    ])
    expect(
      sheet.rows.map(({ values }) => [values['remark'], values['transferredOut'] ?? false, values['leftOn']]),
    ).toEqual(remarks)
    const dead = await rowsOf([
      ['姓名', '性别', '民族', '备注'],
      ['甲', '女', '汉族', '2025年6月病故'],
    ])
    expect(dead.rows[0]).toMatchObject({ values: { leftHow: '去世' }, doubts: [{ code: 'transferredOut' }] })
  })

  test('phones: several are kept, others refused', async () => {
    const phones: [raw: string | number, read: string | undefined][] = [
      [13900000001, '13900000001'],
      ['139 0000 0001', '13900000001'],
      ['+86 139-0000-0001', '13900000001'],
      ['１３９０００００００１', '13900000001'],
      ['0575-85123456', '0575-85123456'],
      ['13900000001、612345', '13900000001/612345'],
      ['1390000', '1390000'],
      ['139000000011', undefined],
      ['1.39E+10', undefined],
      ['无', undefined],
    ]
    const sheet = await rowsOf([
      ['姓名', '性别', '手机'],
      ...phones.map(([raw], index) => [`甲${index}`, '女', raw]),
    ])
    expect(sheet.rows.map((row) => row.values['phone'])).toEqual(phones.map(([, read]) => read))
    expect(
      sheet.rows.filter((row) => row.doubts.some((doubt) => doubt.code === 'phoneUnreadable')),
    ).toHaveLength(3)
  })
})

describe('dates of spreadsheets', () => {
  test('a format that shows no day stands for a month, one that shows no year for nothing', async () => {
    const sheet = await rowsOf([
      ['姓名', '性别', '入党时间'],
      ['甲', '女', date(37803, 'yyyy/m/d')],
      ['乙', '女', date(37803, 'yyyy"年"m"月"')],
      ['丙', '女', date(37803, 'm"月"d"日"')],
      ['丁', '女', date(37803.5, 'yyyy/m/d h:mm')],
      ['戊', '女', 37803],
    ])
    expect(sheet.rows.map((row) => row.values['joinDate'])).toEqual([
      '2003-07-01',
      '2003-07',
      undefined,
      '2003-07-01',
      '2003-07-01',
    ])
  })

  test('the 1904 system', async () => {
    const sheet = await rowsOf(
      [
        ['姓名', '性别', '入党时间', '转正时间'],
        ['甲', '女', date(36341, 'yyyy/m/d'), 36707],
      ],
      { date1904: true },
    )
    expect(sheet.rows[0]?.values).toMatchObject({ joinDate: '2003-07-01', fullMemberDate: '2004-07-01' })
  })

  test.each(['Asia/Shanghai', 'UTC', 'America/Los_Angeles'])('are the same days under %s', (zone) => {
    const script = `
      import { readFileSync } from 'node:fs'
      import { readGrid } from '#electron/import/read.ts'
      import { recognise } from '#electron/import/recognise.ts'
      const { grid } = await readGrid(readFileSync(process.argv[1]), '名册.xlsx')
      const { sheets } = recognise(grid, { today: '2026-01-15' })
      const row = sheets[0].rows.find((one) => one.row === 6)
      console.log(row.values.birthDate, row.values.joinDate, row.values.fullMemberDate)`
    const out = execFileSync(
      process.execPath,
      ['--input-type=module', '-e', script, sample('党员名册2025.xlsx')],
      {
        cwd: join(import.meta.dirname, '../..'),
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      },
    )
    expect(out.trim()).toBe('1978-11-05 2003-07-01 2004-07-01')
  })
})

describe('text tables', () => {
  test('quotes, line breaks and every delimiter', () => {
    expect(splitRecords('a,"b,\n""c""",d\r\n1,,\n\n"x"y,z', ',')).toEqual([
      ['a', 'b,\n"c"', 'd'],
      ['1', '', ''],
      [''],
      ['xy', 'z'],
    ])
  })

  test.each([',', '\t', ';', '|'])('delimiter %j is found', async (delimiter) => {
    const lines = [
      ['姓名', '性别', '民族', '备注'],
      ['王芳', '女', '汉', '"甲,乙;丙"'],
      ['李雷', '男', '回', ''],
    ]
    const { sheets } = await csv(lines.map((line) => line.join(delimiter)).join('\n'))
    expect(sheets[0]?.rows.map((row) => row.values)).toEqual([
      { name: '王芳', gender: '女', ethnicity: '汉族', remark: '甲,乙;丙' },
      { name: '李雷', gender: '男', ethnicity: '回族' },
    ])
  })

  test('a byte order mark, an Excel text guard, and a quote that never ends', async () => {
    const { sheets } = await csv('\uFEFF姓名,性别,身份证号\n王芳,女,"=""330602197803150015"""')
    expect(sheets[0]?.rows[0]?.values).toMatchObject({ idNumber: '330602197803150015' })
    const cut = await readGrid(new TextEncoder().encode('姓名,性别\n"王芳,女\n李雷,男'), 'a.csv')
    expect(cut).toMatchObject({ ok: false, code: 'fileCorrupt', detail: '第 2 条记录的引号没有结束' })
  })

  test('in text, 2005.1 may have been October', async () => {
    const { sheets } = await csv('姓名,性别,入党时间\n王芳,女,2005.1\n李雷,男,2005.01')
    expect(sheets[0]?.rows.map((row) => row.values['joinDate'])).toEqual([undefined, '2005-01'])
  })
})

test('column letters', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  expect(textOf(undefined)).toBe('')
})
