/**
 * How the records of a register are kept: `register_entry` for what all have, the register's own table for its fields,
 * `register_person` for the people it names. Tables and columns come from the declarations, never from input.
 */
import { type Selectable, sql } from 'kysely'
import { Failure } from '#shared/failure.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { AnyEntry, RegisterDefinition } from '#shared/registers/define.ts'
import type { Field, FieldValue, Named } from '#shared/registers/field.ts'
import { whichBranch } from '../branch.ts'
import type { At } from '../handlers.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import type { Tables } from '../ledger/tables.ts'
import { peopleOf } from '../people.ts'

export interface EntryFilter {
  readonly from?: LedgerDate | undefined
  readonly to?: LedgerDate | undefined
  readonly memberId?: number | undefined
  readonly entryId?: number
  readonly withVoid?: boolean
}

/** What a record is made of, field by field. */
export type Values = Readonly<Record<string, FieldValue>>

export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const namesPeople = (field: Field): boolean => field.kind === 'person' || field.kind === 'people'

/** A row of a register's own table. */
export type Cells = Readonly<Record<string, string | number | null>>

interface NamedRow {
  readonly entry_id: number
  readonly field: string
  readonly position: number
  readonly member_id: number | null
  readonly name: string
}

/** Records of a span, earliest first. A record that knows only its month is found by its month. */
export const entriesOf = (
  read: Reader,
  register: RegisterDefinition,
  branchId: number,
  filter: EntryFilter = {},
): Promise<AnyEntry[]> =>
  remembered(read, 'entries', [register.name, branchId, filter], () =>
    readEntries(read, register, branchId, filter),
  )

async function readEntries(
  read: Reader,
  register: RegisterDefinition,
  branchId: number,
  filter: EntryFilter,
): Promise<AnyEntry[]> {
  const { from, to, memberId, entryId } = filter
  const conditions = [sql`e.branch_id = ${branchId}`, sql`e.register = ${register.name}`]
  if (filter.withVoid !== true) conditions.push(sql`e.void = 0`)
  if (from !== undefined)
    conditions.push(sql`(e.happened_on >= ${from} or e.happened_on = ${from.slice(0, 7)})`)
  if (to !== undefined) conditions.push(sql`e.happened_on <= ${to}`)
  if (entryId !== undefined) conditions.push(sql`e.entry_id = ${entryId}`)
  if (memberId !== undefined)
    conditions.push(
      sql`exists (select 1 from register_person p where p.entry_id = e.entry_id and p.member_id = ${memberId})`,
    )
  const where = sql.join(conditions, sql` and `)
  const heads = await read
    .selectFrom('register_entry as e')
    .selectAll('e')
    .where(sql<boolean>`${where}`)
    .orderBy('happened_on')
    .orderBy('entry_id')
    .execute()
  // mostly a register is empty, or nothing of it lies in the span
  if (heads.length === 0) return []
  // the table is the declaration's: a reader takes raw text only as a source to select from
  const fields = await read
    .selectFrom(
      sql<Cells>`(select t.* from ${sql.table(register.table)} t join register_entry e on e.entry_id = t.entry_id
        where ${where})`.as('record'),
    )
    .selectAll()
    .execute()
  const named = Object.values(register.fields).some(namesPeople) ? await peopleNamed(read, where) : []
  return assembled(register, heads, fields, inFields(named))
}

/** Records out of their rows, in the order of their heads. */
export function assembled(
  register: RegisterDefinition,
  heads: readonly Selectable<Tables['register_entry']>[],
  fields: readonly Cells[],
  named: ReadonlyMap<string, readonly Named[]>,
): AnyEntry[] {
  const cellsOf = new Map(fields.map((cells) => [cells['entry_id'], cells]))
  const columns = Object.entries(register.fields).map(([key, field]) => ({
    key,
    field,
    people: namesPeople(field),
    column: columnOf(key),
  }))
  return heads.map((row) => {
    const cells = cellsOf.get(row.entry_id)
    const values: Record<string, FieldValue> = {}
    for (const { key, field, people, column } of columns)
      values[key] = people
        ? peopleIn(field, named.get(`${row.entry_id}/${key}`) ?? [])
        : valueIn(field, cells?.[column] ?? null)
    return {
      entryId: row.entry_id,
      branchId: row.branch_id,
      ...values,
      void: row.void === 1,
      voidReason: row.void_reason,
      source: row.origin === null ? ('entered' as const) : ('imported' as const),
      origin: row.origin,
      enteredAt: row.entered_at,
      amendedAt: row.amended_at,
    }
  })
}

