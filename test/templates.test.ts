/** The superior's own templates through the front door: looked through, kept, filled. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lintDocx, partsOf, textLines } from '#test/support/docx.ts'
import { type TestLedger, branchOf, convene, openTestLedger } from '#test/support/ledger.ts'
import { validateDocx } from '#test/support/office.ts'
import { type TemplateShape, bareDocx, base64, p, templateDocx } from '#test/support/template-docx.ts'
import { all, parseXml, textOf } from '#test/support/xml.ts'

const quarter = '2026Q3'

/** Two general meetings and a committee meeting, all final, by a branch of five. */
async function branchWithMeetings(): Promise<TestLedger> {
  const ledger = await openTestLedger({ today: '2026-11-23', branchName: '机关第二党支部' })
  const people = await branchOf(ledger, 5)
  const finals = [
    await convene(ledger, people),
    await convene(ledger, people, {
      startsAt: '2026-08-20T09:00',
      endsAt: '2026-08-20T10:00',
      title: '专题党员大会',
      attendance: people.ids.map((memberId, index) =>
        index === 4 ? { memberId, status: 'leave', reason: '出差' } : { memberId },
      ),
    }),
    await convene(ledger, people, {
      kind: 'committeeMeeting',
      startsAt: '2026-07-10T09:00',
      endsAt: '2026-07-10T10:00',
      attendance: people.ids.slice(0, 3).map((memberId) => ({ memberId })),
    }),
  ]
  for (const { meetingId } of finals) await ledger.call('meetings.finalise', { meetingId })
  return ledger
}

async function add(ledger: TestLedger, shape: TemplateShape, fileName = '三会一课统计表.docx') {
  return ledger.call('templates.add', { fileName, content: base64(await templateDocx(shape)) })
}

async function fill(ledger: TestLedger, templateId: number, name = 'out.docx'): Promise<Uint8Array> {
  const out = join(ledger.folder, name)
  await ledger.call('templates.fill', { templateId, period: quarter, out })
  return readFileSync(out)
}

const register: TemplateShape = {
  header: '{上级党组织}',
  footer: '{支部名称} 填报日期：{填报日期}',
  body: [
    '{期间}三会一课登记表',
    ['支部：{支', '部名', '称}　书记：{书记}'],
    {
      table: [
        ['时间', '名称', '应到', '实到', '请假'],
        ['{#会议}{日期}', '{名称}', '{应到}', '{实到}', '{请假}{/会议}'],
      ],
    },
    '{#党员大会}',
    '{序号}、{名称}（{时间}）',
    '{#议题}',
    '议题{序号}：{标题}',
    '{#发言}',
    '{发言人}：{内容}',
    '{/发言}',
    '{/议题}',
    '{/党员大会}',
    '{^党课}本季没有党课。{/党课}{#党课}有党课。{/党课}',
    '共 {会议次数} 次会议，在册党员 {党员总数} 人。',
  ],
}

