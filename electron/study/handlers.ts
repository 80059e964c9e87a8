/** The study register: the operations. */
import { Failure } from '#shared/failure.ts'
import { readStudyList } from '#shared/study/read-list.ts'
import type { studyOperations } from '#shared/study/operations.ts'
import type { Arrangement, MakeUp, OtherLearning } from '#shared/study/records.ts'
import { whichBranch } from '../branch.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { meetingRow } from '../meetings/record.ts'
import { meetingOf } from '../meetings/whole.ts'
import { hoursOf } from './hours.ts'
import {
  amendItem,
  deferItem,
  requireItem,
  requiredItem,
  requiredItems,
  sameTitle,
  voidItem,
} from './items.ts'
import { enterLearning, learningBetween, makeUp, makeUpsBetween } from './learning.ts'
import { planStudy } from './plan.ts'
import {
  amendArrangement,
  arrange,
  arrangementOf,
  arrangementsOf,
  formsOfMeeting,
  formsOfYear,
  keepPlan,
  planOf,
} from './year.ts'

const always = ['0001-01-01', '9999-12-31'] as const

async function makeUpOf(read: Reader, makeUpId: number): Promise<MakeUp> {
  const row = await read
    .selectFrom('make_up_study')
    .select('branch_id')
    .where('make_up_study_id', '=', makeUpId)
    .executeTakeFirst()
  const [found] =
    row === undefined
      ? []
      : await makeUpsBetween(read, row.branch_id, ...always, { makeUpId, withVoid: true })
  if (found === undefined) throw new Failure('notFound', `makeUpId ${makeUpId}`)
  return found
}

async function learningOf(
  read: Reader,
  branchId: number,
  learningIds: readonly number[],
): Promise<OtherLearning[]> {
  return learningBetween(read, branchId, ...always, { learningIds, withVoid: true })
}

/** What a row says of being void; a null reason brings it back. */
const voidColumns = (reason: string | null) =>
  reason === null ? { void: 0 as const, void_reason: '' } : { void: 1 as const, void_reason: reason }

async function keepMakeUpVoid(write: Writer, makeUpId: number, reason: string | null): Promise<MakeUp> {
  await makeUpOf(write, makeUpId)
  await write
    .updateTable('make_up_study')
    .set(voidColumns(reason))
    .where('make_up_study_id', '=', makeUpId)
    .execute()
  return makeUpOf(write, makeUpId)
}

async function keepLearningVoid(
  write: Writer,
  learningId: number,
  reason: string | null,
): Promise<OtherLearning> {
  const row = await write
    .updateTable('other_learning')
    .set(voidColumns(reason))
    .where('other_learning_id', '=', learningId)
    .returning('branch_id')
    .executeTakeFirst()
  const [found] = row === undefined ? [] : await learningOf(write, row.branch_id, [learningId])
  if (found === undefined) throw new Failure('notFound', `learningId ${learningId}`)
  return found
}

async function keepArrangementVoid(
  write: Writer,
  arrangementId: number,
  reason: string | null,
  at: At,
): Promise<Arrangement> {
  await arrangementOf(write, arrangementId, at)
  await write
    .updateTable('study_arrangement')
    .set(voidColumns(reason))
    .where('study_arrangement_id', '=', arrangementId)
    .execute()
  return arrangementOf(write, arrangementId, at)
}

