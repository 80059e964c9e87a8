/**
 * What the log's digests are taken of. The text is made by JavaScript from parsed values, so that another version of
 * SQLite, which may escape characters otherwise, comes to the same digest.
 */
import { createHash } from 'node:crypto'
import type { Image } from './audit-capture.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Of a whole row. Null for a row that is not there. */
export const rowDigest = (table: string, image: Image | null): string | null =>
  image === null ? null : sha256(`${table}\n${JSON.stringify(image)}`)

const modulus = 1n << 256n

/** The sum of row digests: it does not depend on the order of rows, and rows can be added and taken away. */
export const addDigest = (sum: bigint, digest: string | null, times = 1n): bigint =>
  digest === null ? sum : (((sum + times * BigInt(`0x${digest}`)) % modulus) + modulus) % modulus

export const sumText = (sum: bigint): string => sum.toString(16).padStart(64, '0')

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
