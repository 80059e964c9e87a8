/**
 * Text documents to blocks: paragraphs and tables in their order, cells with their spans, pictures counted.
 * A .docx is walked by hand, so that nothing outside its text part is ever followed; a .doc or .wps gives its text only.
 */
import { type Block, type BlockCell, type Grid, Refusal, limits } from './grid.ts'
import { type ZipEntry, partOf } from './unzip.ts'

/** Throws `Refusal` fileCorrupt, fileTooLarge. */
export function readDocx(bytes: Uint8Array, entries: readonly ZipEntry[]): Grid {
  const main = entries.find((entry) => /^word\/document\d*\.xml$/i.test(entry.name))
  if (main !== undefined && main.unpacked > limits.document) throw new Refusal('fileTooLarge', '正文过长')
  const part = main === undefined ? undefined : partOf(bytes, entries, main.name)
  if (part === undefined) throw new Refusal('fileCorrupt', '没有正文')
  const xml = new TextDecoder(part[0] === 0xff ? 'utf-16le' : 'utf-8').decode(part)
  const blocks = blocksOf(xml)
  if (blocks === undefined) throw new Refusal('fileCorrupt', '正文不完整')
  return gridOf(blocks)
}

const gridOf = (blocks: readonly Block[]): Grid => ({
  blocks,
  sheets: [],
  date1904: false,
  plainText: false,
})

interface OpenCell {
  lines: string[]
  images: number
  span: number
  continued: boolean
}
interface OpenTable {
  readonly rows: BlockCell[][]
  row: BlockCell[]
  column: number
  cell: OpenCell | undefined
}

/** Undefined where the text is cut off. */
function blocksOf(xml: string): Block[] | undefined {
  const prefix = /<(?:([\w-]+):)?document[\s>]/.exec(xml)
  if (prefix === null) return undefined
  const walk = new Walk(prefix[1] === undefined ? '' : `${prefix[1]}:`)
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open === -1) break
    if (open > at) walk.text(xml.slice(at, open))
    if (xml.startsWith('<!--', open)) {
      const end = xml.indexOf('-->', open)
      if (end === -1) return undefined
      at = end + 3
      continue
    }
    const close = xml.indexOf('>', open)
    if (close === -1) return undefined
    walk.tag(xml.slice(open + 1, close))
    at = close + 1
  }
  return walk.ended ? walk.blocks : undefined
}

/** Parts of the text that are no text: what was moved or deleted under tracked changes, and the second copy of a picture. */
const skippedElements = new Set(['moveFrom', 'del', 'Fallback', 'instrText'])

class Walk {
  readonly blocks: Block[] = []
  ended = false
  readonly #prefix: string
  readonly #tables: OpenTable[] = []
  readonly #paragraphs: { text: string; images: number }[] = []
  #inText = false
  #skipping: { name: string; depth: number } | undefined

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  text(raw: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (this.#inText && this.#skipping === undefined && paragraph !== undefined) {
      paragraph.text += unescapeXml(raw)
    }
  }

  tag(tag: string): void {
    const closing = tag.startsWith('/')
    const empty = tag.endsWith('/')
    const name = /^\/?([^\s/]*)/.exec(tag)?.[1] ?? ''
    if (this.#skip(name, closing, empty)) return
    if (name === 'mc:Fallback') return
    if (!name.startsWith(this.#prefix) || (this.#prefix === '' && name.includes(':'))) return
    const local = name.slice(this.#prefix.length)
    if (closing) this.#close(local)
    else this.#open(local, tag, empty)
  }

  #skip(name: string, closing: boolean, empty: boolean): boolean {
    const local = name.replace(/^.*:/, '')
    if (this.#skipping !== undefined) {
      if (name !== this.#skipping.name || empty) return true
      this.#skipping.depth += closing ? -1 : 1
      if (this.#skipping.depth === 0) this.#skipping = undefined
      return true
    }
    // a row mark that says 「deleted」 is an empty element and holds nothing
    if (closing || empty || !skippedElements.has(local)) return false
    this.#skipping = { name, depth: 1 }
    return true
  }

  #open(local: string, tag: string, empty: boolean): void {
    const paragraph = this.#paragraphs.at(-1)
    const table = this.#tables.at(-1)
    if (local === 'p' && empty) this.#endParagraph({ text: '', images: 0 })
    else if (local === 'p') this.#paragraphs.push({ text: '', images: 0 })
    else if (local === 't' && !empty) this.#inText = true
    else if (local === 'tab' && paragraph) paragraph.text += '\t'
    else if ((local === 'br' || local === 'cr') && paragraph) paragraph.text += '\n'
    else if (local === 'noBreakHyphen' && paragraph) paragraph.text += '-'
    else if ((local === 'drawing' || local === 'pict') && !empty && paragraph) paragraph.images += 1
    else if (local === 'tbl' && !empty) this.#tables.push({ rows: [], row: [], column: 0, cell: undefined })
    else if (table === undefined || (empty && (local === 'tr' || local === 'tc'))) return
    else if (local === 'tr') [table.row, table.column] = [[], 0]
    else if (local === 'gridBefore') table.column += Math.min(count(tag), limits.columns)
    else if (local === 'tc') table.cell = { lines: [], images: 0, span: 1, continued: false }
    else if (local === 'gridSpan' && table.cell) table.cell.span = Math.min(count(tag), limits.columns)
    else if (local === 'vMerge' && table.cell) table.cell.continued = !/val="restart"/.test(tag)
  }

  #close(local: string): void {
    const table = this.#tables.at(-1)
    if (local === 't') this.#inText = false
    else if (local === 'p') {
      const paragraph = this.#paragraphs.pop()
      if (paragraph) this.#endParagraph(paragraph)
    } else if (local === 'tc' && table?.cell) this.#endCell(table, table.cell)
    else if (local === 'tr' && table) this.#endRow(table)
    else if (local === 'tbl' && table) this.#endTable()
    else if (local === 'document') this.ended = true
  }

  #endParagraph(paragraph: { text: string; images: number }): void {
    const cell = this.#tables.at(-1)?.cell
    if (cell === undefined) {
      this.blocks.push({ type: 'paragraph', ...paragraph })
      return
    }
    cell.lines.push(paragraph.text)
    cell.images += paragraph.images
  }

  #endCell(table: OpenTable, { lines, images, span, continued }: OpenCell): void {
    const text = lines.join('\n').trim()
    table.row.push({ text, images, column: table.column, span, continued })
    table.column += span
    table.cell = undefined
    if (table.column > limits.columns) throw new Refusal('fileTooLarge', `超过 ${limits.columns} 列`)
  }

  #endRow(table: OpenTable): void {
    table.rows.push(table.row)
    if (table.rows.length > limits.rows) throw new Refusal('fileTooLarge', `超过 ${limits.rows} 行`)
  }

