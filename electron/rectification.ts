/** What is to be put right: kept as a numbered list; a finding is listed once. */
import { Failure } from '#shared/failure.ts'
import type { RectificationItem, rectificationOperations } from '#shared/rectification.ts'
import { whichBranch } from './branch.ts'
import type { HandlersOf } from './handlers.ts'
import type { Reader } from './ledger/open.ts'

async function items(
  read: Reader,
  filter: { branchId?: number; itemId?: number; state?: 'open' | 'closed' | undefined },
): Promise<RectificationItem[]> {
  let query = read.selectFrom('rectification_item').selectAll().orderBy('year').orderBy('number')
  if (filter.branchId !== undefined) query = query.where('branch_id', '=', filter.branchId)
  if (filter.itemId !== undefined) query = query.where('rectification_item_id', '=', filter.itemId)
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  return (await query.execute()).map((row) => ({
    itemId: row.rectification_item_id,
    branchId: row.branch_id,
    label: `${row.year}-${String(row.number).padStart(2, '0')}`,
    ruleId: row.rule_id,
    subject: row.subject,
    period: row.period,
    problem: row.problem,
    citation: row.citation,
    recordKind: row.record_kind,
    recordId: row.record_id,
    measure: row.measure,
    owner: row.owner,
    dueOn: row.due_on,
    state: row.state,
    closedOn: row.closed_on,
    closingNote: row.closing_note,
    raisedOn: row.raised_on,
  }))
}

/** Every item of a branch: for the printed inspection, which names the number of each. */
export const rectificationItems = (read: Reader, branchId: number): Promise<RectificationItem[]> =>
  items(read, { branchId })

async function itemOf(read: Reader, itemId: number): Promise<RectificationItem> {
  const [item] = await items(read, { itemId })
  if (item === undefined) throw new Failure('notFound', `itemId ${itemId}`)
  return item
}

export const rectificationHandlers = {
  'rectification.list': async (read, { branchId, state }) =>
    items(read, { branchId: await whichBranch(read, branchId), state }),
  'rectification.raise': async (write, { branchId: named, finding, measure, owner, dueOn }, at) => {
    const branchId = await whichBranch(write, named)
    const same = (await items(write, { branchId, state: 'open' })).find(
      (item) =>
        item.ruleId === finding.ruleId && item.problem === finding.message && item.period === finding.period,
    )
    if (same) throw new Failure('duplicate', `已列为整改事项 ${same.label}`)
    const year = Number(at.today.slice(0, 4))
    const last = await write
      .selectFrom('rectification_item')
      .select(({ fn }) => fn.max('number').as('number'))
      .where('branch_id', '=', branchId)
      .where('year', '=', year)
      .executeTakeFirst()
    const { rectification_item_id } = await write
      .insertInto('rectification_item')
      .values({
        branch_id: branchId,
        year,
        number: Number(last?.number ?? 0) + 1,
        rule_id: finding.ruleId,
        subject: finding.subject,
        period: finding.period,
        problem: finding.message,
        citation: finding.citation,
        record_kind: finding.recordKind ?? null,
        record_id: finding.recordId ?? null,
        measure,
        owner,
        due_on: dueOn,
        raised_on: at.today,
        entered_at: at.now,
      })
      .returning('rectification_item_id')
      .executeTakeFirstOrThrow()
    return itemOf(write, rectification_item_id)
  },
  'rectification.amend': async (write, { itemId, ...changes }) => {
    const present = await itemOf(write, itemId)
    await write
      .updateTable('rectification_item')
      .set({
        measure: changes.measure ?? present.measure,
        owner: changes.owner ?? present.owner,
        due_on: changes.dueOn === undefined ? present.dueOn : changes.dueOn,
      })
      .where('rectification_item_id', '=', itemId)
      .execute()
    return itemOf(write, itemId)
  },
  'rectification.close': async (write, { itemId, closedOn, note }, at) => {
    const present = await itemOf(write, itemId)
    const on = closedOn ?? at.today
    if (on < present.raisedOn) throw new Failure('badInput', 'closedOn: 销号日期早于列入日期')
    await write
      .updateTable('rectification_item')
      .set({ state: 'closed', closed_on: on, closing_note: note })
      .where('rectification_item_id', '=', itemId)
      .execute()
    return itemOf(write, itemId)
  },
  'rectification.reopen': async (write, { itemId }) => {
    await itemOf(write, itemId)
    await write
      .updateTable('rectification_item')
      .set({ state: 'open', closed_on: null })
      .where('rectification_item_id', '=', itemId)
      .execute()
    return itemOf(write, itemId)
  },
} satisfies HandlersOf<typeof rectificationOperations>
