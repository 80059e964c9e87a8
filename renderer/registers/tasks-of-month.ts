/** The tasks of a month counted: what is done, what is still open, what can go on to the next month. Pure. */
import type { LedgerMonth } from '#shared/primitives.ts'
import type { RegisterEntry } from '#shared/registers/all.ts'

export type Task = RegisterEntry<'tasks'>

export interface TaskCount {
  readonly month: LedgerMonth
  readonly all: number
  readonly done: number
  /** Given out or not done, and not carried on: `tasks.carryOver` takes these. */
  readonly open: number
  /** Given out, and nobody has said yet how it went. */
  readonly unanswered: number
}

type Counted = Pick<Task, 'month' | 'state' | 'void'>

export function countTasks(tasks: readonly Counted[], month: LedgerMonth): TaskCount {
  const own = tasks.filter((task) => task.month === month && !task.void)
  const inState = (...states: Task['state'][]) => own.filter(({ state }) => states.includes(state)).length
  return {
    month,
    all: own.length,
    done: inState('done'),
    open: inState('set', 'notDone'),
    unanswered: inState('set'),
  }
}

export const monthsOf = (year: number): LedgerMonth[] =>
  Array.from({ length: 12 }, (_each, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
