/**
 * What each month, quarter, half-year and year owes, and how it stands on a day.
 *
 * While a period runs, what is missing is `pending`; only when it is over is it `missing`. A branch founded in the middle of
 * a year owes only the periods that began after it was founded; a group, a committee, a leading group likewise.
 */
import type { Duty } from '../compliance.ts'
import type { MeetingKind, MeetingTopic } from '../meetings.ts'
import {
  type LedgerDate,
  type PartialDate,
  type PeriodName,
  earliestDay,
  periodOf,
  periodTitle,
  within,
} from '../primitives.ts'
import type { NumberKey, RuleProfile } from '../profile.ts'
import type { RuleCard, RuleCards } from './card.ts'

const owed = (title: string, citation: string): RuleCard => ({
  title,
  citation,
  severity: 'error',
  responsibility: 'notOrganised',
  concern: '组织生活次数',
})

export const frequencyRules = {
  'FREQ-GENERAL': owed('党员大会', '支部工作条例第十一条'),
  'FREQ-COMMITTEE': owed('支委会', '支部工作条例第十二条'),
  'FREQ-GROUP': owed('党小组会', '支部工作条例第十三条'),
  'FREQ-THEMEDAY': owed('主题党日', '教育管理条例第十六条；支部工作条例第十六条'),
  'FREQ-LECTURE': owed('党课', '支部工作条例第十六条（条例写「按期」，次数为惯例参数）'),
  'FREQ-LIFE': owed('组织生活会', '支部工作条例第十七条'),
  'FREQ-APPRAISAL': owed('民主评议党员', '教育管理条例第十八条'),
  'FREQ-ANALYSIS': owed('党员思想状况分析', '机关基层党组织每半年开展 1 次；机关条例第十九条'),
  'FREQ-INTEGRITY': owed('廉政专题学习', '机关党组织每年至少集中开展 1 次'),
  'FREQ-WARNING': owed('警示教育', '机关党组织每年至少集中开展 1 次'),
  'FREQ-PLAN': {
    ...owed('年度计划', '年初召开支部会议安排部署全年工作（直属机关党委例会要求）'),
    severity: 'warn',
  },
  'FREQ-IDEOLOGY': {
    ...owed('意识形态专题培训', '地方要求（参数）；机关党员干部意识形态专题培训'),
    severity: 'warn',
  },
  'FREQ-DEBRIEFING': {
    ...owed('书记述职评议', '机关条例第三十九条：每年述职评议'),
    severity: 'warn',
  },
  'FREQ-EXCHANGE': {
    ...owed('履职情况交流', '坚持每半年交流一次履职情况（机关党建「晒比评」会议讲话）'),
    severity: 'warn',
  },
  'FREQ-HEARING-PARTY': owed('听取机关党建工作汇报', '部门党组每年至少 2 次；机关条例'),
  'FREQ-HEARING-THOUGHT': owed('听取思想政治工作汇报', '部门党组每年至少 1 次'),
} as const satisfies RuleCards

/** What a register's record stands for in the calendar: a topic that meetings deal with as well, or a duty of its own. */
export type Act = MeetingTopic | 'debriefing' | 'dutyExchange'

export type FrequencyRuleId = keyof typeof frequencyRules

export interface HeldMeeting {
  readonly meetingId: number
  readonly kind: MeetingKind
  readonly alsoCountsAs: readonly MeetingKind[]
  readonly topics: readonly MeetingTopic[]
  readonly day: LedgerDate
  readonly groupId: number | null
}

/** A record of a register that counts: 廉政学习 held by itself, a report heard, a debriefing. */
export interface HeldAct {
  readonly entryId: number
  readonly act: Act
  /** The day it counts on; for an analysis a day of the half-year it is about. */
  readonly day: LedgerDate
}

