/** A reader for the plain XML that Office packages hold: elements, attributes, text. Not for other XML. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  /** Text directly inside. */
  text: string
}

const token =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const decode = (text: string): string =>
  text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return entities[name] ?? whole
  })

/** @throws where tags do not close in order. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open: XmlElement[] = [root]
  for (const match of xml.matchAll(token)) {
    const [, closing, name, rest, selfClosing, text] = match
    const top = open.at(-1)
    if (top === undefined) throw new Error('XML closes more than it opens')
    if (text !== undefined) top.text += decode(text)
    else if (name === undefined) continue
    else if (closing === '/') {
      if (top.name !== name) throw new Error(`XML: </${name}> closes <${top.name}>`)
      open.pop()
    } else {
      const attributes: Record<string, string> = {}
      for (const [, key, double, single] of (rest ?? '').matchAll(attribute))
        if (key !== undefined) attributes[key] = decode(double ?? single ?? '')
      const element: XmlElement = { name, attributes, children: [], text: '' }
      top.children.push(element)
      if (selfClosing !== '/') open.push(element)
    }
  }
  const [first] = root.children
  if (first === undefined || open.length !== 1) throw new Error('XML does not close')
  return first
}

/** All descendants of that name, in order. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}

export const child = (element: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((at, name) => at?.children.find((each) => each.name === name), element)

/** Everything written inside. */
export const textOf = (element: XmlElement): string =>
  element.name === 'w:t' ? element.text : element.children.map(textOf).join('')
