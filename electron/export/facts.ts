/**
 * Everything a printed ledger is composed from, fetched once. The questions are the contract's own, so that
 * paper and screen can never disagree.
 */
import type { Attachment } from '#shared/attachments.ts'
import { Failure } from '#shared/failure.ts'
import type { BranchOverview, branchOperations } from '#shared/branch.ts'
import type { Duty, Finding, complianceOperations } from '#shared/compliance.ts'
import type { Meeting, MeetingSummary, meetingOperations } from '#shared/meetings.ts'
import type { MemberYear } from '#shared/member-year.ts'
import type { MemberDossier, MemberSummary, memberOperations } from '#shared/members.ts'
import {
  type LedgerDate,
  type Period,
  type PeriodName,
  chineseDate,
  periodOf,
  periodTitle,
} from '#shared/primitives.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import type { Coverage, TalkColumns, TalkSummary, talkOperations } from '#shared/talks.ts'
import { ruleCards } from '#shared/rules/registry.ts'
import { attachmentsOf } from '../attachments.ts'
import { branchHandlers } from '../branch.ts'
import { complianceHandlers } from '../compliance/handlers.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { DuesNotice } from '#shared/dues.ts'
import type { YearOfDues } from './compose-dues.ts'
import { duesFacts } from './facts-dues.ts'
import { aheadOf } from '../compliance/inspect.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { type LifePapers, lifePapers } from '../life/papers.ts'
import { meetingHandlers } from '../meetings/handlers.ts'
import { meetingsWhole } from '../meetings/whole.ts'
import { memberYear } from '../member-year/assemble.ts'
import { yearFacts } from '../member-year/gather.ts'
import { dossiersOf, memberHandlers } from '../members.ts'
import { profileOf } from '../profile.ts'
import { allEntries } from '../registers/all.ts'
import { type Entries, byRegister, entriesFor, oldOnes } from '../registers/printed.ts'
import { rectificationItems } from '../rectification.ts'
import { type SealFacts, sealFacts } from '../seal/printed.ts'
import { type StudyBook, studyBook } from '../study/book.ts'
import { talkHandlers } from '../talks.ts'

export interface LedgerFacts {
  /** 「2026年第三季度」, or 「2026年7月1日至8月15日」 where the span has no name. */
  readonly periodTitle: string
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
  /** Talks of the period; without a word of what was said, unless that was asked for. */
  readonly talks: readonly (TalkSummary & { readonly columns?: TalkColumns | null })[]
  readonly coverage: Coverage
  readonly duties: readonly Duty[]
  readonly findings: readonly Finding[]
  /** What was to be put right in the period: raised by its end, and not closed before it began. */
  readonly rectification: readonly RectificationItem[]
  /** Rules that are switched off in the year, each with its reason: the inspector is told. */
  readonly switchedOff: readonly {
    readonly ruleId: string
    readonly title: string
    readonly reason: string
  }[]
  /** Minutes that make one 学时, by the rule profile of the period's last year. */
  readonly minutesPerHour: number
  /** More days than this between an event and its entry make it late: the same profile's. */
  readonly lateAfterDays: number
  /** The study list, make-up study, other learning and the plan. */
  readonly study: StudyBook
  /** Of everyone: how they came and left, what holds against them; numbers whole only where that was asked for. */
  readonly dossiers: readonly MemberDossier[]
  /**
   * Everything of each member on the roster in the year in which the span ends; sensitive, printed only on asking, and
   * empty where it was not wanted.
   */
  readonly memberYears: readonly MemberYear[]
  /** Records of the plain registers that belong into this book. */
  readonly entries: Entries
  /** Organizational life, the appraisal of members, dual life. */
  readonly life: LifePapers
  /** Pictures and scans of the meetings printed here, by meeting; without their bytes. */
  readonly attachments: ReadonlyMap<number, readonly Attachment[]>
  /** Dues by the year; bases and pay only where whole figures were asked for. */
  readonly dues: readonly YearOfDues[]
  readonly duesNotices: readonly DuesNotice[]
  /** Which quarters are sealed, and what was opened again. */
  readonly seals: SealFacts
}

/** What a ledger is asked for: a named period or a span of days. */
export interface FactsInput {
  readonly period?: PeriodName | undefined
  readonly from?: LedgerDate | undefined
  readonly to?: LedgerDate | undefined
  readonly branchId?: number | undefined
  /** Whole ID and telephone numbers. */
  readonly unmask?: boolean
  /** What was said in talks. */
  readonly talkContents?: boolean
}

/** The span that was asked for, and what it is called. @throws Failure badInput where neither is given. */
export function spanOf(input: FactsInput): { readonly period: Period; readonly title: string } {
  if (input.period !== undefined) return { period: periodOf(input.period), title: periodTitle(input.period) }
  const { from, to } = input
  if (from === undefined || to === undefined) throw new Failure('badInput', 'period: 请给出期间或起止日期')
  const end = chineseDate(to)
  return {
    period: { from, to },
    title: `${chineseDate(from)}至${from.slice(0, 4) === to.slice(0, 4) ? end.slice(5) : end}`,
  }
}

const ask: HandlersOf<
  Pick<typeof branchOperations, 'branch.list' | 'branch.show'> &
    Pick<typeof memberOperations, 'members.list'> &
    Pick<typeof meetingOperations, 'meetings.list'> &
    Pick<typeof talkOperations, 'talks.list' | 'talks.show' | 'talks.coverage'> &
    typeof complianceOperations
