/** Writes a meeting: convened, saved as it is typed, finalised, corrected, voided. */
import { Failure } from '#shared/failure.ts'
import {
  type Meeting,
  type MeetingContent,
  type MeetingKind,
  attendanceTitles,
  meetingTitles,
  speechTitles,
  topicTitles,
} from '#shared/meetings.ts'
import { chineseMoment } from '#shared/primitives.ts'
import { type Motion, choiceTitles, stanceTitles } from '#shared/motions.ts'
import { exclusionReasons } from '#shared/rules/exclusions.ts'
import type { At } from '../handlers.ts'
import type { Writer } from '../ledger/open.ts'
import { layOver, listingAt } from './attendance.ts'
import { keepExclusions } from './exclusions.ts'
import { meetingRow } from './record.ts'
import { meetingOf } from './whole.ts'

type Row = Awaited<ReturnType<typeof meetingRow>>

/** @param origin the file a record came in from: it lists only those whom the record names */
export async function convene(
  write: Writer,
  branchId: number,
  kind: MeetingKind,
  content: MeetingContent,
  at: At,
  origin?: { readonly text: string; readonly batchId: number },
): Promise<number> {
  const year = Number(content.startsAt.slice(0, 4))
  const groupId = content.groupId ?? (kind === 'groupMeeting' ? await onlyGroup(write, branchId) : null)
  const { meeting_id } = await write
    .insertInto('meeting')
    .values({
      ...columnsOf({ ...content, groupId }),
      branch_id: branchId,
      kind,
      year,
      number: content.number ?? (await nextNumber(write, branchId, kind, year, groupId)),
      revision: 1,
      origin: origin?.text ?? null,
      import_batch_id: origin?.batchId ?? null,
      entered_at: at.now,
    })
    .returning('meeting_id')
    .executeTakeFirstOrThrow()
  await keepContent(write, await meetingRow(write, meeting_id), content)
  return meeting_id
}

/** Saves the whole page. `revision` is the one the page was read at; an older one is refused, nothing is lost. */
export async function saveDraft(
  write: Writer,
  meetingId: number,
  revision: number | undefined,
  content: MeetingContent,
  at: At,
): Promise<void> {
  const row = await meetingRow(write, meetingId)
  if (row.state === 'final' || row.state === 'void') throw new Failure('lockedRecord')
  if (revision !== undefined && revision !== row.revision)
    throw new Failure('staleRevision', String(row.revision))
  const year = Number(content.startsAt.slice(0, 4))
  const moved = year !== row.year || content.groupId !== row.group_id
  const number =
    content.number ??
    (moved ? await nextNumber(write, row.branch_id, row.kind, year, content.groupId) : row.number)
  await write
    .updateTable('meeting')
    .set({ ...columnsOf(content), year, number, revision: row.revision + 1, amended_at: at.now })
    .where('meeting_id', '=', meetingId)
    .execute()
  await keepContent(write, await meetingRow(write, meetingId), content)
}

const columnsOf = (content: MeetingContent) => ({
  title: content.title,
  starts_at: content.startsAt.slice(0, 16),
  ends_at: content.endsAt?.slice(0, 16) ?? null,
  place: content.place,
  form: content.form,
  chair_id: content.chairId,
  chair_note: content.chairNote,
  recorder_id: content.recorderId,
  group_id: content.groupId,
  theme: content.theme,
  unified_theme: content.unifiedTheme ? (1 as const) : (0 as const),
  lecturer_name: content.lecturerName,
  lecturer_post: content.lecturerPost,
  outline: content.outline,
  outcome: content.outcome,
  credit_minutes: content.creditMinutes,
})

async function onlyGroup(write: Writer, branchId: number): Promise<number | null> {
  const groups = await write
    .selectFrom('party_group')
    .select('group_id')
    .where('branch_id', '=', branchId)
    .where('dissolved_on', 'is', null)
    .execute()
  return groups.length === 1 ? (groups[0]?.group_id ?? null) : null
}

/** 会议次序按年重编: one more than the highest of that kind (and group) in the year. */
async function nextNumber(
  write: Writer,
  branchId: number,
  kind: MeetingKind,
  year: number,
  groupId: number | null,
): Promise<number> {
  const row = await write
    .selectFrom('meeting')
    .select(({ fn }) => fn.max('number').as('highest'))
    .where('branch_id', '=', branchId)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('group_id', 'is', groupId)
    .where('state', '<>', 'void')
    .executeTakeFirst()
  return Number(row?.highest ?? 0) + 1
}

