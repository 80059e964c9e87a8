/** Pictures on their way into a Word file: fetched, made printable and packed one at a time, so that the memory stays flat. */
import type { Sheet } from './model.ts'
import { printable } from './photo.ts'
import type { ZipWriter } from './zip.ts'

/** Where the bytes of an attachment come from; undefined where it is gone. */
export type PhotoOf = (attachmentId: number) => Promise<Uint8Array | undefined>

/** A picture that lies in the package. */
export interface Placed {
  readonly relation: string
  /** Number of the drawing, once in a document. */
  readonly drawing: number
  readonly width: number
  readonly height: number
}

export class Album {
  readonly #zip: ZipWriter
  readonly #photoOf: PhotoOf
  #relations = ''
  #drawings = 0

  constructor(zip: ZipWriter, photoOf: PhotoOf) {
    this.#zip = zip
    this.#photoOf = photoOf
  }

  /** The relations of all pictures placed so far. */
  get relations(): string {
    return this.#relations
  }

  /** Packs the pictures of a sheet; one that cannot be read is missing from the answer. */
  async placed(sheet: Sheet): Promise<ReadonlyMap<number, Placed>> {
    const found = new Map<number, Placed>()
    for (const block of sheet) {
      if (block.type !== 'photo') continue
      const bytes = await this.#photoOf(block.attachmentId)
      const picture = bytes && (await printable(bytes))
      if (picture === undefined) continue
      this.#drawings += 1
      const name = `photo-${this.#drawings}.${picture.type}`
      const relation = `photo${this.#drawings}`
      this.#zip.add(`word/media/${name}`, picture.bytes, true)
      this.#relations +=
        `<Relationship Id="${relation}" Target="media/${name}" ` +
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
      const { width, height } = picture
      found.set(block.attachmentId, { relation, drawing: this.#drawings, width, height })
    }
    return found
  }
}
