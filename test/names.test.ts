/** Names as people paste them, minutes as they paste them, and names misspelt in running text. */
import { describe, expect, test } from 'vitest'
import { type PastedName, likeliest, matchNames } from '#shared/names/pasted.ts'
import { linesOf, splitMinutes } from '#shared/names/speakers.ts'
import { misspeltNames, putRight } from '#shared/names/spelling.ts'

const roster = ['宋江', '李逵', '吴国强', '沈国梁', '王伟', '王芳', '欧阳晓峰', '买买提·艾力'].map(
  (name, index) => ({ memberId: index + 1, name }),
)
const brief = ({ name, state, candidates, note }: PastedName) =>
  [name, state, candidates.map((one) => one.name).join('/'), ...(note === '' ? [] : [note])].join(' ')

describe('a pasted list of names', () => {
  test.each([
    [
      '宋江、李逵，吴国强,沈国梁',
      ['宋江 exact 宋江', '李逵 exact 李逵', '吴国强 exact 吴国强', '沈国梁 exact 沈国梁'],
    ],
    [
      '宋江;李逵；王芳\n沈国梁',
      ['宋江 exact 宋江', '李逵 exact 李逵', '王芳 exact 王芳', '沈国梁 exact 沈国梁'],
    ],
    ['1.宋江\n2．李逵\n3、王芳', ['宋江 exact 宋江', '李逵 exact 李逵', '王芳 exact 王芳']],
    ['（1）宋江（2）', ['宋江 exact 宋江 2']],
    ['（一）宋江\n（二）李逵\n③王芳', ['宋江 exact 宋江', '李逵 exact 李逵', '王芳 exact 王芳']],
    ['宋 江\n李　逵', ['宋江 spaced 宋江', '李逵 spaced 李逵']],
    ['宋 江 李 逵', ['宋江 spaced 宋江', '李逵 spaced 李逵']],
    ['序号\t姓名\t签名\n1\t宋江\t\n2\t李逵\t', ['宋江 exact 宋江', '李逵 exact 李逵']],
    ['请假：宋江（病假）、李逵(出差)', ['宋江 exact 宋江 病假', '李逵 exact 李逵 出差']],
    ['宋江同志、李逵同志。', ['宋江 spaced 宋江', '李逵 spaced 李逵']],
    ['宋江、宋江', ['宋江 exact 宋江']],
    ['买买提•艾力', ['买买提·艾力 spaced 买买提·艾力']],
    ['吴国祥', ['吴国祥 doubtful 吴国强']],
    ['沈国粱', ['沈国粱 doubtful 沈国梁']],
    ['王玮', ['王玮 doubtful 王伟/王芳']],
    ['买买提', ['买买提 doubtful 买买提·艾力']],
    [
      '宋江\t出差\n李逵\t\t病假\n王芳\t组长',
      ['宋江 exact 宋江 出差', '李逵 exact 李逵 病假', '王芳 exact 王芳', '组长 unknown '],
    ],
    ['请假：宋江（病假）、因公', ['宋江 exact 宋江 病假']],
    ['鲁智深', ['鲁智深 unknown ']],
    ['张江', ['张江 unknown ']],
    ['', []],
    ['应到 21 人：宋江', ['宋江 exact 宋江']],
  ])('%j', (text, expected) => {
    expect(matchNames(text, roster).map(brief)).toEqual(expected)
  })

  test('who is meant without being asked: never one of two, and a slip only where ear or eye explain it', () => {
    const meant = (text: string, people = roster) =>
      matchNames(text, people).map((one) => likeliest(one)?.name ?? null)
    expect(meant('宋 江、沈国粱、王玮、吴国祥、鲁智深')).toEqual(['宋江', '沈国梁', '王伟', null, null])
    const twins = [...roster, { memberId: 99, name: '宋江' }]
    expect(matchNames('宋江', twins)[0]?.state).toBe('namesakes')
    expect(meant('宋江', twins)).toEqual([null])
  })
})

