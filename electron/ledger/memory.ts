/**
 * What was read and reckoned once stands until a table it was read from changes. A page of the book, the inspection and
 * the state of a quarter rest on the same people, meetings and payments; gathering them anew for each page turned took
 * three times as long as showing it.
 *
 * Nobody says which tables something depends on: the statements that are run while it is made tell. What changed is
 * known from the commands of this program (they are watched for the log, table by table); as soon as anybody else has
 * written to the file, everything is read anew. Each reading connection remembers for itself, so that what a role does
 * not get to read is never answered from what another was shown. Inside a command nothing is remembered.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

/** What a piece of work has read so far. */
interface Trace {
  readonly tables: Set<string>
  /** About how many rows of 100 characters. */
  weight: number
}

interface Kept {
  readonly value: Promise<unknown>
  readonly about: string
  readonly trace: Trace
  /** The state of the ledger that was there when it was begun. */
  readonly began: number
  done: boolean
}

interface Memory {
  readonly kept: Map<string, Kept>
  /** The number of the ledger's present state; a new one where something was written since. */
  state(): number
  /** The state in which a table was last found to have changed. */
  changedIn(table: string): number
}

const tracing = new AsyncLocalStorage<Trace>()
/** By reader; a writer has none. */
const memories = new WeakMap<object, Memory>()

/**
 * Rows that all kept things together were made of, those of the parts counted again in what was made of them; a long
 * text counts as many. What was asked longest ago goes first.
 */
const mostRows = 500_000

/** Rows looked into for long texts, spread over an answer. */
const sampled = 50

/** How much of the memory rows take, in rows of 100 characters. */
export function weightOf(rows: readonly unknown[]): number {
  const step = Math.max(1, Math.floor(rows.length / sampled))
  let [looked, characters] = [0, 0]
  for (let at = 0; at < rows.length; at += step) {
    looked += 1
    for (const value of Object.values(rows[at] as object))
      if (typeof value === 'string' || value instanceof Uint8Array) characters += value.length
  }
  return rows.length + Math.round((characters / 100) * (rows.length / Math.max(1, looked)))
}

/**
 * Answers what was made before where nothing it was made of has changed, and makes it otherwise. Whoever gets it must
 * not change it: others get the same.
 * @param name what it is, unlike any other; `about` whatever else it depends on beside the tables: ids, days, flags
 */
export const remembered = <Made>(
  read: object,
  name: string,
  about: readonly unknown[],
  make: () => Promise<Made>,
): Promise<Made> => {
  const text = JSON.stringify(about)
  return fromMemory(read, `${name} ${text}`, text, make)
}

/** The same of something great: only what was asked about last is kept. */
export const rememberedAlone = <Made>(
  read: object,
  name: string,
  about: readonly unknown[],
  make: () => Promise<Made>,
): Promise<Made> => fromMemory(read, name, JSON.stringify(about), make)

async function fromMemory<Made>(
  read: object,
  key: string,
  about: string,
  make: () => Promise<Made>,
): Promise<Made> {
  const memory = memories.get(read)
  if (memory === undefined) return make()
  const now = memory.state()
  const { kept } = memory
  let one = kept.get(key)
  if (one === undefined || one.about !== about || !stands(memory, one, now)) {
    const trace: Trace = { tables: new Set(), weight: 0 }
    const made: Kept = { value: tracing.run(trace, make), about, trace, began: now, done: false }
    one = made
    made.value.then(
      () => {
        made.done = true
        keepWithin(kept)
      },
      () => {
        if (kept.get(key) === made) kept.delete(key)
      },
    )
  }
  kept.delete(key)
  kept.set(key, one)
  try {
    return (await one.value) as Made
  } finally {
    const outer = tracing.getStore()
    if (outer !== undefined) {
      for (const table of one.trace.tables) outer.tables.add(table)
      outer.weight += one.trace.weight
    }
  }
}

