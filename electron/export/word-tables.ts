/**
 * Tables of the model → tables of Word, in absolute widths written three times: tblW, gridCol, tcW. Written as text:
 * a year's ledger has a hundred thousand cells, and an object for each element of each cell costs half a gigabyte.
 */
import type { Cell, FontScheme, Row, Table } from './model.ts'
import { type Setting, runsXml } from './word-fonts.ts'

const rule = (side: string, size: number) => `<w:${side} w:val="single" w:color="000000" w:sz="${size}"/>`
const borders =
  `<w:tblBorders>${['top', 'left', 'bottom', 'right'].map((side) => rule(side, 8)).join('')}` +
  `${['insideH', 'insideV'].map((side) => rule(side, 4)).join('')}</w:tblBorders>`

/** Room between text and rule, by size of type: narrow where many columns stand side by side. */
const sides: Readonly<Record<Table['size'], number>> = { 24: 85, 21: 60, 18: 30 }

/** Least height of a row, by size of type. */
export const rowHeights: Readonly<Record<Table['size'], number>> = { 24: 480, 21: 400, 18: 340 }

/** @param leads the last row stays on the page of what follows */
export function tableXml(table: Table, scheme: FontScheme, leads = false): string {
  const side = sides[table.size]
  const margin = (name: string, width: number) => `<w:${name} w:type="dxa" w:w="${width}"/>`
  let xml =
    `<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="${sum(table.columns)}"/><w:jc w:val="center"/>${borders}` +
    '<w:tblLayout w:type="fixed"/>' +
    `<w:tblCellMar>${margin('top', 30)}${margin('left', side)}${margin('bottom', 30)}${margin('right', side)}` +
    `</w:tblCellMar></w:tblPr><w:tblGrid>${table.columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}` +
    '</w:tblGrid>'
  table.rows.forEach((row, index) => {
    const last = index === table.rows.length - 1
    xml += rowXml(row, table, index, scheme, last ? leads : table.whole === true)
  })
  return `${xml}</w:tbl>`
}

function rowXml(row: Row, table: Table, index: number, scheme: FontScheme, keepNext: boolean): string {
  let xml =
    `<w:tr><w:trPr>${row.splits === true ? '' : '<w:cantSplit/>'}${index < table.headRows ? '<w:tblHeader/>' : ''}` +
    `<w:trHeight w:val="${row.height ?? rowHeights[table.size]}" w:hRule="atLeast"/></w:trPr>`
  let column = 0
  for (const cell of row.cells) {
    const span = cell.span ?? 1
    let width = 0
    for (let at = column; at < column + span; at += 1) width += table.columns[at] ?? 0
    column += span
    xml +=
      `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/>` +
      `${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr>` +
      `${cellXml(cell, keepNext, table.size, scheme)}</w:tc>`
  }
  return `${xml}</w:tr>`
}

function cellXml(cell: Cell, keepNext: boolean, size: Table['size'], scheme: FontScheme): string {
  const setting: Setting = {
    scheme,
    role: cell.label === true ? 'heading' : 'body',
    size,
    ...(cell.strong === true ? { bold: true } : {}),
  }
  const properties =
    `<w:pPr>${keepNext ? '<w:keepNext/>' : ''}<w:spacing w:after="0" w:before="0" w:line="240" w:lineRule="auto"/>` +
    `<w:jc w:val="${cell.align ?? 'left'}"/></w:pPr>`
  // a cell without a paragraph is what Word calls a damaged file: an empty text still makes one
  if (!cell.text.includes('\n')) return `<w:p>${properties}${runsXml(cell.text, setting)}</w:p>`
  return cell.text
    .split('\n')
    .map((line) => `<w:p>${properties}${runsXml(line, setting)}</w:p>`)
    .join('')
}

const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0)
