/**
 * Organizational life of a year, as one set of papers from the plan to the report: study, opinions, talks beforehand,
 * self-examination, criticism person by person, problems and what is done about them.
 */
import { z } from 'zod'
import { MeetingKind, MeetingState } from './meetings.ts'
import { command, query } from './operation.ts'
import {
  BranchId,
  LedgerDate,
  MeetingId,
  MemberId,
  PartialDate,
  line,
  prose,
  requiredLine,
} from './primitives.ts'
import { RectificationItem } from './rectification.ts'

export const LifeId = z.number().int().positive()

/** As what a meeting belongs to the set; one event may be the life meeting and the appraisal at once. */
export const LifeRole = z.enum(['study', 'life', 'appraisal'])
export type LifeRole = z.infer<typeof LifeRole>
export const lifeRoleTitles: Readonly<Record<LifeRole, string>> = {
  study: '会前学习',
  life: '组织生活会',
  appraisal: '民主评议',
}

export const OpinionSource = z.enum(['member', 'masses', 'grassroots', 'leader', 'superior', 'other'])
export type OpinionSource = z.infer<typeof OpinionSource>
export const opinionSourceTitles: Readonly<Record<OpinionSource, string>> = {
  member: '本支部党员',
  masses: '干部群众',
  grassroots: '基层单位、服务对象',
  leader: '单位领导班子',
  superior: '上级党组织',
  other: '其他',
}

export const OpinionWay = z.enum(['questionnaire', 'forum', 'interview', 'visit', 'box', 'other'])
export type OpinionWay = z.infer<typeof OpinionWay>
export const opinionWayTitles: Readonly<Record<OpinionWay, string>> = {
  questionnaire: '征求意见表',
  forum: '座谈会',
  interview: '个别访谈',
  visit: '上门走访',
  box: '意见箱',
  other: '其他',
}

export const ProblemSource = z.enum(['opinion', 'examination', 'criticism', 'superior', 'other'])
export type ProblemSource = z.infer<typeof ProblemSource>
export const problemSourceTitles: Readonly<Record<ProblemSource, string>> = {
  opinion: '征求意见',
  examination: '对照检查',
  criticism: '会上批评',
  superior: '上级点评',
  other: '其他',
}

export const LifeMeetingLink = z.object({
  meetingId: MeetingId,
  role: LifeRole,
  kind: MeetingKind,
  name: z.string(),
  startsAt: z.string(),
  state: MeetingState,
  /** People who came. */
  present: z.number().int(),
})
export type LifeMeetingLink = z.infer<typeof LifeMeetingLink>

export const LifeOpinion = z.object({
  opinionId: z.number().int().positive(),
  gatheredOn: LedgerDate,
  source: OpinionSource,
  way: OpinionWay,
  /** Empty where it is anonymous. */
  fromName: z.string(),
  /** Null: about the committee or the branch as a body. */
  aboutId: MemberId.nullable(),
  aboutName: z.string(),
  text: z.string(),
})
export type LifeOpinion = z.infer<typeof LifeOpinion>

export const LifeTalk = z.object({
  talkId: z.number().int().positive(),
  heldOn: PartialDate,
  group: z.boolean(),
  talkers: z.array(z.object({ memberId: MemberId.nullable(), name: z.string() })),
  partners: z.array(z.object({ memberId: MemberId.nullable(), name: z.string() })),
})
export type LifeTalk = z.infer<typeof LifeTalk>

export const SelfExamination = z.object({
  /** Null: the committee as a body. */
  memberId: MemberId.nullable(),
  memberName: z.string(),
  examinedOn: LedgerDate.nullable(),
  problems: z.string(),
  causes: z.string(),
  direction: z.string(),
})
export type SelfExamination = z.infer<typeof SelfExamination>

/** Critic and criticised the same: self-criticism, whose answer is the last word of the person to all that was said. */
export const LifeCriticism = z.object({
  criticId: MemberId,
  criticName: z.string(),
  criticisedId: MemberId,
  criticisedName: z.string(),
  order: z.number().int().positive(),
  text: z.string(),
  answer: z.string(),
})
export type LifeCriticism = z.infer<typeof LifeCriticism>

export const LifeProblem = z.object({
  problemId: z.number().int().positive(),
  memberId: MemberId.nullable(),
  memberName: z.string(),
  source: ProblemSource,
  problem: z.string(),
  /** Where it stands on the list of what is to be put right: measure, who, until when, outcome. */
  item: RectificationItem.nullable(),
})
export type LifeProblem = z.infer<typeof LifeProblem>

