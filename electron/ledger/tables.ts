/** Row types of the ledger. Generated from the migrations by npm run schema: do not edit. */
import type { Generated } from 'kysely'

export interface AgendaItemTable {
  agenda_item_id: Generated<number>
  meeting_id: number
  position: number
  title: Generated<string>
  resolution: Generated<string>
}

export interface AppraisalSheetTable {
  life_campaign_id: Generated<number>
  appraised_on: string
  present: number
  issued: number
  returned: number
  valid: number
  invalid: number
  scrutineers: Generated<string>
  tellers: Generated<string>
  entered_at: string
  amended_at: string | null
}

export interface AttachmentTable {
  attachment_id: Generated<number>
  meeting_id: number
  sha256: string
  name: string
  caption: Generated<string>
  entered_at: string
}

export interface AttachmentContentTable {
  sha256: string
  media_type: string
  bytes: number
  content: Buffer
}

export interface AttendanceTable {
  meeting_id: number
  member_id: number
  position: number
  status: 'present' | 'late' | 'leave' | 'absent'
  reason: Generated<string>
  voting_right: 0 | 1
  probationary: 0 | 1
  exempt: 0 | 1
}

export interface AuditChangeTable {
  entry_id: number
  position: number
  table_name: string
  row_key: string
  kind: 'insert' | 'update' | 'delete'
  before_image: string | null
  after_image: string | null
  images_digest: string
  before_digest: string | null
  after_digest: string | null
  blanked_by: number | null
}

export interface AuditEntryTable {
  entry_id: Generated<number>
  at: string
  user_name: string
  role: 'secretary' | 'recorder' | 'inspector'
  kind: 'change' | 'view' | 'baseline'
  operation: string
  about: string
  change_count: number
  previous_hash: string
  hash: string
}

export interface BallotOfficerTable {
  motion_id: number
  role: 'scrutineer' | 'teller'
  name: string
}

export interface BallotTallyTable {
  motion_id: Generated<number>
  issued: number
  returned: number
  valid: number
  invalid: number
  approve: number
  oppose: number
  abstain: number
}

export interface BranchTable {
  branch_id: Generated<number>
  name: string
  superior: Generated<string>
  superior_kind: Generated<'organWorkCommittee' | 'organPartyCommittee' | 'generalBranch' | 'other'>
  kind: Generated<'branch' | 'generalBranch' | 'organPartyCommittee'>
  seat_kind: Generated<'organ' | 'village'>
  founded_on: string | null
  seat: Generated<string>
  phone: Generated<string>
  staff_count: number | null
  entered_at: string
}

export interface CandidateTable {
  motion_id: number
  position: number
  member_id: number | null
  name: string
  approve: number | null
  oppose: number | null
  abstain: number | null
}

export interface ColumnMappingTable {
  column_mapping_id: Generated<number>
  fingerprint: string
  kind: string
  columns: string
}

export interface CommitteeTermTable {
  term_id: Generated<number>
  branch_id: number
  body: Generated<'branchCommittee' | 'leadingGroup'>
  number: number | null
  began_on: string
  expires_on: string
  approval_ref: Generated<string>
  extended_to: string | null
  extension_ref: Generated<string>
  entered_at: string
}

export interface CorrectionTable {
  correction_id: Generated<number>
  meeting_id: number
  corrected_on: string
  reason: string
  before: string
  closed_at: string | null
}

export interface DemocraticLifeTable {
  democratic_life_id: Generated<number>
  branch_id: number
  year: number
  body: string
  held_on: string
  place: Generated<string>
  theme: Generated<string>
  note: Generated<string>
  void: Generated<0 | 1>
  void_reason: Generated<string>
  entered_at: string
  amended_at: string | null
}

export interface DemocraticLifeAttendanceTable {
  democratic_life_id: number
  member_id: number
  status: 'present' | 'leave' | 'absent'
  reason: Generated<string>
}

