/**
 * What a record must hold before it may be finalised, and what an inspector would remark upon.
 * `error` blocks finalising. Facts in, findings out; the place on the page is named so that the editor can lead there.
 */
import { type CheckItem, type MeetingKind, meetingTitles } from '../meetings.ts'
import { type Moment, daysBetween, weekday } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { type RuleCard, type RuleCards, bySeverity } from './card.ts'
import { checkMotion, checkWording, voteRules } from './content-votes.ts'
import { checkElection } from './election-content.ts'
import { checkExclusions } from './exclusions.ts'
import type { MeetingFacts } from './meeting-facts.ts'

const minutes = '支部工作条例第十一条至第十四条；会议记录要素'
const recording = '学习和会议要有记录，由专门的同志负责记录（市直机关党建述职会要求）'

const element = (title: string, severity: RuleCard['severity'], citation = minutes): RuleCard => ({
  title,
  severity,
  citation,
  responsibility: 'notOrganised',
  concern: '记录要素',
})

export const contentRules = {
  'MEET-01': element('缺记录人', 'error', recording),
  'MEET-02': element('缺主持人', 'error'),
  'MEET-03': element('记录人就是主持人', 'warn', recording),
  'MEET-04': element('缺地点', 'error'),
  'MEET-05': element('起止时间不全或倒置', 'error'),
  'MEET-06': element('未到会没有写明原因', 'warn'),
  'MEET-07': element('没有应到人员', 'error'),
  'MEET-08': element('缺议题、主题、主讲人等要素', 'error'),
  'MEET-09': element('议题没有名称', 'error'),
  'MEET-10': element('没有讨论发言，只有传达', 'warn', '支部工作条例第十一条：表决前充分讨论'),
  'MEET-15': element('会议还没有开就定稿', 'error'),
  'MEET-16': element('线上会议进行表决', 'warn', '支部工作条例第十一条；线上表决须上级允许'),
  'MEET-19': element('主持人、记录人登记为未到会', 'error'),
  'MEET-22': element('会后补录', 'info', '记录应在会后及时整理'),
  'MEET-24': element('在周末召开', 'info', '检查常见疑点（提示）'),
  'MEET-25': element('应到人员的出勤没有填全', 'error', '支部工作条例第十一条：到会人数按应到人数核'),
  'MEET-26': element('出勤名单里有不属于这次会议的人', 'warn', '支部工作条例第十一条：到会人数按应到人数核'),
  'ORG-12': element('主持人不是书记、副书记且未注明委托', 'warn', '支部工作条例第十四条'),
  'FREQ-03': element('不宜合并召开', 'warn', '核查口径：合并召开须有依据'),
  'LIFE-01': element('组织生活会没有批评和自我批评', 'error', '支部工作条例第十七条'),
  'LIFE-02': element('组织生活会没有写明整改', 'warn', '支部工作条例第十七条'),
} as const satisfies RuleCards

export type CheckRuleId = keyof typeof contentRules | keyof typeof voteRules
const cards: Readonly<Record<CheckRuleId, RuleCard>> = { ...contentRules, ...voteRules }

/** Adds a line; gravity is the card's unless this case is milder or graver. */
export type Add = (
  ruleId: CheckRuleId,
  field: string,
  message: string,
  severity?: CheckItem['severity'],
) => void

export interface ContentContext {
  /** Now, local: nothing can be finalised before it was held. */
  readonly now: Moment
  /** Those who may chair by office: secretary and deputy. */
  readonly chairs: readonly number[]
  readonly profile: RuleProfile
  /** What the year's set of organizational life holds of this meeting; left out where it belongs to none. */
  readonly life?: { readonly criticised: boolean; readonly problems: boolean } | undefined
}

/** Kinds whose record is a deliberation: agenda, discussion, resolution. */
const deliberating: readonly MeetingKind[] = [
  'generalMeeting',
  'committeeMeeting',
  'groupMeeting',
  'leadingGroupMeeting',
]

