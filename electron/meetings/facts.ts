/** Many meetings at once, as facts for the rules: one query a table over the whole span, assembled in memory. */
import type { MeetingTopic } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { MeetingFacts } from '#shared/rules/meeting-facts.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { type MotionScene, motionsAmong } from '../motions/record.ts'
import { exclusionsBetween, lawfullyExcluded } from './exclusions.ts'
import { attendanceOf, storedAttendance } from './record.ts'
import { type RollCount, rollCounts } from './rolls.ts'

export interface InspectedMeeting extends MeetingFacts {
  readonly number: number
  readonly topics: readonly MeetingTopic[]
}

const byPosition = (one: { readonly position: number }, other: { readonly position: number }): number =>
  one.position - other.position

const nobody: RollCount = { people: 0, voting: 0, came: 0, cameVoting: 0 }

/** Meetings of a span that are not voided, earliest first. */
export const meetingFactsBetween = (
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<InspectedMeeting[]> =>
  remembered(read, 'meetingFacts', [branchId, from, to], () => readFacts(read, branchId, from, to))

async function readFacts(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<InspectedMeeting[]> {
  // every child table is asked for the same span, through the index on branch and day
  const ids = read
    .selectFrom('meeting')
    .select('meeting_id')
    .where('branch_id', '=', branchId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', `${to}U`)
    .where('state', '<>', 'void')
  const [rows, away, also, topics, items, speeches, study, withMotions] = await Promise.all([
    read
      .selectFrom('meeting')
      .selectAll()
      .where('branch_id', '=', branchId)
      .where('starts_at', '>=', from)
      .where('starts_at', '<', `${to}U`)
      .where('state', '<>', 'void')
      // the order of the index: nothing to sort
      .orderBy('starts_at')
      .orderBy('meeting_id')
      .execute(),
    read
      .selectFrom('attendance')
      .innerJoin('member', 'member.member_id', 'attendance.member_id')
      .select([
        'attendance.meeting_id',
        'attendance.member_id',
        'member.name',
        'attendance.status',
        'attendance.reason',
        'attendance.exempt',
        'attendance.voting_right',
        'attendance.position',
      ])
      .where('attendance.meeting_id', 'in', ids)
      .where('attendance.status', '<>', 'present')
      .execute(),
    read.selectFrom('meeting_also_counts').selectAll().where('meeting_id', 'in', ids).execute(),
    read.selectFrom('meeting_topic').selectAll().where('meeting_id', 'in', ids).execute(),
    // meeting by meeting, as the index lies: sorting ten years of long texts costs more than finding them
    read
      .selectFrom('agenda_item')
      .selectAll()
      .where('meeting_id', 'in', ids)
      .orderBy('meeting_id')
      .orderBy('position')
      .execute(),
    read
      .selectFrom('speech')
      .innerJoin('agenda_item', 'agenda_item.agenda_item_id', 'speech.agenda_item_id')
      .select(['speech.agenda_item_id', 'speech.position', 'speech.speaker_id', 'speech.kind', 'speech.text'])
      .where('agenda_item.meeting_id', 'in', ids)
      .execute(),
    read
      .selectFrom('study_item')
      .selectAll()
      .where('meeting_id', 'in', ids)
      .orderBy('meeting_id')
      .orderBy('position')
      .execute(),
    read.selectFrom('motion').select('meeting_id').distinct().where('meeting_id', 'in', ids).execute(),
  ])
  const exclusions = await exclusionsBetween(read, branchId, from, `${to}U`)
  const left = new Map([...exclusions].map(([id, all]) => [id, lawfullyExcluded(all)]))
  const withVotes = new Set(withMotions.map((one) => one.meeting_id))
  const motions = await motionsAmong(
    read,
    await scenesOf(
      read,
      rows.filter((row) => withVotes.has(row.meeting_id)),
      left,
    ),
  )
  const by = <Row extends { meeting_id: number }>(all: readonly Row[]) => {
    const map = Map.groupBy(all, (row) => row.meeting_id)
    return (id: number): readonly Row[] => map.get(id) ?? []
  }
  const counts = await rollCounts(read, branchId, from, to)
  const awayOf = by(away.toSorted(byPosition))
  const alsoOf = by(also)
  const topicsOf = by(topics)
  const itemsOf = by(items)
  const studyOf = by(study)
  const speechesOf = Map.groupBy(speeches.toSorted(byPosition), (speech) => speech.agenda_item_id)
  return rows.map((row) => {
    const id = row.meeting_id
    const { people, voting, came, cameVoting } = counts.get(id) ?? nobody
    // whom the law lets out of the expected number never came, so only that number shrinks
    const out = left.get(id) ?? new Set<number>()
    return {
      meetingId: id,
      number: row.number,
      kind: row.kind,
      alsoCountsAs: alsoOf(id).map((one) => one.kind),
      topics: topicsOf(id).map((one) => one.topic),
      state: row.state,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      place: row.place,
      form: row.form,
      chairId: row.chair_id,
      chairNote: row.chair_note,
      recorderId: row.recorder_id,
      groupId: row.group_id,
      theme: row.theme,
      lecturerName: row.lecturer_name,
      outline: row.outline,
      outcome: row.outcome,
      headcount: {
        expected: people - out.size,
        expectedVoting:
          voting - awayOf(id).filter((one) => out.has(one.member_id) && one.voting_right === 1).length,
        present: came,
        presentVoting: cameVoting,
        leave: awayOf(id).filter((one) => one.status === 'leave' && !out.has(one.member_id)).length,
        absent: awayOf(id).filter((one) => one.status === 'absent' && !out.has(one.member_id)).length,
      },
      away: awayOf(id)
        .filter((one) => !out.has(one.member_id))
        .map((one) => ({
          memberId: one.member_id,
          memberName: one.name,
          status: one.status,
          reason: one.reason,
          exempt: one.exempt === 1,
          votingRight: one.voting_right === 1,
        })),
      // the page of a draft asks; an inspection says that it is not finalised
      unmarked: [],
      outsiders: [],
      exclusions: exclusions.get(id) ?? [],
      agenda: itemsOf(id).map((item) => ({
        agendaItemId: item.agenda_item_id,
        title: item.title,
        resolution: item.resolution,
        speeches: (speechesOf.get(item.agenda_item_id) ?? []).map((speech) => ({
          speakerId: speech.speaker_id,
          kind: speech.kind,
          text: speech.text,
        })),
      })),
      studyItems: studyOf(id).map(({ title, issuer, leader }) => ({ title, issuer, leader })),
      motions: motions.get(id) ?? [],
      enteredAt: row.entered_at,
      amendedAt: row.amended_at,
      imported: row.origin !== null,
    }
  })
}

/** Meetings that voted, with attendance: the finalised ones in one query, drafts judged afresh. */
async function scenesOf(
  read: Reader,
  rows: readonly { meeting_id: number; starts_at: string; state: MeetingFacts['state'] }[],
  left: ReadonlyMap<number, ReadonlySet<number>>,
): Promise<MotionScene[]> {
  const settled = rows.filter((row) => row.state === 'final').map((row) => row.meeting_id)
  const stored = await storedAttendance(read, settled)
  const scenes: MotionScene[] = []
  for (const row of rows)
    scenes.push({
      meetingId: row.meeting_id,
      startsAt: row.starts_at,
      attendance: stored.get(row.meeting_id) ?? (await attendanceOf(read, row.meeting_id)),
      excluded: left.get(row.meeting_id) ?? new Set(),
    })
  return scenes
}

/** Who came to each of some meetings, by id and name: for meetings that overlap in time. */
export async function presentAt(
  read: Reader,
  meetingIds: readonly number[],
): Promise<(meetingId: number) => ReadonlyMap<number, string>> {
  if (meetingIds.length === 0) return () => new Map()
  const rows = await read
    .selectFrom('attendance')
    .innerJoin('member', 'member.member_id', 'attendance.member_id')
    .select(['attendance.meeting_id', 'attendance.member_id', 'member.name'])
    .where('attendance.meeting_id', 'in', [...new Set(meetingIds)].slice(0, 500))
    .where('attendance.status', 'in', ['present', 'late'])
    .execute()
  const byMeeting = Map.groupBy(rows, (row) => row.meeting_id)
  const maps = new Map(
    [...byMeeting].map(([id, own]) => [id, new Map(own.map((row) => [row.member_id, row.name]))]),
  )
  return (meetingId) => maps.get(meetingId) ?? new Map<number, string>()
}
