/** What an entry says of when it was made. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { operations } from '#shared/contract.ts'
import { entryMark, entryMarkInWords } from '#shared/rules/late.ts'

test.each([
  ['2026-09-01', '2026-09-08T10:00:00', 'entered', null],
  ['2026-09-01', '2026-09-09T00:00:00', 'entered', 'late'],
  // only the month is known: its last day counts
  ['2026-08', '2026-09-07T10:00:00', 'entered', null],
  ['2026-08', '2026-09-08T10:00:00', 'entered', 'late'],
  ['2026-09-01', '2026-08-01T10:00:00', 'entered', null],
  ['2020-01-01', '2026-09-08T10:00:00', 'imported', 'imported'],
  [null, '2026-09-08T10:00:00', 'entered', null],
] as const)('%s entered %s (%s): %s', (on, enteredAt, source, mark) => {
  expect(entryMark({ on, enteredAt, source }, 7)).toBe(mark)
})

test('in words, for print', () => {
  const entered = { on: '2026-09-01', enteredAt: '2026-10-08T09:30:00' }
  expect(entryMarkInWords({ ...entered, source: 'entered' }, 7)).toBe('补录，录入时间 2026年10月8日')
  expect(entryMarkInWords({ ...entered, source: 'imported' }, 7)).toBe('导入，导入时间 2026年10月8日')
  expect(entryMarkInWords({ ...entered, source: 'entered' }, 60)).toBe('')
})

test('no command takes a list of records together with a date', () => {
  const dated: string[] = []
  for (const [name, operation] of Object.entries(operations)) {
    if (operation.kind !== 'command') continue
    const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' })
    for (const one of [schema, ...(schema.anyOf ?? [])]) {
      const properties = Object.entries(
        (one as { properties?: Record<string, { type?: string }> }).properties ?? {},
      )
      const lists = properties.filter(
        ([key, { type }]) =>
          type === 'array' && /(meeting|talk|entry|payment|item|notice|assessment|motion)Ids$/.test(key),
      )
      const dates = properties.filter(([key]) => /(On|At|Date|^date|^day|^month|Month)$/.test(key))
      if (lists.length > 0 && dates.length > 0) dated.push(name)
    }
  }
  // one evening of study, made of several items of the list: it dates no record that is there
  expect(dated).toEqual(['study.plan'])
})
