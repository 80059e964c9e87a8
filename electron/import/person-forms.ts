/** A form about one person (党员基本信息采集表): label beside value, one person below the other. Pure. */
import { fieldOfHeading, type RosterField } from './fields.ts'
import { type Cell, type Sheet, textOf } from './grid.ts'
import { placesOf } from './headings.ts'
import { looksLikeName } from './name-lists.ts'
import type { RecognisedSheet } from './recognise.ts'
import { type RosterRow, type RowContext, readRow } from './rows.ts'

interface Pair {
  readonly field: RosterField
  readonly label: string
  readonly cell: Cell | undefined
}

/** Rows in which labels must stand beside values before a sheet is a form. */
const fewest = 3
/** Where rows of a form end: those below speak of the family. */
const ofFamily = /^(称谓|与本人关系|关系)$/

/** Undefined where the sheet is none. */
export function personForms(sheet: Sheet, context: RowContext): RecognisedSheet | undefined {
  if (sheet.rows.length > 2000) return undefined
  const forms: { row: number; pairs: Pair[]; lines: number }[] = []
  let aside = false
  for (const [row, cells] of sheet.rows.entries()) {
    const filled = cells.filter((cell) => textOf(cell).trim() !== '')
    if (filled.some((cell) => ofFamily.test(squeezed(cell)))) aside = true
    const pairs = pairsIn(filled)
    const named = pairs.some(({ field, cell }) => field === 'name' && looksLikeName(squeezed(cell)))
    if (named) {
      aside = false
      forms.push({ row, pairs: [], lines: 0 })
    }
    const form = forms.at(-1)
    if (form === undefined || aside || pairs.length === 0) continue
    form.lines += 1
    form.pairs.push(...pairs.filter(({ field }) => !form.pairs.some((one) => one.field === field)))
  }
  if (forms.length === 0 || forms.some(({ lines }) => lines < fewest)) return undefined
  const labels = forms.flatMap(({ pairs }) => pairs.map(({ label, field }) => [label, field] as const))
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    taken: true,
    headerRows: [],
    columns: {},
    headings: {},
    labels: Object.fromEntries(labels),
    doubts: [],
    rows: forms.map(({ row, pairs }): RosterRow => {
      const columns = new Map(pairs.map(({ field }, index) => [index, field] as const))
      const headings = {
        rows: [],
        columns,
        places: placesOf(columns),
        titles: new Map<number, string>(),
        doubts: [],
        duesColumns: 0,
      }
      const place = { sheet: sheet.name, row: row + 1 }
      const read = readRow(place, (column) => pairs[column]?.cell, headings, context)
      // a form has no columns to point at
      const doubts = read.doubts.map((doubt) => {
        const placeless = { ...doubt }
        delete placeless.column
        return placeless
      })
      return { ...read, doubts }
    }),
  }
}

const squeezed = (cell: Cell | undefined): string => textOf(cell).replace(/\s/g, '')

/** Label and value, two by two; two labels beside each other are the headings of a list, or an empty box. */
function pairsIn(cells: readonly (Cell | undefined)[]): Pair[] {
  const pairs: Pair[] = []
  for (let index = 0; index < cells.length - 1; index += 1) {
    const label = squeezed(cells[index])
    const field = label.length > 20 ? undefined : fieldOfHeading(label)
    const value = cells[index + 1]
    if (field === undefined || fieldOfHeading(squeezed(value)) !== undefined) continue
    pairs.push({ field, label, cell: value })
    index += 1
  }
  return pairs
}
