/** How findings read as an inspector's note: grouped by whose duty it was, each with the record it speaks of. */
import type { Finding, Severity } from '#shared/compliance.ts'
import { type LedgerDate, PeriodName, parts, periodTitle, quarterOf } from '#shared/primitives.ts'

export const severityWords: Readonly<Record<Severity, string>> = { error: '必改', warn: '应改', info: '提示' }

export interface FindingGroup {
  readonly title: string
  readonly note: string
  readonly findings: readonly Finding[]
}

/** A duty nobody held has no record to open; a record with something missing has one. */
const isIncomplete = (finding: Finding) =>
  finding.responsibility === 'none' ||
  (finding.responsibility === 'notOrganised' && finding.recordKind === 'meeting') ||
  finding.recordKind === 'talk'

/** 未组织, 未参加, 要素不全, in this order; none of the findings is lost. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const notAttended = findings.filter((finding) => finding.responsibility === 'notAttended')
  const incomplete = findings.filter(
    (finding) => finding.responsibility !== 'notAttended' && isIncomplete(finding),
  )
  const notOrganised = findings.filter(
    (finding) => finding.responsibility !== 'notAttended' && !isIncomplete(finding),
  )
  return [
    { title: '未组织', note: '支部的责任', findings: notOrganised },
    { title: '未参加', note: '个人的责任', findings: notAttended },
    { title: '要素不全', note: '记录要补、要改', findings: incomplete },
  ]
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

/** Where to set a finding right. */
export function recordHref(finding: Finding): { to: string; word: string } | undefined {
  const { recordKind, recordId } = finding
  if (recordKind === undefined || recordId === undefined) {
    return finding.responsibility === 'notOrganised' ? { to: '/meetings', word: '去会议' } : undefined
  }
  if (recordKind === 'meeting') return { to: `/meetings/${recordId}`, word: '打开会议' }
  if (recordKind === 'talk') return { to: `/talks/${recordId}`, word: '打开谈话' }
  if (recordKind === 'member') {
    return finding.ruleId.startsWith('TALK-')
      ? { to: `/talks/new?with=${recordId}`, word: '登记谈话' }
      : { to: `/members/${recordId}`, word: '打开党员' }
  }
  return recordKind === 'term'
    ? { to: '/settings?tab=terms', word: '打开届次' }
    : { to: '/settings?tab=branch', word: '打开支部' }
}

/** The name of a period out of an address, or undefined where it is none. */
export function periodIn(text: string | null): PeriodName | undefined {
  const read = PeriodName.safeParse(text)
  return read.success ? read.data : undefined
}

/** This year's and last year's quarters and years, newest first; and whatever is shown now. */
export function periodChoices(today: LedgerDate, shown: PeriodName): { value: PeriodName; label: string }[] {
  const { year } = parts(today)
  const names: PeriodName[] = []
  for (const each of [year, year - 1]) {
    names.push(String(each))
    for (const quarter of [4, 3, 2, 1]) names.push(`${each}Q${quarter}`)
  }
  const upToNow = names.filter((name) => name.length === 4 || name <= quarterOf(today))
  const all = upToNow.includes(shown) ? upToNow : [shown, ...upToNow]
  return all.map((value) => ({ value, label: periodTitle(value) }))
}