/** Which kinds may be held as one by default (核查口径③). */
export function mayMerge(kind: MeetingKind, other: MeetingKind): boolean {
  const groups: readonly (readonly MeetingKind[])[] = [
    ['themePartyDay', 'generalMeeting', 'partyLecture', 'studySession', 'groupMeeting'],
    ['organizationalLifeMeeting', 'memberAppraisal', 'generalMeeting'],
  ]
  return groups.some((group) => group.includes(kind) && group.includes(other))
}

/** The check-list of one meeting, errors first; rules that the profile switches off are silent. */
export function checkMeeting(meeting: MeetingFacts, context: ContentContext): CheckItem[] {
  const items: CheckItem[] = []
  const add: Add = (ruleId, field, message, severity) => {
    if (Object.hasOwn(context.profile.off, ruleId)) return
    const card = cards[ruleId]
    items.push({ ruleId, field, message, severity: severity ?? card.severity, citation: card.citation })
  }
  checkHead(meeting, context, add)
  checkAttendance(meeting, add)
  checkBody(meeting, add)
  checkLife(meeting, context.life, add)
  checkWording(meeting, add)
  for (const motion of meeting.motions)
    checkMotion(meeting, motion, context.profile.numbers['content.statementMinLength'], add)
  const { numbers, off } = context.profile
  const election = { minSurplusPercent: numbers['election.minSurplusPercent'], off }
  items.push(
    ...meeting.motions.flatMap((motion) => checkElection(meeting, motion, election)),
    ...checkExclusions(meeting.exclusions).filter((item) => !Object.hasOwn(off, item.ruleId)),
  )
  return bySeverity(items)
}

function checkHead(meeting: MeetingFacts, context: ContentContext, add: Add): void {
  if (meeting.startsAt > context.now) add('MEET-15', 'startsAt', '会议还没有开，不能定稿')
  if (meeting.endsAt === null) add('MEET-05', 'endsAt', '缺结束时间', 'warn')
  else if (meeting.endsAt <= meeting.startsAt) add('MEET-05', 'endsAt', '结束时间不晚于开始时间')
  if (meeting.place === '') add('MEET-04', 'place', '缺地点')
  if (meeting.chairId === null) add('MEET-02', 'chairId', '缺主持人')
  if (meeting.recorderId === null)
    add('MEET-01', 'recorderId', '缺记录人：学习和会议都要有专门的同志负责记录')
  if (meeting.chairId !== null && meeting.chairId === meeting.recorderId)
    add('MEET-03', 'recorderId', '记录人就是主持人，应由专门的同志记录')
  const byOffice = meeting.kind === 'generalMeeting' || meeting.kind === 'committeeMeeting'
  const other =
    meeting.chairId !== null && context.chairs.length > 0 && !context.chairs.includes(meeting.chairId)
  if (byOffice && other && meeting.chairNote === '')
    add('ORG-12', 'chairNote', '主持人不是书记、副书记，请注明受书记委托')
  for (const kind of meeting.alsoCountsAs)
    if (!mayMerge(meeting.kind, kind))
      add('FREQ-03', 'alsoCountsAs', `${meetingTitles[meeting.kind]}一般不与${meetingTitles[kind]}合并召开`)
  if (meeting.form !== 'onSite' && meeting.motions.length > 0)
    add('MEET-16', 'form', '线上形式一般不进行表决和选举，请确认上级允许')
  const day = meeting.startsAt.slice(0, 10)
  const late = daysBetween(day, meeting.enteredAt.slice(0, 10))
  if (late > context.profile.numbers['content.lateAfterDays'])
    add('MEET-22', 'startsAt', `会后 ${late} 天录入，属于补录`)
  if (weekday(day) === 0 || weekday(day) === 6) add('MEET-24', 'startsAt', '当天是周末，请核对日期')
}

/** 「沈国梁、王芳、周建明等」: enough to know who is meant. */
function someOf(people: readonly { readonly memberName: string }[]): string {
  const names = people.slice(0, 3).map(({ memberName }) => memberName)
  return `${names.join('、')}${people.length > names.length ? '等' : ''}`
}

