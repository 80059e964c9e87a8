/**
 * How much of a page blocks take, near enough to rule the rest of it. Always a little more than Word needs: a row too few
 * leaves a strip of white, a row too many an empty page.
 */
import { type Block, type Orientation, type Row, type Sheet, type Table, page, widthOf } from './model.ts'

/** Height of the type area. */
export const roomOn = (orientation: Orientation): number =>
  orientation === 'portrait' ? page.height - page.top - page.bottom : page.width - page.left - page.right

/** Fonts take up to so much more than their size on a line. */
const leading = 1.36
/** Half-points → DXA of one line. */
const lineOf = (size: number): number => Math.ceil(size * 10 * leading)

const sides: Readonly<Record<Table['size'], number>> = { 24: 85, 21: 60, 18: 30 }
const least: Readonly<Record<Table['size'], number>> = { 24: 480, 21: 400, 18: 340 }

/** Lines that `text` takes in a column of `width`; a Latin letter is half as wide as a Chinese one. */
function linesOf(text: string, width: number, size: number): number {
  const room = Math.max(width, size * 10)
  return text.split('\n').reduce((sum, part) => {
    let letters = 0
    for (const letter of part) letters += letter < '\u2E80' ? 0.55 : 1
    return sum + Math.max(1, Math.ceil((letters * size * 10) / room))
  }, 0)
}

export function rowHeight(row: Row, table: Table): number {
  let column = 0
  let lines = 1
  for (const { text, span = 1 } of row.cells) {
    const width = table.columns.slice(column, column + span).reduce((sum, each) => sum + each, 0)
    column += span
    lines = Math.max(lines, linesOf(text, width - 2 * sides[table.size], table.size))
  }
  return Math.max(row.height ?? least[table.size], lines * lineOf(table.size) + 60) + 10
}

export function heightOf(block: Block, orientation: Orientation): number {
  const width = widthOf(orientation)
  switch (block.type) {
    case 'table':
      return block.rows.reduce((sum, row) => sum + rowHeight(row, block), 0)
    case 'volume':
      return lineOf(32) + 120
    case 'title':
      return lineOf(44) * linesOf(block.text, width, 44) + 160
    case 'under':
      return lineOf(24) + 80
    case 'heading':
      return 579 * linesOf(block.text, width, 32) + 120
    case 'paragraph':
      return 579 * linesOf(`　　${block.lead ?? ''}${block.text}`, width, 32)
    case 'note':
      return lineOf(21) * linesOf(block.text, width, 21) + 120
    case 'caption':
      return lineOf(24) + 260
    case 'signatures':
      return 2 * lineOf(24) + 240
    case 'cover':
      return 0
    case 'photo':
      return roomOn(orientation) / 2
  }
}

const inHand = 240

/** Empty rows of `height` that still fit on the page below what `sheet` holds. */
export function rowsThatFit(sheet: Sheet, orientation: Orientation, height: number): number {
  const used = sheet.reduce((sum, block) => sum + heightOf(block, orientation), 0)
  const room = roomOn(orientation)
  // the volume's name may come above it; and a little is kept in hand
  const left = room - (used % room) - heightOf({ type: 'volume', text: '' }, orientation) - inHand
  return Math.max(Math.floor(left / (height + 10)), 0)
}