export interface DuesAssessmentTable {
  dues_assessment_id: Generated<number>
  branch_id: number
  member_id: number
  year: number
  from_month: Generated<number>
  category:
    | 'monthlyWage'
    | 'annualSalary'
    | 'nonMonthlyIncome'
    | 'retired'
    | 'farmer'
    | 'student'
    | 'unemployed'
    | 'relief'
    | 'special'
  institution: 'government' | 'publicInstitution' | 'governmentWorker' | 'other' | null
  base_fen: number | null
  amount_fen: number
  amount_reason: Generated<string>
  reduced_fen: number | null
  reduction_reason: Generated<string>
  reduction_studied_on: string | null
  reduction_approval: Generated<string>
  change_reason: Generated<string>
  elsewhere_until: string | null
  remark: Generated<string>
  confirmed_on: string | null
  void: Generated<0 | 1>
  void_reason: Generated<string>
  origin: string | null
  import_batch_id: number | null
  entered_at: string
}

export interface DuesItemTable {
  dues_assessment_id: number
  position: number
  side: 'counted' | 'deducted' | 'leftOut'
  kind: string
  title: string
  amount_fen: number
}

export interface DuesNoticeTable {
  dues_notice_id: Generated<number>
  branch_id: number
  kind: 'publicity' | 'handover' | 'largeHandover' | 'deferral'
  from_month: string
  until_month: string
  done_on: string
  until_on: string | null
  amount_fen: number | null
  member_id: number | null
  dues_payment_id: number | null
  document_ref: Generated<string>
  remark: Generated<string>
  void: Generated<0 | 1>
  void_reason: Generated<string>
  entered_at: string
}

export interface DuesPaymentTable {
  dues_payment_id: Generated<number>
  branch_id: number
  member_id: number
  kind: 'regular' | 'voluntary'
  for_month: string | null
  paid_on: string | null
  amount_fen: number
  receiver: Generated<string>
  way: 'inPerson' | 'themePartyDay' | 'transfer' | 'entrusted' | 'unknown'
  supplement: Generated<0 | 1>
  remark: Generated<string>
  reverses_id: number | null
  reason: Generated<string>
  origin: string | null
  import_batch_id: number | null
  entered_at: string
}

export interface ElectionBoxTable {
  motion_id: Generated<number>
  issued: number
  returned: number
  valid: number
  invalid: number
}

export interface ElectionWriteInTable {
  motion_id: number
  name: string
  votes: number
}

export interface ExemptionTable {
  exemption_id: Generated<number>
  member_id: number
  reason: string
  from_on: string
  until_on: string | null
  entered_at: string
}

export interface ExpectedExclusionTable {
  meeting_id: number
  member_id: number
  reason:
    | 'incapable'
    | 'abroad'
    | 'serving'
    | 'bedridden'
    | 'relationNotMoved'
    | 'retiredAway'
    | 'membershipSuspended'
    | 'probationWithinParty'
    | 'detained'
    | 'floatingApplied'
  superior_consent_ref: Generated<string>
  passed_by_meeting: Generated<0 | 1>
}

export interface ExportLogTable {
  export_log_id: Generated<number>
  branch_id: number
  made_at: string
  title: string
  from_on: string
  to_on: string
  forms: string
  blank: 0 | 1
  per_record: 0 | 1
  unmask: 0 | 1
  talk_contents: 0 | 1
  file_name: string
  files: number
  sha256: string
  bytes: number
}

export interface GroupMembershipTable {
  group_membership_id: Generated<number>
  member_id: number
  group_id: number
  from_on: string | null
  until_on: string | null
}

export interface ImportBatchTable {
  import_batch_id: Generated<number>
  branch_id: number
  kind: string
  file_name: string
  sha256: string
  committed_at: string
  undone_at: string | null
  added: number
  changed: number
  skipped: number
}

export interface ImportChangeTable {
  import_batch_id: number
  sequence: number
  table_name: string
  row_id: number
  before: string | null
  after: string
}

export interface ImportDoubtTable {
  import_batch_id: number
  sequence: number
  sheet: string | null
  row: number
  member_id: number | null
  code: string
  field: string | null
  raw: string | null
}

