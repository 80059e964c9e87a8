/**
 * The recipe of the database driver: its own sources, out of its own package, with the very defines and flags of its own
 * build files, by plain calls of a compiler. It is a Node-API addon: nothing of Node's inside is needed but the headers.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface Recipe {
  /** Folder of the driver's package. */
  readonly driver: string
  /** Folders with the headers of Node-API and of its C++ wrapper. */
  readonly headers: readonly string[]
  /** C and C++ compilers, each with the words that always go with it. */
  readonly cc: readonly string[]
  readonly cxx: readonly string[]
}

/** Every text in the lists called `name` of a GYP file, in order; those of a list that takes away (`defines!`) are not in it. */
export function gypList(text: string, name: string): string[] {
  const bare = text.replaceAll(/^\s*#.*$/gm, '')
  return [...bare.matchAll(new RegExp(`'${name}': \\[([^\\]]*)\\]`, 'g'))].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']*)'/g)].map(([, item = '']) => item),
  )
}

/** Both are what the system's C++ library would otherwise bring: a newer compiler's asks for a newer system. */
const ownLibraries = ['-static-libstdc++', '-static-libgcc']
/** As distributions compile: overruns are noticed, and tables are read-only once the binary is loaded. */
const hardened = ['-U_FORTIFY_SOURCE', '-D_FORTIFY_SOURCE=2', '-fstack-protector-strong']
/** What Node's own build files give every addon on Linux, without the defines that only name its build. */
const asEveryAddon = ['-fPIC', '-pthread', '-O3', '-DNDEBUG', '-D_FILE_OFFSET_BITS=64', '-D_LARGEFILE_SOURCE']
const asEveryAddonInCxx = ['-fno-exceptions', '-fno-rtti', '-fno-strict-aliasing']

/** The three calls that make `output` in `folder`, which also holds what they leave on the way. */
export function callsOf(recipe: Recipe, folder: string, output: string): (readonly string[])[] {
  const { driver, headers, cc, cxx } = recipe
  const ofDriver = readFileSync(join(driver, 'binding.gyp'), 'utf8')
  const ofSqlite = readFileSync(join(driver, 'deps/defines.gypi'), 'utf8')
  const define = (name: string) => `-D${name}`
  const sqlite = join(driver, 'deps/sqlite3')
  // its list of exported names is stricter than --exclude-libs, and every linker knows it
  const link = new Set(gypList(ofDriver, 'ldflags').filter((flag) => !flag.includes('--exclude-libs')))
  return [
    [
      ...cc,
      '-std=c99',
      '-w',
      ...asEveryAddon,
      ...hardened,
      ...gypList(ofSqlite, 'defines').map(define),
      '-c',
      join(sqlite, 'sqlite3.c'),
      '-o',
      join(folder, 'sqlite3.o'),
    ],
    [
      ...cxx,
      ...gypList(ofDriver, 'cflags_cc'),
      ...asEveryAddon,
      ...asEveryAddonInCxx,
      ...hardened,
      ...gypList(ofDriver, 'defines').map(define),
      ...[sqlite, ...headers].map((path) => `-I${path}`),
      '-c',
      join(driver, 'src/better_sqlite3.cpp'),
      '-o',
      join(folder, 'driver.o'),
    ],
    [
      ...cxx,
      '-shared',
      '-O3',
      '-pthread',
      ...link,
      `-Wl,--version-script=${join(folder, 'exported')}`,
      '-Wl,-z,relro,-z,now,-z,noexecstack,-s',
      ...ownLibraries,
      '-o',
      output,
      join(folder, 'driver.o'),
      join(folder, 'sqlite3.o'),
      ...gypList(ofDriver, 'libraries'),
      '-lm',
    ],
  ]
}

/** What Node looks for in an addon; all else stays inside. */
const exported = '{ global: napi_register_module_v1; node_api_module_get_api_version_v1; local: *; };\n'

/** Compiles the driver to the path `output`. Takes a minute. @throws Error with the compiler's own words */
export function compileDriver(recipe: Recipe, output: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'compile-'))
  try {
    writeFileSync(join(folder, 'exported'), exported)
    mkdirSync(dirname(output), { recursive: true })
    for (const [program = '', ...words] of callsOf(recipe, folder, output)) {
      const run = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 })
      if (run.status !== 0)
        throw new Error(`${program} ${words.join(' ')}\n${run.error?.message ?? run.stderr.slice(0, 5000)}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
