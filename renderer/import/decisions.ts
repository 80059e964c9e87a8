/** What the user decided about each row of a proposal, and what importing will therefore do. */
import type { Doubt, Proposal, ProposedRow, ProposedSheet, RowChoice } from '#shared/imports.ts'

export type Decisions = ReadonlyMap<string, RowChoice>

/** A row of a sheet that is taken, with what was decided about it. */
export interface DecidedRow {
  readonly key: string
  readonly sheet: ProposedSheet
  readonly row: ProposedRow
  readonly choice: RowChoice | undefined
}

export const rowKey = (sheet: string | null, row: number): string => `${sheet ?? ''}\n${row}`

/** Rows of the sheets that are taken, in the file's order. */
export function decidedRows(proposal: Proposal, decisions: Decisions): readonly DecidedRow[] {
  return proposal.sheets
    .filter((sheet) => sheet.taken)
    .flatMap((sheet) =>
      sheet.rows.map((row) => {
        const key = rowKey(sheet.name, row.row)
        return { key, sheet, row, choice: decisions.get(key) }
      }),
    )
}

/** What will happen to a row. `undecided`: a conflict nobody has settled; it is left out. */
export type Fate = 'add' | 'change' | 'leave' | 'undecided'

export function fateOf({ row, choice }: Pick<DecidedRow, 'row' | 'choice'>): Fate {
  if (choice?.take === false) return 'leave'
  if (choice?.matchId === 0) return 'add'
  if (choice?.matchId !== undefined) return 'change'
  switch (row.verdict) {
    case 'new':
      return 'add'
    case 'update':
      return 'change'
    case 'same':
      return choice?.values === undefined ? 'leave' : 'change'
    case 'conflict':
      return 'undecided'
    case 'skip':
    case 'error':
      return choice?.take === true ? (row.matchId === undefined ? 'add' : 'change') : 'leave'
  }
}

/**
 * False for lines that are no people, and for rows the ledger could not take as they stand: without a name, or of
 * somebody who is no Party member. Once the name or the category is filled in, they can be.
 */
export function canBeTaken({ row, choice }: Pick<DecidedRow, 'row' | 'choice'>): boolean {
  const says = (field: string) => (choice?.values?.[field] ?? '') !== ''
  switch (row.verdict) {
    case 'new':
    case 'update':
    case 'conflict':
      return true
    case 'same':
      return choice?.values !== undefined
    case 'error':
      return (
        says('name') ||
        (!row.doubts.some((doubt) => doubt.field === 'name') &&
          ['date', 'talkDate', 'meetingType'].some(says))
      )
    case 'skip':
      if (row.doubts.some((doubt) => doubt.code === 'notARecord')) return false
      return says('personCategory') || row.doubts.some(isNamedTwin)
  }
}

/** The second of two rows about one person, where the first is in the same sheet. */
const isNamedTwin = (doubt: Doubt): boolean =>
  doubt.code === 'duplicatePerson' && doubt.duplicateOfRow !== undefined && doubt.detail === undefined

export function withChoice(
  decisions: Decisions,
  { sheet, row, key }: Pick<DecidedRow, 'sheet' | 'row' | 'key'>,
  part: Partial<RowChoice>,
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
  const mended = canBeTaken({ row: decided.row, choice }) && !decided.row.doubts.some(isNamedTwin)
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
    return decided.choice === undefined ? [] : [decided.choice]
  })
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
