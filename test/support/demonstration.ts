/** The demonstration ledger, made once for a file of tests and copied for each test that writes to it. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { createLedgerApp } from '#electron/ledger-app.ts'
import { silentDesk, temporaryFolder } from './ledger.ts'

/** To be called once, at the top of a file of tests. */
export function demonstration() {
  const folder = mkdtempSync(join(tmpdir(), 'branch-ledger-demo-'))
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

  return { made, at, opened }
}