> = {
  'branch.list': branchHandlers['branch.list'],
  'branch.show': branchHandlers['branch.show'],
  'members.list': memberHandlers['members.list'],
  'meetings.list': meetingHandlers['meetings.list'],
  'talks.list': talkHandlers['talks.list'],
  'talks.show': talkHandlers['talks.show'],
  'talks.coverage': talkHandlers['talks.coverage'],
  'compliance.inspect': complianceHandlers['compliance.inspect'],
  'compliance.calendar': complianceHandlers['compliance.calendar'],
}

/** What costs much to gather and is seldom printed; left out, all of it. */
export interface Wanted {
  /** Everything of each member, for a sheet that is off at first. */
  readonly memberYears?: boolean
}

/**
 * The same facts for everybody who asks until something they rest on changes: nobody may change them.
 * @throws Failure branchRequired where the ledger holds several branches and none is named, notFound.
 */
export async function loadFacts(
  read: Reader,
  at: At,
  input: FactsInput,
  { memberYears = true }: Wanted = {},
): Promise<LedgerFacts> {
  const span = spanOf(input)
  const branchId = input.branchId ?? (await onlyBranch(read, at))
  const asked = {
    branchId,
    unmask: input.unmask ?? false,
    talkContents: input.talkContents ?? false,
    memberYears,
  }
  const about = [span, asked, at.today, await aheadOf(read, branchId, at)]
  return remembered(read, 'book', about, () => gather(read, at, span, asked))
}

interface Asked {
  readonly branchId: number
  readonly unmask: boolean
  readonly talkContents: boolean
  readonly memberYears: boolean
}

async function gather(
  read: Reader,
  at: At,
  { period, title }: ReturnType<typeof spanOf>,
  { branchId, unmask, talkContents, memberYears }: Asked,
): Promise<LedgerFacts> {
  const { from, to } = period
  const year = Number(to.slice(0, 4))
  const asOf = to < at.today ? to : at.today

  const branch = await ask['branch.show'](read, { branchId }, at)
  const roster = await ask['members.list'](read, { branchId, asOf, everyone: false }, at)
  const everyone = await ask['members.list'](read, { branchId, asOf, everyone: true }, at)
  const dossiers = await dossiersOf(read, branchId, asOf, unmask)

  const listed = await ask['meetings.list'](read, { branchId, from, to, withVoid: false }, at)
  const final = listed.flatMap(({ meetingId, state }) => (state === 'final' ? [meetingId] : []))
  const meetings = await meetingsWhole(read, final)
  const attachments = Map.groupBy(await attachmentsOf(read, final), ({ meetingId }) => meetingId)

  const talks: LedgerFacts['talks'][number][] = [
    ...(await ask['talks.list'](read, { branchId, from, to, withVoid: false }, at)),
  ]
  if (talkContents)
    for (const [index, { talkId }] of talks.entries())
      talks[index] = await ask['talks.show'](read, { talkId, reveal: true }, at)
  const coverage = await ask['talks.coverage'](read, { branchId, year, asOf }, at)
  const duties: Duty[] = []
  for (let each = Number(from.slice(0, 4)); each <= year; each += 1)
    duties.push(...(await ask['compliance.calendar'](read, { branchId, year: each }, at)).duties)
  const findings = await ask['compliance.inspect'](read, { branchId, from, to }, at)
  const profile = await profileOf(read, year)
  const kept = await allEntries(read, branchId, period, oldOnes)
  return {
    periodTitle: title,
    period,
    today: at.today,
    asOf,
    branch,
    roster,
    everyone,
    meetings: meetings.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.meetingId - b.meetingId),
    unfinished: listed.filter(({ state }) => state === 'draft' || state === 'correcting'),
    talks,
    coverage,
    duties: duties.filter((duty) => duty.from <= to && duty.to >= from),
    findings,
    rectification: (await rectificationItems(read, branchId)).filter(
      ({ raisedOn, closedOn }) => raisedOn <= to && (closedOn === null || closedOn >= from),
    ),
    switchedOff: Object.entries(profile.off).map(([ruleId, reason]) => ({
      ruleId,
      title: ruleCards[ruleId]?.title ?? ruleId,
      reason,
    })),
    minutesPerHour: profile.numbers['study.minutesPerHour'],
    lateAfterDays: profile.numbers['content.lateAfterDays'],
    study: await studyBook(read, branchId, period, asOf),
    dossiers,
    memberYears: memberYears
      ? await yearsOf(read, roster, { branchId, year, today: asOf, reveal: false })
      : [],
    ...(await duesFacts(read, at, { branchId, period, asOf, unmask })),
    entries: byRegister((name) => entriesFor(name, kept.get(name) ?? [], period)),
    life: await lifePapers(read, branchId, period, asOf),
    attachments,
    seals: await sealFacts(read, branchId, period),
  }
}

async function yearsOf(
  read: Reader,
  roster: readonly MemberSummary[],
  asked: Parameters<typeof yearFacts>[1],
): Promise<MemberYear[]> {
  const years = await yearFacts(read, asked)
  const onRoster = new Set(roster.map(({ memberId }) => memberId))
  return years.people
    .filter(({ memberId }) => onRoster.has(memberId))
    .map((person) => memberYear(years, person))
}

async function onlyBranch(read: Reader, at: At): Promise<number> {
  const branches = await ask['branch.list'](read, {}, at)
  const [first] = branches
  if (first === undefined) throw new Failure('notFound', '支部')
  if (branches.length > 1) throw new Failure('branchRequired')
  return first.branchId
}
