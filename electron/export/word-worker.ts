/** Runs in a thread of its own: packing a year's ledger blocks for seconds and takes half a gigabyte. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FontScheme, LedgerDocument } from './model.ts'
import { wordFile } from './word.ts'

interface Job {
  readonly document: LedgerDocument
  readonly scheme: FontScheme
}

const { document, scheme } = workerData as Job
const bytes = await wordFile(document, scheme)
parentPort?.postMessage(bytes)
