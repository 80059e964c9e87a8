/**
 * The page of a meeting as it is being typed. Rows carry keys of their own, so that a reply of the ledger can hand
 * out ids without moving the cursor or losing what was typed in between.
 */
import type { InputOf } from '#shared/contract.ts'
import type {
  AttendanceStatus,
  ExclusionReason,
  Meeting,
  MeetingForm,
  MeetingKind,
  MeetingTopic,
  Observer,
  SpeechKind,
  StudyItem,
} from '#shared/meetings.ts'
import { type ExclusionVerdict, judgeExclusions } from '#shared/rules/exclusions.ts'

/** `unmarked`: on the page only, until somebody says whether the person came; never sent, never counted as present. */
export type DraftStatus = AttendanceStatus | 'unmarked'
export interface DraftAttendance {
  readonly memberId: number
  readonly memberName: string
  readonly status: DraftStatus
  readonly reason: string
  readonly votingRight: boolean
  readonly probationary: boolean
  readonly exempt: boolean
}
export interface DraftSpeech {
  readonly key: string
  readonly speakerId: number | null
  readonly speakerName: string
  readonly kind: SpeechKind
  readonly text: string
}
export interface DraftItem {
  readonly key: string
  readonly agendaItemId: number | null
  readonly title: string
  readonly speeches: readonly DraftSpeech[]
  readonly resolution: string
}
export type Keyed<Row> = Row & { readonly key: string }

export interface DraftExclusion {
  readonly memberId: number
  readonly reason: ExclusionReason
  readonly superiorConsentRef: string
  readonly passedByMeeting: boolean
}

export interface Draft {
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string | null
  readonly place: string
  readonly form: MeetingForm
  readonly chairId: number | null
  readonly chairNote: string
  readonly recorderId: number | null
  readonly groupId: number | null
  readonly alsoCountsAs: readonly MeetingKind[]
  readonly theme: string
  readonly unifiedTheme: boolean
  readonly lecturerName: string
  readonly lecturerPost: string
  readonly outline: string
  readonly outcome: string
  readonly creditMinutes: number | null
  readonly attendance: readonly DraftAttendance[]
  readonly observers: readonly Keyed<Observer>[]
  readonly agenda: readonly DraftItem[]
  readonly studyItems: readonly Keyed<StudyItem>[]
  readonly exclusions: readonly DraftExclusion[]
  readonly topics: readonly MeetingTopic[]
}

/** What `meetings.saveDraft` takes, but for the meeting's id and revision. */
export type DraftContent = Omit<InputOf<'meetings.saveDraft'>, 'meetingId' | 'revision'>

/** For `memo`: a part of the page is drawn again only when a field of its own changed, not at every key elsewhere. */
export const sameParts =
  (...keys: readonly (keyof Draft)[]) =>
  <Props extends { readonly draft: Draft }>(before: Props, now: Props): boolean =>
    keys.every((key) => before.draft[key] === now.draft[key]) &&
    Object.entries(now).every(([name, value]) => name === 'draft' || Reflect.get(before, name) === value)

let lastKey = 0
/** A key for a row that the ledger does not know yet. Never stored. */
export const freshKey = (): string => `r${(lastKey += 1)}`

export function draftOf(meeting: Meeting): Draft {
  return {
    title: meeting.title,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    form: meeting.form,
    chairId: meeting.chairId,
    chairNote: meeting.chairNote,
    recorderId: meeting.recorderId,
    groupId: meeting.groupId,
    alsoCountsAs: meeting.alsoCountsAs,
    theme: meeting.theme,
    unifiedTheme: meeting.unifiedTheme,
    lecturerName: meeting.lecturerName,
    lecturerPost: meeting.lecturerPost,
    outline: meeting.outline,
    outcome: meeting.outcome,
    creditMinutes: meeting.creditMinutes,
    attendance: meeting.attendance,
    observers: meeting.observers.map((row) => ({ ...row, key: freshKey() })),
    agenda: meeting.agenda.map((item) => ({
      ...item,
      key: freshKey(),
      speeches: item.speeches.map((speech) => ({ ...speech, key: freshKey() })),
    })),
    studyItems: meeting.studyItems.map((row) => ({ ...row, key: freshKey() })),
    exclusions: meeting.exclusions.map(({ memberId, reason, superiorConsentRef, passedByMeeting }) => ({
      memberId,
      reason,
      superiorConsentRef,
      passedByMeeting,
    })),
    topics: meeting.topics,
  }
}

