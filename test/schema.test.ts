/** What is generated from the migrations is not stale, and a migration that has landed never changes. */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { derive, lockFor } from './support/dump-schema.ts'

const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

function copyOfMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync('migrations', folder, { recursive: true })
  return folder
}

describe('generated files', () => {
  test('migrations/schema.sql is what the migrations make', async () => {
    expect(readFileSync('migrations/schema.sql', 'utf8')).toBe((await derive()).schema)
  })

  test('electron/ledger/tables.ts has the types of those tables', async () => {
    expect(readFileSync('electron/ledger/tables.ts', 'utf8')).toBe((await derive()).tables)
  })

  test('a further migration shows in both', async () => {
    const folder = copyOfMigrations()
    writeFileSync(
      join(folder, '9990_more.sql'),
      `CREATE TABLE more (more_id INTEGER PRIMARY KEY, word TEXT) STRICT;`,
    )
    const { schema, tables } = await derive(folder)
    expect(schema).toContain('CREATE TABLE more ')
    expect(tables).toContain(
      'export interface MoreTable {\n  more_id: Generated<number>\n  word: string | null\n}',
    )
  })
})

describe('landed migrations', () => {
  const lock = JSON.parse(readFileSync('test/migrations.lock.json', 'utf8')) as Record<string, string>
  const files = readdirSync('migrations').filter((name) => /^\d{4}_.*\.sql$/.test(name))

  test('are all in the lock (npm run schema enters new ones)', () => {
    expect(Object.keys(lock).toSorted()).toEqual(files.toSorted())
  })

  test.each(files)('%s is as it landed', (file) => {
    expect(hash(join('migrations', file))).toBe(lock[file])
  })

  test('an edited or a lost one is refused, a new one is entered', () => {
    const folder = copyOfMigrations()
    expect(lockFor(folder, lock)).toEqual(lock)
    writeFileSync(join(folder, '9990_more.sql'), 'SELECT 1;')
    expect(lockFor(folder, lock)).toEqual({ ...lock, '9990_more.sql': hash(join(folder, '9990_more.sql')) })
    const [first = ''] = files
    writeFileSync(join(folder, first), 'SELECT 1;')
    expect(() => lockFor(folder, lock)).toThrow(`${first} has landed and may not change`)
    rmSync(join(folder, first))
    expect(() => lockFor(folder, lock)).toThrow(`${first} has landed and may not change`)
  })
})
