/** Meetings of every kind: who belonged, who came, what was said, what was decided. */
import { z } from 'zod'
import {
  AttendanceStatus,
  MeetingForm,
  MeetingKind,
  MeetingState,
  MeetingTopic,
  SpeechKind,
} from './meeting-kinds.ts'
import { Motion } from './motions.ts'
import { command, query } from './operation.ts'
import {
  AgendaItemId,
  BranchId,
  GroupId,
  LedgerDate,
  MeetingId,
  MemberId,
  Moment,
  line,
  prose,
  requiredLine,
} from './primitives.ts'

export * from './meeting-kinds.ts'

export const Attendance = z.object({
  memberId: MemberId,
  memberName: z.string(),
  status: AttendanceStatus,
  reason: z.string(),
  /** Judged at the day of the meeting; frozen when the record is finalised. */
  votingRight: z.boolean(),
  probationary: z.boolean(),
  /** Exempt from attendance on that day: out of the rate's denominator, still on the list. */
  exempt: z.boolean(),
})
export type Attendance = z.infer<typeof Attendance>

/** Somebody who belongs to the meeting and of whom nobody has said yet whether they came. */
export const Unmarked = Attendance.omit({ status: true, reason: true })
export type Unmarked = z.infer<typeof Unmarked>

/** The listed cases in which a member need not be counted among those expected; wording in rules/exclusions. */
export const ExclusionReason = z.enum([
  'incapable',
  'abroad',
  'serving',
  'bedridden',
  'relationNotMoved',
  'retiredAway',
  'membershipSuspended',
  'probationWithinParty',
  'detained',
  'floatingApplied',
])
export type ExclusionReason = z.infer<typeof ExclusionReason>

/** Asked for a member not to be counted among those expected. */
export const ExclusionRequest = z.object({
  memberId: MemberId,
  reason: ExclusionReason,
  /** Number or date of the superior body's consent; empty while there is none. */
  superiorConsentRef: line(60).default(''),
  /** The general meeting approved it. */
  passedByMeeting: z.boolean().default(false),
})
export type ExclusionRequest = z.infer<typeof ExclusionRequest>

/** A request as it stands: whether it lowers the expected number, and if not, what is missing. */
export const Exclusion = z.object({
  memberId: MemberId,
  memberName: z.string(),
  reason: ExclusionReason,
  superiorConsentRef: z.string(),
  passedByMeeting: z.boolean(),
  lawful: z.boolean(),
  faults: z.array(z.string()),
})
export type Exclusion = z.infer<typeof Exclusion>

export const Speech = z.object({
  speakerId: MemberId.nullable().default(null),
  /** Filled from the roster where `speakerId` is given; typed for guests. */
  speakerName: line(30).default(''),
  kind: SpeechKind.default('discussion'),
  text: prose(20000),
})
export type Speech = z.infer<typeof Speech>

export const Observer = z.object({ name: requiredLine(30, '列席人姓名'), role: line(60).default('') })
export type Observer = z.infer<typeof Observer>

export const StudyItem = z.object({
  title: requiredLine(200, '学习内容'),
  issuer: line(60).default(''),
  /** Who read aloud or led. */
  leader: line(30).default(''),
  /** The item of the study list that this is. */
  requiredItemId: z.number().int().positive().optional(),
})
export type StudyItem = z.infer<typeof StudyItem>

export const AgendaItem = z.object({
  agendaItemId: AgendaItemId,
  title: z.string(),
  speeches: z.array(Speech),
  resolution: z.string(),
})
export type AgendaItem = z.infer<typeof AgendaItem>

