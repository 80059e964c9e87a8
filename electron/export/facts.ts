/**
 * Everything a printed ledger is composed from, fetched once. The questions are the contract's own, so that
 * paper and screen can never disagree.
 */
import { Failure } from '#shared/failure.ts'
import type { Branch, BranchOverview } from '#shared/branch.ts'
import { branchOperations } from '#shared/branch.ts'
import { type Duty, type Finding, complianceOperations } from '#shared/compliance.ts'
import { type Meeting, type MeetingSummary, meetingOperations } from '#shared/meetings.ts'
import { type MemberSummary, memberOperations } from '#shared/members.ts'
import { type LedgerDate, type Period, type PeriodName, periodOf } from '#shared/primitives.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import { type Coverage, type TalkSummary, talkOperations } from '#shared/talks.ts'
import { branchHandlers } from '../branch.ts'
import { complianceHandlers } from '../compliance/handlers.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { meetingHandlers } from '../meetings/handlers.ts'
import { memberHandlers } from '../members.ts'
import { rectificationItems } from '../rectification.ts'
import { talkHandlers } from '../talks.ts'

export interface LedgerFacts {
  readonly periodName: PeriodName
  readonly period: Period
  /** The day the book is made; decides what is 待开 and what is 缺. */
  readonly today: LedgerDate
  readonly branch: BranchOverview
  /** The last day of the period, or today while it runs: who belongs is told as of this day, never of a day to come. */
  readonly asOf: LedgerDate
  /** On the roster on that day. */
  readonly roster: readonly MemberSummary[]
  /** Everybody known, those who left and those from elsewhere too: for marks beside names. */
  readonly everyone: readonly MemberSummary[]
  /** Final records of the period, by time. */
  readonly meetings: readonly Meeting[]
  /** Drafts and records under correction: named, never printed. */
  readonly unfinished: readonly MeetingSummary[]
  /** Talks of the period; without a word of what was said. */
  readonly talks: readonly TalkSummary[]
  readonly coverage: Coverage
  readonly duties: readonly Duty[]
  readonly findings: readonly Finding[]
  /** What was to be put right in the period: raised by its end, and not closed before it began. */
  readonly rectification: readonly RectificationItem[]
}

const ask: HandlersOf<
  Pick<typeof branchOperations, 'branch.list' | 'branch.show'> &
    Pick<typeof memberOperations, 'members.list'> &
    Pick<typeof meetingOperations, 'meetings.list' | 'meetings.show'> &
    Pick<typeof talkOperations, 'talks.list' | 'talks.coverage'> &
    typeof complianceOperations
> = {
  'branch.list': branchHandlers['branch.list'],
  'branch.show': branchHandlers['branch.show'],
  'members.list': memberHandlers['members.list'],
  'meetings.list': meetingHandlers['meetings.list'],
  'meetings.show': meetingHandlers['meetings.show'],
  'talks.list': talkHandlers['talks.list'],
  'talks.coverage': talkHandlers['talks.coverage'],
  'compliance.inspect': complianceHandlers['compliance.inspect'],
  'compliance.calendar': complianceHandlers['compliance.calendar'],
}

/** @throws Failure branchRequired where the ledger holds several branches and none is named, notFound. */
export async function loadFacts(
  read: Reader,
  at: At,
  input: { readonly period: PeriodName; readonly branchId?: number | undefined },
): Promise<LedgerFacts> {
  const period = periodOf(input.period)
  const branchId = input.branchId ?? (await onlyBranch(read, at))
  const { from, to } = period
  const year = Number(input.period.slice(0, 4))
  const asOf = to < at.today ? to : at.today

  const branch = branchOperations['branch.show'].output.parse(
    await ask['branch.show'](read, { branchId }, at),
  )
  const members = memberOperations['members.list'].output
  const roster = members.parse(await ask['members.list'](read, { branchId, asOf, everyone: false }, at))
  const everyone = members.parse(await ask['members.list'](read, { branchId, asOf, everyone: true }, at))

  const listed = meetingOperations['meetings.list'].output.parse(
    await ask['meetings.list'](read, { branchId, from, to, withVoid: false }, at),
  )
  const meetings: Meeting[] = []
  for (const { meetingId, state } of listed)
    if (state === 'final')
      meetings.push(
        meetingOperations['meetings.show'].output.parse(await ask['meetings.show'](read, { meetingId }, at)),
      )

  const talks = talkOperations['talks.list'].output.parse(
    await ask['talks.list'](read, { branchId, from, to, withVoid: false }, at),
  )
  const coverage = talkOperations['talks.coverage'].output.parse(
    await ask['talks.coverage'](read, { branchId, year, asOf }, at),
  )
  const calendar = complianceOperations['compliance.calendar'].output.parse(
    await ask['compliance.calendar'](read, { branchId, year }, at),
  )
  const findings = complianceOperations['compliance.inspect'].output.parse(
    await ask['compliance.inspect'](read, { branchId, from, to }, at),
  )
  return {
    periodName: input.period,
    period,
    today: at.today,
    asOf,
    branch,
    roster,
    everyone,
    meetings: meetings.sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.meetingId - b.meetingId),
    unfinished: listed.filter(({ state }) => state === 'draft' || state === 'correcting'),
    talks,
    coverage,
    duties: calendar.duties.filter((duty) => duty.from <= to && duty.to >= from),
    findings,
    rectification: (await rectificationItems(read, branchId)).filter(
      ({ raisedOn, closedOn }) => raisedOn <= to && (closedOn === null || closedOn >= from),
    ),
  }
}

async function onlyBranch(read: Reader, at: At): Promise<number> {
  const branches: Branch[] = branchOperations['branch.list'].output.parse(
    await ask['branch.list'](read, {}, at),
  )
  const [first] = branches
  if (first === undefined) throw new Failure('notFound', '支部')
  if (branches.length > 1) throw new Failure('branchRequired')
  return first.branchId
}
