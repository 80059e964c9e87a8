/** What the register answers about a year and about arrears: reckoned from assessments and payments, never kept. */
import type { DuesArrear, DuesYear } from '#shared/dues.ts'
import { type LedgerDate, chineseDate, monthOf, parts } from '#shared/primitives.ts'
import type { RuleProfile } from '#shared/profile.ts'
import { yuan } from '#shared/rules/dues.ts'
import { type DuesPerson, monthWords, runOf, runWords } from '#shared/rules/dues-inspection.ts'
import {
  isOutstanding,
  monthsApart,
  monthsBetween,
  monthsOfYear,
  owesFrom,
  owesIn,
  standMonth,
} from '#shared/rules/dues-months.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { profileOf } from '../profile.ts'
import { duesPeople } from './record.ts'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Members × months of a year as of a day.
 * @param only that one member: the sums are then theirs
 */
export const yearOf = (
  read: Reader,
  branchId: number,
  year: number,
  asOf: LedgerDate,
  only?: number,
): Promise<DuesYear> =>
  remembered(read, 'duesYear', [branchId, year, asOf, only], () =>
    reckonYear(read, branchId, year, asOf, only),
  )

async function reckonYear(
  read: Reader,
  branchId: number,
  year: number,
  asOf: LedgerDate,
  only?: number,
): Promise<DuesYear> {
  const profile = await profileOf(read, year)
  const months = monthsOfYear(year)
  const everyone = await duesPeople(read, branchId, {
    memberId: only,
    months: [`${year}-01`, `${year}-12`],
  })
  const people = everyone.filter(
    (person) =>
      months.some((month) => owesIn(person, month)) ||
      person.payments.some(({ forMonth, paidOn }) => (forMonth ?? paidOn ?? '').startsWith(String(year))),
  )
  const rows = people.map((person) => {
    const stood = months.map((month) => standMonth(person, month, asOf, profile))
    const voluntary = person.payments.filter(
      ({ kind, paidOn }) => kind === 'voluntary' && (paidOn ?? '').startsWith(String(year)),
    )
    return {
      memberId: person.memberId,
      name: person.name,
      note: noteOn(person, year),
      months: stood,
      dueFen: sum(stood.map(({ dueFen }) => dueFen ?? 0)),
      paidFen: sum(stood.map(({ paidFen }) => paidFen)),
      voluntaryFen: sum(voluntary.map(({ amountFen }) => amountFen)),
    }
  })
  return {
    year,
    asOf,
    rows,
    unassessed: people
      .filter(
        (person) =>
          months.some((month) => owesIn(person, month)) &&
          !person.assessments.some((one) => one.year === year),
      )
      .map(({ memberId, name }) => ({ memberId, name })),
    dueFen: sum(rows.map(({ dueFen }) => dueFen)),
    paidFen: sum(rows.map(({ paidFen }) => paidFen)),
    voluntaryFen: sum(rows.map(({ voluntaryFen }) => voluntaryFen)),
  }
}

/** Why some months of the year are not owed here. */
function noteOn(person: DuesPerson, year: number): string {
  const elsewhere = person.assessments.find((one) => one.year === year)?.elsewhereUntil ?? null
  const first = owesFrom(person)
  const from =
    elsewhere !== null
      ? `党费在原支部交至${chineseDate(elsewhere)}`
      : first !== null && first > `${year}-01` && first.startsWith(String(year))
        ? `${parts(first).month}月起交纳`
        : ''
  const left =
    person.leftOn !== null && person.leftOn.startsWith(String(year))
      ? `${chineseDate(person.leftOn)}起不在本支部`
      : ''
  return [from, left].filter((text) => text !== '').join('，')
}

/** What is overdue as of a day, by member. */
export async function arrearsOf(
  read: Reader,
  branchId: number,
  asOf: LedgerDate,
): Promise<{ asOf: LedgerDate; arrears: DuesArrear[]; missingFen: number }> {
  const people = await duesPeople(read, branchId)
  const first = people
    .flatMap(({ assessments }) => assessments.map(({ year }) => year))
    .toSorted((a, b) => a - b)[0]
  const profiles = new Map<number, RuleProfile>()
  for (let year = first ?? parts(asOf).year; year <= parts(asOf).year; year += 1)
    profiles.set(year, await profileOf(read, year))
  const last = await profileOf(read, parts(asOf).year)
  const profile = (month: string) => profiles.get(parts(month).year) ?? last
  const months = first === undefined ? [] : monthsBetween(`${first}-01`, monthOf(asOf))
  const limit = last.numbers['dues.unpaidMonths']
  const most = last.numbers['dues.lateMonthsMax']
  const arrears = people.flatMap((person): DuesArrear[] => {
    const stood = months.map((month) => standMonth(person, month, asOf, profile(month)))
    const owed = stood.filter((month) => isOutstanding(month, asOf))
    if (owed.length === 0) return []
    const run = runOf(stood, asOf)
    const listed = owed.map(({ month, dueFen, paidFen }) => ({
      month,
      dueFen: dueFen ?? 0,
      paidFen,
      overdueMonths: monthsApart(month, monthOf(asOf)),
    }))
    const missingFen = sum(listed.map(({ dueFen, paidFen }) => dueFen - paidFen))
    const tooLate = listed.some(({ overdueMonths }) => overdueMonths > most)
    const message =
      run >= Math.min(3, limit)
        ? runWords(person.name, run, limit)
        : `${person.name}欠交${monthWords(listed.map(({ month }) => month))}党费 ${yuan(missingFen)} 元${tooLate ? `，已超过 ${most} 个月` : '，请及时补交'}`
    return [
      {
        memberId: person.memberId,
        name: person.name,
        months: listed,
        missingFen,
        run,
        severity: run >= limit || tooLate ? 'error' : run >= 3 ? 'warn' : 'info',
        message,
      },
    ]
  })
  return { asOf, arrears, missingFen: sum(arrears.map(({ missingFen }) => missingFen)) }
}
