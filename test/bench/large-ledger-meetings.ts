/** The meetings of a branch: attendance of everybody expected, what was said, moved, voted and studied. */
import { addDays, addMonths } from '#shared/primitives.ts'
import { type Basis, type Member, thereOn } from './large-ledger-branch.ts'
import { type Into, textOf, two } from './large-ledger-insert.ts'
import { type StudyLists, listOn } from './large-ledger-papers.ts'
import type { LargeSize } from './large-ledger-size.ts'

const kinds = [
  'committeeMeeting',
  'themePartyDay',
  'groupMeeting',
  'groupMeeting',
  'studySession',
  'generalMeeting',
  'partyLecture',
] as const

interface Held {
  readonly meetingId: number
  readonly kind: (typeof kinds)[number]
  readonly day: string
  /** Within the year, from 0. */
  readonly index: number
  readonly expected: readonly Member[]
  readonly present: readonly Member[]
}

/**
 * @param lists what was to be studied
 * @param finish closes a meeting; nothing of it can be entered afterwards
 */
export function meetingsOf(
  into: Into,
  basis: Basis,
  { meetingsAYear }: LargeSize,
  lists: StudyLists,
  finish: (meetingId: number) => void,
): void {
  for (let year = basis.firstYear; year <= basis.lastYear; year += 1)
    for (let index = 0; index < meetingsAYear; index += 1) {
      const month = addMonths(`${year}-01-01`, Math.floor((index * 12) / meetingsAYear))
      const held = meetingOf(into, basis, year, index, addDays(month, basis.next(28)))
      recordOf(into, basis, held, lists)
      // the last weeks hold some drafts, as they do in an office
      if (year < basis.lastYear || index < meetingsAYear - 3) finish(held.meetingId)
    }
}

function meetingOf(into: Into, basis: Basis, year: number, index: number, day: string): Held {
  const kind = kinds[index % kinds.length] ?? 'generalMeeting'
  const group = kind === 'groupMeeting' ? (index % 2 === 0 ? 0 : 1) : null
  const hour = two(8 + (index % 9))
  const [secretary, , recorder] = basis.committee
  const meetingId = into('meeting', {
    branch_id: basis.branchId,
    kind,
    year,
    number: index + 1,
    title: kind === 'generalMeeting' ? `党员大会（${index + 1}）` : '',
    starts_at: `${day}T${hour}:00`,
    ends_at: `${day}T${hour}:50`,
    place: '五楼会议室',
    chair_id: secretary?.memberId ?? null,
    recorder_id: recorder?.memberId ?? null,
    group_id: group === null ? null : basis.groupIds[group],
    theme: kind === 'themePartyDay' ? textOf(16, basis.next(97)) : '',
    lecturer_name: kind === 'partyLecture' ? (secretary?.name ?? '') : '',
    lecturer_post: kind === 'partyLecture' ? '书记' : '',
    outline: kind === 'partyLecture' ? textOf(120, basis.next(1499)) : '',
    outcome: textOf(40, basis.next(97)),
    credit_minutes: kind === 'committeeMeeting' ? null : 90,
    entered_at: `${addDays(day, 1)}T09:00:00`,
  })
  const there = basis.members.filter((member) => thereOn(member, day))
  const expected =
    kind === 'committeeMeeting'
      ? basis.committee
      : group === null
        ? there
        : there.filter((member) => member.group === group)
  const present: Member[] = []
  for (const [position, member] of expected.entries()) {
    const away = position > 2 && basis.next(10) === 0
    if (!away) present.push(member)
    into('attendance', {
      meeting_id: meetingId,
      member_id: member.memberId,
      position,
      status: away ? (basis.next(8) === 0 ? 'absent' : 'leave') : 'present',
      reason: away ? '出差' : '',
      voting_right: 1,
      probationary: 0,
      exempt: 0,
    })
  }
  return { meetingId, kind, day, index, expected, present }
}

