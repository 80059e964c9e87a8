/** Marks a bare table: shows its cells, writes tags into them, and lets a row repeat. Everything else stays as it is. */
import { strFromU8, strToU8 } from 'fflate'
import { Failure } from '#shared/failure.ts'
import { photoTag } from '#shared/template-fields.ts'
import type { TemplateTable, TemplateCell, TemplateMark, TemplateRepeat } from '#shared/templates.ts'
import type { z } from 'zod'
import type { TemplatePackage } from './template-package.ts'
import {
  type Document,
  type Element,
  around,
  childrenNamed,
  childrenOf,
  descendants,
  ownTexts,
  paragraphText,
  parsePart,
  wordNamespace,
  writePart,
} from './template-xml.ts'

type Mark = z.infer<typeof TemplateMark>
type Repeat = z.infer<typeof TemplateRepeat>

interface Part {
  readonly name: string
  readonly title: string
  readonly document: Document
  readonly tables: readonly Element[]
}

const partsOf = (template: TemplatePackage): Part[] =>
  template.texts.map(({ name, title }) => {
    const document = parsePart(strFromU8(template.parts.get(name) ?? new Uint8Array()), name)
    const root = document.documentElement
    return { name, title, document, tables: root === null ? [] : descendants(root, 'w:tbl') }
  })

/** Tables of body, headers and footers in this order; one inside a cell comes after the one around it. */
export function tablesOf(template: TemplatePackage): TemplateTable[] {
  let number = -1
  return partsOf(template).flatMap(({ title, tables }) =>
    tables.map((element) => {
      number += 1
      const table = number
      const rows = rowsOf(element).map((row, index) =>
        cellsOf(row).map((cell, column) => shownCell(cell, { table, row: index, column })),
      )
      return { table, part: title, title: wordsBefore(element), rows }
    }),
  )
}