async function keepContent(write: Writer, row: Row, content: MeetingContent): Promise<void> {
  const id = row.meeting_id
  await keepAttendance(write, row, content.attendance)
  await write.deleteFrom('meeting_also_counts').where('meeting_id', '=', id).execute()
  for (const kind of new Set(content.alsoCountsAs)) {
    if (kind !== row.kind)
      await write.insertInto('meeting_also_counts').values({ meeting_id: id, kind }).execute()
  }
  await write.deleteFrom('observer').where('meeting_id', '=', id).execute()
  for (const [position, observer] of content.observers.entries())
    await write
      .insertInto('observer')
      .values({ meeting_id: id, position, ...observer })
      .execute()
  await write.deleteFrom('study_item').where('meeting_id', '=', id).execute()
  for (const [position, { requiredItemId, ...item }] of content.studyItems.entries())
    await write
      .insertInto('study_item')
      .values({ meeting_id: id, position, ...item, required_study_item_id: requiredItemId ?? null })
      .execute()
  await write.deleteFrom('meeting_topic').where('meeting_id', '=', id).execute()
  for (const topic of new Set(content.topics))
    await write.insertInto('meeting_topic').values({ meeting_id: id, topic }).execute()
  await keepExclusions(write, id, content.exclusions)
  await keepAgenda(write, id, content.agenda)
}

/**
 * Statuses given are laid over those who belong; where none are given the stored ones stay. The list of an imported
 * record is nobody's but the page's: whoever is not on it any longer is taken off.
 */
async function keepAttendance(write: Writer, row: Row, given: MeetingContent['attendance']): Promise<void> {
  const stored = await write
    .selectFrom('attendance')
    .select(['member_id', 'status', 'reason'])
    .where('meeting_id', '=', row.meeting_id)
    .execute()
  const statuses = new Map(stored.map((one) => [one.member_id, one]))
  const replaced = row.origin !== null && given !== undefined
  const laid = new Map<number, { status: (typeof stored)[number]['status']; reason: string }>(
    replaced ? [] : statuses,
  )
  for (const one of given ?? []) laid.set(one.memberId, { status: one.status, reason: one.reason })
  const { listed } = await listingAt(write, row, new Set(laid.keys()))
  await write.deleteFrom('attendance').where('meeting_id', '=', row.meeting_id).execute()
  for (const [position, one] of layOver(listed, laid).entries()) {
    await write
      .insertInto('attendance')
      .values({
        meeting_id: row.meeting_id,
        member_id: one.memberId,
        position,
        status: one.status,
        reason: one.reason,
        voting_right: one.votingRight ? 1 : 0,
        probationary: one.probationary ? 1 : 0,
        exempt: one.exempt ? 1 : 0,
      })
      .execute()
  }
}

/** Items keep their id, because motions hang on them; an item with a motion is not dropped in silence. */
async function keepAgenda(write: Writer, meetingId: number, agenda: MeetingContent['agenda']): Promise<void> {
  const stored = await write
    .selectFrom('agenda_item')
    .select('agenda_item_id')
    .where('meeting_id', '=', meetingId)
    .execute()
  const kept = new Set(agenda.flatMap((item) => item.agendaItemId ?? []))
  for (const { agenda_item_id } of stored) {
    if (kept.has(agenda_item_id)) continue
    const motion = await write
      .selectFrom('motion')
      .select('title')
      .where('agenda_item_id', '=', agenda_item_id)
      .executeTakeFirst()
    if (motion) throw new Failure('conflict', `议题下还有表决事项「${motion.title}」，请先撤回表决事项`)
    await write.deleteFrom('agenda_item').where('agenda_item_id', '=', agenda_item_id).execute()
  }
  for (const [position, item] of agenda.entries()) {
    const known = stored.some((one) => one.agenda_item_id === item.agendaItemId)
    if (item.agendaItemId !== undefined && !known)
      throw new Failure('notFound', `agendaItemId ${item.agendaItemId}`)
    const fields = { position, title: item.title, resolution: item.resolution }
    const agendaItemId =
      item.agendaItemId ??
      (
        await write
          .insertInto('agenda_item')
          .values({ meeting_id: meetingId, ...fields })
          .returning('agenda_item_id')
          .executeTakeFirstOrThrow()
      ).agenda_item_id
    if (item.agendaItemId !== undefined)
      await write.updateTable('agenda_item').set(fields).where('agenda_item_id', '=', agendaItemId).execute()
    await write.deleteFrom('speech').where('agenda_item_id', '=', agendaItemId).execute()
    for (const [place, speech] of item.speeches.entries())
      await write
        .insertInto('speech')
        .values({
          agenda_item_id: agendaItemId,
          position: place,
          speaker_id: speech.speakerId,
          speaker_name: speech.speakerName,
          kind: speech.kind,
          text: speech.text,
        })
        .execute()
  }
}

/** Freezes who belonged and who could vote, then locks. The check-list has been passed by now. */
export async function finalise(write: Writer, meetingId: number, at: At): Promise<void> {
  const row = await meetingRow(write, meetingId)
  await keepAttendance(write, row, undefined)
  await write
    .updateTable('correction')
    .set({ closed_at: at.now })
    .where('meeting_id', '=', meetingId)
    .where('closed_at', 'is', null)
    .execute()
  await write
    .updateTable('meeting')
    .set({ state: 'final', finalised_at: at.now, revision: row.revision + 1 })
    .where('meeting_id', '=', meetingId)
    .execute()
}

