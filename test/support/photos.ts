/** Pictures made on the spot: no fixture files. */
import { deflateSync, crc32 } from 'node:zlib'
import encodeJpeg, { init } from '@jsquash/jpeg/encode.js'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export type Rgb = readonly [red: number, green: number, blue: number]

/** Left half one colour, right half another, as a camera stores it. */
export async function jpegOf(
  width: number,
  height: number,
  [left, right]: readonly [Rgb, Rgb],
  orientation?: number,
): Promise<Uint8Array> {
  const wasm = createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm')
  await init({ wasmBinary: readFileSync(wasm) })
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < width * height; at += 1)
    data.set([...(at % width < width / 2 ? left : right), 255], at * 4)
  const plain = new Uint8Array(await encodeJpeg({ data, width, height, colorSpace: 'srgb' }, { quality: 90 }))
  return orientation === undefined ? plain : withExif(plain, orientation)
}

/** Orientation, and the name of a place that must not be handed on. */
export const tellTale = 'GPS 29.9N 120.6E'

function withExif(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(tellTale, 'latin1')])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

/** One colour, opaque or not. */
export function pngOf(width: number, height: number, colour: Rgb, opacity = 255): Uint8Array {
  const line = Buffer.concat([
    Buffer.from([0]),
    Buffer.concat(Array.from({ length: width }, () => Buffer.from([...colour, opacity]))),
  ])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const out = Buffer.alloc(8 + body.length)
    out.writeUInt32BE(data.length, 0)
    out.set(body, 4)
    out.writeUInt32BE(crc32(body), 4 + body.length)
    return out
  }
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
