/** 卷八: F23a the summary of the appraisal, F23b one sheet for each member, F23c the empty ballot; and F22a dual life. */
import {
  type Appraisal,
  Grade,
  type MemberAppraisal,
  decidedByTitles,
  gradeTitles,
} from '#shared/appraisal.ts'
import { type CadreLife, democraticAttendanceTitles } from '#shared/dual-life.ts'
import { attendanceTitles, meetingTitles } from '#shared/meetings.ts'
import { chineseDate } from '#shared/primitives.ts'
import {
  columnsOf,
  fill,
  form,
  heading,
  label,
  list,
  longRow,
  middle,
  note,
  orDash,
  row,
  signatures,
  value,
} from './build.ts'
import { dotted } from './compose-branch.ts'
import { lifeVolume } from './compose-life.ts'
import { percent } from './compose-statistics.ts'
import type { LedgerFacts } from './facts.ts'
import { type Form, type Row, type Sheet, landscapeWidth, portraitWidth } from './model.ts'

const headOf = (title: string, appraisal: Appraisal, facts: LedgerFacts) =>
  heading(title, facts.branch.name, `${appraisal.year}年度`)

/** 「优秀」, 「不评定等次（预备党员）」, with the reason where a full member has none. */
function gradeWords(member: MemberAppraisal): string {
  if (member.grade !== null) return gradeTitles[member.grade]
  if (member.category === 'probationaryMember') return '不评等次（预备党员）'
  return member.noGradeReason === '' ? '—' : `不评等次（${member.noGradeReason}）`
}

/** F23a: everybody with the sums of the four grades and what was decided. Only sums: nobody's ballot. */
export function appraisalSummary(facts: LedgerFacts): Form {
  const columns = columnsOf(
    [
      ['序号', 6],
      ['姓名', 12],
      ['类别', 11],
      ['优秀', 8],
      ['合格', 8],
      ['基本\n合格', 8],
      ['不合格', 8],
      ['支部评定\n等次', 15],
      ['评定', 16],
      ['反馈日期', 12],
      ['本人\n签字', 8],
    ],
    landscapeWidth,
  )
  const sheetOf = (appraisal: Appraisal): Sheet => [
    ...headOf('民主评议党员汇总表', appraisal, facts),
    list(
      columns,
      appraisal.members.map((one, index) =>
        row(
          middle(index + 1),
          middle(one.memberName),
          middle(one.category === 'probationaryMember' ? '预备党员' : '正式党员'),
          ...tallyCells(one).map((text) => middle(text)),
          middle(gradeWords(one)),
          middle(
            one.decidedBy === null ? '—' : `${decidedByTitles[one.decidedBy]}\n${dotted(one.decidedOn)}`,
          ),
          middle(dotted(one.fedBackOn)),
          middle(one.fedBackOn === null ? '—' : one.signed ? '已签' : '未签'),
        ),
      ),
    ),
    note(sumsOf(appraisal)),
    note('测评为无记名，只登记各等次票数合计，不记录何人投何票。', true),
    signatures(['监票人', '计票人', '党支部书记']),
  ]
  return {
    code: 'F23a',
    title: '民主评议党员汇总表',
    volume: lifeVolume,
    orientation: 'landscape',
    copies: facts.life.appraisals.map((appraisal) => [sheetOf(appraisal)]),
    names: facts.life.appraisals.map(({ year }) => `${year}年度_民主评议党员汇总表`),
  }
}

function tallyCells({ tally, category }: MemberAppraisal): string[] {
  const none = category === 'fullMember' ? '' : '—'
  return Grade.options.map((grade) => (tally === null ? none : String(tally[grade])))
}

function sumsOf({ sheet, graded, excellent, excellentAtMost }: Appraisal): string {
  const papers =
    sheet === null
      ? ''
      : `${chineseDate(sheet.appraisedOn)}测评：到会 ${sheet.present} 人，发出测评票 ${sheet.issued} 张，收回 ${sheet.returned} 张，有效 ${sheet.valid} 张，无效 ${sheet.invalid} 张。`
  return `${papers}参加评定的正式党员 ${graded} 名，评为优秀 ${excellent} 名（最多 ${excellentAtMost} 名）。`
}

