import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { OutputOf } from '#shared/contract.ts'
import { byName, labelOf, passedOver } from '#shared/import/file-names.ts'
import { type TestLedger, enrol, openTestLedger, temporaryFolder } from '#test/support/ledger.ts'
import { sample } from './comparing.ts'

const year: Readonly<Record<string, string>> = {
  '党员/党员名册2025.xlsx': '党员名册2025.xlsx',
  '党员/系统导出/党员信息导出.csv': '党员信息导出.csv',
  '会议/会议记录2025.docx': '会议记录2025.docx',
  '会议/支委会记录2025.doc': '支委会记录2025.doc',
  '会议/主题党日2025.docx': '主题党日2025.docx',
  '谈话/谈心谈话记录2025.xlsx': '谈心谈话记录2025.xlsx',
  '党费收缴登记表2025.xlsx': '党费收缴登记表2025.xlsx',
  '杂/加密.xlsx': '加密.xlsx',
  '杂/损坏.xlsx': '损坏.xlsx',
  '杂/空表.xlsx': '空表.xlsx',
}

function put(folder: string, name: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
}

/** A year's folder as it lies on an office PC, with what the office program and the system leave behind. */
function yearsFolder(files: Readonly<Record<string, string>> = year): string {
  const folder = join(temporaryFolder(), '2025年')
  mkdirSync(folder)
  for (const [name, from] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    copyFileSync(sample(from), join(folder, name))
  }
  return folder
}

const empty = (): Promise<TestLedger> => openTestLedger({ today: '2026-01-15' })

/** Everything in the file but the lists of batches and groups themselves. */
const stateOf = (ledger: TestLedger) => {
  const { import_batch: _, import_group: _groups, import_group_file: _files, ...rest } = ledger.dump()
  return rest
}

const fileOf = (answer: { files: OutputOf<'import.proposeFolder'>['files'] }, name: string) => {
  const found = answer.files.find((file) => file.name === name)
  if (found === undefined) throw new Error(`no ${name} among ${answer.files.map((file) => file.name).join()}`)
  return found
}

