/** Reads a file in place where it is small, in a thread with a time and memory limit where it is not. */
import { Worker } from 'node:worker_threads'
import { type Reading, limits } from './grid.ts'
import { readGrid } from './read.ts'
import { listZip } from './unzip.ts'

// beside this file in the source tree, beside the bundle when built
const workerFile = `./read-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`

export function readFile(
  bytes: Uint8Array,
  fileName: string,
  { threadFrom = limits.threadFrom, time = limits.time }: { threadFrom?: number; time?: number } = {},
): Promise<Reading> {
  return sizeToRead(bytes) < threadFrom ? readGrid(bytes, fileName) : readInThread(bytes, fileName, time)
}

/** A workbook weighs what it unpacks to (a tenth of it: XML is wordy); an old binary one is never trusted in place. */
function sizeToRead(bytes: Uint8Array): number {
  if (bytes[0] === 0xd0) return Infinity
  if (bytes[0] !== 0x50) return bytes.length
  try {
    return listZip(bytes).reduce((total, entry) => total + entry.unpacked, 0) / 10
  } catch {
    // refused again, with its reason, where it is read
    return 0
  }
}

function readInThread(bytes: Uint8Array, fileName: string, time: number): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(workerFile, import.meta.url), {
      workerData: { bytes, fileName },
      // room for a sheet's short-lived pieces: less is copied while it is read, and the peak is lower
      resourceLimits: { maxOldGenerationSizeMb: 1500, maxYoungGenerationSizeMb: 64 },
    })
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      finish()
      void worker.terminate()
    }
    const timer = setTimeout(
      () => settle(() => resolve({ ok: false, code: 'fileTooLarge', detail: '读取超时' })),
      time,
    )
    worker.once('message', (reading: Reading) => settle(() => resolve(reading)))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve({ ok: false, code: 'fileTooLarge', detail: '内存不够' })
          : reject(error),
      ),
    )
  })
}
