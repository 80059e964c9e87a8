/** What an assessment itself must bear: its base from its items, its amount from its base, its papers for a reduction. */
import type { DuesCategory, Institution } from '../dues.ts'
import { type LedgerDate, dateOf } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import {
  type DuesRuleId,
  type WageItem,
  baseOf,
  computeDues,
  categoryLaw,
  duesRules,
  remarkOnItems,
  yuan,
} from './dues.ts'
import type { AssessmentFacts } from './dues-months.ts'

export interface AssessmentDetail extends AssessmentFacts {
  readonly category: DuesCategory
  readonly institution: Institution | null
  readonly baseFen: number | null
  readonly items: readonly WageItem[]
  readonly amountFen: number
  readonly amountReason: string
  readonly reducedFen: number | null
  readonly reductionStudiedOn: LedgerDate | null
  readonly reductionApproval: string
  readonly changeReason: string
  /** Taken over from a file: what the file does not say is not asked for. */
  readonly imported: boolean
}

export interface DuesRemark {
  readonly ruleId: DuesRuleId
  readonly severity: 'error' | 'warn' | 'info'
  readonly message: string
}

/** The day an assessment is judged by: the first of the month it counts from. */
export const judgedOn = ({ year, fromMonth }: Pick<AssessmentFacts, 'year' | 'fromMonth'>): LedgerDate =>
  dateOf(year, fromMonth, 1)

/** @param changes it changes one of the same year that was in force before */
export function remarkOnAssessment(
  one: AssessmentDetail,
  profile: RuleProfile,
  changes: boolean,
): DuesRemark[] {
  return [
    ...remarkOnBase(one),
    ...remarkOnAmount(one, profile),
    ...remarkOnReduction(one),
    ...(changes && one.changeReason === ''
      ? [remark('DUES-11', `${one.fromMonth} 月起调整没有写明原因；年初核定，年内一般不变`, 'warn')]
      : []),
  ]
}

const remark = (ruleId: DuesRuleId, message: string, severity?: DuesRemark['severity']): DuesRemark => ({
  ruleId,
  severity: severity ?? duesRules[ruleId].severity,
  message,
})

function remarkOnBase(one: AssessmentDetail): DuesRemark[] {
  const items = remarkOnItems(one.items, one.institution).map(({ ruleId, message }) =>
    remark(ruleId, message),
  )
  const { base } = categoryLaw[one.category]
  if (base === null || one.imported) return items
  if (one.baseFen === null) {
    const rule =
      one.category === 'annualSalary' || one.category === 'nonMonthlyIncome' ? 'DUES-05' : 'DUES-01'
    return [...items, remark(rule, `没有填写计算基数（${base}）`, 'warn')]
  }
  return one.items.length > 0 && baseOf(one.items) !== one.baseFen
    ? [...items, remark('DUES-01', '计算基数与计入、扣除项目的合计不一致')]
    : items
}

function remarkOnAmount(one: AssessmentDetail, profile: RuleProfile): DuesRemark[] {
  const fixed = categoryLaw[one.category].base === null
  if (!fixed && one.baseFen === null) return []
  const verdict = computeDues(
    { category: one.category, baseFen: one.baseFen, statedFen: one.amountFen, on: judgedOn(one) },
    profile,
  )
  const capFen = profile.numbers['dues.monthlySoftCap'] * 100
  if (verdict.amountFen === one.amountFen)
    return one.amountFen > capFen
      ? [remark('DUES-11', `核定每月 ${yuan(one.amountFen)} 元，超过一般限额 ${yuan(capFen)} 元`, 'info')]
      : []
  // what the notice caps may be assessed at the cap
  if (verdict.overCap && one.amountFen === capFen) return []
  const message =
    verdict.amountFen === null
      ? (verdict.reasons.at(-1) ?? '')
      : `核定每月 ${yuan(one.amountFen)} 元，按规定应为 ${yuan(verdict.amountFen)} 元`
  return one.amountReason === ''
    ? [remark(verdict.ruleId, message)]
    : [remark(verdict.ruleId, `${message}（${one.amountReason}）`, 'info')]
}

/** A reduction, and a special rate, want the branch's study and the superior committee's approval. */
function remarkOnReduction(one: AssessmentDetail): DuesRemark[] {
  const special = one.category === 'special'
  if (one.reducedFen === null && !special) return []
  const what = special ? '特殊标准' : '减免'
  return [
    ...(one.reductionApproval === '' ? [remark('DUES-06', `${what}没有上一级党委的批准文号`)] : []),
    ...(one.reductionStudiedOn === null ? [remark('DUES-06', `${what}没有登记支部研究的日期`, 'warn')] : []),
  ]
}
