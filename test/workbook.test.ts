/** The whole ledger goes out as a workbook and comes back the same; masked unless asked for; nothing is forgotten. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import validate from '@ooxml-tools/validate'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createLedgerApp } from '#electron/ledger-app.ts'
import { isRevealed } from '#electron/export/workbook-sheet.ts'
import { keptColumns, undeclared } from '#electron/export/workbook-rows.ts'
import { leftOut, workbookSheets } from '#electron/export/workbook-sheets.ts'
import { aboutTables } from '#electron/export/workbook-registers.ts'
import { Finding } from '#shared/compliance.ts'
import { type TestLedger, dumpOf, enrol, openTestLedger, silentDesk } from './support/ledger.ts'
import { answersOf, columnOf, partsIn, sheetsIn } from './support/workbooks.ts'
import { fillRegisters } from './support/filled-registers.ts'

const whole = { unmask: true, talkContents: true }
const slow = { timeout: 180_000 }

/** Two years of the demonstration, and by hand what it has none of: corrections, dues, study, registers. */
async function fullLedger(): Promise<TestLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'branch-ledger-'))
  const path = join(folder, 'full.ledger')
  const app = createLedgerApp({
    clock: () => ({ today: '2026-10-08', now: '2026-10-08T18:00:00' }),
    desk: silentDesk,
    checkOutput: true,
  })
  const { call } = app
  await call('ledger.createDemonstration', { path })
  const raw = () => {
    const db = new Database(path)
    onTestFinished(() => {
      db.close()
    })
    return db
  }
  const full = { app, call, path, folder, at: () => undefined, dump: () => dumpOf(path), raw }
  const meetings = await call('meetings.list', { from: '2025-01-01', to: '2026-12-31', withVoid: false })
  const [first, second] = meetings.filter(({ state }) => state === 'final')
  if (first === undefined || second === undefined) throw new Error('two meetings')
  await call('meetings.beginCorrection', { meetingId: first.meetingId, reason: '地点写错' })
  await call('meetings.finalise', { meetingId: first.meetingId })
  await call('meetings.void', { meetingId: second.meetingId, reason: '重复' })
  const findings = await call('compliance.inspect', { from: '2025-01-01', to: '2026-09-30' })
  for (const finding of findings.slice(0, 3))
    await call('rectification.raise', { finding, measure: '补开', owner: '组织委员', dueOn: '2026-12-01' })
  const [rule] = await call('profile.rules', {})
  await call('profile.switchRule', { ruleId: rule?.ruleId ?? '', on: false, fromYear: 2026, reason: '试行' })
  const [member] = await call('members.list', {})
  await call('members.restrict', {
    memberId: member?.memberId ?? 0,
    kind: 'rightsSuspended',
    fromOn: '2020-01-01',
    untilOn: '2020-06-30',
    documentRef: '办发〔2020〕1号',
  })
  fillRegisters(path)
  return full
}

let full: TestLedger
let book: string
beforeAll(async () => {
  full = await fullLedger()
  book = join(full.folder, 'whole.xlsx')
  await full.call('export.workbook', { out: book, ...whole })
}, 180_000)
afterAll(async () => {
  await full.app.close()
  rmSync(full.folder, { recursive: true, force: true })
})

