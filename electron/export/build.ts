/** Small hands for composing forms: cells, rows, tables, and lists of names. Pure. */
import type { Align, Block, Cell, Row, Table } from './model.ts'

export const label = (text: string, span = 1): Cell => ({ text, label: true, align: 'center', span })
export const value = (text: string, span = 1, align: Align = 'left'): Cell => ({ text, span, align })
export const middle = (text: string | number, span = 1): Cell => ({
  text: String(text),
  span,
  align: 'center',
})
/** Figures align right. */
export const figure = (text: string | number, span = 1): Cell => ({
  text: String(text),
  span,
  align: 'right',
})

/** What stands in a cell that has nothing to say, so that it is seen to be empty on purpose. */
export const orDash = (text: string | null | undefined): string =>
  text === null || text === undefined || text === '' ? '—' : text

export const row = (...cells: Cell[]): Row => ({ cells })
/** More characters than this and a row may run over the page's end. */
const long = 150

/** A row whose text may be long; where it is not, it stays whole like any other. */
export const longRow = (...cells: Cell[]): Row =>
  cells.some(({ text }) => text.length > long) ? { cells, splits: true } : { cells }

export function form(columns: readonly number[], rows: readonly Row[], size: Table['size'] = 24): Table {
  // the few lines of a count stay together
  return { type: 'table', columns, headRows: 0, rows, size, ...(rows.length <= 3 ? { whole: true } : {}) }
}

/** @param heads one head per column; the head row repeats on each page. */
export function list(
  columns: readonly (readonly [head: string, width: number])[],
  rows: readonly Row[],
  size: Table['size'] = 21,
): Table {
  const head: Row = { cells: columns.map(([text]) => label(text)) }
  // a head alone is no table: what is empty says so
  const body = rows.length === 0 ? [row(middle('无', columns.length))] : rows
  return {
    type: 'table',
    columns: columns.map(([, width]) => width),
    headRows: 1,
    rows: [head, ...body],
    size,
  }
}

/** Widens the columns in proportion until they fill `total` exactly; the rest of the rounding goes to the last. */
export function fill(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const widths = weights.map((weight) => Math.floor((weight * total) / sum))
  const used = widths.reduce((a, b) => a + b, 0)
  return widths.map((width, index) => (index === widths.length - 1 ? width + total - used : width))
}

/** Heads with weights → heads with widths that fill `total`. */
export function columnsOf(
  heads: readonly (readonly [head: string, weight: number])[],
  total: number,
): (readonly [string, number])[] {
  const widths = fill(
    heads.map(([, weight]) => weight),
    total,
  )
  return heads.map(([head], index) => [head, widths[index] ?? 0] as const)
}

export const caption = (text: string): Block => ({ type: 'caption', text })
/** @param legend explains the form itself, so that it stands on an empty one too. */
export const note = (text: string, legend = false): Block =>
  legend ? { type: 'note', text, legend } : { type: 'note', text }
export const signatures = (labels: readonly string[], dated = true): Block => ({
  type: 'signatures',
  labels,
  dated,
})

/** Text of several paragraphs → one block each; empty lines fall away. */
export const paragraphs = (text: string): Block[] =>
  text
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ type: 'paragraph', text: part }))

/** 「一」 … 「九十九」, for headings of the first level. */
export function chineseNumber(number: number): string {
  const digits = '零一二三四五六七八九'
  const tens = Math.floor(number / 10)
  const ones = number % 10
  if (tens === 0) return digits[ones] ?? ''
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${ones === 0 ? '' : (digits[ones] ?? '')}`
}

/** Cuts a list into pieces of at most `size`. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  const pieces: T[][] = []
  for (let at = 0; at < items.length; at += size) pieces.push(items.slice(at, at + size))
  return pieces
}

/** The heading of every form: its name, and under it the unit and the period. */
export const heading = (title: string, unit: string, right: string): Block[] => [
  { type: 'title', text: title },
  { type: 'under', left: `单位（盖章）：${unit}`, right },
]
