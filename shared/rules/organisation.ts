/** How a branch is set up: size, committee, posts, groups, terms. */
import type { Branch, CommitteeTerm, PartyGroup } from '../branch.ts'
import type { Finding } from '../compliance.ts'
import { type LedgerDate, chineseDate, daysBetween } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { type About, type RuleCard, type RuleCards, finder } from './card.ts'

const setUp = (title: string, severity: RuleCard['severity'], citation: string): RuleCard => ({
  title,
  severity,
  citation,
  responsibility: 'none',
  concern: '组织设置',
})

export const organisationRules = {
  'ORG-01': setUp('支部人数', 'warn', '支部工作条例第四条；机关条例第七条'),
  'ORG-02': setUp('应设支部委员会', 'error', '支部工作条例；机关条例第七条'),
  'ORG-03': setUp('支委会人数和职务', 'warn', '支部工作条例'),
  'ORG-04': setUp('纪律检查委员', 'warn', '机关条例第九条'),
  'ORG-05': setUp('书记、副书记选举结果报批', 'info', '机关条例第八条'),
  'ORG-07': setUp('按期换届、延期报批', 'error', '选举条例第三条；任期意见'),
  'ORG-08': setUp('届满提醒', 'warn', '任期意见；一般提前 6 个月提醒'),
  'ORG-09': setUp('应设党总支或机关党委', 'info', '机关条例第五条、第六条'),
  'ORG-10': setUp('专职党务人员', 'info', '机关条例第三十条'),
  'ORG-11': setUp('党小组组长', 'info', '支部工作条例第十三条、第十四条'),
} as const satisfies RuleCards

const found = finder(organisationRules)

export interface OrganisationFacts {
  readonly branch: Branch
  readonly terms: readonly CommitteeTerm[]
  readonly groups: readonly PartyGroup[]
  readonly fullMembers: number
  readonly members: number
  readonly asOf: LedgerDate
  readonly profile: RuleProfile
}

/** ORG-01 … ORG-11, as far as the register tells. */
export function inspectOrganisation(facts: OrganisationFacts): Finding[] {
  const { asOf, branch, fullMembers, members, profile } = facts
  // an empty register says nothing about the branch yet
  if (members === 0) return []
  const findings: Finding[] = []
  const about = {
    subject: branch.name,
    period: chineseDate(asOf),
    recordKind: 'branch',
    recordId: branch.branchId,
  } as const
  const add = (ruleId: keyof typeof organisationRules, message: string, more: Partial<About> = {}) =>
    findings.push(found(ruleId, { ...about, message, ...more }))
  const { numbers } = profile
  if (fullMembers < 3) add('ORG-01', `正式党员 ${fullMembers} 人，不足 3 人，不够单独成立党支部`)
  if (branch.kind === 'branch' && members > numbers['branch.maxMembers'])
    add('ORG-01', `党员 ${members} 人，超过 ${numbers['branch.maxMembers']} 人，一般应设党总支`)
  if (branch.kind === 'branch' && members >= 100)
    add('ORG-09', `党员 ${members} 人，100 人以上一般设机关党委`)
  if (branch.staffCount !== null && branch.staffCount > 0)
    add(
      'ORG-10',
      `机关工作人员 ${branch.staffCount} 人，按 1%—2% 应配专职党务人员 ${Math.max(1, Math.ceil(branch.staffCount / 100))} 至 ${Math.max(1, Math.ceil(branch.staffCount / 50))} 人`,
    )
  for (const group of facts.groups)
    if (group.leaderId === null && (group.dissolvedOn === null || asOf < group.dissolvedOn))
      add('ORG-11', `${group.name}没有登记组长`)
  const term = facts.terms.find((one) => one.body === 'branchCommittee' && one.beganOn <= asOf)
  if (term === undefined) {
    if (fullMembers >= numbers['committee.fullMembersAtLeast'])
      add(
        'ORG-02',
        `正式党员 ${fullMembers} 人，达到 ${numbers['committee.fullMembersAtLeast']} 人，应当设支部委员会，台账里还没有登记届次`,
      )
    return findings
  }
  const ofTerm = { recordKind: 'term', recordId: term.termId } as const
  inspectCommittee(facts, term, (ruleId, message, severity) =>
    add(ruleId, message, severity ? { ...ofTerm, severity } : ofTerm),
  )
  return findings
}

type AddToTerm = (
  ruleId: keyof typeof organisationRules,
  message: string,
  severity?: Finding['severity'],
) => void

function inspectCommittee(facts: OrganisationFacts, term: CommitteeTerm, add: AddToTerm): void {
  const { asOf, fullMembers } = facts
  const { numbers } = facts.profile
  const serving = term.posts.filter(
    (post) => post.beganOn <= asOf && (post.endedOn === null || asOf < post.endedOn),
  )
  const seats = new Set(serving.map((post) => post.memberId)).size
  const committee = fullMembers >= numbers['committee.fullMembersAtLeast']
  if (committee && (seats < numbers['committee.min'] || seats > numbers['committee.max']))
    add(
      'ORG-03',
      `支委会现有 ${seats} 人，一般为 ${numbers['committee.min']} 至 5 人，不超过 ${numbers['committee.max']} 人`,
    )
  else if (committee && seats % 2 === 0) add('ORG-03', `支委会现有 ${seats} 人，人数一般用单数`, 'info')
  if (!serving.some((post) => post.post === 'secretary')) add('ORG-03', '没有登记现任书记')
  if (committee && !serving.some((post) => post.post === 'disciplineOfficer'))
    add('ORG-04', '没有设纪律检查委员')
  for (const post of serving)
    if (
      (post.post === 'secretary' || post.post === 'deputySecretary') &&
      post.approvalRef === '' &&
      term.approvalRef === ''
    )
      add('ORG-05', `${post.memberName}当选后没有登记上级批复文号`)
  inspectTerm(facts, term, add)
}

/** ORG-06 … ORG-08: expiry, approved extension of at most a year, reminders ahead. */
function inspectTerm(facts: OrganisationFacts, term: CommitteeTerm, add: AddToTerm): void {
  const { asOf } = facts
  const { numbers } = facts.profile
  const until = term.extendedTo ?? term.expiresOn
  const left = daysBetween(asOf, until)
  if (term.extendedTo !== null && term.extensionRef === '') add('ORG-07', '延期换届没有登记上级批复文号')
  if (
    term.extendedTo !== null &&
    daysBetween(term.expiresOn, term.extendedTo) > Math.round(numbers['term.maxExtensionYears'] * 366)
  )
    add('ORG-07', `延期换届超过 ${numbers['term.maxExtensionYears']} 年`)
  if (left < 0) add('ORG-07', `支委会已于${chineseDate(until)}届满，逾期 ${-left} 天未换届`)
  else if (left <= numbers['term.remindDays'])
    add(
      'ORG-08',
      `支委会将于${chineseDate(until)}届满，还有 ${left} 天，请准备换届请示`,
      left <= numbers['term.remindDays'] / 2 ? 'warn' : 'info',
    )
}
