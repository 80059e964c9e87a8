/** Hands a composed document to the worker, gives it the pictures it asks for, and waits for the bytes. */
import { Worker } from 'node:worker_threads'
import { Failure } from '#shared/failure.ts'
import type { FontScheme, LedgerDocument } from './model.ts'
import type { PhotoOf } from './word-album.ts'

/** The worker lies beside this file: as TypeScript in the source tree, as JavaScript in the bundle. */
const workerFile = (): URL =>
  new URL(`./word-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

type Answer = { readonly bytes: Uint8Array } | { readonly photo: number }

/** @throws Failure tooLarge where the worker ran out of memory; whatever else went wrong is thrown as it is. */
export function packWord(
  document: LedgerDocument,
  scheme: FontScheme,
  photoOf: PhotoOf = () => Promise.resolve(undefined),
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: { document, scheme } })
    worker.on('message', (answer: Answer) => {
      if ('bytes' in answer) return resolve(answer.bytes)
      photoOf(answer.photo).then(
        (bytes) => worker.postMessage(bytes),
        (error: unknown) => {
          void worker.terminate()
          reject(error instanceof Error ? error : new Error(String(error)))
        },
      )
    })
    worker.once('error', (error: Error & { code?: string }) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Failure('tooLarge', '请缩短期间后再生成') : error,
      ),
    )
    worker.once('exit', (code) => reject(new Error(`word worker ended with ${code} and no file`)))
  })
}