describe('filling', () => {
  test('rows, nested loops, split tags, header and footer come out as the ledger has it', async () => {
    const ledger = await branchWithMeetings()
    await ledger.call('branch.amend', { superior: '市直机关工委' })
    const { templateId } = await add(ledger, register)
    const bytes = await fill(ledger, templateId)
    const lines = textLines(bytes)
    expect(lines).toContain('2026年第三季度三会一课登记表')
    expect(lines).toContain('支部：机关第二党支部　书记：党员01')
    expect(lines).toContain('1、专题党员大会（2026年8月20日 09:00—10:00）')
    expect(lines).toContain('议题1：讨论下半年工作')
    expect(lines).toContain('党员02：建议把调研提前到十月。')
    expect(lines).toContain('本季没有党课。')
    expect(lines).toContain('共 3 次会议，在册党员 5 人。')
    expect(lines.join('')).not.toMatch(/[{}]|undefined/)
    const rows = all(parseXml(partsOf(bytes)['word/document.xml'] ?? ''), 'w:tr').map((row) =>
      all(row, 'w:tc').map(textOf),
    )
    expect(rows.map(([day, , expected, present, leave]) => [day, expected, present, leave])).toEqual([
      ['时间', '应到', '实到', '请假'],
      ['2026年7月10日', '3', '3', ''],
      ['2026年8月20日', '5', '4', '党员05（出差）'],
      ['2026年9月18日', '5', '5', ''],
    ])
    const parts = partsOf(bytes)
    const margins = Object.entries(parts).filter(
      ([name]) => /(header|footer)\d/.test(name) && !name.includes('rels'),
    )
    expect(margins.map(([, xml]) => textOf(parseXml(xml))).toSorted()).toEqual(
      ['市直机关工委', '机关第二党支部 填报日期：2026年11月23日'].toSorted(),
    )
  })

  test(
    'the result is a whole Word file, and the same state gives the same bytes',
    { timeout: 120_000 },
    async () => {
      const ledger = await branchWithMeetings()
      const { templateId } = await add(ledger, register)
      const [first, second] = [await fill(ledger, templateId), await fill(ledger, templateId, 'again.docx')]
      expect(createHash('sha256').update(second).digest('hex')).toBe(
        createHash('sha256').update(first).digest('hex'),
      )
      expect(lintDocx(first)).toEqual([])
      expect(await validateDocx(first)).toEqual([])
    },
  )

  test('a file is put under its own name, an existing one is not overwritten unasked', async () => {
    const ledger = await branchWithMeetings()
    const { templateId } = await add(ledger, register)
    const input = { templateId, from: '2026-08-01', to: '2026-09-30', out: ledger.folder } as const
    const made = await ledger.call('templates.fill', input)
    expect(made.fileName).toBe('2026年8月1日至2026年9月30日_机关第二党支部_三会一课统计表.docx')
    await expect(ledger.call('templates.fill', input)).rejects.toMatchObject({ code: 'fileExists' })
    await ledger.call('templates.fill', { ...input, overwrite: true })
    const [last] = await ledger.call('export.log', {})
    expect(last).toMatchObject({
      fileName: made.fileName,
      from: '2026-08-01',
      to: '2026-09-30',
      sha256: made.sha256,
    })
    expect(textLines(readFileSync(made.path ?? ''))).toContain('共 2 次会议，在册党员 5 人。')
    await expect(ledger.call('templates.fill', { templateId, out: ledger.folder })).rejects.toMatchObject({
      code: 'badInput',
    })
  })

  test('numbers of persons are masked, drafts are not told, a loop over nothing leaves a whole file', async () => {
    const ledger = await openTestLedger({ today: '2026-11-23' })
    const people = await branchOf(ledger, 3)
    await ledger.call('members.amend', {
      memberId: people.secretary,
      idNumber: '11010519491231002X',
      phone: '13812345678',
    })
    await convene(ledger, people)
    const { templateId } = await add(ledger, {
      body: [
        { table: [['{#会议}{名称}', '{/会议}']] },
        { table: [['{#党员}{姓名}', '{身份证号}', '{手机号}{/党员}']] },
        '{#有票}x{/有票}',
      ],
    })
    const out = join(ledger.folder, 'a.docx')
    const { unknown } = await ledger.call('templates.fill', { templateId, period: quarter, out })
    const text = textLines(readFileSync(out)).join('|')
    expect(unknown).toEqual(['有票'])
    expect(text).toContain('110105********002X')
    expect(text).toContain('138****5678')
    expect(text).not.toContain('19491231')
    expect(text).not.toContain('讨论下半年工作')
    expect(all(parseXml(partsOf(readFileSync(out))['word/document.xml'] ?? ''), 'w:tbl')).toHaveLength(1)
  })

  test('what repeats keeps no number twice: bookmarks, paragraph ids', async () => {
    const ledger = await branchWithMeetings()
    const body =
      p('{#会议}') +
      '<w:p w14:paraId="0A0A0A0A"><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r><w:t>{名称}</w:t></w:r></w:p>' +
      p('{/会议}')
    const { templateId } = await ledger.call('templates.add', {
      fileName: 'a.docx',
      content: base64(bareDocx(body)),
    })
    const xml = partsOf(await fill(ledger, templateId))['word/document.xml'] ?? ''
    expect(xml.match(/<w:bookmarkStart/g)).toHaveLength(1)
    expect(xml.match(/<w:bookmarkEnd/g)).toHaveLength(1)
    expect(xml.match(/0A0A0A0A/g)).toHaveLength(1)
    expect(textLines(await fill(ledger, templateId, 'b.docx')).filter((line) => line !== '')).toHaveLength(3)
  })
})

