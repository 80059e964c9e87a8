/** Writes sets of organizational life. */
import { Failure } from '#shared/failure.ts'
import type { LifeCampaign, LifeRole, ProblemSource } from '#shared/life.ts'
import { meetingTitles } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { turnsOf } from '#shared/rules/life.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { meetingRow } from '../meetings/record.ts'
import { meetingOf } from '../meetings/whole.ts'
import { peopleOf } from '../people.ts'
import { listItem } from '../rectification.ts'
import { campaignOf } from './record.ts'

/** A set that may be written on. @throws Failure notFound, lockedRecord where it is voided */
export async function liveCampaign(read: Reader, lifeId: number): Promise<LifeCampaign> {
  const campaign = await campaignOf(read, lifeId)
  if (campaign.void) throw new Failure('lockedRecord')
  return campaign
}

async function checkMember(read: Reader, branchId: number, memberId: number): Promise<void> {
  const found = await peopleOf(read, branchId, memberId)
  if (found.length === 0) throw new Failure('notFound', `memberId ${memberId}`)
}

async function isTaken(read: Reader, branchId: number, year: number, but?: number): Promise<boolean> {
  const rows = await read
    .selectFrom('life_campaign')
    .select('life_campaign_id')
    .where('branch_id', '=', branchId)
    .where('year', '=', year)
    .where('void', '=', 0)
    .execute()
  return rows.some((row) => row.life_campaign_id !== but)
}

/** @throws Failure duplicate where the branch has a set of that year */
export async function requireFreeYear(
  read: Reader,
  branchId: number,
  year: number,
  but?: number,
): Promise<void> {
  if (await isTaken(read, branchId, year, but))
    throw new Failure('duplicate', `${year}年度的组织生活会材料已经有一套，一年一套`)
}

export interface PlanFields {
  readonly theme?: string | undefined
  readonly superiorRef?: string | undefined
  readonly plan?: string | undefined
  readonly plannedOn?: LedgerDate | null | undefined
  readonly opinionSummary?: string | undefined
}

/** Begins the set of a year; life meetings and appraisals of that year that are there already are linked. */
export async function planLife(
  write: Writer,
  branchId: number,
  year: number,
  fields: PlanFields,
  at: At,
): Promise<number> {
  await requireFreeYear(write, branchId, year)
  const { life_campaign_id } = await write
    .insertInto('life_campaign')
    .values({
      branch_id: branchId,
      year,
      theme: fields.theme ?? '',
      superior_ref: fields.superiorRef ?? '',
      plan: fields.plan ?? '',
      planned_on: fields.plannedOn ?? null,
      opinion_summary: fields.opinionSummary ?? '',
      entered_at: at.now,
    })
    .returning('life_campaign_id')
    .executeTakeFirstOrThrow()
  const meetings = await write
    .selectFrom('meeting')
    .select('meeting_id')
    .where('branch_id', '=', branchId)
    .where('state', '<>', 'void')
    .where('starts_at', '>=', `${year}-01-01`)
    .where('starts_at', '<', `${year}-12-31U`)
    .where('kind', 'in', ['organizationalLifeMeeting', 'memberAppraisal'])
    .orderBy('starts_at')
    .execute()
  for (const { meeting_id } of meetings)
    for (const role of await rolesOf(write, meeting_id))
      await keepLink(write, life_campaign_id, meeting_id, role)
  return life_campaign_id
}

/** As what a meeting may be linked, by its kind and by what it also counts as. */
async function rolesOf(read: Reader, meetingId: number): Promise<LifeRole[]> {
  const { kind } = await meetingRow(read, meetingId)
  const also = await read
    .selectFrom('meeting_also_counts')
    .select('kind')
    .where('meeting_id', '=', meetingId)
    .execute()
  const kinds = [kind, ...also.map((row) => row.kind)]
  return [
    ...(kinds.includes('organizationalLifeMeeting') ? (['life'] as const) : []),
    ...(kinds.includes('memberAppraisal') ? (['appraisal'] as const) : []),
  ]
}

