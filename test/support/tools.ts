/** What the tests need of the machine beside node_modules: a Chromium, LibreOffice, poppler and Chinese fonts. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from './browser.ts'

interface Tool {
  readonly what: string
  /** Debian's packages. */
  readonly packages: readonly string[]
  readonly present: () => boolean
}

const onPath = (...names: string[]) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .some((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
const font = (family: string) =>
  spawnSync('fc-list', [family], { encoding: 'utf8' }).stdout?.trim().length > 0 || !onPath('fc-list')

const tools: readonly Tool[] = [
  { what: 'Chromium, Chrome or Edge', packages: ['chromium'], present: () => findBrowser() !== undefined },
  {
    what: 'LibreOffice Writer (soffice)',
    packages: ['libreoffice-writer-nogui'],
    present: () => onPath('soffice', 'libreoffice', 'soffice.exe') || macOffice(),
  },
  {
    what: 'poppler (pdftotext, pdftoppm)',
    packages: ['poppler-utils'],
    present: () => onPath('pdftoppm', 'pdftoppm.exe'),
  },
]
/** Without them documents are drawn in other faces, which no test minds: wanted, not needed. */
const fonts: readonly Tool[] = [
  { what: 'Noto CJK', packages: ['fonts-noto-cjk'], present: () => font('Noto Sans CJK SC') },
  { what: 'LXGW WenKai', packages: ['fonts-lxgw-wenkai'], present: () => font('LXGW WenKai') },
  { what: 'Liberation', packages: ['fonts-liberation'], present: () => font('Liberation Serif') },
]

function macOffice(): boolean {
  return process.platform === 'darwin' && existsSync('/Applications/LibreOffice.app')
}

/**
 * Installs what is missing where this is root on a Debian-like system.
 * @returns what is still missing, in words; empty where the tests can run
 */
export function provideTools(say: (line: string) => void): readonly string[] {
  const missing = [...tools, ...fonts].filter((tool) => !tool.present())
  if (missing.length > 0 && process.getuid?.() === 0 && onPath('apt-get')) {
    const packages = missing.flatMap((tool) => tool.packages)
    say(`installing ${packages.join(' ')}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
    const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      env,
      encoding: 'utf8',
    })
    if (run.status !== 0) say(run.stderr.trim().split('\n').slice(-5).join('\n'))
  }
  return tools.filter((tool) => !tool.present()).map((tool) => tool.what)
}
