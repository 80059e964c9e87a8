/** A year of study: its plan, its fixed evenings, the forms it used, and what the rules are told of it. */
import { Failure } from '#shared/failure.ts'
import type { Meeting } from '#shared/meetings.ts'
import { type LedgerDate, addDays, addYears } from '#shared/primitives.ts'
import { type StudySession, arrangedDays, missedDays } from '#shared/rules/study-year.ts'
import type { Arrangement, FormCount, StudyPlan } from '#shared/study/records.ts'
import { StudyForm } from '#shared/study/words.ts'
import { defined } from '../branch.ts'
import type { At } from '../handlers.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader, Writer } from '../ledger/open.ts'

export async function planOf(read: Reader, branchId: number, year: number): Promise<StudyPlan> {
  const row = await read
    .selectFrom('study_plan')
    .leftJoin('member', 'member.member_id', 'study_plan.recorder_id')
    .selectAll('study_plan')
    .select('member.name')
    .where('study_plan.branch_id', '=', branchId)
    .where('study_plan.year', '=', year)
    .executeTakeFirst()
  return {
    year,
    adoptedOn: row?.adopted_on ?? null,
    text: row?.text ?? '',
    recorderId: row?.recorder_id ?? null,
    recorderName: row?.name ?? '',
    kept: row !== undefined && (row.text !== '' || row.adopted_on !== null),
  }
}

interface PlanInput {
  readonly adoptedOn?: LedgerDate | null | undefined
  readonly text?: string | undefined
  readonly recorderId?: number | null | undefined
}

/** Writes the plan of a year, or changes what is given of it. @throws Failure notFound for a recorder from elsewhere */
export async function keepPlan(
  write: Writer,
  branchId: number,
  year: number,
  input: PlanInput,
  at: At,
): Promise<void> {
  if (input.recorderId !== null && input.recorderId !== undefined) {
    const member = await write
      .selectFrom('member')
      .select('branch_id')
      .where('member_id', '=', input.recorderId)
      .executeTakeFirst()
    if (member?.branch_id !== branchId) throw new Failure('notFound', `recorderId ${input.recorderId}`)
  }
  const present = await planOf(write, branchId, year)
  const next = { ...present, ...defined(input) }
  const columns = { adopted_on: next.adoptedOn, text: next.text, recorder_id: next.recorderId }
  await write
    .insertInto('study_plan')
    .values({ branch_id: branchId, year, ...columns, entered_at: at.now })
    .onConflict((conflict) =>
      conflict.columns(['branch_id', 'year']).doUpdateSet({ ...columns, amended_at: at.now }),
    )
    .execute()
}

/** Fixed study of a branch, with how it was kept in a year until a day. */
export const arrangementsOf = (
  read: Reader,
  branchId: number,
  year: number,
  asOf: LedgerDate,
  only?: number,
): Promise<Arrangement[]> =>
  remembered(read, 'arrangements', [branchId, year, asOf, only], () =>
    readArrangements(read, branchId, year, asOf, only),
  )

async function readArrangements(
  read: Reader,
  branchId: number,
  year: number,
  asOf: LedgerDate,
  only?: number,
): Promise<Arrangement[]> {
  let query = read.selectFrom('study_arrangement').selectAll().where('branch_id', '=', branchId)
  if (only !== undefined) query = query.where('study_arrangement_id', '=', only)
  const rows = await query.orderBy('from_on').orderBy('study_arrangement_id').execute()
  if (rows.length === 0) return []
  const pauses = await read
    .selectFrom('study_arrangement_pause')
    .selectAll()
    .orderBy('from_on')
    .orderBy('study_arrangement_pause_id')
    .execute()
  const pausesOf = Map.groupBy(pauses, (pause) => pause.study_arrangement_id)
  const sessions = (await sessionsBetween(read, branchId, `${year}-01-01`, `${year}-12-31`)).map(
    ({ day }) => day,
  )
  const to = asOf < `${year}-12-31` ? asOf : `${year}-12-31`
  return rows.map((row) => {
    const arrangement = {
      arrangementId: row.study_arrangement_id,
      branchId: row.branch_id,
      title: row.title,
      weekday: row.weekday,
      everyWeeks: row.every_weeks,
      startsAt: row.starts_at,
      minutes: row.minutes,
      place: row.place,
      fromOn: row.from_on,
      toOn: row.to_on,
      pauses: (pausesOf.get(row.study_arrangement_id) ?? []).map((pause) => ({
        fromOn: pause.from_on,
        toOn: pause.to_on,
        reason: pause.reason,
      })),
      void: row.void === 1,
      voidReason: row.void_reason,
    }
    const days = arrangedDays(arrangement, { from: `${year}-01-01`, to })
    const missed = missedDays(days, sessions)
    const ahead = arrangedDays(arrangement, { from: addDays(asOf, 1), to: addYears(asOf, 1) })
    return {
      ...arrangement,
      expected: days.length,
      held: days.length - missed.length,
      missed,
      next: arrangement.void ? null : (ahead[0] ?? null),
    }
  })
}

interface ArrangementInput {
  readonly title?: string | undefined
  readonly weekday?: number | undefined
  readonly everyWeeks?: number | undefined
  readonly startsAt?: string | undefined
  readonly minutes?: number | null | undefined
  readonly place?: string | undefined
  readonly fromOn?: LedgerDate | undefined
  readonly toOn?: LedgerDate | null | undefined
}

