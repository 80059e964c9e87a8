/** The appraisal of members: the operations. Sums come in, never who gave them. */
import type { AppraisalSheet, GradeTally, MemberAppraisal, appraisalOperations } from '#shared/appraisal.ts'
import { Failure } from '#shared/failure.ts'
import type { LifeCampaign } from '#shared/life.ts'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import { sheetFaults, tallySum } from '#shared/rules/appraisal.ts'
import { belongs, categoryOn } from '#shared/rules/standing.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { campaignOf } from '../life/record.ts'
import { type Person, peopleOf } from '../people.ts'
import { appraisalFactsOf, appraisalOf } from './record.ts'

async function liveCampaign(read: Reader, lifeId: number): Promise<LifeCampaign> {
  const campaign = await campaignOf(read, lifeId)
  if (campaign.void) throw new Failure('lockedRecord')
  return campaign
}

async function keepSheet(
  write: Writer,
  campaign: LifeCampaign,
  given: Omit<AppraisalSheet, 'present'> & { readonly present?: number | undefined },
  at: At,
): Promise<void> {
  if (given.appraisedOn > at.today) throw new Failure('badInput', 'appraisedOn: 测评日期晚于今天')
  const came = campaign.meetings.find((link) => link.role === 'appraisal')?.present
  const present = given.present ?? came
  if (present === undefined) throw new Failure('badInput', 'present: 请填写到会人数，或先挂上民主评议的会议')
  const faults = sheetFaults({ ...given, present })
  if (faults.length > 0) throw new Failure('ballotInconsistent', faults.join('；'))
  const { members } = await appraisalFactsOf(write, campaign, at.today)
  const over = members.filter((one) => one.tally !== null && tallySum(one.tally) > given.valid)
  if (over.length > 0)
    throw new Failure(
      'ballotInconsistent',
      `有效票 ${given.valid} 张，少于已登记的票数：${over.map((one) => one.memberName).join('、')}`,
    )
  const columns = {
    appraised_on: given.appraisedOn,
    present,
    issued: given.issued,
    returned: given.returned,
    valid: given.valid,
    invalid: given.invalid,
    scrutineers: given.scrutineers.filter((name) => name !== '').join('\n'),
    tellers: given.tellers.filter((name) => name !== '').join('\n'),
  }
  await write
    .insertInto('appraisal_sheet')
    .values({ life_campaign_id: campaign.lifeId, ...columns, entered_at: at.now })
    .onConflict((conflict) =>
      conflict.column('life_campaign_id').doUpdateSet({ ...columns, amended_at: at.now }),
    )
    .execute()
}

interface Standing {
  readonly person: Person
  readonly day: LedgerDate
  readonly category: MemberAppraisal['category']
}

