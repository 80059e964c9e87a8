/** The registers as the rules see them: what counts in the calendar, and what an inspector asks. */
import type { Finding } from '#shared/compliance.ts'
import {
  type LedgerDate,
  type Period,
  addDays,
  latestDay,
  monthOf,
  periodOf,
  within,
} from '#shared/primitives.ts'
import type { RegisterName } from '#shared/registers/all.ts'
import type { RuleProfile } from '#shared/profile.ts'
import type { Act, HeldAct } from '#shared/rules/frequency.ts'
import {
  inspectReminders,
  inspectRequests,
  inspectSearches,
  inspectSupervision,
  inspectTasks,
  inspectVenue,
} from '#shared/rules/registers.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'

const hearingActs: Readonly<Record<string, Act>> = {
  partyBuilding: 'partyBuildingHearing',
  ideologicalWork: 'ideologicalWorkHearing',
}
const debriefingActs: Readonly<Record<string, Act>> = { debriefing: 'debriefing', exchange: 'dutyExchange' }
const integrityActs: Readonly<Record<string, Act>> = {
  integrityStudy: 'integrityStudy',
  warningEducation: 'warningEducation',
  ideologyTraining: 'ideologyTraining',
}

/** The numbers of a branch's records of a register that are not void, to ask the register's own table with. */
const standingEntries = (read: Reader, branchId: number, register: RegisterName) =>
  read
    .selectFrom('register_entry')
    .select('entry_id')
    .where('branch_id', '=', branchId)
    .where('register', '=', register)
    .where('void', '=', 0)

/** Records of a span that fulfil a duty: analyses, hearings, debriefings, integrity work. */
export const actsBetween = (read: Reader, branchId: number, period: Period): Promise<HeldAct[]> =>
  remembered(read, 'acts', [branchId, period], () => readActs(read, branchId, period))

async function readActs(read: Reader, branchId: number, period: Period): Promise<HeldAct[]> {
  const entries = (register: RegisterName) => standingEntries(read, branchId, register)
  const { from, to } = period
  const [analyses, hearings, debriefings, works] = await Promise.all([
    read
      .selectFrom('register_analysis')
      .select(['entry_id', 'covers', 'held_on'])
      .where('entry_id', 'in', entries('analysis'))
      .execute(),
    read
      .selectFrom('register_hearing')
      .select(['entry_id', 'category', 'held_on'])
      .where('entry_id', 'in', entries('hearings'))
      .where((where) => where.between('held_on', from, to))
      .execute(),
    read
      .selectFrom('register_debriefing')
      .select(['entry_id', 'category', 'held_on'])
      .where('entry_id', 'in', entries('debriefings'))
      .where((where) => where.between('held_on', from, to))
      .execute(),
    read
      .selectFrom('register_integrity')
      .select(['entry_id', 'category', 'held_on'])
      .where('entry_id', 'in', entries('integrity'))
      .where((where) => where.between('held_on', from, to))
      .execute(),
  ])
  const kept = (
    rows: readonly { entry_id: number; category: string; held_on: string }[],
    acts: Readonly<Record<string, Act>>,
  ): HeldAct[] =>
    rows.flatMap(({ entry_id, category, held_on }) => {
      const act = Object.hasOwn(acts, category) ? acts[category] : undefined
      return act === undefined ? [] : [{ entryId: entry_id, act, day: held_on }]
    })
  return [
    ...analyses.map(({ entry_id, covers, held_on }): HeldAct => {
      // written in January about the half-year before, it counts for that one
      const half = periodOf(covers)
      return {
        entryId: entry_id,
        act: 'ideologicalAnalysis',
        day: within(held_on, half) ? held_on : half.to,
      }
    }),
    ...kept(hearings, hearingActs),
    ...kept(debriefings, debriefingActs),
    ...kept(works, integrityActs),
  ].filter(({ day }) => within(day, period))
}

export interface RegisterScene {
  readonly branchId: number
  readonly period: Period
  readonly asOf: LedgerDate
  readonly profile: RuleProfile
  /** On the roster and marked as lost. */
  readonly lost: readonly { readonly memberId: number; readonly name: string }[]
}

