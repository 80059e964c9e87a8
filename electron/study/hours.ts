/** Hours of a year: what people came to, what they made up for, what they learnt elsewhere. */
import type { LedgerDate } from '#shared/primitives.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { creditHours } from '#shared/rules/study.ts'
import { belongs, exemptOn } from '#shared/rules/standing.ts'
import type { HoursRow, MissedSession, StudyHours } from '#shared/study/records.ts'
import type { LearningKind } from '#shared/study/words.ts'
import { postsAmong, termsOf } from '../branch.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { creditMinutes } from '../meetings/rolls.ts'
import { type Person, peopleOf } from '../people.ts'
import { profileOf } from '../profile.ts'
import { learningBetween, makeUpsBetween } from './learning.ts'

/** Training that counts as 集中培训. */
const concentrated: readonly LearningKind[] = ['partySchool', 'trainingClass']

/** Minutes by member, each sort for itself. */
export interface StudyMinutes {
  readonly meetings: ReadonlyMap<number, number>
  readonly makeUps: ReadonlyMap<number, number>
  readonly other: ReadonlyMap<number, number>
  readonly trainings: ReadonlyMap<number, number>
}

const none: StudyMinutes = { meetings: new Map(), makeUps: new Map(), other: new Map(), trainings: new Map() }

/** Minutes of each year of a span, by member. */
export async function studyMinutes(
  read: Reader,
  branchId: number,
  from: number,
  to: number,
): Promise<(year: number) => StudyMinutes> {
  const [first, last] = [`${from}-01-01`, `${to}-12-31`] as const
  const meetings = await creditMinutes(read, branchId, first, last)
  const makeUps = await makeUpsBetween(read, branchId, first, last)
  const other = await learningBetween(read, branchId, first, last)
  const sums = (rows: readonly { memberId: number; minutes: number }[]) => {
    const sum = new Map<number, number>()
    for (const { memberId, minutes } of rows) sum.set(memberId, (sum.get(memberId) ?? 0) + minutes)
    return sum
  }
  const years = new Map<number, StudyMinutes>()
  for (let year = from; year <= to; year += 1) {
    const of = (day: LedgerDate) => day.startsWith(String(year))
    const learnt = other.filter((one) => of(one.beganOn))
    years.set(year, {
      meetings: meetings.get(year) ?? new Map<number, number>(),
      makeUps: sums(makeUps.filter((one) => of(one.studiedOn))),
      other: sums(learnt),
      trainings: sums(
        learnt
          .filter(({ kind }) => concentrated.includes(kind))
          .map(({ memberId }) => ({ memberId, minutes: 1 })),
      ),
    })
  }
  return (year) => years.get(year) ?? none
}

/** Everything a member has of a year, in minutes. */
export const allMinutes = (minutes: StudyMinutes, memberId: number): number =>
  (minutes.meetings.get(memberId) ?? 0) +
  (minutes.makeUps.get(memberId) ?? 0) +
  (minutes.other.get(memberId) ?? 0)

/** The year's hours of everybody on the roster as of a day. */
export const hoursOf = (
  read: Reader,
  branchId: number,
  year: number,
  today: LedgerDate,
): Promise<StudyHours> =>
  remembered(read, 'studyHours', [branchId, year, today], () => reckonHours(read, branchId, year, today))

async function reckonHours(
  read: Reader,
  branchId: number,
  year: number,
  today: LedgerDate,
): Promise<StudyHours> {
  const last = `${year}-12-31`
  const asOf = today > last ? last : today
  const profile = await profileOf(read, year)
  const minutes = (await studyMinutes(read, branchId, year, year))(year)
  const posts = postsAmong(await termsOf(read, branchId), asOf)
  const committee = new Set(posts.map((post) => post.memberId))
  const missed = await missedSessions(read, branchId, `${year}-01-01`, asOf)
  const people = (await peopleOf(read, branchId)).filter((person) => belongs(person, asOf))
  return {
    year,
    minutesPerHour: profile.numbers['study.minutesPerHour'],
    rows: people.map((person): HoursRow => {
      const { memberId, name } = person
      const inCommittee = committee.has(memberId)
      const exempt = owesNothing(person, year, asOf)
      const hours = creditHours(allMinutes(minutes, memberId), profile)
      const due = exempt ? 0 : profile.numbers[inCommittee ? 'study.committeeHours' : 'study.memberHours']
      return {
        memberId,
        memberName: name,
        committee: inCommittee,
        exempt,
        meetingMinutes: minutes.meetings.get(memberId) ?? 0,
        makeUpMinutes: minutes.makeUps.get(memberId) ?? 0,
        otherMinutes: minutes.other.get(memberId) ?? 0,
        hours,
        due,
        short: Math.max(0, due - hours),
        trainings: minutes.trainings.get(memberId) ?? 0,
        missed: [...(missed.get(memberId) ?? [])],
      }
    }),
  }
}

/** Exempt from attendance, or not there all year: who was there all year owes a year's hours. */
export const owesNothing = (person: Person, year: number, asOf: LedgerDate): boolean =>
  exemptOn(person, asOf) || !belongs(person, `${year}-01-01`)

/** Final sessions with credit that people missed and have not made up for, by member. */
async function missedSessions(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<Map<number, MissedSession[]>> {
  const rows = await read
    .selectFrom('meeting')
    .innerJoin('attendance', 'attendance.meeting_id', 'meeting.meeting_id')
    .leftJoin('make_up_study', (join) =>
      join
        .onRef('make_up_study.meeting_id', '=', 'meeting.meeting_id')
        .onRef('make_up_study.member_id', '=', 'attendance.member_id')
        .on('make_up_study.void', '=', 0),
    )
    .select([
      'attendance.member_id',
      'meeting.meeting_id',
      'meeting.kind',
      'meeting.theme',
      'meeting.starts_at',
      'meeting.credit_minutes',
    ])
    .where('meeting.branch_id', '=', branchId)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', `${to}U`)
    .where('meeting.state', 'in', ['final', 'correcting'])
    .where('meeting.credit_minutes', '>', 0)
    .where('attendance.status', 'in', ['leave', 'absent'])
    .where('attendance.exempt', '=', 0)
    .where('make_up_study.make_up_study_id', 'is', null)
    .orderBy('meeting.starts_at')
    .execute()
  const missed = Map.groupBy(rows, (row) => row.member_id)
  return new Map(
    [...missed].map(([memberId, own]) => [
      memberId,
      own.map((row) => ({
        meetingId: row.meeting_id,
        day: row.starts_at.slice(0, 10),
        title: row.theme === '' ? meetingTitles[row.kind] : `${meetingTitles[row.kind]}「${row.theme}」`,
        minutes: row.credit_minutes ?? 0,
      })),
    ]),
  )
}
