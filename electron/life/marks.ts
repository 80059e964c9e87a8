/** What a set of organizational life says about a meeting, for the meeting's own check-list. Imports no other domain. */
import { remembered } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'

export interface LifeMarks {
  /** Criticism person by person is kept in the set. */
  readonly criticised: boolean
  /** Problems with their measures are kept in the set. */
  readonly problems: boolean
}

/** Meetings that are the life meeting of a set, each with what that set holds. */
export const lifeMarks = (
  read: Reader,
  branchId: number,
  meetingId?: number,
): Promise<Map<number, LifeMarks>> =>
  remembered(read, 'lifeMarks', [branchId, meetingId], () => readMarks(read, branchId, meetingId))

async function readMarks(
  read: Reader,
  branchId: number,
  meetingId?: number,
): Promise<Map<number, LifeMarks>> {
  let query = read
    .selectFrom('life_meeting')
    .innerJoin('life_campaign', 'life_campaign.life_campaign_id', 'life_meeting.life_campaign_id')
    .select((eb) => [
      'life_meeting.meeting_id',
      eb
        .exists(
          eb
            .selectFrom('life_criticism')
            .select('life_criticism_id')
            .whereRef('life_criticism.life_campaign_id', '=', 'life_campaign.life_campaign_id')
            .where('life_criticism.text', '<>', ''),
        )
        .as('criticised'),
      eb
        .exists(
          eb
            .selectFrom('life_problem')
            .select('life_problem_id')
            .whereRef('life_problem.life_campaign_id', '=', 'life_campaign.life_campaign_id')
            .where('life_problem.void', '=', 0),
        )
        .as('problems'),
    ])
    .where('life_campaign.branch_id', '=', branchId)
    .where('life_campaign.void', '=', 0)
    .where('life_meeting.role', '=', 'life')
  if (meetingId !== undefined) query = query.where('life_meeting.meeting_id', '=', meetingId)
  return new Map(
    (await query.execute()).map((row) => [
      row.meeting_id,
      { criticised: Boolean(row.criticised), problems: Boolean(row.problems) },
    ]),
  )
}
