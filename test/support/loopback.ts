/** A ledger behind a real loopback server, for journeys and for whoever wants to ask over HTTP. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Call, InputOf, OperationName, OutputOf } from '#shared/contract.ts'
import { Failure, type Reply } from '#shared/failure.ts'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { loopbackDesk } from '#electron/loopback-desk.ts'
import { type Loopback, serveLoopback, tokenHeader } from '#electron/loopback.ts'
import { ensureBuilt } from '#electron/start-build.ts'

export interface LoopbackLedger extends Loopback {
  readonly app: LedgerApp
  /** A folder of its own, gone after `close`. */
  readonly folder: string
  /** Over HTTP, as the page asks. Throws `Failure`. */
  readonly call: Call
}

export interface LoopbackLedgerOptions {
  /** `YYYY-MM-DD`; the clock stands at 10:00 of it. */
  readonly today: string
  /** An existing ledger file to open; none is open unless given. */
  readonly path?: string
  /** A built renderer; the project's own, built where stale, unless given. */
  readonly rendererFolder?: string
}

/** Serves a ledger app whose day is `today`. Close it: it holds a port and a file. */
export async function openLoopback(options: LoopbackLedgerOptions): Promise<LoopbackLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'loopback-'))
  const desk = loopbackDesk(folder)
  const { today } = options
  const app = createLedgerApp({
    clock: () => ({ today, now: `${today}T10:00:00` }),
    desk,
    checkOutput: true,
    backups: 'asked',
    onInternal: (name, error) => console.error(name, error),
  })
  if (options.path !== undefined) await app.open(options.path)
  const loopback = await serveLoopback({
    app,
    desk,
    rendererFolder: options.rendererFolder ?? builtRenderer(),
  })
  return {
    ...loopback,
    app,
    folder,
    call: caller(loopback),
    close: async () => {
      await loopback.close()
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The folder of the project's renderer, built first where it is missing or stale. */
export function builtRenderer(): string {
  ensureBuilt(process.cwd())
  const folder = join(process.cwd(), 'dist', 'renderer')
  if (!existsSync(folder)) throw new Error('dist/renderer is missing: run npm run build')
  return folder
}

/** Asks a loopback server as its own page does. */
export function caller({ port, token }: Pick<Loopback, 'port' | 'token'>): Call {
  return async <Name extends OperationName>(name: Name, input: InputOf<Name>) => {
    const origin = `http://127.0.0.1:${port}`
    const response = await fetch(`${origin}/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, [tokenHeader]: token },
      body: JSON.stringify(input),
    })
    const reply = (await response.json()) as Reply
    if (!reply.ok) throw new Failure(reply.code, reply.detail)
    return reply.value as OutputOf<Name>
  }
}
