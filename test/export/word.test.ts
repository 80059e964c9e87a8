import { beforeAll, describe, expect, test } from 'vitest'
import { compose } from '#electron/export/compose.ts'
import type { FontScheme } from '#electron/export/model.ts'
import { packWord } from '#electron/export/packing.ts'
import { rareFont } from '#electron/export/word-fonts.ts'
import { wordFile } from '#electron/export/word.ts'
import { lintDocx, partsOf, textLines } from '../support/docx.ts'
import { duty, facts, finding, meeting, member, motion } from '../support/ledger-facts.ts'
import { validateDocx } from '../support/office.ts'
import { all, child, parseXml, textOf } from '../support/xml.ts'

const book = compose(
  facts({
    roster: [
      member(1),
      member(2, { name: '朱䶮' }),
      member(3, { name: '王喆' }),
      member(4, { name: '李𠮷' }),
    ],
    meetings: [
      meeting(1, {
        motions: [motion(1, { resolution: '同意接收。\n报上级审批。' })],
        agenda: [
          {
            agendaItemId: 1,
            title: '讨论“双报到”',
            speeches: [
              { speakerId: 1, speakerName: '沈国梁', kind: 'report', text: '第一段……\n第二段\u000B带控制符' },
            ],
            resolution: '照办。',
          },
        ],
      }),
      meeting(2, { kind: 'themePartyDay', theme: '主题', outline: '一\n二', outcome: '好' }),
    ],
    duties: [duty()],
    findings: [finding({ severity: 'error' })],
  }),
)
const fontsOf = (bytes: Uint8Array) =>
  new Set(
    all(parseXml(partsOf(bytes)['word/document.xml'] ?? ''), 'w:rFonts').map(
      ({ attributes }) => attributes['w:eastAsia'],
    ),
  )

describe.each<FontScheme>(['official', 'system'])('a Word file in %s fonts', (scheme) => {
  let bytes: Uint8Array
  beforeAll(async () => {
    bytes = await wordFile(book, scheme)
  })

  test('satisfies the format and our own look', { timeout: 120_000 }, async () => {
    expect(lintDocx(bytes)).toEqual([])
    expect(await validateDocx(bytes)).toEqual([])
  })

  test('sets rare characters in fonts that hold them, and nothing in a font nobody named', () => {
    const usual =
      scheme === 'official'
        ? ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']
        : ['宋体', '仿宋', '黑体', '楷体']
    expect(fontsOf(bytes)).toEqual(new Set([...usual, '仿宋', '宋体', 'SimSun-ExtB']))
    const runs = all(parseXml(partsOf(bytes)['word/document.xml'] ?? ''), 'w:r')
    const fontFor = (text: string) =>
      child(
        runs.find((run) => textOf(run) === text),
        'w:rPr',
        'w:rFonts',
      )?.attributes['w:eastAsia']
    expect([fontFor('䶮'), fontFor('喆'), fontFor('𠮷')]).toEqual(['宋体', '仿宋', 'SimSun-ExtB'])
  })
})

