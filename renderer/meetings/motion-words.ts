/** What a motion says of itself: which kinds a meeting can decide, how a title begins, how the outcome reads. */
import type { Meeting, MeetingKind } from '#shared/meetings.ts'
import type { BallotTally, DecisionKind, Motion, VotingFacts, VotingVerdict } from '#shared/motions.ts'
import { ruleFor } from '#shared/rules/voting.ts'
import { perPersonWording } from '#shared/rules/wording.ts'

const general: readonly DecisionKind[] = [
  'generalResolution',
  'admitProbationary',
  'convertFull',
  'extendProbation',
  'cancelProbation',
  'disposition',
  'disciplinary',
  'approveScrutineer',
  'electCommittee',
  'electSecretaryDirect',
]
const byKind: Partial<Record<MeetingKind, readonly DecisionKind[]>> = {
  generalMeeting: general,
  committeeMeeting: ['committeeDecision', 'approveScrutineer', 'electSecretary'],
  leadingGroupMeeting: ['leadingGroupDecision', 'personnel', 'memberDiscipline'],
  organizationalLifeMeeting: ['generalResolution', 'appraisalTally'],
  memberAppraisal: ['appraisalTally', 'generalResolution'],
}

/** What the sheets of a meeting's motions go by: its other fields may change at every key without drawing them again. */
export type VotingMeeting = Pick<Meeting, 'kind' | 'alsoCountsAs' | 'attendance' | 'chairId' | 'startsAt'>

/** What may be decided here; the first one is the usual one. A meeting held together with a general meeting may do both. */
export function decisionKindsFor(meeting: Pick<Meeting, 'kind' | 'alsoCountsAs'>): readonly DecisionKind[] {
  const kinds = [meeting.kind, ...meeting.alsoCountsAs].flatMap((kind) => byKind[kind] ?? [])
  return kinds.length === 0 ? ['generalResolution'] : [...new Set(kinds)]
}

const titles: Partial<Record<DecisionKind, (name: string) => string>> = {
  admitProbationary: (name) => `接收${name}同志为预备党员`,
  convertFull: (name) => `${name}同志按期转为正式党员`,
  extendProbation: (name) => `延长${name}同志的预备期`,
  cancelProbation: (name) => `取消${name}同志的预备党员资格`,
  disposition: (name) => `对${name}同志的组织处置`,
  disciplinary: (name) => `给予${name}同志纪律处分`,
  personnel: (name) => `${name}同志任免`,
  memberDiscipline: (name) => `给予${name}同志处分`,
}

/** True where a decision is about one person, and so is voted on one by one. */
export const concernsPerson = (kind: DecisionKind): boolean => titles[kind] !== undefined

const elections: Partial<Record<DecisionKind, string>> = {
  electCommittee: '选举支部委员会委员',
  electSecretary: '选举支部书记、副书记',
  electSecretaryDirect: '选举支部书记',
}

/** The usual title for a person, or for an election; empty where the kind has none. */
export const usualTitle = (kind: DecisionKind, name: string): string =>
  titles[kind]?.(name) ?? elections[kind] ?? ''

/** 「张三、李四」 → one motion each (发展党员工作细则第二十一条: discussed and voted on one by one). */
export const namesIn = (text: string): string[] =>
  text
    .split(/[、，,;；\s]+/u)
    .map((name) => name.replace(/同志$/u, ''))
    .filter((name) => name !== '')

/** The names typed already and those that were pasted, each once. */
export const withNames = (text: string, people: readonly { readonly name: string }[]): string =>
  [...new Set([...namesIn(text), ...people.map(({ name }) => name)])].join('、')

/** Votes counted so far: what was said in the room, never who on a secret ballot. */
export interface Counted {
  readonly approve: number
  readonly oppose: number
  readonly abstain: number
}

/** The facts of a motion with the votes as they are being typed. */
export const liveFacts = (motion: Motion, counted: Counted | null): VotingFacts =>
  counted === null ? motion.facts : { ...motion.facts, ...counted }

/** True once votes were recorded, by name or in sums. */
export const wasVoted = (motion: Motion): boolean =>
  motion.tally !== null || motion.votes.length > 0 || (motion.election?.box ?? null) !== null

export interface Conclusion {
  readonly text: string
  readonly tone: 'plain' | 'good' | 'wrong'
}

