/**
 * Every query of the contract, asked as its page asks, of ten years of one branch and of two hundred. The limit is for
 * the first answer, when nothing is remembered; how long the same takes again stands beside it.
 */
import { forgetAll } from '#electron/ledger/memory.ts'
import { createLedgerApp } from '#electron/ledger-app.ts'
import { operations } from '#shared/contract.ts'
import { silently } from './desk.ts'
import { largeLedger } from './large-ledger.ts'
import { type LargeSize, lastYear, lookedAt, ordinary, superior } from './large-ledger-size.ts'
import { type Figure, measure } from './measure.ts'
import { samplesOf } from './samples.ts'

/** @param only part of a name: the queries that hold it, or all */
export async function benchQueries(only = ''): Promise<Figure[]> {
  return [
    ...(await asked('ordinary', ordinary, { branchId: 1, limit: 50, only })),
    ...(await asked('superior', superior, { branchId: 100, limit: 200, only })),
  ]
}

interface How {
  readonly branchId: number
  /** Milliseconds. */
  readonly limit: number
  readonly only: string
}

async function asked(title: string, size: LargeSize, { branchId, limit, only }: How): Promise<Figure[]> {
  const { path } = await largeLedger(size)
  const app = createLedgerApp({
    clock: () => lookedAt,
    desk: silently,
    onInternal: (name, error) => {
      throw new Error(name, { cause: error })
    },
  })
  await app.open(path)
  const reader = app.current()?.reader
  if (reader === undefined) throw new Error('the ledger did not open')
  const samples: Readonly<Record<string, unknown>> = await samplesOf(reader, { branchId, year: lastYear })
  const figures: Figure[] = []
  for (const [name, { kind }] of Object.entries(operations)) {
    if (kind !== 'query' || !name.includes(only)) continue
    if (!Object.hasOwn(samples, name)) throw new Error(`${name}: say in samples.ts what its page asks`)
    const ask = async () => {
      const reply = await app.dispatch(name, samples[name])
      // no quarter is sealed in these ledgers: `seal.verify` says so
      if (!reply.ok && reply.code !== 'conflict')
        throw new Error(`${name}: ${reply.code} ${reply.detail ?? ''}`)
    }
    const forget = () => Promise.resolve(forgetAll(reader))
    const first = await measure(`${name}, ${title}`, ask, { times: 7, limit, before: forget })
    const again = await measure(name, ask, { times: 5 })
    const quicker =
      again.median < first.median / 2 ? `: first answer, again ${again.median.toFixed(1)} ms` : ''
    figures.push({ ...first, name: `${first.name}${quicker}` })
  }
  await app.close()
  return figures.toSorted((a, b) => b.median - a.median)
}