describe('looking through a folder', () => {
  test('says of every file what it is, what would come in, and what to do; writes nothing', async () => {
    const ledger = await empty()
    const path = yearsFolder()
    const before = ledger.dump()
    const found = await ledger.call('import.proposeFolder', { path })
    expect(ledger.dump()).toEqual(before)
    expect(found.name).toBe('2025年')
    expect(found.files).toHaveLength(Object.keys(year).length)
    expect(fileOf(found, '党员/党员名册2025.xlsx')).toMatchObject({
      outcome: 'ready',
      kinds: ['memberRoster'],
      bytes: 11537,
      summary: { new: 24, error: 0 },
      doubts: [{ code: 'hiddenSheet', detail: '2024年旧数据' }],
    })
    expect(fileOf(found, '会议/会议记录2025.docx').sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(fileOf(found, '谈话/谈心谈话记录2025.xlsx').kinds).toEqual(['heartTalks'])
    expect(fileOf(found, '杂/加密.xlsx')).toMatchObject({
      outcome: 'refused',
      kinds: [],
      doubts: [{ code: 'fileEncrypted' }],
    })
    expect(fileOf(found, '杂/加密.xlsx').advice).toContain('输入密码打开')
  })

  test('passes over what is no record, and never leaves the folder', async () => {
    const ledger = await empty()
    const outside = join(temporaryFolder(), '外面.csv')
    writeFileSync(outside, '姓名,性别,入党日期\n王芳,女,2010-07-01')
    const path = yearsFolder({ '名册.csv': '党员信息导出.csv' })
    for (const name of ['~$名册.xlsx', 'Thumbs.db', '.DS_Store', '.git/config', '照片/合影.jpg', '资料.zip'])
      put(path, name, 'x')
    symlinkSync(outside, join(path, '名册（链接）.csv'))
    symlinkSync(dirname(outside), join(path, '整个文件夹'))
    symlinkSync(path, join(path, '自己'))
    const found = await ledger.call('import.proposeFolder', { path })
    expect(Object.fromEntries(found.files.map((file) => [file.name, file.outcome]))).toEqual(
      Object.fromEntries([
        ['.DS_Store', 'skipped'],
        ['.git', 'skipped'],
        ['Thumbs.db', 'skipped'],
        ['~$名册.xlsx', 'skipped'],
        ['名册.csv', 'ready'],
        ['名册（链接）.csv', 'skipped'],
        ['整个文件夹', 'skipped'],
        ['照片/合影.jpg', 'refused'],
        ['自己', 'skipped'],
        ['资料.zip', 'refused'],
      ]),
    )
    expect(fileOf(found, '资料.zip').advice).toContain('请先解压')
    await ledger.call('import.commitFolder', { path })
    expect((await ledger.call('members.list', {})).map((one) => one.name)).not.toContain('王芳')
  })

  test('refuses more than it would ever finish, before reading any', async () => {
    const ledger = await empty()
    const path = join(temporaryFolder(), '太多')
    mkdirSync(path)
    for (let index = 0; index <= 2000; index += 1) writeFileSync(join(path, `${index}.txt`), '')
    expect(await ledger.app.dispatch('import.proposeFolder', { path })).toMatchObject({ code: 'tooLarge' })
    expect(await ledger.app.dispatch('import.proposeFolder', { path: join(path, '没有') })).toMatchObject({
      code: 'fileMissing',
    })
    expect(await ledger.app.dispatch('import.proposeFolder', {})).toMatchObject({ code: 'badInput' })
  })

  test('names are labels: no way out of the folder, nothing that hides', () => {
    expect(labelOf('..\\..\\Windows\\a.xlsx')).toBe('Windows/a.xlsx')
    expect(labelOf('/etc/passwd')).toBe('etc/passwd')
    expect(labelOf('a/./b/../\u0007c.csv')).toBe('a/b/c.csv')
    expect(labelOf('\u202exslx.exe')).toBe('xslx.exe')
    expect(labelOf('..')).toBe('未命名')
    expect(passedOver('会议/~$三月.docx')).toContain('锁文件')
    expect(passedOver('会议/三月.docx')).toBeUndefined()
    const names = ['10月.docx', '2月.docx', '1月.docx'].map((name) => ({ name }))
    expect(names.toSorted(byName).map(({ name }) => name)).toEqual(['1月.docx', '2月.docx', '10月.docx'])
  })
})

describe('bringing a folder in', () => {
  test('enters rosters first, so that the names in everything else are known', async () => {
    const ledger = await empty()
    const { group, files } = await ledger.call('import.commitFolder', { path: yearsFolder() })
    expect(group).toMatchObject({ name: '2025年', state: 'committed', files: 10 })
    expect(await ledger.call('members.list', {})).toHaveLength(23)
    const meetings = await ledger.call('meetings.list', {})
    expect(meetings.length).toBeGreaterThan(10)
    // the chair of a meeting is a member although 会议 sorts before 党员 and the roster came in the same folder
    expect(meetings.some((meeting) => meeting.chairName === '沈国梁')).toBe(true)
    const doubts = files.flatMap((file) => file.doubts.map((doubt) => doubt.code))
    expect(doubts).not.toContain('rosterEmpty')
    const batches = await ledger.call('import.batches', {})
    expect(new Set(group?.batchIds)).toEqual(new Set(batches.map((batch) => batch.batchId)))
    expect(batches.at(-1)?.fileName).toBe('党员/党员名册2025.xlsx')
    expect(fileOf({ files }, '会议/支委会记录2025.doc')).toMatchObject({ outcome: 'entered' })
    expect(ledger.dump()['import_doubt']).not.toEqual([])
  })

  test('is taken back whole, to the row; after that the folder imports as new', async () => {
    const ledger = await empty()
    await enrol(ledger, '老党员')
    const before = stateOf(ledger)
    const path = yearsFolder()
    const { group } = await ledger.call('import.commitFolder', { path })
    const imported = stateOf(ledger)
    expect(imported).not.toEqual(before)
    const groupId = group?.groupId ?? 0
    expect(await ledger.call('import.undoFolder', { groupId })).toMatchObject({ state: 'undone' })
    expect(stateOf(ledger)).toEqual(before)
    // what named persons is gone from the list of files, too
    expect(JSON.stringify(ledger.dump()['import_group_file'])).not.toContain('沈国梁')
    expect(await ledger.app.dispatch('import.undoFolder', { groupId })).toMatchObject({
      code: 'importUndone',
    })
    expect(await ledger.app.dispatch('import.report', { groupId })).toMatchObject({ code: 'importUndone' })
    const again = await ledger.call('import.commitFolder', { path })
    expect(again.group).toMatchObject({ added: group?.added, changed: group?.changed })
  })

  test('the same folder again changes nothing', async () => {
    const ledger = await empty()
    const path = yearsFolder()
    await ledger.call('import.commitFolder', { path })
    const before = ledger.dump()
    const again = await ledger.call('import.commitFolder', { path })
    expect(again.group).toBeNull()
    expect(ledger.dump()).toEqual(before)
    expect(fileOf(again, '会议/会议记录2025.docx')).toMatchObject({ outcome: 'nothing' })
    expect(fileOf(again, '党费收缴登记表2025.xlsx').alreadyImportedAs).not.toBeNull()
  })

  test('a later change stands in the way of taking it back, and is named; nothing is changed then', async () => {
    const ledger = await empty()
    const { group } = await ledger.call('import.commitFolder', { path: yearsFolder() })
    const member = (await ledger.call('members.list', {})).find((one) => one.name === '韩冰')
    await ledger.call('members.exempt', {
      memberId: member?.memberId ?? 0,
      reason: '产假',
      fromOn: '2026-01-01',
    })
    const state = ledger.dump()
    expect(await ledger.app.dispatch('import.undoFolder', { groupId: group?.groupId })).toEqual({
      ok: false,
      code: 'undoBlocked',
      detail: '已被其他记录引用：韩冰（免除出勤）',
    })
    expect(ledger.dump()).toEqual(state)
  })

  test('files can be left out, and are said to be', async () => {
    const ledger = await empty()
    const path = yearsFolder()
    const { files } = await ledger.call('import.commitFolder', {
      path,
      leaveOut: ['会议/会议记录2025.docx', '会议/支委会记录2025.doc', '会议/主题党日2025.docx'],
    })
    expect(fileOf({ files }, '会议/会议记录2025.docx')).toMatchObject({ outcome: 'leftOut', sha256: null })
    expect(await ledger.call('meetings.list', {})).toEqual([])
  })

  test('one that is stopped half-way leaves nothing behind', async () => {
    const ledger = await empty()
    const before = ledger.dump()
    const path = yearsFolder()
    const bringing = ledger.app.dispatch('import.commitFolder', { path })
    // the first file is in: now it is stopped
    while ((await ledger.call('import.batches', {})).length === 0) await new Promise(setImmediate)
    expect(await ledger.call('import.cancelFolder', {})).toEqual({ cancelled: 1 })
    const reply = await bringing
    expect(reply).toMatchObject({ ok: false, code: 'dialogCancelled' })
    expect(JSON.stringify(reply)).toMatch(/已写入的 \d+ 个文件已全部撤回/)
    expect(ledger.dump()).toEqual(before)
  })

  test('one that fails half-way leaves nothing behind, and says why', async () => {
    const ledger = await empty()
    const before = ledger.dump()
    const raw = ledger.raw()
    // the disk is full from the second batch on
    raw.exec(`CREATE TRIGGER full BEFORE INSERT ON import_batch WHEN (SELECT count(*) FROM import_batch) >= 2
      BEGIN SELECT RAISE(ABORT, 'locked: no room'); END`)
    const reply = await ledger.app.dispatch('import.commitFolder', { path: yearsFolder() })
    expect(reply).toMatchObject({
      ok: false,
      code: 'lockedRecord',
      detail: '已写入的 2 个文件已全部撤回，台账和导入之前一样',
    })
    raw.exec('DROP TRIGGER full')
    expect(ledger.dump()).toEqual(before)
  })

  test('file by file, as a page sends them, makes the same group; a broken-off one can still be taken back', async () => {
    const ledger = await empty()
    const whole = await empty()
    const path = yearsFolder()
    await whole.call('import.commitFolder', { path })
    const { files } = await ledger.call('import.proposeFolder', { path })
    const order = [
      ...files.filter((file) => file.kinds.includes('memberRoster')),
      ...files.filter((file) => !file.kinds.includes('memberRoster')),
    ]
    let groupId: number | undefined
    for (const { name } of order) {
      const content = readFileSync(join(path, name)).toString('base64')
      const answer = await ledger.call('import.commitFolder', {
        files: [{ fileName: name, content }],
        name: '2025年',
        more: true,
        ...(groupId === undefined ? {} : { groupId }),
      })
      groupId = answer.group?.groupId
    }
    expect(await ledger.call('import.groups', {})).toMatchObject([{ state: 'unfinished' }])
    const done = await ledger.call('import.commitFolder', { groupId, files: [] })
    expect(done.group).toMatchObject({ state: 'committed', files: 10 })
    const members = (of: TestLedger) => of.dump()['member']
    expect(members(ledger)).toEqual(members(whole))
    expect(ledger.dump()['meeting']).toEqual(whole.dump()['meeting'])
    expect(await ledger.app.dispatch('import.commitFolder', { groupId, files: [] })).toMatchObject({
      ok: false,
    })
  })

  test('every kind in a file comes in, its people before its talks, and all of it is taken back', async () => {
    const ledger = await empty()
    const before = stateOf(ledger)
    const path = yearsFolder({})
    const book = xlsx.utils.book_new()
    const sheets = {
      谈话: [
        ['谈话人', '谈话对象', '谈话时间', '谈话内容'],
        ['沈国梁', '王伟', '2025.3.4', '工作与思想'],
      ],
      名册: [
        ['姓名', '性别', '人员类别', '入党时间'],
        ['沈国梁', '男', '正式党员', '2003.7.1'],
        ['王伟', '男', '正式党员', '2005.7.1'],
      ],
      党费: [
        ['姓名', '月应交', '1月', '2月'],
        ['沈国梁', 50, 50, 50],
      ],
    }
    for (const [name, rows] of Object.entries(sheets))
      xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), name)
    const bytes: unknown = xlsx.write(book, { type: 'buffer', bookType: 'xlsx' })
    if (!Buffer.isBuffer(bytes)) throw new Error('no workbook')
    put(path, '支部资料.xlsx', bytes)
    const { group, files } = await ledger.call('import.commitFolder', { path })
    const file = fileOf({ files }, '支部资料.xlsx')
    expect(file).toMatchObject({ outcome: 'entered', summary: { new: 4 } })
    expect(file.kinds.toSorted()).toEqual(['duesRegister', 'heartTalks', 'memberRoster'])
    expect(group).toMatchObject({ files: 1, added: 4 })
    const [talk] = await ledger.call('talks.list', {})
    // the partner is the member, not a name that nobody bears
    const member = (await ledger.call('members.list', {})).find((one) => one.name === '王伟')
    expect(talk?.partners).toEqual([{ memberId: member?.memberId, name: '王伟' }])
    const again = await ledger.call('import.commitFolder', { path })
    expect(again.group).toBeNull()
    await ledger.call('import.undoFolder', { groupId: group?.groupId ?? 0 })
    expect(stateOf(ledger)).toEqual(before)
  })

  test('rows that the ledger does not take are left out, the rest of the file comes in', async () => {
    const ledger = await empty()
    const path = yearsFolder({})
    const long = '谈了思想工作和生活情况。'.repeat(1500)
    put(
      path,
      '谈话.csv',
      [
        '谈话人,谈话对象,谈话时间,谈话内容',
        '王芳,李雷,2025-03-05,谈了近况',
        `王芳,韩梅,2025-03-06,${long}`,
      ].join('\n'),
    )
    const { group, files } = await ledger.call('import.commitFolder', { path })
    expect(group).toMatchObject({ added: 1, errors: 1 })
    expect(fileOf({ files }, '谈话.csv')).toMatchObject({ outcome: 'entered', summary: { new: 1, error: 1 } })
    expect((await ledger.call('talks.list', {})).map((talk) => talk.heldOn)).toEqual(['2025-03-05'])
  })
})

