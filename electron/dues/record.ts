/** Reads the dues register: assessments with their items, notices, and everybody with all of it. */
import type { DuesAssessment, DuesItem, DuesNotice } from '#shared/dues.ts'
import { duesItemKinds } from '#shared/dues-items.ts'
import { type LedgerMonth, parts } from '#shared/primitives.ts'
import { computeDues } from '#shared/rules/dues.ts'
import { type AssessmentDetail, judgedOn, remarkOnAssessment } from '#shared/rules/dues-assessment.ts'
import type { DuesPerson } from '#shared/rules/dues-inspection.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { type Person, peopleOf } from '../people.ts'
import { profileOf } from '../profile.ts'
import { standingPayments } from './payments.ts'

interface AssessmentFilter {
  readonly year?: number | undefined
  /** Of these years, first and last; and those of any year that tell of dues paid elsewhere. */
  readonly years?: readonly [from: number, to: number] | undefined
  readonly memberId?: number | undefined
  readonly ids?: readonly number[]
  readonly withVoid?: boolean
}

export interface KeptAssessment extends AssessmentDetail {
  readonly items: DuesItem[]
  readonly assessmentId: number
  readonly branchId: number
  readonly memberId: number
  readonly memberName: string
  readonly reductionReason: string
  readonly remark: string
  readonly confirmedOn: string | null
  readonly void: boolean
  readonly voidReason: string
}

/** By member, year and month, the void ones only where asked for. */
export const assessmentsOf = (
  read: Reader,
  branchId: number,
  filter: AssessmentFilter,
): Promise<KeptAssessment[]> =>
  remembered(read, 'assessments', [branchId, filter], () => readAssessments(read, branchId, filter))

async function readAssessments(
  read: Reader,
  branchId: number,
  filter: AssessmentFilter,
): Promise<KeptAssessment[]> {
  let wanted = read.selectFrom('dues_assessment').where('dues_assessment.branch_id', '=', branchId)
  if (filter.withVoid !== true) wanted = wanted.where('dues_assessment.void', '=', 0)
  if (filter.year !== undefined) wanted = wanted.where('dues_assessment.year', '=', filter.year)
  if (filter.memberId !== undefined) wanted = wanted.where('dues_assessment.member_id', '=', filter.memberId)
  if (filter.ids !== undefined) wanted = wanted.where('dues_assessment_id', 'in', [...filter.ids])
  if (filter.years !== undefined) {
    const [from, to] = filter.years
    wanted = wanted.where((where) =>
      where.or([
        where.and([where('dues_assessment.year', '>=', from), where('dues_assessment.year', '<=', to)]),
        where('dues_assessment.elsewhere_until', 'is not', null),
      ]),
    )
  }
  const rows = await wanted
    .innerJoin('member', 'member.member_id', 'dues_assessment.member_id')
    .selectAll('dues_assessment')
    .select('member.name as member_name')
    .orderBy('dues_assessment.member_id')
    .orderBy('dues_assessment.year')
    .orderBy('dues_assessment.from_month')
    .orderBy('dues_assessment.dues_assessment_id')
    .execute()
  const items = await read
    .selectFrom('dues_item')
    .selectAll()
    .where('dues_assessment_id', 'in', wanted.select('dues_assessment.dues_assessment_id'))
    .orderBy('dues_assessment_id')
    .orderBy('position')
    .execute()
  const itemsOf = Map.groupBy(items, (one) => one.dues_assessment_id)
  return rows.map((row) => ({
    assessmentId: row.dues_assessment_id,
    branchId: row.branch_id,
    memberId: row.member_id,
    memberName: row.member_name,
    year: row.year,
    fromMonth: row.from_month,
    category: row.category,
    institution: row.institution,
    baseFen: row.base_fen,
    items: (itemsOf.get(row.dues_assessment_id) ?? []).map((item): DuesItem => ({
      side: item.side,
      kind: isItemKind(item.kind) ? item.kind : 'otherCounted',
      title: item.title,
      amountFen: item.amount_fen,
    })),
    amountFen: row.amount_fen,
    amountReason: row.amount_reason,
    reducedFen: row.reduced_fen,
    reductionReason: row.reduction_reason,
    reductionStudiedOn: row.reduction_studied_on,
    reductionApproval: row.reduction_approval,
    dueFen: row.reduced_fen ?? row.amount_fen,
    changeReason: row.change_reason,
    elsewhereUntil: row.elsewhere_until,
    remark: row.remark,
    confirmedOn: row.confirmed_on,
    void: row.void === 1,
    voidReason: row.void_reason,
    imported: row.origin !== null,
  }))
}

const isItemKind = (kind: string): kind is keyof typeof duesItemKinds => Object.hasOwn(duesItemKinds, kind)

