/** The list of what must be studied: read with everything that is known of each item, and written. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { Failure } from '#shared/failure.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { type StandingGroup, judgeItem, ofAPart } from '#shared/rules/study-items.ts'
import { type ItemToEnter, type RequiredItemInput, requiredItemDefaults } from '#shared/study/operations.ts'
import type { RequiredItem, StudiedAt } from '#shared/study/records.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { defined, groupsOf } from '../branch.ts'
import type { At } from '../handlers.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import type { Tables } from '../ledger/tables.ts'
import { profileOf } from '../profile.ts'

interface Filter {
  readonly itemId?: number
  readonly year?: number | undefined
  readonly withVoid: boolean
  /** Without what was studied by all before this year: the lists of ten years are long, and most of them is done with. */
  readonly openIn?: number | undefined
}

/** Items in the order of their time, those without one last; as they stood on a day. */
export const requiredItems = (
  read: Reader,
  branchId: number,
  asOf: LedgerDate,
  filter: Filter,
): Promise<RequiredItem[]> =>
  remembered(read, 'requiredItems', [branchId, asOf, filter], () => readItems(read, branchId, asOf, filter))

async function readItems(
  read: Reader,
  branchId: number,
  asOf: LedgerDate,
  filter: Filter,
): Promise<RequiredItem[]> {
  const groups = await standingGroups(read, branchId)
  const profile = await profileOf(read, filter.year ?? Number(asOf.slice(0, 4)))
  const items = (await listedItems(read, branchId, asOf, filter)).map((item): RequiredItem => {
    const verdict = judgeItem(item, groups, asOf, profile)
    return { ...item, ...verdict, groupsMissing: [...verdict.groupsMissing] }
  })
  return items
    .filter((item) => filter.year === undefined || belongsTo(item, filter.year))
    .toSorted(
      (a, b) =>
        Number(a.elective) - Number(b.elective) ||
        (a.dueBy ?? '9999').localeCompare(b.dueBy ?? '9999') ||
        a.itemId - b.itemId,
    )
}

/** What is kept of an item, on whatever day it is judged. */
type ListedItem = Omit<RequiredItem, keyof ReturnType<typeof judgeItem>>

interface Kept {
  readonly itemId: number | undefined
  readonly withVoid: boolean
  /** Without what was studied by all before this year or day. */
  readonly openSince: string | undefined
}

const listedItems = (
  read: Reader,
  branchId: number,
  asOf: LedgerDate,
  { itemId, withVoid, openIn }: Filter,
): Promise<ListedItem[]> => {
  // what was studied only after that day is not known to have been studied yet
  const openSince =
    openIn === undefined ? undefined : openIn > Number(asOf.slice(0, 4)) ? asOf : String(openIn)
  const kept: Kept = { itemId, withVoid, openSince }
  return remembered(read, 'listedItems', [branchId, kept], () => readListed(read, branchId, kept))
}

async function readListed(
  read: Reader,
  branchId: number,
  { itemId, withVoid, openSince }: Kept,
): Promise<ListedItem[]> {
  let ours = read.selectFrom('required_study_item').where('branch_id', '=', branchId)
  if (!withVoid) ours = ours.where('void', '=', 0)
  if (openSince !== undefined) ours = ours.where((where) => openedSince(where, openSince))
  if (itemId !== undefined) ours = ours.where('required_study_item_id', '=', itemId)
  const ids = ours.select('required_study_item_id')
  // few: cheaper read than looked for among the items that are open
  const everyId = read
    .selectFrom('required_study_item')
    .select('required_study_item_id')
    .where('branch_id', '=', branchId)
  const [rows, deferrals, links, makeUps] = await Promise.all([
    ours.selectAll().orderBy('required_study_item_id').execute(),
    read
      .selectFrom('study_deferral')
      .selectAll()
      .where('required_study_item_id', 'in', everyId)
      .orderBy('study_deferral_id')
      .execute(),
    read
      .selectFrom('study_item')
      .innerJoin('meeting', 'meeting.meeting_id', 'study_item.meeting_id')
      .leftJoin('party_group', 'party_group.group_id', 'meeting.group_id')
      .select([
        'study_item.required_study_item_id as item_id',
        'meeting.meeting_id',
        'meeting.kind',
        'meeting.title',
        'meeting.theme',
        'meeting.starts_at',
        'meeting.state',
        'meeting.group_id',
        'party_group.name as group_name',
      ])
      .where('study_item.required_study_item_id', 'in', ids)
      .where('meeting.state', '<>', 'void')
      .orderBy('meeting.starts_at')
      .execute(),
    read
      .selectFrom('make_up_study')
      .select(({ fn }) => ['required_study_item_id as item_id', fn.countAll<number>().as('count')])
      .where('branch_id', '=', branchId)
      .where('void', '=', 0)
      .where('required_study_item_id', 'is not', null)
      .groupBy('required_study_item_id')
      .execute(),
  ])
  const deferralsOf = Map.groupBy(deferrals, (one) => one.required_study_item_id)
  const linksOf = Map.groupBy(links, (one) => one.item_id)
  const makeUpsOf = new Map(makeUps.map((one) => [one.item_id, Number(one.count)]))
  return rows.map((row): ListedItem => {
    const held = (linksOf.get(row.required_study_item_id) ?? []).map((link): StudiedAt => ({
      meetingId: link.meeting_id,
      kind: link.kind,
      title: link.title || link.theme || meetingTitles[link.kind],
      day: link.starts_at.slice(0, 10),
      state: link.state,
      groupId: link.group_id,
      groupName: link.group_name ?? '',
    }))
    const studied = once(held.filter((one) => one.state !== 'draft'))
    return {
      itemId: row.required_study_item_id,
      branchId: row.branch_id,
      issuer: row.issuer,
      category: row.category,
      listLabel: row.list_label,
      source: row.source,
      remark: row.remark,
      void: row.void === 1,
      voidReason: row.void_reason,
      origin: row.origin === null ? 'entered' : 'imported',
      planned: once(held.filter((one) => one.state === 'draft')),
      makeUps: makeUpsOf.get(row.required_study_item_id) ?? 0,
      title: row.title,
      elective: row.elective === 1,
      scope: row.scope,
      publishedOn: row.published_on,
      dueOn: row.due_on,
      deferrals: (deferralsOf.get(row.required_study_item_id) ?? []).map((one) => ({
        askedOn: one.asked_on,
        reason: one.reason,
        previousDueOn: one.previous_due_on,
        dueOn: one.due_on,
        agreedBy: one.agreed_by,
      })),
      studied,
    }
  })
}

