/**
 * What the tags of a template stand for, in the words of `shared/template-fields.ts`. Taken from the same facts as the
 * printed book. Never what was said in a talk, never who cast which secret ballot; numbers of persons are masked.
 */
import { postTitles } from '#shared/branch.ts'
import { responsibilityTitles } from '#shared/compliance.ts'
import { type MemberSummary, categoryTitles, membershipTitles } from '#shared/members.ts'
import { type PartialDate, chineseDate, periodOf, periodTitle, quarterOf } from '#shared/primitives.ts'
import { kindSections } from '#shared/template-fields.ts'
import { gapsOf } from './compose-statistics.ts'
import type { LedgerFacts } from './facts.ts'
import type { Scope } from './template-fill.ts'
import { type Photos, meetingScopes } from './template-meetings.ts'

/** @param photos marks that stand for the pictures of a meeting, placed in a second pass */
export function templateData(facts: LedgerFacts, photos: Photos = new Map()): Scope {
  const meetings = (kind?: string) =>
    meetingScopes(
      facts.meetings.filter((meeting) => kind === undefined || meeting.kind === kind),
      photos,
    )
  return {
    values: rootValues(facts),
    sections: {
      会议: meetings(),
      ...Object.fromEntries(Object.entries(kindSections).map(([name, kind]) => [name, meetings(kind)])),
      党员: members(facts),
      支委成员: committee(facts),
      小组: groups(facts),
      谈话统计: talks(facts),
      检查: findings(facts),
      整改: rectifications(facts),
    },
  }
}

const day = (date: PartialDate | null): string => (date === null ? '' : chineseDate(date))
const leaf = (values: Readonly<Record<string, string | number>>): Scope => ({
  values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
  sections: {},
})

function rootValues(facts: LedgerFacts): Scope['values'] {
  const { branch, roster, period, meetings } = facts
  const term = termOf(facts)
  const held = postsOf(facts)
  const holders = (post: string) =>
    held
      .filter((each) => each.post === post)
      .map(({ memberName }) => memberName)
      .join('、')
  const people = (keep: (member: MemberSummary) => boolean) => roster.filter(keep).length
  const times = (kind: string) => meetings.filter((meeting) => meeting.kind === kind).length
  const quarter = quarterOf(period.to)
  const month = period.to.slice(0, 7)
  const is = (name: string) => periodOf(name).from === period.from && periodOf(name).to === period.to
  return leaf({
    支部名称: branch.name,
    上级党组织: branch.superior,
    书记: holders('secretary'),
    副书记: holders('deputySecretary'),
    组织委员: holders('organizationOfficer'),
    宣传委员: holders('publicityOfficer'),
    纪检委员: holders('disciplineOfficer'),
    支委会委员: [...new Set(held.map(({ memberName }) => memberName))].join('、'),
    支委会届次: term?.number ?? '',
    任期: term === undefined ? '' : `${day(term.beganOn)}至${day(term.extendedTo ?? term.expiresOn)}`,
    成立日期: day(branch.foundedOn),
    驻地: branch.seat,
    联系电话: branch.phone,
    年度: period.to.slice(0, 4),
    季度: is(quarter) ? periodTitle(quarter).slice(5) : '',
    月份: is(month) ? Number(month.slice(5)) : '',
    期间: facts.periodTitle,
    期间起: day(period.from),
    期间止: day(period.to),
    填报日期: day(facts.today),
    党员总数: roster.length,
    正式党员数: people(({ category }) => category === 'fullMember'),
    预备党员数: people(({ category }) => category === 'probationaryMember'),
    男党员数: people(({ gender }) => gender === '男'),
    女党员数: people(({ gender }) => gender === '女'),
    少数民族党员数: people(({ ethnicity }) => !['', '汉', '汉族'].includes(ethnicity)),
    领导干部党员数: people(({ leadingCadre }) => leadingCadre),
    离退休党员数: people(({ employment }) => employment === 'retired'),
    流动党员数: people(({ floating }) => floating),
    党小组数: groupsOf(facts).length,
    会议次数: meetings.length,
    党员大会次数: times('generalMeeting'),
    支委会次数: times('committeeMeeting'),
    党小组会次数: times('groupMeeting'),
    党课次数: times('partyLecture'),
    主题党日次数: times('themePartyDay'),
    组织生活会次数: times('organizationalLifeMeeting'),
    集中学习次数: times('studySession'),
    表决事项数: meetings.reduce((sum, { motions }) => sum + motions.length, 0),
    谈话次数: facts.talks.length,
    年度谈话次数: facts.coverage.talkCount,
    检查问题数: facts.findings.length,
    未完成整改数: facts.rectification.filter(({ state }) => state === 'open').length,
  }).values
}

