/**
 * Looks for the tags of a template before anything is filled: which there are, whether each is known where it stands,
 * and what is written wrongly. Only plain names are tags: no expressions, no other prefixes.
 */
import { type TemplateSection, photoMeaning, photoTag, templateRoot } from '#shared/template-fields.ts'
import type { TagKind, TemplateFault, TemplateTag } from '#shared/templates.ts'
import { type Document, descendants, paragraphText } from './template-xml.ts'

export interface Found {
  readonly tags: readonly TemplateTag[]
  readonly faults: readonly TemplateFault[]
  readonly notes: readonly string[]
}

/** Sections in one another; more than this and nobody could read the template. */
const deepest = 5
const shownNear = 40

interface Open {
  readonly tag: string
  readonly near: string
  /** Undefined where the name is unknown, or stands for a word (a condition). */
  readonly section: TemplateSection | undefined
}

interface Paragraph {
  readonly text: string
  readonly near: string
}

export function findTags(document: Document, part: string): Found {
  const tags = new Map<string, TemplateTag>()
  const faults: TemplateFault[] = []
  const notes: string[] = []
  const open: Open[] = []
  for (const { text, near } of paragraphsOf(document)) {
    const fault = (tag: string, message: string, advice: string) =>
      faults.push({ tag, part, near, message, advice })
    if (/[｛｝]/.test(text)) notes.push(`${part}“${near}”用了全角大括号，不会被当作标签；请改成半角的 { }`)
    for (const piece of piecesOf(text)) {
      if (piece.kind === 'stray') fault(piece.raw, ...strayWords(piece.raw))
      else if (piece.kind === 'odd')
        fault(
          piece.raw,
          '这样的写法不认识',
          '标签里只能写名称，如 {支部名称}、{#会议}、{/会议}、{^会议}、{%照片}',
        )
      else if (piece.kind === 'close') closeOne(piece.name, open, fault)
      else {
        const section = openOne(piece, open, fault)
        count(tags, tagOf(piece.name, piece.kind, open, part, near))
        if (piece.kind === 'loop' || piece.kind === 'inverted') open.push({ tag: piece.name, near, section })
      }
    }
  }
  for (const { tag, near } of open)
    faults.push({
      tag: `{#${tag}}`,
      part,
      near,
      message: `{#${tag}} 只有开头，没有结尾`,
      advice: `在重复内容的后面写上 {/${tag}}`,
    })
  return { tags: [...tags.values()], faults, notes }
}

type Piece =
  | { readonly kind: TagKind | 'close'; readonly name: string; readonly raw: string }
  | { readonly kind: 'stray'; readonly raw: string }
  | { readonly kind: 'odd'; readonly raw: string }

const kinds: Readonly<Record<string, TagKind | 'close'>> = {
  '': 'value',
  '#': 'loop',
  '^': 'inverted',
  '/': 'close',
  '%': 'photo',
}

