/** What kysely costs over the driver: `meetings.list` asks, and the very same SQL is asked of better-sqlite3. */
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Tables } from '#electron/ledger/tables.ts'
import { preparedOnce } from '#electron/ledger/prepared.ts'
import { meetingsBetween } from '#electron/meetings/record.ts'
import { largeLedger } from './large-ledger.ts'
import { lastYear, ordinary } from './large-ledger-size.ts'
import { type Figure, figureOf } from './measure.ts'

export async function benchKysely(): Promise<Figure[]> {
  const { path } = await largeLedger(ordinary)
  const db = new Database(path, { readonly: true })
  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  let listening = true
  const read = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: preparedOnce(db) }),
    log: ({ query }) => {
      if (listening) asked.push({ sql: query.sql, parameters: query.parameters })
    },
  })
  const figures: Figure[] = []
  for (const [title, from] of [
    ['a year', `${lastYear}-01-01`],
    ['ten years', '2000-01-01'],
  ] as const) {
    const filter = { from, to: `${lastYear}-12-31`, withVoid: true }
    asked.length = 0
    listening = true
    await meetingsBetween(read, 1, filter)
    listening = false
    const statements = asked.map(({ sql, parameters }) => ({
      run: db.prepare(sql),
      parameters: [...parameters],
    }))
    const [through, raw]: [number[], number[]] = [[], []]
    // turn by turn, so that both meet the same machine
    for (let round = 0; round < 30; round += 1) {
      let before = performance.now()
      await meetingsBetween(read, 1, filter)
      through.push(performance.now() - before)
      before = performance.now()
      for (const { run, parameters } of statements) run.all(...parameters)
      raw.push(performance.now() - before)
    }
    const peer = figureOf(`raw better-sqlite3, the same ${statements.length} statements, ${title}`, raw)
    figures.push(
      peer,
      figureOf(`meetings.list through kysely, assembled, ${title}`, through, {
        peers: [{ name: 'raw better-sqlite3', median: peer.median }],
      }),
    )
  }
  await read.destroy()
  return figures
}
