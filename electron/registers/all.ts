/** All registers at once, for the book: what they share, heads and people, is read in one question each. */
import { sql } from 'kysely'
import type { Period } from '#shared/primitives.ts'
import { type RegisterName, anyRegister, registerNames } from '#shared/registers/all.ts'
import type { AnyEntry } from '#shared/registers/define.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { type Cells, assembled, inFields, peopleNamed } from './keep.ts'

/**
 * Records of a span of every register, earliest first, without the void ones; a record that knows only its month is found
 * by its month.
 * @param since the registers whose records count from the beginning: what stands open or in force may be old
 */
export const allEntries = (
  read: Reader,
  branchId: number,
  span: Period,
  since: readonly RegisterName[],
): Promise<ReadonlyMap<RegisterName, readonly AnyEntry[]>> =>
  remembered(read, 'allEntries', [branchId, span, since], () => readAll(read, branchId, span, since))

async function readAll(
  read: Reader,
  branchId: number,
  { from, to }: Period,
  since: readonly RegisterName[],
): Promise<ReadonlyMap<RegisterName, readonly AnyEntry[]>> {
  const conditions = [
    sql`e.branch_id = ${branchId}`,
    sql`e.void = 0`,
    sql`e.happened_on <= ${to}`,
    sql`(e.happened_on >= ${from} or e.happened_on = ${from.slice(0, 7)} or e.register in (${sql.join(since)}))`,
  ]
  const where = sql.join(conditions, sql` and `)
  const heads = await read
    .selectFrom('register_entry as e')
    .selectAll('e')
    .where(sql<boolean>`${where}`)
    .orderBy('happened_on')
    .orderBy('entry_id')
    .execute()
  const headsOf = Map.groupBy(heads, (head) => head.register)
  const named = inFields(await peopleNamed(read, where))
  const all = new Map<RegisterName, readonly AnyEntry[]>()
  for (const name of registerNames) {
    const own = headsOf.get(name)
    if (own === undefined) continue
    const register = anyRegister[name]
    const fields = await read
      .selectFrom(
        sql<Cells>`(select t.* from register_entry e join ${sql.table(register.table)} t on t.entry_id = e.entry_id
          where ${where} and e.register = ${name})`.as('record'),
      )
      .selectAll()
      .execute()
    all.set(name, assembled(register, own, fields, named))
  }
  return all
}
