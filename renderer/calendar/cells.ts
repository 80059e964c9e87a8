/** The year's grid in words and addresses: how a cell reads, what it opens, where an arrow leads. Pure. */
import type { Duty } from '#shared/compliance.ts'
import { MeetingKind } from '#shared/meetings.ts'
import { type LedgerDate, type LedgerMonth, monthOf, within } from '#shared/primitives.ts'
import type { StripCell, StripRow } from '../home/month.ts'
import { registerHref, whatToConvene } from '../meetings/beginning.ts'

export const shapes: Readonly<Record<Duty['state'], string>> = {
  done: '●',
  pending: '○',
  missing: '✕',
  ahead: '·',
}

const heldWords: Readonly<Record<Duty['state'], string>> = {
  done: '已开',
  pending: '待开',
  missing: '缺',
  ahead: '未到',
}

/** A topic is dealt with in some meeting; one does not 「开」 it. */
const topicWords: Readonly<Record<Duty['state'], string>> = { ...heldWords, done: '已有', pending: '待办' }

/** 「已开」, 「待开」, 「缺」, 「未到」. */
export const stateWord = ({ kind, state }: Pick<Duty, 'kind' | 'state'>): string =>
  (MeetingKind.safeParse(kind).success ? heldWords : topicWords)[state]

/** 「2026年9月支委会：待开，应有 1 次，实有 0 次」: the whole cell for whoever does not see it. */
export const cellWords = (duty: Duty): string =>
  `${duty.period}${duty.title}：${stateWord(duty)}，应有 ${duty.due} 次，实有 ${duty.done} 次`

/** 「现在记录」 while the period runs, 「补记」 when it is over, 「提前准备」 before it begins. */
export function beginWord(
  { state, from, to }: Pick<Duty, 'state' | 'from' | 'to'>,
  today: LedgerDate,
): string {
  if (state === 'done') return '再记一次'
  if (today > to) return '补记'
  return today < from ? '提前准备' : '现在记录'
}

/** In which month a record that fulfils the duty would lie: this one while the period runs, else the period's last. */
export const monthToBegin = (duty: Pick<Duty, 'from' | 'to'>, today: LedgerDate): LedgerMonth =>
  within(today, duty) ? monthOf(today) : monthOf(today < duty.from ? duty.from : duty.to)

/** `/meetings?new=committeeMeeting&on=2026-08`, or the register: where a record that fulfils the duty is begun. */
export function newMeetingHref(duty: Duty, today: LedgerDate): string {
  const register = registerHref(duty)
  if (register !== undefined) return register
  const { kind, topics } = whatToConvene(duty)
  const params = new URLSearchParams({ new: kind, on: monthToBegin(duty, today) })
  if (duty.groupId !== null) params.set('group', String(duty.groupId))
  const [topic] = topics
  if (topic !== undefined) params.set('topic', topic)
  return `/meetings?${params.toString()}`
}

/** What a click on a cell opens; null where there are several records to choose from. */
export function cellHref(duty: Duty, today: LedgerDate): string | null {
  const [only, ...others] = duty.recordIds
  // records of registers are named beside the meetings, to be chosen from
  if (duty.entryIds.length > 0) return null
  if (only === undefined) return newMeetingHref(duty, today)
  return others.length === 0 ? `/meetings/${only}` : null
}

/** Where the cursor stands: the month stays while it moves through rows whose cells are wider. */
export interface Place {
  readonly row: number
  readonly month: number
}

export const cellAt = (row: StripRow | undefined, month: number): StripCell | undefined =>
  row?.cells.find((cell) => month >= cell.month && month < cell.month + cell.span)

/** The place an arrow, Home or End leads to; undefined for any other key. Stays inside the grid. */
export function placeAfter(rows: readonly StripRow[], place: Place, key: string): Place | undefined {
  const here = cellAt(rows[place.row], place.month)
  const first = here?.month ?? place.month
  const after = first + (here?.span ?? 1)
  switch (key) {
    case 'ArrowUp':
      return { ...place, row: Math.max(place.row - 1, 0) }
    case 'ArrowDown':
      return { ...place, row: Math.min(place.row + 1, rows.length - 1) }
    case 'ArrowLeft':
      return first > 1 ? { ...place, month: first - 1 } : place
    case 'ArrowRight':
      return after <= 12 ? { ...place, month: after } : place
    case 'Home':
      return { ...place, month: 1 }
    case 'End':
      return { ...place, month: 12 }
    default:
      return undefined
  }
}
