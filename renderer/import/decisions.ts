/** What the user decided about each row of a proposal, and what importing will therefore do. */
import { lackingFields } from '#shared/import/lacking.ts'
import type {
  Doubt,
  FieldChange,
  ImportKind,
  Proposal,
  ProposedRow,
  ProposedSheet,
  RowChoice,
  RowValue,
} from '#shared/imports.ts'

/** A choice, with the fields for which the file's word was taken by hand: that is said to nobody but the page. */
export interface Decision extends RowChoice {
  readonly took?: readonly string[]
}
export type Decisions = ReadonlyMap<string, Decision>

/** A row of a sheet that is taken, with what was decided about it. */
export interface DecidedRow {
  readonly key: string
  readonly kind: ImportKind
  readonly sheet: ProposedSheet
  readonly row: ProposedRow
  readonly choice: Decision | undefined
}

export const rowKey = (sheet: string | null, row: number): string => `${sheet ?? ''}\n${row}`

/** Rows of the sheets that are taken, in the file's order. */
export function decidedRows(proposal: Proposal, decisions: Decisions): readonly DecidedRow[] {
  return proposal.sheets
    .filter((sheet) => sheet.taken)
    .flatMap((sheet) =>
      sheet.rows.map((row) => {
        const key = rowKey(sheet.name, row.row)
        return { key, kind: proposal.kind, sheet, row, choice: decisions.get(key) }
      }),
    )
}

/** What will happen to a row. `undecided`: a conflict nobody has settled; it is left out. */
export type Fate = 'add' | 'change' | 'leave' | 'undecided'

export function fateOf(decided: Pick<DecidedRow, 'row' | 'choice'>): Fate {
  const { row, choice } = decided
  if (choice?.take === false) return 'leave'
  if (choice?.matchId === 0) return 'add'
  if (choice?.matchId !== undefined) return changesAnything(decided) ? 'change' : 'leave'
  switch (row.verdict) {
    case 'new':
      return 'add'
    case 'update':
      return changesAnything(decided) ? 'change' : 'leave'
    case 'same':
      return choice?.values === undefined ? 'leave' : 'change'
    case 'conflict':
      return 'undecided'
    case 'skip':
    case 'error':
      return choice?.take === true ? (row.matchId === undefined ? 'add' : 'change') : 'leave'
  }
}

/** What the row would change of the person chosen; of the only one it may be, where nobody is chosen yet. */
export function changesOf({ row, choice }: Pick<DecidedRow, 'row' | 'choice'>): readonly FieldChange[] {
  if (choice?.matchId === 0) return []
  const candidates = row.candidates ?? []
  if (candidates.length === 0) return row.changes ?? []
  const meant = candidates.find((one) => one.memberId === choice?.matchId)
  return meant?.changes ?? []
}

/** Fields that leave the register together: that somebody is gone, when, and how. */
const leaving: readonly string[] = ['leftOn', 'leftHow', 'transferredOut']
const together = (field: string): readonly string[] => (leaving.includes(field) ? leaving : [field])

export type Side = 'file' | 'ledger'

/** Whose word a field is given; undefined where nobody has said and somebody must. */
export function sideOf({ row, choice }: Pick<DecidedRow, 'row' | 'choice'>, field: string): Side | undefined {
  if (choice?.values?.[field] === null) return 'ledger'
  if (choice?.took?.includes(field) === true) return 'file'
  const open = conflictFields(row).includes(field) && choice?.matchId === undefined
  return open ? undefined : 'file'
}

const conflictFields = (row: ProposedRow): readonly string[] =>
  row.doubts.flatMap((doubt) =>
    doubt.code === 'fieldConflict' && doubt.field !== undefined ? [doubt.field] : [],
  )

const changesAnything = (decided: Pick<DecidedRow, 'row' | 'choice'>): boolean =>
  changesOf(decided).some(({ field }) => sideOf(decided, field) === 'file') ||
  Object.values(decided.choice?.values ?? {}).some((value) => value !== null && value !== false)

/**
 * Gives one field to the file or to the register. Once every contradiction of a row is answered the row is taken, as
 * an update of the person it is about.
 */
export function chooseSide(decided: DecidedRow, field: string, side: Side): Partial<Decision> {
  const { row, choice } = decided
  const fields = together(field)
  const took = (choice?.took ?? []).filter((one) => !fields.includes(one))
  const values = Object.fromEntries(
    Object.entries(choice?.values ?? {}).filter(([name]) => !fields.includes(name)),
  )
  if (side === 'ledger') {
    for (const one of fields) values[one] = one === 'transferredOut' ? false : null
  }
  const part = { values, took: side === 'file' ? [...took, ...fields] : took }
  const next = { row, choice: { sheet: null, row: row.row, ...choice, ...part } }
  const settled = conflictFields(row).every((one) => sideOf(next, one) !== undefined)
  return row.verdict === 'conflict' && row.candidates === undefined && settled && row.matchId !== undefined
    ? { ...part, take: true, matchId: row.matchId }
    : part
}

/**
 * False for lines that are no people, and for rows the ledger could not take as they stand: without a name, without
 * the day of a meeting, or of somebody who is no Party member. Once that is filled in, they can be.
 */
export function canBeTaken({ kind, row, choice }: Pick<DecidedRow, 'kind' | 'row' | 'choice'>): boolean {
  const says = (field: string) => (choice?.values?.[field] ?? '') !== ''
  switch (row.verdict) {
    case 'new':
    case 'update':
    case 'conflict':
      return true
    case 'same':
      return choice?.values !== undefined
    case 'error':
      return choice?.values !== undefined && stillLacking({ kind, row, choice }).length === 0
    case 'skip':
      if (row.doubts.some((doubt) => doubt.code === 'notARecord')) return false
      return says('personCategory') || row.doubts.some(isNamedTwin)
  }
}

