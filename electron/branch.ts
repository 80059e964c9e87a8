/** Branches, Party groups and committee terms: how they are kept. */
import {
  type Branch,
  type BranchFields,
  type BranchOverview,
  type CommitteeTerm,
  type PartyGroup,
  type Post,
  branchDefaults,
  type branchOperations,
} from '#shared/branch.ts'
import { Failure } from '#shared/failure.ts'
import { type LedgerDate, addDays, addYears } from '#shared/primitives.ts'
import { belongs, categoryOn } from '#shared/rules/standing.ts'
import type { At, HandlersOf } from './handlers.ts'
import { remembered } from './ledger/memory.ts'
import type { Reader, Writer } from './ledger/open.ts'
import { peopleOf } from './people.ts'

/** The branch that is meant: named, or the only one there is. Throws `branchRequired` where several could be meant. */
export async function whichBranch(read: Reader, branchId: number | undefined): Promise<number> {
  const rows = await read.selectFrom('branch').select('branch_id').orderBy('branch_id').execute()
  if (branchId !== undefined) {
    if (!rows.some((row) => row.branch_id === branchId)) throw new Failure('notFound', `branchId ${branchId}`)
    return branchId
  }
  const only = rows[0]
  if (only === undefined) throw new Failure('notFound', 'branch')
  if (rows.length > 1) throw new Failure('branchRequired')
  return only.branch_id
}

export const branchOf = (read: Reader, branchId: number): Promise<Branch> =>
  remembered(read, 'branch', [branchId], () => readBranch(read, branchId))

async function readBranch(read: Reader, branchId: number): Promise<Branch> {
  const row = await read.selectFrom('branch').selectAll().where('branch_id', '=', branchId).executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `branchId ${branchId}`)
  return {
    branchId: row.branch_id,
    name: row.name,
    superior: row.superior,
    superiorKind: row.superior_kind,
    kind: row.kind,
    seatKind: row.seat_kind,
    foundedOn: row.founded_on,
    seat: row.seat,
    phone: row.phone,
    staffCount: row.staff_count,
  }
}

async function branches(read: Reader): Promise<Branch[]> {
  const rows = await read.selectFrom('branch').select('branch_id').orderBy('branch_id').execute()
  return Promise.all(rows.map((row) => branchOf(read, row.branch_id)))
}

/** Founds a branch in the ledger; the first one is founded with the file. */
export async function foundBranch(
  write: Writer,
  fields: Partial<BranchFields> & { name: string },
  at: At,
): Promise<Branch> {
  const all = { ...branchDefaults, ...fields }
  const { branch_id } = await write
    .insertInto('branch')
    .values({ ...columnsOf(all), entered_at: at.now })
    .returning('branch_id')
    .executeTakeFirstOrThrow()
  return branchOf(write, branch_id)
}

const columnsOf = (fields: BranchFields) => ({
  name: fields.name,
  superior: fields.superior,
  superior_kind: fields.superiorKind,
  kind: fields.kind,
  seat_kind: fields.seatKind,
  founded_on: fields.foundedOn,
  seat: fields.seat,
  phone: fields.phone,
  staff_count: fields.staffCount,
})

export const groupsOf = (read: Reader, branchId: number): Promise<PartyGroup[]> =>
  remembered(read, 'groups', [branchId], () => readGroups(read, branchId))

async function readGroups(read: Reader, branchId: number): Promise<PartyGroup[]> {
  const rows = await read
    .selectFrom('party_group')
    .leftJoin('member', 'member.member_id', 'party_group.leader_id')
    .select([
      'party_group.group_id',
      'party_group.branch_id',
      'party_group.name',
      'party_group.leader_id',
      'member.name as leader_name',
      'party_group.formed_on',
      'party_group.dissolved_on',
    ])
    .where('party_group.branch_id', '=', branchId)
    .orderBy('party_group.group_id')
    .execute()
  return rows.map((row) => ({
    groupId: row.group_id,
    branchId: row.branch_id,
    name: row.name,
    leaderId: row.leader_id,
    leaderName: row.leader_name,
    formedOn: row.formed_on,
    dissolvedOn: row.dissolved_on,
  }))
}

