/**
 * `npm run package:browser [-- --arch arm64 --node FILE] [--output FOLDER] [--quick]`: the program for machines without an
 * Electron build, as one archive: Node, the bundle, the page, one database driver and one start script; and the same as a
 * .deb where dpkg-deb is at hand. On Linux, with GNU tar. Another processor than this machine's needs the Node of that
 * processor; `LICENSE` beside its `bin` is taken along, and missed aloud where there is none. After `npm run driver` the
 * driver is the one compiled there, and the package runs on older systems.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { driverBinary } from './driver/binary.ts'
import { glibcOf } from './driver/elf.ts'
import { packDeb } from './package-browser-deb.ts'
import { ensureBuilt } from './start-build.ts'

export interface Packaging {
  /** Of the Node that is packed; the driver must have a binary for it. */
  readonly arch: string
  /** Node's executable. */
  readonly node: string
  /** Where the archive goes. */
  readonly output: string
  /** Packs loosely: the archive is larger, and there in two seconds. */
  readonly quick?: boolean
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** Only the desktop's window and the source tree need these. */
const ofOthers = ['main.js', 'preload.cjs', 'start-program.js']

/** Stands in the start script and its manual where the oldest glibc is named. */
const glibcPlaceholder = '@GLIBC@'

export interface Packages {
  /** Paths. */
  readonly archive: string
  /** Undefined where there is no dpkg-deb. */
  readonly deb: string | undefined
}

/** Makes the packages. @throws Error where there is no driver or no Node for `arch`, or no GNU tar */
export function packageBrowser({ arch, node, output, quick = false }: Packaging): Packages {
  ensureBuilt(root)
  const name = `branch-ledger-${version()}-browser-linux-${arch}`
  const stage = mkdtempSync(join(tmpdir(), 'package-'))
  try {
    fill(join(stage, name), arch, node)
    mkdirSync(output, { recursive: true })
    const archive = join(output, `${name}.tar.gz`)
    const tar = [
      '--create',
      `--file=${archive}`,
      `--use-compress-program=gzip -n ${quick ? '-1' : '-9'}`,
      // the same sources make the same archive
      '--sort=name',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mtime=2026-01-01 00:00Z',
      `--directory=${stage}`,
      name,
    ]
    const run = spawnSync('tar', tar, { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`tar: ${run.error?.message ?? run.stderr}`)
    if (spawnSync('dpkg-deb', ['--version']).status !== 0) return { archive, deb: undefined }
    const deb = join(output, `${name}.deb`)
    const folder = join(stage, name)
    const glibc = glibcOf([driverBinary(root, arch).path, node])
    packDeb({ folder, stage: join(stage, 'deb'), version: version(), arch, glibc, output: deb, quick })
    return { archive, deb }
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}

function fill(folder: string, arch: string, node: string): void {
  const program = join(folder, 'program')
  const from = (path: string, to: string) => cpSync(join(root, path), to, { recursive: true })
  const binary = driverBinary(root, arch).path
  mkdirSync(folder)
  for (const file of readdirSync(join(root, 'electron/browser-package'))) {
    const text = readFileSync(join(root, 'electron/browser-package', file), 'utf8')
    writeFileSync(join(folder, file), text.replaceAll(glibcPlaceholder, glibcOf([binary, node])))
  }
  for (const file of ['start.sh', '支部台账.desktop']) chmodSync(join(folder, file), 0o755)
  from('LICENSE', join(folder, 'LICENSE'))
  from('electron/icon/256x256.png', join(folder, 'icon.png'))
  cpSync(node, join(folder, 'node'))
  chmodSync(join(folder, 'node'), 0o755)

  from('package.json', join(program, 'package.json'))
  from('dist', join(program, 'dist'))
  for (const file of ofOthers) rmSync(join(program, 'dist/electron', file))
  for (const file of readdirSync(join(root, 'migrations')).filter((file) => /^\d.*\.sql$/.test(file)))
    from(join('migrations', file), join(program, 'migrations', file))
  const driver = 'node_modules/better-sqlite3'
  for (const part of ['package.json', 'lib']) from(join(driver, part), join(program, driver, part))
  cpSync(binary, join(program, driver, `prebuilds/linux-${arch}.node`))

  const licences = join(folder, 'licenses')
  from('dist/electron/licenses.md', join(licences, 'program.md'))
  from('dist/renderer/licenses.md', join(licences, 'page.md'))
  from(`${driver}/LICENSE`, join(licences, 'better-sqlite3.txt'))
  const ofNode = licenceOf(node)
  if (ofNode !== undefined) cpSync(ofNode, join(licences, 'node.txt'))
  for (const side of ['electron', 'renderer']) rmSync(join(program, 'dist', side, 'licenses.md'))
}

/**
 * The terms under which Node is handed on, as its own packages bring them; undefined where they do not lie beside `node`,
 * as with the Node of `npm ci`.
 */
export function licenceOf(node: string): string | undefined {
  return ['../LICENSE', 'LICENSE'].map((path) => join(dirname(node), path)).find((path) => existsSync(path))
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      arch: { type: 'string', default: process.arch },
      node: { type: 'string' },
      output: { type: 'string', default: join(root, 'release') },
      quick: { type: 'boolean', default: false },
    },
  })
  const { arch, node = process.execPath, output, quick } = values
  if (arch !== process.arch && values.node === undefined) {
    console.error(`--arch ${arch} also needs --node: the Node of that processor`)
    process.exitCode = 2
  } else {
    const { archive, deb } = packageBrowser({ arch, node: resolve(node), output: resolve(output), quick })
    console.log([archive, deb ?? 'no .deb: dpkg-deb is not here'].join('\n'))
    if (licenceOf(resolve(node)) === undefined)
      console.warn(
        `To try here, not to hand on: the licence of Node does not lie beside ${node}. Name one by --node, out of node-linux-${arch} of the registry.`,
      )
  }
}
