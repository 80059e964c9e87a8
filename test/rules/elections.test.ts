import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CandidateSums, ElectionFacts } from '#shared/elections.ts'
import { candidatesNeeded, judgeElection } from '#shared/rules/elections.ts'

/** A candidate whose approvals are given, the rest of the valid papers opposed. */
const runner = (name: string, approve: number, valid: number, abstain = 0): CandidateSums => ({
  name,
  approve,
  oppose: valid - approve - abstain,
  abstain,
})

/** Ten papers of ten people, one post and two candidates, unless said otherwise. */
function facts(
  approvals: Record<string, number>,
  changes: Partial<Omit<ElectionFacts, 'candidates'>> = {},
): ElectionFacts {
  const present = changes.present ?? changes.expected ?? 10
  const valid = changes.valid ?? present
  return {
    decisionKind: 'electCommittee',
    expected: present,
    present,
    seats: 1,
    issued: present,
    returned: present,
    valid,
    invalid: present - valid,
    candidates: Object.entries(approvals).map(([name, approve]) => runner(name, approve, valid)),
    writeIns: [],
    electionDenominator: 'expected',
    minSurplusPercent: 20,
    ...changes,
  }
}

describe('quorum of an election (不少于五分之四; 书记由支委会选：超过三分之二)', () => {
  it.each([
    ['electCommittee', 5, 4, true],
    ['electCommittee', 5, 3, false],
    ['electCommittee', 10, 8, true],
    ['electCommittee', 10, 7, false],
    ['electCommittee', 11, 9, true],
    ['electCommittee', 11, 8, false],
    ['electSecretaryDirect', 10, 8, true],
    ['electSecretaryDirect', 10, 7, false],
    ['electSecretary', 3, 3, true],
    ['electSecretary', 3, 2, false],
    ['electSecretary', 5, 4, true],
    ['electSecretary', 6, 4, false],
    ['electSecretary', 7, 5, true],
  ] as const)('%s: %i expected, %i present', (decisionKind, expected, present, quorate) => {
    const verdict = judgeElection(facts({ 甲: present }, { decisionKind, expected, present }))
    expect(verdict.quorate).toBe(quorate)
    expect(verdict.elected).toEqual(quorate ? ['甲'] : [])
    if (!quorate) expect(verdict.reasons[0]).toMatch(/还差 1 人，不得选举（.+）。$/)
  })
})

describe('who is elected (赞成票超过应到会有选举权人数的半数)', () => {
  it.each([
    // expected, present, approvals, elected
    [10, 10, 5, false], // exactly half
    [10, 10, 6, true],
    [11, 11, 5, false],
    [11, 11, 6, true],
    [10, 8, 5, false], // more than half of those present, half of those expected
    [10, 8, 6, true],
  ])('%i expected, %i present, %i approvals', (expected, present, approve, elected) => {
    expect(judgeElection(facts({ 甲: approve }, { expected, present })).elected).toEqual(
      elected ? ['甲'] : [],
    )
  })

  it('by those present where the approved rules say so, and warns that they decide', () => {
    const between = { expected: 20, present: 16 } as const
    const byExpected = judgeElection(facts({ 甲: 9 }, between))
    expect(byExpected).toMatchObject({ elected: [], approveNeeded: 11 })
    expect(byExpected.reasons.join('')).toContain('以上级批准的《选举办法》为准')
    const byPresent = judgeElection(facts({ 甲: 9 }, { ...between, electionDenominator: 'present' }))
    expect(byPresent).toMatchObject({ elected: ['甲'], approveNeeded: 9 })
    expect(byPresent.reasons.join('')).toContain('以上级批准的《选举办法》为准')
    const both = judgeElection(facts({ 甲: 11 }, { ...between, electionDenominator: 'present' }))
    expect(both.reasons.join('')).not.toContain('选举办法')
  })

  it('more than the posts: by votes, in their order', () => {
    expect(judgeElection(facts({ 甲: 6, 乙: 9, 丙: 7, 丁: 8 }, { seats: 3 }))).toMatchObject({
      elected: ['乙', '丁', '丙'],
      tied: [],
      seatsOpen: 0,
    })
  })

  it('a tie for the last post elects neither; those above it stand', () => {
    const verdict = judgeElection(facts({ 甲: 9, 乙: 7, 丙: 7, 丁: 7 }, { seats: 3 }))
    expect(verdict).toMatchObject({ elected: ['甲'], tied: ['乙', '丙', '丁'], seatsOpen: 2 })
    expect(verdict.reasons.join('')).toContain('再次投票')
  })

  it('equal votes that all fit in the posts are no tie', () => {
    expect(judgeElection(facts({ 甲: 8, 乙: 8, 丙: 8 }, { seats: 3 }))).toMatchObject({
      elected: ['甲', '乙', '丙'],
      tied: [],
    })
  })

  it('a tie at or below half elects nobody and is no tie', () => {
    expect(judgeElection(facts({ 甲: 5, 乙: 5 }))).toMatchObject({ elected: [], tied: [], seatsOpen: 1 })
  })

  it('fewer than the posts: another election, or fewer posts with the consent of half', () => {
    const verdict = judgeElection(facts({ 甲: 9, 乙: 8, 丙: 5, 丁: 4 }, { seats: 3 }))
    expect(verdict).toMatchObject({ elected: ['甲', '乙'], seatsOpen: 1 })
    expect(verdict.reasons.join('')).toContain('另行选举')
    expect(verdict.reasons.join('')).toContain('经半数以上选举人同意，也可以减少名额')
  })

  it('a write-in is elected like a candidate', () => {
    expect(judgeElection(facts({ 甲: 3, 乙: 1 }, { writeIns: [{ name: '戊', votes: 6 }] })).elected).toEqual([
      '戊',
    ])
  })

  it('every reason but the contradictions of names ends in its source', () => {
    const { reasons, citations } = judgeElection(facts({ 甲: 9, 乙: 7, 丙: 7, 丁: 2 }, { seats: 2 }))
    expect(citations).toEqual(['基层组织选举工作条例（2020）'])
    for (const reason of reasons) expect(reason).toContain('基层组织选举工作条例（2020）')
  })
})

