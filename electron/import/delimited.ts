/** Text tables: which encoding, which delimiter, which record. */
import { type Cell, type Grid, Refusal, limits } from './grid.ts'

/** Decodes by byte order mark, else strict UTF-8, else GB 18030 (of which GBK is a part). */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes.subarray(2))
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes.subarray(2))
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeAs('utf-8', bytes.subarray(3))
  // text has no NUL: this is a picture, an archive, a program
  if (bytes.includes(0)) throw new Refusal('formatUnsupported')
  try {
    return decodeAs('utf-8', bytes)
  } catch {
    return { ...decodeAs('gb18030', bytes), encoding: 'gbk' }
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): { text: string; encoding: string } {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    throw new Refusal('fileCorrupt', '文字编码无法识别')
  }
}

export function readDelimited(text: string, encoding: string): Grid {
  const records = splitRecords(text, delimiterOf(text))
  const rows = records.map((fields) => fields.map(toCell))
  return {
    sheets: [{ name: null, hidden: false, rows, merges: [] }],
    date1904: false,
    plainText: true,
    encoding,
  }
}

function toCell(field: string): Cell | undefined {
  // ="330602…" is how exports keep Excel from rounding a number
  const value = /^=".*"$/s.test(field) ? field.slice(2, -1) : field
  return value === '' ? undefined : { type: 'text', value }
}

/** The candidate that stands most evenly outside quotes in the first lines. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n|\r/)
    // where every field is quoted, nothing but the tabs between them is left of a line
    .filter((line) => line !== '')
    .slice(0, 20)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of [',', '\t', ';', '|']) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
    const score = counts.length * 100 + Math.min(...counts, 99)
    if (counts.length > 0 && score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** RFC 4180, and lenient about quotes inside an unquoted field. Throws `Refusal` where a quote never ends. */
export function splitRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = []
  let fields: string[] = []
  let at = 0
  const endRecord = () => {
    if (fields.length > limits.columns) throw new Refusal('fileTooLarge', `超过 ${limits.columns} 列`)
    records.push(fields)
    if (records.length > limits.rows) throw new Refusal('fileTooLarge', `超过 ${limits.rows} 行`)
    fields = []
  }
  while (at < text.length) {
    if (text[at] === '"') {
      const { value, next } = quotedField(text, at, records.length + 1)
      fields.push(value)
      at = next
    } else {
      let end = at
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r')
        end += 1
      fields.push(text.slice(at, end))
      at = end
    }
    const mark = text[at]
    if (mark === delimiter) {
      at += 1
      if (at === text.length) fields.push('')
    } else if (mark !== undefined) {
      at += mark === '\r' && text[at + 1] === '\n' ? 2 : 1
      endRecord()
    }
  }
  if (fields.length > 0) endRecord()
  return records
}

function quotedField(text: string, start: number, record: number): { value: string; next: number } {
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) throw new Refusal('fileCorrupt', `第 ${record} 条记录的引号没有结束`)
    value += text.slice(at, quote)
    at = quote + 1
    if (text[at] !== '"') break
    value += '"'
    at += 1
  }
  // whatever stands between the closing quote and the delimiter belongs to the field
  const rest = /^[^\r\n,;\t|]*/.exec(text.slice(at, at + 200))?.[0] ?? ''
  return { value: (value + rest).replaceAll('\r\n', '\n'), next: at + rest.length }
}
