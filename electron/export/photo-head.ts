/** What a picture says of itself before anybody unpacks it: size, which way is up, and what it should not tell on. */

export interface PhotoHead {
  readonly type: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
  /** EXIF 1–8; 1 is upright. */
  readonly orientation: number
}

/** @returns undefined where it is neither JPEG nor PNG, or cut off. */
export function headOf(bytes: Uint8Array): PhotoHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const head = view.getUint32(0) === 0x89504e47 ? pngHead(view) : jpegHead(view)
    return head !== undefined && head.width > 0 && head.height > 0 ? head : undefined
  } catch (error) {
    // it ends in the middle of its head
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const pngHead = (view: DataView): PhotoHead => ({
  type: 'png',
  width: view.getUint32(16),
  height: view.getUint32(20),
  orientation: 1,
})

interface Segment {
  readonly marker: number
  /** Of the marker itself. */
  readonly at: number
  /** Of the segment, its marker included. */
  readonly length: number
}

/** Segments up to the picture data. */
function* segmentsOf(view: DataView): Generator<Segment> {
  if (view.getUint16(0) !== 0xffd8) return
  for (let at = 2; at + 4 <= view.byteLength;) {
    const marker = view.getUint8(at + 1)
    if (view.getUint8(at) !== 0xff) return
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = 2 + view.getUint16(at + 2)
    yield { marker, at, length }
    if (marker === 0xda) return
    at += length
  }
}

function jpegHead(view: DataView): PhotoHead | undefined {
  let orientation = 1
  for (const { marker, at } of segmentsOf(view)) {
    if (marker === 0xe1) orientation = orientationIn(view, at + 4) ?? orientation
    // frames: C0–CF but for the tables among them (C4, C8, CC)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7), orientation }
  }
  return undefined
}

/** @param at the beginning of an APP1 segment's contents */
function orientationIn(view: DataView, at: number): number | undefined {
  if (view.getUint32(at) !== 0x45786966) return undefined
  const tiff = at + 6
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  const count = view.getUint16(directory, little)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (view.getUint16(entry, little) !== 0x0112) continue
    const value = view.getUint16(entry + 8, little)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** Kept: JFIF, colour profile, Adobe's colour mark. Dropped: EXIF with place and device, comments, previews. */
const kept = new Set([0xe0, 0xe2, 0xee])

/** The same JPEG without what a camera writes about where and by whom it was taken. */
export function withoutTraces(jpeg: Uint8Array): Uint8Array {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  const parts: Uint8Array[] = [jpeg.subarray(0, 2)]
  for (const { marker, at, length } of segmentsOf(view)) {
    if (marker === 0xda) {
      parts.push(jpeg.subarray(at))
      break
    }
    const tells = (marker >= 0xe0 && marker <= 0xef && !kept.has(marker)) || marker === 0xfe
    if (!tells) parts.push(jpeg.subarray(at, at + length))
  }
  return Buffer.concat(parts)
}
