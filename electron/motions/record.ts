/** Reads motions with their statements, votes and sums, and judges them afresh. */
import { Failure } from '#shared/failure.ts'
import type { Attendance } from '#shared/meetings.ts'
import type { Motion, MotionStage, VotingFacts } from '#shared/motions.ts'
import type { Moment } from '#shared/primitives.ts'
import { type RuleProfile, defaultProfile } from '#shared/profile.ts'
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

/** A meeting whose motions are read: attendance decides E and P, less those lawfully left out. */
export interface MotionScene {
  readonly meetingId: number
  readonly startsAt: Moment
  readonly attendance: readonly Attendance[]
  readonly excluded: ReadonlySet<number>
}

/** Motions of a meeting. Attendance is the caller's, read once. */
export async function motionsOf(
  read: Reader,
  meetingId: number,
  startsAt: Moment,
  attendance: readonly Attendance[],
): Promise<Motion[]> {
  const excluded = await excludedFrom(read, meetingId, attendance)
  return (await motionsAmong(read, [{ meetingId, startsAt, attendance, excluded }])).get(meetingId) ?? []
}

/** Motions of many meetings, by meeting: one query a table, whatever their number. */
export async function motionsAmong(
  read: Reader,
  scenes: readonly MotionScene[],
): Promise<Map<number, Motion[]>> {
  const motions = new Map<number, Motion[]>()
  // SQLite binds a limited number of values; a few hundred at a time is plenty
  for (let first = 0; first < scenes.length; first += 400) {
    const some = scenes.slice(first, first + 400)
    const rows = await loadRows(
      read,
      some.map((scene) => scene.meetingId),
    )
    if (rows === null) continue
    const years = [...new Set(some.map((scene) => Number(scene.startsAt.slice(0, 4))))]
    // the rules of the meeting's year, not of today
    const profiles = new Map(
      await Promise.all(years.map(async (year) => [year, await profileOf(read, year)] as const)),
    )
    for (const scene of some) {
      const profile = profiles.get(Number(scene.startsAt.slice(0, 4))) ?? defaultProfile
      motions.set(scene.meetingId, assemble(scene, rows, profile))
    }
  }
  return motions
}

type Rows = NonNullable<Awaited<ReturnType<typeof loadRows>>>

/** Everything that hangs on the motions of some meetings; null where there is no motion. */
async function loadRows(read: Reader, meetingIds: readonly number[]) {
  const own = read.selectFrom('motion').select('motion_id').where('meeting_id', 'in', meetingIds)
  const motions = await read
    .selectFrom('motion')
    .leftJoin('member', 'member.member_id', 'motion.subject_id')
    .selectAll('motion')
    .select('member.name as member_name')
    .where('meeting_id', 'in', meetingIds)
    .orderBy('position')
    .execute()
  // most meetings decide nothing by vote
  if (motions.length === 0) return null
  const [statements, votes, tallies, writeIns, officers, opinions, elections] = await Promise.all([
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
    read.selectFrom('write_in').selectAll().where('motion_id', 'in', own).orderBy('votes', 'desc').execute(),
    read.selectFrom('ballot_officer').selectAll().where('motion_id', 'in', own).execute(),
    read
      .selectFrom('written_opinion')
      .innerJoin('member', 'member.member_id', 'written_opinion.member_id')
      .selectAll('written_opinion')
      .select('member.name')
      .where('motion_id', 'in', own)
      .orderBy('submitted_at')
      .execute(),
    electionsOf(read, meetingIds),
  ])
  const byMotion = <Row extends { motion_id: number }>(all: readonly Row[]) => {
    const map = Map.groupBy(all, (one) => one.motion_id)
    return (motionId: number): readonly Row[] => map.get(motionId) ?? []
  }
  return {
    motions: Map.groupBy(motions, (one) => one.meeting_id),
    statements: byMotion(statements),
    votes: byMotion(votes),
    tallies: byMotion(tallies),
    writeIns: byMotion(writeIns),
    officers: byMotion(officers),
    opinions: byMotion(opinions),
    elections,
  }
}

function assemble(scene: MotionScene, rows: Rows, profile: RuleProfile): Motion[] {
  const { meetingId, startsAt, attendance } = scene
  const entitled = attendance.filter((one) => one.votingRight && !scene.excluded.has(one.memberId))
  const voters = entitled.filter(present)
  return (rows.motions.get(meetingId) ?? []).map((row): Motion => {
    const rule = ruleFor(row.decision_kind)
    const said = rows.statements(row.motion_id)
    const cast = rows.votes(row.motion_id)
    const sum = rows.tallies(row.motion_id)[0]
    const written = rows.opinions(row.motion_id).map((one) => ({
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
    const sheet = rows.elections.get(row.motion_id) ?? { candidates: [], box: null, writeIns: [] }
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
            writeIns: rows.writeIns(row.motion_id).map((one) => ({ name: one.name, votes: one.votes })),
          }
        : null,
      election,
      scrutineers: rows
        .officers(row.motion_id)
        .flatMap((one) => (one.role === 'scrutineer' ? [one.name] : [])),
      tellers: rows.officers(row.motion_id).flatMap((one) => (one.role === 'teller' ? [one.name] : [])),
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

/** Statements first, then the vote, then the resolution. */
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
