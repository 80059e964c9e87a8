/** What the pages say of study. */
import { describe, expect, test } from 'vitest'
import { todosOf } from '#renderer/calendar/todo.ts'
import { studySentences } from '#renderer/home/study-sentences.ts'
import { barOf, countsOf, standOf, yearOfItem } from '#renderer/study/words.ts'
import { requiredItem } from '#test/support/full-study.ts'

const today = '2026-09-30'
const planned = [
  {
    meetingId: 1,
    kind: 'themePartyDay' as const,
    title: '',
    day: '2026-10-09',
    state: 'draft' as const,
    groupId: null,
    groupName: '',
  },
]

describe('the home page', () => {
  const say = (...items: ReturnType<typeof requiredItem>[]) =>
    studySentences(items, [], today).map(({ tone, text, action }) => [tone, text, action])

  test.each([
    ['one that ends soon', [{ daysLeft: 10 }], '还有 1 条必学内容「《中国共产党章程》」10 天后到期'],
    ['one that ends today', [{ daysLeft: 0 }], '还有 1 条必学内容「《中国共产党章程》」今天到期'],
    [
      'two, the nearest first',
      [{ daysLeft: 12 }, { daysLeft: 3 }],
      '还有 2 条必学内容要学，最早的 3 天后到期',
    ],
  ])('%s', (_name, fields, text) => {
    const items = fields.map((each, index) =>
      requiredItem(index + 1, { dueBy: each.daysLeft === 0 ? today : '2026-10-10', ...each }),
    )
    expect(say(...items)).toEqual([['due', text, { word: '列入主题党日', study: expect.any(Array) }]])
  })

  test('what is over is wrong; what is planned, far off, elective or studied is not said', () => {
    expect(say(requiredItem(1, { state: 'overdue', daysLeft: -3, daysLate: 3 }))).toEqual([
      ['wrong', '1 条必学内容「《中国共产党章程》」超期没有学', { word: '列入主题党日', study: [1] }],
    ])
    expect(
      say(
        requiredItem(1, { daysLeft: 5, planned }),
        requiredItem(2, { daysLeft: 16 }),
        requiredItem(3, { daysLeft: 5, elective: true }),
        requiredItem(4, { state: 'studied', studiedOn: '2026-09-01', daysLeft: null }),
      ),
    ).toEqual([])
  })
})

test('the calendar lists what is owed by the end of the month', () => {
  const [group] = todosOf({
    duties: [],
    meetings: [],
    items: [],
    study: [
      requiredItem(1, { dueBy: '2026-09-30' }),
      requiredItem(2, { dueBy: '2026-09-20' }),
      requiredItem(3, { dueBy: '2026-10-01' }),
    ],
    today,
  })
  expect(group).toMatchObject({
    title: '必学到期',
    todos: [
      { when: '今天到期', late: false },
      { when: '已超期 10 天', late: true },
    ],
  })
})

test.each([
  ['studied', { state: 'studied', studiedOn: '2026-09-08', days: 7 }, '已学', '发布后 7 天', 'good'],
  [
    'late',
    { state: 'studied', studiedOn: '2026-09-08', days: 40, daysLate: 9 },
    '已学',
    '发布后 40 天，迟 9 天',
    'due',
  ],
  ['overdue', { state: 'overdue', daysLate: 3 }, '超期未学', '超 3 天', 'wrong'],
  ['near', { daysLeft: 10 }, '未学', '还有 10 天', 'due'],
  ['far', { daysLeft: 11 }, '未学', '还有 11 天', 'faint'],
  ['put off', { state: 'deferred', daysLeft: 20 }, '申请顺延', '还有 20 天', 'faint'],
] as const)('an item that is %s', (_name, fields, word, more, tone) => {
  expect(standOf(requiredItem(1, fields))).toEqual({ word, more, tone })
})

test('counts and bars', () => {
  expect(
    countsOf([requiredItem(1), requiredItem(2, { state: 'overdue' }), requiredItem(3, { elective: true })]),
  ).toBe('必学 2 条：已学 0 · 未学 1 · 超期 1 · 选修 1')
  expect([barOf(0, 32), barOf(16, 32), barOf(31, 32), barOf(40, 32)]).toEqual([
    '░'.repeat(12),
    '█'.repeat(6) + '░'.repeat(6),
    '█'.repeat(11) + '░',
    '█'.repeat(12),
  ])
})

test('an item that a finding leads to is looked at in the year in which it is owed', () => {
  const year = (fields: Parameters<typeof requiredItem>[1]) => yearOfItem(requiredItem(1, fields), today)
  const studied = { state: 'studied', studiedOn: '2026-02-01' } as const
  expect(year({ dueBy: '2025-12-31', publishedOn: '2025-11' })).toBe(2026)
  expect(year({ dueBy: '2025-12-31', publishedOn: '2025-11', ...studied })).toBe(2025)
  expect(year({ dueBy: null, publishedOn: '2024-11', elective: true })).toBe(2024)
  expect(year({ dueBy: '2027-01-15', publishedOn: '2026-09' })).toBe(2027)
})
