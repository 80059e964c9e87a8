/** Which items are listed in which order, and how each stands. Pure. */
import { type LedgerDate, type Period, chineseDate } from '#shared/primitives.ts'
import {
  type RectificationItem,
  type RectificationSource,
  type RectificationSummary,
  stageTitles,
} from '#shared/rectification.ts'
import { countsIn } from '#shared/rules/rectification.ts'
import { dueWords } from '../calendar/todo.ts'

export type Shown = 'open' | 'submitted' | 'late' | 'relapsed' | 'closed' | 'all'

export const shownTitles: Readonly<Record<Shown, string>> = {
  open: '未完成',
  submitted: '待审核',
  late: '逾期',
  relapsed: '回潮',
  closed: '已销号',
  all: '全部',
}

export const isShown = (text: string | null): text is Shown =>
  text !== null && Object.hasOwn(shownTitles, text)

/** The page of one item. */
export const itemHref = (itemId: number): string => `/rectification?item=${itemId}`

/** The year in which an item is looked at: the running one as long as it is open. */
export const yearOfItem = (item: Pick<RectificationItem, 'closedOn'>, today: LedgerDate): number =>
  Number((item.closedOn ?? today).slice(0, 4))

const neverDue = '9999'

export const isLate = (item: Pick<RectificationItem, 'state' | 'dueOn'>, today: LedgerDate): boolean =>
  item.state === 'open' && item.dueOn !== null && item.dueOn < today

export const isRelapse = (item: Pick<RectificationItem, 'reopened' | 'recursLabel'>): boolean =>
  item.reopened > 0 || item.recursLabel !== null

export interface ItemChoice {
  readonly which: Shown
  readonly source: RectificationSource | null
  readonly year: number
}

/** Open ones by due date, those without one last; closed ones the latest first; all by their numbers. */
export function itemsShown(
  items: readonly RectificationItem[],
  { which, source, year }: ItemChoice,
  today: LedgerDate,
): RectificationItem[] {
  const period = periodOfYear(year)
  const wanted = items.filter(
    (item) =>
      countsIn(item, period, today) &&
      (source === null || item.source === source) &&
      isWanted(item, which, today),
  )
  switch (which) {
    case 'open':
    case 'submitted':
    case 'late':
      return wanted.toSorted((a, b) => (a.dueOn ?? neverDue).localeCompare(b.dueOn ?? neverDue))
    case 'closed':
      return wanted.toSorted((a, b) => (b.closedOn ?? '').localeCompare(a.closedOn ?? ''))
    case 'relapsed':
    case 'all':
      return wanted
  }
}

function isWanted(item: RectificationItem, which: Shown, today: LedgerDate): boolean {
  switch (which) {
    case 'open':
    case 'closed':
      return item.state === which
    case 'submitted':
      return item.stage === 'submitted'
    case 'late':
      return isLate(item, today)
    case 'relapsed':
      return isRelapse(item)
    case 'all':
      return true
  }
}

export const periodOfYear = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** 「整改中 · 已超期 3 天」, 「已销号 · 2026年10月8日」: by words, the colour only repeats them. */
export function itemStanding(
  item: Pick<RectificationItem, 'state' | 'stage' | 'dueOn' | 'closedOn'>,
  today: LedgerDate,
): { readonly text: string; readonly className: string } {
  if (item.state === 'closed') {
    const on = item.closedOn === null ? '' : ` · ${chineseDate(item.closedOn)}`
    return { text: `已销号${on}`, className: 'word-faint' }
  }
  const stage = stageTitles[item.stage]
  if (item.dueOn === null) return { text: `${stage} · 没有写时限`, className: 'word-due' }
  const { text, late } = dueWords(item.dueOn, today)
  return late
    ? { text: `${stage} · 逾期，${text}`, className: 'word-wrong' }
    : { text: `${stage} · ${text}`, className: 'word-due' }
}

/** 「回潮：曾以 2026-01 销号，又出现了」; empty where it is new. */
export function relapseWords(item: Pick<RectificationItem, 'reopened' | 'recursLabel'>): string {
  if (item.recursLabel !== null) return `回潮：曾以 ${item.recursLabel} 销号，又出现了`
  return item.reopened > 0 ? `回潮：销号后又重新列入 ${item.reopened} 次` : ''
}

/** 「列入 5 项，已销号 2 项，逾期 1 项，回潮 1 项，完成率 40%」 */
export const summaryWords = ({ all, closed, overdue, relapsed, percent }: RectificationSummary): string =>
  all === 0
    ? '没有列入的问题'
    : `列入 ${all} 项，已销号 ${closed} 项，逾期 ${overdue} 项，回潮 ${relapsed} 项，完成率 ${percent ?? 0}%`

/** Why nothing is listed: the year has none, all are struck off, or what was chosen leaves none. */
export function emptyWords(
  items: readonly RectificationItem[],
  { which, source, year }: ItemChoice,
  today: LedgerDate,
): string {
  const all = itemsShown(items, { which: 'all', source: null, year }, today)
  if (all.length === 0) return `${year} 年没有整改事项。换一年再看，或者点「列入一个问题」。`
  const unfinished = which !== 'closed' && which !== 'all' && source === null
  if (unfinished && all.every(({ state }) => state === 'closed'))
    return `${year} 年的 ${all.length} 项都已销号，没有未完成的。销了号的在「已销号」里。`
  return '没有这样的事项。换一种状态、来源或年份再看。'
}
