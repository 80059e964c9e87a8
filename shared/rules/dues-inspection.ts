/** The dues of a span as an inspector reads them: who was not assessed, who did not pay, what the cash book lacks. */
import type { DuesMonth, DuesNotice } from '../dues.ts'
import type { Finding } from '../compliance.ts'
import {
  type LedgerDate,
  type LedgerMonth,
  type PartialDate,
  type Period,
  chineseDate,
  earliestDay,
  latestDay,
  monthOf,
  parts,
  within,
} from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { foundDues, yuan } from './dues.ts'
import { type AssessmentDetail, remarkOnAssessment } from './dues-assessment.ts'
import {
  type DuesStanding,
  type PaymentFacts,
  dueDay,
  isOutstanding,
  monthsBetween,
  nextMonth,
  owesFrom,
  owesIn,
  standMonth,
} from './dues-months.ts'

export interface PaymentDetail extends PaymentFacts {
  readonly kind: 'regular' | 'voluntary'
  readonly remark: string
  readonly imported: boolean
}

export interface DuesPerson extends DuesStanding {
  readonly memberId: number
  readonly name: string
  readonly assessments: readonly AssessmentDetail[]
  readonly payments: readonly PaymentDetail[]
}

export interface DuesFacts {
  readonly people: readonly DuesPerson[]
  readonly notices: readonly Pick<DuesNotice, 'kind' | 'fromMonth' | 'untilMonth' | 'paymentId' | 'doneOn'>[]
  readonly period: Period
  readonly today: LedgerDate
  readonly profile: (year: number) => RuleProfile
}

const about = (person: DuesPerson, period: string) => ({
  subject: person.name,
  period,
  recordKind: 'dues' as const,
  recordId: person.memberId,
})

const yearOf = (month: LedgerMonth): number => parts(month).year
/** 「2026年7月、8月」. */
export function monthWords(months: readonly LedgerMonth[]): string {
  let year = ''
  return months
    .map((month) => {
      const same = month.slice(0, 4) === year
      year = month.slice(0, 4)
      return same ? `${parts(month).month}月` : chineseDate(month)
    })
    .join('、')
}
const spanWords = (months: readonly LedgerMonth[]): string => {
  const [first] = months
  const last = months.at(-1)
  if (first === undefined || last === undefined) return ''
  return first === last ? chineseDate(first) : `${chineseDate(first)}至${chineseDate(last)}`
}

/** Everything about dues in a span; of months to come nothing is said. */
export function inspectDues(facts: DuesFacts): Finding[] {
  const { period, today } = facts
  const last = period.to < today ? period.to : today
  const months = monthsBetween(monthOf(period.from), monthOf(last))
  return [
    ...inspectAssessments(facts, months),
    ...facts.people.flatMap((person) => inspectPerson(person, facts)),
    ...inspectCashBook(facts, months),
    ...inspectEvenSums(facts, months),
    ...inspectNotices(facts, months),
  ]
}

function inspectAssessments(facts: DuesFacts, months: readonly LedgerMonth[]): Finding[] {
  const years = [...new Set(months.map(yearOf))]
  return years.flatMap((year) => {
    const own = months.filter((month) => yearOf(month) === year)
    const owing = facts.people.filter((person) => own.some((month) => owesIn(person, month)))
    const assessed = owing.filter((person) => person.assessments.some((one) => one.year === year))
    if (owing.length > 0 && assessed.length === 0)
      return [
        foundDues('DUES-11', {
          subject: '党费核定',
          period: `${year}年`,
          message: `${year}年 ${owing.length} 名党员的党费都还没有核定`,
          recordKind: 'dues',
        }),
      ]
    return [
      ...owing.flatMap((person) => inspectGap(person, own)),
      ...assessed.flatMap((person) =>
        person.assessments
          .filter((one) => one.year === year)
          .flatMap((one, index) =>
            remarkOnAssessment(one, facts.profile(year), index > 0).map((found) =>
              foundDues(found.ruleId, {
                ...about(person, `${year}年`),
                severity: found.severity,
                message: `${person.name}：${found.message}`,
              }),
            ),
          ),
      ),
    ]
  })
}

/** Months owed without an assessment; of one admitted in between, from the meeting that admitted. */
function inspectGap(person: DuesPerson, months: readonly LedgerMonth[]): Finding[] {
  const gap = months.filter(
    (month) =>
      owesIn(person, month) &&
      !person.assessments.some((one) => one.year === yearOf(month) && one.fromMonth <= parts(month).month),
  )
  if (gap.length === 0) return []
  const first = owesFrom(person)
  const admitted =
    person.joinDate !== null && first !== null && person.joinDate.slice(0, 7) === first && gap.includes(first)
  return [
    admitted
      ? foundDues('DUES-07', {
          ...about(person, spanWords(gap)),
          message: `${person.name}${chineseDate(person.joinDate ?? first)}被接收为预备党员，应自当月起交纳党费，${monthWords(gap)}没有核定`,
        })
      : foundDues('DUES-11', {
          ...about(person, spanWords(gap)),
          message: `${person.name}${monthWords(gap)}的党费没有核定`,
        }),
  ]
}

