/**
 * The program is killed in the middle of its work, a hundred times (`KILLS=10` for a thousand), at moments of chance:
 * every command that was acknowledged is there afterwards, and nothing is there by half.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLedgerApp } from '#electron/ledger-app.ts'
import {
  type LedgerKey,
  applicationId,
  keyFrom,
  kindOfFile,
  opensWith,
  saltOf,
} from '#electron/ledger/key.ts'
import { killedPasswords, killsFor, live } from '../support/killed.ts'
import { silentDesk } from '../support/ledger.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const clock = () => ({ today: '2026-09-30', now: '2026-09-30T18:00:00' })
const newApp = () => createLedgerApp({ clock, desk: silentDesk, checkOutput: true, backups: 'asked' })

async function freshLedger(name: string): Promise<string> {
  const own = join(folder, name)
  mkdirSync(own)
  const app = newApp()
  await app.call('ledger.create', { branchName: '测试党支部', path: join(own, 'test.ledger') })
  await app.close()
  return own
}

/** A moment of chance within so many milliseconds, early ones as likely as late ones. */
const chance = (within: number) => Math.floor(Math.random() * within)

/** Opens what a kill left behind, as the user will. */
async function after(own: string): Promise<{ names: string[]; faults: unknown[] }> {
  const app = newApp()
  await app.open(join(own, 'test.ledger'))
  const members = await app.call('members.list', { asOf: '2026-09-30' })
  const { faults } = await app.call('audit.verify', {})
  await app.close()
  const db = new Database(join(own, 'test.ledger'), { readonly: true })
  const whole = [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')]
  db.close()
  expect(whole).toEqual(['ok', []])
  return { names: members.map(({ name }) => name), faults }
}

/** Every file with a ledger's name opens whole; what was not finished does not bear such a name. */
function expectWholeCopies(own: string): number {
  const files = readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ledger'),
  )
  for (const name of files) {
    const db = new Database(join(own, name), { readonly: true })
    expect([name, db.pragma('integrity_check', { simple: true })]).toEqual([name, 'ok'])
    db.close()
  }
  return files.length
}

