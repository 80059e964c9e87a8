import { describe, expect, test } from 'vitest'
import { compose, fileNameOf, formsOf, previewOf } from '#electron/export/compose.ts'
import type { LedgerFacts } from '#electron/export/facts.ts'
import { type Block, type Form, type Table, landscapeWidth, portraitWidth } from '#electron/export/model.ts'
import { attendance, duty, facts, finding, meeting, member, motion, names } from '../support/ledger-facts.ts'

const form = (code: string, given: LedgerFacts): Form => {
  const found = formsOf(given).find((each) => each.code === code)
  if (found === undefined) throw new Error(`no form ${code}`)
  return found
}
const blocksOf = (each: Form): Block[] => each.copies.flat(2)
const tablesOf = (each: Form): Table[] => blocksOf(each).filter((block) => block.type === 'table')
const rowsOf = (table: Table | undefined): string[][] =>
  (table?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text))
/** The value beside a label of a form. */
const beside = (each: Form, label: string): string | undefined =>
  tablesOf(each)
    .flatMap(({ rows }) => rows)
    .flatMap(({ cells }) =>
      cells.flatMap((cell, at) => (cell.text === label ? [cells[at + 1]?.text] : [])),
    )[0]
const allText = (each: Form): string => JSON.stringify(each.copies)

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

