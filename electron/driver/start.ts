/**
 * `npm run driver [-- --arch arm64]`: compiles the database driver for Linux, so that packages run on glibc 2.28; the
 * binary it comes with asks for 2.34. CC and CXX name the compilers (g++ unless given), which must themselves aim at
 * glibc 2.28: those of the manylinux_2_28 images do, as `.github/workflows/verify.yml` uses them. With `--check` nothing
 * is compiled: what is there is examined, and tried where this machine can load it.
 */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkDriver } from '../ledger/driver.ts'
import { compiledDriver, unfitBecause } from './binary.ts'
import { compileDriver } from './compile.ts'
import { compareVersions, elfNeeds, highest } from './elf.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')

/** One line of what was made, or an Error that says why it is of no use. */
async function examined(binary: string, arch: string): Promise<string> {
  const bytes = readFileSync(binary)
  const unfit = unfitBecause(bytes, arch)
  if (unfit !== undefined) throw new Error(`the compiled driver ${unfit}`)
  const needs = elfNeeds(bytes)
  const asked = needs === undefined ? '' : `GLIBC_${highest(needs, 'GLIBC')}, ${needs.libraries.join(' ')}`
  const tried = await attempt(binary, arch)
  return `${bytes.length} bytes, ${asked}; ${tried}`
}

async function attempt(binary: string, arch: string): Promise<string> {
  if (process.platform !== 'linux' || arch !== process.arch) return 'not loaded: another system or processor'
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  // the one it came with is what it is held against
  const present = readFileSync(join(root, `node_modules/better-sqlite3/prebuilds/linux-${arch}.node`))
  const glibc = header.glibcVersionRuntime ?? ''
  const needs = elfNeeds(present)
  if (needs === undefined || compareVersions(glibc, highest(needs, 'GLIBC') ?? '') < 0)
    return `not compared: the binary that came with the driver does not load on glibc ${glibc}`
  const { sqlite, compiler, options } = await checkDriver(binary)
  return `SQLite ${sqlite} by ${compiler}, the same source and ${options.length} options, either reads the other's files`
}

const { values } = parseArgs({
  options: {
    arch: { type: 'string', default: process.arch },
    check: { type: 'boolean', default: false },
  },
})
const output = compiledDriver(root, values.arch)
// what is of no use must not be taken into a package, nor put an end to one that is
const part = output.replace(/node$/, 'part.node')
try {
  if (values.check && !existsSync(output))
    throw new Error(`${output} is not there: npm run driver -- --arch ${values.arch}`)
  if (!values.check) {
    const modules = join(root, 'node_modules')
    compileDriver(
      {
        driver: join(modules, 'better-sqlite3'),
        headers: [join(modules, 'node-addon-api'), join(modules, 'node-api-headers/include')],
        cc: words(process.env['CC'] ?? 'gcc'),
        cxx: words(process.env['CXX'] ?? 'g++'),
      },
      part,
    )
  }
  console.log(`${output}: ${await examined(values.check ? output : part, values.arch)}`)
  if (!values.check) renameSync(part, output)
} catch (error) {
  rmSync(part, { force: true })
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
