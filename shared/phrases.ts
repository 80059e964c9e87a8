/** Phrases of minutes: the usual ones of each kind of meeting, and those that a branch keeps for itself. */
import { z } from 'zod'
import { MeetingKind } from './meeting-kinds.ts'
import { command, query } from './operation.ts'
import { prose } from './primitives.ts'

/** A phrase that a branch keeps. Void ones stay, and are not offered. */
export const Phrase = z.object({
  phraseId: z.number().int().positive(),
  /** Null: offered at every kind. */
  kind: MeetingKind.nullable(),
  text: z.string().min(1).max(500),
  void: z.boolean(),
})
export type Phrase = z.infer<typeof Phrase>

/** As the setting is kept. */
export const Phrases = z.array(Phrase).max(500)

const text = prose(500).pipe(z.string().min(1, '请填写短语'))
const phraseId = z.number().int().positive()
const touches = ['ledger'] as const

export const phraseOperations = {
  'phrases.list': query('本支部自存的短语', z.object({}).default({}), Phrases),
  'phrases.add': command(
    '存一条短语',
    z.object({ kind: MeetingKind.nullable().default(null), text }),
    Phrase,
    { touches },
  ),
  'phrases.amend': command(
    '改一条短语',
    z.object({ phraseId, kind: MeetingKind.nullable().optional(), text: text.optional() }),
    Phrase,
    { touches },
  ),
  'phrases.void': command('停用一条短语', z.object({ phraseId }), Phrase, { touches }),
  'phrases.restore': command('恢复停用的短语', z.object({ phraseId }), Phrase, { touches }),
}

/** What a kind of meeting is usually made of. Our own words; nothing is decided from them. */
export interface Pattern {
  /** Titles of the items, in their order. */
  readonly agenda: readonly string[]
  readonly phrases: readonly string[]
}

const opening = '主持人宣布开会：今天应到　人，实到　人，其中有表决权的　人，符合规定人数，现在开会。'
const leave = '　　同志因　　请假，已事先向支部说明；会后由　　负责传达会议内容。'
const followUp = '议定事项由　　牵头，　　配合，于　月　日前完成，下次会议报告落实情况。'
const different = '　　同志提出不同意见：　　。会议对此作了说明，意见记录在案。'

const decision = [
  '经充分讨论，以举手方式表决：赞成　人，不赞成　人，弃权　人。赞成人数超过应到会有表决权党员的半数，决议通过。',
  '经无记名投票：发出选票　张，收回　张，有效　张；赞成　票，不赞成　票，弃权　票。',
  '赞成人数没有超过应到会有表决权党员的半数，决议没有通过，留待进一步研究后再提交讨论。',
]

export const patterns: Readonly<Record<MeetingKind, Pattern>> = {
  generalMeeting: {
    agenda: ['传达学习上级文件精神', '听取支委会工作报告', '讨论支部重要事项', '表决'],
    phrases: [
      opening,
      leave,
      '本次会议的议题已由支委会研究确定，并提前通知全体党员。',
      ...decision,
      different,
      followUp,
    ],
  },
  committeeMeeting: {
    agenda: ['上月工作落实情况', '研究本月工作安排', '研究发展党员和党员教育管理事项'],
    phrases: [
      opening,
      '会议逐项研究，各委员依次发表意见，主持人最后归纳。',
      '会议决定：一、　　；二、　　。',
      '此事项经支委会研究同意，提交党员大会讨论决定。',
      different,
      followUp,
    ],
  },
  groupMeeting: {
    agenda: ['学习文件并谈体会', '开展谈心、批评和自我批评', '讨论支部交办的事项'],
    phrases: [
      opening,
      '组员结合岗位谈了体会：　　。',
      '　　同志对自己的不足作了检查：　　。大家提出的意见是：　　。',
      '小组意见：　　。由组长向支委会报告。',
      leave,
    ],
  },
  partyLecture: {
    agenda: ['主讲人授课', '讨论交流', '支部书记小结'],
    phrases: [
      '主讲人围绕　　，从　　个方面作了讲解。',
      '党员结合工作提问和交流，主讲人作了回应。',
      '请假的　　同志于　月　日前补学，由　　负责。',
      leave,
    ],
  },
  themePartyDay: {
    agenda: ['重温入党誓词', '集中学习', '开展主题活动', '民主议事'],
    phrases: [
      '本次主题党日的主题是　　，方案已经支委会研究。',
      '活动于　　开展，参加党员　人，历时　小时。',
      '党员提出意见建议　条，由　　汇总，下次党日通报办理情况。',
      followUp,
    ],
  },
  organizationalLifeMeeting: {
    agenda: [
      '报告会前准备和上次整改落实情况',
      '支部班子对照检查',
      '党员逐一对照检查、开展相互批评',
      '上级点评',
      '明确整改措施',
    ],
    phrases: [
      '会前集中学习　次，谈心谈话　人次，征求意见　条。',
      '　　同志对照检查：存在的问题是　　；原因是　　；今后的措施是　　。',
      '　　同志对　　同志提出批评：　　。　　同志表示接受，措施是　　。',
      '会后列出问题清单和整改措施，写明责任人和时限，向党员公布。',
    ],
  },
  memberAppraisal: {
    agenda: ['个人自评', '党员互评', '民主测评', '支委会综合评定意见'],
    phrases: [
      '参加评议的党员　人，发出测评票　张，收回　张。',
      '按规定，评为优秀的一般不超过参加评议党员的三分之一；预备党员参加评议，不评定等次。',
      '评定意见由　　在　月　日前向本人反馈。',
    ],
  },
  studySession: {
    agenda: ['领学文件', '交流发言', '小结'],
    phrases: [
      '由　　领学　　（发文单位：　　），历时　分钟。',
      '　　同志联系实际谈了认识：　　；下一步打算：　　。',
      '未到会的　　同志由　　送学，于　月　日前完成补学。',
    ],
  },
  leadingGroupMeeting: {
    agenda: ['传达学习', '听取汇报', '讨论决定事项'],
    phrases: [
      '会议应到成员　人，实到　人，符合规定人数。列席：　　。',
      '与会成员逐个发表意见，主持人最后表态。',
      '会议决定：　　。由　　负责落实，　　督办。',
      different,
    ],
  },
}

/** What is offered at a kind: the branch's own first, then the usual ones. */
export const offered = (
  kind: MeetingKind,
  own: readonly Phrase[],
): { readonly own: readonly Phrase[]; readonly usual: readonly string[] } => ({
  own: own.filter((phrase) => !phrase.void && (phrase.kind === null || phrase.kind === kind)),
  usual: patterns[kind].phrases,
})
