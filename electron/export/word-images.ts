/**
 * Second pass over a filled template: where the first left a mark, a picture is set. The engine that fills knows no
 * pictures, and this library knows no loops.
 */
import { ImageRun, PatchType, patchDocument } from 'docx'
import { type PlacedImage, brackets } from './template-photos.ts'

/** Pixels at 96 to the inch: 15 by 11 cm, so that two stand on a page of A4. */
const room = { width: 567, height: 416 } as const

/** @returns the document with every mark replaced; a picture that cannot be read leaves its mark's place empty. */
export async function placeImages(docx: Uint8Array, images: readonly PlacedImage[]): Promise<Uint8Array> {
  const patches = Object.fromEntries(
    images.map((image) => [image.mark, { type: PatchType.PARAGRAPH, children: runsOf(image) }]),
  )
  const placed = await patchDocument({
    outputType: 'uint8array',
    data: docx,
    patches,
    placeholderDelimiters: brackets,
    keepOriginalStyles: true,
  })
  return placed
}

function runsOf({ bytes, description }: PlacedImage): ImageRun[] {
  const size = sizeOf(bytes)
  if (size === undefined) return []
  const scale = Math.min(1, room.width / size.width, room.height / size.height)
  return [
    new ImageRun({
      type: size.type,
      data: bytes,
      transformation: {
        width: Math.max(1, Math.round(size.width * scale)),
        height: Math.max(1, Math.round(size.height * scale)),
      },
      altText: { name: description, description, title: description },
    }),
  ]
}

interface Size {
  readonly type: 'jpg' | 'png'
  readonly width: number
  readonly height: number
}

/** Pixels of a picture, from its head; undefined where it is neither JPEG nor PNG, or cut off. */
export function sizeOf(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47)
    return sane({ type: 'png', width: view.getUint32(16), height: view.getUint32(20) })
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 < bytes.length;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    // frames: C0–CF but for the tables among them (C4, C8, CC)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return sane({ type: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) })
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

const sane = (size: Size): Size | undefined => (size.width > 0 && size.height > 0 ? size : undefined)
