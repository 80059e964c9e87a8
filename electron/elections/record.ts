/** Reads candidates and ballot boxes, and keeps them: sums only, never who chose whom. */
import type { CandidateSums, Election } from '#shared/elections.ts'
import type { Reader, Writer } from '../ledger/open.ts'

/** An election as it is stored, before it is judged. */
export type ElectionSheet = Pick<Election, 'candidates' | 'box' | 'writeIns'>

/** The sheets of elections by motion, of some meetings; a motion without candidates has none. */
export async function electionsOf(
  read: Reader,
  meetingIds: readonly number[],
): Promise<Map<number, ElectionSheet>> {
  const own = read.selectFrom('motion').select('motion_id').where('meeting_id', 'in', meetingIds)
  const candidates = await read
    .selectFrom('candidate')
    .selectAll()
    .where('motion_id', 'in', own)
    .orderBy('motion_id')
    .orderBy('position')
    .execute()
  // most motions elect nobody
  if (candidates.length === 0) return new Map()
  const [boxes, writeIns] = await Promise.all([
    read.selectFrom('election_box').selectAll().where('motion_id', 'in', own).execute(),
    read
      .selectFrom('election_write_in')
      .selectAll()
      .where('motion_id', 'in', own)
      .orderBy('votes', 'desc')
      .orderBy('name')
      .execute(),
  ])
  return new Map(
    Array.from(
      Map.groupBy(candidates, (one) => one.motion_id),
      ([motionId, named]) => {
        const box = boxes.find((one) => one.motion_id === motionId)
        return [
          motionId,
          {
            candidates: named.map((one) => ({
              memberId: one.member_id,
              name: one.name,
              approve: one.approve,
              oppose: one.oppose,
              abstain: one.abstain,
            })),
            box: box
              ? { issued: box.issued, returned: box.returned, valid: box.valid, invalid: box.invalid }
              : null,
            writeIns: writeIns
              .filter((one) => one.motion_id === motionId)
              .map(({ name, votes }) => ({ name, votes })),
          },
        ]
      },
    ),
  )
}

/** The whole list of candidates, in the order given; their sums are still empty. */
export async function keepCandidates(
  write: Writer,
  motionId: number,
  candidates: readonly { readonly memberId: number | null; readonly name: string }[],
): Promise<void> {
  await write.deleteFrom('candidate').where('motion_id', '=', motionId).execute()
  for (const [index, { memberId, name }] of candidates.entries())
    await write
      .insertInto('candidate')
      .values({ motion_id: motionId, position: index + 1, member_id: memberId, name })
      .execute()
}

/** Takes the counted papers and every sum out again; the candidates stay. */
export async function emptyBox(write: Writer, motionId: number): Promise<void> {
  await write.deleteFrom('election_write_in').where('motion_id', '=', motionId).execute()
  await write.deleteFrom('election_box').where('motion_id', '=', motionId).execute()
  await write
    .updateTable('candidate')
    .set({ approve: null, oppose: null, abstain: null })
    .where('motion_id', '=', motionId)
    .execute()
}

/** The counted box in place of whatever was there. */
export async function fillBox(
  write: Writer,
  motionId: number,
  count: {
    readonly box: NonNullable<Election['box']>
    readonly candidates: readonly CandidateSums[]
    readonly writeIns: Election['writeIns']
  },
): Promise<void> {
  await emptyBox(write, motionId)
  await write
    .insertInto('election_box')
    .values({ motion_id: motionId, ...count.box })
    .execute()
  for (const { name, ...sums } of count.candidates)
    await write
      .updateTable('candidate')
      .set(sums)
      .where('motion_id', '=', motionId)
      .where('name', '=', name)
      .execute()
  for (const one of count.writeIns)
    await write
      .insertInto('election_write_in')
      .values({ motion_id: motionId, ...one })
      .execute()
}
