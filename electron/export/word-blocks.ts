/** Blocks of the model → the elements of a document's body, as text. */
import { type Block, type FontScheme, type Section, type Sheet, widthOf } from './model.ts'
import type { Placed } from './word-album.ts'
import { type FontRole, runsXml } from './word-fonts.ts'
import { photoRun } from './word-photo.ts'
import { tableXml } from './word-tables.ts'

/** What a paragraph may be given; written in the order that the format asks for. */
interface Look {
  readonly style?: string
  readonly keepNext?: boolean
  /** Begins a new page. */
  readonly breaks?: boolean
  /** A tab stop at the right end of the line. */
  readonly tabAt?: number
  readonly before?: number
  readonly after?: number
  readonly line?: number
  readonly exact?: boolean
  readonly indent?: string
  readonly align?: 'left' | 'center' | 'right' | 'both'
}

export function paragraphXml(look: Look, runs: string): string {
  return (
    `<w:p><w:pPr>${look.style === undefined ? '' : `<w:pStyle w:val="${look.style}"/>`}` +
    `${look.keepNext === true ? '<w:keepNext/>' : ''}${look.breaks === true ? '<w:pageBreakBefore/>' : ''}` +
    (look.tabAt === undefined ? '' : `<w:tabs><w:tab w:val="right" w:pos="${look.tabAt}"/></w:tabs>`) +
    `<w:spacing w:after="${look.after ?? 0}" w:before="${look.before ?? 0}" w:line="${look.line ?? 240}" ` +
    `w:lineRule="${look.exact === true ? 'exact' : 'auto'}"/>` +
    (look.indent === undefined ? '' : `<w:ind ${look.indent}/>`) +
    `${look.align === undefined ? '' : `<w:jc w:val="${look.align}"/>`}</w:pPr>${runs}</w:p>`
  )
}

/** 28.95 pt: 22 lines on a page of GB/T 9704. */
const bodyLine = { line: 579, exact: true }
const twoCharacters = 'w:firstLineChars="200" w:firstLine="640"'

/** The elements of one sheet. The last is always a paragraph: a section's properties hang on it. */
export function* sheetXml(
  sheet: Sheet,
  onNewPage: boolean,
  section: Section,
  scheme: FontScheme,
  pictures: ReadonlyMap<number, Placed>,
): Generator<string> {
  for (const [index, block] of sheet.entries()) {
    const breaks = onNewPage && index === 0
    yield block.type === 'photo'
      ? photoXml(block.text, pictures.get(block.attachmentId), breaks, scheme)
      : blockXml(block, { breaks, index, leads: closes(sheet[index + 1]) }, section, scheme)
  }
  // Word wants a paragraph after a table that ends a section
  if (sheet.length === 0 || sheet.at(-1)?.type === 'table')
    yield paragraphXml({ line: 20, exact: true, breaks: onNewPage && sheet.length === 0 }, '')
}

interface Place {
  readonly breaks: boolean
  /** Which block of its sheet. */
  readonly index: number
  /** A note or signatures follow: they are not left alone on the next page. */
  readonly leads: boolean
}

const closes = (next: Block | undefined): boolean => next?.type === 'note' || next?.type === 'signatures'

type Plain = Exclude<Block, { type: 'photo' }>

function blockXml(block: Plain, place: Place, section: Section, scheme: FontScheme): string {
  const { breaks } = place
  const runs = (role: FontRole, size: number, text: string) => runsXml(text, { scheme, role, size })
  switch (block.type) {
    case 'table': {
      // a table cannot ask for a new page itself
      const before = breaks ? paragraphXml({ breaks, line: 20, exact: true }, '') : ''
      return before + tableXml(block, scheme, place.leads)
    }
    case 'volume':
      return paragraphXml(
        { style: 'Heading1', breaks, after: 120, align: 'left', keepNext: true },
        runs('heading', 32, block.text),
      )
    case 'title':
      return paragraphXml(
        {
          style: 'Heading2',
          breaks,
          align: 'center',
          // a title further down begins a second form on the same page
          before: place.index > 1 ? 720 : 0,
          after: 160,
          keepNext: true,
        },
        runs('title', 44, block.text),
      )
    case 'under':
      return paragraphXml(
        { breaks, tabAt: widthOf(section.orientation), after: 80, keepNext: true },
        runs('body', 24, `${block.left}\t${block.right}`),
      )
    case 'heading':
      return paragraphXml(
        {
          style: block.level === 1 ? 'Heading3' : 'Heading4',
          breaks,
          indent: twoCharacters,
          ...bodyLine,
          before: block.level === 1 ? 120 : 0,
          keepNext: true,
        },
        runs(block.level === 1 ? 'heading' : 'subheading', 32, block.text),
      )
    case 'paragraph':
      return paragraphXml(
        { breaks, align: 'both', indent: twoCharacters, ...bodyLine },
        runsXml(block.lead ?? '', { scheme, role: 'subheading', size: 32, spacing: -5 }) +
          runsXml(block.text, { scheme, role: 'body', size: 32, spacing: -5 }),
      )
    case 'note':
      return paragraphXml(
        { breaks, before: 60, after: 60, keepNext: place.leads },
        runs('body', 21, block.text),
      )
    case 'caption':
      return paragraphXml(
        { breaks, align: 'center', before: 200, after: 60, keepNext: true },
        runs('heading', 24, block.text),
      )
    case 'signatures':
      return signatureXml(block, breaks, section, scheme)
    case 'cover':
      return coverXml(block, scheme)
  }
}

/** The picture and below it what it shows; where it cannot be read, that is said in its place. */
function photoXml(text: string, placed: Placed | undefined, breaks: boolean, scheme: FontScheme): string {
  const setting = { scheme, role: 'body' as const, size: 21 }
  const picture =
    placed === undefined ? runsXml('（图片无法读取，原件存于台账文件）', setting) : photoRun(placed, text)
  return (
    paragraphXml({ breaks, align: 'center', before: 80, keepNext: true }, picture) +
    paragraphXml({ align: 'center', before: 40, after: 160 }, runsXml(text, setting))
  )
}

/** One line, high enough to sign on, with room after each name; the date stands at the right end. */
function signatureXml(
  block: { readonly labels: readonly string[]; readonly dated: boolean },
  breaks: boolean,
  section: Section,
  scheme: FontScheme,
): string {
  const setting = { scheme, role: 'body' as const, size: 24 }
  const room = runsXml('　　　　　　', { ...setting, underline: true })
  const runs = block.labels
    .map((label) => runsXml(`${label}：`, setting) + room + runsXml('　', setting))
    .join('')
  return paragraphXml(
    { breaks, align: 'left', tabAt: widthOf(section.orientation), line: 480, before: 240 },
    runs + (block.dated ? runsXml('\t年　　月　　日', setting) : ''),
  )
}

function coverXml(
  block: { readonly role: 'space' | 'title' | 'period' | 'line'; readonly text: string },
  scheme: FontScheme,
): string {
  switch (block.role) {
    case 'space':
      return paragraphXml({ line: 2400, exact: true }, '')
    case 'title':
      return paragraphXml(
        { style: 'Title', align: 'center', after: 360 },
        runsXml(block.text, { scheme, role: 'title', size: 84, spacing: 200 }),
      )
    case 'period':
      return paragraphXml({ align: 'center' }, runsXml(block.text, { scheme, role: 'subheading', size: 44 }))
    case 'line':
      return paragraphXml(
        { align: 'left', indent: 'w:left="900"', line: 600 },
        runsXml(block.text, { scheme, role: 'body', size: 32 }),
      )
  }
}
