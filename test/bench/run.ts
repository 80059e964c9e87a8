/** `npm run bench`: every figure in one table. Nothing is asserted; the machine decides the times, the ratios tell. */
import { benchExport } from './export.ts'
import { benchInspect } from './inspect.ts'
import { print } from './measure.ts'

process.stdout.write(`Node ${process.versions.node}, ${process.platform} ${process.arch}\n`)
print(await benchInspect())
print(await benchExport())
