/**
 * Quorum and majority. Integers only: 「半数以上」 includes half (`2P ≥ E`), 「超过半数」 does not
 * (`2P > E`). The denominator is always those expected who may vote, unless a parameter says otherwise.
 */
import type { DecisionKind, VoteMethod, VotingFacts, VotingVerdict } from '../motions.ts'

/** A fraction that must be reached (`atLeast`) or exceeded (`moreThan`) by the number present or approving. */
export interface Threshold {
  readonly numerator: number
  readonly denominator: number
  readonly strict: boolean
  /** As the law words it. */
  readonly wording: string
}

const half: Threshold = { numerator: 1, denominator: 2, strict: false, wording: '半数以上（含半数）' }
const moreThanHalf: Threshold = {
  numerator: 1,
  denominator: 2,
  strict: true,
  wording: '超过半数（不含半数）',
}
const fourFifths: Threshold = { numerator: 4, denominator: 5, strict: false, wording: '不少于五分之四' }
const twoThirds: Threshold = { numerator: 2, denominator: 3, strict: false, wording: '三分之二以上（含）' }
const moreThanTwoThirds: Threshold = { numerator: 2, denominator: 3, strict: true, wording: '超过三分之二' }

export interface DecisionRule {
  readonly present: Threshold
  /** Null for a tally that decides nothing (民主评议测评). */
  readonly approve: Threshold | null
  /** Opinions handed in before the meeting by those who cannot come count as votes. */
  readonly writtenCounts: boolean
  readonly election: boolean
  /** Everybody entitled who is present must state a view before the vote (speech 000). */
  readonly statements: boolean
  readonly secretOnly: boolean
  readonly defaultMethod: VoteMethod
  readonly methods: readonly VoteMethod[]
  readonly citation: string
}

const open: readonly VoteMethod[] = ['showOfHands', 'oral', 'rollCall', 'secretBallot']
const secret: readonly VoteMethod[] = ['secretBallot']

const development: DecisionRule = {
  present: moreThanHalf,
  approve: moreThanHalf,
  writtenCounts: true,
  election: false,
  statements: true,
  secretOnly: true,
  defaultMethod: 'secretBallot',
  methods: secret,
  citation: '发展党员工作细则第二十一条',
}
const general: DecisionRule = {
  present: half,
  approve: moreThanHalf,
  writtenCounts: false,
  election: false,
  statements: false,
  secretOnly: false,
  defaultMethod: 'showOfHands',
  methods: open,
  citation: '支部工作条例第十一条',
}
const election: DecisionRule = {
  present: fourFifths,
  approve: moreThanHalf,
  writtenCounts: false,
  election: true,
  statements: false,
  secretOnly: true,
  defaultMethod: 'secretBallot',
  methods: secret,
  citation: '基层组织选举工作条例（2020）',
}
const leadingGroup: DecisionRule = {
  ...general,
  citation: '党组工作条例第二十七条',
}

const rules: Readonly<Record<DecisionKind, DecisionRule>> = {
  generalResolution: general,
  disposition: { ...general, statements: true, defaultMethod: 'secretBallot' },
  disciplinary: { ...general, statements: true, defaultMethod: 'secretBallot' },
  admitProbationary: development,
  convertFull: { ...development, citation: '发展党员工作细则第二十一条、第三十三条' },
  extendProbation: { ...development, citation: '发展党员工作细则第二十一条、第三十三条' },
  cancelProbation: { ...development, citation: '发展党员工作细则第二十一条、第三十三条' },
  electCommittee: election,
  electSecretary: {
    ...election,
    present: moreThanTwoThirds,
    citation: '基层组织选举工作条例（2020）；到会比例待核',
  },
  electSecretaryDirect: election,
  committeeDecision: { ...general, citation: '支部工作条例第十二条（通过门槛待核，默认超过应到委员半数）' },
  leadingGroupDecision: leadingGroup,
  personnel: { ...leadingGroup, present: twoThirds, statements: true, defaultMethod: 'secretBallot' },
  memberDiscipline: { ...leadingGroup, present: twoThirds, statements: true, defaultMethod: 'secretBallot' },
  appraisalTally: {
    ...general,
    approve: null,
    secretOnly: true,
    defaultMethod: 'secretBallot',
    methods: secret,
    citation: '教育管理条例第十八条',
  },
  approveScrutineer: {
    ...general,
    present: fourFifths,
    defaultMethod: 'showOfHands',
    citation: '基层组织选举工作条例（2020）',
  },
}

/** What the law asks of a kind of decision. */
export const ruleFor = (kind: DecisionKind): DecisionRule => rules[kind]

