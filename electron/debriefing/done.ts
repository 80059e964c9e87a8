/** 一、履职情况: what was done, each a sentence with the numbers of the records; nothing where nothing is recorded. Pure. */
import type { Duty } from '#shared/compliance.ts'
import { rateText } from '#shared/member-year.ts'
import { type MeetingKind, type MeetingTopic, meetingTitles, topicTitles } from '#shared/meetings.ts'
import type { DecisionKind } from '#shared/motions.ts'
import { within } from '#shared/primitives.ts'
import { registers } from '#shared/registers/all.ts'
import { yuan } from '#shared/rules/dues.ts'
import { type DebriefingFacts, heldAs } from './gather.ts'

export interface Told {
  readonly subject: string
  readonly lines: readonly string[]
}

/** Subjects in the order a secretary tells them; only those that something is recorded of. */
export const whatWasDone = (facts: DebriefingFacts): Told[] =>
  [
    { subject: '组织生活', lines: organisationalLife(facts) },
    { subject: '学习教育', lines: study(facts) },
    { subject: '党风廉政和意识形态', lines: conduct(facts) },
    { subject: '谈心谈话', lines: talks(facts) },
    { subject: '发展党员', lines: development(facts) },
    { subject: '党费收缴', lines: dues(facts) },
    { subject: '联系服务群众', lines: service(facts) },
    { subject: '重点任务', lines: tasks(facts) },
    { subject: '问题整改', lines: rectification(facts) },
    { subject: '荣誉', lines: honours(facts) },
  ].filter(({ lines }) => lines.length > 0)

/** Parts of one sentence; without a part it is not said. */
const sentence = (...parts: readonly string[]): string[] => {
  const said = parts.filter((part) => part !== '')
  return said.length === 0 ? [] : [`${said.join('，')}。`]
}
/** Sentences of one paragraph. */
const paragraph = (...sentences: readonly string[][]): string[] => {
  const text = sentences.flat().join('')
  return text === '' ? [] : [text]
}

const verbs: readonly (readonly [kind: MeetingKind, verb: string])[] = [
  ['generalMeeting', '召开'],
  ['committeeMeeting', '召开'],
  ['groupMeeting', '召开'],
  ['organizationalLifeMeeting', '召开'],
  ['partyLecture', '上'],
  ['themePartyDay', '开展'],
  ['memberAppraisal', '开展'],
]

function organisationalLife(facts: DebriefingFacts): string[] {
  const counted = verbs
    .map(([kind, verb]) => ({ verb, title: meetingTitles[kind], count: heldAs(facts, kind).length }))
    .filter(({ count }) => count > 0)
  const held = [...Map.groupBy(counted, ({ verb }) => verb)].map(
    ([verb, own]) => verb + own.map(({ title, count }) => `${title}${count}次`).join('、'),
  )
  const owed = facts.duties.filter(({ kind }) => verbs.some(([each]) => each === kind))
  const due = owed.reduce((sum, one) => sum + one.due, 0)
  const done = owed.reduce((sum, one) => sum + Math.min(one.done, one.due), 0)
  const short = verbs.flatMap(([kind]) => shortOf(owed, kind))
  const rows = facts.attended.rows.filter(({ expected }) => expected)
  const present = rows.filter(({ status }) => status === 'present' || status === 'late').length
  if (held.length === 0) return []
  return paragraph(
    sentence(...held),
    due === 0
      ? []
      : sentence(
          `按规定应有各类组织生活${due}次，已落实${done}次，落实率${rateText({ expected: due, present: done })}`,
          short.length === 0 ? '' : `其中${short.join('，')}`,
        ),
    rows.length === 0
      ? []
      : sentence(
          `应到会${rows.length}人次，实到${present}人次，出勤率${rateText({ expected: rows.length, present })}`,
        ),
  )
}

