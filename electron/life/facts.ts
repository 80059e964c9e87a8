/** What the rules are told of a set of organizational life and its appraisal, and what they say. */
import type { CommitteeTerm } from '#shared/branch.ts'
import type { Finding } from '#shared/compliance.ts'
import type { LifeCampaign, LifeStep, LifeSummary } from '#shared/life.ts'
import { type LedgerDate, type Period, within } from '#shared/primitives.ts'
import type { RuleProfile } from '#shared/profile.ts'
import { appraisalStep, inspectAppraisal } from '#shared/rules/appraisal.ts'
import { type LifeFacts, lifeDay } from '#shared/rules/life-facts.ts'
import { democraticAbsence, inspectLife, lifeSteps, lifeWithoutSet } from '#shared/rules/life.ts'
import { belongs } from '#shared/rules/standing.ts'
import { appraisalFactsOf } from '../appraisal/record.ts'
import { postsAmong, termsOf } from '../branch.ts'
import { democraticLives } from '../dual-life.ts'
import type { At } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { type Person, peopleOf } from '../people.ts'
import { profileOf } from '../profile.ts'
import { campaignsOf } from './record.ts'

interface Roll {
  readonly people: readonly Person[]
  readonly terms: readonly CommitteeTerm[]
}

const rollOf = async (read: Reader, branchId: number): Promise<Roll> => ({
  people: await peopleOf(read, branchId),
  terms: await termsOf(read, branchId),
})

/** A set as facts; members and committee as they stood on the day of its meeting. */
async function factsFor(
  read: Reader,
  campaign: LifeCampaign,
  roll: Roll,
  today: LedgerDate,
): Promise<LifeFacts & { readonly lifeId: number }> {
  const of = (role: 'study' | 'life') => campaign.meetings.filter((link) => link.role === role)
  const meetings = of('life')
  const ids = meetings.map((link) => link.meetingId)
  const [also, titles] =
    ids.length === 0
      ? [[], []]
      : await Promise.all([
          read.selectFrom('meeting_also_counts').selectAll().where('meeting_id', 'in', ids).execute(),
          read
            .selectFrom('agenda_item')
            .select(['meeting_id', 'title'])
            .where('meeting_id', 'in', ids)
            .orderBy('position')
            .execute(),
        ])
  const day = meetings[0]?.startsAt.slice(0, 10) ?? today
  const posts = postsAmong(roll.terms, day).filter((post) => post.body === 'branchCommittee')
  const committee = [...new Map(posts.map((post) => [post.memberId, post])).values()].map((post) => ({
    memberId: post.memberId,
    name: post.memberName,
    secretary: posts.some((one) => one.memberId === post.memberId && one.post === 'secretary'),
  }))
  const ofMembers = (parties: LifeCampaign['talks'][number]['talkers']) =>
    parties.flatMap((party) => party.memberId ?? [])
  return {
    lifeId: campaign.lifeId,
    year: campaign.year,
    plan: campaign.plan,
    plannedOn: campaign.plannedOn,
    study: of('study').map((link) => ({ day: link.startsAt.slice(0, 10), final: link.state === 'final' })),
    life: meetings.map((link) => ({
      day: link.startsAt.slice(0, 10),
      final: link.state === 'final',
      alsoCountsAs: also.filter((row) => row.meeting_id === link.meetingId).map((row) => row.kind),
      agendaTitles: titles.filter((row) => row.meeting_id === link.meetingId).map((row) => row.title),
    })),
    opinions: campaign.opinions,
    talks: campaign.talks.map((talk) => ({
      heldOn: talk.heldOn,
      group: talk.group,
      talkers: ofMembers(talk.talkers),
      partners: ofMembers(talk.partners),
    })),
    examinations: campaign.examinations,
    criticisms: campaign.criticisms,
    participants: campaign.participants,
    committee,
    members: roll.people
      .filter((person) => belongs(person, day))
      .map((person) => ({ memberId: person.memberId, name: person.name })),
    problems: campaign.problems.map(({ problem, item }) => ({
      problem,
      measure: item?.measure ?? '',
      owner: item?.owner ?? '',
      dueOn: item?.dueOn ?? null,
    })),
    report: campaign.report,
    reportedOn: campaign.reportedOn,
  }
}

