/** What goes into the packages: the settings against electron-builder's schema, and folders packed for each system. */
import { listPackage } from '@electron/asar'
import { Arch, type Configuration, Platform, build } from 'electron-builder'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { unzipSync } from 'fflate'
import type * as ResEdit from 'resedit'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { driverBinary } from '#electron/driver/binary.ts'
import { headOf } from '#electron/export/photo-head.ts'
import { ensureBuilt } from '#electron/start-build.ts'
import { jpegOf } from '#test/support/photos.ts'

const require = createRequire(import.meta.url)
// what electron-builder itself changes a program of Windows with
const { NtExecutable, NtExecutableResource, Resource } = require('resedit') as typeof ResEdit
const { load } = require('js-yaml') as { load: (text: string) => Record<string, unknown> }
const Ajv = require('ajv') as new (options: object) => {
  compile(schema: object): ((data: unknown) => boolean) & { errors?: unknown }
}

describe('electron-builder.yml', () => {
  const settings = load(readFileSync('electron-builder.yml', 'utf8'))
  const schema = JSON.parse(readFileSync('node_modules/app-builder-lib/scheme.json', 'utf8')) as object
  const valid = new Ajv({ strict: false, allErrors: true }).compile(schema)

  test('fits the schema of the electron-builder that is installed', () => {
    valid(settings)
    expect(valid.errors ?? []).toEqual([])
  })

  test.each([{ unheardOf: true }, { nsis: { oneClick: 'no' } }, { win: { target: 5 } }])(
    'a mistake such as %j would be seen',
    (mistake) => {
      expect(valid({ ...settings, ...mistake })).toBe(false)
    },
  )

  test('asks for no administrator, no rebuild, no update and no way round the archive', () => {
    expect(settings).toMatchObject({
      npmRebuild: false,
      publish: null,
      // one installer a processor: without it a third one with both would be made
      nsis: {
        perMachine: false,
        allowElevation: false,
        deleteAppDataOnUninstall: false,
        buildUniversalInstaller: false,
      },
    })
    // as the window names itself to the desktop: by this the entry is known as its own
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({
      desktopName: 'branch-ledger.desktop',
    })
    // what Windows groups windows by, and what the installer's shortcut has
    expect(readFileSync('electron/main.ts', 'utf8')).toContain(
      `setAppUserModelId('${String(settings['appId'])}')`,
    )
  })

  test('has an icon of our own for each system, in the sizes that it asks for', () => {
    const { win, mac, linux } = settings as Record<'win' | 'mac' | 'linux', { icon: string }>
    const ico = readFileSync(win.icon)
    const count = ico.readUInt16LE(4)
    const sizes = Array.from({ length: count }, (_, index) => ico.readUInt8(6 + 16 * index) || 256)
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
    const icns = readFileSync(mac.icon)
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
    for (const name of readdirSync(linux.icon).filter((file) => file.endsWith('.png'))) {
      const png = readFileSync(join(linux.icon, name))
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}.png`).toBe(name)
    }
    expect(readdirSync(linux.icon)).toContain('512x512.png')
  })

  // each of them, and no other: a fuse that is left out keeps Electron's own choice
  test('burns every fuse that closes a way in', () => {
    expect(settings['electronFuses']).toEqual({
      // the executable is no Node for other programs to use
      runAsNode: false,
      // neither NODE_OPTIONS nor --inspect reaches it
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      // what Chromium keeps is encrypted by the system's key
      enableCookieEncryption: true,
      // the program comes from its archive alone, and only where the archive is as it was packed
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      // file:// may do no more than in a browser; our pages have a scheme of their own
      grantFileProtocolExtraPrivileges: false,
    })
  })

  test('and names no dependency that runs a script of its own when it is installed, but those allowed', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<
        string,
        { hasInstallScript?: boolean; dev?: boolean; resolved?: string; integrity?: string }
      >
    }
    const own = JSON.parse(readFileSync('package.json', 'utf8')) as {
      allowScripts: Record<string, boolean>
      dependencies: Record<string, string>
      devDependencies: Record<string, string>
    }
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
    const scripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true)
    expect(scripts.map(([path]) => path.replace('node_modules/', '')).toSorted()).toEqual(
      Object.keys(own.allowScripts).toSorted(),
    )
    expect(scripts.filter(([, { dev }]) => dev !== true)).toEqual([])
    // exact versions, from the registry, each with its digest
    const ranges = Object.values({ ...own.dependencies, ...own.devDependencies })
    expect(ranges.filter((range) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(range))).toEqual([])
    // the lock names no place but the registry, and each package's digest
    const strange = packages.filter(
      ([, { resolved = 'https://registry.npmjs.org/', integrity }]) =>
        !resolved.startsWith('https://registry.npmjs.org/') || integrity?.startsWith('sha512-') !== true,
    )
    expect(strange.map(([path]) => path)).toEqual([])
  })
})

describe('packed folders', () => {
  let folder: string
  beforeAll(() => {
    ensureBuilt(process.cwd())
    folder = mkdtempSync(join(tmpdir(), 'packaging-'))
    // what electron-builder expects of a runtime, without one: enough to see what it would put beside it
    const put = (system: string, path: string, content: string | Uint8Array = '45.4.1') => {
      mkdirSync(dirname(join(folder, system, path)), { recursive: true })
      writeFileSync(join(folder, system, path), content)
    }
    const plist = '<plist version="1.0"><dict><key>CFBundleName</key><string>Electron</string></dict></plist>'
    const contents = 'Electron.app/Contents'
    const helper = `${contents}/Frameworks/Electron Helper.app/Contents`
    for (const system of ['linux', 'win', 'mac']) for (const file of ['version', 'LICENSE']) put(system, file)
    put('linux', 'electron')
    put('win', 'electron.exe', emptyExecutable())
    for (const at of [contents, helper]) put('mac', `${at}/Info.plist`, plist)
    put('mac', `${contents}/MacOS/Electron`)
    put('mac', `${helper}/MacOS/Electron Helper`)
    for (const locale of ['zh-CN', 'en-US', 'fr'])
      for (const system of ['linux', 'win']) put(system, `locales/${locale}.pak`)
    const framework = `${contents}/Frameworks/Electron Framework.framework/Versions/A`
    for (const locale of ['zh_CN', 'en', 'fr'])
      for (const at of [contents, framework]) put('mac', `${at}/Resources/${locale}.lproj/locale.pak`)
    mkdirSync(join(folder, 'linux/resources'))
    mkdirSync(join(folder, 'win/resources'))
    chmodSync(join(folder, 'linux/electron'), 0o755)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Our settings, on the stand-in of a system's runtime. */
  const settings = (system: string, output: string): Configuration => ({
    extends: join(process.cwd(), 'electron-builder.yml'),
    electronDist: join(folder, system),
    // fuses are set in a real executable only
    electronFuses: null,
    directories: { output },
  })
  const inArchive = (resources: string) =>
    listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'))
  const binaries = (files: readonly string[]) => files.filter((path) => path.endsWith('.node'))
  /** Files that lie outside of the archive: only what the system itself must load. */
  const outside = (resources: string) =>
    readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' })
      .filter((path) => extname(path) !== '')
      .map((path) => basename(path))

  test.each([
    ['x64', Arch.x64, 'linux-unpacked'],
    ['arm64', Arch.arm64, 'linux-arm64-unpacked'],
  ])(
    'for Linux %s hold the program, its migrations and one database driver',
    async (name, arch, unpacked) => {
      const output = join(folder, name)
      // what the two packages would be made of: the tools that make them are not fetched
      const entries: string[] = []
      let afterInstall = ''
      await build({
        targets: Platform.LINUX.createTarget(['AppImage', 'deb'], arch),
        effectiveOptionComputed: (made: { desktop: string } | [args: string[], entry: string]) => {
          if (Array.isArray(made))
            afterInstall = readFileSync(made[0][made[0].indexOf('--after-install') + 1] ?? '', 'utf8')
          entries.push(
            Array.isArray(made) ? `${readFileSync(made[1], 'utf8')}${made[0].join('\n')}` : made.desktop,
          )
          return Promise.resolve(true)
        },
        config: settings('linux', output),
        publish: 'never',
      })
      const resources = join(output, unpacked, 'resources')
      const files = inArchive(resources)
      expect(files).toContain('/dist/electron/main.js')
      expect(files).toContain('/dist/electron/preload.cjs')
      expect(files).not.toContain('/dist/electron/browser.js')
      expect(files).toContain('/dist/electron/word-worker.js')
      for (const codec of ['mozjpeg_dec', 'mozjpeg_enc', 'squoosh_png_bg'])
        expect(files).toContain(`/dist/electron/${codec}.wasm`)
      expect(files).toContain('/dist/electron/read-worker.js')
      expect(files).toContain('/dist/electron/workbook-worker.js')
      expect(files).toContain('/dist/renderer/index.html')
      expect(files.filter((path) => path.endsWith('.sql'))).toEqual(
        readdirSync('migrations')
          .filter((file) => /^\d/.test(file))
          .map((file) => `/migrations/${file}`),
      )
      expect(binaries(files)).toEqual([`/node_modules/better-sqlite3/prebuilds/linux-${name}.node`])
      expect(files.filter((path) => /^\/node_modules\/[^/]+$/.test(path))).toEqual([
        '/node_modules/better-sqlite3',
      ])
      const rooms = [...new Set(files.map((path) => path.split('/')[1] ?? ''))].toSorted()
      expect(rooms).toEqual(['dist', 'migrations', 'node_modules', 'package.json'])
      expect(outside(resources)).toEqual([`linux-${name}.node`])
      expect(readdirSync(join(output, unpacked, 'locales')).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak'])
      // the driver that runs on older systems, where it was compiled here; else the one it came with
      const { path } = driverBinary(process.cwd(), name)
      const driver = join(
        resources,
        `app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-${name}.node`,
      )
      expect(readFileSync(driver).equals(readFileSync(path))).toBe(true)
      // never a second name of the file in node_modules
      expect(statSync(driver).nlink).toBe(1)
      const [inAppImage = '', deb = ''] = entries.toSorted((one, other) => one.length - other.length)
      for (const entry of [inAppImage, deb])
        for (const line of [
          'Name[zh_CN]=支部台账',
          'MimeType=application/x-branch-ledger;',
          'StartupWMClass=branch-ledger',
          'Categories=Office;',
        ])
          expect(entry.split('\n')).toContain(line)
      expect(inAppImage).toContain('\nExec=AppRun %U\n')
      expect(deb).toContain('\nExec="/opt/支部台账/branch-ledger" %f\n')
      expect(deb).toContain('=/usr/share/applications/branch-ledger.desktop')
      expect(deb).toContain('=/usr/share/mime/packages/branch-ledger.xml')
      expect(deb).toContain('512x512.png=/usr/share/icons/hicolor/512x512/apps/branch-ledger.png')
      // the sandbox's helper is root's where an ordinary user may not make a namespace, and only there
      if (process.platform !== 'linux') return
      expect([modeOfHelper(afterInstall, 0), modeOfHelper(afterInstall, 1)]).toEqual(['755', '4755'])
    },
  )

  /** Runs what dpkg would run, in a folder of its own and on a system where making a namespace ends with `status`. */
  function modeOfHelper(script: string, status: number): string {
    const at = mkdtempSync(join(folder, 'installed-'))
    const program = join(at, 'opt/支部台账')
    mkdirSync(program, { recursive: true })
    writeFileSync(join(program, 'chrome-sandbox'), '')
    const commands = { setpriv: status, 'update-alternatives': 0, apparmor_status: 1 }
    for (const [name, ends] of Object.entries(commands))
      writeFileSync(join(at, name), `#!/bin/sh\nexit ${ends}\n`, { mode: 0o755 })
    const here = script.replaceAll('/opt/', `${at}/opt/`)
    const run = spawnSync('sh', ['-euc', here], { env: { PATH: `${at}:/usr/bin:/bin` }, encoding: 'utf8' })
    expect([run.status, run.stderr]).toEqual([0, ''])
    return (statSync(join(program, 'chrome-sandbox')).mode & 0o7777).toString(8)
  }

  test('for Windows hold one driver each, and a program with our names, our icon and the digest of its archive', async () => {
    const output = join(folder, 'for-win')
    const targets = Platform.WINDOWS.createTarget('dir', Arch.x64, Arch.arm64)
    await build({ targets, config: settings('win', output), publish: 'never' })
    for (const [arch, unpacked] of [
      ['x64', 'win-unpacked'],
      ['arm64', 'win-arm64-unpacked'],
    ] as const) {
      const resources = join(output, unpacked, 'resources')
      const files = inArchive(resources)
      expect(files).toEqual(expect.arrayContaining(['/dist/electron/main.js', '/dist/renderer/index.html']))
      expect(binaries(files)).toEqual([`/node_modules/better-sqlite3/prebuilds/win32-${arch}.node`])
      expect(outside(resources)).toEqual([`win32-${arch}.node`])
      expect(readdirSync(join(output, unpacked, 'locales')).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak'])
      const program = NtExecutable.from(readFileSync(join(output, unpacked, 'branch-ledger.exe')))
      const { entries } = NtExecutableResource.from(program)
      // as the task manager and "open with" name it
      expect(Resource.VersionInfo.fromEntries(entries)[0]?.getStringValues(english)).toMatchObject({
        ProductName: '支部台账',
        FileDescription: '支部台账',
      })
      const icon = readFileSync('electron/icon/icon.ico')
      expect(Resource.IconGroupEntry.fromEntries(entries)[0]?.icons).toHaveLength(icon.readUInt16LE(4))
      const digest = entries.find(({ type }) => type === 'INTEGRITY')?.bin ?? new ArrayBuffer()
      expect(new TextDecoder().decode(digest)).toContain('resources\\\\app.asar')
    }
  })

  test('for macOS hold one driver, in a bundle by the Chinese name that opens ledgers', async () => {
    // where electron-builder refuses to
    if (process.platform === 'win32') return
    const output = join(folder, 'for-mac')
    const targets = Platform.MAC.createTarget('dir', Arch.arm64)
    // a stand-in cannot be signed
    const config = { ...settings('mac', output), mac: { identity: null } }
    await build({ targets, config, publish: 'never' })
    // the Finder shows the name of the folder
    const contents = join(output, 'mac-arm64/支部台账.app/Contents')
    const resources = join(contents, 'Resources')
    const files = inArchive(resources)
    expect(files).toEqual(expect.arrayContaining(['/dist/electron/main.js', '/dist/renderer/index.html']))
    expect(binaries(files)).toEqual(['/node_modules/better-sqlite3/prebuilds/darwin-arm64.node'])
    expect(outside(resources)).toEqual(['darwin-arm64.node'])
    const locales = readdirSync(resources).filter((name) => name.endsWith('.lproj'))
    expect(locales.toSorted()).toEqual(['en.lproj', 'zh_CN.lproj'])
    expect(readFileSync(join(resources, 'icon.icns')).equals(readFileSync('electron/icon/icon.icns'))).toBe(
      true,
    )
    const bundle = readFileSync(join(contents, 'Info.plist'), 'utf8').replaceAll(/>\s+</g, '><')
    expect(bundle).toContain('<key>CFBundleTypeExtensions</key><array><string>ledger</string></array>')
    expect(bundle).toContain('<key>CFBundleIdentifier</key><string>org.branch-ledger.desktop</string>')
    expect(bundle).toContain('<key>ElectronAsarIntegrity</key><dict><key>Resources/app.asar</key>')
  })
})

const english = { lang: 1033, codepage: 1200 }

/** A program of Windows that does nothing, with the names that Electron's has. */
function emptyExecutable(): Uint8Array {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues(english, { ProductName: 'Electron', FileDescription: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return new Uint8Array(program.generate())
}

test('the worker as it is packed prints a picture', async () => {
  ensureBuilt(process.cwd())
  const wide = await jpegOf(2400, 1200, [
    [200, 30, 30],
    [30, 30, 200],
  ])
  const worker = new Worker('./dist/electron/word-worker.js')
  onTestFinished(async () => {
    await worker.terminate()
  })
  const sheet = [{ type: 'photo', attachmentId: 7, text: '会场' }]
  const document = {
    title: '照片',
    creator: '支部',
    stamp: '2026-01-01T00:00:00',
    sections: [{ orientation: 'portrait', numbered: true, sheets: [sheet] }],
  }
  const bytes = await new Promise<Uint8Array>((resolve, reject) => {
    worker.once('error', reject)
    worker.on('message', (answer: { photo: number } | { bytes: Uint8Array }) => {
      if ('bytes' in answer) resolve(answer.bytes)
      else worker.postMessage({ photo: answer.photo === 7 ? wide : undefined })
    })
    worker.postMessage({ document, scheme: 'system' })
  })
  const picture = unzipSync(bytes)['word/media/photo-1.jpeg']
  expect(headOf(picture ?? new Uint8Array())).toMatchObject({ width: 1600, height: 800 })
})
