/** The questions about the printed ledger: what would be in it, what it looks like, make it, what went out. */
import type { exportOperations } from '#shared/export.ts'
import type { HandlersOf } from '../handlers.ts'
import { dropSetting, keepSetting } from '../settings.ts'
import { catalogueKey, catalogueOf, printsMemberYears, viewOf } from './catalogue.ts'
import { formsOf, pagesOf, previewOf } from './compose.ts'
import { memberYearCode } from './compose-member-year.ts'
import { loadFacts } from './facts.ts'
import { exportsKept, keepExport } from './log.ts'
import { makeLedger, openPrinted } from './make.ts'
import { cancelPacking } from './packing.ts'

export const exportHandlers = {
  'export.ledger': makeLedger,
  'export.cancel': () => ({ cancelled: cancelPacking() }),
  'export.open': async (context, { path }) => ({ opened: await openPrinted(context, path) }),
  'export.preview': async (read, input, at) => {
    const catalogue = await catalogueOf(read)
    const facts = await loadFacts(read, at, input, { memberYears: printsMemberYears(catalogue) })
    return previewOf(facts, { catalogue })
  },
  'export.pages': async (read, input, at) => {
    const { first, limit, ...asked } = input
    const options = { ...asked, catalogue: await catalogueOf(read) }
    const memberYears = printsMemberYears(options.catalogue, options)
    return pagesOf(await loadFacts(read, at, input, { memberYears }), options, first, limit)
  },
  'export.catalogue': async (read, input, at) => {
    const catalogue = await catalogueOf(read)
    if (input.period === undefined && input.from === undefined) return viewOf(catalogue, undefined)
    const facts = await loadFacts(read, at, input, { memberYears: false })
    const counts = new Map(formsOf(facts).map(({ code, copies }) => [code, copies.length]))
    // one for everybody on the roster: it is known without putting them together
    return viewOf(catalogue, counts.set(memberYearCode, facts.roster.length))
  },
  'export.changeCatalogue': async (write, { catalogue }) => {
    if (catalogue === null) await dropSetting(write, catalogueKey)
    else await keepSetting(write, catalogueKey, catalogue)
    return viewOf(await catalogueOf(write), undefined)
  },
  'export.log': exportsKept,
  'export.keepLog': keepExport,
} satisfies HandlersOf<typeof exportOperations>
