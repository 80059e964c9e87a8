/** Members: the register, and the history their standing is judged from. */
import { postTitles } from '#shared/branch.ts'
import { Failure } from '#shared/failure.ts'
import {
  type MemberDossier,
  type MemberFields,
  type MemberSummary,
  maskIdNumber,
  maskPhone,
  memberDefaults,
  type memberOperations,
} from '#shared/members.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { belongs, categoryOn, exemptOn, votingRight } from '#shared/rules/standing.ts'
import { defined, formGroup, groupsOf, postsOn, whichBranch } from './branch.ts'
import type { At, HandlersOf } from './handlers.ts'
import { remembered } from './ledger/memory.ts'
import type { Reader, Writer } from './ledger/open.ts'
import { type Person, groupOn, peopleOf } from './people.ts'

/** Where an imported record came from. */
export interface Origin {
  readonly text: string
  readonly batchId: number
}

/** Everybody of a branch with their history; `rosterOf(read, branchId)` is what rules and imports match against. */
export const rosterOf = peopleOf

/** Those who belong on a day: what attendance starts from and rosters print. */
export async function membersOn(read: Reader, branchId: number, on: LedgerDate): Promise<Person[]> {
  return (await peopleOf(read, branchId)).filter((person) => belongs(person, on))
}

export function summarise(person: Person, on: LedgerDate, posts: readonly string[]): MemberSummary {
  const { row } = person
  const vote = votingRight(person, on)
  const group = groupOn(person, on)
  return {
    memberId: person.memberId,
    branchId: person.branchId,
    name: person.name,
    gender: row.gender,
    ethnicity: row.ethnicity,
    birthDate: row.birth_date,
    idNumberMasked: maskIdNumber(row.id_number),
    phoneMasked: maskPhone(row.phone),
    education: row.education,
    degree: row.degree,
    category: categoryOn(person, on).category,
    joinDate: row.join_date,
    fullMemberDate: row.full_member_date,
    enteredOn: row.entered_on,
    leftOn: row.left_on,
    relation: row.relation,
    groupId: group?.groupId ?? null,
    groupName: group?.groupName ?? null,
    posts: [...posts],
    partyPost: row.party_post,
    jobTitle: row.job_title,
    leadingCadre: row.leading_cadre === 1,
    employment: row.employment,
    membershipStatus: row.membership_status,
    votingRight: vote.entitled,
    votingReason: vote.reasons.join('；'),
    exempt: exemptOn(person, on),
    floating: row.floating === 1,
    lostContact: row.lost_contact === 1,
    remark: row.remark,
    source: row.origin === null ? 'entered' : 'imported',
  }
}

async function summaries(
  read: Reader,
  branchId: number,
  on: LedgerDate,
  everyone: boolean,
): Promise<MemberSummary[]> {
  const posts = await postsOn(read, branchId, on)
  return (await peopleOf(read, branchId))
    .filter((person) => everyone || belongs(person, on))
    .map((person) => summarise(person, on, titlesOf(person.memberId, posts)))
}

const titlesOf = (memberId: number, posts: Awaited<ReturnType<typeof postsOn>>): string[] =>
  posts.filter((post) => post.memberId === memberId).map((post) => postTitles[post.post])

