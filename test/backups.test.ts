/** Copies made by themselves, listed, thinned out, and taken back to. */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { restoredFrom } from '#shared/backups.ts'
import type { At } from '#electron/handlers.ts'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { backupFolder } from '#electron/ledger/backups-kept.ts'
import { dumpOf, silentDesk, temporaryFolder } from '#test/support/ledger.ts'

const failures: string[] = []

/** A ledger of a desktop, with a clock to be moved. */
async function desk(backups: 'all' | 'asked' = 'all') {
  const folder = temporaryFolder()
  const path = join(folder, '支部.ledger')
  let at: At = { today: '2026-09-01', now: '2026-09-01T09:00:00' }
  const open = (): LedgerApp => {
    const app = createLedgerApp({
      clock: () => at,
      desk: silentDesk,
      checkOutput: true,
      backups,
      onInternal: (name) => failures.push(name),
    })
    onTestFinished(() => app.close())
    return app
  }
  const app = open()
  await app.call('ledger.create', { branchName: '测试党支部', path })
  return {
    app,
    open,
    path,
    folder,
    copies: () => (existsSync(backupFolder(path)) ? readdirSync(backupFolder(path)).toSorted() : []),
    moveTo: (now: string) => {
      at = { today: now.slice(0, 10), now }
    },
  }
}

const enrol = (app: LedgerApp, name: string) =>
  app.call('members.enrol', {
    name,
    category: 'fullMember',
    joinDate: '2001-05-06',
    fullMemberDate: '2002-05-06',
  })

/** Every row but the planner's statistics. */
const records = (path: string) =>
  Object.fromEntries(Object.entries(dumpOf(path)).filter(([table]) => !table.startsWith('sqlite_')))

const namesIn = async (app: LedgerApp) => (await app.call('members.list', {})).map(({ name }) => name)

