/**
 * 双重组织生活: leading cadres take part in the leading body's democratic life meeting and, as ordinary members, in the
 * life of their branch and group. The law sets no number, so that there are figures here and no pass mark.
 */
import { z } from 'zod'
import { MeetingKind } from './meetings.ts'
import { command, query } from './operation.ts'
import { BranchId, LedgerDate, MeetingId, MemberId, line, prose, requiredLine } from './primitives.ts'

export const DemocraticAttendance = z.enum(['present', 'leave', 'absent'])
export type DemocraticAttendance = z.infer<typeof DemocraticAttendance>
export const democraticAttendanceTitles: Readonly<Record<DemocraticAttendance, string>> = {
  present: '参加',
  leave: '请假',
  absent: '缺席',
}

export const DemocraticLife = z.object({
  democraticLifeId: z.number().int().positive(),
  branchId: BranchId,
  year: z.number().int(),
  /** Whose meeting it was: 「局党组」. */
  body: z.string(),
  heldOn: LedgerDate,
  place: z.string(),
  theme: z.string(),
  note: z.string(),
  void: z.boolean(),
  voidReason: z.string(),
  attendance: z.array(
    z.object({
      memberId: MemberId,
      memberName: z.string(),
      status: DemocraticAttendance,
      reason: z.string(),
    }),
  ),
})
export type DemocraticLife = z.infer<typeof DemocraticLife>

const Figures = z.object({ expected: z.number().int(), attended: z.number().int() })

export const CadreLife = z.object({
  memberId: MemberId,
  memberName: z.string(),
  jobTitle: z.string(),
  /** In the branch and its group, all kinds together. */
  total: Figures,
  byKind: z.array(Figures.extend({ kind: MeetingKind })),
  /** Organizational life meetings and appraisals among them. */
  lifeMeetings: Figures,
  lectures: z.number().int(),
  away: z.array(
    z.object({
      meetingId: MeetingId,
      kind: MeetingKind,
      day: LedgerDate,
      status: z.enum(['leave', 'absent']),
      reason: z.string(),
    }),
  ),
  democratic: z.array(
    z.object({
      democraticLifeId: z.number().int().positive(),
      body: z.string(),
      heldOn: LedgerDate,
      status: DemocraticAttendance,
      reason: z.string(),
    }),
  ),
})
export type CadreLife = z.infer<typeof CadreLife>

export const DualLife = z.object({ year: z.number().int(), asOf: LedgerDate, cadres: z.array(CadreLife) })
export type DualLife = z.infer<typeof DualLife>

const Year = z.number().int().min(1921).max(2200)
const touches = ['life', 'compliance'] as const
const fields = {
  year: Year,
  body: requiredLine(60, '哪个领导班子'),
  heldOn: LedgerDate,
  place: line(100),
  theme: line(200),
  note: prose(2000),
  attendance: z
    .array(
      z.object({
        memberId: MemberId,
        status: DemocraticAttendance,
        reason: line(100).default(''),
      }),
    )
    .max(100),
}

export const dualLifeOperations = {
  'democraticLife.list': query(
    '领导班子民主生活会及参加情况',
    z
      .object({ branchId: BranchId.optional(), year: Year.optional(), withVoid: z.boolean().default(false) })
      .default({ withVoid: false }),
    z.array(DemocraticLife),
  ),
  'democraticLife.record': command(
    '登记一次领导班子民主生活会和本支部领导干部参加情况',
    z
      .object({ ...fields, branchId: BranchId.optional() })
      .partial()
      .required({ body: true, heldOn: true }),
    DemocraticLife,
    { touches },
  ),
  'democraticLife.amend': command(
    '更改一次民主生活会的登记',
    z.object(fields).partial().extend({ democraticLifeId: z.number().int().positive() }),
    DemocraticLife,
    { touches },
  ),
  'democraticLife.void': command(
    '作废一次民主生活会的登记',
    z.object({
      democraticLifeId: z.number().int().positive(),
      reason: requiredLine(200, '作废理由'),
    }),
    DemocraticLife,
    { touches },
  ),
  'democraticLife.restore': command(
    '恢复作废的民主生活会登记',
    z.object({ democraticLifeId: z.number().int().positive() }),
    DemocraticLife,
    { touches },
  ),
  'dualLife.statistics': query(
    '领导干部双重组织生活统计：应参加、实参加、缺席原因（不设及格线）',
    z.object({ branchId: BranchId.optional(), year: Year.optional() }).default({}),
    DualLife,
  ),
}
