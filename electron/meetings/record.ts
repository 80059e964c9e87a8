/** Reads meetings in brief, and who was at them. */
import { Failure } from '#shared/failure.ts'
import type { Attendance, AttendanceStatus, Meeting, MeetingKind, MeetingSummary } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { Reader } from '../ledger/open.ts'
import { isPresent, layOver, listingAt } from './attendance.ts'
import { excludedRows } from './exclusions.ts'

export async function meetingRow(read: Reader, meetingId: number) {
  const row = await read
    .selectFrom('meeting')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `meetingId ${meetingId}`)
  return row
}

/**
 * Attendance of a meeting. While it is a draft, standing is judged afresh from the roster of its day; once final, it
 * stays as it was.
 */
export async function attendanceOf(read: Reader, meetingId: number): Promise<Attendance[]> {
  return (await listOf(read, meetingId)).attendance
}

/** Attendance with those of whom the list says nothing, and those who do not belong on it. */
export async function listOf(
  read: Reader,
  meetingId: number,
): Promise<Pick<Meeting, 'attendance' | 'unmarked' | 'outsiders'>> {
  const meeting = await meetingRow(read, meetingId)
  const stored = (await storedAttendance(read, [meetingId])).get(meetingId) ?? []
  if (meeting.state !== 'draft' && meeting.state !== 'correcting')
    return { attendance: stored, unmarked: [], outsiders: [] }
  const statuses = new Map(stored.map((one) => [one.memberId, one]))
  const { listed, unmarked, outsiders } = await listingAt(read, meeting, new Set(statuses.keys()))
  return {
    attendance: layOver(listed, statuses),
    unmarked: unmarked.map(({ person, ...standing }) => ({
      memberId: person.memberId,
      memberName: person.name,
      ...standing,
    })),
    outsiders: [...outsiders],
  }
}

/** Attendance as it is kept, of some meetings, each in the order of its list. */
export async function storedAttendance(
  read: Reader,
  meetingIds: readonly number[],
): Promise<Map<number, Attendance[]>> {
  const byMeeting = new Map<number, Attendance[]>()
  // SQLite binds a limited number of values
  for (let first = 0; first < meetingIds.length; first += 400) {
    const rows = await read
      .selectFrom('attendance')
      .innerJoin('member', 'member.member_id', 'attendance.member_id')
      .selectAll('attendance')
      .select('member.name')
      .where('meeting_id', 'in', meetingIds.slice(first, first + 400))
      .orderBy('attendance.meeting_id')
      .orderBy('attendance.position')
      .execute()
    for (const row of rows) {
      const own = byMeeting.get(row.meeting_id) ?? []
      own.push({
        memberId: row.member_id,
        memberName: row.name,
        status: row.status,
        reason: row.reason,
        votingRight: row.voting_right === 1,
        probationary: row.probationary === 1,
        exempt: row.exempt === 1,
      })
      byMeeting.set(row.meeting_id, own)
    }
  }
  return byMeeting
}

export interface MeetingFilter {
  readonly from?: LedgerDate | undefined
  readonly to?: LedgerDate | undefined
  readonly kind?: MeetingKind | undefined
  readonly memberId?: number | undefined
  readonly withVoid: boolean
}

