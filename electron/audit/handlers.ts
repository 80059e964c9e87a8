/** The log as operations: examined, listed, beside a record, entry by entry. */
import { sql } from 'kysely'
import { operations } from '#shared/contract.ts'
import type { AuditEntry, AuditRecord, auditOperations } from '#shared/audit.ts'
import { Failure } from '#shared/failure.ts'
import type { HandlersOf } from '../handlers.ts'
import { copyPaths } from '../backups.ts'
import type { Reader } from '../ledger/open.ts'
import type { Tables } from '../ledger/tables.ts'
import { Namer, describe } from './describe.ts'
import { tableTitle } from './words.ts'
import { changesTo, momentsOf, nameInInputs, rowsOfRecord } from './records.ts'

/** What an operation does, in words; one of an earlier version keeps its name. */
export const operationTitle = (name: string): string =>
  Object.hasOwn(operations, name) ? operations[name as keyof typeof operations].summary : name

type Row = Omit<Tables['audit_entry'], 'entry_id'> & { readonly entry_id: number }

const entryOf = (row: Row): AuditEntry => ({
  entryId: row.entry_id,
  at: row.at,
  user: row.user_name,
  role: row.role,
  kind: row.kind,
  operation: row.operation,
  title: operationTitle(row.operation),
  about: row.kind === 'baseline' ? '' : row.about,
  changeCount: row.change_count,
  hash: row.hash,
})

const page = (rows: readonly Row[], limit: number) => ({
  entries: rows.slice(0, limit).map(entryOf),
  more: rows.length > limit,
})

/** Entries that changed a record, and those that showed what is masked in it. */
async function entriesAbout(
  read: Reader,
  record: AuditRecord,
  before: number | undefined,
  limit: number,
): Promise<Row[]> {
  const changed = changesTo(await rowsOfRecord(read, record))
  const name = nameInInputs(record.kind)
  const viewed =
    name === undefined ? sql`0` : sql`(kind = 'view' and json_extract(about, ${`$.${name}`}) = ${record.id})`
  const wanted = sql<Row>`(select * from audit_entry
    where (entry_id in (select entry_id from ${changed}) or ${viewed})
      and entry_id < ${before ?? Number.MAX_SAFE_INTEGER}
    order by entry_id desc limit ${limit + 1})`
  return read.selectFrom(wanted.as('wanted')).selectAll().orderBy('entry_id', 'desc').execute()
}

async function changesOf(
  read: Reader,
  entryId: number,
  record: AuditRecord | undefined,
  after: number,
  limit: number,
) {
  let wanted = read
    .selectFrom('audit_change')
    .selectAll()
    .where('entry_id', '=', entryId)
    .where('position', '>', after)
  if (record !== undefined) {
    const own = changesTo(await rowsOfRecord(read, record)).as('own')
    wanted = wanted.where('position', 'in', (from) =>
      from.selectFrom(own).select('position').where('own.entry_id', '=', entryId),
    )
  }
  return wanted
    .orderBy('position')
    .limit(limit + 1)
    .execute()
}

export const auditHandlers = {
  'audit.verify': async ({ ledger }) => {
    if (ledger === undefined) throw new Failure('noLedgerOpen')
    const verdict = ledger.verify(await copyPaths(ledger))
    const titled = verdict.faults.map((fault) =>
      fault.table === null ? fault : { ...fault, title: tableTitle(fault.table) },
    )
    return { ...verdict, faults: titled }
  },
  'audit.list': async (read, { from, to, kind, operation, user, before, limit }) => {
    let wanted = read.selectFrom('audit_entry').selectAll().orderBy('entry_id', 'desc')
    if (from !== undefined) wanted = wanted.where('at', '>=', from)
    if (to !== undefined) wanted = wanted.where('at', '<=', `${to}T23:59:59`)
    if (kind !== undefined) wanted = wanted.where('kind', '=', kind)
    if (operation !== undefined) wanted = wanted.where('operation', '=', operation)
    if (user !== undefined) wanted = wanted.where('user_name', '=', user)
    if (before !== undefined) wanted = wanted.where('entry_id', '<', before)
    return page(await wanted.limit(limit + 1).execute(), limit)
  },
  'audit.names': async (read) => {
    const names = await read.selectFrom('audit_entry').select('operation').distinct().execute()
    const users = await read.selectFrom('audit_entry').select('user_name').distinct().execute()
    return {
      operations: names
        .map(({ operation }) => ({ operation, title: operationTitle(operation) }))
        .toSorted((one, other) => one.title.localeCompare(other.title, 'zh')),
      users: users.map(({ user_name }) => user_name).toSorted(),
    }
  },
  'audit.history': async (read, { record, before, limit }) => ({
    ...(await momentsOf(read, record)),
    ...page(await entriesAbout(read, record, before, limit), limit),
  }),
  'audit.entry': async (read, { entryId, record, after, limit, reveal }) => {
    const row = await read
      .selectFrom('audit_entry')
      .selectAll()
      .where('entry_id', '=', entryId)
      .executeTakeFirst()
    if (row === undefined) throw new Failure('notFound', `entryId ${entryId}`)
    const changes = await changesOf(read, entryId, record, after, limit)
    const namer = new Namer(read)
    const described = []
    for (const change of changes.slice(0, limit))
      described.push({ ...(await describe(namer, change, reveal)), position: change.position })
    return { entry: entryOf(row), changes: described, more: changes.length > limit }
  },
} satisfies HandlersOf<typeof auditOperations>
