/** The log: every command on record with what it changed, and whatever goes around the program found. */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { branchOf, convene, enrol, openTestLedger } from './support/ledger.ts'

describe('the log of commands', () => {
  test('says who, when and what, and agrees with the ledger', async () => {
    const ledger = await openTestLedger()
    ledger.at('2026-10-01', '09:15:00')
    const id = await enrol(ledger, '宋江')
    const { entries } = await ledger.call('audit.list', {})
    expect(entries[0]).toMatchObject({
      at: '2026-10-01T09:15:00',
      kind: 'change',
      operation: 'members.enrol',
      role: 'secretary',
    })
    expect(entries.at(-1)).toMatchObject({ kind: 'baseline', entryId: 1 })
    await ledger.call('members.amend', { memberId: id, phone: '13800000000' })
    expect((await ledger.call('audit.list', { limit: 1 })).entries[0]?.about).toContain(`"memberId":${id}`)
    expect(await ledger.call('audit.verify', {})).toMatchObject({ ok: true, faults: [] })
  })

  test('a refused command leaves nothing in it', async () => {
    const ledger = await openTestLedger()
    const before = await ledger.call('audit.verify', {})
    await expect(ledger.call('members.amend', { memberId: 99, phone: '1' })).rejects.toMatchObject({
      code: 'notFound',
    })
    expect(await ledger.call('audit.verify', {})).toEqual(before)
  })

  test('keeps both sides of a change, of a long text only the part that differs', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const meeting = await convene(ledger, people)
    const db = ledger.raw()
    const rows = db.prepare(`SELECT * FROM audit_change WHERE table_name = 'meeting'`).all()
    expect(rows).toHaveLength(1)
    expect(JSON.parse((rows[0] as { after_image: string }).after_image)).toMatchObject({
      meeting_id: meeting.meetingId,
      place: '三楼会议室',
    })
  })

  test('lifting a mask is on record before anything is shown', async () => {
    const ledger = await openTestLedger()
    const id = await enrol(ledger, '宋江', { idNumber: '11010519491231002X' })
    await ledger.call('members.show', { memberId: id })
    expect((await ledger.call('audit.list', { kind: 'view' })).entries).toEqual([])
    await ledger.call('members.show', { memberId: id, reveal: true })
    expect((await ledger.call('audit.list', { kind: 'view' })).entries).toMatchObject([
      { operation: 'members.show', about: JSON.stringify({ memberId: id, reveal: true }) },
    ])
  })
})

describe('what goes around the program is found', () => {
  const tampering: [what: string, sql: string[], kinds: string[]][] = [
    ['a record changed', [`UPDATE member SET name = '李鬼' WHERE name = '党员02'`], ['rowAltered']],
    ['a record added', [`INSERT INTO setting VALUES ('x', '1')`], ['tableDiffers']],
    ['a record taken away', [`DELETE FROM term_post WHERE post = 'disciplineOfficer'`], ['rowRemoved']],
    [
      'a log entry changed',
      [
        `DROP TRIGGER audit_entry_is_kept_update`,
        `UPDATE audit_entry SET at = '2020-01-01T00:00:00' WHERE entry_id = 3`,
      ],
      ['entryAltered'],
    ],
    [
      'a log entry taken out with its changes',
      [
        `DROP TRIGGER audit_entry_is_kept_delete`,
        `DROP TRIGGER audit_change_is_kept_delete`,
        `DELETE FROM audit_change WHERE entry_id = 4`,
        `DELETE FROM audit_entry WHERE entry_id = 4`,
      ],
      ['entryMissing', 'chainBroken'],
    ],
    [
      'what an entry says was changed',
      [
        `DROP TRIGGER audit_change_is_kept_update`,
        `UPDATE audit_change SET after_image = replace(after_image, '党员02', '李鬼') WHERE table_name = 'member'`,
      ],
      ['imageAltered'],
    ],
  ]
  test.each(tampering)('%s', async (_what, sql, kinds) => {
    const ledger = await openTestLedger()
    await branchOf(ledger, 3)
    expect((await ledger.call('audit.verify', {})).faults).toEqual([])
    const db = ledger.raw()
    db.pragma('foreign_keys = OFF')
    for (const each of sql) db.exec(each)
    const { ok, faults } = await ledger.call('audit.verify', {})
    expect(ok).toBe(false)
    expect(faults.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds))
  })

  test('the last entry and its record taken out without a trace, or an older file in the place: a copy knows more', async () => {
    const ledger = await openTestLedger()
    const { app, call } = ledger
    await branchOf(ledger, 3)
    await call('backups.make', {})
    const older = readFileSync(ledger.path)
    await enrol(ledger, '乙')
    await call('backups.make', {})
    const cut = () => {
      const db = ledger.raw()
      const guards = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
        name: string
        sql: string
      }[]
      db.pragma('foreign_keys = OFF')
      for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`)
      const [last] = db.prepare('SELECT max(entry_id) FROM audit_entry').pluck().all()
      for (const table of ['audit_change', 'audit_entry'])
        db.prepare(`DELETE FROM ${table} WHERE entry_id = ?`).run(last)
      db.exec(`DELETE FROM member WHERE name = '乙'`)
      for (const { sql } of guards) db.exec(sql)
      db.close()
      return last
    }
    const entryId = cut()
    const missing = { kind: 'copyAhead', entryId }
    expect(await call('audit.verify', {})).toMatchObject({ ok: false, faults: [missing] })
    // nor does it help to go on writing
    await enrol(ledger, '丙')
    expect(await call('audit.verify', {})).toMatchObject({ ok: false, faults: [missing] })
    // taken back by the program, there and back, it is no secret
    const { backups } = await call('backups.list', {})
    await call('backups.restore', { path: backups.at(-1)?.path ?? '' })
    expect(await call('audit.verify', {})).toMatchObject({ ok: true, faults: [] })
    await call('backups.restore', { path: backups[0]?.path ?? '' })
    expect(await call('audit.verify', {})).toMatchObject({ ok: true, faults: [] })
    await app.close()
    writeFileSync(ledger.path, older)
    await app.open(ledger.path)
    const { faults } = await call('audit.verify', {})
    expect(faults.map(({ kind }) => kind)).toContain('copyAhead')
  })

  test('the file itself refuses to change or shorten the log', async () => {
    const ledger = await openTestLedger()
    const db = ledger.raw()
    for (const sql of [
      `UPDATE audit_entry SET user_name = 'x'`,
      `DELETE FROM audit_entry`,
      `UPDATE audit_change SET after_image = '{}'`,
      `DELETE FROM audit_change`,
      `INSERT INTO audit_entry SELECT 99, at, user_name, role, kind, operation, about, 0, previous_hash, substr(hash, 2) || 'f' FROM audit_entry LIMIT 1`,
    ])
      expect(() => db.exec(sql)).toThrow(/locked: the log/)
  })
})
