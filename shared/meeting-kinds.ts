/** The kinds of meeting, what else one counts for, how it is held, and the words for each. */
import { z } from 'zod'

export const MeetingKind = z.enum([
  'generalMeeting',
  'committeeMeeting',
  'groupMeeting',
  'partyLecture',
  'themePartyDay',
  'organizationalLifeMeeting',
  'memberAppraisal',
  'studySession',
  'leadingGroupMeeting',
])
export type MeetingKind = z.infer<typeof MeetingKind>

export const meetingTitles: Readonly<Record<MeetingKind, string>> = {
  generalMeeting: '党员大会',
  committeeMeeting: '支委会',
  groupMeeting: '党小组会',
  partyLecture: '党课',
  themePartyDay: '主题党日',
  organizationalLifeMeeting: '组织生活会',
  memberAppraisal: '民主评议党员',
  studySession: '集中学习',
  leadingGroupMeeting: '党组会议',
}

/** What a meeting also counts for, by explicit mark: duties that have no meeting kind of their own. */
export const MeetingTopic = z.enum([
  'integrityStudy',
  'warningEducation',
  'ideologicalAnalysis',
  'partyBuildingHearing',
  'ideologicalWorkHearing',
  'annualPlan',
  'ideologyTraining',
])
export type MeetingTopic = z.infer<typeof MeetingTopic>

export const topicTitles: Readonly<Record<MeetingTopic, string>> = {
  integrityStudy: '廉政专题学习',
  warningEducation: '警示教育',
  ideologicalAnalysis: '党员思想状况分析',
  partyBuildingHearing: '听取机关党建汇报',
  ideologicalWorkHearing: '听取思想政治工作汇报',
  annualPlan: '年度计划',
  ideologyTraining: '意识形态专题培训',
}

export const MeetingForm = z.enum(['onSite', 'online', 'mixed'])
export type MeetingForm = z.infer<typeof MeetingForm>
export const formTitles: Readonly<Record<MeetingForm, string>> = {
  onSite: '现场',
  online: '线上',
  mixed: '线上线下结合',
}

export const AttendanceStatus = z.enum(['present', 'late', 'leave', 'absent'])
export type AttendanceStatus = z.infer<typeof AttendanceStatus>
export const attendanceTitles: Readonly<Record<AttendanceStatus, string>> = {
  present: '出席',
  late: '迟到',
  leave: '请假',
  absent: '缺席',
}

export const SpeechKind = z.enum(['report', 'discussion', 'dissent', 'selfCriticism', 'criticism', 'summary'])
export type SpeechKind = z.infer<typeof SpeechKind>
export const speechTitles: Readonly<Record<SpeechKind, string>> = {
  report: '汇报',
  discussion: '发言',
  dissent: '不同意见',
  selfCriticism: '自我批评',
  criticism: '批评意见',
  summary: '主持人小结',
}

export const MeetingState = z.enum(['draft', 'final', 'correcting', 'void'])
export type MeetingState = z.infer<typeof MeetingState>
export const stateTitles: Readonly<Record<MeetingState, string>> = {
  draft: '草稿',
  final: '已定稿',
  correcting: '更正中',
  void: '已作废',
}
