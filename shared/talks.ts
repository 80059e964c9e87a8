/** Heart-to-heart talks: who talked with whom, when, about what; and the year's coverage. */
import { z } from 'zod'
import { command, query } from './operation.ts'
import { BranchId, LedgerDate, MemberId, Moment, PartialDate, TalkId, line, prose } from './primitives.ts'

export const TalkOccasion = z.enum([
  'routine',
  'organizationalLife',
  'transferIn',
  'commended',
  'hardship',
  'warningSign',
  'sanctioned',
  'appraisalFeedback',
  'application',
  'admission',
  'conversion',
  'care',
  'reminder',
  'criticism',
  'politicalBirthday',
  'memberRequest',
  'other',
])
export type TalkOccasion = z.infer<typeof TalkOccasion>

export const occasionTitles: Readonly<Record<TalkOccasion, string>> = {
  routine: '日常谈心',
  organizationalLife: '组织生活会会前谈话',
  transferIn: '工作变动或组织关系转入',
  commended: '受到表彰',
  hardship: '家庭变故、困难受挫',
  warningSign: '苗头性倾向性问题',
  sanctioned: '受处理处分、重新纳入管理',
  appraisalFeedback: '反馈民主评议结果',
  application: '入党申请谈话',
  admission: '接收为预备党员谈话',
  conversion: '转正或延期谈话',
  care: '关心关爱',
  reminder: '提醒谈话',
  criticism: '批评教育',
  politicalBirthday: '政治生日',
  memberRequest: '本人主动要求',
  other: '其他',
}

export const TalkForm = z.enum(['oneToOne', 'group'])
export type TalkForm = z.infer<typeof TalkForm>

const Party = z.object({ memberId: MemberId.nullable(), name: z.string() })

/** What was said: four columns, so that talk about work does not stand in for the talk (speech 000). */
export const TalkColumns = z.object({
  thought: prose(5000),
  work: prose(5000),
  life: prose(5000),
  suggestions: prose(5000),
  /** The talker's opinion. */
  opinion: prose(5000),
  followUp: prose(5000),
})
export type TalkColumns = z.infer<typeof TalkColumns>

export const TalkSummary = z.object({
  talkId: TalkId,
  branchId: BranchId,
  talkers: z.array(Party),
  partners: z.array(Party),
  /** A day, a month where only that is known. */
  heldOn: PartialDate,
  heldAt: Moment.nullable(),
  place: z.string(),
  occasion: TalkOccasion,
  form: TalkForm,
  /** Which columns hold something; never what. */
  filled: z.array(z.enum(['thought', 'work', 'life', 'suggestions', 'opinion', 'followUp'])),
  void: z.boolean(),
  source: z.enum(['entered', 'imported']),
  enteredAt: z.string(),
})
export type TalkSummary = z.infer<typeof TalkSummary>

export const Talk = TalkSummary.extend({
  /** Null unless `reveal` was asked for. */
  columns: TalkColumns.nullable(),
  voidReason: z.string(),
  /** 「只填了工作」 and the like, with citation. */
  remarks: z.array(z.object({ ruleId: z.string(), message: z.string(), citation: z.string() })),
})
export type Talk = z.infer<typeof Talk>

/** One cell of the year's matrix. */
export const CoverageGap = z.object({
  /** T1 secretary × member, T2 committee pairs, T3 member × any committee member, T4 member × any other. */
  line: z.enum(['T1', 'T2', 'T3', 'T4']),
  memberId: MemberId,
  memberName: z.string(),
  otherId: MemberId.nullable(),
  otherName: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  message: z.string(),
  citation: z.string(),
})
export type CoverageGap = z.infer<typeof CoverageGap>

export const CoverageRow = z.object({
  memberId: MemberId,
  memberName: z.string(),
  post: z.string(),
  /** Talks with the secretary this year (both directions). */
  bySecretary: z.number().int(),
  /** Talks with each committee member, keyed by committee member. */
  byCommittee: z.array(z.object({ memberId: MemberId, count: z.number().int() })),
  /** With members who hold no committee post. */
  byPeers: z.number().int(),
  total: z.number().int(),
})
export type CoverageRow = z.infer<typeof CoverageRow>

export const Coverage = z.object({
  year: z.number().int(),
  asOf: LedgerDate,
  secretary: Party.nullable(),
  committee: z.array(z.object({ memberId: MemberId, name: z.string(), post: z.string() })),
  rows: z.array(CoverageRow),
  gaps: z.array(CoverageGap),
  talkCount: z.number().int(),
})
export type Coverage = z.infer<typeof Coverage>

const TalkInput = TalkColumns.extend({
  talkerIds: z.array(MemberId).max(10),
  partnerIds: z.array(MemberId).max(60),
  /** People outside the roster, by name. */
  talkerNames: z.array(line(30)).max(10),
  partnerNames: z.array(line(30)).max(60),
  heldOn: PartialDate,
  heldAt: Moment.nullable(),
  place: line(100),
  occasion: TalkOccasion,
  form: TalkForm,
})

/** What an unstated field starts as. */
export const talkDefaults = {
  thought: '',
  work: '',
  life: '',
  suggestions: '',
  opinion: '',
  followUp: '',
  talkerIds: [],
  partnerIds: [],
  talkerNames: [],
  partnerNames: [],
  heldAt: null,
  place: '',
  occasion: 'routine',
} as const satisfies Partial<z.infer<typeof TalkInput>>

const touches = ['talks', 'compliance'] as const

export const talkOperations = {
  'talks.list': query(
    '谈话登记（不含内容）',
    z
      .object({
        branchId: BranchId.optional(),
        from: LedgerDate.optional(),
        to: LedgerDate.optional(),
        memberId: MemberId.optional(),
        withVoid: z.boolean().default(false),
      })
      .default({ withVoid: false }),
    z.array(TalkSummary),
  ),
  'talks.show': query(
    '一次谈话；内容只在要求时给出',
    z.object({ talkId: TalkId, reveal: z.boolean().default(false) }),
    Talk,
  ),
  'talks.record': command(
    '登记一次谈话',
    TalkInput.partial().required({ heldOn: true }).extend({ branchId: BranchId.optional() }),
    Talk,
    { touches, access: 'keep' },
  ),
  'talks.amend': command('更改一次谈话', TalkInput.partial().extend({ talkId: TalkId }), Talk, {
    touches,
    access: 'keep',
  }),
  'talks.void': command(
    '作废一次谈话记录',
    z.object({ talkId: TalkId, reason: line(200).pipe(z.string().min(1, '请填写作废理由')) }),
    Talk,
    { touches, access: 'keep' },
  ),
  'talks.restore': command('恢复作废的谈话记录', z.object({ talkId: TalkId }), Talk, {
    touches,
    access: 'keep',
  }),
  'talks.coverage': query(
    '某年谈心谈话覆盖矩阵与缺口',
    z.object({
      branchId: BranchId.optional(),
      year: z.number().int().min(1921).max(2200),
      asOf: LedgerDate.optional(),
    }),
    Coverage,
  ),
}
