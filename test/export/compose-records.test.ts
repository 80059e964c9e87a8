import { describe, expect, test } from 'vitest'
import { compose, formsOf } from '#electron/export/compose.ts'
import { attendance, facts, meeting, motion, names } from '../support/ledger-facts.ts'
import { form, blocksOf, tablesOf, rowsOf, beside, allText } from './reading.ts'

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
