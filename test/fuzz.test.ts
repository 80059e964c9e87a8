/**
 * Every operation of the contract with inputs made from its own schema, sound and spoilt, on a ledger with records of
 * every sort: nothing is thrown, nothing unforeseen happens, what is refused leaves the records as they were.
 * `FUZZ_SEED` and `FUZZ_TIMES` (a multiple of the usual number of inputs) make it search longer.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appIn, besieged, copyOf } from './support/besieged.ts'
import { type Field, type Fuzzed, battles, fuzz } from './support/fuzz.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_930)
const times = Number(process.env['FUZZ_TIMES'] ?? 1)

/** Whole documents and whole ledgers: what takes long is tried less often. */
const slow: Readonly<Record<string, number>> = {
  'ledger.createDemonstration': 0,
  'export.workbook': 2,
  'export.ledger': 4,
  'members.printYear': 2,
  'debriefings.print': 4,
  'templates.inspect': 2,
  'templates.add': 2,
  'templates.tables': 2,
  'templates.mark': 2,
  'templates.preview': 2,
  'templates.fill': 2,
}
const runsOf = (name: string) => (slow[name] ?? 8) * times

let home: string
let made: string
const outcomes = new Map<string, Fuzzed>()
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'fuzz-'))
  made = await besieged(home)
}, 120_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('operations answer any input, and keep what they refuse to change', () => {
  test.each(battles())('%s', { timeout: 600_000 }, async (_domain, names) => {
    const { path, folder } = copyOf(made, home)
    const internal: Field['internal'] = []
    const app = appIn(folder, (name, error) => internal.push({ name, error }))
    for (const name of names.filter((each) => runsOf(each) > 0)) {
      // what closes or replaces the ledger has the rest begin anew
      if (app.current()?.path !== path) await app.open(path)
      outcomes.set(name, await fuzz({ app, path, folder, internal }, name, { runs: runsOf(name), seed }))
    }
    await app.close()
    const db = new Database(path, { readonly: true })
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    db.close()
  })

  test('and a handler that fails, or says too much, would be seen', async () => {
    const { path, folder } = copyOf(made, home)
    for (const reply of [
      { ok: false, code: 'internal', detail: '' },
      { ok: false, code: 'badInput', detail: 'x'.repeat(3000) },
      { ok: false, code: 'badInput', detail: 'SELECT * FROM member' },
    ] as const) {
      const app = { ...appIn(folder, () => undefined), dispatch: () => Promise.resolve(reply) }
      await expect(
        fuzz({ app, path, folder, internal: [] }, 'members.list', { runs: 2, seed }),
      ).rejects.toThrow('members.list with seed')
    }
  })

  test('and the inputs reach the handlers, not only the schemas before them', () => {
    const reached = [...outcomes].filter(([, { ok }]) => ok > 0)
    const inputs = [...outcomes.values()].reduce((sum, { tried }) => sum + tried, 0)
    console.log(`fuzzed ${outcomes.size} operations with ${inputs} inputs; ${reached.length} answered ok`)
    // all of it was run: a filter by name runs a part
    if (outcomes.size < battles().flatMap(([, names]) => names).length - 1) return
    // the connection that watches for changes holds the file, which no password is put on while somebody holds it;
    // test/protection.test.ts reaches them
    const held = /^protection\.(?!status$)/
    const within = [...outcomes.keys()].filter((name) => !held.test(name))
    const never = [...outcomes].filter(([, { ok }]) => ok === 0).map(([name]) => name)
    expect(reached.length / within.length, never.join(' ')).toBeGreaterThan(0.85)
  })
})