export interface ImportGroupTable {
  import_group_id: Generated<number>
  branch_id: number
  name: string
  started_at: string
  finished_at: string | null
  undone_at: string | null
}

export interface ImportGroupFileTable {
  import_group_id: number
  position: number
  path: string
  bytes: number
  sha256: string | null
  kind: string
  outcome: 'entered' | 'nothing' | 'refused' | 'skipped' | 'leftOut'
  advice: Generated<string>
  import_batch_id: number | null
  added: number
  changed: number
  same: number
  skipped: number
  errors: number
  rows: string
}

export interface LedgerUserTable {
  user_id: Generated<number>
  name: string
  role: 'secretary' | 'recorder' | 'inspector'
  active: 0 | 1
  public_key: Buffer | null
  added_at: string
}

export interface LifeCampaignTable {
  life_campaign_id: Generated<number>
  branch_id: number
  year: number
  theme: Generated<string>
  superior_ref: Generated<string>
  plan: Generated<string>
  planned_on: string | null
  opinion_summary: Generated<string>
  report: Generated<string>
  reported_on: string | null
  reported_to: Generated<string>
  void: Generated<0 | 1>
  void_reason: Generated<string>
  entered_at: string
  amended_at: string | null
}

export interface LifeCriticismTable {
  life_criticism_id: Generated<number>
  life_campaign_id: number
  meeting_id: number | null
  position: number
  critic_id: number
  criticised_id: number
  text: Generated<string>
  answer: Generated<string>
  entered_at: string
  amended_at: string | null
}

export interface LifeExaminationTable {
  life_examination_id: Generated<number>
  life_campaign_id: number
  member_id: number | null
  examined_on: string | null
  problems: string
  causes: Generated<string>
  direction: Generated<string>
  entered_at: string
  amended_at: string | null
}

export interface LifeMeetingTable {
  life_campaign_id: number
  meeting_id: number
  role: 'study' | 'life' | 'appraisal'
}

export interface LifeOpinionTable {
  life_opinion_id: Generated<number>
  life_campaign_id: number
  gathered_on: string
  source: 'member' | 'masses' | 'grassroots' | 'leader' | 'superior' | 'other'
  way: 'questionnaire' | 'forum' | 'interview' | 'visit' | 'box' | 'other'
  from_name: Generated<string>
  about_id: number | null
  text: string
  void: Generated<0 | 1>
  entered_at: string
}

export interface LifeProblemTable {
  life_problem_id: Generated<number>
  life_campaign_id: number
  member_id: number | null
  source: 'opinion' | 'examination' | 'criticism' | 'superior' | 'other'
  problem: string
  rectification_item_id: number | null
  void: Generated<0 | 1>
  entered_at: string
}

export interface MakeUpStudyTable {
  make_up_study_id: Generated<number>
  branch_id: number
  member_id: number
  meeting_id: number | null
  required_study_item_id: number | null
  studied_on: string
  form: 'collective' | 'seminar' | 'lecture' | 'fieldTeaching' | 'film' | 'online' | 'selfStudy'
  minutes: number
  remark: Generated<string>
  void: Generated<0 | 1>
  void_reason: Generated<string>
  origin: string | null
  import_batch_id: number | null
  entered_at: string
}

export interface MeetingTable {
  meeting_id: Generated<number>
  branch_id: number
  kind:
    | 'generalMeeting'
    | 'committeeMeeting'
    | 'groupMeeting'
    | 'partyLecture'
    | 'themePartyDay'
    | 'organizationalLifeMeeting'
    | 'memberAppraisal'
    | 'studySession'
    | 'leadingGroupMeeting'
  year: number
  number: number
  state: Generated<'draft' | 'final' | 'correcting' | 'void'>
  revision: Generated<number>
  title: Generated<string>
  starts_at: string
  ends_at: string | null
  place: Generated<string>
  form: Generated<'onSite' | 'online' | 'mixed'>
  chair_id: number | null
  chair_note: Generated<string>
  recorder_id: number | null
  group_id: number | null
  theme: Generated<string>
  unified_theme: Generated<0 | 1>
  lecturer_name: Generated<string>
  lecturer_post: Generated<string>
  outline: Generated<string>
  outcome: Generated<string>
  credit_minutes: number | null
  void_reason: Generated<string>
  state_before_void: 'draft' | 'final' | 'correcting' | null
  origin: string | null
  import_batch_id: number | null
  entered_at: string
  amended_at: string | null
  finalised_at: string | null
}

