/** What the month owes to the registers: tasks to be given out and answered, political birthdays. Pure. */
import {
  type LedgerDate,
  type LedgerMonth,
  addMonths,
  chineseDate,
  monthOf,
  parts,
} from '#shared/primitives.ts'
import type { PoliticalBirthday } from '#shared/registers/all.ts'
import { type Task, countTasks } from '../registers/tasks-of-month.ts'
import type { Sentence } from './month.ts'

/** From this day of the month on, the tasks still unanswered are spoken of. */
const MONTH_ENDS = 25

const taskCitation = '月初布置、月末或次月初回填，全市党建工作会议交流'

type Counted = Pick<Task, 'month' | 'state' | 'void'>

/**
 * A month's tasks are given out at its beginning and answered at its end. Nobody is held to a habit the branch has not
 * taken up: with no task at all there is nothing to say.
 * @param tasks of this month and those before
 */
export function taskSentences(tasks: readonly Counted[], today: LedgerDate): Sentence[] {
  if (tasks.every((task) => task.void)) return []
  const month = monthOf(today)
  const before = monthOf(addMonths(`${month}-01`, -1))
  const [now, last] = [countTasks(tasks, month), countTasks(tasks, before)]
  const to = (of: LedgerMonth) => `/registers/tasks?month=${of}`
  const word = (of: LedgerMonth) => chineseDate(of).slice(5)
  return [
    ...(last.unanswered === 0
      ? []
      : [
          {
            key: `tasks/${before}`,
            tone: 'wrong' as const,
            text: `${word(before)}有 ${last.unanswered} 项任务没有回填`,
            citation: taskCitation,
            action: { word: '去回填', to: to(before) },
          },
        ]),
    ...(now.all > 0
      ? []
      : [
          {
            key: `tasks/${month}`,
            tone: 'due' as const,
            text: `${word(month)}的任务还没有布置`,
            citation: taskCitation,
            action: { word: '去布置', to: to(month) },
          },
        ]),
    ...(now.unanswered === 0 || parts(today).day < MONTH_ENDS
      ? []
      : [
          {
            key: `tasks/${month}/end`,
            tone: 'due' as const,
            text: `${word(month)}还有 ${now.unanswered} 项任务没有回填`,
            citation: taskCitation,
            action: { word: '去回填', to: to(month) },
          },
        ]),
  ]
}

/** Whose political birthday of this month is not recorded yet. */
export function birthdaySentences(birthdays: readonly PoliticalBirthday[], today: LedgerDate): Sentence[] {
  const open = birthdays.filter(({ entryId }) => entryId === null)
  if (open.length === 0) return []
  const names = open
    .slice(0, 3)
    .map(({ name, day }) => (day === null ? name : `${name}（${Number(day.slice(3))}日）`))
  const all = open.length > 3 ? `${names.join('、')}等 ${open.length} 人` : names.join('、')
  return [
    {
      key: 'birthdays',
      tone: 'due',
      text: `${chineseDate(monthOf(today)).slice(5)}过政治生日的有${all}`,
      citation: '党员政治生日制度，入党日期的周年',
      action: { word: '去登记', to: `/registers/birthdays?month=${monthOf(today)}` },
    },
  ]
}
