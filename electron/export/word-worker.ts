/** Runs in a thread of its own: a year's ledger takes a second, and each of its pictures half a second more. */
import { parentPort } from 'node:worker_threads'
import type { FontScheme, LedgerDocument } from './model.ts'
import type { PhotoOf } from './word-album.ts'
import { wordFile } from './word.ts'

/** A document to make, or the picture that was asked for. One of each is under way at a time. */
export type Order =
  | { readonly document: LedgerDocument; readonly scheme: FontScheme }
  | { readonly photo: Uint8Array | undefined }

export type Answer = { readonly bytes: Uint8Array } | { readonly photo: number }

let awaited: ((bytes: Uint8Array | undefined) => void) | undefined

/** Asks the thread that has the ledger open. */
const photoOf: PhotoOf = (attachmentId) =>
  new Promise((resolve) => {
    awaited = resolve
    parentPort?.postMessage({ photo: attachmentId } satisfies Answer)
  })

async function make(document: LedgerDocument, scheme: FontScheme): Promise<void> {
  const bytes = await wordFile(document, scheme, photoOf)
  parentPort?.postMessage({ bytes } satisfies Answer, [bytes.buffer])
}

parentPort?.on('message', (order: Order) => {
  if ('document' in order) void make(order.document, order.scheme)
  else awaited?.(order.photo)
})
