/** The count at the end of npm test tells the truth about what vitest reports. */
import { expect, test } from 'vitest'
import { tallyOf } from './run.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})

test('tests are counted one by one over all files', () => {
  const testResults = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')]
  expect(tallyOf({ success: false, testResults })).toEqual({ passed: 3, failed: 1 })
})

test('a test that was left out is no success', () => {
  const testResults = [file('passed', 'passed', 'skipped', 'todo')]
  expect(tallyOf({ success: true, testResults })).toEqual({ passed: 1, failed: 2 })
})

test('a file that broke before its first test is a failure', () => {
  expect(tallyOf({ success: false, testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1 })
  expect(tallyOf({ success: false, testResults: [file('failed', 'passed')] })).toEqual({
    passed: 1,
    failed: 1,
  })
})

test('a run that failed as a whole is a failure although every test passed', () => {
  expect(tallyOf({ success: false, testResults: [file('passed', 'passed')] })).toEqual({
    passed: 1,
    failed: 1,
  })
  expect(tallyOf({ success: false, testResults: [] })).toEqual({ passed: 0, failed: 1 })
  expect(tallyOf(undefined)).toEqual({ passed: 0, failed: 1 })
})
