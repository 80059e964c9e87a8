/** Who belongs to a meeting on its day, and with what right: attendance starts from everybody who does. */
import type { Attendance, Headcount, MeetingKind, AttendanceStatus } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { belongs, categoryOn, exemptOn, votingRight } from '#shared/rules/standing.ts'
import { postsOn } from '../branch.ts'
import type { Selectable } from 'kysely'
import type { Reader } from '../ledger/open.ts'
import type { Tables } from '../ledger/tables.ts'
import { type Person, groupOn, peopleOf } from '../people.ts'

export interface Expected {
  readonly person: Person
  readonly votingRight: boolean
  readonly probationary: boolean
  readonly exempt: boolean
}

/**
 * Everybody who belongs to a meeting of that kind on that day, in the order of the register (committees in the order
 * of their posts).
 * @param meetingId a meeting that exists: whom it admits or converts that very day is judged as they stood before
 */
export async function expectedAt(
  read: Reader,
  branchId: number,
  kind: MeetingKind,
  groupId: number | null,
  on: LedgerDate,
  meetingId?: number,
): Promise<Expected[]> {
  const decided = meetingId === undefined ? [] : await decidedOver(read, meetingId)
  const people = (await peopleOf(read, branchId)).flatMap((person) => asBefore(person, decided, on))
  return (await inBody(read, people, branchId, kind, groupId, on)).map((person) => judged(person, kind, on))
}

function judged(person: Person, kind: MeetingKind, on: LedgerDate): Expected {
  // the leading group's members may have their organisational relation elsewhere
  const facts = kind === 'leadingGroupMeeting' ? { ...person, ...anywhere } : person
  return {
    person,
    votingRight: votingRight(facts, on).entitled,
    probationary: categoryOn(facts, on).category === 'probationaryMember',
    exempt: exemptOn(person, on),
  }
}

export interface Listing {
  readonly listed: readonly Expected[]
  /** Who belongs, and of whom nobody has said whether they came. */
  readonly unmarked: readonly Expected[]
  /** On the list, though they do not belong. */
  readonly outsiders: readonly number[]
}

/**
 * Whom the list of a meeting holds: everybody who belongs; for a record that came in from a file only those whom it
 * names, because nobody can say of the others whether they came.
 * @param named those with a status of their own
 */
export async function listingAt(
  read: Reader,
  row: Pick<
    Selectable<Tables['meeting']>,
    'meeting_id' | 'branch_id' | 'kind' | 'group_id' | 'starts_at' | 'origin'
  >,
  named: ReadonlySet<number>,
): Promise<Listing> {
  const on = row.starts_at.slice(0, 10)
  const expected = await expectedAt(read, row.branch_id, row.kind, row.group_id, on, row.meeting_id)
  if (row.origin === null) return { listed: expected, unmarked: [], outsiders: [] }
  const listed = expected.filter(({ person }) => named.has(person.memberId))
  const others = (await peopleOf(read, row.branch_id)).filter(
    ({ memberId }) => named.has(memberId) && !listed.some(({ person }) => person.memberId === memberId),
  )
  return {
    listed: [...listed, ...others.map((person) => judged(person, row.kind, on))],
    unmarked: expected.filter(({ person }) => !named.has(person.memberId)),
    outsiders: others.map(({ memberId }) => memberId),
  }
}

interface Decided {
  readonly memberId: number
  readonly kind: 'admitProbationary' | 'convertFull'
}

/** Whose admission or conversion the meeting decides. */
async function decidedOver(read: Reader, meetingId: number): Promise<Decided[]> {
  const rows = await read
    .selectFrom('motion')
    .select(['subject_id', 'decision_kind'])
    .where('meeting_id', '=', meetingId)
    .where('decision_kind', 'in', ['admitProbationary', 'convertFull'])
    .execute()
  return rows.flatMap(({ subject_id, decision_kind }) =>
    subject_id !== null && (decision_kind === 'admitProbationary' || decision_kind === 'convertFull')
      ? [{ memberId: subject_id, kind: decision_kind }]
      : [],
  )
}

/** Nobody votes on their own conversion, nor is expected at the meeting that first admits them. */
function asBefore(person: Person, decided: readonly Decided[], on: LedgerDate): Person[] {
  const own = decided.filter((one) => one.memberId === person.memberId)
  const admitted = own.some((one) => one.kind === 'admitProbationary') && person.joinDate === on
  if (admitted && (person.enteredOn === null || person.enteredOn === on)) return []
  const converted = own.some((one) => one.kind === 'convertFull') && person.fullMemberDate === on
  return [converted ? { ...person, category: 'probationaryMember', fullMemberDate: null } : person]
}

const anywhere = { relation: 'here', enteredOn: null, leftOn: null } as const

async function inBody(
  read: Reader,
  people: readonly Person[],
  branchId: number,
  kind: MeetingKind,
  groupId: number | null,
  on: LedgerDate,
): Promise<Person[]> {
  if (kind === 'committeeMeeting' || kind === 'leadingGroupMeeting') {
    const body = kind === 'committeeMeeting' ? 'branchCommittee' : 'leadingGroup'
    const ids = [
      ...new Set(
        (await postsOn(read, branchId, on)).filter((post) => post.body === body).map((post) => post.memberId),
      ),
    ]
    return ids.flatMap((id) => people.find((person) => person.memberId === id) ?? [])
  }
  const present = people.filter((person) => belongs(person, on))
  if (kind !== 'groupMeeting') return present
  return groupId === null ? [] : present.filter((person) => groupOn(person, on)?.groupId === groupId)
}

/** Stored statuses laid over those who belong: somebody new is present by default, somebody gone is dropped. */
export function layOver(
  expected: readonly Expected[],
  given: ReadonlyMap<number, { status: AttendanceStatus; reason: string }>,
): Attendance[] {
  return expected.map(({ person, ...standing }) => ({
    memberId: person.memberId,
    memberName: person.name,
    status: given.get(person.memberId)?.status ?? 'present',
    reason: given.get(person.memberId)?.reason ?? '',
    ...standing,
  }))
}

export const isPresent = (status: AttendanceStatus): boolean => status === 'present' || status === 'late'

/** 「应到 21（有表决权 19）· 实到 17（有表决权 16）」. */
export function headcount(attendance: readonly Attendance[]): Headcount {
  const present = attendance.filter((one) => isPresent(one.status))
  return {
    expected: attendance.length,
    expectedVoting: attendance.filter((one) => one.votingRight).length,
    present: present.length,
    presentVoting: present.filter((one) => one.votingRight).length,
    leave: attendance.filter((one) => one.status === 'leave').length,
    absent: attendance.filter((one) => one.status === 'absent').length,
  }
}
