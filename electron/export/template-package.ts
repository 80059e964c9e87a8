/**
 * Opens the .docx that somebody else made, within limits, and closes it again. What could act on its own (macros,
 * links that fetch, entities) is refused here, before any library sees a byte of it.
 */
import { strFromU8, strToU8, zipSync } from 'fflate'
import { Failure } from '#shared/failure.ts'
import { templateMaxBytes } from '#shared/templates.ts'
import { Refusal } from '../import/grid.ts'
import { type ZipEntry, inflate, listZip } from '../import/unzip.ts'

/** A .docx taken apart; names of parts without a leading slash. */
export interface TemplatePackage {
  readonly parts: ReadonlyMap<string, Uint8Array>
  /** Parts that tags may stand in, the body first. */
  readonly texts: readonly TextPart[]
  readonly notes: readonly string[]
}

export interface TextPart {
  readonly name: string
  /** 「正文」, 「页眉」, 「页脚」. */
  readonly title: string
}

/** Bytes of all parts unpacked, and of one part of XML: ten times what real templates need. */
const limits = { unpacked: 80_000_000, xml: 24_000_000, parts: 800 } as const

const refuse = (why: string): never => {
  throw new Failure('templateRefused', why)
}

/**
 * @param most bytes of the file; a filled one may be larger than a template.
 * @throws Failure templateRefused with a sentence for the user, tooLarge.
 */
export function openTemplate(bytes: Uint8Array, most: number = templateMaxBytes): TemplatePackage {
  if (bytes.length > most) throw new Failure('tooLarge', '模板最大 10 MB')
  if (bytes.length === 0) refuse('文件是空的')
  refuseOtherKinds(bytes)
  const parts = unpack(bytes)
  const text = (name: string): string => strFromU8(parts.get(name) ?? new Uint8Array())
  for (const [name, content] of parts) if (isXml(name)) checkXml(name, content)
  const types = text('[Content_Types].xml')
  if (/macroEnabled|vbaProject|activeX/i.test(types) || [...parts.keys()].some(isActive))
    refuse('里面有宏或控件。请在 Word 里另存为“Word 文档（.docx）”，再添加另存的文件')
  if (/wordprocessingml\.template\.main\+xml/.test(types))
    refuse('这是 .dotx 模板。请在 Word 里打开，另存为“Word 文档（.docx）”')
  const main = partsOfType(types, 'document.main')
  const [body] = main
  if (body === undefined || main.length !== 1 || !parts.has(body))
    return refuse('不是 Word 文档（.docx）。请用 Word 或 WPS 另存为 .docx')
  const texts = [
    { name: body, title: '正文' },
    ...partsOfType(types, 'header').map((name) => ({ name, title: '页眉' })),
    ...partsOfType(types, 'footer').map((name) => ({ name, title: '页脚' })),
  ].filter(({ name }) => parts.has(name))
  for (const { name } of texts) refuseFetchingFields(text(name))
  const notes = [...cutLinks(parts), ...embedded(parts)]
  return { parts, texts, notes }
}

function refuseOtherKinds(bytes: Uint8Array): void {
  const starts = (...head: number[]) => head.every((byte, index) => bytes[index] === byte)
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    refuse('这是旧的 .doc、.wps 文件，或者加了密码。请用 Word 或 WPS 打开，去掉密码，另存为 .docx')
  if (!starts(0x50, 0x4b)) refuse('不是 Word 文档（.docx）。请用 Word 或 WPS 另存为 .docx')
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    const entries = listZip(bytes).filter(({ name }) => !name.endsWith('/'))
    if (entries.length > limits.parts) refuse('压缩包里的文件太多，不像 Word 文档')
    const parts = new Map<string, Uint8Array>()
    let budget: number = limits.unpacked
    for (const entry of entries) {
      const name = nameOf(entry)
      if (parts.has(name)) refuse('压缩包里有重名的文件，可能已损坏')
      const content = inflate(bytes, entry, budget)
      budget -= content.length
      parts.set(name, content)
    }
    return parts
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'fileTooLarge') throw new Failure('tooLarge', '模板展开后过大，不像正常的 Word 文档')
    return refuse(
      error.code === 'fileEncrypted'
        ? '文件加了密码。请去掉密码后再添加'
        : '文件已损坏，Word 文档应能正常打开',
    )
  }
}

function nameOf({ name, unpacked }: ZipEntry): string {
  if (unpacked > limits.unpacked) throw new Refusal('fileTooLarge', name.slice(0, 60))
  if (/^[/\\]|\\|(^|\/)\.\.(\/|$)|^[a-z]:/i.test(name)) refuse('压缩包里有不正常的文件名，可能被人动过')
  return name
}

