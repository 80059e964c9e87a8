/** Rosters as they come from offices: other headings, other orders, other dirt than the samples have. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readGrid } from '#electron/import/read.ts'
import { sample } from './comparing.ts'
import { date, read, workbook } from './sheet-files.ts'

describe('rosters', () => {
  test('four lines of titles, columns in another order, a sum in the middle, spaces within names', async () => {
    const { kind, sheet, values } = await read(
      workbook(
        'Sheet1',
        [
          ['中共东江市审计局机关第二支部委员会'],
          ['党员花名册'],
          ['（2025年12月）'],
          ['填报单位：审计局', null, null, null, '填报日期：2025.12.31'],
          [
            '编号',
            '所在党小组',
            '党员姓名',
            '出生年月日',
            '文化程度',
            '加入党组织时间',
            '转正时间',
            '工作单位及职务',
            '手机号码',
            '性别',
            '公民身份证号',
          ],
          [
            1,
            '一组',
            '王　伟',
            '1978年11月5日',
            '本科',
            '2003．7．1',
            '２００４年７月１日',
            '科长',
            '139-3519-9579',
            '男',
            null,
          ],
          [
            2,
            '一组',
            '李 䶮',
            31460,
            '硕士',
            '二〇〇八年六月二十日',
            '39984',
            '副科长',
            '13915884373',
            '男',
            null,
          ],
          ['小计', '', '2人'],
          [
            3,
            '二组',
            '张丽华\n',
            '1975-4-22 0:00:00',
            '大专',
            '199806',
            '1999年6月',
            '科长',
            '0599-6123456',
            '女',
            '330699197504223201',
          ],
          ['合计', '', '3人'],
          ['填表人：张三', null, null, '审核人：李四'],
        ],
        { merges: ['A1:K1', 'A2:K2', 'A3:K3'] },
      ),
    )
    expect(kind).toBe('memberRoster')
    expect(sheet?.headerRows).toEqual([5])
    expect(sheet?.columns).toMatchObject({ B: 'group', C: 'name', F: 'joinDate', J: 'gender', K: 'idNumber' })
    expect(values).toMatchObject([
      {
        name: '王伟',
        birthDate: '1978-11-05',
        joinDate: '2003-07-01',
        fullMemberDate: '2004-07-01',
        phone: '13935199579',
      },
      { name: '李䶮', birthDate: '1986-02-17', joinDate: '2008-06-20', fullMemberDate: '2009-06-20' },
      {
        name: '张丽华',
        birthDate: '1975-04-22',
        joinDate: '1998-06',
        fullMemberDate: '1999-06',
        idNumber: '330699197504223201',
      },
    ])
    expect(sheet?.rows.filter(({ fixed }) => fixed === 'skip').map(({ row }) => row)).toEqual([8, 10, 11])
  })

  test('two levels of headings, the lower one a single word; a stroke is nothing', async () => {
    const { sheet, values } = await read(
      workbook(
        '名单',
        [
          ['党员信息统计表'],
          ['序号', '个人信息', null, null, '党内信息', null, null, '备注'],
          [null, '姓名', '性别', '出生', '类型', '入党', '转正', null],
          [1, '王伟', '男', '1978.11', '正式党员', '2003.07.01', '2004.07.01', '/'],
          [2, '张丽华', '女', '1975.04', '预备党员', '2025.3.28', '—', ''],
        ],
        { merges: ['A1:H1', 'A2:A3', 'B2:D2', 'E2:G2', 'H2:H3'] },
      ),
    )
    expect(sheet?.columns).toMatchObject({
      D: 'birthDate',
      E: 'personCategory',
      F: 'joinDate',
      G: 'fullMemberDate',
    })
    expect(values).toEqual([
      {
        name: '王伟',
        gender: '男',
        birthDate: '1978-11',
        personCategory: 'fullMember',
        joinDate: '2003-07-01',
        fullMemberDate: '2004-07-01',
      },
      {
        name: '张丽华',
        gender: '女',
        birthDate: '1975-04',
        personCategory: 'probationaryMember',
        joinDate: '2025-03-28',
      },
    ])
  })

  test('headings that say nothing are headings all the same, and no person', async () => {
    const { sheet, values } = await read(
      workbook('导出', [
        ['列1', '列2', '列3', '列4', '列5', '列6', '列7'],
        ['王伟', '男', '汉族', '330699197811059915', '正式党员', '2003-07-01', '13935199579'],
        ['张丽华', '女', '汉族', '330699197504223201', '正式党员', '1998-06-30', '13950635096'],
        ['孙晓燕', '女', '汉族', '330699199005193967', '预备党员', '2025-06-28', '13954810587'],
      ]),
    )
    expect(sheet).toMatchObject({ headerRows: [1], columns: { A: 'name', D: 'idNumber', G: 'phone' } })
    expect(values.map(({ name }) => name)).toEqual(['王伟', '张丽华', '孙晓燕'])
    // a column of days may be of joining or of birth: it is asked about, not guessed
    expect(sheet?.doubts).toContainEqual({ code: 'columnUnknown', column: 'F', raw: '列6' })
    expect(values[0]).not.toHaveProperty('joinDate')
  })

  test('dates of every form, in the 1904 system as well', async () => {
    const { values, doubts } = await read(
      workbook(
        '名册',
        [
          ['姓名', '性别', '出生日期', '入党时间', '转正时间'],
          ['王伟', '男', date(27337, 'yyyy/m/d'), date(36341, 'yyyy"年"m"月"'), '36707'],
          ['张丽华', '女', '75.4.22', '1998/6/30', '1999-6-30'],
          ['孙晓燕', '女', '1990年5月19日', '２０１３．６．２８', '20140628'],
          ['马晓东', '男', '1987-09-16', ' 2010 年 12 月 1 日 ', '2011.12'],
          ['李䶮', '男', '1986年2月', '二○○八年六月二十日', '2009-6-20 0:00:00'],
        ],
        { date1904: true },
      ),
    )
    expect(values).toMatchObject([
      { birthDate: '1978-11-05', joinDate: '2003-07', fullMemberDate: '2004-07-01' },
      { joinDate: '1998-06-30', fullMemberDate: '1999-06-30' },
      { birthDate: '1990-05-19', joinDate: '2013-06-28', fullMemberDate: '2014-06-28' },
      { joinDate: '2010-12-01', fullMemberDate: '2011-12' },
      { birthDate: '1986-02', joinDate: '2008-06-20', fullMemberDate: '2009-06-20' },
    ])
    expect(values[1]).not.toHaveProperty('birthDate')
    expect(doubts[1]).toEqual(['dateUnreadable:birthDate'])
    expect(doubts[3]).toEqual(['datePrecisionMonth:fullMemberDate'])
  })

  test('bytes decide, not names: .et as either, .wps as a document, text in four encodings', async () => {
    const cells = [
      ['姓名', '性别', '入党时间', '备注'],
      ['王伟', '男', '2003.7.1', '曾用名“王卫”,已改'],
    ]
    const text = cells.map((row) => row.map((one) => `"${one}"`).join('\t')).join('\r\n')
    const utf16 = Buffer.from(text, 'utf16le')
    const files: [string, Uint8Array][] = [
      // WPS itself cannot be had here: its .et is an Excel workbook of either kind under another name
      ['名册.et', workbook('名册', cells, { type: 'biff8' })],
      ['名册.et', workbook('名册', cells)],
      ['名册.xlsx', workbook('名册', cells, { type: 'biff8' })],
      ['名册.tsv', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
      ['名册.tsv', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
      ['名册.csv', Buffer.from(text.replaceAll('\t', ','), 'utf8')],
    ]
    for (const [name, bytes] of files) {
      const { kind, values } = await read(bytes, name)
      expect([name, kind]).toEqual([name, 'memberRoster'])
      expect(values).toEqual([{ name: '王伟', gender: '男', joinDate: '2003-07-01', remark: cells[1]?.[3] }])
    }
    // a .wps document is a Word document under another name
    const minutes = readFileSync(sample('支委会记录2025.doc'))
    expect((await read(minutes, '支委会记录.wps')).kind).toBe('meetingRecords')
  })

  test('a web page that calls itself .xls is refused with its reason, however its tables are nested', async () => {
    const page =
      '<html><body><table><tr><td><table><tr><th>姓名</th></tr><tr><td>王伟</td></tr></table></td></tr></table></body></html>'
    expect(await readGrid(Buffer.from(page), '名册.xls')).toMatchObject({
      ok: false,
      code: 'notASpreadsheet',
    })
  })
})
