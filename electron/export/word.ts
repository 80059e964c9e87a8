/** The document model → a Word file. The only rooms that know Word are this file and its `word-` siblings. */
import type { FontScheme, LedgerDocument } from './model.ts'
import { Album, type PhotoOf } from './word-album.ts'
import { sheetXml } from './word-blocks.ts'
import { faceOf, substitutesOf } from './word-fonts.ts'
import { type Frame, frameOf } from './word-frame.ts'
import { finishParts } from './word-package.ts'
import { ZipWriter } from './zip.ts'

/** @returns the bytes of a .docx file; the same document gives the same bytes. */
export async function wordFile(
  document: LedgerDocument,
  scheme: FontScheme,
  photoOf: PhotoOf = () => Promise.resolve(undefined),
): Promise<Uint8Array<ArrayBuffer>> {
  const frame = await frameOf(document, scheme)
  const zip = new ZipWriter()
  const parts = finishParts(frame.files, {
    stamp: document.stamp,
    major: faceOf(scheme, 'title').eastAsia,
    minor: faceOf(scheme, 'body').eastAsia,
    substitutes: substitutesOf(scheme),
  })
  for (const [name, bytes] of parts) zip.add(name, bytes)
  const album = new Album(zip, photoOf)
  await zip.addText('word/document.xml', bodyOf(document, frame, scheme, album))
  zip.add('word/_rels/document.xml.rels', Buffer.from(`${frame.relations}${album.relations}</Relationships>`))
  return zip.finish()
}

/** The document's text, element by element; what is written is let go at once. */
async function* bodyOf(
  document: LedgerDocument,
  frame: Frame,
  scheme: FontScheme,
  album: Album,
): AsyncGenerator<string> {
  yield frame.opening
  const last = document.sections.length - 1
  for (const [index, section] of document.sections.entries()) {
    const properties = frame.sections[index] ?? ''
    // one element is held back: the paper of a section hangs on its last paragraph
    let held = ''
    for (const [at, sheet] of section.sheets.entries()) {
      const pictures = await album.placed(sheet)
      for (const element of sheetXml(sheet, at > 0, section, scheme, pictures)) {
        yield held
        held = element
      }
    }
    yield index === last ? held + properties : closing(held, properties)
  }
  yield '</w:body></w:document>'
}

/** Puts the section's properties into the last paragraph of `element`. */
function closing(element: string, properties: string): string {
  const at = element.lastIndexOf('</w:pPr>')
  return element.slice(0, at) + properties + element.slice(at)
}
