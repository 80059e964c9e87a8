/** Who left long ago, what still refers to them, and what would be left of them. */
import { type RawBuilder, sql } from 'kysely'
import { Failure } from '#shared/failure.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import {
  type RemovalCandidate,
  type RemovalPreview,
  RemovalSettings,
  leftYearsUsual,
} from '#shared/removal.ts'
import { tableTitle } from '../audit/words.ts'
import { rowsOfRecord } from '../audit/records.ts'
import type { Reader } from '../ledger/open.ts'
import { settingOf } from '../settings.ts'
import { type Marks, textsInLog } from './log.ts'

/** What a member who was anonymised is called. */
export const formerName = (memberId: number): string => `已离开党员〔${memberId}〕`

/** Tables that are a member's own and go with them. */
const ownTables = ['group_membership', 'restriction', 'exemption'] as const
/** Logs and leftovers, which are cleared by themselves. */
const byThemselves = [
  'import_change',
  'import_doubt',
  'import_group_file',
  'source_document',
  'source_content',
]

export async function removalSettings(read: Reader): Promise<RemovalSettings> {
  return (await settingOf(read, 'removal', RemovalSettings)) ?? { leftYears: leftYearsUsual, talkYears: null }
}

/** The same day so many years ago. */
export const yearsBefore = (day: LedgerDate, years: number): LedgerDate =>
  `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`.replace(/-02-29$/, '-02-28')

const wholeYears = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

interface MemberRow {
  readonly member_id: number
  readonly branch_id: number
  readonly name: string
  readonly left_on: string | null
  readonly left_how: string
  readonly id_number: string | null
  readonly phone: string
}

export async function candidatesOf(
  read: Reader,
  branchId: number,
  today: LedgerDate,
): Promise<RemovalCandidate[]> {
  const { leftYears } = await removalSettings(read)
  const rows = await read
    .selectFrom('member')
    .select(['member_id', 'name', 'left_on', 'left_how', 'id_number', 'phone', 'branch_id'])
    .where('branch_id', '=', branchId)
    .where('left_on', '<=', yearsBefore(today, leftYears))
    .orderBy('left_on')
    .execute()
  const links = await linksToMembers(read)
  const candidates: RemovalCandidate[] = []
  for (const row of rows) candidates.push(await candidateOf(read, row, today, links))
  return candidates
}

async function candidateOf(
  read: Reader,
  row: MemberRow,
  today: LedgerDate,
  links: readonly Link[],
): Promise<RemovalCandidate> {
  const leftOn = row.left_on ?? today
  return {
    memberId: row.member_id,
    name: row.name,
    leftOn,
    leftHow: row.left_how,
    years: wholeYears(leftOn, today),
    anonymised: row.name === formerName(row.member_id),
    refersTo: await referencesTo(read, row.member_id, links),
  }
}

/** @throws Failure notFound; conflict for one who has not left */
export async function formerMember(read: Reader, memberId: number): Promise<MemberRow> {
  const row = await read
    .selectFrom('member')
    .select(['member_id', 'name', 'left_on', 'left_how', 'id_number', 'phone', 'branch_id'])
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `memberId ${memberId}`)
  if (row.left_on === null) throw new Failure('conflict', '还在本支部的党员不能清除个人信息，请先登记离开')
  return row
}

export const marksOf = ({ name, id_number, phone }: MemberRow): Marks => ({
  name,
  numbers: [id_number ?? '', phone].filter((number) => number.length >= 7),
})

interface Link {
  readonly table: string
  readonly column: string
}

/** Every column that points at a member, from the schema of the open file. */
async function linksToMembers(read: Reader): Promise<readonly Link[]> {
  const keys = sql<Link>`(select s.name as "table", f."from" as "column"
    from sqlite_schema as s cross join pragma_foreign_key_list(s.name) as f
    where s.type = 'table' and f."table" = 'member')`.as('keys')
  const own: readonly string[] = [...ownTables, ...byThemselves]
  return (await read.selectFrom(keys).selectAll().execute()).filter(({ table }) => !own.includes(table))
}

/** What refers to a member beside their own history. */
export async function referencesTo(read: Reader, memberId: number, links?: readonly Link[]) {
  const counts = new Map<string, number>()
  for (const { table, column } of links ?? (await linksToMembers(read))) {
    const rows = sql<{ count: number }>`(select count(*) as count from ${sql.table(table)}
      where ${sql.ref(column)} = ${memberId})`.as('rows')
    const count = Number((await read.selectFrom(rows).selectAll().executeTakeFirstOrThrow()).count)
    if (count > 0) counts.set(table, (counts.get(table) ?? 0) + count)
  }
  return [...counts].map(([table, count]) => ({ title: tableTitle(table), count }))
}

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
  /** 1 where it always holds something. */
  readonly filled: 0 | 1
}

interface Parent {
  readonly table: string
  readonly column: string
  readonly parent: string
  readonly key: string
}

/**
 * SQL by table: its rows are of this branch, by its own column or by that of the record it is a part of. A table that
 * leads to no branch is everybody's.
 */
