/** Lists of what must be studied, as they are pasted: numbered paragraphs, and rows out of a table. */
import { describe, expect, it } from 'vitest'
import { branchOf, openTestLedger } from '#test/support/ledger.ts'
import { categoryOf, readStudyList } from '#shared/study/read-list.ts'

const published = `2026年9月上半月学习内容清单（机关党委 2026年9月1日印发）
各支部要在9月20日前学完。
一、必学内容
1. 习近平总书记在某次会议上的重要讲话（新华社，2026年8月28日）
2、《中国共产党纪律处分条例》 中共中央 2026-08-20发布，9月15日前学完
（三）市委全会精神（市委办公室，8月30日）
二、选学内容
4. 全国模范检察官先进事迹（人民日报，2026年8月12日）`

describe('numbered paragraphs', () => {
  const { items, unread } = readStudyList(published, '2026-09-02')

  it('finds every item with its section, its list and its time', () => {
    expect(
      items.map(({ title, elective, dueOn, listLabel }) => ({ title, elective, dueOn, listLabel })),
    ).toEqual([
      {
        title: '习近平总书记在某次会议上的重要讲话',
        elective: false,
        dueOn: '2026-09-20',
        listLabel: '2026年9月上半月',
      },
      {
        title: '《中国共产党纪律处分条例》',
        elective: false,
        dueOn: '2026-09-15',
        listLabel: '2026年9月上半月',
      },
      { title: '市委全会精神', elective: false, dueOn: '2026-09-20', listLabel: '2026年9月上半月' },
      { title: '全国模范检察官先进事迹', elective: true, dueOn: '2026-09-20', listLabel: '2026年9月上半月' },
    ])
    expect(unread).toEqual([])
  })

  it('takes apart a paragraph of Word that counts its items in a run', () => {
    const read = readStudyList(
      `各党支部：现将学习内容通知如下，请于12月10日前组织学习：一是《中国共产党纪律处分条例》（中共中央，2023年12月19日）；二是全国宣传思想文化工作会议精神；三是选学《求是》2026年第21期文章。
机关党委 2026年11月16日`,
      '2026-11-23',
    )
    expect(read.items.map(({ title, elective, dueOn }) => [title, elective, dueOn])).toEqual([
      ['《中国共产党纪律处分条例》', false, '2026-12-10'],
      ['全国宣传思想文化工作会议精神', false, '2026-12-10'],
      ['《求是》2026年第21期文章', true, '2026-12-10'],
    ])
    const titles = (text: string) => readStudyList(text, '2026-11-23').items.map(({ title }) => title)
    expect(titles('学习以下内容：1.《甲条例》；2.《乙规定》。3、市委全会精神')).toEqual([
      '《甲条例》',
      '《乙规定》',
      '市委全会精神',
    ])
    expect(titles('（一）《甲条例》（二）《乙规定》')).toEqual(['《甲条例》', '《乙规定》'])
    expect(titles('1. 全面落实2026年第1.5号文件精神')).toEqual(['全面落实2026年第1.5号文件精神'])
  })

  it('reads day and body of publication, and what an item is about', () => {
    expect(items.map(({ publishedOn, issuer, category }) => [publishedOn, issuer, category])).toEqual([
      ['2026-08-28', '新华社', 'speeches'],
      ['2026-08-20', '中共中央', 'constitution'],
      ['2026-08-30', '', 'speeches'],
      ['2026-08-12', '人民日报', 'exemplar'],
    ])
  })

  it('keeps the line it read, and says what it did not see', () => {
    const [item] = readStudyList('1. 学习《宗教事务条例》', '2026-09-02').items
    expect(item).toMatchObject({
      title: '《宗教事务条例》',
      category: 'religion',
      publishedOn: null,
      dueOn: null,
      source: '1. 学习《宗教事务条例》',
      doubts: ['没有看出发布日期'],
    })
  })

  it('lines that are no items are shown as not read', () => {
    // numbered otherwise than the rest, with a term of its own: not swallowed as the term of the whole list
    const mixed =
      '1. 《甲条例》\n三、中央八项规定精神（期限：11月30日前）\n2. 《乙规定》\n以上请于12月10日前学完。'
    expect(readStudyList(mixed, '2026-11-23')).toMatchObject({
      items: [{ title: '《甲条例》' }, { title: '《乙规定》', dueOn: null }],
      unread: ['三、中央八项规定精神（期限：11月30日前）'],
    })
    expect(readStudyList('请各支部认真组织。\n1. 《中国共产党章程》', '2026-09-02')).toMatchObject({
      items: [{ title: '《中国共产党章程》' }],
      unread: ['请各支部认真组织。'],
    })
  })
})

describe('rows out of a table', () => {
  it('go by their headings, wherever the columns stand', () => {
    const { items } = readStudyList(
      [
        '2026年9月下半月必学清单',
        '序号\t学习内容\t发文单位\t发布日期\t学习期限\t对象\t必修/选修',
        '1\t《甲条例》\t国务院\t2026.9.16\t2026年9月底前\t党组中心组\t必修',
        '2\t乙先进事迹\t市委宣传部\t9月17日\t\t全体党员\t选修',
        '3\t\t\t\t\t\t',
      ].join('\n'),
      '2026-09-20',
    )
    expect(items).toEqual([
      expect.objectContaining({
        title: '《甲条例》',
        issuer: '国务院',
        publishedOn: '2026-09-16',
        dueOn: '2026-09-30',
        scope: 'leadingGroup',
        elective: false,
        listLabel: '2026年9月下半月',
        doubts: [],
      }),
      expect.objectContaining({
        title: '乙先进事迹',
        publishedOn: '2026-09-17',
        elective: true,
        dueOn: null,
      }),
    ])
  })

  it('a cell that cannot be read is left empty with a doubt', () => {
    const { items } = readStudyList('学习内容\t发布日期\n《甲》\t上月底', '2026-09-20')
    expect(items).toEqual([
      expect.objectContaining({ title: '《甲》', publishedOn: null, doubts: ['发布日期「上月底」没有看懂'] }),
    ])
  })
})

it.each([
  ['《中国共产党章程》', 'constitution'],
  ['习近平新时代中国特色社会主义思想学习纲要', 'thought'],
  ['习近平总书记在全国宗教工作会议上的讲话', 'religion'],
  ['形式主义典型案例通报', 'warning'],
  ['中国共产党简史（党史学习）', 'history'],
  ['《中华人民共和国统计法》', 'law'],
  ['当前经济形势报告', 'situation'],
  ['食堂管理', 'other'],
])('%s is about %s', (title, category) => {
  expect(categoryOf(title)).toBe(category)
})

it('proposes without writing, and knows what is on the list already', async () => {
  const ledger = await openTestLedger({ today: '2026-09-02' })
  await branchOf(ledger, 3)
  const [known] = await ledger.call('study.require', { title: '中国共产党纪律处分条例' })
  const before = ledger.dump()
  const { items } = await ledger.call('study.importText', { text: published })
  expect(items.map((item) => item.matchId)).toEqual([null, known?.itemId, null, null])
  expect(ledger.dump()).toEqual(before)
  const taken = items.filter((item) => item.matchId === null)
  const entered = await ledger.call('study.require', {
    items: taken.map(({ doubts: _doubts, matchId: _match, ...item }) => item),
  })
  expect(entered).toHaveLength(3)
  expect(
    (await ledger.call('study.importText', { text: published })).items.every((one) => one.matchId !== null),
  ).toBe(true)
})
