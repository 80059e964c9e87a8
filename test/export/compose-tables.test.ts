import { emptyItem } from '#electron/export/compose-rectification.ts'
import { describe, expect, test } from 'vitest'
import { attendance, duty, facts, finding, meeting, member } from '../support/ledger-facts.ts'
import { form, tablesOf, rowsOf, allText } from './reading.ts'

describe('attendance', () => {
  test('keeps the exempt on the list and out of the rate, marks leaders, and splits wide tables', () => {
    const roster = [member(1, { leadingCadre: true }), member(2, { exempt: true })]
    const at = (status: 'present' | 'late' | 'leave' | 'absent') => [
      attendance(1, { status }),
      attendance(2, { status: 'leave', exempt: true }),
    ]
    const meetings = (['present', 'late', 'leave', 'absent'] as const).map((status, index) =>
      meeting(index + 1, { attendance: at(status) }),
    )
    const one = form('F22', facts({ roster, everyone: roster, meetings }))
    expect(rowsOf(tablesOf(one)[0]).slice(1)).toEqual([
      ['1', '沈国梁', '√', '迟', '○', '×', '4', '2', '50.0%', '双重组织生活'],
      ['2', '郑晓岚', '—', '—', '—', '—', '0', '0', '—', '不作出勤要求'],
      ['实到/应到', '1/1', '1/1', '0/1', '0/1', '4', '2', '50.0%', ''],
    ])
    const sixteen = Array.from({ length: 16 }, (_, index) =>
      meeting(index + 1, { attendance: at('present') }),
    )
    const many = form('F22', facts({ roster, everyone: roster, meetings: sixteen }))
    // evenly: eight meetings on each of two sheets, beside number, name, three sums and remarks
    expect(tablesOf(many).map(({ columns }) => columns.length)).toEqual([14, 14])
    // the rate is the whole period's on each sheet
    expect(tablesOf(many).map((table) => rowsOf(table)[1]?.slice(-4))).toEqual([
      ['16', '16', '100.0%', '双重组织生活'],
      ['16', '16', '100.0%', '双重组织生活'],
    ])
  })
})

describe('the check sheet', () => {
  test('sums the months of a duty, says what is missing and whose duty it was', () => {
    const given = facts({
      meetings: [meeting(5, { kind: 'committeeMeeting', startsAt: '2026-09-03T09:00' })],
      duties: [
        duty({ period: '2026年7月' }),
        duty({ period: '2026年8月', done: 0, state: 'missing' }),
        duty({ period: '2026年9月', recordIds: [5] }),
        duty({
          ruleId: 'LIFE-01',
          kind: 'generalMeeting',
          title: '党员大会',
          period: '2026年第三季度',
          done: 0,
          state: 'pending',
        }),
      ],
      findings: [
        finding({
          recordKind: 'meeting',
          recordId: 5,
          severity: 'info',
          responsibility: 'notAttended',
          subject: '冯伟民',
          message: '冯伟民缺席',
        }),
        finding({ recordKind: 'meeting', recordId: 5, subject: '2026年9月3日支委会', message: '没有记录人' }),
        finding({ ruleId: 'TALK-T1', severity: 'error', subject: '王喆', message: '书记还没有谈话' }),
        finding({ ruleId: 'TALK-T1', severity: 'error', subject: '朱䶮', message: '书记还没有谈话' }),
        finding({ severity: 'info', subject: '只是建议', message: '可以更好' }),
      ],
    })
    const tables = tablesOf(form('F00', given))
    expect(rowsOf(tables[0]).slice(1)).toEqual([
      [
        '1',
        '支委会',
        '支部条例第十二条',
        '3',
        '2',
        '缺：2026年8月\n2026年9月3日支委会：没有记录人\n9月3日缺席：冯伟民',
        '未组织\n未参加',
        '',
        '',
      ],
      ['2', '党员大会', '支部条例第十二条', '1', '0', '待完成：2026年第三季度', '无', '', ''],
    ])
    expect(rowsOf(tables[1]).slice(1)).toEqual([
      ['1', '王喆、朱䶮', '2026年9月', '书记还没有谈话', '支部条例第十一条', '必须整改', '—', ''],
    ])
    expect(allText(form('F00', given))).not.toContain('只是建议')
  })
})