/** Whom the records name, by record, field and place. */
export const peopleNamed = (read: Reader, where: ReturnType<typeof sql.join>): Promise<NamedRow[]> =>
  read
    .selectFrom(
      sql<NamedRow>`(select p.entry_id, p.field, p.position, p.member_id, coalesce(m.name, p.name) as name
        from register_person p join register_entry e on e.entry_id = p.entry_id
        left join member m on m.member_id = p.member_id where ${where})`.as('named'),
    )
    .selectAll()
    .orderBy('entry_id')
    .orderBy('field')
    .orderBy('position')
    .execute()

/** By record and field. */
export function inFields(rows: readonly NamedRow[]): ReadonlyMap<string, readonly Named[]> {
  const named = new Map<string, Named[]>()
  for (const { entry_id, field, member_id, name } of rows) {
    const key = `${entry_id}/${field}`
    const list = named.get(key) ?? []
    list.push({ memberId: member_id, name })
    named.set(key, list)
  }
  return named
}

const peopleIn = (field: Field, people: readonly Named[]): FieldValue =>
  field.kind === 'people' ? people : (people[0] ?? null)

function valueIn(field: Field, raw: string | number | null): FieldValue {
  if (field.kind !== 'choices') return raw
  const list: unknown = JSON.parse(String(raw ?? '[]'))
  return Array.isArray(list) ? list.map(String) : []
}

/** @throws Failure notFound where the number is not this register's. */
export async function entryOf(
  read: Reader,
  register: RegisterDefinition,
  entryId: number,
): Promise<AnyEntry> {
  const head = await read
    .selectFrom('register_entry')
    .select('branch_id')
    .where('entry_id', '=', entryId)
    .where('register', '=', register.name)
    .executeTakeFirst()
  const [entry] =
    head === undefined ? [] : await entriesOf(read, register, head.branch_id, { entryId, withVoid: true })
  if (entry === undefined) throw new Failure('notFound', `entryId ${entryId}`)
  return entry
}

