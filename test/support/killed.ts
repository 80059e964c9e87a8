/** Starts the program that is about to die, and kills it at a moment of chance. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Life {
  /** Members it found when it opened the ledger; undefined where it was killed before. */
  readonly ready: readonly string[] | undefined
  /** What it said was done, in order. */
  readonly done: readonly string[]
  readonly lines: readonly Record<string, unknown>[]
  readonly killed: boolean
}

export interface Death {
  /** Milliseconds after it said its first line; it lives on where nothing is said. */
  readonly after?: number
  /** After this line instead: 2 is the first thing it has done, however slow the machine is. */
  readonly line?: number
  /** In front of the command: another disk, a limit. */
  readonly within?: readonly string[]
  readonly count?: number
}

/** Through which a ledger is taken while it is killed; the first is none. */
export const killedPasswords: readonly string[] = ['', '第一个口令2026', '第二个口令2027']

const child = new URL('./durability-child.ts', import.meta.url).pathname

/** Runs one life of `mode` on the ledger in `folder`. Rejects where it fails by itself. */
export function live(mode: string, folder: string, tag: string, how: Death = {}): Promise<Life> {
  const words = [process.execPath, child, mode, folder, tag, String(how.count ?? 100_000)]
  const [command = '', ...rest] = [...(how.within ?? []), ...words]
  const running = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: Record<string, unknown>[] = []
  let complaint = ''
  running.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  return new Promise((resolve, reject) => {
    const reading = createInterface({ input: running.stdout })
    reading.on('line', (line) => {
      // the last line of a killed program may be half a line: it was not said
      if (!line.endsWith('}')) return
      lines.push(JSON.parse(line) as Record<string, unknown>)
      if (lines.length === (how.line ?? 1) && how.after !== undefined) killAfter(running, how.after)
    })
    running.on('close', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`${mode} ended with ${code}: ${complaint}`))
      else resolve(lifeOf(lines, signal === 'SIGKILL'))
    })
  })
}

function killAfter(running: ChildProcess, milliseconds: number): void {
  setTimeout(() => running.kill('SIGKILL'), milliseconds)
}

function lifeOf(lines: readonly Record<string, unknown>[], killed: boolean): Life {
  const [first] = lines
  return {
    ready: Array.isArray(first?.['ready']) ? first['ready'].map(String) : undefined,
    done: lines.flatMap(({ done }) => (typeof done === 'string' ? [done] : [])),
    lines,
    killed,
  }
}

/** How many kills in all: a hundred, or as many hundreds as KILLS says. */
export const killsFor = (share: number): number => share * Math.max(1, Number(process.env['KILLS'] ?? 1))
