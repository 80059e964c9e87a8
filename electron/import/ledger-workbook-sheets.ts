/** The sheets of our own workbook as rows of the registers, each cell checked, every reference followed. */
import type { Doubt } from '#shared/imports.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { continuedTitle, targetOf } from '../export/workbook-content.ts'
import type { KeptColumn } from '../export/workbook-rows.ts'
import {
  type Column,
  type LedgerTable,
  type Row,
  type Sheet,
  type Value,
  keyTitle,
} from '../export/workbook-sheet.ts'
import { type Grid, type Sheet as GridSheet, textOf } from './grid.ts'
import { readCell } from './ledger-workbook-cells.ts'

export interface ReadRow {
  /** In the sheet, from 1. */
  readonly line: number
  /** The row's number, by which other sheets refer to it. */
  readonly number: number | null
  /** By column; a reference still holds the number that it has in the workbook. */
  readonly row: Row
  readonly doubts: Doubt[]
  /** Keeps the whole workbook from being taken. */
  wrong: boolean
}

export interface ReadSheet {
  readonly sheet: Sheet
  readonly headings: readonly string[]
  readonly present: readonly Column[]
  readonly doubts: readonly Doubt[]
  readonly rows: readonly ReadRow[]
}

export type KeptTables = ReadonlyMap<LedgerTable, readonly KeptColumn[]>

/** Pieces of long texts, by sheet, line and heading. */
type Continued = ReadonlyMap<string, readonly string[]>
const continuedKey = (title: string, line: number, heading: string) => `${title}\n${line}\n${heading}`

export function continuedIn(grid: Grid): Continued {
  const pieces = new Map<string, { place: number; text: string }[]>()
  const found = grid.sheets.find(({ name }) => name === continuedTitle)
  for (const row of found?.rows.slice(1) ?? []) {
    const [title, line, heading, place, text] = [0, 1, 2, 3, 4].map((at) => textOf(row[at]))
    const key = continuedKey(title ?? '', Number(line), heading ?? '')
    const known = pieces.get(key) ?? []
    known.push({ place: Number(place), text: text ?? '' })
    pieces.set(key, known)
  }
  return new Map(
    [...pieces].map(([key, all]) => [key, all.toSorted((a, b) => a.place - b.place).map(({ text }) => text)]),
  )
}

/** Reads one sheet; a heading that it does not have is among `missing`. */
export function readSheet(
  sheet: Sheet,
  found: GridSheet,
  kept: readonly KeptColumn[],
  continued: Continued,
  today: LedgerDate,
): ReadSheet & { readonly missing: readonly string[] } {
  const [head = [], ...lines] = found.rows
  const headings = head.map(textOf)
  const at = (title: string) => headings.indexOf(title)
  const present = sheet.columns.filter(({ title }) => at(title) >= 0)
  const known = new Set([
    keyTitle,
    ...sheet.columns.flatMap((column) =>
      column.type === 'reference' ? [column.title, column.beside] : [column.title],
    ),
  ])
  const doubts = headings
    .filter((heading) => heading !== '' && !known.has(heading))
    .map((heading): Doubt => ({ code: 'columnUnknown', raw: heading.slice(0, 40) }))
  const keptBy = new Map(kept.map((column) => [column.name, column]))
  const places = present.map((column) => ({
    column,
    place: at(column.title),
    kept: keptBy.get(column.column),
  }))
  const rows = lines.flatMap((cells, index): ReadRow[] => {
    if (cells.every((cell) => cell === undefined)) return []
    const line = index + 2
    const own: Doubt[] = []
    const row: Record<string, Value> = {}
    let wrong = false
    for (const { column, place, kept: keptColumn } of places) {
      const more = continued.get(continuedKey(sheet.title, line, column.title)) ?? []
      const read = readCell(column, keptColumn, cells[place], more, today)
      if ('doubt' in read) own.push(read.doubt)
      if (read.value === undefined) wrong = true
      else row[column.column] = read.value
    }
    const number = sheet.key === undefined ? null : Number(textOf(cells[at(keyTitle)]) || Number.NaN)
    if (number !== null && !(Number.isSafeInteger(number) && number > 0)) {
      own.push({ code: 'valueUnreadable', field: keyTitle, raw: textOf(cells[at(keyTitle)]).slice(0, 60) })
      wrong = true
    }
    return [{ line, number, row, doubts: own, wrong }]
  })
  const needed = [...(sheet.key === undefined ? [] : [keyTitle]), ...sheet.columns.map(({ title }) => title)]
  return { sheet, headings, present, doubts, rows, missing: needed.filter((title) => at(title) < 0) }
}

/** What only shows once all sheets are read: numbers twice, references to nothing, what no ledger keeps. */
export function checkTogether(sheets: readonly ReadSheet[], kept: KeptTables): void {
  const numbered = new Map(
    sheets.map(({ sheet, rows }) => [sheet.table, new Map(rows.map((row) => [row.number, row]))]),
  )
  for (const read of sheets) {
    const { sheet, rows } = read
    const keys = (kept.get(sheet.table) ?? []).filter(({ key, name }) => key > 0 && name !== 'branch_id')
    const seen = new Map<string, number>()
    for (const one of rows) {
      const identity =
        sheet.key === undefined
          ? JSON.stringify(keys.map(({ name }) => one.row[name] ?? null))
          : String(one.number)
      const first = seen.get(identity)
      if (first === undefined) seen.set(identity, one.line)
      else fault(one, { code: 'recordTwice', duplicateOfRow: first })
      followReferences(read, one, numbered)
      const reason = sheet.refuses?.(one.row, (column) => parentOf(sheet, column, one.row, numbered)?.row)
      if (reason !== undefined) fault(one, { code: 'notKept', detail: reason })
    }
  }
}

type Numbered = ReadonlyMap<LedgerTable, ReadonlyMap<number | null, ReadRow>>

function fault(row: ReadRow, doubt: Doubt): void {
  row.doubts.push(doubt)
  row.wrong = true
}

function followReferences({ present }: ReadSheet, one: ReadRow, numbered: Numbered): void {
  for (const column of present) {
    if (column.type !== 'reference') continue
    const number = one.row[column.column]
    if (typeof number !== 'number') continue
    const target = targetOf(column, one.row)
    if (target === undefined || numbered.get(target)?.has(number) !== true)
      fault(one, { code: 'referenceMissing', field: column.title, raw: number })
  }
}

function parentOf(sheet: Sheet, name: string, row: Row, numbered: Numbered): ReadRow | undefined {
  const column = sheet.columns.find((each) => each.column === name)
  if (column?.type !== 'reference') return undefined
  const target = targetOf(column, row)
  const number = row[name]
  return target === undefined || typeof number !== 'number' ? undefined : numbered.get(target)?.get(number)
}