/** Rows that were opened but have no name yet stay on the screen and are not sent. */
export function contentOf(draft: Draft): DraftContent {
  return {
    title: draft.title,
    startsAt: draft.startsAt,
    endsAt: draft.endsAt,
    place: draft.place,
    form: draft.form,
    chairId: draft.chairId,
    chairNote: draft.chairNote,
    recorderId: draft.recorderId,
    groupId: draft.groupId,
    alsoCountsAs: [...draft.alsoCountsAs],
    theme: draft.theme,
    unifiedTheme: draft.unifiedTheme,
    lecturerName: draft.lecturerName,
    lecturerPost: draft.lecturerPost,
    outline: draft.outline,
    outcome: draft.outcome,
    creditMinutes: draft.creditMinutes,
    attendance: draft.attendance.flatMap(({ memberId, status, reason }) =>
      status === 'unmarked' ? [] : [{ memberId, status, reason }],
    ),
    observers: draft.observers
      .filter((row) => row.name.trim() !== '')
      .map(({ name, role }) => ({ name, role })),
    agenda: draft.agenda.map((item) => ({
      ...(item.agendaItemId === null ? {} : { agendaItemId: item.agendaItemId }),
      title: item.title,
      speeches: item.speeches
        .filter(
          (speech) =>
            speech.text.trim() !== '' || speech.speakerId !== null || speech.speakerName.trim() !== '',
        )
        .map(({ speakerId, speakerName, kind, text }) => ({ speakerId, speakerName, kind, text })),
      resolution: item.resolution,
    })),
    studyItems: draft.studyItems
      .filter((row) => row.title.trim() !== '')
      .map(({ title, issuer, leader, requiredItemId }) => ({
        title,
        issuer,
        leader,
        ...(requiredItemId === undefined ? {} : { requiredItemId }),
      })),
    exclusions: [...draft.exclusions],
    topics: [...draft.topics],
  }
}

/** Equal prints mean equal content; ids that the ledger hands out do not count as content. */
export function printOf(draft: Draft): string {
  const content = contentOf(draft)
  return JSON.stringify({
    ...content,
    agenda: content.agenda?.map(({ title, speeches, resolution }) => ({ title, speeches, resolution })),
  })
}

/**
 * Takes over what only the ledger knows (ids of new agenda items, voting rights judged on the day, people that a new
 * date brought onto the roster) and keeps every word of `draft`, which may be newer than what was sent.
 *
 * @param sent the draft that `reply` answers.
 */
export function adoptReply(draft: Draft, sent: Draft, reply: Meeting): Draft {
  const ids = new Map<string, number>()
  if (reply.agenda.length === sent.agenda.length) {
    sent.agenda.forEach((item, index) => {
      const given = reply.agenda[index]
      if (given) ids.set(item.key, given.agendaItemId)
    })
  }
  const sentIds = new Set(sent.attendance.filter(isMarked).map((row) => row.memberId))
  const local = new Map(draft.attendance.map((row) => [row.memberId, row]))
  const judged = reply.attendance
    // Somebody taken off the list while the save was under way stays off.
    .filter((row) => local.has(row.memberId) || !sentIds.has(row.memberId))
    .map((row): DraftAttendance => {
      const mine = local.get(row.memberId)
      return mine !== undefined && isMarked(mine) ? { ...row, status: mine.status, reason: mine.reason } : row
    })
  const known = new Map(judged.map((row) => [row.memberId, row]))
  const open = new Set(reply.unmarked.map((row) => row.memberId))
  const added = draft.attendance.filter(
    (row) =>
      !known.has(row.memberId) && !sentIds.has(row.memberId) && (isMarked(row) || open.has(row.memberId)),
  )
  const kept = new Map([...known, ...added.map((row) => [row.memberId, row] as const)])
  return {
    ...draft,
    // where nobody is new the page keeps its order: names do not move while they are marked one by one
    attendance: judged.every((row) => local.has(row.memberId))
      ? draft.attendance.flatMap((row) => kept.get(row.memberId) ?? [])
      : [...kept.values()],
    agenda: draft.agenda.map((item) => {
      const id = ids.get(item.key)
      return id === undefined ? item : { ...item, agendaItemId: id }
    }),
  }
}

const isMarked = (row: DraftAttendance): boolean => row.status !== 'unmarked'

const here = (row: DraftAttendance) => row.status === 'present' || row.status === 'late'

/** Whether each request not to be counted among those expected stands, in the order of the requests. */
export const exclusionVerdicts = (kind: MeetingKind, draft: Draft): ExclusionVerdict[] =>
  judgeExclusions({
    meetingKind: kind,
    requests: [...draft.exclusions],
    present: draft.attendance.filter(here).map((row) => row.memberId),
  })

/** Those counted: everybody on the list but the lawfully excluded. The exempt leave only the rate of attendance. */
export function countedRows(kind: MeetingKind, draft: Draft): readonly DraftAttendance[] {
  const left = new Set(
    exclusionVerdicts(kind, draft).flatMap((verdict) => (verdict.lawful ? [verdict.memberId] : [])),
  )
  return left.size === 0 ? draft.attendance : draft.attendance.filter((row) => !left.has(row.memberId))
}

/** Heads counted as the record counts them. */
export function headcountOf(rows: readonly DraftAttendance[]) {
  return {
    expected: rows.length,
    expectedVoting: rows.filter((row) => row.votingRight).length,
    present: rows.filter(here).length,
    presentVoting: rows.filter((row) => row.votingRight && here(row)).length,
    leave: rows.filter((row) => row.status === 'leave').length,
    absent: rows.filter((row) => row.status === 'absent').length,
    unmarked: rows.filter((row) => row.status === 'unmarked').length,
  }
}