export interface FrequencyFacts {
  readonly year: number
  readonly asOf: LedgerDate
  readonly foundedOn: PartialDate | null
  /**
   * Since when the branch has a committee; null where it has none and owes no committee meeting. An expired committee
   * serves on until the next one, so there is no end.
   */
  readonly committeeSince: LedgerDate | null
  /** Since when the ledger keeps a leading group; hearings are owed by it alone. */
  readonly leadingGroupSince: LedgerDate | null
  readonly groups: readonly {
    readonly groupId: number
    readonly name: string
    readonly from: LedgerDate | null
    readonly to: LedgerDate | null
  }[]
  readonly meetings: readonly HeldMeeting[]
  readonly acts?: readonly HeldAct[]
  readonly profile: RuleProfile
}

interface Line {
  readonly ruleId: FrequencyRuleId
  readonly per: 'month' | 'firstQuarter' | 'quarter' | 'half' | 'year'
  readonly key: NumberKey
  readonly counts: (meeting: HeldMeeting) => boolean
  readonly body: 'branch' | 'committee' | 'groups' | 'leadingGroup'
  /** As the calendar names the row: a meeting kind or a topic. */
  readonly row: MeetingKind | Act
}

const ofKind = (kind: MeetingKind) => (meeting: HeldMeeting) =>
  meeting.kind === kind || meeting.alsoCountsAs.includes(kind)
const ofTopic = (topic: MeetingTopic) => (meeting: HeldMeeting) => meeting.topics.includes(topic)

const lines: readonly Line[] = [
  kindLine('FREQ-GENERAL', 'quarter', 'generalMeeting', 'branch'),
  kindLine('FREQ-COMMITTEE', 'month', 'committeeMeeting', 'committee'),
  kindLine('FREQ-GROUP', 'month', 'groupMeeting', 'groups'),
  kindLine('FREQ-THEMEDAY', 'month', 'themePartyDay', 'branch'),
  kindLine('FREQ-LECTURE', 'quarter', 'partyLecture', 'branch'),
  kindLine('FREQ-LIFE', 'year', 'organizationalLifeMeeting', 'branch'),
  kindLine('FREQ-APPRAISAL', 'year', 'memberAppraisal', 'branch'),
  topicLine('FREQ-ANALYSIS', 'half', 'ideologicalAnalysis', 'frequency.ideologicalAnalysis', 'branch'),
  topicLine('FREQ-INTEGRITY', 'year', 'integrityStudy', 'frequency.integrityStudy', 'branch'),
  topicLine('FREQ-WARNING', 'year', 'warningEducation', 'frequency.warningEducation', 'branch'),
  topicLine('FREQ-PLAN', 'firstQuarter', 'annualPlan', 'frequency.annualPlan', 'branch'),
  topicLine('FREQ-IDEOLOGY', 'year', 'ideologyTraining', 'frequency.ideologyTraining', 'branch'),
  actLine('FREQ-DEBRIEFING', 'year', 'debriefing', 'frequency.debriefing'),
  actLine('FREQ-EXCHANGE', 'half', 'dutyExchange', 'frequency.dutyExchange'),
  topicLine(
    'FREQ-HEARING-PARTY',
    'year',
    'partyBuildingHearing',
    'frequency.partyBuildingHearing',
    'leadingGroup',
  ),
  topicLine(
    'FREQ-HEARING-THOUGHT',
    'year',
    'ideologicalWorkHearing',
    'frequency.ideologicalWorkHearing',
    'leadingGroup',
  ),
]

type Counted =
  Extract<NumberKey, `frequency.${string}`> extends `frequency.${infer Kind}` ? Kind & MeetingKind : never

function kindLine(ruleId: FrequencyRuleId, per: Line['per'], kind: Counted, body: Line['body']): Line {
  return { ruleId, per, key: `frequency.${kind}`, counts: ofKind(kind), body, row: kind }
}

function topicLine(
  ruleId: FrequencyRuleId,
  per: Line['per'],
  topic: MeetingTopic,
  key: NumberKey,
  body: Line['body'],
): Line {
  return { ruleId, per, key, counts: ofTopic(topic), body, row: topic }
}

/** What no meeting counts for: it is kept in a register alone. */
function actLine(ruleId: FrequencyRuleId, per: Line['per'], row: Act, key: NumberKey): Line {
  return { ruleId, per, key, counts: () => false, body: 'branch', row }
}

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']

