import { expect, it } from 'vitest'
import { doubtText } from '#shared/import/doubt-words.ts'

it('names one sheet, and of many alike the first and how many', () => {
  const said = (...names: string[]) => doubtText({ code: 'otherKind', detail: names.join('\n') }).what
  expect(said('表 3')).toBe('工作表「表 3」里是另一类记录，这一次不导入')
  expect(said('表 3', '表 4')).toBe('工作表「表 3」「表 4」里是另一类记录，这一次不导入')
  expect(said('1', '2', '3', '4', '5', '6')).toBe(
    '工作表「1」「2」「3」「4」等 6 张里是另一类记录，这一次不导入',
  )
  expect(doubtText({ code: 'kindUnknown' }).what).toBe('认不出是什么表')
})
