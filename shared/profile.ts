/**
 * The rule profile: every number that local papers may set, with its lawful default. Stored as changes
 * with a reason, each from a year on, so that a past year keeps the profile in force then.
 */
import { z } from 'zod'
import { duesChoices, duesNumbers } from './dues-parameters.ts'
import { Delivered } from './ledger.ts'
import { command, query, task } from './operation.ts'
import { requiredLine } from './primitives.ts'

interface NumberParameter {
  readonly title: string
  readonly unit: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly basis: string
}

interface ChoiceParameter {
  readonly title: string
  readonly value: string
  readonly choices: Readonly<Record<string, string>>
  readonly basis: string
}

const times = (title: string, unit: string, value: number, basis: string): NumberParameter => ({
  title,
  unit,
  value,
  min: 0,
  max: 60,
  basis,
})

/** Key → what it means, its default, and on what the default rests. 0 times = not counted. */
export const numberParameters = {
  'frequency.generalMeeting': times('党员大会', '次/季度', 1, '支部工作条例第十一条'),
  'frequency.committeeMeeting': times('支委会', '次/月', 1, '支部工作条例第十二条'),
  'frequency.groupMeeting': times('党小组会', '次/月', 1, '支部工作条例第十三条'),
  'frequency.partyLecture': times('党课', '次/季度', 1, '条例只写「按期」，每季度一次为惯例（待核）'),
  'frequency.themePartyDay': times('主题党日', '次/月', 1, '教育管理条例第十六条'),
  'frequency.organizationalLifeMeeting': times('组织生活会', '次/年', 1, '支部工作条例第十七条'),
  'frequency.memberAppraisal': times('民主评议党员', '次/年', 1, '教育管理条例第十八条'),
  'frequency.ideologicalAnalysis': times('党员思想状况分析', '次/半年', 1, '机关基层党组织每半年 1 次'),
  'frequency.integrityStudy': times('廉政专题学习', '次/年', 1, '每年至少集中开展 1 次'),
  'frequency.warningEducation': times('警示教育', '次/年', 1, '每年至少集中开展 1 次'),
  'frequency.partyBuildingHearing': times(
    '党组听取机关党建汇报',
    '次/年',
    2,
    '部门每年至少 2 次（乡镇 1 次）',
  ),
  'frequency.ideologicalWorkHearing': times('党组听取思想政治工作汇报', '次/年', 1, '每年至少 1 次'),
  'frequency.annualPlan': times('一季度内讨论年度计划', '次/年', 1, '年初召开支部会议安排部署全年工作'),
  'frequency.ideologyTraining': times('意识形态专题培训', '次/年', 0, '部分地方要求每年 1 次，默认不计'),
  'frequency.debriefing': times('书记述职评议', '次/年', 1, '机关条例第三十九条'),
  'frequency.dutyExchange': times('履职情况交流', '次/半年', 1, '每半年交流一次履职情况'),
  'integrity.holidayReminderDays': {
    title: '节前廉政提醒提前',
    unit: '天以内',
    value: 15,
    min: 0,
    max: 60,
    basis: '紧盯重要时间节点；0 为不查',
  },
  'requests.replyDays': {
    title: '请示后多久没有批复要提示',
    unit: '天',
    value: 60,
    min: 1,
    max: 400,
    basis: '请示报告制度（天数为本软件建议）',
  },
  'talks.secretaryToEachMember': times('书记与每名党员谈心谈话', '次/年', 1, '每年不少于 1 次'),
  'talks.committeePairs': times('支委之间谈心谈话', '次/年', 1, '支部工作条例第十九条'),
  'talks.memberByAnyCommittee': times('支委与党员谈心谈话', '次/年', 1, '支部工作条例第十九条'),
  'talks.memberPeer': times('党员之间谈心谈话', '次/年', 1, '支部工作条例第十九条'),
  'study.memberHours': {
    title: '党员学习培训',
    unit: '学时/年',
    value: 32,
    min: 0,
    max: 400,
    basis: '教育管理条例第二十条',
  },
  'study.committeeHours': {
    title: '书记和班子成员培训',
    unit: '学时/年',
    value: 56,
    min: 0,
    max: 400,
    basis: '培训规划类文件（待核）',
  },
  'study.minutesPerHour': {
    title: '一学时',
    unit: '分钟',
    value: 45,
    min: 30,
    max: 60,
    basis: '通行折算（待核）',
  },
  'study.dueDays': {
    title: '清单没有写期限时，发布后应学完',
    unit: '天',
    value: 30,
    min: 0,
    max: 365,
    basis: '及时跟进学习；期限以上级清单为准（0 为不推算）',
  },
  'study.committeeTrainings': times('书记和班子成员集中培训', '次/年', 1, '培训规划类文件（待核）'),
  'term.years': { title: '支部委员会任期', unit: '年', value: 3, min: 1, max: 6, basis: '任期意见（2018）' },
  'term.villageYears': {
    title: '村、社区支部任期',
    unit: '年',
    value: 5,
    min: 1,
    max: 6,
    basis: '任期意见（2018）',
  },
  'term.remindDays': {
    title: '换届提醒提前',
    unit: '天',
    value: 180,
    min: 0,
    max: 400,
    basis: '一般提前 6 个月提醒',
  },
  'term.maxExtensionYears': {
    title: '延期换届最长',
    unit: '年',
    value: 1,
    min: 0,
    max: 3,
    basis: '选举条例第三条',
  },
  'committee.fullMembersAtLeast': {
    title: '应设支委会的正式党员数',
    unit: '人',
    value: 7,
    min: 3,
    max: 50,
    basis: '机关条例第七条',
  },
  'committee.min': { title: '支委会最少', unit: '人', value: 3, min: 1, max: 9, basis: '支部工作条例' },
  'committee.max': { title: '支委会最多', unit: '人', value: 7, min: 3, max: 15, basis: '支部工作条例' },
  'branch.maxMembers': {
    title: '支部党员一般不超过',
    unit: '人',
    value: 50,
    min: 3,
    max: 500,
    basis: '支部工作条例第四条',
  },
  'election.minSurplusPercent': {
    title: '差额比例',
    unit: '%',
    value: 20,
    min: 0,
    max: 100,
    basis: '选举条例（2020）',
  },
  'appraisal.excellentPercent': {
    title: '评议优秀不超过',
    unit: '%',
    value: 33,
    min: 0,
    max: 100,
    basis: '一般不超过三分之一（填 33 即三分之一，按人数比较；填其他数按百分比）',
  },
  'content.statementMinLength': {
    title: '表态发言最少',
    unit: '字',
    value: 10,
    min: 0,
    max: 100,
    basis: '逐个表态发言并作好记录',
  },
  'content.lateAfterDays': {
    title: '会后超过几天算补录',
    unit: '天',
    value: 7,
    min: 1,
    max: 90,
    basis: '及时整理记录',
  },
  'content.similarityPercent': {
    title: '两份记录雷同',
    unit: '%',
    value: 85,
    min: 50,
    max: 100,
    basis: '检查常见扣分点',
  },
  'content.bunchedDays': {
    title: '期末集中录入：最后',
    unit: '天',
    value: 10,
    min: 1,
    max: 31,
    basis: '平时不抓评时抓',
  },
  'content.bunchedPercent': {
    title: '期末集中录入：超过',
    unit: '%',
    value: 50,
    min: 10,
    max: 100,
    basis: '平时不抓评时抓',
  },
  'content.fullAttendanceRun': {
    title: '连续全勤提示',
    unit: '次',
    value: 6,
    min: 2,
    max: 60,
    basis: '到会率异常提示',
  },
  'membership.absentWarnMonths': {
    title: '连续不参加组织生活提醒',
    unit: '个月',
    value: 3,
    min: 1,
    max: 6,
    basis: '教育管理条例第三十一条（满 6 个月处置）',
  },
  ...duesNumbers,
} as const satisfies Record<string, NumberParameter>

