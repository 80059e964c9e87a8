/**
 * What a record must hold before it may be finalised, and what an inspector would remark upon (rulebook 2.2, 2.4, 3.4).
 * `error` blocks finalising. Facts in, findings out; the place on the page is named so that the editor can lead there.
 */
import { type CheckItem, type Meeting, type MeetingKind, meetingTitles } from '../meetings.ts'
import type { Motion } from '../motions.ts'
import { type Moment, daysBetween } from '../primitives.ts'
import { ruleFor } from './voting.ts'
import { demandsPerPersonWording, findBlanketWording } from './wording.ts'

export interface ContentContext {
  /** Now, local: nothing can be finalised before it was held. */
  readonly now: Moment
  /** Those who may chair by office: secretary and deputy. */
  readonly chairs: readonly number[]
  /** Least length of a statement, characters. */
  readonly statementMinLength: number
}

type Add = (
  severity: CheckItem['severity'],
  ruleId: string,
  field: string,
  message: string,
  citation: string,
) => void

/** Kinds whose record is a deliberation: agenda, discussion, resolution. */
const deliberating: readonly MeetingKind[] = [
  'generalMeeting',
  'committeeMeeting',
  'groupMeeting',
  'leadingGroupMeeting',
]

const minutes = '会议记录要素（支部工作条例第十一条至第十四条）'

/** Which kinds may be held as one with `kind` by default (rulebook 2.2, 核查口径③). */
export function mayMerge(kind: MeetingKind, other: MeetingKind): boolean {
  const groups: readonly (readonly MeetingKind[])[] = [
    ['themePartyDay', 'generalMeeting', 'partyLecture', 'studySession', 'groupMeeting'],
    ['organizationalLifeMeeting', 'memberAppraisal', 'generalMeeting'],
  ]
  return groups.some((group) => group.includes(kind) && group.includes(other))
}

/** The check-list of one meeting, errors first. */
export function checkMeeting(meeting: Meeting, context: ContentContext): CheckItem[] {
  const items: CheckItem[] = []
  const add: Add = (severity, ruleId, field, message, citation) =>
    items.push({ severity, ruleId, field, message, citation })
  checkHead(meeting, context, add)
  checkAttendance(meeting, add)
  checkBody(meeting, add)
  checkWording(meeting, add)
  for (const motion of meeting.motions) checkMotion(meeting, motion, context, add)
  const rank = { error: 0, warn: 1, info: 2 } as const
  return items.toSorted((a, b) => rank[a.severity] - rank[b.severity])
}

function checkHead(meeting: Meeting, context: ContentContext, add: Add): void {
  if (meeting.startsAt > context.now) add('error', 'MEET-15', 'startsAt', '会议还没有开，不能定稿', minutes)
  if (meeting.endsAt === null) add('warn', 'MEET-05', 'endsAt', '缺结束时间', minutes)
  else if (meeting.endsAt <= meeting.startsAt)
    add('error', 'MEET-05', 'endsAt', '结束时间不晚于开始时间', minutes)
  if (meeting.place === '') add('error', 'MEET-04', 'place', '缺地点', minutes)
  if (meeting.chairId === null) add('error', 'MEET-02', 'chairId', '缺主持人', minutes)
  if (meeting.recorderId === null)
    add(
      'error',
      'MEET-01',
      'recorderId',
      '缺记录人：学习和会议都要有专门的同志负责记录',
      '党支部组织生活记录要求；支部工作条例第十四条',
    )
  if (meeting.chairId !== null && meeting.chairId === meeting.recorderId)
    add('warn', 'MEET-03', 'recorderId', '记录人就是主持人，应由专门的同志记录', '党支部组织生活记录要求')
  const byOffice = meeting.kind === 'generalMeeting' || meeting.kind === 'committeeMeeting'
  const other =
    meeting.chairId !== null && context.chairs.length > 0 && !context.chairs.includes(meeting.chairId)
  if (byOffice && other && meeting.chairNote === '')
    add('warn', 'ORG-12', 'chairNote', '主持人不是书记、副书记，请注明受书记委托', '支部工作条例第十四条')
  for (const kind of meeting.alsoCountsAs) {
    if (!mayMerge(meeting.kind, kind))
      add(
        'warn',
        'FREQ-03',
        'alsoCountsAs',
        `${meetingTitles[meeting.kind]}一般不与${meetingTitles[kind]}合并召开`,
        '核查口径：合并召开须有依据',
      )
  }
  if (meeting.form !== 'onSite' && meeting.motions.length > 0)
    add('warn', 'MEET-16', 'form', '线上形式一般不进行表决和选举，请确认上级允许', '支部工作条例第十一条')
  const late = daysBetween(meeting.startsAt.slice(0, 10), meeting.enteredAt.slice(0, 10))
  if (late > 7) add('info', 'MEET-22', 'startsAt', `会后 ${late} 天录入，属于补录`, '记录应在会后及时整理')
}

