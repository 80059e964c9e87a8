/** What rules need to know of a meeting: less than the whole record, so that ten years of them can be judged at once. */
import type {
  Attendance,
  Exclusion,
  Headcount,
  Meeting,
  MeetingKind,
  SpeechKind,
  StudyItem,
} from '../meetings.ts'
import type { Motion } from '../motions.ts'
import type { Moment } from '../primitives.ts'

export interface SpeechFact {
  readonly speakerId: number | null
  readonly kind: SpeechKind
  readonly text: string
}

export interface MeetingFacts {
  readonly meetingId: number
  readonly kind: MeetingKind
  readonly alsoCountsAs: readonly MeetingKind[]
  readonly state: Meeting['state']
  readonly startsAt: Moment
  readonly endsAt: Moment | null
  readonly place: string
  readonly form: Meeting['form']
  readonly chairId: number | null
  readonly chairNote: string
  readonly recorderId: number | null
  readonly groupId: number | null
  readonly theme: string
  readonly lecturerName: string
  readonly outline: string
  readonly outcome: string
  readonly headcount: Headcount
  /** Those who did not simply come: late, on leave, absent. */
  readonly away: readonly Pick<
    Attendance,
    'memberId' | 'memberName' | 'status' | 'reason' | 'exempt' | 'votingRight'
  >[]
  /** Who is expected at an imported draft and not marked yet; empty where nobody asked. */
  readonly unmarked: readonly Pick<Attendance, 'memberName'>[]
  /** On the list of an imported draft without belonging to it; empty where nobody asked. */
  readonly outsiders: readonly Pick<Attendance, 'memberName'>[]
  readonly exclusions: readonly Exclusion[]
  readonly agenda: readonly {
    readonly agendaItemId: number
    readonly title: string
    readonly resolution: string
    readonly speeches: readonly SpeechFact[]
  }[]
  readonly studyItems: readonly StudyItem[]
  readonly motions: readonly Motion[]
  readonly enteredAt: string
  /** The last save after it was first entered; null where there was none, or where nobody asked. */
  readonly amendedAt: string | null
  readonly imported: boolean
}

/** The facts of one whole record. */
export const factsOf = (meeting: Meeting): MeetingFacts => ({
  ...meeting,
  away: meeting.attendance.filter(
    (one) =>
      one.status !== 'present' &&
      !meeting.exclusions.some((exclusion) => exclusion.lawful && exclusion.memberId === one.memberId),
  ),
  outsiders: meeting.attendance.filter((one) => meeting.outsiders.includes(one.memberId)),
  amendedAt: null,
  imported: meeting.source === 'imported',
})
