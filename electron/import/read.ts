/**
 * Bytes to grid. What a file is, is read from its bytes; its name only tells a disguise apart from a plain table.
 * This file and `read-word.ts` are the only ones that know a reading library.
 */
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { decodeText, readDelimited } from './delimited.ts'
import { type Cell, type Grid, type Reading, Refusal, type Sheet, limits } from './grid.ts'
import { readDoc, readDocx } from './read-word.ts'
import { listZip, repack } from './unzip.ts'

/**
 * Reads a table file. Never throws for what is wrong with the file: that is the answer's `code`.
 * @param fileName tells a text table from HTML or text that calls itself .xls
 */
export async function readGrid(bytes: Uint8Array, fileName: string): Promise<Reading> {
  try {
    if (bytes.length > limits.file) throw new Refusal('fileTooLarge', `超过 ${limits.file / 1_000_000} MB`)
    const grid = await gridOf(bytes, fileName)
    return { ok: true, grid }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, code: error.code, ...(error.detail === '' ? {} : { detail: error.detail }) }
  }
}

async function gridOf(bytes: Uint8Array, fileName: string): Promise<Grid> {
  if (bytes.length === 0) throw new Refusal('fileEmpty')
  const magic = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (magic.startsWith('504b0304')) return readZip(bytes)
  if (magic.startsWith('504b0506')) throw new Refusal('fileEmpty')
  if (magic === 'd0cf11e0a1b11ae1') return readCompound(bytes)
  if (/^(25504446|7b5c727466|89504e47|ffd8ff|1f8b|52617221|377abcaf)/.test(magic))
    throw new Refusal('formatUnsupported')
  return readText(bytes, fileName)
}

function readText(bytes: Uint8Array, fileName: string): Grid {
  const { text, encoding } = decodeText(bytes)
  if (text.trim() === '') throw new Refusal('fileEmpty')
  if (/^\s*</.test(text)) throw new Refusal('notASpreadsheet', '内容是网页或 XML，不是表格文件')
  if (/\.(xlsx?|xlsm|et)$/i.test(fileName)) throw new Refusal('notASpreadsheet', '内容是文本，不是表格文件')
  return readDelimited(text, encoding)
}

async function readZip(bytes: Uint8Array): Promise<Grid> {
  const entries = listZip(bytes)
  const has = (pattern: RegExp) => entries.some((entry) => pattern.test(entry.name))
  const workbook = has(/^xl\/workbook\.(xml|bin)$/i) || (has(/^content\.xml$/) && has(/^mimetype$/))
  if (!workbook && has(/^word\/document\d*\.xml$/i)) return readDocx(bytes, entries)
  if (!workbook) throw new Refusal('formatUnsupported')
  return readWorkbook(repack(bytes, entries))
}

/** .xls and .et; an encrypted .xlsx is such a container as well. */
async function readCompound(bytes: Uint8Array): Promise<Grid> {
  const { CFB } = await import('@e965/xlsx')
  let names: string[]
  let records: Uint8Array | undefined
  try {
    const container: { FullPaths: string[] } = CFB.read(bytes, { type: 'buffer' })
    names = container.FullPaths.map((path) => path.replace(/^.*\//, ''))
    const stream = ['Workbook', 'Book'].find((name) => names.includes(name))
    if (stream !== undefined) records = Uint8Array.from(CFB.find(container, `/${stream}`)?.content ?? [])
  } catch {
    throw new Refusal('fileCorrupt')
  }
  if (names.includes('EncryptedPackage')) throw new Refusal('fileEncrypted')
  if (records !== undefined && !recordsAreSound(records)) throw new Refusal('fileCorrupt', '表格记录不完整')
  if (names.includes('Workbook') || names.includes('Book')) return readWorkbook(bytes, names.includes('Book'))
  if (names.includes('WordDocument')) return readDoc(bytes)
  throw new Refusal('formatUnsupported')
}

/**
 * Walks the records of an old workbook ([MS-XLS] 2.1.4): each says its length, none is longer than 8224 bytes, the
 * last ends within the stream. On a chain that is broken the reader could run for ever.
 */
function recordsAreSound(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let at = 0
  while (at + 4 <= stream.length) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    // nothing but padding follows
    if (type === 0 && length === 0) return at > 0
    if (type >= 0x2000 || length > 8224) return false
    at += 4 + length
  }
  return at > 0 && at <= stream.length
}

async function readWorkbook(bytes: Uint8Array, oldCodePages = false): Promise<Grid> {
  const xlsx = await import('@e965/xlsx')
  if (oldCodePages) xlsx.set_cptable(await import('@e965/xlsx/dist/cpexcel'))
  let book: WorkBook
  try {
    book = xlsx.read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellHTML: false,
      cellFormula: true,
      // one row more than is taken: enough to see that there are too many
      sheetRows: limits.rows + 1,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new Refusal(/password|encrypt/i.test(reason) ? 'fileEncrypted' : 'fileCorrupt')
  }
  const isDate = (format: unknown) => typeof format === 'string' && xlsx.SSF.is_date(format)
  return {
    sheets: book.SheetNames.map((name, index) => toSheet(book, name, index, isDate)),
    date1904: book.Workbook?.WBProps?.date1904 === true,
    plainText: false,
  }
}

function toSheet(book: WorkBook, name: string, index: number, isDate: (format: unknown) => boolean): Sheet {
  const source: WorkSheet = book.Sheets[name] ?? {}
  const data = source['!data'] ?? []
  if (data.length > limits.rows) throw new Refusal('fileTooLarge', `超过 ${limits.rows} 行`)
  const rows = Array.from(data, (cells) => {
    const row = Array.from(cells ?? [], (cell: CellObject | undefined) => toCell(cell, isDate))
    // formatting reaches far to the right of the last value
    while (row.length > 0 && row.at(-1) === undefined) row.pop()
    if (row.length > limits.columns) throw new Refusal('fileTooLarge', `超过 ${limits.columns} 列`)
    return row
  })
  const merges = (source['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    bottom: e.r,
    left: s.c,
    right: e.c,
  }))
  return { name, hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, rows, merges }
}

function toCell(cell: CellObject | undefined, isDate: (format: unknown) => boolean): Cell | undefined {
  if (cell === undefined) return undefined
  const { v: value } = cell
  const formula = cell.f === undefined ? {} : { formula: cell.f.slice(0, 100) }
  if (cell.t === 'e') return { type: 'error', value: cell.w ?? '#ERROR', ...formula }
  if (value === undefined || value === null) {
    return cell.f === undefined ? undefined : { type: 'error', value: `=${cell.f.slice(0, 100)}` }
  }
  if (typeof value === 'boolean') return { type: 'boolean', value }
  if (typeof value === 'number') {
    const shown = cell.w ?? String(value)
    return isDate(cell.z)
      ? { type: 'date', value, shown, precision: precisionOf(String(cell.z)) }
      : { type: 'number', value, shown, ...formula }
  }
  const text = String(value)
  return text.trim() === '' ? undefined : { type: 'text', value: text }
}

/** What a number format shows of a date: with literals and locale marks out, the letters y, m, d remain. */
function precisionOf(format: string): 'day' | 'month' | 'none' {
  const letters = format
    .replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
    .split(';', 1)
    .join('')
    .toLowerCase()
  if (!/[ye]/.test(letters)) return 'none'
  return letters.includes('d') ? 'day' : 'month'
}
