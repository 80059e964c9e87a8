/**
 * The browser package as one .deb, as people of 统信 UOS, 银河麒麟 and Debian install programs: a double click, an entry in the
 * menu, `.ledger` files that open by themselves. No script runs when it is installed or removed.
 */
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Deb {
  /** The package's folder as it is unpacked from the archive; it is moved away. */
  readonly folder: string
  /** A folder beside it for what the .deb is made of. */
  readonly stage: string
  readonly version: string
  readonly arch: string
  /** The oldest glibc that its programs can be loaded with. */
  readonly glibc: string
  /** The file that is made. */
  readonly output: string
  /** Packs loosely. */
  readonly quick: boolean
}

const root = fileURLToPath(new URL('..', import.meta.url))
const name = 'branch-ledger-browser'
/** Debian's names of processors. */
const debian: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }
const icons = [48, 64, 128, 256]

/** Makes the .deb. @throws Error where dpkg-deb is missing or fails */
export function packDeb({ folder, stage, version, arch, glibc, output, quick }: Deb): void {
  const own = join(root, 'electron/browser-deb')
  const put = (from: string, to: string) => cpSync(from, join(stage, to))
  mkdirSync(join(stage, 'opt'), { recursive: true })
  renameSync(folder, join(stage, 'opt', name))
  put(join(own, `${name}.desktop`), `usr/share/applications/${name}.desktop`)
  put(join(own, `${name}.xml`), `usr/share/mime/packages/${name}.xml`)
  for (const size of icons)
    put(
      join(root, `electron/icon/${size}x${size}.png`),
      `usr/share/icons/hicolor/${size}x${size}/apps/${name}.png`,
    )
  put(join(root, 'LICENSE'), `usr/share/doc/${name}/copyright`)
  const others = `\nThe works of others that it carries, and their terms: /opt/${name}/licenses\n`
  appendFileSync(join(stage, `usr/share/doc/${name}/copyright`), others)

  const words: Readonly<Record<string, string>> = {
    '@VERSION@': version,
    '@ARCH@': debian[arch] ?? arch,
    '@SIZE@': String(Math.ceil(sizeOf(stage) / 1024)),
    '@GLIBC@': glibc,
  }
  const control = readFileSync(join(own, 'control'), 'utf8')
  mkdirSync(join(stage, 'DEBIAN'))
  writeFileSync(
    join(stage, 'DEBIAN/control'),
    control.replaceAll(/@[A-Z]+@/g, (word) => words[word] ?? word),
  )
  readable(stage)
  mkdirSync(dirname(output), { recursive: true })
  // xz and no zstd: the dpkg of UOS 20 knows none
  const run = spawnSync(
    'dpkg-deb',
    ['--root-owner-group', quick ? '-Znone' : '-Zxz', '--build', stage, output],
    {
      encoding: 'utf8',
      env: { ...process.env, SOURCE_DATE_EPOCH: '1767225600' },
    },
  )
  if (run.status !== 0) throw new Error(`dpkg-deb: ${run.error?.message ?? run.stderr}`)
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
}

/** For every user to read, whatever the umask here; what is a program stays one, and an entry of a menu is none. */
function readable(folder: string): void {
  for (const path of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const file = join(folder, path)
    const { mode } = statSync(file)
    const program = Boolean(mode & 0o100) && !path.endsWith('.desktop')
    chmodSync(file, statSync(file).isDirectory() || program ? 0o755 : 0o644)
  }
}
