/**
 * What the log's digests are taken of. The text is made by JavaScript from parsed values, so that another version of
 * SQLite, which may escape characters otherwise, comes to the same digest.
 */
import { hash } from 'node:crypto'
import type { Image } from './audit-capture.ts'

export const sha256 = (text: string): string => hash('sha256', text)
export const sha256Bytes = (text: string): Buffer => hash('sha256', text, 'buffer')

/** Of a whole row as JSON text. Null for a row that is not there. */
export const textDigest = (table: string, text: string | null): string | null =>
  text === null ? null : sha256(`${table}\n${text}`)

/** The same of its image. */
export const rowDigest = (table: string, image: Image | null): string | null =>
  textDigest(table, image === null ? null : JSON.stringify(image))

/**
 * The sum of row digests, modulo 2^256: it does not depend on the order of rows, and rows can be added and taken away.
 * Kept in eight parts of 32 bits, because millions of rows are added.
 */
export interface DigestSum {
  /** @param digest 64 hexadecimal digits; null, of a row that is not there, adds nothing */
  add(digest: string | null): void
  take(digest: string | null): void
  /** The 32 bytes themselves. */
  addBytes(digest: Buffer): void
  text(): string
}

const part = 2 ** 32
/** So often a part can be added to before a double loses its last digits. */
const mostAdded = 2 ** 20

/** @param from what another said as its text; nothing where left out */
export function digestSum(from?: string): DigestSum {
  const parts = new Float64Array(8)
  let added = 0
  const carry = () => {
    let over = 0
    for (let at = 7; at >= 0; at -= 1) {
      const sum = (parts[at] ?? 0) + over
      over = Math.floor(sum / part)
      parts[at] = sum - over * part
    }
    added = 0
  }
  const count = () => {
    added += 1
    if (added === mostAdded) carry()
  }
  const addText = (digest: string, times: 1 | -1) => {
    for (let at = 0; at < 8; at += 1)
      parts[at] = (parts[at] ?? 0) + times * Number.parseInt(digest.slice(at * 8, at * 8 + 8), 16)
    count()
  }
  if (from !== undefined) addText(from, 1)
  return {
    add: (digest) => {
      if (digest !== null) addText(digest, 1)
    },
    take: (digest) => {
      if (digest !== null) addText(digest, -1)
    },
    addBytes: (digest) => {
      for (let at = 0; at < 8; at += 1) parts[at] = (parts[at] ?? 0) + digest.readUInt32BE(at * 4)
      count()
    },
    text: () => {
      carry()
      return Array.from(parts, (one) => one.toString(16).padStart(8, '0')).join('')
    },
  }
}

/** A long text of which a little changed is written as that little. */
interface Patch {
  readonly at: number
  readonly text: string
  /** Length of the whole text on this side. */
  readonly of: number
}

export type ImagePart = Readonly<Record<string, string | number | null | Patch>>

/** Below this length a text is written whole. */
const long = 160

/** Of an update the columns that differ, on both sides; of long texts only the middle that differs. */
export function differences(before: Image, after: Image): { before: ImagePart; after: ImagePart } {
  const sides: [
    Record<string, string | number | null | Patch>,
    Record<string, string | number | null | Patch>,
  ] = [{}, {}]
  for (const column of Object.keys({ ...before, ...after })) {
    const [old, now] = [before[column] ?? null, after[column] ?? null]
    if (old === now) continue
    const [left, right] = typeof old === 'string' && typeof now === 'string' ? patches(old, now) : [old, now]
    sides[0][column] = left
    sides[1][column] = right
  }
  return { before: sides[0], after: sides[1] }
}

function patches(old: string, now: string): [string | Patch, string | Patch] {
  if (Math.min(old.length, now.length) < long) return [old, now]
  const least = Math.min(old.length, now.length)
  let head = 0
  while (head < least && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < least - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1
  return [
    { at: head, text: old.slice(head, old.length - tail), of: old.length },
    { at: head, text: now.slice(head, now.length - tail), of: now.length },
  ]
}

/** What an entry keeps of one side; null where there is none. */
export const parsePart = (json: string | null): ImagePart | null =>
  json === null ? null : (JSON.parse(json) as ImagePart)