export interface MeetingAlsoCountsTable {
  meeting_id: number
  kind:
    | 'generalMeeting'
    | 'committeeMeeting'
    | 'groupMeeting'
    | 'partyLecture'
    | 'themePartyDay'
    | 'organizationalLifeMeeting'
    | 'memberAppraisal'
    | 'studySession'
    | 'leadingGroupMeeting'
}

export interface MeetingStudyFormTable {
  meeting_id: number
  form: 'collective' | 'seminar' | 'lecture' | 'fieldTeaching' | 'film' | 'online' | 'selfStudy'
}

export interface MeetingTopicTable {
  meeting_id: number
  topic:
    | 'integrityStudy'
    | 'warningEducation'
    | 'ideologicalAnalysis'
    | 'partyBuildingHearing'
    | 'ideologicalWorkHearing'
    | 'annualPlan'
    | 'ideologyTraining'
}

export interface MemberTable {
  member_id: Generated<number>
  branch_id: number
  name: string
  gender: '男' | '女' | null
  ethnicity: Generated<string>
  birth_date: string | null
  id_number: string | null
  phone: Generated<string>
  education: Generated<string>
  degree: Generated<string>
  category: 'fullMember' | 'probationaryMember' | 'unclear'
  join_date: string | null
  full_member_date: string | null
  entered_on: string | null
  entered_how: Generated<string>
  left_on: string | null
  left_how: Generated<string>
  relation: Generated<'here' | 'elsewhere'>
  job_title: Generated<string>
  party_post: Generated<string>
  leading_cadre: Generated<0 | 1>
  employment: Generated<'inService' | 'retired' | 'other'>
  membership_status: Generated<'normal' | 'suspended' | 'ceased'>
  floating: Generated<0 | 1>
  lost_contact: Generated<0 | 1>
  address: Generated<string>
  remark: Generated<string>
  origin: string | null
  import_batch_id: number | null
  entered_at: string
  amended_at: string | null
}

export interface MemberAppraisalTable {
  life_campaign_id: number
  member_id: number
  category: 'fullMember' | 'probationaryMember' | 'unclear'
  stood_on: string
  self_appraisal: Generated<string>
  mutual_appraisal: Generated<string>
  excellent: number | null
  qualified: number | null
  basically_qualified: number | null
  unqualified: number | null
  branch_opinion: Generated<string>
  dual_duty: Generated<string>
  grade: 'excellent' | 'qualified' | 'basicallyQualified' | 'unqualified' | null
  no_grade_reason: Generated<string>
  decided_by: 'committee' | 'generalMeeting' | null
  decided_on: string | null
  decided_meeting_id: number | null
  disposition: Generated<string>
  fed_back_on: string | null
  fed_back_by: Generated<string>
  signed: Generated<0 | 1>
  entered_at: string
  amended_at: string | null
}

export interface MemberVoteTable {
  motion_id: number
  member_id: number
  choice: 'approve' | 'oppose' | 'abstain'
}

export interface MotionTable {
  motion_id: Generated<number>
  meeting_id: number
  agenda_item_id: number | null
  position: number
  title: string
  decision_kind:
    | 'generalResolution'
    | 'disposition'
    | 'disciplinary'
    | 'admitProbationary'
    | 'convertFull'
    | 'extendProbation'
    | 'cancelProbation'
    | 'electCommittee'
    | 'electSecretary'
    | 'electSecretaryDirect'
    | 'committeeDecision'
    | 'leadingGroupDecision'
    | 'personnel'
    | 'memberDiscipline'
    | 'appraisalTally'
    | 'approveScrutineer'
  method: 'oral' | 'showOfHands' | 'rollCall' | 'secretBallot'
  subject_id: number | null
  subject_name: Generated<string>
  resolution: Generated<string>
  seats: number | null
}

