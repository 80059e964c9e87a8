/** Which span an inspection looks at: a quarter, a half-year, a year, or days of one's own. Pure. */
import {
  LedgerDate,
  type Period,
  PeriodName,
  chineseDate,
  parts,
  periodOf,
  periodTitle,
  quarterOf,
} from '#shared/primitives.ts'

export interface Span extends Period {
  /** Null for days of one's own. */
  readonly name: PeriodName | null
  readonly title: string
}

/** The span an address names; the running quarter where it names none that can be read. */
export function spanIn(params: URLSearchParams, today: LedgerDate): Span {
  const from = LedgerDate.safeParse(params.get('from'))
  const to = LedgerDate.safeParse(params.get('to'))
  if (from.success && to.success && from.data <= to.data) {
    const title = `${chineseDate(from.data)}至${chineseDate(to.data)}`
    return { from: from.data, to: to.data, name: null, title }
  }
  const named = PeriodName.safeParse(params.get('period'))
  const name = named.success ? named.data : quarterOf(today)
  return { ...periodOf(name), name, title: periodTitle(name) }
}

/** `/inspection?period=2026Q3` or `/inspection?from=…&to=…`. */
export const spanHref = ({ name, from, to }: Pick<Span, 'name' | 'from' | 'to'>): string =>
  name === null ? `/inspection?from=${from}&to=${to}` : `/inspection?period=${name}`

export interface SpanChoices {
  readonly label: string
  readonly options: readonly { readonly value: PeriodName; readonly label: string }[]
}

/** This year's and last year's quarters, halves and year, as far as they have begun; and whatever is shown now. */
export function periodChoices(today: LedgerDate, shown: PeriodName | null): SpanChoices[] {
  const { year } = parts(today)
  const groups = [year, year - 1].map((each) => ({
    label: `${each} 年`,
    options: [`${each}`, ...['Q4', 'Q3', 'Q2', 'Q1', 'H2', 'H1'].map((part) => `${each}${part}`)]
      .filter((name) => periodOf(name).from <= today)
      .map(choiceOf),
  }))
  const offered = groups.some((group) => group.options.some((option) => option.value === shown))
  return shown === null || offered ? groups : [{ label: '现在看的', options: [choiceOf(shown)] }, ...groups]
}

const choiceOf = (value: PeriodName) => ({ value, label: periodTitle(value) })