/** A run of months unpaid may have begun so long before the last one. */
const monthsBack = 24

/** The earliest month an inspection of a span looks at: what was paid before it is not asked for. */
export function firstMonthAsked(period: Period, today: LedgerDate): LedgerMonth {
  const back = nextMonth(monthOf(period.to < today ? period.to : today), -monthsBack)
  const first = monthOf(period.from)
  return first < back ? first : back
}

interface Falling {
  /** In which the span ends; today's where that is earlier. */
  readonly last: LedgerMonth
  /** From long before the span's end, so far as they have come: a run may have begun before the span. */
  readonly months: readonly LedgerMonth[]
  readonly stood: (month: LedgerMonth) => DuesMonth
  /** Those of the months that fall due in the span. */
  readonly due: readonly LedgerMonth[]
}

function fallingDue(
  person: DuesPerson,
  { period, today, profile }: Pick<DuesFacts, 'period' | 'today' | 'profile'>,
): Falling {
  const last = monthOf(period.to < today ? period.to : today)
  const months = monthsBetween(nextMonth(last, -monthsBack), last)
  return {
    last,
    months,
    stood: (month) => standMonth(person, month, today, profile(yearOf(month))),
    due: months.filter((month) => within(dueDay(month, profile(yearOf(month)), person.deferrals), period)),
  }
}

/**
 * Whether more has to be known of somebody than what was assessed and paid since a month: most owe nothing, and nobody
 * asks how long they have not.
 */
export function looksBack(
  person: DuesPerson,
  since: LedgerMonth,
  facts: Pick<DuesFacts, 'period' | 'today' | 'profile'>,
): boolean {
  const { stood, due } = fallingDue(person, facts)
  return due.some((month) => month < since || isOutstanding(stood(month), facts.today))
}

/** Months as they stand today. */
function inspectPerson(person: DuesPerson, facts: DuesFacts): Finding[] {
  const { today, profile } = facts
  const { last, months, stood, due } = fallingDue(person, facts)
  const falling = due.map(stood)
  const findings: Finding[] = []
  const outstanding = falling.filter((month) => isOutstanding(month, today))
  if (outstanding.length > 0) findings.push(unpaid(person, outstanding))
  const most = profile(yearOf(monthOf(last))).numbers['dues.lateMonthsMax']
  const late = falling.filter(({ state }) => state === 'late')
  if (late.length > 0) {
    const tooLate = late.filter(({ monthsLate }) => monthsLate > most)
    findings.push(
      foundDues('DUES-08', {
        ...about(person, spanWords(late.map(({ month }) => month))),
        severity: tooLate.length > 0 ? 'error' : 'info',
        message:
          tooLate.length > 0
            ? `${person.name}补交${monthWords(tooLate.map(({ month }) => month))}党费，超过 ${most} 个月`
            : `${person.name}${monthWords(late.map(({ month }) => month))}党费是补交的`,
      }),
    )
  }
  const limit = profile(yearOf(last)).numbers['dues.unpaidMonths']
  // most owe nothing: the months before the span are not looked at
  const run = outstanding.length > 0 ? runOf(months.map(stood), today) : 0
  if (outstanding.length > 0 && run >= Math.min(3, limit))
    findings.push(
      foundDues('DUES-09', {
        ...about(person, chineseDate(monthOf(last))),
        severity: run >= limit ? 'error' : 'warn',
        message: runWords(person.name, run, limit),
      }),
    )
  return findings
}

function unpaid(person: DuesPerson, months: readonly DuesMonth[]): Finding {
  const missing = months.reduce((sum, { dueFen, paidFen }) => sum + (dueFen ?? 0) - paidFen, 0)
  const partly = months.every(({ state }) => state === 'partial')
  const names = months.map(({ month }) => month)
  return foundDues('DUES-08', {
    ...about(person, spanWords(names)),
    message: `${person.name}${monthWords(names)}党费${partly ? '没有交足' : '到期未交'}，欠 ${yuan(missing)} 元`,
  })
}

/** Months in a row, up to the last that fell due, for which nothing at all was paid. */
export function runOf(months: readonly DuesMonth[], asOf: LedgerDate): number {
  let run = 0
  for (const month of months.toReversed()) {
    if (month.dueOn >= asOf) continue
    if (month.state !== 'unpaid') break
    run += 1
  }
  return run
}

/** @param limit months after which the law takes it as leaving the Party */
export const runWords = (name: string, run: number, limit: number): string =>
  run >= limit
    ? `${name}已连续 ${run} 个月未交党费，没有正当理由的应按自行脱党处理；有正当理由的请登记支部同意缓交`
    : `${name}已连续 ${run} 个月未交党费，应批评教育、限期改正`

