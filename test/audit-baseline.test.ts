/** What the log starts from anew when the schema changes: what was changed around the program does not become right by it. */
import { cpSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { defineDigest, imageSql, parseImage, watchedTables } from '#electron/ledger/audit-capture.ts'
import { digestSum, rowDigest } from '#electron/ledger/audit-digest.ts'
import { rowsOf, stateOf } from '#electron/ledger/audit-rows.ts'
import { openLedger } from '#electron/ledger/open.ts'
import { branchOf, enrol, openTestLedger } from './support/ledger.ts'

/** A ledger with a log, let go of, and a folder with one migration more than it has run. */
async function before(sql: string): Promise<{ readonly path: string; readonly folder: string }> {
  const ledger = await openTestLedger()
  await branchOf(ledger, 3)
  const { path, app } = ledger
  await app.close()
  const folder = join(dirname(path), 'migrations')
  cpSync('migrations', folder, { recursive: true })
  writeFileSync(join(folder, '9990_more.sql'), sql)
  return { path, folder }
}

function around(path: string, sql: string): void {
  const db = new Database(path)
  db.exec(sql)
  db.close()
}

const tamper = `UPDATE member SET name = '李鬼' WHERE name = '党员02'`

/** The last baseline, and what the examination then says. */
async function opened(path: string, folder: string) {
  const ledger = openLedger(path, 'open', { folder })
  const [last] = await ledger.whole
    .selectFrom('audit_entry')
    .select('about')
    .where('kind', '=', 'baseline')
    .orderBy('entry_id', 'desc')
    .execute()
  const { ok, faults } = ledger.verify()
  await ledger.close()
  const about = JSON.parse(last?.about ?? '{}') as { verified?: boolean | null }
  return { verified: about.verified, ok, kinds: faults.map(({ kind }) => kind) }
}

const schemaOnly = `-- UPDATE member SET name = ''; is only said
  CREATE TABLE more (word TEXT NOT NULL DEFAULT 'INSERT INTO x; y') STRICT;
  CREATE INDEX member_by_phone ON member (phone);
  CREATE TRIGGER more_kept BEFORE DELETE ON more BEGIN UPDATE more SET word = 'x'; SELECT RAISE(ABORT, 'no'); END;
  DROP INDEX member_by_phone;`

test('a schema that leaves the rows alone is not a reason to read them, nor to believe them', async () => {
  const { path, folder } = await before(schemaOnly)
  around(path, tamper)
  expect(await opened(path, folder)).toEqual({ verified: null, ok: false, kinds: ['rowAltered'] })
})

test('what nobody touched is right before and after, whatever the migration does', async () => {
  for (const [sql, verified] of [
    [schemaOnly, null],
    [`ALTER TABLE member ADD COLUMN nickname TEXT NOT NULL DEFAULT ''`, true],
    [`UPDATE member SET remark = 'moved'; DELETE FROM term_post; CREATE TABLE more (word TEXT) STRICT`, true],
    [`CREATE TABLE more AS SELECT name FROM member`, null],
  ] as const) {
    const { path, folder } = await before(sql)
    expect([sql, await opened(path, folder)]).toEqual([sql, { verified, ok: true, kinds: [] }])
  }
})

test('a table that is read anew is examined first', async () => {
  const { path, folder } = await before(`ALTER TABLE member ADD COLUMN nickname TEXT NOT NULL DEFAULT ''`)
  around(path, tamper)
  expect(await opened(path, folder)).toMatchObject({ verified: false })
})

test('a row’s digest is that of its image, whatever is written in it', async () => {
  const ledger = await openTestLedger()
  await branchOf(ledger, 3)
  await enrol(ledger, '宋江', { remark: '"引号"\\反斜\t制表\u2028 \u{1F600} \u007f </x>', phone: '' })
  const db = ledger.raw()
  defineDigest(db)
  db.exec(`CREATE TABLE odd (number REAL, any_thing TEXT, bytes BLOB) STRICT;
    INSERT INTO odd VALUES (0.1, char(1, 0, 31, 127), x'00ff'), (1e300, NULL, NULL), (-7, '', x'')`)
  for (const table of watchedTables(db)) {
    const images = db
      .prepare(`SELECT ${imageSql(db, table, `"${table}"`)} FROM main."${table}"`)
      .pluck()
      .all()
    const digests = images.map((image) => rowDigest(table, parseImage(String(image))) ?? '')
    const sum = digestSum()
    for (const digest of digests) sum.add(digest)
    expect([...rowsOf(db, table)].map(({ digest }) => digest)).toEqual(digests)
    expect([table, stateOf(db, table)]).toEqual([table, { rows: digests.length, sum: sum.text() }])
  }
})

test('a sum is the same in whatever order, and taking away undoes adding', () => {
  const digests = Array.from({ length: 50 }, (_, index) => rowDigest('x', { index }) ?? '')
  const exact = digests.reduce((sum, digest) => (sum + BigInt(`0x${digest}`)) % (1n << 256n), 0n)
  const sum = digestSum()
  sum.take(digests[0] ?? '')
  for (const digest of digests.toReversed()) sum.add(digest)
  expect(digestSum(sum.text()).text()).not.toBe(exact.toString(16).padStart(64, '0'))
  sum.add(digests[0] ?? '')
  expect(sum.text()).toBe(exact.toString(16).padStart(64, '0'))
  for (const digest of digests) sum.take(digest)
  expect(sum.text()).toBe('0'.repeat(64))
})