function shortOf(owed: readonly Duty[], kind: MeetingKind): string[] {
  const own = owed.filter((one) => one.kind === kind)
  const due = own.reduce((sum, one) => sum + one.due, 0)
  const done = own.reduce((sum, one) => sum + Math.min(one.done, one.due), 0)
  return done === due ? [] : [`${meetingTitles[kind]}应有${due}次、已落实${done}次`]
}

/** One decimal, cut off: nothing is rounded up to an hour that was not studied. */
const hoursOf = (minutes: number, perHour: number): string =>
  String(Math.floor((minutes * 10) / perHour) / 10)

function study(facts: DebriefingFacts): string[] {
  const { attended, items, span, asOf, minutesPerHour, roster, secretary } = facts
  const told = { from: span.from, to: asOf }
  const sessions = attended.meetings.filter(({ creditMinutes }) => creditMinutes > 0)
  const minutes = sessions.reduce((sum, one) => sum + one.creditMinutes, 0)
  const asked = items.filter(({ elective, publishedOn, dueBy }) => {
    const day = publishedOn ?? dueBy
    return !elective && day !== null && within(day.padEnd(10, '-01'), told)
  })
  const studied = asked.filter(({ studiedOn }) => studiedOn !== null && studiedOn <= asOf).length
  const lectures = heldAs(facts, 'partyLecture').filter(({ lecturerName }) => lecturerName !== '')
  const bySecretary = lectures.filter(({ lecturerName }) => lecturerName === secretary?.name).length
  const byLeaders = lectures.filter(({ lecturerName }) =>
    roster.some(({ name, leading }) => leading && name === lecturerName),
  ).length
  return paragraph(
    sentence(
      sessions.length === 0
        ? ''
        : `组织计学时的学习${sessions.length}次，共${hoursOf(minutes, minutesPerHour)}学时`,
      asked.length === 0 ? '' : `列入清单的必学内容${asked.length}项，已学${studied}项`,
    ),
    sentence(
      bySecretary === 0 ? '' : `书记讲党课${bySecretary}次`,
      byLeaders === 0 ? '' : `党员领导干部讲党课${byLeaders}次`,
    ),
    facts.learning === 0 ? [] : sentence(`登记党校、网络课程等其他学习${facts.learning}人次`),
    ...facts.hours.map(({ year, rows }) => {
      const owing = rows.filter(({ exempt }) => !exempt)
      const reached = owing.filter(({ short }) => short === 0).length
      // where nobody has an hour, hours are kept elsewhere
      return owing.every(({ hours }) => hours === 0)
        ? []
        : sentence(`${year}年应完成学时的党员${owing.length}名，达到规定学时${reached}名`)
    }),
  )
}

const conductTopics: readonly (readonly [topic: MeetingTopic, verb: string])[] = [
  ['integrityStudy', '开展'],
  ['warningEducation', '开展'],
  ['ideologyTraining', '开展'],
  ['ideologicalAnalysis', '开展'],
  ['partyBuildingHearing', ''],
  ['ideologicalWorkHearing', ''],
]

/** A meeting and the paper written about it on one day are one; an analysis that is written down is told by its papers alone. */
function conduct({ topics, acts }: DebriefingFacts): string[] {
  return sentence(
    ...conductTopics.map(([topic, verb]) => {
      const written = acts.filter(({ act }) => act === topic)
      const held = topics.filter((one) => one.topic === topic)
      const told = topic === 'ideologicalAnalysis' && written.length > 0 ? written : [...held, ...written]
      const count = new Set(told.map(({ day }) => day)).size
      return count === 0 ? '' : `${verb}${topicTitles[topic]}${count}次`
    }),
  )
}

