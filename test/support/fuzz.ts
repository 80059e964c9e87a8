/** Fuzzes one operation of an open ledger and says what came of it; `test/fuzz.test.ts` says what must. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import type { LedgerApp } from '#electron/ledger-app.ts'
import { operations } from '#shared/contract.ts'
import { failureCodes } from '#shared/failure.ts'
import { type Operation, liftedMasks } from '#shared/operation.ts'
import { poolsOf } from './besieged.ts'
import { inputFor, spoil } from './from-schema.ts'
import { dumpOf } from './ledger.ts'

export interface Field {
  readonly app: LedgerApp
  readonly path: string
  readonly folder: string
  /** Failures that nobody foresaw, as the app told them. */
  readonly internal: { name: string; error: unknown }[]
}

export interface Fuzzed {
  readonly tried: number
  readonly ok: number
  readonly codes: Readonly<Record<string, number>>
}

const names: ReadonlySet<string> = new Set(failureCodes)

/** @throws Error from fast-check with seed and input where a property does not hold */
export async function fuzz(
  field: Field,
  name: string,
  { runs, seed }: { runs: number; seed: number },
): Promise<Fuzzed> {
  const operation: Operation = operations[name as keyof typeof operations]
  const pools = poolsOf(field.path, name, field.folder)
  const codes: Record<string, number> = {}
  const watch = new Database(field.path, { readonly: true })
  const version = () => watch.pragma('data_version', { simple: true })
  let [tried, ok] = [0, 0]
  const attempt = async (input: unknown) => {
    const before = version()
    // that masks are to be lifted is put on record before anything is shown or refused; all else must stay as it is
    const records = unmasks(input) ? recordsOf(field.path) : undefined
    const reply = await field.app.dispatch(name, input)
    tried += 1
    if (reply.ok) ok += 1
    else {
      codes[reply.code] = (codes[reply.code] ?? 0) + 1
      if (reply.code === 'internal') throw new Error('internal', { cause: field.internal.at(-1)?.error })
      if (!names.has(reply.code)) throw new Error(`${reply.code} is not on the list`)
      if (reply.detail.length > 2000) throw new Error(`a detail of ${reply.detail.length} characters`)
      if (/\n\s+at |node_modules|SELECT |SQLITE/.test(reply.detail)) throw new Error(`tells: ${reply.detail}`)
      if (version() !== before && recordsOf(field.path) !== records)
        throw new Error(`changed records though it refused with ${reply.code}`)
    }
    if (Object.hasOwn(Object.prototype, 'polluted') || Reflect.get({}, 'polluted') !== undefined)
      throw new Error('Object.prototype was reached')
  }
  const half = Math.ceil(runs / 2)
  const all = async (inputs: fc.Arbitrary<unknown>, numRuns: number) => {
    const outcome = await fc.check(fc.asyncProperty(inputs, attempt), { seed, numRuns, endOnFailure: true })
    if (outcome.failed)
      throw new Error(`${name} with seed ${seed}: ${inShort(outcome.counterexample?.[0])}`, {
        cause: outcome.errorInstance,
      })
  }
  try {
    await all(inputFor(operation.input, pools, 'sound'), half)
    await all(inputFor(operation.input, pools, 'spoilt'), half)
    const { examples } = pools
    for (const example of examples) await attempt(example)
    if (examples.length > 0)
      await all(
        fc.constantFrom(...examples).chain((example) => spoil(example, pools.guarded)),
        half,
      )
  } finally {
    watch.close()
  }
  return { tried, ok, codes }
}

const unmasks = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && liftedMasks(input).length > 0

/** Every row but those of the log. */
const recordsOf = (path: string): string =>
  JSON.stringify(
    Object.entries(dumpOf(path)).filter(
      ([table]) => !table.startsWith('audit_') && !table.startsWith('sqlite_'),
    ),
  )

/** Long texts cut, so that the line can be read. */
const inShort = (input: unknown): string =>
  JSON.stringify(input, (_key, value: unknown) =>
    typeof value === 'string' && value.length > 60
      ? `${value.slice(0, 20)}…(${value.length})`
      : typeof value === 'bigint' || typeof value === 'function'
        ? `<${typeof value}>`
        : value,
  )

const ending = /\.(withdraw|void|clear|undo|remove|detach|finalise|close|lift|end|reverse)/
const last = /\.(withdraw|void|remove|close)$/
const rank = (name: string) => Number(ending.test(name)) + Number(last.test(name))

/** Operations by domain, those that put an end to records after those that need them. */
export function battles(): readonly (readonly [domain: string, names: readonly string[]])[] {
  const byDomain = new Map<string, string[]>()
  for (const [name, { internal }] of Object.entries<Operation>(operations)) {
    const domain = name.split('.')[0] ?? ''
    if (!internal) byDomain.set(domain, [...(byDomain.get(domain) ?? []), name])
  }
  return [...byDomain].map(([domain, names]) => [
    domain,
    names.toSorted((one, other) => rank(one) - rank(other)),
  ])
}