const columnsOf = (
  input: Required<{ [Key in keyof ArrangementInput]: Exclude<ArrangementInput[Key], undefined> }>,
) => {
  if (input.toOn !== null && input.toOn < input.fromOn)
    throw new Failure('badInput', 'toOn: 结束日期早于开始日期')
  return {
    title: input.title,
    weekday: input.weekday,
    every_weeks: input.everyWeeks,
    starts_at: input.startsAt,
    minutes: input.minutes,
    place: input.place,
    from_on: input.fromOn,
    to_on: input.toOn,
  }
}

export async function arrange(
  write: Writer,
  branchId: number,
  input: ArrangementInput & { readonly title: string; readonly weekday: number; readonly fromOn: LedgerDate },
  at: At,
): Promise<number> {
  const given = { everyWeeks: 1, startsAt: '', minutes: null, place: '', toOn: null, ...defined(input) }
  const { study_arrangement_id } = await write
    .insertInto('study_arrangement')
    .values({ branch_id: branchId, ...columnsOf(given), entered_at: at.now })
    .returning('study_arrangement_id')
    .executeTakeFirstOrThrow()
  return study_arrangement_id
}

/** @throws Failure notFound */
export async function arrangementOf(read: Reader, arrangementId: number, at: At): Promise<Arrangement> {
  const row = await read
    .selectFrom('study_arrangement')
    .select('branch_id')
    .where('study_arrangement_id', '=', arrangementId)
    .executeTakeFirst()
  const year = Number(at.today.slice(0, 4))
  const [found] =
    row === undefined ? [] : await arrangementsOf(read, row.branch_id, year, at.today, arrangementId)
  if (found === undefined) throw new Failure('notFound', `arrangementId ${arrangementId}`)
  return found
}

export async function amendArrangement(
  write: Writer,
  arrangementId: number,
  changes: ArrangementInput,
  at: At,
): Promise<void> {
  const present = await arrangementOf(write, arrangementId, at)
  if (present.void) throw new Failure('lockedRecord')
  await write
    .updateTable('study_arrangement')
    .set({ ...columnsOf({ ...present, ...defined(changes) }), amended_at: at.now })
    .where('study_arrangement_id', '=', arrangementId)
    .execute()
}

/** A meeting at which the branch or a group studied. */
export interface KeptSession extends StudySession {
  readonly meetingId: number
}

/** Final records of a span that studied: study meetings, lectures, theme days, and others with something to study. */
export const sessionsBetween = (
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<KeptSession[]> =>
  remembered(read, 'studySessions', [branchId, from, to], () => readSessions(read, branchId, from, to))

async function readSessions(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<KeptSession[]> {
  const rows = await read
    .selectFrom('meeting')
    .selectAll()
    .where('branch_id', '=', branchId)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', `${to}U`)
    .where('state', 'in', ['final', 'correcting'])
    .where((where) =>
      where.or([
        where('kind', 'in', ['studySession', 'partyLecture', 'themePartyDay']),
        where.exists(
          where
            .selectFrom('study_item')
            .select('study_item.meeting_id')
            .whereRef('study_item.meeting_id', '=', 'meeting.meeting_id'),
        ),
      ]),
    )
    .orderBy('starts_at')
    .execute()
  const forms = await namedForms(read, branchId, from, to)
  return rows.map((row) => ({
    meetingId: row.meeting_id,
    day: row.starts_at.slice(0, 10),
    chairId: row.chair_id,
    recorderId: row.recorder_id,
    forms: forms.get(row.meeting_id) ?? [toldBy(row.kind, row.form)],
  }))
}

/** Forms that meetings of a span name, by meeting. */
export async function namedForms(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<Map<number, StudyForm[]>> {
  const rows = await read
    .selectFrom('meeting_study_form')
    .innerJoin('meeting', 'meeting.meeting_id', 'meeting_study_form.meeting_id')
    .select(['meeting_study_form.meeting_id', 'meeting_study_form.form'])
    .where('meeting.branch_id', '=', branchId)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', `${to}U`)
    .execute()
  const byMeeting = Map.groupBy(rows, (row) => row.meeting_id)
  return new Map(
    [...byMeeting].map(([id, own]) => [
      id,
      StudyForm.options.filter((form) => own.some((row) => row.form === form)),
    ]),
  )
}

/** The form of a meeting that names none. */
const toldBy = (kind: Meeting['kind'], form: Meeting['form']): StudyForm =>
  form === 'online' ? 'online' : kind === 'partyLecture' ? 'lecture' : 'collective'

export async function formsOfYear(read: Reader, branchId: number, year: number): Promise<FormCount[]> {
  const sessions = await sessionsBetween(read, branchId, `${year}-01-01`, `${year}-12-31`)
  return StudyForm.options.map((form) => ({
    form,
    meetings: sessions.filter((session) => session.forms.includes(form)).length,
  }))
}

/** The forms a meeting names itself. */
export async function formsOfMeeting(read: Reader, meetingId: number): Promise<StudyForm[]> {
  const rows = await read
    .selectFrom('meeting_study_form')
    .select('form')
    .where('meeting_id', '=', meetingId)
    .execute()
  return StudyForm.options.filter((form) => rows.some((row) => row.form === form))
}
