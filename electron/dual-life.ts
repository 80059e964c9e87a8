/** 双重组织生活 of leading cadres: the leading body's democratic life meetings, and attendance as ordinary members. */
import {
  type CadreLife,
  type DemocraticLife,
  type DualLife,
  type dualLifeOperations,
} from '#shared/dual-life.ts'
import { Failure } from '#shared/failure.ts'
import type { MeetingKind } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { belongs } from '#shared/rules/standing.ts'
import { whichBranch } from './branch.ts'
import type { At, HandlersOf } from './handlers.ts'
import { remembered } from './ledger/memory.ts'
import type { Reader, Writer } from './ledger/open.ts'
import { peopleOf } from './people.ts'

/** Democratic life meetings of a branch's cadres, earliest first. */
export async function democraticLives(
  read: Reader,
  branchId: number,
  filter: { readonly year?: number | undefined; readonly withVoid: boolean },
): Promise<DemocraticLife[]> {
  let query = read.selectFrom('democratic_life').selectAll().where('branch_id', '=', branchId)
  if (filter.year !== undefined) query = query.where('year', '=', filter.year)
  if (!filter.withVoid) query = query.where('void', '=', 0)
  const rows = await query.orderBy('held_on').orderBy('democratic_life_id').execute()
  if (rows.length === 0) return []
  const attendance = await read
    .selectFrom('democratic_life_attendance')
    .innerJoin('member', 'member.member_id', 'democratic_life_attendance.member_id')
    .selectAll('democratic_life_attendance')
    .select('member.name')
    .where(
      'democratic_life_id',
      'in',
      rows.map((row) => row.democratic_life_id),
    )
    .orderBy('democratic_life_attendance.member_id')
    .execute()
  return rows.map((row) => ({
    democraticLifeId: row.democratic_life_id,
    branchId: row.branch_id,
    year: row.year,
    body: row.body,
    heldOn: row.held_on,
    place: row.place,
    theme: row.theme,
    note: row.note,
    void: row.void === 1,
    voidReason: row.void_reason,
    attendance: attendance
      .filter((one) => one.democratic_life_id === row.democratic_life_id)
      .map((one) => ({
        memberId: one.member_id,
        memberName: one.name,
        status: one.status,
        reason: one.reason,
      })),
  }))
}

async function democraticLifeOf(read: Reader, democraticLifeId: number): Promise<DemocraticLife> {
  const row = await read
    .selectFrom('democratic_life')
    .select('branch_id')
    .where('democratic_life_id', '=', democraticLifeId)
    .executeTakeFirst()
  const one =
    row &&
    (await democraticLives(read, row.branch_id, { withVoid: true })).find(
      (each) => each.democraticLifeId === democraticLifeId,
    )
  if (one === undefined) throw new Failure('notFound', `democraticLifeId ${democraticLifeId}`)
  return one
}

type Attending = Pick<DemocraticLife['attendance'][number], 'memberId' | 'status' | 'reason'>

async function keepAttendance(
  write: Writer,
  branchId: number,
  democraticLifeId: number,
  attendance: readonly Attending[],
): Promise<void> {
  const people = await peopleOf(write, branchId)
  await write
    .deleteFrom('democratic_life_attendance')
    .where('democratic_life_id', '=', democraticLifeId)
    .execute()
  for (const one of new Map(attendance.map((each) => [each.memberId, each])).values()) {
    const person = people.find((each) => each.memberId === one.memberId)
    if (person === undefined) throw new Failure('notFound', `memberId ${one.memberId}`)
    if (person.row.leading_cadre === 0)
      throw new Failure('badInput', `${person.name}：名册上不是领导干部，民主生活会只登记领导干部`)
    await write
      .insertInto('democratic_life_attendance')
      .values({
        democratic_life_id: democraticLifeId,
        member_id: one.memberId,
        status: one.status,
        reason: one.reason,
      })
      .execute()
  }
}

/** Kinds of the branch's and the group's life; a committee meeting is owed by office, not as a member. */
const ordinary: readonly MeetingKind[] = [
  'generalMeeting',
  'groupMeeting',
  'partyLecture',
  'themePartyDay',
  'organizationalLifeMeeting',
  'memberAppraisal',
  'studySession',
]

/** Per leading cadre and year: expected, attended, why away. No pass mark: the law sets none. */
export const dualLifeOf = (
  read: Reader,
  branchId: number,
  year: number,
  today: LedgerDate,
): Promise<DualLife> =>
  remembered(read, 'dualLife', [branchId, year, today], () => reckonDualLife(read, branchId, year, today))

