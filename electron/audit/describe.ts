/** A change of the log in words: titles, choices in Chinese, money in yuan, references by name; withheld unless asked for. */
import { sql } from 'kysely'
import type { AuditedChange, AuditedColumn } from '#shared/audit.ts'
import { maskIdNumber, maskPhone } from '#shared/members.ts'
import { targetOf, written } from '../export/workbook-content.ts'
import { keptColumns } from '../export/workbook-rows.ts'
import type { Column, LedgerTable, Row, Sheet, Value } from '../export/workbook-sheet.ts'
import type { Reader } from '../ledger/open.ts'
import { type ImagePart, parsePart } from '../ledger/audit-digest.ts'
import type { Tables } from '../ledger/tables.ts'
import { tableTitle, wordsOf } from './words.ts'

type Kept = Pick<
  Tables['audit_change'],
  'table_name' | 'row_key' | 'kind' | 'before_image' | 'after_image' | 'blanked_by'
>
type Side = ImagePart[string] | undefined

/** Columns that every saving touches: they say nothing where anything else changed. */
const byTheWay: readonly string[] = ['revision', 'amended_at']

/** Stands where contents are withheld. */
export const withheldWords = '（已隐去）'

/** Names rows by their number, each once. */
export class Namer {
  readonly #read: Reader
  readonly #names = new Map<string, Promise<string>>()
  readonly #keys = new Map<string, Promise<readonly string[]>>()

  constructor(read: Reader) {
    this.#read = read
  }

  /** Columns of a table's primary key, in order. */
  keysOf(table: LedgerTable): Promise<readonly string[]> {
    const known = this.#keys.get(table)
    if (known !== undefined) return known
    const found = keptColumns(this.#read, table).then((columns) =>
      columns
        .filter(({ key }) => key > 0)
        .toSorted((one, other) => one.key - other.key)
        .map(({ name }) => name),
    )
    this.#keys.set(table, found)
    return found
  }

  /** 「宋江」; of one that is gone 「编号 12（已不在）」. */
  name(table: LedgerTable, id: number): Promise<string> {
    const key = `${table} ${id}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const found = this.#find(table, id)
    this.#names.set(key, found)
    return found
  }

  async #find(table: LedgerTable, id: number): Promise<string> {
    const sheet = wordsOf(table)
    const [key] = await this.keysOf(table)
    if (sheet === undefined || key === undefined) return `编号 ${id}`
    const one = sql<Row>`(select * from ${sql.table(table)} where ${sql.ref(key)} = ${id})`
    const row = await this.#read.selectFrom(one.as('one')).selectAll().executeTakeFirst()
    return row === undefined ? `编号 ${id}（已不在）` : this.#called(sheet, row, id)
  }

  async #called(sheet: Sheet, row: Row, id: number): Promise<string> {
    const besides = new Map<string, string>()
    for (const column of sheet.columns) {
      const value = row[column.column]
      if (column.type !== 'reference' || typeof value !== 'number') continue
      const target = targetOf(column, row)
      if (target !== undefined && target !== sheet.table)
        besides.set(column.column, await this.name(target, value))
    }
    const first = [...besides.values()].slice(0, 2).join('，')
    return sheet.name?.(row, (column) => besides.get(column) ?? '') ?? (first === '' ? `编号 ${id}` : first)
  }

  /** What a row is called by its key: by its own number, or by those it hangs on. */
  async subject(table: string, rowKey: string): Promise<string> {
    const sheet = wordsOf(table)
    const key: unknown = JSON.parse(rowKey)
    if (sheet === undefined || !Array.isArray(key)) return ''
    const columns = await this.keysOf(sheet.table)
    const parts: string[] = []
    for (const [index, name] of columns.entries()) {
      const value: unknown = key[index]
      const column = sheet.columns.find((each) => each.column === name)
      if (column?.type === 'reference' && typeof value === 'number') {
        const target = targetOf(column, {})
        if (target !== undefined) parts.push(await this.name(target, value))
      } else if (column === undefined && columns.length === 1 && typeof value === 'number')
        parts.push(await this.name(sheet.table, value))
      else if (name === 'position' && typeof value === 'number') parts.push(`第 ${value + 1} 项`)
      else if (column?.type === 'word') parts.push(String(written(column, String(value))))
    }
    return parts.filter((part) => part !== '').join(' · ')
  }
}

/** @param reveal shows what is otherwise withheld */
export async function describe(
  namer: Namer,
  change: Kept,
  reveal: boolean,
): Promise<Omit<AuditedChange, 'position'>> {
  const { table_name: table, row_key: rowKey, kind } = change
  const [before, after] = [parsePart(change.before_image), parsePart(change.after_image)]
  const blanked = change.blanked_by !== null
  return {
    table,
    title: tableTitle(table),
    rowKey,
    subject: await namer.subject(table, rowKey),
    kind,
    columns: await columnsOf(namer, wordsOf(table), { kind, before, after }, reveal),
    blanked,
    // a whole change has an image; where there is none and nobody blanked it, this role does not get it
    notShown: !blanked && before === null && after === null,
  }
}

interface Sides {
  readonly kind: Kept['kind']
  readonly before: ImagePart | null
  readonly after: ImagePart | null
}

async function columnsOf(
  namer: Namer,
  sheet: Sheet | undefined,
  { kind, before, after }: Sides,
  reveal: boolean,
): Promise<AuditedColumn[]> {
  if (sheet === undefined) return []
  const touched = sheet.columns.filter(({ column }) => {
    const sides = [before?.[column] ?? null, after?.[column] ?? null]
    return kind === 'update'
      ? Object.hasOwn(before ?? {}, column) || Object.hasOwn(after ?? {}, column)
      : sides.some((side) => side !== null && side !== '')
  })
  const telling = touched.filter(({ column }) => !byTheWay.includes(column))
  const row = plain({ ...before, ...after })
  const shown: AuditedColumn[] = []
  for (const column of telling.length === 0 ? touched : telling) {
    const [old, now] = [before?.[column.column], after?.[column.column]]
    const withheld = !reveal && (column.withheld !== undefined || sheet.only !== undefined)
    const say = (side: Side) =>
      side === undefined || side === null ? null : saidOf(namer, column, side, row)
    const mask = (said: string | null) => (withheld ? masked(column, said) : said)
    shown.push({
      column: column.column,
      title: column.type === 'reference' ? column.beside : column.title,
      before: mask(await say(old)),
      after: mask(await say(now)),
      from: startOf(old) ?? startOf(now),
      withheld,
    })
  }
  return shown
}

const isPatch = (side: Side) => typeof side === 'object' && side !== null
const startOf = (side: Side): number | null => (typeof side === 'object' && side !== null ? side.at : null)
const plain = (part: ImagePart): Row =>
  Object.fromEntries(Object.entries(part).filter((pair): pair is [string, Value] => !isPatch(pair[1])))

async function saidOf(namer: Namer, column: Column, side: NonNullable<Side>, row: Row): Promise<string> {
  if (typeof side === 'object') return side.text
  if (column.type === 'reference') {
    const target = targetOf(column, row)
    return target === undefined || typeof side !== 'number' ? String(side) : namer.name(target, side)
  }
  if (column.type === 'money') return (Number(side) / 100).toFixed(2)
  return String(written(column, side))
}

function masked({ withheld }: Column, said: string | null): string | null {
  if (said === null || said === '') return said
  if (withheld === 'idNumber') return maskIdNumber(said)
  return withheld === 'phone' ? maskPhone(said) : withheldWords
}
