/** Which months a member owes dues in, and how each month stands on a day. */
import type { DuesMonth, DuesState } from '../dues.ts'
import {
  type LedgerDate,
  type LedgerMonth,
  type PartialDate,
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  earliestDay,
  latestDay,
  monthOf,
  parts,
} from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import type { StandingFacts } from './standing.ts'

export interface AssessmentFacts {
  readonly year: number
  readonly fromMonth: number
  /** What is to be paid a month. */
  readonly dueFen: number
  readonly elsewhereUntil: LedgerMonth | null
}

/** A payment that stands: neither reversed nor a reversal. */
export interface PaymentFacts {
  readonly paymentId: number
  readonly forMonth: LedgerMonth | null
  readonly paidOn: PartialDate | null
  readonly amountFen: number
  readonly receiver: string
}

export interface DeferralFacts {
  readonly fromMonth: LedgerMonth
  readonly untilMonth: LedgerMonth
  /** The day it is to be paid by; null where the branch set none. */
  readonly untilOn: LedgerDate | null
}

export interface DuesStanding extends StandingFacts {
  /** Confirmed and in force, by year and month. */
  readonly assessments: readonly AssessmentFacts[]
  readonly payments: readonly PaymentFacts[]
  readonly deferrals: readonly DeferralFacts[]
}

export const monthsOfYear = (year: number): LedgerMonth[] =>
  Array.from({ length: 12 }, (_, index) => monthOf(dateOf(year, index + 1, 1)))

export const nextMonth = (month: LedgerMonth, by = 1): LedgerMonth => monthOf(addMonths(`${month}-01`, by))

/** Months from one to the other, both included; none where they are turned round. */
export function monthsBetween(from: LedgerMonth, to: LedgerMonth): LedgerMonth[] {
  const months: LedgerMonth[] = []
  for (let month = from; month <= to; month = nextMonth(month)) months.push(month)
  return months
}

const monthNumber = (month: LedgerMonth): number => parts(month).year * 12 + parts(month).month
export const monthsApart = (from: LedgerMonth, to: LedgerMonth): number => monthNumber(to) - monthNumber(from)

/**
 * The first month owed here: that of the admitting meeting (第八条), or that of coming in. Null: as long as the ledger
 * knows.
 */
export function owesFrom(member: StandingFacts): LedgerMonth | null {
  const admitted = member.joinDate === null ? null : monthOf(earliestDay(member.joinDate))
  const entered = member.enteredOn === null ? null : monthOf(member.enteredOn)
  if (admitted === null) return entered
  // admitted here and put on the roster some days after: the meeting's month counts
  if (member.enteredOn !== null && member.joinDate !== null && member.joinDate.length === 10) {
    const wait = daysBetween(member.joinDate, member.enteredOn)
    if (wait >= 0 && wait <= 31) return admitted
  }
  return entered === null || admitted > entered ? admitted : entered
}

/** Owed in this branch in that month, whatever was assessed. */
export function owesIn(member: DuesStanding, month: LedgerMonth): boolean {
  if (member.relation === 'elsewhere') return false
  const first = owesFrom(member)
  if (first !== null && month < first) return false
  if (member.leftOn !== null && month > monthOf(addDays(member.leftOn, -1))) return false
  if (member.assessments.some(({ elsewhereUntil }) => elsewhereUntil !== null && month <= elsewhereUntil))
    return false
  return !suspendedIn(member, month)
}

/** Membership is suspended all through the month. */
function suspendedIn(member: StandingFacts, month: LedgerMonth): boolean {
  const spans = member.restrictions.filter(({ kind }) => kind === 'membershipSuspended')
  if (spans.length === 0) return member.membershipStatus !== 'normal' && member.leftOn === null
  return spans.some(
    ({ fromOn, untilOn }) => fromOn <= `${month}-01` && (untilOn === null || untilOn >= latestDay(month)),
  )
}

/** What is to be paid for the month; null where nothing is assessed. */
export function dueFor(member: Pick<DuesStanding, 'assessments'>, month: LedgerMonth): number | null {
  const { year, month: number } = parts(month)
  const own = member.assessments
    .filter((one) => one.year === year && one.fromMonth <= number)
    .toSorted((a, b) => b.fromMonth - a.fromMonth)
  return own[0]?.dueFen ?? null
}

