/** What a file is and what it says: its sheets, or the records of a text document. Pure. */
import type { AlsoHeld, Doubt, ImportKind } from '#shared/imports.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { recogniseDocument } from './documents.ts'
import type { Grid } from './grid.ts'
import type { Known } from './meeting-records.ts'
import type { RosterRow } from './rows.ts'
import { recogniseSheets } from './sheets.ts'

export interface RecognisedSheet {
  readonly name: string | null
  readonly hidden: boolean
  readonly taken: boolean
  /** 1-based. */
  readonly headerRows: readonly number[]
  readonly columns: Readonly<Record<string, string>>
  readonly headings: Readonly<Record<string, string>>
  /** In a text document: label → field. */
  readonly labels?: Readonly<Record<string, string>>
  readonly doubts: readonly Doubt[]
  readonly rows: readonly RosterRow[]
}

export interface Recognition {
  readonly kind: ImportKind
  readonly doubts: readonly Doubt[]
  readonly sheets: readonly RecognisedSheet[]
  /** Other kinds of records in the same file, each taken by asking for it. */
  readonly also: readonly AlsoHeld[]
}

export interface RecogniseOptions {
  readonly today: LedgerDate
  /** Tells a name on the roster. */
  readonly known: Known
  /** It tells what a table is that has no title of its own. */
  readonly fileName?: string | undefined
  /** Which of the kinds it holds is meant, or what the file is, where the user knows better. */
  readonly kind?: Exclude<ImportKind, 'none'> | undefined
  /** Take this sheet and no other, hidden or not. */
  readonly sheet?: string | undefined
  /** Corrections by hand: column letters → field, or null to leave the column out. */
  readonly columns?: Readonly<Record<string, string | null>> | undefined
}

export const recognise = (grid: Grid, options: RecogniseOptions): Recognition =>
  grid.blocks === undefined ? recogniseSheets(grid, options) : recogniseDocument(grid.blocks, grid, options)
