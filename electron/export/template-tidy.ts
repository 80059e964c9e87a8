/**
 * Puts right what repeating parts of a document brings with it (names and numbers that were unique are so no longer),
 * and holds the result against what Word asks for.
 */
import { strFromU8, strToU8 } from 'fflate'
import { Failure } from '#shared/failure.ts'
import type { TextPart } from './template-package.ts'
import {
  type Document,
  type Element,
  childrenNamed,
  childrenOf,
  descendants,
  parsePart,
  wordNamespace,
  writePart,
} from './template-xml.ts'

/** @throws Failure templateRefused where the filled document would be a damaged file. */
export function tidy(parts: Map<string, Uint8Array>, texts: readonly TextPart[]): void {
  const numbers = { drawing: 0, bookmark: 0 }
  for (const { name } of texts) {
    const document = parsePart(strFromU8(parts.get(name) ?? new Uint8Array()), name)
    const root = document.documentElement
    if (root === null) throw new Failure('templateRefused', `填写后 ${name} 是空的`)
    numberDrawings(root, numbers)
    keepBookmarksOnce(root, numbers)
    keepIdsOnce(root)
    fillHollows(document, root)
    parts.set(name, strToU8(writePart(document)))
  }
}

/** Pictures are numbered through the whole file: Word repairs a file where two have the same number. */
function numberDrawings(root: Element, numbers: { drawing: number }): void {
  for (const drawing of descendants(root, 'wp:docPr')) {
    numbers.drawing += 1
    drawing.setAttribute('id', String(numbers.drawing))
  }
}

/** A bookmark that a loop repeated stays at its first place; Word itself leaves `_GoBack` in every file. */
function keepBookmarksOnce(root: Element, numbers: { bookmark: number }): void {
  const names = new Set<string>()
  // starts and ends go by number, in order: a repeated pair has the number of the first one
  const standing = new Map<string, (string | null)[]>()
  for (const mark of descendants(root, 'w:bookmarkStart', 'w:bookmarkEnd')) {
    const id = mark.getAttribute('w:id') ?? ''
    if (mark.nodeName === 'w:bookmarkEnd') {
      const now = standing.get(id)?.pop()
      if (now === null || now === undefined) mark.parentNode?.removeChild(mark)
      else mark.setAttribute('w:id', now)
      continue
    }
    const name = mark.getAttribute('w:name') ?? ''
    const opened = standing.get(id) ?? []
    standing.set(id, opened)
    if (names.has(name)) {
      opened.push(null)
      mark.parentNode?.removeChild(mark)
    } else {
      names.add(name)
      numbers.bookmark += 1
      mark.setAttribute('w:id', String(numbers.bookmark))
      opened.push(String(numbers.bookmark))
    }
  }
}

/** Numbers that editors give to paragraphs and content controls may not be there twice, and need not be there at all. */
function keepIdsOnce(root: Element): void {
  const paragraphs = new Set<string>()
  for (const element of descendants(root, 'w:p', 'w:tr')) {
    const id = element.getAttribute('w14:paraId')
    if (id === null || id === '') continue
    if (paragraphs.has(id)) {
      element.removeAttribute('w14:paraId')
      element.removeAttribute('w14:textId')
    } else paragraphs.add(id)
  }
  const controls = new Set<string>()
  for (const properties of descendants(root, 'w:sdtPr'))
    for (const id of childrenNamed(properties, 'w:id')) {
      const value = id.getAttribute('w:val') ?? ''
      if (controls.has(value)) properties.removeChild(id)
      controls.add(value)
    }
}

/** A row that was repeated for nothing may leave a table without rows; a cell must end in a paragraph. */
function fillHollows(document: Document, root: Element): void {
  const paragraph = () => document.createElementNS(wordNamespace, 'w:p')
  for (const table of descendants(root, 'w:tbl')) {
    if (descendants(table, 'w:tr').length > 0) continue
    table.parentNode?.replaceChild(paragraph(), table)
  }
  for (const holder of descendants(root, 'w:tc', 'w:hdr', 'w:ftr')) {
    if (childrenOf(holder).at(-1)?.nodeName !== 'w:p') holder.appendChild(paragraph())
  }
}