/** The last day on which the month is paid in time. */
export function dueDay(
  month: LedgerMonth,
  profile: RuleProfile,
  deferrals: readonly DeferralFacts[] = [],
): LedgerDate {
  const usual = usualDay(month, profile)
  if (deferrals.length === 0) return usual
  const agreed = deferrals
    .filter(({ fromMonth, untilMonth }) => fromMonth <= month && month <= untilMonth)
    // where no day was set, the months agreed upon are up when they are over
    .map(({ untilOn, untilMonth }) => untilOn ?? latestDay(untilMonth))
  return [usual, ...agreed].toSorted().at(-1) ?? usual
}

/** By profile and month: every member is asked for the same ones. */
const usualDays = new WeakMap<RuleProfile, Map<LedgerMonth, LedgerDate>>()

function usualDay(month: LedgerMonth, profile: RuleProfile): LedgerDate {
  const known = usualDays.get(profile) ?? new Map<LedgerMonth, LedgerDate>()
  usualDays.set(profile, known)
  const before = known.get(month)
  if (before !== undefined) return before
  const quarterEnd =
    profile.choices['dues.collection'] === 'quarterly' ? (3 - (parts(month).month % 3)) % 3 : 0
  const last = latestDay(nextMonth(month, quarterEnd))
  const day = `${last.slice(0, 8)}${String(profile.numbers['dues.dueDay']).padStart(2, '0')}`
  const usual = day < last ? day : last
  known.set(month, usual)
  return usual
}

/** What was paid for each month, of a list of payments that is looked at month by month. */
const paidFor = new WeakMap<readonly PaymentFacts[], Map<LedgerMonth | null, PaymentFacts[]>>()

function paymentsFor(payments: readonly PaymentFacts[], month: LedgerMonth): readonly PaymentFacts[] {
  const known = paidFor.get(payments) ?? Map.groupBy(payments, ({ forMonth }) => forMonth)
  paidFor.set(payments, known)
  return known.get(month) ?? []
}

/** How a month stands as of a day. What has no date counts as paid, but neither as late nor as early. */
export function standMonth(
  member: DuesStanding,
  month: LedgerMonth,
  asOf: LedgerDate,
  profile: RuleProfile,
): DuesMonth {
  const paid = paymentsFor(member.payments, month)
    .filter((one) => one.paidOn === null || earliestDay(one.paidOn) <= asOf)
    .toSorted((a, b) => (a.paidOn ?? '').localeCompare(b.paidOn ?? '') || a.paymentId - b.paymentId)
  const paidFen = paid.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const dueOn = dueDay(month, profile, member.deferrals)
  const owes = owesIn(member, month)
  const dueFen = owes ? dueFor(member, month) : 0
  const paidOn = paid.at(-1)?.paidOn ?? null
  // the one that made the amount full decides whether it came in time
  let sum = 0
  const full = paid.find((one) => (sum += one.amountFen) >= (dueFen ?? 1))
  const fullOn = full?.paidOn ?? null
  const late = fullOn !== null && earliestDay(fullOn) > dueOn
  const early = fullOn !== null && fullOn.slice(0, 7) < month
  return {
    month,
    dueFen: owes ? dueFen : null,
    paidFen,
    state: stateOf(),
    dueOn,
    paidOn,
    receiver: [...new Set(paid.map(({ receiver }) => receiver).filter((name) => name !== ''))].join('、'),
    monthsLate: late ? Math.max(1, monthsApart(month, fullOn.slice(0, 7))) : 0,
    paymentIds: paid.map(({ paymentId }) => paymentId),
  }

  function stateOf(): DuesState {
    if (!owes) return paidFen > 0 ? 'paid' : 'notOwed'
    if (dueFen === null) return paidFen > 0 ? 'paid' : 'unassessed'
    if (paidFen >= dueFen) return late ? 'late' : early ? 'early' : 'paid'
    if (dueOn >= asOf) return paidFen > 0 ? 'partial' : 'pending'
    return paidFen > 0 ? 'partial' : 'unpaid'
  }
}

/** Owed, due before the day, and not paid in full. */
export const isOutstanding = (month: DuesMonth, asOf: LedgerDate): boolean =>
  (month.state === 'unpaid' || month.state === 'partial') && month.dueOn < asOf
