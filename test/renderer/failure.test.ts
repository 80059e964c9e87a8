import { describe, expect, it } from 'vitest'
import { LedgerError, failureText, noAnswer, pageOutlived } from '#renderer/ui/failure.ts'
import { failureCodes } from '#shared/failure.ts'

describe('what the ledger says when something does not work', () => {
  it.each(failureCodes)('%s says what happened and what to do, in Chinese and in no code', (code) => {
    const { what, todo } = failureText(code, '')
    for (const sentence of [what, todo]) {
      expect(sentence).toMatch(/[\u4e00-\u9fff]{2}/)
      expect(sentence.replace('.ledger', '')).not.toMatch(/[A-Za-z]{3,}/)
    }
    expect(todo).toMatch(/。$/)
  })

  it('names the field of an input in words', () => {
    expect(failureText('badInput', 'fullMemberDate: 转正日期早于入党日期').what).toBe(
      '填写的内容不合要求，没有保存：转正日期：转正日期早于入党日期',
    )
    expect(
      failureText('badInput', 'content.startsAt: 时间应写成 2026-11-23T14:30 的样子; someField: 最多 60 个字')
        .what,
    ).toBe('填写的内容不合要求，没有保存：开始时间：时间应写成 2026-11-23T14:30 的样子；最多 60 个字')
  })

  it('tells a page of an earlier run to be closed, not to be filled in better', () => {
    expect(failureText('badInput', 'token').what).toBe('这一页不是程序这次打开的，读不到台账')
  })

  it('tells where the words are once the program has ended, and what to do', () => {
    expect(failureText('badInput', pageOutlived).what).toBe('程序已经重新启动，这一页连不上台账了')
    const { what, todo } = failureText('internal', noAnswer)
    expect([what, todo]).toEqual(['程序已经关闭，或者没有回应', expect.stringContaining('重新启动程序')])
  })

  it('keeps ids of the program to itself', () => {
    expect(failureText('notFound', 'memberId 12').what).toBe('没有找到这条记录')
  })

  it('carries code and detail on the error', () => {
    const error = new LedgerError('duplicate', '沈国梁')
    expect([error.code, error.detail]).toEqual(['duplicate', '沈国梁'])
  })
})
