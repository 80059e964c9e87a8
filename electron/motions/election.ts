/** An election inside a motion: judged from its sheet, and told in the words of every other vote. */
import type { Election, ElectionFacts, ElectionVerdict } from '#shared/elections.ts'
import type { VotingFacts, VotingVerdict } from '#shared/motions.ts'
import { judgeElection } from '#shared/rules/elections.ts'
import type { ElectionSheet } from '../elections/record.ts'

type ElectingKind = ElectionFacts['decisionKind']

const isElecting = (kind: VotingFacts['decisionKind']): kind is ElectingKind =>
  kind === 'electCommittee' || kind === 'electSecretary' || kind === 'electSecretaryDirect'

/** The sheet with its verdict; without a counted box there is none yet. */
export function withVerdict(
  seats: number,
  sheet: ElectionSheet,
  facts: VotingFacts,
  minSurplusPercent: number,
): Election {
  const { decisionKind } = facts
  if (sheet.box === null || !isElecting(decisionKind)) return { seats, ...sheet, verdict: null }
  const verdict = judgeElection({
    decisionKind,
    expected: facts.expected,
    present: facts.present,
    electionDenominator: facts.electionDenominator,
    minSurplusPercent,
    seats,
    ...sheet.box,
    candidates: sheet.candidates.map(({ name, approve, oppose, abstain }) => ({
      name,
      approve: approve ?? 0,
      oppose: oppose ?? 0,
      abstain: abstain ?? 0,
    })),
    writeIns: sheet.writeIns,
  })
  return { seats, ...sheet, verdict }
}

/**
 * Passed means that the ballot holds and every post is filled. `approvals` are those of whoever stands at the last post,
 * so that `approveShort` says how far that post is from being filled.
 */
export function asVotingVerdict(
  election: Election,
  verdict: ElectionVerdict,
  { expected, present }: VotingFacts,
): VotingVerdict {
  const votes = [
    ...election.candidates.map((one) => one.approve ?? 0),
    ...election.writeIns.map((one) => one.votes),
  ]
  const approvals = votes.toSorted((a, b) => b - a)[election.seats - 1] ?? 0
  return {
    quorate: verdict.quorate,
    passed: verdict.quorate && verdict.valid && verdict.seatsOpen === 0,
    presentNeeded: verdict.presentNeeded,
    approveNeeded: verdict.approveNeeded,
    approvals,
    canPass: present <= expected && present >= verdict.presentNeeded && present >= verdict.approveNeeded,
    presentShort: Math.max(verdict.presentNeeded - present, 0),
    approveShort: Math.max(verdict.approveNeeded - approvals, 0),
    reasons: verdict.reasons,
    citations: verdict.citations,
  }
}
