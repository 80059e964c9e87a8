/** The whole ledger as a workbook, and back: both ways of it. */
import type { workbookOperations } from '#shared/workbook.ts'
import { makeWorkbook } from './export/workbook.ts'
import type { HandlersOf } from './handlers.ts'
import { batchOf } from './import/batches.ts'
import { enterWorkbook } from './import/ledger-workbook-enter.ts'

export const workbookHandlers = {
  'export.workbook': makeWorkbook,
  'import.enterWorkbook': async (write, entry, at) => batchOf(write, await enterWorkbook(write, entry, at)),
} satisfies HandlersOf<typeof workbookOperations>