const Participant = z.object({ memberId: MemberId, name: z.string() })

export const LifeCampaign = z.object({
  lifeId: LifeId,
  branchId: BranchId,
  year: z.number().int(),
  theme: z.string(),
  superiorRef: z.string(),
  plan: z.string(),
  plannedOn: LedgerDate.nullable(),
  opinionSummary: z.string(),
  report: z.string(),
  reportedOn: LedgerDate.nullable(),
  reportedTo: z.string(),
  void: z.boolean(),
  voidReason: z.string(),
  enteredAt: z.string(),
  meetings: z.array(LifeMeetingLink),
  opinions: z.array(LifeOpinion),
  /** Talks before the meeting, by their occasion; never what was said. */
  talks: z.array(LifeTalk),
  examinations: z.array(SelfExamination),
  criticisms: z.array(LifeCriticism),
  problems: z.array(LifeProblem),
  /** Members who came to the life meeting. */
  participants: z.array(Participant),
})
export type LifeCampaign = z.infer<typeof LifeCampaign>

export const LifeStepName = z.enum([
  'plan',
  'study',
  'opinions',
  'talks',
  'examination',
  'criticism',
  'problems',
  'report',
  'appraisal',
])
export type LifeStepName = z.infer<typeof LifeStepName>

export const lifeStepTitles: Readonly<Record<LifeStepName, string>> = {
  plan: '方案',
  study: '会前学习',
  opinions: '征求意见',
  talks: '会前谈心谈话',
  examination: '对照检查',
  criticism: '逐人批评与自我批评',
  problems: '问题清单与整改',
  report: '情况报告',
  appraisal: '民主评议',
}

/** `ahead`: its time has not come; `missing`: nothing there yet; `partly`: something is still lacking. */
export const LifeStepState = z.enum(['done', 'partly', 'missing', 'ahead'])
export type LifeStepState = z.infer<typeof LifeStepState>
export const lifeStateWords: Readonly<Record<LifeStepState, string>> = {
  done: '已齐',
  partly: '还缺',
  missing: '未做',
  ahead: '未到',
}

export const LifeFault = z.object({
  ruleId: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  message: z.string(),
  citation: z.string(),
})
export type LifeFault = z.infer<typeof LifeFault>

export const LifeStep = z.object({
  step: LifeStepName,
  state: LifeStepState,
  /** What is there, in a sentence. */
  said: z.string(),
  faults: z.array(LifeFault),
  /** What the law asks of this step. */
  law: z.string(),
  citation: z.string(),
})
export type LifeStep = z.infer<typeof LifeStep>

export const LifeStatus = z.object({ lifeId: LifeId, year: z.number().int(), steps: z.array(LifeStep) })
export type LifeStatus = z.infer<typeof LifeStatus>

export const LifeSummary = LifeCampaign.pick({
  lifeId: true,
  year: true,
  theme: true,
  void: true,
  meetings: true,
}).extend({
  stepsDone: z.number().int(),
  stepsOf: z.number().int(),
  /** The first step that is not done; null where all are. */
  next: LifeStepName.nullable(),
})
export type LifeSummary = z.infer<typeof LifeSummary>

const Year = z.number().int().min(1921).max(2200)
const head = {
  theme: line(200),
  superiorRef: line(100),
  plan: prose(20000),
  plannedOn: LedgerDate.nullable(),
  opinionSummary: prose(5000),
}
const touches = ['life', 'compliance'] as const
const lifeId = LifeId

