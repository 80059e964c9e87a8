/** Columns told by hand are remembered by the headings they stood under, for the next file that has the same. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ImportKind } from '#shared/imports.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { type Grid, type Sheet, textOf } from './grid.ts'
import type { RecogniseOptions } from './recognise.ts'
import { recordChange } from './traces.ts'

const Columns = z.record(z.string(), z.string().nullable())
const TakenKind = ImportKind.exclude(['none'])

/** Rows from the top that make the fingerprint: titles carry the year and are left out, data is never among them. */
const depth = 8

/** The fullest of the first rows that hold nothing but words: what a sheet's headings look like from afar. */
export function fingerprintOf(sheet: Sheet): string | undefined {
  const lines = sheet.rows
    .slice(0, depth)
    .map((row) => row.map((cell) => (cell?.type === 'text' ? textOf(cell).replace(/\s+/g, '') : '')))
  const fullest = Math.max(0, ...lines.map((line) => line.filter((text) => text !== '').length))
  const line = lines.find((one) => one.filter((text) => text !== '').length === fullest)
  if (line === undefined || fullest < 2) return undefined
  return createHash('sha256').update(line.join('\n')).digest('hex')
}

/** The options with what was told of such a file before, where nothing is told now. */
export async function withMapping(
  read: Reader,
  grid: Grid,
  options: RecogniseOptions,
): Promise<RecogniseOptions> {
  if (options.columns !== undefined || options.kind !== undefined) return options
  const sheet = sheetMeant(grid, options.sheet)
  const fingerprint = sheet === undefined ? undefined : fingerprintOf(sheet)
  if (fingerprint === undefined) return options
  const row = await read
    .selectFrom('column_mapping')
    .select(['kind', 'columns'])
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  if (row === undefined) return options
  const kind = TakenKind.safeParse(row.kind)
  const columns = Columns.safeParse(JSON.parse(row.columns))
  if (!kind.success || !columns.success) return options
  return { ...options, kind: kind.data, columns: columns.data }
}

export const sheetMeant = (grid: Grid, name: string | undefined): Sheet | undefined =>
  name === undefined
    ? grid.sheets.find((sheet) => !sheet.hidden && sheet.rows.length > 0)
    : grid.sheets.find((sheet) => sheet.name === name)

/** Remembers what was told, and keeps how it stood before for the undoing of the batch. */
export async function rememberMapping(
  write: Writer,
  batchId: number,
  kind: ImportKind,
  told: { readonly fingerprint: string; readonly columns: Readonly<Record<string, string | null>> },
): Promise<void> {
  const { fingerprint } = told
  const columns = JSON.stringify(told.columns)
  const standing = () =>
    write.selectFrom('column_mapping').selectAll().where('fingerprint', '=', fingerprint).executeTakeFirst()
  const before = await standing()
  if (before?.kind === kind && before.columns === columns) return
  await write
    .insertInto('column_mapping')
    .values({ fingerprint, kind, columns })
    .onConflict((conflict) => conflict.column('fingerprint').doUpdateSet({ kind, columns }))
    .execute()
  const after = await standing()
  if (after === undefined) return
  await recordChange(write, batchId, {
    table_name: 'column_mapping',
    row_id: after.column_mapping_id,
    before: before === undefined ? null : JSON.stringify(before),
    after: JSON.stringify(after),
  })
}
