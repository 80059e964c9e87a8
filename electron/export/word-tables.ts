/** Tables of the model → tables of Word, in absolute widths written three times: tblW, gridCol, tcW. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Align, Cell, FontScheme, Row, Table } from './model.ts'
import { runsOf } from './word-fonts.ts'

export const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const satisfies Record<Align, unknown>

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const outer = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
const borders = {
  top: outer,
  bottom: outer,
  left: outer,
  right: outer,
  insideHorizontal: thin,
  insideVertical: thin,
}

/** Room between text and rule, by size of type: narrow where many columns stand side by side. */
const sides: Readonly<Record<Table['size'], number>> = { 24: 85, 21: 60, 18: 30 }

/** Least height of a row, by size of type. */
const heights: Readonly<Record<Table['size'], number>> = { 24: 480, 21: 400, 18: 340 }

export function wordTable(table: Table, scheme: FontScheme): WordTable {
  const side = sides[table.size]
  return new WordTable({
    width: { size: sum(table.columns), type: WidthType.DXA },
    columnWidths: [...table.columns],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { marginUnitType: WidthType.DXA, top: 30, bottom: 30, left: side, right: side },
    borders,
    rows: table.rows.map((row, index) => wordRow(row, table, index, scheme)),
  })
}

function wordRow(row: Row, table: Table, index: number, scheme: FontScheme): TableRow {
  const head = index < table.headRows
  const keepNext = table.whole === true && index < table.rows.length - 1
  let column = 0
  const children = row.cells.map((cell) => {
    const span = cell.span ?? 1
    const width = sum(table.columns.slice(column, column + span))
    column += span
    return wordCell(cell, { span, width, keepNext }, table, scheme)
  })
  return new TableRow({
    ...(head ? { tableHeader: true } : {}),
    ...(row.splits === true ? {} : { cantSplit: true }),
    height: { value: row.height ?? heights[table.size], rule: HeightRule.ATLEAST },
    children,
  })
}

interface Place {
  readonly span: number
  readonly width: number
  /** Stays on the page of the row below. */
  readonly keepNext: boolean
}

function wordCell(cell: Cell, place: Place, table: Table, scheme: FontScheme): TableCell {
  const { span, width, keepNext } = place
  const label = cell.label === true
  // a cell without a paragraph is what Word calls a damaged file: an empty text still makes one
  const children = cell.text.split('\n').map(
    (line) =>
      new Paragraph({
        keepNext,
        alignment: alignments[cell.align ?? 'left'],
        spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
        children: runsOf(line, {
          scheme,
          role: label ? 'heading' : 'body',
          size: table.size,
          ...(cell.strong === true ? { bold: true } : {}),
        }),
      }),
  )
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(span > 1 ? { columnSpan: span } : {}),
    children,
  })
}

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0)
