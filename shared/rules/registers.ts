/** What an inspector asks of the plain registers: tasks filled in, reminders before holidays, searches, replies. */
import type { Finding } from '../compliance.ts'
import {
  type LedgerDate,
  type LedgerMonth,
  type PartialDate,
  type Period,
  addDays,
  addMonths,
  chineseDate,
  daysBetween,
  latestDay,
  monthOf,
  within,
} from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { type RuleCards, finder } from './card.ts'
import { holidaysOf } from './holidays.ts'

export const registerRules = {
  'TASK-01': {
    title: '当月没有布置任务',
    citation: '每月初布置当月机关党建工作任务（全市党建工作会议交流发言）',
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '计划与任务',
  },
  'TASK-02': {
    title: '任务没有回填完成情况',
    citation: '收集上月党建工作任务完成情况；明确完成时限，责任到人、责任到岗',
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '计划与任务',
  },
  'INTEG-01': {
    title: '节前没有廉政提醒',
    citation: '紧盯元旦、春节、五一、端午、中秋、国庆等重要时间节点（市直机关述职会讲话）',
    severity: 'info',
    responsibility: 'notOrganised',
    concern: '党风廉政',
  },
  'LOST-01': {
    title: '失联党员没有查找记录',
    citation: '教育管理条例第二十四条；继续对失联党员进行查找',
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '党员管理',
  },
  'REQ-01': {
    title: '请示没有批复',
    citation: '严格执行请示报告制度',
    severity: 'info',
    responsibility: 'none',
    concern: '制度与文件',
  },
  'SUPER-01': {
    title: '督查事项逾期未办结',
    citation: '建立督查清单、问题销号整改工作机制；限期整改',
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '整改',
  },
  'VENUE-01': {
    title: '活动场所有不符合项',
    citation: '《基层党组织标准化建设场所保障标准清单》',
    severity: 'info',
    responsibility: 'notOrganised',
    concern: '阵地',
  },
} as const satisfies RuleCards

const found = finder(registerRules)

export interface TaskFacts {
  readonly entryId: number
  readonly month: LedgerMonth
  readonly task: string
  readonly state: 'draft' | 'set' | 'done' | 'notDone' | 'carried'
  readonly owner: string
}

const at = (entryId: number) => ({ recordKind: 'register', recordId: entryId }) as const

/**
 * A month owes tasks from the first month in which the ledger has any: nobody is held to a habit the branch has not
 * taken up. A task of a month that is over must say what became of it.
 */
export function inspectTasks(tasks: readonly TaskFacts[], period: Period, asOf: LedgerDate): Finding[] {
  const first = tasks.map(({ month }) => month).toSorted()[0]
  if (first === undefined) return []
  const findings: Finding[] = []
  for (const month of monthsIn(period)) {
    if (month < first || latestDay(month) >= asOf) continue
    const own = tasks.filter((task) => task.month === month)
    const period = chineseDate(month)
    if (own.every(({ state }) => state === 'draft'))
      findings.push(found('TASK-01', { subject: '月度任务', period, message: `${period}没有布置任务` }))
    for (const task of own)
      if (task.state === 'set')
        findings.push(
          found('TASK-02', {
            subject: task.owner === '' ? task.task : `${task.task}（${task.owner}）`,
            period,
            message: `${period}的任务「${task.task}」没有回填完成情况`,
            ...at(task.entryId),
          }),
        )
  }
  return findings
}

function monthsIn({ from, to }: Period): LedgerMonth[] {
  const months: LedgerMonth[] = []
  for (let day = `${monthOf(from)}-01`; day <= to; day = addMonths(day, 1)) months.push(monthOf(day))
  return months
}

/**
 * Each holiday of the span that has passed wants a reminder in the days before it (`integrity.holidayReminderDays`; 0
 * asks for none). Asked only of a ledger that keeps such reminders at all.
 */
