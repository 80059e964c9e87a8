/** A bare table becomes a template: cells are shown, fields marked, rows repeated; pictures of meetings; scripts. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateSync, crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unzipSync } from 'fflate'
import { listFields, templateRoot } from '#shared/template-fields.ts'
import { templateData } from '#electron/export/template-data.ts'
import type { Scope } from '#electron/export/template-fill.ts'
import { lintDocx, partsOf, textLines } from '#test/support/docx.ts'
import { type TestLedger, branchOf, convene, openTestLedger } from '#test/support/ledger.ts'
import { facts, meeting, member, motion } from '#test/support/ledger-facts.ts'
import { validateDocx } from '#test/support/office.ts'
import { bareDocx, base64, editDocx, p, templateDocx } from '#test/support/template-docx.ts'
import { all, child, parseXml, textOf } from '#test/support/xml.ts'

const bare = () =>
  templateDocx({
    header: '市直机关工委制',
    body: [
      '三会一课登记表',
      {
        table: [
          ['单位', ''],
          ['时间', '次数：'],
        ],
      },
      '附：名单',
      {
        table: [
          ['姓名', '电话'],
          ['', ''],
        ],
      },
    ],
  })

async function added(ledger: TestLedger): Promise<number> {
  const content = base64(await bare())
  return (await ledger.call('templates.add', { fileName: '登记表.docx', content })).templateId
}

async function filled(ledger: TestLedger, templateId: number): Promise<Uint8Array> {
  const out = join(ledger.folder, 'filled.docx')
  await ledger.call('templates.fill', { templateId, period: '2026Q3', out, overwrite: true })
  return readFileSync(out)
}

describe('marking', () => {
  test('tables are listed with what stands before them and in their cells', async () => {
    const ledger = await openTestLedger()
    const tables = await ledger.call('templates.tables', { templateId: await added(ledger) })
    expect(tables.map(({ table, part, title }) => [table, part, title])).toEqual([
      [0, '正文', '三会一课登记表'],
      [1, '正文', '附：名单'],
    ])
    expect(tables[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['单位', ''],
      ['时间', '次数：'],
    ])
  })

  test('a marked table is filled like any other, in the type of its cells', async () => {
    const ledger = await openTestLedger({ branchName: '机关第二党支部' })
    await branchOf(ledger, 3)
    const templateId = await added(ledger)
    await expect(
      ledger.call('templates.fill', { templateId, period: '2026Q3', out: ledger.folder }),
    ).rejects.toMatchObject({
      code: 'templateRefused',
      detail: expect.stringContaining('还没有标签'),
    })
    const marked = await ledger.call('templates.mark', {
      templateId,
      cells: [
        { table: 0, row: 0, column: 1, tag: '支部名称' },
        { table: 0, row: 1, column: 1, tag: '会议次数' },
        { table: 1, row: 1, column: 0, tag: '姓名' },
        { table: 1, row: 1, column: 1, tag: '手机号' },
      ],
      repeats: [{ table: 1, row: 1, loop: '党员' }],
    })
    expect(marked).toMatchObject({ marked: true, templateId })
    const { faults, tags } = await ledger.call('templates.inspect', { templateId })
    expect(faults).toEqual([])
    expect(tags.filter(({ known }) => !known)).toEqual([])
    const bytes = await filled(ledger, templateId)
    const cells = all(parseXml(partsOf(bytes)['word/document.xml'] ?? ''), 'w:tc')
    expect(cells.map(textOf)).toEqual([
      '单位',
      '机关第二党支部',
      '时间',
      '次数：0',
      '姓名',
      '电话',
      '党员01',
      '',
      '党员02',
      '',
      '党员03',
      '',
    ])
    const value = cells[1] === undefined ? undefined : all(cells[1], 'w:r').find((run) => textOf(run) !== '')
    expect(child(value, 'w:rPr', 'w:rFonts')?.attributes['w:eastAsia']).toBe('仿宋')
    expect(lintDocx(bytes)).toEqual([])
    expect(await validateDocx(bytes)).toEqual([])
  }, 120_000)

  test('a row that repeats already takes a field into its last cell', async () => {
    const ledger = await openTestLedger()
    const templateId = await added(ledger)
    await ledger.call('templates.mark', { templateId, repeats: [{ table: 1, row: 1, loop: '党员' }] })
    await ledger.call('templates.mark', {
      templateId,
      cells: [{ table: 1, row: 1, column: 1, tag: '手机号' }],
    })
    const [, table] = await ledger.call('templates.tables', { templateId })
    expect(table?.rows[1]?.map(({ text }) => text)).toEqual(['{#党员}', '{手机号}{/党员}'])
    const { tags } = await ledger.call('templates.inspect', { templateId })
    expect(tags.map(({ tag, known }) => [tag, known])).toEqual([
      ['党员', true],
      ['手机号', true],
    ])
  })

  test('a mark is taken out again, and the whole file comes back as it came', async () => {
    const ledger = await openTestLedger()
    const templateId = await added(ledger)
    const before = await ledger.call('templates.content', { templateId })
    await ledger.call('templates.mark', {
      templateId,
      cells: [{ table: 0, row: 1, column: 1, tag: '会议次数' }],
      repeats: [{ table: 0, row: 1, loop: '会议' }],
    })
    await ledger.call('templates.mark', { templateId, repeats: [{ table: 0, row: 1, loop: '' }] })
    await ledger.call('templates.mark', { templateId, cells: [{ table: 0, row: 1, column: 1, tag: '' }] })
    const [table] = await ledger.call('templates.tables', { templateId })
    expect(table?.rows[1]?.map(({ text }) => text)).toEqual(['时间', '次数：'])
    expect((await ledger.call('templates.unmark', { templateId })).sha256).toBe(before.sha256)
    expect((await ledger.call('templates.content', { templateId })).content).toBe(before.content)
  })

  test('a cell that is not there, and a template somebody changed meanwhile, are refused', async () => {
    const ledger = await openTestLedger()
    const templateId = await added(ledger)
    await expect(
      ledger.call('templates.mark', { templateId, cells: [{ table: 0, row: 9, column: 0, tag: '书记' }] }),
    ).rejects.toMatchObject({ code: 'notFound' })
    await expect(
      ledger.call('templates.mark', { templateId, cells: [{ table: 0, row: 0, column: 1, tag: 'a}{@b' }] }),
    ).rejects.toMatchObject({ code: 'badInput' })
    await expect(
      ledger.call('templates.keepMarked', { templateId, sha256: 'x', content: base64(await bare()) }),
    ).rejects.toMatchObject({ code: 'staleRevision' })
  })
})

describe('the vocabulary', () => {
  const motions = [motion(1, { resolution: '同意。' })]
  const data = templateData(
    facts({ roster: [member(1)], meetings: [meeting(1, { motions }), meeting(2, { kind: 'partyLecture' })] }),
  )

  test('says of each word what the ledger fills in, and nothing else', () => {
    const known = (scope: Scope, section: typeof templateRoot) => {
      const values = Object.keys(scope.values).filter((name) => !name.startsWith('%'))
      expect(values.toSorted()).toEqual(section.fields.map(({ name }) => name).toSorted())
      expect(Object.keys(scope.sections).toSorted()).toEqual(
        section.sections.map(({ name }) => name).toSorted(),
      )
      for (const inner of section.sections) {
        const [first] = scope.sections[inner.name] ?? []
        if (first !== undefined) known(first, inner)
      }
    }
    known(data, templateRoot)
    expect(listFields().length).toBeGreaterThan(150)
  })

  test('has no word for a talk’s contents, and no name beside a secret ballot', () => {
    expect(
      listFields()
        .filter(({ within }) => within[0] === '谈话统计')
        .map(({ meaning }) => meaning)
        .join(),
    ).not.toMatch(/思想|工作情况|意见/)
    const secret = templateData(
      facts({
        meetings: [
          meeting(1, {
            motions: [
              motion(1, {
                method: 'secretBallot',
                votes: [{ memberId: 1, memberName: '沈国梁', choice: 'oppose' }],
              }),
            ],
          }),
        ],
      }),
    )
    expect(secret.sections['会议']?.[0]?.sections['表决']?.[0]?.sections['逐人票']).toEqual([])
  })
})

/** A PNG of one colour. */
function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const head = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    const tail = Buffer.alloc(4)
    tail.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, tail])
  }
  const about = Buffer.alloc(13)
  about.writeUInt32BE(width, 0)
  about.writeUInt32BE(height, 4)
  about.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc((width * 3 + 1) * height, 120)
  for (let row = 0; row < height; row += 1) rows[row * (width * 3 + 1)] = 0
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', about),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('pictures', () => {
  async function branchWithPictures(): Promise<TestLedger> {
    const ledger = await openTestLedger({ today: '2026-11-23' })
    const people = await branchOf(ledger, 3)
    for (const [index, startsAt] of ['2026-08-18T09:00', '2026-09-18T09:00'].entries()) {
      const { meetingId } = await convene(ledger, people, { startsAt, endsAt: null })
      for (const [name, width] of [
        ['甲.png', 800 + index],
        ['乙.png', 300 + index],
      ] as const)
        await ledger.call('attachments.attach', {
          meetingId,
          name,
          content: base64(png(width, 200)),
          caption: `照片${name}`,
        })
      await ledger.call('meetings.saveDraft', {
        meetingId,
        startsAt,
        endsAt: startsAt.replace('09:00', '10:00'),
        place: '三楼',
        chairId: people.secretary,
        recorderId: people.recorder,
        agenda: [
          { title: '学习', speeches: [{ speakerId: people.recorder, kind: 'discussion', text: '谈体会。' }] },
        ],
      })
      await ledger.call('meetings.finalise', { meetingId })
    }
    return ledger
  }

  test('stand where the template asks, with numbers of their own, the same each time', async () => {
    const ledger = await branchWithPictures()
    const plain = await templateDocx({
      body: ['{#会议}', '{日期}', '{%照片}', '{/会议}', { table: [['{#会议}{日期}', '{%照片}{/会议}']] }],
    })
    const { templateId } = await ledger.call('templates.add', { fileName: 'a.docx', content: base64(plain) })
    const first = await filled(ledger, templateId)
    const xml = partsOf(first)['word/document.xml'] ?? ''
    const ids = all(parseXml(xml), 'wp:docPr').map(({ attributes }) => attributes['id'])
    expect(ids).toHaveLength(8)
    expect(new Set(ids).size).toBe(8)
    const media = Object.keys(unzipSync(first)).filter((name) => name.startsWith('word/media/'))
    expect(media).toHaveLength(4)
    expect(textLines(first).join('')).not.toMatch(/[⟦⟧]/)
    const widths = all(parseXml(xml), 'wp:extent').map(({ attributes }) => Number(attributes['cx']))
    expect(Math.max(...widths)).toBeLessThanOrEqual(567 * 9525)
    expect(Buffer.from(await filled(ledger, templateId)).equals(Buffer.from(first))).toBe(true)
    expect(await validateDocx(first)).toEqual([])
  }, 120_000)

  test('what only looks like a picture leaves its place empty', async () => {
    const ledger = await branchWithPictures()
    const raw = ledger.raw()
    raw.pragma('foreign_keys = OFF')
    raw.prepare('UPDATE attachment_content SET content = ?').run(Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2, 3]))
    const content = base64(await templateDocx({ body: ['{#会议}', '前{%照片}后', '{/会议}'] }))
    const { templateId } = await ledger.call('templates.add', { fileName: 'a.docx', content })
    expect(textLines(await filled(ledger, templateId)).filter((line) => line !== '')).toEqual([
      '前后',
      '前后',
    ])
  })

  test('a picture the template already had keeps its place and gets its own number', async () => {
    const ledger = await branchWithPictures()
    const once = await templateDocx({ body: ['{#会议}', '{%照片}', '{/会议}'] })
    const { templateId } = await ledger.call('templates.add', { fileName: 'a.docx', content: base64(once) })
    // a filled file with its pictures is next year's template
    const next = editDocx(await filled(ledger, templateId), {
      'word/document.xml': (xml) =>
        xml
          .replace('</w:body>', '')
          .replace(
            /<w:sectPr[\s\S]*/,
            (tail) =>
              `${p('{#会议}')}${p('{%照片}')}${p('{/会议}')}${tail.replace('</w:document>', '')}</w:body></w:document>`,
          ),
    })
    const again = await ledger.call('templates.add', { fileName: 'b.docx', content: base64(next) })
    const ids = all(
      parseXml(partsOf(await filled(ledger, again.templateId))['word/document.xml'] ?? ''),
      'wp:docPr',
    ).map(({ attributes }) => attributes['id'])
    expect(ids).toHaveLength(8)
    expect(new Set(ids).size).toBe(8)
  })
})

test('scripts add and fill by path, one line each', async () => {
  const ledger = await openTestLedger({ branchName: '机关第二党支部' })
  await ledger.app.close()
  const template = join(ledger.folder, '报表.docx')
  writeFileSync(template, bareDocx(p('{支部名称}')))
  const run = async (operation: string, input: object) => {
    const words = ['electron/command-line.ts', '--file', ledger.path, operation, JSON.stringify(input)]
    const { stdout } = await promisify(execFile)(process.execPath, words)
    return JSON.parse(stdout) as { ok: boolean; value: Record<string, unknown> }
  }
  const added = await run('templates.add', { path: template })
  const out = join(ledger.folder, 'out.docx')
  const made = await run('templates.fill', { templateId: added.value['templateId'], period: '2026Q3', out })
  expect(made).toMatchObject({ ok: true, value: { path: out, unknown: [] } })
  expect(textLines(readFileSync(out))).toEqual(['机关第二党支部'])
})
