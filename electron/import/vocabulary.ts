/** The words of every kind of record but the roster: field → labels and headings as people write them. */
import { type RegisterKind, isRegisterKind } from '#shared/import/register-fields.ts'
import type { ImportKind } from '#shared/imports.ts'
import { registerVocabularies } from './register-records.ts'
import { type Vocabulary, meeting, remark, seq } from './vocabulary-records.ts'
import { talk } from './vocabulary-talks.ts'
import { studyList } from './vocabulary-study-list.ts'

export type { Vocabulary }
export type RecordKind = Exclude<ImportKind, 'memberRoster' | 'ledgerWorkbook' | 'none'>
/** Kinds with a vocabulary of their own; those of the plain registers come from their declarations. */
export type ListKind = Exclude<RecordKind, RegisterKind>

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const monthWords = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

const dues: Vocabulary = {
  seq,
  name: ['姓名', '党员姓名', '名字', '交纳人', '缴纳人'],
  duesBase: [
    '党费基数',
    '计算基数',
    '税后工资',
    '月工资收入',
    '应发',
    '核定基数',
    '交纳基数',
    '缴纳基数',
    '缴费基数',
    '交费基数',
    '基数',
    '月工资',
    '养老金',
    '月基数',
    '工资基数',
    '月工资总额',
    '应税工资',
    '税后收入',
    '月收入',
    '交费工资基数',
    '缴费工资基数',
    '党费计算基数',
    '党费交纳基数',
    '党费缴纳基数',
  ],
  duesRate: ['交纳比例', '缴纳比例', '比例', '执行标准', '缴费比例', '交费比例'],
  duesDue: [
    '月应交',
    '月应缴',
    '月应交党费',
    '月应缴党费',
    '每月应交',
    '每月应缴',
    '应交',
    '应缴',
    '应交党费',
    '应缴党费',
    '应交金额',
    '应缴金额',
  ],
  duesPaid: ['实交', '实缴', '已交', '缴纳金额', '交纳金额', '实交金额', '实缴金额', '实交党费', '实缴党费'],
  ...Object.fromEntries(
    months.map((month) => [
      `paid${String(month).padStart(2, '0')}`,
      [
        `${month}月`,
        `${month}月份`,
        `${monthWords[month - 1] ?? ''}月`,
        `${monthWords[month - 1] ?? ''}月份`,
      ],
    ]),
  ),
  ...Object.fromEntries(
    ['一', '二', '三', '四'].map((word, index) => [
      `paidQ${index + 1}`,
      [`${word}季度`, `第${word}季度`, `${index + 1}季度`, `第${index + 1}季度`],
    ]),
  ),
  month: [
    '月份',
    '季度',
    '年月',
    '所属季度',
    '交纳季度',
    '缴纳季度',
    '所属月份',
    '交纳月份',
    '缴纳月份',
    '所属期',
  ],
  paidOn: ['交纳日期', '缴纳日期', '交费日期', '缴费日期', '交纳时间', '缴纳时间'],
  totalDue: [
    '应交总额',
    '应缴总额',
    '应交总计',
    '应缴总计',
    '全年应交合计',
    '全年应缴合计',
    '全年应交',
    '全年应缴',
    '应交合计',
    '应缴合计',
    '年应交',
    '年应缴',
  ],
  totalPaid: [
    '全年实交',
    '全年实缴',
    '实交合计',
    '实缴合计',
    '合计',
    '年实交',
    '年实缴',
    '全年合计',
    '实交总额',
    '实缴总额',
    '实交总计',
    '实缴总计',
    '总计',
    '全年实交合计',
    '全年实缴合计',
  ],
  remark,
}

const study: Vocabulary = {
  seq,
  name: ['姓名', '党员姓名', '参学人'],
  studyDate: ['学习时间', '时间', '日期', '学习日期', '培训时间'],
  place: ['学习地点', '地点', '培训地点'],
  studyForm: ['学习形式', '形式', '学习方式', '培训形式'],
  studyContent: ['学习内容', '学习主题', '学习篇目', '学习资料', '培训内容', '学习课程', '培训名称'],
  leader: ['领学人', '主持人', '主讲人'],
  presentNames: ['参加人员', '参学人员', '学习人员', '参训人员'],
  credit: ['学时', '学时数', '培训学时', '学分', '学习时长'],
  experience: ['学习体会', '心得体会', '学习心得'],
  remark,
}

const development: Vocabulary = {
  seq,
  name: ['姓名', '名字', '发展对象姓名'],
  gender: ['性别'],
  ethnicity: ['民族'],
  birthDate: ['出生日期', '出生年月', '出生年月日'],
  education: ['学历', '文化程度'],
  jobTitle: ['职务', '工作单位及职务', '岗位', '单位及职务', '工作岗位'],
  applicationDate: [
    '申请入党日期',
    '申请入党时间',
    '递交入党申请书时间',
    '递交申请书时间',
    '递交入党申请书日期',
    '入党申请时间',
    '申请时间',
  ],
  applicationTalkDate: ['谈话时间', '派人谈话时间', '入党申请人谈话时间'],
  activistDate: [
    '确定积极分子时间',
    '确定为积极分子时间',
    '确定为积极分子日期',
    '列为积极分子日期',
    '确定入党积极分子日期',
    '确定入党积极分子时间',
    '列为积极分子时间',
    '确定为入党积极分子时间',
    '列为入党积极分子时间',
    '积极分子时间',
  ],
  mentors: ['培养联系人', '培养人'],
  candidateDate: [
    '列为发展对象时间',
    '确定发展对象时间',
    '确定为发展对象时间',
    '发展对象时间',
    '确定发展对象日期',
  ],
  introducers: ['入党介绍人', '介绍人'],
  reviewDate: ['政审时间', '政治审查时间'],
  trainingDate: ['集中培训时间', '短期集中培训时间'],
  admissionDate: ['接收预备党员时间', '接收预备党员日期', '入党时间', '入党日期'],
  conversionDate: ['转正时间', '转正日期', '按期转正时间'],
  stage: ['发展阶段', '所处阶段', '目前阶段', '培养阶段', '当前阶段', '人员类别'],
  remark,
}

