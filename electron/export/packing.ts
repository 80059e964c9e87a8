/** Hands composed documents to the worker, gives it the pictures it asks for, and waits for the bytes. */
import { Worker } from 'node:worker_threads'
import { Failure } from '#shared/failure.ts'
import type { FontScheme, LedgerDocument } from './model.ts'
import type { PhotoOf } from './word-album.ts'
import type { Answer, Order } from './word-worker.ts'

/** The worker lies beside this file: as TypeScript in the source tree, as JavaScript in the bundle. */
const workerFile = (): URL =>
  new URL(`./word-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** One document at a time; closed when the last is made. */
export interface Packer {
  /** @throws Failure tooLarge where the worker ran out of memory; whatever else went wrong is thrown as it is. */
  pack(document: LedgerDocument, scheme: FontScheme): Promise<Uint8Array>
  close(): Promise<void>
}

/** Stops each document that is being made at this moment. */
const stops = new Set<() => void>()

/**
 * Stops whatever is being printed; its caller gets `dialogCancelled` and writes nothing.
 * @returns how many were stopped
 */
export function cancelPacking(): number {
  const stopped = stops.size
  for (const stop of stops) stop()
  return stopped
}

/** Lets `export.cancel` stop other work too: whoever does it says how, and it is forgotten once that is done. */
export async function whileStoppable<Result>(
  work: (stopped: (stop: () => void) => void) => Promise<Result>,
): Promise<Result> {
  let own: (() => void) | undefined
  try {
    return await work((stop) => {
      own = stop
      stops.add(stop)
    })
  } finally {
    if (own !== undefined) stops.delete(own)
  }
}

const noPhotos: PhotoOf = () => Promise.resolve(undefined)

export function openPacker(photoOf: PhotoOf = noPhotos): Packer {
  const worker = new Worker(workerFile())
  const order = (what: Order) => worker.postMessage(what)
  let waiting: PromiseWithResolvers<Uint8Array> | undefined
  const fail = (error: unknown) => waiting?.reject(error)
  let stopped = false
  const stop = () => {
    stopped = true
    fail(new Failure('dialogCancelled'))
    void worker.terminate()
  }
  stops.add(stop)

  worker.on('message', (answer: Answer) => {
    if ('bytes' in answer) waiting?.resolve(answer.bytes)
    else photoOf(answer.photo).then((photo) => order({ photo }), fail)
  })
  worker.once('error', (error: Error & { code?: string }) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Failure('tooLarge', '请缩短期间后再生成') : error),
  )
  worker.once('exit', (code) => fail(new Error(`word worker ended with ${code} and no file`)))
  return {
    pack: (document, scheme) => {
      if (stopped) return Promise.reject(new Failure('dialogCancelled'))
      waiting = Promise.withResolvers<Uint8Array>()
      order({ document, scheme })
      return waiting.promise
    },
    close: async () => {
      stops.delete(stop)
      await worker.terminate()
    },
  }
}

/** A single document. */
export async function packWord(
  document: LedgerDocument,
  scheme: FontScheme,
  photoOf: PhotoOf = noPhotos,
): Promise<Uint8Array> {
  const packer = openPacker(photoOf)
  try {
    return await packer.pack(document, scheme)
  } finally {
    await packer.close()
  }
}