describe('looking through', () => {
  const inspect = async (ledger: TestLedger, shape: TemplateShape) =>
    ledger.call('templates.inspect', { fileName: 'a.docx', content: base64(await templateDocx(shape)) })

  test('tells each tag, where it stands, and the nearest name of one that is not known', async () => {
    const ledger = await openTestLedger()
    const { tags, faults, tableCount } = await inspect(ledger, {
      header: '{支部名}',
      body: ['{#会议}{名称}{地址}{/会议}', '{地点}', { table: [['{#党员}{姓名}{/党员}']] }],
    })
    expect(faults).toEqual([])
    expect(tableCount).toBe(1)
    const of = (tag: string) => tags.find((each) => each.tag === tag)
    expect(of('名称')).toMatchObject({
      known: true,
      within: ['会议'],
      part: '正文',
      meaning: expect.stringContaining('会议名称'),
    })
    expect(of('支部名')).toMatchObject({
      known: false,
      part: '页眉',
      nearest: expect.arrayContaining(['支部名称']),
    })
    expect(of('地址')).toMatchObject({ known: false, nearest: expect.arrayContaining(['地点']) })
    expect(of('地点')).toMatchObject({ known: false, onlyWithin: ['会议'] })
    expect(of('姓名')).toMatchObject({ known: true, within: ['党员'] })
  })

  test.each([
    ['a loop that is not closed', ['会议登记', '{#会议}{名称}'], '{#会议}', /只有开头/],
    ['a close without its opening', ['会议登记', '{名称}{/会议}'], '{/会议}', /前面没有对应的开头/],
    ['loops that cross', ['{#会议}{#议题}{/会议}{/议题}'], '{/会议}', /还没有结尾/],
    ['a brace that is not closed', ['应到{应到 人'], '{', /没有“}”/],
    ['a brace too many', ['应到 人}'], '}', /多了一个/],
    ['a loop inside itself', ['{#会议}{#党员大会}{名称}{/党员大会}{/会议}'], '{#党员大会}', /成倍重复/],
    [
      'an expression',
      ['{constructor.constructor("return process")()}'],
      '{constructor.constructor("return process")()}',
      /不认识/,
    ],
    ['raw XML', ['{@会议记录}'], '{@会议记录}', /不认识/],
    ['a change of braces', ['{=[[ ]]=}'], '{=[[ ]]=}', /不认识/],
  ])('%s is told by tag, place and advice', async (_, body, tag, message) => {
    const ledger = await openTestLedger()
    const { faults } = await inspect(ledger, { body })
    expect(faults.length).toBeGreaterThan(0)
    expect(faults[0]).toMatchObject({ tag, part: '正文', message: expect.stringMatching(message) })
    expect(faults[0]?.near).not.toBe('')
    expect(JSON.stringify(faults)).not.toMatch(/at .*\.js|Error|undefined/)
  })

  test('a loop that leaves its row half way is found by the engine and told in our words', async () => {
    const ledger = await branchWithMeetings()
    const shape = { body: ['{#会议}', { table: [['{名称}', '{/会议}']] }] }
    const { faults } = await inspect(ledger, shape)
    expect(faults.map(({ message }) => message)).toEqual(['循环的开头和结尾不在对应的位置'])
    const { templateId } = await add(ledger, shape)
    await expect(
      ledger.call('templates.fill', { templateId, period: quarter, out: ledger.folder }),
    ).rejects.toMatchObject({
      code: 'templateRefused',
      detail: expect.stringContaining('不在对应的位置'),
    })
  })

  test('full-width braces are told, and stay', async () => {
    const ledger = await openTestLedger()
    const { tags, notes } = await inspect(ledger, { body: ['｛支部名称｝'] })
    expect(tags).toEqual([])
    expect(notes.join()).toContain('全角大括号')
  })

  test('inherited names give nothing', async () => {
    const ledger = await branchWithMeetings()
    const { templateId } = await add(ledger, {
      body: [
        '<{constructor}><{__proto__}><{toString}><{#constructor}x{/constructor}><{#__proto__}y{/__proto__}>',
      ],
    })
    expect(textLines(await fill(ledger, templateId))[0]).toBe('<><><><><>')
  })
})

