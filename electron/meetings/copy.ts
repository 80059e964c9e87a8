/** Last month's meeting once more: what stays the same from one to the next, and nothing of what happened in it. */
import { Failure } from '#shared/failure.ts'
import { type LatestMeeting, MeetingContent } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { convene } from './keep.ts'
import { meetingRow } from './record.ts'

/** The last record of each kind and Party group; void ones do not count. */
export async function latestMeetings(read: Reader, branchId: number): Promise<LatestMeeting[]> {
  const rows = await read
    .selectFrom('meeting')
    .leftJoin('party_group', 'party_group.group_id', 'meeting.group_id')
    .select(({ fn }) => [
      // SQLite answers the other columns from the row that holds the maximum
      fn.max('meeting.starts_at').as('startsAt'),
      fn.countAll<number>().as('records'),
      'meeting.meeting_id as meetingId',
      'meeting.kind as kind',
      'meeting.group_id as groupId',
      'party_group.name as groupName',
    ])
    .where('meeting.branch_id', '=', branchId)
    .where('meeting.state', '<>', 'void')
    .groupBy(['meeting.kind', 'meeting.group_id'])
    .orderBy('startsAt', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, records: Number(row.records), groupName: row.groupName ?? '' }))
}

/**
 * A draft like an earlier record: kind, hour, place, form, chair, recorder, the titles of its items. Attendance,
 * discussion, votes and what was decided stay where they happened.
 */
export async function copyMeeting(write: Writer, meetingId: number, on: LedgerDate, at: At): Promise<number> {
  const row = await meetingRow(write, meetingId)
  if (row.state === 'void') throw new Failure('conflict', '这份记录已作废，不能照抄')
  const items = await write
    .selectFrom('agenda_item')
    .select('title')
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  const content = MeetingContent.parse({
    startsAt: `${on}T${row.starts_at.slice(11, 16)}`,
    place: row.place,
    form: row.form,
    chairId: row.chair_id,
    recorderId: row.recorder_id,
    groupId: row.group_id,
    agenda: items,
  })
  return convene(write, row.branch_id, row.kind, content, at)
}
