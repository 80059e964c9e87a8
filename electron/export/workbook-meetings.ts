/** Sheets of meetings: the record, who came, what was studied, discussed and corrected. */
import {
  attendanceTitles,
  formTitles,
  meetingTitles,
  speechTitles,
  stateTitles,
  topicTitles,
} from '#shared/meetings.ts'
import { exclusionReasons } from '#shared/rules/exclusions.ts'
import { flag, moment, prose, reference, sheet, text, whole, word } from './workbook-sheet.ts'

const titled = (kind: unknown): string =>
  typeof kind === 'string' && kind in meetingTitles
    ? meetingTitles[kind as keyof typeof meetingTitles]
    : String(kind)

const { draft, final, correcting } = stateTitles
const meeting = reference('meeting_id', '会议', 'meeting')

export const meetingSheets = [
  sheet(
    'meeting',
    '会议',
    [
      word('kind', '会议类型', meetingTitles),
      whole('year', '年度'),
      whole('number', '第几次'),
      word('state', '状态', stateTitles, { last: true }),
      text('title', '会议名称', 36),
      moment('starts_at', '开始时间'),
      moment('ends_at', '结束时间'),
      text('place', '地点', 20),
      word('form', '形式', formTitles),
      reference('chair_id', '主持人', 'member'),
      text('chair_note', '主持人说明', 16),
      reference('recorder_id', '记录人', 'member'),
      reference('group_id', '党小组', 'party_group'),
      text('theme', '主题', 36),
      flag('unified_theme', '统一主题'),
      text('lecturer_name', '主讲人'),
      text('lecturer_post', '主讲人职务', 16),
      prose('outline', '内容'),
      prose('outcome', '成效', 40),
      whole('credit_minutes', '计学时（分钟）', 16),
      text('void_reason', '作废原因', 24),
      word('state_before_void', '作废前状态', { draft, final, correcting }),
      whole('revision', '修订次数', 10),
      text('origin', '来源', 30),
      moment('entered_at', '录入时间'),
      moment('amended_at', '修改时间'),
      moment('finalised_at', '定稿时间'),
    ],
    { key: 'meeting_id', name: ({ kind, starts_at }) => `${String(starts_at).slice(0, 10)} ${titled(kind)}` },
  ),
  sheet('meeting_also_counts', '会议兼作', [meeting, word('kind', '兼作', meetingTitles)]),
  sheet('meeting_topic', '会议专题', [meeting, word('topic', '专题', topicTitles)]),
  sheet('attendance', '出席', [
    meeting,
    reference('member_id', '党员', 'member'),
    whole('position', '次序'),
    word('status', '出席情况', attendanceTitles),
    text('reason', '原因', 24),
    flag('voting_right', '有表决权'),
    flag('probationary', '预备党员'),
    flag('exempt', '免除出勤'),
  ]),
  sheet('observer', '列席', [
    meeting,
    whole('position', '次序'),
    text('name', '姓名'),
    text('role', '身份', 24),
  ]),
  sheet('expected_exclusion', '不计入应到', [
    meeting,
    reference('member_id', '党员', 'member'),
    word(
      'reason',
      '情形',
      Object.fromEntries(Object.entries(exclusionReasons).map(([reason, { title }]) => [reason, title])),
    ),
    text('superior_consent_ref', '上级同意', 24),
    flag('passed_by_meeting', '大会通过'),
  ]),
  sheet('study_item', '学习内容', [
    meeting,
    whole('position', '次序'),
    text('title', '学习篇目', 50),
    text('issuer', '发文单位', 24),
    text('leader', '领学人'),
    reference('required_study_item_id', '必学篇目', 'required_study_item'),
  ]),
  sheet(
    'agenda_item',
    '议题',
    [meeting, whole('position', '次序'), text('title', '议题', 40), prose('resolution', '决议')],
    { key: 'agenda_item_id', name: ({ title }) => String(title) },
  ),
  sheet('speech', '讨论发言', [
    reference('agenda_item_id', '议题', 'agenda_item'),
    whole('position', '次序'),
    reference('speaker_id', '党员', 'member'),
    text('speaker_name', '发言人'),
    word('kind', '类别', speechTitles),
    prose('text', '发言内容'),
  ]),
]

/** After the votes: what a correction kept is of the whole record. */
export const correctionSheet = sheet(
  'correction',
  '更正',
  [
    meeting,
    moment('corrected_on', '更正时间'),
    text('reason', '更正原因', 36),
    prose('before', '更正前的记录'),
    moment('closed_at', '更正完成'),
  ],
  { key: 'correction_id' },
)