export interface ObserverTable {
  meeting_id: number
  position: number
  name: string
  role: Generated<string>
}

export interface OtherLearningTable {
  other_learning_id: Generated<number>
  branch_id: number
  member_id: number
  kind: 'networkCourse' | 'partySchool' | 'trainingClass' | 'lecture' | 'leadingGroupStudy' | 'other'
  aim: 'theory' | 'spirit' | 'ability'
  title: string
  began_on: string
  ended_on: string | null
  minutes: number
  evidence: string
  void: Generated<0 | 1>
  void_reason: Generated<string>
  origin: string | null
  import_batch_id: number | null
  entered_at: string
}

export interface PartyGroupTable {
  group_id: Generated<number>
  branch_id: number
  name: string
  leader_id: number | null
  formed_on: string | null
  dissolved_on: string | null
  entered_at: string
}

export interface RectificationItemTable {
  rectification_item_id: Generated<number>
  branch_id: number
  year: number
  number: number
  rule_id: Generated<string>
  subject: Generated<string>
  period: Generated<string>
  problem: string
  citation: Generated<string>
  record_kind: string | null
  record_id: number | null
  measure: Generated<string>
  owner: Generated<string>
  due_on: string | null
  state: Generated<'open' | 'closed'>
  closed_on: string | null
  closing_note: Generated<string>
  raised_on: string
  entered_at: string
  source: Generated<
    'selfCheck' | 'inspection' | 'patrol' | 'supervision' | 'assessment' | 'lifeMeeting' | 'masses' | 'other'
  >
  task: Generated<string>
  standard: Generated<string>
  unit: Generated<string>
  owner_post: Generated<string>
  leader: Generated<string>
  evidence: Generated<string>
  completed_on: string | null
  approver: Generated<string>
  recurs_item_id: number | null
  origin: string | null
  import_batch_id: number | null
}

export interface RectificationStepTable {
  rectification_step_id: Generated<number>
  rectification_item_id: number
  kind: 'progress' | 'submitted' | 'returned' | 'closed' | 'reopened'
  taken_on: string
  by_whom: Generated<string>
  note: Generated<string>
  entered_at: string
}

export interface RegisterAnalysisTable {
  entry_id: Generated<number>
  covers: string
  held_on: string
  sources: Generated<string>
  overall: string
  politics: Generated<string>
  work_state: Generated<string>
  demands: Generated<string>
  mentality: Generated<string>
  other: Generated<string>
  causes: Generated<string>
  measures: string
}

export interface RegisterBirthdayTable {
  entry_id: Generated<number>
  held_on: string
  ways: Generated<string>
  note: Generated<string>
}

export interface RegisterDebriefingTable {
  entry_id: Generated<number>
  held_on: string
  category: 'debriefing' | 'exchange' | 'assessment'
  level: 'branch' | 'generalBranch' | 'organCommittee'
  occasion: Generated<string>
  draft: Generated<string>
  appraisal: Generated<string>
  grade: 'none' | 'good' | 'fairlyGood' | 'average' | 'poor'
  problems: Generated<string>
}

export interface RegisterDocumentTable {
  entry_id: Generated<number>
  dated_on: string
  category:
    'regulation' | 'plan' | 'summary' | 'incoming' | 'outgoing' | 'responsibilityLetter' | 'experience'
  document_no: Generated<string>
  subject: string
  issuer: Generated<string>
  valid_until: string | null
  state: 'inForce' | 'repealed'
  wording: Generated<string>
  remark: Generated<string>
}

export interface RegisterEntryTable {
  entry_id: Generated<number>
  branch_id: number
  register: string
  happened_on: string
  void: Generated<0 | 1>
  void_reason: Generated<string>
  origin: string | null
  import_batch_id: number | null
  entered_at: string
  amended_at: string | null
}