const keepLink = (write: Writer, lifeId: number, meetingId: number, role: LifeRole) =>
  write
    .insertInto('life_meeting')
    .values({ life_campaign_id: lifeId, meeting_id: meetingId, role })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Links a meeting. A work meeting is no life meeting: its kind, or what it counts as, must say so. */
export async function linkMeeting(
  write: Writer,
  campaign: LifeCampaign,
  meetingId: number,
  role: LifeRole,
): Promise<void> {
  const meeting = await meetingRow(write, meetingId)
  if (meeting.branch_id !== campaign.branchId) throw new Failure('notFound', `meetingId ${meetingId}`)
  if (meeting.state === 'void') throw new Failure('lockedRecord')
  const roles = await rolesOf(write, meetingId)
  if (role !== 'study' && !roles.includes(role))
    throw new Failure(
      'badInput',
      `meetingId: 这是${meetingTitles[meeting.kind]}，不能作为${role === 'life' ? '组织生活会' : '民主评议'}；不得以布置工作的会代替`,
    )
  await keepLink(write, campaign.lifeId, meetingId, role)
}

interface Said {
  readonly criticId: number
  readonly criticisedId: number
  readonly text?: string | undefined
  readonly answer?: string | undefined
}

/** Keeps what was said, one row for each critic and criticised; a row that is there already is written over. */
export async function keepCriticisms(
  write: Writer,
  campaign: LifeCampaign,
  criticisms: readonly Said[],
  at: At,
): Promise<void> {
  const people = new Set((await peopleOf(write, campaign.branchId)).map((person) => person.memberId))
  const meetingId = campaign.meetings.find((link) => link.role === 'life')?.meetingId ?? null
  let position = Math.max(0, ...campaign.criticisms.map((one) => one.order))
  const kept = new Map(campaign.criticisms.map((one) => [`${one.criticId}-${one.criticisedId}`, one]))
  for (const one of criticisms) {
    for (const memberId of [one.criticId, one.criticisedId])
      if (!people.has(memberId)) throw new Failure('notFound', `memberId ${memberId}`)
    const key = `${one.criticId}-${one.criticisedId}`
    const before = kept.get(key)
    if (before === undefined) {
      position += 1
      const row = {
        critic_id: one.criticId,
        criticised_id: one.criticisedId,
        text: one.text ?? '',
        answer: one.answer ?? '',
      }
      await write
        .insertInto('life_criticism')
        .values({
          life_campaign_id: campaign.lifeId,
          meeting_id: meetingId,
          position,
          ...row,
          entered_at: at.now,
        })
        .execute()
      kept.set(key, {
        criticId: one.criticId,
        criticName: '',
        criticisedId: one.criticisedId,
        criticisedName: '',
        order: position,
        text: row.text,
        answer: row.answer,
      })
    } else
      await write
        .updateTable('life_criticism')
        .set({
          text: one.text ?? before.text,
          answer: one.answer ?? before.answer,
          amended_at: at.now,
        })
        .where('life_campaign_id', '=', campaign.lifeId)
        .where('critic_id', '=', one.criticId)
        .where('criticised_id', '=', one.criticisedId)
        .execute()
  }
}

/** Takes person by person what the minutes of the life meeting hold; what is in the set already stays as it is. */
export async function takeSpeeches(write: Writer, campaign: LifeCampaign, at: At): Promise<void> {
  const links = campaign.meetings.filter((link) => link.role === 'life')
  if (links.length === 0) throw new Failure('badInput', 'lifeId: 还没有挂上组织生活会')
  const turns = new Map<string, Said>()
  for (const { meetingId } of links) {
    const { agenda } = await meetingOf(write, meetingId)
    for (const turn of turnsOf(agenda.flatMap((item) => item.speeches))) {
      const key = `${turn.criticId}-${turn.criticisedId}`
      const before = turns.get(key)
      turns.set(key, before === undefined ? turn : { ...turn, text: `${before.text ?? ''}\n${turn.text}` })
    }
  }
  const there = new Set(
    campaign.criticisms.filter((one) => one.text !== '').map((one) => `${one.criticId}-${one.criticisedId}`),
  )
  const taken = [...turns].filter(([key]) => !there.has(key)).map(([, turn]) => turn)
  if (turns.size === 0)
    throw new Failure('badInput', 'lifeId: 组织生活会记录里没有「自我批评」「批评意见」的发言')
  await keepCriticisms(write, campaign, taken, at)
}

