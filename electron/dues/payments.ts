/** Reads the cash book: as it was written, and what of it stands. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DuesPayment } from '#shared/dues.ts'
import { type LedgerMonth, parts } from '#shared/primitives.ts'
import type { PaymentDetail } from '#shared/rules/dues-inspection.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import type { Tables } from '../ledger/tables.ts'

interface PaymentFilter {
  readonly memberId?: number | undefined
  readonly fromMonth?: LedgerMonth | undefined
  readonly untilMonth?: LedgerMonth | undefined
  readonly ids?: readonly number[]
}

/** The cash book in the order it was written. A voluntary contribution lies in the month it was paid. */
export const paymentsOf = (read: Reader, branchId: number, filter: PaymentFilter): Promise<DuesPayment[]> =>
  filter.ids === undefined
    ? takenByYear(filter, (whole) =>
        remembered(read, 'payments', [branchId, whole], () => readPayments(read, branchId, whole)),
      )
    : readPayments(read, branchId, filter)

/** Part of a year is taken out of the whole year, which somebody else asks for as well. */
async function takenByYear<Paid extends Pick<DuesPayment, 'paymentId' | 'forMonth' | 'paidOn'>>(
  filter: PaymentFilter,
  kept: (filter: PaymentFilter) => Promise<readonly Paid[]>,
): Promise<Paid[]> {
  const { memberId, fromMonth, untilMonth } = filter
  if (fromMonth === undefined || untilMonth === undefined) return [...(await kept(filter))]
  const [first, last] = [parts(fromMonth).year, parts(untilMonth).year]
  const spans = last - first < 3 ? yearsBetween(first, last) : [[first, last] as const]
  const payments: Paid[] = []
  for (const [from, to] of spans)
    payments.push(...(await kept({ memberId, fromMonth: `${from}-01`, untilMonth: `${to}-12` })))
  const own = payments.filter((payment) => liesWithin(payment, filter))
  return spans.length === 1 ? own : own.toSorted((one, other) => one.paymentId - other.paymentId)
}

const yearsBetween = (first: number, last: number): (readonly [number, number])[] =>
  Array.from({ length: last - first + 1 }, (_, index) => [first + index, first + index] as const)

function liesWithin(
  { forMonth, paidOn }: Pick<DuesPayment, 'forMonth' | 'paidOn'>,
  { fromMonth, untilMonth }: PaymentFilter,
): boolean {
  const month = forMonth ?? paidOn?.slice(0, 7) ?? ''
  return (fromMonth === undefined || month >= fromMonth) && (untilMonth === undefined || month <= untilMonth)
}

async function readPayments(read: Reader, branchId: number, filter: PaymentFilter): Promise<DuesPayment[]> {
  let query = read
    .selectFrom('dues_payment')
    .innerJoin('member', 'member.member_id', 'dues_payment.member_id')
    .leftJoin('dues_payment as undoing', 'undoing.reverses_id', 'dues_payment.dues_payment_id')
    .selectAll('dues_payment')
    .select(['member.name as member_name', 'undoing.dues_payment_id as reversed_by'])
    .where('dues_payment.branch_id', '=', branchId)
    // the sign keeps the planner from walking through all branches in the order of the numbers, to save a small sorting
    .orderBy(sql`+dues_payment.dues_payment_id`)
    .where((where) => askedFor(where, filter))
  if (filter.ids !== undefined) query = query.where('dues_payment.dues_payment_id', 'in', [...filter.ids])
  const rows = await query.execute()
  return rows
    .map((row): DuesPayment => ({
      paymentId: row.dues_payment_id,
      memberId: row.member_id,
      memberName: row.member_name,
      kind: row.kind,
      forMonth: row.for_month,
      paidOn: row.paid_on,
      amountFen: row.amount_fen,
      receiver: row.receiver,
      way: row.way,
      supplement: row.supplement === 1,
      remark: row.remark,
      reversesId: row.reverses_id,
      reversedById: row.reversed_by,
      reason: row.reason,
      source: row.origin === null ? 'entered' : 'imported',
      origin: row.origin,
      enteredAt: row.entered_at,
    }))
    .filter((payment) => liesWithin(payment, filter))
}

function askedFor(
  where: ExpressionBuilder<Tables, 'dues_payment'>,
  { memberId, fromMonth, untilMonth }: PaymentFilter,
): Expression<SqlBool> {
  const asked = memberId === undefined ? [] : [where('dues_payment.member_id', '=', memberId)]
  if (fromMonth === undefined && untilMonth === undefined) return where.and(asked)
  return where.and([
    ...asked,
    // the few that are for no month are all read: in which one they lie is told from their day
    where.or([
      where('dues_payment.for_month', 'is', null),
      where.between('dues_payment.for_month', fromMonth ?? '0000-00', untilMonth ?? '9999-99'),
    ]),
  ])
}

/** Neither taken back nor a taking back. */
export const stands = (payment: DuesPayment): boolean =>
  payment.reversesId === null && payment.reversedById === null

/** A payment that stands, with no more of it than is judged: years of them are gone through at every inspection. */
interface StandingPayment extends PaymentDetail {
  readonly memberId: number
}

/** Those of `paymentsOf` that stand, in the same order. */
export const standingPayments = (
  read: Reader,
  branchId: number,
  filter: PaymentFilter,
): Promise<StandingPayment[]> =>
  takenByYear(filter, (whole) =>
    remembered(read, 'standingPayments', [branchId, whole], () => readStanding(read, branchId, whole)),
  )

async function readStanding(
  read: Reader,
  branchId: number,
  filter: PaymentFilter,
): Promise<StandingPayment[]> {
  const rows = await read
    .selectFrom('dues_payment')
    .select([
      'dues_payment_id',
      'member_id',
      'kind',
      'for_month',
      'paid_on',
      'amount_fen',
      'receiver',
      'remark',
      'origin',
    ])
    .where('branch_id', '=', branchId)
    .where((where) => askedFor(where, filter))
    // the sign keeps the planner from looking through all that is no taking back, of every branch
    .where(sql<boolean>`+dues_payment.reverses_id is null`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('dues_payment as undoing')
            .select('undoing.dues_payment_id')
            .whereRef('undoing.reverses_id', '=', 'dues_payment.dues_payment_id'),
        ),
      ),
    )
    .orderBy(sql`+dues_payment.dues_payment_id`)
    .execute()
  return rows
    .map((row): StandingPayment => ({
      paymentId: row.dues_payment_id,
      memberId: row.member_id,
      kind: row.kind,
      forMonth: row.for_month,
      paidOn: row.paid_on,
      amountFen: row.amount_fen,
      receiver: row.receiver,
      remark: row.remark,
      imported: row.origin !== null,
    }))
    .filter((payment) => liesWithin(payment, filter))
}
