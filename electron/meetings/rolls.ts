/**
 * Who was expected at the meetings of a year and who came, in one number a person: five thousand rows would be read anew
 * for the counts, the months and the hours of an inspection, and for what is told of attendance.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { AttendanceStatus, Meeting } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'

interface Roll {
  readonly meetingId: number
  readonly startsAt: string
  readonly kind: Meeting['kind']
  readonly state: Meeting['state']
  readonly creditMinutes: number
  readonly people: readonly Marked[]
}

/**
 * Somebody on a list: the member's number times 16; 8 more where exempt from attendance, 4 more with the right to vote, and
 * the place of the status among `statuses`.
 */
type Marked = number

const statuses = ['present', 'late', 'leave', 'absent'] as const satisfies readonly AttendanceStatus[]

export const memberIn = (one: Marked): number => Math.floor(one / 16)
export const exemptIn = (one: Marked): boolean => (one & 8) !== 0
export const statusIn = (one: Marked): AttendanceStatus => statuses[one & 3] ?? 'absent'
const votes = (one: Marked): boolean => (one & 4) !== 0
const came = (one: Marked): boolean => (one & 3) < 2

const marked = sql<string>`json_group_array(member_id * 16 + exempt * 8 + voting_right * 4
  + CASE status WHEN 'present' THEN 0 WHEN 'late' THEN 1 WHEN 'leave' THEN 2 ELSE 3 END)`

const Rolled = z.array(z.number())

/** Meetings of a span that are not voided, earliest first; those expected in no certain order. */
export async function rollsBetween(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<Roll[]> {
  const rolls: Roll[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (const roll of await rollsOf(read, branchId, year))
      if (roll.startsAt >= from && roll.startsAt < `${to}U`) rolls.push(roll)
  return rolls
}

/** Of a whole year: spans that are asked for overlap. */
const rollsOf = (read: Reader, branchId: number, year: number): Promise<Roll[]> =>
  remembered(read, 'rolls', [branchId, year], () => readRolls(read, branchId, year))

async function readRolls(read: Reader, branchId: number, year: number): Promise<Roll[]> {
  const rows = await read
    .selectFrom('meeting')
    .select(({ selectFrom }) => [
      'meeting_id',
      'starts_at',
      'kind',
      'state',
      'credit_minutes',
      selectFrom('attendance')
        .select(marked.as('people'))
        .whereRef('attendance.meeting_id', '=', 'meeting.meeting_id')
        .as('people'),
    ])
    .where('branch_id', '=', branchId)
    .where('starts_at', '>=', `${year}-01-01`)
    .where('starts_at', '<', `${year}-12-31U`)
    .where('state', '<>', 'void')
    .orderBy('starts_at')
    .orderBy('meeting_id')
    .execute()
  return rows.map((row) => ({
    meetingId: row.meeting_id,
    startsAt: row.starts_at,
    kind: row.kind,
    state: row.state,
    creditMinutes: row.credit_minutes ?? 0,
    people: Rolled.parse(JSON.parse(row.people ?? '[]')),
  }))
}

/** How many stood on the list of a meeting and how many came, all of them and those with the right to vote. */
export interface RollCount {
  readonly people: number
  readonly voting: number
  readonly came: number
  readonly cameVoting: number
}

/** By meeting. */
export async function rollCounts(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<ReadonlyMap<number, RollCount>> {
  const counts = new Map<number, RollCount>()
  for (const { meetingId, people } of await rollsBetween(read, branchId, from, to)) {
    let [voting, present, presentVoting] = [0, 0, 0]
    for (const one of people) {
      if (votes(one)) voting += 1
      if (came(one)) present += 1
      if (votes(one) && came(one)) presentVoting += 1
    }
    counts.set(meetingId, { people: people.length, voting, came: present, cameVoting: presentVoting })
  }
  return counts
}

/** Per member and month of a span, in order: expected somewhere, and came at least once. */
export async function monthsAttended(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<Map<number, { month: string; came: boolean }[]>> {
  const months = new Map<number, { month: string; came: boolean }[]>()
  for (const { startsAt, kind, people } of await rollsBetween(read, branchId, from, to)) {
    if (kind === 'leadingGroupMeeting') continue
    const month = startsAt.slice(0, 7)
    for (const one of people) {
      const own = months.get(memberIn(one)) ?? []
      const last = own.at(-1)
      if (last?.month === month) last.came ||= came(one)
      else own.push({ month, came: came(one) })
      months.set(memberIn(one), own)
    }
  }
  return months
}

/** Credit minutes of what each member came to, by year of a span and member. */
export async function creditMinutes(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<Map<number, Map<number, number>>> {
  const years = new Map<number, Map<number, number>>()
  for (const meeting of await rollsBetween(read, branchId, from, to)) {
    // a draft may lie ahead
    if (meeting.state === 'draft' || meeting.creditMinutes <= 0) continue
    const year = Number(meeting.startsAt.slice(0, 4))
    const minutes = years.get(year) ?? new Map<number, number>()
    years.set(year, minutes)
    for (const one of meeting.people)
      if (came(one)) minutes.set(memberIn(one), (minutes.get(memberIn(one)) ?? 0) + meeting.creditMinutes)
  }
  return years
}
