/** What is to be put right: a numbered list, each item with the steps that were taken. A finding is listed once. */
import { Failure } from '#shared/failure.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import {
  type RectificationItem,
  type RectificationSource,
  type RectificationStep,
  type StepKind,
  type rectificationOperations,
} from '#shared/rectification.ts'
import { sameName, stageAfter, summarise } from '#shared/rules/rectification.ts'
import { whichBranch } from './branch.ts'
import type { At, HandlersOf } from './handlers.ts'
import { remembered } from './ledger/memory.ts'
import type { Reader, Writer } from './ledger/open.ts'

interface ItemFilter {
  readonly branchId?: number
  readonly itemId?: number
  readonly state?: 'open' | 'closed' | undefined
  readonly source?: RectificationSource | undefined
}

const labelOf = (year: number, number: number) => `${year}-${String(number).padStart(2, '0')}`

async function items(read: Reader, filter: ItemFilter): Promise<RectificationItem[]> {
  const { branchId, itemId, state, source } = filter
  let query = read
    .selectFrom('rectification_item as i')
    .leftJoin('rectification_item as before', 'before.rectification_item_id', 'i.recurs_item_id')
    .selectAll('i')
    .select(['before.year as before_year', 'before.number as before_number'])
    .orderBy('i.year')
    .orderBy('i.number')
  let steps = read
    .selectFrom('rectification_step as s')
    .innerJoin('rectification_item as i', 'i.rectification_item_id', 's.rectification_item_id')
    .select(['s.rectification_item_id', 's.kind', 's.note'])
    .orderBy('s.rectification_step_id')
  if (branchId !== undefined) {
    query = query.where('i.branch_id', '=', branchId)
    steps = steps.where('i.branch_id', '=', branchId)
  }
  if (itemId !== undefined) {
    query = query.where('i.rectification_item_id', '=', itemId)
    steps = steps.where('i.rectification_item_id', '=', itemId)
  }
  if (state !== undefined) query = query.where('i.state', '=', state)
  if (source !== undefined) query = query.where('i.source', '=', source)
  const taken = Map.groupBy(await steps.execute(), (step) => step.rectification_item_id)
  return (await query.execute()).map((row) => {
    const own = taken.get(row.rectification_item_id) ?? []
    return {
      itemId: row.rectification_item_id,
      branchId: row.branch_id,
      label: labelOf(row.year, row.number),
      source: row.source,
      ruleId: row.rule_id,
      subject: row.subject,
      period: row.period,
      problem: row.problem,
      citation: row.citation,
      recordKind: row.record_kind,
      recordId: row.record_id,
      task: row.task,
      measure: row.measure,
      standard: row.standard,
      unit: row.unit,
      owner: row.owner,
      ownerPost: row.owner_post,
      leader: row.leader,
      dueOn: row.due_on,
      state: row.state,
      stage: row.state === 'closed' ? 'closed' : stageAfter(own.map(({ kind }) => kind)),
      progress: own.findLast(({ kind }) => kind === 'progress' || kind === 'submitted')?.note ?? '',
      evidence: row.evidence,
      completedOn: row.completed_on,
      closedOn: row.closed_on,
      approver: row.approver,
      closingNote: row.closing_note,
      reopened: own.filter(({ kind }) => kind === 'reopened').length,
      recursLabel:
        row.before_year === null || row.before_number === null
          ? null
          : labelOf(row.before_year, row.before_number),
      raisedOn: row.raised_on,
    }
  })
}

/** Every item of a branch: for the printed inspection, which names the number of each. */
export const rectificationItems = (read: Reader, branchId: number): Promise<RectificationItem[]> =>
  remembered(read, 'rectification', [branchId], () => items(read, { branchId }))

async function itemOf(read: Reader, itemId: number): Promise<RectificationItem> {
  const [item] = await items(read, { itemId })
  if (item === undefined) throw new Failure('notFound', `itemId ${itemId}`)
  return item
}

async function stepsOf(read: Reader, itemId: number): Promise<RectificationStep[]> {
  const rows = await read
    .selectFrom('rectification_step')
    .selectAll()
    .where('rectification_item_id', '=', itemId)
    .orderBy('rectification_step_id')
    .execute()
  return rows.map((row) => ({
    stepId: row.rectification_step_id,
    kind: row.kind,
    takenOn: row.taken_on,
    by: row.by_whom,
    note: row.note,
    enteredAt: row.entered_at,
  }))
}

interface Step {
  readonly kind: StepKind
  readonly takenOn?: LedgerDate | undefined
  readonly by?: string | undefined
  readonly note: string
}

async function takeStep(write: Writer, itemId: number, step: Step, at: At): Promise<void> {
  const takenOn = step.takenOn ?? at.today
  if (takenOn > at.today) throw new Failure('badInput', 'takenOn: 日期晚于今天')
  await write
    .insertInto('rectification_step')
    .values({
      rectification_item_id: itemId,
      kind: step.kind,
      taken_on: takenOn,
      by_whom: step.by ?? '',
      note: step.note,
      entered_at: at.now,
    })
    .execute()
}

