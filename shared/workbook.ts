/** The whole ledger as an Excel workbook, one sheet a register, and that workbook back into an empty ledger. */
import { z } from 'zod'
import { Batch } from './imports.ts'
import { Delivered } from './ledger.ts'
import { command, task } from './operation.ts'
import { BranchId } from './primitives.ts'

/** As it will stand in the table; a reference still by the number that it has in the workbook. */
const Cells = z.array(z.union([z.string(), z.number(), z.null()]))

export const WorkbookSheet = z.object({
  table: z.string(),
  /** The columns that the workbook had; every other one starts as the table says. */
  columns: z.array(z.string()),
  /** By row: its line in the sheet, its number where the register has numbers, and its cells. */
  rows: z.array(z.object({ line: z.number().int(), number: z.number().int().nullable(), cells: Cells })),
})
export type WorkbookSheet = z.infer<typeof WorkbookSheet>

export const workbookOperations = {
  'export.workbook': task(
    '导出全部登记为 Excel 工作簿，一种登记一张表；号码掩码、不含谈话原话，除非要求。unmask 和 talkContents 都为 true 的，可原样导回新台账',
    z.object({
      out: z.string().min(1).max(1000).optional(),
      branchId: BranchId.optional(),
      /** Whole ID and telephone numbers; put on record. */
      unmask: z.boolean().default(false),
      /** What was said in talks; put on record. */
      talkContents: z.boolean().default(false),
      /** An existing file is refused without this; a save dialog asks by itself. */
      overwrite: z.boolean().default(false),
    }),
    Delivered.extend({
      /** Each sheet and its rows. */
      sheets: z.array(z.object({ title: z.string(), rows: z.number().int() })),
    }),
    { touches: ['compliance'], access: 'read' },
  ),
  'import.enterWorkbook': command(
    '把一个本软件导出的工作簿写进空的支部（由 import.commit 调用）',
    z.object({
      /** The branch that is on the batch. */
      branchId: BranchId,
      /** The empty branch to be filled; null founds a new one. */
      into: BranchId.nullable(),
      fileName: z.string(),
      sha256: z.string(),
      sheets: z.array(WorkbookSheet),
    }),
    Batch,
    {
      touches: ['ledger', 'branch', 'members', 'meetings', 'talks', 'imports', 'compliance'],
      internal: true,
    },
  ),
}
