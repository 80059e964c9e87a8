/** Where a finding about a register is set right. Pure. */
import type { RegisterName } from '#shared/registers/all.ts'

/** The page of one record, whichever register holds it. */
export const entryHref = (entryId: number): string => `/registers?entry=${entryId}`

const registerOfRule: Readonly<Record<string, RegisterName>> = {
  TASK: 'tasks',
  INTEG: 'integrity',
  LOST: 'searches',
  REQ: 'requests',
  SUPER: 'supervision',
  VENUE: 'venue',
}

/**
 * The register in which something is missing that has no record yet.
 * @param period 「2026年8月」: tasks open at that month
 */
export function registerHrefOf(ruleId: string, period: string): string | undefined {
  const [prefix = ''] = ruleId.split('-')
  const name = Object.hasOwn(registerOfRule, prefix) ? registerOfRule[prefix] : undefined
  if (name === undefined) return undefined
  const [, year, month] = /^(\d{4})年(?:(\d{1,2})月)?/.exec(period) ?? []
  if (name === 'tasks' && year !== undefined && month !== undefined)
    return `/registers/tasks?month=${year}-${month.padStart(2, '0')}`
  return year === undefined || name === 'venue' ? `/registers/${name}` : `/registers/${name}?year=${year}`
}
