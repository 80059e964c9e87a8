/** How a year's meetings lie: by month, by quarter, against what is asked. */
import { describe, expect, it } from 'vitest'
import type { Duty } from '#shared/compliance.ts'
import { byMonth, kindLoad, quartersOf } from '#shared/rules/evenness.ts'

const months = (...first: number[]) => [...first, ...Array.from({ length: 12 - first.length }, () => 0)]
const crowded = (held: number[], asOf: string) =>
  quartersOf(2026, held, asOf)
    .filter((quarter) => quarter.crowded)
    .map((quarter) => quarter.quarter)

describe('quarters', () => {
  it.each([
    ['more than half in the last month', months(1, 1, 3), '2026-03-31', [1]],
    ['exactly half is even', months(1, 1, 2), '2026-03-31', []],
    ['three meetings lie as they must', months(0, 0, 3), '2026-03-31', []],
    ['four of four', months(0, 0, 4), '2026-03-31', [1]],
    ['a quarter that runs is not judged', months(0, 0, 4), '2026-03-30', []],
    ['each quarter by itself', months(2, 2, 2, 0, 1, 5), '2026-09-30', [2]],
  ])('%s', (_, held, asOf, found) => {
    expect(crowded(held, asOf)).toEqual(found)
  })
})

it('counts days by month', () => {
  expect(byMonth(['2026-01-31', '2026-02-01', '2026-12-31', '2026-02-28'])).toEqual([
    1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
  ])
})

const duty = (fields: Partial<Duty>): Duty => ({
  ruleId: 'FREQ-LECTURE',
  kind: 'partyLecture',
  title: '党课',
  period: '',
  from: '2026-01-01',
  to: '2026-03-31',
  groupId: null,
  due: 1,
  done: 1,
  state: 'done',
  citation: '',
  recordIds: [],
  entryIds: [],
  ...fields,
})

describe('a kind', () => {
  it('counts what is marked as it, and puts what is missing where its period ended', () => {
    const held = [
      { day: '2026-01-20', kind: 'themePartyDay', alsoCountsAs: ['partyLecture'] },
      { day: '2026-05-20', kind: 'partyLecture', alsoCountsAs: [] },
      { day: '2026-05-21', kind: 'themePartyDay', alsoCountsAs: [] },
    ] as const
    const duties = [
      duty({ due: 2, done: 1, state: 'missing' }),
      duty({ from: '2026-04-01', to: '2026-06-30', due: 2 }),
      duty({ from: '2026-07-01', to: '2026-09-30', due: 2, done: 0, state: 'pending' }),
    ]
    expect(kindLoad('partyLecture', held, duties)).toEqual({
      kind: 'partyLecture',
      held: months(1, 0, 0, 0, 1),
      missing: months(0, 0, 1),
      total: 2,
      due: 6,
      asks: '每季度 2 次',
    })
  })

  it('is asked of each group; or of nobody', () => {
    const monthly = { kind: 'groupMeeting', from: '2026-01-01', to: '2026-01-31' }
    const duties = [duty({ ...monthly, groupId: 1 }), duty({ ...monthly, groupId: 2 })]
    expect(kindLoad('groupMeeting', [], duties)).toMatchObject({ due: 2, asks: '每组每月 1 次' })
    expect(kindLoad('studySession', [], duties)).toMatchObject({ due: 0, asks: '' })
  })
})