/** Writes tags and repetitions, in that order. @throws Failure notFound for a cell that is not there. */
export function markTables(
  template: TemplatePackage,
  marks: readonly Mark[],
  repeats: readonly Repeat[],
): Map<string, Uint8Array> {
  const parts = partsOf(template)
  const tables = parts.flatMap((part) => part.tables.map((element) => ({ part, element })))
  const changed = new Set<Part>()
  const rowAt = ({ table, row }: { table: number; row: number }) => {
    const found = tables[table]
    const element = found === undefined ? undefined : rowsOf(found.element)[row]
    if (found === undefined || element === undefined)
      throw new Failure('notFound', `第 ${table + 1} 个表格第 ${row + 1} 行`)
    changed.add(found.part)
    return { cells: cellsOf(element), document: found.part.document }
  }
  for (const mark of marks) {
    const { cells, document } = rowAt(mark)
    const cell = cells[mark.column]
    if (cell === undefined) throw new Failure('notFound', `第 ${mark.row + 1} 行第 ${mark.column + 1} 格`)
    if (mark.tag === '') takeOut(cell, (raw) => !/^\{[#^/]/.test(raw))
    else write(cell, mark.tag === photoTag ? `{%${photoTag}}` : `{${mark.tag}}`, document)
  }
  for (const repeat of repeats) {
    const { cells, document } = rowAt(repeat)
    const [first] = cells
    const last = cells.at(-1)
    if (first === undefined || last === undefined) continue
    for (const cell of cells) takeOut(cell, (raw) => /^\{[#^/]/.test(raw))
    if (repeat.loop === '') continue
    prepend(firstParagraph(first, document), `{#${repeat.loop}}`, document)
    append(childrenNamed(last, 'w:p').at(-1) ?? firstParagraph(last, document), `{/${repeat.loop}}`, document)
  }
  const result = new Map(template.parts)
  for (const part of changed) result.set(part.name, strToU8(writePart(part.document)))
  return result
}

/** Behind what the cell says already, but before the end of a repetition. */
function write(cell: Element, tag: string, document: Document): void {
  const paragraph = firstParagraph(cell, document)
  const end = /\{\/[^{}]*\}\s*$/.exec(paragraphText(paragraph))?.[0].trim()
  if (end !== undefined) takeOut(cell, (raw) => raw === end)
  append(paragraph, tag + (end ?? ''), document)
}

/** Rows of this table, also those inside content controls, but not those of tables in its cells. */
const rowsOf = (table: Element): Element[] =>
  descendants(table, 'w:tr').filter((row) => around(row, 'w:tbl') === table)
const cellsOf = (row: Element): Element[] =>
  descendants(row, 'w:tc').filter((cell) => around(cell, 'w:tr') === row)

function shownCell(cell: Element, place: { table: number; row: number; column: number }): TemplateCell {
  const properties = childrenNamed(cell, 'w:tcPr')[0]
  const property = (name: string) =>
    properties === undefined ? undefined : childrenNamed(properties, name)[0]
  const merge = property('w:vMerge')
  return {
    ...place,
    span: Math.max(1, Number(property('w:gridSpan')?.getAttribute('w:val') ?? 1) || 1),
    continues: merge !== undefined && merge.getAttribute('w:val') !== 'restart',
    text: childrenNamed(cell, 'w:p').map(paragraphText).join('\n').slice(0, 500),
  }
}

/** The paragraph before a table, mostly its title; nothing is looked for far away. */
function wordsBefore(table: Element): string {
  for (let at = table.previousSibling; at !== null; at = at.previousSibling) {
    if (at.nodeName === 'w:tbl') return ''
    const text = at.nodeName === 'w:p' ? paragraphText(at as Element).trim() : ''
    if (text !== '') return text.slice(0, 60)
  }
  return ''
}

function firstParagraph(cell: Element, document: Document): Element {
  const [first] = childrenNamed(cell, 'w:p')
  return first ?? (cell.appendChild(document.createElementNS(wordNamespace, 'w:p')) as Element)
}

/** A run that looks as its neighbours do: their properties, or those that the empty paragraph keeps for its text. */
function runOf(paragraph: Element, text: string, document: Document, like: Element | undefined): Element {
  const run = document.createElementNS(wordNamespace, 'w:r')
  const properties = like === undefined ? undefined : childrenNamed(like, 'w:rPr')[0]
  const paragraphProperties = childrenNamed(paragraph, 'w:pPr')[0]
  const mark = paragraphProperties === undefined ? undefined : childrenNamed(paragraphProperties, 'w:rPr')[0]
  const look = properties ?? mark
  if (look !== undefined) {
    const copy = look.cloneNode(true) as Element
    // of a paragraph mark: that it was inserted, deleted, or how it was before
    for (const child of childrenOf(copy))
      if (/^w:(ins|del|moveFrom|moveTo|rPrChange)$/.test(child.nodeName)) copy.removeChild(child)
    run.appendChild(copy)
  }
  const words = document.createElementNS(wordNamespace, 'w:t')
  words.setAttribute('xml:space', 'preserve')
  words.appendChild(document.createTextNode(text))
  run.appendChild(words)
  return run
}

const runsOf = (paragraph: Element): Element[] => childrenNamed(paragraph, 'w:r')

function append(paragraph: Element, text: string, document: Document): void {
  paragraph.appendChild(runOf(paragraph, text, document, runsOf(paragraph).at(-1)))
}

function prepend(paragraph: Element, text: string, document: Document): void {
  const [first] = runsOf(paragraph)
  const run = runOf(paragraph, text, document, first)
  const properties = childrenNamed(paragraph, 'w:pPr')[0]
  paragraph.insertBefore(run, properties === undefined ? paragraph.firstChild : properties.nextSibling)
}

/** Takes tags out of a cell, over however many runs each is spread. */
function takeOut(cell: Element, which: (raw: string) => boolean): void {
  for (const paragraph of descendants(cell, 'w:p')) {
    const texts = ownTexts(paragraph)
    const whole = texts.map((text) => text.textContent ?? '').join('')
    const cut = [...whole.matchAll(/\{[^{}]*\}/g)]
      .filter(([raw]) => which(raw))
      .map((match) => [match.index, match.index + match[0].length] as const)
    if (cut.length === 0) continue
    let at = 0
    for (const text of texts) {
      const own = text.textContent ?? ''
      const start = at
      at += own.length
      text.textContent = own
        .split('')
        .filter((_, index) => !cut.some(([from, to]) => start + index >= from && start + index < to))
        .join('')
    }
    for (const run of runsOf(paragraph))
      if (
        childrenOf(run).every(
          (child) => child.nodeName === 'w:rPr' || (child.nodeName === 'w:t' && child.textContent === ''),
        )
      )
        paragraph.removeChild(run)
  }
}
