/**
 * The seal of a quarter: after inspection its records are bound by a digest and stay as they are; opening it again needs
 * a reason and is printed.
 */
import { z } from 'zod'
import { Finding } from './compliance.ts'
import { command, query } from './operation.ts'
import { BranchId, LedgerDate, type PeriodName, line, prose } from './primitives.ts'

const Year = z.number().int().min(1921).max(2200)
const Quarter = z.number().int().min(1).max(4)
const Digest = z.string().length(64)

/** 「2026Q3」 of a year and a quarter. */
export const quarterName = (year: number, quarter: number): PeriodName =>
  `${String(year).padStart(4, '0')}Q${quarter}`

/** What is printed of a digest: its first 16 digits in groups of four. */
export const shortDigest = (digest: string): string =>
  [0, 4, 8, 12].map((at) => digest.slice(at, at + 4)).join('-')

/**
 * What somebody typed from paper as the digest it can only have been: full-width forms, spaces and dashes of any kind,
 * and letters that are no digits here (o, l, i) are forgiven. Null where it has neither 16 nor 64 digits.
 */
export function readDigest(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐‑‒–—―−_.·,:]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
  return /^[0-9a-f]+$/.test(digits) && (digits.length === 16 || digits.length === 64) ? digits : null
}

export const SealReopening = z.object({
  reason: z.string(),
  /** `YYYY-MM-DDTHH:MM:SS`. */
  reopenedAt: z.string(),
  reopenedBy: z.string(),
})

export const Seal = z.object({
  sealId: z.number().int().positive(),
  branchId: BranchId,
  year: Year,
  quarter: Quarter,
  digest: Digest,
  /** As it is printed. */
  short: z.string(),
  recordCount: z.number().int(),
  /** What the inspection found when it was put; gravest findings refuse it. */
  warnings: z.number().int(),
  remarks: z.number().int(),
  /** Why it was sealed although something was found. */
  despite: z.string(),
  note: z.string(),
  sealedAt: z.string(),
  sealedBy: z.string(),
  /** Null while it is in force. */
  reopening: SealReopening.nullable(),
})
export type Seal = z.infer<typeof Seal>

/** `open`: something hinders, or it is not over; `reopened`: was sealed, and is not now. */
export const SealState = z.enum(['open', 'ready', 'sealed', 'reopened'])
export type SealState = z.infer<typeof SealState>

export const SealDraft = z.object({
  recordKind: z.enum(['meeting', 'register', 'dues']),
  recordId: z.number().int(),
  text: z.string(),
})
export type SealDraft = z.infer<typeof SealDraft>

export const QuarterSeal = z.object({
  year: Year,
  quarter: Quarter,
  title: z.string(),
  from: LedgerDate,
  to: LedgerDate,
  over: z.boolean(),
  state: SealState,
  /** Records that are not finished; empty while a seal is in force. */
  drafts: z.array(SealDraft),
  /** Findings so grave that they block. */
  blocking: z.array(Finding),
  /** How many lighter ones there are: `warnings` want a reason. */
  warnings: z.number().int(),
  remarks: z.number().int(),
  /** The last seal, in force or opened. */
  seal: Seal.nullable(),
})
export type QuarterSeal = z.infer<typeof QuarterSeal>

export const SealDifference = z.object({
  table: z.string(),
  /** What the table holds, in words. */
  title: z.string(),
  /** JSON array of the row's key. */
  rowKey: z.string(),
  kind: z.enum(['altered', 'removed', 'added']),
})
export type SealDifference = z.infer<typeof SealDifference>

export const SealVerdict = z.object({
  /** The last seal of the quarter: what is compared with. */
  seal: Seal,
  intact: z.boolean(),
  /** Digest of the records as they are. */
  digest: Digest,
  /** At most 200 of them. */
  differences: z.array(SealDifference),
  differenceCount: z.number().int(),
  /** People who are called otherwise since; that changes nothing that was sealed. */
  renamed: z.array(z.object({ memberId: z.number().int(), before: z.string(), now: z.string() })),
  /**
   * What came of the digest typed from paper: null where none was typed. `earlier`: it is that of a seal which was
   * opened since, named in `paperSeal`.
   */
  paper: z.enum(['matches', 'earlier', 'differs', 'unreadable']).nullable(),
  paperSeal: Seal.nullable(),
})
export type SealVerdict = z.infer<typeof SealVerdict>

const ofQuarter = { branchId: BranchId.optional(), year: Year, quarter: Quarter }
const touches = ['compliance'] as const

export const sealOperations = {
  'seal.status': query(
    '某年各季度的封存情况：未封存、可以封存、已封存、已启封，还差什么',
    z.object({ branchId: BranchId.optional(), year: Year, quarter: Quarter.optional() }),
    z.object({ year: Year, quarters: z.array(QuarterSeal) }),
  ),
  'seal.history': query(
    '全部封存和启封记录，新的在前',
    z.object({ branchId: BranchId.optional() }).default({}),
    z.array(Seal),
  ),
  'seal.put': command(
    '封存一个季度：记录从此不能改动；还有「必须整改」的问题或草稿时不能封存',
    z.object({
      ...ofQuarter,
      /** Why although lighter findings stand. */
      despite: prose(500).optional(),
      note: prose(500).default(''),
      /** Who seals it; left out, the secretary of the day. */
      by: line(40).optional(),
    }),
    Seal,
    { touches, access: 'keep' },
  ),
  'seal.reopen': command(
    '启封一个季度：写明理由，下一册台账会印出',
    z.object({
      ...ofQuarter,
      reason: prose(500).pipe(z.string().min(5, '启封理由至少写 5 个字')),
      by: line(40).optional(),
    }),
    Seal,
    { touches, access: 'keep' },
  ),
  'seal.verify': query(
    '核对封存：重新计算摘要，指出哪些记录不同；可与纸上的摘要比对',
    z.object({
      ...ofQuarter,
      /** As printed (16 digits) or whole (64). */
      digest: z.string().max(200).optional(),
    }),
    SealVerdict,
  ),
}
