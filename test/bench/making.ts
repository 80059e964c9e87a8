/** How long the ledgers for measuring take to make, how large they are, and what opening them costs. */
import { statSync } from 'node:fs'
import { openLedger } from '#electron/ledger/open.ts'
import { largeLedger } from './large-ledger.ts'
import { ordinary, superior } from './large-ledger-size.ts'
import { type Figure, figureOf } from './measure.ts'

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
  return figures
}
