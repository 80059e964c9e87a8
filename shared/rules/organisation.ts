/** How a branch is set up (rulebook 2.1): size, committee, posts, terms. */
import type { Branch, CommitteeTerm } from '../branch.ts'
import type { Finding } from '../compliance.ts'
import { type LedgerDate, chineseDate, daysBetween } from '../primitives.ts'

export interface OrganisationFacts {
  readonly branch: Branch
  readonly terms: readonly CommitteeTerm[]
  readonly fullMembers: number
  readonly members: number
  readonly asOf: LedgerDate
}

/** ORG-01 … ORG-08 of the rulebook, as far as the register tells. */
export function inspectOrganisation(facts: OrganisationFacts): Finding[] {
  const { asOf, fullMembers, members } = facts
  const findings: Finding[] = []
  const add = (
    ruleId: string,
    severity: Finding['severity'],
    message: string,
    citation: string,
    term?: CommitteeTerm,
  ) =>
    findings.push({
      ruleId,
      severity,
      responsibility: 'none',
      subject: facts.branch.name,
      period: chineseDate(asOf),
      message,
      citation,
      recordKind: term ? 'term' : 'branch',
      recordId: term?.termId ?? facts.branch.branchId,
    })
  // an empty register says nothing about the branch yet
  if (members === 0) return findings
  if (fullMembers < 3)
    add(
      'ORG-01',
      'warn',
      `正式党员 ${fullMembers} 人，不足 3 人，不够单独成立党支部`,
      '支部工作条例第四条；机关条例第七条',
    )
  if (members > 50)
    add('ORG-01', 'warn', `党员 ${members} 人，超过 50 人，一般应设党总支`, '支部工作条例第四条')
  const term = facts.terms.find((one) => one.body === 'branchCommittee' && one.beganOn <= asOf)
  if (term === undefined) {
    if (fullMembers >= 7)
      add(
        'ORG-02',
        'error',
        `正式党员 ${fullMembers} 人，达到 7 人，应当设支部委员会，台账里还没有登记届次`,
        '支部工作条例；机关条例第七条',
      )
    return findings
  }
  const serving = term.posts.filter(
    (post) => post.beganOn <= asOf && (post.endedOn === null || asOf < post.endedOn),
  )
  const seats = new Set(serving.map((post) => post.memberId)).size
  if (fullMembers >= 7 && (seats < 3 || seats > 7))
    add('ORG-03', 'warn', `支委会现有 ${seats} 人，一般为 3 至 5 人，不超过 7 人`, '支部工作条例', term)
  if (!serving.some((post) => post.post === 'secretary'))
    add('ORG-03', 'warn', '没有登记现任书记', '支部工作条例', term)
  if (seats > 0 && fullMembers >= 7 && !serving.some((post) => post.post === 'disciplineOfficer'))
    add('ORG-04', 'warn', '没有设纪律检查委员', '机关条例第九条', term)
  judgeTerm(term, asOf, add)
  return findings
}

/** ORG-06 … ORG-08: expiry, approved extension of at most a year, reminder 180 / 90 / 30 days ahead. */
function judgeTerm(
  term: CommitteeTerm,
  asOf: LedgerDate,
  add: (
    ruleId: string,
    severity: Finding['severity'],
    message: string,
    citation: string,
    term?: CommitteeTerm,
  ) => void,
): void {
  const until = term.extendedTo ?? term.expiresOn
  const left = daysBetween(asOf, until)
  if (term.extendedTo !== null && term.extensionRef === '')
    add('ORG-07', 'error', '延期换届没有登记上级批复文号', '选举条例第三条', term)
  if (term.extendedTo !== null && daysBetween(term.expiresOn, term.extendedTo) > 366)
    add('ORG-07', 'error', '延期换届超过 1 年', '选举条例第三条；任期意见', term)
  if (left < 0)
    add(
      'ORG-07',
      'error',
      `支委会已于${chineseDate(until)}届满，逾期 ${-left} 天未换届`,
      '选举条例第三条；任期意见',
      term,
    )
  else if (left <= 180) {
    const severity = left <= 90 ? 'warn' : 'info'
    add(
      'ORG-08',
      severity,
      `支委会将于${chineseDate(until)}届满，还有 ${left} 天，请准备换届请示`,
      '任期意见；一般提前 6 个月提醒',
      term,
    )
  }
}
