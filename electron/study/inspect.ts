/** What an inspection says of study: the list, the fixed evenings, and each year of the span. */
import type { CommitteeTerm } from '#shared/branch.ts'
import type { Finding } from '#shared/compliance.ts'
import type { Period } from '#shared/primitives.ts'
import type { RuleProfile } from '#shared/profile.ts'
import { inspectItems, inspectList } from '#shared/rules/study-items.ts'
import { inspectArrangement, inspectStudyYear } from '#shared/rules/study-year.ts'
import { postsAmong } from '../branch.ts'
import type { At } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import type { StudyMinutes } from './hours.ts'
import { requiredItems } from './items.ts'
import { arrangementsOf, planOf, sessionsBetween } from './year.ts'

/** What the inspection has read already. */
export interface StudyScene {
  readonly read: Reader
  readonly branchId: number
  readonly period: Period
  readonly at: At
  readonly terms: readonly CommitteeTerm[]
  readonly profile: (year: number) => RuleProfile
}

/** @param minutes of each year of the span */
export async function inspectStudyRegister(
  scene: StudyScene,
  years: readonly number[],
  minutes: (year: number) => StudyMinutes,
): Promise<Finding[]> {
  const { read, branchId, period, at } = scene
  const items = await requiredItems(read, branchId, at.today, { withVoid: false, openIn: years[0] })
  const findings = inspectItems(items, period, at.today)
  for (const year of years) {
    const end = `${year}-12-31`
    const asOf = at.today > end ? end : at.today
    const profile = scene.profile(year)
    const sessions = await sessionsBetween(read, branchId, `${year}-01-01`, end)
    const arrangements = await arrangementsOf(read, branchId, year, at.today)
    const listed = items.filter((item) => (item.publishedOn ?? item.dueBy ?? end).startsWith(String(year)))
    const plan = await planOf(read, branchId, year)
    const { trainings } = minutes(year)
    const posts = postsAmong(scene.terms, asOf).filter((post) => post.body === 'branchCommittee')
    findings.push(
      ...inspectStudyYear(
        {
          year,
          sessions,
          planKept: plan.kept,
          recorderNamed: plan.recorderId !== null,
          used: listed.length > 0 || arrangements.length > 0,
          committee: [...new Map(posts.map((post) => [post.memberId, post])).values()].map((post) => ({
            memberId: post.memberId,
            name: post.memberName,
            trainings: trainings.get(post.memberId) ?? 0,
          })),
        },
        period,
        at.today,
        profile,
      ),
      // a year's list is complete only when the year is nearly over
      ...(period.to >= `${year}-11-01` && at.today >= `${year}-11-01` ? inspectList(listed, year) : []),
    )
    const within = {
      from: period.from > `${year}-01-01` ? period.from : `${year}-01-01`,
      to: period.to < end ? period.to : end,
    }
    for (const arrangement of arrangements)
      if (!arrangement.void)
        findings.push(
          ...inspectArrangement(
            arrangement,
            sessions.map(({ day }) => day),
            within,
            at.today,
          ),
        )
  }
  return findings
}
