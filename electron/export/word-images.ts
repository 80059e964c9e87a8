/**
 * Second pass over a filled template: where the first left a mark, a picture is set. The engine that fills knows no
 * pictures, and this library knows no loops.
 */
import { ImageRun, PatchType, patchDocument } from 'docx'
import { printable } from './photo.ts'
import { type PlacedImage, brackets } from './template-photos.ts'

/** Pixels at 96 to the inch: 15 by 11 cm, so that two stand on a page of A4. */
const room = { width: 567, height: 416 } as const

/** @returns the document with every mark replaced; a picture that cannot be read leaves its mark's place empty. */
export async function placeImages(docx: Uint8Array, images: readonly PlacedImage[]): Promise<Uint8Array> {
  const patches: Record<string, { type: typeof PatchType.PARAGRAPH; children: ImageRun[] }> = {}
  // one after another: a camera's picture unpacked is a hundred megabytes
  for (const image of images)
    patches[image.mark] = { type: PatchType.PARAGRAPH, children: await runsOf(image) }
  return patchDocument({
    outputType: 'uint8array',
    data: docx,
    patches,
    placeholderDelimiters: brackets,
    keepOriginalStyles: true,
  })
}

/** Upright, small and silent about where it was taken, like the pictures of the printed book. */
async function runsOf({ bytes, description }: PlacedImage): Promise<ImageRun[]> {
  const picture = await printable(bytes)
  if (picture === undefined) return []
  const scale = Math.min(1, room.width / picture.width, room.height / picture.height)
  return [
    new ImageRun({
      type: picture.type === 'jpeg' ? 'jpg' : 'png',
      data: picture.bytes,
      transformation: {
        width: Math.max(1, Math.round(picture.width * scale)),
        height: Math.max(1, Math.round(picture.height * scale)),
      },
      altText: { name: description, description, title: description },
    }),
  ]
}
