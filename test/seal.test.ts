/** The seal of a quarter: what it holds, that the file itself holds it, how it is opened, and what paper says of it. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { personColumns } from '#electron/seal/canon.ts'
import { type Facet, type TableName, sealedTables, unsealed } from '#electron/seal/sealed-tables.ts'
import { createLedgerApp } from '#electron/ledger-app.ts'
import { readDigest } from '#shared/seal.ts'
import { silentDesk, temporaryFolder } from './support/ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'branch-ledger-seal-'))
const made = join(folder, '演示台账.ledger')
let now = { today: '2026-10-08', now: '2026-10-08T09:30:00' }
const at = (today: string, time = '09:30:00') => {
  now = { today, now: `${today}T${time}` }
}
const appOn = () =>
  createLedgerApp({
    clock: () => now,
    desk: silentDesk,
    checkOutput: true,
    onInternal: (name, error) => {
      throw new Error(`${name} failed inside`, { cause: error })
    },
  })

beforeAll(async () => {
  const maker = appOn()
  await maker.call('ledger.createDemonstration', { path: made })
  await maker.close()
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The demonstration ledger, to be written to. */
async function opened() {
  at('2026-10-08')
  const own = temporaryFolder()
  const path = join(own, 'test.ledger')
  copyFileSync(made, path)
  const app = appOn()
  await app.call('ledger.open', { path })
  onTestFinished(() => app.close())
  const raw = () => {
    const db = new Database(path)
    onTestFinished(() => {
      db.close()
    })
    return db
  }
  return { app, call: app.call, path, folder: own, raw }
}

const q1 = { year: 2026, quarter: 1 }
const despite = '四条提示已在支委会上说明'
const schemaTables = (db: Database.Database) =>
  db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'`)
    .pluck()
    .all() as string[]
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

