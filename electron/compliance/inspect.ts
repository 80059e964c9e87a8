/** Inspects a span as an inspector would: gathers the facts once and asks every rule. */
import type { Finding } from '#shared/compliance.ts'
import { meetingTitles } from '#shared/meetings.ts'
import {
  type LedgerDate,
  type PartialDate,
  type Period,
  addMonths,
  chineseDate,
  monthOf,
  within,
} from '#shared/primitives.ts'
import type { RuleProfile } from '#shared/profile.ts'
import { bySeverity, finder } from '#shared/rules/card.ts'
import { checkMeeting } from '#shared/rules/content.ts'
import { talkRules } from '#shared/rules/coverage.ts'
import {
  inspectBunching,
  inspectEvenness,
  inspectOrder,
  inspectConflicts,
  inspectFullAttendance,
  inspectNumbers,
  inspectRosterAgreement,
  inspectTwins,
  overlapping,
} from '#shared/rules/cross.ts'
import { type HeldAct, frequencyRules } from '#shared/rules/frequency.ts'
import { inspectMembership, membershipRules } from '#shared/rules/membership.ts'
import { inspectOrganisation } from '#shared/rules/organisation.ts'
import { inspectRectification } from '#shared/rules/rectification.ts'
import { recordRules } from '#shared/rules/registry.ts'
import { belongs, categoryOn, exemptOn } from '#shared/rules/standing.ts'
import { inspectStudy } from '#shared/rules/study.ts'
import { remarkOnTalk } from '#shared/rules/talk-content.ts'
import { branchOf, groupsOf, postsAmong, termsOf } from '../branch.ts'
import { inspectDuesOf } from '../dues/inspect.ts'
import type { At } from '../handlers.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { inspectLifeOf } from '../life/facts.ts'
import { lifeMarks } from '../life/marks.ts'
import { type InspectedMeeting, meetingFactsBetween, presentAt } from '../meetings/facts.ts'
import { monthsAttended } from '../meetings/rolls.ts'
import { type Person, peopleOf } from '../people.ts'
import { profileOf } from '../profile.ts'
import { rectificationItems } from '../rectification.ts'
import { actsBetween, inspectRegisters } from '../registers/facts.ts'
import { type StudyMinutes, allMinutes, studyMinutes } from '../study/hours.ts'
import { inspectStudyRegister } from '../study/inspect.ts'
import { coverageOf, talksBetween } from '../talks.ts'
import { dutiesOfYear, judgeDuties } from './duties.ts'

/** What every part of an inspection rests on. */
interface Basis {
  readonly read: Reader
  readonly branchId: number
  readonly period: Period
  readonly at: At
  /** The span's end, or today where that is earlier. */
  readonly asOf: LedgerDate
  readonly branch: Awaited<ReturnType<typeof branchOf>>
  readonly people: readonly Person[]
  readonly terms: Awaited<ReturnType<typeof termsOf>>
  readonly groups: Awaited<ReturnType<typeof groupsOf>>
  readonly profile: (year: number) => RuleProfile
}

interface Scene extends Basis {
  readonly meetings: readonly InspectedMeeting[]
  readonly acts: readonly HeldAct[]
}

const foundDuty = finder(frequencyRules)
const foundRecord = finder(recordRules)
const foundTalk = finder(talkRules)
const foundPerson = finder(membershipRules)

/** Findings of a span, gravest first. */
export const inspect = async (
  read: Reader,
  branchId: number,
  { from, to }: Period,
  at: At,
): Promise<Finding[]> =>
  remembered(read, 'inspection', [branchId, from, to, at.today, await aheadOf(read, branchId, at)], () =>
    inspectAnew(read, branchId, { from, to }, at),
  )

/** The minute, as long as a meeting lies ahead of it: only whether that has begun depends on it. */
export async function aheadOf(read: Reader, branchId: number, { now }: At): Promise<string> {
  const last = await remembered(read, 'lastMeeting', [branchId], () =>
    read
      .selectFrom('meeting')
      .select(({ fn }) => fn.max('starts_at').as('startsAt'))
      .where('branch_id', '=', branchId)
      .executeTakeFirst(),
  )
  return (last?.startsAt ?? '') > now ? now.slice(0, 16) : ''
}

async function inspectAnew(read: Reader, branchId: number, period: Period, at: At): Promise<Finding[]> {
  const years = yearsOf(period)
  const whole = { from: `${years[0]}-01-01`, to: `${years.at(-1)}-12-31` }
  const basis = await basisOf(read, branchId, period, at)
  const scene: Scene = {
    ...basis,
    // whole years, because duties are judged by the year
    meetings: await meetingFactsBetween(read, branchId, whole.from, whole.to),
    acts: await actsBetween(read, branchId, whole),
  }
  // what does not look at meetings stands when a meeting changes
  const apart = (name: string, inspectPart: (of: Basis) => Promise<Finding[]>) =>
    remembered(read, `inspection of ${name}`, [branchId, period, at.today], async () =>
      inspectPart(await basisOf(read, branchId, period, at)),
    )
  const findings = [
    ...(await inspectDuties(scene, years)),
    ...inspectRecords(scene, await lifeMarks(read, branchId)),
    ...(await inspectAcross(scene)),
    ...(await apart('talks', inspectTalks)),
    ...(await inspectStudies(scene, years)),
    ...(await inspectPeople(scene)),
    ...(await inspectLifeOf(scene)),
    ...(await apart('registers', (of) => inspectRegisters(read, registerScene(of)))),
    ...inspectRectification(await rectificationItems(read, branchId), period, scene.asOf),
    ...(await apart('dues', inspectDuesOf)),
  ]
  const { off } = scene.profile(Number(period.to.slice(0, 4)))
  return bySeverity(findings.filter((one) => !Object.hasOwn(off, one.ruleId)))
}