export const lifeOperations = {
  'life.list': query(
    '历年组织生活会成套材料：做到哪一步',
    z
      .object({ branchId: BranchId.optional(), withVoid: z.boolean().default(false) })
      .default({ withVoid: false }),
    z.array(LifeSummary),
  ),
  'life.show': query('一套组织生活会材料的全部内容（不含谈话内容）', z.object({ lifeId }), LifeCampaign),
  'life.status': query('组织生活会逐步进度：做了什么、缺什么、法规怎么说', z.object({ lifeId }), LifeStatus),
  'life.ofMeeting': query(
    '这次会议属于哪一套组织生活会材料；没有则为 null',
    z.object({ meetingId: MeetingId }),
    z.object({ lifeId, year: z.number().int(), roles: z.array(LifeRole) }).nullable(),
  ),
  'life.plan': command(
    '制定某年组织生活会方案（一年一套）；当年已有的组织生活会自动挂上',
    z
      .object({ branchId: BranchId.optional(), year: Year, ...head })
      .partial()
      .required({ year: true }),
    LifeCampaign,
    { touches },
  ),
  'life.amend': command(
    '更改方案、征求意见情况说明',
    z.object(head).partial().extend({ lifeId, year: Year.optional() }),
    LifeCampaign,
    { touches },
  ),
  'life.void': command(
    '作废一套组织生活会材料（写明理由，内容仍保留）',
    z.object({ lifeId, reason: requiredLine(200, '作废理由') }),
    LifeCampaign,
    { touches },
  ),
  'life.restore': command('恢复作废的一套材料', z.object({ lifeId }), LifeCampaign, { touches }),
  'life.linkMeeting': command(
    '挂上一次会议：会前学习、组织生活会或民主评议',
    z.object({ lifeId, meetingId: MeetingId, role: LifeRole }),
    LifeCampaign,
    { touches },
  ),
  'life.unlinkMeeting': command(
    '取下一次会议（会议记录本身不动）',
    z.object({ lifeId, meetingId: MeetingId, role: LifeRole }),
    LifeCampaign,
    { touches },
  ),
  'life.addOpinion': command(
    '登记一条征求到的意见（可不署名）',
    z.object({
      lifeId,
      gatheredOn: LedgerDate,
      source: OpinionSource,
      way: OpinionWay.default('questionnaire'),
      fromName: line(30).default(''),
      aboutId: MemberId.nullable().default(null),
      text: prose(2000).pipe(z.string().min(1, '请填写意见内容')),
    }),
    LifeCampaign,
    { touches },
  ),
  'life.voidOpinion': command(
    '撤去一条登记错的意见（仍留在台账文件里）',
    z.object({ opinionId: z.number().int().positive() }),
    LifeCampaign,
    { touches },
  ),
  'life.restoreOpinion': command(
    '恢复撤去的一条意见',
    z.object({ opinionId: z.number().int().positive() }),
    LifeCampaign,
    { touches },
  ),
  'life.examine': command(
    '写对照检查：memberId 为 null 是支部班子的',
    z.object({
      lifeId,
      memberId: MemberId.nullable(),
      examinedOn: LedgerDate.nullable().optional(),
      problems: prose(10000).pipe(z.string().min(1, '请填写查摆的主要问题')),
      causes: prose(5000).optional(),
      direction: prose(5000).optional(),
    }),
    LifeCampaign,
    { touches },
  ),
  'life.criticise': command(
    '逐人记录：批评人与被批评人相同即为自我批评，answer 为本人表态',
    z.object({
      lifeId,
      criticisms: z
        .array(
          z.object({
            criticId: MemberId,
            criticisedId: MemberId,
            text: prose(5000).optional(),
            answer: prose(2000).optional(),
          }),
        )
        .min(1)
        .max(2000),
    }),
    LifeCampaign,
    { touches },
  ),
  'life.takeSpeeches': command(
    '从组织生活会记录里取逐人发言：自我批评之后的批评意见归到同一个人；已记的不动',
    z.object({ lifeId }),
    LifeCampaign,
    { touches },
  ),
  'life.addProblem': command(
    '列入问题清单，同时列为整改事项',
    z.object({
      lifeId,
      memberId: MemberId.nullable().default(null),
      source: ProblemSource,
      problem: line(500).pipe(z.string().min(1, '请填写问题')),
      measure: prose(1000).default(''),
      owner: line(30).default(''),
      dueOn: LedgerDate.nullable().default(null),
    }),
    LifeCampaign,
    { touches },
  ),
  'life.voidProblem': command(
    '从问题清单撤去（整改台账里的事项另行处理）',
    z.object({ problemId: z.number().int().positive() }),
    LifeCampaign,
    { touches },
  ),
  'life.restoreProblem': command(
    '恢复从问题清单撤去的一条',
    z.object({ problemId: z.number().int().positive() }),
    LifeCampaign,
    { touches },
  ),
  'life.report': command(
    '写情况报告：正文、报告日期、报告对象',
    z.object({
      lifeId,
      report: prose(20000).optional(),
      reportedOn: LedgerDate.nullable().optional(),
      reportedTo: line(100).optional(),
    }),
    LifeCampaign,
    { touches },
  ),
}
