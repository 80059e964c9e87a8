/**
 * Whom a branch is made of on a day. Bands of age are those of the 中国共产党党内统计公报; Party age runs from conversion
 * (发展党员工作细则), so that probation stands by itself.
 */
import { type LedgerDate, type PartialDate, addYears, latestDay } from '../primitives.ts'
import { partyAge } from './standing.ts'

export interface StructureFacts {
  readonly gender: '男' | '女' | null
  readonly ethnicity: string
  readonly birthDate: PartialDate | null
  readonly education: string
  /** Judged on the day. */
  readonly category: 'fullMember' | 'probationaryMember' | 'unclear'
  readonly fullMemberDate: PartialDate | null
}

interface Band {
  readonly label: string
  /** The greatest number of whole years that belongs to it. */
  readonly upTo: number
}

const ageBands: readonly Band[] = [
  { label: '30 岁及以下', upTo: 30 },
  { label: '31 至 35 岁', upTo: 35 },
  { label: '36 至 40 岁', upTo: 40 },
  { label: '41 至 45 岁', upTo: 45 },
  { label: '46 至 50 岁', upTo: 50 },
  { label: '51 至 55 岁', upTo: 55 },
  { label: '56 至 60 岁', upTo: 60 },
  { label: '61 岁及以上', upTo: Infinity },
]

const partyAgeBands: readonly Band[] = [
  { label: '不满 5 年', upTo: 4 },
  { label: '5 至 9 年', upTo: 9 },
  { label: '10 至 19 年', upTo: 19 },
  { label: '20 至 29 年', upTo: 29 },
  { label: '30 至 39 年', upTo: 39 },
  { label: '40 至 49 年', upTo: 49 },
  { label: '50 年及以上', upTo: Infinity },
]

/** From the highest down; the first whose word occurs holds. 「大专」 comes before 「大学」, 「本科」 before both. */
const schooling: readonly (readonly [label: string, words: RegExp])[] = [
  ['研究生', /研究生|博士|硕士/],
  ['大学本科', /本科/],
  ['大学专科', /大专|专科|高职/],
  ['大学本科', /大学/],
  ['中专、中技', /中专|中技|技校|职高|中等/],
  ['高中', /高中/],
  ['初中及以下', /初中|小学/],
]

const educationLabels = [
  '研究生',
  '大学本科',
  '大学专科',
  '中专、中技',
  '高中',
  '初中及以下',
  '其他',
] as const

const unsaid = '未填'

/** Whole years on a day: one more from the birthday itself on; of a month alone, from its last day on. */
export function ageOn(birthDate: PartialDate | null, on: LedgerDate): number | null {
  if (birthDate === null) return null
  const born = latestDay(birthDate)
  if (on < born) return null
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return addYears(born, years) > on ? years - 1 : years
}

/** The step of schooling that a roster's own words name. */
export function educationOf(words: string): string {
  if (words.trim() === '') return unsaid
  return schooling.find(([, pattern]) => pattern.test(words))?.[0] ?? '其他'
}

const bandOf = (bands: readonly Band[], years: number | null): string =>
  years === null ? unsaid : (bands.find(({ upTo }) => years <= upTo)?.label ?? unsaid)

function partyAgeOf({ category, fullMemberDate }: StructureFacts, on: LedgerDate): string {
  if (category === 'probationaryMember') return '预备期'
  return bandOf(partyAgeBands, partyAge(fullMemberDate, on))
}

export interface CountedTable {
  readonly title: string
  readonly rows: { readonly label: string; readonly people: number }[]
}

function counted(title: string, labels: readonly string[], found: readonly string[]): CountedTable {
  const rows = [...labels, unsaid].map((label) => ({
    label,
    people: found.filter((one) => one === label).length,
  }))
  // every band stands, so that two years lie side by side; what is not filled in only where it is so
  return { title, rows: rows.filter(({ label, people }) => label !== unsaid || people > 0) }
}

/** Everybody who belongs on that day, counted by age, schooling, gender, Party age, category and people. */
export function structureOf(people: readonly StructureFacts[], on: LedgerDate): CountedTable[] {
  const labels = (bands: readonly Band[]) => bands.map(({ label }) => label)
  return [
    counted(
      '年龄',
      labels(ageBands),
      people.map(({ birthDate }) => bandOf(ageBands, ageOn(birthDate, on))),
    ),
    counted(
      '党龄',
      ['预备期', ...labels(partyAgeBands)],
      people.map((one) => partyAgeOf(one, on)),
    ),
    counted(
      '学历',
      educationLabels,
      people.map(({ education }) => educationOf(education)),
    ),
    counted(
      '性别',
      ['男', '女'],
      people.map(({ gender }) => gender ?? unsaid),
    ),
    counted(
      '民族',
      ['汉族', '少数民族'],
      people.map(({ ethnicity }) =>
        ethnicity === '' ? unsaid : ethnicity.startsWith('汉') ? '汉族' : '少数民族',
      ),
    ),
    counted(
      '人员类别',
      ['正式党员', '预备党员', '待确认'],
      people.map(({ category }) =>
        category === 'fullMember' ? '正式党员' : category === 'probationaryMember' ? '预备党员' : '待确认',
      ),
    ),
  ]
}

/** Mean of the known ages in tenths of a year, half up; null where no birthday is known. */
export function meanAgeTenths(people: readonly StructureFacts[], on: LedgerDate): number | null {
  const ages = people.flatMap(({ birthDate }) => ageOn(birthDate, on) ?? [])
  if (ages.length === 0) return null
  return Math.round((ages.reduce((sum, age) => sum + age, 0) * 10) / ages.length)
}
