import { describe, expect, it } from 'vitest'
import { defaultProfile } from '#shared/profile.ts'
import {
  inspectBunching,
  inspectEvenness,
  inspectOrder,
  inspectConflicts,
  inspectFullAttendance,
  inspectNumbers,
  inspectRosterAgreement,
  inspectTwins,
  overlapping,
  similarity,
} from '#shared/rules/cross.ts'
import type { MeetingFacts } from '#shared/rules/meeting-facts.ts'

let next = 0
const meeting = (changes: Partial<MeetingFacts> = {}): MeetingFacts => ({
  meetingId: (next += 1),
  kind: 'generalMeeting',
  alsoCountsAs: [],
  state: 'final',
  startsAt: '2026-09-18T14:30',
  endsAt: '2026-09-18T16:00',
  place: '会议室',
  form: 'onSite',
  chairId: 1,
  chairNote: '',
  recorderId: 2,
  groupId: null,
  theme: '',
  lecturerName: '',
  outline: '',
  outcome: '',
  headcount: { expected: 12, expectedVoting: 12, present: 12, presentVoting: 12, leave: 0, absent: 0 },
  away: [],
  unmarked: [],
  outsiders: [],
  exclusions: [],
  agenda: [],
  studyItems: [],
  motions: [],
  enteredAt: '2026-09-18T18:00:00',
  amendedAt: null,
  imported: false,
  ...changes,
})
const spoken = (text: string) => [
  {
    agendaItemId: 1,
    title: '议题',
    resolution: '',
    speeches: [{ speakerId: 1, kind: 'discussion' as const, text }],
  },
]

describe('CROSS-01 a person in two places at once', () => {
  const people = new Map([[7, '沈某']])
  it.each([
    ['overlap by a minute', '2026-09-18T15:59', true],
    ['one begins as the other ends', '2026-09-18T16:00', false],
    ['later', '2026-09-18T17:00', false],
  ])('%s', (_what, startsAt, conflict) => {
    const pairs = overlapping([
      meeting(),
      meeting({ kind: 'committeeMeeting', startsAt, endsAt: '2026-09-18T18:00' }),
    ])
    expect(inspectConflicts(pairs, () => people).map((one) => one.ruleId)).toEqual(
      conflict ? ['CROSS-01'] : [],
    )
  })
  it('two groups at the same hour share nobody', () => {
    const pairs = overlapping([meeting({ kind: 'groupMeeting' }), meeting({ kind: 'groupMeeting' })])
    expect(pairs).toHaveLength(1)
    expect(inspectConflicts(pairs, (id) => new Map([[id, `组员${id}`]]))).toEqual([])
  })
})

describe('CROSS-02 bodies that are nearly the same', () => {
  const text =
    '会议围绕三季度重点任务展开讨论，大家结合各自岗位谈了体会，提出把基层调研提前到十月上旬，由统计科牵头拟定方案，办公室负责车辆和食宿安排，纪检委员全程监督经费使用情况，年底前形成两篇调研报告报送局党组审阅。'
  it('is found where only names and dates differ', () => {
    const twins = inspectTwins(
      [meeting({ agenda: spoken(text) }), meeting({ agenda: spoken(`${text} 9 月 20 日`) })],
      defaultProfile,
    )
    expect(twins).toHaveLength(1)
    expect(twins[0]).toMatchObject({ ruleId: 'CROSS-02', severity: 'warn' })
  })
  it('not between kinds, not for short bodies, not for another subject', () => {
    const other =
      '本次党课由书记主讲，题目是坚持实事求是的工作作风，从三个方面讲了数据质量与作风建设的关系，并结合两起典型案例作了剖析，听讲同志就基层报表减负提出了四条建议，书记逐条作了回应并交办公室跟进落实。'
    expect(
      inspectTwins(
        [meeting({ agenda: spoken(text) }), meeting({ kind: 'themePartyDay', agenda: spoken(text) })],
        defaultProfile,
      ),
    ).toEqual([])
    expect(
      inspectTwins(
        [meeting({ agenda: spoken('学习文件。') }), meeting({ agenda: spoken('学习文件。') })],
        defaultProfile,
      ),
    ).toEqual([])
    expect(
      inspectTwins([meeting({ agenda: spoken(text) }), meeting({ agenda: spoken(other) })], defaultProfile),
    ).toEqual([])
  })
  it('similarity is 1 for the same and 0 for nothing shared', () => {
    expect(similarity(text, text)).toBe(1)
    expect(similarity('甲乙丙丁', '戊己庚辛')).toBe(0)
    expect(similarity('', '')).toBe(0)
  })
})

