/** A meeting in the words of a template. */
import {
  type AgendaItem,
  type Attendance,
  type Meeting,
  type Speech,
  attendanceTitles,
  formTitles,
  meetingTitles,
  speechTitles,
  topicTitles,
} from '#shared/meetings.ts'
import { type Motion, choiceTitles, decisionTitles, methodTitles, stanceTitles } from '#shared/motions.ts'
import { chineseDate } from '#shared/primitives.ts'
import { photoTag } from '#shared/template-fields.ts'
import { span } from './compose-meetings.ts'
import { resultOf } from './compose-motions.ts'
import type { Scope } from './template-fill.ts'

/** Meeting → marks of its pictures. */
export type Photos = ReadonlyMap<number, readonly string[]>

type Values = Readonly<Record<string, string | number>>
const scope = (values: Values, sections: Scope['sections'] = {}): Scope => ({
  values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
  sections,
})

export const meetingScopes = (meetings: readonly Meeting[], photos: Photos): Scope[] =>
  meetings.map((meeting, index) => meetingScope(meeting, index + 1, photos.get(meeting.meetingId) ?? []))

function meetingScope(meeting: Meeting, number: number, photos: readonly string[]): Scope {
  const { headcount, attendance } = meeting
  const by = (withReason: boolean, ...statuses: Attendance['status'][]) =>
    attendance
      .filter(({ status }) => statuses.includes(status))
      .map((each) => each.memberName + (withReason && each.reason !== '' ? `（${each.reason}）` : ''))
      .join('、')
  const ordinal = `${meetingTitles[meeting.kind]}〔${meeting.year}〕第${meeting.number}次`
  const values: Values = {
    序号: number,
    种类: meetingTitles[meeting.kind],
    次序: meeting.number,
    名称: meeting.title === '' ? ordinal : meeting.title,
    日期: chineseDate(meeting.startsAt.slice(0, 10)),
    时间: span(meeting),
    开始时间: meeting.startsAt.slice(11, 16),
    结束时间: meeting.endsAt?.slice(11, 16) ?? '',
    地点: meeting.place,
    形式: formTitles[meeting.form],
    党小组: meeting.groupName,
    主持人: meeting.chairName,
    记录人: meeting.recorderName,
    应到: headcount.expected,
    实到: headcount.present,
    有表决权应到: headcount.expectedVoting,
    有表决权实到: headcount.presentVoting,
    请假人数: headcount.leave,
    缺席人数: headcount.absent,
    出席: by(false, 'present', 'late'),
    迟到: by(false, 'late'),
    列席: meeting.observers.map(({ name, role }) => name + (role === '' ? '' : `（${role}）`)).join('、'),
    请假: by(true, 'leave'),
    缺席: by(true, 'absent'),
    主题: meeting.theme,
    主讲人: meeting.lecturerName,
    主讲人职务: meeting.lecturerPost,
    学习内容: meeting.studyItems.map(({ title }) => title).join('\n'),
    内容提要: meeting.outline,
    议题: meeting.agenda.map(({ title }, index) => `${index + 1}. ${title}`).join('\n'),
    会议记录: minutes(meeting),
    决议: resolutions(meeting).join('\n'),
    成效: meeting.outcome,
    专题: meeting.topics.map((topic) => topicTitles[topic]).join('、'),
    [`%${photoTag}`]: photos.join('\n'),
  }
  return scope(values, {
    议题: meeting.agenda.map((item, index) => agendaScope(item, index + 1, meeting)),
    发言: speeches(meeting.agenda.flatMap((item) => item.speeches)),
    表决: motions(meeting.motions),
    表态: meeting.motions.flatMap(statements),
    出勤: attendance.map((each, index) =>
      scope({
        序号: index + 1,
        姓名: each.memberName,
        情况: attendanceTitles[each.status],
        原因: each.reason,
        有表决权: each.votingRight ? '是' : '否',
        预备: each.probationary ? '是' : '否',
      }),
    ),
    列席人员: meeting.observers.map(({ name, role }, index) =>
      scope({ 序号: index + 1, 姓名: name, 职务: role }),
    ),
    学习: meeting.studyItems.map(({ title, issuer, leader }, index) =>
      scope({ 序号: index + 1, 篇目: title, 来源: issuer, 领学人: leader }),
    ),
  })
}

const speechLine = ({ speakerName, kind, text }: Speech): string =>
  `${speakerName}${kind === 'discussion' ? '' : `（${speechTitles[kind]}）`}：${text}`