export interface RegisterHearingTable {
  entry_id: Generated<number>
  held_on: string
  category: 'partyBuilding' | 'ideologicalWork' | 'ideology' | 'integrity' | 'other'
  occasion: string
  content: Generated<string>
  opinion: Generated<string>
  follow_up: Generated<string>
}

export interface RegisterHonourTable {
  entry_id: Generated<number>
  awarded_on: string
  category: 'member' | 'branch'
  honour: string
  issuer: Generated<string>
  document_no: Generated<string>
  deeds: Generated<string>
}

export interface RegisterIntegrityTable {
  entry_id: Generated<number>
  held_on: string
  category:
    | 'integrityStudy'
    | 'warningEducation'
    | 'holidayReminder'
    | 'riskControl'
    | 'ideologyStudy'
    | 'ideologyTraining'
    | 'positionCheck'
    | 'beliefCheck'
  topic: string
  place: Generated<string>
  minutes: number | null
  content: Generated<string>
  effect: Generated<string>
}

export interface RegisterPersonTable {
  entry_id: number
  field: string
  position: number
  member_id: number | null
  name: string
}

export interface RegisterRequestTable {
  entry_id: Generated<number>
  sent_on: string
  category: 'request' | 'report'
  document_no: Generated<string>
  matter: string
  superior: Generated<string>
  content: Generated<string>
  replied_on: string | null
  reply_no: Generated<string>
  reply: Generated<string>
}

export interface RegisterSearchTable {
  entry_id: Generated<number>
  searched_on: string
  way: string
  detail: Generated<string>
  result: 'notFound' | 'contacted' | 'resumed'
}

export interface RegisterServiceTable {
  entry_id: Generated<number>
  served_on: string
  category: 'volunteer' | 'community' | 'pairing' | 'bundle' | 'hometown' | 'other'
  topic: string
  place: Generated<string>
  target: Generated<string>
  minutes: number | null
  content: Generated<string>
  problem: Generated<string>
  handling: Generated<string>
}

export interface RegisterSupervisionTable {
  entry_id: Generated<number>
  received_on: string
  category: 'supervision' | 'patrol' | 'reminder' | 'interview' | 'notice' | 'spotCheck'
  sender: string
  matter: string
  demand: Generated<string>
  due_on: string | null
  handling: Generated<string>
  handled_on: string | null
}

export interface RegisterTaskTable {
  entry_id: Generated<number>
  month: string
  task: string
  goal: Generated<string>
  post: Generated<string>
  due_on: string | null
  state: 'draft' | 'set' | 'done' | 'notDone' | 'carried'
  result: Generated<string>
  evidence: Generated<string>
  reason: Generated<string>
}

export interface RegisterVenueTable {
  entry_id: Generated<number>
  item: string
  standard: Generated<string>
  state: 'met' | 'notMet' | 'notApplicable'
  checked_on: string
  remark: Generated<string>
}

export interface RequiredStudyItemTable {
  required_study_item_id: Generated<number>
  branch_id: number
  title: string
  issuer: Generated<string>
  category:
    | 'thought'
    | 'speeches'
    | 'constitution'
    | 'history'
    | 'law'
    | 'situation'
    | 'religion'
    | 'business'
    | 'exemplar'
    | 'tradition'
    | 'warning'
    | 'other'
  elective: Generated<0 | 1>
  scope: Generated<'allMembers' | 'committee' | 'leadingGroup'>
  published_on: string | null
  due_on: string | null
  list_label: Generated<string>
  source: Generated<string>
  remark: Generated<string>
  void: Generated<0 | 1>
  void_reason: Generated<string>
  origin: string | null
  import_batch_id: number | null
  entered_at: string
  amended_at: string | null
}

export interface RestrictionTable {
  restriction_id: Generated<number>
  member_id: number
  kind: 'probationWithinParty' | 'rightsSuspended' | 'membershipSuspended'
  from_on: string
  until_on: string | null
  document_ref: Generated<string>
  entered_at: string
}

