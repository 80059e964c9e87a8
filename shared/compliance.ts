/** What is due, what is missing, and whose duty it was: the inspector's questions, asked first. */
import { z } from 'zod'
import { query } from './operation.ts'
import { BranchId, LedgerDate, spanFits, spanTooLong } from './primitives.ts'

export const Severity = z.enum(['error', 'warn', 'info'])
export type Severity = z.infer<typeof Severity>

/** 未组织 is the branch's fault, 未参加 the person's (speech 002). */
export const Responsibility = z.enum(['notOrganised', 'notAttended', 'none'])
export type Responsibility = z.infer<typeof Responsibility>
export const responsibilityTitles: Readonly<Record<Responsibility, string>> = {
  notOrganised: '未组织',
  notAttended: '未参加',
  none: '—',
}

export const Finding = z.object({
  ruleId: z.string(),
  severity: Severity,
  responsibility: Responsibility,
  /** Whom or what it is about. */
  subject: z.string(),
  period: z.string(),
  message: z.string(),
  citation: z.string(),
  recordKind: z
    .enum([
      'meeting',
      'talk',
      'member',
      'branch',
      'term',
      'life',
      'register',
      'rectification',
      'dues',
      'study',
    ])
    .optional(),
  recordId: z.number().int().optional(),
})
export type Finding = z.infer<typeof Finding>

/** One thing that a period owes, and how it stands. */
export const Duty = z.object({
  ruleId: z.string(),
  kind: z.string(),
  title: z.string(),
  /** 「2026年9月」, with the group's name where each group owes it. */
  period: z.string(),
  from: LedgerDate,
  to: LedgerDate,
  groupId: z.number().int().nullable(),
  due: z.number().int(),
  done: z.number().int(),
  /** `pending` while the period runs, `missing` when it is over. */
  state: z.enum(['done', 'pending', 'missing', 'ahead']),
  citation: z.string(),
  recordIds: z.array(z.number().int()),
  /** Records of registers that count as well. */
  entryIds: z.array(z.number().int()),
})
export type Duty = z.infer<typeof Duty>

export const complianceOperations = {
  'compliance.inspect': query(
    '像检查组那样查一遍：缺什么、违反哪一条、谁的责任',
    z
      .object({ branchId: BranchId.optional(), from: LedgerDate, to: LedgerDate })
      .refine(spanFits, spanTooLong),
    z.array(Finding),
    { readsWhole: true },
  ),
  'compliance.calendar': query(
    '全年逐月：应开、已开、待开、缺',
    z.object({ branchId: BranchId.optional(), year: z.number().int().min(1921).max(2200) }),
    z.object({ year: z.number().int(), duties: z.array(Duty) }),
    { readsWhole: true },
  ),
}