export const choiceParameters = {
  'election.denominator': {
    title: '当选票数的分母',
    value: 'expected',
    choices: { expected: '应到会有选举权人数', present: '实到会有选举权人数' },
    basis: '2020 选举条例（待核）；以上级批准的《选举办法》为准',
  },
  'voting.personnelPresent': {
    title: '党组讨论干部任免到会',
    value: 'atLeast',
    choices: { atLeast: '三分之二以上（含）', moreThan: '超过三分之二' },
    basis: '党组工作条例（待核）',
  },
  'integrity.mayMerge': {
    title: '廉政学习与警示教育一次活动可兼计',
    value: 'no',
    choices: { no: '不兼计', yes: '可兼计' },
    basis: '默认不兼计',
  },
  ...duesChoices,
} as const satisfies Record<string, ChoiceParameter>

export type NumberKey = keyof typeof numberParameters
export type ChoiceKey = keyof typeof choiceParameters

export const NumberKey = z.enum(Object.keys(numberParameters) as [NumberKey, ...NumberKey[]])
export const ChoiceKey = z.enum(Object.keys(choiceParameters) as [ChoiceKey, ...ChoiceKey[]])

/** What rules are handed: plain values, and the rules that are switched off with their reason. */
export interface RuleProfile {
  readonly numbers: Readonly<Record<NumberKey, number>>
  readonly choices: { readonly [Key in ChoiceKey]: keyof (typeof choiceParameters)[Key]['choices'] }
  readonly off: Readonly<Record<string, string>>
}

