/** Builders of elections: an assembly, its candidates, and a box in which every paper is valid. */
import type { InputOf, OutputOf } from '#shared/contract.ts'
import { type TestLedger, branchOf, convene, openTestLedger } from './ledger.ts'

export type Meeting = OutputOf<'meetings.convene'>
export type Motion = OutputOf<'motions.show'>
export type Ballot = InputOf<'elections.recordBallot'>

/** A general meeting of `count` full members, `away` of them on leave, that is to elect a committee. */
export async function assembly(
  count: number,
  away: readonly number[] = [],
  fields: Parameters<typeof convene>[2] = {},
) {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, count)
  const meeting = await convene(ledger, people, { ...leave(away), ...fields })
  return { ledger, people, meeting, motion: await propose(ledger, meeting) }
}
export const leave = (away: readonly number[]) => ({
  attendance: away.map((memberId) => ({ memberId, status: 'leave' as const, reason: '住院' })),
})
export const propose = (
  ledger: TestLedger,
  meeting: Meeting,
  fields: Partial<InputOf<'motions.propose'>> = {},
): Promise<Motion> =>
  ledger.call('motions.propose', {
    meetingId: meeting.meetingId,
    agendaItemId: meeting.agenda[0]?.agendaItemId ?? null,
    title: '选举新一届支部委员会委员',
    decisionKind: 'electCommittee',
    ...fields,
  })
export const nominate = (ledger: TestLedger, { motionId }: Motion, ids: readonly number[], seats = 3) =>
  ledger.call('elections.nominate', { motionId, seats, candidates: ids.map((memberId) => ({ memberId })) })
export const show = (ledger: TestLedger, { motionId }: { motionId: number }) =>
  ledger.call('motions.show', { motionId })

/** A box in which every paper is valid: the approvals given, the rest opposed. */
export const ballot = (
  { motionId }: Pick<Motion, 'motionId'>,
  papers: number,
  approvals: Record<string, number>,
  changes: Partial<Ballot> = {},
): Ballot => ({
  motionId,
  issued: papers,
  returned: papers,
  valid: papers,
  invalid: 0,
  candidates: Object.entries(approvals).map(([name, approve]) => ({
    name,
    approve,
    oppose: papers - approve,
    abstain: 0,
  })),
  scrutineers: ['党员08'],
  tellers: ['党员09'],
  ...changes,
})
export const four = [1, 2, 3, 4]
export const votes = (a: number, b: number, c: number, d: number) => ({
  党员01: a,
  党员02: b,
  党员03: c,
  党员04: d,
})
