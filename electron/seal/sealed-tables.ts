/**
 * Which rows a seal holds, table by table: how the day and the branch of a row are found. The triggers of the file say
 * the same in SQL (`migrations/*_seal.sql`); a test goes over every table of the schema and fails where one is named
 * neither here nor in `unsealed`.
 */
import type { Tables } from '../ledger/tables.ts'

export type TableName = keyof Tables

/** What of a row belongs to one day. */
export interface Facet {
  /** Joins that lead from `row` to where branch and day stand. */
  readonly joins: string
  readonly branch: string
  /** SQL of the day or month; a row whose day is not known is not sealed. */
  readonly day: string
  /** Columns that are fixed with that day; left out, the whole row. */
  readonly columns?: readonly string[]
  /** Columns that live on after it. */
  readonly except?: readonly string[]
}

const own = (day: string, more: Pick<Facet, 'columns' | 'except'> = {}): readonly Facet[] => [
  { joins: '', branch: 'row.branch_id', day, ...more },
]

const ofMeeting: readonly Facet[] = [
  {
    joins: 'CROSS JOIN meeting AS m ON m.meeting_id = row.meeting_id',
    branch: 'm.branch_id',
    day: 'm.starts_at',
  },
]
const ofMotion: readonly Facet[] = [
  {
    joins:
      'CROSS JOIN motion AS v ON v.motion_id = row.motion_id CROSS JOIN meeting AS m ON m.meeting_id = v.meeting_id',
    branch: 'm.branch_id',
    day: 'm.starts_at',
  },
]
const ofTalk: readonly Facet[] = [
  { joins: 'CROSS JOIN talk AS t ON t.talk_id = row.talk_id', branch: 't.branch_id', day: 't.held_on' },
]
const toEntry = {
  joins: 'CROSS JOIN register_entry AS e ON e.entry_id = row.entry_id',
  branch: 'e.branch_id',
}
const ofEntry: readonly Facet[] = [{ ...toEntry, day: 'e.happened_on' }]
const toCampaign = {
  joins: 'CROSS JOIN life_campaign AS c ON c.life_campaign_id = row.life_campaign_id',
  branch: 'c.branch_id',
}

/** An answer that comes later has a day of its own: it is sealed with that day, not with the letter's. */
const answered = (day: string, columns: readonly string[]): readonly Facet[] => [
  { ...toEntry, day: 'e.happened_on', except: columns },
  { ...toEntry, day: `row.${day}`, columns },
]

