/** What a column of a roster may stand for, in the words of the form, and how its values are shown. */
import { readDateText } from '#shared/rules/written-date.ts'
import type { ImportKind, RowValue } from '#shared/imports.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { optionTitles, recordTitles } from './record-fields.ts'
import { categoryTitles, maskIdNumber, maskPhone, membershipTitles } from '#shared/members.ts'

/** Fields a roster's column may be read as, in the order of the printed roster. */
export const fieldTitles = {
  seq: '序号（不导入）',
  name: '姓名',
  gender: '性别',
  ethnicity: '民族',
  birthDate: '出生日期',
  idNumber: '身份证号',
  education: '学历',
  degree: '学位',
  personCategory: '人员类别',
  joinDate: '入党日期',
  fullMemberDate: '转正日期',
  partyAge: '党龄（不导入，按转正日期算）',
  jobTitle: '工作单位及职务',
  partyPost: '党内职务',
  group: '党小组',
  phone: '手机号',
  membershipStatus: '党籍状态',
  isFloating: '是否流动党员',
  isLost: '是否失联党员',
  branchName: '所在党支部',
  address: '住址',
  remark: '备注',
} as const
export type RosterField = keyof typeof fieldTitles

const isRosterField = (field: string): field is RosterField => Object.hasOwn(fieldTitles, field)

/** Read, but of no use to the ledger: not worth a column in the preview. */
const silent: readonly string[] = ['seq', 'partyAge']

export const isShownField = (field: string): boolean => !silent.includes(field)

/** 「入党日期」; a field this page does not know keeps its own name. */
export const fieldTitle = (field: string): string =>
  isRosterField(field) ? fieldTitles[field] : (rowTitles[field] ?? field)

/** What a row may say beside its columns: somebody still on the list who has left. */
const rowTitles: Readonly<Record<string, string>> = {
  ...recordTitles,
  transferredOut: '已离开',
  leftOn: '离开日期',
  leftHow: '离开原因',
}

const flags: readonly string[] = ['isFloating', 'isLost', 'transferredOut']
export const isDateField = (field: string): boolean =>
  /^(birthDate|joinDate|fullMemberDate|leftOn|date|talkDate)$/.test(field)

export const fieldOptions: readonly { readonly value: RosterField; readonly label: string }[] = Object.keys(
  fieldTitles,
)
  .filter(isRosterField)
  .map((value) => ({ value, label: fieldTitles[value] }))

/** What a column may stand for in a file of that kind. */
export const fieldOptionsOf = (kind: ImportKind): readonly { value: string; label: string }[] =>
  kind === 'memberRoster' || kind === 'none'
    ? [...fieldOptions]
    : Object.entries(optionTitles(kind)).map(([value, label]) => ({ value, label }))

export type FieldValue = RowValue | undefined

const valueTitles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  personCategory: categoryTitles,
  meetingType: meetingTitles,
}

/** 「张三、李四（请假）」; amounts by month in 元. */
function shownList(field: string, value: Exclude<RowValue, string | number | boolean | null>): string {
  if (Array.isArray(value)) {
    const months = field === 'unpaid'
    return value
      .map((one) =>
        typeof one === 'string'
          ? months
            ? periodName(one)
            : one
          : `${one.name}${one.reason === '' ? '' : `（${one.reason}）`}`,
      )
      .join('、')
  }
  return Object.entries(value)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([month, fen]) => `${periodName(month)} ${yuan(fen)}`)
    .join('，')
}

/** 「03」 → 「3月」, 「Q1」 → 「1季度」. */
const periodName = (period: string): string =>
  period.startsWith('Q') ? `${period.slice(1)}季度` : `${Number(period)}月`

const yuan = (fen: number): string => (fen / 100).toFixed(2)

/** A value as the form shows it; ID numbers and phones masked. */
export function shownValue(field: string, value: FieldValue): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return field.endsWith('Fen') ? yuan(value) : String(value)
  if (typeof value !== 'string') return shownList(field, value)
  if (field === 'idNumber') return maskIdNumber(value)
  if (field === 'phone') return maskPhone(value)
  return valueTitles[field]?.[value] ?? value
}

export interface Choice {
  readonly value: string
  readonly label: string
}

const options = (titles: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(titles).map(([value, label]) => ({ value, label }))

/** The values a field may take, where they are few; undefined where it is typed. */
export function fieldChoices(field: string): readonly Choice[] | undefined {
  if (field === 'meetingType') return options(meetingTitles)
  if (field === 'gender') return options({ 男: '男', 女: '女' })
  if (flags.includes(field)) return options({ true: '是', false: '否' })
  if (field === 'personCategory') {
    const { fullMember, probationaryMember } = categoryTitles
    return options({ fullMember, probationaryMember })
  }
  if (field === 'membershipStatus') {
    return Object.values(membershipTitles).map((title) => ({ value: title, label: title }))
  }
  return undefined
}

/** What was typed or picked, as the ledger takes it; null leaves the field out. */
export function typedValue(field: string, text: string): string | boolean | null {
  const plain = text.trim()
  if (plain === '') return null
  return flags.includes(field) ? plain === 'true' : plain
}

/** Why a typed value will not be taken, in words; undefined where it will. */
export function typedFault(field: string, text: string): string | undefined {
  if (!isDateField(field) || text.trim() === '') return undefined
  const { state } = readDateText(text)
  if (state === 'day' || (state === 'month' && field !== 'leftOn' && field !== 'date')) return undefined
  return field === 'leftOn' || field === 'date'
    ? '请写成 2025-08-15 的样子，要写到日'
    : '请写成 1990-07-01 的样子；只知道年月的写 1990-07'
}

/** A failure's detail in the words of the form: 「第 9 行 joinDate: …」 → 「第 9 行 入党日期：…」. */
export const readableDetail = (detail: string): string =>
  detail.replace(
    /(第 \d+ 行) ([A-Za-z]+): /g,
    (_, row: string, field: string) => `${row}${fieldTitle(field)}：`,
  )