describe('sealing', () => {
  test('waits for the quarter’s end, for drafts, for grave findings, and wants a reason for lighter ones', async () => {
    const { call } = await opened()
    const { quarters } = await call('seal.status', { year: 2026 })
    expect(quarters.map(({ state }) => state)).toEqual(['ready', 'ready', 'open', 'open'])
    expect(quarters[2]?.blocking).toMatchObject([{ ruleId: 'FREQ-COMMITTEE' }])
    const refusal = (quarter: number, more = {}) =>
      call('seal.put', { year: 2026, quarter, ...more }).then(
        () => 'sealed',
        (error: { code: string; detail: string }) => `${error.code} ${error.detail}`,
      )
    expect(await refusal(4)).toContain('sealBlocked 2026年第四季度还没有过完')
    expect(await refusal(3, { despite })).toContain('2026年8月支委会应有 1 次，实有 0 次')
    expect(await refusal(1)).toContain('检查还有 4 项应当完善')
    const [member] = await call('members.list', {})
    const draft = await call('meetings.convene', {
      kind: 'groupMeeting',
      startsAt: '2026-03-30T09:00',
      chairId: member?.memberId ?? 0,
      recorderId: member?.memberId ?? 0,
      groupId: (await call('branch.show', {})).groups[0]?.groupId ?? 0,
    })
    expect(await refusal(1, { despite })).toContain('2026年3月30日党小组会还是草稿')
    await call('meetings.void', { meetingId: draft.meetingId, reason: '没有开成' })
    expect(await refusal(1, { despite })).toBe('sealed')
    expect(await refusal(1, { despite })).toContain('conflict 2026年第一季度已经封存')
  })

  test('holds until a reason opens it, and every refusal names the quarter', async () => {
    const { call } = await opened()
    const seal = await call('seal.put', { ...q1, despite, note: '一季度检查通过' })
    expect(seal).toMatchObject({
      warnings: 4,
      despite,
      note: '一季度检查通过',
      sealedAt: now.now,
      reopening: null,
    })
    expect(seal.sealedBy).not.toBe('')
    expect(seal.recordCount).toBeGreaterThan(300)
    expect(seal.short).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/)
    const [meeting] = await call('meetings.list', { from: '2026-01-01', to: '2026-03-31' })
    const sealed = { code: 'sealedQuarter', detail: '2026年第一季度' }
    const meetingId = meeting?.meetingId ?? 0
    await expect(call('meetings.void', { meetingId, reason: '重复' })).rejects.toMatchObject(sealed)
    await expect(call('meetings.beginCorrection', { meetingId, reason: '时间有误' })).rejects.toMatchObject(
      sealed,
    )
    await expect(
      call('talks.record', {
        heldOn: '2026-03-02',
        form: 'oneToOne',
        talkerIds: [1],
        partnerIds: [2],
      }),
    ).rejects.toMatchObject(sealed)
    await expect(call('seal.reopen', { ...q1, reason: '改' })).rejects.toMatchObject({ code: 'badInput' })
    at('2026-10-12')
    const reason = '二月支委会漏记一项议题'
    expect(await call('seal.reopen', { ...q1, reason })).toMatchObject({
      reopening: { reason, reopenedAt: now.now },
    })
    await expect(call('seal.reopen', { ...q1, reason })).rejects.toMatchObject({ code: 'conflict' })
    await call('meetings.beginCorrection', { meetingId, reason: '时间有误' })
    expect((await call('seal.status', q1)).quarters[0]).toMatchObject({
      state: 'reopened',
      drafts: [{ recordKind: 'meeting', recordId: meetingId }],
    })
    const verdict = await call('seal.verify', { ...q1, digest: seal.short })
    expect(verdict).toMatchObject({ intact: false, paper: 'matches' })
    expect(verdict.differences).toContainEqual({
      table: 'meeting',
      title: expect.any(String),
      rowKey: `[${meetingId}]`,
      kind: 'altered',
    })
    await call('meetings.finalise', { meetingId })
    const again = await call('seal.put', { ...q1, despite })
    expect(again.digest).not.toBe(seal.digest)
    expect(await call('seal.verify', { ...q1, digest: seal.digest })).toMatchObject({
      intact: true,
      paper: 'earlier',
      paperSeal: { sealId: seal.sealId, reopening: { reason } },
    })
    expect(await call('seal.history', {})).toMatchObject([{ sealId: again.sealId }, { sealId: seal.sealId }])
    expect(await call('audit.verify', {})).toMatchObject({ ok: true })
  })

  test('notes an answer that came in a later quarter, and nothing else of the letter', async () => {
    const { call } = await opened()
    const letter = {
      sentOn: '2026-03-10',
      category: 'request',
      matter: '增补支委',
      superior: '机关工委',
    } as const
    const { entryId } = await call('requests.record', letter)
    await call('seal.put', { ...q1, despite })
    const sealed = { code: 'sealedQuarter' }
    await expect(call('requests.amend', { entryId, matter: '换届' })).rejects.toMatchObject(sealed)
    await expect(
      call('requests.amend', { entryId, repliedOn: '2026-03-20', reply: '同意' }),
    ).rejects.toMatchObject(sealed)
    expect(await call('requests.amend', { entryId, repliedOn: '2026-04-02', reply: '同意' })).toMatchObject({
      reply: '同意',
    })
    expect(await call('seal.verify', q1)).toMatchObject({ intact: true, differences: [] })
  })

  test('an import of a sealed quarter is not taken back', async () => {
    const { call } = await opened()
    const csv = '谈话时间,谈话人,谈话对象,谈话内容\n2026-03-11,赵甲,钱乙,工作情况\n'
    const content = Buffer.from(csv).toString('base64')
    const { batchId } = await call('import.commit', { fileName: '谈话.csv', content })
    const count = async () => (await call('talks.list', { from: '2026-03-11', to: '2026-03-11' })).length
    expect(await count()).toBe(1)
    await call('seal.put', { ...q1, despite })
    await expect(call('import.undo', { batchId })).rejects.toMatchObject({ code: 'sealedQuarter' })
    expect(await count()).toBe(1)
  })
})

