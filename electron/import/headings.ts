/** Finds the heading rows of a sheet, one level or several, and what each column holds. */
import type { Doubt } from '#shared/imports.ts'
import { readIdNumber } from '#shared/rules/id-number.ts'
import { isDuesHeading, fieldOfHeading, type RosterField, shortLeaves, speaksOfOthers } from './fields.ts'
import { type Merge, type Sheet, columnLetters, textOf } from './grid.ts'

export interface Headings {
  /** 0-based rows; empty where the sheet has none. */
  readonly rows: readonly number[]
  /** 0-based column → field. */
  readonly columns: ReadonlyMap<number, RosterField>
  /** The same the other way round. */
  readonly places: ReadonlyMap<RosterField, number>
  /** 0-based column → heading as it stands, levels joined by 「/」. */
  readonly titles: ReadonlyMap<number, string>
  readonly doubts: readonly Doubt[]
  readonly duesColumns: number
}

/** Rows from the top in which headings are looked for: titles, stamps and notes come before them. */
const searchDepth = 30

export function findHeadings(sheet: Sheet): Headings {
  let rows = headingRows(sheet)
  const titles = new Map<number, string>()
  const columns = new Map<number, RosterField>()
  const doubts: Doubt[] = []
  const width = Math.max(0, ...sheet.rows.slice(0, 200).map((row) => row.length))
  let duesColumns = 0
  for (let column = 0; column < width; column += 1) {
    const levels = levelsOf(sheet, rows, column)
    if (levels.length === 0) continue
    titles.set(column, levels.join('/'))
    if (levels.some(isDuesHeading)) duesColumns += 1
    const field = fieldOf(levels)
    if (field === undefined) continue
    const taken = [...columns].find(([, other]) => other === field)
    if (taken === undefined) columns.set(column, field)
    else doubts.push(twice(column, taken[0], levels))
  }
  const first = (rows.at(-1) ?? -1) + 1
  recogniseByContent(sheet, first, width, columns)
  if (rows.length === 0) {
    rows = wordsOver(sheet, columns)
    for (const row of rows)
      for (const [column, cell] of (sheet.rows[row] ?? []).entries())
        if (cell !== undefined) titles.set(column, textOf(cell).replace(/\s+/g, ''))
  }
  for (const [column, title] of titles) {
    if (columns.has(column) || doubts.some((doubt) => doubt.column === columnLetters(column))) continue
    doubts.push({ code: 'columnUnknown', column: columnLetters(column), raw: title.slice(0, 100) })
  }
  return { rows, columns, places: placesOf(columns), titles, doubts, duesColumns }
}

export const placesOf = (columns: ReadonlyMap<number, RosterField>): Map<RosterField, number> =>
  new Map([...columns].map(([column, field]) => [field, column]))

const twice = (column: number, other: number, levels: readonly string[]): Doubt => ({
  code: 'columnUnknown',
  column: columnLetters(column),
  raw: levels.join('/').slice(0, 100),
  detail: `与 ${columnLetters(other)} 列重复`,
})

function fieldOf(levels: readonly string[]): RosterField | undefined {
  const whole = fieldOfHeading(levels.join(''))
  if (whole !== undefined) return whole
  const [leaf = '', ...parents] = levels.toReversed()
  if (parents.some(speaksOfOthers)) return undefined
  if (parents[0] === undefined) return fieldOfHeading(leaf)
  return fieldOfHeading(leaf) ?? fieldOfHeading(parents[0] + leaf) ?? shortLeaves[leaf]
}

type IsHeading = (text: string) => boolean
const inRosters: IsHeading = (text) => fieldOfHeading(text) !== undefined || isDuesHeading(text)

const matches = (sheet: Sheet, row: number, isHeading: IsHeading): number =>
  (sheet.rows[row] ?? []).filter((cell) => {
    const text = textOf(cell)
    return text !== '' && text.length <= 30 && isHeading(text)
  }).length

/** The row with the most known headings, and the rows that share its merged ranges or split its columns. */
export function headingRows(sheet: Sheet, isHeading: IsHeading = inRosters): number[] {
  let best = -1
  let most = 1
  for (let row = 0; row < Math.min(searchDepth, sheet.rows.length); row += 1) {
    const count = matches(sheet, row, isHeading)
    if (count > most) [best, most] = [row, count]
  }
  if (best === -1) return []
  let top = best
  while (top > 0 && isUpperLevel(sheet, top - 1, isHeading)) top -= 1
  let bottom = best
  while (sheet.merges.some((merge) => merge.top >= top && merge.top <= bottom && merge.bottom > bottom))
    bottom += 1
  return Array.from({ length: bottom - top + 1 }, (_, index) => top + index)
}

