/** Reads motions with their statements, votes and sums, and judges them afresh. */
import { Failure } from '#shared/failure.ts'
import type { Attendance } from '#shared/meetings.ts'
import type { Motion, MotionStage, VotingFacts } from '#shared/motions.ts'
import type { Moment } from '#shared/primitives.ts'
import { judgeVote, ruleFor } from '#shared/rules/voting.ts'
import { electionsOf } from '../elections/record.ts'
import type { Reader } from '../ledger/open.ts'
import { excludedFrom } from '../meetings/exclusions.ts'
import { profileOf } from '../profile.ts'
import { asVotingVerdict, withVerdict } from './election.ts'

const present = (one: Attendance) => one.status === 'present' || one.status === 'late'

/** Those with a voting right who are not lawfully left out, and those of them who came. */
export async function votersAmong(
  read: Reader,
  meetingId: number,
  attendance: readonly Attendance[],
): Promise<{ entitled: Attendance[]; voters: Attendance[] }> {
  const excluded = await excludedFrom(read, meetingId, attendance)
  const entitled = attendance.filter((one) => one.votingRight && !excluded.has(one.memberId))
  return { entitled, voters: entitled.filter(present) }
}

/** Motions of a meeting. Attendance decides E and P; it is the caller's, read once. */
export async function motionsOf(
  read: Reader,
  meetingId: number,
  startsAt: Moment,
  attendance: readonly Attendance[],
): Promise<Motion[]> {
  const own = read.selectFrom('motion').select('motion_id').where('meeting_id', '=', meetingId)
  const rows = await read
    .selectFrom('motion')
    .leftJoin('member', 'member.member_id', 'motion.subject_id')
    .selectAll('motion')
    .select('member.name as member_name')
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  // most meetings decide nothing by vote
  if (rows.length === 0) return []
  const [statements, votes, tallies, writeIns, officers, opinions, elections, profile, body] =
    await Promise.all([
      read
        .selectFrom('statement')
        .innerJoin('member', 'member.member_id', 'statement.member_id')
        .selectAll('statement')
        .select('member.name')
        .where('motion_id', 'in', own)
        .orderBy('statement.position')
        .execute(),
      read
        .selectFrom('member_vote')
        .innerJoin('member', 'member.member_id', 'member_vote.member_id')
        .selectAll('member_vote')
        .select('member.name')
        .where('motion_id', 'in', own)
        .execute(),
      read.selectFrom('ballot_tally').selectAll().where('motion_id', 'in', own).execute(),
      read
        .selectFrom('write_in')
        .selectAll()
        .where('motion_id', 'in', own)
        .orderBy('votes', 'desc')
        .execute(),
      read.selectFrom('ballot_officer').selectAll().where('motion_id', 'in', own).execute(),
      read
        .selectFrom('written_opinion')
        .innerJoin('member', 'member.member_id', 'written_opinion.member_id')
        .selectAll('written_opinion')
        .select('member.name')
        .where('motion_id', 'in', own)
        .orderBy('submitted_at')
        .execute(),
      electionsOf(read, meetingId),
      // the rules of the meeting's year, not of today
      profileOf(read, Number(startsAt.slice(0, 4))),
      votersAmong(read, meetingId, attendance),
    ])
  const { entitled, voters } = body
  return rows.map((row): Motion => {
    const rule = ruleFor(row.decision_kind)
    const mine = <Row extends { motion_id: number }>(all: readonly Row[]) =>
      all.filter((one) => one.motion_id === row.motion_id)
    const said = mine(statements)
    const cast = mine(votes)
    const sum = tallies.find((one) => one.motion_id === row.motion_id)
    const written = mine(opinions).map((one) => ({
      memberId: one.member_id,
      memberName: one.name,
      submittedAt: one.submitted_at,
      stance: one.stance,
      note: one.note,
      inTime: one.submitted_at.slice(0, 16) < startsAt.slice(0, 16),
      // somebody who then came to the meeting votes there, not by letter; somebody left out has no vote
      away: entitled.some((voter) => voter.memberId === one.member_id && !present(voter)),
    }))
    const facts: VotingFacts = {
      decisionKind: row.decision_kind,
      expected: entitled.length,
      present: voters.length,
      approve: sum?.approve ?? cast.filter((one) => one.choice === 'approve').length,
      oppose: sum?.oppose ?? cast.filter((one) => one.choice === 'oppose').length,
      abstain: sum?.abstain ?? cast.filter((one) => one.choice === 'abstain').length,
      writtenApprove: written.filter((one) => one.inTime && one.away && one.stance === 'approve').length,
      electionDenominator: profile.choices['election.denominator'],
      personnelPresent: profile.choices['voting.personnelPresent'],
    }
    const sheet = elections.get(row.motion_id) ?? { candidates: [], box: null, writeIns: [] }
    const election =
      rule.election && row.seats !== null
        ? withVerdict(row.seats, sheet, facts, profile.numbers['election.minSurplusPercent'])
        : null
    const voted = sum !== undefined || cast.length > 0 || (election !== null && election.box !== null)
    const missing = rule.statements
      ? voters
          .filter((voter) => !said.some((one) => one.member_id === voter.memberId))
          .map((voter) => voter.memberId)
      : []
    return {
      motionId: row.motion_id,
      meetingId,
      agendaItemId: row.agenda_item_id,
      title: row.title,
      decisionKind: row.decision_kind,
      method: row.method,
      subjectId: row.subject_id,
      subjectName: row.member_name ?? row.subject_name,
      stage: stageOf(missing.length, voted, row.resolution),
      statementsRequired: rule.statements,
      statementsMissing: missing,
      statements: said.map((one) => ({
        memberId: one.member_id,
        memberName: one.name,
        order: one.position,
        stance: one.stance,
        text: one.text,
      })),
      votes: attendance.flatMap((person) => {
        const vote = cast.find((one) => one.member_id === person.memberId)
        return vote ? [{ memberId: vote.member_id, memberName: vote.name, choice: vote.choice }] : []
      }),
      tally: sum
        ? {
            issued: sum.issued,
            returned: sum.returned,
            valid: sum.valid,
            invalid: sum.invalid,
            approve: sum.approve,
            oppose: sum.oppose,
            abstain: sum.abstain,
            writeIns: mine(writeIns).map((one) => ({ name: one.name, votes: one.votes })),
          }
        : null,
      election,
      scrutineers: mine(officers).flatMap((one) => (one.role === 'scrutineer' ? [one.name] : [])),
      tellers: mine(officers).flatMap((one) => (one.role === 'teller' ? [one.name] : [])),
      writtenOpinions: written.map(({ inTime, away, ...one }) => ({
        ...one,
        counts: inTime && away && rule.writtenCounts,
      })),
      resolution: row.resolution,
      facts,
      verdict: election?.verdict ? asVotingVerdict(election, election.verdict, facts) : judgeVote(facts),
    }
  })
}

/** Statements first, then the vote, then the resolution (rulebook 2.4, 2). */
function stageOf(missing: number, voted: boolean, resolution: string): MotionStage {
  if (voted) return resolution === '' ? 'voted' : 'resolved'
  return missing > 0 ? 'discussing' : 'stated'
}

export async function motionRow(read: Reader, motionId: number) {
  const row = await read
    .selectFrom('motion')
    .innerJoin('meeting', 'meeting.meeting_id', 'motion.meeting_id')
    .selectAll('motion')
    .select(['meeting.starts_at', 'meeting.state'])
    .where('motion_id', '=', motionId)
    .executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `motionId ${motionId}`)
  return row
}