export const defaultProfile: RuleProfile = {
  numbers: Object.fromEntries(
    Object.entries(numberParameters).map(([key, parameter]) => [key, parameter.value]),
  ) as Record<NumberKey, number>,
  choices: Object.fromEntries(
    Object.entries(choiceParameters).map(([key, parameter]) => [key, parameter.value]),
  ) as RuleProfile['choices'],
  off: {},
}

/** As it crosses the border and as it is kept in a JSON file. */
export const ProfileDocument = z.object({
  id: z.string().max(60).default('local'),
  version: z.literal(1).default(1),
  numbers: z.partialRecord(NumberKey, z.number().int().min(0).max(100000)).default({}),
  choices: z.partialRecord(ChoiceKey, z.string().max(40)).default({}),
  off: z.record(z.string().max(40), z.string().max(200)).default({}),
})
export type ProfileDocument = z.infer<typeof ProfileDocument>

export const ProfileChange = z.object({
  fromYear: z.number().int(),
  key: z.string(),
  value: z.union([z.number(), z.string(), z.null()]),
  reason: z.string(),
  changedAt: z.string(),
})

export const RuleCardView = z.object({
  ruleId: z.string(),
  title: z.string(),
  citation: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  responsibility: z.enum(['notOrganised', 'notAttended', 'none']),
  concern: z.string(),
  /** Why it is switched off in that year; null while it is on. */
  offReason: z.string().nullable(),
})

const Year = z.number().int().min(1921).max(2200)
const touches = ['ledger', 'meetings', 'talks', 'dues', 'compliance'] as const

export const profileOperations = {
  'profile.show': query(
    '某年适用的规则参数、停用的规则及全部变更',
    z.object({ year: Year.optional() }).default({}),
    z.object({ year: Year, profile: ProfileDocument, changes: z.array(ProfileChange) }),
  ),
  'profile.rules': query(
    '全部规则：编号、依据、级别、责任类别，某年是否停用',
    z.object({ year: Year.optional() }).default({}),
    z.array(RuleCardView),
  ),
  'profile.change': command(
    '更改一个参数（从某年起，写明理由）',
    z.union([
      z.object({
        key: NumberKey,
        value: z.number().int(),
        fromYear: Year,
        reason: requiredLine(200, '理由'),
      }),
      z.object({
        key: ChoiceKey,
        value: z.string().max(40),
        fromYear: Year,
        reason: requiredLine(200, '理由'),
      }),
    ]),
    ProfileDocument,
    { touches, access: 'keep' },
  ),
  'profile.switchRule': command(
    '停用或启用一条规则（写明理由，检查表上会印出）',
    z.object({
      ruleId: z.string().max(40),
      on: z.boolean(),
      fromYear: Year,
      reason: requiredLine(200, '理由'),
    }),
    ProfileDocument,
    { touches, access: 'keep' },
  ),
  'profile.export': task(
    '把某年适用的规则参数存成 JSON 文件',
    z
      .object({
        year: Year.optional(),
        out: z.string().min(1).max(1000).optional(),
        /** An existing file is refused without this; a save dialog asks by itself. */
        overwrite: z.boolean().default(false),
      })
      .default({ overwrite: false }),
    Delivered.omit({ tables: true }),
    { access: 'read' },
  ),
  'profile.adopt': command(
    '导入一份参数（JSON），逐项记为变更',
    z.object({ profile: ProfileDocument, fromYear: Year, reason: requiredLine(200, '理由') }),
    ProfileDocument,
    { touches, access: 'keep' },
  ),
}
