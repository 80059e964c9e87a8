/** Who belongs to a meeting on its day, and with what right: attendance starts from everybody who does. */
import type { Attendance, Headcount, MeetingKind, AttendanceStatus } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { belongs, categoryOn, exemptOn, votingRight } from '#shared/rules/standing.ts'
import { postsOn } from '../branch.ts'
import type { Reader } from '../ledger/open.ts'
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
 */
export async function expectedAt(
  read: Reader,
  branchId: number,
  kind: MeetingKind,
  groupId: number | null,
  on: LedgerDate,
): Promise<Expected[]> {
  const people = await peopleOf(read, branchId)
  return (await inBody(read, people, branchId, kind, groupId, on)).map((person) => {
    // the leading group's members may have their organisational relation elsewhere
    const judged = kind === 'leadingGroupMeeting' ? { ...person, ...anywhere } : person
    return {
      person,
      votingRight: votingRight(judged, on).entitled,
      probationary: categoryOn(judged, on).category === 'probationaryMember',
      exempt: exemptOn(person, on),
    }
  })
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
