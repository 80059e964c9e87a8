import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DecisionKind, type VotingFacts } from '#shared/motions.ts'
import { checkTally } from '#shared/rules/ballot.ts'
import { judgeVote, ruleFor } from '#shared/rules/voting.ts'

const judge = (facts: Partial<VotingFacts> & Pick<VotingFacts, 'decisionKind' | 'expected' | 'present'>) =>
  judgeVote({
    approve: 0,
    oppose: 0,
    abstain: 0,
    writtenApprove: 0,
    electionDenominator: 'expected',
    ...facts,
  })

// boundary table: E, 半数以上, 超过半数, 不少于 4/5, 超过 2/3
const boundaries = [
  [3, 2, 2, 3, 3],
  [4, 2, 3, 4, 3],
  [5, 3, 3, 4, 4],
  [6, 3, 4, 5, 5],
  [7, 4, 4, 6, 5],
  [8, 4, 5, 7, 6],
  [9, 5, 5, 8, 7],
  [10, 5, 6, 8, 7],
  [12, 6, 7, 10, 9],
] as const

describe('quorum and majority (支部条例第十一条, 发展细则第二十一条, 选举条例)', () => {
  it.each(boundaries)('E = %i', (expected, half, more, fourFifths, moreThanTwoThirds) => {
    const needed = (decisionKind: VotingFacts['decisionKind']) =>
      judge({ decisionKind, expected, present: expected })
    expect(needed('generalResolution')).toMatchObject({ presentNeeded: half, approveNeeded: more })
    expect(needed('admitProbationary')).toMatchObject({ presentNeeded: more, approveNeeded: more })
    expect(needed('electCommittee')).toMatchObject({ presentNeeded: fourFifths, approveNeeded: more })
    expect(needed('electSecretary')).toMatchObject({ presentNeeded: moreThanTwoThirds, approveNeeded: more })
    expect(needed('committeeDecision')).toMatchObject({ presentNeeded: half, approveNeeded: more })
  })

  it.each([
    // 「三分之二以上」 includes two thirds (待核, so a named case)
    [3, 2],
    [6, 4],
    [7, 5],
    [9, 6],
    [10, 7],
  ])('干部任免（党组）E = %i needs %i present', (expected, present) => {
    expect(judge({ decisionKind: 'personnel', expected, present }).presentNeeded).toBe(present)
    expect(judge({ decisionKind: 'personnel', expected, present }).quorate).toBe(true)
    expect(judge({ decisionKind: 'personnel', expected, present: present - 1 }).quorate).toBe(false)
  })

  it('8 expected, 4 present: may meet, but can carry nothing even if all approve', () => {
    const verdict = judge({ decisionKind: 'generalResolution', expected: 8, present: 4, approve: 4 })
    expect(verdict).toMatchObject({
      quorate: true,
      passed: false,
      canPass: false,
      presentNeeded: 4,
      approveNeeded: 5,
    })
    expect(verdict.reasons.join('')).toContain('即使全部赞成也不足')
  })

  it('8 expected, 4 present does not suffice to admit (must exceed half)', () => {
    const verdict = judge({ decisionKind: 'admitProbationary', expected: 8, present: 4, approve: 4 })
    expect(verdict).toMatchObject({ quorate: false, passed: false, presentNeeded: 5, presentShort: 1 })
  })

  it('exactly half of the approvals never carries (选举：正好半数不能当选)', () => {
    expect(
      judge({ decisionKind: 'electCommittee', expected: 10, present: 10, approve: 5, oppose: 5 }).passed,
    ).toBe(false)
    expect(
      judge({ decisionKind: 'electCommittee', expected: 10, present: 10, approve: 6, oppose: 4 }).passed,
    ).toBe(true)
  })

  it('written opinions count for development and nowhere else (发展细则第二十一条; 党组条例第二十七条)', () => {
    const facts = { expected: 9, present: 5, approve: 4, oppose: 1, writtenApprove: 1 }
    expect(judge({ decisionKind: 'admitProbationary', ...facts })).toMatchObject({
      approvals: 5,
      passed: true,
    })
    expect(judge({ decisionKind: 'generalResolution', ...facts })).toMatchObject({
      approvals: 4,
      passed: false,
    })
    expect(judge({ decisionKind: 'leadingGroupDecision', ...facts })).toMatchObject({
      approvals: 4,
      passed: false,
    })
  })

  it('by present instead of expected: elected, with the warning that the approved rules decide', () => {
    const facts = {
      decisionKind: 'electCommittee',
      expected: 20,
      present: 16,
      approve: 9,
      oppose: 7,
    } as const
    expect(judge(facts).passed).toBe(false)
    const byPresent = judge({ ...facts, electionDenominator: 'present' })
    expect(byPresent.passed).toBe(true)
    expect(byPresent.reasons.join('')).toContain('以上级批准的《选举办法》为准')
  })

  it('contradicting numbers never pass and say why', () => {
    expect(judge({ decisionKind: 'generalResolution', expected: 5, present: 6, approve: 6 })).toMatchObject({
      passed: false,
      quorate: false,
    })
    expect(
      judge({ decisionKind: 'generalResolution', expected: 9, present: 6, approve: 6, oppose: 2 }).passed,
    ).toBe(false)
    expect(judge({ decisionKind: 'generalResolution', expected: 0, present: 0 }).quorate).toBe(false)
    const doubled = judge({
      decisionKind: 'admitProbationary',
      expected: 9,
      present: 8,
      approve: 8,
      writtenApprove: 2,
    })
    expect(doubled.passed).toBe(false)
    expect(doubled.reasons.join('')).toContain('书面意见')
  })

  it('an appraisal tally decides nothing', () => {
    expect(judge({ decisionKind: 'appraisalTally', expected: 10, present: 9 })).toMatchObject({
      quorate: true,
      approveNeeded: 0,
    })
  })
})

