/**
 * Loaded before a program (`--import`) to write down every connection it begins and every name it asks for, in the
 * file named by CONNECTIONS. Begins the file with 『watching』, so that silence can be told from absence.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

const file = process.env['CONNECTIONS'] ?? ''
const note = (what: string, args: readonly unknown[]) =>
  appendFileSync(file, `${what} ${JSON.stringify(args)}\n`)

/** Lets `method` of `owner` do what it does, and writes that it was asked. */
function watch(owner: object, method: string): void {
  const original: unknown = Reflect.get(owner, method)
  if (typeof original !== 'function') throw new Error(`nothing to watch: ${method}`)
  Reflect.set(owner, method, function (this: unknown, ...args: unknown[]) {
    note(
      method,
      args.filter((arg) => typeof arg === 'string' || typeof arg === 'number'),
    )
    return Reflect.apply(original, this, args) as unknown
  })
}

watch(net.Socket.prototype, 'connect')
watch(dgram.Socket.prototype, 'send')
watch(dns, 'lookup')
watch(dns, 'resolve')
watch(dns.promises, 'lookup')
watch(dns.promises, 'resolve')
appendFileSync(file, 'watching\n')
