/** What reading a file gives: a grid of cells as they stood, and nothing decided about them. */
import type { DoubtCode } from '#shared/imports.ts'

export type Cell =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'number'; readonly value: number; readonly shown: string; readonly formula?: string }
  /**
   * A number that the sheet shows as a date. `precision` tells what the cell's format shows: a month format hides
   * a day that nobody wrote; `none` shows no year.
   */
  | {
      readonly type: 'date'
      readonly value: number
      readonly shown: string
      readonly precision: 'day' | 'month' | 'none'
    }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** `#REF!` and the like, or a formula that was saved without its result. */
  | { readonly type: 'error'; readonly value: string; readonly formula?: string }

/** A cell that a merged range above it speaks for. */
export interface Merge {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface Sheet {
  /** Null for text files. */
  readonly name: string | null
  /** In a text document: the lines over the table. */
  readonly caption?: string
  readonly hidden: boolean
  /** Rows and columns count from 0; holes are empty cells. */
  readonly rows: readonly (readonly (Cell | undefined)[])[]
  readonly merges: readonly Merge[]
}

/** One paragraph or one table of a text document, in the order in which they stand. */
export type Block =
  | { readonly type: 'paragraph'; readonly text: string; readonly images: number }
  | { readonly type: 'table'; readonly rows: readonly (readonly BlockCell[])[] }

export interface BlockCell {
  readonly text: string
  readonly images: number
  /** First grid column, from 0, and how many it covers. */
  readonly column: number
  readonly span: number
  /** The lower part of a cell that is merged downwards. */
  readonly continued: boolean
}

export interface Grid {
  /** A text document; its sheets, if any, are its tables. */
  readonly blocks?: readonly Block[]
  readonly sheets: readonly Sheet[]
  readonly date1904: boolean
  /** Numbers came as text, so `2005.1` may have been 2005.10. */
  readonly plainText: boolean
  readonly encoding?: string
}

export type Reading =
  | { readonly ok: true; readonly grid: Grid }
  | { readonly ok: false; readonly code: DoubtCode; readonly detail?: string }

/** A file that is refused: caught where reading begins, never seen outside. */
export class Refusal extends Error {
  readonly code: DoubtCode
  readonly detail: string
  constructor(code: DoubtCode, detail = '') {
    super(code)
    this.code = code
    this.detail = detail
  }
}

export const limits = {
  /** Bytes of the file. */
  file: 50_000_000,
  /** Bytes of a workbook unpacked. */
  unpacked: 256_000_000,
  /** Unpacked to packed, for parts beyond a megabyte: a real sheet stays below 100. */
  ratio: 300,
  entries: 2000,
  /** Bytes of a document's text part: the largest yearbook seen has 11 MB. */
  document: 64_000_000,
  rows: 200_000,
  columns: 200,
  /** Characters in a cell: Excel's own limit. */
  cell: 32_767,
  /** Milliseconds that reading may take. */
  time: 20_000,
  /** From this size on, reading happens in a thread of its own. */
  threadFrom: 200_000,
} as const

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** The cell as people see it. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  if (cell.type === 'text' || cell.type === 'error') return cell.value
  if (cell.type === 'boolean') return cell.value ? '是' : '否'
  return cell.shown
}