export function inspectReminders(
  reminders: readonly LedgerDate[],
  period: Period,
  asOf: LedgerDate,
  profile: RuleProfile,
): Finding[] {
  const days = profile.numbers['integrity.holidayReminderDays']
  const [first] = reminders.toSorted()
  if (days === 0 || first === undefined) return []
  const years = [...new Set([period.from, period.to].map((day) => Number(day.slice(0, 4))))]
  const all = years.length === 2 ? range(years[0] ?? 0, years[1] ?? 0) : years
  return all
    .flatMap(holidaysOf)
    .filter(({ day }) => within(day, period) && day <= asOf && day > first)
    .filter(({ day }) => !reminders.some((on) => on < day && on >= addDays(day, -days)))
    .map(({ name, day }) =>
      found('INTEG-01', {
        subject: `${name}节前提醒`,
        period: chineseDate(day),
        message: `${chineseDate(day)}${name}前 ${days} 天内没有廉政提醒记录`,
      }),
    )
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

export interface LostMember {
  readonly memberId: number
  readonly name: string
  /** Days on which they were looked for. */
  readonly searchedOn: readonly PartialDate[]
}

/** Whoever is lost is looked for: at least once in the last six months. */
export const inspectSearches = (lost: readonly LostMember[], asOf: LedgerDate): Finding[] =>
  lost
    .filter(({ searchedOn }) => !searchedOn.some((on) => latestDay(on) >= addMonths(asOf, -6)))
    .map(({ memberId, name, searchedOn }) =>
      found('LOST-01', {
        subject: name,
        period: chineseDate(asOf),
        message:
          searchedOn.length === 0
            ? `${name}标为失联党员，没有查找记录`
            : `${name}标为失联党员，最近 6 个月没有查找记录`,
        recordKind: 'member',
        recordId: memberId,
      }),
    )

export interface RequestFacts {
  readonly entryId: number
  readonly matter: string
  readonly request: boolean
  readonly sentOn: LedgerDate
  readonly repliedOn: LedgerDate | null
}

/** A request (not a report) without an answer after `requests.replyDays`. */
export const inspectRequests = (
  requests: readonly RequestFacts[],
  period: Period,
  asOf: LedgerDate,
  profile: RuleProfile,
): Finding[] =>
  requests
    .filter(
      ({ request, repliedOn, sentOn }) =>
        request &&
        repliedOn === null &&
        within(sentOn, period) &&
        daysBetween(sentOn, asOf) > profile.numbers['requests.replyDays'],
    )
    .map(({ entryId, matter, sentOn }) =>
      found('REQ-01', {
        subject: matter,
        period: chineseDate(sentOn),
        message: `请示「${matter}」报送 ${daysBetween(sentOn, asOf)} 天还没有登记批复`,
        ...at(entryId),
      }),
    )

export interface SupervisionFacts {
  readonly entryId: number
  readonly matter: string
  readonly dueOn: LedgerDate | null
  readonly handledOn: LedgerDate | null
}

/** What was to be done by a day and was not. */
export const inspectSupervision = (
  matters: readonly SupervisionFacts[],
  period: Period,
  asOf: LedgerDate,
): Finding[] =>
  matters.flatMap(({ entryId, matter, dueOn, handledOn }) => {
    const end = period.to < asOf ? period.to : asOf
    if (dueOn === null || dueOn >= end || (handledOn !== null && handledOn <= end)) return []
    return [
      found('SUPER-01', {
        subject: matter,
        period: chineseDate(dueOn),
        message: `「${matter}」应于${chineseDate(dueOn)}办结，还没有办结`,
        ...at(entryId),
      }),
    ]
  })

export interface VenueFacts {
  readonly entryId: number
  readonly item: string
  readonly met: boolean
  readonly checkedOn: LedgerDate
}

/** The latest look at each item counts. */
export function inspectVenue(items: readonly VenueFacts[], period: Period): Finding[] {
  const latest = new Map<string, VenueFacts>()
  for (const one of items.toSorted((a, b) => a.checkedOn.localeCompare(b.checkedOn)))
    if (one.checkedOn <= period.to) latest.set(one.item, one)
  return [...latest.values()]
    .filter(({ met }) => !met)
    .map(({ entryId, item, checkedOn }) =>
      found('VENUE-01', {
        subject: item,
        period: chineseDate(checkedOn),
        message: `活动场所「${item}」不符合标准`,
        ...at(entryId),
      }),
    )
}
