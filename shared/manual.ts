/** The manual: the help of the program, bound and printed. */
import { z } from 'zod'
import { FontScheme } from './book.ts'
import { Delivered } from './ledger.ts'
import { task } from './operation.ts'

export const manualOperations = {
  'help.print': task(
    '打印手册：第一次使用、每一页做什么、规则和依据、名词、备份与安全（Word）',
    z
      .object({
        out: z.string().min(1).max(1000).optional(),
        /** An existing file is refused without this; a save dialog asks by itself. */
        overwrite: z.boolean().default(false),
        fontScheme: FontScheme.optional(),
      })
      .default({ overwrite: false }),
    Delivered,
    { access: 'read' },
  ),
}
