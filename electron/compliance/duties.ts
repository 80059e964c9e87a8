/** What a year owes of meetings and acts, and what of it was held. */
import type { Duty } from '#shared/compliance.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { RuleProfile } from '#shared/profile.ts'
import { type HeldAct, dutiesOf } from '#shared/rules/frequency.ts'
import { branchOf, groupsOf, termsOf } from '../branch.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { type InspectedMeeting, meetingFactsBetween } from '../meetings/facts.ts'
import { profileOf } from '../profile.ts'
import { actsBetween } from '../registers/facts.ts'

/** Every duty of a year. Drafts do not count as held: what is not finalised is not there for the inspector. */
export const dutiesOfYear = (
  read: Reader,
  branchId: number,
  year: number,
  today: LedgerDate,
): Promise<Duty[]> =>
  remembered(read, 'duties', [branchId, year, today], () => reckonDuties(read, branchId, year, today))

async function reckonDuties(
  read: Reader,
  branchId: number,
  year: number,
  today: LedgerDate,
): Promise<Duty[]> {
  return judgeDuties(year, today, {
    branch: await branchOf(read, branchId),
    terms: await termsOf(read, branchId),
    groups: await groupsOf(read, branchId),
    meetings: await meetingFactsBetween(read, branchId, `${year}-01-01`, `${year}-12-31`),
    acts: await actsBetween(read, branchId, { from: `${year}-01-01`, to: `${year}-12-31` }),
    profile: await profileOf(read, year),
  })
}

/** What a year's duties are judged by. */
export interface DutyFacts {
  readonly branch: Awaited<ReturnType<typeof branchOf>>
  readonly terms: Awaited<ReturnType<typeof termsOf>>
  readonly groups: Awaited<ReturnType<typeof groupsOf>>
  readonly meetings: readonly InspectedMeeting[]
  readonly acts: readonly HeldAct[]
  readonly profile: RuleProfile
}

/** Drafts do not count as held, whoever asks. */
export function judgeDuties(year: number, today: LedgerDate, facts: DutyFacts): Duty[] {
  const since = (body: 'branchCommittee' | 'leadingGroup') =>
    facts.terms
      .filter((term) => term.body === body)
      .map((term) => term.beganOn)
      .toSorted()[0] ?? null
  return dutiesOf({
    year,
    asOf: today,
    foundedOn: facts.branch.foundedOn,
    committeeSince: since('branchCommittee'),
    leadingGroupSince: since('leadingGroup'),
    groups: facts.groups.map((group) => ({
      groupId: group.groupId,
      name: group.name,
      from: group.formedOn,
      to: group.dissolvedOn,
    })),
    meetings: facts.meetings
      .filter((meeting) => meeting.state !== 'draft' && meeting.startsAt.startsWith(String(year)))
      .map((meeting) => ({ ...meeting, day: meeting.startsAt.slice(0, 10) })),
    acts: facts.acts,
    profile: facts.profile,
  })
}