const rectification: Vocabulary = {
  seq,
  problem: [
    '问题',
    '查摆的问题',
    '查摆出的问题',
    '发现的问题',
    '发现问题',
    '反馈问题',
    '检查发现问题',
    '问题描述',
    '问题事项',
    '整改问题',
    '需整改问题',
    '存在问题',
    '存在的问题',
    '问题清单',
    '查摆问题',
    '主要问题',
    '问题表现',
    '具体问题',
  ],
  source: ['问题来源', '来源', '类别', '问题类别', '来源发现日'],
  foundDate: ['发现日期', '发现时间', '检查时间', '检查日期', '反馈时间', '列入日期', '提出日期'],
  citation: ['依据', '问题依据', '反馈文件'],
  task: ['整改任务', '任务', '任务清单', '工作任务'],
  standard: ['完成标准', '整改标准', '整改目标', '达标标准'],
  measure: ['整改措施', '整改办法', '改进措施', '整改内容', '措施', '整改举措', '具体措施'],
  responsible: ['责任人', '责任人员', '整改责任', '整改责任人', '牵头人'],
  unit: ['责任单位', '责任科室', '责任部门', '整改单位'],
  ownerPost: ['责任人职务', '职务'],
  leader: ['责任领导', '牵头领导', '分管领导', '挂点领导'],
  deadline: [
    '整改时限',
    '整改完成时限',
    '整改时间',
    '计划完成时间',
    '完成期限',
    '完成时限',
    '时限',
    '整改期限',
    '完成时间',
  ],
  progress: [
    '完成情况',
    '整改情况',
    '整改进展',
    '整改落实情况',
    '进展情况',
    '整改结果',
    '落实情况',
    '是否完成',
    '进展',
  ],
  evidence: ['佐证', '佐证材料', '证明材料', '印证材料'],
  completedDate: ['完成日期', '实际完成时间', '完成日', '实际完成日期'],
  closedDate: ['销号日期', '销号时间', '办结日期', '办结时间'],
  closing: ['销号', '销号情况'],
  approver: ['审核人', '销号审核人', '验收人', '审核销号人'],
  remark,
}

export const vocabularies: Readonly<Record<ListKind, Vocabulary>> = {
  meetingRecords: meeting,
  themePartyDays: meeting,
  heartTalks: talk,
  duesRegister: dues,
  studyRecords: study,
  requiredStudyList: studyList,
  developmentRegister: development,
  rectificationList: rectification,
}

export const vocabularyOf = (kind: RecordKind): Vocabulary =>
  isRegisterKind(kind) ? registerVocabularies[kind] : vocabularies[kind]

/** 「时 间」, 「党费基数\n（税后）」, 「主持人：」 → as the table above writes it; brackets dropped with what is in them. */
export const bareLabel = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF*:]/g, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕/g, '')

const indexes = new Map<Vocabulary, ReadonlyMap<string, string>>()

/** The field that a label or heading names in a kind's vocabulary. */
export function fieldIn(vocabulary: Vocabulary, text: string): string | undefined {
  let index = indexes.get(vocabulary)
  if (index === undefined) {
    index = new Map(
      Object.entries(vocabulary).flatMap(([field, words]) => words.map((word) => [word, field] as const)),
    )
    indexes.set(vocabulary, index)
  }
  return text.length > 60 ? undefined : index.get(bareLabel(text))
}

const has = (fields: ReadonlySet<string>, ...names: string[]) => names.every((name) => fields.has(name))
const countOf = (fields: ReadonlySet<string>, names: readonly string[]) =>
  names.filter((name) => fields.has(name)).length

/** Is a table with these fields a register of that kind? What a kind cannot be without, and what tells it from others. */
export const tells: Readonly<Record<ListKind, (fields: ReadonlySet<string>) => boolean>> = {
  heartTalks: (fields) =>
    has(fields, 'talkWith') && countOf(fields, ['talkBy', 'talkDate', 'topic', 'content', 'form']) >= 2,
  duesRegister: (fields) =>
    has(fields, 'name') &&
    ([...fields].filter((field) => /^(paid(\d\d|Q\d)|dues\w+|total\w+)$/.test(field)).length >= 2 ||
      has(fields, 'duesPaid', 'month')),
  developmentRegister: (fields) =>
    has(fields, 'name') &&
    countOf(fields, [
      'applicationDate',
      'activistDate',
      'candidateDate',
      'mentors',
      'reviewDate',
      'trainingDate',
    ]) >= 2,
  rectificationList: (fields) =>
    has(fields, 'problem') &&
    countOf(fields, ['measure', 'responsible', 'unit', 'leader', 'deadline', 'progress']) >= 2,
  requiredStudyList: (fields) => has(fields, 'studyTitle'),
  studyRecords: (fields) =>
    has(fields, 'studyContent') &&
    countOf(fields, ['studyDate', 'credit', 'studyForm', 'leader', 'presentNames']) >= 2,
  themePartyDays: () => false,
  meetingRecords: (fields) =>
    has(fields, 'meetingDate') &&
    countOf(fields, ['title', 'agenda', 'content', 'meetingType']) >= 1 &&
    countOf(fields, [
      'place',
      'chair',
      'organizer',
      'recorder',
      'expected',
      'present',
      'presentNames',
      'absentees',
      'lecturer',
    ]) >= 2,
}
