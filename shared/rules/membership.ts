/** Membership and probation (DEV-08), as far as register and attendance tell. */
import type { Finding } from '../compliance.ts'
import {
  type LedgerDate,
  type PartialDate,
  addDays,
  addMonths,
  addYears,
  chineseDate,
  daysBetween,
  earliestDay,
  latestDay,
} from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { type RuleCard, type RuleCards, finder } from './card.ts'
import { type StandingFacts, categoryOn, exemptOn } from './standing.ts'

const card = (
  title: string,
  severity: RuleCard['severity'],
  responsibility: RuleCard['responsibility'],
  citation: string,
): RuleCard => ({
  title,
  severity,
  citation,
  responsibility,
  concern: '党员管理',
})

export const membershipRules = {
  'MEMBER-01': card('人员类别或日期不明', 'warn', 'none', '教育管理条例；不能默认有表决权'),
  'MEMBER-02': card(
    '连续不参加组织生活',
    'error',
    'notAttended',
    '教育管理条例第三十一条：连续 6 个月按自行脱党处理',
  ),
  'MEMBER-03': card('流动党员联系', 'info', 'none', '教育管理条例第二十五条、第三十二条'),
  'MEMBER-04': card('失联党员', 'warn', 'none', '教育管理条例第二十四条：失联 6 个月以上停止党籍'),
  'MEMBER-05': card('缺席组织生活', 'info', 'notAttended', '党章第八条；教育管理条例第三十一条'),
  'MEMBER-06': card('入党、转正日期倒挂', 'warn', 'none', '党章第一条；发展党员工作细则第三十三条'),
  'DEV-08': card(
    '预备期满及时讨论转正',
    'warn',
    'notOrganised',
    '发展党员工作细则第三十三条；教育管理条例第二十四条',
  ),
} as const satisfies RuleCards

const found = finder(membershipRules)

export interface MembershipFacts extends StandingFacts {
  readonly memberId: number
  readonly name: string
  readonly birthDate: PartialDate | null
  readonly floating: boolean
  readonly lostContact: boolean
  /**
   * Months (`YYYY-MM`, ascending, running up to `asOf`) in which the person was expected somewhere, and whether they came at
   * least once.
   */
  readonly months: readonly { readonly month: string; readonly came: boolean }[]
}

/** Findings about one person as of a day. */
export function inspectMembership(
  member: MembershipFacts,
  asOf: LedgerDate,
  profile: RuleProfile,
): Finding[] {
  const about = {
    subject: member.name,
    period: chineseDate(asOf),
    recordKind: 'member',
    recordId: member.memberId,
  } as const
  const findings: Finding[] = []
  const { category, doubt } = categoryOn(member, asOf)
  if (category === 'unclear')
    findings.push(found('MEMBER-01', { ...about, message: `${member.name}：${doubt}` }))
  const missed = missedRun(member)
  const warnFrom = profile.numbers['membership.absentWarnMonths']
  if (!exemptOn(member, asOf) && missed >= warnFrom)
    findings.push(
      found('MEMBER-02', {
        ...about,
        severity: missed >= 6 ? 'error' : 'warn',
        message: `${member.name}已连续 ${missed} 个月没有参加组织生活${missed >= 6 ? '，应按规定处理' : '，请了解情况'}`,
      }),
    )
  if (member.floating)
    findings.push(found('MEMBER-03', { ...about, message: `${member.name}是流动党员，请保持经常联系并登记` }))
  if (member.lostContact)
    findings.push(found('MEMBER-04', { ...about, message: `${member.name}登记为失联，请继续查找并按期处理` }))
  for (const message of inversions(member)) findings.push(found('MEMBER-06', { ...about, message }))
  findings.push(...inspectProbation(member, category, asOf, about))
  return findings
}

/** Dates of one life that cannot stand together; a month-only date is given the benefit of the doubt. */
function inversions({ name, birthDate, joinDate, fullMemberDate }: MembershipFacts): string[] {
  const said: string[] = []
  if (birthDate !== null && joinDate !== null && latestDay(joinDate) < addYears(earliestDay(birthDate), 18))
    said.push(`${name}入党时未满十八周岁，请核对出生和入党日期`)
  if (
    joinDate !== null &&
    fullMemberDate !== null &&
    latestDay(fullMemberDate) < addYears(earliestDay(joinDate), 1)
  )
    said.push(`${name}转正早于入党满一年，请核对入党和转正日期`)
  return said
}

/** Consecutive months at the end without coming once. */
function missedRun(member: MembershipFacts): number {
  let run = 0
  for (const { came } of member.months.toReversed()) {
    if (came) break
    run += 1
  }
  return run
}

/** Probation runs a year from the admitting branch meeting; the month-only date is taken at its last day. */
function inspectProbation(
  member: MembershipFacts,
  category: string,
  asOf: LedgerDate,
  about: { subject: string; period: string; recordKind: 'member'; recordId: number },
): Finding[] {
  if (category !== 'probationaryMember' || member.joinDate === null) return []
  const up = addMonths(latestDay(member.joinDate), 12)
  const over = daysBetween(up, asOf)
  if (over > 0)
    return [
      found('DEV-08', {
        ...about,
        severity: over > 30 ? 'warn' : 'info',
        message: `${member.name}预备期已于${chineseDate(up)}期满，请及时讨论转正`,
      }),
    ]
  if (addDays(up, -30) > asOf) return []
  return [
    found('DEV-08', {
      ...about,
      severity: 'info',
      message: `${member.name}预备期将于${chineseDate(up)}期满`,
    }),
  ]
}