describe('what a seal says later', () => {
  test('the digest outlives vacuum, a rename, a copy taken back; tampering is named', async () => {
    const { app, call, raw, folder: own } = await opened()
    app.current()?.backUp(join(own, 'before.ledger'))
    const { digest, short } = await call('seal.put', { ...q1, despite })
    const db = raw()
    db.exec('VACUUM; ANALYZE; REINDEX;')
    const [first] = await call('members.list', {})
    await call('members.amend', { memberId: first?.memberId ?? 0, name: '改名人' })
    const intact = await call('seal.verify', { ...q1, digest: short })
    expect(intact).toMatchObject({ intact: true, digest, paper: 'matches' })
    expect(intact.renamed).toEqual([{ memberId: first?.memberId, before: first?.name, now: '改名人' }])
    const after = join(own, 'after.ledger')
    app.current()?.backUp(after)
    const tampering: readonly [string, string, string][] = [
      ['talk_update', `UPDATE talk SET place = '会议室九' WHERE talk_id = @talk`, 'altered'],
      ['talk_delete', `DELETE FROM talk WHERE talk_id = @talk`, 'removed'],
    ]
    const talk = Number(
      db.prepare(`SELECT min(talk_id) FROM talk WHERE held_on LIKE '2026-02%'`).pluck().get(),
    )
    db.pragma('foreign_keys = OFF')
    for (const [trigger, sql, kind] of tampering) {
      db.exec(`DROP TRIGGER sealed_${trigger}`)
      db.prepare(sql).run({ talk })
      const found = await call('seal.verify', q1)
      expect(found.intact).toBe(false)
      expect(found.differences).toContainEqual(
        expect.objectContaining({ table: 'talk', rowKey: `[${talk}]`, kind }) as unknown,
      )
    }
    const mistyped = {
      l: short.replaceAll('1', 'l').replaceAll('0', 'O'),
      spaced: `　${short.replaceAll('-', ' — ')}`,
    }
    for (const [typed, paper] of [
      [digest, 'matches'],
      [digest.toUpperCase(), 'matches'],
      [mistyped.l, 'matches'],
      [mistyped.spaced, 'matches'],
      ['0123-4567-89ab-cdef', 'differs'],
      [short.slice(0, -1), 'unreadable'],
      ['看不清', 'unreadable'],
    ] as const)
      expect((await call('seal.verify', { ...q1, digest: typed })).paper, typed).toBe(paper)
    await call('ledger.open', { path: after })
    expect(await call('seal.verify', q1)).toMatchObject({ intact: true, digest })
    await call('ledger.open', { path: join(own, 'before.ledger') })
    expect((await call('seal.status', q1)).quarters).toMatchObject([{ state: 'ready', seal: null }])
    await expect(call('seal.verify', q1)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a digest is read as it was meant', () => {
    expect(readDigest('ａｂ１２-ｃｄ34-EF56-7890')).toBe('ab12cd34ef567890')
    expect(readDigest('oOlI 0000 0000 0000')).toBe('0011000000000000')
    expect(readDigest('')).toBeNull()
    expect(readDigest('g'.repeat(16))).toBeNull()
  })
})

const keyOf = (db: Database.Database, table: string) =>
  db.prepare(`SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk`).pluck().all(table) as string[]

type Row = Record<string, string | number | null>
interface Key {
  readonly name: string
  readonly columns: readonly string[]
  /** Of a key that counts for some rows only. */
  readonly where: string
}

/** What is written over on purpose, or held by triggers that say so themselves. */
const writtenOver = ['column_mapping', 'seal', 'seal_refusal', 'seal_reopening']

/** A record's own number, and what else must be there once. */
function keysOf(db: Database.Database, table: string): Key[] {
  const parents = db.prepare(`SELECT "from" FROM pragma_foreign_key_list(?)`).pluck().all(table)
  const pk = keyOf(db, table)
  const numbered = pk.length === 1 && pk[0]?.endsWith('_id') === true && !parents.includes(pk[0])
  const others = db.prepare(`SELECT name FROM pragma_index_list(?) WHERE "unique" AND origin <> 'pk'`)
  return [
    ...(numbered && table !== 'audit_entry' ? [{ name: table, columns: pk, where: '1' }] : []),
    ...(others.pluck().all(table) as string[]).map((name) => {
      const columns = db.prepare('SELECT name FROM pragma_index_info(?)').pluck().all(name) as string[]
      const sql = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name)
      const where = / WHERE (.*)$/s.exec(String(sql).replaceAll('\n', ' '))?.[1] ?? '1'
      return {
        name,
        columns,
        where: `${where} AND ${columns.map((one) => `${one} IS NOT NULL`).join(' AND ')}`,
      }
    }),
  ]
}