/** A title is one cell, or one merged over everything; an upper level of headings is several. */
function isUpperLevel(sheet: Sheet, row: number, isHeading: IsHeading): boolean {
  const cells = (sheet.rows[row] ?? []).filter((cell) => cell !== undefined)
  if (cells.length < 2 || cells.some((cell) => cell.type !== 'text' || cell.value.length > 20)) return false
  return (
    matches(sheet, row, isHeading) > 0 ||
    sheet.merges.some((merge) => merge.top === row && merge.right > merge.left)
  )
}

/** The headings over a column from top to bottom: a merged one counts for every column below it. */
export function levelsOf(sheet: Sheet, rows: readonly number[], column: number): string[] {
  const levels: string[] = []
  for (const row of rows) {
    const over = mergeAt(sheet.merges, row, column)
    const text = textOf(sheet.rows[over?.top ?? row]?.[over?.left ?? column]).replace(/\s+/g, '')
    if (text !== '' && levels.at(-1) !== text) levels.push(text)
  }
  return levels
}

const mergeAt = (merges: readonly Merge[], row: number, column: number): Merge | undefined =>
  merges.find(
    (merge) => merge.top <= row && row <= merge.bottom && merge.left <= column && column <= merge.right,
  )

/** A first row of words over columns that are known by their content: headings, though they say nothing. */
function wordsOver(sheet: Sheet, columns: ReadonlyMap<number, RosterField>): number[] {
  const row = sheet.rows.findIndex((cells) => cells.some((cell) => cell !== undefined))
  const texts = (sheet.rows[row] ?? []).map((cell) => textOf(cell).trim())
  const told = [...columns].flatMap(([column, field]) => {
    const test = tests.find(([one]) => one === field)?.[1]
    return test === undefined ? [] : [{ text: texts[column] ?? '', test }]
  })
  const words = told.length >= 2 && told.every(({ text, test }) => text !== '' && !test(text))
  return words && !texts.some((text) => /\d{4}/.test(text)) ? [row] : []
}

const tests: [RosterField, (text: string) => boolean][] = [
  ['idNumber', (text) => readIdNumber(text).state === 'valid'],
  ['phone', (text) => /^1[3-9]\d{9}$/.test(text.replace(/[\s-]/g, ''))],
  ['gender', (text) => /^[男女]$/.test(text)],
  ['personCategory', (text) => /^(正式|预备)(党员)?$/.test(text)],
  ['ethnicity', (text) => /^[\u4e00-\u9fff]{1,5}族$/.test(text)],
]

/** Columns whose heading says nothing are known by what stands in them: most of the cells must agree. */
function recogniseByContent(
  sheet: Sheet,
  first: number,
  width: number,
  columns: Map<number, RosterField>,
): void {
  for (let column = 0; column < width; column += 1) {
    if (columns.has(column)) continue
    const found = [...columns.values()]
    const texts = sampleOf(sheet, first, column)
    const match = tests.find(([field, test]) => !found.includes(field) && mostly(texts, test))
    if (match) columns.set(column, match[0])
  }
  nameByContent(sheet, first, width, columns)
}

/** Beside an ID number or three other known columns, a column of two to four Han characters, all but unique, is the names. */
function nameByContent(sheet: Sheet, first: number, width: number, columns: Map<number, RosterField>): void {
  const found = [...columns.values()]
  if (found.includes('name') || (!found.includes('idNumber') && found.length < 3)) return
  for (let column = 0; column < width; column += 1) {
    if (columns.has(column)) continue
    const texts = sampleOf(sheet, first, column).map((text) => text.replace(/\s/g, ''))
    const unique = new Set(texts).size
    if (unique * 10 >= texts.length * 9 && mostly(texts, (text) => /^[\u4e00-\u9fff]{2,4}$/.test(text))) {
      columns.set(column, 'name')
      return
    }
  }
}

const sampleOf = (sheet: Sheet, first: number, column: number): string[] =>
  sheet.rows
    .slice(first, first + 200)
    .map((row) => textOf(row[column]).trim())
    .filter((text) => text !== '')

const mostly = (texts: readonly string[], test: (text: string) => boolean): boolean =>
  texts.length >= 2 && texts.filter(test).length * 10 >= texts.length * 7
