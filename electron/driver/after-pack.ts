/**
 * Called by electron-builder with each folder it has packed. For Linux: the compiled database driver takes the place of the
 * one it came with, and everything in the folder is looked through for what it asks of the system.
 */
import { cpSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Arch } from 'electron-builder'
import { driverBinary } from './binary.ts'
import { elfNeeds, glibcOf } from './elf.ts'

/** What we look at of electron-builder's `AfterPackContext`. */
export interface Packed {
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly arch: Arch
  readonly packager: { readonly projectDir: string }
}

/** The hook. @throws Error where the packed driver is not that of the package's processor */
export function afterPack({ appOutDir, electronPlatformName, arch, packager }: Packed): void {
  if (electronPlatformName !== 'linux') return
  const name = Arch[arch]
  const { path, compiled } = driverBinary(packager.projectDir, name)
  const packed = join(
    appOutDir,
    'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds',
    `linux-${name}.node`,
  )
  // it may be a hard link to the one in node_modules
  rmSync(packed)
  cpSync(path, packed)
  if (elfNeeds(readFileSync(packed))?.arch !== name) throw new Error(`${path} is not for ${name}`)
  const whose = compiled
    ? 'the compiled driver'
    : 'the driver as it came (npm run driver makes one for older systems)'
  const files = readdirSync(appOutDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/\.(asar|pak|dat|bin)$/.test(file))
    .map((file) => join(appOutDir, file))
    .filter((file) => statSync(file).isFile())
  console.log(`  • linux ${name}: ${whose}; needs glibc ${glibcOf(files)}`)
}
