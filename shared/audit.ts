/** The log of everything that was done: asked for, examined, and shown beside a record. */
import { z } from 'zod'
import { query, task } from './operation.ts'
import { LedgerDate } from './primitives.ts'
import { Role } from './role.ts'

/**
 * `entryMissing`, `chainBroken`, `entryAltered`, `imageAltered`: the log itself was written around the program;
 * `rowAltered`, `rowRemoved`, `rowAdded`: a record was; `tableDiffers`: some record of a table was that has not been
 * touched since the log began; `copyAhead`: a copy of the ledger has an entry that the ledger has not.
 */
export const AuditFaultKind = z.enum([
  'entryMissing',
  'chainBroken',
  'entryAltered',
  'imageAltered',
  'rowAltered',
  'rowRemoved',
  'rowAdded',
  'tableDiffers',
  'copyAhead',
])
export const AuditFault = z.object({
  kind: AuditFaultKind,
  entryId: z.number().int().nullable(),
  at: z.string().nullable(),
  table: z.string().nullable(),
  /** What the table is called. */
  title: z.string().optional(),
  /** JSON array of the row's key. */
  rowKey: z.string().nullable(),
})
export type AuditFault = z.infer<typeof AuditFault>

export const AuditVerdict = z.object({
  ok: z.boolean(),
  entries: z.number().int(),
  changes: z.number().int(),
  /** Digest of the last entry: what a printed book carries. */
  head: z.string().length(64),
  /** How many entries bear a time before that of the entry before. */
  clockSetBack: z.number().int(),
  /** Changes whose contents were blanked by a removal. */
  blanked: z.number().int(),
  faults: z.array(AuditFault),
})
export type AuditVerdict = z.infer<typeof AuditVerdict>

/** What has a history of its own; beside it how it is called on the page. */
export const auditRecordTitles = {
  meeting: '会议',
  talk: '谈话',
  member: '党员',
  memberDues: '党员党费',
  registerEntry: '登记',
  duesAssessment: '党费核定',
  duesPayment: '党费收缴',
  duesNotice: '党费公示上缴',
  requiredStudyItem: '必学篇目',
  makeUpStudy: '补学',
  otherLearning: '其他学习培训',
  studyArrangement: '固定学习安排',
  studyPlan: '年度学习计划',
  life: '组织生活会和民主评议',
  democraticLife: '民主生活会',
  rectification: '整改',
  branch: '支部',
  committeeTerm: '支委会届次',
  partyGroup: '党小组',
  template: '上级模板',
  seal: '季度封存',
  settings: '设置',
  profile: '规则参数',
} as const
export type AuditRecordKind = keyof typeof auditRecordTitles
export const AuditRecordKind = z.enum(
  // the keys of an object are its titles' names
  Object.keys(auditRecordTitles) as [AuditRecordKind, ...AuditRecordKind[]],
)
/** `id`: the record's number; of `studyPlan` the branch; `settings` and `profile` are whole and take 0. */
export const AuditRecord = z.object({ kind: AuditRecordKind, id: z.number().int().nonnegative() })
export type AuditRecord = z.infer<typeof AuditRecord>

/** A column that changed. Long texts show the part that differs, with where it stands. */
export const AuditedColumn = z.object({
  column: z.string(),
  title: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Character at which the part begins; null where the value is whole. */
  from: z.number().int().nullable(),
  /** True where the value is withheld unless `reveal` asks for it. */
  withheld: z.boolean(),
})
export type AuditedColumn = z.infer<typeof AuditedColumn>
export const AuditedChange = z.object({
  /** 1, 2 … within its entry. */
  position: z.number().int(),
  table: z.string(),
  title: z.string(),
  rowKey: z.string(),
  /** What the row is called: 「2026-09-18 党员大会 · 宋江」. */
  subject: z.string(),
  kind: z.enum(['insert', 'update', 'delete']),
  /** Empty where the contents were blanked by a removal, or are not shown to this role. */
  columns: z.array(AuditedColumn),
  blanked: z.boolean(),
  /** True where whoever asks may not see contents. */
  notShown: z.boolean(),
})
export type AuditedChange = z.infer<typeof AuditedChange>

export const AuditEntry = z.object({
  entryId: z.number().int(),
  /** `YYYY-MM-DDTHH:MM:SS`, local: when it was entered, not when it happened. */
  at: z.string(),
  user: z.string(),
  role: Role,
  kind: z.enum(['change', 'view', 'baseline']),
  operation: z.string(),
  /** What the operation does, in words. */
  title: z.string(),
  /** Ids, days, flags that were named. */
  about: z.string(),
  changeCount: z.number().int(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

const Page = {
  before: z.number().int().positive().optional(),
  limit: z.number().int().min(1).max(500).default(50),
}

export const auditOperations = {
  'audit.verify': task('检查留痕：逐条核对记录是否被绕过程序改动', z.object({}).default({}), AuditVerdict, {
    access: 'read',
  }),
  'audit.list': query(
    '操作留痕，新的在前',
    z
      .object({
        from: LedgerDate.optional(),
        to: LedgerDate.optional(),
        kind: z.enum(['change', 'view', 'baseline']).optional(),
        operation: z.string().max(80).optional(),
        user: z.string().max(80).optional(),
        before: z.number().int().positive().optional(),
        limit: z.number().int().min(1).max(500).default(100),
      })
      .default({ limit: 100 }),
    z.object({ entries: z.array(AuditEntry), more: z.boolean() }),
  ),
  'audit.names': query(
    '留痕里出现过的操作和使用人',
    z.object({}).default({}),
    z.object({
      operations: z.array(z.object({ operation: z.string(), title: z.string() })),
      users: z.array(z.string()),
    }),
  ),
  'audit.history': query(
    '一条记录的修改记录，连同它下面的各项，新的在前',
    z.object({ record: AuditRecord, ...Page }),
    z.object({
      /** Day or moment of what the record is about; null where it has none. */
      happened: z.string().nullable(),
      /** When it was first entered. */
      entered: z.string().nullable(),
      entries: z.array(AuditEntry),
      more: z.boolean(),
    }),
  ),
  'audit.entry': query(
    '一次操作改了什么，改动前后对照',
    z.object({
      entryId: z.number().int().positive(),
      /** Only what belongs to this record: an import touches thousands. */
      record: AuditRecord.optional(),
      /** Goes on behind this change. */
      after: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500).default(100),
      reveal: z.boolean().default(false),
    }),
    z.object({ entry: AuditEntry, changes: z.array(AuditedChange), more: z.boolean() }),
  ),
}