/** Meetings of a span, earliest first; `kind` also finds those that count as it by mark. */
export async function meetingsBetween(
  read: Reader,
  branchId: number,
  filter: MeetingFilter,
): Promise<MeetingSummary[]> {
  let query = read
    .selectFrom('meeting')
    .leftJoin('member as chair', 'chair.member_id', 'meeting.chair_id')
    .leftJoin('member as recorder', 'recorder.member_id', 'meeting.recorder_id')
    .leftJoin('party_group', 'party_group.group_id', 'meeting.group_id')
    .selectAll('meeting')
    .select(['chair.name as chair_name', 'recorder.name as recorder_name', 'party_group.name as group_name'])
    .where('meeting.branch_id', '=', branchId)
    .orderBy('meeting.starts_at')
    .orderBy('meeting.meeting_id')
  if (!filter.withVoid) query = query.where('meeting.state', '<>', 'void')
  if (filter.from !== undefined) query = query.where('meeting.starts_at', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('meeting.starts_at', '<', `${filter.to}U`)
  const { kind, memberId } = filter
  if (kind !== undefined) {
    query = query.where((where) =>
      where.or([
        where('meeting.kind', '=', kind),
        where.exists(
          where
            .selectFrom('meeting_also_counts')
            .select('meeting_also_counts.kind')
            .whereRef('meeting_also_counts.meeting_id', '=', 'meeting.meeting_id')
            .where('meeting_also_counts.kind', '=', kind),
        ),
      ]),
    )
  }
  if (memberId !== undefined) {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('attendance')
          .select('attendance.member_id')
          .whereRef('attendance.meeting_id', '=', 'meeting.meeting_id')
          .where('attendance.member_id', '=', memberId),
      ),
    )
  }
  const rows = await query.execute()
  const from = rows[0]?.starts_at ?? '9999'
  const to = rows.at(-1)?.starts_at ?? '0000'
  // one aggregate over the span for each child table, instead of one query a meeting
  const inSpan = read
    .selectFrom('meeting')
    .select('meeting_id')
    .where('branch_id', '=', branchId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<=', to)
  const [counts, motions, also, agenda, excluded] = await Promise.all([
    read
      .selectFrom('attendance')
      // summed up as the rows lie: grouping by status as well would sort every row of ten years
      .select(({ fn, eb }) => [
        'meeting_id',
        fn.countAll<number>().as('expected'),
        fn.sum<number>('voting_right').as('expectedVoting'),
        fn.sum<number>(eb('status', 'in', ['present', 'late'])).as('present'),
        fn
          .sum<number>(eb.and([eb('status', 'in', ['present', 'late']), eb('voting_right', '=', 1)]))
          .as('presentVoting'),
        fn.sum<number>(eb('status', '=', 'leave')).as('leave'),
        fn.sum<number>(eb('status', '=', 'absent')).as('absent'),
      ])
      .where('meeting_id', 'in', inSpan)
      .groupBy('meeting_id')
      .execute(),
    read
      .selectFrom('motion')
      .select(({ fn }) => ['meeting_id', fn.countAll<number>().as('motions')])
      .where('meeting_id', 'in', inSpan)
      .groupBy('meeting_id')
      .execute(),
    read.selectFrom('meeting_also_counts').selectAll().where('meeting_id', 'in', inSpan).execute(),
    read
      .selectFrom('agenda_item')
      .select(['meeting_id', 'title'])
      .where('meeting_id', 'in', inSpan)
      .orderBy('meeting_id')
      .orderBy('position')
      .execute(),
    excludedRows(read, branchId, from, to),
  ])
  const excludedBy = Map.groupBy(excluded, (one) => one.meetingId)
  const countsBy = new Map(counts.map((one) => [one.meeting_id, one]))
  const motionsBy = new Map(motions.map((one) => [one.meeting_id, Number(one.motions)]))
  const alsoBy = Map.groupBy(also, (one) => one.meeting_id)
  const agendaBy = Map.groupBy(agenda, (one) => one.meeting_id)
  return rows.map((row) => {
    const own = countsBy.get(row.meeting_id)
    const left = excludedBy.get(row.meeting_id) ?? []
    // whom the law lets out of the expected number
    const without = (
      people: number | undefined,
      keep: (status: AttendanceStatus, votingRight: boolean) => boolean,
    ) => Number(people ?? 0) - left.filter((one) => keep(one.status, one.votingRight)).length
    return {
      meetingId: row.meeting_id,
      branchId: row.branch_id,
      kind: row.kind,
      year: row.year,
      number: row.number,
      state: row.state,
      title: row.title,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      place: row.place,
      chairName: row.chair_name ?? '',
      recorderName: row.recorder_name ?? '',
      groupId: row.group_id,
      groupName: row.group_name ?? '',
      alsoCountsAs: (alsoBy.get(row.meeting_id) ?? []).map((one) => one.kind),
      theme: row.theme,
      headcount: {
        expected: without(own?.expected, () => true),
        expectedVoting: without(own?.expectedVoting, (_status, votes) => votes),
        present: without(own?.present, isPresent),
        presentVoting: without(own?.presentVoting, (status, votes) => votes && isPresent(status)),
        leave: without(own?.leave, (status) => status === 'leave'),
        absent: without(own?.absent, (status) => status === 'absent'),
      },
      motionCount: motionsBy.get(row.meeting_id) ?? 0,
      agendaTitles: (agendaBy.get(row.meeting_id) ?? []).map((one) => one.title),
      source: row.origin === null ? 'entered' : 'imported',
      enteredAt: row.entered_at,
    }
  })
}
