/**
 * What the law says about the field under the cursor, in a few words of our own. The margin shows
 * it; nothing is decided from it.
 */
import { type HelpNote, decisionHelp, exclusionHelp, meetingHelp, topicHelp } from '#shared/help.ts'
import { MeetingKind, MeetingTopic, topicTitles } from '#shared/meetings.ts'
import type { DecisionKind } from '#shared/motions.ts'
import { mayMerge } from '#shared/rules/content.ts'

/** Parts of the page that have something to say; the page marks them with `data-law`. */
export type LawField =
  | 'kind'
  | 'startsAt'
  | 'place'
  | 'chair'
  | 'recorder'
  | 'group'
  | 'alsoCountsAs'
  | 'theme'
  | 'lecturer'
  | 'outline'
  | 'outcome'
  | 'attendance'
  | 'observers'
  | 'exclusions'
  | 'topics'
  | 'agenda'
  | 'speech'
  | 'resolution'
  | 'study'
  | 'motion'
  | 'statement'
  | 'vote'
  | 'ballot'
  | 'opinion'

const byField: Partial<Record<LawField, HelpNote>> = {
  startsAt: {
    text: '时间记到分钟。表决权按这一天判定：预备党员、留党察看期间的党员没有表决权。超过 7 天才录入的，会标「补录」。',
    citation: '发展党员工作细则；规则参数',
  },
  place: { text: '地点是会议记录的必备项。', citation: '会议记录要素' },
  chair: {
    text: '党员大会、支委会由书记召集并主持；书记不能参加的，可以委托副书记或委员主持，请写明委托。',
    citation: '支部工作条例第十四条',
  },
  recorder: { text: '记录人应专人担任，会后与主持人一起在纸质记录上签字。', citation: '会议记录要素' },
  group: { text: '划分了党小组的支部，党小组会逐组核查，请选清是哪一组。', citation: '支部工作条例第十三条' },
  alsoCountsAs: {
    text: '同一场活动合并召开的，在这里勾选才会计数，台账注明「与某会合并召开」。组织生活会不与部署工作的会合并。',
    citation: '规则参数（合并计数）',
  },
  theme: { text: '主题党日、党课和组织生活会要有明确的主题。', citation: '教育管理条例第十六、十七条' },
  lecturer: {
    text: '写明主讲人姓名和职务。党员领导干部应定期讲党课，党组（党委）书记每年至少讲一次。',
    citation: '支部工作条例第十六条',
  },
  outline: {
    text: '党课写提纲；主题党日写流程与内容；组织生活会写会前准备和会上查摆的问题。',
    citation: '教育管理条例第十六、十七条',
  },
  outcome: { text: '写结果和跟进：整改措施、责任人、落实情况。', citation: '支部工作条例第十七条' },
  attendance: {
    text: '有两个「应到」：预备党员计入应到，不计入有表决权的应到。缺席要写原因。名单按当日名册排出，确实不能计入的，另行登记「不计入应到」。年老体弱等免除要求的，留在名册，不计出勤率。',
    citation: '党章；教育管理条例第二十三条',
  },
  observers: { text: '列席人员不计入应到和实到，不参加表决。', citation: '支部工作条例第十一条' },
  agenda: { text: '一个议题一段；一个人一个表决事项，不打包表决。', citation: '发展党员工作细则第二十一条' },
  speech: {
    text: '记发言要点，不同意见有言必录。可以整段粘贴「姓名：发言」，会按名册自动分到各人名下。',
    citation: '会议记录要素',
  },
  resolution: {
    text: '写明应到、实到、表决方式和票数。票决事项不要写「一致同意」，用逐人表态和票数说话。',
    citation: '机关党建述职讲评要求',
  },
  study: {
    text: '写明学习的文件、发文单位、领学人。学时按 45 分钟一学时折算，可在规则参数中调整。',
    citation: '教育管理条例第二十条',
  },
  motion: {
    text: '先讨论、再逐人表态、再票决、最后形成决议，次序不能倒。发展党员两人以上的，逐个讨论、逐个表决。',
    citation: '发展党员工作细则第二十一条',
  },
  statement: {
    text: '票决前，每名到会有表决权的人都要有一条表态，写出要点。党组会上主持人最后表态。表态是公开的，不是投票。',
    citation: '党组工作条例第二十七条；机关党建述职讲评要求',
  },
  vote: {
    text: '公开表决逐人记录，合计由程序算，不手填。缺席的人不能委托他人投票。',
    citation: '支部工作条例第十一条',
  },
  ballot: {
    text: '无记名投票只留票数，不留谁投了什么。收回不多于发出，有效与无效之和等于收回。',
    citation: '发展党员工作细则第二十一条；基层组织选举工作条例',
  },
  opinion: {
    text: '因故不能到会的正式党员，开会前正式提出书面意见的，发展党员时计入票数；会后提出的无效。选举、党组会议不计。',
    citation: '发展党员工作细则第二十一条；党组工作条例第二十七条',
  },
}

