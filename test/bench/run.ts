/**
 * `npm run bench`: every figure in one table, `npm run bench -- NAME` one part of it. Nothing is asserted; the machine
 * decides the times, the ratios tell. A figure over its limit is marked.
 */
import { benchExport } from './export.ts'
import { benchImport } from './import.ts'
import { benchInspect } from './inspect.ts'
import { benchKysely } from './kysely.ts'
import { benchMaking } from './making.ts'
import { type Figure, print } from './measure.ts'
import { benchMemory } from './memory.ts'
import { benchQueries } from './queries.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'
import { benchTyping } from './typing.ts'
import { benchWorkbook } from './workbook.ts'

const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  making: benchMaking,
  queries: () => benchQueries(process.argv[3]),
  kysely: benchKysely,
  inspect: benchInspect,
  search: benchSearch,
  export: benchExport,
  import: benchImport,
  workbook: benchWorkbook,
  start: benchStart,
  typing: benchTyping,
  memory: benchMemory,
}

const [, , named] = process.argv
if (named !== undefined && !Object.hasOwn(parts, named)) {
  process.stderr.write(`There is no part called ${named}: ${Object.keys(parts).join(', ')}\n`)
  process.exit(1)
}
const tables = new Map<string, readonly Figure[]>()
for (const [name, bench] of Object.entries(parts)) {
  if (named !== undefined && named !== name) continue
  process.stderr.write(`${name} …\n`)
  tables.set(name, await bench())
}
process.stdout.write(`Node ${process.versions.node}, ${process.platform} ${process.arch}\n`)
print(tables)
