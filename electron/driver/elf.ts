/**
 * What an executable or library of Linux asks of the system that loads it, read from the ELF file itself: its processor,
 * the libraries it names, and the versions of their symbols (`GLIBC_2.28`). 64 bits, little-endian; ELF specification and
 * the GNU extension of symbol versions (Drepper, ELF Symbol Versioning).
 */
import { readFileSync } from 'node:fs'

export interface ElfNeeds {
  /** As Node names processors; undefined for others than ours. */
  readonly arch: 'x64' | 'arm64' | undefined
  /** Names of shared libraries, as `libc.so.6`. */
  readonly libraries: readonly string[]
  /** Every version asked for, as `GLIBC_2.28` or `GLIBCXX_3.4.21`. */
  readonly versions: readonly string[]
}

const machines: Readonly<Record<number, ElfNeeds['arch']>> = { 62: 'x64', 183: 'arm64' }
const loaded = 1
const dynamic = 2
const tag = { end: 0, needed: 1, strings: 5, versions: 0x6fff_fffe, versionCount: 0x6fff_ffff }

/** What the file asks for; undefined where it is no ELF file of 64 bits. A static one asks for nothing. */
export function elfNeeds(bytes: Uint8Array): ElfNeeds | undefined {
  if (bytes.length < 64 || bytes[0] !== 0x7f || bytes[1] !== 0x45 || bytes[2] !== 0x4c || bytes[3] !== 0x46)
    return undefined
  if (bytes[4] !== 2 || bytes[5] !== 1) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const half = (at: number) => view.getUint16(at, true)
  const word = (at: number) => view.getUint32(at, true)
  const long = (at: number) => Number(view.getBigUint64(at, true))

  const segments = Array.from({ length: half(56) }, (_, index) => {
    const at = long(32) + index * half(54)
    return { type: word(at), offset: long(at + 8), address: long(at + 16), size: long(at + 32) }
  })
  /** Where in the file what is loaded at `address` stands. */
  const inFile = (address: number) => {
    const holder = segments.find(
      (each) => each.type === loaded && address >= each.address && address < each.address + each.size,
    )
    if (holder === undefined) throw new RangeError(`no segment holds ${address}`)
    return address - holder.address + holder.offset
  }

  const arch = machines[half(18)]
  const table = segments.find(({ type }) => type === dynamic)
  if (table === undefined) return { arch, libraries: [], versions: [] }
  const entries: { tag: number; value: number }[] = []
  for (let at = table.offset; at < table.offset + table.size && long(at) !== tag.end; at += 16)
    entries.push({ tag: long(at), value: long(at + 8) })
  const valueOf = (asked: number) => entries.find((entry) => entry.tag === asked)?.value
  const strings = inFile(valueOf(tag.strings) ?? 0)
  const text = (offset: number) => {
    const from = strings + offset
    return new TextDecoder().decode(bytes.subarray(from, bytes.indexOf(0, from)))
  }

  const versions: string[] = []
  const first = valueOf(tag.versions)
  let need = first === undefined ? 0 : inFile(first)
  for (let left = valueOf(tag.versionCount) ?? 0; left > 0; left -= 1) {
    let version = need + word(need + 8)
    for (let more = half(need + 2); more > 0; more -= 1) {
      versions.push(text(word(version + 8)))
      version += word(version + 12)
    }
    need += word(need + 12)
  }
  return {
    arch,
    libraries: entries.filter((entry) => entry.tag === tag.needed).map(({ value }) => text(value)),
    versions: [...new Set(versions)],
  }
}

/** The highest version of a family (`GLIBC`) among those asked for, as numbers to compare: `2.28`. */
export function highest(needs: Pick<ElfNeeds, 'versions'>, family: string): string | undefined {
  return needs.versions
    .filter((version) => version.startsWith(`${family}_`))
    .map((version) => version.slice(family.length + 1))
    .toSorted(compareVersions)
    .at(-1)
}

/** The oldest glibc that all of these files can be loaded with; `0` where none of them asks for one. */
export function glibcOf(paths: readonly string[]): string {
  const asked = paths.map((path) => {
    const needs = elfNeeds(readFileSync(path))
    return (needs && highest(needs, 'GLIBC')) ?? '0'
  })
  return asked.toSorted(compareVersions).at(-1) ?? '0'
}

/** Orders `2.4` before `2.28`. What is no number (`PRIVATE`) comes last: nothing that is compared may ask for it. */
export function compareVersions(one: string, other: string): number {
  const numbers = (version: string) =>
    version.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : Infinity))
  const [left, right] = [numbers(one), numbers(other)]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index] ?? 0, right[index] ?? 0]
    if (a !== b) return a < b ? -1 : 1
  }
  return 0
}
