/** Which spans a debriefing tells of and plans for. Pure. */
import type { InputOf } from '#shared/contract.ts'
import { type LedgerDate, periodOf } from '#shared/primitives.ts'

export type SpanChoice = 'year' | 'half' | 'own'

export interface DebriefingSpans {
  readonly from: LedgerDate | null
  readonly to: LedgerDate | null
  readonly planFrom: LedgerDate | null
  readonly planTo: LedgerDate | null
}

/** The usual ones, seen from a day: last year with this year's plan, the first half-year with the second's. */
export function usualSpans(choice: 'year' | 'half', today: LedgerDate): DebriefingSpans {
  const year = Number(today.slice(0, 4))
  const [told, plan] = choice === 'year' ? [String(year - 1), String(year)] : [`${year}H1`, `${year}H2`]
  const [done, ahead] = [periodOf(told), periodOf(plan)]
  return { from: done.from, to: done.to, planFrom: ahead.from, planTo: ahead.to }
}

/** What is asked of the ledger; words where the days do not make a span yet. */
export function askedOf(
  { from, to, planFrom, planTo }: DebriefingSpans,
  today: LedgerDate,
): InputOf<'debriefings.draft'> | string {
  if (from === null || to === null) return '请填写述职期间的起止日期。'
  if (from > to) return '述职期间的起始日期晚于截止日期，请改正。'
  if (from > today) return '述职期间还没有到，没有记录可以汇总。'
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 5) return '述职期间最长 6 年，请缩短。'
  if ((planFrom === null) !== (planTo === null)) return '打算的起止日期要么都填，要么都不填。'
  if (planFrom === null || planTo === null) return { from, to }
  if (planFrom > planTo) return '打算的起始日期晚于截止日期，请改正。'
  return { from, to, planFrom, planTo }
}