function checkAttendance(meeting: Meeting, add: Add): void {
  const { attendance, headcount } = meeting
  if (attendance.length === 0)
    add(
      'error',
      'MEET-06',
      'attendance',
      meeting.kind === 'groupMeeting'
        ? '没有应到人员：请先选党小组'
        : '没有应到人员：请先登记党员或支委会届次',
      minutes,
    )
  for (const one of attendance) {
    if ((one.status === 'absent' || one.status === 'leave') && one.reason === '' && !one.exempt)
      add('warn', 'MEET-06', 'attendance', `${one.memberName}未到会，没有写明原因`, minutes)
  }
  for (const [id, what, field] of [
    [meeting.chairId, '主持人', 'chairId'],
    [meeting.recorderId, '记录人', 'recorderId'],
  ] as const) {
    const person = attendance.find((one) => one.memberId === id)
    if (person && person.status !== 'present' && person.status !== 'late')
      add('error', 'MEET-19', field, `${what}${person.memberName}登记为未到会`, minutes)
  }
  if (meeting.kind === 'generalMeeting' && headcount.presentVoting * 2 < headcount.expectedVoting)
    add(
      'warn',
      'VOTE-01',
      'attendance',
      `到会有表决权 ${headcount.presentVoting} 人，不足应到 ${headcount.expectedVoting} 人的半数，只能学习、通报，不得表决`,
      '支部工作条例第十一条',
    )
  if (meeting.kind === 'committeeMeeting' && headcount.presentVoting * 2 < headcount.expectedVoting)
    add(
      'error',
      'VOTE-02',
      'attendance',
      `到会委员 ${headcount.presentVoting} 人，不足应到 ${headcount.expectedVoting} 人的半数，不能开支委会`,
      '支部工作条例第十二条',
    )
}

function checkBody(meeting: Meeting, add: Add): void {
  const { kind, agenda } = meeting
  if (deliberating.includes(kind)) {
    if (agenda.length === 0) add('error', 'MEET-08', 'agenda', '还没有议题', minutes)
    for (const [index, item] of agenda.entries()) {
      if (item.title === '') add('error', 'MEET-09', `agenda.${index}`, `议题${index + 1}没有名称`, minutes)
      if (!item.speeches.some((speech) => speech.kind !== 'report' && speech.text !== ''))
        add(
          'warn',
          'MEET-10',
          `agenda.${index}`,
          `议题${index + 1}没有讨论发言，只有传达`,
          '支部工作条例第十一条：表决前充分讨论',
        )
    }
  }
  if (kind === 'partyLecture') {
    if (meeting.theme === '') add('error', 'MEET-08', 'theme', '缺党课题目', '支部工作条例第十六条')
    if (meeting.lecturerName === '')
      add('error', 'MEET-08', 'lecturerName', '缺主讲人', '支部工作条例第十六条')
    if (meeting.outline === '') add('warn', 'MEET-08', 'outline', '缺党课提纲', '支部工作条例第十六条')
  }
  if (kind === 'themePartyDay') {
    if (meeting.theme === '') add('error', 'MEET-08', 'theme', '缺活动主题', '教育管理条例第十六条')
    if (meeting.outline === '' && agenda.length === 0)
      add('warn', 'MEET-08', 'outline', '缺活动流程或内容', '教育管理条例第十六条')
  }
  if (kind === 'studySession' && meeting.studyItems.length === 0 && meeting.theme === '')
    add('error', 'MEET-08', 'studyItems', '缺学习内容', '教育管理条例第二十条')
  if (kind === 'organizationalLifeMeeting' || meeting.alsoCountsAs.includes('organizationalLifeMeeting')) {
    const speeches = agenda.flatMap((item) => item.speeches)
    if (!speeches.some((speech) => speech.kind === 'selfCriticism' || speech.kind === 'criticism'))
      add(
        'error',
        'LIFE-01',
        'agenda',
        '没有批评和自我批评的记录，不能计为组织生活会',
        '支部工作条例第十七条',
      )
  }
}