describe('copies', () => {
  it('are made on leaving where something changed, on the first opening of a day, and not otherwise', async () => {
    const { app, open, path, copies, moveTo } = await desk()
    await enrol(app, '沈国梁')
    await app.close()
    expect(copies()).toEqual(['支部-20260901-090000-退出.ledger'])
    const again = open()
    await again.open(path)
    await again.call('members.list', {})
    await again.close()
    expect(copies()).toHaveLength(1)
    moveTo('2026-09-02T08:30:00')
    const next = open()
    await next.open(path)
    expect(copies()).toEqual(['支部-20260901-090000-退出.ledger', '支部-20260902-083000-每日.ledger'])
    const { backups, secondPlace } = await next.call('backups.list', {})
    expect(secondPlace).toBeNull()
    expect(backups.map(({ reason, madeAt, counts }) => [reason, madeAt, counts?.members])).toEqual([
      ['daily', '2026-09-02T08:30:00', 1],
      ['exit', '2026-09-01T09:00:00', 1],
    ])
    expect(failures).toEqual([])
  })

  it('come before an import, and a mount that keeps none by itself still makes that one', async () => {
    const { app, folder, copies } = await desk('asked')
    const file = join(folder, '名册.csv')
    writeFileSync(file, '姓名,性别,人员类别,入党日期\n何以宁,女,正式党员,2006-12-03\n')
    await app.call('import.commit', { path: file })
    expect(copies()).toEqual(['支部-20260901-090000-导入前.ledger'])
    await app.close()
    expect(copies()).toHaveLength(1)
  })

  it('are thinned to the ten newest and one a month; a stranger’s file is left alone', async () => {
    const { app, path, copies, moveTo } = await desk()
    const stranger = join(backupFolder(path), '我的备份.ledger')
    mkdirSync(backupFolder(path))
    writeFileSync(stranger, '不是备份')
    // what a power cut left of a copy that never came to be
    for (const ending of ['', '-journal'])
      writeFileSync(join(backupFolder(path), `支部-20260101-080000-退出.ledger.part${ending}`), '半份')
    for (const day of ['2026-06-01', '2026-06-20', '2026-07-05', '2026-07-25']) {
      moveTo(`${day}T10:00:00`)
      await app.call('backups.make', {})
    }
    for (let minute = 10; minute < 21; minute += 1) {
      moveTo(`2026-08-01T10:${minute}:00`)
      await app.call('backups.make', {})
    }
    expect(copies().filter((name) => name.includes('手动'))).toEqual([
      '支部-20260620-100000-手动.ledger',
      '支部-20260725-100000-手动.ledger',
      ...Array.from({ length: 11 }, (_, index) => `支部-20260801-10${index + 10}00-手动.ledger`),
    ])
    expect(readFileSync(stranger, 'utf8')).toBe('不是备份')
    expect(copies().filter((name) => name.includes('.part'))).toEqual([])
  })

  it('go to a second place as well; one that is gone is said, and holds nothing up', async () => {
    const { app, folder } = await desk()
    await enrol(app, '沈国梁')
    const stick = join(folder, 'U盘')
    await expect(app.call('backups.choosePlace', { path: stick })).rejects.toMatchObject({
      code: 'fileMissing',
    })
    await expect(app.call('backups.choosePlace', { path: folder })).rejects.toMatchObject({
      code: 'badInput',
    })
    mkdirSync(stick)
    expect(await app.call('backups.choosePlace', { path: stick })).toMatchObject({
      secondPlace: stick,
      secondReached: true,
    })
    expect(await app.call('backups.make', {})).toMatchObject({ copied: true })
    expect(readdirSync(stick)).toEqual(['支部-20260901-090000-手动.ledger'])
    expect((await app.call('backups.list', {})).backups.map(({ place }) => place).toSorted()).toEqual([
      'beside',
      'second',
    ])
    rmSync(stick, { recursive: true })
    expect(await app.call('backups.make', {})).toMatchObject({ copied: false })
    expect(await app.call('backups.list', {})).toMatchObject({ secondReached: false })
  })

  it('of several ledgers lie on one stick, and none touches another’s, be they of one name', async () => {
    const { app, folder, path, moveTo } = await desk('asked')
    moveTo('2026-09-01T09:00:01')
    const [stick, elsewhere] = [join(folder, 'U盘'), join(folder, '别处')]
    for (const each of [stick, elsewhere]) mkdirSync(each)
    const others = [join(folder, '支部-二.ledger'), join(elsewhere, '支部.ledger')]
    /** As if a copy had been made on these days of a month. */
    const copiesOf = async (month: string, days: number) => {
      await app.call('backups.choosePlace', { path: stick })
      const { path: made, fileName } = await app.call('backups.make', {})
      for (let day = 10; day < 10 + days; day += 1)
        copyFileSync(made, join(stick, fileName.replace(/-2026\d{4}-/, `-${month}${day}-`)))
      rmSync(join(stick, fileName))
    }
    for (const other of others) {
      await app.call('ledger.create', { branchName: basename(other, '.ledger'), path: other })
      await copiesOf('202607', 2)
    }
    const theirs = readdirSync(stick).map((name) => [name, readFileSync(join(stick, name))] as const)
    expect(theirs).toHaveLength(4)
    await app.open(path)
    await copiesOf('202608', 12)
    await app.call('backups.make', {})
    await app.call('protection.setPassword', { newPassword: '支部的口令2026', name: '书记' })
    const second = async () =>
      (await app.call('backups.list', {})).backups.filter(({ place }) => place === 'second')
    // the ten newest and one more of August; the two of the other ledger in July are not ours to show
    expect((await second()).map(({ protection }) => protection)).toEqual(Array(11).fill('same'))
    for (const [name, bytes] of theirs) expect(readFileSync(join(stick, name)).equals(bytes), name).toBe(true)
    await app.open(others[1] ?? '')
    expect(
      (await second()).flatMap(({ protection, madeAt }) => (protection === 'none' ? [madeAt] : [])),
    ).toEqual(['2026-07-11T09:00:01', '2026-07-10T09:00:01'])
  })

  it('come after a look at the records by the log: a bit that turned within a word is told that day', async () => {
    const { app, open, path, moveTo } = await desk()
    await app.call('members.enrol', {
      name: '沈国梁',
      category: 'fullMember',
      joinDate: '2001-05-06',
      fullMemberDate: '2002-05-06',
      remark: '一位老党员',
    })
    await app.close()
    const opened = async (day: string) => {
      moveTo(`${day}T08:30:00`)
      const next = open()
      await next.open(path)
      return next
    }
    const well = await opened('2026-09-02')
    expect(await well.call('ledger.status', {})).toMatchObject({ faultsFound: 0 })
    await well.close()
    const bytes = readFileSync(path)
    let turned = 0
    for (let at = bytes.indexOf('一位老党员'); at >= 0; at = bytes.indexOf('一位老党员', at + 1)) {
      bytes[at + 2] = (bytes[at + 2] ?? 0) ^ 1
      turned += 1
    }
    expect(turned).toBeGreaterThan(0)
    writeFileSync(path, bytes)
    const ill = await opened('2026-09-03')
    const { faultsFound } = await ill.call('ledger.status', {})
    expect(faultsFound).toBeGreaterThan(0)
    expect((await ill.call('audit.verify', {})).faults).toHaveLength(faultsFound)
    const { backups } = await ill.call('backups.list', {})
    const good = backups.find(({ reason }) => reason === 'exit')
    expect(await ill.call('backups.restore', { path: good?.path ?? '' })).toMatchObject({ faultsFound: 0 })
    expect(await ill.call('audit.verify', {})).toMatchObject({ ok: true })
  })

  it('are made each day, whatever day to come a wrong clock has written on one', async () => {
    const { app, open, path, copies, moveTo } = await desk()
    moveTo('2030-01-01T08:00:00')
    await app.call('backups.make', {})
    await app.close()
    for (const day of ['2026-09-02', '2026-09-03']) {
      moveTo(`${day}T08:30:00`)
      const next = open()
      await next.open(path)
      await next.close()
    }
    expect(copies().filter((name) => name.includes('每日'))).toEqual([
      '支部-20260902-083000-每日.ledger',
      '支部-20260903-083000-每日.ledger',
    ])
  })
})

