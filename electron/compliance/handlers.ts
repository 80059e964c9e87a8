/** What is due, what is missing: the operations. */
import type { complianceOperations } from '#shared/compliance.ts'
import { whichBranch } from '../branch.ts'
import type { HandlersOf } from '../handlers.ts'
import { dutiesOfYear } from './duties.ts'
import { inspect } from './inspect.ts'

export const complianceHandlers = {
  'compliance.inspect': async (read, { branchId, from, to }, at) =>
    inspect(read, await whichBranch(read, branchId), { from, to }, at),
  'compliance.calendar': async (read, { branchId, year }, at) => ({
    year,
    duties: await dutiesOfYear(read, await whichBranch(read, branchId), year, at.today),
  }),
} satisfies HandlersOf<typeof complianceOperations>