const facts = fc
  .record({
    decisionKind: fc.constantFrom(...DecisionKind.options),
    expected: fc.integer({ min: 1, max: 80 }),
  })
  .chain(({ decisionKind, expected }) =>
    fc.integer({ min: 0, max: expected }).chain((present) =>
      fc.record({
        decisionKind: fc.constant(decisionKind),
        expected: fc.constant(expected),
        present: fc.constant(present),
        approve: fc.integer({ min: 0, max: present }),
        writtenApprove: fc.integer({ min: 0, max: expected - present }),
      }),
    ),
  )

describe('properties', () => {
  it('one more approval never turns passed into failed', () => {
    fc.assert(
      fc.property(facts, (one) => {
        if (one.approve >= one.present) return
        if (judge(one).passed) expect(judge({ ...one, approve: one.approve + 1 }).passed).toBe(true)
      }),
    )
  })

  it('passed means quorate and more than half of those expected', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const verdict = judge(one)
        if (!verdict.passed || ruleFor(one.decisionKind).approve === null) return
        expect(verdict.quorate).toBe(true)
        expect(verdict.approvals * 2).toBeGreaterThan(one.expected)
      }),
    )
  })

  it('canPass is false exactly where no vote of those present could carry it', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const best = judge({ ...one, approve: one.present })
        expect(judge(one).canPass).toBe(
          ruleFor(one.decisionKind).approve === null ? best.quorate : best.passed,
        )
      }),
    )
  })
})

describe('ballot arithmetic (选举条例)', () => {
  const tally = {
    issued: 16,
    returned: 16,
    valid: 16,
    invalid: 0,
    approve: 15,
    oppose: 0,
    abstain: 1,
    writeIns: [],
  }
  it('agreeing sums have no fault', () => expect(checkTally(tally, 16)).toEqual([]))
  it.each([
    ['more returned than issued', { returned: 17, valid: 17, approve: 16 }, '收回'],
    ['valid and invalid', { invalid: 1 }, '有效'],
    ['choices and valid', { approve: 14 }, '合计'],
    ['more issued than voters', { issued: 17 }, '发出'],
    ['write-ins without opposition', { writeIns: [{ name: '某人', votes: 1 }] }, '另选他人'],
  ])('%s', (_what, change, word) => {
    expect(checkTally({ ...tally, ...change }, 16).join('')).toContain(word)
  })
})