describe('taking back', () => {
  it('restores to the row, keeps the present first, and can be taken back itself', async () => {
    const { app, path, moveTo } = await desk()
    await enrol(app, '沈国梁')
    const kept = await app.call('backups.make', {})
    const [before, bytes] = [records(kept.path), readFileSync(kept.path)]
    await enrol(app, '何以宁')
    moveTo('2026-09-02T10:20:30')
    await app.call('backups.restore', { path: kept.path })
    expect(await namesIn(app)).toEqual(['沈国梁'])
    const { audit_entry: entries = [], audit_change: changes = [], setting, ...rest } = records(path)
    const { audit_entry: oldEntries = [], audit_change: oldChanges = [], setting: _, ...oldRest } = before
    expect(rest).toEqual(oldRest)
    expect([entries.slice(0, -1), changes.slice(0, -1)]).toEqual([oldEntries, oldChanges])
    const { backups } = await app.call('backups.list', {})
    const present = backups.find(({ reason }) => reason === 'restore')
    expect(present?.counts?.members).toBe(2)

    // the restored ledger says itself where it comes from
    const [entry] = (await app.call('audit.list', { limit: 1 })).entries
    expect(entry).toMatchObject({
      at: '2026-09-02T10:20:30',
      operation: 'backups.keepRestore',
      title: '从备份恢复',
      changeCount: 1,
    })
    const from = {
      copy: kept.fileName,
      copyMadeAt: '2026-09-01T09:00:00',
      copyBytes: bytes.length,
      copyDigest: createHash('sha256').update(bytes).digest('hex'),
      keptAs: present?.fileName,
      removals: 0,
    }
    expect(restoredFrom(entry?.about ?? '')).toEqual(from)
    expect(setting).toContainEqual({ key: 'restoredFrom', value: JSON.stringify(from) })
    expect(await app.call('audit.verify', {})).toMatchObject({ ok: true, faults: [] })

    await app.call('backups.restore', { path: present?.path ?? '' })
    expect((await namesIn(app)).toSorted()).toEqual(['何以宁', '沈国梁'])
    expect(await app.call('audit.verify', {})).toMatchObject({ ok: true, faults: [] })
  })

  it('says of a copy how many removals of personal information it would undo', async () => {
    const { app, open, path, moveTo } = await desk()
    const { memberId } = await enrol(app, '何以宁')
    await app.call('members.amend', { memberId, leftOn: '2019-01-31', leftHow: '误登记' })
    const early = await app.call('backups.make', {})
    await app.call('removal.purge', { memberId, reason: '误登记的外单位人员' })
    moveTo('2026-09-02T09:00:00')
    await app.call('backups.make', {})
    const removals = async () => (await app.call('backups.list', {})).backups.map((each) => each.removals)
    expect(await removals()).toEqual([0, 1])
    await app.call('backups.restore', { path: early.path })
    const [entry] = (await app.call('audit.list', { limit: 1 })).entries
    expect(restoredFrom(entry?.about ?? '')).toMatchObject({ copy: early.fileName, removals: 1 })
    // what is open now has removed nothing
    expect(await removals()).toEqual([0, 0, 0, 0])
    await app.close()
    const next = open()
    const { backups } = await next.call('backups.list', { ledgerPath: path })
    expect(backups.map((each) => each.removals)).toEqual([null, null, null, null])
  })

  it('refuses what is not one of its copies, and a copy that is broken, and changes nothing', async () => {
    const { app, path, folder } = await desk()
    await enrol(app, '沈国梁')
    const kept = await app.call('backups.make', {})
    const elsewhere = join(folder, '别处.ledger')
    await app.call('ledger.backUp', { out: elsewhere })
    truncateSync(kept.path, 8192)
    const names = readdirSync(folder).toSorted()
    await expect(app.call('backups.restore', { path: elsewhere })).rejects.toMatchObject({
      code: 'fileMissing',
    })
    await expect(app.call('backups.restore', { path: kept.path })).rejects.toMatchObject({
      code: 'ledgerDamaged',
    })
    expect((await app.call('backups.list', {})).backups[0]?.counts).toBeNull()
    expect(await namesIn(app)).toEqual(['沈国梁'])
    expect(readdirSync(folder).toSorted()).toEqual(names)
    expect(existsSync(path)).toBe(true)
  })

  it('a ledger that does not open is put aside, whole, and its copy takes its place', async () => {
    const { app, open, path, folder } = await desk()
    for (let index = 0; index < 40; index += 1) await enrol(app, `党员${index}`)
    await app.close()
    truncateSync(path, 3 * 4096)
    const damaged = readFileSync(path)
    const next = open()
    await expect(next.open(path)).rejects.toMatchObject({ code: 'ledgerDamaged' })
    const { backups } = await next.call('backups.list', { ledgerPath: path })
    const [newest] = backups
    expect(newest).toMatchObject({ reason: 'exit', counts: { members: 40 } })
    expect(await next.call('backups.restore', { path: newest?.path ?? '', ledgerPath: path })).toMatchObject({
      open: true,
      path,
    })
    expect(await namesIn(next)).toHaveLength(40)
    const aside = readdirSync(folder).find((name) => name.includes('损坏'))
    expect(readFileSync(join(folder, aside ?? '')).equals(damaged)).toBe(true)
    const [entry] = (await next.call('audit.list', { limit: 1 })).entries
    expect(restoredFrom(entry?.about ?? '')).toMatchObject({ copy: newest?.fileName, keptAs: aside })
  })
})
