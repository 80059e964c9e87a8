/** What was said to the branch before the life meeting of 2025, and what was found there and put right after it. */
import type { InputOf } from '#shared/contract.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { Who } from './people.ts'

type Opinion = Pick<InputOf<'life.addOpinion'>, 'gatheredOn' | 'source' | 'way' | 'fromName' | 'text'> & {
  readonly about?: Who
}

export const opinions: readonly Opinion[] = [
  {
    gatheredOn: '2025-11-13',
    source: 'grassroots',
    way: 'questionnaire',
    text: '局里同志到县区来得少，来了也是看报表、听汇报，很少到调查点上去。',
  },
  {
    gatheredOn: '2025-11-13',
    source: 'grassroots',
    way: 'questionnaire',
    text: '一年到头催数的电话多，帮着解决填报困难的电话少。',
  },
  {
    gatheredOn: '2025-11-14',
    source: 'masses',
    way: 'questionnaire',
    text: '党小组会总在办公室里开，内容也差不多，听完就散。',
  },
  {
    gatheredOn: '2025-11-14',
    source: 'masses',
    way: 'box',
    text: '加班餐登记反映上去两周才有答复，希望以后给个准日子。',
  },
  {
    gatheredOn: '2025-11-17',
    source: 'member',
    way: 'questionnaire',
    fromName: '裴子衿',
    text: '希望多给年轻党员上手做方案、上台讲课的机会。',
  },
  {
    gatheredOn: '2025-11-17',
    source: 'member',
    way: 'questionnaire',
    text: '新党员不清楚自己该知道哪些制度，最好有一本薄薄的手册。',
  },
  {
    gatheredOn: '2025-11-18',
    source: 'member',
    way: 'interview',
    fromName: '谭松涛',
    text: '退休党员开会接送有保障，就是送学上门的同志坐不住。',
  },
  {
    gatheredOn: '2025-11-19',
    source: 'member',
    way: 'forum',
    fromName: '第一党小组',
    about: 'liang',
    text: '布置工作常说“尽快”，没有时限，轻重缓急分不清。',
  },
  {
    gatheredOn: '2025-11-20',
    source: 'member',
    way: 'forum',
    fromName: '第二党小组',
    about: 'shen',
    text: '统计口径调整要提前告知数据中心，不能当晚改当晚用。',
  },
  {
    gatheredOn: '2025-11-21',
    source: 'leader',
    way: 'interview',
    fromName: '局领导班子成员',
    text: '支部抓学习安排得满，学完怎么用在数据质量上，讲得还不够。',
  },
  {
    gatheredOn: '2025-11-24',
    source: 'superior',
    way: 'other',
    fromName: '局机关党委',
    text: '谈心谈话集中在年底，建议分到各季度。',
  },
  {
    gatheredOn: '2025-11-25',
    source: 'masses',
    way: 'questionnaire',
    about: 'shi',
    text: '批评下属不分场合，希望私下先说。',
  },
]

export interface Problem {
  readonly who: Who | null
  readonly source: InputOf<'life.addProblem'>['source']
  readonly problem: string
  readonly measure: string
  readonly owner: Who
  readonly dueOn: LedgerDate
  readonly closedOn: LedgerDate
  readonly result: string
}

export const problems: readonly Problem[] = [
  {
    who: null,
    source: 'opinion',
    problem: '支委联系基层不够',
    measure: '支委每人联系一个乡镇统计站，每季度至少去一次，每次至少办成一件实事',
    owner: 'liang',
    dueOn: '2026-06-30',
    closedOn: '2026-07-03',
    result: '上半年五名支委下乡62天，办成实事11件，登记在册。',
  },
  {
    who: null,
    source: 'opinion',
    problem: '给年轻党员压担子少',
    measure: '方案起草让青年党员牵头，安排普通党员讲党课',
    owner: 'shen',
    dueOn: '2026-06-30',
    closedOn: '2026-07-03',
    result: '两份方案由青年党员起草，一次党课由普通党员主讲。',
  },
  {
    who: null,
    source: 'examination',
    problem: '党小组会形式单一',
    measure: '每个党小组每季度走出去开一次会',
    owner: 'shen',
    dueOn: '2026-06-30',
    closedOn: '2026-07-03',
    result: '第一党小组3月、5月，第二党小组4月、6月走出去开会。',
  },
  {
    who: null,
    source: 'opinion',
    problem: '新党员应知应会没有成文材料',
    measure: '编写新党员应知应会手册',
    owner: 'luo',
    dueOn: '2026-06-30',
    closedOn: '2026-07-03',
    result: '手册6月18日印发40本，比时限晚18天，已在支委会说明。',
  },
  {
    who: null,
    source: 'superior',
    problem: '谈心谈话集中在年底',
    measure: '年初排出谈话计划，分到各季度',
    owner: 'ouyang',
    dueOn: '2026-03-31',
    closedOn: '2026-04-03',
    result: '计划2月印发，一季度按计划谈完。',
  },
  {
    who: 'liang',
    source: 'criticism',
    problem: '布置任务不给时限',
    measure: '派活写明日期，反映的问题三个工作日内答复',
    owner: 'liang',
    dueOn: '2026-03-31',
    closedOn: '2026-04-03',
    result: '一季度任务单均写明日期，4月2日支委会核对。',
  },
  {
    who: 'shen',
    source: 'criticism',
    problem: '口径调整不提前告知',
    measure: '提前三天书面告知数据管理中心',
    owner: 'shen',
    dueOn: '2026-03-31',
    closedOn: '2026-04-03',
    result: '一季度两次调整均提前告知，数据管理中心签收。',
  },
  {
    who: 'shi',
    source: 'examination',
    problem: '疑点核查拖延',
    measure: '十五个工作日内出结论，超期说明原因',
    owner: 'shi',
    dueOn: '2026-06-30',
    closedOn: '2026-07-03',
    result: '上半年疑点9件，均按期给出结论。',
  },
  {
    who: 'zhong',
    source: 'criticism',
    problem: '业务经验不传带',
    measure: '每月给科里讲一次',
    owner: 'zhong',
    dueOn: '2026-06-30',
    closedOn: '2026-07-03',
    result: '1至6月讲了6次，讲稿留存。',
  },
  {
    who: 'ji',
    source: 'examination',
    problem: '隐患知情不报',
    measure: '机房交接写清检查内容，故障先报后修',
    owner: 'ji',
    dueOn: '2026-03-31',
    closedOn: '2026-04-03',
    result: '交接本抽查20页，内容完整；漏水点已修复。',
  },
  {
    who: 'qin',
    source: 'examination',
    problem: '样本轮换手册没有写完',
    measure: '三月底前完成并交科里试用',
    owner: 'qin',
    dueOn: '2026-03-31',
    closedOn: '2026-04-03',
    result: '手册3月27日完成，科里已试用。',
  },
  {
    who: 'ye',
    source: 'examination',
    problem: '催办材料语气生硬',
    measure: '先发催办清单，电话先问困难',
    owner: 'ye',
    dueOn: '2026-06-30',
    closedOn: '2026-07-03',
    result: '6月回访8个县区，均反映态度好转。',
  },
]
