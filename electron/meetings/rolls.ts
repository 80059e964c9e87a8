/**
 * Who was expected at the meetings of a year and who came, in one number a person: five thousand rows of ten columns
 * would be read three times over for the counts, the months and the hours that an inspection asks for.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Meeting } from '#shared/meetings.ts'
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

/** A member's number, shifted to the left by two bits; then whether they had the right to vote, and whether they came. */
type Marked = number

const memberIn = (one: Marked): number => Math.floor(one / 4)
const votes = (one: Marked): boolean => Math.floor(one / 2) % 2 === 1
const came = (one: Marked): boolean => one % 2 === 1

const Rolled = z.array(z.number())

/** Meetings of a span that are not voided, earliest first. */
async function rollsBetween(
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
        .select(
          sql<string>`json_group_array(member_id * 4 + voting_right * 2 + (status IN ('present', 'late')))`.as(
            'people',
          ),
        )
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
