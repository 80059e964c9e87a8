/** What people study beside the meetings: what they make up for, and what they learn elsewhere. */
import { Failure } from '#shared/failure.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import type { MakeUp, OtherLearning } from '#shared/study/records.ts'
import type { LearningAim, LearningKind, StudyForm } from '#shared/study/words.ts'
import type { At } from '../handlers.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { meetingOf } from '../meetings/whole.ts'
import { type Person, peopleOf } from '../people.ts'
import { requiredItem } from './items.ts'

/** Make-up study of a span, earliest first, without what was voided. */
export const makeUpsBetween = (
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
  filter: { readonly makeUpId?: number; readonly withVoid?: boolean } = {},
): Promise<MakeUp[]> =>
  remembered(read, 'makeUps', [branchId, from, to, filter], () =>
    readMakeUps(read, branchId, from, to, filter),
  )

async function readMakeUps(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
  filter: { readonly makeUpId?: number; readonly withVoid?: boolean } = {},
): Promise<MakeUp[]> {
  let query = read
    .selectFrom('make_up_study')
    .innerJoin('member', 'member.member_id', 'make_up_study.member_id')
    .leftJoin('meeting', 'meeting.meeting_id', 'make_up_study.meeting_id')
    .leftJoin(
      'required_study_item',
      'required_study_item.required_study_item_id',
      'make_up_study.required_study_item_id',
    )
    .selectAll('make_up_study')
    .select(['member.name', 'meeting.kind', 'meeting.starts_at', 'required_study_item.title'])
    .where('make_up_study.branch_id', '=', branchId)
    .where('make_up_study.studied_on', '>=', from)
    .where('make_up_study.studied_on', '<=', to)
    .orderBy('make_up_study.studied_on')
    .orderBy('make_up_study.make_up_study_id')
  if (filter.makeUpId !== undefined) query = query.where('make_up_study_id', '=', filter.makeUpId)
  if (filter.withVoid !== true) query = query.where('make_up_study.void', '=', 0)
  return (await query.execute()).map((row) => ({
    makeUpId: row.make_up_study_id,
    branchId: row.branch_id,
    memberId: row.member_id,
    memberName: row.name,
    meetingId: row.meeting_id,
    itemId: row.required_study_item_id,
    of:
      row.kind === null || row.starts_at === null
        ? (row.title ?? '')
        : `${chineseDate(row.starts_at.slice(0, 10))}${meetingTitles[row.kind]}`,
    studiedOn: row.studied_on,
    form: row.form,
    minutes: row.minutes,
    remark: row.remark,
    void: row.void === 1,
    voidReason: row.void_reason,
  }))
}

interface MakeUpInput {
  readonly memberId: number
  readonly meetingId?: number | undefined
  readonly itemId?: number | undefined
  readonly studiedOn: LedgerDate
  readonly form: StudyForm
  readonly minutes?: number | undefined
  readonly remark: string
}

/**
 * Enters make-up study.
 * @throws Failure conflict where the person was there or has made up for it; badInput where day or minutes cannot be
 */