/** What may be written about an item; left out means untouched, or empty in a new one. */
export type About = {
  readonly [
    Text in 'task' | 'measure' | 'standard' | 'unit' | 'owner' | 'ownerPost' | 'leader' | 'evidence'
  ]?: string | undefined
} & { readonly dueOn?: LedgerDate | null | undefined }

const columnsOf = (about: About) => ({
  task: about.task,
  measure: about.measure,
  standard: about.standard,
  unit: about.unit,
  owner: about.owner,
  owner_post: about.ownerPost,
  leader: about.leader,
  due_on: about.dueOn,
  evidence: about.evidence,
})

const given = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== undefined)) as Partial<Fields>

export interface NewItem extends About {
  readonly branchId: number
  readonly source: RectificationSource
  readonly problem: string
  readonly raisedOn: LedgerDate
  readonly ruleId?: string
  readonly subject?: string
  readonly period?: string
  readonly citation?: string
  readonly recordKind?: string | null
  readonly recordId?: number | null
  readonly recursId?: number | null
}

/**
 * Lists a problem under the next number of its year.
 * @param origin the file it came in from
 */
export async function listItem(
  write: Writer,
  item: NewItem,
  at: At,
  origin?: { readonly text: string; readonly batchId: number },
): Promise<number> {
  const year = Number(item.raisedOn.slice(0, 4))
  const last = await write
    .selectFrom('rectification_item')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('branch_id', '=', item.branchId)
    .where('year', '=', year)
    .executeTakeFirst()
  const { rectification_item_id } = await write
    .insertInto('rectification_item')
    .values({
      branch_id: item.branchId,
      year,
      number: Number(last?.number ?? 0) + 1,
      source: item.source,
      rule_id: item.ruleId ?? '',
      subject: item.subject ?? '',
      period: item.period ?? '',
      problem: item.problem,
      citation: item.citation ?? '',
      record_kind: item.recordKind ?? null,
      record_id: item.recordId ?? null,
      recurs_item_id: item.recursId ?? null,
      raised_on: item.raisedOn,
      entered_at: at.now,
      origin: origin?.text ?? null,
      import_batch_id: origin?.batchId ?? null,
      ...given(columnsOf(item)),
    })
    .returning('rectification_item_id')
    .executeTakeFirstOrThrow()
  return rectification_item_id
}

/**
 * How far an item was when it came in from a file: what was done is kept as the file tells it, and it is closed where
 * the file gives the day; proof and who checked it may be missing there, which the inspection says.
 */
export async function takeOverProgress(
  write: Writer,
  itemId: number,
  told: {
    readonly progress: string
    readonly completedOn: LedgerDate | undefined
    readonly closedOn: LedgerDate | undefined
    readonly approver: string
  },
  at: At,
): Promise<void> {
  const { progress, completedOn, closedOn, approver } = told
  if (completedOn !== undefined || closedOn !== undefined)
    await write
      .updateTable('rectification_item')
      .set({
        completed_on: completedOn ?? closedOn ?? null,
        ...(closedOn === undefined
          ? {}
          : { state: 'closed' as const, closed_on: closedOn, closing_note: progress, approver }),
      })
      .where('rectification_item_id', '=', itemId)
      .execute()
  if (closedOn !== undefined)
    await takeStep(write, itemId, { kind: 'closed', takenOn: closedOn, by: approver, note: progress }, at)
  else if (progress !== '')
    await takeStep(write, itemId, { kind: 'progress', takenOn: completedOn, note: progress }, at)
}

const refuseClosed = (item: RectificationItem): void => {
  if (item.state === 'closed') throw new Failure('lockedRecord', '已销号的事项要先重新列为未完成才能修改')
}

/** 「五个明确」: what must be written before anything is handed in or struck off. */
function refusePlanless(
  item: Pick<RectificationItem, 'measure' | 'owner' | 'dueOn'>,
  evidence: string,
): void {
  const missing = [
    item.measure === '' ? 'measure: 请写整改措施' : '',
    item.owner === '' ? 'owner: 请写责任人' : '',
    item.dueOn === null ? 'dueOn: 请写完成时限' : '',
    evidence === '' ? 'evidence: 请写佐证（文件名、会议日期、照片编号等）' : '',
  ].filter((word) => word !== '')
  if (missing.length > 0) throw new Failure('badInput', missing.join('; '))
}

