/** Who was expected at what in a span and who came, who chaired, recorded, lectured and spoke: one query a table. */
import type { AttendanceStatus, MeetingKind } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { exclusionsBetween, lawfullyExcluded } from './exclusions.ts'
import { exemptIn, memberIn, rollsBetween, statusIn } from './rolls.ts'

/** A record that counts: final, or under correction. */
export interface HeldRecord {
  readonly meetingId: number
  readonly kind: MeetingKind
  readonly alsoCountsAs: readonly MeetingKind[]
  readonly day: LedgerDate
  /** Of a group's meeting. */
  readonly groupId: number | null
  /** The theme, or the title where there is none. */
  readonly theme: string
  readonly chairId: number | null
  readonly recorderId: number | null
  readonly lecturerName: string
  readonly creditMinutes: number
  /** Members who said something that was written down, without those from outside. */
  readonly speakerIds: readonly number[]
}

export interface AttendedRow {
  readonly memberId: number
  readonly meetingId: number
  readonly status: AttendanceStatus
  readonly reason: string
  /** Held to attendance: neither exempt that day nor lawfully left out of the expected number. */
  readonly expected: boolean
}

export interface Attended {
  readonly meetings: readonly HeldRecord[]
  readonly rows: readonly AttendedRow[]
}

/** Meetings of a span that were held, earliest first, with everybody on their lists. Drafts and void ones are left out. */
export const attendedBetween = (
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<Attended> =>
  remembered(read, 'attended', [branchId, from, to], () => readAttended(read, branchId, from, to))

async function readAttended(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<Attended> {
  const ids = read
    .selectFrom('meeting')
    .select('meeting_id')
    .where('branch_id', '=', branchId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', `${to}U`)
    .where('state', 'in', ['final', 'correcting'])
  const [meetings, also, given, speakers] = await Promise.all([
    read
      .selectFrom('meeting')
      .selectAll()
      .where('meeting_id', 'in', ids)
      .orderBy('starts_at')
      .orderBy('meeting_id')
      .execute(),
    read.selectFrom('meeting_also_counts').selectAll().where('meeting_id', 'in', ids).execute(),
    read
      .selectFrom('attendance')
      .select(['meeting_id', 'member_id', 'reason'])
      .where('meeting_id', 'in', ids)
      .where('reason', '<>', '')
      .execute(),
    read
      .selectFrom('speech')
      .innerJoin('agenda_item', 'agenda_item.agenda_item_id', 'speech.agenda_item_id')
      .select(['agenda_item.meeting_id', 'speech.speaker_id'])
      .distinct()
      .where('agenda_item.meeting_id', 'in', ids)
      .where('speech.speaker_id', 'is not', null)
      .execute(),
  ])
  const exclusions = await exclusionsBetween(read, branchId, from, `${to}U`)
  const out = new Map([...exclusions].map(([id, all]) => [id, lawfullyExcluded(all)]))
  const alsoOf = Map.groupBy(also, (one) => one.meeting_id)
  const reasons = new Map(
    [...Map.groupBy(given, (row) => row.meeting_id)].map(([id, own]) => [
      id,
      new Map(own.map((row) => [row.member_id, row.reason])),
    ]),
  )
  const rolls = (await rollsBetween(read, branchId, from, to)).filter(({ state }) => state !== 'draft')
  const speakersOf = Map.groupBy(speakers, (one) => one.meeting_id)
  return {
    meetings: meetings.map((row) => ({
      meetingId: row.meeting_id,
      kind: row.kind,
      alsoCountsAs: (alsoOf.get(row.meeting_id) ?? []).map((one) => one.kind),
      day: row.starts_at.slice(0, 10),
      groupId: row.group_id,
      theme: row.theme === '' ? row.title : row.theme,
      chairId: row.chair_id,
      recorderId: row.recorder_id,
      lecturerName: row.lecturer_name,
      creditMinutes: row.credit_minutes ?? 0,
      speakerIds: (speakersOf.get(row.meeting_id) ?? []).flatMap((one) => one.speaker_id ?? []),
    })),
    rows: rolls.flatMap(({ meetingId, people }) =>
      people.map((one): AttendedRow => {
        const memberId = memberIn(one)
        return {
          memberId,
          meetingId,
          status: statusIn(one),
          reason: reasons.get(meetingId)?.get(memberId) ?? '',
          expected: !exemptIn(one) && out.get(meetingId)?.has(memberId) !== true,
        }
      }),
    ),
  }
}

/** Who sat in without belonging, by name, at the held meetings of a span. */
export async function observersBetween(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<Map<number, ReadonlySet<string>>> {
  const rows = await read
    .selectFrom('meeting')
    .innerJoin('observer', 'observer.meeting_id', 'meeting.meeting_id')
    .select(['observer.meeting_id', 'observer.name'])
    .where('meeting.branch_id', '=', branchId)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', `${to}U`)
    .where('meeting.state', 'in', ['final', 'correcting'])
    .execute()
  const byMeeting = Map.groupBy(rows, (row) => row.meeting_id)
  return new Map([...byMeeting].map(([id, own]) => [id, new Set(own.map(({ name }) => name))]))
}
