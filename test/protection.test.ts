/** The password of a ledger, attacked from the file's side: bytes, keys, slots, damage; and the lock. */
import { pbkdf2Sync } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Call } from '#shared/contract.ts'
import type { LedgerApp } from '#electron/ledger-app.ts'
import { backupFolder, keyFilePath } from '#electron/ledger/beside.ts'
import { keyOfRecoveryCode, recoveryCodeOf } from '#electron/protection/recovery-code.ts'
import { dumpOf, enrol, temporaryFolder } from '#test/support/ledger.ts'
import {
  appOf,
  apps,
  asked,
  filesUnder,
  heldUnder,
  lastAlarm,
  passwords,
  pieces,
  records,
  scan,
} from '#test/support/protection.ts'

let folder: string
let path: string
let second: string
let app: LedgerApp
let call: Call
/** Recovery code of the first password. */
let code = ''

let plainRecords: Record<string, unknown[]>
let temporary: string
let ownTemporary: string | undefined

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'protection-'))
  // whatever SQLite or Node put into the temporary folder in these tests lies here
  temporary = join(folder, 'tmp')
  ownTemporary = process.env['TMPDIR']
  process.env['TMPDIR'] = temporary
  process.env['SQLITE_TMPDIR'] = temporary
  path = join(folder, '台账', '支部.ledger')
  second = join(folder, 'U盘')
  mkdirSync(temporary)
  mkdirSync(second)
  app = appOf()
  call = asked(app)
  await call('ledger.create', { branchName: '测试党支部', path })
  const one = await enrol({ call }, '欧阳慕容')
  const two = await enrol({ call }, '沈国梁')
  const { meetingId } = await call('meetings.convene', {
    kind: 'themePartyDay',
    startsAt: '2026-08-20T14:00',
  })
  await call('attachments.attach', {
    meetingId,
    name: '迁建方案第七稿.pdf',
    content: Buffer.from('%PDF-1.4\n逐句讨论了迁建方案的第七稿').toString('base64'),
  })
  await call('talks.record', {
    heldOn: '2026-08-21',
    talkerIds: [one],
    partnerIds: [two],
    occasion: 'care',
    thought: '家中老人住院情绪低落',
  })
  await call('backups.choosePlace', { path: second })
  await call('backups.make', {})
})
afterAll(async () => {
  for (const each of apps) await each.close()
  delete process.env['SQLITE_TMPDIR']
  if (ownTemporary === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = ownTemporary
  rmSync(folder, { recursive: true, force: true })
})

describe('a ledger with a password', () => {
  it('holds no piece of a record in any byte it leaves on the disk', async () => {
    const before = scan([folder])
    // the scan can fail: unprotected, the ledger and both copies are full of them
    expect(before.found.length).toBeGreaterThanOrEqual(3)
    plainRecords = records(path)
    await expect(call('protection.setPassword', { newPassword: '短' })).rejects.toMatchObject({
      code: 'badInput',
    })
    const set = await call('protection.setPassword', { newPassword: passwords.secretary, name: '周书记' })
    code = set.recoveryCode
    expect(set.copies).toEqual({ rewritten: 4, left: [] })
    // while it is open and written to, with its write-ahead log
    await enrol({ call }, '欧阳慕容二')
    expect(existsSync(`${path}-wal`)).toBe(true)
    await call('backups.make', {})
    const after = scan([folder])
    expect(after.found).toEqual([])
    console.log(`scanned ${after.files} files, ${after.bytes} bytes, for ${pieces.length} pieces`)
    expect(after.files).toBeGreaterThanOrEqual(10)
    const { backups } = await call('backups.list', {})
    expect(backups.map(({ protection, counts }) => [protection, counts !== null])).toEqual(
      backups.map(() => ['same', true]),
    )
  })

  it('opens with its password in any SQLCipher 4 tool: the parameters are the usual ones', () => {
    const file = join(temporaryFolder(), 'copy.ledger')
    const [newest = ''] = readdirSync(second)
    copyFileSync(join(second, newest), file)
    const salt = readFileSync(file).subarray(0, 16)
    const key = pbkdf2Sync(passwords.secretary, salt, 256_000, 32, 'sha512').toString('hex')
    for (const given of [`'${passwords.secretary}'`, `"x'${key}'"`]) {
      const db = new Database(file, { readonly: true })
      db.pragma(`cipher = 'sqlcipher'`)
      db.pragma('legacy = 4')
      db.pragma(`key = ${given}`)
      expect(db.prepare('SELECT count(*) FROM member').pluck().get(), given.slice(0, 3)).toBeGreaterThan(1)
      db.close()
    }
    expect(keyOfRecoveryCode(code).toString('hex')).toBe(key)
  })

  it('is closed when it is locked: no file open, the key overwritten, every question refused', async () => {
    const key = app.current()?.key
    expect(key?.bytes.some((byte) => byte !== 0)).toBe(true)
    const members = await call('members.list', {})
    expect(await call('protection.lock', {})).toMatchObject({ open: false, locked: true, path })
    expect(key?.bytes.every((byte) => byte === 0)).toBe(true)
    expect(app.current()).toBeUndefined()
    expect(heldUnder(folder)).toEqual([])
    expect(existsSync(`${path}-wal`)).toBe(false)
    for (const [name, input] of [
      ['members.list', {}],
      ['ledger.settings', {}],
      ['search.find', { text: '欧阳' }],
      ['members.enrol', { name: '某某', category: 'fullMember' }],
      ['backups.make', {}],
      ['protection.status', {}],
      ['export.ledger', { period: '2026Q3' }],
    ] as const)
      expect(await app.dispatch(name, input), name).toMatchObject({ ok: false, code: 'ledgerLocked' })
    expect(await call('ledger.status', {})).toMatchObject({ open: false, locked: true, protected: true })
    await expect(call('protection.unlock', { password: 'nobody knows' })).rejects.toMatchObject({
      code: 'passwordWrong',
    })
    expect(await call('protection.unlock', { password: passwords.secretary })).toMatchObject({
      open: true,
      locked: false,
      user: '周书记',
      role: 'secretary',
    })
    expect(await call('members.list', {})).toEqual(members)
  })

  it('locks itself a minute after the page should have, unless something is asked', async () => {
    await call('protection.setIdleMinutes', { minutes: 5 })
    expect(lastAlarm()?.minutes).toBe(6)
    const before = lastAlarm()
    await call('ledger.status', {})
    expect(before?.off).toBe(true)
    lastAlarm()?.ring()
    await expect.poll(() => app.locked()).toBe(path)
    expect(app.current()).toBeUndefined()
  })

  it('opens with the recovery code, which asks for a new password; a mistyped group is named', async () => {
    await expect(
      call('protection.unlock', { recoveryCode: code.replace(/-(.)/, '-0') }),
    ).rejects.toMatchObject({ code: 'recoveryCodeWrong', detail: expect.stringContaining('第 2 组') })
    const other = recoveryCodeOf(Buffer.alloc(32, 7))
    await expect(call('protection.unlock', { recoveryCode: other })).rejects.toMatchObject({
      code: 'recoveryCodeWrong',
      detail: '',
    })
    await call('protection.unlock', { recoveryCode: code.toLowerCase().replaceAll('-', ' ') })
    expect(await call('protection.status', {})).toMatchObject({ protected: true, mustRenew: true })
    const changed = await call('protection.changePassword', { newPassword: passwords.next })
    expect(changed.recoveryCode).not.toBe(code)
    expect(changed.copies.left).toEqual([])
    code = changed.recoveryCode
    expect(await call('protection.status', {})).toMatchObject({ mustRenew: false })
    const { backups } = await call('backups.list', {})
    expect(backups.filter(({ protection }) => protection !== 'same')).toEqual([])
    expect((await call('audit.verify', {})).ok).toBe(true)
  })
})

describe('further users', () => {
  // each change of the key rewrites every copy
  beforeAll(() => {
    rmSync(backupFolder(path), { recursive: true })
    for (const name of readdirSync(second)) rmSync(join(second, name))
  })

  it('open it with passwords of their own, in their role, and never two with one', async () => {
    await call('protection.addUser', { name: '何记录', role: 'recorder', newPassword: passwords.recorder })
    await call('protection.addUser', { name: '查检查', role: 'inspector', newPassword: passwords.inspector })
    for (const newPassword of [passwords.next, passwords.recorder])
      await expect(
        call('protection.addUser', { name: '第三人', role: 'inspector', newPassword }),
      ).rejects.toMatchObject({ code: 'passwordTaken' })
    await call('protection.lock', {})
    expect(await call('protection.unlock', { password: passwords.recorder })).toMatchObject({
      user: '何记录',
      role: 'recorder',
    })
    await call('meetings.convene', { kind: 'themePartyDay', startsAt: '2026-08-25T14:00' })
    for (const [name, input] of [
      ['protection.removePassword', { password: passwords.recorder }],
      ['protection.changeUser', { userId: 2, role: 'inspector' }],
      ['members.show', { memberId: 1, reveal: true }],
    ] as const)
      expect(await app.dispatch(name, input), name).toMatchObject({ ok: false, code: 'roleForbids' })
    expect((await call('protection.status', {})).users).toEqual([])
    await call('protection.lock', {})
    expect(await call('protection.unlock', { password: passwords.inspector })).toMatchObject({
      user: '查检查',
      role: 'inspector',
    })
    expect(await app.dispatch('members.enrol', { name: '某', category: 'fullMember' })).toMatchObject({
      code: 'roleForbids',
    })
    await expect(
      call('protection.changeOwnPassword', { password: passwords.recorder, newPassword: 'something new' }),
    ).rejects.toMatchObject({ code: 'passwordWrong' })
  })

  it('get nothing more by editing the key file, and nothing by another ledger’s', async () => {
    const file = keyFilePath(path)
    const kept = readFileSync(file, 'utf8')
    const parsed: { slots: { userId: number }[] } = JSON.parse(kept)
    expect(kept).not.toMatch(/recorder"|inspector"|role|何记录/)
    const attempt = async (content: string) => {
      await app.close()
      writeFileSync(file, content)
      const reply = await app.dispatch('protection.unlock', { path, password: passwords.inspector })
      return reply.ok ? reply.value : reply.code
    }
    const [recorder, inspector] = parsed.slots
    // the number of the recorder, then of the secretary, in the inspector's slot
    for (const userId of [recorder?.userId, 1])
      expect(
        await attempt(JSON.stringify({ ...parsed, slots: [{ ...inspector, userId }] })),
        String(userId),
      ).toBe('passwordWrong')
    expect(
      await attempt(JSON.stringify({ ...parsed, slots: [{ ...inspector, role: 'secretary' }] })),
    ).toMatchObject({ role: 'inspector' })
    // costs that would fill the memory are no slot
    expect(await attempt(JSON.stringify({ ...parsed, slots: [{ ...inspector, n: 2 ** 30 }] }))).toBe(
      'passwordWrong',
    )
    expect(await attempt('不是 JSON')).toBe('passwordWrong')
    expect(await attempt(kept)).toMatchObject({ user: '查检查', role: 'inspector' })
    // the secretary needs no key file; without it the others wait for new passwords
    await app.close()
    rmSync(file)
    await call('protection.unlock', { path, password: passwords.next })
    const { users } = await call('protection.status', {})
    expect(users.map(({ name, hasPassword }) => [name, hasPassword])).toEqual([
      ['周书记', true],
      ['何记录', false],
      ['查检查', false],
    ])
    writeFileSync(file, kept)
  })

  it('a changed role counts at once in every window; one who is removed is shut out, and his old slot is worthless', async () => {
    const { users } = await call('protection.status', {})
    const idOf = (wanted: string) => users.find(({ name }) => name === wanted)?.userId ?? 0
    const other = appOf()
    await other.open(path, passwords.recorder)
    expect(await other.dispatch('ledger.status', {})).toMatchObject({ value: { role: 'recorder' } })
    await call('protection.changeUser', { userId: idOf('何记录'), role: 'inspector' })
    expect(await other.dispatch('ledger.status', {})).toMatchObject({ value: { role: 'inspector' } })
    // as long as another window has it open the key is not changed
    expect(
      await app.dispatch('protection.changePassword', {
        password: passwords.next,
        newPassword: passwords.secretary,
      }),
    ).toMatchObject({ code: 'fileBusy' })
    await other.close()
    const old = readFileSync(keyFilePath(path))
    const removed = await call('protection.removeUser', {
      userId: idOf('查检查'),
      password: passwords.next,
    })
    expect(removed.recoveryCode).not.toBe(code)
    await call('protection.lock', {})
    await expect(call('protection.unlock', { password: passwords.inspector })).rejects.toMatchObject({
      code: 'passwordWrong',
    })
    const present = readFileSync(keyFilePath(path))
    writeFileSync(keyFilePath(path), old)
    expect(await app.dispatch('protection.unlock', { password: passwords.inspector })).toMatchObject({
      ok: false,
    })
    writeFileSync(keyFilePath(path), present)
    // who stayed needs no new password though the key is another
    expect(await call('protection.unlock', { password: passwords.recorder })).toMatchObject({
      user: '何记录',
    })
    await call('protection.lock', {})
  })
})

describe('what does not open is told apart', () => {
  it('a wrong password, damage of any page, a file cut off, a stranger', async () => {
    const place = temporaryFolder()
    const broken = join(place, '支部.ledger')
    const bytes = readFileSync(path)
    const keys = readFileSync(keyFilePath(path))
    const flipped = (at: number) => {
      const copy = Buffer.from(bytes)
      copy[at] = (copy[at] ?? 0) ^ 1
      return copy
    }
    const opened = appOf()
    const outcome = async (content: Buffer, password: string, withKeys = true) => {
      writeFileSync(broken, content)
      if (withKeys) writeFileSync(keyFilePath(broken), keys)
      else rmSync(keyFilePath(broken), { force: true })
      const reply = await opened.dispatch('protection.unlock', { path: broken, password })
      return reply.ok ? 'open' : reply.code
    }
    const right = passwords.next
    expect(await outcome(flipped(2000), right), 'page 1').toBe('ledgerDamaged')
    expect(await outcome(flipped(3), right), 'salt').toBe('ledgerDamaged')
    expect(await outcome(flipped(4 * 4096 + 100), right), 'page 5').toBe('ledgerDamaged')
    expect(await outcome(bytes.subarray(0, 6 * 4096), right), 'cut').toBe('ledgerDamaged')
    expect(await outcome(bytes.subarray(0, 6 * 4096 + 7), right), 'cut within a page').toBe('ledgerDamaged')
    expect(await outcome(bytes, 'something else'), 'wrong').toBe('passwordWrong')
    expect(await outcome(flipped(2000), 'something else'), 'wrong and damaged').toBe('passwordWrong')
    // without the key file a copy tells
    mkdirSync(backupFolder(broken))
    const [newest = ''] = readdirSync(backupFolder(path)).toSorted().toReversed()
    copyFileSync(join(backupFolder(path), newest), join(backupFolder(broken), newest))
    expect(await outcome(flipped(2000), right, false), 'page 1, a copy').toBe('ledgerDamaged')
    expect(await outcome(flipped(2000), 'something else', false)).toBe('passwordWrong')
    for (const stranger of [
      Buffer.from('这不是台账'.repeat(1000)),
      Buffer.alloc(8192),
      Buffer.alloc(100, 'PK'),
    ])
      expect(await outcome(stranger, right)).toBe('notALedger')
  })
})

describe('copies and the way back', () => {
  it('a copy under an older password asks for it, and comes back under the present one', async () => {
    await call('protection.unlock', { password: passwords.next })
    const [copy] = (await call('backups.list', {})).backups
    const kept = join(temporaryFolder(), 'older.ledger')
    copyFileSync(copy?.path ?? '', kept)
    await call('protection.changePassword', { password: passwords.next, newPassword: passwords.secretary })
    copyFileSync(kept, copy?.path ?? '')
    const listed = (await call('backups.list', {})).backups.find((each) => each.path === copy?.path)
    expect(listed).toMatchObject({ protection: 'other', counts: null })
    const to = { path: copy?.path ?? '' }
    await expect(call('backups.restore', to)).rejects.toMatchObject({ code: 'passwordNeeded' })
    await expect(call('backups.restore', { ...to, password: 'wrong one' })).rejects.toMatchObject({
      code: 'passwordWrong',
    })
    await call('backups.restore', { ...to, password: passwords.next })
    await call('protection.lock', {})
    await call('protection.unlock', { password: passwords.secretary })
    expect(scan([folder]).found).toEqual([])
    rmSync(to.path)
  })

  it('without a password again every row is as it was, and the copies open as well', async () => {
    await expect(call('protection.removePassword', { password: 'wrong one' })).rejects.toMatchObject({
      code: 'passwordWrong',
    })
    expect((await call('protection.removePassword', { password: passwords.secretary })).left).toEqual([])
    expect(existsSync(keyFilePath(path))).toBe(false)
    await app.close()
    expect(readFileSync(path).toString('latin1', 0, 15)).toBe('SQLite format 3')
    const now = records(path)
    for (const [table, rows] of Object.entries(plainRecords))
      expect(now[table]?.slice(0, rows.length), table).toEqual(rows)
    for (const copy of readdirSync(backupFolder(path)))
      expect(dumpOf(join(backupFolder(path), copy))['member']?.length, copy).toBeGreaterThan(1)
    expect(scan([folder]).found.length).toBeGreaterThan(3)
    expect(filesUnder(folder).filter((file) => file.includes('.part'))).toEqual([])
    expect(statSync(path).size % 4096).toBe(0)
  })
})
