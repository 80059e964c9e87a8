/** What is to be done this month: duties that end or run, records not finalised, what is to be put right. Pure. */
import type { Duty } from '#shared/compliance.ts'
import { type MeetingSummary, meetingTitles, stateTitles } from '#shared/meetings.ts'
import { type LedgerDate, chineseDate, daysBetween, latestDay, monthOf } from '#shared/primitives.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import type { RequiredItem } from '#shared/study/records.ts'
import { studyItemHref } from '../study/links.ts'
import { owedBy } from '../study/words.ts'
import { newMeetingHref } from './cells.ts'

export interface Todo {
  readonly key: string
  readonly text: string
  /** By when, or how late. */
  readonly when: string
  readonly late: boolean
  readonly to: string
}

export interface TodoGroup {
  readonly title: string
  readonly todos: readonly Todo[]
}

export interface TodoFacts {
  /** Of the running year. */
  readonly duties: readonly Duty[]
  readonly meetings: readonly MeetingSummary[]
  /** Open ones. */
  readonly items: readonly RectificationItem[]
  /** The study list; nothing where it is not asked for. */
  readonly study?: readonly RequiredItem[]
  readonly today: LedgerDate
}

const dayOfYear = (day: LedgerDate) => chineseDate(day).slice(5)

/** How a date stands to today: 「已超期 3 天」, 「今天到期」, 「还有 5 天」. */
export function dueWords(
  dueOn: LedgerDate,
  today: LedgerDate,
): { readonly text: string; readonly late: boolean } {
  const left = daysBetween(today, dueOn)
  if (left < 0) return { text: `已超期 ${-left} 天`, late: true }
  return { text: left === 0 ? '今天到期' : `还有 ${left} 天`, late: false }
}

/** In the order to look at them; a group with nothing in it is left out. */
export function todosOf({ duties, meetings, items, study = [], today }: TodoFacts): TodoGroup[] {
  const monthEnd = latestDay(monthOf(today))
  const pending = duties
    .filter((duty) => duty.state === 'pending')
    .toSorted((a, b) => a.to.localeCompare(b.to))
    .map((duty) => ({
      ends: duty.to,
      todo: {
        key: `${duty.ruleId}/${duty.groupId ?? ''}/${duty.from}`,
        text: duty.due > 1 ? `${duty.title}（还差 ${duty.due - duty.done} 次）` : duty.title,
        when: `${dayOfYear(duty.to)}前`,
        late: false,
        to: newMeetingHref(duty, today),
      },
    }))
  const drafts = meetings
    .filter(({ state }) => state === 'draft' || state === 'correcting')
    .map((meeting) => ({
      key: `meeting/${meeting.meetingId}`,
      text: `${dayOfYear(meeting.startsAt.slice(0, 10))}${meetingTitles[meeting.kind]}${meeting.groupName === '' ? '' : `（${meeting.groupName}）`}`,
      when: stateTitles[meeting.state],
      late: false,
      to: `/meetings/${meeting.meetingId}`,
    }))
  const due = items
    .flatMap((item) => (item.dueOn === null || item.dueOn > monthEnd ? [] : [{ item, dueOn: item.dueOn }]))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .map(({ item, dueOn }) => {
      const { text, late } = dueWords(dueOn, today)
      return {
        key: `item/${item.itemId}`,
        text: `${item.label} ${item.problem}`,
        when: text,
        late,
        to: `/rectification?item=${item.itemId}`,
      }
    })
  const studies = owedBy(study, monthEnd).map((item) => {
    const { text, late } = dueWords(item.dueBy, today)
    return { key: `study/${item.itemId}`, text: item.title, when: text, late, to: studyItemHref(item.itemId) }
  })
  return [
    { title: '本月到期', todos: pending.filter(({ ends }) => ends <= monthEnd).map(({ todo }) => todo) },
    { title: '期内要办', todos: pending.filter(({ ends }) => ends > monthEnd).map(({ todo }) => todo) },
    { title: '必学到期', todos: studies },
    { title: '没有定稿', todos: drafts },
    { title: '整改到期', todos: due },
  ].filter(({ todos }) => todos.length > 0)
}
