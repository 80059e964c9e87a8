/** Cells to the bytes of an .xlsx: headings bold and frozen with a filter, every text a text. Runs in the worker. */
import { type CellStyle, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { SheetContent } from './workbook-content.ts'

const font = { name: '宋体', size: 10 } as const
/** As on the printed forms: quiet, and readable in black and white. */
const heading: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE9E4DA' } },
  border: { bottom: { style: 'thin', color: { rgb: 'FF8C8577' } } },
  alignment: { vertical: 'center', wrapText: true },
}
/** Format `@`: whatever is typed into the cell later stays text too, a formula never comes of it. */
const plain: CellStyle = { numFmt: '@', font, alignment: { vertical: 'top' } }
const amount: CellStyle = { ...plain, numFmt: '#,##0.00' }
const wrapped: CellStyle = { ...plain, alignment: { vertical: 'top', wrapText: true } }

/**
 * @param madeAt `YYYY-MM-DDTHH:MM:SS`; the file says it was made then, and the same records make the same file
 */
export function workbookFile(sheets: readonly SheetContent[], madeAt: string): Promise<Uint8Array> {
  const made = new Date(`${madeAt}Z`)
  return writeXlsx({
    sheets: sheets.map(styled),
    defaultFont: font,
    properties: { created: made, modified: made, creator: '支部台账' },
  })
}

function styled({ title, columns, rows }: SheetContent): WriteSheet {
  const last = columnLetter(columns.length - 1)
  return {
    name: title,
    columns: columns.map(({ width, wrap, money }): ColumnDef => ({
      width,
      style: money === true ? amount : wrap ? wrapped : plain,
    })),
    rows: [columns.map((column) => column.title), ...rows.map((row) => row.map(cellOf))],
    rowDefs: new Map(
      rows.flatMap((row, index) => {
        const lines = linesOf(row, columns)
        return lines === 1
          ? []
          : [[index + 1, { height: Math.min(tallest, lines * lineHeight + 2) }] as const]
      }),
    ),
    cells: new Map(columns.map((_, index) => [`0,${index}`, { style: heading }])),
    // seventy tabs, most of them empty in a young ledger, would hide those that are not
    hidden: rows.length === 0,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${rows.length + 1}` },
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  }
}

/** In points; Excel's own limit. */
const tallest = 409
const lineHeight = 13

/** How many lines the fullest wrapped cell of a row takes: not every program works that out for itself. */
function linesOf(row: readonly (string | number)[], columns: SheetContent['columns']): number {
  let most = 1
  for (const [index, cell] of row.entries()) {
    const column = columns[index]
    if (
      column?.wrap !== true ||
      typeof cell === 'number' ||
      (cell.length * 2 <= column.width && !cell.includes('\n'))
    )
      continue
    let lines = 0
    for (const part of cell.split('\n')) lines += Math.max(1, Math.ceil(widthOf(part) / (column.width - 1)))
    most = Math.max(most, lines)
  }
  return most
}

/** A Chinese character is as wide as two Latin ones. */
const widthOf = (text: string): number => {
  let width = 0
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < 0x2000 ? 1 : 2
  return width
}

/** Nothing for what is empty; in texts, what looks like the format's own escape is made to mean itself. */
const cellOf = (cell: string | number): string | number | null =>
  cell === '' ? null : typeof cell === 'number' ? cell : cell.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')

function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