const fields: readonly string[] = [...Object.keys(byField), 'kind', 'exclusions', 'topics']
export const isLawField = (text: string | undefined): text is LawField =>
  text !== undefined && fields.includes(text)

/** Where the page is, and on which decision, where it is on one. */
export interface LawPlace {
  readonly field: LawField | null
  readonly decision: DecisionKind | null
}

/**
 * The note for the field under the cursor, then how that decision is taken, or else this kind of meeting is held.
 * @param topics those that the meeting is marked with: on that field, what each of them asks for
 */
export function lawNotes(
  kind: MeetingKind,
  { field, decision }: LawPlace,
  topics: readonly MeetingTopic[] = [],
): readonly HelpNote[] {
  if (field === 'exclusions') return exclusionHelp
  if (field === 'topics') return topicNotes(topics)
  const note = field === null ? undefined : byField[field]
  const procedure = decision === null ? meetingHelp[kind] : decisionHelp[decision]
  return note === undefined ? procedure : [note, ...procedure]
}

/** What the marked topics ask for; all of them where none is marked yet. */
const topicNotes = (marked: readonly MeetingTopic[]): readonly HelpNote[] =>
  MeetingTopic.options
    .filter((topic) => marked.length === 0 || marked.includes(topic))
    .flatMap((topic) =>
      topicHelp[topic].map(({ text, citation }) => ({ text: `${topicTitles[topic]}：${text}`, citation })),
    )

/** Which head fields a kind of meeting has beyond time, place, chair and recorder. */
export interface KindShape {
  readonly theme: string | null
  readonly lecturer: boolean
  readonly outline: string | null
  readonly outcome: string | null
  readonly study: boolean
  readonly credit: boolean
}

const plain: KindShape = {
  theme: null,
  lecturer: false,
  outline: null,
  outcome: null,
  study: true,
  credit: false,
}
const shapes: Readonly<Record<MeetingKind, KindShape>> = {
  generalMeeting: plain,
  committeeMeeting: plain,
  groupMeeting: plain,
  leadingGroupMeeting: { ...plain, study: false },
  partyLecture: { ...plain, theme: '党课题目', lecturer: true, outline: '讲课提纲', credit: true },
  themePartyDay: { ...plain, theme: '主题', outline: '内容与流程', outcome: '议定事项落实', credit: true },
  organizationalLifeMeeting: { ...plain, theme: '会议主题', outline: '会前准备与查摆', outcome: '整改措施' },
  memberAppraisal: { ...plain, outline: '评议经过', outcome: '评定意见' },
  studySession: { ...plain, theme: '学习主题', outline: '学习情况', credit: true },
}
export const shapeOf = (kind: MeetingKind): KindShape => shapes[kind]

/** Kinds that one event may be held together with, and so be counted as. */
export const mergeable = (kind: MeetingKind): readonly MeetingKind[] =>
  MeetingKind.options.filter((other) => other !== kind && mayMerge(kind, other))
