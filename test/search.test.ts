/** Searching: whatever is typed, exactly the records that hold it; people by pinyin; nothing that is covered. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '#electron/search/fold.ts'
import { pinyinIn, readingsLoaded, readsAs } from '#electron/search/pinyin.ts'
import type { InputOf, OutputOf } from '#shared/contract.ts'
import type { SearchHit } from '#shared/search.ts'
import { categoryTitles } from '#shared/study/words.ts'
import { type TestLedger, convene, enrol, openTestLedger } from '#test/support/ledger.ts'

const ids = (found: Pick<OutputOf<'search.find'>, 'hits'>) =>
  found.hits.map(({ kind, id }) => `${kind}/${id}`)
const titles = (found: OutputOf<'search.find'>) => found.hits.map(({ title }) => title)
const marked = (hit: SearchHit | undefined) =>
  hit?.found?.marks.map(([from, until]) => hit.found?.text.slice(from, until)) ?? []

async function threeMembers() {
  const ledger = await openTestLedger()
  const secretary = await enrol(ledger, '沈国梁', { jobTitle: '办公室主任' })
  const recorder = await enrol(ledger, '宋江')
  const third = await enrol(ledger, '欧阳清')
  return { ledger, secretary, recorder, third }
}

// ---- the same by another road: regular expressions and includes(), nothing of the product's ----
const wide = (text: string) =>
  text.replace(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
function plain(text: string): string {
  return wide(text)
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[“”「」]/g, '"')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .replace(/(?<=[a-z0-9])[ \t\u3000]+(?=[a-z0-9])/g, '\u0001')
    .replace(/[ \t\u3000]/g, '')
    .replaceAll('\u0001', ' ')
}

const characters = [...'会议学习宋江２2０0%_\\\'"“”，,。（([〔％Ａaab 　\n😀𠮷🈶第次']
const someText = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 24 })
  .map((all) => all.join(''))

/** Every searchable word of what was entered, by record. */
type Texts = Map<string, string[]>

async function enterRandomly(
  ledger: TestLedger,
  branchId: number,
  texts: readonly string[],
  into: Texts,
): Promise<void> {
  const [one = '', two = '', three = '', four = '', five = ''] = texts.map((text) => text.trim() || '无')
  const meeting = await ledger.call('meetings.convene', {
    branchId,
    kind: 'themePartyDay',
    startsAt: '2026-03-05T09:00',
    theme: one,
    place: two,
    outline: three,
    agenda: [{ title: four, speeches: [{ speakerName: '客人', kind: 'discussion', text: five }] }],
  })
  const item = meeting.agenda[0]
  into.set(`meetings/${meeting.meetingId}`, [
    `主题党日〔2026〕第${meeting.number}次　${meeting.theme}`,
    `2026年第${meeting.number}次主题党日`,
    '2026年3月5日',
    meeting.theme,
    meeting.place,
    meeting.outline,
    item?.title ?? '',
    item?.speeches[0]?.text ?? '',
    '客人',
  ])
  const paper = await ledger.call('documents.record', {
    branchId,
    datedOn: '2026-02-01',
    subject: four,
    wording: five,
    remark: one,
  })
  into.set(`registers/${paper.entryId}`, [
    paper.subject,
    paper.wording,
    paper.remark,
    paper.documentNo,
    paper.issuer,
    '制度',
    '现行',
    '制度与文件',
  ])
  const [owed] = await ledger.call('study.require', { branchId, title: two, issuer: three, category: 'law' })
  if (owed === undefined) throw new Error('nothing required')
  into.set(`study/item-${owed.itemId}`, [owed.title, owed.issuer, categoryTitles.law])
}

/** Asks until every branch was gone through, a few hits at a time. */
async function findEverywhere(
  ledger: TestLedger,
  asked: InputOf<'search.everywhere'>,
): Promise<OutputOf<'search.everywhere'>> {
  const answer = await ledger.call('search.everywhere', { most: 3, ...asked })
  if (answer.left === 0) return answer
  const rest = await findEverywhere(ledger, { ...asked, done: [...(asked.done ?? []), ...answer.searched] })
  return {
    branches: [...answer.branches, ...rest.branches],
    searched: [...answer.searched, ...rest.searched],
    left: 0,
  }
}

