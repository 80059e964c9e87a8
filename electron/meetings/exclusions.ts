/** Members not counted among those expected: what is registered, and whether it lowers the number (rules/exclusions). */
import { Failure } from '#shared/failure.ts'
import type { Attendance, Exclusion, MeetingContent } from '#shared/meetings.ts'
import type { Moment } from '#shared/primitives.ts'
import { judgeExclusions } from '#shared/rules/exclusions.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { isPresent } from './attendance.ts'

/** A registered exclusion with its verdict, and how the member stands on the list. */
interface Registered {
  readonly meetingId: number
  readonly exclusion: Exclusion
  /** On the list as it is kept; undefined where the list does not hold the member. */
  readonly listed: Pick<Attendance, 'status' | 'votingRight'> | undefined
}

interface Span {
  readonly branchId: number
  readonly from: Moment
  readonly to: Moment
}

/** The list of a meeting where the caller has it, judged afresh. */
type ListOf = (meetingId: number) => readonly Attendance[] | undefined

/**
 * Exclusions of some meetings or of a span, each judged, in the order of the roster.
 * @param where numbers of meetings, or a span of a branch
 * @param listOf else the lists are taken as they are kept
 */
async function registered(
  read: Reader,
  where: readonly number[] | Span,
  listOf: ListOf = () => undefined,
): Promise<Registered[]> {
  let query = read
    .selectFrom('expected_exclusion')
    .innerJoin('member', 'member.member_id', 'expected_exclusion.member_id')
    .innerJoin('meeting', 'meeting.meeting_id', 'expected_exclusion.meeting_id')
    .leftJoin('attendance', (join) =>
      join
        .onRef('attendance.meeting_id', '=', 'expected_exclusion.meeting_id')
        .onRef('attendance.member_id', '=', 'expected_exclusion.member_id'),
    )
    .selectAll('expected_exclusion')
    .select(['member.name', 'meeting.kind', 'attendance.status', 'attendance.voting_right'])
    .orderBy('expected_exclusion.meeting_id')
    .orderBy('expected_exclusion.member_id')
  query =
    'branchId' in where
      ? query
          .where('meeting.branch_id', '=', where.branchId)
          .where('meeting.starts_at', '>=', where.from)
          .where('meeting.starts_at', '<=', where.to)
      : query.where('expected_exclusion.meeting_id', 'in', where)
  return (await query.execute()).map((row) => {
    const request = {
      memberId: row.member_id,
      reason: row.reason,
      superiorConsentRef: row.superior_consent_ref,
      passedByMeeting: row.passed_by_meeting === 1,
    }
    const list = listOf(row.meeting_id)
    const status =
      list === undefined ? row.status : list.find((one) => one.memberId === row.member_id)?.status
    const came = status !== undefined && status !== null && isPresent(status)
    const [verdict] = judgeExclusions({
      meetingKind: row.kind,
      requests: [request],
      present: came ? [row.member_id] : [],
    })
    return {
      meetingId: row.meeting_id,
      exclusion: {
        ...request,
        memberName: row.name,
        lawful: verdict?.lawful ?? false,
        faults: [...(verdict?.faults ?? [])],
      },
      listed: row.status === null ? undefined : { status: row.status, votingRight: row.voting_right === 1 },
    }
  })
}

/** Every registered exclusion of a meeting with its verdict, in the order of the roster. */
async function exclusionsOf(
  read: Reader,
  meetingId: number,
  attendance: readonly Attendance[],
): Promise<Exclusion[]> {
  return (await registered(read, [meetingId], () => attendance)).map((one) => one.exclusion)
}

/** The same for some meetings, by meeting. */
export const exclusionsAmong = async (
  read: Reader,
  meetingIds: readonly number[],
  listOf: ListOf,
): Promise<Map<number, Exclusion[]>> => byMeeting(await registered(read, meetingIds, listOf))

function byMeeting(all: readonly Registered[]): Map<number, Exclusion[]> {
  const found = new Map<number, Exclusion[]>()
  for (const { meetingId, exclusion } of all)
    found.set(meetingId, [...(found.get(meetingId) ?? []), exclusion])
  return found
}

export const lawfullyExcluded = (exclusions: readonly Exclusion[]): ReadonlySet<number> =>
  new Set(exclusions.filter((one) => one.lawful).map((one) => one.memberId))

/** The same for every meeting of a span, by meeting. */
export async function exclusionsBetween(
  read: Reader,
  branchId: number,
  from: Moment,
  to: Moment,
): Promise<Map<number, Exclusion[]>> {
  return byMeeting(await registered(read, { branchId, from, to }))
}

/** Members who are lawfully left out of the expected number of a meeting. */
export async function excludedFrom(
  read: Reader,
  meetingId: number,
  attendance: readonly Attendance[],
): Promise<ReadonlySet<number>> {
  return lawfullyExcluded(await exclusionsOf(read, meetingId, attendance))
}

/** Rows of the lists of a span that do not count, for the brief listing. */
export async function excludedRows(
  read: Reader,
  branchId: number,
  from: Moment,
  to: Moment,
): Promise<{ meetingId: number; memberId: number; status: Attendance['status']; votingRight: boolean }[]> {
  return (await registered(read, { branchId, from, to })).flatMap(({ meetingId, exclusion, listed }) =>
    listed === undefined || !exclusion.lawful ? [] : [{ meetingId, memberId: exclusion.memberId, ...listed }],
  )
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