export const groupStands = (group: PartyGroup, on: LedgerDate): boolean =>
  (group.formedOn === null || group.formedOn <= on) && (group.dissolvedOn === null || on < group.dissolvedOn)

async function groupOf(read: Reader, groupId: number): Promise<PartyGroup> {
  const row = await read
    .selectFrom('party_group')
    .select('branch_id')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const group = row && (await groupsOf(read, row.branch_id)).find((one) => one.groupId === groupId)
  if (group === undefined) throw new Failure('notFound', `groupId ${groupId}`)
  return group
}

/** Forms a Party group; one of the same name that stands already is a `duplicate`. */
export async function formGroup(
  write: Writer,
  branchId: number,
  group: { name: string; leaderId?: number | null; formedOn?: LedgerDate | null },
  at: At,
): Promise<PartyGroup> {
  const standing = (await groupsOf(write, branchId)).find(
    (one) => one.name === group.name && one.dissolvedOn === null,
  )
  if (standing) throw new Failure('duplicate', group.name)
  const { group_id } = await write
    .insertInto('party_group')
    .values({
      branch_id: branchId,
      name: group.name,
      leader_id: group.leaderId ?? null,
      formed_on: group.formedOn ?? null,
      entered_at: at.now,
    })
    .returning('group_id')
    .executeTakeFirstOrThrow()
  return groupOf(write, group_id)
}

/** Terms of the committee (and the leading group), latest first, each with its posts. */
export const termsOf = (read: Reader, branchId: number): Promise<CommitteeTerm[]> =>
  remembered(read, 'terms', [branchId], () => readTerms(read, branchId))

async function readTerms(read: Reader, branchId: number): Promise<CommitteeTerm[]> {
  const terms = await read
    .selectFrom('committee_term')
    .selectAll()
    .where('branch_id', '=', branchId)
    .orderBy('began_on', 'desc')
    .orderBy('term_id', 'desc')
    .execute()
  const posts = await read
    .selectFrom('term_post')
    .innerJoin('committee_term', 'committee_term.term_id', 'term_post.term_id')
    .innerJoin('member', 'member.member_id', 'term_post.member_id')
    .selectAll('term_post')
    .select('member.name as member_name')
    .where('committee_term.branch_id', '=', branchId)
    .orderBy('term_post.term_post_id')
    .execute()
  return terms.map((term) => ({
    termId: term.term_id,
    branchId: term.branch_id,
    body: term.body,
    number: term.number,
    beganOn: term.began_on,
    expiresOn: term.expires_on,
    approvalRef: term.approval_ref,
    extendedTo: term.extended_to,
    extensionRef: term.extension_ref,
    posts: posts
      .filter((post) => post.term_id === term.term_id)
      .map((post) => ({
        memberId: post.member_id,
        memberName: post.member_name,
        post: post.post,
        duty: post.duty,
        beganOn: post.began_on,
        endedOn: post.ended_on,
        approvalRef: post.approval_ref,
      })),
  }))
}

/** Posts held on a day. A committee goes on serving after its term ran out, until the next one begins. */
export async function postsOn(
  read: Reader,
  branchId: number,
  on: LedgerDate,
): Promise<
  { memberId: number; memberName: string; post: Post; duty: string; body: CommitteeTerm['body'] }[]
> {
  return postsAmong(await termsOf(read, branchId), on)
}

export function postsAmong(
  terms: readonly CommitteeTerm[],
  on: LedgerDate,
): { memberId: number; memberName: string; post: Post; duty: string; body: CommitteeTerm['body'] }[] {
  return (['branchCommittee', 'leadingGroup'] as const).flatMap((body) => {
    const term = terms.find((one) => one.body === body && one.beganOn <= on)
    return (term?.posts ?? [])
      .filter((post) => post.beganOn <= on && (post.endedOn === null || on < post.endedOn))
      .map(({ memberId, memberName, post, duty }) => ({ memberId, memberName, post, duty, body }))
  })
}

async function writePosts(
  write: Writer,
  termId: number,
  beganOn: LedgerDate,
  posts: readonly {
    memberId: number
    post: Post
    duty: string
    beganOn?: LedgerDate | undefined
    endedOn: LedgerDate | null
    approvalRef: string
  }[],
): Promise<void> {
  await write.deleteFrom('term_post').where('term_id', '=', termId).execute()
  for (const post of posts) {
    await write
      .insertInto('term_post')
      .values({
        term_id: termId,
        member_id: post.memberId,
        post: post.post,
        duty: post.duty,
        began_on: post.beganOn ?? beganOn,
        ended_on: post.endedOn,
        approval_ref: post.approvalRef,
      })
      .execute()
  }
}

