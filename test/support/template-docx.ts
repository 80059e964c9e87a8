/** Word templates as a superior body would send them, made for a test; and packages of bare XML, for hostile ones. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** A paragraph: one run, or several where Word has split what was typed. */
export type Words = string | readonly string[]
/** Rows of cells; all columns are equally wide. */
export type Grid = readonly (readonly Words[])[]

export interface TemplateShape {
  readonly header?: Words
  readonly footer?: Words
  readonly body: readonly (Words | { readonly table: Grid })[]
}

const font = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: '仿宋',
  hint: 'eastAsia',
} as const
const width = 9000

const paragraph = (words: Words): Paragraph =>
  new Paragraph({
    children: (typeof words === 'string' ? [words] : words).map(
      (text) => new TextRun({ text, font, size: 24 }),
    ),
  })

function tableOf(grid: Grid): Table {
  const columns = Math.max(...grid.map((row) => row.length))
  const each = width / columns
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => each),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: grid.map(
      (row) =>
        new TableRow({
          children: row.map(
            (words) =>
              new TableCell({ width: { size: each, type: WidthType.DXA }, children: [paragraph(words)] }),
          ),
        }),
    ),
  })
}

export async function templateDocx(shape: TemplateShape): Promise<Uint8Array> {
  const children = shape.body.flatMap((block) =>
    typeof block === 'object' && 'table' in block
      ? [tableOf(block.table), paragraph('')]
      : [paragraph(block)],
  )
  const packed = await Packer.toBuffer(
    new Document({
      styles: { default: { document: { run: { font, size: 24 } } } },
      sections: [
        {
          ...(shape.header === undefined
            ? {}
            : { headers: { default: new Header({ children: [paragraph(shape.header)] }) } }),
          ...(shape.footer === undefined
            ? {}
            : { footers: { default: new Footer({ children: [paragraph(shape.footer)] }) } }),
          children,
        },
      ],
    }),
  )
  // the library's theme names fonts that our own check of looks refuses
  return editDocx(packed, {
    'word/theme/theme1.xml': (xml) => xml.replaceAll('Calibri', '宋体').replaceAll('等线', '宋体'),
  })
}

/** Changes parts of a package as somebody with a text editor would; a part that is not there is made. */
export function editDocx(
  bytes: Uint8Array,
  edits: Readonly<Record<string, (xml: string) => string>>,
): Uint8Array {
  const files = unzipSync(bytes)
  for (const [name, edit] of Object.entries(edits))
    files[name] = strToU8(edit(strFromU8(files[name] ?? new Uint8Array())))
  return zipSync(files)
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** A package with nothing but a body, given as XML. */
export function bareDocx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  const parts = {
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels':
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="rId1" Type="${relation}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}

/** A paragraph of bare XML, in one run. */
export const p = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
