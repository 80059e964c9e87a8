/** Enters one planned record by the operations of the ledger itself. */
import type { Meeting } from '#shared/meetings.ts'
import type { Motion } from '#shared/motions.ts'
import { perPersonWording } from '#shared/rules/wording.ts'
import type { At, TaskContext } from '../handlers.ts'
import { marksOf } from './attendance.ts'
import { type Who, nameOf } from './people.ts'
import type { MeetingPlan, MotionPlan, TalkPlan } from './plan.ts'

/** Ids the ledger gave to the people and groups of the plans. */
export interface Register {
  readonly idOf: (who: Who) => number
  readonly knows: (who: Who) => boolean
  readonly groupId: (number: 1 | 2) => number
  readonly whoIs: (memberId: number) => Who
}

const leaders: Readonly<Record<1 | 2, Who>> = { 1: 'he', 2: 'fan' }
const groupRecorders: Readonly<Record<1 | 2, Who>> = { 1: 'tao', 2: 'qin' }

export const chairOf = (plan: MeetingPlan): Who =>
  plan.chair ?? (plan.group === undefined ? 'liang' : leaders[plan.group])

export const recorderOf = (plan: MeetingPlan): Who =>
  plan.recorder ??
  (plan.group === undefined ? (plan.kind === 'committeeMeeting' ? 'luo' : 'tao') : groupRecorders[plan.group])

/** Convenes, votes and finalises a meeting, as the secretary would the same evening. */
export async function enterMeeting(
  context: TaskContext,
  register: Register,
  plan: MeetingPlan,
  at: At,
): Promise<void> {
  const listed = plan.study === undefined ? [] : await context.run('study.list', {}, at)
  const requiredAs = (title: string) => {
    const item = listed.find((one) => one.title === title)
    return item === undefined ? {} : { requiredItemId: item.itemId }
  }
  const meeting = await context.run(
    'meetings.convene',
    {
      kind: plan.kind,
      title: plan.title ?? '',
      startsAt: plan.start,
      endsAt: `${plan.start.slice(0, 10)}T${plan.end}`,
      place: plan.place,
      chairId: register.idOf(chairOf(plan)),
      chairNote: plan.chairNote ?? '',
      recorderId: register.idOf(recorderOf(plan)),
      groupId: plan.group === undefined ? null : register.groupId(plan.group),
      alsoCountsAs: [...(plan.also ?? [])],
      topics: [...(plan.topics ?? [])],
      theme: plan.theme ?? '',
      unifiedTheme: plan.unified ?? false,
      lecturerName: plan.lecturer?.name ?? '',
      lecturerPost: plan.lecturer?.post ?? '',
      outline: plan.outline ?? '',
      outcome: plan.outcome ?? '',
      creditMinutes: plan.credit ?? null,
      attendance: marksOf(plan, chairOf(plan), recorderOf(plan))
        .filter((mark) => register.knows(mark.who))
        .map((mark) => ({ memberId: register.idOf(mark.who), status: mark.status, reason: mark.reason })),
      observers: [...(plan.observers ?? [])],
      agenda: (plan.agenda ?? []).map((item) => ({
        title: item.title,
        resolution: item.resolution ?? '',
        speeches: item.speeches.map(({ who, kind, text }) => ({ speakerId: register.idOf(who), kind, text })),
      })),
      studyItems: (plan.study ?? []).map((item) => ({
        title: item.title,
        issuer: item.issuer ?? '',
        leader: item.leader === undefined ? '' : nameOf(item.leader),
        ...requiredAs(item.title),
      })),
    },
    at,
  )
  for (const [index, item] of (plan.agenda ?? []).entries())
    for (const motion of item.motions ?? [])
      await enterMotion(context, register, meeting, meeting.agenda[index]?.agendaItemId ?? null, motion, at)
  if (plan.forms !== undefined)
    await context.run('study.setForms', { meetingId: meeting.meetingId, forms: [...plan.forms] }, at)
  await context.run('meetings.finalise', { meetingId: meeting.meetingId }, at)
}

