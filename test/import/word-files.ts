/** Word files as offices write them, by hand and small. */
import { strToU8, zipSync } from 'fflate'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const paragraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${escaped(text).replaceAll('\n', '</w:t><w:br/><w:t>')}</w:t></w:r></w:p>`

/** A cell; `down` begins or goes on with one that is merged downwards, `span` covers several columns. */
interface FormCell {
  readonly text: string
  readonly span?: number
  readonly down?: 'restart' | 'continue'
}

/** A table. The last cell of a row that is shorter than the widest covers the rest. */
export function form(rows: readonly (readonly (string | FormCell)[])[]): string {
  const width = Math.max(...rows.map((row) => row.length))
  const lines = rows.map((row) => {
    const cells = row.map((one, index) => {
      const cell = typeof one === 'string' ? { text: one } : one
      const span = cell.span ?? (index === row.length - 1 ? width - row.length + 1 : 1)
      const down = cell.down === undefined ? '' : `<w:vMerge w:val="${cell.down}"/>`
      const content = cell.text.split('\n').map(paragraph).join('')
      return `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${down}</w:tcPr>${content}</w:tc>`
    })
    return `<w:tr>${cells.join('')}</w:tr>`
  })
  return `<w:tbl>${lines.join('')}</w:tbl>`
}

export const docx = (blocks: readonly string[]): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="x"><w:body>${blocks.join('')}</w:body></w:document>`),
  })
