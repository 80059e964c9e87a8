/** Whether what was built is older than what it was built from, and building it anew. For the source tree only. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const products = [
  'dist/renderer/index.html',
  'dist/electron/main.js',
  'dist/electron/start-program.js',
  'dist/electron/preload.cjs',
]
const sources = [
  'electron',
  'renderer',
  'shared',
  'package-lock.json',
  'vite.config.ts',
  'vite.electron.config.ts',
]

/** The three runs of vite behind `npm run build`. */
const builds: readonly (readonly string[])[] = [
  [],
  ['--config', 'vite.electron.config.ts'],
  ['--config', 'vite.electron.config.ts', '--mode', 'preload'],
]

/** Builds where a product is missing or a source is newer. @throws Error with vite's own words where it fails. */
export function ensureBuilt(root: string): void {
  if (isFresh(root)) return
  for (const args of builds) {
    const run = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', ...args], {
      cwd: root,
      encoding: 'utf8',
      // a build that a test asks for is the one that users get
      env: { ...process.env, NODE_ENV: 'production' },
    })
    if (run.status !== 0) throw new Error(`vite build ${args.join(' ')}\n${run.stdout}${run.stderr}`)
  }
}

function isFresh(root: string): boolean {
  const built = products.map((product) => join(root, product))
  if (!built.every((product) => existsSync(product))) return false
  const oldest = Math.min(...built.map((product) => statSync(product).mtimeMs))
  return sources.every((source) => newest(join(root, source)) <= oldest)
}

function newest(path: string): number {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const files = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  return Math.max(0, ...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs))
}