async function enterMotion(
  context: TaskContext,
  register: Register,
  meeting: Meeting,
  agendaItemId: number | null,
  plan: MotionPlan,
  at: At,
): Promise<void> {
  const { motionId } = await context.run(
    'motions.propose',
    {
      meetingId: meeting.meetingId,
      agendaItemId,
      title: plan.title,
      decisionKind: plan.kind,
      ...(plan.method === undefined ? {} : { method: plan.method }),
      subjectId: plan.subject === undefined ? null : register.idOf(plan.subject),
      subjectName: plan.subjectName ?? '',
    },
    at,
  )
  for (const { who, at: submittedAt, stance, note } of plan.opinions ?? [])
    await context.run(
      'motions.receiveOpinion',
      { motionId, memberId: register.idOf(who), submittedAt, stance, note },
      at,
    )
  if (plan.statements)
    await context.run(
      'motions.recordStatements',
      {
        motionId,
        statements: plan.statements.map(({ who, stance, text }, index) => ({
          memberId: register.idOf(who),
          order: index + 1,
          stance,
          text,
        })),
      },
      at,
    )
  const voted = plan.ballot
    ? await enterBallot(context, meeting, motionId, plan, plan.ballot, at)
    : await context.run('motions.recordVotes', { motionId, votes: votesOf(register, meeting, plan) }, at)
  const wording = plan.core === false ? '' : perPersonWording(factsOf(voted))
  await context.run(
    'motions.resolve',
    { motionId, resolution: `${plan.before}${wording}${plan.after ?? ''}` },
    at,
  )
}

const cameToVote = (meeting: Meeting) =>
  meeting.attendance.filter((one) => one.votingRight && (one.status === 'present' || one.status === 'late'))

function enterBallot(
  context: TaskContext,
  meeting: Meeting,
  motionId: number,
  plan: MotionPlan,
  sums: NonNullable<MotionPlan['ballot']>,
  at: At,
): Promise<Motion> {
  const issued = cameToVote(meeting).length
  return context.run(
    'motions.recordBallot',
    {
      motionId,
      tally: { issued, returned: issued, valid: issued - sums.invalid, ...sums },
      scrutineers: (plan.scrutineers ?? []).map(nameOf),
      tellers: (plan.tellers ?? []).map(nameOf),
    },
    at,
  )
}

function votesOf(register: Register, meeting: Meeting, plan: MotionPlan) {
  return cameToVote(meeting).map(({ memberId }) => {
    const who = register.whoIs(memberId)
    const choice = plan.votes?.oppose?.includes(who)
      ? ('oppose' as const)
      : plan.votes?.abstain?.includes(who)
        ? ('abstain' as const)
        : ('approve' as const)
    return { memberId, choice }
  })
}

const factsOf = (motion: Motion) => ({
  title: motion.title,
  decisionKind: motion.decisionKind,
  method: motion.method,
  expected: motion.facts.expected,
  present: motion.facts.present,
  written: motion.writtenOpinions.filter((one) => one.counts).length,
  stated: motion.statementsRequired,
  approvals: motion.verdict.approvals,
  oppose: motion.facts.oppose,
  abstain: motion.facts.abstain,
  passed: motion.verdict.passed,
  approveNeeded: motion.verdict.approveNeeded,
})

/** Records a talk; what the plan leaves out stays empty. */
export async function enterTalk(
  context: TaskContext,
  register: Register,
  plan: TalkPlan,
  at: At,
): Promise<void> {
  await context.run(
    'talks.record',
    {
      talkerIds: [register.idOf(plan.talker)],
      // an applicant is not on the roll yet: such a partner is kept by name
      partnerIds: plan.partners.filter(register.knows).map(register.idOf),
      partnerNames: plan.partners.filter((who) => !register.knows(who)).map(nameOf),
      heldOn: plan.on,
      heldAt: `${plan.on}T${plan.at}`,
      place: plan.place,
      occasion: plan.occasion,
      ...plan.columns,
    },
    at,
  )
}