/** What an inspector finds in the registers of a span. */
export async function inspectRegisters(read: Reader, scene: RegisterScene): Promise<Finding[]> {
  const { branchId, period, asOf, profile, lost } = scene
  const entries = (register: RegisterName) => standingEntries(read, branchId, register)
  const { from, to } = period
  const end = to < asOf ? to : asOf
  // what a branch began with says since when it is held to a habit: it is read beside what lies in the span
  const firstTask = read
    .selectFrom('register_task')
    .select(({ fn }) => fn.min('month').as('first'))
    .where('entry_id', 'in', entries('tasks'))
  const reminders = read
    .selectFrom('register_integrity')
    .where('category', '=', 'holidayReminder')
    .where('entry_id', 'in', entries('integrity'))
  const firstReminder = reminders.select(({ fn }) => fn.min('held_on').as('first'))
  const before = addDays(from, -profile.numbers['integrity.holidayReminderDays'])
  const [tasks, owners, reminded, requests, matters, venue, searches] = await Promise.all([
    read
      .selectFrom('register_task')
      .selectAll()
      .where('entry_id', 'in', entries('tasks'))
      .where((where) =>
        where.or([where.between('month', monthOf(from), monthOf(to)), where('month', '=', firstTask)]),
      )
      .execute(),
    read
      .selectFrom('register_person')
      .select(['entry_id', 'name'])
      .where('field', '=', 'owner')
      .where(
        'entry_id',
        'in',
        read
          .selectFrom('register_task')
          .select('entry_id')
          .where('entry_id', 'in', entries('tasks'))
          .where((where) => where.between('month', monthOf(from), monthOf(to))),
      )
      .execute(),
    reminders
      .select('held_on')
      .where((where) =>
        where.or([where.between('held_on', before, to), where('held_on', '=', firstReminder)]),
      )
      .execute(),
    read
      .selectFrom('register_request')
      .selectAll()
      .where('entry_id', 'in', entries('requests'))
      .where((where) => where.between('sent_on', from, to))
      .execute(),
    read
      .selectFrom('register_supervision')
      .selectAll()
      .where('entry_id', 'in', entries('supervision'))
      .where('due_on', '<', end)
      .where((where) => where.or([where('handled_on', 'is', null), where('handled_on', '>', end)]))
      .execute(),
    read
      .selectFrom('register_venue')
      .selectAll()
      .where('entry_id', 'in', entries('venue'))
      .where('checked_on', '<=', to)
      .execute(),
    // mostly nobody is lost
    lost.length === 0
      ? []
      : read
          .selectFrom('register_person')
          .innerJoin('register_search', 'register_search.entry_id', 'register_person.entry_id')
          .select(['register_person.member_id', 'register_search.searched_on'])
          .where('register_person.field', '=', 'who')
          .where('register_person.entry_id', 'in', entries('searches'))
          .where(
            'register_person.member_id',
            'in',
            lost.map(({ memberId }) => memberId),
          )
          .execute(),
  ])
  const ownerOf = new Map(owners.map((row) => [row.entry_id, row.name]))
  return [
    ...inspectTasks(
      tasks.map((row) => ({
        entryId: row.entry_id,
        month: row.month,
        task: row.task,
        state: row.state,
        owner: ownerOf.get(row.entry_id) ?? '',
      })),
      period,
      asOf,
    ),
    ...inspectReminders(
      reminded.map((row) => row.held_on),
      period,
      asOf,
      profile,
    ),
    ...inspectRequests(
      requests.map((row) => ({
        entryId: row.entry_id,
        matter: row.matter,
        request: row.category === 'request',
        sentOn: row.sent_on,
        repliedOn: row.replied_on,
      })),
      period,
      asOf,
      profile,
    ),
    ...inspectSupervision(
      matters.map((row) => ({
        entryId: row.entry_id,
        matter: row.matter,
        dueOn: row.due_on,
        handledOn: row.handled_on,
      })),
      period,
      asOf,
    ),
    ...inspectVenue(
      venue.map((row) => ({
        entryId: row.entry_id,
        item: row.item,
        met: row.state !== 'notMet',
        checkedOn: row.checked_on,
      })),
      period,
    ),
    ...inspectSearches(
      lost.map(({ memberId, name }) => ({
        memberId,
        name,
        searchedOn: searches
          .filter((row) => row.member_id === memberId && latestDay(row.searched_on) <= asOf)
          .map((row) => row.searched_on),
      })),
      asOf,
    ),
  ]
}
