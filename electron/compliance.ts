/** Gathers facts and asks the rules: what is due, what is missing, what an inspector would find. */
import type { Duty, Finding, complianceOperations } from '#shared/compliance.ts'
import {
  type LedgerDate,
  addDays,
  addMonths,
  chineseDate,
  daysBetween,
  latestDay,
  monthOf,
  within,
} from '#shared/primitives.ts'
import { checkMeeting } from '#shared/rules/content.ts'
import { dutiesOf } from '#shared/rules/frequency.ts'
import { inspectOrganisation } from '#shared/rules/organisation.ts'
import { belongs, categoryOn } from '#shared/rules/standing.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { branchOf, groupsOf, postsAmong, termsOf, whichBranch } from './branch.ts'
import type { At, HandlersOf } from './handlers.ts'
import type { Reader } from './ledger/open.ts'
import { meetingOf, meetingsBetween } from './meetings/record.ts'
import { peopleOf } from './people.ts'
import { settingsOf } from './settings.ts'
import { talkHandlers, talksBetween } from './talks.ts'
import { remarkOnTalk } from '#shared/rules/talk-content.ts'

/** Every duty of a year. Drafts do not count as held: what is not finalised is not there for the inspector. */
async function dutiesOfYear(
  read: Reader,
  branchId: number,
  year: number,
  today: LedgerDate,
): Promise<Duty[]> {
  const branch = await branchOf(read, branchId)
  const settings = await settingsOf(read)
  const terms = (await termsOf(read, branchId)).filter((term) => term.body === 'branchCommittee')
  const meetings = await meetingsBetween(read, branchId, {
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    withVoid: false,
  })
  return dutiesOf({
    year,
    asOf: today,
    foundedOn: branch.foundedOn,
    committeeSince: terms.map((term) => term.beganOn).toSorted()[0] ?? null,
    groups: (await groupsOf(read, branchId)).map((group) => ({
      groupId: group.groupId,
      name: group.name,
      from: group.formedOn,
      to: group.dissolvedOn,
    })),
    meetings: meetings
      .filter((meeting) => meeting.state !== 'draft')
      .map((meeting) => ({
        meetingId: meeting.meetingId,
        kind: meeting.kind,
        alsoCountsAs: meeting.alsoCountsAs,
        day: meeting.startsAt.slice(0, 10),
        groupId: meeting.groupId,
      })),
    lecturesPerQuarter: settings.lecturesPerQuarter,
  })
}

async function inspect(
  read: Reader,
  branchId: number,
  period: { from: LedgerDate; to: LedgerDate },
  at: At,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const years = [...new Set([period.from.slice(0, 4), period.to.slice(0, 4)])].map(Number)
  for (const year of years) {
    for (const duty of await dutiesOfYear(read, branchId, year, at.today)) {
      // a duty belongs to the span in which its period ends
      if (duty.state !== 'missing' || !within(duty.to, period)) continue
      findings.push({
        ruleId: duty.ruleId,
        severity: 'error',
        responsibility: 'notOrganised',
        subject: duty.title,
        period: duty.period,
        message: `${duty.period}${duty.title}应开 ${duty.due} 次，实开 ${duty.done} 次`,
        citation: duty.citation,
      })
    }
  }
  findings.push(...(await inspectMeetings(read, branchId, period, at)))
  findings.push(...(await inspectTalks(read, branchId, period, at)))
  findings.push(...(await inspectRoster(read, branchId, period, at)))
  const rank = { error: 0, warn: 1, info: 2 } as const
  return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity])
}

async function inspectMeetings(
  read: Reader,
  branchId: number,
  period: { from: LedgerDate; to: LedgerDate },
  at: At,
): Promise<Finding[]> {
  const settings = await settingsOf(read)
  const terms = await termsOf(read, branchId)
  const findings: Finding[] = []
  for (const summary of await meetingsBetween(read, branchId, { ...period, withVoid: false })) {
    const day = summary.startsAt.slice(0, 10)
    const subject = `${chineseDate(day)}${meetingTitles[summary.kind]}`
    const about = {
      subject,
      period: chineseDate(monthOf(day)),
      recordKind: 'meeting' as const,
      recordId: summary.meetingId,
    }
    const meeting = await meetingOf(read, summary.meetingId)
    if (meeting.state !== 'final')
      findings.push({
        ...about,
        ruleId: 'MEET-00',
        severity: 'warn',
        responsibility: 'notOrganised',
        message: `${subject}还是草稿，没有定稿`,
        citation: '记录应及时整理、定稿签字',
      })
    const chairs = postsAmong(terms, day)
      .filter((post) => post.post === 'secretary' || post.post === 'deputySecretary')
      .map((post) => post.memberId)
    for (const item of checkMeeting(meeting, {
      now: at.now,
      chairs,
      statementMinLength: settings.statementMinLength,
    })) {
      findings.push({
        ...about,
        ruleId: item.ruleId,
        severity: item.severity,
        responsibility: 'notOrganised',
        message: item.message,
        citation: item.citation,
      })
    }
    for (const one of meeting.attendance) {
      if (one.status === 'absent' && !one.exempt)
        findings.push({
          ...about,
          ruleId: 'ATT-01',
          severity: 'info',
          responsibility: 'notAttended',
          subject: one.memberName,
          message: `${one.memberName}缺席${subject}${one.reason === '' ? '' : `（${one.reason}）`}`,
          citation: '党章第八条；教育管理条例第三十一条',
        })
    }
  }
  return findings
}

