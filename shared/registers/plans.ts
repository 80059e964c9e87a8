/** Volume three: the month's tasks, debriefings, reports heard. */
import { type FieldValue, choice, day, month, paragraphs, people, person, text } from './field.ts'
import { type Wrong, defineRegister } from './define.ts'

const volume = '卷三　工作计划与总结'

export const taskStates = {
  draft: '拟定',
  set: '已下达',
  done: '已完成',
  notDone: '未完成',
  carried: '已结转',
} as const

const blank = (value: FieldValue | undefined) => value === '' || value === null || value === undefined

/** A task that is given out names aim, owner, post and deadline (直属机关党委例会讲话: 完成时限、责任到人、责任到岗). */
function checkTask(entry: Readonly<Record<string, FieldValue>>): Wrong[] {
  const wrong: Wrong[] = []
  if (entry['state'] !== 'draft')
    for (const [field, title] of [
      ['goal', '目标要求'],
      ['owner', '责任人'],
      ['post', '责任岗位'],
      ['dueOn', '完成时限'],
    ] as const)
      if (blank(entry[field]))
        wrong.push({ field, message: `下达任务要写明${title}；还没想好可以先存为「拟定」` })
  if (entry['state'] === 'done' && blank(entry['result']))
    wrong.push({ field: 'result', message: '请写完成情况' })
  if ((entry['state'] === 'notDone' || entry['state'] === 'carried') && blank(entry['reason']))
    wrong.push({ field: 'reason', message: '请写未完成的原因' })
  return wrong
}

export const tasks = defineRegister({
  name: 'tasks',
  title: '月度任务',
  table: 'register_task',
  on: 'month',
  called: 'task',
  fields: {
    month: month('月份', { required: true, weight: 8 }),
    task: text('任务', 120, { required: true, weight: 18, synonyms: ['工作任务', '工作内容', '任务名称'] }),
    goal: paragraphs('目标要求', 800, { weight: 16, synonyms: ['目标', '工作目标', '要求'] }),
    owner: person('责任人', { weight: 8, synonyms: ['负责人'] }),
    post: text('责任岗位', 40, { weight: 10, synonyms: ['岗位', '责任科室'] }),
    dueOn: day('完成时限', { weight: 10, synonyms: ['时限', '完成时间', '期限'] }),
    state: choice('状态', taskStates, { weight: 9 }),
    result: paragraphs('完成情况', 1500, { weight: 16, synonyms: ['进展', '落实情况'] }),
    evidence: text('佐证', 200, { weight: 9, synonyms: ['佐证材料', '证明材料'] }),
    reason: paragraphs('未完成原因', 500, { weight: 9, synonyms: ['原因'] }),
  },
  form: {
    code: 'F11',
    title: '月度任务清单及完成情况表',
    volume,
    layout: 'table',
    orientation: 'landscape',
    signed: ['填表人', '支部书记'],
  },
  basis:
    '每月初布置当月任务，月末或次月初回填完成情况（全市党建工作会议交流）；任务有目标、时限、责任人、责任岗位。',
  empty: '月初写下本月要做的事，月末回填完成情况，没做完的一键结转到下月。',
  begin: '添加任务',
  check: checkTask,
})

export const debriefings = defineRegister({
  name: 'debriefings',
  title: '述职与履职交流',
  table: 'register_debriefing',
  on: 'heldOn',
  called: 'category',
  fields: {
    heldOn: day('日期', { required: true, weight: 10, synonyms: ['时间', '述职时间'] }),
    category: choice(
      '类别',
      { debriefing: '书记述职评议', exchange: '履职情况交流', assessment: '党建工作考核' },
      { weight: 11 },
    ),
    level: choice(
      '层级',
      { branch: '党支部', generalBranch: '党总支', organCommittee: '机关党委' },
      { weight: 8 },
    ),
    who: person('述职人', { required: true, weight: 8, synonyms: ['交流人', '汇报人'] }),
    occasion: text('会议名称', 80, { weight: 14, synonyms: ['会议'] }),
    draft: paragraphs('述职要点', 20000, { weight: 22, synonyms: ['述职稿', '主要内容'] }),
    appraisal: paragraphs('评议情况', 2000, { weight: 14, synonyms: ['评议结果', '点评'] }),
    grade: choice(
      '等次',
      { none: '未定', good: '好', fairlyGood: '较好', average: '一般', poor: '差' },
      { weight: 6 },
    ),
    problems: paragraphs('指出的问题', 2000, { weight: 14 }),
  },
  form: {
    code: 'F12',
    title: '述职评议与履职交流登记表',
    volume,
    layout: 'table',
    orientation: 'landscape',
    signed: ['登记人', '支部书记'],
  },
  basis: '机关条例第三十九条：书记述职评议每年一次；每半年交流一次履职情况（机关党建「晒比评」会议讲话）。',
  empty: '书记述职评议、半年履职交流、党建考核登记在这里；述职稿可由「述职材料」按任意区间生成。',
  begin: '登记述职或交流',
})

export const hearings = defineRegister({
  name: 'hearings',
  title: '听取汇报',
  table: 'register_hearing',
  on: 'heldOn',
  called: 'category',
  fields: {
    heldOn: day('日期', { required: true, weight: 10, synonyms: ['时间', '听取时间'] }),
    category: choice(
      '类别',
      {
        partyBuilding: '机关党建工作',
        ideologicalWork: '思想政治工作',
        ideology: '意识形态工作',
        integrity: '党风廉政建设',
        other: '其他',
      },
      { weight: 12, synonyms: ['汇报类别', '汇报事项'] },
    ),
    occasion: text('会议名称', 80, { required: true, weight: 16, synonyms: ['会议'] }),
    chair: person('主持人', { weight: 8 }),
    reporter: person('汇报人', { required: true, weight: 8 }),
    content: paragraphs('汇报内容', 6000, { weight: 24, synonyms: ['主要内容', '内容'] }),
    opinion: paragraphs('意见要求', 3000, { weight: 16, synonyms: ['会议意见', '研究意见'] }),
    followUp: paragraphs('落实情况', 2000, { weight: 12, synonyms: ['落实'] }),
    listeners: people('参加人', { unprinted: true, synonyms: ['参会人员'] }),
  },
  form: {
    code: 'F12a',
    title: '听取汇报登记表',
    volume,
    layout: 'table',
    orientation: 'landscape',
    signed: ['登记人', '审核人'],
  },
  basis: '部门党组（党委）每年至少 2 次听取机关党建汇报（乡镇 1 次），至少 1 次听取思想政治工作汇报。',
  empty: '党组（党委）听取机关党建、思想政治工作等汇报，登记在这里；开成会议并已在会议里勾选的，不必再登记。',
  begin: '登记一次汇报',
})
