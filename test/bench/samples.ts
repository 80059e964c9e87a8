/** One input for every query of the contract: what a page of the renderer asks about a branch that kept the years. */
import { type RawBuilder, sql } from 'kysely'
import type { InputOf, OperationName, Operations } from '#shared/contract.ts'
import type { Reader } from '#electron/ledger/open.ts'
import type { RegisterName } from '#shared/registers/all.ts'

export type QueryName = {
  [Name in OperationName]: Operations[Name]['kind'] extends 'query' ? Name : never
}[OperationName]

/** The bench fails at a query without an entry: whoever adds one says here what its page asks. */
export type Samples = { readonly [Name in QueryName]?: InputOf<Name> }

export interface Asked {
  readonly branchId: number
  /** The last year that is told of. */
  readonly year: number
}

/** @param read a ledger of `large-ledger.ts`, of whatever size */
export async function samplesOf(read: Reader, { branchId, year }: Asked): Promise<Samples> {
  const one = async (from: RawBuilder<{ id: number }>): Promise<number> => {
    const [row] = await read
      .selectFrom(sql<{ id: number }>`(${from})`.as('found'))
      .select('id')
      .execute()
    if (row === undefined) throw new Error('the ledger lacks a record to ask about')
    return row.id
  }
  const day = `${year}-06-01`
  const meetingId = await one(
    sql`SELECT meeting_id AS id FROM meeting JOIN motion USING (meeting_id) WHERE branch_id = ${branchId}
      AND kind = 'generalMeeting' AND starts_at > ${`${year}-01-01`} ORDER BY starts_at LIMIT 1`,
  )
  const memberId = await one(
    sql`SELECT member_id AS id FROM member WHERE branch_id = ${branchId} ORDER BY member_id LIMIT 1 OFFSET 3`,
  )
  const leftId = await one(
    sql`SELECT member_id AS id FROM member WHERE branch_id = ${branchId} AND left_on IS NOT NULL ORDER BY member_id LIMIT 1`,
  )
  const motionId = await one(
    sql`SELECT motion_id AS id FROM meeting JOIN motion USING (meeting_id) WHERE branch_id = ${branchId}
      AND kind = 'generalMeeting' AND starts_at > ${`${year}-01-01`} ORDER BY starts_at LIMIT 1`,
  )
  const talkId = await one(
    sql`SELECT talk_id AS id FROM talk WHERE branch_id = ${branchId} AND held_on > ${day} LIMIT 1`,
  )
  const lifeId = await one(
    sql`SELECT life_campaign_id AS id FROM life_campaign WHERE branch_id = ${branchId} AND year = ${year}`,
  )
  const itemId = await one(
    sql`SELECT rectification_item_id AS id FROM rectification_item WHERE branch_id = ${branchId} AND year = ${year} LIMIT 1`,
  )
  const entryId = await one(
    sql`SELECT entry_id AS id FROM register_entry WHERE branch_id = ${branchId} AND register = 'tasks' LIMIT 1`,
  )
  const documentId = await one(
    sql`SELECT source_document_id AS id FROM source_document WHERE branch_id = ${branchId} LIMIT 1`,
  )
  const attachmentId = await one(
    sql`SELECT attachment_id AS id FROM meeting JOIN attachment USING (meeting_id) WHERE branch_id = ${branchId} LIMIT 1`,
  )
  const templateId = await one(
    sql`SELECT template_id AS id FROM template WHERE branch_id = ${branchId} LIMIT 1`,
  )
  const whole = { from: `${year}-01-01`, to: `${year}-12-31` }
  const quarter = { from: `${year}-07-01`, to: `${year}-09-30` }
  const months = { fromMonth: `${year}-01`, untilMonth: `${year}-12` }
  const register = { branchId, withVoid: true, ...whole }
  return {
    'ledger.settings': {},
    'audit.list': {},
    'audit.names': {},
    'audit.history': { record: { kind: 'meeting', id: meetingId } },
    'audit.entry': { entryId: await one(sql`SELECT max(entry_id) AS id FROM audit_entry`) },
    'branch.list': {},
    'branch.show': { branchId },
    'members.list': { branchId, everyone: true },
    'members.show': { memberId },
    'members.votingRight': { memberId, on: day },
    'members.year': { memberId, year },
    'meetings.list': { branchId, withVoid: true },
    'meetings.latest': { branchId },
    'meetings.show': { meetingId },
    'meetings.checklist': { meetingId },
    'motions.show': { motionId },
    'talks.list': { branchId, withVoid: true, ...whole },
    'talks.show': { talkId },
    'talks.coverage': { branchId, year },
    'life.list': { branchId },
    'life.show': { lifeId },
    'life.status': { lifeId },
    'life.ofMeeting': { meetingId },
    'appraisal.show': { lifeId },
    'democraticLife.list': { branchId },
    'dualLife.statistics': { branchId, year },
    'study.list': { branchId },
    'study.overdue': { branchId },
    'study.importText': { branchId, text: '一、《论党的自我革命》（中央文献出版社）\n二、《党章》第一章' },
    'study.hours': { branchId, year },
    'study.makeUps': { branchId, year },
    'study.otherLearning': { branchId, year },
    'study.arrangements': { branchId, year },
    'study.showPlan': { branchId, year },
    'study.formsOf': { meetingId },
    'study.forms': { branchId, year },
    'dues.compute': { category: 'monthlyWage', baseFen: 500_000 },
    'dues.assessments': { branchId, year },
    'dues.year': { branchId, year },
    'dues.payments': { branchId, ...months },
    'dues.arrears': { branchId },
    'dues.notices': { branchId },
    'compliance.inspect': { branchId, ...quarter },
    'compliance.calendar': { branchId, year },
    'phrases.list': {},
    'seal.status': { branchId, year },
    'seal.history': { branchId },
    'seal.verify': { branchId, year, quarter: 3 },
    'removal.settings': {},
    'removal.candidates': { branchId },
    'removal.preview': { memberId: leftId },
    'removal.dueTalks': { branchId },
    'profile.show': { year },
    'profile.rules': { year },
    'rectification.list': { branchId },
    'rectification.show': { itemId },
    'rectification.summary': { branchId, ...whole },
    'registers.overview': { branchId, year },
    'registers.locate': { entryId },
    'birthdays.month': { branchId, month: `${year}-09` },
    ...registersAsked(register),
    'debriefings.draft': { branchId, ...whole },
    'overview.year': { branchId, year },
    'overview.attendance': { branchId, year, kind: 'generalMeeting' },
    'overview.structure': { branchId, year },
    'search.find': { branchId, text: '统计 质量' },
    'search.everywhere': { text: '统计 质量' },
    'export.preview': { branchId, period: `${year}Q3` },
    'export.pages': { branchId, period: `${year}Q3`, first: 0, limit: 6 },
    'export.catalogue': { branchId, period: `${year}Q3` },
    'export.log': { branchId, limit: 20 },
    'import.documents': { branchId },
    'import.document': { documentId },
    'import.batches': {},
    'import.groups': { branchId },
    'attachments.list': { meetingId },
    'attachments.read': { attachmentId },
    'templates.list': { branchId, withRemoved: true },
    'templates.content': { templateId },
  }
}

type RegisterList = `${RegisterName}.list`

function registersAsked(asked: InputOf<RegisterList>): Pick<Samples, RegisterList> {
  return {
    'tasks.list': asked,
    'debriefings.list': asked,
    'hearings.list': asked,
    'analysis.list': asked,
    'integrity.list': asked,
    'supervision.list': asked,
    'service.list': asked,
    'birthdays.list': asked,
    'searches.list': asked,
    'honours.list': asked,
    'requests.list': asked,
    'documents.list': asked,
    'venue.list': asked,
  }
}
