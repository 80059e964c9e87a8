import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backupFolder } from '#electron/ledger/beside.ts'
import { applicationId, migrationsFolder, openLedger } from '#electron/ledger/open.ts'
import { enrol, openTestLedger, temporaryFolder } from '#test/support/ledger.ts'

describe('the ledger file', () => {
  it('is marked as ours, strict, in WAL, and the reader cannot write', async () => {
    const ledger = await openTestLedger()
    const raw = ledger.raw()
    expect(raw.pragma('application_id', { simple: true })).toBe(applicationId)
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal')
    const loose = raw
      .prepare(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
      )
      .all()
    expect(loose).toEqual([])
    const reader = new Database(ledger.path, { readonly: true })
    expect(() => reader.exec(`INSERT INTO branch (name, entered_at) VALUES ('x', 'y')`)).toThrow(/readonly/)
    reader.close()
  })

  it('refuses what is no ledger, without touching it', () => {
    const folder = temporaryFolder()
    const foreign = join(folder, 'foreign.db')
    const db = new Database(foreign)
    db.exec('CREATE TABLE t (a)')
    db.close()
    const text = join(folder, 'text.ledger')
    writeFileSync(text, '这不是台账'.repeat(100))
    const empty = join(folder, 'empty.ledger')
    writeFileSync(empty, '')
    for (const path of [foreign, text, empty]) {
      const before = readFileSync(path)
      expect(() => openLedger(path, 'open')).toThrow(expect.objectContaining({ code: 'notALedger' }))
      expect(readFileSync(path).equals(before)).toBe(true)
    }
    expect(() => openLedger(join(folder, 'none.ledger'), 'open')).toThrow(
      expect.objectContaining({ code: 'fileMissing' }),
    )
    expect(existsSync(join(folder, 'none.ledger'))).toBe(false)
    expect(() => openLedger(folder, 'open')).toThrow(expect.objectContaining({ code: 'fileMissing' }))
    expect(() => openLedger(text, 'create')).toThrow(expect.objectContaining({ code: 'fileExists' }))
  })

  it('a truncated ledger is told as damaged', async () => {
    const ledger = await openTestLedger()
    for (let index = 0; index < 40; index += 1) await enrol(ledger, `党员${index}`)
    await ledger.app.close()
    truncateSync(ledger.path, 3 * 4096)
    expect(() => openLedger(ledger.path, 'open')).toThrow(expect.objectContaining({ code: 'ledgerDamaged' }))
  })

  it('a file of a newer program is refused, not changed', async () => {
    const ledger = await openTestLedger()
    await ledger.app.close()
    const raw = new Database(ledger.path)
    raw.pragma('user_version = 99999')
    raw.close()
    const before = readFileSync(ledger.path)
    expect(() => openLedger(ledger.path, 'open')).toThrow(expect.objectContaining({ code: 'ledgerTooNew' }))
    expect(readFileSync(ledger.path).equals(before)).toBe(true)
  })

  it('an older file is copied first, then migrated in one transaction', async () => {
    const ledger = await openTestLedger()
    await enrol(ledger, '沈某')
    await ledger.app.close()
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'migrations'))
    for (const name of readdirSync(migrationsFolder()))
      if (/^\d{4}_/.test(name)) copyFileSync(join(migrationsFolder(), name), join(folder, 'migrations', name))
    const next = join(folder, 'migrations', '9000_next.sql')
    writeFileSync(
      next,
      `CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; INSERT INTO later VALUES (1); SELECT broken FROM nowhere;`,
    )
    expect(() => openLedger(ledger.path, 'open', { folder: join(folder, 'migrations') })).toThrow()
    const untouched = new Database(ledger.path, { readonly: true })
    expect(untouched.pragma('user_version', { simple: true })).toBeLessThan(9000)
    expect(untouched.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'later'`).get()).toEqual({
      n: 0,
    })
    untouched.close()
    writeFileSync(next, `CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;`)
    // the backup of the failed try is still there and must not stand in the way
    const opened = openLedger(ledger.path, 'open', { folder: join(folder, 'migrations') })
    expect(opened.schemaVersion).toBe(9000)
    await opened.close()
    const copies = readdirSync(backupFolder(ledger.path))
    expect(copies).toHaveLength(2)
    const copy = new Database(join(backupFolder(ledger.path), copies[0] ?? ''), { readonly: true })
    expect(copy.prepare('SELECT name FROM member').all()).toEqual([{ name: '沈某' }])
    copy.close()
  })

  it('a backup is a whole checked copy and never overwrites', async () => {
    const ledger = await openTestLedger()
    await enrol(ledger, '沈某')
    const out = join(ledger.folder, 'copy.ledger')
    const done = await ledger.call('ledger.backUp', { out })
    expect(done).toMatchObject({ path: out, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await expect(ledger.call('ledger.backUp', { out })).rejects.toMatchObject({ code: 'fileExists' })
    // everything there is went out with it: the log says so, and of the one that was refused nothing
    const { entries } = await ledger.call('audit.list', { operation: 'ledger.keepCopyMade' })
    expect(entries.map(({ about }) => JSON.parse(about) as unknown)).toEqual([
      { copy: 'copy.ledger', copyBytes: done.bytes, copyDigest: done.sha256 },
    ])
    const opened = openLedger(out, 'open')
    expect(await opened.reader.selectFrom('member').select('name').execute()).toEqual([{ name: '沈某' }])
    await opened.close()
  })
})

describe('the border', () => {
  it('answers anything with an envelope and tells nothing of its inside', async () => {
    const { app } = await openTestLedger()
    for (const [name, input, code] of [
      ['nothing.here', {}, 'unknownOperation'],
      ['__proto__', {}, 'unknownOperation'],
      ['constructor', {}, 'unknownOperation'],
      ['import.enter', {}, 'unknownOperation'],
      ['members.enrol', { name: 7 }, 'badInput'],
      ['members.enrol', 'text', 'badInput'],
      ['members.enrol', null, 'badInput'],
      ['members.enrol', { name: '  ' }, 'badInput'],
      ['members.show', { memberId: 12345 }, 'notFound'],
      ['meetings.convene', { kind: 'generalMeeting', startsAt: '2026-02-30T10:00' }, 'badInput'],
    ] as const) {
      const reply = await app.dispatch(name, input)
      expect(reply, name).toMatchObject({ ok: false, code })
      expect(JSON.stringify(reply)).not.toMatch(/\.ts:|node_modules|SELECT/)
    }
  })

  it('the name of a field is not sent back at any length', async () => {
    const { app } = await openTestLedger()
    const profile = { id: 'x', version: 1, numbers: { ['长'.repeat(100_000)]: 'x' } }
    const reply = await app.dispatch('profile.adopt', { profile, fromYear: 2027, reason: '试' })
    expect(reply).toMatchObject({ ok: false, code: 'badInput' })
    expect(JSON.stringify(reply).length).toBeLessThan(2000)
  })

  it('there is no year to ask for that is written with fewer or more than four digits, nor any near them', async () => {
    const { app } = await openTestLedger()
    for (const [name, input] of [
      ['export.preview', { period: '0000' }],
      // the inspection went on for ever
      ['export.preview', { period: '0001-01' }],
      ['compliance.inspect', { from: '0001-01-01', to: '0001-01-31' }],
      ['compliance.inspect', { from: '0999-01-01', to: '1000-01-31' }],
      ['meetings.convene', { kind: 'generalMeeting', startsAt: '0202-09-18T14:30' }],
      ['meetings.list', { from: '9999-01-01', to: '9999-12-31' }],
      ['export.pages', { period: '0000Q1' }],
      ['tasks.record', { month: '0000-01', task: '任务' }],
      ['analysis.record', { covers: '0000H1', heldOn: '2026-01-01', overall: '好', measures: '好' }],
    ] as const)
      expect(await app.dispatch(name, input), name).toMatchObject({ ok: false, code: 'badInput' })
  })

  it('SQL in a text field is text', async () => {
    const ledger = await openTestLedger()
    await enrol(ledger, `x'); DROP TABLE member; --`)
    expect((await ledger.call('members.list', {}))[0]?.name).toContain('DROP TABLE')
  })

  it('a command that fails leaves nothing written', async () => {
    const ledger = await openTestLedger()
    const before = ledger.dump()
    await expect(
      ledger.call('branch.beginTerm', {
        beganOn: '2026-01-01',
        posts: [{ memberId: 77, post: 'secretary' }],
      }),
    ).rejects.toMatchObject({ code: 'notFound' })
    expect(ledger.dump()).toEqual(before)
  })
})
