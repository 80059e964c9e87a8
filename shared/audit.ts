/** The log of everything that was done: asked for, examined, and shown beside a record. */
import { z } from 'zod'
import { query, task } from './operation.ts'
import { LedgerDate } from './primitives.ts'
import { Role } from './role.ts'

/**
 * `entryMissing`, `chainBroken`, `entryAltered`, `imageAltered`: the log itself was written around the program;
 * `rowAltered`, `rowRemoved`, `rowAdded`: a record was; `tableDiffers`: some record of a table was that has not been
 * touched since the log began.
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
])
export const AuditFault = z.object({
  kind: AuditFaultKind,
  entryId: z.number().int().nullable(),
  at: z.string().nullable(),
  table: z.string().nullable(),
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
export const AuditedChange = z.object({
  table: z.string(),
  title: z.string(),
  rowKey: z.string(),
  kind: z.enum(['insert', 'update', 'delete']),
  /** Empty where the contents were blanked by a removal. */
  columns: z.array(AuditedColumn),
  blanked: z.boolean(),
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
        before: z.number().int().positive().optional(),
        limit: z.number().int().min(1).max(500).default(100),
      })
      .default({ limit: 100 }),
    z.object({ entries: z.array(AuditEntry), more: z.boolean() }),
  ),
}
