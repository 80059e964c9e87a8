/**
 * Rows against the register: the ID number tells who it is, else name, birth and joining together;
 * a name alone never does. An empty cell erases nothing, a doubtful one overwrites nothing. Pure.
 */
import type { Candidate, Doubt, RowChoice, Verdict } from '#shared/imports.ts'
import { type FactField, type KnownMember, type RowValues, datesAgree, factsOf, wordsOf } from './facts.ts'
import { compare } from './compare.ts'
import type { RosterRow } from './rows.ts'
import { readIdNumber } from '#shared/rules/id-number.ts'

export interface JudgedRow {
  readonly sheet: string | null
  readonly row: number
  readonly verdict: Verdict
  readonly values: RowValues
  readonly doubts: readonly Doubt[]
  readonly matchId?: number
  readonly changes: readonly { readonly field: FactField; readonly before: string; readonly after: string }[]
  /** False where the user must decide who or what is right before the row can be written. */
  readonly decided: boolean
  readonly original?: string
  /** What stands in columns that were not recognised. */
  readonly unread?: string
  /** Whom a conflict may be about. */
  readonly candidates?: readonly Candidate[]
}

export type Choices = ReadonlyMap<string, RowChoice>
export const choiceKey = (sheet: string | null, row: number): string => `${row}\n${sheet ?? ''}`

/**
 * Judges the rows in their order; the first of two equal persons counts.
 * @param earlier row (`choiceKey`) → member that this very row of this very file became in an import that stands
 */
export function reconcile(
  rows: readonly RosterRow[],
  members: readonly KnownMember[],
  choices: Choices = new Map(),
  earlier: ReadonlyMap<string, number> = new Map(),
): JudgedRow[] {
  const register = indexOf(members, earlier)
  const seen = new Seen(choices)
  return rows.map((row) => judge(row, register, seen, choices.get(choiceKey(row.sheet, row.row))))
}

function judge(row: RosterRow, register: Register, seen: Seen, choice: RowChoice | undefined): JudgedRow {
  const { sheet, values, doubts } = row
  const base = { sheet, row: row.row, values, doubts, changes: [], decided: true }
  if (row.fixed !== undefined) return { ...base, verdict: row.fixed }
  const twin = seen.twinOf(row, choice)
  seen.add(row)
  if (twin?.certain === true && choice?.matchId === undefined) {
    return { ...base, verdict: 'skip', doubts: [...doubts, duplicate(row, twin.row)] }
  }
  const found = choice?.matchId === undefined ? register.find(row) : register.chosen(choice.matchId)
  if (twin?.certain === false && found.match === undefined && choice?.matchId === undefined) {
    return {
      ...base,
      verdict: 'conflict',
      doubts: [...doubts, { ...duplicate(row, twin.row), code: 'possibleSamePerson' }],
      decided: false,
    }
  }
  if (found.match !== undefined) return matched(row, found.match, choice)
  if (found.perhaps.length > 0) {
    const only = found.perhaps.length === 1 ? found.perhaps[0] : undefined
    return {
      ...base,
      verdict: 'conflict',
      doubts: [...doubts, { code: 'possibleSamePerson', field: 'name', raw: nameOf(row) }],
      ...(only === undefined ? {} : { matchId: only.memberId }),
      candidates: found.perhaps.map((member) => candidate(row, member)),
      decided: false,
    }
  }
  return { ...base, verdict: 'new' }
}

function candidate(row: RosterRow, member: KnownMember): Candidate {
  const { memberId, name, birthDate, joinDate, groupName, leftOn, relation } = member
  const { changes } = compare(row.values, doubtfulFields(row.doubts), member)
  const left = leftOn !== null || relation === 'elsewhere'
  return { memberId, name, birthDate, joinDate, groupName, left, changes: changes.map((one) => ({ ...one })) }
}

function matched(row: RosterRow, member: KnownMember, choice: RowChoice | undefined): JudgedRow {
  const { changes, conflicts } = compare(row.values, doubtfulFields(row.doubts), member)
  const overruled = choice?.take === true || choice?.matchId !== undefined
  const verdict: Verdict =
    conflicts.length > 0 && !overruled ? 'conflict' : changes.length > 0 ? 'update' : 'same'
  return {
    sheet: row.sheet,
    row: row.row,
    verdict,
    values: row.values,
    doubts: [
      ...row.doubts,
      ...conflicts.map((field): Doubt => ({
        code: 'fieldConflict',
        field,
        raw: rawValue(row.values[field]),
      })),
    ],
    matchId: member.memberId,
    changes,
    decided: verdict !== 'conflict',
  }
}

const rawValue = (value: RowValues[string] | undefined): string | number | boolean | null =>
  value === undefined || typeof value === 'object' ? null : value

const nameOf = (row: RosterRow): string => wordsOf(row.values['name'])

const duplicate = (row: RosterRow, of: RosterRow): Doubt => ({
  code: 'duplicatePerson',
  raw: nameOf(row),
  duplicateOfRow: of.row,
  ...(of.sheet === row.sheet ? {} : { detail: `工作表「${of.sheet ?? ''}」` }),
})

