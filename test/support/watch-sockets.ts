/**
 * Every internet socket of this process and of all that it started, seen from outside: what the kernel lists under
 * /proc, for every process of the tree, looked at many times a second. Linux only; elsewhere nothing is seen.
 * A socket that lives shorter than a look can be missed here: Node's own calls (`watch-connections.ts`) and Chromium's
 * own log (`net-log.ts`) are complete, each for its part, and stand beside this.
 */
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

export interface Seen {
  readonly program: string
  readonly protocol: string
  readonly local: string
  readonly remote: string
}

const tables = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'] as const

export interface SocketWatch {
  /** All that was seen until now, each socket once. */
  seen(): readonly Seen[]
  readonly looks: () => number
  stop(): void
}

export function watchSockets(root = process.pid): SocketWatch {
  const known = new Map<string, Seen>()
  let looks = 0
  const look = () => {
    if (process.platform !== 'linux') return
    looks += 1
    const owners = socketsOf(treeOf(root))
    // one network for all: whose a socket is says its inode
    for (const protocol of tables)
      for (const line of linesOf(`/proc/${root}/net/${protocol}`).slice(1)) {
        const [, local = '', remote = '', , , , , , , inode = ''] = line.trim().split(/\s+/)
        const program = owners.get(inode)
        if (program === undefined) continue
        const one = { program, protocol, local: addressOf(local), remote: addressOf(remote) }
        known.set(`${inode} ${one.remote}`, one)
      }
  }
  look()
  const timer = setInterval(look, 100)
  return {
    seen: () => {
      look()
      return [...known.values()]
    },
    looks: () => looks,
    stop: () => clearInterval(timer),
  }
}

const linesOf = (path: string): string[] => {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n')
  } catch {
    // a process that has just ended, a table that this kernel has not
    return []
  }
}

function treeOf(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    // after the name in brackets: state, parent
    const parent = Number(/\) \S (\d+)/.exec(linesOf(`/proc/${name}/stat`)[0] ?? '')?.[1] ?? 0)
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

function socketsOf(tree: readonly number[]): Map<string, string> {
  const owners = new Map<string, string>()
  for (const pid of tree) {
    let handles: string[] = []
    try {
      handles = readdirSync(`/proc/${pid}/fd`)
    } catch {
      continue
    }
    for (const handle of handles) {
      try {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${handle}`))?.[1]
        if (inode !== undefined && !owners.has(inode))
          owners.set(inode, linesOf(`/proc/${pid}/comm`)[0] ?? '')
      } catch {
        // closed between the two questions
      }
    }
  }
  return owners
}

/** `0100007F:1F90` → `127.0.0.1:8080`; groups of four bytes stand in the machine's order. */
export function addressOf(text: string): string {
  const [host = '', port = ''] = text.split(':')
  const bytes = (host.match(/.{8}/g) ?? []).flatMap((group) => (group.match(/../g) ?? []).toReversed())
  const number = Number.parseInt(port, 16)
  if (bytes.length === 4) return `${bytes.map((byte) => Number.parseInt(byte, 16)).join('.')}:${number}`
  const whole = bytes.join('').toLowerCase()
  const mapped = /^0{20}ffff(.{8})$/.exec(whole)?.[1]
  if (mapped !== undefined)
    return `${(mapped.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).join('.')}:${number}`
  return `[${(whole.match(/.{4}/g) ?? []).join(':')}]:${number}`
}