describe('there and back', () => {
  test(
    'an empty ledger answers every question as the first one did, and exports the same sheets',
    slow,
    async () => {
      const empty = await openTestLedger({ today: '2026-10-08', branchName: '空的支部' })
      // ids of the two ledgers do not agree: nothing may lean on that
      await empty.call('branch.found', { name: '别的支部' })
      const [mine, other] = await empty.call('branch.list', {})
      const branchId = mine?.branchId ?? 0
      for (let count = 0; count < 7; count += 1)
        await enrol(empty, `外人${count}`, { branchId: other?.branchId ?? 0 })
      const proposal = await empty.call('import.propose', { path: book, branchId })
      expect(proposal.kind).toBe('ledgerWorkbook')
      expect(proposal.doubts).toEqual([])
      expect(
        proposal.sheets.flatMap((sheet) => [...sheet.doubts, ...sheet.rows.flatMap((row) => row.doubts)]),
      ).toEqual([])
      expect(proposal.summary).toMatchObject({ error: 0, update: 0, new: expect.any(Number) })
      const batch = await empty.call('import.commit', { path: book, branchId })
      expect(batch).toMatchObject({ kind: 'ledgerWorkbook', added: proposal.summary.new, state: 'committed' })

      const again = join(empty.folder, 'again.xlsx')
      await empty.call('export.workbook', { out: again, branchId, ...whole })
      expect(Object.fromEntries(await sheetsIn(again))).toEqual(Object.fromEntries(await sheetsIn(book)))

      const before = await answersOf(full, 1)
      const after = await answersOf(empty, branchId)
      expect(Object.keys(before).length).toBeGreaterThan(300)
      const { 'branch.list 0': listed, ...rest } = before
      const { 'branch.list 0': listedAfter, ...restAfter } = after
      expect(listedAfter).toEqual(expect.arrayContaining(listed as unknown[]))
      expect(restAfter).toEqual(rest)
      // whatever can say where it came from says so
      const { import_batch_id: kept } = empty
        .raw()
        .prepare('SELECT DISTINCT import_batch_id FROM meeting')
        .get() as {
        import_batch_id: number
      }
      expect(kept).toBe(batch.batchId)
    },
  )

  test('into a ledger that has records of that branch it is refused, and nothing changes', slow, async () => {
    const before = full.dump()
    const proposal = await full.call('import.propose', { path: book })
    expect(proposal.doubts[0]).toMatchObject({
      code: 'ledgerNotEmpty',
      detail: expect.stringContaining('东江市'),
    })
    expect(await full.app.dispatch('import.commit', { path: book })).toMatchObject({
      ok: false,
      code: 'importRefused',
      detail: expect.stringContaining('ledgerNotEmpty'),
    })
    const { export_log: _, ...rest } = before
    expect(full.dump()).toMatchObject(rest)
  })

  test('beside another branch it founds its own', slow, async () => {
    const ledger = await openTestLedger({ today: '2026-10-08', branchName: '第二党支部' })
    await enrol(ledger, '第二支部的人')
    await ledger.call('import.commit', { path: book })
    const branches = await ledger.call('branch.list', {})
    expect(branches).toHaveLength(2)
    const members = await ledger.call('members.list', {
      branchId: branches[1]?.branchId ?? 0,
      everyone: true,
    })
    expect(members).toHaveLength((await full.call('members.list', { everyone: true })).length)
  })
})

describe('undoing', () => {
  test('leaves the file as it was, locks and all', slow, async () => {
    const ledger = await openTestLedger({ today: '2026-10-08', branchName: '空的支部' })
    const schema = () =>
      ledger.raw().prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
    const state = () => {
      const { import_batch: _, sqlite_stat1: _1, sqlite_stat4: _4, ...rest } = ledger.dump()
      return rest
    }
    const [before, locks] = [state(), schema()]
    const { batchId } = await ledger.call('import.commit', { path: book })
    expect(state()).not.toEqual(before)
    expect(await ledger.call('import.undo', { batchId })).toMatchObject({ state: 'undone' })
    expect(state()).toEqual(before)
    expect(schema()).toEqual(locks)
    // and once more
    expect((await ledger.call('import.propose', { path: book })).alreadyImportedAs).toBeNull()
    await ledger.call('import.commit', { path: book })
    expect((await ledger.call('import.propose', { path: book })).alreadyImportedAs).toBe(2)
    expect(await ledger.call('import.commit', { path: book })).toMatchObject({ batchId: 2 })
  })

  test(
    'is refused, naming the register, once something was changed; a branch founded for it goes',
    slow,
    async () => {
      const ledger = await openTestLedger({ today: '2026-10-08', branchName: '第二党支部' })
      await enrol(ledger, '第二支部的人')
      const before = ledger.dump()
      const { batchId } = await ledger.call('import.commit', { path: book })
      const [, founded] = await ledger.call('branch.list', {})
      const memberId = await enrol(ledger, '新来的人', { branchId: founded?.branchId ?? 0 })
      expect(await ledger.app.dispatch('import.undo', { batchId })).toEqual({
        ok: false,
        code: 'undoBlocked',
        detail: '导入后又有改动：党员',
      })
      ledger.raw().prepare('DELETE FROM member WHERE member_id = ?').run(memberId)
      await ledger.call('import.undo', { batchId })
      const { import_batch: _, ...after } = ledger.dump()
      expect(after).toEqual({ ...before, import_batch: undefined })
    },
  )
})