/** Cells that something is doubtful about: a month instead of a day is plain, only less precise. */
function doubtfulFields(doubts: readonly Doubt[]): Set<string> {
  const doubtful = new Set<string>()
  for (const { code, field } of doubts) {
    if (field !== undefined && code !== 'datePrecisionMonth' && code !== 'transferredOut') doubtful.add(field)
    if (code === 'idGenderMismatch') doubtful.add('gender')
    if (code === 'idBirthMismatch') doubtful.add('birthDate')
  }
  return doubtful
}

interface Identity {
  readonly name?: string
  readonly idNumber?: string | null
  readonly birthDate?: string | null
  readonly joinDate?: string | null
  readonly gender?: string | null
}

const both = (a: string | null | undefined, b: string | null | undefined): boolean =>
  typeof a === 'string' && a !== '' && typeof b === 'string' && b !== ''

const agree = (a: string | null | undefined, b: string | null | undefined): boolean =>
  both(a, b) && datesAgree(a ?? '', b ?? '')

const idsDiffer = (a: Identity, b: Identity): boolean =>
  both(a.idNumber, b.idNumber) && a.idNumber !== b.idNumber

/** Name, birth and joining: the second key. */
const sameByDates = (a: Identity, b: Identity): boolean =>
  a.name === b.name && agree(a.birthDate, b.birthDate) && agree(a.joinDate, b.joinDate)

const contradict = (a: Identity, b: Identity): boolean =>
  idsDiffer(a, b) ||
  (both(a.birthDate, b.birthDate) && !agree(a.birthDate, b.birthDate)) ||
  (both(a.joinDate, b.joinDate) && !agree(a.joinDate, b.joinDate)) ||
  (both(a.gender, b.gender) && a.gender !== b.gender)

/** A number says when somebody was born, where nothing else does. */
const withBirth = (facts: Identity): Identity => {
  if (both(facts.birthDate, facts.birthDate) || typeof facts.idNumber !== 'string') return facts
  const reading = readIdNumber(facts.idNumber)
  return reading.state === 'valid' ? { ...facts, birthDate: reading.birthDate } : facts
}

interface Found {
  readonly match?: KnownMember
  readonly perhaps: readonly KnownMember[]
}

interface Register {
  find(row: RosterRow): Found
  chosen(memberId: number): Found
}

function indexOf(members: readonly KnownMember[], earlier: ReadonlyMap<string, number>): Register {
  const byId = new Map<number, KnownMember>()
  const byIdNumber = new Map<string, KnownMember>()
  const byName = new Map<string, KnownMember[]>()
  for (const member of members) {
    byId.set(member.memberId, member)
    // somebody who left and came back is in the register twice: the entry that stands is meant
    const other = member.idNumber === null ? undefined : byIdNumber.get(member.idNumber)
    if (member.idNumber !== null && (other === undefined || member.leftOn === null)) {
      byIdNumber.set(member.idNumber, member)
    }
    byName.set(member.name, [...(byName.get(member.name) ?? []), member])
  }
  return {
    find: ({ sheet, row, values }) => {
      const facts = withBirth(factsOf(values))
      const sure = typeof facts.idNumber === 'string' ? byIdNumber.get(facts.idNumber) : undefined
      if (sure !== undefined) return { match: sure, perhaps: [] }
      const named = byName.get(facts.name ?? '') ?? []
      const before = named.find((member) => member.memberId === earlier.get(choiceKey(sheet, row)))
      if (before !== undefined && !idsDiffer(facts, before)) return { match: before, perhaps: [] }
      const open = named.filter((member) => !idsDiffer(facts, member))
      const exact = open.filter((member) => sameByDates(facts, member))
      if (exact.length === 1 && exact[0] !== undefined) return { match: exact[0], perhaps: [] }
      // two numbers that differ are two persons, unless everything else says one
      return {
        perhaps: open.length > 0 ? open : named.filter((member) => sameByDates(facts, withBirth(member))),
      }
    },
    chosen: (memberId) => {
      const match = byId.get(memberId)
      return match === undefined ? { perhaps: [] } : { match, perhaps: [] }
    },
  }
}

/** The persons of the file so far. */
class Seen {
  readonly #choices: Choices
  readonly #byIdNumber = new Map<string, RosterRow[]>()
  readonly #byName = new Map<string, RosterRow[]>()

  constructor(choices: Choices) {
    this.#choices = choices
  }

  add(row: RosterRow): void {
    const { idNumber } = row.values
    if (typeof idNumber === 'string') push(this.#byIdNumber, idNumber, row)
    push(this.#byName, nameOf(row), row)
  }

  /** An earlier row about the same person. A row that the user dropped does not stand in the way of one they chose. */
  twinOf(row: RosterRow, choice: RowChoice | undefined): { row: RosterRow; certain: boolean } | undefined {
    const stands = (other: RosterRow) =>
      choice?.take !== true || this.#choices.get(choiceKey(other.sheet, other.row))?.take !== false
    const { idNumber } = row.values
    const byNumber = typeof idNumber === 'string' ? this.#byIdNumber.get(idNumber)?.find(stands) : undefined
    if (byNumber !== undefined) return { row: byNumber, certain: true }
    const named = (this.#byName.get(nameOf(row)) ?? []).filter(stands)
    const equal = named.find(
      (other) => !idsDiffer(row.values, other.values) && sameByDates(row.values, other.values),
    )
    if (equal !== undefined) return { row: equal, certain: true }
    const perhaps = named.find((other) => !contradict(row.values, other.values))
    return perhaps === undefined ? undefined : { row: perhaps, certain: false }
  }
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else list.push(item)
}
