/**
 * The debriefing material of any span (述职材料): 「年初可以述去年的工作和今年的打算，半年的时候可以述半年工作和下半年打算」. Every
 * sentence stands on records; where nothing is recorded a line asks to be filled in. The same records give the same text.
 */
import { z } from 'zod'
import { FontScheme } from './book.ts'
import { Delivered } from './ledger.ts'
import { query, task } from './operation.ts'
import { BranchId, LedgerDate, MemberId, prose } from './primitives.ts'

export const DebriefingDraft = z.object({
  branchId: BranchId,
  title: z.string(),
  /** The secretary at the span's end; empty where there is none. */
  speaker: z.string(),
  speakerId: MemberId.nullable(),
  from: LedgerDate,
  /** The last day that is told of: the span's end, or today where that is earlier. */
  asOf: LedgerDate,
  sections: z.array(
    z.object({
      /** 「一、履职情况」 */
      heading: z.string(),
      parts: z.array(
        z.object({
          /** 「（一）组织生活」; empty where the lines stand directly below the section's heading. */
          heading: z.string(),
          lines: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** The same as plain text, a line a paragraph: what is edited, kept with the record, and printed. */
  text: z.string(),
})
export type DebriefingDraft = z.infer<typeof DebriefingDraft>

const span = {
  branchId: BranchId.optional(),
  from: LedgerDate,
  to: LedgerDate,
  planFrom: LedgerDate.optional(),
  planTo: LedgerDate.optional(),
}
interface Spans {
  readonly from: LedgerDate
  readonly to: LedgerDate
  readonly planFrom?: LedgerDate | undefined
  readonly planTo?: LedgerDate | undefined
}

const mostYears = 6
const inOrder = ({ from, to, planFrom, planTo }: Spans): boolean =>
  from <= to &&
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < mostYears &&
  (planFrom === undefined) === (planTo === undefined) &&
  (planFrom === undefined ||
    planTo === undefined ||
    (planFrom <= planTo && Number(planTo.slice(0, 4)) - Number(planFrom.slice(0, 4)) < mostYears))
const orderWords = `起止日期请按先后填写，最长 ${mostYears} 年；打算的起止日期要么都填，要么都不填`

export const debriefingDraftOperations = {
  'debriefings.draft': query(
    '述职材料：按任意期间由记录汇总履职情况、存在问题和下步打算',
    z.object(span).refine(inOrder, orderWords),
    DebriefingDraft,
  ),
  'debriefings.print': task(
    '印述职材料（Word 公文格式）；text 为修改过的正文，不给则按记录生成',
    z
      .object({
        ...span,
        text: prose(20000).optional(),
        out: z.string().min(1).max(1000).optional(),
        /** An existing file is refused without this; a save dialog asks by itself. */
        overwrite: z.boolean().default(false),
        fontScheme: FontScheme.optional(),
      })
      .refine(inOrder, orderWords),
    Delivered,
    { touches: ['compliance'], access: 'read' },
  ),
}
