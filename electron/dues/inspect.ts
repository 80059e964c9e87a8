/** The dues of a span for the inspection. */
import type { Finding } from '#shared/compliance.ts'
import { type Period, monthOf } from '#shared/primitives.ts'
import type { RuleProfile } from '#shared/profile.ts'
import { firstMonthAsked, inspectDues } from '#shared/rules/dues-inspection.ts'
import type { At } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import type { Person } from '../people.ts'
import { duesPeople, noticesOf } from './record.ts'

interface Scene {
  readonly read: Reader
  readonly branchId: number
  readonly period: Period
  readonly at: At
  readonly people: readonly Person[]
  readonly profile: (year: number) => RuleProfile
}

/** Everything the law has to say about the dues that fell due in the span. */
export async function inspectDuesOf({
  read,
  branchId,
  people,
  period,
  at,
  profile,
}: Scene): Promise<Finding[]> {
  return inspectDues({
    people: await duesPeople(read, branchId, {
      people,
      months: [firstMonthAsked(period, at.today), monthOf(period.to)],
    }),
    notices: await noticesOf(read, branchId, { withVoid: false }),
    period,
    today: at.today,
    profile,
  })
}
