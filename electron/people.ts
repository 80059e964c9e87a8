/** Reads everybody of a branch with the history their standing is judged from. One query per table, not per person. */
import type { GroupId } from '#shared/primitives.ts'
import type { z } from 'zod'
import type { LedgerDate } from '#shared/primitives.ts'
import type { StandingFacts } from '#shared/rules/standing.ts'
import { remembered } from './ledger/memory.ts'
import type { Reader } from './ledger/open.ts'
import type { Tables } from './ledger/tables.ts'
import type { Selectable } from 'kysely'

export interface Person extends StandingFacts {
  readonly memberId: number
  readonly branchId: number
  readonly name: string
  readonly row: Selectable<Tables['member']>
  readonly groups: readonly {
    readonly groupId: z.infer<typeof GroupId>
    readonly groupName: string
    readonly fromOn: LedgerDate | null
    /** First day outside the group. */
    readonly untilOn: LedgerDate | null
  }[]
  readonly restrictions: readonly {
    restrictionId: number
    kind: 'probationWithinParty' | 'rightsSuspended' | 'membershipSuspended'
    fromOn: LedgerDate
    untilOn: LedgerDate | null
    documentRef: string
  }[]
  readonly exemptions: readonly {
    exemptionId: number
    reason: string
    fromOn: LedgerDate
    untilOn: LedgerDate | null
  }[]
}

/**
 * Everybody the branch ever had, in the order of the register.
 * @param only that one person of the branch
 */
export const peopleOf = (read: Reader, branchId: number, only?: number): Promise<Person[]> =>
  remembered(read, 'people', [branchId, only], () => readPeople(read, branchId, only))

async function readPeople(read: Reader, branchId: number, only?: number): Promise<Person[]> {
  let inBranch = read.selectFrom('member').select('member_id').where('branch_id', '=', branchId)
  if (only !== undefined) inBranch = inBranch.where('member_id', '=', only)
  const [rows, restrictions, exemptions, groups] = await Promise.all([
    read.selectFrom('member').selectAll().where('member_id', 'in', inBranch).orderBy('member_id').execute(),
    read
      .selectFrom('restriction')
      .selectAll()
      .where('member_id', 'in', inBranch)
      .orderBy('from_on')
      .execute(),
    read.selectFrom('exemption').selectAll().where('member_id', 'in', inBranch).orderBy('from_on').execute(),
    read
      .selectFrom('group_membership')
      .innerJoin('party_group', 'party_group.group_id', 'group_membership.group_id')
      .selectAll('group_membership')
      .select('party_group.name as group_name')
      .where('group_membership.member_id', 'in', inBranch)
      .orderBy('group_membership.group_membership_id')
      .execute(),
  ])
  const restrictionsOf = Map.groupBy(restrictions, (one) => one.member_id)
  const exemptionsOf = Map.groupBy(exemptions, (one) => one.member_id)
  const groupsOf = Map.groupBy(groups, (one) => one.member_id)
  return rows.map((row) => ({
    memberId: row.member_id,
    branchId: row.branch_id,
    name: row.name,
    row,
    category: row.category,
    joinDate: row.join_date,
    fullMemberDate: row.full_member_date,
    enteredOn: row.entered_on,
    leftOn: row.left_on,
    relation: row.relation,
    membershipStatus: row.membership_status,
    restrictions: (restrictionsOf.get(row.member_id) ?? []).map((one) => ({
      restrictionId: one.restriction_id,
      kind: one.kind,
      fromOn: one.from_on,
      untilOn: one.until_on,
      documentRef: one.document_ref,
    })),
    exemptions: (exemptionsOf.get(row.member_id) ?? []).map((one) => ({
      exemptionId: one.exemption_id,
      reason: one.reason,
      fromOn: one.from_on,
      untilOn: one.until_on,
    })),
    groups: (groupsOf.get(row.member_id) ?? []).map((one) => ({
      groupId: one.group_id,
      groupName: one.group_name,
      fromOn: one.from_on,
      untilOn: one.until_on,
    })),
  }))
}

/** The group a person belongs to on a day. */
export const groupOn = (person: Person, on: LedgerDate) =>
  person.groups.find(
    (group) =>
      (group.fromOn === null || group.fromOn <= on) && (group.untilOn === null || on < group.untilOn),
  )