describe('pasted minutes', () => {
  const split = (text: string) =>
    splitMinutes(text, roster, ['董卫东'])?.parts.map(({ name, state, text: said }) => [name, state, said])

  test.each([
    [
      '宋江：同意。\n李逵:没有意见。',
      [
        ['宋江', 'exact', '同意。'],
        ['李逵', 'exact', '没有意见。'],
      ],
    ],
    ['宋江同志发言：一是学习。\u000B二是落实。', [['宋江', 'exact', '一是学习。\n二是落实。']]],
    ['吴国强（副书记）：抓紧办。', [['吴国强', 'exact', '抓紧办。']]],
    ['副书记吴国强：抓紧办。', [['吴国强', 'exact', '抓紧办。']]],
    [
      '1.宋江：好。\n（2）李 逵同志：好。',
      [
        ['宋江', 'exact', '好。'],
        ['李逵', 'spaced', '好。'],
      ],
    ],
    ['沈国粱：按期完成。', [['沈国粱', 'doubtful', '按期完成。']]],
    ['赵铁柱：我是新来的。', [['赵铁柱', 'unknown', '我是新来的。']]],
    ['董卫东：列席发言。', [['董卫东', 'exact', '列席发言。']]],
    ['Anna：同意。', undefined],
    ['王芳（书面发言）：同意。', [['王芳', 'exact', '（书面发言）同意。']]],
    ['欧阳晓峰同志强调：\r\n要快。\r\n要好。', [['欧阳晓峰', 'exact', '要快。\n要好。']]],
    ['会议要求：抓好落实。', undefined],
    ['时间：2026年9月18日\n地点：三楼', undefined],
    ['工作目标：完成。\n方向：一致。\n任务：三项。', undefined],
    ['只有一段话，没有人名。', undefined],
  ])('%j', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  test('nothing is lost: what is not split stays with whoever spoke before it', () => {
    const text =
      '会议由宋江主持，议题如下。\n一、宋江：先说两点。\n（一）学习。\n（二）落实。\n会议认为：要抓紧。\n2、李逵同志：补充一点：注意安全。\n\n鲁智深：我也同意。'
    const found = splitMinutes(text, roster)
    expect(found?.before).toBe('会议由宋江主持，议题如下。')
    expect(found?.parts.map(({ name }) => name)).toEqual(['宋江', '李逵', '鲁智深'])
    const all = [found?.before, ...(found?.parts ?? []).flatMap(({ head, text: said }) => [head, said])].join(
      '',
    )
    const letters = (words: string) => [...words.replace(/[\s：]/gu, '')].toSorted().join('')
    expect(letters(all)).toBe(letters(text))
  })

  test('lines end as a word processor ends them', () => {
    expect(linesOf('甲\r\n乙\u000B丙\u2028丁\r戊')).toEqual(['甲', '乙', '丙', '丁', '戊'])
  })
})

describe('names misspelt in running text', () => {
  const names = [
    '宋江',
    '李逵',
    '吴国强',
    '沈国梁',
    '王伟',
    '王新华',
    '高洁',
    '马克明',
    '程立',
    '方建国',
    '江平',
    '钟欣',
  ]
  const slips = (text: string, others: readonly string[] = []) =>
    misspeltNames(text, names, others).map(({ written, meant }) => `${written}→${meant}`)

  test.each([
    ['会上沈国粱同志作了汇报。', ['沈国粱→沈国梁']],
    ['由沈国粱负责。', ['沈国粱→沈国梁']],
    ['方健国、王新骅提出修改意见。', ['方健国→方建国', '王新骅→王新华']],
    ['吴国祥同志汇报。', ['吴国祥→吴国强']],
    ['武国强同志汇报。', ['武国强→吴国强']],
    ['王玮同志认为可行。', ['王玮→王伟']],
    ['宋汪：同意。', ['宋汪→宋江']],
  ])('%s', (text, expected) => {
    expect(slips(text)).toEqual(expected)
  })

  test.each([
    '沈国梁同志作了汇报，宋江、李逵同意。',
    '深入学习马克思主义基本原理。',
    '马克思：资本论。',
    '支部成立，程序合法。',
    '品德高洁、作风正派。高洁同志带头。',
    '江苏、平安建设；江宁同心。',
    '吴国的历史；国强民富。',
    '会议中心：三楼。中新社报道。',
    '方案建设、国家标准、方法得当。',
    '全体同志一致认为要坚持高质量发展。',
    '王伟同志和王伟光的书。',
    '张三同志是群众代表。',
    '新华社、新华书店。王某某违纪案例通报。',
    '提高认识，高度重视，高标准落实。',
  ])('says nothing of: %s', (text) => {
    expect(slips(text)).toEqual([])
  })

  test('who is known besides the roster is spelt as he is', () => {
    expect(slips('王玮同志列席。', ['王玮'])).toEqual([])
  })

  test('one key puts it right, and only that place', () => {
    const text = '沈国粱说，沈国粱同意。'
    const [, second] = misspeltNames(text, names)
    expect(second === undefined ? '' : putRight(text, second)).toBe('沈国粱说，沈国梁同意。')
  })
})
