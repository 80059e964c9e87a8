/** Hands a composed document to the worker and waits for its bytes. */
import { Worker } from 'node:worker_threads'
import { Failure } from '#shared/failure.ts'
import type { FontScheme, LedgerDocument } from './model.ts'

/** The worker lies beside this file: as TypeScript in the source tree, as JavaScript in the bundle. */
const workerFile = (): URL =>
  new URL(`./word-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** @throws Failure tooLarge where the worker ran out of memory; whatever else went wrong is thrown as it is. */
export function packWord(document: LedgerDocument, scheme: FontScheme): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: { document, scheme } })
    worker.once('message', (bytes: Uint8Array) => resolve(bytes))
    worker.once('error', (error: Error & { code?: string }) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Failure('tooLarge', '请缩短期间后再生成') : error,
      ),
    )
    worker.once('exit', (code) => reject(new Error(`word worker ended with ${code} and no file`)))
  })
}