export interface RuleChangeTable {
  rule_change_id: Generated<number>
  from_year: number
  key: string
  value: string
  reason: string
  changed_at: string
}

export interface SealTable {
  seal_id: Generated<number>
  branch_id: number
  year: number
  quarter: number
  from_month: string
  to_month: string
  digest: string
  record_count: number
  people: string
  manifest: string
  errors: number
  warnings: number
  remarks: number
  despite: Generated<string>
  note: Generated<string>
  sealed_at: string
  sealed_by: Generated<string>
}

export interface SealRefusalTable {
  year: number
  quarter: number
}

export interface SealReopeningTable {
  seal_id: Generated<number>
  reason: string
  reopened_at: string
  reopened_by: Generated<string>
}

export interface SettingTable {
  key: string
  value: string
}

export interface SourceContentTable {
  sha256: string
  bytes: number
  content: Buffer
}

export interface SourceDocumentTable {
  source_document_id: Generated<number>
  branch_id: number
  import_batch_id: number
  kind: string
  file_name: string
  sha256: string
  records: string
  record_count: number
  entered_at: string
}

export interface SpeechTable {
  agenda_item_id: number
  position: number
  speaker_id: number | null
  speaker_name: Generated<string>
  kind: 'report' | 'discussion' | 'dissent' | 'selfCriticism' | 'criticism' | 'summary'
  text: Generated<string>
}

export interface StatementTable {
  motion_id: number
  member_id: number
  position: number
  stance: 'agree' | 'disagree' | 'defer' | 'other'
  text: Generated<string>
}

export interface StudyArrangementTable {
  study_arrangement_id: Generated<number>
  branch_id: number
  title: string
  weekday: number
  every_weeks: Generated<number>
  starts_at: Generated<string>
  minutes: number | null
  place: Generated<string>
  from_on: string
  to_on: string | null
  void: Generated<0 | 1>
  void_reason: Generated<string>
  entered_at: string
  amended_at: string | null
}

export interface StudyArrangementPauseTable {
  study_arrangement_pause_id: Generated<number>
  study_arrangement_id: number
  from_on: string
  to_on: string
  reason: string
  entered_at: string
}

export interface StudyDeferralTable {
  study_deferral_id: Generated<number>
  required_study_item_id: number
  asked_on: string
  reason: string
  previous_due_on: string | null
  due_on: string
  agreed_by: Generated<string>
  entered_at: string
}

export interface StudyItemTable {
  meeting_id: number
  position: number
  title: string
  issuer: Generated<string>
  leader: Generated<string>
  required_study_item_id: number | null
}

export interface StudyPlanTable {
  branch_id: number
  year: number
  adopted_on: string | null
  text: Generated<string>
  recorder_id: number | null
  entered_at: string
  amended_at: string | null
}

export interface TalkTable {
  talk_id: Generated<number>
  branch_id: number
  held_on: string
  held_at: string | null
  place: Generated<string>
  occasion: Generated<string>
  form: 'oneToOne' | 'group'
  void: Generated<0 | 1>
  void_reason: Generated<string>
  origin: string | null
  import_batch_id: number | null
  entered_at: string
  amended_at: string | null
}

export interface TalkContentTable {
  talk_id: Generated<number>
  thought: Generated<string>
  work: Generated<string>
  life: Generated<string>
  suggestions: Generated<string>
  opinion: Generated<string>
  follow_up: Generated<string>
}

export interface TalkPartyTable {
  talk_id: number
  side: 'talker' | 'partner'
  position: number
  member_id: number | null
  name: string
}

export interface TemplateTable {
  template_id: Generated<number>
  branch_id: number
  name: string
  sha256: string
  content: Buffer
  original: Buffer
  added_at: string
  amended_at: string | null
  removed: Generated<0 | 1>
}

export interface TermPostTable {
  term_post_id: Generated<number>
  term_id: number
  member_id: number
  post:
    | 'secretary'
    | 'deputySecretary'
    | 'organizationOfficer'
    | 'publicityOfficer'
    | 'disciplineOfficer'
    | 'committeeMember'
    | 'leadingGroupSecretary'
    | 'leadingGroupMember'
  duty: Generated<string>
  began_on: string
  ended_on: string | null
  approval_ref: Generated<string>
}