/** While it is being made it is not known yet what it depends on. */
function stands(memory: Memory, { began, done, trace }: Kept, now: number): boolean {
  if (began === now) return true
  if (!done) return false
  for (const table of trace.tables) if (memory.changedIn(table) > began) return false
  return true
}

function keepWithin(kept: Map<string, Kept>): void {
  let weight = 0
  for (const [key, { trace }] of [...kept].toReversed()) {
    weight += trace.weight + 1
    if (weight > mostRows) kept.delete(key)
  }
}

/** What the commands of this program changed, as far as nobody has asked. */
export interface Changes {
  /** Called inside the transaction, and never without a table. */
  note(tables: Iterable<string>): void
}

/**
 * Lets a reader remember.
 * @param reading its connection; `writing` the one whose commands are noted
 * @returns what is to be told of them
 */
export function rememberFor(reader: object, reading: Database, writing: Database): Changes {
  const versionOf = (db: Database) => {
    const version = db.prepare<[], number>('PRAGMA data_version').pluck()
    return () => version.get()
  }
  const [seen, foreign] = [versionOf(reading), versionOf(writing)]
  const noted = new Set<string>()
  const changed = new Map<string, number>()
  let [state, last, lastForeign] = [1, seen(), foreign()]
  let everything = 0
  const kept = new Map<string, Kept>()
  const forget = () => {
    everything = state
    kept.clear()
  }
  memories.set(reader, {
    kept,
    state: () => {
      const version = seen()
      if (version === last) return state
      last = version
      state += 1
      // in the middle of a command it cannot be told whose change was seen
      if (writing.inTransaction) {
        forget()
        return state
      }
      const other = foreign()
      // written by another program, or by this one in a way that is not watched
      if (other !== lastForeign || noted.size === 0) forget()
      else for (const table of noted) changed.set(table, state)
      lastForeign = other
      noted.clear()
      return state
    },
    changedIn: (table) => Math.max(everything, changed.get(table) ?? 0),
  })
  return {
    note: (tables) => {
      for (const table of tables) noted.add(table)
    },
  }
}

/** Forgets everything: when the ledger is closed, and to measure first answers. */
export function forgetAll(reader: object): void {
  memories.get(reader)?.kept.clear()
}

/** Passes statements on and tells whoever remembers which tables they read, and how many rows they gave. */
export function traced(db: Database, database: SqliteDatabase): SqliteDatabase {
  const tablesOf = tableNames(db)
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = database.prepare(sql)
      const trace = tracing.getStore()
      if (trace === undefined) return statement
      for (const table of tablesOf(sql)) trace.tables.add(table)
      return {
        reader: statement.reader,
        run: (parameters) => statement.run(parameters),
        iterate: (parameters) => statement.iterate(parameters),
        all: (parameters) => {
          const rows = statement.all(parameters)
          trace.weight += weightOf(rows)
          return rows
        },
      }
    },
  }
}

/** Every table whose name stands in a statement, be it only as a column's; a view stands for what it is made of. */
function tableNames(db: Database): (sql: string) => readonly string[] {
  const schema = db
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM main.sqlite_schema WHERE type IN ('table', 'view')`,
    )
    .all()
  const tables = new Set(schema.flatMap(({ type, name }) => (type === 'table' ? [name] : [])))
  const views = new Map(
    schema.flatMap(({ type, name, sql }) => (type === 'view' ? [[name, sql] as const] : [])),
  )
  const known = new Map<string, readonly string[]>()
  const namesIn = (sql: string): readonly string[] => {
    const names = [...new Set(sql.match(/\w+/g))].flatMap((word) => {
      const view = views.get(word)
      return view === undefined ? (tables.has(word) ? [word] : []) : namesIn(view.replace(word, ''))
    })
    return [...new Set(names)]
  }
  return (sql) => {
    let names = known.get(sql)
    if (names === undefined) {
      names = namesIn(sql)
      if (known.size < 500) known.set(sql, names)
    }
    return names
  }
}
