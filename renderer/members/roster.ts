/** What the roster page works out from its rows: filter, counts, doubts. */
import type { MemberSummary, PersonCategory } from '#shared/members.ts'

export interface RosterFilter {
  readonly name: string
  readonly category?: PersonCategory | undefined
  readonly groupId?: number | undefined
}

export function matches(member: MemberSummary, filter: RosterFilter): boolean {
  return (
    member.name.includes(filter.name.trim()) &&
    (filter.category === undefined || member.category === filter.category) &&
    (filter.groupId === undefined || member.groupId === filter.groupId)
  )
}

/** 「共 23 人：正式党员 20、预备党员 2、待确认 1 · 有表决权 19 · 免除出勤要求 1」. */
export function countsLine(members: readonly MemberSummary[]): string {
  const count = (test: (member: MemberSummary) => boolean) => members.filter(test).length
  const unclear = count((member) => member.category === 'unclear')
  const exempt = count((member) => member.exempt)
  const categories = [
    `正式党员 ${count((member) => member.category === 'fullMember')}`,
    `预备党员 ${count((member) => member.category === 'probationaryMember')}`,
    ...(unclear === 0 ? [] : [`待确认 ${unclear}`]),
  ]
  return [
    `共 ${members.length} 人：${categories.join('、')}`,
    `有表决权 ${count((member) => member.votingRight)}`,
    ...(exempt === 0 ? [] : [`免除出勤要求 ${exempt}`]),
  ].join(' · ')
}

/** People whose standing cannot be told: no category, or a conversion known only by its month. */
export function doubtsOf(members: readonly MemberSummary[]): { unclear: number; monthOnly: string[] } {
  return {
    unclear: members.filter((member) => member.category === 'unclear').length,
    monthOnly: members.filter((member) => member.fullMemberDate?.length === 7).map((member) => member.name),
  }
}