/**
 * Published since, perhaps, or put off since, or not yet studied then at a meeting that speaks for everybody. What is left
 * out owes nothing any more, whatever its time was: to be asked of a year and of what was made known in it.
 * @param since a year or a day
 */
function openedSince(
  { or, eb, not, exists, selectFrom }: ExpressionBuilder<Tables, 'required_study_item'>,
  since: string,
): Expression<SqlBool> {
  return or([
    eb('published_on', 'is', null),
    eb('published_on', '>=', since),
    not(
      exists(
        selectFrom('study_item')
          // from the item to its meetings: few
          .crossJoin('meeting')
          .select('meeting.meeting_id')
          .whereRef('meeting.meeting_id', '=', 'study_item.meeting_id')
          .whereRef('study_item.required_study_item_id', '=', 'required_study_item.required_study_item_id')
          .where('meeting.starts_at', '<', since)
          .where('meeting.state', 'in', ['final', 'correcting'])
          .where('meeting.kind', 'not in', ofAPart),
      ),
    ),
    exists(
      selectFrom('study_deferral')
        .select('study_deferral.study_deferral_id')
        .whereRef('study_deferral.required_study_item_id', '=', 'required_study_item.required_study_item_id')
        .where('study_deferral.asked_on', '>=', since),
    ),
  ])
}

/** A meeting that names an item twice studied it once. */
const once = (held: readonly StudiedAt[]): StudiedAt[] => [
  ...new Map(held.map((one) => [one.meetingId, one])).values(),
]

/** Published, due or studied in the year, or owed from before it and studied only since. */
function belongsTo(item: RequiredItem, year: number): boolean {
  const first = item.publishedOn ?? item.dueBy ?? item.studiedOn
  if (first === null) return true
  const from = Number(first.slice(0, 4))
  const studied = item.studiedOn === null ? null : Number(item.studiedOn.slice(0, 4))
  const until = studied ?? (item.elective ? from : 9999)
  return from <= year && year <= Math.max(until, Number((item.dueBy ?? first).slice(0, 4)))
}

async function standingGroups(read: Reader, branchId: number): Promise<StandingGroup[]> {
  return (await groupsOf(read, branchId)).map((group) => ({
    groupId: group.groupId,
    name: group.name,
    from: group.formedOn ?? '0001-01-01',
    to: group.dissolvedOn,
  }))
}

/** @throws Failure notFound */
export async function requiredItem(read: Reader, itemId: number, asOf: LedgerDate): Promise<RequiredItem> {
  const row = await read
    .selectFrom('required_study_item')
    .select('branch_id')
    .where('required_study_item_id', '=', itemId)
    .executeTakeFirst()
  const [item] =
    row === undefined ? [] : await requiredItems(read, row.branch_id, asOf, { itemId, withVoid: true })
  if (item === undefined) throw new Failure('notFound', `itemId ${itemId}`)
  return item
}

