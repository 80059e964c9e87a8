/** Builders of the study register's tests. */
import { type TestLedger, branchOf, openTestLedger } from './ledger.ts'

export const charter = '《中国共产党章程》'

export async function ready(count = 4) {
  const ledger = await openTestLedger({ today: '2026-09-30' })
  const people = await branchOf(ledger, count)
  return { ledger, ...people }
}

type People = Awaited<ReturnType<typeof branchOf>>

/** A study session that is final. */
export async function studied(
  ledger: TestLedger,
  people: Pick<People, 'secretary' | 'recorder'>,
  day: string,
  fields: Record<string, unknown> = {},
): Promise<number> {
  const { meetingId } = await ledger.call('meetings.convene', {
    kind: 'studySession',
    startsAt: `${day}T15:00`,
    endsAt: `${day}T17:15`,
    place: '三楼会议室',
    chairId: people.secretary,
    recorderId: people.recorder,
    creditMinutes: 135,
    theme: '集中学习',
    ...fields,
  })
  await ledger.call('meetings.finalise', { meetingId })
  return meetingId
}

export const only = <Item>(items: readonly Item[]): Item => {
  const [item] = items
  if (item === undefined || items.length !== 1) throw new Error(`one was expected, not ${items.length}`)
  return item
}
