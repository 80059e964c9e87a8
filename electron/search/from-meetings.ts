/**
 * Meetings: head, agenda, what was said, motions and resolutions, statements before a vote, study items, photos. Votes
 * and written opinions are never read. What was said in criticism is covered like the criticism of organizational life.
 */
import { type AttendanceStatus, meetingTitles, topicTitles } from '#shared/meeting-kinds.ts'
import { chineseDate } from '#shared/primitives.ts'
import type { Reader } from '../ledger/open.ts'
import { type Draft, type Names, type SearchRecord, dotted, draft, nameIn } from './record.ts'

export async function meetingsFound(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const drafts = await heads(read, branchId, names)
  await agendas(read, branchId, names, drafts)
  await motions(read, branchId, names, drafts)
  await sides(read, branchId, drafts)
  await presence(read, branchId, drafts)
  return [...drafts.values()].map(({ record }) => record)
}

type Drafts = ReadonlyMap<number, Draft>

async function heads(read: Reader, branchId: number, names: Names): Promise<Drafts> {
  const rows = await read
    .selectFrom('meeting')
    .leftJoin('party_group', 'party_group.group_id', 'meeting.group_id')
    .select([
      'meeting.meeting_id',
      'meeting.kind',
      'meeting.year',
      'meeting.number',
      'meeting.state',
      'meeting.title',
      'meeting.starts_at',
      'meeting.place',
      'meeting.chair_id',
      'meeting.chair_note',
      'meeting.recorder_id',
      'meeting.theme',
      'meeting.lecturer_name',
      'meeting.lecturer_post',
      'meeting.outline',
      'meeting.outcome',
      'meeting.void_reason',
      'party_group.name as group_name',
    ])
    .where('meeting.branch_id', '=', branchId)
    .execute()
  return new Map(
    rows.map((row) => {
      const group = row.group_name === null ? '' : `（${row.group_name}）`
      const name = `${meetingTitles[row.kind]}${group}〔${row.year}〕第${row.number}次`
      const own = row.title === '' ? row.theme : row.title
      const one = draft({
        kind: 'meetings',
        id: String(row.meeting_id),
        label: meetingTitles[row.kind],
        title: own === '' ? name : `${name}　${own}`,
        date: row.starts_at.slice(0, 10),
        summary: dotted(row.place, row.state === 'draft' ? '未定稿' : ''),
        void: row.state === 'void',
        address: `/meetings/${row.meeting_id}`,
      })
      // as it is said, and as its day is typed
      one.text('名称', `${row.year}年第${row.number}次${meetingTitles[row.kind]}`)
      one.text('时间', chineseDate(row.starts_at.slice(0, 10)))
      one.text('主题', row.theme)
      one.text('地点', row.place)
      one.person('主持人', nameIn(names, row.chair_id), row.chair_id)
      one.text('主持说明', row.chair_note)
      one.person('记录人', nameIn(names, row.recorder_id), row.recorder_id)
      one.person('主讲人', row.lecturer_name)
      one.text('主讲人职务', row.lecturer_post)
      one.text('提纲', row.outline)
      one.text('成效', row.outcome)
      one.text('作废原因', row.void_reason)
      return [row.meeting_id, one]
    }),
  )
}

async function agendas(read: Reader, branchId: number, names: Names, drafts: Drafts): Promise<void> {
  const items = await read
    .selectFrom('meeting')
    .innerJoin('agenda_item', 'agenda_item.meeting_id', 'meeting.meeting_id')
    .select([
      'agenda_item.agenda_item_id',
      'agenda_item.meeting_id',
      'agenda_item.title',
      'agenda_item.resolution',
    ])
    .where('meeting.branch_id', '=', branchId)
    .execute()
  const meetingOf = new Map<number, Draft>()
  for (const { agenda_item_id, meeting_id, title, resolution } of items) {
    const one = drafts.get(meeting_id)
    if (one === undefined) continue
    meetingOf.set(agenda_item_id, one)
    one.text('议题', title)
    one.text('决议', resolution)
  }
  const speeches = await read
    .selectFrom('meeting')
    .innerJoin('agenda_item', 'agenda_item.meeting_id', 'meeting.meeting_id')
    .innerJoin('speech', 'speech.agenda_item_id', 'agenda_item.agenda_item_id')
    .select([
      'speech.agenda_item_id',
      'speech.speaker_id',
      'speech.speaker_name',
      'speech.kind',
      'speech.text',
    ])
    .where('meeting.branch_id', '=', branchId)
    .execute()
  for (const { agenda_item_id, speaker_id, speaker_name, kind, text } of speeches) {
    const one = meetingOf.get(agenda_item_id)
    if (one === undefined) continue
    const speaker = nameIn(names, speaker_id) || speaker_name
    one.person('发言人', speaker, speaker_id)
    const label = `${speaker}发言`
    if (kind === 'criticism' || kind === 'selfCriticism') one.covered(label, text)
    else one.text(label, text)
  }
}

