/** What an inspector asks of the list of what is to be put right: deadlines, proof, who struck it off, relapses. */
import type { Finding } from '../compliance.ts'
import { type LedgerDate, type Period, chineseDate, daysBetween } from '../primitives.ts'
import type {
  RectificationItem,
  RectificationSource,
  RectificationSummary,
  StepKind,
} from '../rectification.ts'
import { type RuleCards, finder } from './card.ts'

export const rectificationRules = {
  'RECT-01': {
    title: '整改逾期',
    citation: '要限期进行整改，情况严重的要严肃问责（直属机关党委例会讲话）',
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '整改',
  },
  'RECT-02': {
    title: '整改事项没有写明措施、责任人或时限',
    citation: '整改「五个明确」：问题内容、责任主体、整改标准、整改措施、办结时限',
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '整改',
  },
  'RECT-03': {
    title: '问题回潮',
    citation: '有效防止已达标党组织「反弹」「回潮」现象（全市党建工作会议交流发言）',
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '整改',
  },
  'RECT-04': {
    title: '销号没有佐证或由责任人自己销号',
    citation: '销号须有佐证和审核人，责任人不自销',
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '整改',
  },
} as const satisfies RuleCards

const found = finder(rectificationRules)

/** More than this many days late, a warning becomes an error (限期整改，逾期升级). */
export const graveAfterDays = 30
/** Days within which measure, owner and deadline are to be written. */
const plannedWithinDays = 10

type Judged = Pick<
  RectificationItem,
  | 'itemId'
  | 'label'
  | 'problem'
  | 'measure'
  | 'owner'
  | 'dueOn'
  | 'state'
  | 'evidence'
  | 'closedOn'
  | 'approver'
  | 'reopened'
  | 'recursLabel'
  | 'raisedOn'
>

const trimmed = (problem: string) => (problem.length > 40 ? `${problem.slice(0, 40)}…` : problem)

/**
 * Findings about the list itself.
 * @param items everything listed by `asOf`
 */
export const inspectRectification = (items: readonly Judged[], period: Period, asOf: LedgerDate): Finding[] =>
  items.flatMap((item) => {
    const about = {
      subject: `整改事项 ${item.label}`,
      period: chineseDate(item.raisedOn),
      recordKind: 'rectification',
      recordId: item.itemId,
    } as const
    const name = `整改事项 ${item.label}「${trimmed(item.problem)}」`
    const stillOpen = item.state === 'open' || (item.closedOn !== null && item.closedOn > asOf)
    const findings: Finding[] = []
    if (item.raisedOn > asOf) return []
    if (stillOpen && item.dueOn !== null && item.dueOn < asOf) {
      const late = daysBetween(item.dueOn, asOf)
      findings.push(
        found('RECT-01', {
          ...about,
          severity: late > graveAfterDays ? 'error' : 'warn',
          message: `${name}应于${chineseDate(item.dueOn)}完成，已逾期 ${late} 天`,
        }),
      )
    }
    const missing = [
      item.measure === '' ? '整改措施' : '',
      item.owner === '' ? '责任人' : '',
      item.dueOn === null ? '完成时限' : '',
    ].filter((word) => word !== '')
    if (stillOpen && missing.length > 0 && daysBetween(item.raisedOn, asOf) > plannedWithinDays)
      findings.push(found('RECT-02', { ...about, message: `${name}还没有写明${missing.join('、')}` }))
    const within = item.raisedOn >= period.from || stillOpen
    if (within && (item.reopened > 0 || item.recursLabel !== null))
      findings.push(
        found('RECT-03', {
          ...about,
          message:
            item.recursLabel === null
              ? `${name}销号后又重新列入 ${item.reopened} 次`
              : `${name}曾以 ${item.recursLabel} 销号，又出现了`,
        }),
      )
    if (!stillOpen && item.closedOn !== null && item.closedOn >= period.from) {
      const faults = [
        item.evidence === '' ? '没有佐证' : '',
        item.approver === '' ? '没有审核人' : sameName(item.approver, item.owner) ? '由责任人自己销号' : '',
      ].filter((word) => word !== '')
      if (faults.length > 0)
        findings.push(found('RECT-04', { ...about, message: `${name}${faults.join('、')}` }))
    }
    return findings
  })

/** Where an open item stands after its steps. */
export function stageAfter(kinds: readonly StepKind[]): 'open' | 'inProgress' | 'submitted' {
  const last = kinds.at(-1)
  if (last === undefined) return 'open'
  return last === 'submitted' ? 'submitted' : 'inProgress'
}

/** Two spellings of one person: blanks do not count. */
export const sameName = (one: string, other: string): boolean =>
  one.replaceAll(/\s/g, '') === other.replaceAll(/\s/g, '') && one.trim() !== ''

/** Whether an item belongs to a span: listed by its end, and not struck off before it began. */
export const countsIn = (
  { raisedOn, closedOn }: Pick<RectificationItem, 'raisedOn' | 'closedOn'>,
  period: Period,
  asOf: LedgerDate,
): boolean =>
  raisedOn <= (period.to < asOf ? period.to : asOf) && (closedOn === null || closedOn >= period.from)

/**
 * The summary of results: what was listed by the end of the span and not closed before it began.
 * Completion rate = closed / all (直属机关党委例会讲话: 大部分的整改任务落实到位).
 */
export function summarise(
  items: readonly Pick<
    RectificationItem,
    'source' | 'raisedOn' | 'closedOn' | 'state' | 'dueOn' | 'reopened' | 'recursLabel'
  >[],
  period: Period,
  asOf: LedgerDate,
): RectificationSummary {
  const end = period.to < asOf ? period.to : asOf
  const own = items.filter((item) => countsIn(item, period, asOf))
  const isClosed = ({ closedOn }: (typeof own)[number]) => closedOn !== null && closedOn <= end
  const isOverdue = (item: (typeof own)[number]) => !isClosed(item) && item.dueOn !== null && item.dueOn < end
  const sources = [...new Set(own.map(({ source }) => source))]
  const count = (source?: RectificationSource) => {
    const some = own.filter((item) => source === undefined || item.source === source)
    return {
      all: some.length,
      closed: some.filter(isClosed).length,
      overdue: some.filter(isOverdue).length,
    }
  }
  const total = count()
  return {
    ...total,
    relapsed: own.filter(({ reopened, recursLabel }) => reopened > 0 || recursLabel !== null).length,
    percent: total.all === 0 ? null : Math.floor((total.closed * 100) / total.all),
    bySource: sources.map((source) => ({ source, ...count(source) })),
  }
}