export async function makeUp(write: Writer, branchId: number, input: MakeUpInput, at: At): Promise<number> {
  const { memberId, meetingId, itemId, studiedOn } = input
  if (meetingId === undefined && itemId === undefined)
    throw new Failure('badInput', 'meetingId: 请选定补哪次学习或哪条内容')
  if (studiedOn > at.today) throw new Failure('badInput', 'studiedOn: 补学日期晚于今天')
  const person = (await peopleOf(write, branchId, memberId))[0]
  if (person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
  const credit = meetingId === undefined ? null : await missedCredit(write, meetingId, person, studiedOn)
  if (itemId !== undefined && (await requiredItem(write, itemId, at.today)).branchId !== branchId)
    throw new Failure('notFound', `itemId ${itemId}`)
  const minutes = input.minutes ?? credit ?? 0
  if (credit !== null && minutes > credit)
    throw new Failure('badInput', `minutes: 补学时长多于那次学习的 ${credit} 分钟；多学的请登记为其他学习`)
  const { make_up_study_id } = await write
    .insertInto('make_up_study')
    .values({
      branch_id: branchId,
      member_id: memberId,
      meeting_id: meetingId ?? null,
      required_study_item_id: itemId ?? null,
      studied_on: studiedOn,
      form: input.form,
      minutes,
      remark: input.remark,
      entered_at: at.now,
    })
    .returning('make_up_study_id')
    .executeTakeFirstOrThrow()
  return make_up_study_id
}

async function missedCredit(
  read: Reader,
  meetingId: number,
  { memberId, name, branchId }: Person,
  studiedOn: LedgerDate,
): Promise<number | null> {
  const meeting = await meetingOf(read, meetingId)
  if (meeting.branchId !== branchId) throw new Failure('notFound', `meetingId ${meetingId}`)
  if (meeting.state === 'draft' || meeting.state === 'void')
    throw new Failure('conflict', '这次会议还没有定稿，谁缺席还不能确定')
  if (studiedOn < meeting.startsAt.slice(0, 10))
    throw new Failure('badInput', 'studiedOn: 补学日期早于那次学习')
  const own = meeting.attendance.find((one) => one.memberId === memberId)
  if (own === undefined) throw new Failure('conflict', `${name}不在这次会议的应到人员里`)
  if (own.status === 'present' || own.status === 'late')
    throw new Failure('conflict', `${name}参加了这次学习，不用补学`)
  const already = await read
    .selectFrom('make_up_study')
    .select('make_up_study_id')
    .where('member_id', '=', memberId)
    .where('meeting_id', '=', meetingId)
    .where('void', '=', 0)
    .executeTakeFirst()
  if (already !== undefined) throw new Failure('duplicate', `${name}这次学习已登记过补学`)
  return meeting.creditMinutes
}

/** Learning outside meetings that began in a span, earliest first, without what was voided. */
export const learningBetween = (
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
  filter: { readonly learningIds?: readonly number[]; readonly withVoid?: boolean } = {},
): Promise<OtherLearning[]> =>
  remembered(read, 'learning', [branchId, from, to, filter], () =>
    readLearning(read, branchId, from, to, filter),
  )

async function readLearning(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
  filter: { readonly learningIds?: readonly number[]; readonly withVoid?: boolean } = {},
): Promise<OtherLearning[]> {
  let query = read
    .selectFrom('other_learning')
    .innerJoin('member', 'member.member_id', 'other_learning.member_id')
    .selectAll('other_learning')
    .select('member.name')
    .where('other_learning.branch_id', '=', branchId)
    .where('other_learning.began_on', '>=', from)
    .where('other_learning.began_on', '<=', to)
    .orderBy('other_learning.began_on')
    .orderBy('other_learning.other_learning_id')
  if (filter.learningIds !== undefined) query = query.where('other_learning_id', 'in', filter.learningIds)
  if (filter.withVoid !== true) query = query.where('other_learning.void', '=', 0)
  return (await query.execute()).map((row) => ({
    learningId: row.other_learning_id,
    branchId: row.branch_id,
    memberId: row.member_id,
    memberName: row.name,
    kind: row.kind,
    aim: row.aim,
    title: row.title,
    beganOn: row.began_on,
    endedOn: row.ended_on,
    minutes: row.minutes,
    evidence: row.evidence,
    void: row.void === 1,
    voidReason: row.void_reason,
    origin: row.origin === null ? 'entered' : 'imported',
  }))
}

interface LearningInput {
  readonly memberIds: readonly number[]
  readonly kind: LearningKind
  readonly aim: LearningAim
  readonly title: string
  readonly beganOn: LedgerDate
  readonly endedOn: LedgerDate | null
  readonly minutes: number
  readonly evidence: string
}

/**
 * Enters the same learning for each of some members.
 * @throws Failure duplicate where one of them has it already; badInput, notFound
 */
export async function enterLearning(
  write: Writer,
  branchId: number,
  input: LearningInput,
  at: At,
  origin?: { readonly text: string; readonly batchId: number },
): Promise<number[]> {
  if ((input.endedOn ?? input.beganOn) > at.today) throw new Failure('badInput', 'beganOn: 学习日期晚于今天')
  if (input.endedOn !== null && input.endedOn < input.beganOn)
    throw new Failure('badInput', 'endedOn: 结束日期早于开始日期')
  const people = await peopleOf(write, branchId)
  const ids: number[] = []
  for (const memberId of new Set(input.memberIds)) {
    const person = people.find((one) => one.memberId === memberId)
    if (person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
    const same = await write
      .selectFrom('other_learning')
      .select('other_learning_id')
      .where('member_id', '=', memberId)
      .where('title', '=', input.title)
      .where('began_on', '=', input.beganOn)
      .where('void', '=', 0)
      .executeTakeFirst()
    if (same !== undefined) throw new Failure('duplicate', `${person.name}的「${input.title}」已登记`)
    const { other_learning_id } = await write
      .insertInto('other_learning')
      .values({
        branch_id: branchId,
        member_id: memberId,
        kind: input.kind,
        aim: input.aim,
        title: input.title,
        began_on: input.beganOn,
        ended_on: input.endedOn,
        minutes: input.minutes,
        evidence: input.evidence,
        origin: origin?.text ?? null,
        import_batch_id: origin?.batchId ?? null,
        entered_at: at.now,
      })
      .returning('other_learning_id')
      .executeTakeFirstOrThrow()
    ids.push(other_learning_id)
  }
  return ids
}
