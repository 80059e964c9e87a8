/**
 * The appraisal of members (教育管理条例第十八条): self-appraisal, mutual appraisal, ballot, decision, and each told the
 * result. Not more than a third excellent; probationary members take part and are given no grade.
 */
import type { Appraisal, AppraisalSheet, GradeTally, MemberAppraisal } from '../appraisal.ts'
import type { Finding } from '../compliance.ts'
import type { LifeFault, LifeStep } from '../life.ts'
import { type LedgerDate, chineseDate } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { type RuleCard, type RuleCards, finder } from './card.ts'

const article = '教育管理条例第十八条'

const card = (title: string, severity: RuleCard['severity'], citation = article): RuleCard => ({
  title,
  citation,
  severity,
  responsibility: 'notOrganised',
  concern: '民主评议',
})

export const appraisalRules = {
  'APPR-01': card(
    '评为优秀的超过三分之一',
    'error',
    '民主评议党员：优秀一般不超过三分之一（可在规则中更改）',
  ),
  'APPR-02': card('测评票数对不上', 'error', `${article}：民主测评`),
  'APPR-03': card('有人没有评定等次', 'warn'),
  'APPR-04': card('不合格党员没有处置', 'error', '教育管理条例第三十条；支部工作条例'),
  'APPR-05': card('评议结果没有反馈到本人', 'warn', `${article}；结果反馈本人、本人签字`),
  'APPR-06': card('缺个人自评或党员互评', 'warn', `${article}：个人自评、党员互评`),
  'APPR-07': card('评议先后倒置', 'warn', `${article}：先测评，再评定，后反馈`),
  'APPR-08': card('没有测评票数', 'warn', `${article}：民主测评`),
} as const satisfies RuleCards

export type AppraisalRuleId = keyof typeof appraisalRules

/** 33 stands for a third, exactly: three of nine, not two. Any other number is taken as the percentage it says. */
const third = 33

/** How many may be excellent among so many graded, in whole people. */
export const excellentAtMost = (graded: number, percent: number): number =>
  percent === third ? Math.floor(graded / 3) : Math.floor((graded * percent) / 100)

/** The same limit held against a number, by integers alone. */
export const withinExcellent = (excellent: number, graded: number, percent: number): boolean =>
  percent === third ? 3 * excellent <= graded : 100 * excellent <= percent * graded

export const tallySum = (tally: GradeTally): number =>
  tally.excellent + tally.qualified + tally.basicallyQualified + tally.unqualified

/** Full members who are to be graded: the denominator. Whoever has a reason not to be graded is left out. */
export const toBeGraded = <Row extends Pick<MemberAppraisal, 'category' | 'noGradeReason' | 'grade'>>(
  members: readonly Row[],
): Row[] =>
  members.filter((one) => one.category === 'fullMember' && (one.noGradeReason === '' || one.grade !== null))

export interface AppraisalFacts extends Pick<Appraisal, 'sheet' | 'members'> {
  /** Members a motion on disposition was put about, each with its day. */
  readonly dispositions: readonly { readonly memberId: number; readonly day: LedgerDate }[]
}

const fault = (ruleId: AppraisalRuleId, message: string, severity?: LifeFault['severity']): LifeFault => ({
  ruleId,
  severity: severity ?? appraisalRules[ruleId].severity,
  message,
  citation: appraisalRules[ruleId].citation,
})

/** What does not add up on the sheet of papers: 有效 + 无效 = 收回 ≤ 发出 ≤ 到会. Empty where all is well. */
export function sheetFaults(
  sheet: Omit<AppraisalSheet, 'scrutineers' | 'tellers' | 'appraisedOn'>,
): string[] {
  const { present, issued, returned, valid, invalid } = sheet
  return [
    ...(issued > present ? [`发出 ${issued} 张，多于到会 ${present} 人`] : []),
    ...(returned > issued ? [`收回 ${returned} 张，多于发出 ${issued} 张`] : []),
    ...(valid + invalid === returned ? [] : [`有效 ${valid} ＋无效 ${invalid} 不等于收回 ${returned}`]),
  ]
}

/** Everything an inspector would remark, gravest first in the order of the rules. */
export function appraisalFaults(facts: AppraisalFacts, profile: RuleProfile): LifeFault[] {
  const { sheet, members } = facts
  const full = toBeGraded(members)
  const decided = full.filter((one) => one.grade !== null)
  const excellent = full.filter((one) => one.grade === 'excellent').length
  const percent = profile.numbers['appraisal.excellentPercent']
  const limit = excellentAtMost(full.length, percent)
  const began = sheet !== null || decided.length > 0
  const all: (LifeFault | null)[] = [
    withinExcellent(excellent, full.length, percent)
      ? null
      : fault('APPR-01', `优秀 ${excellent} 人，参加评定 ${full.length} 人，最多 ${limit} 人`),
    ...tallyFaults(sheet, full),
    decided.length > 0 && decided.length < full.length
      ? fault('APPR-03', `没有评定等次，也没有写明原因：${names(full.filter((one) => one.grade === null))}`)
      : null,
    ...full
      .filter((one) => one.grade === 'unqualified' && !disposed(one, facts))
      .map((one) => fault('APPR-04', `${one.memberName}评为不合格，没有按程序处置的记录`)),
    told(members),
    missingTexts(members, began, 'selfAppraisal', '没有个人自评'),
    missingTexts(members, began, 'mutualAppraisal', '没有互评意见'),
    ...orderFaults(sheet, members),
    sheet === null && decided.length > 0 ? fault('APPR-08', '已评定等次，没有登记测评票数') : null,
  ]
  return all.filter((one): one is LifeFault => one !== null && !Object.hasOwn(profile.off, one.ruleId))
}

