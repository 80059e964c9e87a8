import { describe, expect, test } from 'vitest'
import { compose, fileNameOf, formsOf, previewOf } from '#electron/export/compose.ts'
import type { LedgerFacts } from '#electron/export/facts.ts'
import { landscapeWidth, portraitWidth } from '#electron/export/model.ts'
import { duty, facts, finding, meeting, member, motion } from '../support/ledger-facts.ts'
import { form, tablesOf, rowsOf, beside } from './reading.ts'

describe('the book', () => {
  test('prints the check sheet, the branch and the roster always, other forms only where they have content', () => {
    expect(formsOf(facts()).map(({ code }) => code)).toEqual(['F00', 'F01', 'F06'])
    const given = facts({
      meetings: [
        meeting(1),
        meeting(2, { kind: 'themePartyDay' }),
        meeting(3, { kind: 'committeeMeeting' }),
        meeting(4, { kind: 'committeeMeeting' }),
      ],
    })
    expect(previewOf(given).forms.map(({ code, count }) => [code, count])).toEqual([
      ['F00', 1],
      ['F01', 1],
      ['F06', 1],
      ['F13', 1],
      ['F14', 2],
      ['F22', 1],
      ['F17', 1],
    ])
  })

  test('begins with a cover that has no page number, then a static catalogue', () => {
    const [cover, contents] = compose(facts({ meetings: [meeting(1)] })).sections
    expect(cover?.numbered).toBe(false)
    expect(contents?.numbered).toBe(true)
    const table = contents?.sheets[0]?.find((block) => block.type === 'table')
    expect(rowsOf(table)).toEqual([
      ['序号', '卷', '表号', '名称', '份数'],
      ['1', '检查对照', 'F00', '季度台账检查对照表', '1'],
      ['2', '卷一　组织建设', 'F01', '党支部基本情况表', '1'],
      ['3', '卷二　党员管理', 'F06', '党员名册', '1'],
      ['4', '卷四　三会一课', 'F13', '党员大会记录', '1'],
      ['5', '卷四　三会一课', 'F22', '党员参加组织生活出勤统计表', '1'],
    ])
  })

  test('names each volume once, where it begins', () => {
    const { sections } = compose(
      facts({ meetings: [meeting(1), meeting(2), meeting(3, { kind: 'themePartyDay' })] }),
    )
    const volumes = sections.flatMap(({ sheets }) => sheets.flat()).filter(({ type }) => type === 'volume')
    expect(volumes.map((block) => (block.type === 'volume' ? block.text : ''))).toEqual([
      '检查对照',
      '卷一　组织建设',
      '卷二　党员管理',
      '卷四　三会一课',
      '卷五　主题党日',
    ])
  })

  test('every table fills the width of its page exactly and every row covers every column', () => {
    const given = facts({
      meetings: [
        meeting(1, { motions: [motion(1)] }),
        ...Array.from({ length: 16 }, (_, at) => meeting(at + 2, { kind: 'studySession' })),
      ],
      duties: [duty()],
      findings: [finding()],
    })
    for (const { orientation, sheets } of compose(given).sections)
      for (const block of sheets.flat())
        if (block.type === 'table') {
          const width = block.columns.reduce((a, b) => a + b, 0)
          expect(width).toBe(orientation === 'portrait' ? portraitWidth : landscapeWidth)
          for (const { cells } of block.rows)
            expect(cells.reduce((sum, { span = 1 }) => sum + span, 0)).toBe(block.columns.length)
        }
  })

  test('is stamped with the newest entry, not with the clock', () => {
    const stamp = (given: Partial<LedgerFacts>) => compose(facts(given)).stamp
    expect(stamp({ meetings: [meeting(1), meeting(2, { finalisedAt: '2026-09-29T17:05:09' })] })).toBe(
      '2026-09-29T17:05:09',
    )
    expect(stamp({})).toBe('2026-09-30T00:00:00')
    expect(stamp({ today: '2026-08-02', asOf: '2026-08-02' })).toBe('2026-08-02T00:00:00')
  })

  test('is filed under a name that every system takes', () => {
    expect(fileNameOf(facts())).toBe('2026年第三季度_东江市审计局机关第二党支部_党建台账.docx')
    const { branch } = facts()
    const odd = fileNameOf(facts({ branch: { ...branch, name: 'A/B:C*?"<>|\\支部' } }))
    expect(odd).toBe('2026年第三季度_A＿B＿C＿＿＿＿＿＿＿支部_党建台账.docx')
  })
})

describe('the roster', () => {
  test('shows masked numbers, the category, and Party age from conversion to the end of the period', () => {
    const people = [
      member(1),
      member(2, { category: 'probationaryMember', fullMemberDate: null, joinDate: '2026-03' }),
      member(3, { category: 'unclear', fullMemberDate: '1999-10-01' }),
    ]
    const rows = rowsOf(tablesOf(form('F06', facts({ roster: people })))[0])
    expect(rows.slice(1).map((row) => [row[1], row[5], row[8], row[9], row[11], row[15]])).toEqual([
      ['沈国梁', '330602********0015', '正式', '1998.06.30', '27', '139****1234'],
      ['郑晓岚', '330602********0015', '预备', '2026.03', '—', '139****1234'],
      ['陆志远', '330602********0015', '待确认', '1998.06.30', '26', '139****1234'],
    ])
  })
})

describe('the branch', () => {
  test('counts its people by what they are', () => {
    const people = [
      member(1, { birthDate: '1991-10-01' }),
      member(2, { birthDate: '1991-09-30', ethnicity: '畲族' }),
      member(3, { birthDate: null, employment: 'retired', category: 'probationaryMember' }),
    ]
    const given = form('F01', facts({ roster: people }))
    expect(beside(given, '党员总数')).toBe('3 人，其中正式党员 2 人、预备党员 1 人')
    expect(beside(given, '性别')).toBe('男 2 人，女 1 人')
    expect(beside(given, '少数民族')).toBe('1 人')
    expect(beside(given, '离退休')).toBe('1 人')
    // 34 and 35 on the last day of the period: both in the first group
    expect(beside(given, '年龄结构')).toBe(
      '35 岁及以下 2 人，36—45 岁 0 人，46—55 岁 0 人，56 岁及以上 0 人，未登记 1 人',
    )
  })
})
