/**
 * A program that is about to die: it works on the ledger it is given without a pause and says on standard output, at
 * once, what was acknowledged. Whoever started it kills it, or lets its disk run full.
 *
 *   durability-child.ts MODE FOLDER TAG [COUNT]
 */
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { killedPasswords } from './killed.ts'

const [, , mode = '', folder = '', tag = '', count = '100000'] = process.argv
const path = join(folder, 'test.ledger')
// not console.log: a line must be out before the next thing is begun
const say = (line: Record<string, unknown>) => writeSync(1, `${JSON.stringify(line)}\n`)

const app = createLedgerApp({
  clock: () => ({ today: '2026-09-30', now: '2026-09-30T18:00:00' }),
  desk: {
    mount: 'commandLine',
    chooseLedger: () => Promise.resolve(null),
    chooseTarget: () => Promise.resolve(null),
    ledgerFolder: () => folder,
  },
  checkOutput: true,
})

/** Works until it is killed, has done `count` rounds, or is refused. */
async function work(round: (index: number) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < Number(count); index += 1) {
    const done = `${tag}-${index}`
    try {
      await round(index)
    } catch (error) {
      say({ refused: done, code: (error as { code?: string }).code ?? String(error) })
      return
    }
    say({ done })
  }
}

const names = async (from: LedgerApp): Promise<string[]> =>
  (await from.call('members.list', { asOf: '2026-09-30' })).map(({ name }) => name)

const rosterOf = (index: number) =>
  ['姓名,入党时间,转正时间,政治面貌']
    .concat(
      Array.from({ length: 40 }, (_, row) => `导${tag}批${index}号${row},2010-07-01,2011-07-01,中共党员`),
    )
    .join('\n')

/** Opens the ledger with whichever password it has; `''` for none. */
async function openedWith(): Promise<string> {
  for (const password of killedPasswords.slice(1)) {
    const reply = await app.dispatch('protection.unlock', { path, password })
    if (reply.ok) return (await app.call('protection.status', {})).protected ? password : ''
  }
  throw new Error('opens with neither password')
}

/** As every SQLite file begins that is not encrypted. */
const isPlain = (file: string): boolean =>
  statSync(file).isFile() && readFileSync(file).includes('SQLite format 3')

const modes: Readonly<Record<string, () => Promise<void>>> = {
  write: async () => {
    await app.open(path)
    say({ ready: await names(app) })
    await work(async (index) => {
      await app.call('members.enrol', {
        name: `${tag}-${index}`,
        category: 'fullMember',
        joinDate: '2010-07-01',
        fullMemberDate: '2011-07-01',
        remark: '这一行必须在断电以后还在。'.repeat(30),
      })
    })
  },
  import: async () => {
    await app.open(path)
    say({ ready: await names(app) })
    await work(async (index) => {
      const file = join(folder, `roster-${tag}-${index}.csv`)
      writeFileSync(file, rosterOf(index))
      await app.call('import.commit', { path: file, kind: 'memberRoster' })
    })
  },
  migrate: async () => {
    say({ ready: [] })
    await app.open(path)
    say({ done: `${tag}-0` })
  },
  restore: async () => {
    await app.open(path)
    const { backups } = await app.call('backups.list', {})
    const copies = backups.toReversed().slice(0, 2)
    say({ ready: await names(app) })
    await work((index) => app.call('backups.restore', { path: copies[index % 2]?.path ?? '' }))
  },
  /** Sets a password, changes it, takes it away, and again; begins with whatever the last life left. */
  password: async () => {
    const from = await openedWith()
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const plain = files.filter((name) => /\.(ledger|part)/.test(name) && isPlain(join(folder, name)))
    say({
      ready: await names(app),
      password: from,
      plain,
      parts: files.filter((name) => name.includes('.part')),
    })
    await work((index) => {
      const [, one = '', other = ''] = killedPasswords
      const step = (killedPasswords.indexOf(from) + index) % killedPasswords.length
      if (step === 0) return app.call('protection.setPassword', { newPassword: one })
      if (step === 1) return app.call('protection.changePassword', { password: one, newPassword: other })
      return app.call('protection.removePassword', { password: other })
    })
  },
  export: async () => {
    await app.open(path)
    say({ ready: await names(app) })
    await work((index) =>
      app.call('export.ledger', {
        period: '2026Q3',
        out: join(folder, `book-${tag}-${index % 3}.docx`),
        overwrite: true,
      }),
    )
  },
  /** Fills its disk, makes room, and looks whether everything that was acknowledged is there. */
  fill: async () => {
    await app.open(path)
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(256 * 1024, 1))
    say({ ready: await names(app) })
    await modes['write']?.()
    const whileFull = await names(app)
    for (const operation of ['backups.make', 'ledger.backUp'] as const) {
      const reply = await app.dispatch(
        operation,
        operation === 'ledger.backUp' ? { out: join(folder, 'copy.ledger') } : {},
      )
      say({ operation, code: reply.ok ? 'ok' : reply.code })
    }
    await app.close()
    rmSync(join(folder, 'ballast'))
    await app.open(path)
    const verdict = await app.call('audit.verify', {})
    say({ whileFull, after: await names(app), faults: verdict.faults, left: readdirSync(folder).toSorted() })
    await app.close()
  },
  /** Cannot write anything, and says what it is told. */
  open: async () => {
    const reply = await app.dispatch('ledger.open', { path })
    say({ code: reply.ok ? 'ok' : reply.code, there: existsSync(path) })
    if (reply.ok) await app.close()
  },
}

await modes[mode]?.()
process.exit(0)
