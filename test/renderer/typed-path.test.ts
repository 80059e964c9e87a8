/** Paths as file managers hand them over. */
import { expect, test } from 'vitest'
import { typedPath } from '#renderer/ui/typed-path.ts'

test.each([
  ['  /home/张三/二支部.ledger ', '/home/张三/二支部.ledger'],
  [String.raw`"C:\台账\二 支部.ledger"`, String.raw`C:\台账\二 支部.ledger`],
  ["'/home/张三/二支部.ledger'", '/home/张三/二支部.ledger'],
  ['“/home/张三/二支部.ledger”', '/home/张三/二支部.ledger'],
  ['file:///home/%E5%BC%A0%E4%B8%89/a.ledger', '/home/张三/a.ledger'],
  ['file:///C:/a.ledger', 'C:/a.ledger'],
  ['file:///home/100%', 'file:///home/100%'],
  ['""', ''],
  ['"', '"'],
])('%j', (text, path) => {
  expect(typedPath(text)).toBe(path)
})
