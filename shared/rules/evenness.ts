/**
 * How evenly a year's meetings lie. The ledger is looked at every quarter: a quarter whose meetings crowd into its last
 * month looks as though they were held, or written, for the look.
 */
import type { Duty } from '../compliance.ts'
import type { MeetingKind } from '../meeting-kinds.ts'
import { type LedgerDate, type Period, daysBetween, parts, periodOf } from '../primitives.ts'

export interface HeldOn {
  readonly day: LedgerDate
  readonly kind: MeetingKind
  readonly alsoCountsAs: readonly MeetingKind[]
}

/** Fewer meetings than this lie as they must. */
const FEW = 4

const index = (day: LedgerDate): number => parts(day).month - 1
const twelve = (): number[] => Array.from({ length: 12 }, () => 0)

/** Twelve numbers: how many of the days lie in each month. */
export function byMonth(days: readonly LedgerDate[]): number[] {
  const months = twelve()
  for (const day of days) months[index(day)] = (months[index(day)] ?? 0) + 1
  return months
}

export interface QuarterLoad {
  readonly quarter: number
  readonly meetings: number
  readonly inLastMonth: number
  readonly crowded: boolean
}

/** The four quarters of a year. Only a quarter that is over can be crowded. */
export function quartersOf(year: number, months: readonly number[], asOf: LedgerDate): QuarterLoad[] {
  return [1, 2, 3, 4].map((quarter) => {
    const own = months.slice(quarter * 3 - 3, quarter * 3)
    const meetings = own.reduce((sum, one) => sum + one, 0)
    const inLastMonth = own[2] ?? 0
    const over = asOf >= periodOf(`${year}Q${quarter}`).to
    return {
      quarter,
      meetings,
      inLastMonth,
      crowded: over && meetings >= FEW && inLastMonth * 2 > meetings,
    }
  })
}

export interface KindLoad {
  readonly kind: MeetingKind
  readonly held: number[]
  readonly missing: number[]
  readonly total: number
  readonly due: number
  readonly asks: string
}

/** One kind through the months, beside what its duties ask. A meeting marked as several kinds counts as each. */
export function kindLoad(kind: MeetingKind, meetings: readonly HeldOn[], duties: readonly Duty[]): KindLoad {
  const held = byMonth(
    meetings.filter((one) => one.kind === kind || one.alsoCountsAs.includes(kind)).map(({ day }) => day),
  )
  const own = duties.filter((duty) => duty.kind === kind)
  const missing = twelve()
  for (const { state, due, done, to } of own)
    if (state === 'missing') missing[index(to)] = (missing[index(to)] ?? 0) + Math.max(0, due - done)
  return {
    kind,
    held,
    missing,
    total: held.reduce((sum, one) => sum + one, 0),
    due: own.reduce((sum, duty) => sum + duty.due, 0),
    asks: asksOf(own[0]),
  }
}

function asksOf(duty: Duty | undefined): string {
  if (duty === undefined) return ''
  return `${duty.groupId === null ? '' : '每组'}${every(duty)} ${duty.due} 次`
}

function every({ from, to }: Period): string {
  const days = daysBetween(from, to)
  return days > 200 ? '每年' : days > 100 ? '每半年' : days > 40 ? '每季度' : '每月'
}
