/** Which binary of the database driver a package for Linux takes: our own where it was compiled, else the one it came with. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareVersions, elfNeeds, highest } from './elf.ts'

/** What a package may ask of a system at most: what Node 24 itself asks, and what 统信 UOS 20 and 银河麒麟 V10 have. */
export const oldest = { GLIBC: '2.28', GLIBCXX: '3.4.21' } as const

export type LinuxArch = 'x64' | 'arm64'
export const linuxArchs: readonly LinuxArch[] = ['x64', 'arm64']

export interface DriverBinary {
  readonly path: string
  readonly compiled: boolean
}

const inProject = (root: string, ...parts: string[]) => join(root, 'node_modules/better-sqlite3', ...parts)

/** Where `npm run driver` puts its binary: by version, so that none outlives a change of the driver. */
export function compiledDriver(root: string, arch: string): string {
  const { version } = JSON.parse(readFileSync(inProject(root, 'package.json'), 'utf8')) as { version: string }
  return join(root, 'build/driver', version, `linux-${arch}.node`)
}

/** The binary that is packed for `arch`. */
export function driverBinary(root: string, arch: string): DriverBinary {
  const compiled = compiledDriver(root, arch)
  return existsSync(compiled)
    ? { path: compiled, compiled: true }
    : { path: inProject(root, 'prebuilds', `linux-${arch}.node`), compiled: false }
}

/** Why a binary cannot be packed for `arch`, as a phrase; undefined where it can. */
export function unfitBecause(bytes: Uint8Array, arch: string): string | undefined {
  const needs = elfNeeds(bytes)
  if (needs === undefined) return 'is no ELF file of 64 bits'
  if (needs.arch !== arch) return `is for ${needs.arch ?? 'another processor'}, not ${arch}`
  for (const [family, limit] of Object.entries(oldest)) {
    const asked = highest(needs, family)
    if (asked !== undefined && compareVersions(asked, limit) > 0)
      return `asks for ${family}_${asked}, more than ${limit}`
  }
  return undefined
}
