/** What members stated on motions before the vote (逐人表态), over a span. How anybody voted is not asked. */
import type { Stance } from '#shared/motions.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'

export interface StatedRow {
  readonly memberId: number
  readonly meetingId: number
  readonly day: LedgerDate
  readonly title: string
  readonly stance: Stance
}

/** Statements of records that are final or under correction, in the order of the meetings. */
export const statementsBetween = (
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<StatedRow[]> =>
  remembered(read, 'statements', [branchId, from, to], () => readStatements(read, branchId, from, to))

async function readStatements(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<StatedRow[]> {
  const rows = await read
    .selectFrom('statement')
    .innerJoin('motion', 'motion.motion_id', 'statement.motion_id')
    .innerJoin('meeting', 'meeting.meeting_id', 'motion.meeting_id')
    .select([
      'statement.member_id',
      'statement.stance',
      'motion.title',
      'meeting.meeting_id',
      'meeting.starts_at',
    ])
    .where('meeting.branch_id', '=', branchId)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', `${to}U`)
    .where('meeting.state', 'in', ['final', 'correcting'])
    .orderBy('meeting.starts_at')
    .orderBy('motion.motion_id')
    .execute()
  return rows.map((row) => ({
    memberId: row.member_id,
    meetingId: row.meeting_id,
    day: row.starts_at.slice(0, 10),
    title: row.title,
    stance: row.stance,
  }))
}
