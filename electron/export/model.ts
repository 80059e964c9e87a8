/**
 * What a printed ledger is, before anybody thinks of Word: plain readonly data that a test can compare by value
 * and a worker thread can be handed. All widths are DXA (twentieths of a point), so that Word, WPS and LibreOffice
 * draw the same columns.
 */

/** GB/T 9704 page (A4) and type area; a landscape page is the same sheet turned, binding edge at the top. */
export const page = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1587, right: 1474 } as const
export const portraitWidth = page.width - page.left - page.right
export const landscapeWidth = page.height - page.top - page.bottom

export type Orientation = 'portrait' | 'landscape'
export const widthOf = (orientation: Orientation): number =>
  orientation === 'portrait' ? portraitWidth : landscapeWidth

export type Align = 'left' | 'center' | 'right'

/** A cell holds text; each line feed begins a new paragraph in it. */
export interface Cell {
  readonly text: string
  /** Columns it covers. */
  readonly span?: number
  readonly align?: Align
  /** Names of fields and heads of columns. */
  readonly label?: boolean
  readonly strong?: boolean
}

export interface Row {
  readonly cells: readonly Cell[]
  /** A row whose text may be long and so may run over the page's end; short rows stay whole. */
  readonly splits?: boolean
  /** Least height in DXA: room to write or to sign. */
  readonly height?: number
}

/** A form (labels and values) or a list (head rows that repeat on each page); the grid is always written out. */
export interface Table {
  readonly type: 'table'
  readonly columns: readonly number[]
  /** Leading rows that repeat at the top of each page. */
  readonly headRows: number
  readonly rows: readonly Row[]
  /** Type size in half-points: 24 小四, 21 五号, 18 小五. */
  readonly size: 24 | 21 | 18
  /** A short table that is not torn between two pages. */
  readonly whole?: boolean
}

/** One signature to be put by hand. */
export interface SignatureLine {
  readonly type: 'signatures'
  readonly labels: readonly string[]
  /** Leaves room for a date. */
  readonly dated: boolean
}

export type Block =
  | Table
  | SignatureLine
  | { readonly type: 'volume'; readonly text: string }
  | { readonly type: 'title'; readonly text: string }
  /** 「单位（盖章）：…  2026年第三季度」, left and right ends of one line. */
  | { readonly type: 'under'; readonly left: string; readonly right: string }
  | { readonly type: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** Body text in 三号, 22 lines of 28 characters a page; `lead` (the speaker) is set off in 楷体. */
  | { readonly type: 'paragraph'; readonly text: string; readonly lead?: string }
  /** Small text under or above a table. */
  | { readonly type: 'note'; readonly text: string }
  /** The name of a table inside a form; stays with what follows. */
  | { readonly type: 'caption'; readonly text: string }
  | { readonly type: 'cover'; readonly role: 'space' | 'title' | 'period' | 'line'; readonly text: string }

/** Blocks that begin on a new page. */
export type Sheet = readonly Block[]

export interface Section {
  readonly orientation: Orientation
  /** The cover has no page number; numbering begins at 1 in the first section that has. */
  readonly numbered: boolean
  readonly sheets: readonly Sheet[]
}

/** A printed form: one line of the catalogue. */
export interface Form {
  /** 「F13」 of the standard catalogue, or 「附1」. */
  readonly code: string
  readonly title: string
  readonly volume: string
  readonly orientation: Orientation
  /** Each copy (one meeting, one table) begins a new page; a copy may have several sheets. */
  readonly copies: readonly (readonly Sheet[])[]
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

export type FontScheme = 'official' | 'system'
