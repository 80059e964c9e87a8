/** What a validator of schemas does not see, and Word, WPS or a reader's eye does. */
import { strFromU8, unzipSync } from 'fflate'
import { type XmlElement, all, child, parseXml, textOf } from './xml.ts'

/** The text parts of a .docx, by name. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const files = unzipSync(bytes)
  return Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name.endsWith('.xml') || name.endsWith('.rels'))
      .map(([name, data]) => [name, strFromU8(data)]),
  )
}

/** Paragraphs of the body as text, tables included, in order. */
export function textLines(bytes: Uint8Array): string[] {
  const xml = partsOf(bytes)['word/document.xml']
  if (xml === undefined) throw new Error('no word/document.xml')
  return all(parseXml(xml), 'w:p').map(textOf)
}

/** @returns one sentence for each fault; empty where there is none. */
export function lintDocx(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes)
  const document = parts['word/document.xml']
  if (document === undefined) return ['no word/document.xml']
  const body = child(parseXml(document), 'w:body')
  if (body === undefined) return ['no body']
  const styles = parts['word/styles.xml'] === undefined ? undefined : parseXml(parts['word/styles.xml'])
  return [
    ...packageFaults(parts),
    ...flowFaults(body),
    ...all(body, 'w:tbl').flatMap(tableFaults),
    ...all(body, 'w:tc').flatMap(cellFaults),
    ...styleFaults(body, styles),
    ...all(body, 'w:r').flatMap(runFaults),
    ...Object.entries(parts)
      .filter(([name]) => /^word\/(document|styles|footer\d+|header\d+)\.xml$/.test(name))
      .flatMap(([name, xml]) => all(parseXml(xml), 'w:rFonts').flatMap((fonts) => fontFaults(fonts, name))),
  ]
}

function packageFaults(parts: Readonly<Record<string, string>>): string[] {
  const faults: string[] = []
  for (const [name, xml] of Object.entries(parts)) {
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|&#x?0*(?:[0-8bcef]|1[0-9a-f]);/i.test(xml))
      faults.push(`${name}: control character`)
    if (/\b(?:w:)?(?:ascii|hAnsi|eastAsia|cs)Theme\s*=/.test(xml))
      faults.push(`${name}: theme attribute on a font`)
    if (/TargetMode\s*=\s*"External"/.test(xml)) faults.push(`${name}: external relation`)
    if (/<w:updateFields\b/.test(xml)) faults.push(`${name}: updateFields`)
    if (/<w:instrText[^>]*>[^<]*\bTOC\b/.test(xml)) faults.push(`${name}: table of contents field`)
  }
  const theme = parts['word/theme/theme1.xml'] ?? ''
  if (/typeface="(?:Calibri[^"]*|等线[^"]*)"/.test(theme)) faults.push('theme: Calibri or 等线')
  return faults
}

function flowFaults(body: XmlElement): string[] {
  const faults: string[] = []
  const flow = body.children.filter(({ name }) => name !== 'w:sectPr')
  if (flow.at(-1)?.name === 'w:tbl') faults.push('table is the last element of the body')
  flow.forEach((element, index) => {
    if (element.name === 'w:tbl' && flow[index + 1]?.name === 'w:tbl')
      faults.push('two tables without a paragraph between them')
  })
  return faults
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const widthOf = (element: XmlElement | undefined): number => Number(element?.attributes['w:w'] ?? Number.NaN)

/** An on/off property is on by being there, unless it says otherwise. */
const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !['false', '0', 'off'].includes(element.attributes['w:val'] ?? '')

function tableFaults(table: XmlElement): string[] {
  const faults: string[] = []
  const grid = (child(table, 'w:tblGrid')?.children ?? []).map(widthOf)
  const width = child(table, 'w:tblPr', 'w:tblW')
  if (width?.attributes['w:type'] !== 'dxa') faults.push('table width is not in DXA')
  else if (widthOf(width) !== sum(grid))
    faults.push(`tblW ${widthOf(width)} is not the sum of its columns ${sum(grid)}`)
  if (child(table, 'w:tblPr', 'w:tblLayout')?.attributes['w:type'] !== 'fixed')
    faults.push('table layout is not fixed')

  const rows = table.children.filter(({ name }) => name === 'w:tr')
  const heads = rows.map((row) => isOn(child(row, 'w:trPr', 'w:tblHeader')))
  const firstBodyRow = heads.indexOf(false)
  if (heads.includes(true)) {
    if (firstBodyRow === -1) faults.push('every row is a head row')
    else if (heads.lastIndexOf(true) > firstBodyRow) faults.push('head row after a body row')
  }
  let above = new Map<number, boolean>()
  rows.forEach((row, index) => {
    const merged = new Map<number, boolean>()
    let column = 0
    for (const cell of row.children.filter(({ name }) => name === 'w:tc')) {
      const span = Number(child(cell, 'w:tcPr', 'w:gridSpan')?.attributes['w:val'] ?? 1)
      const covers = sum(grid.slice(column, column + span))
      const own = child(cell, 'w:tcPr', 'w:tcW')
      if (own?.attributes['w:type'] !== 'dxa' || widthOf(own) !== covers)
        faults.push(`row ${index + 1}: tcW ${widthOf(own)} is not its columns' ${covers}`)
      const merge = child(cell, 'w:tcPr', 'w:vMerge')
      if (merge !== undefined) {
        const begins = merge.attributes['w:val'] === 'restart'
        if (!begins && above.get(column) !== true) faults.push(`row ${index + 1}: vMerge continues nothing`)
        merged.set(column, true)
      }
      column += span
    }
    if (column !== grid.length) faults.push(`row ${index + 1}: covers ${column} of ${grid.length} columns`)
    above = merged
  })
  return faults
}

function cellFaults(cell: XmlElement): string[] {
  const content = cell.children.filter(({ name }) => name !== 'w:tcPr')
  if (!content.some(({ name }) => name === 'w:p')) return ['cell without a paragraph']
  return content.at(-1)?.name === 'w:tbl' ? ['nested table at the end of a cell'] : []
}

function styleFaults(body: XmlElement, styles: XmlElement | undefined): string[] {
  const known = new Set((styles?.children ?? []).map(({ attributes }) => attributes['w:styleId']))
  return ['w:pStyle', 'w:rStyle', 'w:tblStyle']
    .flatMap((name) => all(body, name))
    .map(({ attributes }) => attributes['w:val'] ?? '')
    .filter((id) => !known.has(id))
    .map((id) => `unknown style ${id}`)
}

function runFaults(run: XmlElement): string[] {
  const texts = run.children.filter(({ name }) => name === 'w:t')
  if (texts.length === 0) return []
  const faults: string[] = []
  if (texts.some(({ text }) => /[\n\t]/.test(text))) faults.push('line feed or tab inside a text')
  if (child(run, 'w:rPr', 'w:rFonts') === undefined)
    faults.push(`run without fonts: ${textOf(run).slice(0, 20)}`)
  return faults
}

function fontFaults({ attributes }: XmlElement, part: string): string[] {
  const missing = ['w:ascii', 'w:hAnsi', 'w:eastAsia'].filter((slot) => (attributes[slot] ?? '') === '')
  return [
    ...missing.map((slot) => `${part}: rFonts without ${slot}`),
    ...(attributes['w:hint'] === 'eastAsia' ? [] : [`${part}: rFonts without the East Asian hint`]),
  ]
}
