/**
 * Pictures as a ledger prints them: upright, 1600 pixels at most, and silent about where they were taken. Codecs are
 * WebAssembly, one build for every platform, loaded only where a picture must be changed.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js'
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js'
import decodePng, { init as initPngDecoder } from '@jsquash/png/decode.js'
import { headOf, withoutTraces } from './photo-head.ts'
import { type Pixels, scaled, upright } from './photo-pixels.ts'

/** Pixels of the longer side. */
export const longEdge = 1600
/** More than any camera; a picture that claims more is made to exhaust the memory. */
const mostPixels = 120_000_000
/** A PNG that is small enough is left as it is. */
const mostPngBytes = 1 << 20

export interface Picture {
  readonly bytes: Uint8Array
  readonly type: 'jpeg' | 'png'
  readonly width: number
  readonly height: number
}

/** @returns undefined where the bytes are no picture that can be read. */
export async function printable(bytes: Uint8Array): Promise<Picture | undefined> {
  const head = headOf(bytes)
  if (head === undefined || head.width * head.height > mostPixels) return undefined
  const { type, width, height, orientation } = head
  const small = Math.max(width, height) <= longEdge
  if (small && type === 'png' && bytes.length <= mostPngBytes) return { bytes, type, width, height }
  if (small && type === 'jpeg' && orientation === 1)
    return { bytes: withoutTraces(bytes), type, width, height }
  try {
    const pixels = await decoded(bytes, type)
    // fewer first: turning moves every pixel
    const ready = upright(scaled(pixels, longEdge), orientation)
    return { bytes: await encoded(ready), type: 'jpeg', width: ready.width, height: ready.height }
  } catch {
    // whatever the codec says of a damaged picture, the record is printed all the same
    return undefined
  }
}

const wasm = {
  jpegDecoder: '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  jpegEncoder: '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  pngDecoder: '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
} as const

/** In the source tree from the packages; in the bundle they lie beside this file. */
async function codec(name: keyof typeof wasm): Promise<Uint8Array> {
  const file = import.meta.url.endsWith('.ts')
    ? createRequire(import.meta.url).resolve(wasm[name])
    : new URL(`./${wasm[name].slice(wasm[name].lastIndexOf('/') + 1)}`, import.meta.url)
  return readFile(file)
}

/** The codecs answer in the browser's own class, which Node does not have. */
class PlainImageData implements Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
  constructor(data: Uint8ClampedArray, width: number, height?: number) {
    this.data = data
    this.width = width
    this.height = height ?? data.length / 4 / width
  }
}

const once = (begin: () => Promise<unknown>) => {
  let begun: Promise<unknown> | undefined
  return () => (begun ??= begin())
}
const jpegDecoder = once(async () => initJpegDecoder({ wasmBinary: await codec('jpegDecoder') }))
const jpegEncoder = once(async () => initJpegEncoder({ wasmBinary: await codec('jpegEncoder') }))
const pngDecoder = once(async () => initPngDecoder(await codec('pngDecoder')))

async function decoded(bytes: Uint8Array, type: 'jpeg' | 'png'): Promise<Pixels> {
  if (!('ImageData' in globalThis)) Reflect.set(globalThis, 'ImageData', PlainImageData)
  const whole = new Uint8Array(bytes).buffer
  await (type === 'jpeg' ? jpegDecoder() : pngDecoder())
  const pixels: Pixels = await (type === 'jpeg' ? decodeJpeg(whole) : decodePng(whole))
  return pixels
}

async function encoded(pixels: Pixels): Promise<Uint8Array> {
  await jpegEncoder()
  const { data, width, height } = pixels
  const picture = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const }
  return new Uint8Array(await encodeJpeg(picture, { quality: 82 }))
}
