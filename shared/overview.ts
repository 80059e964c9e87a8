/** A year seen whole: its days, how evenly they lie, who came to what, and whom the branch is made of. */
import { z } from 'zod'
import { MeetingKind } from './meeting-kinds.ts'
import { query } from './operation.ts'
import { BranchId, LedgerDate, MeetingId, MemberId } from './primitives.ts'

const count = z.number().int().nonnegative()
const Year = z.number().int().min(1921).max(2200)

/** What a day holds: each meeting once, by its own kind; talks whose day is known. */
export const OverviewDay = z.object({
  day: LedgerDate,
  meetings: z.array(z.object({ meetingId: MeetingId, kind: MeetingKind })),
  talks: count,
})
export type OverviewDay = z.infer<typeof OverviewDay>

/** A kind of meeting through the months, beside what the rules ask of it. */
export const OverviewKind = z.object({
  kind: MeetingKind,
  /** Twelve: meetings of the kind, and those that count as it by mark. */
  held: z.array(count).length(12),
  /** Twelve: what is missing and can no longer be held, in the month in which its period ended. */
  missing: z.array(count).length(12),
  total: count,
  /** What the whole year asks, once for each group that owes it; 0 where nothing does. */
  due: count,
  /** 「每月 1 次」; empty where no rule asks. */
  asks: z.string(),
})
export type OverviewKind = z.infer<typeof OverviewKind>

export const OverviewQuarter = z.object({
  quarter: z.number().int().min(1).max(4),
  meetings: count,
  /** Of these, in the quarter's last month. */
  inLastMonth: count,
  /** The quarter is over, and more than half of its meetings (four at the least) crowd into its last month. */
  crowded: z.boolean(),
})
export type OverviewQuarter = z.infer<typeof OverviewQuarter>

export const OverviewYear = z.object({
  year: count,
  /** Today, or the year's last day. */
  asOf: LedgerDate,
  /** Days that hold something, in order. */
  days: z.array(OverviewDay),
  /** Talks of which only the month is known. */
  talksByMonth: z.array(count).length(12),
  kinds: z.array(OverviewKind),
  /** Twelve: every meeting once. */
  months: z.array(count).length(12),
  quarters: z.array(OverviewQuarter).length(4),
})
export type OverviewYear = z.infer<typeof OverviewYear>

/**
 * `observer`: came without belonging to the body. `unrecorded`: belonged, and the record does not say whether they
 * came.
 */
export const AttendanceMark = z.enum(['present', 'late', 'leave', 'absent', 'observer', 'unrecorded'])
export type AttendanceMark = z.infer<typeof AttendanceMark>

export const AttendanceCell = z.object({
  mark: AttendanceMark,
  /** In the rate: not exempt, not lawfully left out, not an observer. */
  counted: z.boolean(),
})
export type AttendanceCell = z.infer<typeof AttendanceCell>

const Figures = { expected: count, present: count }

export const AttendanceMatrix = z.object({
  year: count,
  kind: MeetingKind,
  asOf: LedgerDate,
  meetings: z.array(
    z.object({ meetingId: MeetingId, day: LedgerDate, theme: z.string(), groupName: z.string(), ...Figures }),
  ),
  rows: z.array(
    z.object({
      memberId: MemberId,
      name: z.string(),
      /** As of `asOf` or their last day in the branch. */
      probationary: z.boolean(),
      /** Only where it lies within the year. */
      enteredOn: LedgerDate.nullable(),
      leftOn: LedgerDate.nullable(),
      /** One a meeting, in their order; null where the meeting is none of theirs. */
      cells: z.array(AttendanceCell.nullable()),
      ...Figures,
    }),
  ),
})
export type AttendanceMatrix = z.infer<typeof AttendanceMatrix>

export const StructureTable = z.object({
  title: z.string(),
  rows: z.array(z.object({ label: z.string(), people: count })),
})
export type StructureTable = z.infer<typeof StructureTable>

export const Structure = z.object({
  asOf: LedgerDate,
  people: count,
  /** Mean of the ages that are known, in tenths of a year; null where none is. */
  meanAgeTenths: count.nullable(),
  /** Came to the branch, and left it, since the year began. */
  entered: count,
  left: count,
  tables: z.array(StructureTable),
})
export type Structure = z.infer<typeof Structure>

const asked = { branchId: BranchId.optional(), year: Year }

export const overviewOperations = {
  'overview.year': query('全年：哪天做了什么，各月是否均匀，规则要求几次', z.object(asked), OverviewYear),
  'overview.attendance': query(
    '某年某一种会议的出勤表：每人每次到、假、缺、列席',
    z.object({ ...asked, kind: MeetingKind }),
    AttendanceMatrix,
  ),
  'overview.structure': query(
    '党员队伍结构：年龄、学历、性别、党龄，截至当年最后一天或今天',
    z.object(asked),
    Structure,
  ),
}
