/** What a book says of seals: lines for the cover, a note under the inspector's sheet, and the record of reopenings. */
import { chineseMoment } from '#shared/primitives.ts'
import { type SealFacts, sealInWords } from '../seal/printed.ts'
import { caption, columnsOf, heading, list, longRow, middle, note, orDash, row, value } from './build.ts'
import { periodLine } from './compose-branch.ts'
import type { LedgerFacts } from './facts.ts'
import { type Block, type Sheet, landscapeWidth } from './model.ts'

export const sealRecordTitle = '封存与启封记录'

/** For the cover: the seal of the one quarter it is of, and how far the log goes. */
export function coverLines({ seals }: LedgerFacts): string[] {
  const seal = seals.inForce.find(({ whole }) => whole)
  return [
    ...(seal === undefined ? [] : [`封存摘要：${seal.short}`]),
    ...(seals.head === null ? [] : [`留痕摘要：${seals.head}`]),
  ]
}

/** Under the inspector's sheet: every seal of the span in words. */
export function sealNotes({ seals }: LedgerFacts): Block[] {
  return [
    ...seals.inForce.map((seal) => note(`封存：${sealInWords(seal)}。`)),
    ...(seals.head === null
      ? []
      : [note(`留痕摘要：${seals.head}（截至最后一次改动；可在「检查」里与台账核对封存摘要）。`)]),
  ]
}

/** The sheet that a book carries after a reopening, whatever forms were chosen; undefined where there was none. */
export function sealRecord(facts: LedgerFacts): Sheet | undefined {
  const { seals } = facts
  if (seals.acts.length === 0) return undefined
  return [
    ...heading(sealRecordTitle, facts.branch.name, periodLine(facts)),
    actTable(seals),
    ...changeTable(seals),
  ]
}

function actTable({ acts }: SealFacts): Block {
  const columns = columnsOf(
    [
      ['序号', 5],
      ['季度', 15],
      ['事项', 7],
      ['时间', 18],
      ['经办人', 9],
      ['理由或说明', 28],
      ['封存摘要', 18],
    ],
    landscapeWidth,
  )
  return list(
    columns,
    acts.map((each, index) =>
      longRow(
        middle(index + 1),
        middle(each.quarter),
        middle(each.act === 'sealed' ? '封存' : '启封'),
        middle(chineseMoment(each.at)),
        middle(orDash(each.by)),
        value(orDash(each.reason)),
        middle(orDash(each.short)),
      ),
    ),
  )
}

function changeTable({ changes }: SealFacts): Block[] {
  const columns = columnsOf(
    [
      ['序号', 5],
      ['季度', 15],
      ['时间', 18],
      ['操作', 22],
      ['改动的记录', 40],
    ],
    landscapeWidth,
  )
  const rows =
    changes.length === 0
      ? [row(middle('启封以后没有改动记录', columns.length))]
      : changes.map((each, index) =>
          longRow(
            middle(index + 1),
            middle(each.quarter),
            middle(chineseMoment(each.at)),
            value(each.operation),
            value(each.what),
          ),
        )
  return [caption('启封以后的改动'), list(columns, rows), note('以上由操作留痕逐条列出，不能删改。')]
}