async function reckonDualLife(
  read: Reader,
  branchId: number,
  year: number,
  today: LedgerDate,
): Promise<DualLife> {
  const last = `${year}-12-31`
  const asOf = today < last ? today : last
  const cadres = (await peopleOf(read, branchId)).filter(
    (person) => person.row.leading_cadre === 1 && (belongs(person, asOf) || belongs(person, `${year}-01-01`)),
  )
  if (cadres.length === 0) return { year, asOf, cadres: [] }
  const rows = await read
    .selectFrom('attendance')
    .innerJoin('meeting', 'meeting.meeting_id', 'attendance.meeting_id')
    .select([
      'attendance.member_id',
      'attendance.status',
      'attendance.reason',
      'meeting.meeting_id',
      'meeting.kind',
      'meeting.starts_at',
      'meeting.lecturer_name',
    ])
    .where(
      'attendance.member_id',
      'in',
      cadres.map((person) => person.memberId),
    )
    .where('attendance.exempt', '=', 0)
    .where('meeting.branch_id', '=', branchId)
    .where('meeting.state', '=', 'final')
    .where('meeting.kind', 'in', [...ordinary])
    .where('meeting.starts_at', '>=', `${year}-01-01`)
    .where('meeting.starts_at', '<', `${asOf}U`)
    .orderBy('meeting.starts_at')
    .orderBy('meeting.meeting_id')
    .execute()
  const democratic = await democraticLives(read, branchId, { year, withVoid: false })
  const figures = (own: typeof rows) => ({
    expected: own.length,
    attended: own.filter((row) => row.status === 'present' || row.status === 'late').length,
  })
  return {
    year,
    asOf,
    cadres: cadres.map((person): CadreLife => {
      const own = rows.filter((row) => row.member_id === person.memberId)
      return {
        memberId: person.memberId,
        memberName: person.name,
        jobTitle: person.row.job_title,
        total: figures(own),
        byKind: ordinary
          .map((kind) => ({ kind, ...figures(own.filter((row) => row.kind === kind)) }))
          .filter((one) => one.expected > 0),
        lifeMeetings: figures(
          own.filter((row) => row.kind === 'organizationalLifeMeeting' || row.kind === 'memberAppraisal'),
        ),
        lectures: own.filter((row) => row.lecturer_name === person.name).length,
        away: own.flatMap((row) =>
          row.status === 'leave' || row.status === 'absent'
            ? [
                {
                  meetingId: row.meeting_id,
                  kind: row.kind,
                  day: row.starts_at.slice(0, 10),
                  status: row.status,
                  reason: row.reason,
                },
              ]
            : [],
        ),
        democratic: democratic.flatMap(({ democraticLifeId, body, heldOn, attendance }) =>
          attendance
            .filter((one) => one.memberId === person.memberId)
            .map((one) => ({ democraticLifeId, body, heldOn, status: one.status, reason: one.reason })),
        ),
      }
    }),
  }
}

/** A meeting of the first months belongs to the year before: those of a year are held when it is over. */
const yearOf = (heldOn: LedgerDate): number =>
  Number(heldOn.slice(0, 4)) - (Number(heldOn.slice(5, 7)) <= 3 ? 1 : 0)

function checkDay(heldOn: LedgerDate, at: At): void {
  if (heldOn > at.today) throw new Failure('badInput', 'heldOn: 民主生活会的日期晚于今天')
}

export const dualLifeHandlers = {
  'democraticLife.list': async (read, { branchId, year, withVoid }) =>
    democraticLives(read, await whichBranch(read, branchId), { year, withVoid }),
  'democraticLife.record': async (write, { branchId: named, ...input }, at) => {
    const branchId = await whichBranch(write, named)
    checkDay(input.heldOn, at)
    const { democratic_life_id } = await write
      .insertInto('democratic_life')
      .values({
        branch_id: branchId,
        year: input.year ?? yearOf(input.heldOn),
        body: input.body,
        held_on: input.heldOn,
        place: input.place ?? '',
        theme: input.theme ?? '',
        note: input.note ?? '',
        entered_at: at.now,
      })
      .returning('democratic_life_id')
      .executeTakeFirstOrThrow()
    await keepAttendance(write, branchId, democratic_life_id, input.attendance ?? [])
    return democraticLifeOf(write, democratic_life_id)
  },
  'democraticLife.amend': async (write, { democraticLifeId, attendance, ...changes }, at) => {
    const present = await democraticLifeOf(write, democraticLifeId)
    if (present.void) throw new Failure('lockedRecord')
    checkDay(changes.heldOn ?? present.heldOn, at)
    await write
      .updateTable('democratic_life')
      .set({
        year: changes.year ?? present.year,
        body: changes.body ?? present.body,
        held_on: changes.heldOn ?? present.heldOn,
        place: changes.place ?? present.place,
        theme: changes.theme ?? present.theme,
        note: changes.note ?? present.note,
        amended_at: at.now,
      })
      .where('democratic_life_id', '=', democraticLifeId)
      .execute()
    if (attendance !== undefined) await keepAttendance(write, present.branchId, democraticLifeId, attendance)
    return democraticLifeOf(write, democraticLifeId)
  },
  'democraticLife.void': async (write, { democraticLifeId, reason }) => {
    await democraticLifeOf(write, democraticLifeId)
    await write
      .updateTable('democratic_life')
      .set({ void: 1, void_reason: reason })
      .where('democratic_life_id', '=', democraticLifeId)
      .execute()
    return democraticLifeOf(write, democraticLifeId)
  },
  'democraticLife.restore': async (write, { democraticLifeId }) => {
    await democraticLifeOf(write, democraticLifeId)
    await write
      .updateTable('democratic_life')
      .set({ void: 0, void_reason: '' })
      .where('democratic_life_id', '=', democraticLifeId)
      .execute()
    return democraticLifeOf(write, democraticLifeId)
  },
  'dualLife.statistics': async (read, { branchId, year }, at) =>
    dualLifeOf(read, await whichBranch(read, branchId), year ?? Number(at.today.slice(0, 4)), at.today),
} satisfies HandlersOf<typeof dualLifeOperations>