/** As the border shows them: bases, items and rates only where they were asked for. */
export async function shown(
  read: Reader,
  kept: readonly KeptAssessment[],
  reveal: boolean,
): Promise<DuesAssessment[]> {
  const years = [...new Set(kept.map(({ year }) => year))]
  const profiles = new Map(
    await Promise.all(years.map(async (year) => [year, await profileOf(read, year)] as const)),
  )
  return kept.flatMap(({ imported, items, ...one }): DuesAssessment[] => {
    const profile = profiles.get(one.year)
    if (profile === undefined) return []
    const earlier = kept.some(
      (other) =>
        other.memberId === one.memberId &&
        other.year === one.year &&
        other.fromMonth < one.fromMonth &&
        !other.void,
    )
    const { permille } = computeDues(
      { category: one.category, baseFen: one.baseFen, statedFen: one.amountFen, on: judgedOn(one) },
      profile,
    )
    return [
      {
        ...one,
        baseFen: reveal ? one.baseFen : null,
        hasBase: one.baseFen !== null,
        items: reveal ? items : null,
        itemCount: items.length,
        rate: reveal && permille !== null ? permille / 1000 : null,
        source: imported ? 'imported' : 'entered',
        remarks: one.void ? [] : remarkOnAssessment({ ...one, items, imported }, profile, earlier),
      },
    ]
  })
}

/** By the months they are about. */
export const noticesOf = (
  read: Reader,
  branchId: number,
  filter: { readonly year?: number | undefined; readonly noticeId?: number; readonly withVoid: boolean },
): Promise<DuesNotice[]> =>
  remembered(read, 'duesNotices', [branchId, filter], () => readNotices(read, branchId, filter))

async function readNotices(
  read: Reader,
  branchId: number,
  filter: { readonly year?: number | undefined; readonly noticeId?: number; readonly withVoid: boolean },
): Promise<DuesNotice[]> {
  let query = read
    .selectFrom('dues_notice')
    .selectAll()
    .where('branch_id', '=', branchId)
    .orderBy('from_month')
    .orderBy('dues_notice_id')
  if (!filter.withVoid) query = query.where('void', '=', 0)
  if (filter.noticeId !== undefined) query = query.where('dues_notice_id', '=', filter.noticeId)
  if (filter.year !== undefined)
    query = query
      .where('until_month', '>=', `${filter.year}-01`)
      .where('from_month', '<=', `${filter.year}-12`)
  return (await query.execute()).map((row) => ({
    noticeId: row.dues_notice_id,
    kind: row.kind,
    fromMonth: row.from_month,
    untilMonth: row.until_month,
    doneOn: row.done_on,
    untilOn: row.until_on,
    amountFen: row.amount_fen,
    memberId: row.member_id,
    paymentId: row.dues_payment_id,
    documentRef: row.document_ref,
    remark: row.remark,
    void: row.void === 1,
  }))
}

interface PeopleFilter {
  /** Everybody of the branch, or the one asked about, where the caller has read them already. */
  readonly people?: readonly Person[]
  readonly memberId?: number | undefined
  /** What was assessed for the years these months lie in, and what was paid for or in these months. */
  readonly months?: readonly [from: LedgerMonth, to: LedgerMonth]
}

/** Everybody the branch ever had, or one of them, with what they were assessed at and what they paid. */
export async function duesPeople(
  read: Reader,
  branchId: number,
  { people: known, memberId: only, months }: PeopleFilter = {},
): Promise<DuesPerson[]> {
  const people = known ?? (await peopleOf(read, branchId, only))
  const years = months && ([parts(months[0]).year, parts(months[1]).year] as const)
  const assessed = (await assessmentsOf(read, branchId, { years, memberId: only })).filter(
    ({ confirmedOn }) => confirmedOn !== null,
  )
  const assessmentsBy = Map.groupBy(assessed, ({ memberId }) => memberId)
  const paid = await standingPayments(read, branchId, {
    memberId: only,
    fromMonth: months?.[0],
    untilMonth: months?.[1],
  })
  const paidBy = Map.groupBy(paid, ({ memberId }) => memberId)
  const deferred = (await noticesOf(read, branchId, { withVoid: false })).filter(
    ({ kind }) => kind === 'deferral',
  )
  return people.map((person) => ({
    memberId: person.memberId,
    name: person.name,
    category: person.category,
    joinDate: person.joinDate,
    fullMemberDate: person.fullMemberDate,
    enteredOn: person.enteredOn,
    leftOn: person.leftOn,
    relation: person.relation,
    membershipStatus: person.membershipStatus,
    restrictions: person.restrictions,
    exemptions: person.exemptions,
    assessments: assessmentsBy.get(person.memberId) ?? [],
    payments: paidBy.get(person.memberId) ?? [],
    deferrals: deferred.filter(({ memberId }) => memberId === person.memberId),
  }))
}