describe('the report of a folder', () => {
  test('says which files, which records from where, what was not taken and why; no formula, no whole ID number', async () => {
    const ledger = await empty()
    const path = yearsFolder()
    put(
      path,
      '可疑.csv',
      '姓名,性别,入党日期,备注\n=HYPERLINK("http://x"),女,2010-07-01,\n@王芳,女,2010-07-01,',
    )
    const { group } = await ledger.call('import.commitFolder', { path })
    const out = join(temporaryFolder(), '报告.xlsx')
    const made = await ledger.call('import.report', { groupId: group?.groupId ?? 0, out })
    expect(made).toMatchObject({ path: out, fileName: '报告.xlsx' })
    const parts = unzipSync(readFileSync(out))
    const xml = Object.entries(parts)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, bytes]) => strFromU8(bytes))
      .join('\n')
    expect(xml).not.toMatch(/<f[ >]/)
    expect(xml).toContain('=HYPERLINK')
    for (const words of ['党员/党员名册2025.xlsx', '沈国梁', '杂/加密.xlsx', '输入密码打开', '没有导入的行'])
      expect(xml).toContain(words)
    // 15 to 18 figures in a row, not part of a hash
    expect(xml).not.toMatch(/(?<![0-9a-f])33\d{15}[\dX](?![0-9a-f])/)
    expect(xml).toContain('********')
    expect(await ledger.app.dispatch('import.report', { groupId: group?.groupId, out })).toMatchObject({
      code: 'fileExists',
    })
  })
})
