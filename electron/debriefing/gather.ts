/** What a debriefing is written from: each domain is asked for the span by its own readers. */
import type { Duty, Finding } from '#shared/compliance.ts'
import type { MeetingKind, MeetingTopic } from '#shared/meetings.ts'
import type { DecisionKind } from '#shared/motions.ts'
import { type LedgerDate, type Period, monthOf } from '#shared/primitives.ts'
import type { RectificationItem, RectificationSummary } from '#shared/rectification.ts'
import { type RegisterEntry, registers } from '#shared/registers/all.ts'
import type { HeldAct } from '#shared/rules/frequency.ts'
import { summarise } from '#shared/rules/rectification.ts'
import { belongs } from '#shared/rules/standing.ts'
import type { HoursRow, RequiredItem, StudyPlan } from '#shared/study/records.ts'
import type { TalkSummary } from '#shared/talks.ts'
import { branchOf, postsAmong, termsOf } from '../branch.ts'
import { dutiesOfYear } from '../compliance/duties.ts'
import { inspect } from '../compliance/inspect.ts'
import { standingPayments } from '../dues/payments.ts'
import { yearOf } from '../dues/views.ts'
import type { At } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { type Attended, attendedBetween } from '../meetings/attended.ts'
import { meetingFactsBetween } from '../meetings/facts.ts'
import { peopleOf } from '../people.ts'
import { profileOf } from '../profile.ts'
import { rectificationItems } from '../rectification.ts'
import { actsBetween } from '../registers/facts.ts'
import { entriesOf } from '../registers/keep.ts'
import { hoursOf } from '../study/hours.ts'
import { requiredItems } from '../study/items.ts'
import { learningBetween } from '../study/learning.ts'
import { planOf } from '../study/year.ts'
import { talksBetween } from '../talks.ts'

export interface DebriefingFacts {
  readonly branchId: number
  readonly branchName: string
  /** As it was asked for. */
  readonly span: Period
  readonly plan: Period | null
  /** The last day told of. */
  readonly asOf: LedgerDate
  readonly secretary: { readonly memberId: number; readonly name: string } | null
  /** On the roster on the last day told of. */
  readonly roster: readonly { readonly memberId: number; readonly name: string; readonly leading: boolean }[]
  readonly attended: Attended
  readonly topics: readonly { readonly topic: MeetingTopic; readonly day: LedgerDate }[]
  readonly votes: readonly { readonly kind: DecisionKind; readonly passed: boolean }[]
  readonly acts: readonly HeldAct[]
  /** Whose time was over by then. */
  readonly duties: readonly Duty[]
  readonly minutesPerHour: number
  readonly items: readonly RequiredItem[]
  readonly learning: number
  /** Of each whole year in the span. */
  readonly hours: readonly { readonly year: number; readonly rows: readonly HoursRow[] }[]
  readonly talks: readonly TalkSummary[]
  readonly dues: { readonly dueFen: number; readonly paidFen: number; readonly voluntaryFen: number }
  readonly service: readonly RegisterEntry<'service'>[]
  readonly tasks: readonly RegisterEntry<'tasks'>[]
  readonly honours: readonly RegisterEntry<'honours'>[]
  readonly rectification: RectificationSummary
  readonly open: readonly RectificationItem[]
  /** What was listed to be put right already, by rule, subject and period. */
  readonly listed: ReadonlySet<string>
  readonly findings: readonly Finding[]
  readonly planned: readonly RegisterEntry<'tasks'>[]
  readonly plans: readonly RegisterEntry<'documents'>[]
  readonly studyPlans: readonly StudyPlan[]
}

export interface DebriefingAsked {
  readonly branchId: number
  readonly span: Period
  readonly plan: Period | null
}

export const keyOf = (one: Pick<Finding, 'ruleId' | 'subject' | 'period'>): string =>
  `${one.ruleId}|${one.subject}|${one.period}`

const yearsOf = ({ from, to }: Period): number[] => {
  const first = Number(from.slice(0, 4))
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, index) => first + index)
}