async function inspectTalks(
  read: Reader,
  branchId: number,
  period: { from: LedgerDate; to: LedgerDate },
  at: At,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const talk of await talksBetween(read, branchId, { ...period, withVoid: false })) {
    const subject = `${chineseDate(talk.heldOn)}与${talk.partners.map((party) => party.name).join('、')}谈话`
    for (const remark of remarkOnTalk(talk.filled))
      findings.push({
        ruleId: remark.ruleId,
        severity: 'warn',
        responsibility: 'notOrganised',
        subject,
        period: chineseDate(talk.heldOn.slice(0, 7)),
        message: `${subject}：${remark.message}`,
        citation: remark.citation,
        recordKind: 'talk',
        recordId: talk.talkId,
      })
  }
  // coverage is owed by the year: judged when the span reaches the year's end, foretold before
  const year = Number(period.to.slice(0, 4))
  const { gaps } = await talkHandlers['talks.coverage'](read, { branchId, year, asOf: undefined }, at)
  const whole = period.to === `${year}-12-31`
  for (const gap of gaps) {
    if (gap.line === 'T4' || (!whole && gap.line !== 'T1')) continue
    findings.push({
      ruleId: `TALK-${gap.line}`,
      severity: gap.severity,
      responsibility: 'notOrganised',
      subject: gap.memberName,
      period: `${year}年`,
      message: gap.message,
      citation: gap.citation,
      recordKind: 'member',
      recordId: gap.memberId,
    })
  }
  return findings
}

async function inspectRoster(
  read: Reader,
  branchId: number,
  period: { from: LedgerDate; to: LedgerDate },
  at: At,
): Promise<Finding[]> {
  const asOf = period.to < at.today ? period.to : at.today
  const people = (await peopleOf(read, branchId)).filter((person) => belongs(person, asOf))
  const findings: Finding[] = inspectOrganisation({
    branch: await branchOf(read, branchId),
    terms: await termsOf(read, branchId),
    fullMembers: people.filter((person) => categoryOn(person, asOf).category === 'fullMember').length,
    members: people.length,
    asOf,
  })
  for (const person of people) {
    const about = {
      subject: person.name,
      period: chineseDate(asOf),
      responsibility: 'none' as const,
      recordKind: 'member' as const,
      recordId: person.memberId,
    }
    const { category, doubt } = categoryOn(person, asOf)
    if (category === 'unclear')
      findings.push({
        ...about,
        ruleId: 'MEMBER-01',
        severity: 'warn',
        message: `${person.name}：${doubt}`,
        citation: '教育管理条例；不能默认有表决权',
      })
    // probation is up: the branch meeting must take it up in time
    if (category === 'probationaryMember' && person.joinDate !== null) {
      const up = addMonths(latestDay(person.joinDate), 12)
      const over = daysBetween(up, asOf)
      if (over > 0)
        findings.push({
          ...about,
          ruleId: 'DEV-08',
          severity: over > 30 ? 'warn' : 'info',
          message: `${person.name}预备期已于${chineseDate(up)}期满，请及时讨论转正`,
          citation: '发展党员工作细则第三十三条；教育管理条例第二十四条',
        })
      else if (addDays(up, -30) <= asOf)
        findings.push({
          ...about,
          ruleId: 'DEV-08',
          severity: 'info',
          message: `${person.name}预备期将于${chineseDate(up)}期满`,
          citation: '发展党员工作细则第三十三条',
        })
    }
  }
  return findings
}

export const complianceHandlers = {
  'compliance.inspect': async (read, { branchId, from, to }, at) =>
    inspect(read, await whichBranch(read, branchId), { from, to }, at),
  'compliance.calendar': async (read, { branchId, year }, at) => ({
    year,
    duties: await dutiesOfYear(read, await whichBranch(read, branchId), year, at.today),
  }),
} satisfies HandlersOf<typeof complianceOperations>
