/** What the years of members are put together from: each domain is asked once for everybody, by its own readers. */
import type { Appraisal } from '#shared/appraisal.ts'
import type { CommitteeTerm } from '#shared/branch.ts'
import type { DuesAssessment, DuesYear } from '#shared/dues.ts'
import type { DualLife } from '#shared/dual-life.ts'
import { type LedgerDate, type Period, addDays } from '#shared/primitives.ts'
import { type RegisterEntry, registers } from '#shared/registers/all.ts'
import type { MakeUp, OtherLearning, StudyHours } from '#shared/study/records.ts'
import type { TalkSummary } from '#shared/talks.ts'
import { appraisalOf } from '../appraisal/record.ts'
import { termsOf } from '../branch.ts'
import { assessmentsOf, shown } from '../dues/record.ts'
import { yearOf } from '../dues/views.ts'
import { dualLifeOf } from '../dual-life.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { campaignsOf } from '../life/record.ts'
import { type Attended, attendedBetween } from '../meetings/attended.ts'
import { type StatedRow, statementsBetween } from '../motions/statements.ts'
import { type Person, peopleOf } from '../people.ts'
import { entriesOf } from '../registers/keep.ts'
import { hoursOf } from '../study/hours.ts'
import { learningBetween, makeUpsBetween } from '../study/learning.ts'
import { talksBetween } from '../talks.ts'

/** The registers that name single members. */
export type OwnRegister = 'service' | 'honours' | 'birthdays' | 'searches' | 'tasks' | 'debriefings'

export interface YearFacts {
  readonly year: number
  readonly asOf: LedgerDate
  readonly people: readonly Person[]
  readonly attended: Attended
  readonly dual: DualLife
  readonly hours: StudyHours
  readonly makeUps: readonly MakeUp[]
  readonly learning: readonly OtherLearning[]
  readonly talks: readonly TalkSummary[]
  readonly dues: DuesYear
  readonly assessments: readonly DuesAssessment[]
  readonly terms: readonly CommitteeTerm[]
  readonly entries: { readonly [Name in OwnRegister]: readonly RegisterEntry<Name>[] }
  readonly appraisals: readonly Appraisal[]
  readonly statements: readonly StatedRow[]
}

export interface YearAsked {
  readonly branchId: number
  readonly year: number
  readonly today: LedgerDate
  /** Bases and items of the dues. */
  readonly reveal: boolean
  /** One member's alone. */
  readonly memberId?: number
}

/** Everything a year holds of the members of a branch, as of its last day or today. */
export const yearFacts = (read: Reader, asked: YearAsked): Promise<YearFacts> =>
  remembered(read, 'memberYear', [asked], () => gather(read, asked))

async function gather(read: Reader, asked: YearAsked): Promise<YearFacts> {
  const { branchId, year, today, reveal, memberId } = asked
  const last = `${year}-12-31`
  const asOf = today < last ? today : last
  const from = `${year}-01-01`
  const people = await peopleOf(read, branchId, memberId)
  const kept = (await assessmentsOf(read, branchId, { year, memberId })).filter(
    ({ confirmedOn }) => confirmedOn !== null,
  )
  const sets = await campaignsOf(read, branchId, { fromYear: year, toYear: year, withVoid: false })
  const appraisals: Appraisal[] = []
  for (const set of sets) appraisals.push(await appraisalOf(read, set, asOf))
  return {
    year,
    asOf,
    people,
    attended: await attendedBetween(read, branchId, from, asOf),
    dual: await dualLifeOf(read, branchId, year, today),
    hours: await hoursOf(read, branchId, year, hoursDay(people, memberId, asOf, from)),
    makeUps: await makeUpsBetween(read, branchId, from, asOf),
    learning: await learningBetween(read, branchId, from, asOf),
    talks: await talksBetween(read, branchId, { from, to: asOf, memberId, withVoid: false }),
    dues: await yearOf(read, branchId, year, asOf, memberId),
    assessments: await shown(read, kept, reveal),
    terms: await termsOf(read, branchId),
    entries: await entriesOfAll(read, branchId, { from, to: last }, memberId),
    appraisals,
    statements: await statementsBetween(read, branchId, from, asOf),
  }
}

/** Who left within the year had hours until then: the roster is looked at on the last day they were there. */
function hoursDay(
  people: readonly Person[],
  memberId: number | undefined,
  asOf: LedgerDate,
  from: LedgerDate,
): LedgerDate {
  const leftOn = memberId === undefined ? null : (people[0]?.leftOn ?? null)
  return leftOn !== null && leftOn > from && leftOn <= asOf ? addDays(leftOn, -1) : asOf
}

async function entriesOfAll(
  read: Reader,
  branchId: number,
  span: Period,
  memberId: number | undefined,
): Promise<YearFacts['entries']> {
  const of = (name: OwnRegister) => entriesOf(read, registers[name], branchId, { ...span, memberId })
  const { service, honours, birthdays, searches, tasks, debriefings } = registers
  return {
    service: service.entry.array().parse(await of('service')),
    honours: honours.entry.array().parse(await of('honours')),
    birthdays: birthdays.entry.array().parse(await of('birthdays')),
    searches: searches.entry.array().parse(await of('searches')),
    tasks: tasks.entry.array().parse(await of('tasks')),
    debriefings: debriefings.entry.array().parse(await of('debriefings')),
  }
}
