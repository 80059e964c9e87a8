/** The study register: what must be studied, when it was, who lacks hours. */
import { z } from 'zod'
import { Meeting } from '../meetings.ts'
import { command, query } from '../operation.ts'
import {
  BranchId,
  LedgerDate,
  MeetingId,
  MemberId,
  Moment,
  PartialDate,
  line,
  prose,
  requiredLine,
} from '../primitives.ts'
import {
  Arrangement,
  FormCount,
  MakeUp,
  OtherLearning,
  ReadItem,
  RequiredItem,
  RequiredItemId,
  StudyHours,
  StudyPlan,
} from './records.ts'
import { LearningAim, LearningKind, StudyCategory, StudyForm, StudyScope } from './words.ts'

const Year = z.number().int().min(1921).max(2200)
const branchId = BranchId.optional()
const reason = (what: string) => requiredLine(200, what)

/** An item of the list as it is entered. */
export const RequiredItemInput = z.object({
  title: requiredLine(200, '学习内容'),
  issuer: line(60),
  category: StudyCategory,
  /** 选修: announced, owed by nobody. */
  elective: z.boolean(),
  scope: StudyScope,
  publishedOn: PartialDate.nullable(),
  dueOn: LedgerDate.nullable(),
  /** 「2026年9月上半月」: the list it stood in. */
  listLabel: line(60),
  source: prose(2000),
  remark: prose(1000),
})
export type RequiredItemInput = z.infer<typeof RequiredItemInput>
const ItemToEnter = RequiredItemInput.partial().required({ title: true })
export type ItemToEnter = z.infer<typeof ItemToEnter>

/** What an unstated field starts as. */
export const requiredItemDefaults = {
  issuer: '',
  category: 'other',
  elective: false,
  scope: 'allMembers',
  publishedOn: null,
  dueOn: null,
  listLabel: '',
  source: '',
  remark: '',
} as const satisfies Partial<RequiredItemInput>

const ArrangementInput = z.object({
  title: requiredLine(60, '名称'),
  weekday: z.number().int().min(1).max(7),
  everyWeeks: z.number().int().min(1).max(4),
  startsAt: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, '时间应写成 19:30 的样子'),
  minutes: z.number().int().min(0).max(1000).nullable(),
  place: line(100),
  fromOn: LedgerDate,
  toOn: LedgerDate.nullable(),
})

const touches = ['study', 'compliance'] as const
const ofMeeting = ['study', 'meetings', 'compliance'] as const
const itemId = RequiredItemId

