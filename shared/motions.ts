/** Motions: what was decided in a meeting, by what method, with what statements and votes. */
import { z } from 'zod'
import { Election } from './elections.ts'
import { command, judgement, query } from './operation.ts'
import {
  AgendaItemId,
  MeetingId,
  MemberId,
  Moment,
  MotionId,
  line,
  prose,
  requiredLine,
} from './primitives.ts'

export const DecisionKind = z.enum([
  'generalResolution',
  'disposition',
  'disciplinary',
  'admitProbationary',
  'convertFull',
  'extendProbation',
  'cancelProbation',
  'electCommittee',
  'electSecretary',
  'electSecretaryDirect',
  'committeeDecision',
  'leadingGroupDecision',
  'personnel',
  'memberDiscipline',
  'appraisalTally',
  'approveScrutineer',
])
export type DecisionKind = z.infer<typeof DecisionKind>

export const decisionTitles: Readonly<Record<DecisionKind, string>> = {
  generalResolution: '一般事项',
  disposition: '组织处置',
  disciplinary: '纪律处分（支部大会）',
  admitProbationary: '接收预备党员',
  convertFull: '预备党员转正',
  extendProbation: '延长预备期',
  cancelProbation: '取消预备党员资格',
  electCommittee: '选举支部委员会委员',
  electSecretary: '支委会选举书记、副书记',
  electSecretaryDirect: '党员大会直接选举书记',
  committeeDecision: '支委会决议',
  leadingGroupDecision: '党组会议一般议题',
  personnel: '干部任免（党组）',
  memberDiscipline: '处分党员（党组）',
  appraisalTally: '民主评议测评',
  approveScrutineer: '通过监票人、选举办法',
}

export const VoteMethod = z.enum(['oral', 'showOfHands', 'rollCall', 'secretBallot'])
export type VoteMethod = z.infer<typeof VoteMethod>
export const methodTitles: Readonly<Record<VoteMethod, string>> = {
  oral: '口头表决',
  showOfHands: '举手表决',
  rollCall: '记名投票',
  secretBallot: '无记名投票',
}

export const VoteChoice = z.enum(['approve', 'oppose', 'abstain'])
export type VoteChoice = z.infer<typeof VoteChoice>
export const choiceTitles: Readonly<Record<VoteChoice, string>> = {
  approve: '同意',
  oppose: '不同意',
  abstain: '弃权',
}

/** A statement before the vote is public: a stance, not a ballot. */
export const Stance = z.enum(['agree', 'disagree', 'defer', 'other'])
export type Stance = z.infer<typeof Stance>
export const stanceTitles: Readonly<Record<Stance, string>> = {
  agree: '同意',
  disagree: '不同意',
  defer: '缓议',
  other: '其他意见',
}

/** Each voting member present takes a stance, in this order (speech 000; 党组工作条例第二十七条). */
export const Statement = z.object({
  memberId: MemberId,
  memberName: z.string(),
  order: z.number().int().min(1),
  stance: Stance,
  text: z.string(),
})
export type Statement = z.infer<typeof Statement>

export const MemberVote = z.object({ memberId: MemberId, memberName: z.string(), choice: VoteChoice })
export type MemberVote = z.infer<typeof MemberVote>

export const WriteIn = z.object({
  name: requiredLine(30, '另选人姓名'),
  votes: z.number().int().min(1).max(10000),
})

const count = z.number().int().min(0).max(10000)

/** All that may ever be kept of a secret ballot: sums. */
export const BallotTally = z.object({
  issued: count,
  returned: count,
  valid: count,
  invalid: count,
  approve: count,
  oppose: count,
  abstain: count,
  writeIns: z.array(WriteIn).max(50).default([]),
})
export type BallotTally = z.infer<typeof BallotTally>

export const WrittenOpinion = z.object({
  memberId: MemberId,
  memberName: z.string(),
  submittedAt: Moment,
  stance: VoteChoice,
  note: z.string(),
  /** Arrived before the meeting began, and the kind of decision lets it count. */
  counts: z.boolean(),
})
export type WrittenOpinion = z.infer<typeof WrittenOpinion>

/** Facts a voting verdict is judged from. Counts of people, never who. */
export const VotingFacts = z.object({
  decisionKind: DecisionKind,
  /** E: those with a voting (electoral) right who belong to the body, less lawful exclusions. */
  expected: count,
  /** P: those of them who are present. */
  present: count,
  /** Votes cast in the room. */
  approve: count,
  oppose: count.default(0),
  abstain: count.default(0),
  /** Approvals handed in in writing before the meeting; counted only where the law counts them. */
  writtenApprove: count.default(0),
  /** 2020 regulations: `expected`; some approved election rules still say `present` (待核). */
  electionDenominator: z.enum(['expected', 'present']).default('expected'),
  /** 党组讨论干部任免、处分党员的到会：三分之二以上（含）, the default, or 超过三分之二 (待核). */
  personnelPresent: z.enum(['atLeast', 'moreThan']).optional(),
})
export type VotingFacts = z.infer<typeof VotingFacts>

