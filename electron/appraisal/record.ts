/** Reads an appraisal whole: everybody of that day, with or without a row of their own. */
import type { Appraisal, AppraisalSheet, MemberAppraisal } from '#shared/appraisal.ts'
import type { LifeCampaign } from '#shared/life.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { type AppraisalFacts, appraisalFaults, excellentAtMost, toBeGraded } from '#shared/rules/appraisal.ts'
import { belongs, categoryOn } from '#shared/rules/standing.ts'
import type { Reader } from '../ledger/open.ts'
import { type Person, peopleOf } from '../people.ts'
import { profileOf } from '../profile.ts'

type Campaign = Pick<LifeCampaign, 'lifeId' | 'branchId' | 'year' | 'meetings'>

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')

async function sheetOf(read: Reader, lifeId: number): Promise<AppraisalSheet | null> {
  const row = await read
    .selectFrom('appraisal_sheet')
    .selectAll()
    .where('life_campaign_id', '=', lifeId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    appraisedOn: row.appraised_on,
    present: row.present,
    issued: row.issued,
    returned: row.returned,
    valid: row.valid,
    invalid: row.invalid,
    scrutineers: lines(row.scrutineers),
    tellers: lines(row.tellers),
  }
}

/** The day members are judged by: of the ballot, else of the appraisal meeting, else today or the year's last day. */
export function appraisalDayOf(
  campaign: Pick<Campaign, 'year' | 'meetings'>,
  sheet: AppraisalSheet | null,
  today: LedgerDate,
): LedgerDate {
  const meeting = campaign.meetings.find((link) => link.role === 'appraisal')
  const last = `${campaign.year}-12-31`
  return sheet?.appraisedOn ?? meeting?.startsAt.slice(0, 10) ?? (today < last ? today : last)
}

async function rowsOf(read: Reader, lifeId: number) {
  return read
    .selectFrom('member_appraisal')
    .innerJoin('member', 'member.member_id', 'member_appraisal.member_id')
    .selectAll('member_appraisal')
    .select('member.name')
    .where('life_campaign_id', '=', lifeId)
    .orderBy('member_appraisal.member_id')
    .execute()
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const rowToMember = (row: Row): MemberAppraisal => ({
  memberId: row.member_id,
  memberName: row.name,
  category: row.category,
  selfAppraisal: row.self_appraisal,
  mutualAppraisal: row.mutual_appraisal,
  tally:
    row.excellent === null ||
    row.qualified === null ||
    row.basically_qualified === null ||
    row.unqualified === null
      ? null
      : {
          excellent: row.excellent,
          qualified: row.qualified,
          basicallyQualified: row.basically_qualified,
          unqualified: row.unqualified,
        },
  branchOpinion: row.branch_opinion,
  dualDuty: row.dual_duty,
  grade: row.grade,
  noGradeReason: row.no_grade_reason,
  decidedBy: row.decided_by,
  decidedOn: row.decided_on,
  decidedMeetingId: row.decided_meeting_id,
  disposition: row.disposition,
  fedBackOn: row.fed_back_on,
  fedBackBy: row.fed_back_by,
  signed: row.signed === 1,
})

const nothingYet = (person: Person, day: LedgerDate): MemberAppraisal => ({
  memberId: person.memberId,
  memberName: person.name,
  category: categoryOn(person, day).category,
  selfAppraisal: '',
  mutualAppraisal: '',
  tally: null,
  branchOpinion: '',
  dualDuty: '',
  grade: null,
  noGradeReason: '',
  decidedBy: null,
  decidedOn: null,
  decidedMeetingId: null,
  disposition: '',
  fedBackOn: null,
  fedBackBy: '',
  signed: false,
})

/** @param people everybody of the branch where the caller has read them already */
export async function appraisalFactsOf(
  read: Reader,
  campaign: Campaign,
  today: LedgerDate,
  people?: readonly Person[],
): Promise<AppraisalFacts & { readonly day: LedgerDate }> {
  const sheet = await sheetOf(read, campaign.lifeId)
  const day = appraisalDayOf(campaign, sheet, today)
  const rows = new Map(
    (await rowsOf(read, campaign.lifeId)).map((row) => [row.member_id, rowToMember(row)] as const),
  )
  const everybody = people ?? (await peopleOf(read, campaign.branchId))
  const members = everybody
    .filter((person) => rows.has(person.memberId) || belongs(person, day))
    .map((person) => rows.get(person.memberId) ?? nothingYet(person, day))
  const unqualified = members.filter((one) => one.grade === 'unqualified').map((one) => one.memberId)
  return { sheet, members, day, dispositions: await dispositionsOf(read, unqualified) }
}

/** Motions on the disposition of somebody, each with its day. */
async function dispositionsOf(
  read: Reader,
  memberIds: readonly number[],
): Promise<{ memberId: number; day: LedgerDate }[]> {
  if (memberIds.length === 0) return []
  const rows = await read
    .selectFrom('motion')
    .innerJoin('meeting', 'meeting.meeting_id', 'motion.meeting_id')
    .select(['motion.subject_id', 'meeting.starts_at'])
    .where('motion.decision_kind', 'in', ['disposition', 'disciplinary'])
    .where('motion.subject_id', 'in', [...memberIds])
    .where('meeting.state', '<>', 'void')
    .execute()
  return rows.flatMap((row) =>
    row.subject_id === null ? [] : [{ memberId: row.subject_id, day: row.starts_at.slice(0, 10) }],
  )
}

export async function appraisalOf(read: Reader, campaign: Campaign, today: LedgerDate): Promise<Appraisal> {
  const facts = await appraisalFactsOf(read, campaign, today)
  const profile = await profileOf(read, campaign.year)
  const graded = toBeGraded(facts.members)
  return {
    lifeId: campaign.lifeId,
    year: campaign.year,
    day: facts.day,
    sheet: facts.sheet,
    members: [...facts.members],
    graded: graded.length,
    excellent: graded.filter((one) => one.grade === 'excellent').length,
    excellentAtMost: excellentAtMost(graded.length, profile.numbers['appraisal.excellentPercent']),
    faults: appraisalFaults(facts, profile),
  }
}
