/** Sheets of study: the list, what was put off and made up for, learning elsewhere, the weekly evening, the plan. */
import {
  categoryTitles,
  learningAimTitles,
  learningKindTitles,
  scopeTitles,
  studyFormTitles,
  weekdayTitles,
} from '#shared/study/words.ts'
import { date, day, flag, moment, prose, reference, sheet, text, whole, word } from './workbook-sheet.ts'

const member = reference('member_id', '党员', 'member')
const item = reference('required_study_item_id', '必学篇目', 'required_study_item')
const voided = [flag('void', '已作废'), text('void_reason', '作废原因', 24)]
const written = [text('origin', '来源', 30), moment('entered_at', '录入时间')]

/** Before the meetings, which say what of it they studied. */
export const studyListSheet = sheet(
  'required_study_item',
  '必学清单',
  [
    text('title', '篇目', 50),
    text('issuer', '发文单位', 24),
    word('category', '类别', categoryTitles),
    flag('elective', '选学'),
    word('scope', '范围', scopeTitles),
    date('published_on', '发布日期'),
    day('due_on', '学习期限'),
    text('list_label', '所在清单', 24),
    prose('source', '摘录来源', 40),
    prose('remark', '备注', 30),
    ...voided,
    ...written,
    moment('amended_at', '修改时间'),
  ],
  { key: 'required_study_item_id', name: ({ title }) => String(title) },
)

export const studySheets = [
  sheet(
    'study_deferral',
    '学习顺延',
    [
      item,
      day('asked_on', '申请日期'),
      text('reason', '原因', 36),
      day('previous_due_on', '原期限'),
      day('due_on', '顺延至'),
      text('agreed_by', '同意人或文号', 24),
      moment('entered_at', '录入时间'),
    ],
    { key: 'study_deferral_id' },
  ),
  sheet('meeting_study_form', '会议学习形式', [
    reference('meeting_id', '会议', 'meeting'),
    word('form', '学习形式', studyFormTitles),
  ]),
  sheet(
    'make_up_study',
    '补学',
    [
      member,
      reference('meeting_id', '会议', 'meeting'),
      item,
      day('studied_on', '补学日期'),
      word('form', '学习形式', studyFormTitles),
      whole('minutes', '分钟'),
      prose('remark', '备注', 30),
      ...voided,
      ...written,
    ],
    { key: 'make_up_study_id' },
  ),
  sheet(
    'other_learning',
    '其他学习培训',
    [
      member,
      word('kind', '种类', learningKindTitles),
      word('aim', '目的', learningAimTitles),
      text('title', '名称', 40),
      day('began_on', '开始日期'),
      day('ended_on', '结束日期'),
      whole('minutes', '分钟'),
      text('evidence', '佐证', 30),
      ...voided,
      ...written,
    ],
    { key: 'other_learning_id' },
  ),
  sheet(
    'study_arrangement',
    '固定学习安排',
    [
      text('title', '名称', 24),
      word(
        'weekday',
        '星期',
        Object.fromEntries(weekdayTitles.slice(1).map((title, index) => [index + 1, title])),
        { whole: true },
      ),
      whole('every_weeks', '每几周', 10),
      text('starts_at', '开始钟点', 10),
      whole('minutes', '分钟'),
      text('place', '地点', 20),
      day('from_on', '起始日期'),
      day('to_on', '截止日期'),
      ...voided,
      moment('entered_at', '录入时间'),
      moment('amended_at', '修改时间'),
    ],
    { key: 'study_arrangement_id', name: ({ title }) => String(title) },
  ),
  sheet(
    'study_arrangement_pause',
    '学习安排暂停',
    [
      reference('study_arrangement_id', '安排', 'study_arrangement'),
      day('from_on', '起始日期'),
      day('to_on', '截止日期'),
      text('reason', '原因', 30),
      moment('entered_at', '录入时间'),
    ],
    { key: 'study_arrangement_pause_id' },
  ),
  sheet('study_plan', '年度学习计划', [
    whole('year', '年度'),
    day('adopted_on', '通过日期'),
    prose('text', '计划'),
    reference('recorder_id', '记录员', 'member'),
    moment('entered_at', '录入时间'),
    moment('amended_at', '修改时间'),
  ]),
]
