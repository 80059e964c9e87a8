/** Sheets of talks, of what is to be put right, and of what the ledger goes by. */
import { sourceTitles, stepTitles } from '#shared/rectification.ts'
import { occasionTitles } from '#shared/talks.ts'
import { date, day, flag, moment, prose, reference, sheet, text, whole, word } from './workbook-sheet.ts'

const said = { withheld: 'talkContents' } as const

/** What a finding may be about, and the sheet that has it. */
export const aboutTables = {
  meeting: 'meeting',
  talk: 'talk',
  member: 'member',
  branch: 'branch',
  dues: 'member',
  life: 'life_campaign',
  register: 'register_entry',
  term: 'committee_term',
  rectification: 'rectification_item',
  study: 'required_study_item',
} as const

export const talkSheets = [
  sheet(
    'talk',
    '谈话',
    [
      date('held_on', '谈话日期'),
      moment('held_at', '谈话时间'),
      text('place', '地点', 20),
      word('occasion', '事由', occasionTitles, { open: true }),
      word('form', '形式', { oneToOne: '一对一', group: '集体' }),
      flag('void', '已作废'),
      text('void_reason', '作废原因', 24),
      text('origin', '来源', 30),
      moment('entered_at', '录入时间'),
      moment('amended_at', '修改时间'),
    ],
    { key: 'talk_id', name: ({ held_on }) => `${String(held_on)} 谈话` },
  ),
  sheet('talk_party', '谈话双方', [
    reference('talk_id', '谈话', 'talk'),
    word('side', '一方', { talker: '谈话人', partner: '谈话对象' }),
    whole('position', '次序'),
    reference('member_id', '党员', 'member'),
    text('name', '姓名'),
  ]),
  sheet('talk_content', '谈话内容', [
    reference('talk_id', '谈话', 'talk'),
    prose('thought', '思想情况', 40, said),
    prose('work', '工作情况', 40, said),
    prose('life', '生活情况', 40, said),
    prose('suggestions', '意见建议', 40, said),
    prose('opinion', '谈话人意见', 40, said),
    prose('follow_up', '后续跟进', 40, said),
  ]),
]

export const rectificationSheet = sheet(
  'rectification_item',
  '整改',
  [
    whole('year', '年度'),
    whole('number', '序号'),
    text('rule_id', '规则代码', 12),
    text('subject', '对象', 20),
    text('period', '期间', 14),
    word('source', '问题来源', sourceTitles),
    prose('problem', '问题', 50),
    prose('citation', '依据', 40),
    word(
      'record_kind',
      '涉及',
      {
        meeting: '会议',
        talk: '谈话',
        member: '党员',
        branch: '支部',
        term: '支委会届次',
        dues: '党费',
        life: '组织生活会',
        register: '登记',
        rectification: '整改',
        study: '学习清单',
      },
      { open: true },
    ),
    reference('record_id', '涉及记录', { by: 'record_kind', tables: aboutTables }),
    prose('task', '整改任务', 40),
    prose('standard', '完成标准', 40),
    prose('measure', '整改措施', 40),
    text('unit', '责任单位', 20),
    text('owner', '责任人', 16),
    text('owner_post', '责任人职务', 16),
    text('leader', '牵头领导', 14),
    day('due_on', '整改期限'),
    word('state', '状态', { open: '未完成', closed: '已完成' }),
    day('closed_on', '完成日期'),
    prose('closing_note', '完成情况', 40),
    prose('evidence', '佐证', 30),
    day('completed_on', '办结日期'),
    text('approver', '销号审核人', 14),
    reference('recurs_item_id', '回潮的原事项', 'rectification_item'),
    day('raised_on', '提出日期'),
    text('origin', '来源', 30),
    moment('entered_at', '录入时间'),
  ],
  {
    key: 'rectification_item_id',
    name: ({ year, number }) => `${year}-${String(number).padStart(2, '0')}`,
  },
)

export const rectificationStepSheet = sheet(
  'rectification_step',
  '整改过程',
  [
    reference('rectification_item_id', '整改', 'rectification_item'),
    word('kind', '环节', stepTitles),
    day('taken_on', '日期'),
    text('by_whom', '经办人', 14),
    prose('note', '情况', 50),
    moment('entered_at', '录入时间'),
  ],
  { key: 'rectification_step_id' },
)

/** Of the whole file: taken only by a ledger that has none of its own. */
export const wideSheets = [
  sheet(
    'rule_change',
    '规则参数调整',
    [
      whole('from_year', '从哪一年起', 12),
      text('key', '参数代码', 40),
      text('value', '值（JSON）', 30),
      prose('reason', '理由', 50),
      moment('changed_at', '调整时间'),
    ],
    { key: 'rule_change_id', wide: true },
  ),
  sheet('setting', '设置', [text('key', '设置代码', 24), prose('value', '值（JSON）', 60)], { wide: true }),
]