export async function beginCorrection(
  write: Writer,
  meetingId: number,
  reason: string,
  at: At,
): Promise<void> {
  const row = await meetingRow(write, meetingId)
  if (row.state !== 'final') throw new Failure('conflict', '只有已定稿的记录需要更正')
  await write
    .insertInto('correction')
    .values({
      meeting_id: meetingId,
      corrected_on: at.now,
      reason,
      before: asText(await meetingOf(write, meetingId)),
    })
    .execute()
  await write
    .updateTable('meeting')
    .set({ state: 'correcting', revision: row.revision + 1 })
    .where('meeting_id', '=', meetingId)
    .execute()
}

export async function voidMeeting(write: Writer, meetingId: number, reason: string): Promise<void> {
  const row = await meetingRow(write, meetingId)
  if (row.state === 'void') return
  await write
    .updateTable('meeting')
    .set({ state: 'void', void_reason: reason, state_before_void: row.state, revision: row.revision + 1 })
    .where('meeting_id', '=', meetingId)
    .execute()
}

export async function restoreMeeting(write: Writer, meetingId: number): Promise<void> {
  const row = await meetingRow(write, meetingId)
  if (row.state !== 'void') throw new Failure('conflict', '这份记录没有作废')
  await write
    .updateTable('meeting')
    .set({
      state: row.state_before_void ?? 'draft',
      void_reason: '',
      state_before_void: null,
      revision: row.revision + 1,
    })
    .where('meeting_id', '=', meetingId)
    .execute()
}

/** The record as plain text: what a correction keeps of how it stood before. */
function asText(meeting: Meeting): string {
  const lines = [
    `${meetingTitles[meeting.kind]} 〔${meeting.year}〕第 ${meeting.number} 次 ${meeting.title}`,
    `时间：${chineseMoment(meeting.startsAt)}${meeting.endsAt === null ? '' : ` 至 ${chineseMoment(meeting.endsAt)}`}`,
    `地点：${meeting.place}　主持人：${meeting.chairName}　记录人：${meeting.recorderName}`,
    meeting.theme === '' ? '' : `主题：${meeting.theme}`,
    meeting.lecturerName === '' ? '' : `主讲人：${meeting.lecturerName} ${meeting.lecturerPost}`,
    `应到 ${meeting.headcount.expected}（有表决权 ${meeting.headcount.expectedVoting}），实到 ${meeting.headcount.present}（有表决权 ${meeting.headcount.presentVoting}）`,
    ...meeting.attendance
      .filter((one) => one.status !== 'present')
      .map((one) => `${attendanceTitles[one.status]}：${one.memberName} ${one.reason}`),
    ...meeting.exclusions.map(
      (one) =>
        `${one.lawful ? '不计入应到' : '申请不计入应到（手续不全，仍计入）'}：${one.memberName} ${exclusionReasons[one.reason].title} ${one.superiorConsentRef}`,
    ),
    ...meeting.topics.map((topic) => `计入：${topicTitles[topic]}`),
    ...meeting.observers.map((one) => `列席：${one.name} ${one.role}`),
    meeting.outline,
    ...meeting.studyItems.map((item) => `学习：${item.title}`),
    ...meeting.agenda.flatMap((item, index) => [
      `议题${index + 1}：${item.title}`,
      ...item.speeches.map((speech) => `${speechTitles[speech.kind]} ${speech.speakerName}：${speech.text}`),
      item.resolution === '' ? '' : `决议：${item.resolution}`,
    ]),
    ...meeting.motions.flatMap((motion) => [
      `表决事项：${motion.title}`,
      ...motion.statements.map(
        (one) => `${one.order}. ${one.memberName} ${stanceTitles[one.stance]} ${one.text}`,
      ),
      ...motion.votes.map((one) => `${one.memberName}：${choiceTitles[one.choice]}`),
      ...sumsOf(motion),
      motion.resolution,
    ]),
    meeting.outcome,
  ]
  return lines.filter((line) => line.trim() !== '').join('\n')
}

/** The sums of a vote, or of an election candidate by candidate. */
function sumsOf({ election, facts }: Motion): string[] {
  if (election === null || election.box === null)
    return [`赞成 ${facts.approve}，不赞成 ${facts.oppose}，弃权 ${facts.abstain}`]
  const { box, candidates, writeIns, verdict, seats } = election
  return [
    `应选 ${seats}；选票发出 ${box.issued}，收回 ${box.returned}，有效 ${box.valid}，无效 ${box.invalid}`,
    ...candidates.map((one) => `${one.name}：赞成 ${one.approve}，不赞成 ${one.oppose}，弃权 ${one.abstain}`),
    ...writeIns.map((one) => `另选他人：${one.name} ${one.votes} 票`),
    `当选：${verdict?.elected.join('、') ?? ''}`,
  ]
}
