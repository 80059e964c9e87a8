/** One row against the member it is about: what it would change, and where file and register contradict. Pure. */
import {
  type FactField,
  type KnownMember,
  type RosterFacts,
  type RowValues,
  datesAgree,
  factFields,
  factOfField,
  factsOf,
  unreadMark,
} from './facts.ts'
import { sameEducation } from './values.ts'

export interface Comparison {
  readonly changes: readonly { field: FactField; before: string; after: string }[]
  /** Those of the changes that only a person can decide. */
  readonly conflicts: readonly FactField[]
}

/** Things that do not change in a life, or not without a decision: a file does not overwrite them unasked. */
const settled = new Set<FactField>([
  'name',
  'gender',
  'ethnicity',
  'birthDate',
  'idNumber',
  'personCategory',
  'joinDate',
  'fullMemberDate',
  'group',
  'membershipStatus',
  'leftOn',
  'leftHow',
])

/** @param doubtful fields whose cells are doubtful: they fill what is empty and overwrite nothing */
export function compare(values: RowValues, doubtful: ReadonlySet<string>, member: KnownMember): Comparison {
  const facts = factsOf(values)
  const changes: { field: FactField; before: string; after: string }[] = []
  const conflicts: FactField[] = []
  for (const field of factFields) {
    const after = facts[factOfField[field]]
    const before = member[factOfField[field]]
    if (after === undefined || agrees(field, before, after) || member.printed?.[field] === after) continue
    const empty = isEmpty(before) && !leaves(field, member)
    if (!empty && doubtful.has(field)) continue
    changes.push({ field, before: shown(before), after: shown(after) })
    if (!empty && settled.has(field) && !refines(field, before, after)) conflicts.push(field)
  }
  for (const field of disorder(member, facts)) {
    if (changes.some((change) => change.field === field) && !conflicts.includes(field)) conflicts.push(field)
  }
  return { changes, conflicts }
}

type Fact = RosterFacts[keyof RosterFacts] | null

const isEmpty = (value: Fact): boolean =>
  value === null || value === '' || value === 'unclear' || value === undefined

/** Somebody who is here and would be gone: nothing is overwritten, and yet it is no mere filling in. */
const leaves = (field: FactField, member: KnownMember): boolean =>
  (field === 'leftHow' || field === 'leftOn') && member.leftOn === null && member.relation === 'here'

function agrees(field: FactField, before: Fact, after: Fact): boolean {
  if (before === after) return true
  if (field === 'leftHow') return !isEmpty(before)
  if (field === 'education' && typeof before === 'string' && typeof after === 'string')
    return sameEducation(before, after)
  // what an import added from other columns is no other remark
  if (field === 'remark' && typeof before === 'string' && before.split(`\n${unreadMark}`)[0] === after)
    return true
  // the register knows the day, the file only the month
  return isDate(field) && typeof before === 'string' && typeof after === 'string' && before.startsWith(after)
}

function refines(field: FactField, before: Fact, after: Fact): boolean {
  if (field === 'personCategory') return before === 'probationaryMember' && after === 'fullMember'
  return isDate(field) && typeof before === 'string' && typeof after === 'string' && datesAgree(before, after)
}

const isDate = (field: FactField): boolean =>
  field === 'birthDate' || field === 'joinDate' || field === 'fullMemberDate' || field === 'leftOn'

/** Dates that would stand in the wrong order once the row was written. */
function disorder(member: KnownMember, facts: RosterFacts): FactField[] {
  const of = (field: 'birthDate' | 'joinDate' | 'fullMemberDate') => facts[field] ?? member[field]
  const later = (a: string | null, b: string | null) => a !== null && b !== null && !datesAgree(a, b) && a > b
  const fields: FactField[] = []
  if (later(of('birthDate'), of('joinDate'))) fields.push('birthDate', 'joinDate')
  if (later(of('joinDate'), of('fullMemberDate'))) fields.push('joinDate', 'fullMemberDate')
  return fields
}

const shown = (value: Fact): string => (value === true ? '是' : value === false ? '否' : (value ?? ''))
