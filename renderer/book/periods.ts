/** Which periods a ledger may be printed for, seen from a day: the running one first, then those before it. */
import type { LedgerDate, PeriodName } from '#shared/primitives.ts'
import { parts } from '#shared/primitives.ts'

export type PeriodKind = 'month' | 'quarter' | 'half' | 'year'

export const periodKinds: readonly { readonly value: PeriodKind; readonly label: string }[] = [
  { value: 'quarter', label: '季度' },
  { value: 'half', label: '半年' },
  { value: 'year', label: '全年' },
  { value: 'month', label: '月份' },
]

const monthsIn: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 }
const offered: Readonly<Record<PeriodKind, number>> = { month: 24, quarter: 12, half: 8, year: 8 }

/** The period that `today` lies in. */
export const currentPeriod = (kind: PeriodKind, today: LedgerDate): PeriodName => periodAt(kind, today, 0)

/** The last one that is over: what an inspection asks for. */
export const lastFinished = (kind: PeriodKind, today: LedgerDate): PeriodName => periodAt(kind, today, 1)

/** The running period and those before it, newest first. */
export const periodChoices = (kind: PeriodKind, today: LedgerDate): readonly PeriodName[] =>
  Array.from({ length: offered[kind] }, (_, back) => periodAt(kind, today, back))

export function kindOf(period: PeriodName): PeriodKind {
  if (period.length === 4) return 'year'
  if (period.includes('Q')) return 'quarter'
  return period.includes('H') ? 'half' : 'month'
}

function periodAt(kind: PeriodKind, today: LedgerDate, back: number): PeriodName {
  const span = monthsIn[kind]
  const perYear = 12 / span
  const { year, month } = parts(today)
  const index = year * perYear + Math.floor((month - 1) / span) - back
  const itsYear = String(Math.floor(index / perYear)).padStart(4, '0')
  const number = (index % perYear) + 1
  switch (kind) {
    case 'year':
      return itsYear
    case 'half':
      return `${itsYear}H${number}`
    case 'quarter':
      return `${itsYear}Q${number}`
    case 'month':
      return `${itsYear}-${String(number).padStart(2, '0')}`
  }
}