export interface WriteInTable {
  motion_id: number
  name: string
  votes: number
}

export interface WrittenOpinionTable {
  motion_id: number
  member_id: number
  submitted_at: string
  stance: 'approve' | 'oppose' | 'abstain'
  note: Generated<string>
}

export interface Tables {
  agenda_item: AgendaItemTable
  appraisal_sheet: AppraisalSheetTable
  attachment: AttachmentTable
  attachment_content: AttachmentContentTable
  attendance: AttendanceTable
  audit_change: AuditChangeTable
  audit_entry: AuditEntryTable
  ballot_officer: BallotOfficerTable
  ballot_tally: BallotTallyTable
  branch: BranchTable
  candidate: CandidateTable
  column_mapping: ColumnMappingTable
  committee_term: CommitteeTermTable
  correction: CorrectionTable
  democratic_life: DemocraticLifeTable
  democratic_life_attendance: DemocraticLifeAttendanceTable
  dues_assessment: DuesAssessmentTable
  dues_item: DuesItemTable
  dues_notice: DuesNoticeTable
  dues_payment: DuesPaymentTable
  election_box: ElectionBoxTable
  election_write_in: ElectionWriteInTable
  exemption: ExemptionTable
  expected_exclusion: ExpectedExclusionTable
  export_log: ExportLogTable
  group_membership: GroupMembershipTable
  import_batch: ImportBatchTable
  import_change: ImportChangeTable
  import_doubt: ImportDoubtTable
  import_group: ImportGroupTable
  import_group_file: ImportGroupFileTable
  ledger_user: LedgerUserTable
  life_campaign: LifeCampaignTable
  life_criticism: LifeCriticismTable
  life_examination: LifeExaminationTable
  life_meeting: LifeMeetingTable
  life_opinion: LifeOpinionTable
  life_problem: LifeProblemTable
  make_up_study: MakeUpStudyTable
  meeting: MeetingTable
  meeting_also_counts: MeetingAlsoCountsTable
  meeting_study_form: MeetingStudyFormTable
  meeting_topic: MeetingTopicTable
  member: MemberTable
  member_appraisal: MemberAppraisalTable
  member_vote: MemberVoteTable
  motion: MotionTable
  observer: ObserverTable
  other_learning: OtherLearningTable
  party_group: PartyGroupTable
  rectification_item: RectificationItemTable
  rectification_step: RectificationStepTable
  register_analysis: RegisterAnalysisTable
  register_birthday: RegisterBirthdayTable
  register_debriefing: RegisterDebriefingTable
  register_document: RegisterDocumentTable
  register_entry: RegisterEntryTable
  register_hearing: RegisterHearingTable
  register_honour: RegisterHonourTable
  register_integrity: RegisterIntegrityTable
  register_person: RegisterPersonTable
  register_request: RegisterRequestTable
  register_search: RegisterSearchTable
  register_service: RegisterServiceTable
  register_supervision: RegisterSupervisionTable
  register_task: RegisterTaskTable
  register_venue: RegisterVenueTable
  required_study_item: RequiredStudyItemTable
  restriction: RestrictionTable
  rule_change: RuleChangeTable
  seal: SealTable
  seal_refusal: SealRefusalTable
  seal_reopening: SealReopeningTable
  setting: SettingTable
  source_content: SourceContentTable
  source_document: SourceDocumentTable
  speech: SpeechTable
  statement: StatementTable
  study_arrangement: StudyArrangementTable
  study_arrangement_pause: StudyArrangementPauseTable
  study_deferral: StudyDeferralTable
  study_item: StudyItemTable
  study_plan: StudyPlanTable
  talk: TalkTable
  talk_content: TalkContentTable
  talk_party: TalkPartyTable
  template: TemplateTable
  term_post: TermPostTable
  write_in: WriteInTable
  written_opinion: WrittenOpinionTable
}