describe('whether the ballot holds (选举票的有效性)', () => {
  const sound = facts({ 甲: 7, 乙: 2 })
  it('sums that agree', () => expect(judgeElection(sound)).toMatchObject({ valid: true, faults: [] }))
  it.each<[string, Partial<ElectionFacts>, string]>([
    ['more back than handed out', { issued: 9 }, '选举无效，须重新选举'],
    ['more handed out than present', { issued: 11 }, '多于实到'],
    ['more back than voters', { issued: 11, returned: 11, invalid: 1 }, '投票人数'],
    ['valid and invalid', { invalid: 1 }, '应等于收回'],
    ['a candidate’s sums', { candidates: [runner('甲', 7, 9), runner('乙', 2, 10)] }, '甲：赞成 7'],
    ['a name twice', { candidates: [runner('甲', 5, 10), runner('甲', 5, 10)] }, '写了两次'],
    [
      'more chosen than papers times posts',
      { candidates: [runner('甲', 7, 10), runner('乙', 4, 10)] },
      '不得多于应选名额',
    ],
    [
      'write-ins beyond the opposition',
      { candidates: [runner('甲', 3, 10, 6)], writeIns: [{ name: '戊', votes: 2 }] },
      '另选他人 2 票',
    ],
    ['a candidate written in', { writeIns: [{ name: '甲', votes: 1 }] }, '得票应计入候选人'],
    [
      'a write-in twice',
      {
        writeIns: [
          { name: '戊', votes: 1 },
          { name: '戊', votes: 1 },
        ],
      },
      '另选人「戊」写了两次',
    ],
    ['more write-ins for one than papers', { seats: 3, writeIns: [{ name: '戊', votes: 11 }] }, '多于有效票'],
    ['more present than expected', { expected: 9 }, '多于应到'],
    ['nobody expected', { expected: 0 }, '应到有选举权人数为 0'],
  ])('%s', (_what, change, words) => {
    const verdict = judgeElection({ ...sound, ...change })
    expect(verdict).toMatchObject({ valid: false, elected: [], tied: [], seatsOpen: verdict.seatsOpen })
    expect(verdict.seatsOpen).toBe(change.seats ?? 1)
    expect(verdict.faults.join('')).toContain(words)
  })

  it('fewer back than handed out is lawful, and so are invalid papers', () => {
    expect(judgeElection(facts({ 甲: 7 }, { issued: 10, returned: 9, valid: 8, invalid: 1 }))).toMatchObject({
      valid: true,
      elected: ['甲'],
    })
  })

  it('as many chosen as papers times posts is lawful', () => {
    expect(judgeElection(facts({ 甲: 10, 乙: 10, 丙: 0 }, { seats: 2 })).valid).toBe(true)
  })
})

describe('surplus (差额不少于应选的 20%；书记等额)', () => {
  it.each([
    [3, 20, 4],
    [5, 20, 6],
    [6, 20, 8],
    [7, 20, 9],
    [10, 20, 12],
    [11, 20, 14],
    [5, 0, 5],
    [3, 34, 5],
  ])('%i posts, %i%%: at least %i candidates', (seats, percent, needed) => {
    expect(candidatesNeeded('electCommittee', seats, percent)).toBe(needed)
    const kept = (count: number) =>
      judgeElection(
        facts(Object.fromEntries(Array.from({ length: count }, (_, index) => [`候${index}`, 0])), {
          seats,
          minSurplusPercent: percent,
        }),
      ).surplusKept
    expect(kept(needed)).toBe(true)
    expect(kept(needed - 1)).toBe(false)
  })

  it.each([
    ['electSecretary', 1, true],
    ['electSecretary', 2, false],
    ['electSecretary', 0, false],
    ['electSecretaryDirect', 1, true],
    ['electSecretaryDirect', 2, true],
    ['electSecretaryDirect', 0, false],
  ] as const)('%s with %i candidates for one post', (decisionKind, count, kept) => {
    const names = Object.fromEntries(['甲', '乙'].slice(0, count).map((name) => [name, 0]))
    expect(judgeElection(facts(names, { decisionKind })).surplusKept).toBe(kept)
  })
})

