/** Reads sets of organizational life whole: one query a table, however many years are asked for. */
import { Failure } from '#shared/failure.ts'
import type { LifeCampaign, LifeMeetingLink, LifeRole, LifeTalk } from '#shared/life.ts'
import { meetingTitles } from '#shared/meetings.ts'
import type { TalkSummary } from '#shared/talks.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { presentAt } from '../meetings/facts.ts'
import { rectificationItems } from '../rectification.ts'
import { talksBetween } from '../talks.ts'

export interface CampaignFilter {
  readonly lifeId?: number
  readonly fromYear?: number
  readonly toYear?: number
  readonly withVoid: boolean
}

/** Sets of a branch, the latest year first. */
export const campaignsOf = (
  read: Reader,
  branchId: number,
  filter: CampaignFilter,
): Promise<LifeCampaign[]> =>
  remembered(read, 'lifeCampaigns', [branchId, filter], () => readCampaigns(read, branchId, filter))

async function readCampaigns(
  read: Reader,
  branchId: number,
  filter: CampaignFilter,
): Promise<LifeCampaign[]> {
  let query = read.selectFrom('life_campaign').selectAll().where('branch_id', '=', branchId)
  if (filter.lifeId !== undefined) query = query.where('life_campaign_id', '=', filter.lifeId)
  if (filter.fromYear !== undefined) query = query.where('year', '>=', filter.fromYear)
  if (filter.toYear !== undefined) query = query.where('year', '<=', filter.toYear)
  if (!filter.withVoid) query = query.where('void', '=', 0)
  const rows = await query.orderBy('year', 'desc').orderBy('life_campaign_id', 'desc').execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.life_campaign_id)
  const [links, opinions, examinations, criticisms, problems] = await Promise.all([
    linksOf(read, ids),
    read
      .selectFrom('life_opinion')
      .leftJoin('member', 'member.member_id', 'life_opinion.about_id')
      .selectAll('life_opinion')
      .select('member.name as about_name')
      .where('life_campaign_id', 'in', ids)
      .where('life_opinion.void', '=', 0)
      .orderBy('gathered_on')
      .orderBy('life_opinion_id')
      .execute(),
    read
      .selectFrom('life_examination')
      .leftJoin('member', 'member.member_id', 'life_examination.member_id')
      .selectAll('life_examination')
      .select('member.name as member_name')
      .where('life_campaign_id', 'in', ids)
      .orderBy('life_examination_id')
      .execute(),
    read
      .selectFrom('life_criticism')
      .innerJoin('member as critic', 'critic.member_id', 'life_criticism.critic_id')
      .innerJoin('member as criticised', 'criticised.member_id', 'life_criticism.criticised_id')
      .selectAll('life_criticism')
      .select(['critic.name as critic_name', 'criticised.name as criticised_name'])
      .where('life_campaign_id', 'in', ids)
      .orderBy('life_criticism.position')
      .orderBy('life_criticism_id')
      .execute(),
    read
      .selectFrom('life_problem')
      .leftJoin('member', 'member.member_id', 'life_problem.member_id')
      .selectAll('life_problem')
      .select('member.name as member_name')
      .where('life_campaign_id', 'in', ids)
      .where('life_problem.void', '=', 0)
      .orderBy('life_problem_id')
      .execute(),
  ])
  const items = new Map(
    problems.length === 0
      ? []
      : (await rectificationItems(read, branchId)).map((item) => [item.itemId, item] as const),
  )
  const talks = await lifeTalks(read, branchId, Math.min(...rows.map((row) => row.year)))
  const lifeMeetings = [...links.values()].flat().filter((link) => link.role === 'life')
  const present = await presentAt(
    read,
    lifeMeetings.map((link) => link.meetingId),
  )
  const mine = <Row extends { life_campaign_id: number }>(all: readonly Row[], id: number) =>
    all.filter((row) => row.life_campaign_id === id)
  return rows.map((row): LifeCampaign => {
    const id = row.life_campaign_id
    const own = links.get(id) ?? []
    const came = new Map(
      own.filter((link) => link.role === 'life').flatMap((link) => [...present(link.meetingId)]),
    )
    return {
      lifeId: id,
      branchId: row.branch_id,
      year: row.year,
      theme: row.theme,
      superiorRef: row.superior_ref,
      plan: row.plan,
      plannedOn: row.planned_on,
      opinionSummary: row.opinion_summary,
      report: row.report,
      reportedOn: row.reported_on,
      reportedTo: row.reported_to,
      void: row.void === 1,
      voidReason: row.void_reason,
      enteredAt: row.entered_at,
      meetings: own,
      opinions: mine(opinions, id).map((one) => ({
        opinionId: one.life_opinion_id,
        gatheredOn: one.gathered_on,
        source: one.source,
        way: one.way,
        fromName: one.from_name,
        aboutId: one.about_id,
        aboutName: one.about_name ?? '',
        text: one.text,
      })),
      talks: talks.filter((talk) => belongsTo(talk, row.year, row.planned_on)),
      examinations: mine(examinations, id)
        .map((one) => ({
          memberId: one.member_id,
          memberName: one.member_name ?? '支部班子',
          examinedOn: one.examined_on,
          problems: one.problems,
          causes: one.causes,
          direction: one.direction,
        }))
        // the committee as a body first
        .toSorted((a, b) => Number(a.memberId !== null) - Number(b.memberId !== null)),
      criticisms: mine(criticisms, id).map((one) => ({
        criticId: one.critic_id,
        criticName: one.critic_name,
        criticisedId: one.criticised_id,
        criticisedName: one.criticised_name,
        order: one.position,
        text: one.text,
        answer: one.answer,
      })),
      problems: mine(problems, id).map((one) => ({
        problemId: one.life_problem_id,
        memberId: one.member_id,
        memberName: one.member_name ?? '支部班子',
        source: one.source,
        problem: one.problem,
        item: items.get(one.rectification_item_id ?? 0) ?? null,
      })),
      participants: [...came].map(([memberId, name]) => ({ memberId, name })),
    }
  })
}

