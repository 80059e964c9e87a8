/** `npm run bench`: every figure in one table. Nothing is asserted; the machine decides the times, the ratios tell. */
import { benchExport } from './export.ts'
import { benchImport } from './import.ts'
import { benchInspect } from './inspect.ts'
import { print } from './measure.ts'
import { benchSearch } from './search.ts'
import { benchWorkbook } from './workbook.ts'

process.stdout.write(`Node ${process.versions.node}, ${process.platform} ${process.arch}\n`)
print(await benchInspect())
print(await benchExport())
print(await benchImport())
print(await benchWorkbook())
print(await benchSearch())
