/**
 * The canonical text of a quarter's records, and its digest.
 *
 * It is made by JavaScript from the values of the rows, so that neither the version of SQLite nor where a row lies in
 * the file plays a part: a line that says which quarter, a line of who took part, then table by table, in alphabetical
 * order, a line with the columns and a line a row, rows in the order of their keys. Attachments go in by the SHA-256 of
 * their bytes. Names of people are those at the time of sealing and are kept with the seal, as are the columns: a person
 * renamed and a column that a later version of the program adds leave the digest as it was.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../ledger/open.ts'
import { type Facet, type TableName, sealedTables } from './sealed-tables.ts'

export interface SealedQuarter {
  readonly branchId: number
  readonly year: number
  readonly quarter: number
}

type Value = string | number | null
type Row = Readonly<Record<string, Value>>

/** Section → its columns, and each row's key with a short digest. A section is a table, or what of it has another day. */
export const Manifest = z.record(
  z.string(),
  z.object({ columns: z.array(z.string()), rows: z.record(z.string(), z.string()) }),
)
export type Manifest = z.infer<typeof Manifest>

/** Who took part: number and name, by number. */
export const People = z.array(z.tuple([z.number().int(), z.string()]))
export type People = z.infer<typeof People>

/** Columns of sealed tables that hold a person's number. */
export const personColumns: ReadonlySet<string> = new Set([
  'member_id',
  'chair_id',
  'recorder_id',
  'speaker_id',
  'subject_id',
  'about_id',
  'critic_id',
  'criticised_id',
])

interface Section {
  readonly name: string
  readonly table: TableName
  readonly facet: Facet
}

/** 「register_request」, 「register_request:2」 for what of it is sealed with another day. */
const sections: readonly Section[] = Object.keys(sealedTables)
  .toSorted()
  .flatMap((name) => {
    const table = name as TableName
    return (sealedTables[table] ?? []).map((facet, index) => ({
      name: index === 0 ? table : `${table}:${index + 1}`,
      table,
      facet,
    }))
  })

/** The table a section is of. */
export const tableOf = (section: string): string => section.replace(/:\d+$/, '')

/** First and last month of a quarter. */
export const monthsOf = ({ year, quarter }: Omit<SealedQuarter, 'branchId'>) => ({
  from: `${String(year).padStart(4, '0')}-${String(quarter * 3 - 2).padStart(2, '0')}`,
  to: `${String(year).padStart(4, '0')}-${String(quarter * 3).padStart(2, '0')}`,
})

export interface Canon {
  readonly digest: string
  readonly manifest: Manifest
  readonly people: People
  readonly recordCount: number
}

/**
 * The quarter's records as they are.
 * @param as what an earlier seal kept: its columns and names are taken instead of those of now
 */
export async function canonOf(
  read: Reader,
  quarter: SealedQuarter,
  as?: { readonly manifest: Manifest; readonly people: People },
): Promise<Canon> {
  const found: {
    name: string
    columns: readonly string[]
    rows: readonly (readonly Value[])[]
    keys: number
  }[] = []
  for (const section of sections) {
    const kept = as?.manifest[section.name]
    const { rows, keys } = await rowsOf(read, section, quarter)
    const [first] = rows
    const columns =
      kept?.columns ?? (first === undefined ? [] : columnsOf(section.facet, keys, Object.keys(first)))
    if (columns.length > 0)
      found.push({
        name: section.name,
        columns,
        keys: keys.length,
        rows: rows.map((row) => columns.map((column) => row[column] ?? null)).toSorted(byKey(keys.length)),
      })
  }
  const people = as?.people ?? (await peopleIn(read, found))
  const hash = createHash('sha256')
  const write = (value: unknown) => hash.update(`${JSON.stringify(value)}\n`)
  write(['branch-ledger seal', 1, quarter.branchId, quarter.year, quarter.quarter])
  write(people)
  const manifest: Record<string, { columns: string[]; rows: Record<string, string> }> = {}
  let recordCount = 0
  for (const { name, columns, rows, keys } of found) {
    write([name, columns])
    const digests: Record<string, string> = {}
    for (const row of rows) {
      const text = JSON.stringify(row)
      hash.update(`${text}\n`)
      digests[JSON.stringify(row.slice(0, keys))] = createHash('sha256')
        .update(text)
        .digest('hex')
        .slice(0, 16)
    }
    manifest[name] = { columns: [...columns], rows: digests }
    recordCount += rows.length
  }
  return { digest: hash.digest('hex'), manifest, people, recordCount }
}