/** Elections whose sums agree: papers are filled one by one, so that nothing can contradict itself. */
const elections = fc
  .record({
    decisionKind: fc.constantFrom(...ElectionFacts.shape.decisionKind.unwrap().options),
    electionDenominator: fc.constantFrom('expected' as const, 'present' as const),
    expected: fc.integer({ min: 1, max: 40 }),
    away: fc.integer({ min: 0, max: 8 }),
    lost: fc.integer({ min: 0, max: 2 }),
    invalid: fc.integer({ min: 0, max: 2 }),
    seats: fc.integer({ min: 1, max: 5 }),
    named: fc.integer({ min: 1, max: 7 }),
    papers: fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 6 }), {
      minLength: 40,
      maxLength: 40,
    }),
  })
  .map(({ away, lost, named, papers, ...one }): ElectionFacts => {
    const present = Math.max(one.expected - away, 0)
    const returned = Math.max(present - lost, 0)
    const invalid = Math.min(one.invalid, returned)
    const valid = returned - invalid
    const names = Array.from({ length: named }, (_, index) => `候选${index}`)
    // each paper chooses at most as many as there are posts; a choice beyond the candidates writes one person in
    const choices = papers.slice(0, valid).map((paper) => [...new Set(paper)].slice(0, one.seats))
    const votes = (index: number) => choices.filter((paper) => paper.includes(index)).length
    const candidates = names.map((name, index) => runner(name, votes(index), valid))
    const opposed = candidates.reduce((sum, candidate) => sum + candidate.oppose, 0)
    const writeIns = [{ name: '另选', votes: Math.min(votes(8), opposed) }].filter(
      (writeIn) => writeIn.votes > 0,
    )
    return {
      ...one,
      present,
      issued: present,
      returned,
      valid,
      invalid,
      candidates,
      writeIns,
      minSurplusPercent: 20,
    }
  })

describe('properties', () => {
  it('papers that were filled lawfully hold', () => {
    fc.assert(
      fc.property(elections, (one) => {
        expect(judgeElection(one).faults).toEqual([])
      }),
    )
  })

  it('never more elected than posts, and open seats are the rest', () => {
    fc.assert(
      fc.property(elections, (one) => {
        const { elected, tied, seatsOpen } = judgeElection(one)
        expect(elected.length).toBeLessThanOrEqual(one.seats)
        expect(elected.length + seatsOpen).toBe(one.seats)
        if (tied.length > 0) expect(tied.length).toBeGreaterThan(seatsOpen)
        expect(new Set([...elected, ...tied]).size).toBe(elected.length + tied.length)
      }),
    )
  })

  it('nobody is elected or tied with half or less, and nobody left out has more votes', () => {
    fc.assert(
      fc.property(elections, (one) => {
        const { elected, tied } = judgeElection(one)
        const base = one.electionDenominator === 'present' ? one.present : one.expected
        const runners = [
          ...one.candidates.map(({ name, approve }) => ({ name, votes: approve })),
          ...one.writeIns,
        ]
        const votesOf = (name: string) => runners.find((each) => each.name === name)?.votes ?? 0
        for (const name of [...elected, ...tied]) expect(votesOf(name) * 2).toBeGreaterThan(base)
        const least = Math.min(...elected.map(votesOf))
        for (const { name, votes } of runners) if (!elected.includes(name)) expect(votes).toBeLessThan(least)
      }),
    )
  })

  it('one more approval never un-elects', () => {
    fc.assert(
      fc.property(elections, fc.nat(), (one, pick) => {
        const lucky = one.candidates[pick % one.candidates.length]
        if (lucky === undefined || lucky.oppose === 0) return
        const more = judgeElection({
          ...one,
          candidates: one.candidates.map((each) =>
            each === lucky ? { ...each, approve: each.approve + 1, oppose: each.oppose - 1 } : each,
          ),
        })
        if (!more.valid) return
        if (judgeElection(one).elected.includes(lucky.name)) expect(more.elected).toContain(lucky.name)
      }),
    )
  })

  it('nobody is elected without quorum', () => {
    fc.assert(
      fc.property(elections, (one) => {
        const strict = one.decisionKind === 'electSecretary'
        const enough = strict ? one.present * 3 > one.expected * 2 : one.present * 5 >= one.expected * 4
        const verdict = judgeElection(one)
        expect(verdict.quorate).toBe(enough && one.present > 0)
        if (!verdict.quorate) expect(verdict.elected).toEqual([])
      }),
    )
  })
})
