/** What a book is of: a named period, or any days from one to another. */
import { LedgerDate, PeriodName, chineseDate, periodOf, periodTitle } from '#shared/primitives.ts'

export type Span = { readonly period: PeriodName } | { readonly from: LedgerDate; readonly to: LedgerDate }

/** Undefined where the address names none. */
export function spanIn(params: URLSearchParams): Span | undefined {
  const period = PeriodName.safeParse(params.get('period'))
  if (period.success) return { period: period.data }
  const from = LedgerDate.safeParse(params.get('from'))
  const to = LedgerDate.safeParse(params.get('to'))
  return from.success && to.success && from.data <= to.data ? { from: from.data, to: to.data } : undefined
}

export const daysOf = (span: Span): { readonly from: LedgerDate; readonly to: LedgerDate } =>
  'period' in span ? periodOf(span.period) : span

export function spanTitle(span: Span): string {
  if ('period' in span) return periodTitle(span.period)
  return `${chineseDate(span.from)}至${chineseDate(span.to)}`
}

export const addressOf = (span: Span): string =>
  'period' in span ? `/book?period=${span.period}` : `/book?from=${span.from}&to=${span.to}`