function recordOf(into: Into, basis: Basis, held: Held, lists: StudyLists): void {
  const { meetingId, kind, index } = held
  for (let position = 0; position < 2; position += 1) {
    const itemId = into('agenda_item', {
      meeting_id: meetingId,
      position,
      title: textOf(14, basis.next(97)),
      resolution: position === 0 ? '同意。' : '',
    })
    for (let place = 0; place < 3; place += 1) {
      const speaker = held.present[(index + place) % Math.max(1, held.present.length)]
      into('speech', {
        agenda_item_id: itemId,
        position: place,
        speaker_id: speaker?.memberId ?? null,
        kind: 'discussion',
        text: textOf(90, basis.next(1499)),
      })
    }
    if (position === 0) motionOf(into, held, itemId)
  }
  if (index % 5 === 0) into('observer', { meeting_id: meetingId, position: 0, name: '列席人', role: '科长' })
  if (kind === 'studySession' || kind === 'partyLecture' || kind === 'themePartyDay') {
    for (let position = 0; position < 2; position += 1)
      into('study_item', {
        meeting_id: meetingId,
        position,
        title: textOf(20, basis.next(97)),
        issuer: '中央',
        required_study_item_id: lists.get(listOn(held.day))?.[(index + position) % 3] ?? null,
      })
    if (index % 3 === 0) into('meeting_study_form', { meeting_id: meetingId, form: 'seminar' })
  }
  if (index % 10 === 4) into('meeting_also_counts', { meeting_id: meetingId, kind: 'studySession' })
  if (index % 25 === 5) into('meeting_topic', { meeting_id: meetingId, topic: 'integrityStudy' })
  const photo = `${String(basis.number % 10).repeat(8)}${'0'.repeat(56)}`
  if (index % 15 === 0) {
    if (index === 0 && held.day.startsWith(String(basis.firstYear)) && basis.number <= 10)
      into('attachment_content', {
        sha256: photo,
        media_type: 'image/png',
        bytes: 20_000,
        content: Buffer.alloc(20_000, basis.number),
      })
    into('attachment', {
      meeting_id: meetingId,
      sha256: photo,
      name: '现场.png',
      entered_at: `${held.day}T18:00:00`,
    })
  }
}

/** Every committee meeting decides something; general meetings by hands, by roll call, and by ballot. */
function motionOf(into: Into, held: Held, itemId: number): void {
  const { meetingId, kind, index, expected, present } = held
  const general = kind === 'generalMeeting'
  if (kind !== 'committeeMeeting' && !(general && index % 2 === 1)) return
  const secret = general && index % 4 === 1
  const motionId = into('motion', {
    meeting_id: meetingId,
    agenda_item_id: itemId,
    position: 1,
    title: general ? '表彰先进' : '研究本月工作',
    decision_kind: general ? 'generalResolution' : 'committeeDecision',
    method: secret ? 'secretBallot' : 'showOfHands',
    resolution: '赞成过半，通过。',
  })
  for (const [place, member] of present.entries()) {
    // the chair speaks last
    const position = place === 0 ? present.length : place
    into('statement', {
      motion_id: motionId,
      member_id: member.memberId,
      position,
      stance: 'agree',
      text: textOf(10, place + index),
    })
    if (!secret) into('member_vote', { motion_id: motionId, member_id: member.memberId, choice: 'approve' })
  }
  if (!secret) return
  into('ballot_tally', {
    motion_id: motionId,
    issued: present.length,
    returned: present.length,
    valid: present.length,
    invalid: 0,
    approve: present.length - (expected.length % 3 === 0 ? 1 : 0),
    oppose: 0,
    abstain: expected.length % 3 === 0 ? 1 : 0,
  })
  into('ballot_officer', { motion_id: motionId, role: 'scrutineer', name: present[3]?.name ?? '监票人' })
  into('ballot_officer', { motion_id: motionId, role: 'teller', name: present[4]?.name ?? '计票人' })
}
