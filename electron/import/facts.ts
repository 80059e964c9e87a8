/** What a roster row says in the words of the member register, and the register as the import compares with it. */
import type { RowValue } from '#shared/imports.ts'
import { type MemberFields } from '#shared/members.ts'
import { cleanText } from '#shared/primitives.ts'
import { membershipOf } from './values.ts'

/** A row's statement about a member; a field it does not speak of is absent. */
export type RosterFacts = Partial<
  Pick<
    MemberFields,
    | 'name'
    | 'gender'
    | 'ethnicity'
    | 'birthDate'
    | 'idNumber'
    | 'phone'
    | 'education'
    | 'degree'
    | 'category'
    | 'joinDate'
    | 'fullMemberDate'
    | 'leftOn'
    | 'leftHow'
    | 'relation'
    | 'jobTitle'
    | 'partyPost'
    | 'membershipStatus'
    | 'floating'
    | 'lostContact'
    | 'address'
    | 'remark'
  > & { groupName: string }
>

/** A member as the register has them. */
export type KnownMember = Required<RosterFacts> & {
  readonly memberId: number
  /** What the printed roster says in such a column, where the register keeps it elsewhere: posts, marks. */
  readonly printed?: Readonly<Partial<Record<FactField, string>>>
}

export type RowValues = Readonly<Record<string, RowValue>>

/** Which field of a row feeds which fact; the row's own words are kept in proposals. */
export const factOfField = {
  name: 'name',
  gender: 'gender',
  ethnicity: 'ethnicity',
  birthDate: 'birthDate',
  idNumber: 'idNumber',
  phone: 'phone',
  education: 'education',
  degree: 'degree',
  personCategory: 'category',
  joinDate: 'joinDate',
  fullMemberDate: 'fullMemberDate',
  jobTitle: 'jobTitle',
  partyPost: 'partyPost',
  group: 'groupName',
  membershipStatus: 'membershipStatus',
  isFloating: 'floating',
  isLost: 'lostContact',
  address: 'address',
  remark: 'remark',
  leftOn: 'leftOn',
  leftHow: 'leftHow',
} as const satisfies Record<string, keyof RosterFacts>

/** Begins what an import added to a remark from columns that nobody recognised. */
export const unreadMark = '【原表其他栏】'

export type FactField = keyof typeof factOfField
export const factFields = Object.keys(factOfField) as FactField[]

const oneLine = (text: string): string => cleanText(text).replaceAll('\n', ' ').trim()

/**
 * A person who moved away on an unknown day is kept with `relation: 'elsewhere'`: not on the roster of any day, and
 * no day made up. Once the day is filled in, the register knows both when they were here and when they left.
 */
export function factsOf(values: RowValues): RosterFacts {
  const text = (field: string): string | undefined => {
    const value = values[field]
    return typeof value === 'string' ? oneLine(value) : undefined
  }
  const flag = (field: string): boolean | undefined => {
    const value = values[field]
    return typeof value === 'boolean' ? value : undefined
  }
  const gender = text('gender')
  const category = text('personCategory')
  const remark = values['remark']
  const status = text('membershipStatus')
  const leftOn = text('leftOn')
  const gone = flag('transferredOut') === true || text('leftHow') !== undefined
  return withoutHoles({
    name: text('name'),
    gender: gender === '男' || gender === '女' ? gender : undefined,
    ethnicity: text('ethnicity'),
    birthDate: text('birthDate'),
    idNumber: text('idNumber'),
    phone: text('phone'),
    education: text('education'),
    degree: text('degree'),
    category: category === 'fullMember' || category === 'probationaryMember' ? category : undefined,
    joinDate: text('joinDate'),
    fullMemberDate: text('fullMemberDate'),
    jobTitle: text('jobTitle'),
    partyPost: text('partyPost'),
    groupName: text('group'),
    membershipStatus: status === undefined ? undefined : membershipOf(status),
    floating: flag('isFloating'),
    lostContact: flag('isLost'),
    address: text('address'),
    remark: typeof remark === 'string' ? cleanText(remark).trim() : undefined,
    leftOn,
    leftHow: gone || leftOn !== undefined ? (text('leftHow') ?? '组织关系转出') : undefined,
    relation: gone ? (leftOn === undefined ? 'elsewhere' : 'here') : undefined,
  })
}

type Holes<Type> = { [Key in keyof Type]: Type[Key] | undefined }

function withoutHoles(facts: Holes<Required<RosterFacts>>): RosterFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** True where two dates can be the same day, one of them perhaps knowing only its month. */
export const datesAgree = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

/** A value that is text or a number, as text; anything else is none. */
export const wordsOf = (value: RowValue | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
