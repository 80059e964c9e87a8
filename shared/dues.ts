/** Party dues: what each member is assessed at, what was paid for which month, and what is outstanding. Money in 分. */
import { z } from 'zod'
import { duesItemKinds, duesSides } from './dues-items.ts'
import { DuesCategory, DuesNoticeKind, DuesState, DuesWay, Institution } from './dues-kinds.ts'
import { command, query } from './operation.ts'
import { BranchId, LedgerDate, LedgerMonth, MemberId, PartialDate, line, requiredLine } from './primitives.ts'

export * from './dues-kinds.ts'
export type { DuesItemKind, DuesItemSide } from './dues-items.ts'

const Year = z.number().int().min(1921).max(2200)
const Fen = z.number().int('金额以分为单位，应为整数').min(0).max(10_000_000_000)
const PaidFen = Fen.min(1, '金额应大于零')
const DuesItemKind = z.enum(Object.keys(duesItemKinds) as [keyof typeof duesItemKinds])
const assessmentId = z.number().int().positive()
const paymentId = z.number().int().positive()

export const DuesItem = z.object({
  side: z.enum(duesSides),
  kind: DuesItemKind,
  title: z.string(),
  amountFen: Fen,
})
export type DuesItem = z.infer<typeof DuesItem>

/** What the law makes of a base: `rate` is a fraction (0.015), null where the amount is fixed. */
export const DuesComputation = z.object({
  rate: z.number().nullable(),
  amountFen: z.number().int().nullable(),
  /** Before rounding, 元, every digit. */
  exact: z.string().nullable(),
  overCap: z.boolean(),
  ruleId: z.string(),
  citation: z.string(),
  reasons: z.array(z.string()),
})
export type DuesComputation = z.infer<typeof DuesComputation>

const DuesRemark = z.object({
  ruleId: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  message: z.string(),
})

export const DuesAssessment = z.object({
  assessmentId,
  memberId: MemberId,
  memberName: z.string(),
  year: Year,
  fromMonth: z.number().int(),
  category: DuesCategory,
  institution: Institution.nullable(),
  /** Null where it was not asked for by `reveal`, where the amount is fixed, or where it is not known. */
  baseFen: z.number().int().nullable(),
  /** A base is kept, whether it is shown or not. */
  hasBase: z.boolean(),
  /** Null unless asked for by `reveal`. */
  items: z.array(DuesItem).nullable(),
  itemCount: z.number().int(),
  rate: z.number().nullable(),
  amountFen: z.number().int(),
  amountReason: z.string(),
  reducedFen: z.number().int().nullable(),
  reductionReason: z.string(),
  reductionStudiedOn: LedgerDate.nullable(),
  reductionApproval: z.string(),
  /** What is to be paid a month: reduced, where it is. */
  dueFen: z.number().int(),
  changeReason: z.string(),
  /** Dues were paid elsewhere up to and with this month. */
  elsewhereUntil: LedgerMonth.nullable(),
  remark: z.string(),
  /** Null: a proposal, to be confirmed. */
  confirmedOn: LedgerDate.nullable(),
  void: z.boolean(),
  voidReason: z.string(),
  source: z.enum(['entered', 'imported']),
  remarks: z.array(DuesRemark),
})
export type DuesAssessment = z.infer<typeof DuesAssessment>

const Reduction = z.object({
  amountFen: Fen,
  reason: requiredLine(200, '减免的原因'),
  studiedOn: LedgerDate.nullable().default(null),
  /** Paper and number of the superior committee's approval. */
  approval: line(100).default(''),
})

/** One member's assessment as it is agreed upon. Items make the base; without items the base is stated. */
export const AssessmentInput = z.object({
  memberId: MemberId,
  category: DuesCategory,
  institution: Institution.nullable().default(null),
  fromMonth: z.number().int().min(1).max(12).optional(),
  baseFen: Fen.nullable().default(null),
  items: z
    .array(
      z.object({
        kind: DuesItemKind,
        side: z.enum(duesSides).optional(),
        title: line(30).default(''),
        amountFen: Fen,
      }),
    )
    .max(40)
    .default([]),
  /** A month; left out, what follows from the base. */
  amountFen: Fen.optional(),
  /** Why it is not what follows from the base. */
  amountReason: line(200).default(''),
  reduction: Reduction.nullable().default(null),
  /** Why it changes within the year, or why a confirmed one is made anew. */
  changeReason: line(200).default(''),
  elsewhereUntil: LedgerMonth.nullable().default(null),
  remark: line(200).default(''),
})
export type AssessmentInput = z.infer<typeof AssessmentInput>

