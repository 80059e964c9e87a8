/** The registers in groups, and how what stands in a field is read. Pure. */
import { type PartialDate, chineseDate } from '#shared/primitives.ts'
import type { RegisterName } from '#shared/registers/all.ts'
import type { RegisterDefinition } from '#shared/registers/define.ts'
import type { Field, FieldValue, Named } from '#shared/registers/field.ts'

export interface RegisterGroup {
  readonly title: string
  readonly registers: readonly RegisterName[]
}

/** The order of the registers' own page. */
export const registerGroups: readonly RegisterGroup[] = [
  { title: '计划总结', registers: ['tasks', 'debriefings', 'hearings'] },
  { title: '思想与廉政', registers: ['analysis', 'integrity', 'supervision'] },
  { title: '联系服务', registers: ['service'] },
  { title: '党员', registers: ['birthdays', 'searches', 'honours'] },
  { title: '文件与场所', registers: ['requests', 'documents', 'venue'] },
]

/** What stands on from year to year: listed whole unless a year is asked for. */
export const isStanding = (name: string): boolean => name === 'documents' || name === 'venue'

/** `2026H1` → 「2026年上半年」. */
export const halfTitle = (half: string): string =>
  `${half.slice(0, 4)}年${half.endsWith('1') ? '上' : '下'}半年`

/** Halves to choose from, the latest first: this year's and the five years before. */
export function halvesBefore(today: string): string[] {
  const year = Number(today.slice(0, 4))
  return Array.from({ length: 6 }, (_each, back) => [`${year - back}H2`, `${year - back}H1`]).flat()
}

export const halfOf = (today: string): string =>
  `${today.slice(0, 4)}H${Number(today.slice(5, 7)) <= 6 ? 1 : 2}`

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'memberId' in value

/** The people in a field, be it one or several. */
export const peopleIn = (value: FieldValue): readonly Named[] =>
  Array.isArray(value) ? value.filter(isNamed) : isNamed(value) ? [value] : []

/** The words of a field of several choices. */
export const wordsIn = (value: FieldValue): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

/**
 * What stands in a field, in words; empty where nothing does.
 * @param year the year the page speaks of: its days are told without it
 */
export function valueText(field: Field, value: FieldValue, year?: number): string {
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'line':
    case 'prose':
      return text
    case 'day':
    case 'month':
      return text === '' ? '' : dateText(text, year)
    case 'half':
      return text === '' ? '' : halfTitle(text)
    case 'number':
      return typeof value === 'number' ? `${value} ${field.unit ?? ''}`.trim() : ''
    case 'choice':
      return choiceTitle(field, text)
    case 'choices':
      return wordsIn(value)
        .map((word) => choiceTitle(field, word))
        .join('、')
    case 'person':
    case 'people':
      return peopleIn(value)
        .map(({ name }) => name)
        .join('、')
  }
}

const dateText = (date: PartialDate, year: number | undefined): string =>
  chineseDate(date).slice(year !== undefined && date.startsWith(`${year}-`) ? 5 : 0)

const choiceTitle = (field: Field, word: string): string =>
  field.choices !== undefined && Object.hasOwn(field.choices, word) ? (field.choices[word] ?? word) : word

/** How a record is called in a sentence: 「9月10日 廉政专题学习」. */
export function entryTitle(
  register: RegisterDefinition,
  values: Readonly<Record<string, FieldValue | boolean>>,
): string {
  const read = (key: string) => {
    const [field, value] = [register.fields[key], values[key]]
    return field === undefined || value === undefined || typeof value === 'boolean'
      ? ''
      : valueText(field, value)
  }
  return [...new Set([read(register.on), read(register.called)])].filter((text) => text !== '').join(' ')
}
