/** What the composers make: forms, and the document they are bound into. The blocks themselves are `shared/book.ts`. */
import type { Orientation, Section, Sheet } from '#shared/book.ts'

export {
  type Align,
  type Block,
  type Cell,
  type FontScheme,
  type Orientation,
  type Row,
  type Section,
  type Sheet,
  type Table,
  landscapeWidth,
  page,
  portraitWidth,
  widthOf,
} from '#shared/book.ts'

/** A printed form: one line of the catalogue. */
export interface Form {
  /** 「F13」 of the standard catalogue, or 「附1」. */
  readonly code: string
  readonly title: string
  readonly volume: string
  readonly orientation: Orientation
  /** Each copy (one meeting, one table) begins a new page; a copy may have several sheets. */
  readonly copies: readonly (readonly Sheet[])[]
  /** What each copy is called as a file of its own, where it is a record: 「2025-09-12_支委会_第9次」. */
  readonly names?: readonly string[]
  /** Pages of the empty form; one where nothing is said. */
  readonly blankSheets?: number
  /** A short form that goes on below the one before it, where both lie the same way and in one volume. */
  readonly follows?: boolean
}

export interface LedgerDocument {
  readonly title: string
  /** Who is named as the author of the file: the branch. */
  readonly creator: string
  /** `YYYY-MM-DDTHH:MM:SS`: when the newest record in it was entered, so that one state gives one file. */
  readonly stamp: string
  readonly sections: readonly Section[]
}
