/** The dues of a span for the inspection. */
import type { Finding } from '#shared/compliance.ts'
import { type Period, monthOf } from '#shared/primitives.ts'
import type { RuleProfile } from '#shared/profile.ts'
import { firstMonthAsked, inspectDues, looksBack } from '#shared/rules/dues-inspection.ts'
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

/** So many debtors are read one by one; of more, all that was paid is read at once. */
const fewDebtors = 3

/** Everything the law has to say about the dues that fell due in the span. */
export async function inspectDuesOf({
  read,
  branchId,
  people,
  period,
  at,
  profile,
}: Scene): Promise<Finding[]> {
  const facts = { period, today: at.today, profile }
  const until = monthOf(period.to)
  const first = firstMonthAsked(period, at.today)
  const newYear = `${period.from.slice(0, 4)}-01`
  const since = first > newYear ? first : newYear
  // two years back are asked of debtors only
  const near = await duesPeople(read, branchId, { people, months: [since, until] })
  const debtors = new Set(
    near.filter((person) => looksBack(person, since, facts)).map(({ memberId }) => memberId),
  )
  const whole = people.filter(({ memberId }) => debtors.has(memberId))
  const back =
    debtors.size > fewDebtors
      ? await duesPeople(read, branchId, { people, months: [first, until] })
      : (
          await Promise.all(
            whole.map((person) =>
              duesPeople(read, branchId, {
                people: [person],
                memberId: person.memberId,
                months: [first, until],
              }),
            ),
          )
        ).flat()
  const backOf = new Map(back.map((person) => [person.memberId, person]))
  return inspectDues({
    ...facts,
    people: near.map((person) =>
      debtors.has(person.memberId) ? (backOf.get(person.memberId) ?? person) : person,
    ),
    notices: await noticesOf(read, branchId, { withVoid: false }),
  })
}
