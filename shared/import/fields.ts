/** What a column of a roster may stand for, in the words of the form, and how its values are shown. */
import type { ImportKind, RowValue } from '../imports.ts'
import { meetingTitles } from '../meetings.ts'
import { categoryTitles, maskIdNumber, maskPhone } from '../members.ts'
import { optionTitles, recordTitles } from './record-fields.ts'
import { importedField } from './register-fields.ts'

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

/** Fields that are so or not so. */
export const flags: readonly string[] = ['isFloating', 'isLost', 'transferredOut']
export const isDateField = (field: string): boolean => /^(date|leftOn|\w+Date)$/.test(field)

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
    const choices = importedField(field)?.field.choices
    return value
      .map((one) =>
        typeof one === 'string'
          ? months
            ? periodName(one)
            : (choices?.[one] ?? one)
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
  return importedField(field)?.field.choices?.[value] ?? valueTitles[field]?.[value] ?? value
}