/** The committee that serves at the end of the period. */
const termOf = (facts: LedgerFacts) =>
  facts.branch.terms
    .filter(({ body, beganOn }) => body === 'branchCommittee' && beganOn <= facts.asOf)
    .toSorted((a, b) => a.beganOn.localeCompare(b.beganOn))
    .at(-1)

const postsOf = (facts: LedgerFacts) =>
  (termOf(facts)?.posts ?? []).filter(
    ({ beganOn, endedOn }) => beganOn <= facts.asOf && (endedOn === null || endedOn > facts.asOf),
  )

const groupsOf = ({ branch, asOf }: LedgerFacts) =>
  branch.groups.filter(
    ({ formedOn, dissolvedOn }) =>
      (formedOn === null || formedOn <= asOf) && (dissolvedOn === null || dissolvedOn > asOf),
  )

const members = (facts: LedgerFacts): Scope[] =>
  facts.roster.map((member, index) =>
    leaf({
      序号: index + 1,
      姓名: member.name,
      性别: member.gender ?? '',
      民族: member.ethnicity,
      出生年月: day(member.birthDate?.slice(0, 7) ?? null),
      身份证号: member.idNumberMasked,
      学历: member.education,
      学位: member.degree,
      人员类别: categoryTitles[member.category],
      入党时间: day(member.joinDate),
      转正时间: day(member.fullMemberDate),
      职务: member.jobTitle,
      党内职务: member.posts.join('、') || member.partyPost,
      党小组: member.groupName ?? '',
      手机号: member.phoneMasked,
      党籍状态: membershipTitles[member.membershipStatus],
      备注: [
        ...(member.leadingCadre ? ['领导干部'] : []),
        ...(member.employment === 'retired' ? ['离退休'] : []),
        ...(member.floating ? ['流动党员'] : []),
        ...(member.lostContact ? ['失联'] : []),
        ...(member.exempt ? ['不作出勤要求'] : []),
      ].join('；'),
    }),
  )

const committee = (facts: LedgerFacts): Scope[] =>
  postsOf(facts).map((each, index) =>
    leaf({
      序号: index + 1,
      姓名: each.memberName,
      职务: postTitles[each.post],
      分工: each.duty,
      任职时间: day(each.beganOn),
    }),
  )

const groups = (facts: LedgerFacts): Scope[] =>
  groupsOf(facts).map((group, index) => {
    const own = facts.roster.filter(({ groupId }) => groupId === group.groupId)
    return leaf({
      序号: index + 1,
      名称: group.name,
      组长: group.leaderName ?? '',
      人数: own.length,
      成员: own.map(({ name }) => name).join('、'),
    })
  })

/** Counts only: what was said stays in the ledger. */
function talks({ coverage }: LedgerFacts): Scope[] {
  return coverage.rows.map((each, index) =>
    leaf({
      序号: index + 1,
      姓名: each.memberName,
      职务: each.post,
      与书记: each.memberId === coverage.secretary?.memberId ? '—' : each.bySecretary,
      与支委: each.byCommittee
        .filter(({ memberId }) => memberId !== coverage.secretary?.memberId && memberId !== each.memberId)
        .reduce((sum, { count }) => sum + count, 0),
      与其他党员: each.byPeers,
      合计: each.total,
      尚缺: gapsOf(coverage.gaps, each.memberId),
    }),
  )
}

const degrees = { error: '须改', warn: '待办', info: '提示' } as const

const findings = (facts: LedgerFacts): Scope[] =>
  facts.findings.map((each, index) =>
    leaf({
      序号: index + 1,
      问题: each.message,
      对象: each.subject,
      所属期间: each.period,
      程度: degrees[each.severity],
      责任: responsibilityTitles[each.responsibility],
      依据: each.citation,
    }),
  )

const rectifications = (facts: LedgerFacts): Scope[] =>
  facts.rectification.map((each, index) =>
    leaf({
      序号: index + 1,
      编号: each.label,
      问题: each.problem,
      措施: each.measure,
      责任人: each.owner,
      期限: day(each.dueOn),
      状态: each.state === 'closed' ? '已销号' : '未完成',
      结果: each.closingNote,
    }),
  )
