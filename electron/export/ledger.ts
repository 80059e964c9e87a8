/** The two questions about the printed ledger: what would be in it, and make it. */
import { type ledgerOperations } from '#shared/ledger.ts'
import type { HandlersOf } from '../handlers.ts'
import { compose, fileNameOf, formsOf, previewOf } from './compose.ts'
import { deliver, refuseTaken } from './deliver.ts'
import { loadFacts } from './facts.ts'
import { packWord } from './packing.ts'

export const exportHandlers = {
  'export.ledger': async ({ read, at, desk, ledger, run }, input) => {
    const facts = await loadFacts(read, at, input)
    const fileName = fileNameOf(facts)
    refuseTaken(input.out, fileName, input.overwrite)
    const scheme = input.fontScheme ?? (await run('ledger.settings', {})).fontScheme
    const bytes = await packWord(compose(facts), scheme)
    const to = { out: input.out, overwrite: input.overwrite, ledger: ledger?.path }
    const delivery = await deliver(desk, { fileName, bytes }, to)
    return { ...delivery, tables: formsOf(facts).reduce((sum, { copies }) => sum + copies.length, 0) }
  },
  'export.preview': async (read, input, at) => previewOf(await loadFacts(read, at, input)),
} satisfies HandlersOf<Pick<typeof ledgerOperations, 'export.ledger' | 'export.preview'>>