describe('keeping', () => {
  test('a template is listed, renamed, put aside and taken back; its file stays what it was', async () => {
    const ledger = await openTestLedger()
    const content = base64(await templateDocx({ body: ['{支部名称}'] }))
    const path = join(ledger.folder, '工委季报.docx')
    writeFileSync(path, Buffer.from(content, 'base64'))
    const added = await ledger.call('templates.add', { path })
    expect(added).toMatchObject({ name: '工委季报', marked: false, removed: false })
    await expect(ledger.call('templates.add', { path })).rejects.toMatchObject({ code: 'duplicate' })
    const { templateId } = added
    expect(await ledger.call('templates.rename', { templateId, name: '季报' })).toMatchObject({
      name: '季报',
    })
    await ledger.call('templates.remove', { templateId })
    expect(await ledger.call('templates.list', {})).toEqual([])
    expect(await ledger.call('templates.list', { withRemoved: true })).toMatchObject([{ removed: true }])
    await ledger.call('templates.restore', { templateId })
    expect((await ledger.call('templates.content', { templateId })).content).toBe(content)
    const raw = ledger.raw()
    expect(() => raw.prepare('DELETE FROM template').run()).toThrow('never deleted')
    expect(() => raw.prepare(`UPDATE template SET original = x'00'`).run()).toThrow('stays as it came')
  })

  test('a path that leads nowhere, and nothing at all, are told', async () => {
    const ledger = await openTestLedger()
    await expect(ledger.call('templates.add', { path: '/nowhere/a.docx' })).rejects.toMatchObject({
      code: 'fileMissing',
    })
    await expect(ledger.call('templates.add', {})).rejects.toMatchObject({ code: 'badInput' })
    await expect(ledger.call('templates.inspect', { templateId: 9 })).rejects.toMatchObject({
      code: 'notFound',
    })
  })

  test('of several branches one is named; each has its own templates', async () => {
    const ledger = await openTestLedger()
    const second = await ledger.call('branch.found', { name: '第二党支部' })
    const content = base64(await templateDocx({ body: ['{支部名称}'] }))
    await expect(ledger.call('templates.add', { fileName: 'a.docx', content })).rejects.toMatchObject({
      code: 'branchRequired',
    })
    const { branchId } = second
    const { templateId } = await ledger.call('templates.add', { fileName: 'a.docx', content, branchId })
    expect(await ledger.call('templates.list', { branchId })).toHaveLength(1)
    expect(textLines(await fill(ledger, templateId))[0]).toBe('第二党支部')
  })

  test('what each word would say is told before anything is filled', async () => {
    const ledger = await branchWithMeetings()
    const { templateId } = await add(ledger, register)
    const words = await ledger.call('templates.preview', { templateId, period: quarter })
    const said = (tag: string, ...within: string[]) =>
      words.find((each) => each.tag === tag && each.within.join() === within.join())?.text
    expect(said('支部名称')).toBe('机关第二党支部')
    expect(said('季度')).toBe('第三季度')
    expect(said('日期', '会议')).toBe('2026年7月10日')
    expect(said('日期', '党员大会')).toBe('2026年8月20日')
    expect(said('日期', '党课')).toBe('')
    const fields = await ledger.call('templates.fields', {})
    expect(fields).toContainEqual({
      tag: '照片',
      kind: 'photo',
      within: ['会议'],
      meaning: expect.any(String),
    })
  })
})
