/**
 * Unpacks a workbook within limits before any library may see it. The directory of a zip can lie about sizes, so
 * every part is inflated by zlib with a ceiling and checked against its CRC.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { Refusal, limits } from './grid.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
  readonly encrypted: boolean
}

/** The central directory. Throws `Refusal` fileCorrupt where it is missing or cut off, fileTooLarge beyond the limits. */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) throw new Refusal('fileTooLarge', `压缩包内有 ${count} 个文件`)
  const entries: ZipEntry[] = []
  const decoder = new TextDecoder()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      throw new Refusal('fileCorrupt', '目录不完整')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  checkSizes(entries)
  return entries
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw new Refusal('fileCorrupt', '文件不完整')
}

function checkSizes(entries: readonly ZipEntry[]): void {
  let total = 0
  for (const { packed, unpacked, name } of entries) {
    total += unpacked
    const swollen = unpacked > 1_000_000 && unpacked > packed * limits.ratio
    if (swollen || total > limits.unpacked)
      throw new Refusal('fileTooLarge', `展开后过大：${name.slice(0, 60)}`)
  }
}

/** The parts that hold data, inflated and packed again without compression: what the reader is given. */
export function repack(bytes: Uint8Array, entries: readonly ZipEntry[]): Uint8Array {
  const parts: [string, Uint8Array][] = []
  let budget: number = limits.unpacked
  for (const entry of entries) {
    if (!/^[^_].*\.(xml|rels|bin)$|^_rels\/|^mimetype$|^\[Content_Types\]\.xml$/i.test(entry.name)) continue
    if (/(^|\/)(media|drawings|printerSettings|embeddings)\//i.test(entry.name)) continue
    const content = inflate(bytes, entry, budget)
    budget -= content.length
    parts.push([entry.name, content])
  }
  return zipSync(Object.fromEntries(parts), { level: 0 })
}

/** One part by its name, within the limits; undefined where there is none. */
export function partOf(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  name: string,
): Uint8Array | undefined {
  const entry = entries.find((one) => one.name === name)
  return entry === undefined ? undefined : inflate(bytes, entry, limits.document)
}

/** One part, checked against what the directory says of it. @throws Refusal */
export function inflate(bytes: Uint8Array, entry: ZipEntry, budget: number): Uint8Array {
  if (entry.encrypted) throw new Refusal('fileEncrypted')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const damaged = new Refusal('fileCorrupt', entry.name.slice(0, 60))
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw damaged
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length !== entry.packed) throw damaged
  let content: Uint8Array
  try {
    const ceiling = Math.max(1, Math.min(budget, entry.unpacked))
    content = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: ceiling })
  } catch {
    throw damaged
  }
  if (content.length !== entry.unpacked || crc32(content) !== entry.crc) throw damaged
  return content
}