describe('what is confidential', () => {
  test(
    'whole numbers, pay and what was said in talks are nowhere in a workbook that was not asked for them',
    slow,
    async () => {
      const out = join(full.folder, 'masked.xlsx')
      await full.call('export.workbook', { out })
      const xml = Object.values(partsIn(out)).join('\n')
      const secrets: string[] = []
      for (const { memberId } of await full.call('members.list', { everyone: true })) {
        const { idNumber, phone } = await full.call('members.show', {
          memberId,
          asOf: '2026-10-08',
          reveal: true,
        })
        secrets.push(...[idNumber ?? '', phone].filter((number) => number !== ''))
      }
      for (const { talkId } of await full.call('talks.list', { withVoid: true })) {
        const { columns } = await full.call('talks.show', { talkId, reveal: true })
        secrets.push(...Object.values(columns ?? {}).filter((said) => said.length > 8))
      }
      expect(secrets.length).toBeGreaterThan(100)
      expect(secrets.filter((secret) => xml.includes(secret))).toEqual([])
      const all = Object.values(partsIn(book)).join('\n')
      // long texts stand there with their line ends, numbers as they are
      expect(secrets.filter((secret) => all.includes(secret)).length).toBeGreaterThan(100)
      const sheets = await sheetsIn(out)
      expect(
        columnOf(sheets, '党员', '身份证号').every((cell) => cell === '' || /^\d{6}\*{8}/.test(String(cell))),
      ).toBe(true)
      expect(sheets.get('党费基数构成')).toHaveLength(1)
      expect(columnOf(sheets, '党费核定', '计算基数（元）').every((cell) => cell === '')).toBe(true)

      const ledger = await openTestLedger({ today: '2026-10-08' })
      const proposal = await ledger.call('import.propose', { path: out })
      expect(proposal.doubts.map(({ code }) => code)).toEqual(['notWhole', 'notWhole'])
      expect(proposal.summary.error).toBe(0)
      await ledger.call('import.commit', { path: out })
      const members = await ledger.call('members.list', { everyone: true })
      expect(
        members.every(({ idNumberMasked, phoneMasked }) => idNumberMasked === '' && phoneMasked === ''),
      ).toBe(true)
      const [talk] = await ledger.call('talks.list', { withVoid: true })
      expect(await ledger.call('talks.show', { talkId: talk?.talkId ?? 0, reveal: true })).toMatchObject({
        columns: { thought: '', work: '' },
      })
    },
  )

  test('each export is on record with its hash and what was asked for', async () => {
    const out = join(full.folder, 'logged.xlsx')
    const made = await full.call('export.workbook', { out, unmask: true })
    expect(made).toMatchObject({ path: out, bytes: statSync(out).size })
    expect((await full.call('export.log', {}))[0]).toMatchObject({
      unmask: true,
      talkContents: false,
      sha256: made.sha256,
      fileName: 'logged.xlsx',
    })
    expect(await full.app.dispatch('export.workbook', { out })).toMatchObject({
      ok: false,
      code: 'fileExists',
    })
    expect(isRevealed('pay', { unmask: false, talkContents: true })).toBe(false)
  })
})

describe('cells', () => {
  test('text that looks like a formula is text in a sound file, and comes back as it was', slow, async () => {
    const ledger = await openTestLedger({ today: '2026-10-08' })
    const odd = [
      '=1+1',
      '+8613900000000',
      '-5',
      '@SUM(A1)',
      '\t制表',
      '\r回车\r\n换行',
      '_x000D_',
      '   ',
      "'引号",
      '110105194912310021',
    ]
    for (const [index, text] of odd.entries()) await enrol(ledger, `人${index}`, { jobTitle: text })
    const db = ledger.raw()
    const long = '很长的文字😀'.repeat(12_000)
    for (const [index, text] of odd.entries())
      db.prepare('UPDATE member SET job_title = ?, remark = ? WHERE member_id = ?').run(
        text,
        index === 0 ? long : text,
        index + 1,
      )
    const out = join(ledger.folder, 'odd.xlsx')
    await ledger.call('export.workbook', { out, ...whole })
    for (const [name, xml] of Object.entries(partsIn(out)).filter(([part]) =>
      part.includes('worksheets/sheet'),
    )) {
      expect(xml, name).not.toMatch(/<f[\s>]/)
      expect(xml, name).not.toMatch(/t="(str|e)"/)
    }
    const faults = await validate(readFileSync(out), 'xlsx', 'Microsoft365')
    expect(faults.map((fault) => JSON.stringify(fault))).toEqual([])
    const target = await openTestLedger({ today: '2026-10-08' })
    await target.call('import.commit', { path: out })
    const texts = (one: TestLedger) =>
      one.raw().prepare('SELECT job_title, remark FROM member ORDER BY member_id').all()
    expect(texts(target)).toEqual(texts(ledger))
  })
})

