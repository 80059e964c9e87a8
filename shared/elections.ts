/** Elections: candidates, the ballot box, who is elected (「选举票的有效性」). Sums only, never who chose whom. */
import { z } from 'zod'
import { command, judgement } from './operation.ts'
import { MemberId, MotionId, line, requiredLine } from './primitives.ts'

const count = z.number().int().min(0).max(10000)

export const CandidateSums = z.object({
  name: requiredLine(30, '候选人姓名'),
  approve: count,
  oppose: count,
  abstain: count,
})
export type CandidateSums = z.infer<typeof CandidateSums>

export const ElectionFacts = z.object({
  decisionKind: z
    .enum(['electCommittee', 'electSecretary', 'electSecretaryDirect'])
    .default('electCommittee'),
  /** E: those with an electoral right, less lawful exclusions. */
  expected: count,
  present: count,
  /** Posts to be filled. */
  seats: z.number().int().min(1).max(50),
  issued: count,
  returned: count,
  valid: count,
  invalid: count,
  candidates: z.array(CandidateSums).max(100),
  writeIns: z
    .array(z.object({ name: requiredLine(30, '另选人姓名'), votes: z.number().int().min(1).max(10000) }))
    .max(100)
    .default([]),
  electionDenominator: z.enum(['expected', 'present']).default('expected'),
  minSurplusPercent: z.number().int().min(0).max(100).default(20),
})
export type ElectionFacts = z.infer<typeof ElectionFacts>

export const ElectionVerdict = z.object({
  quorate: z.boolean(),
  /** The ballot as such holds: not more papers back than handed out, sums agree. */
  valid: z.boolean(),
  presentNeeded: z.number().int(),
  approveNeeded: z.number().int(),
  /** In order of votes. */
  elected: z.array(z.string()),
  /** Tied for the last seats: another ballot among these. */
  tied: z.array(z.string()),
  /** Seats still empty. */
  seatsOpen: z.number().int(),
  /** Enough candidates for a surplus election (差额). */
  surplusKept: z.boolean(),
  faults: z.array(z.string()),
  reasons: z.array(z.string()),
  citations: z.array(z.string()),
})
export type ElectionVerdict = z.infer<typeof ElectionVerdict>

export const Candidate = z.object({
  memberId: MemberId.nullable(),
  name: z.string(),
  approve: z.number().int().nullable(),
  oppose: z.number().int().nullable(),
  abstain: z.number().int().nullable(),
})

/** What a motion of an electing kind carries besides. */
export const Election = z.object({
  seats: z.number().int(),
  candidates: z.array(Candidate),
  box: z.object({ issued: count, returned: count, valid: count, invalid: count }).nullable(),
  writeIns: z.array(z.object({ name: z.string(), votes: z.number().int() })),
  verdict: ElectionVerdict.nullable(),
})
export type Election = z.infer<typeof Election>

const touches = ['meetings', 'compliance'] as const

export const electionOperations = {
  'elections.judge': judgement('按选举规则判定当选（不需要台账文件）', ElectionFacts, ElectionVerdict),
  'elections.nominate': command(
    '确定应选名额和候选人（按姓氏笔画或酝酿结果的顺序）',
    z.object({
      motionId: MotionId,
      seats: z.number().int().min(1).max(50),
      candidates: z
        .array(z.object({ memberId: MemberId.nullable().default(null), name: line(30).default('') }))
        .max(100),
    }),
    Election,
    { touches },
  ),
  'elections.recordBallot': command(
    '记录选举计票结果（只有总数）',
    z.object({
      motionId: MotionId,
      issued: count,
      returned: count,
      valid: count,
      invalid: count,
      candidates: z.array(CandidateSums).max(100),
      writeIns: z
        .array(z.object({ name: requiredLine(30, '另选人姓名'), votes: z.number().int().min(1).max(10000) }))
        .max(100)
        .default([]),
      scrutineers: z.array(requiredLine(30, '监票人')).max(10).default([]),
      tellers: z.array(requiredLine(30, '计票人')).max(10).default([]),
    }),
    Election,
    { touches },
  ),
}