function periodsOf(year: number, per: Line['per']): PeriodName[] {
  if (per === 'month') return months.map((month) => `${year}-${month}`)
  if (per === 'quarter') return [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`)
  if (per === 'firstQuarter') return [`${year}Q1`]
  if (per === 'half') return [`${year}H1`, `${year}H2`]
  return [String(year)]
}

/** A span counts only where it covers the whole period: a body that began in mid-month owes from the next one. */
const covers = (name: PeriodName, from: LedgerDate | null, to: LedgerDate | null): boolean => {
  const period = periodOf(name)
  return (from === null || from <= period.from) && (to === null || to > period.to)
}

/** Every duty of a year, in the order of the law, period by period; rules switched off or counted 0 are left out. */
export function dutiesOf(facts: FrequencyFacts): Duty[] {
  const founded = facts.foundedOn === null ? null : earliestDay(facts.foundedOn)
  return lines
    .filter((line) => facts.profile.numbers[line.key] > 0 && !Object.hasOwn(facts.profile.off, line.ruleId))
    .flatMap((line) =>
      periodsOf(facts.year, line.per)
        .filter((name) => covers(name, founded, null))
        .flatMap((name) => dutiesIn(facts, line, name)),
    )
}

function dutiesIn(facts: FrequencyFacts, line: Line, name: PeriodName): Duty[] {
  if (line.body === 'groups')
    return facts.groups
      .filter((group) => covers(name, group.from, group.to))
      .map((group) => duty(facts, line, name, group.groupId, group.name))
  const since =
    line.body === 'committee'
      ? facts.committeeSince
      : line.body === 'leadingGroup'
        ? facts.leadingGroupSince
        : ''
  if (since === null || (since !== '' && !covers(name, since, null))) return []
  return [duty(facts, line, name, null, '')]
}

function duty(
  facts: FrequencyFacts,
  line: Line,
  name: PeriodName,
  groupId: number | null,
  groupName: string,
): Duty {
  const period = periodOf(name)
  const due = facts.profile.numbers[line.key]
  const held = notTwice(facts, line).filter(
    (meeting) => within(meeting.day, period) && (groupId === null || meeting.groupId === groupId),
  )
  const entryIds =
    groupId === null
      ? (facts.acts ?? [])
          .filter(({ act, day }) => act === line.row && within(day, period))
          .map((one) => one.entryId)
      : []
  const done = held.length + entryIds.length
  const { title, citation } = frequencyRules[line.ruleId]
  return {
    ruleId: line.ruleId,
    kind: line.row,
    title: groupName === '' ? title : `${title}（${groupName}）`,
    period: periodTitle(name),
    from: period.from,
    to: period.to,
    groupId,
    due,
    done,
    state:
      done >= due
        ? 'done'
        : facts.asOf > period.to
          ? 'missing'
          : facts.asOf < period.from
            ? 'ahead'
            : 'pending',
    citation,
    recordIds: held.map((meeting) => meeting.meetingId),
    entryIds,
  }
}

/**
 * 廉政专题学习 and 警示教育 are two counts: one event marked as both counts once, for the first where that still lacks one,
 * unless the profile lets it count twice.
 */
function notTwice(facts: FrequencyFacts, line: Line): HeldMeeting[] {
  const counted = facts.meetings.filter(line.counts)
  const other =
    line.row === 'integrityStudy'
      ? 'warningEducation'
      : line.row === 'warningEducation'
        ? 'integrityStudy'
        : null
  if (other === null || facts.profile.choices['integrity.mayMerge'] === 'yes') return counted
  const both = counted.filter((meeting) => meeting.topics.includes(other))
  const own = counted.filter((meeting) => !meeting.topics.includes(other))
  const integrityAlone =
    facts.meetings.filter(
      (meeting) => meeting.topics.includes('integrityStudy') && !meeting.topics.includes('warningEducation'),
    ).length + (facts.acts ?? []).filter(({ act }) => act === 'integrityStudy').length
  const taken = Math.min(
    both.length,
    Math.max(facts.profile.numbers['frequency.integrityStudy'] - integrityAlone, 0),
  )
  return [...own, ...(line.row === 'integrityStudy' ? both.slice(0, taken) : both.slice(taken))]
}
