/** Motions: proposed, stated upon, voted on, resolved. Every step refuses what the law does not let happen. */
import { Failure } from '#shared/failure.ts'
import {
  type DecisionKind,
  type VoteMethod,
  decisionTitles,
  methodTitles,
  type motionOperations,
} from '#shared/motions.ts'
import { judgeVote, ruleFor } from '#shared/rules/voting.ts'
import { demandsPerPersonWording, findBlanketWording } from '#shared/rules/wording.ts'
import { checkTally } from '#shared/rules/ballot.ts'
import type { HandlersOf } from '../handlers.ts'
import { meetingRow } from '../meetings/record.ts'
import { checkMayVote, dropResult, keepOfficers, keepSeats, loadMotion, motionOf, writable } from './steps.ts'

function checkMethod(kind: DecisionKind, method: VoteMethod): void {
  if (!ruleFor(kind).methods.includes(method))
    throw new Failure(
      'badInput',
      `method: ${decisionTitles[kind]}须${methodTitles.secretBallot}（${ruleFor(kind).citation}），不能${methodTitles[method]}`,
    )
}

export const motionHandlers = {
  'motions.judge': (facts) => judgeVote(facts),
  'motions.show': (read, { motionId }) => motionOf(read, motionId),
  'motions.propose': async (write, input) => {
    const meeting = await meetingRow(write, input.meetingId)
    if (meeting.state === 'final' || meeting.state === 'void') throw new Failure('lockedRecord')
    const method = input.method ?? ruleFor(input.decisionKind).defaultMethod
    checkMethod(input.decisionKind, method)
    const last = await write
      .selectFrom('motion')
      .select(({ fn }) => fn.max('position').as('position'))
      .where('meeting_id', '=', input.meetingId)
      .executeTakeFirst()
    const { motion_id } = await write
      .insertInto('motion')
      .values({
        meeting_id: input.meetingId,
        agenda_item_id: input.agendaItemId,
        position: Number(last?.position ?? 0) + 1,
        title: input.title,
        decision_kind: input.decisionKind,
        method,
        subject_id: input.subjectId,
        subject_name: input.subjectName,
      })
      .returning('motion_id')
      .executeTakeFirstOrThrow()
    return motionOf(write, motion_id)
  },
  'motions.amend': async (write, { motionId, ...changes }) => {
    await writable(write, motionId)
    const present = await motionOf(write, motionId)
    const decisionKind = changes.decisionKind ?? present.decisionKind
    const switched = changes.decisionKind !== undefined && changes.decisionKind !== present.decisionKind
    const method = changes.method ?? (switched ? ruleFor(decisionKind).defaultMethod : present.method)
    checkMethod(decisionKind, method)
    if (!ruleFor(decisionKind).election && present.election !== null) {
      if (present.election.candidates.length > 0)
        throw new Failure('conflict', '已有候选人名单，请先清空候选人，再改为其他种类')
      await keepSeats(write, motionId, null)
    }
    await write
      .updateTable('motion')
      .set({
        title: changes.title ?? present.title,
        decision_kind: decisionKind,
        method,
        agenda_item_id: changes.agendaItemId === undefined ? present.agendaItemId : changes.agendaItemId,
        subject_id: changes.subjectId === undefined ? present.subjectId : changes.subjectId,
        ...(changes.subjectName === undefined ? {} : { subject_name: changes.subjectName }),
      })
      .where('motion_id', '=', motionId)
      .execute()
    return motionOf(write, motionId)
  },
  'motions.withdraw': async (write, { motionId }) => {
    await writable(write, motionId)
    await write.deleteFrom('motion').where('motion_id', '=', motionId).execute()
    return { withdrawn: motionId }
  },
  'motions.recordStatements': async (write, { motionId, statements }) => {
    await writable(write, motionId)
    const { voters } = await loadMotion(write, motionId)
    const seen = new Set<number>()
    await write.deleteFrom('statement').where('motion_id', '=', motionId).execute()
    for (const one of statements.toSorted((a, b) => a.order - b.order)) {
      if (!voters.some((voter) => voter.memberId === one.memberId))
        throw new Failure('notEntitled', `memberId ${one.memberId}`)
      if (seen.has(one.memberId)) throw new Failure('duplicate', `memberId ${one.memberId}`)
      seen.add(one.memberId)
      await write
        .insertInto('statement')
        .values({
          motion_id: motionId,
          member_id: one.memberId,
          position: seen.size,
          stance: one.stance,
          text: one.text,
        })
        .execute()
    }
    return motionOf(write, motionId)
  },
  'motions.recordVotes': async (write, { motionId, votes }) => {
    await writable(write, motionId)
    const { motion, voters } = await loadMotion(write, motionId)
    if (motion.method === 'secretBallot') throw new Failure('secretBallotPerMember')
    if (votes.length > 0) checkMayVote(motion)
    const seen = new Set<number>()
    await write.deleteFrom('member_vote').where('motion_id', '=', motionId).execute()
    for (const vote of votes) {
      if (!voters.some((voter) => voter.memberId === vote.memberId))
        throw new Failure('notEntitled', `memberId ${vote.memberId}`)
      if (seen.has(vote.memberId)) throw new Failure('duplicate', `memberId ${vote.memberId}`)
      seen.add(vote.memberId)
      await write
        .insertInto('member_vote')
        .values({ motion_id: motionId, member_id: vote.memberId, choice: vote.choice })
        .execute()
    }
    return motionOf(write, motionId)
  },
  'motions.recordBallot': async (write, { motionId, tally, scrutineers, tellers }) => {
    await writable(write, motionId)
    const { motion, voters } = await loadMotion(write, motionId)
    if (motion.method !== 'secretBallot')
      throw new Failure('ballotInconsistent', `${methodTitles[motion.method]}由逐人票合计，不填票数`)
    if (motion.election !== null && motion.election.candidates.length > 0)
      throw new Failure('ballotInconsistent', '已有候选人名单，请按候选人逐个填写选举计票结果')
    checkMayVote(motion)
    const [fault] = checkTally(tally, voters.length)
    if (fault !== undefined) throw new Failure('ballotInconsistent', fault)
    await dropResult(write, motionId)
    const { writeIns, ...sums } = tally
    await write
      .insertInto('ballot_tally')
      .values({ motion_id: motionId, ...sums })
      .execute()
    for (const one of writeIns)
      await write
        .insertInto('write_in')
        .values({ motion_id: motionId, ...one })
        .execute()
    await keepOfficers(write, motionId, scrutineers, tellers)
    return motionOf(write, motionId)
  },
  'motions.clearResult': async (write, { motionId }) => {
    await writable(write, motionId)
    await dropResult(write, motionId)
    await write.updateTable('motion').set({ resolution: '' }).where('motion_id', '=', motionId).execute()
    return motionOf(write, motionId)
  },
  'motions.receiveOpinion': async (write, { motionId, memberId, submittedAt, stance, note }) => {
    await writable(write, motionId)
    const { entitled, voters } = await loadMotion(write, motionId)
    if (!entitled.some((one) => one.memberId === memberId) || voters.some((one) => one.memberId === memberId))
      throw new Failure('notEntitled', '书面意见只能由有表决权而未到会的党员提交')
    await write
      .insertInto('written_opinion')
      .values({
        motion_id: motionId,
        member_id: memberId,
        submitted_at: submittedAt.slice(0, 16),
        stance,
        note,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['motion_id', 'member_id'])
          .doUpdateSet({ submitted_at: submittedAt.slice(0, 16), stance, note }),
      )
      .execute()
    return motionOf(write, motionId)
  },
  'motions.withdrawOpinion': async (write, { motionId, memberId }) => {
    await writable(write, motionId)
    await write
      .deleteFrom('written_opinion')
      .where('motion_id', '=', motionId)
      .where('member_id', '=', memberId)
      .execute()
    return motionOf(write, motionId)
  },
  'motions.resolve': async (write, { motionId, resolution }) => {
    await writable(write, motionId)
    const motion = await motionOf(write, motionId)
    const [blanket] = findBlanketWording(resolution)
    if (blanket && demandsPerPersonWording(motion.decisionKind))
      throw new Failure('wordingBlocked', blanket.word)
    await write.updateTable('motion').set({ resolution }).where('motion_id', '=', motionId).execute()
    return motionOf(write, motionId)
  },
} satisfies HandlersOf<typeof motionOperations>
