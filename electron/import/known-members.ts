/** The register as a roster is compared with it. */
import { postTitles } from '#shared/branch.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { postsOn } from '../branch.ts'
import { printedPost, printedRemarks } from '../export/compose-roster.ts'
import type { Reader } from '../ledger/open.ts'
import { summarise } from '../members.ts'
import { type Person, groupOn } from '../people.ts'
import type { KnownMember, RosterFacts } from './facts.ts'

export async function knownMembers(
  read: Reader,
  branchId: number,
  people: readonly Person[],
  today: LedgerDate,
): Promise<KnownMember[]> {
  const posts = await postsOn(read, branchId, today)
  return people.map((person) => {
    const own = posts.filter(({ memberId }) => memberId === person.memberId)
    const summary = summarise(
      person,
      today,
      own.map(({ post }) => postTitles[post]),
    )
    const printed = { partyPost: printedPost(summary), remark: printedRemarks(summary) }
    return { ...knownMember(person, today), printed }
  })
}

const knownMember = (person: Person, today: LedgerDate): Required<RosterFacts> & { memberId: number } => ({
  memberId: person.memberId,
  name: person.row.name,
  gender: person.row.gender,
  ethnicity: person.row.ethnicity,
  birthDate: person.row.birth_date,
  idNumber: person.row.id_number,
  phone: person.row.phone,
  education: person.row.education,
  degree: person.row.degree,
  category: person.row.category,
  joinDate: person.row.join_date,
  fullMemberDate: person.row.full_member_date,
  leftOn: person.row.left_on,
  leftHow: person.row.left_how,
  relation: person.row.relation,
  groupName: groupOn(person, today)?.groupName ?? '',
  jobTitle: person.row.job_title,
  partyPost: person.row.party_post,
  membershipStatus: person.row.membership_status,
  floating: person.row.floating === 1,
  lostContact: person.row.lost_contact === 1,
  address: person.row.address,
  remark: person.row.remark,
})