describe('a Word file', () => {
  let bytes: Uint8Array
  let parts: Record<string, string>
  beforeAll(async () => {
    bytes = await wordFile(book, 'official')
    parts = partsOf(bytes)
  })
  const sections = () =>
    all(parseXml(parts['word/document.xml'] ?? ''), 'w:sectPr').map((section) => ({
      size: [child(section, 'w:pgSz')?.attributes['w:w'], child(section, 'w:pgSz')?.attributes['w:h']].join(
        '×',
      ),
      margins: ['w:top', 'w:right', 'w:bottom', 'w:left']
        .map((side) => child(section, 'w:pgMar')?.attributes[side])
        .join(' '),
      start: child(section, 'w:pgNumType')?.attributes['w:start'],
      footers: section.children.filter(({ name }) => name === 'w:footerReference').length,
    }))

  test('lies on A4 with the margins of the standard, turned where it is landscape', () => {
    const portrait = { size: '11906×16838', margins: '2098 1474 1984 1587' }
    const landscape = { size: '16838×11906', margins: '1587 2098 1474 1984' }
    expect(sections().map(({ size, margins }) => ({ size, margins }))).toEqual([
      portrait,
      portrait,
      landscape,
      portrait,
      landscape,
      portrait,
      landscape,
      portrait,
      landscape,
    ])
  })

  test('has no number on the cover and counts from 1 after it, at the outer edge of the page', () => {
    expect(
      sections()
        .map(({ start, footers }) => [start, footers])
        .slice(0, 3),
    ).toEqual([
      [undefined, 0],
      ['1', 2],
      [undefined, 0],
    ])
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>')
    const footers = Object.entries(parts).filter(([name]) => /^word\/footer\d+\.xml$/.test(name))
    expect(footers).toHaveLength(2)
    for (const [, xml] of footers) {
      const root = parseXml(xml)
      expect(all(root, 'w:t').map(({ text }) => text)).toEqual(['— ', ' —'])
      expect(all(root, 'w:instrText').map(({ text }) => text)).toEqual(['PAGE'])
      expect(all(root, 'w:sz')[0]?.attributes['w:val']).toBe('28')
    }
    const edges = footers.map(([, xml]) => all(parseXml(xml), 'w:jc')[0]?.attributes['w:val'])
    expect(new Set(edges)).toEqual(new Set(['left', 'right']))
  })

  test('sets body text 22 lines of 28 characters, and lets lines in tables be as high as they are', () => {
    const body = child(parseXml(parts['word/document.xml'] ?? ''), 'w:body')
    const paragraph = body?.children.find((each) => textOf(each).startsWith('沈国梁（汇报）：第一段'))
    expect(child(paragraph, 'w:pPr', 'w:spacing')?.attributes).toMatchObject({
      'w:line': '579',
      'w:lineRule': 'exact',
    })
    expect(child(paragraph, 'w:r', 'w:rPr', 'w:spacing')?.attributes['w:val']).toBe('-5')
    expect(child(paragraph, 'w:pPr', 'w:ind')?.attributes['w:firstLineChars']).toBe('200')
    for (const cell of all(parseXml(parts['word/document.xml'] ?? ''), 'w:tc'))
      for (const each of all(cell, 'w:spacing').filter(({ attributes }) => 'w:lineRule' in attributes))
        expect(each.attributes['w:lineRule']).toBe('auto')
  })

  test('turns line feeds into paragraphs and drops what no document can hold', () => {
    const lines = textLines(bytes)
    expect(lines).toContain('沈国梁（汇报）：第一段……')
    expect(lines).toContain('第二段带控制符')
    expect(lines).toContain('报上级审批。')
  })

  test('repeats head rows, keeps short rows whole and lets long ones run on', async () => {
    const long = '很长的表态。'.repeat(60)
    const statements = [{ memberId: 1, memberName: '沈国梁', order: 1, stance: 'agree' as const, text: long }]
    const made = await wordFile(
      compose(facts({ meetings: [meeting(1, { motions: [motion(1, { statements })] })] })),
      'system',
    )
    const rows = all(parseXml(partsOf(made)['word/document.xml'] ?? ''), 'w:tr')
    const row = (text: string) => rows.find((each) => textOf(each).includes(text))
    const has = (text: string, property: string) => child(row(text), 'w:trPr', property) !== undefined
    expect(has('表态要点', 'w:tblHeader')).toBe(true)
    expect(has('会议名称', 'w:cantSplit')).toBe(true)
    expect(has(long, 'w:cantSplit')).toBe(false)
  })

  test('is the branch’s in its properties, and names no author that never was', () => {
    const core = parseXml(parts['docProps/core.xml'] ?? '')
    const property = (name: string) => child(core, name)?.text
    expect(property('dc:creator')).toBe('东江市审计局机关第二党支部')
    expect(property('cp:lastModifiedBy')).toBe('东江市审计局机关第二党支部')
    expect(property('dc:title')).toBe('东江市审计局机关第二党支部2026年第三季度党建台账')
    // nine o'clock in Beijing
    expect(property('dcterms:created')).toBe('2026-09-12T01:00:00Z')
  })

  test('says what to take where a font is missing', () => {
    const fonts = all(parseXml(parts['word/fontTable.xml'] ?? ''), 'w:font')
    const stand = (name: string) =>
      child(
        fonts.find(({ attributes }) => attributes['w:name'] === name),
        'w:altName',
      )?.attributes['w:val']
    expect(stand('仿宋_GB2312')).toBe('仿宋,FangSong,华文仿宋,STFangsong')
    expect(stand('方正小标宋简体')).toContain('华文中宋')
  })

  test('is the same bytes each time, in this thread and in the worker', async () => {
    expect(await wordFile(book, 'official')).toEqual(bytes)
    expect(new Uint8Array(await packWord(book, 'official'))).toEqual(bytes)
  })
})

describe('a rare character', () => {
  test.each([
    ['国', undefined],
    ['A', undefined],
    ['—', undefined],
    ['喆', '仿宋'],
    ['䶮', '宋体'],
    ['𠮷', 'SimSun-ExtB'],
    ['𬎆', 'SimSun-ExtB'],
  ])('%s is set in %s', (character, font) => {
    expect(rareFont(character)).toBe(font)
  })
})
