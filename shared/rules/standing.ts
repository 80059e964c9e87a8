/**
 * Who is what on a day, and who may vote.
 *
 * Judged at the day of the meeting, never at today's state. Sources: 党章 (预备党员没有表决权、选举权和
 * 被选举权；留党察看期间同), 选举条例（2020）第四条, 教育管理条例第二十四条 (停止党籍).
 */
import {
  type LedgerDate,
  type PartialDate,
  addYears,
  chineseDate,
  earliestDay,
  latestDay,
} from '../primitives.ts'

export interface RestrictionFact {
  readonly kind: 'probationWithinParty' | 'rightsSuspended' | 'membershipSuspended'
  readonly fromOn: LedgerDate
  /** Last day; null while it lasts. */
  readonly untilOn: LedgerDate | null
}

export interface ExemptionFact {
  readonly fromOn: LedgerDate
  readonly untilOn: LedgerDate | null
}

export interface StandingFacts {
  /** As the roster declares it. */
  readonly category: 'fullMember' | 'probationaryMember' | 'unclear'
  readonly joinDate: PartialDate | null
  readonly fullMemberDate: PartialDate | null
  readonly enteredOn: LedgerDate | null
  readonly leftOn: LedgerDate | null
  readonly relation: 'here' | 'elsewhere'
  readonly membershipStatus: 'normal' | 'suspended' | 'ceased'
  readonly restrictions: readonly RestrictionFact[]
  readonly exemptions: readonly ExemptionFact[]
}

export interface VotingRightVerdict {
  readonly entitled: boolean
  readonly reasons: readonly string[]
}

const runs = (span: { fromOn: LedgerDate; untilOn: LedgerDate | null }, on: LedgerDate) =>
  span.fromOn <= on && (span.untilOn === null || on <= span.untilOn)

/** Belongs to the branch on that day: `leftOn` is the first day outside. */
export function belongs(member: StandingFacts, on: LedgerDate): boolean {
  if (member.relation === 'elsewhere') return false
  if (member.leftOn !== null && on >= member.leftOn) return false
  if (member.enteredOn !== null) return on >= member.enteredOn
  // admitted here later than that day: not yet a member
  return member.joinDate === null || earliestDay(member.joinDate) <= on
}

/**
 * Full, probationary or unclear on that day.
 *
 * Where only the month of conversion is known, the days of that very month stay unclear: a day is never made up.
 * A declared full member without any date of conversion counts as full, but not within a year of joining.
 */
export function categoryOn(
  member: StandingFacts,
  on: LedgerDate,
): { category: 'fullMember' | 'probationaryMember' | 'unclear'; doubt: string } {
  const { category, joinDate, fullMemberDate } = member
  // somebody must decide first, whatever dates the roster names
  if (category === 'unclear') return { category: 'unclear', doubt: '人员类别待确认，不能默认有表决权' }
  if (fullMemberDate !== null) {
    if (on >= latestDay(fullMemberDate)) return { category: 'fullMember', doubt: '' }
    if (on < earliestDay(fullMemberDate)) return { category: 'probationaryMember', doubt: '' }
    return {
      category: 'unclear',
      doubt: `转正时间只到月（${chineseDate(fullMemberDate)}），当月是否已转正不能确定，请补全日期`,
    }
  }
  if (category === 'probationaryMember') return { category: 'probationaryMember', doubt: '' }
  if (joinDate !== null && on < addYears(earliestDay(joinDate), 1)) {
    return { category: 'probationaryMember', doubt: '转正日期未登记，入党未满一年，按预备党员计' }
  }
  return { category: 'fullMember', doubt: '转正日期未登记，按名册所载「正式党员」计，请补全' }
}

/** 党员有无表决权: full member, membership normal, no 留党察看, rights not suspended, in the branch on that day. */
export function votingRight(member: StandingFacts, on: LedgerDate): VotingRightVerdict {
  const reasons: string[] = []
  if (!belongs(member, on)) reasons.push(outsideReason(member, on))
  const { category, doubt } = categoryOn(member, on)
  if (category === 'probationaryMember')
    reasons.push(doubt || '预备党员没有表决权、选举权和被选举权（党章第七条）')
  if (category === 'unclear') reasons.push(doubt)
  if (member.membershipStatus === 'ceased') reasons.push('已出党')
  // without a dated restriction the status is all that is known, so it holds
  if (
    member.membershipStatus === 'suspended' &&
    !member.restrictions.some((r) => r.kind === 'membershipSuspended')
  ) {
    reasons.push('停止党籍期间（教育管理条例第二十四条）')
  }
  for (const restriction of member.restrictions) {
    if (!runs(restriction, on)) continue
    if (restriction.kind === 'probationWithinParty')
      reasons.push('留党察看期间没有表决权、选举权和被选举权（党章第四十一条）')
    else if (restriction.kind === 'rightsSuspended') reasons.push('党员权利已按权限中止（选举条例第四条）')
    else reasons.push('停止党籍期间（教育管理条例第二十四条）')
  }
  if (reasons.length > 0) return { entitled: false, reasons }
  return { entitled: true, reasons: doubt === '' ? [] : [doubt] }
}

function outsideReason(member: StandingFacts, on: LedgerDate): string {
  if (member.relation === 'elsewhere') return '组织关系不在本支部'
  if (member.leftOn !== null && on >= member.leftOn) return `${chineseDate(member.leftOn)}起已不在本支部`
  return '当日尚未进入本支部'
}

/** 教育管理条例第二十三条: no hard demand of attendance for the old, the ill, the disabled. */
export const exemptOn = (member: StandingFacts, on: LedgerDate): boolean =>
  member.exemptions.some((exemption) => runs(exemption, on))

/** Party age in whole years at a day: runs from conversion (发展细则). Null where it cannot be told. */
export function partyAge(fullMemberDate: PartialDate | null, on: LedgerDate): number | null {
  if (fullMemberDate === null) return null
  const start = latestDay(fullMemberDate)
  if (on < start) return 0
  let years = Number(on.slice(0, 4)) - Number(start.slice(0, 4))
  if (addYears(start, years) > on) years -= 1
  return years
}
