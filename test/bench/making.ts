/**
 * How long the ledgers for measuring take to make, how large they are, and what opening them costs; what it costs the log
 * to read every row, as after a migration that changes rows, and to write down a great import.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { defineDigest, watchedTables } from '#electron/ledger/audit-capture.ts'
import { stateOf } from '#electron/ledger/audit-rows.ts'
import { openLedger } from '#electron/ledger/open.ts'
import { largeLedger } from './large-ledger.ts'
import { ordinary, superior } from './large-ledger-size.ts'
import { type Figure, figureOf, measure } from './measure.ts'

export async function benchMaking(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [title, size] of [
    ['ordinary', ordinary],
    ['superior', superior],
  ] as const) {
    const { path, taken } = await largeLedger(size)
    const file = `${title} ledger, ${(statSync(path).size / (1 << 20)).toFixed(0)} MiB`
    if (taken > 0) figures.push(figureOf(`making the ${file}`, [taken]))
    const before = performance.now()
    const ledger = openLedger(path, 'open')
    figures.push(figureOf(`opening the ${file}, with its check`, [performance.now() - before]))
    await ledger.close()
  }
  return [...figures, await readingEveryRow(), ...(await thirtyThousandRows())]
}

async function readingEveryRow(): Promise<Figure> {
  const db = new Database((await largeLedger(ordinary)).path, { readonly: true })
  defineDigest(db)
  const tables = watchedTables(db)
  const count = tables.reduce((sum, table) => sum + stateOf(db, table).rows, 0)
  const work = () => {
    for (const table of tables) stateOf(db, table)
    return Promise.resolve()
  }
  const figure = await measure(`the log's baseline, ${count} rows of the ordinary ledger`, work, { times: 3 })
  db.close()
  return figure
}

/** Bare inserts in one command, with the log and without its triggers. */
async function thirtyThousandRows(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const taken = { bare: [] as number[], logged: [] as number[] }
  for (let round = 0; round < 3; round += 1) {
    const ledger = openLedger(join(folder, `${round}.ledger`), 'create')
    const began = performance.now()
    await ledger.writer.transaction().execute(async (tx) => {
      for (let index = 0; index < 30_000; index += 1)
        await tx
          .insertInto('setting')
          .values({ key: `logged${index}`, value: `"${'会议'.repeat(20)}"` })
          .execute()
      const act = {
        at: '2026-12-31T18:00:00',
        user: '',
        role: 'secretary',
        operation: 'bench',
        about: {},
      } as const
      ledger.log.changes(act)
    })
    taken.logged.push(performance.now() - began)
    await ledger.close()
    const db = new Database(join(folder, `${round}.ledger`))
    const insert = db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)')
    const before = performance.now()
    db.transaction(() => {
      for (let index = 0; index < 30_000; index += 1) insert.run(`bare${index}`, `"${'会议'.repeat(20)}"`)
    })()
    taken.bare.push(performance.now() - before)
    db.close()
  }
  rmSync(folder, { recursive: true, force: true })
  const bare = figureOf('30,000 rows by the bare driver', taken.bare)
  const peers = [{ name: 'the bare driver', median: bare.median }]
  return [
    bare,
    figureOf('30,000 rows in one command, through kysely and with the log', taken.logged, { peers }),
  ]
}
