/** Runs in a thread of its own: a year's ledger takes a second, and each of its pictures half a second more. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FontScheme, LedgerDocument } from './model.ts'
import type { PhotoOf } from './word-album.ts'
import { wordFile } from './word.ts'

interface Job {
  readonly document: LedgerDocument
  readonly scheme: FontScheme
}

/** Asks the thread that has the ledger open; one picture is under way at a time. */
const photoOf: PhotoOf = (attachmentId) =>
  new Promise((resolve) => {
    parentPort?.once('message', (bytes: Uint8Array | undefined) => resolve(bytes))
    parentPort?.postMessage({ photo: attachmentId })
  })

const { document, scheme } = workerData as Job
const bytes = await wordFile(document, scheme, photoOf)
parentPort?.postMessage({ bytes }, [bytes.buffer])