/** What is given, with the empty value of what is not. */
const completed = (register: RegisterDefinition, given: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(
    Object.entries(register.fields).map(([key, field]) => [
      key,
      given[key] === undefined ? field.empty : (given[key] as FieldValue),
    ]),
  )

/**
 * Enters a record.
 * @param given parsed by the register's own schema
 * @param origin the file it came in from
 * @throws Failure badInput where the register's own check refuses it, notFound where a member is not of the branch
 */
export async function recordEntry(
  write: Writer,
  register: RegisterDefinition,
  given: Readonly<Record<string, unknown>>,
  at: At,
  origin?: { readonly text: string; readonly batchId: number },
): Promise<AnyEntry> {
  const branchId = await whichBranch(
    write,
    typeof given['branchId'] === 'number' ? given['branchId'] : undefined,
  )
  const values = completed(register, given)
  refuseWrong(register, values, at)
  const { entry_id } = await write
    .insertInto('register_entry')
    .values({
      branch_id: branchId,
      register: register.name,
      happened_on: dayOf(register, values),
      origin: origin?.text ?? null,
      import_batch_id: origin?.batchId ?? null,
      entered_at: at.now,
    })
    .returning('entry_id')
    .executeTakeFirstOrThrow()
  const cells = ownCells(register, values)
  await sql`insert into ${sql.table(register.table)} (${sql.join([sql.ref('entry_id'), ...cells.map(([column]) => sql.ref(column))])})
    values (${sql.join([entry_id, ...cells.map(([, value]) => value)])})`.execute(write)
  await keepPeople(write, register, entry_id, branchId, values)
  return entryOf(write, register, entry_id)
}

/** Changes what is given and leaves the rest. @throws Failure as `recordEntry`, lockedRecord where it is void */
export async function amendEntry(
  write: Writer,
  register: RegisterDefinition,
  { entryId, ...changes }: Readonly<Record<string, unknown>> & { readonly entryId: number },
  at: At,
): Promise<AnyEntry> {
  const present = await entryOf(write, register, entryId)
  if (present.void) throw new Failure('lockedRecord', '已作废的记录要先恢复才能修改')
  const values = completed(register, { ...present, ...withoutGaps(changes) })
  refuseWrong(register, values, at)
  await write
    .updateTable('register_entry')
    .set({ happened_on: dayOf(register, values), amended_at: at.now })
    .where('entry_id', '=', entryId)
    .execute()
  const cells = ownCells(register, values)
  if (cells.length > 0)
    await sql`update ${sql.table(register.table)} set ${sql.join(
      cells.map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    )} where entry_id = ${entryId}`.execute(write)
  await keepPeople(write, register, entryId, present.branchId, values)
  return entryOf(write, register, entryId)
}

const withoutGaps = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** Voids a record, or takes that back. */
export async function voidEntry(
  write: Writer,
  register: RegisterDefinition,
  entryId: number,
  reason: string | null,
  at: At,
): Promise<AnyEntry> {
  const present = await entryOf(write, register, entryId)
  if (present.void === (reason !== null))
    throw new Failure('conflict', reason === null ? '这条记录没有作废' : '这条记录已经作废')
  await write
    .updateTable('register_entry')
    .set({ void: reason === null ? 0 : 1, void_reason: reason ?? '', amended_at: at.now })
    .where('entry_id', '=', entryId)
    .execute()
  return entryOf(write, register, entryId)
}

function refuseWrong(register: RegisterDefinition, values: Values, at: At): void {
  for (const [key, field] of Object.entries(register.fields))
    if (field.required === true && isEmpty(values[key] ?? null))
      throw new Failure('badInput', `${key}: 请填写${field.title}`)
  const on = values[register.on]
  // a month's tasks are set ahead; what happened has happened
  if (typeof on === 'string' && on.length === 10 && on > at.today)
    throw new Failure('badInput', `${register.on}: ${register.fields[register.on]?.title ?? '日期'}晚于今天`)
  const wrong = register.check?.(values) ?? []
  if (wrong.length > 0)
    throw new Failure('badInput', wrong.map(({ field, message }) => `${field}: ${message}`).join('; '))
}

const isEmpty = (value: FieldValue): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The day or month a record belongs to; `refuseWrong` has seen that it is there. */
function dayOf(register: RegisterDefinition, values: Values): string {
  const on = values[register.on]
  if (typeof on !== 'string') throw new Failure('badInput', `${register.on}: 请填写日期`)
  return on
}

/** Column and value of every field but those that name people. */
const ownCells = (
  register: RegisterDefinition,
  values: Values,
): [column: string, value: string | number | null][] =>
  Object.entries(register.fields).flatMap(([key, field]) => {
    if (namesPeople(field)) return []
    const value = values[key] ?? null
    const cell = Array.isArray(value) ? JSON.stringify(value) : value
    return [[columnOf(key), typeof cell === 'object' ? null : cell]]
  })

async function keepPeople(
  write: Writer,
  register: RegisterDefinition,
  entryId: number,
  branchId: number,
  values: Values,
): Promise<void> {
  const fields = Object.entries(register.fields).filter(([, field]) => namesPeople(field))
  const known = fields.every(([key]) => isEmpty(values[key] ?? null))
    ? new Map<number, string>()
    : new Map((await peopleOf(write, branchId)).map((one) => [one.memberId, one.name]))
  const rows = fields.flatMap(([key]) => {
    const value = values[key] ?? null
    const list = (value === null ? [] : Array.isArray(value) ? value : [value]) as readonly Named[]
    return list.flatMap(({ memberId, name }, position) => {
      if (memberId !== null && !known.has(memberId)) throw new Failure('notFound', `memberId ${memberId}`)
      const called = memberId === null ? name : (known.get(memberId) ?? name)
      return called === ''
        ? []
        : [{ entry_id: entryId, field: key, position, member_id: memberId, name: called }]
    })
  })
  const kept = await write.selectFrom('register_person').selectAll().where('entry_id', '=', entryId).execute()
  // people who stay stay untouched: in a sealed quarter a later answer is noted, and nobody else
  const who = (list: readonly (typeof rows)[number][]) =>
    list.map((one) => JSON.stringify([one.field, one.position, one.member_id ?? one.name])).toSorted()
  if (who(kept).join() === who(rows).join()) return
  await write.deleteFrom('register_person').where('entry_id', '=', entryId).execute()
  for (const row of rows) await write.insertInto('register_person').values(row).execute()
}