function agendaScope(item: AgendaItem, number: number, meeting: Meeting): Scope {
  return scope(
    {
      序号: number,
      标题: item.title,
      决议: item.resolution,
      讨论情况: item.speeches.map(speechLine).join('\n'),
    },
    {
      发言: speeches(item.speeches),
      表决: motions(meeting.motions.filter(({ agendaItemId }) => agendaItemId === item.agendaItemId)),
    },
  )
}

const speeches = (all: readonly Speech[]): Scope[] =>
  all.map((speech, index) =>
    scope({
      序号: index + 1,
      发言人: speech.speakerName,
      类别: speechTitles[speech.kind],
      内容: speech.text,
    }),
  )

/** Every resolution once, though an item of the agenda may say what its motion says. */
const resolutions = (meeting: Meeting): string[] => [
  ...new Set(
    [
      ...meeting.agenda.map(({ resolution }) => resolution),
      ...meeting.motions.map(({ resolution }) => resolution),
    ]
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  ),
]

/** The whole record as running text, for templates that have one box for it. */
function minutes(meeting: Meeting): string {
  const items = meeting.agenda.flatMap((item, index) => [
    `${index + 1}. ${item.title}`,
    ...item.speeches.map(speechLine),
    ...meeting.motions.filter(({ agendaItemId }) => agendaItemId === item.agendaItemId).map(outcome),
    ...(item.resolution === '' ? [] : [`议定：${item.resolution}`]),
  ])
  const ids = new Set(meeting.agenda.map(({ agendaItemId }) => agendaItemId))
  const loose = meeting.motions
    .filter(({ agendaItemId }) => agendaItemId === null || !ids.has(agendaItemId))
    .map(outcome)
  return [...(meeting.outline === '' ? [] : [meeting.outline]), ...items, ...loose].join('\n')
}

const outcome = (motion: Motion): string =>
  `表决：${motion.title}（${methodTitles[motion.method]}），${resultOf(motion)}。${motion.resolution}`

const voted = ({ stage }: Motion): boolean => stage === 'voted' || stage === 'resolved'

const motions = (all: readonly Motion[]): Scope[] =>
  all.map((motion, index) => {
    const { facts, verdict, tally, election } = motion
    // an election has sums for each candidate, not for the whole
    const sums = voted(motion) && election === null
    const box = election?.box ?? tally
    return scope(
      {
        序号: index + 1,
        事项: motion.title,
        事项种类: decisionTitles[motion.decisionKind],
        对象: motion.subjectName,
        方式: methodTitles[motion.method],
        应到表决权: facts.expected,
        实到表决权: facts.present,
        到会门槛: verdict.presentNeeded,
        须赞成: verdict.approveNeeded === 0 ? '' : verdict.approveNeeded,
        赞成: sums ? verdict.approvals : '',
        不赞成: sums ? facts.oppose : '',
        弃权: sums ? facts.abstain : '',
        发出票: box?.issued ?? '',
        收回票: box?.returned ?? '',
        有效票: box?.valid ?? '',
        无效票: box?.invalid ?? '',
        监票人: motion.scrutineers.join('、'),
        计票人: motion.tellers.join('、'),
        结果: resultOf(motion),
        决议: motion.resolution,
      },
      {
        表态: statements(motion),
        // of a secret ballot the ledger has no votes by name, and would not print them if it had
        逐人票:
          motion.method === 'secretBallot'
            ? []
            : motion.votes.map(({ memberName, choice }, at) =>
                scope({ 序号: at + 1, 姓名: memberName, 意见: choiceTitles[choice] }),
              ),
        候选人: candidates(motion),
      },
    )
  })

const statements = (motion: Motion): Scope[] =>
  motion.statements
    .toSorted((a, b) => a.order - b.order)
    .map((each) =>
      scope({
        顺序: each.order,
        事项: motion.title,
        姓名: each.memberName,
        态度: stanceTitles[each.stance],
        意见: each.text,
      }),
    )

function candidates({ election }: Motion): Scope[] {
  if (election === null) return []
  const { verdict } = election
  return election.candidates.map((each, index) =>
    scope({
      序号: index + 1,
      姓名: each.name,
      赞成: each.approve ?? '',
      不赞成: each.oppose ?? '',
      弃权: each.abstain ?? '',
      结果: verdict === null ? '' : verdict.elected.includes(each.name) ? '当选' : '未当选',
    }),
  )
}