export const VotingVerdict = z.object({
  quorate: z.boolean(),
  passed: z.boolean(),
  /** Least number that must be present. */
  presentNeeded: z.number().int(),
  /** Least number of approvals (written ones that count included). */
  approveNeeded: z.number().int(),
  /** Approvals that count. */
  approvals: z.number().int(),
  /** False where not even the approval of all present (and counted opinions) could carry it. */
  canPass: z.boolean(),
  presentShort: z.number().int(),
  approveShort: z.number().int(),
  reasons: z.array(z.string()),
  citations: z.array(z.string()),
})
export type VotingVerdict = z.infer<typeof VotingVerdict>

/** How far a motion has come: the order is law. */
export const MotionStage = z.enum(['discussing', 'stated', 'voted', 'resolved'])
export type MotionStage = z.infer<typeof MotionStage>

export const Motion = z.object({
  motionId: MotionId,
  meetingId: MeetingId,
  agendaItemId: AgendaItemId.nullable(),
  title: z.string(),
  decisionKind: DecisionKind,
  method: VoteMethod,
  subjectId: MemberId.nullable(),
  subjectName: z.string(),
  stage: MotionStage,
  /** Where the kind asks for a statement of every voting member present. */
  statementsRequired: z.boolean(),
  /** Voting members present who have not stated yet. */
  statementsMissing: z.array(MemberId),
  statements: z.array(Statement),
  votes: z.array(MemberVote),
  tally: BallotTally.nullable(),
  /** Of an electing kind, once its posts are fixed: candidates, the box, who is elected. Null otherwise. */
  election: Election.nullable(),
  scrutineers: z.array(z.string()),
  tellers: z.array(z.string()),
  writtenOpinions: z.array(WrittenOpinion),
  resolution: z.string(),
  /** Sums the verdict was judged from, and the verdict itself; judged afresh at every reading. */
  facts: VotingFacts,
  verdict: VotingVerdict,
})
export type Motion = z.infer<typeof Motion>

const StatementInput = z.object({
  memberId: MemberId,
  order: z.number().int().min(1).max(1000),
  stance: Stance,
  text: prose(2000),
})

const touches = ['meetings', 'compliance'] as const

export const motionOperations = {
  'motions.judge': judgement('按规则判定到会与通过（不需要台账文件）', VotingFacts, VotingVerdict),
  'motions.show': query('一个表决事项', z.object({ motionId: MotionId }), Motion),
  'motions.propose': command(
    '在会议中提出一个表决事项（一人一事一表决）',
    z.object({
      meetingId: MeetingId,
      agendaItemId: AgendaItemId.nullable().default(null),
      title: requiredLine(200, '表决事项'),
      decisionKind: DecisionKind,
      method: VoteMethod.optional(),
      subjectId: MemberId.nullable().default(null),
      subjectName: line(30).default(''),
    }),
    Motion,
    { touches },
  ),
  'motions.amend': command(
    '更改表决事项的名称、种类、方式或对象',
    z.object({
      motionId: MotionId,
      agendaItemId: AgendaItemId.nullable().optional(),
      title: requiredLine(200, '表决事项').optional(),
      decisionKind: DecisionKind.optional(),
      method: VoteMethod.optional(),
      subjectId: MemberId.nullable().optional(),
      subjectName: line(30).optional(),
    }),
    Motion,
    { touches },
  ),
  'motions.withdraw': command(
    '撤回草稿中的表决事项',
    z.object({ motionId: MotionId }),
    z.object({ withdrawn: MotionId }),
    { touches },
  ),
  'motions.recordStatements': command(
    '记录逐人表态（整组替换）',
    z.object({ motionId: MotionId, statements: z.array(StatementInput).max(1000) }),
    Motion,
    { touches },
  ),
  'motions.recordVotes': command(
    '记录公开表决的逐人票（整组替换；无记名投票不得使用）',
    z.object({
      motionId: MotionId,
      votes: z.array(z.object({ memberId: MemberId, choice: VoteChoice })).max(1000),
    }),
    Motion,
    { touches },
  ),
  'motions.recordBallot': command(
    '记录无记名投票的票数',
    z.object({
      motionId: MotionId,
      tally: BallotTally,
      scrutineers: z.array(requiredLine(30, '监票人')).max(10).default([]),
      tellers: z.array(requiredLine(30, '计票人')).max(10).default([]),
    }),
    Motion,
    { touches },
  ),
  'motions.clearResult': command('清除草稿中已录的票，重新记录', z.object({ motionId: MotionId }), Motion, {
    touches,
  }),
  'motions.receiveOpinion': command(
    '登记缺席党员会前书面意见',
    z.object({
      motionId: MotionId,
      memberId: MemberId,
      submittedAt: Moment,
      stance: VoteChoice,
      note: prose(500).default(''),
    }),
    Motion,
    { touches },
  ),
  'motions.withdrawOpinion': command(
    '删去草稿中登记的书面意见',
    z.object({ motionId: MotionId, memberId: MemberId }),
    Motion,
    { touches },
  ),
  'motions.resolve': command('写入决议', z.object({ motionId: MotionId, resolution: prose(5000) }), Motion, {
    touches,
  }),
}
