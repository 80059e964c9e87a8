/** Fields of the records that are no roster, in the words of the forms. */
import type { ImportKind } from '../imports.ts'
import { importedFields, isRegisterKind, registerFieldTitles } from './register-fields.ts'

const meeting = {
  seq: '序号（不导入）',
  title: '会议名称（活动主题）',
  meetingType: '会议类型',
  meetingDate: '时间',
  place: '地点',
  chair: '主持人',
  organizer: '组织人',
  recorder: '记录人',
  expected: '应到',
  present: '实到',
  presentNames: '参加人员',
  absentees: '缺席人员及原因',
  leave: '请假人员',
  observers: '列席人员',
  lecturer: '主讲人',
  agenda: '议题',
  content: '内容',
  resolution: '决议',
  flow: '活动流程',
  effect: '活动成效',
  photos: '照片',
  form: '形式',
  remark: '备注',
}

const talk = {
  seq: '序号（不导入）',
  talkBy: '谈话人',
  talkWith: '谈话对象',
  talkDate: '谈话时间',
  place: '地点',
  form: '形式',
  topic: '谈话事由',
  content: '谈话内容',
  thought: '思想情况',
  work: '工作情况',
  life: '生活情况',
  advice: '意见建议',
  opinion: '谈话人意见',
  follow: '整改落实情况',
  remark: '备注',
}

const months = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `paid${String(index + 1).padStart(2, '0')}`,
    `${index + 1}月实交`,
  ]),
)

const dues = {
  seq: '序号（不导入）',
  name: '姓名',
  duesBase: '党费基数',
  duesRate: '交纳比例',
  duesDue: '月应交',
  duesPaid: '实交',
  ...months,
  paidQ1: '一季度实交',
  paidQ2: '二季度实交',
  paidQ3: '三季度实交',
  paidQ4: '四季度实交',
  month: '月份',
  paidOn: '交纳日期',
  totalDue: '全年应交（不导入）',
  totalPaid: '全年实交（不导入）',
  remark: '备注',
}

const study = {
  seq: '序号（不导入）',
  name: '姓名',
  studyDate: '学习时间',
  place: '学习地点',
  studyForm: '学习形式',
  studyContent: '学习内容',
  leader: '领学人',
  presentNames: '参加人员',
  credit: '学时',
  experience: '学习体会',
  remark: '备注',
}

const studyList = {
  seq: '序号（不导入）',
  studyTitle: '学习内容（篇目）',
  issuer: '发布单位',
  publishedDate: '发布日期',
  dueDate: '学习期限',
  studyCategory: '学习类别',
  elective: '必修或选修',
  required: '是否必修',
  optional: '是否选修',
  scope: '学习范围',
  listSource: '来源（文号）',
  listLabel: '所属清单',
  remark: '备注',
}

const development = {
  seq: '序号（不导入）',
  name: '姓名',
  gender: '性别',
  ethnicity: '民族',
  birthDate: '出生日期',
  education: '学历',
  jobTitle: '工作单位及职务',
  applicationDate: '申请入党日期',
  applicationTalkDate: '派人谈话日期',
  activistDate: '确定积极分子日期',
  mentors: '培养联系人',
  candidateDate: '列为发展对象日期',
  introducers: '入党介绍人',
  reviewDate: '政审日期',
  trainingDate: '集中培训日期',
  admissionDate: '接收预备党员日期',
  conversionDate: '转正日期',
  stage: '所处阶段',
  remark: '备注',
}

const rectification = {
  seq: '序号（不导入）',
  problem: '问题',
  source: '问题来源',
  foundDate: '发现日期',
  citation: '依据',
  task: '整改任务',
  measure: '整改措施',
  standard: '完成标准',
  unit: '责任单位',
  responsible: '责任人',
  ownerPost: '责任人职务',
  leader: '牵头领导',
  deadline: '整改时限',
  progress: '完成情况',
  evidence: '佐证',
  completedDate: '完成日期',
  closedDate: '销号日期',
  closing: '销号情况',
  approver: '审核人',
  remark: '备注',
}

type Titles = Readonly<Record<string, string>>

/** What a column of such a file may be read as. */
export function optionTitles(kind: ImportKind): Titles {
  if (isRegisterKind(kind))
    return {
      seq: '序号（不导入）',
      ...Object.fromEntries(importedFields(kind).map(([name, { field }]) => [name, field.title])),
    }
  switch (kind) {
    case 'heartTalks':
      return talk
    case 'duesRegister':
      return dues
    case 'studyRecords':
      return study
    case 'requiredStudyList':
      return studyList
    case 'developmentRegister':
      return development
    case 'rectificationList':
      return rectification
    case 'meetingRecords':
    case 'themePartyDays':
      return meeting
    case 'memberRoster':
    case 'ledgerWorkbook':
    case 'none':
      return {}
  }
}

/** Every field a recognised row may hold. */
export const recordTitles: Titles = {
  ...registerFieldTitles,
  ...rectification,
  ...development,
  ...studyList,
  ...study,
  ...dues,
  ...talk,
  ...meeting,
  date: '日期',
  startTime: '开始时间',
  endTime: '结束时间',
  endDate: '结束日期',
  talkTime: '谈话时刻',
  ownForm: '本软件印的表',
  number: '第几次',
  groupName: '党小组',
  chairNote: '主持说明',
  lecturerPost: '主讲人职务',
  theme: '主题（题目）',
  creditMinutes: '学习时长（分钟）',
  alsoCountsAs: '合并召开',
  lateNames: '迟到人员',
  leaveNames: '请假人员',
  absentNames: '缺席人员',
  absentSummary: '缺席说明',
  everybody: '全体参加',
  duesBaseFen: '党费基数（元）',
  duesDueFen: '月应交（元）',
  duesPaidFen: '实交（元）',
  paidFen: '各月实交（元）',
  unpaid: '没有交的月份（季度）',
}

/** The order in which a record's fields are shown; columns of a table keep their own. */
const shownFirst: Readonly<Partial<Record<ImportKind, readonly string[]>>> = {
  heartTalks: ['talkBy', 'talkWith', 'talkDate', 'place', 'topic', 'form'],
  meetingRecords: ['title', 'meetingType', 'date', 'startTime', 'place', 'chair', 'recorder', 'present'],
  themePartyDays: ['title', 'date', 'startTime', 'place', 'organizer', 'recorder', 'present', 'photos'],
  requiredStudyList: ['studyTitle', 'issuer', 'publishedDate', 'dueDate', 'elective', 'studyCategory'],
  duesRegister: ['name', 'duesBaseFen', 'duesRate', 'duesDueFen', 'paidFen', 'unpaid'],
}

/** Fields of a kind's records as its preview lists them: what identifies a record first, long texts last. */
export function shownFields(kind: ImportKind, fields: Iterable<string>): readonly string[] {
  // all that the register cannot be without has its column: what a file lacks is written there
  const first = isRegisterKind(kind)
    ? importedFields(kind).flatMap(([name, { field }]) =>
        field.required === true || field.kind === 'choice' ? [name] : [],
      )
    : (shownFirst[kind] ?? [])
  const rest = [...new Set(fields)].filter((field) => !first.includes(field) && field !== 'seq')
  return [...first, ...rest]
}
