import { describe, expect, it } from 'vitest'
import { groupFindings, periodChoices, periodIn, recordHref } from '#renderer/inspection/note.ts'
import type { Finding } from '#shared/compliance.ts'

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
      ['要素不全', [lacking, term]],
    ])
  })

  it.each([
    [{ recordKind: 'meeting', recordId: 4 }, '/meetings/4'],
    [{ recordKind: 'talk', recordId: 5 }, '/talks/5'],
    [{ recordKind: 'member', recordId: 6 }, '/members/6'],
    [{ ruleId: 'TALK-T1', recordKind: 'member', recordId: 6 }, '/talks/new?with=6'],
    [{ recordKind: 'term', recordId: 1 }, '/settings?tab=terms'],
    [{ recordKind: 'branch', recordId: 1 }, '/settings?tab=branch'],
    [{}, '/meetings'],
  ] as const)('%o leads to %s', (about, to) => {
    expect(recordHref(finding(about))?.to).toBe(to)
  })

  it('offers no quarter that has not begun, and keeps an older one that was asked for', () => {
    const values = periodChoices('2026-05-10', '2024Q1').map((choice) => choice.value)
    expect(values).toEqual([
      '2024Q1',
      '2026',
      '2026Q2',
      '2026Q1',
      '2025',
      '2025Q4',
      '2025Q3',
      '2025Q2',
      '2025Q1',
    ])
  })

  it('takes no nonsense for a period', () => {
    expect(periodIn('2026Q3')).toBe('2026Q3')
    expect(periodIn('2026Q5')).toBeUndefined()
    expect(periodIn(null)).toBeUndefined()
  })
})
