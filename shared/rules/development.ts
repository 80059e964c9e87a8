/**
 * Development of members, steps and spans (发展党员工作细则; 25-step chart). Pure law over one person's dates; the
 * register of development brings the facts.
 */
import { type LedgerDate, addDays, addMonths, addYears, chineseDate } from '../primitives.ts'
import { type RuleCard, type RuleCards } from './card.ts'

const card = (title: string, severity: RuleCard['severity'], citation: string): RuleCard => ({
  title,
  severity,
  citation,
  responsibility: 'notOrganised',
  concern: '发展党员',
})

export const developmentRules = {
  'DEV-01': card('申请入党年满十八周岁', 'error', '党章第一条；发展党员工作细则'),
  'DEV-02': card('一个月内派人谈话', 'warn', '发展党员工作细则；25 步流程之 2'),
  'DEV-03': card('积极分子培养考察一年以上', 'error', '发展党员工作细则；25 步流程之 7'),
  'DEV-04': card('每半年考察一次', 'warn', '发展党员工作细则；25 步流程之 6'),
  'DEV-05': card('发展对象集中培训', 'error', '发展党员工作细则：不少于三天或 24 学时'),
  'DEV-06': card('两名正式党员作入党介绍人', 'error', '发展党员工作细则；25 步流程之 9'),
  'DEV-07': card('逐个讨论、无记名投票', 'error', '发展党员工作细则第二十一条'),
  'DEV-09': card('预备期只能延长一次，半年至一年', 'error', '发展党员工作细则第三十三条'),
  'DEV-10': card('党费自支部大会通过之日起交', 'warn', '中组发〔2008〕3 号第八条'),
  'DEV-11': card('党组审核后报批', 'warn', '机关条例第三十七条'),
  'DEV-12': card('预备期自支部大会通过之日起算', 'error', '发展党员工作细则；教育管理条例第二十四条'),
} as const satisfies RuleCards

export interface DevelopmentFacts {
  readonly name: string
  readonly birthDate: LedgerDate | null
  readonly appliedOn: LedgerDate | null
  readonly talkedOn: LedgerDate | null
  readonly activistOn: LedgerDate | null
  readonly reviewsOn: readonly LedgerDate[]
  readonly candidateOn: LedgerDate | null
  readonly trainingDays: number | null
  readonly trainingHours: number | null
  /** Why the training was shorter, in the few cases the law allows. */
  readonly trainingExemption: string
  /** Judged at the day of the admitting meeting. */
  readonly sponsors: readonly {
    readonly name: string
    readonly fullMember: boolean
    readonly rightsInOrder: boolean
  }[]
  readonly admittedOn: LedgerDate | null
  readonly admittedBy: {
    readonly secretBallot: boolean
    readonly alone: boolean
    readonly passed: boolean
  } | null
  readonly convertedOn: LedgerDate | null
  readonly extensions: readonly { readonly from: LedgerDate; readonly until: LedgerDate }[]
  readonly firstDuesMonth: string | null
  /** The branch reports to the organ work committee directly: the leading group must have reviewed. */
  readonly leadingGroupReviewNeeded: boolean
  readonly leadingGroupReviewRef: string
}

export interface DevelopmentVerdict {
  readonly ruleId: keyof typeof developmentRules
  readonly severity: RuleCard['severity']
  readonly message: string
}

/** Everything that is wrong or late with one person's development as of a day. */
export function judgeDevelopment(facts: DevelopmentFacts, asOf: LedgerDate): DevelopmentVerdict[] {
  const verdicts: DevelopmentVerdict[] = []
  const add = (ruleId: keyof typeof developmentRules, message: string, severity?: RuleCard['severity']) =>
    verdicts.push({ ruleId, message, severity: severity ?? developmentRules[ruleId].severity })
  judgeApplication(facts, asOf, add)
  judgeCandidate(facts, add)
  judgeAdmission(facts, add)
  judgeProbation(facts, add)
  return verdicts
}

type Add = (ruleId: keyof typeof developmentRules, message: string, severity?: RuleCard['severity']) => void

