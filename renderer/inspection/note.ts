/** How findings read as an inspector's note: grouped by whose duty it was, each with the record it speaks of. Pure. */
import type { Finding, Severity } from '#shared/compliance.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import { itemHref } from '../rectification/words.ts'
import { entryHref, registerHrefOf } from '../registers/finding-links.ts'
import { studyHrefOf, studyItemHref } from '../study/links.ts'

export const severityWords: Readonly<Record<Severity, string>> = { error: '必改', warn: '应改', info: '提示' }

export interface FindingGroup {
  readonly title: string
  readonly note: string
  readonly findings: readonly Finding[]
}

/** A duty nobody held has no record to open; a record with something missing has one. */
const isIncomplete = (finding: Finding) =>
  finding.responsibility === 'none' ||
  (finding.responsibility === 'notOrganised' &&
    (finding.recordKind === 'meeting' || finding.recordKind === 'register')) ||
  finding.recordKind === 'talk'

/** 未组织, 未参加, 要素不全及其他, in this order; none of the findings is lost. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const notAttended = findings.filter((finding) => finding.responsibility === 'notAttended')
  const incomplete = findings.filter(
    (finding) => finding.responsibility !== 'notAttended' && isIncomplete(finding),
  )
  const notOrganised = findings.filter(
    (finding) => finding.responsibility !== 'notAttended' && !isIncomplete(finding),
  )
  return [
    { title: '未组织', note: '有没有 · 支部的责任', findings: notOrganised },
    { title: '未参加', note: '有没有 · 个人的责任', findings: notAttended },
    { title: '要素不全及其他', note: '好不好 · 记录要补、要改', findings: incomplete },
  ]
}

/** What of an inspection is shown. */
export interface FindingFilter {
  readonly severities: readonly Severity[]
  /** A chapter of the inspection; null for all. */
  readonly concern: string | null
}

/** Rule → chapter (「组织生活次数」, 「记录要素」 …), from the rules' cards. */
export type ConcernOf = (ruleId: string) => string

export const otherConcern = '其他'

export const filterFindings = (
  findings: readonly Finding[],
  { severities, concern }: FindingFilter,
  concernOf: ConcernOf,
): Finding[] =>
  findings.filter(
    (finding) =>
      severities.includes(finding.severity) && (concern === null || concernOf(finding.ruleId) === concern),
  )

/** Chapters that have something in them, with how many; in the order they are met. */
export function concernsIn(findings: readonly Finding[], concernOf: ConcernOf): [string, number][] {
  const counts = new Map<string, number>()
  for (const { ruleId } of findings) counts.set(concernOf(ruleId), (counts.get(concernOf(ruleId)) ?? 0) + 1)
  return [...counts]
}

/** Findings of one rule in one group, which an inspector would say in one breath. */
export interface Run {
  readonly ruleId: string
  readonly findings: readonly Finding[]
}

/** Neighbours of the same rule together, in their order. */
export function runsOf(findings: readonly Finding[]): Run[] {
  const runs: { ruleId: string; findings: Finding[] }[] = []
  for (const finding of findings) {
    const run = runs.at(-1)
    if (run?.ruleId === finding.ruleId) run.findings.push(finding)
    else runs.push({ ruleId: finding.ruleId, findings: [finding] })
  }
  return runs
}

/** What a finding, or an item that was made of one, says about where it lies. */
export interface Located {
  readonly ruleId: string
  readonly period: string
  readonly recordKind?: string | null | undefined
  readonly recordId?: number | null | undefined
}

/** The year's dues, at the member meant. */
function duesHref(period: string, memberId: number | null | undefined): string {
  const year = /^\d{4}/.exec(period)?.[0]
  const asked = [
    year === undefined ? [] : `year=${year}`,
    memberId === null || memberId === undefined ? [] : `member=${memberId}`,
  ].flat()
  return asked.length === 0 ? '/dues' : `/dues?${asked.join('&')}`
}

/** Where to set a finding right. A meeting that was never held is begun from the calendar. */
export function recordHref({
  ruleId,
  period,
  recordKind,
  recordId,
}: Located): { to: string; word: string } | undefined {
  if (recordKind === 'dues') return { to: duesHref(period, recordId), word: '打开党费' }
  if (typeof recordKind !== 'string' || typeof recordId !== 'number') {
    const register = registerHrefOf(ruleId, period)
    if (register !== undefined) return { to: register, word: '打开登记簿' }
    const study = studyHrefOf(ruleId, period)
    if (study !== undefined) return { to: study, word: '打开学习' }
    const year = /^\d{4}/.exec(period)?.[0]
    return ruleId.startsWith('FREQ-') && year !== undefined
      ? { to: `/calendar?year=${year}`, word: '看日历' }
      : undefined
  }
  switch (recordKind) {
    case 'meeting':
      return { to: `/meetings/${recordId}`, word: '打开会议' }
    case 'talk':
      return { to: `/talks/${recordId}`, word: '打开谈话' }
    case 'member':
      return ruleId.startsWith('TALK-')
        ? { to: `/talks/new?with=${recordId}`, word: '登记谈话' }
        : { to: `/members/${recordId}`, word: '打开党员' }
    case 'register':
      return { to: entryHref(recordId), word: '打开登记' }
    case 'study':
      return { to: studyItemHref(recordId), word: '打开学习清单' }
    case 'life':
      return { to: `/life/${recordId}`, word: '打开评议' }
    case 'rectification':
      return { to: itemHref(recordId), word: '打开整改' }
    case 'term':
      return { to: '/settings?tab=terms', word: '打开届次' }
    default:
      return { to: '/settings?tab=branch', word: '打开支部' }
  }
}

/** The item a finding was made into, an open one before one that is closed; undefined where it was not. */
export function raisedAs(
  finding: Pick<Finding, 'ruleId' | 'message' | 'period'>,
  items: readonly RectificationItem[],
): RectificationItem | undefined {
  const same = items.filter(
    (item) =>
      item.ruleId === finding.ruleId && item.problem === finding.message && item.period === finding.period,
  )
  return same.find((item) => item.state === 'open') ?? same.at(-1)
}