describe('nothing is forgotten', () => {
  test('every table and every column of the file has its place in the workbook or is left out by name', async () => {
    const ledger = await openTestLedger()
    const read = ledger.app.current()?.reader
    if (read === undefined) throw new Error('open')
    const sheets = new Map(workbookSheets.map((sheet) => [String(sheet.table), sheet]))
    const tables = Object.keys(ledger.dump()).filter((name) => !name.startsWith('sqlite_'))
    expect(tables.filter((name) => !sheets.has(name) && !(name in leftOut))).toEqual([])
    expect([...sheets.keys()].filter((name) => name in leftOut || !tables.includes(name))).toEqual([])
    for (const sheet of workbookSheets) {
      expect(await undeclared(read, sheet), sheet.title).toEqual([])
      const names = (await keptColumns(read, sheet.table)).map(({ name }) => name)
      expect(
        sheet.columns.map(({ column }) => column).filter((column) => !names.includes(column)),
        sheet.title,
      ).toEqual([])
    }
  })

  test('a column that no sheet has is found', async () => {
    const ledger = await openTestLedger()
    ledger.raw().exec(`ALTER TABLE member ADD COLUMN nickname TEXT NOT NULL DEFAULT ''`)
    const read = ledger.app.current()?.reader
    const members = workbookSheets.find(({ table }) => table === 'member')
    if (read === undefined || members === undefined) throw new Error('open')
    expect(await undeclared(read, members)).toEqual(['nickname'])
  })

  test('titles are unique and fit a tab, words are unique, and what is referred to stands before', () => {
    const titles = workbookSheets.map(({ title }) => title)
    expect(new Set([...titles, '说明', '续文']).size).toBe(titles.length + 2)
    for (const [index, sheet] of workbookSheets.entries()) {
      expect(sheet.title).toMatch(/^[^[\]:*?/\\]{1,31}$/)
      const headings = sheet.columns.flatMap((column) =>
        column.type === 'reference' ? [column.title, column.beside] : [column.title],
      )
      expect(new Set(headings).size, sheet.title).toBe(headings.length)
      const before = new Set(workbookSheets.slice(0, index + 1).map(({ table }) => table))
      for (const column of sheet.columns) {
        if (column.type === 'word' || column.type === 'list')
          expect(new Set(Object.values(column.words)).size, column.title).toBe(
            Object.keys(column.words).length,
          )
        if (column.type !== 'reference') continue
        const targets = typeof column.to === 'string' ? [column.to] : Object.values(column.to.tables)
        expect(
          targets.filter((table) => !before.has(table)),
          `${sheet.title} ${column.title}`,
        ).toEqual([])
      }
    }
    const kinds = Finding.shape.recordKind.unwrap().options
    expect(kinds.filter((kind) => !(kind in aboutTables))).toEqual([])
  })
})

test('the command line writes it, and reads it back', slow, async () => {
  const folder = full.folder
  const run = (file: string, ...words: string[]): { ok: boolean; value: Record<string, unknown> } =>
    JSON.parse(
      execFileSync(
        process.execPath,
        ['electron/command-line.ts', '--file', file, '--today', '2026-10-08', ...words],
        {
          encoding: 'utf8',
        },
      ),
    ) as { ok: boolean; value: Record<string, unknown> }
  const copy = join(folder, 'copy.ledger')
  const app = createLedgerApp({
    clock: () => ({ today: '2026-10-08', now: '2026-10-08T18:00:00' }),
    desk: silentDesk,
  })
  await app.call('ledger.createDemonstration', { path: copy })
  await app.close()
  const out = join(folder, 'command.xlsx')
  expect(run(copy, 'export.workbook', JSON.stringify({ out, ...whole }))).toMatchObject({
    ok: true,
    value: { path: out },
  })
  const target = join(folder, 'target.ledger')
  run(target, 'ledger.create', '{"branchName":"新支部"}')
  expect(run(target, 'import.commit', JSON.stringify({ path: out }))).toMatchObject({
    ok: true,
    value: { kind: 'ledgerWorkbook' },
  })
  expect(run(target, 'branch.show').value['name']).toBe(run(copy, 'branch.show').value['name'])
})
