/** The program for machines without Electron, as it is handed over: unpacked in a clean folder, with no Node but its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageBrowser } from '#electron/package-browser.ts'
import { caller } from './support/loopback.ts'

describe('the browser package', () => {
  let folder: string
  let unpacked: string
  let files: string[]
  const children: ChildProcess[] = []
  const home = () => join(folder, 'home')
  /** Nothing of this process: no Node, no settings, an empty home. */
  const clean = () => ({ HOME: home(), PATH: '/usr/bin:/bin', NODE_OPTIONS: '--no-such-option' })

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'browser-package-'))
    mkdirSync(home())
    const archive = packageBrowser({
      arch: process.arch,
      node: process.execPath,
      output: folder,
      quick: true,
    })
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
    // as where the system is too old for the driver
    rmSync(join(unpacked, 'program/node_modules/better-sqlite3/prebuilds'), { recursive: true })
    expect(run('--no-open').stderr).toContain('glibc 低于 2.34')
  })
})
