/** Reading and writing the XML of one part of a template. Strict: what Word would call damaged is refused here. */
import { DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom'
import { Failure } from '#shared/failure.ts'

export type { Document, Element }

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** @throws Failure templateRefused where it is not well-formed. */
export function parsePart(xml: string, name: string): Document {
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message)
      },
    })
    return parser.parseFromString(xml.replace(/^\uFEFF/, ''), 'text/xml')
  } catch {
    throw new Failure(
      'templateRefused',
      `里面的 ${name.slice(0, 60)} 已损坏。请用 Word 或 WPS 打开，另存一次再试`,
    )
  }
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export function writePart(document: Document): string {
  const xml = new XMLSerializer().serializeToString(document)
  return head + xml.replace(/^\s*<\?xml[^>]*\?>\s*/, '')
}

const isElement = (node: Node | null): node is Element => node !== null && node.nodeType === 1

export function childrenOf(node: Node): Element[] {
  const found: Element[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (isElement(child)) found.push(child)
  return found
}

export const childrenNamed = (node: Node, name: string): Element[] =>
  childrenOf(node).filter((child) => child.nodeName === name)

/** All descendants of those names, in the order of reading. */
export function descendants(node: Node, ...names: string[]): Element[] {
  const found: Element[] = []
  const visit = (at: Node) => {
    for (const child of childrenOf(at)) {
      if (names.includes(child.nodeName)) found.push(child)
      visit(child)
    }
  }
  visit(node)
  return found
}

/** The nearest element around `node` of that name. */
export function around(node: Node, name: string): Element | undefined {
  for (let at = node.parentNode; at !== null; at = at.parentNode)
    if (isElement(at) && at.nodeName === name) return at
  return undefined
}

/** Runs of text that belong to this paragraph, not to one inside a text box of it. */
export const ownTexts = (paragraph: Element): Element[] =>
  descendants(paragraph, 'w:t', 'a:t', 'm:t').filter((text) => around(text, 'w:p') === paragraph)

export const paragraphText = (paragraph: Element): string =>
  ownTexts(paragraph)
    .map((text) => text.textContent ?? '')
    .join('')
