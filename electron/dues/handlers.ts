/** The dues register's operations. */
import type { DuesAssessment, DuesNotice, duesOperations } from '#shared/dues.ts'
import { duesItemKinds } from '#shared/dues-items.ts'
import { Failure } from '#shared/failure.ts'
import { type LedgerDate, chineseDate, parts } from '#shared/primitives.ts'
import { computeDues, yuan } from '#shared/rules/dues.ts'
import { dueFor, monthsApart, owesIn } from '#shared/rules/dues-months.ts'
import { whichBranch } from '../branch.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { peopleOf } from '../people.ts'
import { profileOf } from '../profile.ts'
import { assess, collect, confirm, reverse, voidAssessment } from './keep.ts'
import { paymentsOf } from './payments.ts'
import { type KeptAssessment, assessmentsOf, duesPeople, noticesOf, shown } from './record.ts'
import { arrearsOf, yearOf } from './views.ts'

const thisYear = (at: At): number => parts(at.today).year

/** Of any branch. @throws Failure notFound */
async function kept(read: Reader, ids: readonly number[]): Promise<KeptAssessment[]> {
  const rows = await read
    .selectFrom('dues_assessment')
    .select(['dues_assessment_id', 'branch_id'])
    .where('dues_assessment_id', 'in', [...ids])
    .execute()
  const missing = ids.find((id) => !rows.some((row) => row.dues_assessment_id === id))
  if (missing !== undefined) throw new Failure('notFound', `assessmentId ${missing}`)
  const branches = [...new Set(rows.map((row) => row.branch_id))]
  const found = await Promise.all(
    branches.map((branchId) => assessmentsOf(read, branchId, { ids, withVoid: true })),
  )
  return found.flat()
}

const show = async (read: Reader, ids: readonly number[]): Promise<DuesAssessment[]> =>
  shown(read, await kept(read, ids), false)

async function only<Item>(items: Promise<Item[]>): Promise<Item> {
  const [item] = await items
  if (item === undefined) throw new Failure('notFound')
  return item
}

/** Last year's last assessments as proposals of this year, for those who owe and have none. */
async function copyForward(write: Writer, branchId: number, year: number, at: At): Promise<number[]> {
  const people = await peopleOf(write, branchId)
  const owing = await duesPeople(write, branchId, { people })
  const present = await assessmentsOf(write, branchId, { year })
  const before = (await assessmentsOf(write, branchId, { year: year - 1 })).filter(
    ({ confirmedOn }) => confirmedOn !== null,
  )
  const last = new Map(before.map((one) => [one.memberId, one]))
  const ids: number[] = []
  for (const one of last.values()) {
    const person = owing.find(({ memberId }) => memberId === one.memberId)
    if (person === undefined || !owesIn(person, `${year}-01`)) continue
    if (present.some(({ memberId }) => memberId === one.memberId)) continue
    const fixed = one.baseFen === null && one.items.length === 0
    const items = one.items.map(({ kind, side, title, amountFen }) => ({
      kind,
      side,
      title: title === duesItemKinds[kind].title ? '' : title,
      amountFen,
    }))
    const input = {
      memberId: one.memberId,
      category: one.category,
      institution: one.institution,
      fromMonth: 1,
      baseFen: items.length > 0 ? null : one.baseFen,
      items,
      // a reasoned amount and an approved rate go on; what follows from a base is reckoned anew
      ...(fixed || one.amountReason !== '' ? { amountFen: one.amountFen } : {}),
      amountReason: one.amountReason,
      reduction: null,
      changeReason: '',
      elsewhereUntil: null,
      remark: '',
    }
    ids.push(await assess(write, branchId, year, input, people, null, at))
  }
  return ids
}

