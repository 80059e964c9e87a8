import { emptyItem } from '#electron/export/compose-rectification.ts'
import { describe, expect, it } from 'vitest'
import {
  cellAt,
  cellHref,
  cellWords,
  newMeetingHref,
  placeAfter,
  stateWord,
} from '#renderer/calendar/cells.ts'
import { dueWords, todosOf } from '#renderer/calendar/todo.ts'
import { stripOf } from '#renderer/home/month.ts'
import { beginningIn } from '#renderer/meetings/beginning.ts'
import type { Duty } from '#shared/compliance.ts'
import { periodOf, periodTitle } from '#shared/primitives.ts'

const today = '2026-09-20'
const duty = (period: string, changes: Partial<Duty> = {}): Duty => ({
  ruleId: 'FREQ-COMMITTEE',
  kind: 'committeeMeeting',
  title: '支委会',
  period: periodTitle(period),
  ...periodOf(period),
  groupId: null,
  due: 1,
  done: 0,
  state: 'pending',
  citation: '某条',
  recordIds: [],
  entryIds: [],
  ...changes,
})

describe('a cell of the year', () => {
  it('says how it stands in words', () => {
    expect(cellWords(duty('2026-09'))).toBe('2026年9月支委会：待开，应有 1 次，实有 0 次')
    expect(stateWord({ kind: 'warningEducation', state: 'pending' })).toBe('待办')
    expect(stateWord({ kind: 'warningEducation', state: 'missing' })).toBe('缺')
  })

  it('opens its one record, lets several be chosen from, or begins one in its month', () => {
    expect(cellHref(duty('2026-09', { recordIds: [4] }), today)).toBe('/meetings/4')
    expect(cellHref(duty('2026-09', { recordIds: [4, 5] }), today)).toBeNull()
    expect(cellHref(duty('2026-09', { entryIds: [7] }), today)).toBeNull()
    expect(cellHref(duty('2026H2', { kind: 'dutyExchange' }), today)).toBe('/registers/debriefings')
    expect(cellHref(duty('2026-08', { state: 'missing' }), today)).toBe(
      '/meetings?new=committeeMeeting&on=2026-08',
    )
  })

  it('begins in this month while the period runs, in its last month when it is over, in its first before', () => {
    const month = (period: string) => newMeetingHref(duty(period), today).slice(-7)
    expect([month('2026Q3'), month('2026Q2'), month('2026Q4'), month('2026')]).toEqual([
      '2026-09',
      '2026-06',
      '2026-10',
      '2026-09',
    ])
  })

  it('carries group and topic to where the record is begun', () => {
    const group = newMeetingHref(duty('2026-08', { kind: 'groupMeeting', groupId: 2 }), today)
    expect(beginningIn(new URLSearchParams(group.split('?')[1]))).toEqual({
      kind: 'groupMeeting',
      month: '2026-08',
      groupId: 2,
      topic: null,
    })
    const topic = newMeetingHref(duty('2026', { kind: 'warningEducation' }), today)
    expect(beginningIn(new URLSearchParams(topic.split('?')[1]))).toMatchObject({
      kind: 'studySession',
      topic: 'warningEducation',
    })
    expect(beginningIn(new URLSearchParams('new=nonsense&on=2026-08'))).toBeNull()
    expect(beginningIn(new URLSearchParams('new=partyLecture&on=soon'))).toBeNull()
  })
})

describe('arrows in the grid', () => {
  const monthly = Array.from({ length: 12 }, (_each, index) =>
    duty(`2026-${String(index + 1).padStart(2, '0')}`),
  )
  const quarterly = [1, 2, 3, 4].map((quarter) => duty(`2026Q${quarter}`, { ruleId: 'FREQ-LECTURE' }))
  const rows = stripOf([...monthly, ...quarterly])

  it('keep the month through a wider cell', () => {
    const down = placeAfter(rows, { row: 0, month: 8 }, 'ArrowDown')
    expect(down).toEqual({ row: 1, month: 8 })
    expect(cellAt(rows[1], 8)).toMatchObject({ month: 7, span: 3 })
    expect(placeAfter(rows, { row: 1, month: 8 }, 'ArrowUp')).toEqual({ row: 0, month: 8 })
  })

  it('step over a wider cell whole, and stay inside', () => {
    expect(placeAfter(rows, { row: 1, month: 8 }, 'ArrowRight')).toEqual({ row: 1, month: 10 })
    expect(placeAfter(rows, { row: 1, month: 8 }, 'ArrowLeft')).toEqual({ row: 1, month: 6 })
    expect(placeAfter(rows, { row: 1, month: 11 }, 'ArrowRight')).toEqual({ row: 1, month: 11 })
    expect(placeAfter(rows, { row: 0, month: 1 }, 'ArrowLeft')).toEqual({ row: 0, month: 1 })
    expect(placeAfter(rows, { row: 1, month: 1 }, 'ArrowDown')).toEqual({ row: 1, month: 1 })
    expect(placeAfter(rows, { row: 0, month: 3 }, 'a')).toBeUndefined()
  })
})

describe('what is to be done this month', () => {
  const item = (label: string, dueOn: string | null) => ({
    ...emptyItem,
    itemId: Number(label.slice(5)),
    branchId: 1,
    label,
    ruleId: 'X-1',
    subject: '某事',
    period: '2026年8月',
    problem: '某问题',
    citation: '某条',
    recordKind: null,
    recordId: null,
    measure: '',
    owner: '',
    dueOn,
    state: 'open' as const,
    closedOn: null,
    closingNote: '',
    raisedOn: '2026-09-01',
  })

  it('puts what ends this month before what runs on, and leaves out what is done, over or ahead', () => {
    const groups = todosOf({
      duties: [
        duty('2026', { title: '组织生活会', kind: 'organizationalLifeMeeting' }),
        duty('2026-08', { state: 'missing' }),
        duty('2026-09', { due: 2, done: 1 }),
        duty('2026Q3', { state: 'done' }),
        duty('2026-10', { state: 'ahead' }),
      ],
      meetings: [],
      items: [],
      today,
    })
    expect(groups.map((group) => [group.title, group.todos.map((todo) => todo.text)])).toEqual([
      ['本月到期', ['支委会（还差 1 次）']],
      ['期内要办', ['组织生活会']],
    ])
  })

  it('names what is to be put right by the month’s end, latest first, and says when it is late', () => {
    const groups = todosOf({
      duties: [],
      meetings: [],
      items: [
        item('2026-01', '2026-09-30'),
        item('2026-02', '2026-09-10'),
        item('2026-03', '2026-10-01'),
        item('2026-04', null),
      ],
      today,
    })
    expect(groups).toHaveLength(1)
    expect(groups[0]?.todos.map((todo) => [todo.text, todo.when, todo.late])).toEqual([
      ['2026-02 某问题', '已超期 10 天', true],
      ['2026-01 某问题', '还有 10 天', false],
    ])
    expect(dueWords(today, today)).toEqual({ text: '今天到期', late: false })
  })
})
