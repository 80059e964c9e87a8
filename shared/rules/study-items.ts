/**
 * The list of what must be studied: how an item stands on a day, and what an inspector says of a year's study.
 * There is no way to leave an item out: it is studied, not yet studied, or put off with a reason
 * (「所有部门都应该要深入学习」, 市直机关党建述职会).
 */
import type { Finding } from '../compliance.ts'
import type { MeetingKind } from '../meetings.ts'
import {
  type LedgerDate,
  type PartialDate,
  type Period,
  addDays,
  chineseDate,
  daysBetween,
  latestDay,
  within,
} from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import type { Deferral, StudiedAt } from '../study/records.ts'
import type { StudyScope, StudyState } from '../study/words.ts'
import { type RuleCard, type RuleCards, finder } from './card.ts'

const asked = '市直机关党建述职会要求'

const study = (title: string, severity: RuleCard['severity'], citation: string): RuleCard => ({
  title,
  severity,
  citation,
  responsibility: 'notOrganised',
  concern: '学习教育',
})

export const studyItemRules = {
  'STUDY-03': study(
    '必学内容没有及时学',
    'error',
    `${asked}：应该学习的要及时学；机关党建晒比评会议：及时跟进学习`,
  ),
  'STUDY-04': study('必学内容申请顺延不规范', 'warn', `${asked}：必学内容不能跳过，顺延要写明理由`),
  'STUDY-11': study(
    '学习清单没有列入党章、宗教政策法规',
    'info',
    '机关党建晒比评会议：宗教政策法规列入学习内容；积分制现场会：把党章拿出来认真读',
  ),
} as const satisfies RuleCards

const found = finder(studyItemRules)

export interface ItemFacts {
  readonly title: string
  readonly elective: boolean
  readonly scope: StudyScope
  readonly publishedOn: PartialDate | null
  readonly dueOn: LedgerDate | null
  readonly deferrals: readonly Deferral[]
  /** Final records that studied it. */
  readonly studied: readonly StudiedAt[]
}

export interface StandingGroup {
  readonly groupId: number
  readonly name: string
  readonly from: LedgerDate
  /** First day on which it is no more. */
  readonly to: LedgerDate | null
}

export interface ItemVerdict {
  readonly state: StudyState
  readonly dueBy: LedgerDate | null
  readonly dueImplied: boolean
  readonly studiedOn: LedgerDate | null
  readonly groupsMissing: readonly string[]
  readonly days: number | null
  readonly daysLate: number
  readonly daysLeft: number | null
}

/** Meetings of part of the branch only: they do not speak for all its members. */
export const ofAPart: readonly MeetingKind[] = ['committeeMeeting', 'groupMeeting', 'leadingGroupMeeting']

/** How an item stands on a day; records and deferrals of a later day are not known yet. */
export function judgeItem(
  item: ItemFacts,
  groups: readonly StandingGroup[],
  asOf: LedgerDate,
  profile: RuleProfile,
): ItemVerdict {
  const deferral = item.deferrals.findLast((one) => one.askedOn <= asOf)
  const { dueBy, dueImplied } = dueOf(item, deferral, profile)
  const { studiedOn, groupsMissing } = coverage(
    item,
    groups.filter((group) => group.from <= asOf && (group.to === null || group.to > asOf)),
    asOf,
  )
  const until = studiedOn ?? asOf
  const published = item.publishedOn?.length === 10 ? item.publishedOn : null
  const daysLate = dueBy === null || item.elective ? 0 : Math.max(0, daysBetween(dueBy, until))
  return {
    state: stateOf(studiedOn, daysLate, deferral !== undefined),
    dueBy,
    dueImplied,
    studiedOn,
    groupsMissing,
    days: published === null ? null : Math.max(0, daysBetween(published, until)),
    daysLate,
    daysLeft: dueBy === null || studiedOn !== null ? null : daysBetween(asOf, dueBy),
  }
}

const stateOf = (studiedOn: LedgerDate | null, daysLate: number, deferred: boolean): StudyState =>
  studiedOn !== null ? 'studied' : daysLate > 0 ? 'overdue' : deferred ? 'deferred' : 'open'

function dueOf(
  item: ItemFacts,
  deferral: Deferral | undefined,
  profile: RuleProfile,
): Pick<ItemVerdict, 'dueBy' | 'dueImplied'> {
  if (deferral !== undefined) return { dueBy: deferral.dueOn, dueImplied: false }
  if (item.dueOn !== null) return { dueBy: item.dueOn, dueImplied: false }
  const days = profile.numbers['study.dueDays']
  if (item.elective || item.publishedOn === null || days === 0) return { dueBy: null, dueImplied: false }
  return { dueBy: addDays(latestDay(item.publishedOn), days), dueImplied: true }
}

