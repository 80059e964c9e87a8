/** How items and hours are said on the page. Pure. */
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import { meetingTitles } from '#shared/meetings.ts'
import type { RequiredItem, StudiedAt } from '#shared/study/records.ts'
import { studyStateTitles } from '#shared/study/words.ts'

/** 「已学 5 · 未学 2 · 超期 1 · 选修 3」. */
export function countsOf(items: readonly RequiredItem[]): string {
  const required = items.filter((item) => !item.elective)
  const count = (state: RequiredItem['state']) => required.filter((item) => item.state === state).length
  return [
    `必学 ${required.length} 条：已学 ${count('studied')}`,
    `未学 ${count('open')}`,
    ...(count('deferred') === 0 ? [] : [`顺延 ${count('deferred')}`]),
    ...(count('overdue') === 0 ? [] : [`超期 ${count('overdue')}`]),
    ...(items.length === required.length ? [] : [`选修 ${items.length - required.length}`]),
  ].join(' · ')
}

export type Tone = 'good' | 'due' | 'wrong' | 'faint'

/** How an item stands, in a word and what follows from it. */
export function standOf(item: RequiredItem): {
  readonly word: string
  readonly more: string
  readonly tone: Tone
} {
  const word = studyStateTitles[item.state]
  if (item.state === 'studied')
    return {
      word,
      more: [
        item.days === null ? '' : `发布后 ${item.days} 天`,
        item.daysLate > 0 ? `迟 ${item.daysLate} 天` : '',
      ]
        .filter((part) => part !== '')
        .join('，'),
      tone: item.daysLate > 0 ? 'due' : 'good',
    }
  if (item.elective) return { word: '选修', more: '', tone: 'faint' }
  if (item.state === 'overdue') return { word, more: `超 ${item.daysLate} 天`, tone: 'wrong' }
  const left = item.daysLeft
  return {
    word,
    more: left === null ? '没有期限' : left === 0 ? '今天到期' : `还有 ${left} 天`,
    tone: left !== null && left <= 10 ? 'due' : 'faint',
  }
}

/** 「9月11日主题党日」, with its group. */
export const heldWords = ({ day, kind, groupName }: StudiedAt): string =>
  `${chineseDate(day).slice(5)}${groupName === '' ? meetingTitles[kind] : `${groupName}会`}`

const cells = 12

/** 「██████░░░░░░」: how much of what is owed is done; full where nothing is. */
export function barOf(hours: number, due: number): string {
  const done = due === 0 ? cells : Math.min(cells, Math.floor((hours * cells) / due))
  return '█'.repeat(done) + '░'.repeat(cells - done)
}

/** What the calendar says of study: what is owed this month, and what is over. */
export const owedBy = (
  items: readonly RequiredItem[],
  last: LedgerDate,
): (RequiredItem & { dueBy: LedgerDate })[] =>
  items.flatMap((item) =>
    item.elective || item.studiedOn !== null || item.dueBy === null || item.dueBy > last
      ? []
      : [{ ...item, dueBy: item.dueBy }],
  )

/** What the home page says of study: what is over, and what ends within so many days. */
export interface StudyDue {
  readonly key: 'overdue' | 'soon'
  readonly text: string
  readonly itemIds: readonly number[]
}

const soonDays = 15

export function studyDue(items: readonly RequiredItem[], today: LedgerDate): StudyDue[] {
  const owed = items.filter((item) => !item.elective && item.studiedOn === null)
  const over = owed.filter((item) => item.state === 'overdue')
  const soon = owed
    .filter(
      (item) =>
        item.state !== 'overdue' &&
        item.planned.length === 0 &&
        item.daysLeft !== null &&
        item.daysLeft <= soonDays,
    )
    .toSorted((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0))
  const [first] = soon
  const named = (some: readonly RequiredItem[]) => (some.length === 1 ? `「${some[0]?.title ?? ''}」` : '')
  return [
    ...(over.length === 0
      ? []
      : [
          {
            key: 'overdue' as const,
            text: `${over.length} 条必学内容${named(over)}超期没有学`,
            itemIds: over.map(({ itemId }) => itemId),
          },
        ]),
    ...(first === undefined
      ? []
      : [
          {
            key: 'soon' as const,
            text: `还有 ${soon.length} 条必学内容${named(soon)}${first.dueBy === today ? '今天到期' : soon.length === 1 ? `${first.daysLeft} 天后到期` : `要学，最早的 ${first.daysLeft} 天后到期`}`,
            itemIds: soon.map(({ itemId }) => itemId),
          },
        ]),
  ]
}

/** The year in which an item is looked at: the running one as long as it is owed from before it. */
export function yearOfItem(
  item: Pick<RequiredItem, 'dueBy' | 'publishedOn' | 'studiedOn' | 'elective'>,
  today: LedgerDate,
): number {
  const thisYear = Number(today.slice(0, 4))
  const own = Number((item.dueBy ?? item.publishedOn ?? item.studiedOn ?? today).slice(0, 4))
  return item.studiedOn === null && !item.elective ? Math.max(own, thisYear) : own
}