function checkWording(meeting: Meeting, add: Add): void {
  for (const [index, item] of meeting.agenda.entries()) {
    const motions = meeting.motions.filter((motion) => motion.agendaItemId === item.agendaItemId)
    const blocks = motions.some((motion) => demandsPerPersonWording(motion.decisionKind))
    const texts = [item.resolution, ...item.speeches.map((speech) => speech.text)]
    const [found] = texts.flatMap((text) => findBlanketWording(text))
    if (found)
      add(
        blocks ? 'error' : 'info',
        'WORD-01',
        `agenda.${index}`,
        blocks
          ? `议题${index + 1}写有「${found.word}」：票决事项须逐人表态、逐人记录`
          : `议题${index + 1}写有「${found.word}」，建议写明各人意见`,
        '票决之前要逐个表态发言并作好记录',
      )
  }
}

function checkMotion(meeting: Meeting, motion: Motion, context: ContentContext, add: Add): void {
  const field = `motion.${motion.motionId}`
  const rule = ruleFor(motion.decisionKind)
  const name = `「${motion.title}」`
  if (motion.stage === 'discussing')
    add(
      'error',
      'VOTE-03',
      field,
      `${name}还有 ${motion.statementsMissing.length} 人没有表态`,
      '票决之前要逐个表态发言并作好记录',
    )
  else if (motion.stage === 'stated') add('error', 'VOTE-04', field, `${name}还没有表决结果`, rule.citation)
  else if (motion.stage === 'voted') add('error', 'VOTE-05', field, `${name}还没有写入决议`, rule.citation)
  const voted = motion.stage === 'voted' || motion.stage === 'resolved'
  if (voted && !motion.verdict.quorate)
    add('error', 'VOTE-06', field, `${name}：${motion.verdict.reasons[0] ?? '到会人数不足'}`, rule.citation)
  if (motion.stage === 'resolved' && rule.approve !== null) {
    const claims =
      /通过|同意/.test(motion.resolution) && !/未通过|没有通过|不予|未获|缓议/.test(motion.resolution)
    if (!motion.verdict.passed && claims)
      add('error', 'VOTE-07', field, `${name}票数未达到规定，决议却写了通过`, rule.citation)
    if (motion.verdict.passed && /未通过|没有通过|未获通过/.test(motion.resolution))
      add('error', 'VOTE-07', field, `${name}票数已达到规定，决议却写了未通过`, rule.citation)
  }
  const [blanket] = findBlanketWording(motion.resolution)
  if (blanket && demandsPerPersonWording(motion.decisionKind))
    add(
      'error',
      'WORD-01',
      field,
      `${name}的决议写有「${blanket.word}」，须逐人表述`,
      '票决之前要逐个表态发言并作好记录',
    )
  if (motion.method === 'secretBallot' && voted) {
    if (motion.scrutineers.length === 0) add('error', 'VOTE-08', field, `${name}缺监票人`, rule.citation)
    if (motion.tellers.length === 0) add('warn', 'VOTE-08', field, `${name}缺计票人`, rule.citation)
    if (motion.subjectName !== '' && motion.scrutineers.includes(motion.subjectName))
      add('error', 'VOTE-08', field, `${name}的监票人就是表决对象`, rule.citation)
  }
  const short = motion.statements.filter((one) => [...one.text].length < context.statementMinLength)
  if (motion.statementsRequired && short.length > 0)
    add(
      'warn',
      'VOTE-09',
      field,
      `${name}有 ${short.length} 人的表态发言不足 ${context.statementMinLength} 字`,
      '票决之前要逐个表态发言并作好记录',
    )
  const last = motion.statements.at(-1)
  if (motion.statementsRequired && last && meeting.chairId !== null && last.memberId !== meeting.chairId)
    add(
      meeting.kind === 'leadingGroupMeeting' ? 'error' : 'info',
      'VOTE-10',
      field,
      `${name}：主持人应当最后表态`,
      '党组工作条例第二十七条',
    )
}