/** Rows behind keys that the demonstration has none for. */
const rowsOfOtherKeys = `
  INSERT INTO restriction VALUES (1, 1, 'rightsSuspended', '2026-01-01', NULL, '', 'x');
  INSERT INTO import_batch VALUES (1, 1, 'talks', '谈话.xlsx', '${'a'.repeat(64)}', 'x', NULL, 1, 0, 0);
  INSERT INTO rule_change VALUES (1, 2026, 'k', '1', '上级规定', 'x');
  INSERT INTO export_log VALUES (1, 1, 'x', '台账', '2026-01-01', '2026-03-31', 'F01', 0, 0, 0, 0, '台账.docx', 1,
    '${'a'.repeat(64)}', 1);
  INSERT INTO template VALUES (1, 1, '模板', '${'a'.repeat(64)}', x'00', x'00', 'x', NULL, 0);
  INSERT INTO source_document VALUES (1, 1, 1, 'talks', '谈话.xlsx', '${'a'.repeat(64)}', '[]', 0, 'x');
  INSERT INTO import_group VALUES (1, 1, '2026年', 'x', NULL, NULL);
  INSERT INTO study_arrangement_pause VALUES (1, 1, '2026-01-01', '2026-01-31', '春节', 'x');
  INSERT INTO ledger_user VALUES (1, '周书记', 'secretary', 1, NULL, '2026-01-01T08:00:00'),
    (2, '何记录', 'recorder', 1, zeroblob(32), '2026-01-01T08:00:00');
  INSERT INTO dues_payment (branch_id, member_id, kind, for_month, amount_fen, way, reverses_id, reason, entered_at)
    VALUES (1, 1, 'regular', '2026-01', -100, 'unknown', 1, '记错', 'x'), (1, 1, 'regular', '2026-01', -100, 'unknown', 2, '记错', 'x');
`

const sealSql = (
  year: number,
  quarter: number,
) => `INSERT INTO seal (branch_id, year, quarter, from_month, to_month,
  digest, record_count, people, manifest, errors, warnings, remarks, sealed_at) VALUES (1, ${year}, ${quarter},
  printf('%04d-%02d', ${year}, ${quarter} * 3 - 2), printf('%04d-%02d', ${year}, ${quarter} * 3),
  '${'0'.repeat(64)}', 0, '[]', '{}', 0, 0, 0, '2026-10-08T09:30:00')`

function sealEverything(db: Database.Database): void {
  for (let year = 2015; year <= 2027; year += 1)
    for (const quarter of [1, 2, 3, 4]) db.exec(sealSql(year, quarter))
}

/** A row in each sealed table that the demonstration leaves empty. */
const rowsOfEverySort = `
  INSERT INTO attachment_content VALUES ('${'a'.repeat(64)}', 'image/png', 1, x'00');
  INSERT INTO attachment (meeting_id, sha256, name, entered_at) VALUES (1, '${'a'.repeat(64)}', '会场.png', 'x');
  INSERT INTO correction (meeting_id, corrected_on, reason, before) VALUES (1, '2026-01-01', '有误', '{}');
  INSERT INTO expected_exclusion (meeting_id, member_id, reason) VALUES (1, 1, 'abroad');
  INSERT INTO election_box VALUES (1, 1, 1, 1, 0);
  INSERT INTO election_write_in VALUES (1, '甲', 1);
  INSERT INTO write_in VALUES (1, '甲', 1);
  INSERT INTO register_entry (entry_id, branch_id, register, happened_on, entered_at) VALUES
    (9101, 1, 'hearings', '2026-02-01', 'x'), (9102, 1, 'searches', '2026-02-01', 'x'),
    (9103, 1, 'requests', '2026-02-01', 'x'), (9104, 1, 'supervision', '2026-02-01', 'x');
  INSERT INTO register_hearing VALUES (9101, '2026-02-01', 'other', '党组会', '汇报', '意见', '落实');
  INSERT INTO register_search VALUES (9102, '2026-02-01', '走访', '', 'notFound');
  INSERT INTO register_request (entry_id, sent_on, category, matter, replied_on, reply_no, reply)
    VALUES (9103, '2026-02-01', 'request', '增补', '2026-02-05', '1号', '同意');
  INSERT INTO register_supervision (entry_id, received_on, category, sender, matter, handling, handled_on)
    VALUES (9104, '2026-02-01', 'patrol', '工委', '问题', '已办', '2026-02-05');
  INSERT INTO candidate (motion_id, position, name) VALUES (1, 1, '甲');
`