export const DuesPayment = z.object({
  paymentId,
  memberId: MemberId,
  memberName: z.string(),
  kind: z.enum(['regular', 'voluntary']),
  forMonth: LedgerMonth.nullable(),
  /** A day, a month, or null: 未记日期. */
  paidOn: PartialDate.nullable(),
  /** Negative in a reversal. */
  amountFen: z.number().int(),
  receiver: z.string(),
  way: DuesWay,
  supplement: z.boolean(),
  remark: z.string(),
  reversesId: paymentId.nullable(),
  reversedById: paymentId.nullable(),
  reason: z.string(),
  source: z.enum(['entered', 'imported']),
  origin: z.string().nullable(),
  enteredAt: z.string(),
})
export type DuesPayment = z.infer<typeof DuesPayment>

export const DuesMonth = z.object({
  month: LedgerMonth,
  /** Null where nothing is assessed. */
  dueFen: z.number().int().nullable(),
  paidFen: z.number().int(),
  state: DuesState,
  /** The last day in time. */
  dueOn: LedgerDate,
  /** Of the last payment. */
  paidOn: PartialDate.nullable(),
  receiver: z.string(),
  /** Whole months between the month and its payment; 0 where in time or not known. */
  monthsLate: z.number().int(),
  paymentIds: z.array(paymentId),
})
export type DuesMonth = z.infer<typeof DuesMonth>

export const DuesYearRow = z.object({
  memberId: MemberId,
  name: z.string(),
  /** Why nothing is owed in some months; 「5月转入，党费交至4月」. */
  note: z.string(),
  months: z.array(DuesMonth),
  dueFen: z.number().int(),
  paidFen: z.number().int(),
  voluntaryFen: z.number().int(),
})
export const DuesYear = z.object({
  year: Year,
  asOf: LedgerDate,
  rows: z.array(DuesYearRow),
  /** Members of the year without any confirmed assessment. */
  unassessed: z.array(z.object({ memberId: MemberId, name: z.string() })),
  dueFen: z.number().int(),
  paidFen: z.number().int(),
  voluntaryFen: z.number().int(),
})
export type DuesYear = z.infer<typeof DuesYear>

export const DuesArrear = z.object({
  memberId: MemberId,
  name: z.string(),
  months: z.array(
    z.object({
      month: LedgerMonth,
      dueFen: z.number().int(),
      paidFen: z.number().int(),
      overdueMonths: z.number().int(),
    }),
  ),
  missingFen: z.number().int(),
  /** Months without a payment in a row, up to the day asked about. */
  run: z.number().int(),
  severity: z.enum(['error', 'warn', 'info']),
  message: z.string(),
})
export type DuesArrear = z.infer<typeof DuesArrear>

export const DuesNotice = z.object({
  noticeId: z.number().int().positive(),
  kind: DuesNoticeKind,
  fromMonth: LedgerMonth,
  untilMonth: LedgerMonth,
  doneOn: LedgerDate,
  untilOn: LedgerDate.nullable(),
  amountFen: z.number().int().nullable(),
  memberId: MemberId.nullable(),
  paymentId: paymentId.nullable(),
  documentRef: z.string(),
  remark: z.string(),
  void: z.boolean(),
})
export type DuesNotice = z.infer<typeof DuesNotice>

const touches = ['dues', 'compliance'] as const
const inBranch = { branchId: BranchId.optional() }

export const PaymentInput = z.object({
  memberId: MemberId,
  kind: z.enum(['regular', 'voluntary']).default('regular'),
  /** The month it is paid for; none for a voluntary contribution. */
  forMonth: LedgerMonth.nullable().default(null),
  amountFen: PaidFen,
  paidOn: PartialDate.nullable().default(null),
  receiver: line(30).default(''),
  way: DuesWay.default('inPerson'),
  /** More for a month that something was paid for already; refused as a double entry without. */
  supplement: z.boolean().default(false),
  remark: line(200).default(''),
})
export type PaymentInput = z.infer<typeof PaymentInput>