/** How many must come: the leading group's two thirds on persons may be read with or without two thirds itself. */
function presenceFor({ decisionKind, personnelPresent }: VotingFacts): Threshold {
  const onPersons = decisionKind === 'personnel' || decisionKind === 'memberDiscipline'
  return onPersons && personnelPresent === 'moreThan' ? moreThanTwoThirds : ruleFor(decisionKind).present
}

/** Least whole number that meets a threshold of `of`. */
export function leastFor(threshold: Threshold, of: number): number {
  const product = threshold.numerator * of
  const floor = Math.floor(product / threshold.denominator)
  if (threshold.strict) return floor + 1
  return product % threshold.denominator === 0 ? floor : floor + 1
}

/**
 * Judges quorum and majority.
 *
 * Numbers that contradict each other (more present than expected, more votes than present) never pass, and say why.
 * Sources per kind: see `ruleFor`.
 */
export function judgeVote(facts: VotingFacts): VotingVerdict {
  const rule = ruleFor(facts.decisionKind)
  const { expected, present } = facts
  const presence = presenceFor(facts)
  const reasons: string[] = []
  const written = rule.writtenCounts ? facts.writtenApprove : 0
  const approvals = facts.approve + written
  const cast = facts.approve + facts.oppose + facts.abstain

  const byPresent = rule.election && facts.electionDenominator === 'present'
  const base = byPresent ? present : expected
  const presentNeeded = Math.max(leastFor(presence, expected), 1)
  const approveNeeded = rule.approve === null ? 0 : Math.max(leastFor(rule.approve, base), 1)

  const contradictions: string[] = []
  if (expected === 0) contradictions.push('应到有表决权人数为 0，不能表决。')
  if (present > expected)
    contradictions.push(`实到有表决权 ${present} 人多于应到 ${expected} 人，请核对出勤。`)
  if (cast > present) contradictions.push(`票数合计 ${cast} 多于实到有表决权 ${present} 人，请核对票数。`)
  if (present + written > expected && rule.writtenCounts && present <= expected) {
    contradictions.push(
      `实到 ${present} 人与书面意见 ${written} 份合计多于应到 ${expected} 人，书面意见只能由缺席者提交。`,
    )
  }
  reasons.push(...contradictions)

  const quorate = contradictions.length === 0 && present >= presentNeeded
  const presentShort = Math.max(presentNeeded - present, 0)
  reasons.push(
    quorate || presentShort === 0
      ? `应到有表决权 ${expected} 人，实到 ${present} 人，${presence.wording}须 ${presentNeeded} 人，到会人数符合规定（${rule.citation}）。`
      : `应到有表决权 ${expected} 人，须到会${presence.wording}即 ${presentNeeded} 人，实到 ${present} 人，还差 ${presentShort} 人，不得表决（${rule.citation}）。`,
  )

  if (!rule.writtenCounts && facts.writtenApprove > 0) {
    reasons.push(`书面意见 ${facts.writtenApprove} 份存档，按规定不计入票数（${rule.citation}）。`)
  }
  const canPass =
    contradictions.length === 0 && present >= presentNeeded && present + written >= approveNeeded
  const approveShort = Math.max(approveNeeded - approvals, 0)
  const passed = quorate && (rule.approve === null || approvals >= approveNeeded)
  if (rule.approve === null) {
    reasons.push('测评只计票数，不产生通过与否（教育管理条例第十八条）。')
  } else {
    const of = byPresent ? `实到 ${present} 人` : `应到有表决权 ${expected} 人`
    const sum = written > 0 ? `${approvals}（含会前书面意见 ${written}）` : String(approvals)
    if (passed) reasons.push(`赞成 ${sum}，${of}，${rule.approve.wording}须 ${approveNeeded}，通过。`)
    else if (approvals < approveNeeded)
      reasons.push(
        `赞成 ${sum}，${of}，须${rule.approve.wording}即 ${approveNeeded}，还差 ${approveShort}，未通过。`,
      )
    if (!canPass && contradictions.length === 0 && present >= presentNeeded)
      reasons.push(`实到 ${present} 人，即使全部赞成也不足通过所需的 ${approveNeeded} 票。`)
  }
  if (rule.election) {
    const withExpected = leastFor(moreThanHalf, expected)
    if (byPresent && passed && approvals < withExpected)
      reasons.push(`按实到人数当选、按应到人数（须 ${withExpected}）不当选：以上级批准的《选举办法》为准。`)
  }
  return {
    quorate,
    passed,
    presentNeeded,
    approveNeeded,
    approvals,
    canPass,
    presentShort,
    approveShort,
    reasons,
    citations: [rule.citation],
  }
}
