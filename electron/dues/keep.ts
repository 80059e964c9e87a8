/** Writes the dues register. A confirmed assessment is voided and made anew; a payment is taken back by its reversal. */
import type { AssessmentInput, DuesItem, PaymentInput } from '#shared/dues.ts'
import { duesItemKinds } from '#shared/dues-items.ts'
import { Failure } from '#shared/failure.ts'
import { type LedgerDate, chineseDate, earliestDay, monthOf, parts } from '#shared/primitives.ts'
import { baseOf, categoryLaw, computeDues, yuan } from '#shared/rules/dues.ts'
import { monthsApart, owesFrom } from '#shared/rules/dues-months.ts'
import type { At } from '../handlers.ts'
import type { Writer } from '../ledger/open.ts'
import type { Person } from '../people.ts'
import { profileOf } from '../profile.ts'
import { paymentsOf, stands } from './payments.ts'
import { assessmentsOf } from './record.ts'

export interface Origin {
  readonly text: string
  readonly batchId: number
}

const personOf = (people: readonly Person[], memberId: number): Person => {
  const person = people.find((one) => one.memberId === memberId)
  if (person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
  return person
}

/** The first month of the year that the member owes dues in. */
function firstMonth(person: Person, year: number, elsewhereUntil: string | null): number {
  const first = owesFrom(person)
  const own = first !== null && first.startsWith(`${year}-`) ? parts(first).month : 1
  return elsewhereUntil !== null && elsewhereUntil.startsWith(`${year}-`)
    ? Math.max(own, Math.min(12, parts(elsewhereUntil).month + 1))
    : own
}

/**
 * Enters one member's assessment of a year.
 * @param confirmedOn the day it was agreed upon; null where it is only proposed
 * @throws Failure badInput where no amount follows, or a change has no reason; duplicate where a confirmed one stands
 */
export async function assess(
  write: Writer,
  branchId: number,
  year: number,
  input: AssessmentInput,
  people: readonly Person[],
  confirmedOn: LedgerDate | null,
  at: At,
  origin?: Origin,
): Promise<number> {
  const person = personOf(people, input.memberId)
  const items = input.items.map((item): DuesItem => ({
    kind: item.kind,
    side: item.side ?? duesItemKinds[item.kind].side,
    title: item.title === '' ? duesItemKinds[item.kind].title : item.title,
    amountFen: item.amountFen,
  }))
  const baseFen = baseIn(input, items, person)
  const fromMonth = input.fromMonth ?? firstMonth(person, year, input.elsewhereUntil)
  const { amountFen: follows, reasons } = computeDues(
    {
      category: input.category,
      baseFen,
      statedFen: input.amountFen,
      on: `${year}-${String(fromMonth).padStart(2, '0')}-01`,
    },
    await profileOf(write, year),
  )
  const amountFen = input.amountFen ?? follows
  if (amountFen === null) throw new Failure('badInput', `amountFen: ${person.name}：${reasons.at(-1) ?? ''}`)
  if (input.reduction !== null && input.reduction.amountFen >= amountFen)
    throw new Failure(
      'badInput',
      `reduction: ${person.name}：减免后的月交额应少于核定的 ${yuan(amountFen)} 元`,
    )
  await makeRoom(write, branchId, { year, fromMonth, person, reason: input.changeReason })
  const { dues_assessment_id } = await write
    .insertInto('dues_assessment')
    .values({
      branch_id: branchId,
      member_id: input.memberId,
      year,
      from_month: fromMonth,
      category: input.category,
      institution: input.institution,
      base_fen: categoryLaw[input.category].base === null ? null : baseFen,
      amount_fen: amountFen,
      amount_reason: input.amountReason,
      reduced_fen: input.reduction?.amountFen ?? null,
      reduction_reason: input.reduction?.reason ?? '',
      reduction_studied_on: input.reduction?.studiedOn ?? null,
      reduction_approval: input.reduction?.approval ?? '',
      change_reason: input.changeReason,
      elsewhere_until: input.elsewhereUntil,
      remark: input.remark,
      confirmed_on: null,
      origin: origin?.text ?? null,
      import_batch_id: origin?.batchId ?? null,
      entered_at: at.now,
    })
    .returning('dues_assessment_id')
    .executeTakeFirstOrThrow()
  for (const [index, item] of items.entries())
    await write
      .insertInto('dues_item')
      .values({
        dues_assessment_id,
        position: index + 1,
        side: item.side,
        kind: item.kind,
        title: item.title,
        amount_fen: item.amountFen,
      })
      .execute()
  // last, because a confirmed assessment takes no items
  if (confirmedOn !== null) await confirm(write, dues_assessment_id, confirmedOn)
  return dues_assessment_id
}

function baseIn(input: AssessmentInput, items: readonly DuesItem[], person: Person): number | null {
  if (items.length === 0) return input.baseFen
  const base = baseOf(items)
  if (input.baseFen !== null && input.baseFen !== base)
    throw new Failure(
      'badInput',
      `baseFen: ${person.name}：填写的基数 ${yuan(input.baseFen)} 元与各项合计 ${yuan(base)} 元不一致`,
    )
  return base
}

export const confirm = async (write: Writer, assessmentId: number, on: LedgerDate): Promise<void> => {
  await write
    .updateTable('dues_assessment')
    .set({ confirmed_on: on })
    .where('dues_assessment_id', '=', assessmentId)
    .execute()
}

/** What stands in the place of a new one: a proposal gives way, a confirmed one is voided with the reason. */
async function makeRoom(
  write: Writer,
  branchId: number,
  place: {
    readonly year: number
    readonly fromMonth: number
    readonly person: Person
    readonly reason: string
  },
): Promise<void> {
  const { year, fromMonth, person, reason } = place
  const own = await assessmentsOf(write, branchId, { year, memberId: person.memberId })
  const same = own.find((one) => one.fromMonth === fromMonth)
  const earlier = own.some((one) => one.fromMonth < fromMonth && one.confirmedOn !== null)
  if (same !== undefined && same.confirmedOn !== null && reason === '')
    throw new Failure('duplicate', `${person.name}${year}年的党费已核定；重新核定请写明原因`)
  if (earlier && reason === '')
    throw new Failure(
      'badInput',
      `changeReason: ${person.name}：党费年初核定、年内一般不变，年内调整请写明原因`,
    )
  if (same === undefined) return
  if (same.confirmedOn === null)
    await write.deleteFrom('dues_assessment').where('dues_assessment_id', '=', same.assessmentId).execute()
  else await voidAssessment(write, same.assessmentId, reason)
}

export async function voidAssessment(write: Writer, assessmentId: number, reason: string): Promise<void> {
  await write
    .updateTable('dues_assessment')
    .set({ void: 1, void_reason: reason })
    .where('dues_assessment_id', '=', assessmentId)
    .execute()
}

/**
 * Enters payments, all or none.
 * @throws Failure duplicate where something was paid for a month already and the payment is no supplement
 */
export async function collect(
  write: Writer,
  branchId: number,
  payments: readonly PaymentInput[],
  people: readonly Person[],
  at: At,
  origin?: Origin,
): Promise<number[]> {
  const taken = new Map<string, number>()
  for (const one of (await paymentsOf(write, branchId, {})).filter(stands))
    if (one.forMonth !== null) add(taken, `${one.memberId} ${one.forMonth}`, one.amountFen)
  const doubled: string[] = []
  for (const one of payments) {
    const person = personOf(people, one.memberId)
    check(one, person, at)
    if (one.forMonth === null) continue
    const key = `${one.memberId} ${one.forMonth}`
    const before = taken.get(key)
    if (before !== undefined && !one.supplement)
      doubled.push(`${person.name}${chineseDate(one.forMonth)}已登记 ${yuan(before)} 元`)
    add(taken, key, one.amountFen)
  }
  if (doubled.length > 0)
    throw new Failure(
      'duplicate',
      `${doubled.slice(0, 5).join('；')}${doubled.length > 5 ? `等 ${doubled.length} 笔` : ''}。如果是补足，请注明补足`,
    )
  const ids: number[] = []
  for (const one of payments) {
    const { dues_payment_id } = await write
      .insertInto('dues_payment')
      .values({
        branch_id: branchId,
        member_id: one.memberId,
        kind: one.kind,
        for_month: one.forMonth,
        paid_on: one.paidOn,
        amount_fen: one.amountFen,
        receiver: one.receiver,
        way: one.way,
        supplement: one.supplement ? 1 : 0,
        remark: one.remark,
        origin: origin?.text ?? null,
        import_batch_id: origin?.batchId ?? null,
        entered_at: at.now,
      })
      .returning('dues_payment_id')
      .executeTakeFirstOrThrow()
    ids.push(dues_payment_id)
  }
  return ids
}

const add = (sums: Map<string, number>, key: string, fen: number) => sums.set(key, (sums.get(key) ?? 0) + fen)

/** Nobody pays before long, on a day to come, or for no month. */
function check(one: PaymentInput, person: Person, at: At): void {
  if (one.kind === 'regular' && one.forMonth === null)
    throw new Failure('badInput', `forMonth: ${person.name}：请填写所属月份`)
  if (one.kind === 'voluntary' && one.forMonth !== null)
    throw new Failure('badInput', `forMonth: ${person.name}：自愿多交的党费不对应月份`)
  if (one.paidOn !== null && earliestDay(one.paidOn) > at.today)
    throw new Failure('badInput', `paidOn: ${person.name}：交纳日期晚于今天`)
  if (one.forMonth !== null && monthsApart(monthOf(at.today), one.forMonth) > 12)
    throw new Failure('badInput', `forMonth: ${person.name}：预交不能超过 12 个月，请核对所属月份`)
}

/**
 * Takes a payment back by a row of its own; the payment stays readable.
 * @throws Failure notFound; conflict where it was taken back already, or is a reversal itself
 */
export async function reverse(write: Writer, paymentId: number, reason: string, at: At): Promise<number> {
  const row = await write
    .selectFrom('dues_payment')
    .selectAll()
    .where('dues_payment_id', '=', paymentId)
    .executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `paymentId ${paymentId}`)
  const again = await write
    .selectFrom('dues_payment')
    .select('dues_payment_id')
    .where('reverses_id', '=', paymentId)
    .executeTakeFirst()
  if (row.reverses_id !== null) throw new Failure('conflict', '冲销记录不能再冲销，请重新登记')
  if (again !== undefined) throw new Failure('conflict', '这一笔已经冲销')
  const { dues_payment_id } = await write
    .insertInto('dues_payment')
    .values({
      branch_id: row.branch_id,
      member_id: row.member_id,
      kind: row.kind,
      for_month: row.for_month,
      paid_on: at.today,
      amount_fen: -row.amount_fen,
      receiver: row.receiver,
      way: row.way,
      reverses_id: paymentId,
      reason,
      entered_at: at.now,
    })
    .returning('dues_payment_id')
    .executeTakeFirstOrThrow()
  return dues_payment_id
}
