/** Reads composed forms the way a clerk does: the row of a table, the value beside a label. */
import { formsOf } from '#electron/export/compose.ts'
import type { LedgerFacts } from '#electron/export/facts.ts'
import type { Block, Form, Table } from '#electron/export/model.ts'

export const form = (code: string, given: LedgerFacts): Form => {
  const found = formsOf(given).find((each) => each.code === code)
  if (found === undefined) throw new Error(`no form ${code}`)
  return found
}
export const blocksOf = (each: Form): Block[] => each.copies.flat(2)
export const tablesOf = (each: Form): Table[] => blocksOf(each).filter((block) => block.type === 'table')
export const rowsOf = (table: Table | undefined): string[][] =>
  (table?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text))
/** The value beside a label of a form. */
export const beside = (each: Form, label: string): string | undefined =>
  tablesOf(each)
    .flatMap(({ rows }) => rows)
    .flatMap(({ cells }) =>
      cells.flatMap((cell, at) => (cell.text === label ? [cells[at + 1]?.text] : [])),
    )[0]
export const allText = (each: Form): string => JSON.stringify(each.copies)
