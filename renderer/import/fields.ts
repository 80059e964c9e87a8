/** How the fields of a row are typed and picked. What they are called, the report says in the same words. */
import { readDateText } from '#shared/rules/written-date.ts'
import { fieldTitle, flags, isDateField } from '#shared/import/fields.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { categoryTitles, membershipTitles } from '#shared/members.ts'

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