/** Every table whose rows are sealed by their day. */
export const sealedTables: Readonly<Partial<Record<TableName, readonly Facet[]>>> = {
  meeting: own('row.starts_at'),
  attendance: ofMeeting,
  agenda_item: ofMeeting,
  observer: ofMeeting,
  study_item: ofMeeting,
  meeting_also_counts: ofMeeting,
  meeting_study_form: ofMeeting,
  meeting_topic: ofMeeting,
  expected_exclusion: ofMeeting,
  correction: ofMeeting,
  attachment: ofMeeting,
  motion: ofMeeting,
  life_meeting: ofMeeting,
  life_criticism: ofMeeting,
  speech: [
    {
      joins:
        'CROSS JOIN agenda_item AS a ON a.agenda_item_id = row.agenda_item_id CROSS JOIN meeting AS m ON m.meeting_id = a.meeting_id',
      branch: 'm.branch_id',
      day: 'm.starts_at',
    },
  ],
  statement: ofMotion,
  member_vote: ofMotion,
  ballot_tally: ofMotion,
  ballot_officer: ofMotion,
  write_in: ofMotion,
  written_opinion: ofMotion,
  candidate: ofMotion,
  election_box: ofMotion,
  election_write_in: ofMotion,
  talk: own('row.held_on'),
  talk_party: ofTalk,
  talk_content: ofTalk,
  // the cash book: by the day of payment, by the month it was for where that day is not known
  dues_payment: own('coalesce(row.paid_on, row.for_month)'),
  dues_notice: own('row.done_on'),
  dues_assessment: own('row.confirmed_on'),
  dues_item: [
    {
      joins: 'CROSS JOIN dues_assessment AS d ON d.dues_assessment_id = row.dues_assessment_id',
      branch: 'd.branch_id',
      day: 'd.confirmed_on',
    },
  ],
  make_up_study: own('row.studied_on'),
  other_learning: own('row.began_on'),
  study_deferral: [
    {
      joins: 'CROSS JOIN required_study_item AS i ON i.required_study_item_id = row.required_study_item_id',
      branch: 'i.branch_id',
      day: 'row.asked_on',
    },
  ],
  // a record of which a later event is noted bears the moment of that
  register_entry: own('row.happened_on', { except: ['amended_at'] }),
  register_person: ofEntry,
  register_analysis: ofEntry,
  register_birthday: ofEntry,
  register_debriefing: ofEntry,
  // a regulation may be repealed later
  register_document: [{ ...toEntry, day: 'e.happened_on', except: ['state'] }],
  register_hearing: ofEntry,
  register_honour: ofEntry,
  register_integrity: ofEntry,
  register_request: answered('replied_on', ['replied_on', 'reply_no', 'reply']),
  register_search: ofEntry,
  register_service: ofEntry,
  register_supervision: answered('handled_on', ['handled_on', 'handling']),
  register_task: ofEntry,
  register_venue: ofEntry,
  // a year's set grows for months: each of its parts is sealed with its own day
  life_campaign: [
    ...own('row.planned_on', {
      columns: ['branch_id', 'year', 'planned_on', 'plan', 'theme', 'superior_ref'],
    }),
    ...own('row.reported_on', { columns: ['reported_on', 'report', 'reported_to'] }),
  ],
  life_opinion: [{ ...toCampaign, day: 'row.gathered_on' }],
  life_examination: [{ ...toCampaign, day: 'row.examined_on' }],
  appraisal_sheet: [{ ...toCampaign, day: 'row.appraised_on' }],
  member_appraisal: [
    {
      ...toCampaign,
      day: 'row.stood_on',
      columns: [
        'life_campaign_id',
        'member_id',
        'category',
        'stood_on',
        'self_appraisal',
        'mutual_appraisal',
        'excellent',
        'qualified',
        'basically_qualified',
        'unqualified',
        'dual_duty',
      ],
    },
    {
      ...toCampaign,
      day: 'row.decided_on',
      columns: [
        'grade',
        'decided_by',
        'decided_on',
        'decided_meeting_id',
        'branch_opinion',
        'no_grade_reason',
      ],
    },
    {
      ...toCampaign,
      day: 'row.fed_back_on',
      columns: ['fed_back_on', 'fed_back_by', 'signed', 'disposition'],
    },
  ],
  democratic_life: own('row.held_on'),
  democratic_life_attendance: [
    {
      joins: 'CROSS JOIN democratic_life AS l ON l.democratic_life_id = row.democratic_life_id',
      branch: 'l.branch_id',
      day: 'l.held_on',
    },
  ],
  // an item lives on until it is struck off; what is fixed is that it was raised, and each step that was taken
  rectification_item: own('row.raised_on', {
    columns: [
      'branch_id',
      'year',
      'number',
      'raised_on',
      'rule_id',
      'subject',
      'period',
      'problem',
      'citation',
      'record_kind',
      'record_id',
      'recurs_item_id',
      'origin',
      'entered_at',
    ],
  }),
  rectification_step: [
    {
      joins: 'CROSS JOIN rectification_item AS i ON i.rectification_item_id = row.rectification_item_id',
      branch: 'i.branch_id',
      day: 'row.taken_on',
    },
  ],
}

/** Every other table, and why no seal holds it. */
export const unsealed: Readonly<Partial<Record<TableName, string>>> = {
  branch: 'of no day: it changes with the years; the names of who took part are kept in the seal',
  member: 'of no day: a person leads on; the names of who took part are kept in the seal',
  party_group: 'a standing arrangement with days of its own',
  group_membership: 'a standing arrangement with days of its own',
  committee_term: 'a standing arrangement with days of its own',
  term_post: 'a standing arrangement with days of its own',
  exemption: 'standing of a person; what it was at a meeting is kept with the attendance',
  restriction: 'standing of a person; what it was at a meeting is kept with the attendance',
  required_study_item: 'a list of what is to be studied, whose term may be put off later',
  study_plan: 'a plan',
  study_arrangement: 'a plan',
  study_arrangement_pause: 'a plan',
  life_problem: 'goes on as an item to be put right, whose steps are sealed by their days',
  attachment_content: 'bytes under their digest; a trigger of its own keeps those of sealed records',
  setting: 'how the program is used',
  rule_change: 'bears its own reason and year, and is only added to',
  template: 'how paper is laid out',
  column_mapping: 'how files are read',
  source_content: 'a file that was read, under its digest',
  source_document: 'a file that was read',
  import_batch: 'that something was imported, or taken back',
  import_change: 'by which an import is taken back',
  import_doubt: 'what was doubtful in a file',
  import_group: 'that a folder was imported',
  import_group_file: 'that a folder was imported',
  export_log: 'is only added to',
  audit_entry: 'is only added to',
  audit_change: 'is only added to',
  ledger_user: 'who opens the ledger, and as what',
  seal: 'is only added to',
  seal_reopening: 'is only added to',
  seal_refusal: 'never holds a row',
}