/** Taken in, but worth knowing: large contributions, back payments that are long overdue, another sum than assessed. */
async function remarksOn(read: Reader, branchId: number, ids: readonly number[]) {
  const paid = await paymentsOf(read, branchId, { ids })
  const people = await duesPeople(read, branchId)
  const remarks: { memberId: number; ruleId: string; message: string }[] = []
  for (const one of paid) {
    const profile = await profileOf(read, parts(one.forMonth ?? one.paidOn ?? one.enteredAt).year)
    const say = (ruleId: string, message: string) =>
      remarks.push({ memberId: one.memberId, ruleId, message: `${one.memberName}：${message}` })
    if (one.kind === 'voluntary' && one.amountFen >= profile.numbers['dues.largeFrom'] * 100)
      say('DUES-10', `自愿一次多交 ${yuan(one.amountFen)} 元，属大额党费，请另行上缴并登记`)
    if (one.forMonth === null) continue
    const most = profile.numbers['dues.lateMonthsMax']
    if (one.paidOn !== null && monthsApart(one.forMonth, one.paidOn.slice(0, 7)) > most)
      say('DUES-08', `补交${chineseDate(one.forMonth)}党费，超过 ${most} 个月`)
    const person = people.find(({ memberId }) => memberId === one.memberId)
    if (person === undefined) continue
    if (!owesIn(person, one.forMonth))
      say('DUES-16', `${chineseDate(one.forMonth)}不在本支部交纳党费的名单内`)
    const due = dueFor(person, one.forMonth)
    const month = person.payments
      .filter(({ forMonth }) => forMonth === one.forMonth)
      .reduce((sum, { amountFen }) => sum + amountFen, 0)
    if (due === null) say('DUES-11', `${chineseDate(one.forMonth)}的党费还没有核定`)
    else if (month !== due)
      say('DUES-08', `${chineseDate(one.forMonth)}共交 ${yuan(month)} 元，应交 ${yuan(due)} 元`)
  }
  return remarks
}

const onOrToday = (on: LedgerDate | undefined, at: At): LedgerDate => {
  if (on !== undefined && on > at.today) throw new Failure('badInput', 'on: 日期晚于今天')
  return on ?? at.today
}

/** A null reason brings a voided notice back. */
async function keepNoticeVoid(write: Writer, noticeId: number, reason: string | null): Promise<DuesNotice> {
  const row = await write
    .updateTable('dues_notice')
    .set(reason === null ? { void: 0, void_reason: '' } : { void: 1, void_reason: reason })
    .where('dues_notice_id', '=', noticeId)
    .returning('branch_id')
    .executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `noticeId ${noticeId}`)
  return only(noticesOf(write, row.branch_id, { noticeId, withVoid: true }))
}

