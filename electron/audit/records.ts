/**
 * Which rows of the log belong to a record: its own and what lies below it, also what was taken away since. A part
 * whose key begins with its parent's is known by its key; another by the parent it names, in the row that stands or
 * in the image of when it came or went.
 */
import { sql } from 'kysely'
import type { AuditRecord, AuditRecordKind } from '#shared/audit.ts'
import { anyRegister } from '#shared/registers/all.ts'
import type { Reader } from '../ledger/open.ts'
import type { Tables } from '../ledger/tables.ts'

type Table = keyof Tables

/** A part that has a number of its own: its table, its key, the column that names the parent. */
interface Numbered {
  readonly table: Table
  readonly key: string
  readonly parent: string
  readonly below?: Below
}
interface Below {
  /** Tables whose key is the parent's, or begins with it. */
  readonly keyed?: readonly Table[]
  readonly numbered?: readonly Numbered[]
}
interface Shape extends Below {
  /** The record's own row; none where the record is what lies below. */
  readonly table?: Table
  /** Its own number, where it has one. */
  readonly key?: string
  /** Column of the day or moment that the record is about. */
  readonly happened?: string
  /** The name under which an operation's input names it. */
  readonly named?: string
  /** True where the record is the whole table. */
  readonly whole?: true
}

const part = (table: Table, key: string, parent: string, below: Below = {}): Numbered => ({
  table,
  key,
  parent,
  below,
})

// the registers' tables stand in the same schema as all others
const registerTables = Object.values(anyRegister).map(({ table }) => table as Table)

const motionParts: Below = {
  keyed: [
    'statement',
    'member_vote',
    'ballot_tally',
    'write_in',
    'ballot_officer',
    'written_opinion',
    'candidate',
    'election_box',
    'election_write_in',
  ],
}

const shapes: Readonly<Record<AuditRecordKind, Shape>> = {
  meeting: {
    table: 'meeting',
    key: 'meeting_id',
    happened: 'starts_at',
    named: 'meetingId',
    keyed: [
      'meeting_also_counts',
      'meeting_topic',
      'meeting_study_form',
      'attendance',
      'observer',
      'expected_exclusion',
      'study_item',
    ],
    numbered: [
      part('agenda_item', 'agenda_item_id', 'meeting_id', { keyed: ['speech'] }),
      part('motion', 'motion_id', 'meeting_id', motionParts),
      part('correction', 'correction_id', 'meeting_id'),
      part('attachment', 'attachment_id', 'meeting_id'),
    ],
  },
  talk: {
    table: 'talk',
    key: 'talk_id',
    happened: 'held_on',
    named: 'talkId',
    keyed: ['talk_party', 'talk_content'],
  },
  member: {
    table: 'member',
    key: 'member_id',
    happened: 'entered_on',
    named: 'memberId',
    numbered: [
      part('group_membership', 'group_membership_id', 'member_id'),
      part('restriction', 'restriction_id', 'member_id'),
      part('exemption', 'exemption_id', 'member_id'),
      part('term_post', 'term_post_id', 'member_id'),
    ],
  },
  memberDues: {
    named: 'memberId',
    numbered: [
      part('dues_assessment', 'dues_assessment_id', 'member_id', { keyed: ['dues_item'] }),
      part('dues_payment', 'dues_payment_id', 'member_id'),
      part('dues_notice', 'dues_notice_id', 'member_id'),
    ],
  },
  registerEntry: {
    table: 'register_entry',
    key: 'entry_id',
    happened: 'happened_on',
    keyed: ['register_person', ...registerTables],
  },
  duesAssessment: {
    table: 'dues_assessment',
    key: 'dues_assessment_id',
    happened: 'confirmed_on',
    keyed: ['dues_item'],
  },
  duesPayment: { table: 'dues_payment', key: 'dues_payment_id', happened: 'paid_on' },
  duesNotice: { table: 'dues_notice', key: 'dues_notice_id', happened: 'done_on' },
  requiredStudyItem: {
    table: 'required_study_item',
    key: 'required_study_item_id',
    happened: 'published_on',
    numbered: [part('study_deferral', 'study_deferral_id', 'required_study_item_id')],
  },
  makeUpStudy: { table: 'make_up_study', key: 'make_up_study_id', happened: 'studied_on' },
  otherLearning: { table: 'other_learning', key: 'other_learning_id', happened: 'began_on' },
  studyArrangement: {
    table: 'study_arrangement',
    key: 'study_arrangement_id',
    happened: 'from_on',
    numbered: [part('study_arrangement_pause', 'study_arrangement_pause_id', 'study_arrangement_id')],
  },
  studyPlan: { keyed: ['study_plan'] },
  life: {
    table: 'life_campaign',
    key: 'life_campaign_id',
    happened: 'planned_on',
    named: 'lifeId',
    keyed: ['life_meeting', 'appraisal_sheet', 'member_appraisal'],
    numbered: [
      part('life_opinion', 'life_opinion_id', 'life_campaign_id'),
      part('life_examination', 'life_examination_id', 'life_campaign_id'),
      part('life_criticism', 'life_criticism_id', 'life_campaign_id'),
      part('life_problem', 'life_problem_id', 'life_campaign_id'),
    ],
  },
  democraticLife: {
    table: 'democratic_life',
    key: 'democratic_life_id',
    happened: 'held_on',
    keyed: ['democratic_life_attendance'],
  },
  rectification: {
    table: 'rectification_item',
    key: 'rectification_item_id',
    happened: 'raised_on',
    numbered: [part('rectification_step', 'rectification_step_id', 'rectification_item_id')],
  },
  branch: { table: 'branch', key: 'branch_id', happened: 'founded_on' },
  committeeTerm: {
    table: 'committee_term',
    key: 'term_id',
    happened: 'began_on',
    numbered: [part('term_post', 'term_post_id', 'term_id')],
  },
  partyGroup: {
    table: 'party_group',
    key: 'group_id',
    happened: 'formed_on',
    numbered: [part('group_membership', 'group_membership_id', 'group_id')],
  },
  template: { table: 'template', key: 'template_id' },
  seal: { table: 'seal', key: 'seal_id', keyed: ['seal_reopening'] },
  settings: { table: 'setting', whole: true },
  profile: { table: 'rule_change', whole: true },
}