describe('talks', () => {
  test('are counted, never told', () => {
    const given = facts({
      coverage: {
        year: 2026,
        asOf: '2026-09-30',
        secretary: { memberId: 1, name: '沈国梁' },
        committee: [
          { memberId: 1, name: '沈国梁', post: '书记' },
          { memberId: 2, name: '郑晓岚', post: '组织委员' },
        ],
        rows: [
          {
            memberId: 1,
            memberName: '沈国梁',
            post: '书记',
            bySecretary: 0,
            byCommittee: [{ memberId: 2, count: 1 }],
            byPeers: 3,
            total: 4,
          },
          {
            memberId: 3,
            memberName: '陆志远',
            post: '',
            bySecretary: 0,
            byCommittee: [{ memberId: 2, count: 2 }],
            byPeers: 0,
            total: 2,
          },
        ],
        gaps: [
          {
            line: 'T1',
            memberId: 3,
            memberName: '陆志远',
            otherId: 1,
            otherName: '沈国梁',
            severity: 'error',
            message: '',
            citation: '',
          },
          {
            line: 'T4',
            memberId: 3,
            memberName: '陆志远',
            otherId: null,
            otherName: '',
            severity: 'info',
            message: '',
            citation: '',
          },
        ],
        talkCount: 5,
      },
    })
    expect(rowsOf(tablesOf(form('F20a', given))[0])).toEqual([
      ['序号', '姓名', '职务', '与书记', '与郑晓岚\n组织委员', '与其他\n党员', '合计', '尚缺'],
      ['1', '沈国梁', '书记', '—', '1', '3', '4', ''],
      ['2', '陆志远', '—', '0', '2', '0', '2', '书记谈话'],
    ])
  })
})

describe('what is to be put right', () => {
  test('is listed with its standing, and the check sheet names its number', () => {
    const missed = finding({
      ruleId: 'LIFE-02',
      severity: 'error',
      responsibility: 'notOrganised',
      subject: '支委会',
      period: '2026年8月',
      message: '2026年8月支委会没有开',
    })
    const item = {
      ...emptyItem,
      itemId: 1,
      branchId: 1,
      label: '2026-01',
      ruleId: 'LIFE-02',
      subject: '支委会',
      period: '2026年8月',
      problem: '2026年8月支委会没有开',
      citation: '支部条例第十二条',
      recordKind: null,
      recordId: null,
      measure: '九月补开并说明',
      owner: '沈国梁',
      dueOn: '2026-09-20',
      state: 'open' as const,
      closedOn: null,
      closingNote: '',
      raisedOn: '2026-09-02',
    }
    const given = facts({
      duties: [duty({ period: '2026年8月', done: 0, state: 'missing' })],
      findings: [missed],
      rectification: [
        item,
        {
          ...item,
          itemId: 2,
          label: '2026-02',
          ruleId: 'X',
          state: 'closed',
          closedOn: '2026-09-25',
          closingNote: '已补',
          evidence: '会议记录',
          approver: '沈若谷',
          reopened: 1,
        },
      ],
    })
    const common = [
      '2026年8月支委会没有开（支部条例第十二条）',
      '自查\n2026.09.02',
      '九月补开并说明',
      '—',
      '沈国梁',
    ]
    expect(rowsOf(tablesOf(form('F31', given))[0]).slice(1)).toEqual([
      ['2026-01', ...common, '2026.09.20', '逾期未完成', '—', '—', '—', '否'],
      ['2026-02', ...common, '2026.09.20', '已销号：已补', '—', '会议记录', '沈若谷\n2026.09.25', '是'],
    ])
    expect(rowsOf(tablesOf(form('F31a', given))[0])[1]).toEqual([
      '2026-01',
      '2026年8月支委会没有开',
      '九月补开并说明',
      '2026.09.20',
      '沈国梁',
      '—',
      '逾期未完成',
    ])
    const [counts, closed] = tablesOf(form('F31c', given)).map(rowsOf)
    expect(counts?.slice(1)).toEqual([
      ['自查', '2', '1', '1', '50%'],
      ['合计', '2', '1', '1', '50%'],
    ])
    expect(closed?.slice(1)).toEqual([
      ['2026-02', '2026年8月支委会没有开', '已补', '会议记录', '2026.09.25', '沈若谷'],
    ])
    expect(rowsOf(tablesOf(form('F00', given))[0])[1]?.[7]).toBe('2026-01 逾期未完成')
  })
})
