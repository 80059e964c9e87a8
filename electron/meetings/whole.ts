/** Reads meetings whole: one query a table, however many are asked for. */
import { Failure } from '#shared/failure.ts'
import type { Meeting } from '#shared/meetings.ts'
import type { Reader } from '../ledger/open.ts'
import { motionsAmong } from '../motions/record.ts'
import { headcount } from './attendance.ts'
import { exclusionsAmong, lawfullyExcluded } from './exclusions.ts'
import { listOf, storedAttendance } from './record.ts'

/** @throws Failure notFound */
export async function meetingOf(read: Reader, meetingId: number): Promise<Meeting> {
  const [meeting] = await meetingsWhole(read, [meetingId])
  if (meeting === undefined) throw new Failure('notFound', `meetingId ${meetingId}`)
  return meeting
}

/** In the order of their numbers; one that does not exist is left out. */
export async function meetingsWhole(read: Reader, meetingIds: readonly number[]): Promise<Meeting[]> {
  const meetings: Meeting[] = []
  // SQLite binds a limited number of values
  for (let first = 0; first < meetingIds.length; first += 400)
    meetings.push(...(await some(read, meetingIds.slice(first, first + 400))))
  return meetings
}

async function some(read: Reader, ids: readonly number[]): Promise<Meeting[]> {
  const [rows, also, observers, items, speeches, study, corrections, topics] = await Promise.all([
    read
      .selectFrom('meeting')
      .leftJoin('member as chair', 'chair.member_id', 'meeting.chair_id')
      .leftJoin('member as recorder', 'recorder.member_id', 'meeting.recorder_id')
      .leftJoin('party_group', 'party_group.group_id', 'meeting.group_id')
      .selectAll('meeting')
      .select([
        'chair.name as chair_name',
        'recorder.name as recorder_name',
        'party_group.name as group_name',
      ])
      .where('meeting.meeting_id', 'in', ids)
      .orderBy('meeting.meeting_id')
      .execute(),
    read.selectFrom('meeting_also_counts').selectAll().where('meeting_id', 'in', ids).execute(),
    read.selectFrom('observer').selectAll().where('meeting_id', 'in', ids).orderBy('position').execute(),
    read.selectFrom('agenda_item').selectAll().where('meeting_id', 'in', ids).orderBy('position').execute(),
    read
      .selectFrom('speech')
      .innerJoin('agenda_item', 'agenda_item.agenda_item_id', 'speech.agenda_item_id')
      .leftJoin('member', 'member.member_id', 'speech.speaker_id')
      .selectAll('speech')
      .select('member.name as member_name')
      .where('agenda_item.meeting_id', 'in', ids)
      .orderBy('speech.position')
      .execute(),
    read.selectFrom('study_item').selectAll().where('meeting_id', 'in', ids).orderBy('position').execute(),
    read
      .selectFrom('correction')
      .selectAll()
      .where('meeting_id', 'in', ids)
      .orderBy('correction_id')
      .execute(),
    read.selectFrom('meeting_topic').selectAll().where('meeting_id', 'in', ids).execute(),
  ])
  const lists = await listsOf(read, rows)
  const exclusions = await exclusionsAmong(read, ids, (meetingId) => lists.get(meetingId)?.attendance)
  const left = new Map(rows.map(({ meeting_id: id }) => [id, lawfullyExcluded(exclusions.get(id) ?? [])]))
  const motions = await motionsAmong(
    read,
    rows.map(({ meeting_id: meetingId, starts_at: startsAt }) => ({
      meetingId,
      startsAt,
      attendance: lists.get(meetingId)?.attendance ?? [],
      excluded: left.get(meetingId) ?? new Set(),
    })),
  )
  const by = <Row extends { meeting_id: number }>(all: readonly Row[]) => {
    const map = Map.groupBy(all, (one) => one.meeting_id)
    return (meetingId: number): readonly Row[] => map.get(meetingId) ?? []
  }
  const [alsoOf, observersOf, itemsOf] = [by(also), by(observers), by(items)]
  const [studyOf, correctionsOf, topicsOf] = [by(study), by(corrections), by(topics)]
  const speechesOf = Map.groupBy(speeches, (speech) => speech.agenda_item_id)
  return rows.map((row): Meeting => {
    const id = row.meeting_id
    const { attendance, unmarked, outsiders } = lists.get(id) ?? nobody
    return {
      meetingId: id,
      branchId: row.branch_id,
      kind: row.kind,
      year: row.year,
      number: row.number,
      state: row.state,
      revision: row.revision,
      title: row.title,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      place: row.place,
      form: row.form,
      chairId: row.chair_id,
      chairName: row.chair_name ?? '',
      chairNote: row.chair_note,
      recorderId: row.recorder_id,
      recorderName: row.recorder_name ?? '',
      groupId: row.group_id,
      groupName: row.group_name ?? '',
      alsoCountsAs: alsoOf(id).map((one) => one.kind),
      theme: row.theme,
      unifiedTheme: row.unified_theme === 1,
      lecturerName: row.lecturer_name,
      lecturerPost: row.lecturer_post,
      outline: row.outline,
      outcome: row.outcome,
      creditMinutes: row.credit_minutes,
      attendance: [...attendance],
      unmarked: [...unmarked],
      outsiders: [...outsiders],
      // lawfully left out: on the list, not in the numbers
      headcount: headcount(attendance.filter((one) => left.get(id)?.has(one.memberId) !== true)),
      observers: observersOf(id).map(({ name, role }) => ({ name, role })),
      agenda: itemsOf(id).map((item) => ({
        agendaItemId: item.agenda_item_id,
        title: item.title,
        resolution: item.resolution,
        speeches: (speechesOf.get(item.agenda_item_id) ?? []).map((speech) => ({
          speakerId: speech.speaker_id,
          speakerName: speech.member_name ?? speech.speaker_name,
          kind: speech.kind,
          text: speech.text,
        })),
      })),
      studyItems: studyOf(id).map(({ title, issuer, leader, required_study_item_id: item }) => ({
        title,
        issuer,
        leader,
        ...(item === null ? {} : { requiredItemId: item }),
      })),
      exclusions: exclusions.get(id) ?? [],
      topics: topicsOf(id).map((one) => one.topic),
      motions: motions.get(id) ?? [],
      corrections: correctionsOf(id).map((one) => ({
        correctedOn: one.corrected_on,
        reason: one.reason,
        before: one.before,
        closed: one.closed_at !== null,
      })),
      enteredAt: row.entered_at,
      finalisedAt: row.finalised_at,
      voidReason: row.void_reason,
      source: row.origin === null ? 'entered' : 'imported',
      origin: row.origin,
    }
  })
}

type List = Pick<Meeting, 'attendance' | 'unmarked' | 'outsiders'>
const nobody: List = { attendance: [], unmarked: [], outsiders: [] }

/** Settled lists as they are kept, in one query; those of drafts judged afresh, one by one. */
async function listsOf(
  read: Reader,
  rows: readonly { readonly meeting_id: number; readonly state: Meeting['state'] }[],
): Promise<Map<number, List>> {
  const open = (state: Meeting['state']) => state === 'draft' || state === 'correcting'
  const settled = rows.flatMap((row) => (open(row.state) ? [] : [row.meeting_id]))
  const stored = await storedAttendance(read, settled)
  const lists = new Map<number, List>(
    settled.map((id) => [id, { ...nobody, attendance: stored.get(id) ?? [] }]),
  )
  for (const row of rows) if (open(row.state)) lists.set(row.meeting_id, await listOf(read, row.meeting_id))
  return lists
}