function checkAttendance(meeting: MeetingFacts, add: Add): void {
  const { headcount } = meeting
  if (headcount.expected === 0)
    add(
      'MEET-07',
      'attendance',
      meeting.kind === 'groupMeeting'
        ? '没有应到人员：请先选党小组'
        : '没有应到人员：请先登记党员或支委会届次',
    )
  if (meeting.unmarked.length > 0)
    add(
      'MEET-25',
      'attendance',
      `名册上还有 ${meeting.unmarked.length} 人应到而没有填出勤（${someOf(meeting.unmarked)}），请按名册补齐后逐人标明`,
    )
  if (meeting.outsiders.length > 0)
    add(
      'MEET-26',
      'attendance',
      `${someOf(meeting.outsiders)}当日不在应到之列，却记在出勤里：请核对日期和届次，或改为列席`,
    )
  for (const one of meeting.away)
    if ((one.status === 'absent' || one.status === 'leave') && one.reason === '' && !one.exempt)
      add('MEET-06', 'attendance', `${one.memberName}未到会，没有写明原因`)
  for (const [id, what, field] of [
    [meeting.chairId, '主持人', 'chairId'],
    [meeting.recorderId, '记录人', 'recorderId'],
  ] as const) {
    const person = meeting.away.find((one) => one.memberId === id)
    if (person && person.status !== 'late') add('MEET-19', field, `${what}${person.memberName}登记为未到会`)
  }
  const half = headcount.presentVoting * 2 >= headcount.expectedVoting
  if (meeting.kind === 'generalMeeting' && !half)
    add(
      'VOTE-01',
      'attendance',
      `到会有表决权 ${headcount.presentVoting} 人，不足应到 ${headcount.expectedVoting} 人的半数，只能学习、通报，不得表决`,
    )
  if (meeting.kind === 'committeeMeeting' && !half)
    add(
      'VOTE-02',
      'attendance',
      `到会委员 ${headcount.presentVoting} 人，不足应到 ${headcount.expectedVoting} 人的半数，不能开支委会`,
    )
}

function checkBody(meeting: MeetingFacts, add: Add): void {
  const { kind, agenda } = meeting
  if (deliberating.includes(kind)) {
    if (agenda.length === 0) add('MEET-08', 'agenda', '还没有议题')
    for (const [index, item] of agenda.entries()) {
      if (item.title === '') add('MEET-09', `agenda.${index}`, `议题${index + 1}没有名称`)
      if (!item.speeches.some((speech) => speech.kind !== 'report' && speech.text !== ''))
        add('MEET-10', `agenda.${index}`, `议题${index + 1}没有讨论发言，只有传达`)
    }
  }
  if (kind === 'partyLecture') {
    if (meeting.theme === '') add('MEET-08', 'theme', '缺党课题目')
    if (meeting.lecturerName === '') add('MEET-08', 'lecturerName', '缺主讲人')
    if (meeting.outline === '') add('MEET-08', 'outline', '缺党课提纲', 'warn')
  }
  if (kind === 'themePartyDay') {
    if (meeting.theme === '') add('MEET-08', 'theme', '缺活动主题')
    if (meeting.outline === '' && agenda.length === 0) add('MEET-08', 'outline', '缺活动流程或内容', 'warn')
  }
  if (kind === 'studySession' && meeting.studyItems.length === 0 && meeting.theme === '')
    add('MEET-08', 'studyItems', '缺学习内容')
}

/** 「以布置工作开会来代替组织生活会」: what was said person by person stands in the minutes or in the set. */
function checkLife(meeting: MeetingFacts, life: ContentContext['life'], add: Add): void {
  if (
    meeting.kind !== 'organizationalLifeMeeting' &&
    !meeting.alsoCountsAs.includes('organizationalLifeMeeting')
  )
    return
  const speeches = meeting.agenda.flatMap((item) => item.speeches)
  const criticised = speeches.some((speech) => speech.kind === 'selfCriticism' || speech.kind === 'criticism')
  if (!criticised && life?.criticised !== true)
    add('LIFE-01', 'agenda', '没有批评和自我批评的记录，不能计为组织生活会')
  const texts = [
    meeting.outcome,
    ...meeting.agenda.map((item) => item.resolution),
    ...speeches.map((one) => one.text),
  ]
  if (life?.problems !== true && !texts.some((text) => text.includes('整改') || text.includes('改进')))
    add('LIFE-02', 'outcome', '没有写明整改措施或方向')
}
