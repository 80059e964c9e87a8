/** What the study register keeps, as it is shown. */
import { z } from 'zod'
import { MeetingKind, MeetingState } from '../meetings.ts'
import { BranchId, LedgerDate, MeetingId, MemberId, PartialDate } from '../primitives.ts'
import { LearningAim, LearningKind, StudyCategory, StudyForm, StudyScope, StudyState } from './words.ts'

export const RequiredItemId = z.number().int().positive()

/** A meeting in which an item was studied, or is going to be. */
export const StudiedAt = z.object({
  meetingId: MeetingId,
  kind: MeetingKind,
  title: z.string(),
  day: LedgerDate,
  state: MeetingState,
  groupId: z.number().int().nullable(),
  groupName: z.string(),
})
export type StudiedAt = z.infer<typeof StudiedAt>

export const Deferral = z.object({
  askedOn: LedgerDate,
  reason: z.string(),
  previousDueOn: LedgerDate.nullable(),
  dueOn: LedgerDate,
  agreedBy: z.string(),
})
export type Deferral = z.infer<typeof Deferral>

export const RequiredItem = z.object({
  itemId: RequiredItemId,
  branchId: BranchId,
  title: z.string(),
  issuer: z.string(),
  category: StudyCategory,
  elective: z.boolean(),
  scope: StudyScope,
  publishedOn: PartialDate.nullable(),
  /** As the list names it. */
  dueOn: LedgerDate.nullable(),
  /** The day that counts: put off, named, or so many days after publication. Null for electives without a day. */
  dueBy: LedgerDate.nullable(),
  /** No list names it: it is reckoned from the publication by the rule profile. */
  dueImplied: z.boolean(),
  listLabel: z.string(),
  source: z.string(),
  remark: z.string(),
  deferrals: z.array(Deferral),
  void: z.boolean(),
  voidReason: z.string(),
  origin: z.enum(['entered', 'imported']),
  state: StudyState,
  /** Final records, earliest first. */
  studied: z.array(StudiedAt),
  /** Drafts that have it on their page. */
  planned: z.array(StudiedAt),
  /** The day from which all whom it concerns have studied it. */
  studiedOn: LedgerDate.nullable(),
  /** Groups that have not studied it yet, where others have. */
  groupsMissing: z.array(z.string()),
  /** From publication to study, or to the day asked about while it is not studied; null without a day. */
  days: z.number().int().nullable(),
  /** Days past its time: of the study, or until the day asked about. 0 where it was in time. */
  daysLate: z.number().int(),
  /** Until its time; negative when it is over, null where there is none. */
  daysLeft: z.number().int().nullable(),
  /** Who made up for it by themselves. */
  makeUps: z.number().int(),
})
export type RequiredItem = z.infer<typeof RequiredItem>

export const MakeUp = z.object({
  makeUpId: z.number().int().positive(),
  branchId: BranchId,
  memberId: MemberId,
  memberName: z.string(),
  meetingId: MeetingId.nullable(),
  itemId: RequiredItemId.nullable(),
  /** 「2026年3月27日集中学习」 or the item's title. */
  of: z.string(),
  studiedOn: LedgerDate,
  form: StudyForm,
  minutes: z.number().int(),
  remark: z.string(),
  void: z.boolean(),
  voidReason: z.string(),
})
export type MakeUp = z.infer<typeof MakeUp>

export const OtherLearning = z.object({
  learningId: z.number().int().positive(),
  branchId: BranchId,
  memberId: MemberId,
  memberName: z.string(),
  kind: LearningKind,
  aim: LearningAim,
  title: z.string(),
  beganOn: LedgerDate,
  endedOn: LedgerDate.nullable(),
  minutes: z.number().int(),
  evidence: z.string(),
  void: z.boolean(),
  voidReason: z.string(),
  origin: z.enum(['entered', 'imported']),
})
export type OtherLearning = z.infer<typeof OtherLearning>

/** A session with credit that a member missed and has not made up for. */
export const MissedSession = z.object({
  meetingId: MeetingId,
  day: LedgerDate,
  title: z.string(),
  minutes: z.number().int(),
})
export type MissedSession = z.infer<typeof MissedSession>

export const HoursRow = z.object({
  memberId: MemberId,
  memberName: z.string(),
  committee: z.boolean(),
  /** Owes no hours: exempt, or not on the roster for the whole year. */
  exempt: z.boolean(),
  meetingMinutes: z.number().int(),
  makeUpMinutes: z.number().int(),
  otherMinutes: z.number().int(),
  /** Whole hours, rounded down. */
  hours: z.number().int(),
  due: z.number().int(),
  /** Hours still lacking; 0 where none. */
  short: z.number().int(),
  /** Party school and training classes in the year. */
  trainings: z.number().int(),
  missed: z.array(MissedSession),
})
export type HoursRow = z.infer<typeof HoursRow>

export const StudyHours = z.object({
  year: z.number().int(),
  minutesPerHour: z.number().int(),
  rows: z.array(HoursRow),
})
export type StudyHours = z.infer<typeof StudyHours>

export const Arrangement = z.object({
  arrangementId: z.number().int().positive(),
  branchId: BranchId,
  title: z.string(),
  /** 1 is Monday. */
  weekday: z.number().int(),
  everyWeeks: z.number().int(),
  /** 「19:30」, or empty. */
  startsAt: z.string(),
  minutes: z.number().int().nullable(),
  place: z.string(),
  fromOn: LedgerDate,
  toOn: LedgerDate.nullable(),
  pauses: z.array(z.object({ fromOn: LedgerDate, toOn: LedgerDate, reason: z.string() })),
  void: z.boolean(),
  voidReason: z.string(),
  /** Days of the year asked about, until today. */
  expected: z.number().int(),
  held: z.number().int(),
  missed: z.array(LedgerDate),
  /** The next day on which it is to be held; null where it has ended. */
  next: LedgerDate.nullable(),
})
export type Arrangement = z.infer<typeof Arrangement>

export const StudyPlan = z.object({
  year: z.number().int(),
  adoptedOn: LedgerDate.nullable(),
  text: z.string(),
  recorderId: MemberId.nullable(),
  recorderName: z.string(),
  /** False: nobody has written one. */
  kept: z.boolean(),
})
export type StudyPlan = z.infer<typeof StudyPlan>

/** How often a year studied in which form. */
export const FormCount = z.object({ form: StudyForm, meetings: z.number().int() })
export type FormCount = z.infer<typeof FormCount>

/** A line of pasted text as it was read; nothing is written. */
export const ReadItem = z.object({
  title: z.string(),
  issuer: z.string(),
  category: StudyCategory,
  elective: z.boolean(),
  scope: StudyScope,
  publishedOn: PartialDate.nullable(),
  dueOn: LedgerDate.nullable(),
  listLabel: z.string(),
  /** The line it was read from. */
  source: z.string(),
  doubts: z.array(z.string()),
  /** The same title stands on the list already. */
  matchId: RequiredItemId.nullable(),
})
export type ReadItem = z.infer<typeof ReadItem>
