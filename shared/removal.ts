/**
 * Personal information that is no longer needed: members who left long ago, what was said in talks long ago.
 * 个人信息保护法 第十九条 (kept for the shortest time needed) and 第四十七条 (deleted by whoever keeps it when the
 * purpose is fulfilled). Records of meetings are the Party's archive: they stay, and what remains in them is told.
 */
import { z } from 'zod'
import { command, query, task } from './operation.ts'
import { BranchId, LedgerDate, MemberId, requiredLine } from './primitives.ts'

/** Years after which somebody who left is proposed. */
export const leftYearsUsual = 5
/** Choices for how long what was said in talks is kept; none: as long as the ledger. */
export const talkYearChoices = [3, 5, 10] as const

export const RemovalSettings = z.object({
  leftYears: z.number().int().min(1).max(50),
  talkYears: z.union([z.literal(3), z.literal(5), z.literal(10)]).nullable(),
})
export type RemovalSettings = z.infer<typeof RemovalSettings>

/** How many rows of a register, or places in a text. */
const Places = z.array(z.object({ title: z.string(), count: z.number().int() }))

export const RemovalCandidate = z.object({
  memberId: MemberId,
  name: z.string(),
  leftOn: LedgerDate,
  leftHow: z.string(),
  /** Whole years since. */
  years: z.number().int(),
  anonymised: z.boolean(),
  /** What refers to the member; empty where the member may be deleted altogether. */
  refersTo: Places,
})
export type RemovalCandidate = z.infer<typeof RemovalCandidate>

export const RemovalPreview = RemovalCandidate.extend({
  /** Texts in which the name stands and stays: minutes, resolutions; of a namesake as well. */
  inTexts: Places,
  /** Entries of the log whose contents would still name it, because they are of those texts. */
  inLog: z.number().int(),
  /** Imported files that are kept whole and name the member. */
  originals: z.array(z.string()),
  /** Imports that cannot be taken back afterwards. */
  imports: z.array(z.string()),
})
export type RemovalPreview = z.infer<typeof RemovalPreview>

export const RemovalOutcome = z.object({
  /** How the member is called now; null for one who is gone. */
  name: z.string().nullable(),
  /** Entries of the log whose contents were blanked; their digests stay. */
  blanked: z.number().int(),
  /** Structured places that a finalised or sealed record keeps. */
  locked: Places,
  /** False where the file could not be written anew: freed pages may still hold the bytes. */
  compacted: z.boolean(),
})
export type RemovalOutcome = z.infer<typeof RemovalOutcome>

export const DueTalk = z.object({
  talkId: z.number().int(),
  heldOn: z.string(),
  who: z.string(),
  occasion: z.string(),
})

const reason = requiredLine(200, '理由')
const Removing = z.object({
  memberId: MemberId,
  reason,
  /** True: imported files that name the member are deleted with it. */
  originals: z.boolean().default(true),
})
const TalksRemoving = z.object({ talkIds: z.array(z.number().int().positive()).min(1).max(5000), reason })
const Forgotten = z.object({
  name: z.string().nullable(),
  blanked: z.number().int(),
  locked: Places,
})
const touches = [
  'members',
  'meetings',
  'talks',
  'imports',
  'registers',
  'compliance',
  'dues',
  'life',
] as const

export const removalOperations = {
  'removal.settings': query('个人信息保存多久', z.object({}).default({}), RemovalSettings),
  'removal.changeSettings': command('更改个人信息的保存期限', RemovalSettings.partial(), RemovalSettings, {
    access: 'keep',
    touches: ['members'],
  }),
  'removal.candidates': query(
    '离开多年的党员，还有哪些记录涉及',
    z.object({ branchId: BranchId.optional() }).default({}),
    z.array(RemovalCandidate),
    { access: 'keep' },
  ),
  'removal.preview': query(
    '清除一名离开党员的个人信息之前：清掉什么、还会留下什么',
    z.object({ memberId: MemberId }),
    RemovalPreview,
    { access: 'keep' },
  ),
  'removal.anonymise': task('清除离开党员的个人信息，改以编号称呼', Removing, RemovalOutcome, { touches }),
  'removal.purge': task('删除没有任何记录涉及的离开党员', Removing, RemovalOutcome, { touches }),
  'removal.dueTalks': query(
    '谈话内容超过保存期限的谈话',
    z.object({ branchId: BranchId.optional() }).default({}),
    z.object({ before: LedgerDate.nullable(), talks: z.array(DueTalk) }),
    { access: 'keep' },
  ),
  'removal.talkContents': task('清除到期谈话的内容，保留谈话人、时间和事由', TalksRemoving, RemovalOutcome, {
    touches: ['talks', 'members', 'compliance'],
  }),
  'removal.anonymiseMember': command('清除离开党员的个人信息', Removing, Forgotten, {
    access: 'keep',
    internal: true,
    forgets: true,
  }),
  'removal.purgeMember': command('删除离开党员', Removing, Forgotten, {
    access: 'keep',
    internal: true,
    forgets: true,
  }),
  'removal.clearTalks': command('清除到期的谈话内容', TalksRemoving, Forgotten, {
    access: 'keep',
    internal: true,
    forgets: true,
  }),
}