function tallyFaults(sheet: AppraisalSheet | null, full: readonly MemberAppraisal[]): LifeFault[] {
  if (sheet === null) return []
  const wrong = sheetFaults(sheet).map((text) => fault('APPR-02', text))
  const over = full.filter((one) => one.tally !== null && tallySum(one.tally) > sheet.valid)
  const under = full.filter((one) => one.tally !== null && tallySum(one.tally) < sheet.valid)
  const none = full.filter((one) => one.tally === null)
  return [
    ...wrong,
    ...(over.length === 0 ? [] : [fault('APPR-02', `四项合计多于有效票 ${sheet.valid} 张：${names(over)}`)]),
    // a line left empty on a paper is neither grade: seen, not forbidden
    ...(under.length === 0
      ? []
      : [fault('APPR-02', `四项合计少于有效票 ${sheet.valid} 张：${names(under)}`, 'warn')]),
    ...(none.length === 0 ? [] : [fault('APPR-08', `没有登记票数：${names(none)}`)]),
  ]
}

const disposed = (one: MemberAppraisal, { dispositions }: AppraisalFacts): boolean =>
  one.disposition !== '' ||
  dispositions.some(
    ({ memberId, day }) => memberId === one.memberId && (one.decidedOn === null || day >= one.decidedOn),
  )

function told(members: readonly MemberAppraisal[]): LifeFault | null {
  const graded = members.filter((one) => one.grade !== null)
  const untold = graded.filter((one) => one.fedBackOn === null)
  if (untold.length > 0) return fault('APPR-05', `评议结果还没有反馈：${names(untold)}`)
  const unsigned = graded.filter((one) => !one.signed)
  return unsigned.length === 0 ? null : fault('APPR-05', `本人没有签字：${names(unsigned)}`, 'info')
}

function missingTexts(
  members: readonly MemberAppraisal[],
  began: boolean,
  field: 'selfAppraisal' | 'mutualAppraisal',
  what: string,
): LifeFault | null {
  // probationary members take part as well
  const lacking = members.filter((one) => one[field] === '' && one.noGradeReason === '')
  return !began || lacking.length === 0 ? null : fault('APPR-06', `${what}：${names(lacking)}`)
}

function orderFaults(sheet: AppraisalSheet | null, members: readonly MemberAppraisal[]): LifeFault[] {
  const early = members.filter(
    (one) => sheet !== null && one.decidedOn !== null && one.decidedOn < sheet.appraisedOn,
  )
  const rash = members.filter(
    (one) => one.fedBackOn !== null && one.decidedOn !== null && one.fedBackOn < one.decidedOn,
  )
  return [
    ...(early.length === 0 ? [] : [fault('APPR-07', `评定等次早于民主测评：${names(early)}`)]),
    ...(rash.length === 0 ? [] : [fault('APPR-07', `反馈早于评定等次：${names(rash)}`)]),
  ]
}

/** At most so many names; the rest as a number. */
const shown = 8
const names = (people: readonly { readonly memberName: string }[]): string => {
  const some = people.slice(0, shown).map((one) => one.memberName)
  return people.length > shown ? `${some.join('、')}等 ${people.length} 人` : some.join('、')
}

/** The appraisal as the last step of the sequence. */
export function appraisalStep(
  facts: AppraisalFacts,
  held: LedgerDate | null,
  asOf: LedgerDate,
  profile: RuleProfile,
): LifeStep {
  const { sheet, members } = facts
  const graded = members.filter((one) => one.grade !== null)
  const toldCount = graded.filter((one) => one.fedBackOn !== null).length
  const here = sheet !== null || graded.length > 0
  const due = held !== null && held <= asOf
  const faults: LifeFault[] = here
    ? appraisalFaults(facts, profile)
    : due && !Object.hasOwn(profile.off, 'APPR-08')
      ? [fault('APPR-08', '民主评议已召开，没有登记测评票数和等次')]
      : []
  const finished = here && graded.length > 0 && !faults.some((one) => one.severity !== 'info')
  return {
    step: 'appraisal',
    state: finished ? 'done' : here ? 'partly' : due ? 'missing' : 'ahead',
    said: here
      ? `${sheet === null ? '没有登记测评票' : `${chineseDate(sheet.appraisedOn)}测评，有效票 ${sheet.valid} 张`}；已评定 ${graded.length} 人，已反馈 ${toldCount} 人`
      : '还没有民主评议',
    faults,
    law: '个人自评、党员互评、民主测评，支委会或党员大会评定，结果反馈本人；优秀一般不超过三分之一，预备党员参加、不评等次。只记票数，不记谁投了什么。',
    citation: article,
  }
}

const found = finder(appraisalRules)

/** Findings of one appraisal, by its year. */
export function inspectAppraisal(
  facts: AppraisalFacts & { readonly lifeId: number; readonly year: number },
  held: LedgerDate | null,
  asOf: LedgerDate,
  profile: RuleProfile,
): Finding[] {
  const about = { subject: `${facts.year}年度民主评议`, period: `${facts.year}年` }
  return appraisalStep(facts, held, asOf, profile).faults.map((one) =>
    found(one.ruleId as AppraisalRuleId, {
      ...about,
      severity: one.severity,
      message: `${about.subject}：${one.message}`,
      recordKind: 'life',
      recordId: facts.lifeId,
    }),
  )
}