async function termOf(read: Reader, termId: number): Promise<CommitteeTerm> {
  const row = await read
    .selectFrom('committee_term')
    .select('branch_id')
    .where('term_id', '=', termId)
    .executeTakeFirst()
  const term = row && (await termsOf(read, row.branch_id)).find((one) => one.termId === termId)
  if (term === undefined) throw new Failure('notFound', `termId ${termId}`)
  return term
}

/** 机关条例第五–七条, 任期意见: three years; villages and communities five. The term runs out the day before. */
const lawfulExpiry = (branch: Branch, beganOn: LedgerDate): LedgerDate =>
  addDays(addYears(beganOn, branch.seatKind === 'village' ? 5 : 3), -1)

async function overview(read: Reader, branchId: number, at: At): Promise<BranchOverview> {
  const people = (await peopleOf(read, branchId)).filter((person) => belongs(person, at.today))
  const count = (category: string) =>
    people.filter((person) => categoryOn(person, at.today).category === category).length
  return {
    ...(await branchOf(read, branchId)),
    groups: await groupsOf(read, branchId),
    terms: await termsOf(read, branchId),
    memberCounts: {
      all: people.length,
      full: count('fullMember'),
      probationary: count('probationaryMember'),
      unclear: count('unclear'),
    },
  }
}

export const branchHandlers = {
  'branch.list': (read) => branches(read),
  'branch.show': async (read, { branchId }, at) => overview(read, await whichBranch(read, branchId), at),
  'branch.found': (write, fields, at) => foundBranch(write, defined(fields), at),
  'branch.amend': async (write, { branchId: named, ...changes }) => {
    const branchId = await whichBranch(write, named)
    const present = await branchOf(write, branchId)
    await write
      .updateTable('branch')
      .set(columnsOf({ ...present, ...defined(changes) }))
      .where('branch_id', '=', branchId)
      .execute()
    return branchOf(write, branchId)
  },
  'branch.formGroup': async (write, { branchId, ...group }, at) =>
    formGroup(write, await whichBranch(write, branchId), group, at),
  'branch.amendGroup': async (write, { groupId, ...changes }) => {
    const present = await groupOf(write, groupId)
    const next = { ...present, ...defined(changes) }
    await write
      .updateTable('party_group')
      .set({
        name: next.name,
        leader_id: next.leaderId,
        formed_on: next.formedOn,
        dissolved_on: next.dissolvedOn,
      })
      .where('group_id', '=', groupId)
      .execute()
    return groupOf(write, groupId)
  },
  'branch.beginTerm': async (write, { branchId: named, posts, ...term }, at) => {
    const branchId = await whichBranch(write, named)
    const { term_id } = await write
      .insertInto('committee_term')
      .values({
        branch_id: branchId,
        body: term.body,
        number: term.number,
        began_on: term.beganOn,
        expires_on: term.expiresOn ?? lawfulExpiry(await branchOf(write, branchId), term.beganOn),
        approval_ref: term.approvalRef,
        entered_at: at.now,
      })
      .returning('term_id')
      .executeTakeFirstOrThrow()
    await writePosts(write, term_id, term.beganOn, posts)
    return termOf(write, term_id)
  },
  'branch.amendTerm': async (write, { termId, posts, ...changes }) => {
    const next = { ...(await termOf(write, termId)), ...defined(changes) }
    await write
      .updateTable('committee_term')
      .set({
        number: next.number,
        began_on: next.beganOn,
        expires_on: next.expiresOn,
        approval_ref: next.approvalRef,
        extended_to: next.extendedTo,
        extension_ref: next.extensionRef,
      })
      .where('term_id', '=', termId)
      .execute()
    if (posts) await writePosts(write, termId, next.beganOn, posts)
    return termOf(write, termId)
  },
} satisfies HandlersOf<typeof branchOperations>

/** Leaves out what was not given, so that spreading it over the present state changes only what was. */
export function defined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>
  }
}
