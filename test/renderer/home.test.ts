import { describe, expect, it } from 'vitest'
import {
  draftSentences,
  dueSentences,
  missingSentences,
  quarterBefore,
  readinessOf,
  spokenPeriods,
  standingSentences,
  stripOf,
  talkSentence,
} from '#renderer/home/month.ts'
import { inOrder } from '#renderer/home/order.ts'
import type { Finding } from '#shared/compliance.ts'
import { defaultProfile } from '#shared/profile.ts'
import { type FrequencyFacts, dutiesOf } from '#shared/rules/frequency.ts'

const today = '2026-09-20'
const duties = (changes: Partial<FrequencyFacts> = {}) =>
  dutiesOf({
    year: 2026,
    asOf: today,
    foundedOn: null,
    committeeSince: '2024-03-15',
    groups: [],
    meetings: [],
    leadingGroupSince: null,
    profile: defaultProfile,
    ...changes,
  })
const committee = (month: number) => ({
  meetingId: month,
  kind: 'committeeMeeting' as const,
  alsoCountsAs: [],
  topics: [],
  day: `2026-${String(month).padStart(2, '0')}-05`,
  groupId: null,
})
const finding = (changes: Partial<Finding>): Finding => ({
  ruleId: 'X-1',
  severity: 'warn',
  responsibility: 'none',
  subject: '某人',
  period: '2026年9月',
  message: '某事',
  citation: '某条',
  ...changes,
})