  /** A table inside a cell becomes lines of that cell. */
  #endTable(): void {
    const table = this.#tables.pop()
    const outer = this.#tables.at(-1)?.cell
    if (table === undefined) return
    if (outer === undefined) this.blocks.push({ type: 'table', rows: table.rows })
    else {
      outer.lines.push(...table.rows.map((row) => row.map((cell) => cell.text).join('\t')))
      outer.images += table.rows.flat().reduce((sum, cell) => sum + cell.images, 0)
    }
  }
}

const count = (tag: string): number => Number(/val="(\d{1,4})"/.exec(tag)?.[1] ?? 1)

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,6}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name] ?? whole
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** .doc, and .wps with the same streams. Throws `Refusal` fileEncrypted, fileCorrupt, fileEmpty. */
export async function readDoc(bytes: Uint8Array): Promise<Grid> {
  const { encrypted, characters } = await informationOf(bytes)
  if (encrypted) throw new Refusal('fileEncrypted')
  const { default: WordExtractor } = await import('word-extractor')
  let text: string
  try {
    text = (await new WordExtractor().extract(Buffer.from(bytes))).getBody()
  } catch {
    throw new Refusal('fileCorrupt', '正文读不出来')
  }
  if (text.trim() === '' && characters <= 1) throw new Refusal('fileEmpty')
  // what its own head promises is not there: the file was cut off
  if (text.trim() === '' || text.length * 3 < characters) throw new Refusal('fileCorrupt', '正文不完整')
  return gridOf(linesToBlocks(text))
}

/** The head of a Word file ([MS-DOC] FibBase): is it encrypted, how many characters does the text have. */
async function informationOf(bytes: Uint8Array): Promise<{ encrypted: boolean; characters: number }> {
  const { CFB } = await import('@e965/xlsx')
  try {
    const stream = CFB.find(CFB.read(bytes, { type: 'buffer' }), 'WordDocument')
    const head = Uint8Array.from(stream?.content ?? [])
    const view = new DataView(head.buffer)
    if (view.getUint16(0, true) !== 0xa5ec) throw new Refusal('formatUnsupported', 'Word 95 或更早的文档')
    return { encrypted: (view.getUint16(10, true) & 0x0100) !== 0, characters: view.getUint32(76, true) }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('fileCorrupt')
  }
}

/** The text of an old document: cells stand between tabs, so lines with tabs that follow each other are a table. */
function linesToBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let rows: BlockCell[][] = []
  const endTable = () => {
    if (rows.length > 0) blocks.push({ type: 'table', rows })
    rows = []
  }
  for (const line of text.split(/\r\n?|\n/)) {
    const texts = line.replace(/\t$/, '').split('\t')
    if (line.includes('\t') && line.trim() !== '') {
      if (texts.length > limits.columns) throw new Refusal('fileTooLarge', `超过 ${limits.columns} 列`)
      rows.push(
        texts.map((one, column) => ({
          text: one.trim(),
          images: 0,
          column,
          span: 1,
          continued: false,
        })),
      )
    } else {
      endTable()
      blocks.push({ type: 'paragraph', text: line, images: 0 })
    }
  }
  endTable()
  return blocks
}