/** One set. @throws Failure notFound */
export async function campaignOf(read: Reader, lifeId: number): Promise<LifeCampaign> {
  const row = await read
    .selectFrom('life_campaign')
    .select('branch_id')
    .where('life_campaign_id', '=', lifeId)
    .executeTakeFirst()
  const [campaign] =
    row === undefined ? [] : await campaignsOf(read, row.branch_id, { lifeId, withVoid: true })
  if (campaign === undefined) throw new Failure('notFound', `lifeId ${lifeId}`)
  return campaign
}

async function linksOf(read: Reader, ids: readonly number[]): Promise<Map<number, LifeMeetingLink[]>> {
  const rows = await read
    .selectFrom('life_meeting')
    .innerJoin('meeting', 'meeting.meeting_id', 'life_meeting.meeting_id')
    .select((eb) => [
      'life_meeting.life_campaign_id',
      'life_meeting.role',
      'meeting.meeting_id',
      'meeting.kind',
      'meeting.title',
      'meeting.year',
      'meeting.number',
      'meeting.starts_at',
      'meeting.state',
      eb
        .selectFrom('attendance')
        .whereRef('attendance.meeting_id', '=', 'meeting.meeting_id')
        .where('attendance.status', 'in', ['present', 'late'])
        .select(({ fn }) => fn.countAll<number>().as('people'))
        .as('present'),
    ])
    .where('life_meeting.life_campaign_id', 'in', ids)
    .where('meeting.state', '<>', 'void')
    .orderBy('meeting.starts_at')
    .orderBy('meeting.meeting_id')
    // one event twice: as the life meeting first
    .orderBy('life_meeting.role', 'desc')
    .execute()
  const byCampaign = Map.groupBy(rows, (row) => row.life_campaign_id)
  return new Map(
    [...byCampaign].map(([id, own]) => [
      id,
      own.map((row) => ({
        meetingId: row.meeting_id,
        role: row.role,
        kind: row.kind,
        name: row.title === '' ? `${row.year}年第 ${row.number} 次${meetingTitles[row.kind]}` : row.title,
        startsAt: row.starts_at,
        state: row.state,
        present: Number(row.present ?? 0),
      })),
    ]),
  )
}

/** Talks held for a life meeting, from a year on; never what was said. */
async function lifeTalks(read: Reader, branchId: number, fromYear: number): Promise<LifeTalk[]> {
  const all = await talksBetween(read, branchId, { from: `${fromYear}-01-01`, withVoid: false })
  return all.filter((talk) => talk.occasion === 'organizationalLife').map(withoutContents)
}

const withoutContents = (talk: TalkSummary): LifeTalk => ({
  talkId: talk.talkId,
  heldOn: talk.heldOn,
  group: talk.form === 'group',
  talkers: talk.talkers,
  partners: talk.partners,
})

/** From the plan (or the year's beginning) to the end of the winter after; whether in time, the rules say. */
function belongsTo(talk: LifeTalk, year: number, plannedOn: string | null): boolean {
  const from = plannedOn ?? `${year}-01-01`
  return talk.heldOn >= from.slice(0, talk.heldOn.length) && talk.heldOn <= `${year + 1}-03-31`
}

/** The set a meeting belongs to, and as what; null where it belongs to none. */
export async function setOfMeeting(
  read: Reader,
  meetingId: number,
): Promise<{ lifeId: number; year: number; roles: LifeRole[] } | null> {
  const rows = await read
    .selectFrom('life_meeting')
    .innerJoin('life_campaign', 'life_campaign.life_campaign_id', 'life_meeting.life_campaign_id')
    .select(['life_campaign.life_campaign_id', 'life_campaign.year', 'life_meeting.role'])
    .where('life_meeting.meeting_id', '=', meetingId)
    .where('life_campaign.void', '=', 0)
    .orderBy('life_campaign.life_campaign_id')
    .orderBy('life_meeting.role', 'desc')
    .execute()
  const [first] = rows
  if (first === undefined) return null
  return {
    lifeId: first.life_campaign_id,
    year: first.year,
    roles: rows.filter((row) => row.life_campaign_id === first.life_campaign_id).map((row) => row.role),
  }
}