/** Who is appraised, as what, on the day of the appraisal. @throws Failure notFound */
async function standings(
  write: Writer,
  campaign: LifeCampaign,
  memberIds: readonly number[],
  at: At,
): Promise<(memberId: number) => Standing> {
  const people = new Map(
    (await peopleOf(write, campaign.branchId)).map((person) => [person.memberId, person] as const),
  )
  const { day, members } = await appraisalFactsOf(write, campaign, at.today, [...people.values()])
  for (const memberId of memberIds) {
    const person = people.get(memberId)
    if (person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
    if (!belongs(person, day) && !members.some((one) => one.memberId === memberId))
      throw new Failure('badInput', `${person.name}：${chineseDate(day)}不在本支部名册上`)
  }
  return (memberId) => {
    const person = people.get(memberId)
    if (person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
    return { person, day, category: categoryOn(person, day).category }
  }
}

const notGraded = ({ person, category }: Standing): Failure =>
  new Failure(
    'notEntitled',
    category === 'probationaryMember'
      ? `${person.name}：预备党员参加评议，不评定等次，也不计等次票`
      : `${person.name}：人员类别待确认，先在党员页确认，再评定等次`,
  )

interface Row {
  readonly self_appraisal?: string
  readonly mutual_appraisal?: string
  readonly branch_opinion?: string
  readonly dual_duty?: string
  readonly excellent?: number | null
  readonly qualified?: number | null
  readonly basically_qualified?: number | null
  readonly unqualified?: number | null
  readonly grade?: MemberAppraisal['grade']
  readonly no_grade_reason?: string
  readonly decided_by?: MemberAppraisal['decidedBy']
  readonly decided_on?: string | null
  readonly decided_meeting_id?: number | null
  readonly disposition?: string
}

/** What a member was told: it does not change behind their back. */
const told = ['excellent', 'grade', 'branch_opinion', 'decided_by'] as const

/** Keeps what is given of one member's row; the category is judged anew while nothing was fed back. */
async function keepRow(write: Writer, lifeId: number, standing: Standing, row: Row, at: At): Promise<void> {
  const key = { life_campaign_id: lifeId, member_id: standing.person.memberId }
  const kept = await write
    .selectFrom('member_appraisal')
    .select('fed_back_on')
    .where('life_campaign_id', '=', lifeId)
    .where('member_id', '=', key.member_id)
    .executeTakeFirst()
  if (kept !== undefined && kept.fed_back_on !== null && told.some((column) => Object.hasOwn(row, column)))
    throw new Failure(
      'conflict',
      `${standing.person.name}：评议结果已在${chineseDate(kept.fed_back_on)}反馈本人；要更改，先收回反馈，改好后重新反馈`,
    )
  const stands = { category: standing.category, stood_on: standing.day }
  if (kept === undefined)
    await write
      .insertInto('member_appraisal')
      .values({ ...key, ...stands, ...row, entered_at: at.now })
      .execute()
  else
    await write
      .updateTable('member_appraisal')
      .set({ ...(kept.fed_back_on === null ? stands : {}), ...row, amended_at: at.now })
      .where('life_campaign_id', '=', lifeId)
      .where('member_id', '=', key.member_id)
      .execute()
}

function tallyColumns(tally: GradeTally | null | undefined): Row {
  if (tally === undefined) return {}
  return {
    excellent: tally?.excellent ?? null,
    qualified: tally?.qualified ?? null,
    basically_qualified: tally?.basicallyQualified ?? null,
    unqualified: tally?.unqualified ?? null,
  }
}

export const appraisalHandlers = {
  'appraisal.show': async (read, { lifeId }, at) =>
    appraisalOf(read, await campaignOf(read, lifeId), at.today),
  'appraisal.record': async (write, { lifeId, sheet, members }, at) => {
    const campaign = await liveCampaign(write, lifeId)
    if (sheet !== undefined) await keepSheet(write, campaign, sheet, at)
    const standingOf = await standings(
      write,
      campaign,
      members.map((one) => one.memberId),
      at,
    )
    const { sheet: papers } = await appraisalFactsOf(write, campaign, at.today)
    for (const one of members) {
      const standing = standingOf(one.memberId)
      const { tally } = one
      if (tally !== undefined && tally !== null) {
        if (standing.category !== 'fullMember') throw notGraded(standing)
        if (papers === null)
          throw new Failure('ballotInconsistent', '请先登记测评票总数（发出、收回、有效、无效）')
        if (tallySum(tally) > papers.valid)
          throw new Failure(
            'ballotInconsistent',
            `${standing.person.name}：四项合计 ${tallySum(tally)}，多于有效票 ${papers.valid} 张`,
          )
      }
      await keepRow(
        write,
        lifeId,
        standing,
        {
          ...(one.selfAppraisal === undefined ? {} : { self_appraisal: one.selfAppraisal }),
          ...(one.mutualAppraisal === undefined ? {} : { mutual_appraisal: one.mutualAppraisal }),
          ...(one.dualDuty === undefined ? {} : { dual_duty: one.dualDuty }),
          ...tallyColumns(tally),
        },
        at,
      )
    }
    return appraisalOf(write, campaign, at.today)
  },
  'appraisal.decide': async (write, { lifeId, decidedBy, decidedOn, meetingId, members }, at) => {
    const campaign = await liveCampaign(write, lifeId)
    if (decidedOn > at.today) throw new Failure('badInput', 'decidedOn: 评定日期晚于今天')
    const standingOf = await standings(
      write,
      campaign,
      members.map((one) => one.memberId),
      at,
    )
    for (const one of members) {
      const standing = standingOf(one.memberId)
      if (one.grade !== null && standing.category !== 'fullMember') throw notGraded(standing)
      const decided = one.grade === null ? null : { decidedBy, decidedOn, meetingId }
      await keepRow(
        write,
        lifeId,
        standing,
        {
          grade: one.grade,
          decided_by: decided?.decidedBy ?? null,
          decided_on: decided?.decidedOn ?? null,
          decided_meeting_id: decided?.meetingId ?? null,
          // a grade and a reason for none do not go together
          ...(one.grade !== null
            ? { no_grade_reason: '' }
            : one.noGradeReason === undefined
              ? {}
              : { no_grade_reason: one.noGradeReason }),
          ...(one.branchOpinion === undefined ? {} : { branch_opinion: one.branchOpinion }),
          ...(one.disposition === undefined ? {} : { disposition: one.disposition }),
        },
        at,
      )
    }
    return appraisalOf(write, campaign, at.today)
  },
  'appraisal.feedBack': async (write, { lifeId, memberIds, on, by, signed }, at) => {
    const campaign = await liveCampaign(write, lifeId)
    if (on !== null && on > at.today) throw new Failure('badInput', 'on: 反馈日期晚于今天')
    const { members } = await appraisalFactsOf(write, campaign, at.today)
    for (const memberId of memberIds) {
      const member = members.find((one) => one.memberId === memberId)
      if (member === undefined) throw new Failure('notFound', `memberId ${memberId}`)
      // whoever is given no grade is still told what was said
      if (
        on !== null &&
        member.category === 'fullMember' &&
        member.grade === null &&
        member.noGradeReason === ''
      )
        throw new Failure('badInput', `${member.memberName}：还没有评定等次，不能反馈`)
      if (on !== null && member.decidedOn !== null && on < member.decidedOn)
        throw new Failure('badInput', `${member.memberName}：反馈日期早于评定日期`)
      const feedback =
        on === null
          ? { fed_back_on: null, fed_back_by: '', signed: 0 as const }
          : { fed_back_on: on, fed_back_by: by, signed: signed ? (1 as const) : (0 as const) }
      const standing = (await standings(write, campaign, [memberId], at))(memberId)
      await keepRow(write, lifeId, standing, {}, at)
      await write
        .updateTable('member_appraisal')
        .set(feedback)
        .where('life_campaign_id', '=', lifeId)
        .where('member_id', '=', memberId)
        .execute()
    }
    return appraisalOf(write, campaign, at.today)
  },
} satisfies HandlersOf<typeof appraisalOperations>