/** Key columns first, then the others in the order of the table. */
function columnsOf(facet: Facet, keys: readonly string[], all: readonly string[]): string[] {
  const wanted = (column: string) =>
    facet.columns === undefined ? facet.except?.includes(column) !== true : facet.columns.includes(column)
  return [...keys, ...all.filter((column) => !keys.includes(column) && wanted(column))]
}

async function rowsOf(
  read: Reader,
  { table, facet }: Section,
  quarter: SealedQuarter,
): Promise<{ rows: readonly Row[]; keys: readonly string[] }> {
  const { from, to } = monthsOf(quarter)
  // which table stands first is the planner's to say
  const joins = sql.raw(facet.joins.replaceAll('CROSS JOIN', 'JOIN'))
  const rows = await read
    .selectFrom(
      sql<Row>`(select row.* from ${sql.table(table)} as row ${joins}
        where ${sql.raw(facet.branch)} = ${quarter.branchId}
          and substr(${sql.raw(facet.day)}, 1, 7) between ${from} and ${to})`.as('record'),
    )
    .selectAll()
    .execute()
  const keys = await read
    .selectFrom(sql<{ name: string; pk: number }>`pragma_table_info(${sql.lit(table)})`.as('info'))
    .select('name')
    .where('pk', '>', 0)
    .orderBy('pk')
    .execute()
  return { rows, keys: keys.map(({ name }) => name) }
}

/** Numbers by their size, words by their code units: the same on every machine. */
const byKey =
  (length: number) =>
  (one: readonly Value[], other: readonly Value[]): number => {
    for (let at = 0; at < length; at += 1) {
      const [left, right] = [one[at] ?? null, other[at] ?? null]
      if (left === right) continue
      if (typeof left === 'number' && typeof right === 'number') return left - right
      return String(left) < String(right) ? -1 : 1
    }
    return 0
  }

async function peopleIn(
  read: Reader,
  found: readonly { readonly columns: readonly string[]; readonly rows: readonly (readonly Value[])[] }[],
): Promise<People> {
  const ids = new Set<number>()
  for (const { columns, rows } of found)
    for (const [at, column] of columns.entries())
      if (personColumns.has(column))
        for (const row of rows) {
          const id = row[at]
          if (typeof id === 'number') ids.add(id)
        }
  return (await namesOf(read)).filter(([id]) => ids.has(id))
}

/** Everybody's name as it is. */
export async function namesOf(read: Reader): Promise<People> {
  const rows = await read.selectFrom('member').select(['member_id', 'name']).orderBy('member_id').execute()
  return rows.map((row) => [row.member_id, row.name])
}

/** Attachments of the quarter whose bytes are no longer those of their digest. */
export async function alteredAttachments(read: Reader, quarter: SealedQuarter): Promise<string[]> {
  const { from, to } = monthsOf(quarter)
  const wanted = await read
    .selectFrom('attachment')
    .innerJoin('meeting', 'meeting.meeting_id', 'attachment.meeting_id')
    .select('attachment.sha256')
    .distinct()
    .where('meeting.branch_id', '=', quarter.branchId)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', `${to}~`)
    .execute()
  const altered: string[] = []
  // one picture in memory at a time
  for (const { sha256 } of wanted) {
    const kept = await read
      .selectFrom('attachment_content')
      .select('content')
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (kept === undefined || createHash('sha256').update(kept.content).digest('hex') !== sha256)
      altered.push(sha256)
  }
  return altered
}
