/** Columns that nobody recognised: what stands in them stays with its row, in the words of the file. Pure. */
import type { Grid } from './grid.ts'
import { columnLetters, textOf } from './grid.ts'
import { type RecognisedSheet } from './recognise.ts'
import { choiceKey } from './reconcile.ts'

/** Characters of one cell; the rest is in the file. */
const longest = 2000

/**
 * Row (`choiceKey`) → 「职称：高级审计师；籍贯：浙江」, of the sheets that are taken.
 * @param columns told by hand: a column that was left out on purpose is not kept
 */
export function unreadIn(
  grid: Grid,
  sheets: readonly RecognisedSheet[],
  columns: Readonly<Record<string, string | null>> = {},
): ReadonlyMap<string, string> {
  const unread = new Map<string, string>()
  for (const sheet of sheets) {
    if (!sheet.taken || sheet.labels !== undefined) continue
    const source = grid.sheets.find((one) => one.name === sheet.name)
    if (source === undefined) continue
    for (const { row, doubts, values } of sheet.rows) {
      if (doubts.some((doubt) => doubt.code === 'notARecord')) continue
      // a reader of records may have put it with the remarks already
      const remark = typeof values['remark'] === 'string' ? values['remark'] : ''
      const parts = (source.rows[row - 1] ?? []).flatMap((cell, index) => {
        const letter = columnLetters(index)
        const heading = (sheet.headings[letter] ?? '').replace(/\s+/g, '')
        const text = textOf(cell).trim()
        if (heading === '' || text === '') return []
        if (sheet.columns[letter] !== undefined || columns[letter] !== undefined) return []
        const part = `${heading}：${text.slice(0, longest)}`
        return remark.includes(part) ? [] : [part]
      })
      if (parts.length > 0) unread.set(choiceKey(sheet.name, row), parts.join('；'))
    }
  }
  return unread
}
