/** The branch, its Party groups, its committee and the terms the committee serves. */
import { z } from 'zod'
import { command, query } from './operation.ts'
import {
  BranchId,
  GroupId,
  LedgerDate,
  MemberId,
  PartialDate,
  TermId,
  line,
  requiredLine,
} from './primitives.ts'

/** Kinds of organisation a ledger may keep. */
export const BranchKind = z.enum(['branch', 'generalBranch', 'organPartyCommittee'])
export type BranchKind = z.infer<typeof BranchKind>

/** To whom decisions that need approval go (机关条例第三十七条): decides the wording of reminders. */
export const SuperiorKind = z.enum(['organWorkCommittee', 'organPartyCommittee', 'generalBranch', 'other'])
export type SuperiorKind = z.infer<typeof SuperiorKind>

export const BranchFields = z.object({
  name: requiredLine(60, '支部名称'),
  superior: line(60),
  superiorKind: SuperiorKind,
  kind: BranchKind,
  /** Villages and communities serve five years, everybody else three (任期意见). */
  seatKind: z.enum(['organ', 'village']),
  foundedOn: PartialDate.nullable(),
  seat: line(100),
  phone: line(30),
  /** Everybody who works in the organ, Party member or not: base of the 1–2 % of full-time Party staff. */
  staffCount: z.number().int().min(0).max(100000).nullable(),
})
export type BranchFields = z.infer<typeof BranchFields>

/**
 * What an unstated field starts as. Kept out of the schema: a default inside an optional field would also
 * fill the fields that an amendment leaves alone.
 */
export const branchDefaults: Omit<BranchFields, 'name'> = {
  superior: '',
  superiorKind: 'organWorkCommittee',
  kind: 'branch',
  seatKind: 'organ',
  foundedOn: null,
  seat: '',
  phone: '',
  staffCount: null,
}

export const Branch = BranchFields.extend({ branchId: BranchId })
export type Branch = z.infer<typeof Branch>

export const PartyGroup = z.object({
  groupId: GroupId,
  branchId: BranchId,
  name: z.string(),
  leaderId: MemberId.nullable(),
  leaderName: z.string().nullable(),
  formedOn: LedgerDate.nullable(),
  dissolvedOn: LedgerDate.nullable(),
})
export type PartyGroup = z.infer<typeof PartyGroup>

/** `branchCommittee`, or the unit's leading group whose meetings the ledger may keep as well. */
export const TermBody = z.enum(['branchCommittee', 'leadingGroup'])
export type TermBody = z.infer<typeof TermBody>

export const Post = z.enum([
  'secretary',
  'deputySecretary',
  'organizationOfficer',
  'publicityOfficer',
  'disciplineOfficer',
  'committeeMember',
  'leadingGroupSecretary',
  'leadingGroupMember',
])
export type Post = z.infer<typeof Post>

export const postTitles: Readonly<Record<Post, string>> = {
  secretary: '书记',
  deputySecretary: '副书记',
  organizationOfficer: '组织委员',
  publicityOfficer: '宣传委员',
  disciplineOfficer: '纪检委员',
  committeeMember: '委员',
  leadingGroupSecretary: '党组书记',
  leadingGroupMember: '党组成员',
}

export const PostHolding = z.object({
  memberId: MemberId,
  memberName: z.string(),
  post: Post,
  duty: z.string(),
  beganOn: LedgerDate,
  endedOn: LedgerDate.nullable(),
  approvalRef: z.string(),
})
export type PostHolding = z.infer<typeof PostHolding>

export const CommitteeTerm = z.object({
  termId: TermId,
  branchId: BranchId,
  body: TermBody,
  number: z.number().int().min(1).max(99).nullable(),
  beganOn: LedgerDate,
  /** The day the term runs out; worked out from the law where none is given (3 or 5 years). */
  expiresOn: LedgerDate,
  approvalRef: z.string(),
  extendedTo: LedgerDate.nullable(),
  extensionRef: z.string(),
  posts: z.array(PostHolding),
})
export type CommitteeTerm = z.infer<typeof CommitteeTerm>

export const BranchOverview = Branch.extend({
  groups: z.array(PartyGroup),
  terms: z.array(CommitteeTerm),
  memberCounts: z.object({
    all: z.number().int(),
    full: z.number().int(),
    probationary: z.number().int(),
    unclear: z.number().int(),
  }),
})
export type BranchOverview = z.infer<typeof BranchOverview>

const PostInput = z.object({
  memberId: MemberId,
  post: Post,
  duty: line(100).default(''),
  beganOn: LedgerDate.optional(),
  endedOn: LedgerDate.nullable().default(null),
  approvalRef: line(60).default(''),
})

const WhichBranch = z.object({ branchId: BranchId.optional() })

export const branchOperations = {
  'branch.list': query('本台账里的全部支部', z.object({}).default({}), z.array(Branch)),
  'branch.show': query('支部基本情况、党小组、支委会届次', WhichBranch.default({}), BranchOverview),
  'branch.found': command('新增一个支部', BranchFields.partial().required({ name: true }), Branch, {
    touches: ['branch', 'compliance'],
    access: 'keep',
  }),
  'branch.amend': command(
    '更改支部基本情况',
    BranchFields.partial().extend({ branchId: BranchId.optional() }),
    Branch,
    { touches: ['branch', 'compliance'] },
  ),
  'branch.formGroup': command(
    '设立党小组',
    z.object({
      branchId: BranchId.optional(),
      name: requiredLine(40, '党小组名称'),
      leaderId: MemberId.nullable().default(null),
      formedOn: LedgerDate.nullable().default(null),
    }),
    PartyGroup,
    { touches: ['branch', 'compliance'] },
  ),
  'branch.amendGroup': command(
    '更改党小组名称、组长或撤销党小组',
    z.object({
      groupId: GroupId,
      name: requiredLine(40, '党小组名称').optional(),
      leaderId: MemberId.nullable().optional(),
      formedOn: LedgerDate.nullable().optional(),
      dissolvedOn: LedgerDate.nullable().optional(),
    }),
    PartyGroup,
    { touches: ['branch', 'members', 'compliance'] },
  ),
  'branch.beginTerm': command(
    '登记一届支委会（或党组）及其成员',
    z.object({
      branchId: BranchId.optional(),
      body: TermBody.default('branchCommittee'),
      number: z.number().int().min(1).max(99).nullable().default(null),
      beganOn: LedgerDate,
      expiresOn: LedgerDate.optional(),
      approvalRef: line(60).default(''),
      posts: z.array(PostInput).max(30).default([]),
    }),
    CommitteeTerm,
    { touches: ['branch', 'members', 'compliance'] },
  ),
  'branch.amendTerm': command(
    '更改届次、延期或成员分工',
    z.object({
      termId: TermId,
      number: z.number().int().min(1).max(99).nullable().optional(),
      beganOn: LedgerDate.optional(),
      expiresOn: LedgerDate.optional(),
      approvalRef: line(60).optional(),
      extendedTo: LedgerDate.nullable().optional(),
      extensionRef: line(60).optional(),
      /** Given, it replaces the list of posts. */
      posts: z.array(PostInput).max(30).optional(),
    }),
    CommitteeTerm,
    { touches: ['branch', 'members', 'compliance'] },
  ),
}
