/** Sheets of organizational life and the appraisal of members; of the appraisal's ballot sums only. */
import { gradeTitles } from '#shared/appraisal.ts'
import { lifeRoleTitles, opinionSourceTitles, opinionWayTitles, problemSourceTitles } from '#shared/life.ts'
import { attendanceTitles } from '#shared/meetings.ts'
import { categoryTitles } from '#shared/members.ts'
import { day, flag, moment, prose, reference, sheet, text, whole, word } from './workbook-sheet.ts'

const campaign = reference('life_campaign_id', '年度', 'life_campaign')
const member = reference('member_id', '党员', 'member')
const voided = flag('void', '已作废')
const reason = text('void_reason', '作废原因', 24)
const entered = moment('entered_at', '录入时间')
const amended = moment('amended_at', '修改时间')
const { present, leave, absent } = attendanceTitles

/** Before what is to be put right, which may be about it. */
export const lifeCampaignSheet = sheet(
  'life_campaign',
  '组织生活会年度',
  [
    whole('year', '年度'),
    text('theme', '主题', 40),
    text('superior_ref', '上级通知', 24),
    prose('plan', '方案'),
    day('planned_on', '方案日期'),
    prose('opinion_summary', '征求意见情况', 40),
    prose('report', '情况报告'),
    day('reported_on', '报告日期'),
    text('reported_to', '报告对象', 24),
    voided,
    reason,
    entered,
    amended,
  ],
  { key: 'life_campaign_id', name: ({ year }) => `${year}年度` },
)

export const lifeSheets = [
  sheet('life_meeting', '组织生活会会议', [
    campaign,
    reference('meeting_id', '会议', 'meeting'),
    word('role', '环节', lifeRoleTitles),
  ]),
  sheet(
    'life_opinion',
    '征求意见',
    [
      campaign,
      day('gathered_on', '日期'),
      word('source', '来源', opinionSourceTitles),
      word('way', '方式', opinionWayTitles),
      text('from_name', '提出人'),
      reference('about_id', '所提党员', 'member'),
      prose('text', '意见'),
      voided,
      entered,
    ],
    { key: 'life_opinion_id' },
  ),
  sheet(
    'life_examination',
    '对照检查',
    [
      campaign,
      member,
      day('examined_on', '日期'),
      prose('problems', '问题'),
      prose('causes', '原因', 40),
      prose('direction', '努力方向', 40),
      entered,
      amended,
    ],
    { key: 'life_examination_id' },
  ),
  sheet(
    'life_criticism',
    '批评与自我批评',
    [
      campaign,
      reference('meeting_id', '会议', 'meeting'),
      whole('position', '次序'),
      reference('critic_id', '批评人', 'member'),
      reference('criticised_id', '被批评人', 'member'),
      prose('text', '内容'),
      prose('answer', '表态', 40),
      entered,
      amended,
    ],
    { key: 'life_criticism_id' },
  ),
  sheet(
    'life_problem',
    '问题清单',
    [
      campaign,
      member,
      word('source', '来源', problemSourceTitles),
      prose('problem', '问题'),
      reference('rectification_item_id', '整改', 'rectification_item'),
      voided,
      entered,
    ],
    { key: 'life_problem_id' },
  ),
  sheet('appraisal_sheet', '评议票数', [
    campaign,
    day('appraised_on', '评议日期'),
    whole('present', '到会'),
    whole('issued', '发出'),
    whole('returned', '收回'),
    whole('valid', '有效'),
    whole('invalid', '无效'),
    prose('scrutineers', '监票人', 20),
    prose('tellers', '计票人', 20),
    entered,
    amended,
  ]),
  sheet('member_appraisal', '民主评议', [
    campaign,
    member,
    word('category', '人员类别', categoryTitles),
    day('stood_on', '认定日期'),
    prose('self_appraisal', '自评', 40),
    prose('mutual_appraisal', '互评', 40),
    whole('excellent', '优秀票'),
    whole('qualified', '合格票'),
    whole('basically_qualified', '基本合格票', 10),
    whole('unqualified', '不合格票', 10),
    prose('branch_opinion', '支部意见', 40),
    prose('dual_duty', '一岗双责', 40),
    word('grade', '等次', gradeTitles),
    text('no_grade_reason', '不评等次原因', 24),
    word('decided_by', '评定机构', { committee: '支委会', generalMeeting: '党员大会' }),
    day('decided_on', '评定日期'),
    reference('decided_meeting_id', '评定会议', 'meeting'),
    prose('disposition', '处置', 40),
    day('fed_back_on', '反馈日期'),
    text('fed_back_by', '反馈人'),
    flag('signed', '本人签字'),
    entered,
    amended,
  ]),
  sheet(
    'democratic_life',
    '民主生活会',
    [
      whole('year', '年度'),
      text('body', '领导班子', 24),
      day('held_on', '日期'),
      text('place', '地点', 20),
      text('theme', '主题', 40),
      prose('note', '情况'),
      voided,
      reason,
      entered,
      amended,
    ],
    { key: 'democratic_life_id', name: ({ held_on }) => `${String(held_on)} 民主生活会` },
  ),
  sheet('democratic_life_attendance', '民主生活会出席', [
    reference('democratic_life_id', '民主生活会', 'democratic_life'),
    member,
    word('status', '出席情况', { present, leave, absent }),
    text('reason', '原因', 24),
  ]),
]
