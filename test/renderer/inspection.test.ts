import { describe, expect, it } from 'vitest'
import { emptyItem } from '#electron/export/compose-rectification.ts'
import { concernsIn, filterFindings, groupFindings, raisedAs, recordHref } from '#renderer/inspection/note.ts'
import {
  type Shown,
  emptyWords,
  itemStanding,
  itemsShown,
  relapseWords,
} from '#renderer/rectification/words.ts'
import { periodChoices, spanHref, spanIn } from '#renderer/inspection/span.ts'
import type { Finding } from '#shared/compliance.ts'
import type { RectificationItem, RectificationSource } from '#shared/rectification.ts'

const finding = (changes: Partial<Finding>): Finding => ({
  ruleId: 'X-1',
  severity: 'error',
  responsibility: 'notOrganised',
  subject: '某事',
  period: '2026年9月',
  message: '某事',
  citation: '某条',
  ...changes,
})

describe('the inspector’s note', () => {
  it('tells apart what was not held, who did not come, and what is incomplete; loses nothing', () => {
    const missing = finding({ ruleId: 'FREQ-COMMITTEE' })
    const absent = finding({
      ruleId: 'ATT-01',
      responsibility: 'notAttended',
      recordKind: 'meeting',
      recordId: 4,
    })
    const lacking = finding({ ruleId: 'MEET-01', recordKind: 'meeting', recordId: 4 })
    const untalked = finding({ ruleId: 'TALK-T1', recordKind: 'member', recordId: 2 })
    const term = finding({ ruleId: 'ORG-08', responsibility: 'none', recordKind: 'term', recordId: 1 })
    const groups = groupFindings([missing, absent, lacking, untalked, term])
    expect(groups.map((group) => [group.title, group.findings])).toEqual([
      ['未组织', [missing, untalked]],
      ['未参加', [absent]],
      ['要素不全及其他', [lacking, term]],
    ])
  })

  it.each([
    [{ recordKind: 'meeting', recordId: 4 }, '/meetings/4'],
    [{ recordKind: 'talk', recordId: 5 }, '/talks/5'],
    [{ recordKind: 'member', recordId: 6 }, '/members/6'],
    [{ ruleId: 'TALK-T1', recordKind: 'member', recordId: 6 }, '/talks/new?with=6'],
    [{ recordKind: 'term', recordId: 1 }, '/settings?tab=terms'],
    [{ recordKind: 'branch', recordId: 1 }, '/settings?tab=branch'],
    [{ ruleId: 'TASK-02', recordKind: 'register', recordId: 8 }, '/registers?entry=8'],
    [{ ruleId: 'STUDY-03', recordKind: 'study', recordId: 9 }, '/study?item=9'],
    [{ ruleId: 'STUDY-11' }, '/study?year=2026&tab=list'],
    [{ ruleId: 'STUDY-09' }, '/study?year=2026&tab=evenings'],
    [{ ruleId: 'REQ-01' }, '/registers/requests?year=2026'],
    [{ ruleId: 'FREQ-COMMITTEE' }, '/calendar?year=2026'],
    [{ ruleId: 'CROSS-04' }, undefined],
  ] as const)('%o leads to %s', (about, to) => {
    expect(recordHref(finding(about))?.to).toBe(to)
  })

  it('is narrowed by severity and by chapter', () => {
    const findings = [
      finding({ ruleId: 'A' }),
      finding({ ruleId: 'A', severity: 'info' }),
      finding({ ruleId: 'B' }),
    ]
    const concernOf = (ruleId: string) => (ruleId === 'A' ? '记录要素' : '表决')
    expect(concernsIn(findings, concernOf)).toEqual([
      ['记录要素', 2],
      ['表决', 1],
    ])
    const shown = (severities: Finding['severity'][], concern: string | null) =>
      filterFindings(findings, { severities, concern }, concernOf).map((one) => [one.ruleId, one.severity])
    expect(shown(['error', 'warn'], null)).toEqual([
      ['A', 'error'],
      ['B', 'error'],
    ])
    expect(shown(['error', 'info'], '记录要素')).toEqual([
      ['A', 'error'],
      ['A', 'info'],
    ])
    expect(shown([], null)).toEqual([])
  })
})

