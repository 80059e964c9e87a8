/** Files that are no templates, or mean no good: each is refused with a sentence, and nothing is kept. */
import { zipSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { onTemplate } from '#electron/export/template-run.ts'
import { textLines } from '#test/support/docx.ts'
import { openTestLedger } from '#test/support/ledger.ts'
import { bareDocx, base64, editDocx, p, templateDocx } from '#test/support/template-docx.ts'
import { Failure } from '#shared/failure.ts'

const documentRels = (type: string, target: string, mode = 'External') => ({
  'word/_rels/document.xml.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`,
})
const good = bareDocx(p('{支部名称}'))
const edited = (name: string, edit: (xml: string) => string) => editDocx(good, { [name]: edit })
const inflated = zipSync({
  '[Content_Types].xml': strToU8('<Types/>'),
  'word/document.xml': new Uint8Array(90_000_000),
})

const refused: readonly (readonly [what: string, bytes: Uint8Array, says: RegExp])[] = [
  ['an empty file', new Uint8Array(), /空的/],
  ['a text file', strToU8('{支部名称}'), /不是 Word 文档/],
  ['an old .doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /另存为 \.docx/],
  ['a zip of something else', zipSync({ 'a.txt': strToU8('a') }), /不是 Word 文档/],
  ['half a file', good.slice(0, good.length / 2), /已损坏/],
  ['a body that is not well-formed', bareDocx('<w:p><w:r>'), /已损坏/],
  [
    'macros',
    edited('[Content_Types].xml', (xml) =>
      xml.replace('wordprocessingml.document.main', 'macroEnabled.document.main'),
    ),
    /宏/,
  ],
  ['a macro part', edited('word/vbaProject.bin', () => 'x'), /宏/],
  [
    'a .dotx',
    edited('[Content_Types].xml', (xml) =>
      xml.replace('wordprocessingml.document.main', 'wordprocessingml.template.main'),
    ),
    /\.dotx/,
  ],
  [
    'entities',
    edited('word/document.xml', (xml) =>
      xml.replace('<w:document', '<!DOCTYPE w [<!ENTITY a "b">]><w:document').replace('支部', '&a;'),
    ),
    /实体/,
  ],
  [
    'entities in another part',
    edited('word/settings.xml', () => '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'),
    /实体/,
  ],
  ['a linked picture', bareDocx(p('x'), documentRels('image', 'http://example.invalid/a.png')), /外部文件/],
  ['a chunk of a page', bareDocx(p('x'), documentRels('aFChunk', 'chunk.html', 'Internal')), /片段/],
  [
    'a field that fetches',
    bareDocx(
      '<w:p><w:r><w:instrText>INCLUDEPIC</w:instrText></w:r><w:r><w:instrText>TURE "http://a"</w:instrText></w:r></w:p>',
    ),
    /域/,
  ],
  ['names that climb', edited('../../evil.xml', () => '<a/>'), /文件名/],
]

describe('refused with a sentence', () => {
  test.each(refused)('%s', async (_, bytes, says) => {
    const asked = onTemplate({ kind: 'inspect', bytes })
    await expect(asked).rejects.toBeInstanceOf(Failure)
    await expect(asked).rejects.toMatchObject({
      code: 'templateRefused',
      detail: expect.stringMatching(says),
    })
  })

  test('what swells is too large', async () => {
    await expect(onTemplate({ kind: 'inspect', bytes: inflated })).rejects.toMatchObject({ code: 'tooLarge' })
    await expect(onTemplate({ kind: 'inspect', bytes: new Uint8Array(11_000_000) })).rejects.toMatchObject({
      code: 'tooLarge',
    })
  })

  test('a directory that lies about sizes is believed in nothing', async () => {
    const bytes = bareDocx(p('a'.repeat(5000)))
    // every uncompressed size in the central directory says one byte
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at < bytes.length - 46; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true)
    await expect(onTemplate({ kind: 'inspect', bytes })).rejects.toMatchObject({ code: 'templateRefused' })
  })

  test('what takes too long is stopped', async () => {
    await expect(onTemplate({ kind: 'inspect', bytes: good }, { time: 1 })).rejects.toMatchObject({
      code: 'tooLarge',
    })
  })

  test('loops that multiply are refused before they fill the memory', async () => {
    const names = ['会议', '党员', '检查', '整改', '小组']
    const body = p(
      names.map((name) => `{#${name}}`).join('') +
        '{支部名称}' +
        names
          .toReversed()
          .map((name) => `{/${name}}`)
          .join(''),
    )
    const sections = Object.fromEntries(
      names.map((name) => [name, Array.from({ length: 40 }, () => ({ values: {}, sections: {} }))]),
    )
    await expect(
      onTemplate({ kind: 'fill', bytes: bareDocx(body), data: { values: {}, sections }, images: [] }),
    ).rejects.toMatchObject({ code: 'tooLarge', detail: expect.stringContaining('循环') })
  })

  test('nothing of it reaches the ledger', async () => {
    const ledger = await openTestLedger()
    const before = ledger.dump()
    await expect(
      ledger.call('templates.add', { fileName: 'a.docx', content: base64(strToU8('x')) }),
    ).rejects.toMatchObject({ code: 'templateRefused' })
    expect(ledger.dump()).toEqual(before)
  })
})

describe('let through, and told', () => {
  test('a link to be clicked stays', async () => {
    const bytes = bareDocx(p('{支部名称}'), documentRels('hyperlink', 'http://example.invalid/'))
    const { notes } = await onTemplate({ kind: 'inspect', bytes })
    expect(notes.join()).toContain('1 个网址链接')
  })

  test('the tie to somebody’s own .dotm is cut', async () => {
    const settings =
      '<?xml version="1.0"?><w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId9"/></w:settings>'
    const bytes = bareDocx(p('{支部名称}'), {
      'word/settings.xml': settings,
      'word/_rels/settings.xml.rels': documentRels('attachedTemplate', 'file:///C:/a.dotm')[
        'word/_rels/document.xml.rels'
      ],
    })
    const { notes } = await onTemplate({ kind: 'inspect', bytes })
    expect(notes.join()).toContain('关联已去掉')
    const filled = await onTemplate({
      kind: 'fill',
      bytes,
      data: { values: { 支部名称: '甲' }, sections: {} },
      images: [],
    })
    expect(Buffer.from(filled).toString('latin1')).not.toContain('a.dotm')
    expect(textLines(filled)).toEqual(['甲'])
  })
})

describe('what is filled in stays text', () => {
  test('XML, tags and control characters in a record are printed as they are', async () => {
    const bytes = await templateDocx({ body: ['{支部名称}'] })
    const value = '<w:p/>&amp;{书记}{#会议}\u0007]]>\n第二行'
    const filled = await onTemplate({
      kind: 'fill',
      bytes,
      data: { values: { 支部名称: value, 书记: '不得出现' }, sections: {} },
      images: [],
    })
    expect(textLines(filled)[0]).toBe('<w:p/>&amp;{书记}{#会议}]]>第二行')
  })
})