describe('查找', () => {
  test('finds exactly what the texts hold, whatever is typed, in one branch and in all', async () => {
    const ledger = await openTestLedger({ branchName: '测' })
    await ledger.call('branch.found', { name: '測' })
    await ledger.call('branch.found', { name: '側' })
    const branches = [1, 2, 3] as const
    const perBranch = new Map<number, Texts>(branches.map((id) => [id, new Map()]))
    const texts = fc.sample(someText, { numRuns: 100, seed: 20260930 })
    // most of them in the first, one in the last
    for (let from = 0; from < texts.length; from += 5) {
      const branchId = from === 5 ? 3 : from % 15 === 0 ? 2 : 1
      await enterRandomly(
        ledger,
        branchId,
        texts.slice(from, from + 5),
        perBranch.get(branchId) ?? new Map<string, string[]>(),
      )
    }
    const all = [...perBranch.values()]
      .flatMap((entered) => [...entered.values()].flat())
      .filter((text) => text.length > 0)
    const piece = fc
      .tuple(fc.constantFrom(...all), fc.nat(), fc.integer({ min: 1, max: 6 }))
      .map(([text, at, length]) => {
        const units = [...text]
        return units.slice(at % units.length, (at % units.length) + length).join('')
      })
    const question = fc.oneof(
      { weight: 4, arbitrary: piece },
      { weight: 1, arbitrary: someText },
      { weight: 2, arbitrary: fc.tuple(piece, piece).map((two) => two.join('　')) },
    )
    await fc.assert(
      fc.asyncProperty(question, async (text) => {
        const words = text
          .split(/\s+/)
          .map(plain)
          .filter((word) => word !== '')
        const expectedOf = (branchId: number) =>
          words.length === 0
            ? []
            : [...(perBranch.get(branchId) ?? [])]
                .filter(([, held]) => words.every((word) => held.some((one) => plain(one).includes(word))))
                .map(([key]) => key)
                .sort()
        const asked = { text, limit: 200, kinds: ['meetings', 'registers', 'study'] } as const
        const found = await ledger.call('search.find', { branchId: 1, ...asked, kinds: [...asked.kinds] })
        expect(ids(found).sort()).toEqual(expectedOf(1))
        const everywhere = await findEverywhere(ledger, { ...asked, kinds: [...asked.kinds] })
        expect(everywhere.searched.toSorted((one, other) => one - other)).toEqual(branches)
        for (const branchId of branches) {
          const [own, ...twice] = everywhere.branches.filter((one) => one.branchId === branchId)
          expect(own === undefined ? [] : ids(own).sort()).toEqual(expectedOf(branchId))
          expect(twice).toEqual([])
        }
        for (const hit of found.hits)
          for (const shown of marked(hit))
            expect(
              words.some((word) => plain(shown ?? '').includes(word) || word.includes(plain(shown ?? ''))),
            ).toBe(true)
      }),
      { numRuns: 400, seed: 7 },
    )
  }, 120_000)

  test('names: printed with a blank, by the first character, by several words, nearest first', async () => {
    const { ledger, secretary, recorder } = await threeMembers()
    await convene(
      ledger,
      { secretary, recorder },
      {
        agenda: [
          {
            title: '通报',
            speeches: [
              { speakerName: '', kind: 'report', text: '由宋　江同志负责，2０26年3月完成“双报到”。' },
            ],
          },
        ],
      },
    )
    const find = async (text: string) => titles(await ledger.call('search.find', { text }))
    const meeting = '党员大会〔2026〕第1次'
    expect(await find('宋江')).toEqual(['宋江', meeting])
    expect(await find('宋 江')).toEqual(['宋江', meeting])
    expect(await find('宋')).toEqual(['宋江', meeting])
    expect(await find('宋江同志')).toEqual([meeting])
    expect(await find('2026年3月')).toEqual([meeting])
    expect(await find('２０２６年 "双报到"')).toEqual([meeting])
    expect(await find('宋江 双报到')).toEqual([meeting])
    expect(await find('宋江 不存在')).toEqual([])
    expect(await find('　')).toEqual([])
    const [, hit] = (await ledger.call('search.find', { text: '宋江' })).hits
    expect(hit?.address).toBe('/meetings/1')
    const said = (await ledger.call('search.find', { text: '宋江 双报到' })).hits[0]
    expect(marked(said)).toEqual(['宋　江', '双报到'])
    // what was written since is found, what was changed is not
    await ledger.call('members.amend', { memberId: recorder, name: '宋清' })
    expect(await find('宋清')).toEqual(['宋清', meeting])
    expect(await find('宋江')).toEqual([meeting])
  })

  test('filters by kind, person and year, and tells the totals of every kind', async () => {
    const { ledger, secretary, recorder, third } = await threeMembers()
    for (const year of [2025, 2026])
      await convene(ledger, { secretary, recorder }, { startsAt: `${year}-03-05T09:00`, title: '年度计划' })
    await ledger.call('talks.record', {
      talkerIds: [secretary],
      partnerIds: [third],
      heldOn: '2026-04-01',
      place: '年度',
    })
    const all = await ledger.call('search.find', { text: '年度' })
    expect(all.kinds).toEqual([
      { kind: 'meetings', total: 2 },
      { kind: 'talks', total: 1 },
    ])
    expect(all.years).toEqual([2026, 2025])
    expect(all.hits.map(({ date }) => date)).toEqual(['2026-03-05', '2025-03-05', '2026-04-01'])
    const some = await ledger.call('search.find', { text: '年度', kinds: ['talks'], year: 2026, limit: 1 })
    expect(some.kinds).toEqual([
      { kind: 'meetings', total: 1 },
      { kind: 'talks', total: 1 },
    ])
    expect(some.years).toEqual([2026, 2025])
    expect(some.hits.map(({ kind }) => kind)).toEqual(['talks'])
    const of = async (memberId: number) =>
      (await ledger.call('search.find', { text: '年度', memberId })).kinds
    expect(await of(third)).toEqual(all.kinds)
    const left = await enrol(ledger, '新来的')
    expect(await of(left)).toEqual([])
    // whoever only sat there: without words, everything that names or expected them, and as what
    const ofThird = await ledger.call('search.find', { text: '', memberId: third })
    expect(ofThird.hits.map(({ title, found }) => [title, found?.field, found?.text])).toEqual([
      ['欧阳清', undefined, undefined],
      ['党员大会〔2026〕第1次　年度计划', '到会', '出席'],
      ['党员大会〔2025〕第1次　年度计划', '到会', '出席'],
      ['沈国梁与欧阳清谈话', '谈话对象', '欧阳清'],
    ])
    expect((await ledger.call('search.find', { text: '' })).hits).toEqual([])
  })

  test('meetings as they are spoken of, and days as they are typed', async () => {
    const { ledger, secretary, recorder } = await threeMembers()
    await convene(ledger, { secretary, recorder })
    const find = async (text: string) => titles(await ledger.call('search.find', { text }))
    const meeting = '党员大会〔2026〕第1次'
    for (const text of ['2026年第1次', '第１次党员大会', '〔2026〕第1次', '9月18日', '2026年9月18日', '会〔'])
      expect([text, await find(text)]).toEqual([text, [meeting]])
    for (const text of [
      '2026-09-18',
      '2026.9.18',
      '2026/9/18',
      '20260918',
      '9.18',
      '9-18',
      '2026-09',
      '党员大会 9.18',
    ])
      expect([text, await find(text)]).toEqual([text, [meeting]])
    expect((await ledger.call('search.everywhere', { text: '9.18' })).branches).toHaveLength(1)
    for (const text of [
      '2026年第11次',
      '第2次',
      '9月1日',
      '2026第1次',
      '9.1',
      '2025-09-18',
      '2026-10',
      '0918',
    ])
      expect([text, await find(text)]).toEqual([text, []])
  })

  test('of all branches: by pinyin, with a kind and a year, covered things only where asked for', async () => {
    const { ledger, secretary, recorder } = await threeMembers()
    const { branchId } = await ledger.call('branch.found', { name: '第二支部' })
    const namesake = await enrol(ledger, '宋江', { branchId })
    const partner = await enrol(ledger, '单正', { branchId })
    await convene(ledger, { secretary, recorder }, { branchId: 1 })
    await ledger.call('talks.record', {
      branchId,
      talkerIds: [namesake],
      partnerIds: [partner],
      heldOn: '2026-04-01',
      thought: '想调到离家近的岗位。',
    })
    const find = async (asked: InputOf<'search.everywhere'>) =>
      (await findEverywhere(ledger, asked)).branches
        .map(({ name, hits }) => `${name}：${hits.map(({ title }) => title).join('、')}`)
        .toSorted()
    const talk = '宋江与单正谈话'
    const both = [`测试党支部：宋江、党员大会〔2026〕第1次`, `第二支部：宋江、${talk}`]
    for (const text of ['宋江', 'sj', 'song jiang', 'Songjiang']) expect(await find({ text })).toEqual(both)
    expect(await find({ text: '宋江', kinds: ['talks'] })).toEqual(['测试党支部：', `第二支部：${talk}`])
    expect(await find({ text: '宋江', year: 2026 })).toEqual([
      '测试党支部：党员大会〔2026〕第1次',
      `第二支部：${talk}`,
    ])
    expect(await find({ text: '离家近' })).toEqual([])
    expect(await find({ text: '离家近', withContents: true })).toEqual([`第二支部：${talk}`])
    expect(await find({ text: '' })).toEqual([])
    // what is written to a branch that was gone through, and what another program writes to the file
    await ledger.call('members.amend', { memberId: namesake, name: '宋清' })
    expect(await find({ text: '宋清' })).toEqual([`第二支部：宋清、宋清与单正谈话`])
    ledger.raw().prepare('UPDATE member SET name = ? WHERE member_id = ?').run('宋朝', namesake)
    expect(await find({ text: '宋朝' })).toEqual([`第二支部：宋朝、宋朝与单正谈话`])
    // of a common name nothing is lost where an answer holds few hits
    const few = await ledger.call('search.everywhere', { text: '宋', most: 1 })
    expect([few.searched.length, few.left]).toEqual([1, 1])
  })

  test('of several branches, only the one that is asked', async () => {
    const { ledger } = await threeMembers()
    const other = await ledger.call('branch.found', { name: '第二支部' })
    const { branchId } = other
    await ledger.call('members.enrol', { branchId, name: '宋江' })
    await expect(ledger.call('search.find', { text: '宋江' })).rejects.toMatchObject({
      code: 'branchRequired',
    })
    expect(ids(await ledger.call('search.find', { text: '宋江', branchId: 1 }))).toEqual(['members/2'])
    expect(ids(await ledger.call('search.find', { text: '宋江', branchId }))).toEqual(['members/4'])
  })

  test.each([
    ['沈国梁', 'sgl shenguoliang shenguo sheng shengl guoliang SGL ｓｇｌ', 'sxl guo1 liangguo'],
    ['单雄信', 'shanxiongxin sxx danxiongxin dxx', 'chen'],
    ['仇英', 'qiuying qy chouying', 'wangying'],
    ['解缙', 'xiejin xj jiejin', 'zhejin'],
    ['曾国藩', 'zengguofan zgf cengguofan', 'sgf'],
    ['区建国', 'oujianguo ojg qujianguo', 'aujianguo'],
    ['查良镛', 'zhaliangyong zly chaliangyong', 'saliang'],
    ['朴成浩', 'piaochenghao pch puchenghao', 'biao'],
    ['盖叫天', 'gejiaotian gjt gaijiaotian', 'kai'],
    ['尉迟恭', 'yuchigong ycg weichigong', 'yechi'],
    ['吕丽', 'lvli luli ll lüli', 'li1'],
    ['阿卜杜拉·买买提', 'abudula abdlmmt maimaiti', 'memaiti'],
    ['西安', "xi'an xian xa", 'xia1'],
  ])('%s by pinyin', async (name, right, wrong) => {
    await readingsLoaded()
    const reads = (typed: string) => {
      const letters = pinyinIn(fold(typed))
      return letters !== undefined && readsAs(name, letters) !== undefined
    }
    expect(right.split(' ').filter((typed) => !reads(typed))).toEqual([])
    expect(wrong.split(' ').filter(reads)).toEqual([])
  })

  test('people by pinyin, whole names first; several syllables apart; others who are named', async () => {
    const { ledger, secretary, recorder } = await threeMembers()
    await convene(
      ledger,
      { secretary, recorder },
      {
        observers: [{ name: '单正', role: '申请人' }],
        agenda: [{ title: 'sgl 项目', speeches: [] }],
      },
    )
    const find = async (text: string) => titles(await ledger.call('search.find', { text }))
    const meeting = '党员大会〔2026〕第1次'
    // the meeting was chaired by 沈国梁
    expect(await find('sgl')).toEqual(['沈国梁', meeting])
    expect(await find('shen guo liang')).toEqual(['沈国梁', meeting])
    expect(await find('ouyang')).toEqual(['欧阳清'])
    expect(await find('shanzheng')).toEqual([meeting])
    expect(await find('s')).toEqual([meeting])
    const [hit] = (await ledger.call('search.find', { text: 'ouyang' })).hits
    expect(hit?.titleMarks).toEqual([[0, 3]])
  })
})
