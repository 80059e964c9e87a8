/** Which spans a debriefing is offered for, and what is said while the days do not make one. */
import { expect, test } from 'vitest'
import { askedOf, usualSpans } from '#renderer/registers/debriefing-spans.ts'

const today = '2026-11-23'
const own = { from: '2026-01-01', to: '2026-06-30', planFrom: null, planTo: null }

test('last year with this year’s plan, and the first half-year with the second’s', () => {
  expect(usualSpans('year', today)).toEqual({
    from: '2025-01-01',
    to: '2025-12-31',
    planFrom: '2026-01-01',
    planTo: '2026-12-31',
  })
  expect(usualSpans('half', today)).toEqual({
    from: '2026-01-01',
    to: '2026-06-30',
    planFrom: '2026-07-01',
    planTo: '2026-12-31',
  })
})

test.each([
  [{ ...own, from: null }, '请填写述职期间的起止日期'],
  [{ ...own, to: null }, '请填写述职期间的起止日期'],
  [{ ...own, to: '2025-12-31' }, '起始日期晚于截止日期'],
  [{ ...own, from: '2026-12-01', to: '2026-12-31' }, '还没有到'],
  [{ ...own, from: '2020-01-01' }, '最长 6 年'],
  [{ ...own, planFrom: '2026-07-01' }, '要么都填，要么都不填'],
  [{ ...own, planFrom: '2026-12-31', planTo: '2026-07-01' }, '打算的起始日期晚于截止日期'],
])('%o is not asked for', (spans, words) => {
  expect(askedOf(spans, today)).toContain(words)
})

test('days that make a span are asked for, with a plan and without', () => {
  expect(askedOf(own, today)).toEqual({ from: own.from, to: own.to })
  const whole = { ...own, planFrom: '2026-07-01', planTo: '2026-12-31' }
  expect(askedOf(whole, today)).toEqual(whole)
})