export const studyHandlers = {
  'study.require': async (write, { branchId: named, items }, at) => {
    const branchId = await whichBranch(write, named)
    const entered = []
    for (const item of items) entered.push(await requireItem(write, branchId, item, at))
    return Promise.all(entered.map((itemId) => requiredItem(write, itemId, at.today)))
  },
  'study.amend': async (write, { itemId, ...changes }, at) => {
    await amendItem(write, itemId, changes, at)
    return requiredItem(write, itemId, at.today)
  },
  'study.defer': async (write, { itemId, ...asked }, at) => {
    await deferItem(write, itemId, asked, at)
    return requiredItem(write, itemId, at.today)
  },
  'study.void': async (write, { itemId, reason }, at) => {
    await requiredItem(write, itemId, at.today)
    await voidItem(write, itemId, reason)
    return requiredItem(write, itemId, at.today)
  },
  'study.restore': async (write, { itemId }, at) => {
    await requiredItem(write, itemId, at.today)
    await voidItem(write, itemId, null)
    return requiredItem(write, itemId, at.today)
  },
  'study.list': async (read, { branchId, asOf, ...filter }, at) =>
    requiredItems(read, await whichBranch(read, branchId), asOf ?? at.today, filter),
  'study.overdue': async (read, { branchId, asOf }, at) =>
    (
      await requiredItems(read, await whichBranch(read, branchId), asOf ?? at.today, { withVoid: false })
    ).filter((item) => item.state === 'overdue' && !item.elective),
  'study.importText': async (read, { branchId: named, text }, at) => {
    const branchId = await whichBranch(read, named)
    const known = await requiredItems(read, branchId, at.today, { withVoid: false })
    const { items, unread } = readStudyList(text, at.today)
    return {
      items: items.map((item) => ({
        ...item,
        matchId: known.find((one) => sameTitle(one.title, item.title))?.itemId ?? null,
      })),
      unread: [...unread],
    }
  },
  'study.plan': async (write, { branchId, ...wanted }, at) =>
    meetingOf(write, await planStudy(write, await whichBranch(write, branchId), wanted, at)),
  'study.hours': async (read, { branchId, year, asOf }, at) =>
    hoursOf(read, await whichBranch(read, branchId), year, asOf ?? at.today),
  'study.makeUp': async (write, { branchId, ...input }, at) =>
    makeUpOf(write, await makeUp(write, await whichBranch(write, branchId), input, at)),
  'study.makeUps': async (read, { branchId, year }) =>
    makeUpsBetween(read, await whichBranch(read, branchId), `${year}-01-01`, `${year}-12-31`),
  'study.voidMakeUp': (write, { makeUpId, reason }) => keepMakeUpVoid(write, makeUpId, reason),
  'study.restoreMakeUp': (write, { makeUpId }) => keepMakeUpVoid(write, makeUpId, null),
  'study.otherHours': async (write, { branchId: named, ...input }, at) => {
    const branchId = await whichBranch(write, named)
    return learningOf(write, branchId, await enterLearning(write, branchId, input, at))
  },
  'study.otherLearning': async (read, { branchId, year }) =>
    learningBetween(read, await whichBranch(read, branchId), `${year}-01-01`, `${year}-12-31`),
  'study.voidOtherHours': (write, { learningId, reason }) => keepLearningVoid(write, learningId, reason),
  'study.restoreOtherHours': (write, { learningId }) => keepLearningVoid(write, learningId, null),
  'study.arrange': async (write, { branchId, ...input }, at) =>
    arrangementOf(write, await arrange(write, await whichBranch(write, branchId), input, at), at),
  'study.amendArrangement': async (write, { arrangementId, ...changes }, at) => {
    await amendArrangement(write, arrangementId, changes, at)
    return arrangementOf(write, arrangementId, at)
  },
  'study.pauseArrangement': async (write, { arrangementId, fromOn, toOn, reason }, at) => {
    if (toOn < fromOn) throw new Failure('badInput', 'toOn: 结束日期早于开始日期')
    if ((await arrangementOf(write, arrangementId, at)).void) throw new Failure('lockedRecord')
    await write
      .insertInto('study_arrangement_pause')
      .values({
        study_arrangement_id: arrangementId,
        from_on: fromOn,
        to_on: toOn,
        reason,
        entered_at: at.now,
      })
      .execute()
    return arrangementOf(write, arrangementId, at)
  },
  'study.voidArrangement': (write, { arrangementId, reason }, at) =>
    keepArrangementVoid(write, arrangementId, reason, at),
  'study.restoreArrangement': (write, { arrangementId }, at) =>
    keepArrangementVoid(write, arrangementId, null, at),
  'study.arrangements': async (read, { branchId, year, asOf }, at) =>
    arrangementsOf(read, await whichBranch(read, branchId), year, asOf ?? at.today),
  'study.keepPlan': async (write, { branchId: named, year, ...input }, at) => {
    const branchId = await whichBranch(write, named)
    await keepPlan(write, branchId, year, input, at)
    return planOf(write, branchId, year)
  },
  'study.showPlan': async (read, { branchId, year }) => planOf(read, await whichBranch(read, branchId), year),
  'study.setForms': async (write, { meetingId, forms }) => {
    const { state } = await meetingRow(write, meetingId)
    if (state === 'final' || state === 'void') throw new Failure('lockedRecord')
    await write.deleteFrom('meeting_study_form').where('meeting_id', '=', meetingId).execute()
    for (const form of new Set(forms))
      await write.insertInto('meeting_study_form').values({ meeting_id: meetingId, form }).execute()
    return formsOfMeeting(write, meetingId)
  },
  'study.formsOf': async (read, { meetingId }) => {
    await meetingRow(read, meetingId)
    return formsOfMeeting(read, meetingId)
  },
  'study.forms': async (read, { branchId, year }) =>
    formsOfYear(read, await whichBranch(read, branchId), year),
} satisfies HandlersOf<typeof studyOperations>