describe('what the home page says', () => {
  it('names what runs and is not held, with how often and by which article', () => {
    const sentences = dueSentences(duties(), today)
    expect(sentences.map((sentence) => `${sentence.text}（${sentence.citation}）`)).toEqual([
      '三季度党员大会还没有开（每季度一次，支部工作条例第十一条）',
      '9月支委会还没有开（每月一次，支部工作条例第十二条）',
      '9月主题党日还没有开（每月一次，教育管理条例第十六条；支部工作条例第十六条）',
      '三季度党课还没有开（每季度一次，支部工作条例第十六条（条例写「按期」，次数为惯例参数））',
      '下半年党员思想状况分析还没有做（每半年一次，机关基层党组织每半年开展 1 次；机关条例第十九条）',
      '下半年履职情况交流还没有做（每半年一次，坚持每半年交流一次履职情况（机关党建「晒比评」会议讲话））',
    ])
  })

  it('leads to the register where no meeting fulfils a duty', () => {
    const exchange = dueSentences(duties(), today).find((each) => each.key.includes('EXCHANGE'))
    expect(exchange?.action).toEqual({ word: '现在记录', to: '/registers/debriefings' })
  })

  it('speaks of the year’s duties from the fourth quarter', () => {
    const texts = (on: string) => dueSentences(duties({ asOf: on }), on).map((sentence) => sentence.text)
    expect(texts('2026-09-30').join()).not.toContain('今年')
    expect(texts('2026-10-01')).toContain('今年组织生活会还没有开')
    const life = dueSentences(duties({ asOf: '2026-10-01' }), '2026-10-01').find((each) =>
      each.text.includes('组织生活会'),
    )
    expect(life?.action).toEqual({ word: '去准备', to: '/life' })
  })

  it('says what the law asks for before habits and topics', () => {
    const texts = inOrder({
      duties: duties(),
      findings: [
        finding({ ruleId: 'TALK-T1', subject: '张三' }),
        finding({ ruleId: 'DEV-01', recordKind: 'member', recordId: 7, message: '李四预备期将满' }),
      ],
      meetings: [],
      tasks: [{ month: '2026-08', state: 'set', void: false }],
      birthdays: [],
      study: [],
      today,
    }).map(({ text }) => text)
    const places = [
      '9月支委会还没有开',
      '1月至8月没有支委会记录',
      '李四预备期将满',
      '8月有 1 项任务没有回填',
      '下半年履职情况交流还没有做',
      '书记今年还没有和张三谈心谈话',
      '上半年没有党员思想状况分析记录',
    ].map((text) => texts.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('names halves of the year, and says of a topic that it is done, not held', () => {
    const texts = dueSentences(duties(), today).map((sentence) => sentence.text)
    expect(texts).toContain('下半年党员思想状况分析还没有做')
    const missed = missingSentences(duties()).find((each) => each.key.includes('ANALYSIS'))
    expect(missed?.text).toBe('上半年没有党员思想状况分析记录')
    expect(missed?.citation).toMatch(/^每半年一次，/)
  })

  it('gathers what was missed, one sentence per kind', () => {
    const held = [1, 2, 3, 6].map(committee)
    const sentence = missingSentences(duties({ meetings: held })).find((each) =>
      each.key.includes('COMMITTEE'),
    )
    expect(sentence?.text).toBe('4月、5月、7月、8月没有支委会记录')
    expect(sentence?.tone).toBe('wrong')
  })

  it('says a run of three and more as a span', () => {
    const missed = duties().filter((duty) => duty.kind === 'committeeMeeting' && duty.state === 'missing')
    expect(spokenPeriods(missed)).toBe('1月至8月')
    expect(spokenPeriods(missed.filter((duty) => duty.from !== '2026-03-01'))).toBe('1月、2月、4月至8月')
    expect(spokenPeriods([])).toBe('')
  })

  it('says nothing of what is done', () => {
    const all = duties({ meetings: Array.from({ length: 9 }, (_each, index) => committee(index + 1)) })
    const texts = [...dueSentences(all, today), ...missingSentences(all)]
      .map((sentence) => sentence.text)
      .join()
    expect(texts).not.toContain('支委会')
    expect(texts).toContain('主题党日')
  })

  it('gathers unclear people into one sentence and leads terms to the settings', () => {
    const sentences = standingSentences([
      finding({ ruleId: 'ORG-08', recordKind: 'term', recordId: 1, message: '支委会将于2027年3月14日届满' }),
      ...['甲', '乙', '丙', '丁'].map((subject) =>
        finding({ ruleId: 'MEMBER-01', subject, recordKind: 'member', recordId: 9 }),
      ),
    ])
    expect(sentences.map((sentence) => sentence.text)).toEqual([
      '支委会将于2027年3月14日届满',
      '甲、乙、丙等 4 人的类别或转正日期不清楚，表决权无法判断',
    ])
    expect(sentences[0]?.action).toEqual({ word: '去看', to: '/settings?tab=terms' })
  })

  it('counts the people the secretary owes a talk', () => {
    const gaps = ['甲', '乙'].map((subject) => finding({ ruleId: 'TALK-T1', subject }))
    expect(talkSentence(gaps, 2026)[0]?.text).toBe('书记今年还没有和甲、乙谈心谈话')
    expect(talkSentence([], 2026)).toEqual([])
  })

  it('has nothing to say of no drafts', () => {
    expect(draftSentences([])).toEqual([])
  })
})

describe('the quarter’s readiness', () => {
  it('counts held duties, errors of the inspection, and what is still open', () => {
    const all = duties({ meetings: [7, 8, 9].map(committee) })
    expect(
      readinessOf('2026Q3', all, [finding({ severity: 'error' }), finding({ severity: 'warn' })]),
    ).toEqual({
      period: '2026Q3',
      ready: 3,
      missing: 1,
      pending: 3,
    })
  })

  it('knows the quarter before, over the turn of a year', () => {
    expect(quarterBefore('2026-09-20')).toBe('2026Q2')
    expect(quarterBefore('2026-03-31')).toBe('2025Q4')
  })
})

describe('the year’s strip', () => {
  it('covers twelve months in every row, a quarter spanning three', () => {
    const rows = stripOf(duties())
    for (const row of rows) expect(row.cells.reduce((sum, cell) => sum + cell.span, 0)).toBe(12)
    expect(rows.find((row) => row.title === '党员大会')?.cells.map((cell) => cell.span)).toEqual([3, 3, 3, 3])
    expect(rows.find((row) => row.title === '组织生活会')?.cells).toHaveLength(1)
  })

  it('leaves months blank in which nothing was owed yet', () => {
    const row = stripOf(duties({ committeeSince: '2026-03-10' })).find((each) => each.title === '支委会')
    expect(row?.cells.map((cell) => cell.duty?.state ?? 'none').slice(0, 5)).toEqual([
      'none',
      'none',
      'none',
      'missing',
      'missing',
    ])
  })
})