export const rectificationHandlers = {
  'rectification.list': async (read, { branchId, ...filter }) =>
    items(read, { branchId: await whichBranch(read, branchId), ...filter }),
  'rectification.show': async (read, { itemId }) => ({
    ...(await itemOf(read, itemId)),
    steps: await stepsOf(read, itemId),
  }),
  'rectification.summary': async (read, { branchId, from, to }, at) =>
    summarise(await items(read, { branchId: await whichBranch(read, branchId) }), { from, to }, at.today),
  'rectification.raise': async (write, { branchId: named, finding, source, ...about }, at) => {
    const branchId = await whichBranch(write, named)
    const before = await items(write, { branchId })
    const same = before.find(
      (item) =>
        item.state === 'open' &&
        item.ruleId === finding.ruleId &&
        item.problem === finding.message &&
        item.period === finding.period,
    )
    if (same) throw new Failure('duplicate', `已列为整改事项 ${same.label}`)
    // the same rule broken again in the same thing after it was struck off: a relapse
    const relapse = before.findLast(
      (item) => item.state === 'closed' && item.ruleId === finding.ruleId && item.subject === finding.subject,
    )
    const itemId = await listItem(
      write,
      {
        ...about,
        branchId,
        source: source ?? (finding.recordKind === 'life' ? 'lifeMeeting' : 'selfCheck'),
        ruleId: finding.ruleId,
        subject: finding.subject,
        period: finding.period,
        problem: finding.message,
        citation: finding.citation,
        recordKind: finding.recordKind ?? null,
        recordId: finding.recordId ?? null,
        recursId: relapse?.itemId ?? null,
        raisedOn: at.today,
      },
      at,
    )
    return itemOf(write, itemId)
  },
  'rectification.add': async (write, { branchId: named, foundOn, citation, subject, ...item }, at) => {
    const branchId = await whichBranch(write, named)
    const raisedOn = foundOn ?? at.today
    if (raisedOn > at.today) throw new Failure('badInput', 'foundOn: 发现日期晚于今天')
    const itemId = await listItem(
      write,
      { ...item, branchId, raisedOn, citation: citation ?? '', subject: subject ?? '' },
      at,
    )
    return itemOf(write, itemId)
  },
  'rectification.amend': async (write, { itemId, source, ...about }) => {
    refuseClosed(await itemOf(write, itemId))
    const changes = given({ ...columnsOf(about), source })
    if (Object.keys(changes).length > 0)
      await write
        .updateTable('rectification_item')
        .set(changes)
        .where('rectification_item_id', '=', itemId)
        .execute()
    return itemOf(write, itemId)
  },
  'rectification.progress': async (write, { itemId, takenOn, by, note }, at) => {
    refuseClosed(await itemOf(write, itemId))
    await takeStep(write, itemId, { kind: 'progress', takenOn, by, note }, at)
    return itemOf(write, itemId)
  },
  'rectification.submit': async (write, { itemId, completedOn, note, evidence }, at) => {
    const present = await itemOf(write, itemId)
    refuseClosed(present)
    const proof = evidence ?? present.evidence
    refusePlanless(present, proof)
    const on = completedOn ?? at.today
    if (on > at.today) throw new Failure('badInput', 'completedOn: 完成日期晚于今天')
    await write
      .updateTable('rectification_item')
      .set({ completed_on: on, evidence: proof })
      .where('rectification_item_id', '=', itemId)
      .execute()
    await takeStep(write, itemId, { kind: 'submitted', by: present.owner, note }, at)
    return itemOf(write, itemId)
  },
  'rectification.return': async (write, { itemId, by, note }, at) => {
    const present = await itemOf(write, itemId)
    if (present.stage !== 'submitted') throw new Failure('conflict', '这个事项没有报请销号，不用退回')
    await takeStep(write, itemId, { kind: 'returned', by, note }, at)
    return itemOf(write, itemId)
  },
  'rectification.close': async (write, { itemId, closedOn, note, approver, evidence }, at) => {
    const present = await itemOf(write, itemId)
    if (present.state === 'closed') throw new Failure('conflict', '这个事项已经销号')
    const on = closedOn ?? at.today
    if (on < present.raisedOn) throw new Failure('badInput', 'closedOn: 销号日期早于列入日期')
    if (on > at.today) throw new Failure('badInput', 'closedOn: 销号日期晚于今天')
    const proof = evidence ?? present.evidence
    refusePlanless(present, proof)
    if (sameName(approver, present.owner))
      throw new Failure('badInput', 'approver: 责任人不能给自己销号，请由支部书记或其他同志审核')
    await write
      .updateTable('rectification_item')
      .set({
        state: 'closed',
        closed_on: on,
        closing_note: note,
        approver,
        evidence: proof,
        completed_on: present.completedOn ?? on,
      })
      .where('rectification_item_id', '=', itemId)
      .execute()
    await takeStep(write, itemId, { kind: 'closed', takenOn: on, by: approver, note }, at)
    return itemOf(write, itemId)
  },
  'rectification.reopen': async (write, { itemId, reason }, at) => {
    const present = await itemOf(write, itemId)
    if (present.state !== 'closed') throw new Failure('conflict', '这个事项没有销号')
    await write
      .updateTable('rectification_item')
      .set({ state: 'open', closed_on: null, completed_on: null, approver: '', closing_note: '' })
      .where('rectification_item_id', '=', itemId)
      .execute()
    await takeStep(write, itemId, { kind: 'reopened', note: reason ?? '问题又出现' }, at)
    return itemOf(write, itemId)
  },
} satisfies HandlersOf<typeof rectificationOperations>
