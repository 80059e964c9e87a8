/** What is to be put right: a plain list that findings of the inspection flow into with one click. */
import { z } from 'zod'
import { Finding } from './compliance.ts'
import { command, query } from './operation.ts'
import { BranchId, LedgerDate, line, prose, requiredLine } from './primitives.ts'

export const RectificationItem = z.object({
  itemId: z.number().int().positive(),
  branchId: BranchId,
  /** 「2026-03」: numbered within branch and year. */
  label: z.string(),
  ruleId: z.string(),
  subject: z.string(),
  period: z.string(),
  problem: z.string(),
  citation: z.string(),
  recordKind: z.string().nullable(),
  recordId: z.number().int().nullable(),
  measure: z.string(),
  owner: z.string(),
  dueOn: LedgerDate.nullable(),
  state: z.enum(['open', 'closed']),
  closedOn: LedgerDate.nullable(),
  closingNote: z.string(),
  raisedOn: LedgerDate,
})
export type RectificationItem = z.infer<typeof RectificationItem>

const touches = ['compliance'] as const
const itemId = z.number().int().positive()

export const rectificationOperations = {
  'rectification.list': query(
    '整改事项',
    z.object({ branchId: BranchId.optional(), state: z.enum(['open', 'closed']).optional() }).default({}),
    z.array(RectificationItem),
  ),
  'rectification.raise': command(
    '把检查发现的问题列为整改事项（同一问题不重复列）',
    z.object({
      branchId: BranchId.optional(),
      finding: Finding,
      measure: prose(1000).default(''),
      owner: line(30).default(''),
      dueOn: LedgerDate.nullable().default(null),
    }),
    RectificationItem,
    { touches },
  ),
  'rectification.amend': command(
    '填写整改措施、责任人、时限',
    z.object({
      itemId,
      measure: prose(1000).optional(),
      owner: line(30).optional(),
      dueOn: LedgerDate.nullable().optional(),
    }),
    RectificationItem,
    { touches },
  ),
  'rectification.close': command(
    '销号（写明结果）',
    z.object({ itemId, closedOn: LedgerDate.optional(), note: requiredLine(500, '整改结果') }),
    RectificationItem,
    { touches },
  ),
  'rectification.reopen': command('重新列为未完成（回潮）', z.object({ itemId }), RectificationItem, {
    touches,
  }),
}