/** F23b: the form each member signs. */
export function appraisalSheets(facts: LedgerFacts): Form {
  const { appraisals } = facts.life
  const told = (member: MemberAppraisal) =>
    member.fedBackOn === null
      ? '　　　　年　　月　　日反馈　　反馈人：'
      : `${chineseDate(member.fedBackOn)}反馈　　反馈人：${member.fedBackBy}`
  const sheetOf = (appraisal: Appraisal, member: MemberAppraisal): Sheet => [
    ...headOf('民主评议党员登记表', appraisal, facts),
    form(fill([16, 34, 16, 34], portraitWidth), [
      row(
        label('姓名'),
        middle(member.memberName),
        label('类别'),
        middle(member.category === 'probationaryMember' ? '预备党员' : '正式党员'),
      ),
      { cells: [label('自我评价'), value(member.selfAppraisal, 3)], height: 2200, splits: true },
      { cells: [label('互评意见'), value(member.mutualAppraisal, 3)], height: 1800, splits: true },
      ...(member.dualDuty === '' ? [] : [longRow(label('一岗双责'), value(member.dualDuty, 3))]),
      row(label('民主测评'), value(ballotWords(member), 3)),
      { cells: [label('支部意见'), value(member.branchOpinion, 3)], height: 1600, splits: true },
      row(label('评定等次'), middle(gradeWords(member)), label('评定日期'), middle(dotted(member.decidedOn))),
      { cells: [label('反馈'), value(told(member), 3)], height: 700 },
      {
        cells: [label('本人意见\n和签字'), value(member.signed ? '（原件本人已签字）' : '', 3)],
        height: 1400,
      },
    ]),
    signatures(['党支部书记']),
  ]
  return {
    code: 'F23b',
    title: '民主评议党员登记表',
    volume: lifeVolume,
    orientation: 'portrait',
    copies: appraisals.map((appraisal) => appraisal.members.map((member) => sheetOf(appraisal, member))),
    names: appraisals.map(({ year }) => `${year}年度_民主评议党员登记表`),
  }
}

function ballotWords(member: MemberAppraisal): string {
  if (member.category === 'probationaryMember') return '预备党员参加评议，不评定等次'
  const { tally } = member
  if (tally === null) return '优秀　　票　合格　　票　基本合格　　票　不合格　　票'
  return Grade.options.map((grade) => `${gradeTitles[grade]} ${tally[grade]} 票`).join('　')
}

/** F23c: the ballot to print and hand out: every full member, four boxes, no line for a name. */
export function appraisalBallot(facts: LedgerFacts): Form {
  const columns = columnsOf(
    [['序号', 10], ['姓名', 26], ...Grade.options.map((grade) => [gradeTitles[grade], 16] as const)],
    portraitWidth,
  )
  const sheetOf = (appraisal: Appraisal): Sheet => [
    ...headOf('民主评议党员测评票', appraisal, facts),
    list(
      columns,
      appraisal.members
        .filter((one) => one.category === 'fullMember' && one.noGradeReason === '')
        .map((one, index): Row => ({
          cells: [middle(index + 1), middle(one.memberName), ...Grade.options.map(() => middle(''))],
          height: 454,
        })),
      24,
    ),
    note(
      '在每名党员的一个等次栏内打“√”，只选一个；多选、不选的，该名党员的一行无效。优秀一般不超过三分之一。本票无记名，不要署名。',
      true,
    ),
  ]
  return {
    code: 'F23c',
    title: '民主评议党员测评票',
    volume: lifeVolume,
    orientation: 'portrait',
    copies: facts.life.appraisals.map((appraisal) => [sheetOf(appraisal)]),
    names: facts.life.appraisals.map(({ year }) => `${year}年度_民主评议党员测评票`),
  }
}

/** F22a: leading cadres, expected and attended, with the reasons they were away. */
export function dualLife(facts: LedgerFacts): Form {
  const { year, asOf, cadres } = facts.life.dualLife
  const columns = columnsOf(
    [
      ['序号', 6],
      ['姓名', 10],
      ['职务', 16],
      ['应参加', 8],
      ['实参加', 8],
      ['参加率', 9],
      ['其中组织\n生活会', 10],
      ['讲党课', 8],
      ['请假、缺席及原因', 31],
      ['领导班子民主生活会', 24],
    ],
    landscapeWidth,
  )
  const rows = cadres.map((one, index) =>
    longRow(
      middle(index + 1),
      middle(one.memberName),
      middle(orDash(one.jobTitle)),
      middle(one.total.expected),
      middle(one.total.attended),
      middle(percent({ expected: one.total.expected, present: one.total.attended })),
      middle(`${one.lifeMeetings.attended}/${one.lifeMeetings.expected}`),
      middle(one.lectures),
      value(orDash(one.away.map(awayWords).join('\n'))),
      value(orDash(one.democratic.map(democraticWords).join('\n'))),
    ),
  )
  const sheet: Sheet = [
    ...heading('领导干部双重组织生活统计表', facts.branch.name, `${year}年度`),
    list(columns, rows),
    note(
      `本表为${year}年度累计，截至${chineseDate(asOf)}，按已定稿记录统计所在支部、党小组的组织生活（不含支委会、党组会议）。法规未定次数，不设及格线。`,
    ),
    signatures(['统计人', '党支部书记']),
  ]
  return {
    code: 'F22a',
    title: '领导干部双重组织生活统计表',
    volume: lifeVolume,
    orientation: 'landscape',
    copies: cadres.length === 0 ? [] : [[sheet]],
  }
}

const awayWords = ({ day, kind, status, reason }: CadreLife['away'][number]): string =>
  `${dotted(day)}${meetingTitles[kind]} ${attendanceTitles[status]}${reason === '' ? '' : `（${reason}）`}`

const democraticWords = ({ heldOn, body, status, reason }: CadreLife['democratic'][number]): string =>
  `${dotted(heldOn)}${body} ${democraticAttendanceTitles[status]}${reason === '' ? '' : `（${reason}）`}`
