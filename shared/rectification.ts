/**
 * What is to be put right: problem → task → responsibility, kept from where it came until somebody else than its owner
 * strikes it off (销号). Findings of the inspection flow in with one click; a problem that comes back is a relapse (回潮).
 */
import { z } from 'zod'
import { Finding } from './compliance.ts'
import { command, query } from './operation.ts'
import { BranchId, LedgerDate, line, prose, requiredLine } from './primitives.ts'

/** Where a problem was found. */
export const RectificationSource = z.enum([
  'selfCheck',
  'inspection',
  'patrol',
  'supervision',
  'assessment',
  'lifeMeeting',
  'masses',
  'other',
])
export type RectificationSource = z.infer<typeof RectificationSource>
export const sourceTitles: Readonly<Record<RectificationSource, string>> = {
  selfCheck: '自查',
  inspection: '上级检查',
  patrol: '巡视巡察',
  supervision: '督查',
  assessment: '考核',
  lifeMeeting: '组织生活会',
  masses: '群众反映和调研',
  other: '其他',
}

/** How far it is: listed, worked at, handed in for checking, struck off. */
export const RectificationStage = z.enum(['open', 'inProgress', 'submitted', 'closed'])
export type RectificationStage = z.infer<typeof RectificationStage>
export const stageTitles: Readonly<Record<RectificationStage, string>> = {
  open: '未开始',
  inProgress: '整改中',
  submitted: '待审核',
  closed: '已销号',
}

export const StepKind = z.enum(['progress', 'submitted', 'returned', 'closed', 'reopened'])
export type StepKind = z.infer<typeof StepKind>
export const stepTitles: Readonly<Record<StepKind, string>> = {
  progress: '进展',
  submitted: '报请销号',
  returned: '退回',
  closed: '销号',
  reopened: '重新列入',
}

export const RectificationStep = z.object({
  stepId: z.number().int().positive(),
  kind: StepKind,
  takenOn: LedgerDate,
  by: z.string(),
  note: z.string(),
  enteredAt: z.string(),
})
export type RectificationStep = z.infer<typeof RectificationStep>

export const RectificationItem = z.object({
  itemId: z.number().int().positive(),
  branchId: BranchId,
  /** 「2026-03」: numbered within branch and year. */
  label: z.string(),
  source: RectificationSource,
  ruleId: z.string(),
  subject: z.string(),
  period: z.string(),
  problem: z.string(),
  citation: z.string(),
  recordKind: z.string().nullable(),
  recordId: z.number().int().nullable(),
  /** 任务清单: what is to be done, and what it must come to. */
  task: z.string(),
  measure: z.string(),
  standard: z.string(),
  /** 责任清单: the unit, who does it and in which post, the leader who answers for it. */
  unit: z.string(),
  owner: z.string(),
  ownerPost: z.string(),
  leader: z.string(),
  dueOn: LedgerDate.nullable(),
  state: z.enum(['open', 'closed']),
  stage: RectificationStage,
  /** The latest word on how it goes. */
  progress: z.string(),
  evidence: z.string(),
  completedOn: LedgerDate.nullable(),
  closedOn: LedgerDate.nullable(),
  approver: z.string(),
  closingNote: z.string(),
  /** Times it was struck off and came back. */
  reopened: z.number().int(),
  /** The closed item this one repeats, by its label; null where it is new. */
  recursLabel: z.string().nullable(),
  raisedOn: LedgerDate,
})
export type RectificationItem = z.infer<typeof RectificationItem>

/** How a span stands: for the summary of results (整改成果汇总). */
export const RectificationSummary = z.object({
  all: z.number().int(),
  closed: z.number().int(),
  overdue: z.number().int(),
  relapsed: z.number().int(),
  /** Closed of all, in whole percent rounded down; null where there is nothing. */
  percent: z.number().int().nullable(),
  bySource: z.array(
    z.object({
      source: RectificationSource,
      all: z.number().int(),
      closed: z.number().int(),
      overdue: z.number().int(),
    }),
  ),
})
export type RectificationSummary = z.infer<typeof RectificationSummary>

const touches = ['compliance', 'life'] as const
const itemId = z.number().int().positive()

/** What may be written about an item as long as it is open. */
const about = {
  task: prose(1000).optional(),
  measure: prose(1000).optional(),
  standard: prose(500).optional(),
  unit: line(60).optional(),
  owner: line(30).optional(),
  ownerPost: line(40).optional(),
  leader: line(30).optional(),
  dueOn: LedgerDate.nullable().optional(),
  evidence: prose(500).optional(),
}

export const rectificationOperations = {
  'rectification.list': query(
    '整改事项',
    z
      .object({
        branchId: BranchId.optional(),
        state: z.enum(['open', 'closed']).optional(),
        source: RectificationSource.optional(),
      })
      .default({}),
    z.array(RectificationItem),
  ),
  'rectification.show': query(
    '一个整改事项和它走过的每一步',
    z.object({ itemId }),
    RectificationItem.extend({ steps: z.array(RectificationStep) }),
  ),
  'rectification.summary': query(
    '整改成果汇总：列入、销号、逾期、回潮、完成率',
    z.object({ branchId: BranchId.optional(), from: LedgerDate, to: LedgerDate }),
    RectificationSummary,
  ),
  'rectification.raise': command(
    '把检查发现的问题列为整改事项（同一问题不重复列）',
    z.object({
      branchId: BranchId.optional(),
      finding: Finding,
      source: RectificationSource.optional(),
      ...about,
    }),
    RectificationItem,
    { touches },
  ),
  'rectification.add': command(
    '列入一个问题（巡察、督查、群众反映等）',
    z.object({
      branchId: BranchId.optional(),
      source: RectificationSource,
      problem: prose(1000).pipe(z.string().min(1, '请写明问题')),
      /** Where the problem was found: a document, a meeting. */
      citation: line(200).optional(),
      subject: line(100).optional(),
      foundOn: LedgerDate.optional(),
      ...about,
    }),
    RectificationItem,
    { touches },
  ),
  'rectification.amend': command(
    '填写任务、措施、标准、责任、时限、佐证',
    z.object({ itemId, source: RectificationSource.optional(), ...about }),
    RectificationItem,
    { touches },
  ),
  'rectification.progress': command(
    '登记一次进展',
    z.object({
      itemId,
      takenOn: LedgerDate.optional(),
      by: line(30).optional(),
      note: requiredLine(1000, '进展'),
    }),
    RectificationItem,
    { touches },
  ),
  'rectification.submit': command(
    '整改完成，报请审核销号（问题、措施、责任人、时限、佐证都要写明）',
    z.object({
      itemId,
      completedOn: LedgerDate.optional(),
      note: requiredLine(500, '整改结果'),
      evidence: prose(500).optional(),
    }),
    RectificationItem,
    { touches },
  ),
  'rectification.return': command(
    '审核没有通过，退回继续整改',
    z.object({ itemId, by: line(30).optional(), note: requiredLine(500, '退回原因') }),
    RectificationItem,
    { touches },
  ),
  'rectification.close': command(
    '销号：写明结果、佐证和审核人；审核人不能是责任人本人',
    z.object({
      itemId,
      closedOn: LedgerDate.optional(),
      note: requiredLine(500, '整改结果'),
      approver: requiredLine(30, '审核人'),
      evidence: prose(500).optional(),
    }),
    RectificationItem,
    { touches },
  ),
  'rectification.reopen': command(
    '重新列为未完成（回潮）',
    z.object({ itemId, reason: line(500).optional() }),
    RectificationItem,
    { touches },
  ),
}
