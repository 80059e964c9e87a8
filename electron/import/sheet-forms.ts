/** Forms that were drawn in a spreadsheet instead of a document: label beside value, one form below the other. Pure. */
import { type BlockCell, type Sheet, textOf } from './grid.ts'
import { type RawRecord, formsOf } from './minutes.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A record with the sheet's row, from 1, in which its form begins. */
export interface SheetRecord extends RawRecord {
  readonly row: number
}

export function formsOnSheet(sheet: Sheet, vocabulary: Vocabulary): SheetRecord[] {
  const lines = sheet.rows.flatMap((_, row) => {
    const cells = cellsOf(sheet, row)
    return cells.length === 0 ? [] : [{ row, cells }]
  })
  const starts = lines.flatMap(({ cells }, index) => (isTitle(cells) ? [index] : []))
  const chunks = [0, ...starts].map((start, order) => lines.slice(start, starts[order]))
  return chunks.flatMap((chunk) => {
    const [first] = chunk
    if (first === undefined) return []
    const titled = isTitle(first.cells)
    const body = titled ? chunk.slice(1) : chunk
    const title = { type: 'paragraph', text: titled ? (first.cells[0]?.text ?? '') : '', images: 0 } as const
    const table = { type: 'table', rows: body.map(({ cells }) => cells) } as const
    return formsOf([title, table], vocabulary).map((record) => ({
      ...record,
      row: (body[record.line]?.row ?? first.row) + 1,
    }))
  })
}

/** 「谈心谈话记录表」 alone in its row. */
const isTitle = (cells: readonly BlockCell[]): boolean => {
  const [only, more] = cells
  return (
    only !== undefined &&
    more === undefined &&
    only.text.length <= 40 &&
    /(记录|登记|情况)(表|簿|本|单)?(\s|$|[(（])/.test(only.text) &&
    !/[：:。；]/.test(only.text)
  )
}

function cellsOf(sheet: Sheet, row: number): BlockCell[] {
  return (sheet.rows[row] ?? []).flatMap((cell, column): BlockCell[] => {
    const text = textOf(cell).trim()
    if (text === '') return []
    const merge = sheet.merges.find((one) => one.top === row && one.left === column)
    const span = merge === undefined ? 1 : merge.right - merge.left + 1
    return [{ text, images: 0, column, span, continued: false }]
  })
}
