/** Organizational life of a year: the operations. */
import { Failure } from '#shared/failure.ts'
import type { LifeCampaign, lifeOperations } from '#shared/life.ts'
import { whichBranch } from '../branch.ts'
import type { HandlersOf } from '../handlers.ts'
import type { Writer } from '../ledger/open.ts'
import { lifeSummaries, stepsOf } from './facts.ts'
import {
  addOpinion,
  addProblem,
  keepCriticisms,
  keepExamination,
  linkMeeting,
  liveCampaign,
  planLife,
  requireFreeYear,
  takeSpeeches,
} from './keep.ts'
import { campaignOf, setOfMeeting } from './record.ts'

/** The set that an opinion or a problem belongs to. */
async function setOf(write: Writer, table: 'life_opinion' | 'life_problem', id: number): Promise<number> {
  const row =
    table === 'life_opinion'
      ? await write
          .selectFrom('life_opinion')
          .select('life_campaign_id')
          .where('life_opinion_id', '=', id)
          .executeTakeFirst()
      : await write
          .selectFrom('life_problem')
          .select('life_campaign_id')
          .where('life_problem_id', '=', id)
          .executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `${table} ${id}`)
  return row.life_campaign_id
}

async function keepOpinionVoid(write: Writer, opinionId: number, isVoid: 0 | 1): Promise<LifeCampaign> {
  const lifeId = await setOf(write, 'life_opinion', opinionId)
  await liveCampaign(write, lifeId)
  await write
    .updateTable('life_opinion')
    .set({ void: isVoid })
    .where('life_opinion_id', '=', opinionId)
    .execute()
  return campaignOf(write, lifeId)
}

async function keepProblemVoid(write: Writer, problemId: number, isVoid: 0 | 1): Promise<LifeCampaign> {
  const lifeId = await setOf(write, 'life_problem', problemId)
  await liveCampaign(write, lifeId)
  await write
    .updateTable('life_problem')
    .set({ void: isVoid })
    .where('life_problem_id', '=', problemId)
    .execute()
  return campaignOf(write, lifeId)
}

export const lifeHandlers = {
  'life.list': async (read, { branchId, withVoid }, at) =>
    lifeSummaries(read, await whichBranch(read, branchId), withVoid, at),
  'life.show': (read, { lifeId }) => campaignOf(read, lifeId),
  'life.status': async (read, { lifeId }, at) => {
    const campaign = await campaignOf(read, lifeId)
    return { lifeId, year: campaign.year, steps: await stepsOf(read, campaign, at) }
  },
  'life.ofMeeting': (read, { meetingId }) => setOfMeeting(read, meetingId),
  'life.plan': async (write, { branchId, year, ...fields }, at) =>
    campaignOf(write, await planLife(write, await whichBranch(write, branchId), year, fields, at)),
  'life.amend': async (write, { lifeId, year, ...changes }, at) => {
    const present = await liveCampaign(write, lifeId)
    if (year !== undefined) await requireFreeYear(write, present.branchId, year, lifeId)
    await write
      .updateTable('life_campaign')
      .set({
        year: year ?? present.year,
        theme: changes.theme ?? present.theme,
        superior_ref: changes.superiorRef ?? present.superiorRef,
        plan: changes.plan ?? present.plan,
        planned_on: changes.plannedOn === undefined ? present.plannedOn : changes.plannedOn,
        opinion_summary: changes.opinionSummary ?? present.opinionSummary,
        amended_at: at.now,
      })
      .where('life_campaign_id', '=', lifeId)
      .execute()
    return campaignOf(write, lifeId)
  },
  'life.void': async (write, { lifeId, reason }) => {
    await campaignOf(write, lifeId)
    await write
      .updateTable('life_campaign')
      .set({ void: 1, void_reason: reason })
      .where('life_campaign_id', '=', lifeId)
      .execute()
    return campaignOf(write, lifeId)
  },
  'life.restore': async (write, { lifeId }) => {
    const present = await campaignOf(write, lifeId)
    await requireFreeYear(write, present.branchId, present.year, lifeId)
    await write
      .updateTable('life_campaign')
      .set({ void: 0, void_reason: '' })
      .where('life_campaign_id', '=', lifeId)
      .execute()
    return campaignOf(write, lifeId)
  },
  'life.linkMeeting': async (write, { lifeId, meetingId, role }) => {
    await linkMeeting(write, await liveCampaign(write, lifeId), meetingId, role)
    return campaignOf(write, lifeId)
  },
  'life.unlinkMeeting': async (write, { lifeId, meetingId, role }) => {
    await liveCampaign(write, lifeId)
    await write
      .deleteFrom('life_meeting')
      .where('life_campaign_id', '=', lifeId)
      .where('meeting_id', '=', meetingId)
      .where('role', '=', role)
      .execute()
    return campaignOf(write, lifeId)
  },
  'life.addOpinion': async (write, { lifeId, ...opinion }, at) => {
    await addOpinion(write, await liveCampaign(write, lifeId), opinion, at)
    return campaignOf(write, lifeId)
  },
  'life.voidOpinion': (write, { opinionId }) => keepOpinionVoid(write, opinionId, 1),
  'life.restoreOpinion': (write, { opinionId }) => keepOpinionVoid(write, opinionId, 0),
  'life.examine': async (write, { lifeId, ...examination }, at) => {
    await keepExamination(write, await liveCampaign(write, lifeId), examination, at)
    return campaignOf(write, lifeId)
  },
  'life.criticise': async (write, { lifeId, criticisms }, at) => {
    await keepCriticisms(write, await liveCampaign(write, lifeId), criticisms, at)
    return campaignOf(write, lifeId)
  },
  'life.takeSpeeches': async (write, { lifeId }, at) => {
    await takeSpeeches(write, await liveCampaign(write, lifeId), at)
    return campaignOf(write, lifeId)
  },
  'life.addProblem': async (write, { lifeId, ...problem }, at) => {
    await addProblem(write, await liveCampaign(write, lifeId), problem, at)
    return campaignOf(write, lifeId)
  },
  'life.voidProblem': (write, { problemId }) => keepProblemVoid(write, problemId, 1),
  'life.restoreProblem': (write, { problemId }) => keepProblemVoid(write, problemId, 0),
  'life.report': async (write, { lifeId, report, reportedOn, reportedTo }, at) => {
    const present = await liveCampaign(write, lifeId)
    if (reportedOn !== undefined && reportedOn !== null && reportedOn > at.today)
      throw new Failure('badInput', 'reportedOn: 报送日期晚于今天')
    await write
      .updateTable('life_campaign')
      .set({
        report: report ?? present.report,
        reported_on: reportedOn === undefined ? present.reportedOn : reportedOn,
        reported_to: reportedTo ?? present.reportedTo,
        amended_at: at.now,
      })
      .where('life_campaign_id', '=', lifeId)
      .execute()
    return campaignOf(write, lifeId)
  },
} satisfies HandlersOf<typeof lifeOperations>
