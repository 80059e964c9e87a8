/** The database driver as it is compiled for older Linux: what a binary asks for, the recipe, what is packed. No compiler runs here. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { driverBinary, compiledDriver, linuxArchs, oldest, unfitBecause } from '#electron/driver/binary.ts'
import { callsOf, gypList } from '#electron/driver/compile.ts'
import { compareVersions, elfNeeds, glibcOf, highest } from '#electron/driver/elf.ts'
import { checkDriver, driverInUse } from '#electron/ledger/driver.ts'

const driver = join(process.cwd(), 'node_modules/better-sqlite3')
const prebuilt = (name: string) => join(driver, `prebuilds/${name}.node`)

describe('what a binary asks for', () => {
  test.each(linuxArchs)('is read from the driver that comes for %s: too much', (arch) => {
    const needs = elfNeeds(readFileSync(prebuilt(`linux-${arch}`)))
    expect(needs).toMatchObject({ arch, libraries: expect.arrayContaining(['libc.so.6', 'libstdc++.so.6']) })
    expect(needs && highest(needs, 'GLIBC')).toBe('2.34')
    expect(needs && highest(needs, 'GLIBCXX')).toBe('3.4.29')
    expect(unfitBecause(readFileSync(prebuilt(`linux-${arch}`)), arch)).toBe(
      'asks for GLIBC_2.34, more than 2.28',
    )
  })

  test('is no more than our limits in the Node that is packed', () => {
    if (process.platform !== 'linux') return
    const node = readFileSync(process.execPath)
    expect(unfitBecause(node, process.arch)).toBeUndefined()
    expect(unfitBecause(node, 'other')).toContain('not other')
  })

  test('is nothing where it is no binary of Linux', () => {
    for (const name of ['win32-x64', 'darwin-arm64']) {
      expect(elfNeeds(readFileSync(prebuilt(name)))).toBeUndefined()
      expect(unfitBecause(readFileSync(prebuilt(name)), 'x64')).toBe('is no ELF file of 64 bits')
    }
    expect(elfNeeds(new Uint8Array())).toBeUndefined()
    // against another C library: no version of glibc
    expect(glibcOf([prebuilt('linuxmusl-x64'), prebuilt('win32-x64')])).toBe('0')
    expect(glibcOf([prebuilt('linuxmusl-x64'), prebuilt('linux-x64')])).toBe('2.34')
  })

  test('is compared by number', () => {
    expect(['2.28', '2.4', '2.2.5', '2.3', '2.34'].toSorted(compareVersions)).toEqual([
      '2.2.5',
      '2.3',
      '2.4',
      '2.28',
      '2.34',
    ])
    expect(highest({ versions: ['GLIBC_2.2.5', 'GLIBC_PRIVATE', 'GLIBCXX_3.4'] }, 'GLIBC')).toBe('PRIVATE')
    expect(compareVersions('PRIVATE', oldest.GLIBC)).toBe(1)
  })
})

describe('the recipe', () => {
  test('takes its defines and flags from the build files of the driver that is installed', () => {
    const calls = callsOf(
      { driver, headers: ['/headers'], cc: ['cc', '-target', 't'], cxx: ['c++'] },
      '/at',
      '/out',
    )
    expect(calls.map(([program]) => program)).toEqual(['cc', 'c++', 'c++'])
    const [sqlite = [], addon = [], link = []] = calls
    expect(sqlite.slice(0, 3)).toEqual(['cc', '-target', 't'])
    const options = sqlite.filter((word) => word.startsWith('-DSQLITE_'))
    expect(options).toEqual(
      gypList(readFileSync(join(driver, 'deps/defines.gypi'), 'utf8'), 'defines')
        .filter((name) => name.startsWith('SQLITE_'))
        .map((name) => `-D${name}`),
    )
    expect(options.length).toBeGreaterThan(25)
    expect(options).toContain('-DSQLITE_DEFAULT_CACHE_SIZE=-16000')
    expect(addon).toEqual(
      expect.arrayContaining(['-std=c++20', '-DNAPI_VERSION=10', '-fvisibility=hidden', '-I/headers']),
    )
    // a flag that a new version brings would be seen here
    expect(
      link.filter((word) => word.startsWith('-Wl') || word.startsWith('-l') || word.startsWith('-f')),
    ).toEqual([
      '-flto',
      '-Wl,-Bsymbolic',
      `-Wl,--version-script=${join('/at', 'exported')}`,
      '-Wl,-z,relro,-z,now,-z,noexecstack,-s',
      '-ldl',
      '-lm',
    ])
  })

  test('reads lists as GYP writes them', () => {
    const text = `{
      # 'defines': ['NOR'],
      'defines': ['A=1', "x", 'B'], 'defines!': ['C'], 'cflags': [], 'more': [['defines', { 'defines': [
      'D',
    ] }]] }`
    expect(gypList(text, 'defines')).toEqual(['A=1', 'B', 'D'])
    expect(gypList(text, 'cflags')).toEqual([])
  })
})

describe('what is packed', () => {
  test('is the compiled driver of this very version where there is one, else the one that came', () => {
    const root = mkdtempSync(join(tmpdir(), 'driver-'))
    onTestFinished(() => rmSync(root, { recursive: true }))
    const version = (number: string) => {
      mkdirSync(join(root, 'node_modules/better-sqlite3'), { recursive: true })
      writeFileSync(
        join(root, 'node_modules/better-sqlite3/package.json'),
        JSON.stringify({ version: number }),
      )
    }
    version('13.0.3')
    expect(driverBinary(root, 'arm64')).toEqual({
      path: join(root, 'node_modules/better-sqlite3/prebuilds/linux-arm64.node'),
      compiled: false,
    })
    const made = compiledDriver(root, 'arm64')
    mkdirSync(dirname(made), { recursive: true })
    writeFileSync(made, '')
    expect(driverBinary(root, 'arm64')).toEqual({ path: made, compiled: true })
    expect(driverBinary(root, 'x64').compiled).toBe(false)
    version('13.0.4')
    expect(driverBinary(root, 'arm64').compiled).toBe(false)
  })

  test('is tried on what a ledger asks of it, and said when somebody asks', async () => {
    const inUse = driverInUse()
    expect(inUse.sqlite).toMatch(/^3\.\d+\.\d+$/)
    expect(inUse.compiler).not.toBe('')
    expect(inUse.options).toContain('ENABLE_FTS5')
    expect(inUse.glibc).toBe(process.platform === 'linux' ? '2.34' : undefined)
    if (process.platform !== 'linux') return
    const folder = mkdtempSync(join(tmpdir(), 'driver-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    // a second binary, loaded beside the first
    const other = join(folder, 'other.node')
    copyFileSync(prebuilt(`linux-${process.arch}`), other)
    expect(await checkDriver(other)).toMatchObject({ sqlite: inUse.sqlite, source: inUse.source })
    // written over while it is loaded, it would take this whole process with it (SIGBUS)
    const damaged = join(folder, 'damaged.node')
    writeFileSync(damaged, 'no binary')
    await expect(checkDriver(damaged)).rejects.toThrow('damaged.node')
    await expect(checkDriver(join(folder, 'none.node'))).rejects.toThrow('none.node')
  })
})