/** What a row must still say before it can be taken. */
export function stillLacking({ kind, row, choice }: Pick<DecidedRow, 'kind' | 'row' | 'choice'>): string[] {
  const values: Record<string, RowValue> = { ...row.values, ...choice?.values }
  return lackingFields(kind, values)
}

/** The second of two rows about one person, where the first is in the same sheet. */
const isNamedTwin = (doubt: Doubt): boolean =>
  doubt.code === 'duplicatePerson' && doubt.duplicateOfRow !== undefined && doubt.detail === undefined

export function withChoice(
  decisions: Decisions,
  { sheet, row, key }: Pick<DecidedRow, 'sheet' | 'row' | 'key'>,
  part: Partial<Decision>,
): Decisions {
  const next = new Map(decisions)
  next.set(key, { sheet: sheet.name, row: row.row, ...decisions.get(key), ...part })
  return next
}

/** Settles a conflict: as this member's update, or (0) as a new person. */
export const settle = (decisions: Decisions, decided: DecidedRow, matchId: number): Decisions =>
  withChoice(decisions, decided, { matchId, take: true })

/**
 * Ticks or unticks a row. Of two rows about one person only one can be taken: ticking the second drops the first,
 * and unticking it takes the first again.
 */
export function tick(decisions: Decisions, decided: DecidedRow, take: boolean): Decisions {
  const next = withChoice(decisions, decided, { take })
  const twin = decided.row.doubts.find(isNamedTwin)
  if (twin === undefined) return next
  const other = decided.sheet.rows.find((row) => row.row === twin.duplicateOfRow)
  if (other === undefined) return next
  const key = rowKey(decided.sheet.name, other.row)
  return withChoice(next, { sheet: decided.sheet, row: other, key }, { take: !take })
}

/** Corrects a cell; a row that could not be taken is taken once that has been mended. */
export function correct(
  decisions: Decisions,
  decided: DecidedRow,
  field: string,
  value: string | boolean | null,
): Decisions {
  const values = { ...decided.choice?.values, [field]: value }
  const next = withChoice(decisions, decided, { values })
  const { verdict } = decided.row
  if (verdict !== 'error' && verdict !== 'skip') return next
  const choice = next.get(decided.key)
  const mended = canBeTaken({ ...decided, choice }) && !decided.row.doubts.some(isNamedTwin)
  return withChoice(next, decided, { take: mended })
}

export interface Tally {
  readonly add: number
  readonly change: number
  readonly leave: number
  readonly undecided: number
}

export function tally(rows: readonly DecidedRow[]): Tally {
  const counts = { add: 0, change: 0, leave: 0, undecided: 0 }
  for (const row of rows) counts[fateOf(row)] += 1
  return counts
}

/** For `import.commit`: what was decided, and every unsettled conflict left out by name. */
export function choicesOf(rows: readonly DecidedRow[]): RowChoice[] {
  return rows.flatMap((decided) => {
    if (fateOf(decided) === 'undecided') {
      return [{ sheet: decided.sheet.name, row: decided.row.row, take: false }]
    }
    if (decided.choice === undefined) return []
    const { took: _, ...choice } = decided.choice
    return [choice]
  })
}

/** The same answer for many rows at once; rows to which it does not apply are left as they are. */
export function decideMany(
  decisions: Decisions,
  rows: readonly DecidedRow[],
  answer: (decided: DecidedRow) => Partial<Decision> | undefined,
): Decisions {
  const next = new Map(decisions)
  for (const decided of rows) {
    const part = answer(decided)
    if (part === undefined) continue
    next.set(decided.key, {
      sheet: decided.sheet.name,
      row: decided.row.row,
      ...next.get(decided.key),
      ...part,
    })
  }
  return next
}

/** Every contradiction of a row answered the same way; undefined where it has none that fields can settle. */
export function chooseSides(decided: DecidedRow, side: Side): Partial<Decision> | undefined {
  const fields = conflictFields(decided.row)
  if (fields.length === 0 || decided.row.matchId === undefined) return undefined
  let choice: Decision = { sheet: decided.sheet.name, row: decided.row.row, ...decided.choice }
  for (const field of fields) choice = { ...choice, ...chooseSide({ ...decided, choice }, field, side) }
  return choice
}

/** Whose name several members bear: who is meant, or (null) that it cannot be said. */
export function sayWho(decided: DecidedRow, name: string, memberId: number | null): Partial<Decision> {
  const people = Object.fromEntries(
    Object.entries(decided.choice?.people ?? {}).filter(([told]) => told !== name),
  )
  return { people: memberId === null ? people : { ...people, [name]: memberId } }
}

/** Doubts first: what nobody has settled, what could not be read, what is doubtful, then the rest in the file's order. */
export function doubtsFirst(rows: readonly DecidedRow[]): readonly DecidedRow[] {
  return rows
    .map((row, index) => ({ row, index, rank: rankOf(row.row) }))
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ row }) => row)
}

function rankOf({ verdict, doubts }: ProposedRow): number {
  if (verdict === 'conflict') return 0
  if (doubts.some((doubt) => doubt.code === 'notARecord')) return 5
  if (verdict === 'error') return 1
  if (doubts.length === 0) return 4
  // a month without its day is taken as it stands
  return doubts.every((doubt) => doubt.code === 'datePrecisionMonth') ? 3 : 2
}