export const duesHandlers = {
  'dues.compute': async (read, { category, baseFen, amountFen, on }, at) => {
    const day = on ?? at.today
    const { permille, ...verdict } = computeDues(
      { category, baseFen, statedFen: amountFen, on: day },
      await profileOf(read, parts(day).year),
    )
    return { ...verdict, reasons: [...verdict.reasons], rate: permille === null ? null : permille / 1000 }
  },
  'dues.assess': async (write, { branchId: named, year, rows, confirm: confirming, on }, at) => {
    const branchId = await whichBranch(write, named)
    const people = await peopleOf(write, branchId)
    const day = confirming ? onOrToday(on, at) : null
    const ids: number[] = []
    for (const row of rows) ids.push(await assess(write, branchId, year, row, people, day, at))
    return show(write, ids)
  },
  'dues.copyForward': async (write, { branchId, year }, at) => {
    const ids = await copyForward(write, await whichBranch(write, branchId), year, at)
    return ids.length === 0 ? [] : show(write, ids)
  },
  'dues.confirm': async (write, { assessmentIds, on }, at) => {
    for (const one of await kept(write, assessmentIds)) {
      if (one.void) throw new Failure('lockedRecord')
      if (one.confirmedOn === null) await confirm(write, one.assessmentId, onOrToday(on, at))
    }
    return show(write, assessmentIds)
  },
  'dues.voidAssessment': async (write, { assessmentId, reason }) => {
    await kept(write, [assessmentId])
    await voidAssessment(write, assessmentId, reason)
    return only(show(write, [assessmentId]))
  },
  'dues.assessments': async (read, { branchId, year, memberId, reveal, withVoid }) =>
    shown(
      read,
      await assessmentsOf(read, await whichBranch(read, branchId), { year, memberId, withVoid }),
      reveal,
    ),
  'dues.collect': async (write, { branchId: named, payments }, at) => {
    const branchId = await whichBranch(write, named)
    const ids = await collect(write, branchId, payments, await peopleOf(write, branchId), at)
    const taken = await paymentsOf(write, branchId, { ids })
    return {
      payments: taken,
      totalFen: taken.reduce((sum, { amountFen }) => sum + amountFen, 0),
      remarks: await remarksOn(write, branchId, ids),
    }
  },
  'dues.reverse': async (write, { paymentId, reason }, at) => {
    const id = await reverse(write, paymentId, reason, at)
    const { branch_id } = await write
      .selectFrom('dues_payment')
      .select('branch_id')
      .where('dues_payment_id', '=', id)
      .executeTakeFirstOrThrow()
    return only(paymentsOf(write, branch_id, { ids: [id] }))
  },
  'dues.year': async (read, { branchId, year, asOf }, at) =>
    yearOf(read, await whichBranch(read, branchId), year ?? thisYear(at), asOf ?? at.today),
  'dues.payments': async (read, { branchId, ...filter }) =>
    paymentsOf(read, await whichBranch(read, branchId), filter),
  'dues.arrears': async (read, { branchId, asOf }, at) =>
    arrearsOf(read, await whichBranch(read, branchId), asOf ?? at.today),
  'dues.note': async (write, { branchId: named, ...notice }, at) => {
    const branchId = await whichBranch(write, named)
    const doneOn = onOrToday(notice.doneOn, at)
    const untilMonth = notice.untilMonth ?? notice.fromMonth
    if (untilMonth < notice.fromMonth) throw new Failure('badInput', 'untilMonth: 截止月份早于起始月份')
    if (notice.untilOn !== null && notice.untilOn < doneOn)
      throw new Failure('badInput', 'untilOn: 截止日期早于登记日期')
    await checkNotice(write, branchId, notice)
    const { dues_notice_id } = await write
      .insertInto('dues_notice')
      .values({
        branch_id: branchId,
        kind: notice.kind,
        from_month: notice.fromMonth,
        until_month: untilMonth,
        done_on: doneOn,
        until_on: notice.untilOn,
        amount_fen: notice.amountFen,
        member_id: notice.memberId,
        dues_payment_id: notice.paymentId,
        document_ref: notice.documentRef,
        remark: notice.remark,
        entered_at: at.now,
      })
      .returning('dues_notice_id')
      .executeTakeFirstOrThrow()
    return only(noticesOf(write, branchId, { noticeId: dues_notice_id, withVoid: true }))
  },
  'dues.voidNotice': (write, { noticeId, reason }) => keepNoticeVoid(write, noticeId, reason),
  'dues.restoreNotice': (write, { noticeId }) => keepNoticeVoid(write, noticeId, null),
  'dues.notices': async (read, { branchId, year, withVoid }) =>
    noticesOf(read, await whichBranch(read, branchId), { year, withVoid }),
} satisfies HandlersOf<typeof duesOperations>

/** A deferral is one member's; a large contribution that is handed up is one payment. */
async function checkNotice(
  read: Reader,
  branchId: number,
  notice: { readonly kind: string; readonly memberId: number | null; readonly paymentId: number | null },
): Promise<void> {
  if ((notice.kind === 'deferral') !== (notice.memberId !== null))
    throw new Failure('badInput', 'memberId: 缓交须写明是哪一位党员，其他登记不写党员')
  if ((notice.kind === 'largeHandover') !== (notice.paymentId !== null))
    throw new Failure('badInput', 'paymentId: 大额党费上缴须写明是哪一笔，其他登记不写')
  if (notice.memberId !== null && (await peopleOf(read, branchId, notice.memberId)).length === 0)
    throw new Failure('notFound', `memberId ${notice.memberId}`)
  if (
    notice.paymentId !== null &&
    (await paymentsOf(read, branchId, { ids: [notice.paymentId] })).length === 0
  )
    throw new Failure('notFound', `paymentId ${notice.paymentId}`)
}