describe('CROSS-03 always complete', () => {
  const full = Array.from({ length: 6 }, (_, index) => meeting({ startsAt: `2026-0${index + 1}-10T09:00` }))
  const missed = meeting({
    headcount: { expected: 12, expectedVoting: 12, present: 11, presentVoting: 11, leave: 1, absent: 0 },
  })
  it('six in a row are remarked upon once, five are not', () => {
    expect(inspectFullAttendance(full, defaultProfile)).toHaveLength(1)
    expect(inspectFullAttendance(full.slice(1), defaultProfile)).toHaveLength(0)
    expect(
      inspectFullAttendance([...full.slice(0, 3), missed, ...full.slice(3)], defaultProfile),
    ).toHaveLength(0)
  })
})

describe('CROSS-04 entered in the last days of the quarter', () => {
  const late = (count: number) =>
    Array.from({ length: count }, () =>
      meeting({ startsAt: '2026-07-10T09:00', enteredAt: '2026-09-25T18:00:00' }),
    )
  const inTime = (count: number) =>
    Array.from({ length: count }, () =>
      meeting({ startsAt: '2026-07-10T09:00', enteredAt: '2026-07-11T18:00:00' }),
    )
  it('more than half is told; exactly half, few records, and imports are not', () => {
    expect(inspectBunching([...late(4), ...inTime(3)], defaultProfile)).toHaveLength(1)
    expect(inspectBunching([...late(4), ...inTime(4)], defaultProfile)).toHaveLength(0)
    expect(inspectBunching(late(5), defaultProfile)).toHaveLength(0)
    expect(
      inspectBunching(
        late(8).map((one) => ({ ...one, imported: true })),
        defaultProfile,
      ),
    ).toHaveLength(0)
  })
})

describe('CROSS-06, CROSS-07', () => {
  it('a number given twice within kind, group and year', () => {
    const one = { ...meeting(), number: 3 }
    expect(inspectNumbers([one, { ...meeting(), number: 3 }])).toHaveLength(1)
    expect(inspectNumbers([one, { ...meeting({ groupId: 2 }), number: 3 }])).toHaveLength(0)
    expect(inspectNumbers([one, { ...meeting({ startsAt: '2025-09-18T14:30' }), number: 3 }])).toHaveLength(0)
  })
  it('expected and roster agree, or the difference is told', () => {
    expect(inspectRosterAgreement([meeting()], () => 12)).toEqual([])
    expect(inspectRosterAgreement([meeting()], () => 13)[0]?.message).toContain('应到 12 人')
    expect(inspectRosterAgreement([meeting({ kind: 'committeeMeeting' })], () => 13)).toEqual([])
  })
})

describe('CROSS-05, CROSS-08', () => {
  const on = (day: string) => meeting({ startsAt: `${day}T09:00`, enteredAt: `${day}T18:00:00` })
  const spread = (...counts: number[]) =>
    counts.flatMap((count, index) => Array.from({ length: count }, () => on(`2026-0${index + 7}-10`)))
  it('two thirds in one month are told; less, or few records, are not', () => {
    expect(inspectEvenness(spread(6, 2, 1))[0]?.message).toContain('2026年7月')
    expect(inspectEvenness(spread(5, 2, 2))).toEqual([])
    expect(inspectEvenness(spread(6, 1, 1))).toEqual([])
  })
  it('a finalised record entered before its day and never touched again', () => {
    const early = meeting({ enteredAt: '2026-09-17T18:00:00' })
    expect(inspectOrder([early]).map((one) => one.ruleId)).toEqual(['CROSS-08'])
    expect(inspectOrder([{ ...early, amendedAt: '2026-09-18T17:00:00' }])).toEqual([])
    expect(inspectOrder([{ ...early, state: 'draft' }])).toEqual([])
    expect(inspectOrder([meeting({ enteredAt: '2026-09-18T08:00:00' })])).toEqual([])
  })
})
