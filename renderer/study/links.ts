/** Where a finding about study is set right. Pure. */

/** The list, with that item marked. */
export const studyItemHref = (itemId: number): string => `/study?item=${itemId}`

/** Rules about the year's plan, its recorder and its evenings; those about the list stand on the first page. */
const ofPlan: readonly string[] = ['STUDY-05', 'STUDY-06', 'STUDY-07', 'STUDY-08', 'STUDY-09']

/**
 * The page on which what the rule speaks of is seen; undefined where it is not about study.
 * @param period 「2026年」, 「2026年3月2日至2026年9月30日」
 */
export function studyHrefOf(ruleId: string, period: string): string | undefined {
  if (!ruleId.startsWith('STUDY-')) return undefined
  const year = /^\d{4}/.exec(period)?.[0]
  const tab = ofPlan.includes(ruleId) ? 'evenings' : ruleId === 'STUDY-11' ? 'list' : 'hours'
  return year === undefined ? `/study?tab=${tab}` : `/study?year=${year}&tab=${tab}`
}
