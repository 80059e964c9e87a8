import { describe, expect, it } from 'vitest'
import {
  changeWords,
  chaptersOf,
  differences,
  latestFirst,
  readProfile,
} from '#renderer/settings/parameters.ts'
import {
  ChoiceKey,
  NumberKey,
  ProfileDocument,
  choiceParameters,
  defaultProfile,
  numberParameters,
} from '#shared/profile.ts'

const profile = (changes: Partial<ProfileDocument> = {}): ProfileDocument => ({
  ...ProfileDocument.parse({}),
  numbers: { ...defaultProfile.numbers },
  choices: { ...defaultProfile.choices },
  ...changes,
})
const ruleTitle = (ruleId: string) => `规则${ruleId}`
const knows = (ruleId: string) => ruleId === 'MEET-24'

describe('the parameters', () => {
  it('all stand in one chapter, once, with unit, basis, present value and default', () => {
    const chapters = chaptersOf(profile({ numbers: { 'study.memberHours': 40 } }))
    const parameters = chapters.flatMap((chapter) => chapter.parameters)
    expect(parameters.map((one) => one.key).toSorted()).toEqual(
      [...NumberKey.options, ...ChoiceKey.options].toSorted(),
    )
    expect(chapters.every((chapter) => chapter.title !== '' && chapter.parameters.length > 0)).toBe(true)
    expect(parameters.find((one) => one.key === 'study.memberHours')).toMatchObject({
      title: '党员学习培训',
      unit: '学时/年',
      value: 40,
      standard: 32,
    })
    expect(parameters.find((one) => one.key === 'election.denominator')?.choices).toEqual(
      choiceParameters['election.denominator'].choices,
    )
  })

  it('a change is told in words, a rule by its title', () => {
    const words = (key: string, value: number | string | null) => changeWords({ key, value }, ruleTitle)
    expect(words('frequency.partyLecture', 2)).toBe('党课：2 次/季度')
    expect(words('election.denominator', 'present')).toBe('当选票数的分母：实到会有选举权人数')
    expect(words('off:MEET-24', '周末轮班')).toBe('停用「规则MEET-24」')
    expect(words('off:MEET-24', null)).toBe('启用「规则MEET-24」')
  })

  it('of changes made in one moment, the one made last stands first', () => {
    const change = (key: string, changedAt: string) => ({
      fromYear: 2026,
      key,
      value: 1,
      reason: '',
      changedAt,
    })
    const changes = [
      change('a', '2026-09-01T10:00:00'),
      change('b', '2026-09-02T10:00:00'),
      change('c', '2026-09-02T10:00:00'),
    ]
    expect(latestFirst(changes).map((one) => one.key)).toEqual(['c', 'b', 'a'])
  })
})

describe('adopting a profile', () => {
  it('shows what would change, and only that; a rule that is left out is on again', () => {
    const present = profile({ off: { 'MEET-24': '周末轮班' } })
    expect(differences(present, present, ruleTitle)).toEqual([])
    expect(
      differences(
        present,
        ProfileDocument.parse({
          numbers: { 'frequency.partyLecture': 2, 'study.memberHours': 32 },
          choices: { 'integrity.mayMerge': 'yes' },
          off: { 'MEET-03': '人少' },
        }),
        ruleTitle,
      ),
    ).toEqual([
      { title: '党课', before: '1 次/季度', after: '2 次/季度' },
      { title: '廉政学习与警示教育一次活动可兼计', before: '不兼计', after: '可兼计' },
      { title: '规则「规则MEET-24」', before: '停用：周末轮班', after: '查' },
      { title: '规则「规则MEET-03」', before: '查', after: '停用：人少' },
    ])
  })

  it('reads what was exported', () => {
    const given = profile({ off: { 'MEET-24': '周末轮班' } })
    expect(readProfile(JSON.stringify(given), knows)).toEqual({ ok: true, profile: given })
  })

  it.each([
    ['not JSON', '党课', '不是 JSON'],
    ['other JSON', '{"name":"branch-ledger"}', '没有规则参数'],
    ['a list', '[1]', '没有规则参数'],
    ['a key of a newer program', '{"numbers":{"frequency.singing":3}}', 'frequency.singing'],
    ['a text for a number', '{"numbers":{"frequency.partyLecture":"两"}}', 'frequency.partyLecture'],
    ['a number out of bounds', '{"numbers":{"study.minutesPerHour":5}}', '30 至 60'],
    ['a choice there is not', '{"choices":{"election.denominator":"nobody"}}', '没有「nobody」'],
    ['a rule there is not', '{"off":{"NO-99":"试"}}', 'NO-99'],
  ])('refuses %s and says where', (_what, text, why) => {
    expect(readProfile(text, knows)).toMatchObject({ ok: false, why: expect.stringContaining(why) })
  })

  it('holds every default within its own bounds', () => {
    for (const { value, min, max } of Object.values(numberParameters)) {
      expect(value).toBeGreaterThanOrEqual(min)
      expect(value).toBeLessThanOrEqual(max)
    }
  })
})