/** The secretary's talks with single members, whichever of the two asked for it. */
function talks({ talks: held, secretary, roster }: DebriefingFacts): string[] {
  if (held.length === 0) return []
  const id = secretary?.memberId
  const own = held.filter(
    ({ talkers, partners }) =>
      id !== undefined && [...talkers, ...partners].some(({ memberId }) => memberId === id),
  )
  const single = own.filter(({ form }) => form === 'oneToOne')
  const others = roster.filter(({ memberId }) => memberId !== id)
  const reached = others.filter(({ memberId }) =>
    single.some(({ talkers, partners }) =>
      [...talkers, ...partners].some((party) => party.memberId === memberId),
    ),
  ).length
  return sentence(
    `登记谈心谈话${held.length}次`,
    own.length === 0
      ? ''
      : `其中书记谈话${own.length}次，与书记个别谈过话的党员${reached}名，占其他${others.length}名党员的${rateText({ expected: others.length, present: reached })}`,
  )
}

const developmentVotes: readonly (readonly [kind: DecisionKind, words: string])[] = [
  ['admitProbationary', '接收预备党员'],
  ['convertFull', '预备党员转正'],
  ['extendProbation', '延长预备期'],
  ['cancelProbation', '取消预备党员资格'],
]

function development({ votes }: DebriefingFacts): string[] {
  const counts = developmentVotes.map(([kind, words]) => {
    const own = votes.filter((vote) => vote.kind === kind)
    const passed = own.filter((vote) => vote.passed).length
    if (own.length === 0) return ''
    return `${words}表决${own.length}人次、通过${passed}人次`
  })
  return counts.some((text) => text !== '') ? sentence('经支部党员大会讨论', ...counts) : []
}

function dues({ dues: { dueFen, paidFen, voluntaryFen } }: DebriefingFacts): string[] {
  if (dueFen === 0 && paidFen === 0) return []
  return sentence(
    `应收党费${yuan(dueFen)}元，实收${yuan(paidFen)}元`,
    dueFen === 0 ? '' : `收缴率${rateText({ expected: dueFen, present: paidFen })}`,
    voluntaryFen === 0 ? '' : `自愿多交${yuan(voluntaryFen)}元`,
  )
}

function service({ service: acts }: DebriefingFacts): string[] {
  if (acts.length === 0) return []
  const titles: Readonly<Record<string, string>> = registers.service.fields.category.choices ?? {}
  const kinds = Object.entries(titles).flatMap(([kind, title]) => {
    const count = acts.filter(({ category }) => category === kind).length
    return count === 0 || kind === 'other' ? [] : [`${title}${count}次`]
  })
  const people = acts.reduce((sum, { participants }) => sum + participants.length, 0)
  return sentence(
    `登记联系服务群众活动${acts.length}次`,
    people === 0 ? '' : `参加${people}人次`,
    kinds.length === 0 ? '' : `其中${kinds.join('、')}`,
  )
}

function tasks({ tasks: all }: DebriefingFacts): string[] {
  const given = all.filter(({ state }) => state !== 'draft')
  const of = (state: string) => given.filter((task) => task.state === state).length
  return given.length === 0
    ? []
    : sentence(
        `下达月度任务${given.length}项，已完成${of('done')}项`,
        of('carried') === 0 ? '' : `结转${of('carried')}项`,
        of('notDone') === 0 ? '' : `未完成${of('notDone')}项`,
      )
}

function rectification({ rectification: { all, closed, overdue } }: DebriefingFacts): string[] {
  return all === 0
    ? []
    : sentence(
        `列入整改事项${all}项，已销号${closed}项，完成率${rateText({ expected: all, present: closed })}`,
        overdue === 0 ? '' : `逾期${overdue}项`,
      )
}

function honours({ honours: all }: DebriefingFacts): string[] {
  const members = all.filter(({ category }) => category === 'member').length
  return sentence(
    ...all
      .filter(({ category }) => category === 'branch')
      .map(({ honour, issuer }) => `支部获得“${honour}”${issuer === '' ? '' : `（${issuer}）`}`),
    members === 0 ? '' : `党员受到表彰${members}人次`,
  )
}
