/** Our own workbook after somebody has been at it: rows are named, or the file is refused; never half of it written. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type TestLedger, branchOf, convene, openTestLedger, temporaryFolder } from '#test/support/ledger.ts'
import { type Cells, changed, put, putVersion } from '#test/support/workbooks.ts'

/** Twelve members, an admission by secret ballot and an open vote, exported whole. */
async function exportWhole(): Promise<Uint8Array> {
  const ledger = await openTestLedger({ branchName: '原来的支部' })
  const { call } = ledger
  const people = await branchOf(ledger, 12)
  const meeting = await convene(ledger, people)
  const { motionId } = await call('motions.propose', {
    meetingId: meeting.meetingId,
    title: '接收宋佳宁同志为预备党员',
    decisionKind: 'admitProbationary',
    subjectName: '宋佳宁',
  })
  await call('motions.recordStatements', {
    motionId,
    statements: people.ids.map((memberId, index) => ({
      memberId,
      order: index + 1,
      stance: 'agree',
      text: '同意。',
    })),
  })
  await call('motions.recordBallot', {
    motionId,
    tally: { issued: 12, returned: 12, valid: 12, invalid: 0, approve: 11, oppose: 0, abstain: 1 },
    scrutineers: ['党员05'],
    tellers: ['党员06'],
  })
  const book = join(ledger.folder, 'book.xlsx')
  await call('export.workbook', { out: book, unmask: true, talkContents: true })
  return readFileSync(book)
}

let whole: Promise<Uint8Array> | undefined
/** That workbook, made by the first who asks; everybody has a copy and a folder of their own. */
async function exported(): Promise<{ book: string; folder: string }> {
  whole ??= exportWhole()
  const folder = temporaryFolder()
  const book = join(folder, 'book.xlsx')
  writeFileSync(book, await whole)
  return { book, folder }
}

const target = (): Promise<TestLedger> => openTestLedger({ branchName: '新支部' })

/** Rows with something wrong: sheet, line, what. */
async function faultsOf(ledger: TestLedger, path: string): Promise<string[]> {
  const proposal = await ledger.call('import.propose', { path })
  return proposal.sheets.flatMap((sheet) =>
    sheet.rows
      .filter((row) => row.verdict === 'error')
      .flatMap((row) =>
        row.doubts.map((doubt) => `${sheet.name ?? ''} ${row.row} ${doubt.code} ${doubt.field ?? ''}`.trim()),
      ),
  )
}

async function refused(ledger: TestLedger, path: string): Promise<{ code: string; detail: string }> {
  const before = ledger.dump()
  const reply = await ledger.app.dispatch('import.commit', { path })
  expect(ledger.dump()).toEqual(before)
  if (reply.ok) throw new Error('taken')
  return reply
}

const edits: readonly (readonly [
  what: string,
  change: (sheets: Map<string, Cells>) => void,
  fault: string,
])[] = [
  ['a reference to nobody', (s) => put(s, '出席', 1, '党员编号', 99), '出席 2 referenceMissing 党员编号'],
  [
    'a reference that is no number',
    (s) => put(s, '出席', 1, '会议编号', '甲'),
    '出席 2 valueUnreadable 会议编号',
  ],
  ['a number given twice', (s) => put(s, '党员', 2, '编号', 1), '党员 3 recordTwice'],
  ['one person twice at a meeting', (s) => put(s, '出席', 2, '党员编号', 1), '出席 3 recordTwice'],
  [
    'a word there is none of',
    (s) => put(s, '会议', 1, '会议类型', '茶话会'),
    '会议 2 valueUnreadable 会议类型',
  ],
  [
    'a day there is none of',
    (s) => put(s, '支委会届次', 1, '任期开始', '2024-02-30'),
    '支委会届次 2 dateUnreadable 任期开始',
  ],
  [
    'entered on a day to come',
    (s) => put(s, '党员', 1, '录入时间', '2027-01-01 10:00:00'),
    '党员 2 dateImplausible 录入时间',
  ],
  ['yes or no and neither', (s) => put(s, '出席', 1, '有表决权', '也许'), '出席 2 valueUnreadable 有表决权'],
  ['a sum that does not add up', (s) => put(s, '无记名合计', 1, '赞成', 12), '无记名合计 2 notKept'],
  ['sums of an open vote', (s) => put(s, '表决事项', 1, '表决方式', '举手表决'), '无记名合计 2 notKept'],
  [
    'who voted what in a secret ballot',
    (s) => s.get('公开表决')?.push([1, '', 1, '', '同意']),
    '公开表决 2 notKept',
  ],
  ['a number that is none', (s) => put(s, '党员', 1, '编号', '一'), '党员 2 valueUnreadable 编号'],
  ['a number with a fraction', (s) => put(s, '会议', 1, '年度', 2026.5), '会议 2 valueUnreadable 年度'],
]