export interface ProblemInput {
  readonly memberId: number | null
  readonly source: ProblemSource
  readonly problem: string
  readonly measure: string
  readonly owner: string
  readonly dueOn: LedgerDate | null
}

/** Puts a problem on the set's list and, with its measure, on the list of what is to be put right. */
export async function addProblem(
  write: Writer,
  campaign: LifeCampaign,
  input: ProblemInput,
  at: At,
): Promise<void> {
  const { memberId, source, problem, measure, owner, dueOn } = input
  const [person] = memberId === null ? [] : await peopleOf(write, campaign.branchId, memberId)
  if (memberId !== null && person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
  if (campaign.problems.some((one) => one.memberId === memberId && one.problem === problem))
    throw new Failure('duplicate', '问题清单里已有这一条')
  const itemId = await listItem(
    write,
    {
      branchId: campaign.branchId,
      source: 'lifeMeeting',
      subject: person?.name ?? '支部班子',
      period: `${campaign.year}年`,
      problem,
      citation: '支部工作条例第十七条：整改落实',
      recordKind: 'life',
      recordId: campaign.lifeId,
      raisedOn: at.today,
      measure,
      owner,
      dueOn,
    },
    at,
  )
  await write
    .insertInto('life_problem')
    .values({
      life_campaign_id: campaign.lifeId,
      member_id: memberId,
      source,
      problem,
      rectification_item_id: itemId,
      entered_at: at.now,
    })
    .execute()
}

export interface ExaminationInput {
  readonly memberId: number | null
  readonly examinedOn?: LedgerDate | null | undefined
  readonly problems: string
  readonly causes?: string | undefined
  readonly direction?: string | undefined
}

/** Keeps the self-examination of the committee (memberId null) or of one member; one each, written over. */
export async function keepExamination(
  write: Writer,
  campaign: LifeCampaign,
  input: ExaminationInput,
  at: At,
): Promise<void> {
  if (input.memberId !== null) await checkMember(write, campaign.branchId, input.memberId)
  const present = campaign.examinations.find((one) => one.memberId === input.memberId)
  const row = {
    examined_on: input.examinedOn === undefined ? (present?.examinedOn ?? null) : input.examinedOn,
    problems: input.problems,
    causes: input.causes ?? present?.causes ?? '',
    direction: input.direction ?? present?.direction ?? '',
  }
  if (present === undefined)
    await write
      .insertInto('life_examination')
      .values({
        life_campaign_id: campaign.lifeId,
        member_id: input.memberId,
        ...row,
        entered_at: at.now,
      })
      .execute()
  else {
    const own = write
      .updateTable('life_examination')
      .set({ ...row, amended_at: at.now })
      .where('life_campaign_id', '=', campaign.lifeId)
    await (
      input.memberId === null
        ? own.where('member_id', 'is', null)
        : own.where('member_id', '=', input.memberId)
    ).execute()
  }
}

/** @throws Failure notFound where `memberId` is nobody of the branch */
export async function addOpinion(
  write: Writer,
  campaign: LifeCampaign,
  input: {
    readonly gatheredOn: LedgerDate
    readonly source: LifeCampaign['opinions'][number]['source']
    readonly way: LifeCampaign['opinions'][number]['way']
    readonly fromName: string
    readonly aboutId: number | null
    readonly text: string
  },
  at: At,
): Promise<void> {
  if (input.gatheredOn > at.today) throw new Failure('badInput', 'gatheredOn: 征求意见的日期晚于今天')
  if (input.aboutId !== null) await checkMember(write, campaign.branchId, input.aboutId)
  await write
    .insertInto('life_opinion')
    .values({
      life_campaign_id: campaign.lifeId,
      gathered_on: input.gatheredOn,
      source: input.source,
      way: input.way,
      from_name: input.fromName,
      about_id: input.aboutId,
      text: input.text,
      entered_at: at.now,
    })
    .execute()
}
