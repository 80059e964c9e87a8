/** Elections: posts and candidates, then the count of the box. Refuses what the law does not let happen. */
import type { Election, electionOperations } from '#shared/elections.ts'
import { Failure } from '#shared/failure.ts'
import { type Motion, decisionTitles } from '#shared/motions.ts'
import { electionFaults, judgeElection } from '#shared/rules/elections.ts'
import { votingRight } from '#shared/rules/standing.ts'
import { ruleFor } from '#shared/rules/voting.ts'
import type { HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { meetingRow } from '../meetings/record.ts'
import { checkMayVote, dropResult, keepOfficers, keepSeats, motionOf, writable } from '../motions/steps.ts'
import { peopleOf } from '../people.ts'
import { fillBox, keepCandidates } from './record.ts'

type Nominated = Parameters<typeof keepCandidates>[2][number]

function checkElecting(motion: Motion): void {
  if (!ruleFor(motion.decisionKind).election)
    throw new Failure(
      'badInput',
      `motionId: 「${decisionTitles[motion.decisionKind]}」不是选举事项，没有候选人`,
    )
}

/** Names filled in from the roster; two of one name must be told apart. Nobody without 被选举权 is a candidate. */
async function named(read: Reader, meetingId: number, given: readonly Nominated[]): Promise<Nominated[]> {
  const meeting = await meetingRow(read, meetingId)
  const people = await peopleOf(read, meeting.branch_id)
  const candidates = given.map(({ memberId, name }) => {
    if (memberId === null) {
      if (name === '') throw new Failure('badInput', 'candidates: 候选人姓名没有填写')
      return { memberId, name }
    }
    const person = people.find((one) => one.memberId === memberId)
    if (person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
    // who is to join the branch or stands for a leading group may belong elsewhere on that day
    const anywhere = { ...person, relation: 'here' as const, enteredOn: null, leftOn: null }
    const right = votingRight(anywhere, meeting.starts_at.slice(0, 10))
    if (!right.entitled)
      throw new Failure('notEntitled', `${person.name}当日没有被选举权：${right.reasons.join('；')}`)
    return { memberId, name: name === '' ? person.name : name }
  })
  const seen = new Set<string>()
  for (const { name } of candidates) {
    if (seen.has(name))
      throw new Failure('duplicate', `候选人「${name}」重复；同名的请在姓名后注明，以便区分`)
    seen.add(name)
  }
  return candidates
}

/** Every candidate is counted, and nobody else. */
function checkNames(nominated: readonly string[], counted: readonly string[]): void {
  const missing = nominated.filter((name) => !counted.includes(name))
  const strange = counted.filter((name) => !nominated.includes(name))
  if (missing.length > 0) throw new Failure('ballotInconsistent', `候选人${missing.join('、')}没有计票`)
  if (strange.length > 0)
    throw new Failure('ballotInconsistent', `${strange.join('、')}不在候选人名单中，得票应记为另选他人`)
}

function electionIn(motion: Motion): Election {
  if (motion.election === null) throw new Failure('conflict', '还没有确定应选名额和候选人')
  return motion.election
}

export const electionHandlers = {
  'elections.judge': (facts) => judgeElection(facts),
  'elections.nominate': async (write, { motionId, seats, candidates }) => {
    await writable(write, motionId)
    const motion = await motionOf(write, motionId)
    checkElecting(motion)
    if (motion.tally !== null || (motion.election !== null && motion.election.box !== null))
      throw new Failure('conflict', '已经记录了计票结果，请先清除结果，再改名额和候选人')
    await keepSeats(write, motionId, seats)
    await keepCandidates(write, motionId, await named(write, motion.meetingId, candidates))
    return electionIn(await motionOf(write, motionId))
  },
  'elections.recordBallot': async (write, input) => {
    const { motionId, issued, returned, valid, invalid, candidates, writeIns, scrutineers, tellers } = input
    await writable(write, motionId)
    const motion = await motionOf(write, motionId)
    checkElecting(motion)
    const { seats, candidates: nominated } = electionIn(motion)
    if (nominated.length === 0) throw new Failure('conflict', '还没有候选人，请先确定候选人')
    checkMayVote(motion)
    const names = nominated.map((one) => one.name)
    const watching = scrutineers.find((name) => names.includes(name))
    if (watching !== undefined)
      throw new Failure('ballotInconsistent', `监票人${watching}是候选人，监票人须从不是候选人的党员中推选`)
    checkNames(
      names,
      candidates.map((one) => one.name),
    )
    const { expected, present } = motion.facts
    const [fault] = electionFaults({ ...input, seats, expected, present })
    if (fault !== undefined) throw new Failure('ballotInconsistent', fault)
    await dropResult(write, motionId)
    await fillBox(write, motionId, { box: { issued, returned, valid, invalid }, candidates, writeIns })
    await keepOfficers(write, motionId, scrutineers, tellers)
    return electionIn(await motionOf(write, motionId))
  },
} satisfies HandlersOf<typeof electionOperations>
