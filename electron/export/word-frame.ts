/**
 * What a Word file has besides its text: styles, sections with their paper, footers, properties. Written by the docx
 * library around one empty paragraph a section; the text itself is put in afterwards (`word.ts`).
 */
import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { type FontScheme, type LedgerDocument, type Section, page } from './model.ts'
import { type FontRole, faceOf, fontOf, runOptions } from './word-fonts.ts'

export interface Frame {
  /** Every file of the package but the document and its relations. */
  readonly files: Record<string, Uint8Array>
  /** The document up to and including `<w:body>`. */
  readonly opening: string
  /** One `<w:sectPr>` for each section, in order. */
  readonly sections: readonly string[]
  /** Relations of the document, without the closing tag. */
  readonly relations: string
}

const documentName = 'word/document.xml'
const relationsName = 'word/_rels/document.xml.rels'

export async function frameOf(document: LedgerDocument, scheme: FontScheme): Promise<Frame> {
  const file = new Document({
    title: document.title,
    creator: document.creator,
    lastModifiedBy: document.creator,
    evenAndOddHeaderAndFooters: true,
    styles: stylesOf(scheme),
    sections: sectionsOf(document, scheme),
  })
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(file)))
  const xml = strFromU8(files[documentName] ?? new Uint8Array())
  const relations = strFromU8(files[relationsName] ?? new Uint8Array())
  Reflect.deleteProperty(files, documentName)
  Reflect.deleteProperty(files, relationsName)
  return {
    files,
    opening: xml.slice(0, xml.indexOf('<w:body>') + '<w:body>'.length),
    sections: xml.match(/<w:sectPr\b[\s\S]*?<\/w:sectPr>/g) ?? [],
    relations: relations.slice(0, relations.lastIndexOf('</Relationships>')),
  }
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
      children: [new Paragraph({})],
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
        spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 },
        children: [new TextRun({ ...options, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}
