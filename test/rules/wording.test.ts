import { describe, expect, it } from 'vitest'
import { findBlanketWording, perPersonWording } from '#shared/rules/wording.ts'

describe('blanket wording (speech 000：绝不能记录为一致同意)', () => {
  it.each(['经讨论，大家一致同意', '全票同意', '会议一致认为', '均表示同意', '无异议通过', '一致通过'])(
    'finds it in %s',
    (text) => {
      expect(findBlanketWording(text).length).toBeGreaterThan(0)
    },
  )
  it.each(['同意 16 人', '意见不一致，同意再议', '全票 16 张'])('leaves %s alone', (text) => {
    expect(findBlanketWording(text)).toEqual([])
  })
  it('says where', () =>
    expect(findBlanketWording('经讨论一致同意。')).toEqual([{ word: '一致同意', index: 3 }]))
})

describe('per-person wording', () => {
  const facts = {
    title: '接收宋某同志为预备党员',
    decisionKind: 'admitProbationary',
    method: 'secretBallot',
    expected: 19,
    present: 16,
    written: 1,
    stated: true,
    approvals: 16,
    oppose: 0,
    abstain: 1,
    passed: true,
    approveNeeded: 10,
  } as const
  it('gives numbers also where nearly all agreed, and holds no blanket wording', () => {
    const text = perPersonWording(facts)
    for (const piece of [
      '19 名',
      '实到 16 名',
      '另有 1 名会前提交书面意见',
      '逐一发言表态',
      '无记名投票',
      '赞成 16 票',
      '弃权 1 票',
      '超过应到会有表决权党员的半数',
    ])
      expect(text).toContain(piece)
    expect(findBlanketWording(text)).toEqual([])
  })
  it('says plainly that it failed', () => {
    expect(perPersonWording({ ...facts, approvals: 9, passed: false })).toContain('未通过')
  })
})
