/** Ledgers of a size, written straight to the file: only for measuring. */
import Database from 'better-sqlite3'
import { openLedger } from '#electron/ledger/open.ts'
import { addDays, addMonths } from '#shared/primitives.ts'

export interface Size {
  readonly years: number
  readonly members: number
  readonly meetingsAYear: number
}

const words =
  '会议围绕季度重点任务讨论调研统计数据质量作风建设学习文件精神结合岗位提出意见建议办公室牵头落实纪检委员监督经费基层报表减负整改措施年底完成报告党组审阅分工明确时限责任到人'

/** An even, seeded sequence of whole numbers below `limit`. */
function sequence(seed: number) {
  let state = seed
  return (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % limit
  }
}

/** Ten years of an ordinary branch by default: about 1,500 meetings and 45 members. */
export async function makeLedger(
  path: string,
  size: Size,
): Promise<{ meetings: number; attendance: number }> {
  const ledger = openLedger(path, 'create')
  await ledger.close()
  const db = new Database(path)
  const next = sequence(7)
  const text = (length: number) => Array.from({ length }, () => words[next(words.length)]).join('')
  db.exec('BEGIN')
  db.exec(
    `INSERT INTO branch (name, founded_on, entered_at) VALUES ('量度支部', '2000-01', '2016-01-01T09:00:00')`,
  )
  const member = db.prepare(
    `INSERT INTO member (branch_id, name, category, join_date, full_member_date, entered_at) VALUES (1, ?, 'fullMember', '2005-07-01', '2006-07-01', '2016-01-01T09:00:00')`,
  )
  for (let index = 1; index <= size.members; index += 1) member.run(`党员${index}`)
  for (const [id, name] of [
    [1, '第一党小组'],
    [2, '第二党小组'],
  ] as const) {
    db.prepare(
      `INSERT INTO party_group (branch_id, name, leader_id, entered_at) VALUES (1, ?, ?, '2016-01-01T09:00:00')`,
    ).run(name, id)
  }
  const membership = db.prepare('INSERT INTO group_membership (member_id, group_id) VALUES (?, ?)')
  for (let index = 1; index <= size.members; index += 1) membership.run(index, (index % 2) + 1)
  const last = 2026
  for (let began = last - size.years + 1; began <= last; began += 3) {
    const term = db
      .prepare(
        `INSERT INTO committee_term (branch_id, began_on, expires_on, approval_ref, entered_at) VALUES (1, ?, ?, '批', '2016-01-01T09:00:00')`,
      )
      .run(`${began}-01-01`, `${began + 3}-01-01`)
    for (const [memberId, post] of [
      [1, 'secretary'],
      [2, 'organizationOfficer'],
      [3, 'disciplineOfficer'],
    ] as const)
      db.prepare('INSERT INTO term_post (term_id, member_id, post, began_on) VALUES (?, ?, ?, ?)').run(
        term.lastInsertRowid,
        memberId,
        post,
        `${began}-01-01`,
      )
  }
  const meeting = db.prepare(
    `INSERT INTO meeting (branch_id, kind, year, number, starts_at, ends_at, place, chair_id, recorder_id, group_id, theme, lecturer_name, outline, credit_minutes, entered_at)
     VALUES (1, ?, ?, ?, ?, ?, '会议室', 1, 2, ?, '主题', '主讲', ?, 90, ?)`,
  )
  const attendance = db.prepare('INSERT INTO attendance VALUES (?, ?, ?, ?, ?, 1, 0, 0)')
  const item = db.prepare('INSERT INTO agenda_item (meeting_id, position, title) VALUES (?, ?, ?)')
  const speech = db.prepare(
    `INSERT INTO speech (agenda_item_id, position, speaker_id, kind, text) VALUES (?, ?, ?, 'discussion', ?)`,
  )
  const motion = db.prepare(
    `INSERT INTO motion (meeting_id, agenda_item_id, position, title, decision_kind, method, resolution) VALUES (?, ?, 1, '表彰先进', 'generalResolution', 'showOfHands', '赞成过半，通过。')`,
  )
  const vote = db.prepare(`INSERT INTO member_vote VALUES (?, ?, 'approve')`)
  const finish = db.prepare(
    `UPDATE meeting SET state = 'final', finalised_at = entered_at WHERE meeting_id = ?`,
  )
  const kinds = [
    'committeeMeeting',
    'themePartyDay',
    'groupMeeting',
    'groupMeeting',
    'studySession',
    'generalMeeting',
    'partyLecture',
  ] as const
  let rows = 0
  let meetings = 0
  for (let year = last - size.years + 1; year <= last; year += 1) {
    for (let index = 0; index < size.meetingsAYear; index += 1) {
      const day = addDays(addMonths(`${year}-01-01`, Math.floor((index * 12) / size.meetingsAYear)), next(28))
      const hour = String(8 + (index % 9)).padStart(2, '0')
      const kind = kinds[index % kinds.length] ?? 'generalMeeting'
      const groupId = kind === 'groupMeeting' ? (index % 2) + 1 : null
      const { lastInsertRowid } = meeting.run(
        kind,
        year,
        index + 1,
        `${day}T${hour}:00`,
        `${day}T${hour}:50`,
        groupId,
        text(120),
        `${addDays(day, 1)}T09:00:00`,
      )
      const meetingId = Number(lastInsertRowid)
      meetings += 1
      for (let memberId = 1; memberId <= size.members; memberId += 1) {
        if (kind === 'committeeMeeting' && memberId > 3) break
        if (groupId !== null && (memberId % 2) + 1 !== groupId) continue
        const away = memberId > 3 && next(10) === 0
        attendance.run(meetingId, memberId, memberId, away ? 'leave' : 'present', away ? '出差' : '')
        rows += 1
      }
      for (let position = 0; position < 2; position += 1) {
        const itemId = Number(item.run(meetingId, position, `议题${position}`).lastInsertRowid)
        for (let place = 0; place < 3; place += 1) speech.run(itemId, place, place + 1, text(180))
        if (position === 0 && kind === 'generalMeeting' && index % 4 === 1) {
          const motionId = Number(motion.run(meetingId, itemId).lastInsertRowid)
          for (let memberId = 1; memberId <= 3; memberId += 1) vote.run(motionId, memberId)
        }
      }
      finish.run(meetingId)
    }
    for (let memberId = 2; memberId <= size.members; memberId += 1) {
      const talk = db
        .prepare(
          `INSERT INTO talk (branch_id, held_on, form, entered_at) VALUES (1, ?, 'oneToOne', '2016-01-01T09:00:00')`,
        )
        .run(`${year}-05-10`)
      db.prepare(`INSERT INTO talk_party VALUES (?, 'talker', 0, 1, '党员1'), (?, 'partner', 0, ?, ?)`).run(
        talk.lastInsertRowid,
        talk.lastInsertRowid,
        memberId,
        `党员${memberId}`,
      )
      db.prepare(`INSERT INTO talk_content (talk_id, thought, work) VALUES (?, ?, ?)`).run(
        talk.lastInsertRowid,
        text(60),
        text(60),
      )
    }
  }
  db.exec('COMMIT')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('optimize = 0x10012')
  db.close()
  return { meetings, attendance: rows }
}
