/** What every step of a motion begins with, and the writers of its tables that elections use as well. */
import { Failure } from '#shared/failure.ts'
import type { Attendance } from '#shared/meetings.ts'
import type { Motion } from '#shared/motions.ts'
import { judgeVote } from '#shared/rules/voting.ts'
import { emptyBox } from '../elections/record.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { attendanceOf } from '../meetings/record.ts'
import { motionRow, motionsOf, votersAmong } from './record.ts'

/** A motion, and who may vote on it: everybody entitled, and those of them who came. */
export async function loadMotion(
  read: Reader,
  motionId: number,
): Promise<{ motion: Motion; voters: Attendance[]; entitled: Attendance[] }> {
  const row = await motionRow(read, motionId)
  const attendance = await attendanceOf(read, row.meeting_id)
  const motion = (await motionsOf(read, row.meeting_id, row.starts_at, attendance)).find(
    (one) => one.motionId === motionId,
  )
  if (motion === undefined) throw new Failure('notFound', `motionId ${motionId}`)
  return { motion, ...(await votersAmong(read, row.meeting_id, attendance)) }
}

export const motionOf = async (read: Reader, motionId: number): Promise<Motion> =>
  (await loadMotion(read, motionId)).motion

/** Throws `lockedRecord` unless the meeting can be written to; the triggers would refuse as well. */
export async function writable(read: Reader, motionId: number): Promise<void> {
  const { state } = await motionRow(read, motionId)
  if (state === 'final' || state === 'void') throw new Failure('lockedRecord')
}

/** Before a result may be recorded: enough people present, and everybody has stated a view where the law asks for it. */
export function checkMayVote(motion: Motion): void {
  if (motion.statementsMissing.length > 0)
    throw new Failure('statementsIncomplete', String(motion.statementsMissing.length))
  // judged without votes: whether enough came does not depend on how they voted
  const verdict = judgeVote({ ...motion.facts, approve: 0, oppose: 0, abstain: 0, writtenApprove: 0 })
  if (!verdict.quorate) throw new Failure('notQuorate', verdict.reasons[0] ?? '')
}

/** Takes out votes, sums and the box; statements and candidates stay. */
export async function dropResult(write: Writer, motionId: number): Promise<void> {
  await write.deleteFrom('member_vote').where('motion_id', '=', motionId).execute()
  await write.deleteFrom('write_in').where('motion_id', '=', motionId).execute()
  await write.deleteFrom('ballot_tally').where('motion_id', '=', motionId).execute()
  await emptyBox(write, motionId)
}

/** Who watched and who counted, in place of those named before. */
export async function keepOfficers(
  write: Writer,
  motionId: number,
  scrutineers: readonly string[],
  tellers: readonly string[],
): Promise<void> {
  await write.deleteFrom('ballot_officer').where('motion_id', '=', motionId).execute()
  for (const [role, names] of [
    ['scrutineer', scrutineers],
    ['teller', tellers],
  ] as const)
    for (const name of new Set(names))
      await write.insertInto('ballot_officer').values({ motion_id: motionId, role, name }).execute()
}

/** How many posts an election fills. */
export async function keepSeats(write: Writer, motionId: number, seats: number | null): Promise<void> {
  await write.updateTable('motion').set({ seats }).where('motion_id', '=', motionId).execute()
}
