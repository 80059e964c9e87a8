/** Members not counted among those expected: what is registered, and whether it lowers the number (rules/exclusions). */
import { Failure } from '#shared/failure.ts'
import type { Attendance, Exclusion, MeetingContent } from '#shared/meetings.ts'
import type { Moment } from '#shared/primitives.ts'
import { judgeExclusions } from '#shared/rules/exclusions.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { isPresent } from './attendance.ts'
import { storedAttendance } from './record.ts'

/** Every registered exclusion of a meeting with its verdict, in the order of the roster. */
export async function exclusionsOf(
  read: Reader,
  meetingId: number,
  attendance: readonly Attendance[],
): Promise<Exclusion[]> {
  const rows = await read
    .selectFrom('expected_exclusion')
    .innerJoin('member', 'member.member_id', 'expected_exclusion.member_id')
    .innerJoin('meeting', 'meeting.meeting_id', 'expected_exclusion.meeting_id')
    .selectAll('expected_exclusion')
    .select(['member.name', 'meeting.kind'])
    .where('expected_exclusion.meeting_id', '=', meetingId)
    .orderBy('expected_exclusion.member_id')
    .execute()
  const [first] = rows
  if (first === undefined) return []
  const requests = rows.map((row) => ({
    memberId: row.member_id,
    reason: row.reason,
    superiorConsentRef: row.superior_consent_ref,
    passedByMeeting: row.passed_by_meeting === 1,
  }))
  const verdicts = judgeExclusions({
    meetingKind: first.kind,
    requests,
    present: attendance.filter((one) => isPresent(one.status)).map((one) => one.memberId),
  })
  return requests.map((request, index) => ({
    ...request,
    memberName: rows[index]?.name ?? '',
    lawful: verdicts[index]?.lawful ?? false,
    faults: [...(verdicts[index]?.faults ?? [])],
  }))
}

export const lawfullyExcluded = (exclusions: readonly Exclusion[]): ReadonlySet<number> =>
  new Set(exclusions.filter((one) => one.lawful).map((one) => one.memberId))

/** The same for every meeting of a span, by meeting; attendance is taken as it is kept. */
export async function exclusionsBetween(
  read: Reader,
  branchId: number,
  from: Moment,
  to: Moment,
): Promise<Map<number, Exclusion[]>> {
  const meetings = await read
    .selectFrom('expected_exclusion')
    .innerJoin('meeting', 'meeting.meeting_id', 'expected_exclusion.meeting_id')
    .select('expected_exclusion.meeting_id')
    .distinct()
    .where('meeting.branch_id', '=', branchId)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<=', to)
    .execute()
  const ids = meetings.map((one) => one.meeting_id)
  const attendance = await storedAttendance(read, ids)
  const found = new Map<number, Exclusion[]>()
  // few meetings leave anybody out
  for (const id of ids) found.set(id, await exclusionsOf(read, id, attendance.get(id) ?? []))
  return found
}

/** Members who are lawfully left out of the expected number of a meeting. */
export async function excludedFrom(
  read: Reader,
  meetingId: number,
  attendance: readonly Attendance[],
): Promise<ReadonlySet<number>> {
  return lawfullyExcluded(await exclusionsOf(read, meetingId, attendance))
}

/** Attendance rows of many meetings that do not count, for the brief listing; few, so each is judged on its own. */
export async function excludedRows(
  read: Reader,
  branchId: number,
  from: Moment,
  to: Moment,
): Promise<{ meetingId: number; memberId: number; status: Attendance['status']; votingRight: boolean }[]> {
  const rows = await read
    .selectFrom('expected_exclusion')
    .innerJoin('meeting', 'meeting.meeting_id', 'expected_exclusion.meeting_id')
    .innerJoin('attendance', (join) =>
      join
        .onRef('attendance.meeting_id', '=', 'expected_exclusion.meeting_id')
        .onRef('attendance.member_id', '=', 'expected_exclusion.member_id'),
    )
    .selectAll('expected_exclusion')
    .select(['meeting.kind', 'attendance.status', 'attendance.voting_right'])
    .where('meeting.branch_id', '=', branchId)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<=', to)
    .execute()
  return rows
    .filter((row) =>
      judgeExclusions({
        meetingKind: row.kind,
        requests: [
          {
            memberId: row.member_id,
            reason: row.reason,
            superiorConsentRef: row.superior_consent_ref,
            passedByMeeting: row.passed_by_meeting === 1,
          },
        ],
        present: isPresent(row.status) ? [row.member_id] : [],
      }).some((verdict) => verdict.lawful),
    )
    .map((row) => ({
      meetingId: row.meeting_id,
      memberId: row.member_id,
      status: row.status,
      votingRight: row.voting_right === 1,
    }))
}

/** The whole set in place of what was there; where none is given the stored one stays. */
export async function keepExclusions(
  write: Writer,
  meetingId: number,
  given: MeetingContent['exclusions'],
): Promise<void> {
  if (given === undefined) return
  await write.deleteFrom('expected_exclusion').where('meeting_id', '=', meetingId).execute()
  const seen = new Set<number>()
  for (const { memberId, reason, superiorConsentRef, passedByMeeting } of given) {
    if (seen.has(memberId)) throw new Failure('duplicate', `memberId ${memberId}`)
    seen.add(memberId)
    await write
      .insertInto('expected_exclusion')
      .values({
        meeting_id: meetingId,
        member_id: memberId,
        reason,
        superior_consent_ref: superiorConsentRef,
        passed_by_meeting: passedByMeeting ? 1 : 0,
      })
      .execute()
  }
}