/** Studied by all whom it concerns: at a meeting of them all, or group by group. */
function coverage(
  item: ItemFacts,
  groups: readonly StandingGroup[],
  asOf: LedgerDate,
): Pick<ItemVerdict, 'studiedOn' | 'groupsMissing'> {
  const held = item.studied.filter((one) => one.day <= asOf).toSorted((a, b) => a.day.localeCompare(b.day))
  const enough = held.find(
    ({ kind }) =>
      !ofAPart.includes(kind) ||
      (item.scope === 'committee' && kind === 'committeeMeeting') ||
      (item.scope === 'leadingGroup' && kind === 'leadingGroupMeeting'),
  )
  const first = groups.map((group) => held.find((one) => one.groupId === group.groupId)?.day)
  const byGroups = item.scope === 'allMembers' && groups.length > 0 ? first : []
  const days = byGroups.flatMap((day) => day ?? [])
  const whole = days.length === groups.length && days.length > 0 ? days.toSorted().at(-1) : undefined
  const studiedOn = [enough?.day, whole].flatMap((day) => day ?? []).toSorted()[0] ?? null
  return {
    studiedOn,
    groupsMissing:
      studiedOn === null && days.length > 0
        ? groups.filter((_, index) => byGroups[index] === undefined).map(({ name }) => name)
        : [],
  }
}

export interface JudgedItem extends ItemFacts, ItemVerdict {
  readonly itemId: number
  readonly category: string
  readonly groupsMissing: readonly string[]
}

/**
 * What an inspector says of the list: what was not studied in its time, or late; what was put off too late or again.
 * @param items as they stand today; an item belongs to the span in which its time ends, and to every later one until it
 *   is studied
 */
export function inspectItems(items: readonly JudgedItem[], period: Period, today: LedgerDate): Finding[] {
  return items
    .filter((item) => !item.elective)
    .flatMap((item) => [...lateness(item, period, today), ...deferrals(item, period)])
}

function lateness(item: JudgedItem, period: Period, today: LedgerDate): Finding[] {
  const { dueBy, studiedOn, daysLate } = item
  if (dueBy === null || daysLate === 0 || dueBy > period.to) return []
  if (!within(dueBy, period) && studiedOn !== null) return []
  const implied = item.dueImplied ? '（清单没有写期限，按发布后应学天数推算）' : ''
  const message =
    studiedOn === null
      ? `「${item.title}」应于${chineseDate(dueBy)}前学习${implied}，至${chineseDate(today)}超期 ${daysLate} 天仍未学${missing(item)}`
      : `「${item.title}」应于${chineseDate(dueBy)}前学习${implied}，${chineseDate(studiedOn)}才学，迟 ${daysLate} 天`
  return [
    found('STUDY-03', {
      subject: item.title,
      period: chineseDate(dueBy),
      message,
      recordKind: 'study',
      recordId: item.itemId,
      ...(studiedOn !== null || item.dueImplied ? { severity: 'warn' as const } : {}),
    }),
  ]
}

const missing = ({ groupsMissing }: JudgedItem): string =>
  groupsMissing.length === 0 ? '' : `（${groupsMissing.join('、')}还没有学）`

function deferrals(item: JudgedItem, period: Period): Finding[] {
  return item.deferrals.flatMap((one, index) => {
    if (!within(one.askedOn, period)) return []
    const about = {
      subject: item.title,
      period: chineseDate(one.askedOn),
      recordKind: 'study' as const,
      recordId: item.itemId,
    }
    const past = one.previousDueOn !== null && one.askedOn > one.previousDueOn
    return [
      ...(past
        ? [
            found('STUDY-04', {
              ...about,
              message: `「${item.title}」到期以后才申请顺延（应于${chineseDate(one.previousDueOn ?? one.askedOn)}前学习）`,
            }),
          ]
        : []),
      ...(index > 0
        ? [
            found('STUDY-04', {
              ...about,
              message: `「${item.title}」已第 ${index + 1} 次申请顺延：${one.reason}`,
            }),
          ]
        : []),
    ]
  })
}

/** What every year's list should hold. Silent for a year with no list: then it is kept elsewhere. */
export function inspectList(items: readonly { readonly category: string }[], year: number): Finding[] {
  if (items.length === 0) return []
  const lacking = (
    [
      ['constitution', '党章党规党纪'],
      ['religion', '宗教政策法规'],
    ] as const
  )
    .filter(([category]) => items.every((item) => item.category !== category))
    .map(([, name]) => name)
  if (lacking.length === 0) return []
  return [
    found('STUDY-11', {
      subject: '学习清单',
      period: `${year}年`,
      message: `${year}年学习清单里没有${lacking.join('、')}方面的内容`,
    }),
  ]
}
