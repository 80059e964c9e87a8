/** The dues of a span for the printed ledger, and the check that the printed sums are the cash book's. */
import type { DuesNotice, duesOperations } from '#shared/dues.ts'
import { Failure } from '#shared/failure.ts'
import type { LedgerDate, Period } from '#shared/primitives.ts'
import { yuan } from '#shared/rules/dues.ts'
import { duesHandlers } from '../dues/handlers.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import type { YearOfDues } from './compose-dues.ts'

const ask: HandlersOf<
  Pick<typeof duesOperations, 'dues.year' | 'dues.assessments' | 'dues.payments' | 'dues.notices'>
> = duesHandlers

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
    const year = await ask['dues.year'](read, { branchId, year: number, asOf }, at)
    const shown = { branchId, year: number, reveal: unmask, withVoid: false }
    const assessments = await ask['dues.assessments'](read, shown, at)
    const months = { fromMonth: `${number}-01`, untilMonth: `${number}-12` }
    const book = await ask['dues.payments'](read, { branchId, ...months }, at)
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
    dues.push({
      year,
      assessments: assessments.filter(({ confirmedOn }) => confirmedOn !== null),
      payments: taken,
    })
  }
  const notices = await ask['dues.notices'](read, { branchId, withVoid: false }, at)
  return { dues, duesNotices: notices }
}
