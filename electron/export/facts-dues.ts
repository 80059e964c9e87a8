/** The dues of a span for the printed ledger, and the check that the printed sums are the cash book's. */
import { type DuesNotice, duesOperations } from '#shared/dues.ts'
import { Failure } from '#shared/failure.ts'
import type { LedgerDate, Period } from '#shared/primitives.ts'
import { yuan } from '#shared/rules/dues.ts'
import { duesHandlers } from '../dues/handlers.ts'
import type { At } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import type { YearOfDues } from './compose-dues.ts'

interface Asked {
  readonly branchId: number
  readonly period: Period
  readonly asOf: LedgerDate
  /** Bases and pay in full. */
  readonly unmask: boolean
}

/**
 * Every year the span touches.
 * @throws Failure conflict where the months of a year do not add up to the cash book: such a list is not printed
 */
export async function duesFacts(
  read: Reader,
  at: At,
  { branchId, period, asOf, unmask }: Asked,
): Promise<{ readonly dues: YearOfDues[]; readonly duesNotices: DuesNotice[] }> {
  const dues: YearOfDues[] = []
  for (let number = Number(period.from.slice(0, 4)); number <= Number(asOf.slice(0, 4)); number += 1) {
    const year = duesOperations['dues.year'].output.parse(
      await duesHandlers['dues.year'](read, { branchId, year: number, asOf }, at),
    )
    const assessments = duesOperations['dues.assessments'].output.parse(
      await duesHandlers['dues.assessments'](read, {
        branchId,
        year: number,
        reveal: unmask,
        withVoid: false,
      }),
    )
    const book = duesOperations['dues.payments'].output.parse(
      await duesHandlers['dues.payments'](read, {
        branchId,
        fromMonth: `${number}-01`,
        untilMonth: `${number}-12`,
      }),
    )
    // what was paid after the day the list is about is not on it; what was taken back adds up to nothing
    const taken = book.filter(
      ({ kind, paidOn, reversesId, reversedById }) =>
        kind === 'regular' &&
        reversesId === null &&
        reversedById === null &&
        (paidOn === null || paidOn.padEnd(10, '-01') <= asOf),
    )
    const total = taken.reduce((sum, { amountFen }) => sum + amountFen, 0)
    if (total !== year.paidFen)
      throw new Failure(
        'conflict',
        `${number}年党费收缴登记表合计 ${yuan(year.paidFen)} 元，流水合计 ${yuan(total)} 元，请核对`,
      )
    dues.push({ year, assessments: assessments.filter(({ confirmedOn }) => confirmedOn !== null) })
  }
  const notices = duesOperations['dues.notices'].output.parse(
    await duesHandlers['dues.notices'](read, { branchId, withVoid: false }),
  )
  return { dues, duesNotices: notices }
}