/** Tags of one paragraph, however Word has split it into runs. */
export function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/\{[^{}]*\}|[{}]/g)].map(([raw]): Piece => {
    if (raw.length === 1) return { kind: 'stray', raw }
    const match = /^\{([#^/%]?)\s*([\p{L}\p{N}_]*)\s*\}$/u.exec(raw)
    const [, prefix = '', name = ''] = match ?? []
    const kind = kinds[prefix]
    if (match === null || kind === undefined) return { kind: 'odd', raw }
    if (name === '' && kind !== 'close') return { kind: 'odd', raw }
    return { kind, name, raw }
  })
}

const strayWords = (brace: string): [message: string, advice: string] =>
  brace === '{'
    ? ['有“{”没有“}”', '在同一段里把标签写完整，如 {支部名称}；不是标签的大括号请改成全角｛｝']
    : ['多了一个“}”', '删去多出来的“}”；不是标签的大括号请改成全角｛｝']

type Fault = (tag: string, message: string, advice: string) => void

function closeOne(name: string, open: Open[], fault: Fault): void {
  const last = open.at(-1)
  if (last !== undefined && (name === '' || last.tag === name)) {
    open.pop()
    return
  }
  const raw = `{/${name}}`
  if (!open.some(({ tag }) => tag === name)) {
    fault(raw, `${raw} 前面没有对应的开头`, `在重复内容的前面写上 {#${name}}，或删去 ${raw}`)
    return
  }
  for (let inner = open.pop(); inner !== undefined && inner.tag !== name; inner = open.pop())
    fault(raw, `{#${inner.tag}} 还没有结尾，就遇到了 ${raw}`, `在 ${raw} 前面写上 {/${inner.tag}}`)
}

function openOne(
  { kind, name }: { kind: TagKind | 'close'; name: string },
  open: readonly Open[],
  fault: Fault,
): TemplateSection | undefined {
  if (kind !== 'loop' && kind !== 'inverted') return undefined
  if (open.length >= deepest) fault(`{#${name}}`, '循环套得太深', `最多套 ${deepest} 层`)
  const section = sectionsKnown(open).find((each) => each.name === name)
  const outer = open.find(
    (each) => each.section !== undefined && section !== undefined && each.section.family === section.family,
  )
  if (kind === 'loop' && outer !== undefined)
    fault(
      `{#${name}}`,
      `{#${outer.tag}} 里面又写了 {#${name}}，会成倍重复`,
      `先用 {/${outer.tag}} 结束外面的循环`,
    )
  return kind === 'loop' ? section : undefined
}

const scopes = (open: readonly Open[]): TemplateSection[] => [
  ...open.flatMap(({ section }) => (section === undefined ? [] : [section])).toReversed(),
  templateRoot,
]
const sectionsKnown = (open: readonly Open[]): TemplateSection[] =>
  scopes(open).flatMap(({ sections }) => sections)

function tagOf(
  name: string,
  kind: TagKind | 'close',
  open: readonly Open[],
  part: string,
  near: string,
): TemplateTag {
  const known = meaningOf(name, kind, open)
  const tagKind: TagKind = kind === 'close' ? 'loop' : kind
  return {
    tag: name,
    kind: tagKind,
    within: open.map(({ tag }) => tag),
    part,
    known: known !== undefined,
    meaning: known ?? '',
    nearest: known === undefined ? nearestTo(name, kind, open) : [],
    onlyWithin: known === undefined ? sectionsThatKnow(name) : [],
    near,
    count: 1,
  }
}

function meaningOf(name: string, kind: TagKind | 'close', open: readonly Open[]): string | undefined {
  const around = scopes(open)
  if (kind === 'photo')
    return name === photoTag && around.some(({ photos }) => photos) ? photoMeaning : undefined
  const field = around.flatMap(({ fields }) => fields).find((each) => each.name === name)
  if (kind === 'value') return field?.meaning
  const section = sectionsKnown(open).find((each) => each.name === name)
  if (section !== undefined) return section.meaning
  return field === undefined ? undefined : `有“${name}”时才显示里面的内容`
}

function count(tags: Map<string, TemplateTag>, tag: TemplateTag): void {
  const key = [tag.part, tag.kind, ...tag.within, tag.tag].join('/')
  const before = tags.get(key)
  tags.set(key, before === undefined ? tag : { ...before, count: before.count + 1 })
}

/** Every section of the vocabulary, each family once. */
function allSections(from: TemplateSection = templateRoot): TemplateSection[] {
  return [from, ...from.sections.flatMap((each) => (isTwin(each, from) ? [] : allSections(each)))]
}
const isTwin = (section: TemplateSection, parent: TemplateSection): boolean =>
  parent.sections.find(({ family }) => family === section.family) !== section

const sectionsThatKnow = (name: string): string[] => [
  ...new Set(
    allSections()
      .filter((section) => section.name !== '' && section.fields.some((field) => field.name === name))
      .map((section) => section.name),
  ),
]

/** At most three known names a slip or two away; those known here before those known elsewhere. */
function nearestTo(name: string, kind: TagKind | 'close', open: readonly Open[]): string[] {
  const namesOf = (sections: readonly TemplateSection[]) =>
    sections.flatMap((section) => [
      ...section.fields.map((field) => field.name),
      ...(kind === 'value' ? [] : section.sections.map((inner) => inner.name)),
    ])
  if (kind === 'photo') return [photoTag]
  const here = new Set(namesOf(scopes(open)))
  const all = [...new Set([...here, ...namesOf(allSections())])]
  return all
    .map((known) => ({ known, away: distance(name, known) - (here.has(known) ? 0.25 : 0) }))
    .filter(
      ({ known, away }) =>
        known !== name && away <= Math.max(1, Math.ceil(Math.max(name.length, known.length) / 2)),
    )
    .sort((a, b) => a.away - b.away || (a.known < b.known ? -1 : 1))
    .slice(0, 3)
    .map(({ known }) => known)
}

/** Edits between two names; one that holds the other whole is half as far. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
    row = next
  }
  const edits = row[b.length] ?? 0
  return a.length > 1 && (a.includes(b) || b.includes(a)) ? edits / 2 : edits
}

function paragraphsOf(document: Document): Paragraph[] {
  const root = document.documentElement
  if (root === null) return []
  let before = ''
  return descendants(root, 'w:p').map((paragraph) => {
    const text = paragraphText(paragraph)
    const words = text.replace(/\{[^{}]*\}/g, '').trim()
    // a tag alone tells nothing: the words before it do
    const near = words === '' && before !== '' ? `${before}　${text}` : text
    if (words !== '') before = words.slice(-20)
    return { text, near: near.trim().slice(0, shownNear) }
  })
}
