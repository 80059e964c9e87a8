/** Members against the meetings of a kind in a year: who came, was on leave, was absent, sat in. */
import type { MeetingKind } from '#shared/meetings.ts'
import type { AttendanceCell, AttendanceMatrix } from '#shared/overview.ts'
import { type LedgerDate, addDays } from '#shared/primitives.ts'
import { belongs, categoryOn } from '#shared/rules/standing.ts'
import type { CommitteeTerm } from '#shared/branch.ts'
import { groupsOf, postsAmong, termsOf } from '../branch.ts'
import type { Reader } from '../ledger/open.ts'
import { type AttendedRow, type HeldRecord, attendedBetween, observersBetween } from '../meetings/attended.ts'
import { type Person, groupOn, peopleOf } from '../people.ts'

export interface MatrixAsked {
  readonly branchId: number
  readonly year: number
  readonly kind: MeetingKind
  readonly today: LedgerDate
}

/** One query a table; a year to come has no meetings yet. */
export async function attendanceMatrix(read: Reader, asked: MatrixAsked): Promise<AttendanceMatrix> {
  const { branchId, year, kind, today } = asked
  const [from, last] = [`${year}-01-01`, `${year}-12-31`]
  const asOf = today < last ? today : last
  const [people, attended, observers, terms, groups] = await Promise.all([
    peopleOf(read, branchId),
    attendedBetween(read, branchId, from, asOf),
    observersBetween(read, branchId, from, asOf),
    termsOf(read, branchId),
    groupsOf(read, branchId),
  ])
  const meetings = attended.meetings.filter((one) => one.kind === kind || one.alsoCountsAs.includes(kind))
  const lists = Map.groupBy(attended.rows, (row) => row.meetingId)
  const scenes = meetings.map((meeting): Scene => ({
    meeting,
    listed: new Map((lists.get(meeting.meetingId) ?? []).map((row) => [row.memberId, row])),
    observers: observers.get(meeting.meetingId) ?? new Set(),
    inBody: bodyOf(meeting, terms),
  }))
  const rows = people.flatMap((person) => {
    const cells = scenes.map((scene) => cellOf(person, scene))
    return cells.every((cell) => cell === null) ? [] : [{ person, cells }]
  })
  const within = (day: LedgerDate | null) => (day !== null && day > from && day <= asOf ? day : null)
  return {
    year,
    kind,
    asOf,
    meetings: meetings.map(({ meetingId, day, theme, groupId }, index) => ({
      meetingId,
      day,
      theme,
      groupName: groups.find((group) => group.groupId === groupId)?.name ?? '',
      ...figures(rows.map(({ cells }) => cells[index] ?? null)),
    })),
    rows: rows.map(({ person, cells }) => ({
      memberId: person.memberId,
      name: person.name,
      probationary: categoryOn(person, lastDayOf(person, asOf)).category === 'probationaryMember',
      enteredOn: within(person.enteredOn),
      leftOn: within(person.leftOn),
      cells,
      ...figures(cells),
    })),
  }
}

interface Scene {
  readonly meeting: HeldRecord
  readonly listed: ReadonlyMap<number, AttendedRow>
  readonly observers: ReadonlySet<string>
  readonly inBody: (person: Person) => boolean
}

/** Who belongs to the body that met on the day. */
function bodyOf(
  { kind, day, groupId }: HeldRecord,
  terms: readonly CommitteeTerm[],
): (person: Person) => boolean {
  if (kind === 'committeeMeeting' || kind === 'leadingGroupMeeting') {
    const body = kind === 'committeeMeeting' ? 'branchCommittee' : 'leadingGroup'
    const held = postsAmong(terms, day).filter((post) => post.body === body)
    const ids = new Set(held.map((post) => post.memberId))
    return ({ memberId }) => ids.has(memberId)
  }
  if (kind !== 'groupMeeting') return (person) => belongs(person, day)
  return (person) => belongs(person, day) && groupOn(person, day)?.groupId === groupId
}

function cellOf(person: Person, { meeting, listed, observers, inBody }: Scene): AttendanceCell | null {
  const row = listed.get(person.memberId)
  const member = inBody(person)
  if (row !== undefined) {
    const came = row.status === 'present' || row.status === 'late'
    return member || !came
      ? { mark: row.status, counted: row.expected }
      : { mark: 'observer', counted: false }
  }
  if (observers.has(person.name) && belongs(person, meeting.day)) return { mark: 'observer', counted: false }
  // whom the meeting itself admits is not expected at it
  return member && belongs(person, addDays(meeting.day, -1)) ? { mark: 'unrecorded', counted: false } : null
}

function figures(cells: readonly (AttendanceCell | null)[]): { expected: number; present: number } {
  const counted = cells.filter((cell) => cell !== null && cell.counted)
  return {
    expected: counted.length,
    present: counted.filter((cell) => cell?.mark === 'present' || cell?.mark === 'late').length,
  }
}

const lastDayOf = ({ leftOn }: Person, asOf: LedgerDate): LedgerDate =>
  leftOn !== null && leftOn <= asOf ? addDays(leftOn, -1) : asOf
