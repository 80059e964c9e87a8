/** A zip archive written entry by entry, so that only the packed bytes stay: the same entries, the same archive. */
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

interface Entry {
  readonly name: Buffer
  readonly crc: number
  readonly size: number
  readonly packed: number
  readonly method: 0 | 8
  readonly offset: number
}

/** 1980-01-01 00:00, the earliest a zip can tell: a real time would make each file differ from the one before. */
const earliest = 0x00210000
/** Names are UTF-8. */
const flags = 0x0800

export class ZipWriter {
  readonly #chunks: Uint8Array[] = []
  readonly #entries: Entry[] = []
  #offset = 0

  /** @param stored true for what is packed already (JPEG): packing it again costs time and gains nothing. */
  add(name: string, bytes: Uint8Array, stored = false): void {
    const data = stored ? bytes : deflateRawSync(bytes)
    this.#put(name, { crc: crc32(bytes), size: bytes.length, chunks: [data], method: stored ? 0 : 8 })
  }

  /** An entry that comes in pieces of text and never lies in memory unpacked as a whole. */
  async addText(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const deflate = createDeflateRaw({ chunkSize: 1 << 18 })
    const chunks: Buffer[] = []
    deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
    const ended = new Promise<void>((resolve, reject) => deflate.once('end', resolve).once('error', reject))
    let crc = 0
    let size = 0
    let gathered = ''
    const push = async (text: string) => {
      const bytes = Buffer.from(text)
      crc = crc32(bytes, crc)
      size += bytes.length
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve))
    }
    for await (const piece of pieces) {
      gathered += piece
      if (gathered.length > 1 << 18) {
        await push(gathered)
        gathered = ''
      }
    }
    await push(gathered)
    deflate.end()
    await ended
    this.#put(name, { crc, size, chunks, method: 8 })
  }

  /** Closes the archive. */
  finish(): Uint8Array<ArrayBuffer> {
    const directory = this.#entries.map((entry) => Buffer.concat([headOf(entry, true), entry.name]))
    const length = directory.reduce((sum, { byteLength }) => sum + byteLength, 0)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.#entries.length, 8)
    end.writeUInt16LE(this.#entries.length, 10)
    end.writeUInt32LE(length, 12)
    end.writeUInt32LE(this.#offset, 16)
    const whole = new Uint8Array(this.#offset + length + end.length)
    let at = 0
    for (const chunk of [...this.#chunks, ...directory, end]) {
      whole.set(chunk, at)
      at += chunk.length
    }
    return whole
  }

  #put(
    name: string,
    data: {
      readonly crc: number
      readonly size: number
      readonly chunks: readonly Uint8Array[]
      readonly method: 0 | 8
    },
  ): void {
    const packed = data.chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    const { crc, size, method } = data
    const entry: Entry = { name: Buffer.from(name), crc, size, packed, method, offset: this.#offset }
    for (const chunk of [headOf(entry, false), entry.name, ...data.chunks]) {
      this.#chunks.push(chunk)
      this.#offset += chunk.length
    }
    this.#entries.push(entry)
  }
}

/** The head before an entry's data, or the longer one in the directory at the end. */
function headOf(entry: Entry, central: boolean): Buffer {
  const head = Buffer.alloc(central ? 46 : 30)
  head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0)
  let at = 4
  if (central) at = head.writeUInt16LE(20, at)
  at = head.writeUInt16LE(20, at)
  at = head.writeUInt16LE(flags, at)
  at = head.writeUInt16LE(entry.method, at)
  at = head.writeUInt32LE(earliest, at)
  at = head.writeUInt32LE(entry.crc, at)
  at = head.writeUInt32LE(entry.packed, at)
  at = head.writeUInt32LE(entry.size, at)
  head.writeUInt16LE(entry.name.length, at)
  if (central) head.writeUInt32LE(entry.offset, 42)
  return head
}
