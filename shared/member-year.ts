/**
 * Everything the ledger holds of one member in one year: 「管到人头」. Reckoned from the records of every domain and kept
 * nowhere; what is masked there is masked here, and what was said in a talk is never part of it.
 */
import { z } from 'zod'
import { DecidedBy, Grade } from './appraisal.ts'
import { FontScheme } from './book.ts'
import { Post, TermBody } from './branch.ts'
import { CadreLife } from './dual-life.ts'
import { DuesAssessment, DuesMonth } from './dues.ts'
import { Delivered } from './ledger.ts'
import { AttendanceStatus, MeetingKind } from './meetings.ts'
import { Exemption, GroupMembership, PersonCategory, Restriction } from './members.ts'
import { Stance } from './motions.ts'
import { query, task } from './operation.ts'
import { BranchId, LedgerDate, MeetingId, MemberId, PartialDate, TalkId } from './primitives.ts'
import { HoursRow, MakeUp, OtherLearning } from './study/records.ts'
import { TalkForm, TalkOccasion } from './talks.ts'

const count = z.number().int()

/** Whom the year is of, as of `asOf`. No number of any document, no telephone. */
const Whose = z.object({
  memberId: MemberId,
  branchId: BranchId,
  name: z.string(),
  gender: z.enum(['男', '女']).nullable(),
  birthDate: PartialDate.nullable(),
  category: PersonCategory,
  joinDate: PartialDate.nullable(),
  fullMemberDate: PartialDate.nullable(),
  groupName: z.string(),
  jobTitle: z.string(),
  leadingCadre: z.boolean(),
  /** On the roster on some day of the year. */
  belonged: z.boolean(),
})

const AttendanceFigures = z.object({ expected: count, present: count, leave: count, absent: count })
export type AttendanceFigures = z.infer<typeof AttendanceFigures>

const Attended = z.object({
  meetingId: MeetingId,
  kind: MeetingKind,
  day: LedgerDate,
  theme: z.string(),
  status: AttendanceStatus,
  reason: z.string(),
  /** False: exempt that day or lawfully left out of the expected number; not in the rate. */
  expected: z.boolean(),
})

/** A record of a register that names the member. */
const Noted = z.object({ entryId: z.number().int().positive(), on: PartialDate, title: z.string() })
export type Noted = z.infer<typeof Noted>

export const MemberYear = Whose.extend({
  year: count,
  /** Today, the year's last day, or the last day in the branch: whichever is earliest. */
  asOf: LedgerDate,
  attendance: z.object({
    rows: z.array(Attended),
    byKind: z.array(AttendanceFigures.extend({ kind: MeetingKind })),
    total: AttendanceFigures,
  }),
  /** 双重组织生活 of a leading cadre; null for everybody else. */
  dual: CadreLife.nullable(),
  /** Null where the member was not on the roster. */
  study: HoursRow.extend({
    minutesPerHour: count,
    makeUps: z.array(MakeUp),
    learning: z.array(OtherLearning),
  }).nullable(),
  talks: z.array(
    z.object({
      talkId: TalkId,
      heldOn: PartialDate,
      /** Which side the member was on. */
      side: z.enum(['talker', 'partner']),
      with: z.array(z.string()),
      occasion: TalkOccasion,
      form: TalkForm,
    }),
  ),
  dues: z
    .object({
      months: z.array(DuesMonth),
      dueFen: count,
      paidFen: count,
      voluntaryFen: count,
      /** Due by `asOf` and not paid. */
      missingFen: count,
      missingMonths: count,
      note: z.string(),
      /** Bases and items only where they were asked for by `reveal`. */
      assessments: z.array(DuesAssessment),
    })
    .nullable(),
  posts: z.array(
    z.object({
      body: TermBody,
      termNumber: count.nullable(),
      post: Post,
      duty: z.string(),
      beganOn: LedgerDate,
      /** The first day after it; null while it lasts. */
      endedOn: LedgerDate.nullable(),
    }),
  ),
  groups: z.array(GroupMembership),
  restrictions: z.array(Restriction),
  exemptions: z.array(Exemption),
  service: z.array(Noted.extend({ category: z.string(), minutes: count.nullable() })),
  honours: z.array(Noted.extend({ issuer: z.string() })),
  /** The anniversary of joining within the year, and how it was kept. */
  birthday: z.object({ joinDate: PartialDate, years: count, entry: Noted.nullable() }).nullable(),
  searches: z.array(Noted.extend({ result: z.string() })),
  tasks: z.array(Noted.extend({ state: z.string(), result: z.string() })),
  debriefings: z.array(Noted),
  appraisal: z
    .object({
      lifeId: z.number().int().positive(),
      grade: Grade.nullable(),
      noGradeReason: z.string(),
      decidedBy: DecidedBy.nullable(),
      decidedOn: LedgerDate.nullable(),
      fedBackOn: LedgerDate.nullable(),
    })
    .nullable(),
  statements: z.array(z.object({ meetingId: MeetingId, day: LedgerDate, title: z.string(), stance: Stance })),
  lectures: z.array(
    z.object({ meetingId: MeetingId, kind: MeetingKind, day: LedgerDate, theme: z.string() }),
  ),
  /** Meetings the member chaired or recorded. */
  duties: z.array(
    z.object({
      meetingId: MeetingId,
      kind: MeetingKind,
      day: LedgerDate,
      role: z.enum(['chair', 'recorder']),
    }),
  ),
  /** Meetings in whose record something the member said is written down. */
  spokeAt: count,
})
export type MemberYear = z.infer<typeof MemberYear>

const Year = z.number().int().min(1921).max(2200)

export const memberYearOperations = {
  'members.year': query(
    '一名党员的年度档案：出勤、学时、谈话（不含内容）、党费、任职、服务、荣誉、评议等次',
    z.object({
      memberId: MemberId,
      year: Year,
      /** Also what the dues are reckoned from. */
      reveal: z.boolean().default(false),
    }),
    MemberYear,
  ),
  'members.printYear': task(
    '印一名党员的年度档案（Word）；不含谈话内容和工资基数',
    z.object({
      memberId: MemberId,
      year: Year,
      out: z.string().min(1).max(1000).optional(),
      /** An existing file is refused without this; a save dialog asks by itself. */
      overwrite: z.boolean().default(false),
      fontScheme: FontScheme.optional(),
    }),
    Delivered,
    { touches: ['compliance'], access: 'read' },
  ),
}

/** 「94.1%」; 「—」 where nothing was owed. */
export const rateText = ({ expected, present }: Pick<AttendanceFigures, 'expected' | 'present'>): string =>
  expected === 0 ? '—' : `${(Math.round((present * 1000) / expected) / 10).toFixed(1)}%`