/** Everything of a meeting but its motions: the page as it is typed. Each field may be still empty in a draft. */
export const MeetingContent = z.object({
  title: line(120).default(''),
  /** The number within year and kind; the next free one where none is given. */
  number: z.number().int().min(1).max(999).optional(),
  startsAt: Moment,
  endsAt: Moment.nullable().default(null),
  place: line(100).default(''),
  form: MeetingForm.default('onSite'),
  chairId: MemberId.nullable().default(null),
  /** Why somebody else than the secretary chairs (支部条例第十四条). */
  chairNote: line(100).default(''),
  recorderId: MemberId.nullable().default(null),
  groupId: GroupId.nullable().default(null),
  /** Other kinds that this one event also counts as, by explicit mark (核查口径③). */
  alsoCountsAs: z.array(MeetingKind).max(4).default([]),
  theme: line(200).default(''),
  /** The theme was set by the superior body for all its branches. */
  unifiedTheme: z.boolean().default(false),
  lecturerName: line(30).default(''),
  lecturerPost: line(60).default(''),
  /** Outline of a lecture, flow of a theme day, introduction of a meeting. */
  outline: prose(20000).default(''),
  /** Result and follow-up. */
  outcome: prose(5000).default(''),
  /** Credit minutes for study; 45 minutes are one 学时 by default. */
  creditMinutes: z.number().int().min(0).max(10000).nullable().default(null),
  attendance: z
    .array(
      z.object({
        memberId: MemberId,
        status: AttendanceStatus.default('present'),
        reason: line(100).default(''),
      }),
    )
    .max(2000)
    .optional(),
  observers: z.array(Observer).max(100).default([]),
  agenda: z
    .array(
      z.object({
        agendaItemId: AgendaItemId.optional(),
        title: line(200).default(''),
        speeches: z.array(Speech).max(500).default([]),
        resolution: prose(5000).default(''),
      }),
    )
    .max(60)
    .default([]),
  studyItems: z.array(StudyItem).max(60).default([]),
  /** The whole set; left out, what is stored stays. */
  exclusions: z.array(ExclusionRequest).max(500).optional(),
  topics: z.array(MeetingTopic).max(7).default([]),
})
export type MeetingContent = z.infer<typeof MeetingContent>

/** One line of the attendance head: 「应到 21（有表决权 19）· 实到 17（有表决权 16）」. */
export const Headcount = z.object({
  expected: z.number().int(),
  expectedVoting: z.number().int(),
  present: z.number().int(),
  presentVoting: z.number().int(),
  leave: z.number().int(),
  absent: z.number().int(),
})
export type Headcount = z.infer<typeof Headcount>

export const Correction = z.object({
  correctedOn: z.string(),
  reason: z.string(),
  /** The record as it stood before, as plain text. */
  before: z.string(),
  closed: z.boolean(),
})
export type Correction = z.infer<typeof Correction>

export const Meeting = z.object({
  meetingId: MeetingId,
  branchId: BranchId,
  kind: MeetingKind,
  /** Numbered within year and kind (and group). */
  year: z.number().int(),
  number: z.number().int(),
  state: MeetingState,
  /** Counts up with every save; a save that carries an older one is refused. */
  revision: z.number().int(),
  title: z.string(),
  startsAt: Moment,
  endsAt: Moment.nullable(),
  place: z.string(),
  form: MeetingForm,
  chairId: MemberId.nullable(),
  chairName: z.string(),
  chairNote: z.string(),
  recorderId: MemberId.nullable(),
  recorderName: z.string(),
  groupId: GroupId.nullable(),
  groupName: z.string(),
  alsoCountsAs: z.array(MeetingKind),
  theme: z.string(),
  unifiedTheme: z.boolean(),
  lecturerName: z.string(),
  lecturerPost: z.string(),
  outline: z.string(),
  outcome: z.string(),
  creditMinutes: z.number().int().nullable(),
  attendance: z.array(Attendance),
  /** Of an imported draft: who belongs to it and is not named in the file. Nobody may take them for present. */
  unmarked: z.array(Unmarked),
  /** Of an imported draft: on its list, though they do not belong to it on its day. */
  outsiders: z.array(MemberId),
  headcount: Headcount,
  observers: z.array(Observer),
  agenda: z.array(AgendaItem),
  studyItems: z.array(StudyItem),
  exclusions: z.array(Exclusion),
  topics: z.array(MeetingTopic),
  motions: z.array(Motion),
  corrections: z.array(Correction),
  enteredAt: z.string(),
  finalisedAt: z.string().nullable(),
  voidReason: z.string(),
  source: z.enum(['entered', 'imported']),
  /** Where an imported record came from: file, sheet, row. Null where it was entered here. */
  origin: z.string().nullable(),
})
export type Meeting = z.infer<typeof Meeting>

