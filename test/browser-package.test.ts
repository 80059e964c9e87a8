/** The program for machines without Electron, as it is handed over: unpacked in a clean folder, with no Node but its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { driverBinary } from '#electron/driver/binary.ts'
import { glibcOf } from '#electron/driver/elf.ts'
import { licenceOf, packageBrowser } from '#electron/package-browser.ts'
import { caller } from './support/loopback.ts'

describe('the browser package', () => {
  let folder: string
  let unpacked: string
  let deb: string | undefined
  let files: string[]
  const children: ChildProcess[] = []
  const home = () => join(folder, 'home')
  /** Nothing of this process: no Node, no settings, an empty home. */
  const clean = () => ({ HOME: home(), PATH: '/usr/bin:/bin', NODE_OPTIONS: '--no-such-option' })

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'browser-package-'))
    mkdirSync(home())
    const made = packageBrowser({
      arch: process.arch,
      node: process.execPath,
      output: folder,
      quick: true,
    })
    const { archive } = made
    deb = made.deb
    const { status } = spawnSync('tar', ['-xzf', archive, '-C', folder])
    if (status !== 0) throw new Error(`tar ended with ${status}`)
    unpacked = archive.replace(/\.tar\.gz$/, '')
    rmSync(archive)
    files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(unpacked, path)).isFile(),
    )
  })
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(...words: string[]) {
    const child = spawn(join(unpacked, 'start.sh'), ['--no-open', ...words], { env: clean(), cwd: home() })
    children.push(child)
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('http://')) continue
      const url = new URL(line)
      const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? ''
      return { child, url, call: caller({ port: Number(url.port), token }) }
    }
    throw new Error('ended without an address')
  }

  test('holds the program, one Node, one driver and its papers, and nothing of how it was made', () => {
    expect(readdirSync(unpacked).toSorted()).toEqual(
      [
        'LICENSE',
        'icon.png',
        'licenses',
        'node',
        'program',
        'start.sh',
        '支部台账.desktop',
        '说明.txt',
      ].toSorted(),
    )
    expect(files.filter((path) => /\.(ts|tsx|map|cjs|md)$/.test(path))).toEqual([
      'licenses/page.md',
      'licenses/program.md',
    ])
    expect(files.filter((path) => path.endsWith('.node'))).toEqual([
      `program/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ])
    expect(readdirSync(join(unpacked, 'program/node_modules'))).toEqual(['better-sqlite3'])
    expect(files.filter((path) => path.endsWith('.sql')).length).toBe(
      readdirSync('migrations').filter((file) => /^\d/.test(file)).length,
    )
    // the terms under which others' work is handed on
    expect(readFileSync(join(unpacked, 'licenses/program.md'), 'utf8')).toContain('kysely')
    expect(readFileSync(join(unpacked, 'licenses/page.md'), 'utf8')).toContain('antd')
    // Node's own, where it lies beside the Node that was named
    const bare = licenceOf(process.execPath)
    expect(existsSync(join(unpacked, 'licenses/node.txt'))).toBe(bare !== undefined)
    mkdirSync(join(folder, 'node-linux/bin'), { recursive: true })
    writeFileSync(join(folder, 'node-linux/LICENSE'), '')
    expect(licenceOf(join(folder, 'node-linux/bin/node'))).toBe(join(folder, 'node-linux/LICENSE'))
  })

  test('is a .deb as well: for every user, with its entry and its kind of file, and no script', () => {
    // machines without dpkg-deb make the archive alone
    if (deb === undefined) return
    // names are listed as they are
    const env = { ...process.env, LC_ALL: 'C.UTF-8' }
    const ask = (...words: string[]) => spawnSync('dpkg-deb', words, { encoding: 'utf8', env }).stdout
    const glibc = glibcOf([driverBinary(process.cwd(), process.arch).path, process.execPath])
    expect(ask('--field', deb)).toContain(`Depends: libc6 (>= ${glibc}), `)
    expect(ask('--ctrl-tarfile', deb)).not.toMatch(/p(re|ost)(inst|rm)/)
    const listed = ask('--contents', deb)
      .split('\n')
      .map((line) => [line.slice(0, 10), line.split(/\s+/)[1], line.split(' ./')[1] ?? ''] as const)
    expect(listed.filter(([, owner = 'root/root']) => owner !== 'root/root')).toEqual([])
    const modes = new Map(listed.map(([mode, , path]) => [path, mode]))
    expect(modes.get('opt/branch-ledger-browser/start.sh')).toBe('-rwxr-xr-x')
    expect(modes.get('opt/branch-ledger-browser/node')).toBe('-rwxr-xr-x')
    expect(modes.get('opt/branch-ledger-browser/支部台账.desktop')).toBe('-rw-r--r--')
    expect(modes.get('usr/share/applications/branch-ledger-browser.desktop')).toBe('-rw-r--r--')
    expect(modes.get('usr/share/mime/packages/branch-ledger-browser.xml')).toBe('-rw-r--r--')
    expect(modes.get('usr/share/icons/hicolor/256x256/apps/branch-ledger-browser.png')).toBe('-rw-r--r--')
    const [entry, kind] = ['desktop', 'xml'].map((ending) =>
      readFileSync(`electron/browser-deb/branch-ledger-browser.${ending}`, 'utf8'),
    )
    const type = /type="([^"]+)"/.exec(kind ?? '')?.[1] ?? 'none'
    expect(entry).toContain(`MimeType=${type};`)
    expect(readFileSync('electron-builder.yml', 'utf8')).toContain(`mimeType: ${type}\n`)
    rmSync(deb)
  })

  test('serves a new ledger, its page, and a book printed by its worker; leaves nothing beside the ledgers', async () => {
    const { child, url, call } = await start()
    expect(await call('ledger.status', {})).toMatchObject({ open: false, mount: 'browser' })
    expect(await (await fetch(url)).text()).toContain('<title>支部台账</title>')
    await call('ledger.create', { branchName: '机关第二党支部' })
    await call('members.enrol', { name: '沈国梁', category: 'fullMember', joinDate: '2001-07-01' })
    const { download } = await call('export.ledger', { period: '2026Q3' })
    const book = unzipSync(
      new Uint8Array(await (await fetch(new URL(download ?? '', url.origin))).arrayBuffer()),
    )
    expect(new TextDecoder().decode(book['word/document.xml'])).toContain('沈国梁')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(readdirSync(home())).toEqual(['支部台账'])

    // started again without a word: the same ledger
    const again = await start()
    expect(await again.call('ledger.status', {})).toMatchObject({ open: true, branchCount: 1 })
    again.child.kill('SIGTERM')
    await once(again.child, 'exit')
    // nothing of the user's lies where the next version takes the place of this one
    const after = readdirSync(unpacked, { recursive: true, encoding: 'utf8' })
    expect(after.filter((path) => statSync(join(unpacked, path)).isFile())).toEqual(files)
  })

  test('goes into the menu when asked to, and says in Chinese what it does not understand', () => {
    const run = (...words: string[]) =>
      spawnSync(join(unpacked, 'start.sh'), words, { env: clean(), encoding: 'utf8' })
    expect(run('--menu').status).toBe(0)
    const entry = join(home(), '.local/share/applications/branch-ledger.desktop')
    expect(readFileSync(entry, 'utf8')).toContain(`Exec="${unpacked}/start.sh" %f`)
    const wrong = run('--unheard-of')
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('用法')])
    expect(existsSync(join(home(), '没有.ledger'))).toBe(false)
    expect(run('没有.ledger').stderr).toContain('没有这个文件')
    const glibc = glibcOf([driverBinary(process.cwd(), process.arch).path, process.execPath])
    const version = run('--version')
    expect([version.status, version.stdout]).toEqual([0, expect.stringContaining(`glibc 不低于 ${glibc}`)])
    expect(version.stdout).toContain(`Node ${process.versions.node}`)
    expect(readFileSync(join(unpacked, '说明.txt'), 'utf8')).toContain(`glibc ${glibc} 以上`)
    // as where the system is too old for the driver
    rmSync(join(unpacked, 'program/node_modules/better-sqlite3/prebuilds'), { recursive: true })
    expect(run('--no-open').stderr).toContain(`glibc 低于 ${glibc}`)
  })
})
