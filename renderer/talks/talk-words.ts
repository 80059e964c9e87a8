/** Words of the talk form, as the printed record has them, and the occasions that oblige a talk. */
import type { TalkColumns, TalkSummary } from '#shared/talks.ts'

export type ColumnName = TalkSummary['filled'][number]

export const columnNames = ['thought', 'work', 'life', 'suggestions', 'opinion', 'followUp'] as const

export const columnTitles: Readonly<Record<ColumnName, string>> = {
  thought: '思想',
  work: '工作',
  life: '生活家庭',
  suggestions: '意见建议',
  opinion: '谈话人意见',
  followUp: '后续落实',
}

export const columnPrompts: Readonly<Record<ColumnName, string>> = {
  thought: '思想状况、理论学习、党性修养，有什么想法和顾虑',
  work: '履职情况、工作中的困难',
  life: '身体、家庭、生活上的变化和难处',
  suggestions: '对支部、对班子、对同志有什么意见建议',
  opinion: '谈话人怎么看、提了什么希望和要求',
  followUp: '答应要办的事：谁来办、什么时候办好',
}

/** 「五/六必谈」 and the talks of the 25 steps of admission. */
export const obligingOccasions: readonly string[] = [
  '工作变动、组织关系转入，或本人主动要求',
  '受到表彰',
  '家庭重大变故、重大困难、受挫',
  '有苗头性倾向性问题、群众有反映、有矛盾分歧',
  '受处理处分，失联党员重新纳入管理',
  '反馈上年度民主评议结果',
  '收到入党申请一个月内；批准为预备党员；转正或延期',
  '组织生活会之前：支委之间、书记与党员',
]

export const filledColumns = (columns: TalkColumns): readonly ColumnName[] =>
  columnNames.filter((column) => columns[column].trim() !== '')

/** The remark of a talk that was only about work (rule TALK-01), said while it is being written. */
export const workOnlyWarning = '只填了工作，疑似以谈工作代替谈心'