async function basisOf(read: Reader, branchId: number, period: Period, at: At): Promise<Basis> {
  const profiles = new Map(
    await Promise.all(yearsOf(period).map(async (year) => [year, await profileOf(read, year)] as const)),
  )
  const last = await profileOf(read, Number(period.to.slice(0, 4)))
  return {
    read,
    branchId,
    period,
    at,
    asOf: period.to < at.today ? period.to : at.today,
    branch: await branchOf(read, branchId),
    people: await peopleOf(read, branchId),
    terms: await termsOf(read, branchId),
    groups: await groupsOf(read, branchId),
    profile: (year) => profiles.get(year) ?? last,
  }
}

/** What the registers are asked as of the span's end, or today where that is earlier. */
function registerScene({ branchId, period, asOf, people, profile }: Basis) {
  return {
    branchId,
    period,
    asOf,
    profile: profile(Number(period.to.slice(0, 4))),
    lost: people
      .filter((person) => person.row.lost_contact === 1 && belongs(person, asOf))
      .map(({ memberId, name }) => ({ memberId, name })),
  }
}

const yearsOf = (period: Period): number[] => {
  const from = Number(period.from.slice(0, 4))
  const to = Number(period.to.slice(0, 4))
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

async function inspectDuties(scene: Scene, years: readonly number[]): Promise<Finding[]> {
  const { read, branchId, at } = scene
  const findings: Finding[] = []
  for (const year of years) {
    const duties =
      years.length === 1
        ? await dutiesOfYear(read, branchId, year, at.today)
        : judgeDuties(year, at.today, { ...scene, profile: scene.profile(year) })
    for (const duty of duties) {
      // a duty belongs to the span in which its period ends
      if (duty.state !== 'missing' || !within(duty.to, scene.period)) continue
      findings.push(
        foundDuty(duty.ruleId as keyof typeof frequencyRules, {
          subject: duty.title,
          period: duty.period,
          message: `${duty.period}${duty.title}应有 ${duty.due} 次，实有 ${duty.done} 次`,
        }),
      )
    }
  }
  return findings
}

const inSpan = (scene: Scene) =>
  scene.meetings.filter((meeting) => within(meeting.startsAt.slice(0, 10), scene.period))

function inspectRecords(scene: Scene, lives: Awaited<ReturnType<typeof lifeMarks>>): Finding[] {
  return inSpan(scene).flatMap((meeting) => {
    const day = meeting.startsAt.slice(0, 10)
    const subject = `${chineseDate(day)}${meetingTitles[meeting.kind]}`
    const about = {
      subject,
      period: chineseDate(monthOf(day)),
      recordKind: 'meeting',
      recordId: meeting.meetingId,
    } as const
    const draft =
      meeting.state === 'final' ? [] : [foundRecord('MEET-00', { ...about, message: `${subject}还没有定稿` })]
    const chairs = postsAmong(scene.terms, day)
      .filter((post) => post.post === 'secretary' || post.post === 'deputySecretary')
      .map((post) => post.memberId)
    const profile = scene.profile(Number(day.slice(0, 4)))
    const life = lives.get(meeting.meetingId)
    const content = checkMeeting(meeting, { now: scene.at.now, chairs, profile, life }).map(
      (item): Finding => ({
        ...about,
        ruleId: item.ruleId,
        severity: item.severity,
        responsibility: 'notOrganised',
        message: item.message,
        citation: item.citation,
      }),
    )
    const absent = meeting.away
      .filter((one) => one.status === 'absent' && !one.exempt)
      .map((one) =>
        foundPerson('MEMBER-05', {
          ...about,
          subject: one.memberName,
          message: `${one.memberName}缺席${subject}${one.reason === '' ? '' : `（${one.reason}）`}`,
        }),
      )
    return [...draft, ...content, ...absent]
  })
}

/** On the roster as the day began: whom a meeting of that day admitted came after it. */
const wasThere = (person: Person, on: LedgerDate): boolean =>
  belongs(person, on) && !(person.joinDate === on && (person.enteredOn === null || person.enteredOn === on))

async function inspectAcross(scene: Scene): Promise<Finding[]> {
  const meetings = inSpan(scene)
  const profile = scene.profile(Number(scene.period.to.slice(0, 4)))
  const pairs = overlapping(meetings)
  const present = await presentAt(
    scene.read,
    pairs.flatMap(([one, other]) => [one.meetingId, other.meetingId]),
  )
  const sizes = new Map<LedgerDate, number>()
  const rosterSize = (on: LedgerDate) => {
    const size = sizes.get(on) ?? scene.people.filter((person) => wasThere(person, on)).length
    sizes.set(on, size)
    return size
  }
  return [
    ...inspectConflicts(pairs, present),
    ...inspectTwins(meetings, profile),
    ...inspectFullAttendance(meetings, profile),
    ...inspectBunching(meetings, profile),
    ...inspectNumbers(meetings),
    ...inspectEvenness(meetings),
    ...inspectOrder(meetings),
    ...inspectRosterAgreement(meetings, rosterSize),
  ]
}

/** A day within the span, or a month that reaches into it and where no day is known. */
const touches = (on: PartialDate, { from, to }: Period): boolean =>
  on <= to && on >= (on.length === 7 ? from.slice(0, 7) : from)

async function inspectTalks(scene: Basis): Promise<Finding[]> {
  const { read, branchId, period, at } = scene
  const years = yearsOf(period)
  const whole = await talksBetween(read, branchId, {
    from: `${years[0]}-01-01`,
    to: `${years.at(-1)}-12-31`,
    withVoid: false,
  })
  const findings = whole
    .filter(({ heldOn }) => touches(heldOn, period))
    .flatMap((talk) => {
      const subject = `${chineseDate(talk.heldOn)}与${talk.partners.map((party) => party.name).join('、')}谈话`
      return remarkOnTalk(talk.filled).map((remark) =>
        foundTalk(remark.ruleId, {
          subject,
          period: chineseDate(talk.heldOn.slice(0, 7)),
          message: `${subject}：${remark.message}`,
          recordKind: 'talk',
          recordId: talk.talkId,
        }),
      )
    })
  // coverage is owed by the year: judged in full when the span reaches the year's end, the secretary's foretold before
  for (const year of years) {
    const over = period.to >= `${year}-12-31`
    if (!over && year !== Number(period.to.slice(0, 4))) continue
    const talks = whole.filter(({ heldOn }) => heldOn.startsWith(String(year)))
    // that of one year is asked for by others as well
    const known = years.length === 1 ? undefined : { ...scene, talks }
    const { gaps } = await coverageOf(read, branchId, year, at.today, known)
    for (const gap of gaps) {
      if (!over && gap.line !== 'T1') continue
      findings.push(
        foundTalk(`TALK-${gap.line}`, {
          severity: gap.severity,
          subject: gap.memberName,
          period: `${year}年`,
          message: gap.message,
          recordKind: 'member',
          recordId: gap.memberId,
        }),
      )
    }
  }
  return findings
}

async function inspectStudies(scene: Scene, years: readonly number[]): Promise<Finding[]> {
  const minutes = await studyMinutes(scene.read, scene.branchId, years[0] ?? 0, years.at(-1) ?? 0)
  return [...(await inspectStudyRegister(scene, years, minutes)), ...inspectHours(scene, years, minutes)]
}

function inspectHours(
  scene: Scene,
  years: readonly number[],
  spent: (year: number) => StudyMinutes,
): Finding[] {
  const findings: Finding[] = []
  for (const year of years) {
    const end = `${year}-12-31`
    // judged at the year's end: a span that stops before it does not ask for the whole year's hours
    if (scene.period.to < `${year}-11-01`) continue
    const asOf = scene.at.today > end ? end : scene.at.today
    const minutes = spent(year)
    const committee = new Set(postsAmong(scene.terms, asOf).map((post) => post.memberId))
    const people = scene.people
      // who was there all year owes a year's hours
      .filter((person) => belongs(person, asOf) && belongs(person, `${year}-01-01`))
      .map((person) => ({
        memberId: person.memberId,
        name: person.name,
        committee: committee.has(person.memberId),
        exempt: exemptOn(person, asOf),
        minutes: allMinutes(minutes, person.memberId),
      }))
    findings.push(...inspectStudy(people, year, scene.at.today, scene.profile(year)))
  }
  return findings
}

async function inspectPeople(scene: Scene): Promise<Finding[]> {
  const { read, branchId, period, asOf } = scene
  const profile = scene.profile(Number(period.to.slice(0, 4)))
  const people = scene.people.filter((person) => belongs(person, asOf))
  const months = await monthsAttended(read, branchId, addMonths(asOf, -12), asOf)
  return [
    ...inspectOrganisation({
      branch: scene.branch,
      terms: scene.terms,
      groups: scene.groups,
      fullMembers: people.filter((person) => categoryOn(person, asOf).category === 'fullMember').length,
      members: people.length,
      asOf,
      profile,
    }),
    ...people.flatMap((person) =>
      inspectMembership(
        {
          ...person,
          birthDate: person.row.birth_date,
          floating: person.row.floating === 1,
          lostContact: person.row.lost_contact === 1,
          months: months.get(person.memberId) ?? [],
        },
        asOf,
        profile,
      ),
    ),
  ]
}