async function motions(read: Reader, branchId: number, names: Names, drafts: Drafts): Promise<void> {
  const rows = await read
    .selectFrom('meeting')
    .innerJoin('motion', 'motion.meeting_id', 'meeting.meeting_id')
    .select([
      'motion.meeting_id',
      'motion.title',
      'motion.subject_id',
      'motion.subject_name',
      'motion.resolution',
    ])
    .where('meeting.branch_id', '=', branchId)
    .execute()
  for (const row of rows) {
    const one = drafts.get(row.meeting_id)
    one?.text('表决事项', row.title)
    one?.person('表决对象', nameIn(names, row.subject_id) || row.subject_name, row.subject_id)
    one?.text('表决结果', row.resolution)
  }
  const statements = await read
    .selectFrom('meeting')
    .innerJoin('motion', 'motion.meeting_id', 'meeting.meeting_id')
    .innerJoin('statement', 'statement.motion_id', 'motion.motion_id')
    .select(['motion.meeting_id', 'statement.member_id', 'statement.text'])
    .where('meeting.branch_id', '=', branchId)
    .execute()
  for (const { meeting_id, member_id, text } of statements) {
    const one = drafts.get(meeting_id)
    one?.person('表态人', nameIn(names, member_id), member_id)
    one?.text(`${nameIn(names, member_id)}表态`, text)
  }
  const candidates = await read
    .selectFrom('meeting')
    .innerJoin('motion', 'motion.meeting_id', 'meeting.meeting_id')
    .innerJoin('candidate', 'candidate.motion_id', 'motion.motion_id')
    .select(['motion.meeting_id', 'candidate.member_id', 'candidate.name'])
    .where('meeting.branch_id', '=', branchId)
    .execute()
  for (const { meeting_id, member_id, name } of candidates)
    drafts.get(meeting_id)?.person('候选人', name, member_id)
  const officers = await read
    .selectFrom('meeting')
    .innerJoin('motion', 'motion.meeting_id', 'meeting.meeting_id')
    .innerJoin('ballot_officer', 'ballot_officer.motion_id', 'motion.motion_id')
    .select(['motion.meeting_id', 'ballot_officer.role', 'ballot_officer.name'])
    .where('meeting.branch_id', '=', branchId)
    .execute()
  for (const { meeting_id, role, name } of officers)
    drafts.get(meeting_id)?.person(role === 'teller' ? '计票人' : '监票人', name)
}

/** What hangs on a meeting: also counts as, topics, observers, study items, photos, corrections. */
async function sides(read: Reader, branchId: number, drafts: Drafts): Promise<void> {
  const ofBranch = read.selectFrom('meeting').select('meeting_id').where('branch_id', '=', branchId)
  const also = await read
    .selectFrom('meeting_also_counts')
    .selectAll()
    .where('meeting_id', 'in', ofBranch)
    .execute()
  for (const { meeting_id, kind } of also) drafts.get(meeting_id)?.text('合并召开', meetingTitles[kind])
  const topics = await read
    .selectFrom('meeting_topic')
    .selectAll()
    .where('meeting_id', 'in', ofBranch)
    .execute()
  for (const { meeting_id, topic } of topics) drafts.get(meeting_id)?.text('专题', topicTitles[topic])
  const observers = await read
    .selectFrom('observer')
    .select(['meeting_id', 'name', 'role'])
    .where('meeting_id', 'in', ofBranch)
    .execute()
  for (const { meeting_id, name, role } of observers) {
    drafts.get(meeting_id)?.person('列席', name)
    drafts.get(meeting_id)?.text('列席人身份', role)
  }
  const items = await read
    .selectFrom('study_item')
    .select(['meeting_id', 'title', 'issuer', 'leader'])
    .where('meeting_id', 'in', ofBranch)
    .execute()
  for (const { meeting_id, title, issuer, leader } of items) {
    drafts.get(meeting_id)?.text('学习内容', title)
    drafts.get(meeting_id)?.text('发文单位', issuer)
    drafts.get(meeting_id)?.person('领学人', leader)
  }
  const attachments = await read
    .selectFrom('attachment')
    .select(['meeting_id', 'name', 'caption'])
    .where('meeting_id', 'in', ofBranch)
    .execute()
  for (const { meeting_id, name, caption } of attachments) {
    drafts.get(meeting_id)?.text('附件', name)
    drafts.get(meeting_id)?.text('照片说明', caption)
  }
  const exclusions = await read
    .selectFrom('expected_exclusion')
    .select(['meeting_id', 'superior_consent_ref'])
    .where('meeting_id', 'in', ofBranch)
    .execute()
  for (const { meeting_id, superior_consent_ref } of exclusions)
    drafts.get(meeting_id)?.text('不计应到的批准文号', superior_consent_ref)
  const corrections = await read
    .selectFrom('correction')
    .select(['meeting_id', 'reason'])
    .where('meeting_id', 'in', ofBranch)
    .execute()
  for (const { meeting_id, reason } of corrections) drafts.get(meeting_id)?.text('更正原因', reason)
}

/** Why people were away. Who came is not read: names of all who sat there would make every meeting a hit for everybody. */
async function presence(read: Reader, branchId: number, drafts: Drafts): Promise<void> {
  const rows = await read
    .selectFrom('meeting')
    .innerJoin('attendance', 'attendance.meeting_id', 'meeting.meeting_id')
    .select(['attendance.meeting_id', 'attendance.reason'])
    .where('meeting.branch_id', '=', branchId)
    .where('attendance.reason', '<>', '')
    .execute()
  for (const { meeting_id, reason } of rows) drafts.get(meeting_id)?.text('请假或缺席原因', reason)
}

/** Meetings that expected a member, and whether they came; the filter by person asks this besides who is named. */
export async function attendedBy(
  read: Reader,
  memberId: number,
): Promise<ReadonlyMap<number, AttendanceStatus>> {
  const rows = await read
    .selectFrom('attendance')
    .select(['meeting_id', 'status'])
    .where('member_id', '=', memberId)
    .execute()
  return new Map(rows.map(({ meeting_id, status }) => [meeting_id, status]))
}