/** Rows of the log by table: whole, by their key, or by how the key begins. */
export type RowsOfRecord = readonly (
  { readonly table: Table; readonly whole: true } | { readonly table: Table; readonly id: number }
)[]

/** Every row that belongs to a record, its own first. */
export async function rowsOfRecord(read: Reader, { kind, id }: AuditRecord): Promise<RowsOfRecord> {
  const shape = shapes[kind]
  if (shape.whole === true && shape.table !== undefined) return [{ table: shape.table, whole: true }]
  const own = shape.table === undefined ? [] : [{ table: shape.table, id }]
  return [...own, ...(await rowsBelow(read, shape, id))]
}

async function rowsBelow(read: Reader, { keyed, numbered }: Below, id: number): Promise<RowsOfRecord> {
  const rows = (keyed ?? []).map((table) => ({ table, id }))
  for (const each of numbered ?? [])
    for (const own of await numbersOf(read, each, id))
      rows.push({ table: each.table, id: own }, ...(await onlyIds(read, each.below ?? {}, own)))
  return rows
}

const onlyIds = async (read: Reader, below: Below, id: number) =>
  (await rowsBelow(read, below, id)).filter((row): row is { table: Table; id: number } => 'id' in row)

/** Parts that stand, and those that the log saw come or go. */
async function numbersOf(read: Reader, { table, key, parent }: Numbered, id: number): Promise<number[]> {
  const found = sql<{ id: number }>`(
    select ${sql.ref(key)} as id from ${sql.table(table)} where ${sql.ref(parent)} = ${id}
    union
    select json_extract(row_key, '$[0]') from audit_change
      where table_name = ${table} and kind <> 'update'
        and json_extract(coalesce(after_image, before_image), ${`$.${parent}`}) = ${id}
    order by 1)`.as('found')
  return (await read.selectFrom(found).selectAll().execute()).map((row) => row.id)
}

/** The changes to these rows. `,` and `-` are neighbours: from `[12,` to `[12-` are the keys that begin with 12. */
export function changesTo(rows: RowsOfRecord) {
  const whole = rows.find((row) => 'whole' in row)
  if (whole !== undefined)
    return sql<ChangeAt>`(select entry_id, position from audit_change where table_name = ${whole.table})`
  const wanted = sql`(select json_extract(value, '$.table') as name, '[' || json_extract(value, '$.id') as head
    from json_each(${JSON.stringify(rows)}))`
  return sql<ChangeAt>`(
    select c.entry_id, c.position from ${wanted} as w
      cross join audit_change as c on c.table_name = w.name and c.row_key = w.head || ']'
    union
    select c.entry_id, c.position from ${wanted} as w
      cross join audit_change as c on c.table_name = w.name and c.row_key >= w.head || ',' and c.row_key < w.head || '-')`
}

interface ChangeAt {
  readonly entry_id: number
  readonly position: number
}

/** Ids under which an operation names this record, for what was only looked at; undefined for records without one. */
export const nameInInputs = (kind: AuditRecordKind): string | undefined => shapes[kind].named

/** The day the record is about and the moment it was first entered, from the row that stands. */
export async function momentsOf(
  read: Reader,
  { kind, id }: AuditRecord,
): Promise<{ happened: string | null; entered: string | null }> {
  const { table, key, happened } = shapes[kind]
  if (table === undefined || key === undefined) return { happened: null, entered: null }
  const entered = table === 'template' || table === 'seal' ? 'null' : 'entered_at'
  const row = sql<{ happened: string | null; entered: string | null }>`(
    select ${happened === undefined ? sql`null` : sql.ref(happened)} as happened,
      ${entered === 'null' ? sql`null` : sql.ref(entered)} as entered
    from ${sql.table(table)} where ${sql.ref(key)} = ${id})`.as('row')
  const found = await read.selectFrom(row).selectAll().executeTakeFirst()
  return found ?? { happened: null, entered: null }
}