/** Titles are compared without spaces and quotation marks. */
export const sameTitle = (one: string, other: string): boolean => squeezed(one) === squeezed(other)
export const squeezed = (title: string): string => title.replace(/[\s《》“”"「」〈〉（）()，,。.]/g, '')

/** What stands on the list, by title, issuer and publication. */
export async function requiredTitles(
  read: Reader,
  branchId: number,
): Promise<{ itemId: number; title: string; issuer: string; publishedOn: string | null }[]> {
  return read
    .selectFrom('required_study_item')
    .select(['required_study_item_id as itemId', 'title', 'issuer', 'published_on as publishedOn'])
    .where('branch_id', '=', branchId)
    .where('void', '=', 0)
    .orderBy('required_study_item_id')
    .execute()
}

/**
 * Enters an item.
 * @throws Failure duplicate where a live item of the same title and publication stands already, badInput
 */
export async function requireItem(
  write: Writer,
  branchId: number,
  given: ItemToEnter,
  at: At,
  origin?: { readonly text: string; readonly batchId: number },
): Promise<number> {
  const item: RequiredItemInput = { ...requiredItemDefaults, ...defined(given), title: given.title }
  checkDates(item)
  const known = await write
    .selectFrom('required_study_item')
    .select(['title', 'published_on'])
    .where('branch_id', '=', branchId)
    .where('void', '=', 0)
    .execute()
  if (known.some((one) => sameTitle(one.title, item.title) && one.published_on === item.publishedOn))
    throw new Failure('duplicate', `「${item.title}」已在学习清单里`)
  const { required_study_item_id } = await write
    .insertInto('required_study_item')
    .values({
      branch_id: branchId,
      ...columnsOf(item),
      origin: origin?.text ?? null,
      import_batch_id: origin?.batchId ?? null,
      entered_at: at.now,
    })
    .returning('required_study_item_id')
    .executeTakeFirstOrThrow()
  return required_study_item_id
}

function checkDates({ publishedOn, dueOn }: Pick<RequiredItemInput, 'publishedOn' | 'dueOn'>): void {
  if (publishedOn !== null && dueOn !== null && dueOn < publishedOn)
    throw new Failure('badInput', 'dueOn: 应学期限早于发布日期')
}

const columnsOf = (item: RequiredItemInput) => ({
  title: item.title,
  issuer: item.issuer,
  category: item.category,
  elective: item.elective ? (1 as const) : (0 as const),
  scope: item.scope,
  published_on: item.publishedOn,
  due_on: item.dueOn,
  list_label: item.listLabel,
  source: item.source,
  remark: item.remark,
})

/**
 * Changes an item. What would let it wait or drop it is not a change: from the day after its entry a later time needs a
 * deferral, and a required item stays required.
 * @throws Failure lockedRecord, conflict, badInput
 */
export async function amendItem(
  write: Writer,
  itemId: number,
  changes: { readonly [Key in keyof RequiredItemInput]?: RequiredItemInput[Key] | undefined },
  at: At,
): Promise<void> {
  const present = await requiredItem(write, itemId, at.today)
  if (present.void) throw new Failure('lockedRecord')
  const next: RequiredItemInput = { ...present, ...defined(changes) }
  checkDates(next)
  if (!(await enteredToday(write, itemId, at.today))) {
    const later = present.dueOn !== null && (next.dueOn === null || next.dueOn > present.dueOn)
    if (later) throw new Failure('conflict', '推迟期限请用「申请顺延」，写明理由')
    if (!present.elective && next.elective)
      throw new Failure('conflict', '必学内容不能改为选修；列错的请作废并写明理由')
  }
  await write
    .updateTable('required_study_item')
    .set({ ...columnsOf(next), amended_at: at.now })
    .where('required_study_item_id', '=', itemId)
    .execute()
}

async function enteredToday(read: Reader, itemId: number, today: LedgerDate): Promise<boolean> {
  const row = await read
    .selectFrom('required_study_item')
    .select('entered_at')
    .where('required_study_item_id', '=', itemId)
    .executeTakeFirstOrThrow()
  return row.entered_at.startsWith(today)
}

/** @throws Failure conflict where it is studied already or nobody owes it, badInput where the new day is no later */
export async function deferItem(
  write: Writer,
  itemId: number,
  asked: { readonly reason: string; readonly dueOn: LedgerDate; readonly agreedBy: string },
  at: At,
): Promise<void> {
  const item = await requiredItem(write, itemId, at.today)
  if (item.void) throw new Failure('lockedRecord')
  if (item.elective) throw new Failure('conflict', '选修内容不需要申请顺延')
  if (item.studiedOn !== null) throw new Failure('conflict', '这条内容已经学过，不需要顺延')
  if (asked.dueOn <= at.today || (item.dueBy !== null && asked.dueOn <= item.dueBy))
    throw new Failure('badInput', 'dueOn: 顺延后的期限应晚于原期限和今天')
  await write
    .insertInto('study_deferral')
    .values({
      required_study_item_id: itemId,
      asked_on: at.today,
      reason: asked.reason,
      previous_due_on: item.dueBy,
      due_on: asked.dueOn,
      agreed_by: asked.agreedBy,
      entered_at: at.now,
    })
    .execute()
}

/** Voids an item with a reason, or takes it back with `null`. */
export async function voidItem(write: Writer, itemId: number, reason: string | null): Promise<void> {
  await write
    .updateTable('required_study_item')
    .set(reason === null ? { void: 0, void_reason: '' } : { void: 1, void_reason: reason })
    .where('required_study_item_id', '=', itemId)
    .execute()
}