async function ofBranch(read: Reader, columns: readonly Column[], branchId: number) {
  const keys = sql<Parent>`(select s.name as "table", f."from" as "column", f."table" as parent, f."to" as key
    from sqlite_schema as s cross join pragma_foreign_key_list(s.name) as f
    where s.type = 'table' and f."table" <> s.name)`.as('keys')
  const parents = Map.groupBy(await read.selectFrom(keys).selectAll().execute(), ({ table }) => table)
  const branched = new Set(columns.flatMap(({ table, column }) => (column === 'branch_id' ? [table] : [])))
  const filled = new Set(columns.flatMap((one) => (one.filled === 1 ? [`${one.table}.${one.column}`] : [])))
  const farness = (parent: string) => (parent === 'member' ? 2 : branched.has(parent) ? 0 : 1)
  const found = new Map<string, RawBuilder<boolean> | undefined>()
  const conditionOf = (table: string): RawBuilder<boolean> | undefined => {
    if (branched.has(table)) return sql<boolean>`branch_id = ${branchId}`
    if (found.has(table)) return found.get(table)
    // a loop leads nowhere
    found.set(table, undefined)
    // a part always names the record it is a part of; whom it names beside that may be of any branch
    const own = (parents.get(table) ?? [])
      .filter(({ column }) => filled.has(`${table}.${column}`))
      .toSorted((one, other) => farness(one.parent) - farness(other.parent))
    for (const { column, parent, key } of own) {
      const above = conditionOf(parent)
      if (above === undefined) continue
      found.set(
        table,
        sql<boolean>`${sql.ref(column)} in (select ${sql.ref(key)} from ${sql.table(parent)} where ${above})`,
      )
      break
    }
    return found.get(table)
  }
  return conditionOf
}

/** Texts of the branch in which a name stands, whosever it is: in another branch it is mostly somebody else's. */
async function textsWith(read: Reader, branchId: number, name: string) {
  const source = sql<Column>`(select s.name as "table", c.name as "column", c.type as type,
      (c."notnull" or c.pk > 0) as filled from sqlite_schema as s cross join pragma_table_info(s.name) as c
    where s.type = 'table' and s.sql not like 'CREATE VIRTUAL%')`.as('columns')
  const columns = await read.selectFrom(source).selectAll().execute()
  const branches = await read.selectFrom('branch').select('branch_id').limit(2).execute()
  // where there is one branch, all of it is its own
  const conditionOf = branches.length === 1 ? () => undefined : await ofBranch(read, columns, branchId)
  const aside: readonly string[] = ['member', ...ownTables, ...byThemselves]
  const byTable = new Map<string, string[]>()
  for (const { table, column, type } of columns)
    if (type === 'TEXT' && !aside.includes(table) && !table.startsWith('audit_'))
      byTable.set(table, [...(byTable.get(table) ?? []), column])
  const places: { title: string; count: number }[] = []
  for (const [table, names] of byTable) {
    // a name that is a value of its own follows the member, where nothing locks it
    const any = sql.join(
      names.map((column) => sql`(instr(${sql.ref(column)}, ${name}) > 0 and ${sql.ref(column)} <> ${name})`),
      sql` or `,
    )
    const ours = conditionOf(table) ?? sql<boolean>`true`
    const rows = sql<{ count: number }>`(select count(*) as count from ${sql.table(table)}
      where ${ours} and (${any}))`.as('rows')
    const count = Number((await read.selectFrom(rows).selectAll().executeTakeFirstOrThrow()).count)
    if (count > 0) places.push({ title: tableTitle(table), count })
  }
  return places
}

export async function previewOf(read: Reader, memberId: number, today: LedgerDate): Promise<RemovalPreview> {
  const row = await formerMember(read, memberId)
  const marks = marksOf(row)
  const rows = await rowsOfRecord(read, { kind: 'member', id: memberId })
  return {
    ...(await candidateOf(read, row, today, await linksToMembers(read))),
    inTexts: await textsWith(read, row.branch_id, row.name),
    inLog: await textsInLog(read, rows, marks),
    originals: (await originalsNaming(read, marks)).map((each) => each.file_name),
    imports: await importsNaming(read, memberId, marks),
  }
}

/** SQL: the text holds the name or a number. */
export const holds = (column: string, { name, numbers }: Marks) =>
  sql<boolean>`(${sql.join(
    [name, ...numbers].map((mark) => sql`instr(${sql.ref(column)}, ${mark}) > 0`),
    sql` or `,
  )})`

export const originalsNaming = (read: Reader, marks: Marks) =>
  read
    .selectFrom('source_document')
    .select(['source_document_id', 'file_name'])
    .where(holds('records', marks))
    .execute()

/** Files of imports that keep how they found this member. */
async function importsNaming(read: Reader, memberId: number, marks: Marks): Promise<string[]> {
  const rows = await read
    .selectFrom('import_change')
    .innerJoin('import_batch', 'import_batch.import_batch_id', 'import_change.import_batch_id')
    .select('import_batch.file_name')
    .distinct()
    .where((where) =>
      where.or([
        where.and([where('table_name', '=', 'member'), where('row_id', '=', memberId)]),
        holds('after', marks),
        holds('before', marks),
      ]),
    )
    .execute()
  return rows.map(({ file_name }) => file_name)
}
