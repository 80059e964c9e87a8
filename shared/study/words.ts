/** The words of study: what is studied, how, and how an item of the list stands. */
import { z } from 'zod'

/** What an item is about (教育管理条例第九至十五条; 宗教政策法规 and 警示教育 by local papers). */
export const StudyCategory = z.enum([
  'thought',
  'speeches',
  'constitution',
  'history',
  'law',
  'situation',
  'religion',
  'business',
  'exemplar',
  'tradition',
  'warning',
  'other',
])
export type StudyCategory = z.infer<typeof StudyCategory>
export const categoryTitles: Readonly<Record<StudyCategory, string>> = {
  thought: '习近平新时代中国特色社会主义思想',
  speeches: '重要讲话和会议精神',
  constitution: '党章党规党纪',
  history: '党史国史',
  law: '法律法规',
  situation: '形势政策',
  religion: '宗教政策法规',
  business: '业务知识',
  exemplar: '先进典型',
  tradition: '优良传统和作风',
  warning: '警示教育',
  other: '其他',
}

/** Who must study it. Nobody below that may be left out (「所有部门都应该要深入学习」). */
export const StudyScope = z.enum(['allMembers', 'committee', 'leadingGroup'])
export type StudyScope = z.infer<typeof StudyScope>
export const scopeTitles: Readonly<Record<StudyScope, string>> = {
  allMembers: '全体党员',
  committee: '支部委员会',
  leadingGroup: '党组（中心组）',
}

/** How people study; what is only ever one of them is 「学习形式过于单一」. */
export const StudyForm = z.enum([
  'collective',
  'seminar',
  'lecture',
  'fieldTeaching',
  'film',
  'online',
  'selfStudy',
])
export type StudyForm = z.infer<typeof StudyForm>
export const studyFormTitles: Readonly<Record<StudyForm, string>> = {
  collective: '集中学习',
  seminar: '研讨交流',
  lecture: '专题辅导',
  fieldTeaching: '现场教学',
  film: '观影',
  online: '线上学习',
  selfStudy: '自学',
}

/** There is no 「跳过」: an item is studied, not yet studied, or put off with a reason. */
export const StudyState = z.enum(['studied', 'open', 'deferred', 'overdue'])
export type StudyState = z.infer<typeof StudyState>
export const studyStateTitles: Readonly<Record<StudyState, string>> = {
  studied: '已学',
  open: '未学',
  deferred: '申请顺延',
  overdue: '超期未学',
}

/** Learning outside the branch's own meetings. */
export const LearningKind = z.enum([
  'networkCourse',
  'partySchool',
  'trainingClass',
  'lecture',
  'leadingGroupStudy',
  'other',
])
export type LearningKind = z.infer<typeof LearningKind>
export const learningKindTitles: Readonly<Record<LearningKind, string>> = {
  networkCourse: '网络课程',
  partySchool: '党校班次',
  trainingClass: '集中培训',
  lecture: '报告讲座',
  leadingGroupStudy: '中心组学习',
  other: '其他学习',
}

/** What training is for: 党员理论教育、党性教育、能力培训. */
export const LearningAim = z.enum(['theory', 'spirit', 'ability'])
export type LearningAim = z.infer<typeof LearningAim>
export const learningAimTitles: Readonly<Record<LearningAim, string>> = {
  theory: '理论教育',
  spirit: '党性教育',
  ability: '能力培训',
}

/** 1 is Monday. */
export const weekdayTitles: readonly string[] = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']

/**
 * What stands on every list, whatever a superior body publishes: 「把党章拿出来认真的多读几遍」, and 「将党的宗教政策、
 * 宗教法律法规列入各级党组织学习内容」.
 */
export const standingItems: readonly {
  readonly title: string
  readonly issuer: string
  readonly category: StudyCategory
}[] = [
  { title: '《中国共产党章程》', issuer: '中国共产党全国代表大会', category: 'constitution' },
  { title: '党的宗教工作基本方针和《宗教事务条例》', issuer: '国务院', category: 'religion' },
]
