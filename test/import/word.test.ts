import { strToU8, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readGrid } from '#electron/import/read.ts'
import { recognise } from '#electron/import/recognise.ts'
import { readNames } from '#electron/import/name-lists.ts'
import { readMoment } from '#electron/import/written-moment.ts'
import { sample } from './comparing.ts'

const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const tc = (text: string, extra = '') => `<w:tc><w:tcPr>${extra}</w:tcPr>${p(text)}</w:tc>`
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const tbl = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`
const docx = (body: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`),
    ...more,
  })

async function recordsOf(bytes: Uint8Array, roster: readonly string[] = []) {
  const reading = await readGrid(bytes, '记录.docx')
  if (!reading.ok) throw new Error(reading.code)
  const found = recognise(reading.grid, { today: '2026-01-31', known: (name) => roster.includes(name) })
  return { kind: found.kind, rows: found.sheets[0]?.rows ?? [] }
}

describe('Word files that mean harm', () => {
  const code = async (bytes: Uint8Array) => {
    const reading = await readGrid(bytes, 'a.docx')
    return reading.ok ? 'read' : reading.code
  }

  test('what is outside is never followed, what is deep is walked, what is cut off is refused', async () => {
    const outside = docx(`${p('会议')}<w:p><w:r><w:drawing><a:blip r:link="rId1"/></w:drawing></w:r></w:p>`, {
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" TargetMode="External" Target="file:///etc/passwd"/></Relationships>',
      ),
    })
    expect(await code(outside)).toBe('read')
    const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}${p('底')}${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`
    expect(await code(docx(deep))).toBe('read')
    expect(await code(zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') }))).toBe('fileCorrupt')
    expect(
      await code(docx(tbl(tr(...['宽', '宽'].map((text) => tc(text, '<w:gridSpan w:val="9999"/>')))))),
    ).toBe('fileTooLarge')
    const entity = docx(p('&x;&#0;&#x110000;&amp;')).slice()
    expect(await code(entity)).toBe('read')
  })

  test('a bomb is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(30_000_000) }, { level: 9 })
    expect(await code(bomb)).toBe('fileTooLarge')
  })

  test('an encrypted .doc is told from a damaged one', async () => {
    const bytes = readFileSync(sample('支委会记录2025.doc'))
    const head = bytes.indexOf(Buffer.from([0xec, 0xa5]))
    expect(head).toBeGreaterThan(0)
    const encrypted = Uint8Array.from(bytes)
    encrypted[head + 11] = (encrypted[head + 11] ?? 0) | 0x01
    expect(await code(encrypted)).toBe('fileEncrypted')
    expect(await code(bytes.subarray(0, 3000))).toBe('fileCorrupt')
  })
})

describe('forms', () => {
  test('other labels, values below their label, two forms in one table', async () => {
    const form = (title: string, day: string) => [
      tr(tc('会议主题：'), tc(title)),
      tr(tc('会议时间'), tc(day), tc('召开地点'), tc('三楼')),
      tr(tc('会议主持'), tc('王芳'), tc('记 录 员'), tc('李雷')),
      tr(tc('会议议程')),
      tr(tc('一、学习文件')),
    ]
    const { kind, rows } = await recordsOf(
      docx(tbl(...form('支部党员大会', '2025年3月5日 9:30'), ...form('支委会', '2025年4月5日'))),
    )
    expect(kind).toBe('meetingRecords')
    expect(rows.map((row) => row.values)).toMatchObject([
      {
        title: '支部党员大会',
        meetingType: 'generalMeeting',
        date: '2025-03-05',
        startTime: '09:30',
        place: '三楼',
      },
      {
        title: '支委会',
        meetingType: 'committeeMeeting',
        date: '2025-04-05',
        chair: '王芳',
        recorder: '李雷',
      },
    ])
    expect(rows[0]?.values['agenda']).toBe('一、学习文件')
  })

  test('minutes as text, several labels to a line', async () => {
    const text = [
      '2025年党员大会会议记录',
      '时间：2025年3月5日下午3点半  地点：三楼会议室  主持人：王芳',
      '应到：20人  实到：18人  缺席：李雷（出差）、韩梅因病请假',
      '议题：学习',
      '王芳：先学文件。',
      '主持人：下面讨论。',
      '决议：同意。',
    ]
    const { rows } = await recordsOf(docx(text.map(p).join('')), ['韩梅'])
    expect(rows).toHaveLength(1)
    expect(rows[0]?.values).toMatchObject({
      meetingType: 'generalMeeting',
      date: '2025-03-05',
      startTime: '15:30',
      place: '三楼会议室',
      chair: '王芳',
      expected: 20,
      present: 18,
      absentees: [
        { name: '李雷', reason: '出差' },
        { name: '韩梅', reason: '因病请假' },
      ],
      agenda: '学习\n王芳：先学文件。\n主持人：下面讨论。',
      resolution: '同意。',
    })
  })

  test('a list of talks in Word is the list it is in Excel; a talk form is a talk', async () => {
    const list = tbl(
      tr(tc('谈话人'), tc('谈话对象'), tc('谈话时间'), tc('谈话内容')),
      tr(tc('王芳'), tc('李雷'), tc('2025.3.5'), tc('思想')),
    )
    expect(await recordsOf(docx(list))).toMatchObject({
      kind: 'heartTalks',
      rows: [{ row: 2, values: { talkBy: '王芳', talkWith: ['李雷'], talkDate: '2025-03-05' } }],
    })
    const form = tbl(
      tr(tc('谈话人'), tc('王芳'), tc('被谈话人'), tc('李雷')),
      tr(tc('谈话时间'), tc('2025年3月'), tc('谈话地点'), tc('办公室')),
      tr(tc('谈话内容'), tc('思想')),
    )
    expect(await recordsOf(docx(form))).toMatchObject({
      kind: 'heartTalks',
      rows: [
        {
          row: 1,
          values: { talkWith: ['李雷'], talkDate: '2025-03' },
          doubts: [{ code: 'datePrecisionMonth' }],
        },
      ],
    })
  })

  test('deleted text is not read, pictures are counted once', async () => {
    const picture =
      '<w:r><mc:AlternateContent><mc:Choice><w:drawing><x/></w:drawing></mc:Choice><mc:Fallback><w:pict><x/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    const body = `<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:r><w:t>新</w:t></w:r>${picture}</w:p>`
    const reading = await readGrid(docx(body), 'a.docx')
    expect(reading).toMatchObject({ grid: { blocks: [{ text: '新', images: 1 }] } })
  })
})

describe('names', () => {
  test.each([
    ['王　伟　李　雷 韩梅梅', ['王伟', '李雷', '韩梅梅']],
    ['王伟（主持）、李雷同志，韩梅；欧阳若兰', ['王伟', '李雷', '韩梅', '欧阳若兰']],
    ['全体党员', []],
    ['应到23人，实到21人，名单见签到表', []],
    ['支部书记王芳、组织委员李雷', ['王芳', '李雷']],
    ['阿卜杜拉·买买提、王伟', ['阿卜杜拉·买买提', '王伟']],
  ])('%s', (text, names) => {
    expect(readNames(text).names).toEqual(names)
  })

  test('who was away, who sat in, how many there were', () => {
    const list = readNames('王伟、李雷（请假）、赵强（列席）、韩梅等5人')
    expect(list).toMatchObject({
      names: ['王伟', '韩梅'],
      absentees: [{ name: '李雷', reason: '请假' }],
      observers: ['赵强'],
      total: 5,
      more: true,
    })
  })
})

test('more than are named: the count is the one that is written, or none', () => {
  expect(readNames('王芳、李雷、韩梅梅等15名党员')).toMatchObject({
    names: ['王芳', '李雷', '韩梅梅'],
    total: 15,
    more: true,
  })
  const open = readNames('王芳、李雷等人')
  expect(open).toMatchObject({ names: ['王芳', '李雷'], more: true })
  expect(open).not.toHaveProperty('total')
})

describe('moments', () => {
  test.each([
    ['2025年3月28日下午2：30—4：00', { date: '2025-03-28', startTime: '14:30', endTime: '16:00' }],
    ['2025/5/16（周五）14时30分', { date: '2025-05-16', startTime: '14:30' }],
    ['二〇二五年十二月十二日上午九点一刻', { date: '2025-12-12', startTime: '09:15' }],
    ['八月二十二日下午三点半（2025年）', { date: '2025-08-22', startTime: '15:30' }],
    ['２０２５．６．２０ 晚上7点', { date: '2025-06-20', startTime: '19:00' }],
    ['20250303', { date: '2025-03-03' }],
    ['2025.11', { date: '2025-11', problem: { code: 'datePrecisionMonth' } }],
    ['25.7.10', { problem: { code: 'dateUnreadable', detail: '年份只写了两位' } }],
    ['2025-02-30 9:00', { problem: { code: 'dateUnreadable', detail: '日历上没有这一天' } }],
    ['', {}],
  ])('%s', (text, reading) => {
    expect(readMoment(text)).toEqual(reading)
  })
})