/** One line under the vote: the outcome with its numbers, or, before it, what already stands in its way. */
export function conclusionOf(
  kind: DecisionKind,
  facts: VotingFacts,
  verdict: VotingVerdict,
  voted: boolean,
): Conclusion {
  const { expected, present } = facts
  if (verdict.presentShort > 0)
    return {
      text: `到会有表决权 ${present} 人，须 ${verdict.presentNeeded} 人，还差 ${verdict.presentShort} 人，不得表决。`,
      tone: 'wrong',
    }
  // enough are there and it is not quorate: the numbers contradict each other, and the first reason says how
  if (!verdict.quorate) return { text: verdict.reasons[0] ?? '', tone: 'wrong' }
  const votes = `赞成 ${verdict.approvals} / 应到 ${expected}`
  const tallyOnly = ruleFor(kind).approve === null
  if (!verdict.canPass && !tallyOnly)
    return {
      text: `${voted ? `${votes}，未通过。` : ''}到会 ${present} 人，即使全部赞成也不足通过（须赞成 ${verdict.approveNeeded}）。`,
      tone: 'wrong',
    }
  if (!voted) return { text: '尚未表决。', tone: 'plain' }
  if (tallyOnly) return { text: '测评票已录，测评不产生通过与否。', tone: 'plain' }
  if (verdict.passed) return { text: `${votes}，超过半数，通过。`, tone: 'good' }
  return {
    text: `${votes}，须赞成 ${verdict.approveNeeded}，还差 ${verdict.approveShort}，未通过。`,
    tone: 'wrong',
  }
}

/** The resolution in numbers, from the same facts that the verdict was judged from. */
export function wordingOf(motion: Motion, facts: VotingFacts, verdict: VotingVerdict): string {
  return perPersonWording({
    title: motion.title,
    decisionKind: motion.decisionKind,
    method: motion.method,
    expected: facts.expected,
    present: facts.present,
    written: motion.writtenOpinions.filter((opinion) => opinion.counts).length,
    stated: motion.statements.length > 0,
    approvals: verdict.approvals,
    oppose: facts.oppose,
    abstain: facts.abstain,
    passed: verdict.passed,
    approveNeeded: verdict.approveNeeded,
  })
}

/** A tally as it is typed: a number is null until somebody typed it. */
export type TypedTally = { readonly [Key in keyof Omit<BallotTally, 'writeIns'>]: number | null }

export const noTally: TypedTally = {
  issued: null,
  returned: null,
  valid: null,
  invalid: null,
  approve: null,
  oppose: null,
  abstain: null,
}

export interface TallyFault {
  readonly fields: readonly (keyof TypedTally)[]
  readonly message: string
}

/** What cannot be true about a tally (validity of ballots); says it as soon as the numbers are there. */
export function tallyFaults(tally: TypedTally, present: number): TallyFault[] {
  const { issued, returned, valid, invalid, approve, oppose, abstain } = tally
  const faults: TallyFault[] = []
  if (issued !== null && issued > present)
    faults.push({ fields: ['issued'], message: `发出 ${issued} 多于到会有表决权 ${present} 人` })
  if (issued !== null && returned !== null && returned > issued)
    faults.push({
      fields: ['issued', 'returned'],
      message: `收回 ${returned} 多于发出 ${issued}，选举或表决无效，须重新投票`,
    })
  if (returned !== null && valid !== null && invalid !== null && valid + invalid !== returned)
    faults.push({
      fields: ['returned', 'valid', 'invalid'],
      message: `有效 ${valid} ＋ 无效 ${invalid} ＝ ${valid + invalid}，与收回 ${returned} 不符`,
    })
  if (
    valid !== null &&
    approve !== null &&
    oppose !== null &&
    abstain !== null &&
    approve + oppose + abstain !== valid
  )
    faults.push({
      fields: ['valid', 'approve', 'oppose', 'abstain'],
      message: `赞成 ${approve} ＋ 不赞成 ${oppose} ＋ 弃权 ${abstain} ＝ ${approve + oppose + abstain}，与有效 ${valid} 不符`,
    })
  return faults
}

/** The tally once every number is typed; null before. */
export function completeTally(tally: TypedTally): Omit<BallotTally, 'writeIns'> | null {
  const { issued, returned, valid, invalid, approve, oppose, abstain } = tally
  if (issued === null || returned === null || valid === null || invalid === null) return null
  if (approve === null || oppose === null || abstain === null) return null
  return { issued, returned, valid, invalid, approve, oppose, abstain }
}