const appraisalDay = (campaign: LifeCampaign): LedgerDate | null =>
  campaign.meetings.find((link) => link.role === 'appraisal')?.startsAt.slice(0, 10) ?? null

/** Every step of a set as it stands. */
export async function stepsOf(
  read: Reader,
  campaign: LifeCampaign,
  at: At,
  roll?: Roll,
): Promise<LifeStep[]> {
  const profile = await profileOf(read, campaign.year)
  const known = roll ?? (await rollOf(read, campaign.branchId))
  const facts = await factsFor(read, campaign, known, at.today)
  const appraisal = await appraisalFactsOf(read, campaign, at.today, known.people)
  return [
    ...lifeSteps(facts, at.today, profile),
    appraisalStep(appraisal, appraisalDay(campaign), at.today, profile),
  ]
}

/** Every set of a branch with how far it has come. */
export async function lifeSummaries(
  read: Reader,
  branchId: number,
  withVoid: boolean,
  at: At,
): Promise<LifeSummary[]> {
  const roll = await rollOf(read, branchId)
  const summaries: LifeSummary[] = []
  for (const campaign of await campaignsOf(read, branchId, { withVoid })) {
    const steps = await stepsOf(read, campaign, at, roll)
    const { lifeId, year, theme, meetings } = campaign
    summaries.push({
      lifeId,
      year,
      theme,
      void: campaign.void,
      meetings,
      stepsDone: steps.filter((step) => step.state === 'done').length,
      stepsOf: steps.length,
      next: steps.find((step) => step.state !== 'done')?.step ?? null,
    })
  }
  return summaries
}

export interface LifeScene {
  readonly read: Reader
  readonly branchId: number
  readonly period: Period
  readonly at: At
  readonly people: readonly Person[]
  readonly terms: readonly CommitteeTerm[]
  readonly meetings: readonly {
    readonly meetingId: number
    readonly kind: string
    readonly alsoCountsAs: readonly string[]
    readonly startsAt: string
    readonly state: string
  }[]
  readonly profile: (year: number) => RuleProfile
}

/** Findings of a span: of each set whose meeting was held in it, and of life meetings that belong to no set. */
export async function inspectLifeOf(scene: LifeScene): Promise<Finding[]> {
  const { read, branchId, period, at } = scene
  const [from, to] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))]
  const campaigns = await campaignsOf(read, branchId, { fromYear: from - 1, toYear: to, withVoid: false })
  const findings: Finding[] = []
  for (const campaign of campaigns) {
    const profile = scene.profile(campaign.year)
    const facts = await factsFor(read, campaign, scene, at.today)
    const day = lifeDay(facts)
    if (day !== null && within(day, period)) findings.push(...inspectLife(facts, at.today, profile))
    const appraised = appraisalDay(campaign)
    if (appraised !== null && within(appraised, period))
      findings.push(
        ...inspectAppraisal(
          {
            ...(await appraisalFactsOf(read, campaign, at.today, scene.people)),
            lifeId: campaign.lifeId,
            year: campaign.year,
          },
          appraised,
          at.today,
          profile,
        ),
      )
  }
  const linked = new Set(campaigns.flatMap((campaign) => campaign.meetings.map((link) => link.meetingId)))
  const alone = scene.meetings.filter(
    (meeting) =>
      (meeting.kind === 'organizationalLifeMeeting' ||
        meeting.alsoCountsAs.includes('organizationalLifeMeeting')) &&
      meeting.state === 'final' &&
      within(meeting.startsAt.slice(0, 10), period) &&
      !linked.has(meeting.meetingId),
  )
  const unexplained = (await democraticLives(read, branchId, { withVoid: false }))
    .filter((one) => within(one.heldOn, period))
    .flatMap(({ attendance, body, heldOn, year }) =>
      attendance
        .filter((one) => one.status !== 'present' && one.reason === '')
        .map((one) =>
          democraticAbsence({ memberId: one.memberId, name: one.memberName, body, heldOn, year }),
        ),
    )
  return [
    ...findings,
    ...unexplained,
    ...alone.map((meeting) =>
      lifeWithoutSet({ meetingId: meeting.meetingId, day: meeting.startsAt.slice(0, 10) }),
    ),
  ]
}
