/** Workbooks looked into from outside, changed by hand, and ledgers asked for everything they know. */
import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { z } from 'zod'
import type { OperationName } from '#shared/contract.ts'
import { operations } from '#shared/contract.ts'
import { mark, markTitle } from '#electron/export/workbook-about.ts'
import type { SheetContent } from '#electron/export/workbook-content.ts'
import { workbookFile } from '#electron/export/workbook-file.ts'
import { readGrid } from '#electron/import/read.ts'
import type { TestLedger } from './ledger.ts'

/** Every part of the package as text. */
export const partsIn = (path: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  )

export type Cells = (string | number)[][]

/** Sheets by title, as rows of what stands in the cells. */
export async function sheetsIn(path: string): Promise<Map<string, Cells>> {
  const reading = await readGrid(readFileSync(path), path)
  if (!reading.ok) throw new Error(reading.code)
  return new Map(
    reading.grid.sheets.map(({ name, rows }) => [
      name ?? '',
      rows.map((row) =>
        Array.from(row, (cell) => {
          if (cell === undefined) return ''
          return cell.type === 'number' || cell.type === 'text' ? cell.value : String(cell.value)
        }),
      ),
    ]),
  )
}

/** The workbook once more with its cells changed: what somebody does in Excel. */
export async function changed(
  path: string,
  out: string,
  change: (sheets: Map<string, Cells>) => void,
): Promise<string> {
  const sheets = await sheetsIn(path)
  change(sheets)
  const contents = [...sheets].map(([title, [head = [], ...rows]]): SheetContent => ({
    title,
    columns: head.map((heading) => ({ title: String(heading), width: 10, wrap: false })),
    rows,
  }))
  writeFileSync(out, await workbookFile(contents, '2026-01-01T00:00:00'))
  return out
}

/** The cells of one column by its heading, without the heading. */
export const columnOf = (sheets: Map<string, Cells>, sheet: string, heading: string): (string | number)[] => {
  const [head = [], ...rows] = sheets.get(sheet) ?? []
  const at = head.indexOf(heading)
  if (at < 0) throw new Error(`no ${heading} in ${sheet}`)
  return rows.map((row) => row[at] ?? '')
}

/** Sets one cell: the row counts from 1, the headings not. */
export function put(
  sheets: Map<string, Cells>,
  sheet: string,
  row: number,
  heading: string,
  value: string | number,
): void {
  const [head = [], ...rows] = sheets.get(sheet) ?? []
  const at = head.indexOf(heading)
  const line = rows[row - 1]
  if (at < 0 || line === undefined) throw new Error(`no ${heading} of row ${row} in ${sheet}`)
  while (line.length < at) line.push('')
  line[at] = value
}

/** Turns the mark of the format into another version's. */
export function putVersion(sheets: Map<string, Cells>, version: string): void {
  const row = sheets.get('说明')?.find(([title]) => title === markTitle)
  if (row === undefined) throw new Error('no mark')
  row[1] = `${mark}${version}`
}

/** What a query may want to be told, beside ids. */
const plain: Readonly<Record<string, unknown>> = {
  asOf: '2026-10-08',
  year: 2026,
  from: '2025-01-01',
  to: '2026-12-31',
  period: '2026',
}

/** Of the file and of this machine, or about imports and exports: not the branch's records. */
const apart = /^(audit|import|export|ledger|templates|attachments)\./

/**
 * Every query of the contract that can be asked with ids, years and days, asked of every record. Ids are left out
 * of the answers; names, days and counts stay.
 */
export async function answersOf(ledger: Pick<TestLedger, 'app' | 'raw'>, branchId: number, reveal = true) {
  const db = ledger.raw()
  const idsOf = (table: string, key: string): number[] =>
    db
      .prepare(`SELECT ${key} AS id FROM ${table} ORDER BY ${key}`)
      .all()
      .map((row) => (row as { id: number }).id)
  const ids: Readonly<Record<string, readonly number[]>> = {
    branchId: [branchId],
    memberId: db
      .prepare(`SELECT member_id AS id FROM member WHERE branch_id = ? ORDER BY 1`)
      .all(branchId)
      .map((row) => (row as { id: number }).id),
    meetingId: idsOf('meeting', 'meeting_id'),
    motionId: idsOf('motion', 'motion_id'),
    talkId: idsOf('talk', 'talk_id'),
    entryId: idsOf('register_entry', 'entry_id'),
  }
  const answers: Record<string, unknown> = {}
  for (const [name, operation] of Object.entries(operations)) {
    if (operation.kind !== 'query' || operation.internal || apart.test(name)) continue
    const fields = fieldsOf(name as OperationName)
    const needed = fields.filter(
      ({ required, key }) => required || key === 'branchId' || (reveal && key === 'reveal'),
    )
    if (needed.some(({ key }) => !(key in ids) && !(key in plain) && key !== 'reveal')) continue
    const each = needed.find(({ key }) => key !== 'branchId' && key in ids)?.key
    for (const [index, id] of (each === undefined ? [0] : (ids[each] ?? [])).entries()) {
      const input = Object.fromEntries(
        needed.map(({ key }) => [
          key,
          key === each ? id : key === 'reveal' ? true : (ids[key]?.[0] ?? plain[key]),
        ]),
      )
      for (const [key, value] of Object.entries(plain))
        if (fields.some((field) => field.key === key) && key !== 'period') input[key] ??= value
      if (fields.some(({ key }) => key === 'withVoid')) input['withVoid'] = true
      const reply = await ledger.app.dispatch(name, input)
      answers[`${name} ${index}`] = reply.ok ? withoutIds(reply.value) : reply
    }
  }
  return answers
}

function fieldsOf(name: OperationName): { key: string; required: boolean }[] {
  const schema: { properties?: object; required?: string[] } = z.toJSONSchema(operations[name].input, {
    io: 'input',
    unrepresentable: 'any',
  })
  return Object.keys(schema.properties ?? {}).map((key) => ({
    key,
    required: schema.required?.includes(key) === true,
  }))
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key)))
    return entries.map(([, one]) => withoutIds(one))
  return Object.fromEntries(
    entries.filter(([key]) => !/Ids?$/.test(key)).map(([key, one]) => [key, withoutIds(one)]),
  )
}