function inspectCashBook(
  { people, notices, period, profile }: DuesFacts,
  months: readonly LedgerMonth[],
): Finding[] {
  const inSpan = (one: PaymentDetail) =>
    one.forMonth === null ? touchesPeriod(one.paidOn, period) : months.includes(one.forMonth)
  const findings: Finding[] = []
  const unsigned = new Map<LedgerMonth, string[]>()
  for (const person of people)
    for (const one of person.payments.filter(inSpan)) {
      const when = one.forMonth ?? one.paidOn?.slice(0, 7) ?? monthOf(period.to)
      const forced = /垫交|代垫|扣缴|代扣|从工资扣/.exec(one.remark)?.[0]
      if (forced !== undefined)
        findings.push(
          foundDues('DUES-10', {
            ...about(person, chineseDate(when)),
            message: `${person.name}${chineseDate(when)}党费备注为「${forced}」：党费应由本人主动交纳，不得垫交、扣缴`,
          }),
        )
      const large = profile(yearOf(when)).numbers['dues.largeFrom'] * 100
      if (
        one.kind === 'voluntary' &&
        one.amountFen >= large &&
        !notices.some(({ paymentId }) => paymentId === one.paymentId)
      )
        findings.push(
          foundDues('DUES-10', {
            ...about(person, chineseDate(when)),
            severity: 'warn',
            message: `${person.name}自愿一次多交 ${yuan(one.amountFen)} 元，属大额党费，应另行上缴，还没有登记上缴`,
          }),
        )
      if (one.receiver === '' && !one.imported)
        unsigned.set(when, [...(unsigned.get(when) ?? []), person.name])
      if (one.forMonth !== null && !owesIn(person, one.forMonth))
        findings.push(
          foundDues('DUES-16', {
            ...about(person, chineseDate(one.forMonth)),
            message: `${person.name}${chineseDate(one.forMonth)}不在本支部交纳党费的名单内，却登记了党费 ${yuan(one.amountFen)} 元`,
          }),
        )
    }
  for (const [month, names] of [...unsigned].toSorted(([a], [b]) => a.localeCompare(b)))
    findings.push(
      foundDues('DUES-14', {
        subject: '收款人',
        period: chineseDate(month),
        recordKind: 'dues',
        message: `${chineseDate(month)}党费 ${names.length} 笔没有登记收款人`,
      }),
    )
  return findings
}

const touchesPeriod = (date: PartialDate | null, period: Period): boolean =>
  date !== null && latestDay(date) >= period.from && earliestDay(date) <= period.to

/** Five or more whose dues follow from a base, and all paid the same: looks like an average by head. */
function inspectEvenSums({ people }: DuesFacts, months: readonly LedgerMonth[]): Finding[] {
  return months.flatMap((month) => {
    const sums = people.flatMap((person) => {
      const scaled = person.assessments.some(
        ({ category, year }) =>
          year === yearOf(month) && (category === 'monthlyWage' || category === 'retired'),
      )
      const paid = person.payments.filter(({ forMonth }) => forMonth === month)
      return scaled && paid.length > 0 ? [paid.reduce((sum, { amountFen }) => sum + amountFen, 0)] : []
    })
    return sums.length >= 5 && new Set(sums).size === 1
      ? [
          foundDues('DUES-15', {
            subject: '党费交纳',
            period: chineseDate(month),
            recordKind: 'dues',
            message: `${chineseDate(month)} ${sums.length} 名党员交的党费都是 ${yuan(sums[0] ?? 0)} 元，请核对是否按各人收入的比例交纳`,
          }),
        ]
      : []
  })
}

/** Where the place asks for it: what was collected is posted, and handed up, by the end of the month after. */
function inspectNotices(
  { people, notices, period, today, profile }: DuesFacts,
  months: readonly LedgerMonth[],
): Finding[] {
  const collected = (month: LedgerMonth) =>
    people.some(({ payments }) => payments.some(({ forMonth }) => forMonth === month))
  return (['publicity', 'handover'] as const).flatMap((kind) =>
    months.flatMap((month) => {
      const every = profile(yearOf(month)).choices[`dues.${kind}`]
      if (every === 'none' || !collected(month)) return []
      const due = every === 'quarterly' ? nextMonth(month, (3 - (parts(month).month % 3)) % 3) : month
      const by = latestDay(nextMonth(due))
      // quarterly work is asked for once, with the quarter's last month
      if (due !== month || by >= today || !within(latestDay(month), period)) return []
      if (notices.some((one) => one.kind === kind && one.fromMonth <= month && month <= one.untilMonth))
        return []
      const what = kind === 'publicity' ? '公示' : '上缴'
      return [
        foundDues('DUES-14', {
          subject: `党费${what}`,
          period: chineseDate(month),
          recordKind: 'dues',
          message: `${chineseDate(month)}${every === 'quarterly' ? '所在季度' : ''}的党费没有登记${what}`,
        }),
      ]
    }),
  )
}
