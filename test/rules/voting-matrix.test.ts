/** The voting matrix over every kind of decision and E = 3 … 60, against a definition of its own in whole numbers. */
import { describe, expect, it } from 'vitest'
import { DecisionKind, type VotingFacts } from '#shared/motions.ts'
import { judgeVote } from '#shared/rules/voting.ts'

type Holds = (part: number, of: number) => boolean
const half: Holds = (part, of) => part * 2 >= of
const moreThanHalf: Holds = (part, of) => part * 2 > of
const fourFifths: Holds = (part, of) => part * 5 >= of * 4
const twoThirds: Holds = (part, of) => part * 3 >= of * 2
const moreThanTwoThirds: Holds = (part, of) => part * 3 > of * 2

/** As the law words it: who must come, and whether written opinions count. Approval is always more than half. */
const matrix: Readonly<Record<DecisionKind, { present: Holds; written: boolean; decides: boolean }>> = {
  generalResolution: { present: half, written: false, decides: true },
  disposition: { present: half, written: false, decides: true },
  disciplinary: { present: half, written: false, decides: true },
  admitProbationary: { present: moreThanHalf, written: true, decides: true },
  convertFull: { present: moreThanHalf, written: true, decides: true },
  extendProbation: { present: moreThanHalf, written: true, decides: true },
  cancelProbation: { present: moreThanHalf, written: true, decides: true },
  electCommittee: { present: fourFifths, written: false, decides: true },
  electSecretary: { present: moreThanTwoThirds, written: false, decides: true },
  electSecretaryDirect: { present: fourFifths, written: false, decides: true },
  committeeDecision: { present: half, written: false, decides: true },
  leadingGroupDecision: { present: half, written: false, decides: true },
  personnel: { present: twoThirds, written: false, decides: true },
  memberDiscipline: { present: twoThirds, written: false, decides: true },
  appraisalTally: { present: half, written: false, decides: false },
  approveScrutineer: { present: fourFifths, written: false, decides: true },
}

const judge = (decisionKind: DecisionKind, expected: number, changes: Partial<VotingFacts>) =>
  judgeVote({
    decisionKind,
    expected,
    present: expected,
    approve: 0,
    oppose: 0,
    abstain: 0,
    writtenApprove: 0,
    electionDenominator: 'expected',
    ...changes,
  })

const sizes = Array.from({ length: 58 }, (_, index) => index + 3)
const upTo = (last: number) => Array.from({ length: last + 1 }, (_, index) => index)

describe.each(DecisionKind.options)('%s, E = 3 … 60', (kind) => {
  const { present: enough, written, decides } = matrix[kind]

  it('quorum at every number present, and the least number named', () => {
    for (const expected of sizes) {
      for (const present of upTo(expected))
        expect(judge(kind, expected, { present }).quorate, `E ${expected}, P ${present}`).toBe(
          enough(present, expected),
        )
      const least = upTo(expected).find((present) => enough(present, expected))
      expect(judge(kind, expected, {}).presentNeeded, `E ${expected}`).toBe(least)
    }
  })

  it('carried at every number of approvals, and the least number named', () => {
    for (const expected of sizes) {
      for (const approve of upTo(expected))
        expect(judge(kind, expected, { approve }).passed, `E ${expected}, A ${approve}`).toBe(
          !decides || moreThanHalf(approve, expected),
        )
      const least = upTo(expected).find((approve) => moreThanHalf(approve, expected))
      expect(judge(kind, expected, {}).approveNeeded, `E ${expected}`).toBe(decides ? least : 0)
    }
  })

  it('written opinions carry it only where they count, and never make a quorum', () => {
    for (const expected of sizes) {
      const present = upTo(expected).find((some) => enough(some, expected)) ?? expected
      const away = expected - present
      const verdict = judge(kind, expected, { present, approve: 0, writtenApprove: away })
      expect(verdict.approvals, `E ${expected}`).toBe(written ? away : 0)
      expect(verdict.passed, `E ${expected}`).toBe(!decides || (written && moreThanHalf(away, expected)))
      const short = judge(kind, expected, { present: present - 1, approve: 0, writtenApprove: away + 1 })
      expect(short.quorate, `E ${expected}`).toBe(false)
      expect(short.passed, `E ${expected}`).toBe(false)
    }
  })
})

describe('the reading that local papers may choose (待核)', () => {
  it('超过三分之二 for persons in the leading group, and for nothing else', () => {
    for (const expected of sizes)
      for (const kind of DecisionKind.options) {
        const onPersons = kind === 'personnel' || kind === 'memberDiscipline'
        const enough = onPersons ? moreThanTwoThirds : matrix[kind].present
        for (const present of upTo(expected))
          expect(
            judge(kind, expected, { present, personnelPresent: 'moreThan' }).quorate,
            `${kind}, E ${expected}, P ${present}`,
          ).toBe(enough(present, expected))
      }
  })
})
