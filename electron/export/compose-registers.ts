/** Registers drawn from the records: F04 elections, F24 votes on admission, F29 integrity, F36 pictures. */
import { type Meeting, type MeetingTopic, topicTitles } from '#shared/meetings.ts'
import { type DecisionKind, type Motion, decisionTitles, methodTitles } from '#shared/motions.ts'
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
import { dotted, periodLine } from './compose-branch.ts'
import { ownIntegrityWork } from './compose-entries.ts'
import { recordForms } from './compose-meetings.ts'
import { candidates, resultOf, voted } from './compose-motions.ts'
import { meetingName } from './compose-sign-in.ts'
import type { LedgerFacts } from './facts.ts'
import {
  type Block,
  type Form,
  type Orientation,
  type Sheet,
  landscapeWidth,
  portraitWidth,
} from './model.ts'

/** How a plain table is headed and signed. */
export interface Register {
  readonly code: string
  readonly title: string
  readonly volume: string
  readonly heads: readonly (readonly [head: string, weight: number])[]
  readonly orientation: Orientation
  readonly signed: readonly string[]
  readonly remark?: Block
  /** What stands below the table; with it the form is printed even where the table is empty. */
  readonly below?: readonly Block[]
}

/** A table on one sheet; without rows there is no copy. */
export function register(facts: LedgerFacts, about: Register, rows: Parameters<typeof list>[1]): Form {
  const { code, title, volume, heads, orientation, signed, remark, below = [] } = about
  const width = orientation === 'portrait' ? portraitWidth : landscapeWidth
  const sheet: Sheet = [
    ...heading(title, facts.branch.name, periodLine(facts)),
    list(columnsOf(heads, width), rows),
    ...(remark === undefined ? [] : [remark]),
    ...below,
    signatures(signed),
  ]
  return { code, title, volume, orientation, copies: rows.length + below.length === 0 ? [] : [[sheet]] }
}

const motionsOf = (facts: LedgerFacts, keep: (motion: Motion) => boolean) =>
  facts.meetings.flatMap((meeting) => meeting.motions.filter(keep).map((motion) => ({ meeting, motion })))

const dayOf = (meeting: Meeting) => dotted(meeting.startsAt.slice(0, 10))

/** F04: one sheet for each election that was held. */
export function elections(facts: LedgerFacts): Form {
  const held = motionsOf(facts, ({ election }) => election !== null)
  return {
    code: 'F04',
    title: '换届选举情况表',
    volume: '卷一　组织建设',
    orientation: 'portrait',
    copies: held.map(({ meeting, motion }) => [electionSheet(meeting, motion, facts)]),
  }
}

function electionSheet(meeting: Meeting, motion: Motion, facts: LedgerFacts): Sheet {
  const day = meeting.startsAt.slice(0, 10)
  const terms = facts.branch.terms
    .filter(({ body }) => body === 'branchCommittee')
    .toSorted((a, b) => a.beganOn.localeCompare(b.beganOn))
  const before = terms.findLast(({ beganOn }) => beganOn < day)
  const after = terms.find(({ beganOn }) => beganOn >= day)
  const { election } = motion
  if (election === null) return []
  const elected = election.verdict?.elected ?? []
  return [
    ...heading('换届选举情况表', facts.branch.name, chineseDate(day)),
    form(fill([15, 35, 15, 35], portraitWidth), [
      row(label('会议名称'), value(meetingName(meeting), 3)),
      row(label('选举事项'), value(`${motion.title}（${decisionTitles[motion.decisionKind]}）`, 3)),
      row(
        label('本届届满'),
        middle(before === undefined ? '—' : dotted(before.extendedTo ?? before.expiresOn)),
        label('选举方式'),
        middle(methodTitles[motion.method]),
      ),
      row(
        label('应到\n有选举权'),
        middle(`${motion.facts.expected} 人`),
        label('实到\n有选举权'),
        middle(`${motion.facts.present} 人`),
      ),
      row(
        label('应选名额'),
        middle(election.seats),
        label('候选人数'),
        middle(`${election.candidates.length}（差额 ${election.candidates.length - election.seats}）`),
      ),
      longRow(label('当选'), value(orDash(elected.join('、')), 3)),
      row(label('请示文号'), value(''), label('批复文号'), value(after?.approvalRef ?? '')),
    ]),
    ...candidates(motion, election),
    signatures(['监票人', '计票人']),
  ]
}