const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name)
const isActive = (name: string): boolean => /vbaProject|vbaData|\/activeX\//i.test(name)

function checkXml(name: string, content: Uint8Array): void {
  if (content.length > limits.xml) throw new Failure('tooLarge', '模板展开后过大，不像正常的 Word 文档')
  const [first = 0, second = 0] = content
  if (first >= 0xfe || first === 0 || second === 0)
    refuse(`里面的 ${name.slice(0, 60)} 编码不常见。请用 Word 或 WPS 重新另存一次`)
  // Word never writes one, and all it can do here is to swell or to fetch
  if (/<!(DOCTYPE|ENTITY)/i.test(strFromU8(content)))
    refuse('里面有 Word 不会写的内容（XML 实体），可能被人动过')
}

function partsOfType(types: string, kind: string): string[] {
  const overrides = types.matchAll(/<(?:\w+:)?Override\b[^>]*>/g)
  return [...overrides]
    .map(([tag]) => ({
      name: /PartName\s*=\s*["']\/?([^"']+)["']/.exec(tag)?.[1] ?? '',
      type: /ContentType\s*=\s*["']([^"']+)["']/.exec(tag)?.[1] ?? '',
    }))
    .filter(({ type }) => type.endsWith(`wordprocessingml.${kind}+xml`))
    .map(({ name }) => name)
    .toSorted()
}

/** Fields that bring something in from elsewhere when the file is opened. */
function refuseFetchingFields(xml: string): void {
  const code = [
    ...[...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map((match) => match[1] ?? ''),
    ...[...xml.matchAll(/w:instr\s*=\s*"([^"]*)"/g)].map((match) => ` ${match[1] ?? ''} `),
  ].join('')
  if (/\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE)\b/i.test(code))
    refuse('里面有会从别处取内容的域。请在 Word 里全选，按 Ctrl+Shift+F9 把域变成文字，再添加')
}

/**
 * Links out of the file: those to be clicked stay and are told; the link to somebody's .dotm is cut; whatever would
 * be fetched on opening is refused.
 */
function cutLinks(parts: Map<string, Uint8Array>): string[] {
  const notes: string[] = []
  let clicked = 0
  for (const [name, content] of parts) {
    if (!name.endsWith('.rels')) continue
    const xml = strFromU8(content)
    const kept = xml.replace(/<(?:\w+:)?Relationship\b[^>]*>/g, (tag) => {
      const kind = /Type\s*=\s*["'][^"']*\/([^"'/]+)["']/.exec(tag)?.[1] ?? ''
      if (kind === 'aFChunk') refuse('里面嵌入了别的文件的片段。请在 Word 里另存一次再添加')
      if (!/TargetMode\s*=\s*["']External["']/i.test(tag)) return tag
      if (kind === 'hyperlink') {
        clicked += 1
        return tag
      }
      if (kind !== 'attachedTemplate')
        refuse('里面引用了外部文件（链接的图片、对象等），打开时会到别处去取。请改为插入，不要用链接')
      notes.push('模板附着在另一个模板文件上，这层关联已去掉，不影响填写')
      return ''
    })
    if (kept !== xml) parts.set(name, strToU8(kept))
  }
  const settings = parts.get('word/settings.xml')
  if (notes.length > 0 && settings !== undefined)
    parts.set(
      'word/settings.xml',
      strToU8(strFromU8(settings).replace(/<w:attachedTemplate\b[^>]*(\/>|>\s*<\/w:attachedTemplate>)/g, '')),
    )
  if (clicked > 0) notes.push(`里面有 ${clicked} 个网址链接，会原样留在填好的文件里，点按才会打开`)
  return notes
}

function embedded(parts: ReadonlyMap<string, Uint8Array>): string[] {
  const count = [...parts.keys()].filter((name) => /(^|\/)embeddings\//.test(name)).length
  return count === 0 ? [] : [`里面嵌入了 ${count} 个别的文件（如 Excel 表），会原样留在填好的文件里`]
}

/** Zip can tell no earlier time; a fixed one keeps the bytes the same. */
const zipTime = new Date(1980, 0, 1, 0, 0, 0)
const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2)

/** Packs the parts in an order and with a time that never change: the same parts are the same bytes. */
export function closeTemplate(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...parts.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const ordered = Object.fromEntries(names.map((name) => [name, parts.get(name) ?? new Uint8Array()]))
  return zipSync(ordered, { level: 6, mtime: zipTime, os: 0 })
}