async function personOf(read: Reader, memberId: number): Promise<Person> {
  const row = await read
    .selectFrom('member')
    .select('branch_id')
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  const person = row && (await peopleOf(read, row.branch_id, memberId))[0]
  if (person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
  return person
}

async function dossier(
  read: Reader,
  memberId: number,
  on: LedgerDate,
  reveal: boolean,
): Promise<MemberDossier> {
  const person = await personOf(read, memberId)
  return dossierFrom(person, await postsOn(read, person.branchId, on), on, reveal)
}

/** Of everybody the branch ever had, in the order of the register. */
export const dossiersOf = (
  read: Reader,
  branchId: number,
  on: LedgerDate,
  reveal: boolean,
): Promise<MemberDossier[]> =>
  remembered(read, 'dossiers', [branchId, on, reveal], () => readDossiers(read, branchId, on, reveal))

async function readDossiers(
  read: Reader,
  branchId: number,
  on: LedgerDate,
  reveal: boolean,
): Promise<MemberDossier[]> {
  const posts = await postsOn(read, branchId, on)
  return (await peopleOf(read, branchId)).map((person) => dossierFrom(person, posts, on, reveal))
}

function dossierFrom(
  person: Person,
  posts: Awaited<ReturnType<typeof postsOn>>,
  on: LedgerDate,
  reveal: boolean,
): MemberDossier {
  const { row, memberId } = person
  return {
    ...summarise(person, on, titlesOf(memberId, posts)),
    idNumber: reveal ? row.id_number : row.id_number === null ? null : maskIdNumber(row.id_number),
    phone: reveal ? row.phone : maskPhone(row.phone),
    address: reveal ? row.address : row.address === '' ? '' : '（已隐藏）',
    enteredHow: row.entered_how,
    leftHow: row.left_how,
    declaredCategory: row.category,
    restrictions: [...person.restrictions],
    exemptions: [...person.exemptions],
    groupHistory: person.groups.map((group) => ({ ...group })),
    origin: row.origin,
  }
}

const columnsOf = (fields: MemberFields) => ({
  name: fields.name.replace(/\s+/g, /[A-Za-z]/.test(fields.name) ? ' ' : ''),
  gender: fields.gender,
  ethnicity: fields.ethnicity,
  birth_date: fields.birthDate,
  id_number: fields.idNumber,
  phone: fields.phone,
  education: fields.education,
  degree: fields.degree,
  category: fields.category,
  join_date: fields.joinDate,
  full_member_date: fields.fullMemberDate,
  entered_on: fields.enteredOn,
  entered_how: fields.enteredHow,
  left_on: fields.leftOn,
  left_how: fields.leftHow,
  relation: fields.relation,
  job_title: fields.jobTitle,
  party_post: fields.partyPost,
  leading_cadre: fields.leadingCadre ? (1 as const) : (0 as const),
  employment: fields.employment,
  membership_status: fields.membershipStatus,
  floating: fields.floating ? (1 as const) : (0 as const),
  lost_contact: fields.lostContact ? (1 as const) : (0 as const),
  address: fields.address,
  remark: fields.remark,
})

function fieldsOf(person: Person, on: LedgerDate): MemberFields {
  const { row } = person
  return {
    name: row.name,
    gender: row.gender,
    ethnicity: row.ethnicity,
    birthDate: row.birth_date,
    idNumber: row.id_number,
    phone: row.phone,
    education: row.education,
    degree: row.degree,
    category: row.category,
    joinDate: row.join_date,
    fullMemberDate: row.full_member_date,
    enteredOn: row.entered_on,
    enteredHow: row.entered_how,
    leftOn: row.left_on,
    leftHow: row.left_how,
    relation: row.relation,
    groupId: groupOn(person, on)?.groupId ?? null,
    jobTitle: row.job_title,
    partyPost: row.party_post,
    leadingCadre: row.leading_cadre === 1,
    employment: row.employment,
    membershipStatus: row.membership_status,
    floating: row.floating === 1,
    lostContact: row.lost_contact === 1,
    address: row.address,
    remark: row.remark,
  }
}

/** Order of a life: born, joined, converted; entered, left. Throws `badInput` naming the two that contradict. */
function checkOrder(fields: MemberFields): void {
  const later = (a: string | null, b: string | null) =>
    a !== null && b !== null && a.slice(0, b.length) > b.slice(0, a.length)
  if (later(fields.joinDate, fields.fullMemberDate))
    throw new Failure('badInput', 'fullMemberDate: 转正日期早于入党日期')
  if (later(fields.birthDate, fields.joinDate))
    throw new Failure('badInput', 'joinDate: 入党日期早于出生日期')
  if (later(fields.enteredOn, fields.leftOn)) throw new Failure('badInput', 'leftOn: 离开日期早于进入日期')
}

/** A second register entry for the same ID number would count a person twice. */
async function checkIdIsFree(
  read: Reader,
  branchId: number,
  idNumber: string | null,
  but?: number,
): Promise<void> {
  if (idNumber === null) return
  const twin = await read
    .selectFrom('member')
    .select(['member_id', 'name'])
    .where('branch_id', '=', branchId)
    .where('id_number', '=', idNumber)
    .where('left_on', 'is', null)
    .executeTakeFirst()
  if (twin && twin.member_id !== but) throw new Failure('duplicate', twin.name)
}

/**
 * Enrols a person in a branch and, where named, in a group.
 * @returns the new member's id
 */
export async function enrolMember(
  write: Writer,
  branchId: number,
  given: Partial<MemberFields> & { name: string },
  at: At,
  origin?: Origin,
): Promise<number> {
  const fields: MemberFields = { ...memberDefaults, ...defined(given) }
  checkOrder(fields)
  await checkIdIsFree(write, branchId, fields.idNumber)
  const { member_id } = await write
    .insertInto('member')
    .values({
      ...columnsOf(fields),
      branch_id: branchId,
      origin: origin?.text ?? null,
      import_batch_id: origin?.batchId ?? null,
      entered_at: at.now,
    })
    .returning('member_id')
    .executeTakeFirstOrThrow()
  if (fields.groupId !== null) {
    await write.insertInto('group_membership').values({ member_id, group_id: fields.groupId }).execute()
  }
  return member_id
}

/** Changes what is named; a new group counts from `groupFrom`, or for all time where none is given. */
export async function amendMember(
  write: Writer,
  memberId: number,
  given: { [Key in keyof MemberFields]?: MemberFields[Key] | undefined },
  at: At,
  groupFrom?: LedgerDate,
): Promise<void> {
  const person = await personOf(write, memberId)
  const fields: MemberFields = { ...fieldsOf(person, at.today), ...defined(given) }
  checkOrder(fields)
  await checkIdIsFree(write, person.branchId, fields.idNumber, memberId)
  await write
    .updateTable('member')
    .set({ ...columnsOf(fields), amended_at: at.now })
    .where('member_id', '=', memberId)
    .execute()
  if (given.groupId !== undefined) await moveToGroup(write, person, given.groupId, groupFrom, at)
}

async function moveToGroup(
  write: Writer,
  person: Person,
  groupId: number | null,
  from: LedgerDate | undefined,
  at: At,
): Promise<void> {
  if ((groupOn(person, from ?? at.today)?.groupId ?? null) === groupId) return
  if (from === undefined) {
    await write.deleteFrom('group_membership').where('member_id', '=', person.memberId).execute()
  } else {
    await write
      .updateTable('group_membership')
      .set({ until_on: from })
      .where('member_id', '=', person.memberId)
      .where('until_on', 'is', null)
      .execute()
  }
  if (groupId === null) return
  await write
    .insertInto('group_membership')
    .values({ member_id: person.memberId, group_id: groupId, from_on: from ?? null })
    .execute()
}

/** The group of that name that stands, formed where there is none. */
export async function groupNamed(write: Writer, branchId: number, name: string, at: At): Promise<number> {
  const standing = (await groupsOf(write, branchId)).find(
    (group) => group.name === name && group.dissolvedOn === null,
  )
  return (standing ?? (await formGroup(write, branchId, { name }, at))).groupId
}

export const memberHandlers = {
  'members.list': async (read, input, at) =>
    summaries(read, await whichBranch(read, input.branchId), input.asOf ?? at.today, input.everyone),
  'members.show': (read, input, at) => dossier(read, input.memberId, input.asOf ?? at.today, input.reveal),
  'members.votingRight': async (read, { memberId, on }) => {
    const verdict = votingRight(await personOf(read, memberId), on)
    return { entitled: verdict.entitled, reasons: [...verdict.reasons] }
  },
  'members.enrol': async (write, { branchId: named, groupName, ...fields }, at) => {
    const branchId = await whichBranch(write, named)
    const groupId =
      groupName === undefined || groupName === ''
        ? fields.groupId
        : await groupNamed(write, branchId, groupName, at)
    // who names a conversion date names a full member; otherwise the category stays to be decided
    const inferred = fields.fullMemberDate ? ({ category: 'fullMember' } as const) : {}
    const enrolled = { ...inferred, ...defined(fields), groupId: groupId ?? null }
    const memberId = await enrolMember(write, branchId, enrolled, at)
    return dossier(write, memberId, at.today, false)
  },
  'members.amend': async (write, { memberId, groupFrom, ...fields }, at) => {
    await amendMember(write, memberId, fields, at, groupFrom)
    return dossier(write, memberId, at.today, false)
  },
  'members.restrict': async (write, { memberId, ...restriction }, at) => {
    await personOf(write, memberId)
    await write
      .insertInto('restriction')
      .values({
        member_id: memberId,
        kind: restriction.kind,
        from_on: restriction.fromOn,
        until_on: restriction.untilOn,
        document_ref: restriction.documentRef,
        entered_at: at.now,
      })
      .execute()
    return dossier(write, memberId, at.today, false)
  },
  'members.liftRestriction': async (write, { memberId, restrictionId, untilOn }, at) => {
    const { numUpdatedRows } = await write
      .updateTable('restriction')
      .set({ until_on: untilOn })
      .where('restriction_id', '=', restrictionId)
      .where('member_id', '=', memberId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Failure('notFound', `restrictionId ${restrictionId}`)
    return dossier(write, memberId, at.today, false)
  },
  'members.exempt': async (write, { memberId, ...exemption }, at) => {
    await personOf(write, memberId)
    await write
      .insertInto('exemption')
      .values({
        member_id: memberId,
        reason: exemption.reason,
        from_on: exemption.fromOn,
        until_on: exemption.untilOn,
        entered_at: at.now,
      })
      .execute()
    return dossier(write, memberId, at.today, false)
  },
  'members.endExemption': async (write, { memberId, exemptionId, untilOn }, at) => {
    const { numUpdatedRows } = await write
      .updateTable('exemption')
      .set({ until_on: untilOn })
      .where('exemption_id', '=', exemptionId)
      .where('member_id', '=', memberId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Failure('notFound', `exemptionId ${exemptionId}`)
    return dossier(write, memberId, at.today, false)
  },
} satisfies HandlersOf<typeof memberOperations>
