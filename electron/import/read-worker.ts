/** Reads one file in a thread of its own, so that a slow or hostile one holds nothing up. */
import { parentPort, workerData } from 'node:worker_threads'
import { readGrid } from './read.ts'

const { bytes, fileName } = workerData as { bytes: Uint8Array; fileName: string }
parentPort?.postMessage(await readGrid(bytes, fileName))
