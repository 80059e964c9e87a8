/** The debriefing material, on the screen and as a Word file. */
import type { debriefingDraftOperations } from '#shared/debriefing-draft.ts'
import { Failure } from '#shared/failure.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { branchOf, whichBranch } from '../branch.ts'
import { printDocument } from '../export/print-one.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { draftOf, sheetOf } from './draft.ts'
import { debriefingFacts } from './gather.ts'

interface Asked {
  readonly branchId?: number | undefined
  readonly from: LedgerDate
  readonly to: LedgerDate
  readonly planFrom?: LedgerDate | undefined
  readonly planTo?: LedgerDate | undefined
}

async function draft(read: Reader, { branchId, from, to, planFrom, planTo }: Asked, at: At) {
  if (from > at.today) throw new Failure('badInput', 'from: 这一段时间还没有到')
  const plan = planFrom === undefined || planTo === undefined ? null : { from: planFrom, to: planTo }
  const asked = { branchId: await whichBranch(read, branchId), span: { from, to }, plan }
  return draftOf(await debriefingFacts(read, asked, at))
}

export const debriefingDraftHandlers = {
  'debriefings.draft': draft,
  'debriefings.print': async (context, { text, out, overwrite, fontScheme, ...asked }) => {
    const { read, at } = context
    const made = await draft(read, asked, at)
    const { name } = await branchOf(read, made.branchId)
    return printDocument(
      context,
      {
        branchId: made.branchId,
        title: `述职材料：${made.title}`,
        fileName: `${made.title}_${name}_述职材料.docx`,
        creator: name,
        from: made.from,
        to: made.asOf,
        forms: [],
        orientation: 'portrait',
        sheets: [sheetOf(made, name, text === undefined || text === '' ? made.text : text)],
      },
      { out, overwrite, fontScheme },
    )
  },
} satisfies HandlersOf<typeof debriefingDraftOperations>