describe('the span of an inspection', () => {
  const today = '2026-05-10'
  const read = (query: string) => spanIn(new URLSearchParams(query), today)

  it('is a named period, days of one’s own, or the running quarter', () => {
    expect(read('period=2026H1')).toMatchObject({ from: '2026-01-01', to: '2026-06-30', name: '2026H1' })
    expect(read('from=2026-02-03&to=2026-04-05')).toEqual({
      from: '2026-02-03',
      to: '2026-04-05',
      name: null,
      title: '2026年2月3日至2026年4月5日',
    })
    for (const nonsense of [
      '',
      'period=2026Q5',
      'from=2026-04-05&to=2026-02-03',
      'from=2026-02-30&to=2026-03-01',
    ])
      expect(read(nonsense).name).toBe('2026Q2')
    expect(spanHref(read('from=2026-02-03&to=2026-04-05'))).toBe('/inspection?from=2026-02-03&to=2026-04-05')
    expect(spanHref(read('period=2025'))).toBe('/inspection?period=2025')
  })

  it('offers nothing that has not begun, and keeps an older one that was asked for', () => {
    const values = (shown: string | null) =>
      periodChoices(today, shown).map((group) => group.options.map((option) => option.value))
    expect(values('2026')).toEqual([
      ['2026', '2026Q2', '2026Q1', '2026H1'],
      ['2025', '2025Q4', '2025Q3', '2025Q2', '2025Q1', '2025H2', '2025H1'],
    ])
    expect(values('2024Q1')[0]).toEqual(['2024Q1'])
    expect(values(null)).toHaveLength(2)
  })
})

describe('what is to be put right', () => {
  const item = (changes: Partial<RectificationItem>): RectificationItem => ({
    ...emptyItem,
    itemId: 1,
    branchId: 1,
    label: '2026-01',
    ruleId: 'X-1',
    subject: '某事',
    period: '2026年9月',
    problem: '某事',
    citation: '某条',
    recordKind: null,
    recordId: null,
    source: 'selfCheck',
    task: '',
    measure: '',
    standard: '',
    unit: '',
    owner: '',
    ownerPost: '',
    leader: '',
    dueOn: null,
    state: 'open',
    stage: changes.state === 'closed' ? 'closed' : 'open',
    progress: '',
    evidence: '',
    completedOn: null,
    closedOn: null,
    approver: '',
    closingNote: '',
    reopened: 0,
    recursLabel: null,
    raisedOn: '2026-09-01',
    ...changes,
  })

  it('is known again from its finding, an open item first', () => {
    const closed = item({ itemId: 1, state: 'closed' })
    const open = item({ itemId: 2, label: '2026-02' })
    expect(raisedAs(finding({}), [])).toBeUndefined()
    expect(raisedAs(finding({}), [closed])?.label).toBe('2026-01')
    expect(raisedAs(finding({}), [open, closed])?.label).toBe('2026-02')
    expect(raisedAs(finding({ period: '2026年8月' }), [open])).toBeUndefined()
  })

  it('lists what is due first, and says by words what is late', () => {
    const items = [
      item({ label: '2026-01' }),
      item({ label: '2026-02', dueOn: '2026-10-31', source: 'patrol', reopened: 1 }),
      item({ label: '2026-03', dueOn: '2026-09-30' }),
      item({ label: '2026-04', state: 'closed', closedOn: '2026-10-01' }),
    ]
    const today = '2026-10-03'
    const labels = (which: Shown, year = 2026, source: RectificationSource | null = null) =>
      itemsShown(items, { which, source, year }, today).map((one) => one.label)
    expect(labels('open')).toEqual(['2026-03', '2026-02', '2026-01'])
    expect(labels('late')).toEqual(['2026-03'])
    expect(labels('closed')).toEqual(['2026-04'])
    expect(labels('all')).toHaveLength(4)
    expect(labels('all', 2025)).toEqual([])
    expect(labels('open', 2026, 'patrol')).toEqual(['2026-02'])
    expect(items.map((one) => itemStanding(one, '2026-10-03').text)).toEqual([
      '未开始 · 没有写时限',
      '未开始 · 还有 28 天',
      '未开始 · 逾期，已超期 3 天',
      '已销号 · 2026年10月1日',
    ])
    expect(labels('relapsed')).toEqual(['2026-02'])
    const empty = (some: typeof items, which: Shown, year = 2026) =>
      emptyWords(some, { which, source: null, year }, today)
    const done = items.filter(({ state }) => state === 'closed')
    expect(empty(done, 'open')).toMatch(/^2026 年的 1 项都已销号，没有未完成的/)
    expect(empty(items, 'submitted')).toMatch(/^没有这样的事项/)
    expect(empty(items, 'all', 2025)).toMatch(/^2025 年没有整改事项/)
    expect(items.map(relapseWords)).toEqual(['', '回潮：销号后又重新列入 1 次', '', ''])
  })
})
