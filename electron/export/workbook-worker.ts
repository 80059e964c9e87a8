/** Packs the workbook in a thread of its own: ten years of records take some seconds. */
import { parentPort, workerData } from 'node:worker_threads'
import type { SheetContent } from './workbook-content.ts'
import { workbookFile } from './workbook-file.ts'

const { sheets, madeAt } = workerData as { sheets: SheetContent[]; madeAt: string }
const bytes = await workbookFile(sheets, madeAt)
parentPort?.postMessage(bytes)
