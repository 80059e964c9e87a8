/** Which items are listed in which order, and how each stands. Pure. */
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import { dueWords } from '../calendar/todo.ts'

export type Shown = 'open' | 'closed' | 'all'

export const shownTitles: Readonly<Record<Shown, string>> = {
  open: '未完成',
  closed: '已销号',
  all: '全部',
}

const neverDue = '9999'

/** Open ones by due date, those without one last; closed ones the latest first; all by their numbers. */
export function itemsShown(items: readonly RectificationItem[], which: Shown): RectificationItem[] {
  const wanted = items.filter((item) => which === 'all' || item.state === which)
  switch (which) {
    case 'open':
      return wanted.toSorted((a, b) => (a.dueOn ?? neverDue).localeCompare(b.dueOn ?? neverDue))
    case 'closed':
      return wanted.toSorted((a, b) => (b.closedOn ?? '').localeCompare(a.closedOn ?? ''))
    case 'all':
      return wanted
  }
}

/** 「未完成 · 已超期 3 天」, 「已销号 · 2026年10月8日」: by words, the colour only repeats them. */
export function itemStanding(
  item: Pick<RectificationItem, 'state' | 'dueOn' | 'closedOn'>,
  today: LedgerDate,
): { readonly text: string; readonly className: string } {
  if (item.state === 'closed') {
    const on = item.closedOn === null ? '' : ` · ${chineseDate(item.closedOn)}`
    return { text: `已销号${on}`, className: 'word-faint' }
  }
  if (item.dueOn === null) return { text: '未完成 · 没有写时限', className: 'word-due' }
  const { text, late } = dueWords(item.dueOn, today)
  return { text: `未完成 · ${text}`, className: late ? 'word-wrong' : 'word-due' }
}