const admissions: readonly DecisionKind[] = [
  'admitProbationary',
  'convertFull',
  'extendProbation',
  'cancelProbation',
]

/** F24: what general meetings decided on candidates and probationary members, with sums. */
export function admissionVotes(facts: LedgerFacts): Form {
  const rows = motionsOf(facts, ({ decisionKind }) => admissions.includes(decisionKind)).map(
    ({ meeting, motion }, index) => {
      const done = voted(motion)
      return row(
        middle(index + 1),
        middle(orDash(motion.subjectName)),
        middle(decisionTitles[motion.decisionKind]),
        middle(dayOf(meeting)),
        middle(methodTitles[motion.method]),
        middle(motion.facts.expected),
        middle(motion.facts.present),
        middle(done ? motion.verdict.approvals : '—'),
        middle(done ? motion.facts.oppose : '—'),
        middle(done ? motion.facts.abstain : '—'),
        middle(resultOf(motion)),
        value(''),
      )
    },
  )
  return register(
    facts,
    {
      code: 'F24',
      title: '发展党员表决情况表',
      volume: '卷九　发展党员',
      orientation: 'landscape',
      signed: ['填表人', '党支部书记'],
      remark: note('应到、实到均为有表决权人数；赞成数含会前正式提出的书面意见。', true),
      heads: [
        ['序号', 6],
        ['姓名', 11],
        ['事项', 16],
        ['会议日期', 12],
        ['方式', 12],
        ['应到', 7],
        ['实到', 7],
        ['赞成', 7],
        ['不赞成', 8],
        ['弃权', 7],
        ['结果', 10],
        ['上级审批', 18],
      ],
    },
    rows,
  )
}

const integrity: readonly MeetingTopic[] = [
  'integrityStudy',
  'warningEducation',
  'ideologicalAnalysis',
  'partyBuildingHearing',
  'ideologicalWorkHearing',
  'ideologyTraining',
]

/** F29: which meetings dealt with integrity and ideology, and where their records are. */
export function integrityWork(facts: LedgerFacts): Form {
  const held = facts.meetings.flatMap((meeting) =>
    meeting.topics.filter((topic) => integrity.includes(topic)).map((topic) => ({ meeting, topic })),
  )
  const rows = held.map(({ meeting, topic }, index) =>
    longRow(
      middle(index + 1),
      middle(dayOf(meeting)),
      middle(topicTitles[topic]),
      value(meetingName(meeting)),
      value(orDash(meeting.theme || meeting.agenda.map(({ title }) => title).join('；'))),
      middle(`${meeting.headcount.present}/${meeting.headcount.expected}`),
      middle(recordForms[meeting.kind].code),
    ),
  )
  return register(
    facts,
    {
      code: 'F29',
      title: '党风廉政与意识形态工作登记表',
      volume: '卷十一　党风廉政与意识形态',
      orientation: 'landscape',
      signed: ['填表人', '党支部书记'],
      heads: [
        ['序号', 6],
        ['日期', 11],
        ['类别', 16],
        ['会议（活动）', 26],
        ['主题与内容', 36],
        ['实到/应到', 10],
        ['记录见', 8],
      ],
      below: ownIntegrityWork(facts),
    },
    rows,
  )
}

/** F36: pictures and scans kept with the records, by date. */
export function pictures(facts: LedgerFacts): Form {
  const kept = facts.meetings.flatMap((meeting) =>
    (facts.attachments.get(meeting.meetingId) ?? []).map((attachment) => ({ meeting, attachment })),
  )
  const rows = kept.map(({ meeting, attachment }, index) =>
    row(
      middle(index + 1),
      middle(dayOf(meeting)),
      value(meetingName(meeting)),
      value(orDash(attachment.caption || attachment.name)),
      middle(attachment.mediaType === 'application/pdf' ? '扫描件' : '照片'),
      middle(recordForms[meeting.kind].code),
    ),
  )
  return register(
    facts,
    {
      code: 'F36',
      title: '影像资料目录',
      volume: '卷十六　阵地与影像',
      orientation: 'portrait',
      signed: ['填表人', '审核人'],
      remark: note('照片印在所属会议记录之后；扫描件存于台账文件。', true),
      heads: [
        ['序号', 8],
        ['日期', 15],
        ['会议（活动）', 32],
        ['内容说明', 27],
        ['类型', 9],
        ['记录见', 9],
      ],
    },
    rows,
  )
}
