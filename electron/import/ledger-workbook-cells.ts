/** One cell of our own workbook back to what stood in the ledger, or the reason why not. Pure. */
import type { Doubt } from '#shared/imports.ts'
import { LedgerDate, Moment, PartialDate, cleanText } from '#shared/primitives.ts'
import { unguarded } from '../export/workbook-content.ts'
import type { KeptColumn } from '../export/workbook-rows.ts'
import { type Column, type Value, listMark } from '../export/workbook-sheet.ts'
import { type Cell, textOf } from './grid.ts'

export type ReadCell = { readonly value: Value } | { readonly doubt: Doubt; readonly value?: Value }

/** When something was written down: never later than today. */
const writtenDown = new Set([
  'entered_at',
  'amended_at',
  'finalised_at',
  'corrected_on',
  'closed_at',
  'changed_at',
])

/**
 * @param more what of a long text stands in the sheet 续文
 * @param today a day on which something was entered cannot lie after it
 */
export function readCell(
  column: Column,
  kept: KeptColumn | undefined,
  cell: Cell | undefined,
  more: readonly string[],
  today: LedgerDate,
): ReadCell {
  if (cell?.type === 'error' || (cell !== undefined && 'formula' in cell))
    return { doubt: doubtOf('formulaError', column, cell) }
  const text = unguarded([textOf(cell), ...more].join(''))
  if (text === '') return emptyOf(column, kept)
  switch (column.type) {
    case 'text':
      return readText(column, text, kept)
    case 'flag':
      return text === '是' || text === '否' ? { value: text === '是' ? 1 : 0 } : unreadable(column, cell)
    case 'word':
      return readWord(column, text, cell)
    case 'list':
      return readList(column, text, cell)
    case 'money': {
      const amount = cell?.type === 'number' ? cell.value : Number(text.replaceAll(',', ''))
      const fen = Math.round(amount * 100)
      return Number.isSafeInteger(fen) && Math.abs(fen - amount * 100) < 0.001
        ? { value: fen }
        : unreadable(column, cell)
    }
    case 'whole':
    case 'reference': {
      const number = Number(text)
      return Number.isSafeInteger(number) && /^-?\d{1,15}$/.test(text)
        ? { value: number }
        : unreadable(column, cell)
    }
    case 'day':
      return LedgerDate.safeParse(text).success ? { value: text } : badDate(column, cell)
    case 'date':
      return PartialDate.safeParse(text).success ? { value: text } : badDate(column, cell)
    case 'moment': {
      const moment = text.replace(' ', 'T')
      if (!Moment.safeParse(moment).success) return badDate(column, cell)
      return writtenDown.has(column.column) && moment.slice(0, 10) > today
        ? { doubt: doubtOf('dateImplausible', column, cell) }
        : { value: moment }
    }
  }
}

function emptyOf(column: Column, kept: KeptColumn | undefined): ReadCell {
  if (kept === undefined || !kept.required) return { value: null }
  if (kept.type === 'TEXT' && column.type === 'text') return { value: '' }
  if (column.type === 'list') return { value: '[]' }
  return { doubt: { code: 'valueUnreadable', field: column.title, detail: '没有填写' } }
}

/** A masked number proves nothing and is no number: the field stays empty, and the row says so. */
function readText(
  column: Extract<Column, { type: 'text' }>,
  text: string,
  kept: KeptColumn | undefined,
): ReadCell {
  if ((column.withheld === 'idNumber' || column.withheld === 'phone') && text.includes('*'))
    return {
      doubt: { code: 'idMasked', field: column.title, raw: text.slice(0, 40) },
      value: kept?.required === true ? '' : null,
    }
  if (text.length > column.most)
    return { doubt: { code: 'cellTooLong', field: column.title, raw: text.slice(0, 40) } }
  // a carriage return that stood in the ledger goes back as it was; nothing else that no document can hold
  const plain = text.replaceAll('\r', '')
  return cleanText(plain) === plain
    ? { value: text }
    : { doubt: { code: 'valueUnreadable', field: column.title, detail: '有不能显示的字符' } }
}

function readWord(column: Extract<Column, { type: 'word' }>, text: string, cell: Cell | undefined): ReadCell {
  const known = Object.keys(column.words).find((key) => column.words[key] === text)
  if (known !== undefined) return { value: column.whole ? Number(known) : known }
  return column.open && text.length <= 40 && cleanText(text) === text
    ? { value: text }
    : unreadable(column, cell)
}

function readList(column: Extract<Column, { type: 'list' }>, text: string, cell: Cell | undefined): ReadCell {
  const keys = text
    .split(listMark)
    .map((word) => Object.keys(column.words).find((key) => column.words[key] === word))
  return keys.includes(undefined) ? unreadable(column, cell) : { value: JSON.stringify(keys) }
}

const unreadable = (column: Column, cell: Cell | undefined) => ({
  doubt: doubtOf('valueUnreadable', column, cell),
})
const badDate = (column: Column, cell: Cell | undefined) => ({
  doubt: doubtOf('dateUnreadable', column, cell),
})

const doubtOf = (code: Doubt['code'], column: Column, cell: Cell | undefined): Doubt => ({
  code,
  field: column.title,
  raw: textOf(cell).slice(0, 60),
})