describe('a workbook changed by hand', () => {
  test.each(edits)('%s: the row is named, nothing is written', async (_, change, fault) => {
    const { book, folder } = await exported()
    const path = await changed(book, join(folder, 'changed.xlsx'), change)
    const ledger = await target()
    expect(await faultsOf(ledger, path)).toContain(fault)
    expect(await refused(ledger, path)).toMatchObject({
      code: 'importRefused',
      detail: expect.stringContaining('不能导入'),
    })
  })

  test('unchanged, it is taken; a changed name comes in changed', async () => {
    const { book, folder } = await exported()
    const path = await changed(book, join(folder, 'changed.xlsx'), (sheets) =>
      put(sheets, '党员', 3, '姓名', '改名'),
    )
    const ledger = await target()
    await ledger.call('import.commit', { path })
    const members = await ledger.call('members.list', { everyone: true })
    expect(members.map(({ name }) => name)).toContain('改名')
    expect(await ledger.call('branch.show', {})).toMatchObject({ name: '原来的支部' })
  })

  test('what only the tables refuse is refused with its row, and the rest is not written', async () => {
    const { book, folder } = await exported()
    const path = await changed(book, join(folder, 'changed.xlsx'), (sheets) =>
      put(sheets, '党员', 5, '身份证号', '123'),
    )
    expect(await refused(await target(), path)).toEqual({
      ok: false,
      code: 'importRefused',
      detail: '《党员》第 6 行不符合台账的规定，没有写入任何记录',
    })
  })

  test('single rows cannot be left out', async () => {
    const { book } = await exported()
    const ledger = await target()
    expect(
      await ledger.app.dispatch('import.commit', {
        path: book,
        choices: [{ sheet: '党员', row: 2, take: false }],
      }),
    ).toMatchObject({ code: 'importRefused', detail: expect.stringContaining('整本') })
  })

  test.each([
    ['another version of the format', (s: Map<string, Cells>) => putVersion(s, '99'), /格式版本/],
    ['a sheet taken away', (s: Map<string, Cells>) => void s.delete('出席'), /缺少工作表「出席」/],
    [
      'a column taken away',
      (s: Map<string, Cells>) => s.get('党员')?.[0]?.splice(1, 1, '别的'),
      /「党员」缺少列「姓名」/,
    ],
    ['no branch', (s: Map<string, Cells>) => s.get('支部')?.splice(1), /正好有一行/],
  ])('%s: refused, saying what is missing', async (_, change, why) => {
    const { book, folder } = await exported()
    const path = await changed(book, join(folder, 'changed.xlsx'), (sheets) => {
      change(sheets)
    })
    const ledger = await target()
    const { doubts } = await ledger.call('import.propose', { path })
    expect(doubts).toContainEqual({ code: 'workbookUnfit', detail: expect.stringMatching(why) })
    expect(await refused(ledger, path)).toMatchObject({
      code: 'importRefused',
      detail: expect.stringContaining('workbookUnfit'),
    })
  })

  test('rows taken away are said, and what is left comes in', async () => {
    const { book, folder } = await exported()
    const path = await changed(book, join(folder, 'changed.xlsx'), (sheets) => sheets.get('监票计票')?.pop())
    const ledger = await target()
    const { doubts } = await ledger.call('import.propose', { path })
    expect(doubts).toEqual([{ code: 'notWhole', detail: '工作表「监票计票」导出时有 2 行，现在有 1 行' }])
    await ledger.call('import.commit', { path })
  })

  test('headings out of the ordinary and sheets of somebody else are left alone', async () => {
    const { book, folder } = await exported()
    const path = await changed(book, join(folder, 'changed.xlsx'), (sheets) => {
      sheets.get('党员')?.[0]?.push('__proto__', 'constructor')
      sheets.set('我的笔记', [['__proto__'], ['x']])
    })
    const ledger = await target()
    const proposal = await ledger.call('import.propose', { path })
    expect(proposal.summary.error).toBe(0)
    expect(proposal.sheets.find(({ name }) => name === '党员')?.doubts.map(({ raw }) => raw)).toEqual([
      '__proto__',
      'constructor',
    ])
    expect(proposal.sheets.find(({ name }) => name === '我的笔记')).toMatchObject({ taken: false })
    await ledger.call('import.commit', { path })
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })

  test('a formula is not taken for what it comes to', async () => {
    const { book, folder } = await exported()
    const parts = Object.entries(unzipSync(readFileSync(book))).map(([name, bytes]) => [
      name,
      strToU8(strFromU8(bytes).replaceAll('<v>2026</v>', '<f>2025+1</f><v>2026</v>')),
    ])
    const path = join(folder, 'formula.xlsx')
    writeFileSync(path, zipSync(Object.fromEntries(parts)))
    expect(await faultsOf(await target(), path)).toContain('会议 2 formulaError 年度')
  })
})

/** Text that does not shrink to nothing when it is packed: a file of one letter is refused before it is unpacked. */
const varied = (length: number): string => {
  const codes = Uint16Array.from({ length }, (_, index) => 0x4e00 + ((index * 7919 + (index >> 7)) % 20_000))
  return Buffer.from(codes.buffer).toString('utf16le')
}

describe('a workbook of monstrous size', () => {
  test(
    'ten megabytes in one cell, and a hundred thousand rows, are answered in bounds',
    { timeout: 120_000 },
    async () => {
      const { book, folder } = await exported()
      const ledger = await target()
      const big = await changed(book, join(folder, 'big.xlsx'), (sheets) =>
        put(sheets, '党员', 1, '姓名', varied(3_500_000)),
      )
      expect(await faultsOf(ledger, big)).toContain('党员 2 cellTooLong 姓名')
      await refused(ledger, big)
      const many = await changed(book, join(folder, 'many.xlsx'), (sheets) => {
        const rows = sheets.get('公开表决')
        for (let count = 0; count < 100_000; count += 1) rows?.push([1, '', (count % 12) + 1, '', '同意'])
      })
      const proposal = await ledger.call('import.propose', { path: many })
      expect(proposal.summary.error).toBeGreaterThanOrEqual(100_000)
      expect(JSON.stringify(proposal).length).toBeLessThan(2_000_000)
    },
  )
})