export const studyOperations = {
  'study.require': command(
    '列入必学（或选修）内容，一条或多条；同一内容不重复列',
    z.union([
      ItemToEnter.extend({ branchId }).transform(({ branchId: of, ...item }) => ({
        branchId: of,
        items: [item],
      })),
      z.object({ branchId, items: z.array(ItemToEnter).min(1).max(200) }),
    ]),
    z.array(RequiredItem),
    { touches },
  ),
  'study.amend': command(
    '更改一条学习内容；推迟期限须用 study.defer',
    RequiredItemInput.partial().extend({ itemId }),
    RequiredItem,
    { touches },
  ),
  'study.defer': command(
    '申请顺延：写明理由和新的期限（不能跳过）',
    z.object({ itemId, reason: reason('顺延理由'), dueOn: LedgerDate, agreedBy: line(60).default('') }),
    RequiredItem,
    { touches },
  ),
  'study.void': command(
    '作废一条列错的学习内容（写明理由）',
    z.object({ itemId, reason: reason('作废理由') }),
    RequiredItem,
    { touches },
  ),
  'study.restore': command('恢复作废的学习内容', z.object({ itemId }), RequiredItem, { touches }),
  'study.list': query(
    '学习清单：何时何地学的、距发布几天、是否超期',
    z
      .object({
        branchId,
        /** Published, due or studied in that year. */
        year: Year.optional(),
        asOf: LedgerDate.optional(),
        withVoid: z.boolean().default(false),
      })
      .default({ withVoid: false }),
    z.array(RequiredItem),
  ),
  'study.overdue': query(
    '某日已超期而没有学的必学内容',
    z.object({ branchId, asOf: LedgerDate.optional() }).default({}),
    z.array(RequiredItem),
  ),
  'study.importText': query(
    '把粘贴的清单文字认成学习内容；什么也不写',
    z.object({ branchId, text: prose(50000) }),
    z.object({ items: z.array(ReadItem), unread: z.array(z.string()) }),
  ),
  'study.plan': command(
    '把学习内容列入已有的会议草稿，或为它新起一次主题党日、集中学习',
    z.object({
      branchId,
      itemIds: z.array(itemId).min(1).max(20),
      /** An existing draft; left out, a new one is begun. */
      meetingId: MeetingId.optional(),
      kind: z.enum(['themePartyDay', 'studySession']).default('themePartyDay'),
      startsAt: Moment.optional(),
      /** The superior body set the theme for all its branches. */
      unifiedTheme: z.boolean().default(false),
    }),
    Meeting,
    { touches: ofMeeting },
  ),
  'study.hours': query(
    '某年每名党员的学时：参会、补学、其他学习，应有 32 或 56',
    z.object({ branchId, year: Year, asOf: LedgerDate.optional() }),
    StudyHours,
  ),
  'study.makeUp': command(
    '登记补学：补哪次会议或哪条必学内容',
    z.object({
      branchId,
      memberId: MemberId,
      meetingId: MeetingId.optional(),
      itemId: itemId.optional(),
      studiedOn: LedgerDate,
      form: StudyForm.default('selfStudy'),
      /** The session's minutes where it is left out. */
      minutes: z.number().int().min(0).max(10000).optional(),
      remark: prose(500).default(''),
    }),
    MakeUp,
    { touches },
  ),
  'study.makeUps': query('某年的补学登记', z.object({ branchId, year: Year }), z.array(MakeUp)),
  'study.voidMakeUp': command(
    '作废一条补学登记',
    z.object({ makeUpId: z.number().int().positive(), reason: reason('作废理由') }),
    MakeUp,
    { touches },
  ),
  'study.restoreMakeUp': command(
    '恢复作废的补学登记',
    z.object({ makeUpId: z.number().int().positive() }),
    MakeUp,
    { touches },
  ),
  'study.otherHours': command(
    '登记会议以外的学习培训（网络课程、党校班次等），一人或多人；须写佐证',
    z.object({
      branchId,
      memberIds: z.array(MemberId).min(1).max(500),
      kind: LearningKind,
      aim: LearningAim.default('theory'),
      title: requiredLine(200, '学习培训名称'),
      beganOn: LedgerDate,
      endedOn: LedgerDate.nullable().default(null),
      minutes: z.number().int().min(1, '请填写学习时长').max(60000),
      evidence: requiredLine(200, '佐证（证书、通知、学习记录编号等）'),
    }),
    z.array(OtherLearning),
    { touches },
  ),
  'study.otherLearning': query(
    '某年会议以外的学习培训',
    z.object({ branchId, year: Year }),
    z.array(OtherLearning),
  ),
  'study.voidOtherHours': command(
    '作废一条学习培训登记',
    z.object({ learningId: z.number().int().positive(), reason: reason('作废理由') }),
    OtherLearning,
    { touches },
  ),
  'study.restoreOtherHours': command(
    '恢复作废的学习培训登记',
    z.object({ learningId: z.number().int().positive() }),
    OtherLearning,
    { touches },
  ),
  'study.arrange': command(
    '定下固定学习（如周一夜学）：周几、几点、从哪天起',
    ArrangementInput.partial().required({ title: true, weekday: true, fromOn: true }).extend({ branchId }),
    Arrangement,
    { touches },
  ),
  'study.amendArrangement': command(
    '更改固定学习；写上 toOn 即到那天为止',
    ArrangementInput.partial().extend({ arrangementId: z.number().int().positive() }),
    Arrangement,
    { touches },
  ),
  'study.pauseArrangement': command(
    '固定学习停一段（节假日等），写明理由',
    z.object({
      arrangementId: z.number().int().positive(),
      fromOn: LedgerDate,
      toOn: LedgerDate,
      reason: reason('停学理由'),
    }),
    Arrangement,
    { touches },
  ),
  'study.voidArrangement': command(
    '作废一项列错的固定学习',
    z.object({ arrangementId: z.number().int().positive(), reason: reason('作废理由') }),
    Arrangement,
    { touches },
  ),
  'study.restoreArrangement': command(
    '恢复作废的固定学习',
    z.object({ arrangementId: z.number().int().positive() }),
    Arrangement,
    { touches },
  ),
  'study.arrangements': query(
    '固定学习安排：某年应有几次、实有几次、哪天没有',
    z.object({ branchId, year: Year, asOf: LedgerDate.optional() }),
    z.array(Arrangement),
  ),
  'study.keepPlan': command(
    '写下某年的学习计划和专门记录人',
    z.object({
      branchId,
      year: Year,
      adoptedOn: LedgerDate.nullable().optional(),
      text: prose(20000).optional(),
      recorderId: MemberId.nullable().optional(),
    }),
    StudyPlan,
    { touches },
  ),
  'study.showPlan': query('某年的学习计划', z.object({ branchId, year: Year }), StudyPlan),
  'study.setForms': command(
    '一次会议的学习形式（集中学习、研讨、现场教学等，可多选）',
    z.object({ meetingId: MeetingId, forms: z.array(StudyForm).max(7) }),
    z.array(StudyForm),
    { touches: ofMeeting },
  ),
  'study.formsOf': query('一次会议登记的学习形式', z.object({ meetingId: MeetingId }), z.array(StudyForm)),
  'study.forms': query('某年各种学习形式各有几次', z.object({ branchId, year: Year }), z.array(FormCount)),
}
