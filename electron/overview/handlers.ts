/** A year seen whole: the operations. */
import { MeetingKind } from '#shared/meetings.ts'
import type { OverviewYear, Structure, overviewOperations } from '#shared/overview.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { byMonth, kindLoad, quartersOf } from '#shared/rules/evenness.ts'
import { belongs, categoryOn } from '#shared/rules/standing.ts'
import { type StructureFacts, meanAgeTenths, structureOf } from '#shared/rules/structure.ts'
import { whichBranch } from '../branch.ts'
import { dutiesOfYear } from '../compliance/duties.ts'
import type { HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { attendedBetween } from '../meetings/attended.ts'
import { type Person, peopleOf } from '../people.ts'
import { talksBetween } from '../talks.ts'
import { attendanceMatrix } from './attendance.ts'

interface YearAsked {
  readonly branchId: number
  readonly year: number
  readonly today: LedgerDate
}

async function yearSeen(read: Reader, { branchId, year, today }: YearAsked): Promise<OverviewYear> {
  const [from, last] = [`${year}-01-01`, `${year}-12-31`]
  const asOf = today < last ? today : last
  const [{ meetings }, talks, duties] = await Promise.all([
    attendedBetween(read, branchId, from, asOf),
    talksBetween(read, branchId, { from, to: asOf, withVoid: false }),
    dutiesOfYear(read, branchId, year, today),
  ])
  const dated = talks.filter(({ heldOn }) => heldOn.length === 10)
  const meetingsOn = Map.groupBy(meetings, ({ day }) => day)
  const talksOn = Map.groupBy(dated, ({ heldOn }) => heldOn)
  const days = [...new Set([...meetingsOn.keys(), ...talksOn.keys()])].toSorted()
  const months = byMonth(meetings.map(({ day }) => day))
  return {
    year,
    asOf,
    days: days.map((day) => ({
      day,
      meetings: (meetingsOn.get(day) ?? []).map(({ meetingId, kind }) => ({ meetingId, kind })),
      talks: talksOn.get(day)?.length ?? 0,
    })),
    talksByMonth: byMonth(
      talks.filter(({ heldOn }) => heldOn.length === 7).map(({ heldOn }) => `${heldOn}-01`),
    ),
    kinds: MeetingKind.options
      .map((kind) => kindLoad(kind, meetings, duties))
      .filter(({ total, due }) => total > 0 || due > 0),
    months,
    quarters: quartersOf(year, months, asOf),
  }
}

async function structureSeen(read: Reader, { branchId, year, today }: YearAsked): Promise<Structure> {
  const [from, last] = [`${year}-01-01`, `${year}-12-31`]
  const asOf = today < last ? today : last
  const people = await peopleOf(read, branchId)
  const there = people.filter((person) => belongs(person, asOf)).map((person) => factsOf(person, asOf))
  const inYear = (day: LedgerDate | null) => day !== null && day >= from && day <= asOf
  const ours = people.filter(({ relation }) => relation === 'here')
  return {
    asOf,
    people: there.length,
    meanAgeTenths: meanAgeTenths(there, asOf),
    entered: ours.filter(({ enteredOn }) => inYear(enteredOn)).length,
    left: ours.filter(({ leftOn }) => inYear(leftOn)).length,
    tables: structureOf(there, asOf),
  }
}

const factsOf = (person: Person, on: LedgerDate): StructureFacts => ({
  gender: person.row.gender,
  ethnicity: person.row.ethnicity,
  birthDate: person.row.birth_date,
  education: person.row.education,
  category: categoryOn(person, on).category,
  fullMemberDate: person.fullMemberDate,
})

export const overviewHandlers = {
  'overview.year': async (read, { branchId, year }, at) =>
    yearSeen(read, { branchId: await whichBranch(read, branchId), year, today: at.today }),
  'overview.attendance': async (read, { branchId, year, kind }, at) =>
    attendanceMatrix(read, {
      branchId: await whichBranch(read, branchId),
      year,
      kind,
      today: at.today,
    }),
  'overview.structure': async (read, { branchId, year }, at) =>
    structureSeen(read, { branchId: await whichBranch(read, branchId), year, today: at.today }),
} satisfies HandlersOf<typeof overviewOperations>