export const duesOperations = {
  'dues.compute': query(
    '按规定计算每月应交党费：比例、金额（分）和理由；取整按规则参数',
    z.object({
      category: DuesCategory,
      baseFen: Fen.nullable().default(null),
      /** What the branch sets for a farmer, or what was approved as a special rate. */
      amountFen: Fen.optional(),
      on: LedgerDate.optional(),
    }),
    DuesComputation,
    { access: 'keep' },
  ),
  'dues.assess': command(
    '核定一名或多名党员某年的党费；已核定的写明理由后重新核定，或从某月起调整',
    z.object({
      ...inBranch,
      year: Year,
      rows: z.array(AssessmentInput).min(1).max(500),
      /** False: only proposed, to be confirmed later. */
      confirm: z.boolean().default(true),
      on: LedgerDate.optional(),
    }),
    z.array(DuesAssessment),
    { touches, access: 'keep' },
  ),
  'dues.copyForward': command(
    '把上一年的核定带入本年，作为待确认的核定（减免不带入）',
    z.object({ ...inBranch, year: Year }),
    z.array(DuesAssessment),
    { touches, access: 'keep' },
  ),
  'dues.confirm': command(
    '确认待确认的核定',
    z.object({ assessmentIds: z.array(assessmentId).min(1).max(500), on: LedgerDate.optional() }),
    z.array(DuesAssessment),
    { touches, access: 'keep' },
  ),
  'dues.voidAssessment': command(
    '作废一项核定（写明理由）',
    z.object({ assessmentId, reason: requiredLine(200, '理由') }),
    DuesAssessment,
    { touches, access: 'keep' },
  ),
  'dues.assessments': query(
    '某年的党费核定；计算基数和工资项目只在要求时给出',
    z.object({
      ...inBranch,
      year: Year.optional(),
      memberId: MemberId.optional(),
      reveal: z.boolean().default(false),
      withVoid: z.boolean().default(false),
    }),
    z.array(DuesAssessment),
  ),
  'dues.collect': command(
    '登记收到的党费，一次可登记全支部；同一人同一月重复的不收',
    z.object({ ...inBranch, payments: z.array(PaymentInput).min(1).max(2000) }),
    z.object({
      payments: z.array(DuesPayment),
      totalFen: z.number().int(),
      /** What to know about them: large contributions, back payments of more than six months, another amount than assessed. */
      remarks: z.array(z.object({ memberId: MemberId, ruleId: z.string(), message: z.string() })),
    }),
    { touches },
  ),
  'dues.reverse': command(
    '冲销一笔党费（写明理由）；原记录保留',
    z.object({ paymentId, reason: requiredLine(200, '冲销的理由') }),
    DuesPayment,
    { touches },
  ),
  'dues.year': query(
    '某年党费收缴：党员×12 个月的应交、实交和状态',
    z.object({ ...inBranch, year: Year.optional(), asOf: LedgerDate.optional() }).default({}),
    DuesYear,
  ),
  'dues.payments': query(
    '党费收缴流水，含冲销',
    z
      .object({
        ...inBranch,
        memberId: MemberId.optional(),
        fromMonth: LedgerMonth.optional(),
        untilMonth: LedgerMonth.optional(),
      })
      .default({}),
    z.array(DuesPayment),
  ),
  'dues.arrears': query(
    '截至某日欠交的党费：谁、哪几个月、连续几个月',
    z.object({ ...inBranch, asOf: LedgerDate.optional() }).default({}),
    z.object({ asOf: LedgerDate, arrears: z.array(DuesArrear), missingFen: z.number().int() }),
  ),
  'dues.note': command(
    '登记公示、上缴、大额党费上缴，或支部同意缓交',
    z.object({
      ...inBranch,
      kind: DuesNoticeKind,
      fromMonth: LedgerMonth,
      untilMonth: LedgerMonth.optional(),
      doneOn: LedgerDate.optional(),
      untilOn: LedgerDate.nullable().default(null),
      amountFen: PaidFen.nullable().default(null),
      memberId: MemberId.nullable().default(null),
      paymentId: paymentId.nullable().default(null),
      documentRef: line(100).default(''),
      remark: line(200).default(''),
    }),
    DuesNotice,
    { touches },
  ),
  'dues.voidNotice': command(
    '作废一条公示、上缴或缓交登记',
    z.object({ noticeId: z.number().int().positive(), reason: requiredLine(200, '理由') }),
    DuesNotice,
    { touches },
  ),
  'dues.restoreNotice': command(
    '恢复作废的公示、上缴或缓交登记',
    z.object({ noticeId: z.number().int().positive() }),
    DuesNotice,
    { touches },
  ),
  'dues.notices': query(
    '公示、上缴和缓交登记',
    z.object({ ...inBranch, year: Year.optional(), withVoid: z.boolean().default(false) }),
    z.array(DuesNotice),
  ),
}
