/**
 * The appraisal of members (民主评议党员): of the ballot only sums, what was decided, and that it was told to each. Who
 * gave whom which grade is kept nowhere.
 */
import { z } from 'zod'
import { LifeFault, LifeId } from './life.ts'
import { command, query } from './operation.ts'
import { LedgerDate, MeetingId, MemberId, line, prose } from './primitives.ts'

export const Grade = z.enum(['excellent', 'qualified', 'basicallyQualified', 'unqualified'])
export type Grade = z.infer<typeof Grade>
export const gradeTitles: Readonly<Record<Grade, string>> = {
  excellent: '优秀',
  qualified: '合格',
  basicallyQualified: '基本合格',
  unqualified: '不合格',
}

const count = z.number().int().min(0).max(9999)

/** Sums of the four grades for one member. */
export const GradeTally = z.object({
  excellent: count,
  qualified: count,
  basicallyQualified: count,
  unqualified: count,
})
export type GradeTally = z.infer<typeof GradeTally>

/** The papers as a whole: 发出, 收回, 有效, 无效. */
export const AppraisalSheet = z.object({
  appraisedOn: LedgerDate,
  /** People in the room; papers cannot be more. */
  present: count,
  issued: count,
  returned: count,
  valid: count,
  invalid: count,
  scrutineers: z.array(z.string()),
  tellers: z.array(z.string()),
})
export type AppraisalSheet = z.infer<typeof AppraisalSheet>

export const DecidedBy = z.enum(['committee', 'generalMeeting'])
export type DecidedBy = z.infer<typeof DecidedBy>
export const decidedByTitles: Readonly<Record<DecidedBy, string>> = {
  committee: '支委会',
  generalMeeting: '党员大会',
}

export const MemberAppraisal = z.object({
  memberId: MemberId,
  memberName: z.string(),
  /** On the day of the appraisal. */
  category: z.enum(['fullMember', 'probationaryMember', 'unclear']),
  selfAppraisal: z.string(),
  mutualAppraisal: z.string(),
  tally: GradeTally.nullable(),
  branchOpinion: z.string(),
  /** 「一岗双责」, where the place appraises it. */
  dualDuty: z.string(),
  grade: Grade.nullable(),
  noGradeReason: z.string(),
  decidedBy: DecidedBy.nullable(),
  decidedOn: LedgerDate.nullable(),
  decidedMeetingId: MeetingId.nullable(),
  disposition: z.string(),
  fedBackOn: LedgerDate.nullable(),
  fedBackBy: z.string(),
  signed: z.boolean(),
})
export type MemberAppraisal = z.infer<typeof MemberAppraisal>

export const Appraisal = z.object({
  lifeId: LifeId,
  year: z.number().int(),
  /** The day members are judged by: of the ballot, else of the meeting, else today. */
  day: LedgerDate,
  sheet: AppraisalSheet.nullable(),
  /** Everybody on the roster of that day, and whoever has a row already. */
  members: z.array(MemberAppraisal),
  /** Full members who are to be graded: the denominator of the third. */
  graded: z.number().int(),
  excellent: z.number().int(),
  excellentAtMost: z.number().int(),
  faults: z.array(LifeFault),
})
export type Appraisal = z.infer<typeof Appraisal>

const touches = ['life', 'compliance'] as const
const lifeId = LifeId

export const appraisalOperations = {
  'appraisal.show': query('民主评议：票数、等次、反馈与核对', z.object({ lifeId }), Appraisal),
  'appraisal.record': command(
    '登记测评票总数和各人四个等次的票数（只有合计，没有谁投了什么）、自评与互评',
    z.object({
      lifeId,
      sheet: z
        .object({
          appraisedOn: LedgerDate,
          /** Those who came to the appraisal meeting where it is left out. */
          present: count.optional(),
          issued: count,
          returned: count,
          valid: count,
          invalid: count,
          scrutineers: z.array(line(30)).max(20).default([]),
          tellers: z.array(line(30)).max(20).default([]),
        })
        .optional(),
      members: z
        .array(
          z.object({
            memberId: MemberId,
            selfAppraisal: prose(5000).optional(),
            mutualAppraisal: prose(5000).optional(),
            tally: GradeTally.nullable().optional(),
            dualDuty: prose(1000).optional(),
          }),
        )
        .max(500)
        .default([]),
    }),
    Appraisal,
    { touches },
  ),
  'appraisal.decide': command(
    '评定等次：支委会或党员大会，哪一天；预备党员不评定等次',
    z.object({
      lifeId,
      decidedBy: DecidedBy,
      decidedOn: LedgerDate,
      meetingId: MeetingId.nullable().default(null),
      members: z
        .array(
          z.object({
            memberId: MemberId,
            grade: Grade.nullable(),
            branchOpinion: prose(2000).optional(),
            noGradeReason: line(200).optional(),
            disposition: prose(1000).optional(),
          }),
        )
        .min(1)
        .max(500),
    }),
    Appraisal,
    { touches },
  ),
  'appraisal.feedBack': command(
    '反馈到本人：日期、反馈人、本人是否签字；on 为 null 收回反馈，等次才可更改',
    z.object({
      lifeId,
      memberIds: z.array(MemberId).min(1).max(500),
      on: LedgerDate.nullable(),
      by: line(60).default(''),
      signed: z.boolean().default(false),
    }),
    Appraisal,
    { touches },
  ),
}