function judgeApplication(facts: DevelopmentFacts, asOf: LedgerDate, add: Add): void {
  const { appliedOn, talkedOn, activistOn, candidateOn } = facts
  if (appliedOn !== null && facts.birthDate !== null && appliedOn < addYears(facts.birthDate, 18))
    add('DEV-01', `${facts.name}递交申请时未满十八周岁`)
  if (appliedOn !== null) {
    const due = addMonths(appliedOn, 1)
    if (talkedOn === null && asOf > due)
      add('DEV-02', `应在${chineseDate(due)}前派人与${facts.name}谈话，没有记录`)
    if (talkedOn !== null && talkedOn > due) add('DEV-02', `谈话在${chineseDate(talkedOn)}，超过一个月`)
    if (talkedOn !== null && talkedOn < appliedOn) add('DEV-02', '谈话早于递交申请，日期倒挂', 'error')
  }
  if (activistOn === null) return
  if (candidateOn !== null && candidateOn < addYears(activistOn, 1))
    add('DEV-03', `确定为发展对象时，培养考察不满一年（应不早于${chineseDate(addYears(activistOn, 1))}）`)
  const until = candidateOn ?? asOf
  let last = activistOn
  for (const review of [...facts.reviewsOn.filter((day) => day <= until).toSorted(), until]) {
    // a fortnight's tolerance: half a year is not counted to the day
    if (review > addDays(addMonths(last, 6), 14)) add('DEV-04', `${chineseDate(last)}之后半年内没有考察记录`)
    last = review
  }
}

function judgeCandidate(facts: DevelopmentFacts, add: Add): void {
  const reached = facts.admittedOn !== null
  if (reached || facts.trainingDays !== null || facts.trainingHours !== null) {
    const enough = (facts.trainingDays ?? 0) >= 3 || (facts.trainingHours ?? 0) >= 24
    if (!enough)
      add(
        'DEV-05',
        `集中培训 ${facts.trainingDays ?? 0} 天、${facts.trainingHours ?? 0} 学时，应不少于三天或 24 学时`,
        facts.trainingExemption === '' ? 'error' : 'info',
      )
  }
  if (!reached) return
  if (facts.sponsors.length !== 2) add('DEV-06', `入党介绍人 ${facts.sponsors.length} 名，应为 2 名`)
  for (const sponsor of facts.sponsors)
    if (!sponsor.fullMember || !sponsor.rightsInOrder)
      add('DEV-06', `介绍人${sponsor.name}${sponsor.fullMember ? '权利受限' : '不是正式党员'}`)
}

function judgeAdmission(facts: DevelopmentFacts, add: Add): void {
  const { admittedOn, admittedBy } = facts
  if (admittedOn === null) return
  if (admittedBy === null) add('DEV-07', '没有支部大会表决记录')
  else {
    if (!admittedBy.secretBallot) add('DEV-07', '支部大会没有采用无记名投票')
    if (!admittedBy.alone) add('DEV-07', '两人以上没有逐个讨论和表决')
    if (!admittedBy.passed) add('DEV-07', '支部大会没有通过，却登记为预备党员')
  }
  if (facts.firstDuesMonth !== null && facts.firstDuesMonth > admittedOn.slice(0, 7))
    add('DEV-10', `党费自${facts.firstDuesMonth}起交，应自支部大会通过的${admittedOn.slice(0, 7)}起交`)
  if (facts.leadingGroupReviewNeeded && facts.leadingGroupReviewRef === '')
    add('DEV-11', '没有登记党组（党委）审核把关的文号')
}

function judgeProbation(facts: DevelopmentFacts, add: Add): void {
  const { admittedOn, convertedOn, extensions } = facts
  if (extensions.length > 1) add('DEV-09', `预备期延长了 ${extensions.length} 次，只能延长一次`)
  for (const { from, until } of extensions) {
    if (until < addMonths(from, 6)) add('DEV-09', '延长不足半年')
    if (until > addYears(from, 1)) add('DEV-09', '延长超过一年')
  }
  if (admittedOn === null || convertedOn === null) return
  const up = extensions.at(-1)?.until ?? addYears(admittedOn, 1)
  if (convertedOn < up)
    add('DEV-12', `转正大会在${chineseDate(convertedOn)}，早于预备期满的${chineseDate(up)}`)
}
