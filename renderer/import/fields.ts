/** How the fields of a row are typed and picked. What they are called, the report says in the same words. */
import { readDateText } from '#shared/rules/written-date.ts'
import { fieldTitle, flags, isDateField } from '#shared/import/fields.ts'
import { importedField } from '#shared/import/register-fields.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { categoryTitles, membershipTitles } from '#shared/members.ts'
import { scopeTitles, categoryTitles as studyCategories } from '#shared/study/words.ts'

export {
  type FieldValue,
  type RosterField,
  fieldOptions,
  fieldOptionsOf,
  fieldTitle,
  fieldTitles,
  isDateField,
  isShownField,
  shownValue,
} from '#shared/import/fields.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

const options = (titles: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(titles).map(([value, label]) => ({ value, label }))

const words = (values: readonly string[]): readonly Choice[] =>
  values.map((value) => ({ value, label: value }))

/** The values a field may take, where they are few; undefined where it is typed. */
export function fieldChoices(field: string): readonly Choice[] | undefined {
  if (field === 'meetingType') return options(meetingTitles)
  const own = importedField(field)?.field
  if (own?.kind === 'choice') return options(own.choices ?? {})
  if (field === 'elective') return words(['必修', '选修'])
  if (field === 'scope') return words(Object.values(scopeTitles))
  if (field === 'studyCategory') return words(Object.values(studyCategories))
  if (field === 'gender') return options({ 男: '男', 女: '女' })
  if (isFlag(field)) return options({ true: '是', false: '否' })
  if (field === 'personCategory') {
    const { fullMember, probationaryMember } = categoryTitles
    return options({ fullMember, probationaryMember })
  }
  if (field === 'membershipStatus') {
    return Object.values(membershipTitles).map((title) => ({ value: title, label: title }))
  }
  return undefined
}

/** What was typed or picked, as the ledger takes it; null leaves the field out. A day is written as the ledger writes it. */
export function typedValue(field: string, text: string): string | boolean | null {
  const plain = text.trim()
  if (plain === '') return null
  if (isFlag(field)) return plain === 'true'
  if (!isDateField(field)) return plain
  const read = readDateText(plain)
  return read.state === 'day' || read.state === 'month' ? read.date : plain
}

const isFlag = (field: string): boolean => flags.includes(field) || field === 'everybody'

/** Dates of which a month alone will not do. */
const dayFields: readonly string[] = ['leftOn', 'date']

/** Why a typed value will not be taken, in words; undefined where it will. */
export function typedFault(field: string, text: string): string | undefined {
  const plain = text.trim()
  if (plain === '') return undefined
  const own = importedField(field)?.field.kind
  if (own === 'number') return /^\d{1,5}$/.test(plain) ? undefined : '请只写数字'
  if (own === 'day' && readDateText(plain).state !== 'day') return '请写成 2025-08-15 的样子，要写到日'
  if (isDateField(field)) {
    const { state } = readDateText(plain)
    if (state === 'day' || (state === 'month' && !dayFields.includes(field))) return undefined
    return dayFields.includes(field)
      ? '请写成 2025-08-15 的样子，要写到日'
      : '请写成 1990-07-01 的样子；只知道年月的写 1990-07'
  }
  if (/^(start|end)Time$/.test(field))
    return /^([01]\d|2[0-3]):[0-5]\d$/.test(plain) ? undefined : '请写成 14:30 的样子'
  if (field === 'expected' || field === 'present')
    return /^\d{1,4}$/.test(plain) ? undefined : '请只写人数，如 21'
  if (field === 'paidFen')
    return /^\s*\d{1,2}(月|季度)\s*[:：]?\s*[\d,.]+元?(\s*[，,、;；]\s*\d{1,2}(月|季度)\s*[:：]?\s*[\d,.]+元?)*\s*$/.test(
      plain,
    )
      ? undefined
      : '请写成「1月 20.00，2月 20.00」的样子'
  if (field.endsWith('Fen'))
    return /^[\d,]{1,12}(\.\d{1,2})?元?$/.test(plain) ? undefined : '请写金额，如 20.50'
  return undefined
}

/** A failure's detail in the words of the form: 「第 9 行 joinDate: …」 → 「第 9 行 入党日期：…」. */
export const readableDetail = (detail: string): string =>
  detail.replace(
    /(第 \d+ 行) ([A-Za-z]+): /g,
    (_, row: string, field: string) => `${row}${fieldTitle(field)}：`,
  )
