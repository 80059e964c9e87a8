/**
 * `node test/packed-smoke.ts PROGRAM [WORD…]`: starts a packed program on a ledger and waits until that is open: the program
 * runs on this system, its archive was accepted as it was packed, its database driver loads. Needs what the program needs
 * (a display, Electron's runtime): run in CI, not by npm test.
 */
import { strictEqual } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedger } from '#electron/ledger/open.ts'

const [program = '', ...words] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'packed-smoke-'))
const path = join(folder, '一支部.ledger')
await openLedger(path, 'create').close()

/** Resolves once SQLite's log stands beside the ledger, as while a program has it open. */
async function opened(signal: AbortSignal): Promise<'opened'> {
  for await (const _ of watch(folder, { signal })) if (existsSync(`${path}-wal`)) break
  return 'opened'
}

const limit = new AbortController()
const patience = setTimeout(() => limit.abort(), 90_000)
const seen = opened(limit.signal)
const child = spawn(program, [...words, path], { stdio: 'inherit' })
try {
  const outcome = await Promise.race([
    seen,
    once(child, 'exit').then(
      ([code, signal]) => `ended (${String(code ?? signal)}) before it opened the ledger`,
    ),
  ])
  strictEqual(outcome, 'opened')
  console.log(`${program} opened the ledger.`)
} finally {
  clearTimeout(patience)
  limit.abort()
  await seen.catch(() => undefined)
  if (child.exitCode === null && child.kill()) await once(child, 'exit')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