/** Everything of the span until today. */
export async function debriefingFacts(
  read: Reader,
  { branchId, span, plan }: DebriefingAsked,
  at: At,
): Promise<DebriefingFacts> {
  const asOf = span.to < at.today ? span.to : at.today
  const told = { from: span.from, to: asOf }
  const people = await peopleOf(read, branchId)
  const secretary = postsAmong(await termsOf(read, branchId), asOf).find(({ post }) => post === 'secretary')
  const inspected = (await meetingFactsBetween(read, branchId, told.from, told.to)).filter(
    ({ state }) => state !== 'draft',
  )
  const duties: Duty[] = []
  for (const year of yearsOf(told)) duties.push(...(await dutiesOfYear(read, branchId, year, at.today)))
  const items = await rectificationItems(read, branchId)
  const studyPlans: StudyPlan[] = []
  for (const year of plan === null ? [] : yearsOf(plan)) studyPlans.push(await planOf(read, branchId, year))
  const { service, tasks, honours, documents } = registers
  const entries = (name: 'service' | 'tasks' | 'honours' | 'documents', period: Period) =>
    entriesOf(read, registers[name], branchId, { from: period.from, to: period.to })
  return {
    branchId,
    branchName: (await branchOf(read, branchId)).name,
    span,
    plan,
    asOf,
    secretary: secretary === undefined ? null : { memberId: secretary.memberId, name: secretary.memberName },
    roster: people
      .filter((person) => belongs(person, asOf))
      .map(({ memberId, name, row }) => ({ memberId, name, leading: row.leading_cadre === 1 })),
    attended: await attendedBetween(read, branchId, told.from, told.to),
    topics: inspected.flatMap(({ topics, startsAt }) =>
      topics.map((topic) => ({ topic, day: startsAt.slice(0, 10) })),
    ),
    votes: inspected.flatMap(({ motions }) =>
      motions.map(({ decisionKind, verdict }) => ({ kind: decisionKind, passed: verdict.passed })),
    ),
    acts: await actsBetween(read, branchId, told),
    duties: duties.filter(({ from, to }) => from >= told.from && to <= asOf),
    minutesPerHour: (await profileOf(read, Number(asOf.slice(0, 4)))).numbers['study.minutesPerHour'],
    items: await requiredItems(read, branchId, asOf, {
      withVoid: false,
      openIn: Number(told.from.slice(0, 4)),
    }),
    learning: (await learningBetween(read, branchId, told.from, told.to)).length,
    hours: await wholeYears(read, branchId, told),
    talks: await talksBetween(read, branchId, { ...told, withVoid: false }),
    dues: await duesBetween(read, branchId, told),
    service: service.entry.array().parse(await entries('service', told)),
    tasks: tasks.entry.array().parse(await entries('tasks', told)),
    honours: honours.entry.array().parse(await entries('honours', told)),
    rectification: summarise(items, told, asOf),
    open: items.filter(
      ({ raisedOn, closedOn }) => raisedOn <= asOf && (closedOn === null || closedOn > asOf),
    ),
    listed: new Set(items.filter(({ raisedOn }) => raisedOn <= asOf).map(keyOf)),
    findings: await inspect(read, branchId, told, at),
    planned: plan === null ? [] : tasks.entry.array().parse(await entries('tasks', plan)),
    plans:
      plan === null
        ? []
        : documents.entry
            .array()
            .parse(await entries('documents', plan))
            .filter(({ category }) => category === 'plan'),
    studyPlans: studyPlans.filter(({ kept }) => kept),
  }
}

/** Hours are owed by the year: a part of one says nothing about them. */
async function wholeYears(read: Reader, branchId: number, told: Period): Promise<DebriefingFacts['hours']> {
  const whole = yearsOf(told).filter((year) => told.from <= `${year}-01-01` && told.to >= `${year}-12-31`)
  const hours: { year: number; rows: HoursRow[] }[] = []
  for (const year of whole)
    hours.push({ year, rows: (await hoursOf(read, branchId, year, `${year}-12-31`)).rows })
  return hours
}

async function duesBetween(read: Reader, branchId: number, told: Period): Promise<DebriefingFacts['dues']> {
  const [first, last] = [monthOf(told.from), monthOf(told.to)]
  let [dueFen, paidFen] = [0, 0]
  for (const year of yearsOf(told))
    for (const { months } of (await yearOf(read, branchId, year, told.to)).rows)
      for (const month of months) {
        if (month.month < first || month.month > last) continue
        // what is not due yet is not outstanding either
        if (month.dueOn <= told.to || month.paidFen > 0) dueFen += month.dueFen ?? 0
        paidFen += month.paidFen
      }
  const voluntary = (await standingPayments(read, branchId, { fromMonth: first, untilMonth: last })).filter(
    ({ kind }) => kind === 'voluntary',
  )
  return { dueFen, paidFen, voluntaryFen: voluntary.reduce((sum, one) => sum + one.amountFen, 0) }
}

/** Held as that kind, or marked as counting for it as well. */
export const heldAs = ({ attended }: DebriefingFacts, kind: MeetingKind) =>
  attended.meetings.filter((one) => one.kind === kind || one.alsoCountsAs.includes(kind))
