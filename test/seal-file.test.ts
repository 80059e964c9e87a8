/** What the ledger file itself refuses, whoever writes to it: records of a sealed quarter, rows pushed out by others. */
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { personColumns } from '#electron/seal/canon.ts'
import { type Facet, type TableName, sealedTables, unsealed } from '#electron/seal/sealed-tables.ts'
import { demonstration } from './support/demonstration.ts'
import {
  type Row,
  keyOf,
  keysOf,
  rowsOfEverySort,
  rowsOfOtherKeys,
  schemaTables,
  sealEverything,
  sealSql,
  writtenOver,
} from './support/sealed-rows.ts'

const { made, opened } = demonstration()
const entries = Object.entries(sealedTables) as [TableName, readonly Facet[]][]

describe('the file itself', () => {
  test('every table is sealed by its day or says why not, and every person is in the digest by name', () => {
    const db = new Database(made, { readonly: true })
    onTestFinished(() => {
      db.close()
    })
    const listed = [...Object.keys(sealedTables), ...Object.keys(unsealed)]
    expect(listed.toSorted()).toEqual(schemaTables(db).toSorted())
    const triggers = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all()
    for (const [table] of entries) {
      expect(triggers).toEqual(
        expect.arrayContaining(['insert', 'update', 'delete'].map((event) => `sealed_${table}_${event}`)),
      )
      const people = db
        .prepare(`SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = 'member'`)
        .pluck()
        .all(table) as string[]
      for (const column of people) expect(personColumns).toContain(column)
    }
  })

  test('refuses to add, change, replace or take away a record of a sealed quarter, table by table', async () => {
    const { raw } = await opened()
    const db = raw()
    // only the seal is to refuse
    const others = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'seal%'`)
      .pluck()
      .all() as string[]
    for (const name of others) db.exec(`DROP TRIGGER "${name}"`)
    db.pragma('foreign_keys = OFF')
    db.exec(rowsOfEverySort)
    sealEverything(db)
    for (const [table, facets] of entries)
      for (const facet of facets) {
        const about = `${table} ${facet.day}`
        const key = keyOf(db, table)
        const row = db
          .prepare(
            `SELECT row.* FROM ${table} AS row ${facet.joins} WHERE ${facet.branch} = 1 AND ${facet.day} IS NOT NULL`,
          )
          .get() as Record<string, unknown> | undefined
        expect(row, `no row to attack: ${about}`).toBeDefined()
        if (row === undefined) continue
        const where = key.map((column) => `${column} = @${column}`).join(' AND ')
        const named = Object.fromEntries(key.map((column) => [column, row[column]]))
        const refused = (sql: string, values: Record<string, unknown> = named) =>
          expect(() => db.prepare(sql).run(values), `${about}: ${sql}`).toThrow(/^sealed: /)
        refused(`DELETE FROM ${table} WHERE ${where}`)
        const fixed = (facet.columns ?? Object.keys(row)).filter(
          (column) =>
            !key.includes(column) && facet.except?.includes(column) !== true && row[column] !== null,
        )
        for (const column of fixed)
          refused(
            `UPDATE ${table} SET ${column} = ${typeof row[column] === 'number' ? `${column} + 1` : `${column} || 'x'`} WHERE ${where}`,
          )
        if (fixed.length === 0) refused(`UPDATE ${table} SET ${key[0]} = 999999 WHERE ${where}`)
        const columns = Object.keys(row)
        const values = columns.map((column) => `@${column}`).join(', ')
        for (const or of ['', 'OR REPLACE ', 'OR IGNORE '])
          refused(`INSERT ${or}INTO ${table} (${columns.join(', ')}) VALUES (${values})`, row)
        for (const column of facet.except ?? [])
          db.prepare(`UPDATE ${table} SET ${column} = ${column} WHERE ${where}`).run(named)
      }
  })

  test('lets nothing be moved into a sealed quarter, out of it, or over a record in it', async () => {
    const { raw } = await opened()
    const db = raw()
    db.exec(sealSql(2026, 1))
    const one = (sql: string) => Number(db.prepare(sql).pluck().get())
    const inside = one(`SELECT meeting_id FROM meeting WHERE starts_at LIKE '2026-02%'`)
    const outside = one(`SELECT meeting_id FROM meeting WHERE starts_at LIKE '2026-05%'`)
    for (const sql of [
      `UPDATE meeting SET starts_at = '2026-05-06T09:00' WHERE meeting_id = ${inside}`,
      `UPDATE meeting SET starts_at = '2026-03-31T09:00' WHERE meeting_id = ${outside}`,
      `UPDATE talk SET held_on = '2026-01' WHERE talk_id = (SELECT max(talk_id) FROM talk)`,
      `INSERT OR REPLACE INTO meeting (meeting_id, branch_id, kind, year, number, starts_at, entered_at)
         VALUES (${inside}, 1, 'committeeMeeting', 2030, 1, '2030-01-01T09:00', 'x')`,
      `UPDATE OR REPLACE meeting SET meeting_id = ${inside} WHERE meeting_id = ${outside}`,
    ])
      expect(() => db.exec(sql), sql).toThrow(/^(sealed|kept): /)
    // another quarter is as free as it was
    db.exec(`UPDATE meeting SET theme = 'x' WHERE meeting_id = ${outside} AND state = 'draft'`)
    db.exec(`UPDATE talk SET place = '三楼' WHERE talk_id = (SELECT max(talk_id) FROM talk)`)
    for (const sql of [
      `UPDATE seal SET digest = digest`,
      `DELETE FROM seal`,
      sealSql(2026, 1),
      `INSERT OR REPLACE INTO seal SELECT * FROM seal`,
    ])
      expect(() => db.exec(sql), sql).toThrow(/^locked: /)
    db.exec(`INSERT INTO seal_reopening VALUES (1, '补记一次会议', '2026-10-09T08:00:00', '')`)
    for (const sql of [`UPDATE seal_reopening SET reason = '没有理由的'`, `DELETE FROM seal_reopening`])
      expect(() => db.exec(sql), sql).toThrow(/^locked: /)
    db.exec(`UPDATE talk SET place = '四楼' WHERE held_on LIKE '2026-01%'`)
  })
})

describe('the file itself, sealed or not,', () => {
  test('lets no record be pushed out by another with a key of its own', async () => {
    const { raw } = await opened()
    const db = raw()
    const others = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'kept@_%' ESCAPE '@'`)
      .pluck()
      .all() as string[]
    for (const name of others) db.exec(`DROP TRIGGER "${name}"`)
    db.pragma('foreign_keys = OFF')
    db.exec(rowsOfEverySort)
    db.exec(rowsOfOtherKeys)
    const attacked: string[] = []
    for (const table of schemaTables(db).filter((each) => !writtenOver.includes(each)))
      for (const { name, columns, where } of keysOf(db, table)) {
        const [row, next] = db.prepare(`SELECT * FROM ${table} WHERE ${where} LIMIT 2`).all() as Row[]
        expect(row, `no row to push out: ${name}`).toBeDefined()
        if (row === undefined) continue
        attacked.push(name)
        const pk = keyOf(db, table)
        const others = { ...row, ...(columns.join() === pk.join() ? {} : { [pk.at(-1) ?? '']: 999_999 }) }
        const all = Object.keys(row)
        expect(
          () =>
            db
              .prepare(
                `INSERT OR REPLACE INTO ${table} (${all.join()}) VALUES (${all.map((one) => `@${one}`).join()})`,
              )
              .run(others),
          name,
        ).toThrow(/^kept: /)
        if (next === undefined || table === 'audit_entry') continue
        const sets = columns.map((column) => `${column} = @${column}`).join()
        const at = pk.map((column) => `${column} = ${String(next[column])}`).join(' AND ')
        const values = Object.fromEntries(columns.map((column) => [column, row[column]]))
        expect(
          () => db.prepare(`UPDATE OR REPLACE ${table} SET ${sets} WHERE ${at}`).run(values),
          name,
        ).toThrow(/^kept: /)
      }
    expect(attacked.length).toBeGreaterThan(45)
  })

  test('lets no part be moved out of a finalised meeting', async () => {
    const { raw } = await opened()
    const db = raw()
    const [draft, other] = [999_998, 999_999]
    db.exec(`INSERT INTO meeting (meeting_id, branch_id, kind, year, number, starts_at, entered_at)
      VALUES (${draft}, 1, 'committeeMeeting', 2026, 98, '2026-10-08T09:00', 'x')`)
    db.exec(`INSERT INTO attachment_content VALUES ('${'a'.repeat(64)}', 'image/png', 1, x'00')`)
    db.exec(`INSERT INTO attachment (meeting_id, sha256, name, entered_at)
      VALUES (${draft}, '${'a'.repeat(64)}', '会场.png', 'x')`)
    db.exec(`UPDATE meeting SET state = 'final' WHERE meeting_id = ${draft}`)
    const ofMeeting = ['agenda_item', 'attachment', 'attendance', 'motion', 'observer', 'study_item']
    const ofMotion = ['ballot_officer', 'ballot_tally', 'member_vote', 'statement', 'written_opinion']
    for (const [tables, column, path] of [
      [ofMeeting, 'meeting_id', ''],
      [ofMotion, 'motion_id', 'JOIN motion USING (motion_id)'],
      [['speech'], 'agenda_item_id', 'JOIN agenda_item USING (agenda_item_id)'],
    ] as const)
      for (const table of tables) {
        const final = `SELECT ${column} FROM ${table} ${path} JOIN meeting USING (meeting_id) WHERE state = 'final'`
        const sql = `UPDATE ${table} SET ${column} = ${other} WHERE ${column} = (${final} LIMIT 1)`
        expect(() => db.exec(sql), table).toThrow(/^locked: /)
      }
  })
})