describe('a record', () => {
  const rows = [
    attendance(1),
    attendance(2, { status: 'late' }),
    attendance(3, { status: 'leave', reason: '赴省厅出差' }),
    attendance(4, { status: 'absent' }),
    attendance(5, { probationary: true, votingRight: false }),
  ]

  test('has both counts, and every absence with its reason or the lack of one', () => {
    const given = form(
      'F13',
      facts({
        meetings: [meeting(1, { attendance: rows, observers: [{ name: '刘处长', role: '机关党委' }] })],
      }),
    )
    expect(beside(given, '应到')).toBe('5 人（有表决权 4 人）')
    expect(beside(given, '实到')).toBe('3 人（有表决权 2 人）')
    expect(beside(given, '出席')).toBe('沈国梁、郑晓岚、冯伟民（预备）')
    expect(beside(given, '迟到')).toBe('郑晓岚')
    expect(beside(given, '请假')).toBe('陆志远（赴省厅出差）')
    expect(beside(given, '缺席')).toBe('何秀珍（未注明原因）')
    expect(beside(given, '列席')).toBe('刘处长（机关党委）')
    expect(beside(given, '时间')).toBe('2026年9月10日 14:30—16:00')
  })

  test('says with what it was held together, and the catalogue says where to look', () => {
    const given = facts({ meetings: [meeting(1, { alsoCountsAs: ['themePartyDay', 'partyLecture'] })] })
    expect(beside(form('F13', given), '合并召开')).toBe('与主题党日、党课合并召开，一并计入')
    expect(JSON.stringify(compose(given).sections[1])).toContain('党课 1 次与党员大会合并召开，记录见 F13。')
  })

  test('drafts and voided records are not printed; drafts are named in the check sheet', () => {
    const draft = {
      ...meeting(7, { kind: 'partyLecture', state: 'draft', number: 3 }),
      motionCount: 0,
      agendaTitles: [],
    }
    const given = facts({
      meetings: [meeting(1, { state: 'draft' }), meeting(2, { state: 'void' })],
      unfinished: [draft],
    })
    expect(formsOf(given).map(({ code }) => code)).not.toContain('F13')
    expect(allText(form('F00', given))).toContain('草稿未定稿')
    expect(allText(form('F00', given))).toContain('2026年第 3 次党课')
  })

  test('prints a secret ballot as sums, and never a person with a vote', () => {
    const tally = {
      issued: 9,
      returned: 9,
      valid: 9,
      invalid: 0,
      approve: 8,
      oppose: 0,
      abstain: 1,
      writeIns: [],
    }
    const secret = motion(1, {
      tally,
      scrutineers: ['陈立新'],
      tellers: ['周敏'],
      // even where a faulty ledger held them, votes of a secret ballot would not be printed
      votes: names.map((memberName, at) => ({ memberId: at + 1, memberName, choice: 'approve' as const })),
      statements: [
        { memberId: 2, memberName: '郑晓岚', order: 2, stance: 'agree', text: '第二个表态，同意。' },
        { memberId: 1, memberName: '沈国梁', order: 1, stance: 'disagree', text: '第一个表态，建议再考察。' },
      ],
      writtenOpinions: [
        {
          memberId: 3,
          memberName: '陆志远',
          submittedAt: '2026-09-09T10:00',
          stance: 'approve',
          note: '',
          counts: true,
        },
      ],
    })
    const given = form('F13', facts({ meetings: [meeting(1, { motions: [secret] })] }))
    expect(blocksOf(given)).toContainEqual({
      type: 'heading',
      level: 2,
      text: '表决：接收宋佳宁同志为预备党员',
    })
    expect(allText(given)).not.toContain('逐人表决记录')
    const votes = tablesOf(given)[1]
    expect(rowsOf(votes)[1]).toEqual([
      '1',
      '接收宋佳宁同志为预备党员\n（接收预备党员）',
      '无记名投票',
      '11',
      '≥6',
      '9',
      '≥6',
      '9',
      '0',
      '1',
      '通过',
    ])
    expect(rowsOf(tablesOf(given)[2])).toEqual([
      ['顺序', '姓名', '态度', '表态要点'],
      ['1', '沈国梁', '不同意', '第一个表态，建议再考察。'],
      ['2', '郑晓岚', '同意', '第二个表态，同意。'],
    ])
    expect(rowsOf(tablesOf(given)[3])).toEqual([
      ['发出票数', '9', '收回票数', '9', '有效票数', '9', '无效票数', '0'],
      ['赞成', '8', '不赞成', '0', '弃权', '1', '另选他人', '无'],
      ['监票人', '陈立新', '计票人', '周敏'],
    ])
    expect(rowsOf(tablesOf(given)[4])[1]).toEqual(['陆志远', '2026年9月9日 10:00', '同意', '计入', '—'])
  })

  test('prints an election candidate by candidate, with the box and who is elected', () => {
    const election = motion(1, {
      title: '选举支部委员会委员',
      decisionKind: 'electCommittee',
      scrutineers: ['陈立新'],
      election: {
        seats: 1,
        candidates: [
          { memberId: 1, name: '沈国梁', approve: 8, oppose: 1, abstain: 0 },
          { memberId: 2, name: '郑晓岚', approve: 1, oppose: 8, abstain: 0 },
        ],
        box: { issued: 9, returned: 9, valid: 9, invalid: 0 },
        writeIns: [{ name: '王喆', votes: 1 }],
        verdict: {
          quorate: true,
          valid: true,
          presentNeeded: 9,
          approveNeeded: 6,
          elected: ['沈国梁'],
          tied: [],
          seatsOpen: 0,
          surplusKept: true,
          faults: [],
          reasons: ['沈国梁得赞成票 8 张，超过应到半数，当选'],
          citations: ['选举工作条例'],
        },
      },
    })
    const given = form('F13', facts({ meetings: [meeting(1, { motions: [election] })] }))
    const [, votes, sums, box] = tablesOf(given)
    expect(rowsOf(votes)[1]?.slice(-4)).toEqual(['—', '—', '—', '当选 1 人'])
    expect(rowsOf(sums).slice(1)).toEqual([
      ['1', '沈国梁', '8', '1', '0', '当选'],
      ['2', '郑晓岚', '1', '8', '0', '未当选'],
    ])
    expect(rowsOf(box).slice(0, 2)).toEqual([
      ['发出票数', '9', '收回票数', '9', '有效票数', '9', '无效票数', '0'],
      ['另选他人', '王喆 1 票'],
    ])
    expect(blocksOf(given)).toContainEqual({
      type: 'paragraph',
      lead: '表决结果：',
      text: '沈国梁得赞成票 8 张，超过应到半数，当选。（选举工作条例）',
    })
  })

  test('says who is not counted among those expected, and why', () => {
    const exclusion = {
      memberId: 4,
      memberName: '何秀珍',
      reason: 'bedridden',
      superiorConsentRef: '审直党〔2026〕7号',
      passedByMeeting: true,
      lawful: true,
      faults: [],
    } as const
    const given = form(
      'F13',
      facts({
        meetings: [meeting(1, { topics: ['integrityStudy'], exclusions: [{ ...exclusion, faults: [] }] })],
      }),
    )
    expect(beside(given, '不计入应到')).toContain('上级同意：审直党〔2026〕7号；党员大会通过')
    expect(beside(given, '专题')).toBe('廉政专题学习')
  })

  test('prints an open vote name by name', () => {
    const open = motion(1, {
      decisionKind: 'generalResolution',
      method: 'showOfHands',
      votes: [
        { memberId: 1, memberName: '沈国梁', choice: 'approve' },
        { memberId: 2, memberName: '郑晓岚', choice: 'abstain' },
      ],
    })
    const given = form('F13', facts({ meetings: [meeting(1, { motions: [open] })] }))
    expect(rowsOf(tablesOf(given)[2])[1]).toEqual(['沈国梁', '同意', '郑晓岚', '弃权', '', '', '', ''])
  })

  test('an unvoted motion shows no result', () => {
    const given = form(
      'F13',
      facts({ meetings: [meeting(1, { motions: [motion(1, { stage: 'stated' })] })] }),
    )
    expect(rowsOf(tablesOf(given)[1])[1]?.slice(-4)).toEqual(['—', '—', '—', '未表决'])
  })

  test('has a sheet to sign on where many were there, and signs on the record where few were', () => {
    const crowd = Array.from({ length: 15 }, (_, at) => attendance(at + 1))
    const many = form('F13', facts({ meetings: [meeting(1, { attendance: crowd })] }))
    expect(many.copies[0]).toHaveLength(2)
    const few = form('F14', facts({ meetings: [meeting(1, { kind: 'committeeMeeting', attendance: rows })] }))
    expect(few.copies[0]).toHaveLength(1)
    expect(allText(few)).toContain('（请假）')
  })
})

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
        },
      ],
    })
    expect(rowsOf(tablesOf(form('F31', given))[0]).slice(1)).toEqual([
      [
        '2026-01',
        '2026年8月支委会没有开',
        '支部条例第十二条',
        '九月补开并说明',
        '沈国梁',
        '2026.09.02',
        '2026.09.20',
        '逾期未完成',
        '—',
        '—',
      ],
      [
        '2026-02',
        '2026年8月支委会没有开',
        '支部条例第十二条',
        '九月补开并说明',
        '沈国梁',
        '2026.09.02',
        '2026.09.20',
        '已销号',
        '2026.09.25',
        '已补',
      ],
    ])
    expect(rowsOf(tablesOf(form('F00', given))[0])[1]?.[7]).toBe('2026-01 逾期未完成')
  })
})