describe.concurrent('killed while', { timeout: 600_000 }, () => {
  const kills = killsFor(33)
  test(`writing, ${kills} times: every acknowledged command is there, and at most the one being done`, async () => {
    const own = await freshLedger('write')
    const acknowledged = new Set<string>()
    for (let kill = 0; kill < kills; kill += 1) {
      const life = await live('write', own, `写${kill}`, { after: chance(150) })
      expect(life.lines.filter((line) => 'refused' in line)).toEqual([])
      if (life.ready !== undefined) for (const name of acknowledged) expect(life.ready).toContain(name)
      for (const name of life.done) acknowledged.add(name)
    }
    const { names, faults } = await after(own)
    expect(faults).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(kills)
    expect(names).toEqual(expect.arrayContaining([...acknowledged]))
    expect(names.length - acknowledged.size).toBeLessThanOrEqual(kills)
  })

  const imports = killsFor(15)
  test(`importing, ${imports} times: a roster is there whole or not at all`, async () => {
    const own = await freshLedger('import')
    const acknowledged: string[] = []
    for (let kill = 0; kill < imports; kill += 1) {
      const life = await live('import', own, `${kill}`, { after: chance(400) })
      acknowledged.push(...life.done)
    }
    const { names, faults } = await after(own)
    expect(faults).toEqual([])
    const batches = Map.groupBy(names, (name) => name.slice(0, name.indexOf('号')))
    expect([...batches.values()].filter((rows) => rows.length !== 40)).toEqual([])
    for (const done of acknowledged) expect(batches.has(`导${done.replace('-', '批')}`)).toBe(true)
    expect(batches.size - acknowledged.length).toBeLessThanOrEqual(imports)
  })

  const upgrades = killsFor(15)
  test(`bringing an old ledger to today’s schema, ${upgrades} times: it is old or new, and opens`, async () => {
    const old = join(folder, 'old.ledger')
    makeOld(old)
    for (let kill = 0; kill < upgrades; kill += 1) {
      const own = join(folder, `migrate-${kill}`)
      mkdirSync(own)
      copyFileSync(old, join(own, 'test.ledger'))
      await live('migrate', own, 'm', { after: chance(120) })
      const { names, faults } = await after(own)
      expect([names, faults]).toEqual([['老党员'], []])
      expectWholeCopies(own)
    }
  })

  const restores = killsFor(15)
  test(`taking copies back, ${restores} times: one of the two states, whole`, async () => {
    const own = await freshLedger('restore')
    const app = newApp()
    await app.open(join(own, 'test.ledger'))
    const states = [[] as string[]]
    await app.call('backups.make', {})
    await app.call('members.enrol', {
      name: '后来的人',
      category: 'fullMember',
      joinDate: '2010-07-01',
      fullMemberDate: '2011-07-01',
    })
    states.push(['后来的人'])
    await app.call('backups.make', {})
    await app.close()
    for (let kill = 0; kill < restores; kill += 1) {
      const life = await live('restore', own, `${kill}`, { after: chance(300) })
      if (life.ready !== undefined) expect(states).toContainEqual(life.ready)
    }
    const { names, faults } = await after(own)
    expect(states).toContainEqual(names)
    expect(faults).toEqual([])
    expect(expectWholeCopies(own)).toBeGreaterThan(1)
    // a copy on its way into the ledger's place may be one without protection
    expect(readdirSync(own).filter((name) => name.includes('恢复中'))).toEqual([])
  })

  const turns = killsFor(12)
  test(`setting, changing and removing the password, ${turns} times: the old one or the new one opens it`, async () => {
    const own = await freshLedger('password')
    const path = join(own, 'test.ledger')
    for (let kill = 0; kill < turns; kill += 1) {
      const life = await live('password', own, `${kill}`, { after: chance(700) })
      const [opened] = life.lines
      // it opened, which a ledger under neither password does not
      expect(opened).toMatchObject({ ready: [] })
      // and whoever opens it with a password leaves nothing without one, and nothing by half
      if (opened?.['password'] !== '') expect(opened).toMatchObject({ plain: [], parts: [] })
      expect(life.lines.filter((line) => 'refused' in line)).toEqual([])
    }
    const app = newApp()
    const keys = new Map<string, LedgerKey[]>()
    const opens = async (file: string): Promise<boolean> => {
      if (kindOfFile(file) === 'plain') return opensWith(file, null)
      const salt = saltOf(file)
      const known =
        keys.get(salt.toString('hex')) ?? (await Promise.all(passwords.map((each) => keyFrom(each, salt))))
      keys.set(salt.toString('hex'), known)
      return known.some((key) => opensWith(file, key))
    }
    const passwords = killedPasswords.slice(1)
    const files = readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ledger'),
    )
    expect(files.length).toBeGreaterThan(1)
    for (const name of files) expect([name, await opens(join(own, name))]).toEqual([name, true])
    let at = 0
    while (!(await app.dispatch('protection.unlock', { path, password: passwords[at] ?? '' })).ok && at < 2)
      at += 1
    expect(await app.call('audit.verify', {})).toMatchObject({ ok: true, faults: [] })
    await app.close()
  })

  const exports = killsFor(10)
  test(`printing, ${exports} times: a book is there whole or not at all`, async () => {
    const own = await freshLedger('export')
    for (let kill = 0; kill < exports; kill += 1) {
      // every other one has made a book, so that a slow machine is killed over the next one as well
      const how = kill % 2 === 0 ? { after: chance(500), line: 2 } : { after: 200 + chance(900) }
      const life = await live('export', own, `${kill}`, how)
      for (const done of life.done)
        expect(existsSync(join(own, `book-${kill}-${Number(done.split('-')[1]) % 3}.docx`))).toBe(true)
    }
    const books = readdirSync(own).filter((name) => name.endsWith('.docx'))
    expect(books.length).toBeGreaterThan(0)
    for (const name of books)
      expect(Object.keys(unzipSync(readFileSync(join(own, name))))).toContain('word/document.xml')
    expect((await after(own)).faults).toEqual([])
  })
})

/** A ledger as the program of an early version left it. */
function makeOld(path: string): void {
  const db = new Database(path)
  db.pragma(`application_id = ${applicationId}`)
  db.pragma('journal_mode = WAL')
  const files = readdirSync('migrations').filter((name) => /^00[1-6]0_.*\.sql$/.test(name))
  for (const name of files.toSorted()) db.exec(readFileSync(join('migrations', name), 'utf8'))
  db.pragma('user_version = 60')
  const at = '2025-01-01T08:00:00'
  db.prepare(`INSERT INTO branch (branch_id, name, entered_at) VALUES (1, '老支部', ?)`).run(at)
  db.prepare(
    `INSERT INTO member (branch_id, name, category, join_date, full_member_date, entered_at)
     VALUES (1, '老党员', 'fullMember', '2000-07-01', '2001-07-01', ?)`,
  ).run(at)
  db.close()
}
