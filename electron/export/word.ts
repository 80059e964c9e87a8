/** The document model → a Word file (rulebook 4). The only rooms that know Word are this file and its `word-` siblings. */
import {
  AlignmentType,
  Document,
  Footer,
  type FileChild,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
} from 'docx'
import { type Block, type FontScheme, type LedgerDocument, type Section, page, widthOf } from './model.ts'
import { type FontRole, faceOf, fontOf, runOptions, runsOf, substitutesOf } from './word-fonts.ts'
import { finishPackage } from './word-package.ts'
import { wordTable } from './word-tables.ts'

/** 28.95 pt: 22 lines on a page of GB/T 9704. */
const bodyLine = { line: 579, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
const autoLine = { line: 240, lineRule: LineRuleType.AUTO }

/** @returns the bytes of a .docx file; the same document gives the same bytes. */
export async function wordFile(document: LedgerDocument, scheme: FontScheme): Promise<Uint8Array> {
  const file = new Document({
    title: document.title,
    creator: document.creator,
    lastModifiedBy: document.creator,
    evenAndOddHeaderAndFooters: true,
    styles: stylesOf(scheme),
    sections: sectionsOf(document, scheme),
  })
  const packed = await Packer.toArrayBuffer(file)
  return finishPackage(new Uint8Array(packed), {
    stamp: document.stamp,
    major: faceOf(scheme, 'title').eastAsia,
    minor: faceOf(scheme, 'body').eastAsia,
    substitutes: substitutesOf(scheme),
  })
}

/** Defaults and headings spelt out: the library's own are empty, and its headings blue. */
function stylesOf(scheme: FontScheme) {
  const heading = (role: FontRole, size: number) => ({
    run: { ...runOptions({ scheme, role, size }), color: '000000', italics: false },
    paragraph: { keepNext: true },
  })
  return {
    default: {
      document: {
        run: {
          font: fontOf(faceOf(scheme, 'body').eastAsia),
          size: 32,
          sizeComplexScript: 32,
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
      },
      title: heading('title', 44),
      heading1: heading('heading', 32),
      heading2: heading('title', 44),
      heading3: heading('heading', 32),
      heading4: heading('subheading', 32),
    },
  }
}

function sectionsOf(document: LedgerDocument, scheme: FontScheme): ISectionOptions[] {
  let started = false
  return document.sections.map((section, index): ISectionOptions => {
    const first = section.numbered && !started
    started ||= section.numbered
    return {
      properties: {
        ...(index === 0 ? {} : { type: SectionType.NEXT_PAGE }),
        page: {
          size: {
            width: page.width,
            height: page.height,
            orientation:
              section.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: marginsOf(section),
          ...(section.numbered
            ? { pageNumbers: { formatType: NumberFormat.DECIMAL, ...(first ? { start: 1 } : {}) } }
            : {}),
        },
      },
      // later sections go on with the footers of the first numbered one
      ...(first ? { footers: { default: footer('right', scheme), even: footer('left', scheme) } } : {}),
      children: section.sheets.flatMap((sheet, at) => sheetOf(sheet, at > 0, section, scheme)),
    }
  })
}

/** A landscape page is the portrait page turned: the binding edge is at its top. */
function marginsOf({ orientation }: Section) {
  return orientation === 'portrait'
    ? {
        top: page.top,
        bottom: page.bottom,
        left: page.left,
        right: page.right,
        header: 851,
        footer: 1400,
        gutter: 0,
      }
    : {
        top: page.left,
        bottom: page.right,
        left: page.bottom,
        right: page.top,
        header: 851,
        footer: 900,
        gutter: 0,
      }
}

/** 「— 1 —」 in 四号 宋体, one character in from the outer edge: right on odd pages, left on even ones. */
function footer(side: 'left' | 'right', scheme: FontScheme): Footer {
  const options = { ...runOptions({ scheme, role: 'body', size: 28 }), font: fontOf('宋体') }
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: 280 } : { left: 280 },
        spacing: { ...autoLine, before: 0, after: 0 },
        children: [new TextRun({ ...options, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

function sheetOf(
  sheet: readonly Block[],
  onNewPage: boolean,
  section: Section,
  scheme: FontScheme,
): FileChild[] {
  const children = sheet.flatMap((block, index) =>
    blockOf(block, { breaks: onNewPage && index === 0, index }, section, scheme),
  )
  // Word wants a paragraph after a table that ends a section
  if (sheet.at(-1)?.type === 'table')
    children.push(new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } }))
  return children
}

interface Place {
  /** Begins a new page. */
  readonly breaks: boolean
  /** Which block of its sheet. */
  readonly index: number
}

function blockOf(block: Block, place: Place, section: Section, scheme: FontScheme): FileChild[] {
  const pageBreakBefore = place.breaks
  const para = (role: FontRole, size: number, text: string, options: IParagraphOptions = {}): FileChild[] => [
    new Paragraph({ pageBreakBefore, ...options, children: runsOf(text, { scheme, role, size }) }),
  ]
  switch (block.type) {
    case 'table':
      return [wordTable(block, scheme)]
    case 'volume':
      return para('heading', 32, block.text, {
        heading: 'Heading1',
        alignment: AlignmentType.LEFT,
        spacing: { ...autoLine, before: 0, after: 120 },
        keepNext: true,
      })
    case 'title':
      return para('title', 44, block.text, {
        heading: 'Heading2',
        alignment: AlignmentType.CENTER,
        // a title further down begins a second form on the same page
        spacing: { ...autoLine, before: place.index > 1 ? 720 : 0, after: 160 },
        keepNext: true,
      })
    case 'under':
      return para('body', 24, `${block.left}\t${block.right}`, {
        tabStops: [{ type: TabStopType.RIGHT, position: widthOf(section.orientation) }],
        spacing: { ...autoLine, before: 0, after: 80 },
        keepNext: true,
      })
    case 'heading':
      return para(block.level === 1 ? 'heading' : 'subheading', 32, block.text, {
        heading: block.level === 1 ? 'Heading3' : 'Heading4',
        indent: { firstLine: 640, firstLineChars: 200 },
        spacing: { ...bodyLine, ...(block.level === 1 ? { before: 120 } : {}) },
        keepNext: true,
      })
    case 'paragraph':
      return [bodyParagraph(block, pageBreakBefore, scheme)]
    case 'note':
      return para('body', 21, block.text, { spacing: { ...autoLine, before: 60, after: 60 } })
    case 'caption':
      return para('heading', 24, block.text, {
        alignment: AlignmentType.CENTER,
        spacing: { ...autoLine, before: 200, after: 60 },
        keepNext: true,
      })
    case 'signatures':
      return [signatureParagraph(block.labels, block.dated, section, scheme)]
    case 'cover':
      return [coverParagraph(block, scheme)]
  }
}

function bodyParagraph(
  block: { readonly text: string; readonly lead?: string },
  pageBreakBefore: boolean,
  scheme: FontScheme,
): Paragraph {
  const lead = block.lead === undefined || block.lead === '' ? [] : [block.lead]
  return new Paragraph({
    pageBreakBefore,
    alignment: AlignmentType.BOTH,
    indent: { firstLine: 640, firstLineChars: 200 },
    spacing: bodyLine,
    children: [
      ...lead.flatMap((text) => runsOf(text, { scheme, role: 'subheading', size: 32, spacing: -5 })),
      ...runsOf(block.text, { scheme, role: 'body', size: 32, spacing: -5 }),
    ],
  })
}

/** One line, high enough to sign on, with room after each name; the date stands at the right end. */
function signatureParagraph(
  labels: readonly string[],
  dated: boolean,
  section: Section,
  scheme: FontScheme,
): Paragraph {
  const setting = { scheme, role: 'body' as const, size: 24 }
  const children = labels.flatMap((label) => [
    ...runsOf(`${label}：`, setting),
    ...runsOf('　　　　　　', { ...setting, underline: true }),
    ...runsOf('　', setting),
  ])
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    tabStops: [{ type: TabStopType.RIGHT, position: widthOf(section.orientation) }],
    spacing: { ...autoLine, line: 480, before: 240, after: 0 },
    children: [...children, ...(dated ? runsOf('\t年　　月　　日', setting) : [])],
  })
}

function coverParagraph(
  block: { readonly role: 'space' | 'title' | 'period' | 'line'; readonly text: string },
  scheme: FontScheme,
): Paragraph {
  switch (block.role) {
    case 'space':
      return new Paragraph({ spacing: { line: 2400, lineRule: LineRuleType.EXACT, before: 0, after: 0 } })
    case 'title':
      return new Paragraph({
        heading: 'Title',
        alignment: AlignmentType.CENTER,
        spacing: { ...autoLine, before: 0, after: 360 },
        children: runsOf(block.text, { scheme, role: 'title', size: 84, spacing: 200 }),
      })
    case 'period':
      return new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { ...autoLine, before: 0, after: 0 },
        children: runsOf(block.text, { scheme, role: 'subheading', size: 44 }),
      })
    case 'line':
      return new Paragraph({
        alignment: AlignmentType.LEFT,
        indent: { left: 900 },
        spacing: { ...autoLine, line: 600, before: 0, after: 0 },
        children: runsOf(block.text, { scheme, role: 'body', size: 32 }),
      })
  }
}