export const MeetingSummary = Meeting.pick({
  meetingId: true,
  branchId: true,
  kind: true,
  year: true,
  number: true,
  state: true,
  title: true,
  startsAt: true,
  endsAt: true,
  place: true,
  chairName: true,
  recorderName: true,
  groupId: true,
  groupName: true,
  alsoCountsAs: true,
  theme: true,
  headcount: true,
}).extend({
  motionCount: z.number().int(),
  agendaTitles: z.array(z.string()),
  source: z.enum(['entered', 'imported']),
  enteredAt: z.string(),
})
export type MeetingSummary = z.infer<typeof MeetingSummary>

/** The last record of a kind (and group): what a new one may be copied from. */
export const LatestMeeting = z.object({
  meetingId: MeetingId,
  kind: MeetingKind,
  groupId: GroupId.nullable(),
  groupName: z.string(),
  startsAt: Moment,
  /** How many records there are of the kind (and group). */
  records: z.number().int(),
})
export type LatestMeeting = z.infer<typeof LatestMeeting>

/** A line of the check-list before finalising, or of the margin while typing. */
export const CheckItem = z.object({
  ruleId: z.string(),
  /** `error` blocks finalising; `warn` and `info` do not. */
  severity: z.enum(['error', 'warn', 'info']),
  message: z.string(),
  citation: z.string(),
  /** Where on the page to look: a field name, `agenda.2`, `motion.17`. */
  field: z.string(),
})
export type CheckItem = z.infer<typeof CheckItem>

const touches = ['meetings', 'compliance'] as const

export const meetingOperations = {
  'meetings.list': query(
    '某段时间的会议',
    z
      .object({
        branchId: BranchId.optional(),
        from: LedgerDate.optional(),
        to: LedgerDate.optional(),
        kind: MeetingKind.optional(),
        memberId: MemberId.optional(),
        /** Also voided records. */
        withVoid: z.boolean().default(false),
      })
      .default({ withVoid: false }),
    z.array(MeetingSummary),
  ),
  'meetings.show': query('一次会议的全部内容', z.object({ meetingId: MeetingId }), Meeting),
  'meetings.checklist': query(
    '定稿前检查：缺什么、违反哪一条',
    z.object({ meetingId: MeetingId }),
    z.array(CheckItem),
  ),
  'meetings.convene': command(
    '新建一次会议；未给出勤时按当日在册人员全部出席起草',
    MeetingContent.extend({ branchId: BranchId.optional(), kind: MeetingKind }),
    Meeting,
    { touches },
  ),
  'meetings.latest': query(
    '每种会议（每个党小组）最近一次的记录',
    z.object({ branchId: BranchId.optional() }).default({}),
    z.array(LatestMeeting),
  ),
  'meetings.copy': command(
    '照一份记录另起草稿：种类、地点、主持人、记录人、议题名称；不抄出勤、讨论、表决',
    z.object({ meetingId: MeetingId, on: LedgerDate }),
    Meeting,
    { touches },
  ),
  'meetings.saveDraft': command(
    '保存会议草稿（整页）',
    MeetingContent.extend({ meetingId: MeetingId, revision: z.number().int().min(0).optional() }),
    Meeting,
    { touches },
  ),
  'meetings.finalise': command(
    '定稿：检查通过后锁定；有必改项时拒绝',
    z.object({ meetingId: MeetingId }),
    Meeting,
    { touches },
  ),
  'meetings.beginCorrection': command(
    '更正已定稿的会议：写明理由，原文留存',
    z.object({ meetingId: MeetingId, reason: requiredLine(200, '更正理由') }),
    Meeting,
    { touches },
  ),
  'meetings.void': command(
    '作废一次会议记录（写明理由，记录仍保留）',
    z.object({ meetingId: MeetingId, reason: requiredLine(200, '作废理由') }),
    Meeting,
    { touches },
  ),
  'meetings.restore': command('恢复作废的会议记录', z.object({ meetingId: MeetingId }), Meeting, { touches }),
}
