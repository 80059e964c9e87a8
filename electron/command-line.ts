/**
 * The third mount: any operation of the contract from a shell, one JSON line out.
 *
 *   npm run --silent ledger -- --file PATH [--password-env NAME] [--today YYYY-MM-DD] OPERATION ['{json}']
 *
 * Passwords come from the environment only, as other programs see the arguments: `--password-env` names the variable of
 * the one that is asked for, `--new-password-env` of the one to be set.
 *
 * `{"ok":true,"value":…}` and exit 0, or `{"ok":false,"code":…,"detail":…}` and exit 1; never a stack trace.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { operations } from '#shared/contract.ts'
import { Failure, type Reply } from '#shared/failure.ts'
import type { Operation } from '#shared/operation.ts'
import { LedgerDate } from '#shared/primitives.ts'
import { translate } from './dispatch.ts'
import type { At, Desk } from './handlers.ts'
import { createLedgerApp, machineClock } from './ledger-app.ts'

interface Arguments {
  readonly file: string | undefined
  readonly today: LedgerDate | undefined
  readonly operation: string | undefined
  readonly json: string | undefined
  /** Read from the environment. */
  readonly passwords: Readonly<Partial<Record<'password' | 'newPassword', string>>>
}

const usage =
  "用法：--file PATH [--password-env NAME] [--today YYYY-MM-DD] OPERATION ['{json}']；operations 列出全部操作"

function readArguments(words: readonly string[]): Arguments {
  let file: string | undefined
  let today: string | undefined
  let passwords: Arguments['passwords'] = {}
  const rest: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const value = () => {
      index += 1
      const next = words[index]
      if (next === undefined) throw new Failure('badInput', `${word} 后面缺少值`)
      return next
    }
    if (word === '--file') file = value()
    else if (word === '--today') today = value()
    else if (word === '--password-env') passwords = { ...passwords, password: fromEnvironment(value()) }
    else if (word === '--new-password-env')
      passwords = { ...passwords, newPassword: fromEnvironment(value()) }
    else if (word.startsWith('--')) throw new Failure('badInput', `不认识的选项 ${word}。${usage}`)
    else rest.push(word)
  }
  if (today !== undefined && !LedgerDate.safeParse(today).success)
    throw new Failure('badInput', '--today 应写成 2026-11-23 的样子')
  if (rest.length > 2) throw new Failure('badInput', usage)
  return { file, today, operation: rest[0], json: rest[1], passwords }
}

function fromEnvironment(name: string): string {
  const text = process.env[name]
  if (text === undefined || text === '') throw new Failure('badInput', `环境变量 ${name.slice(0, 80)} 是空的`)
  return text
}

const secrets = ['password', 'newPassword', 'recoveryCode']

/** Puts the passwords where the operation asks for them. @throws Failure badInput where one stands in the arguments */
function withPasswords(operation: Operation, input: unknown, passwords: Arguments['passwords']): unknown {
  if (typeof input !== 'object' || input === null) return input
  if (secrets.some((name) => Object.hasOwn(input, name)))
    throw new Failure(
      'badInput',
      '口令和恢复码不能写在命令行里，请放进环境变量，用 --password-env、--new-password-env 指明',
    )
  const { properties } = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' })
  const asked = Object.entries(passwords).filter(([name]) => Object.hasOwn(properties ?? {}, name))
  return { ...input, ...Object.fromEntries(asked) }
}

/** Names, kinds and JSON Schemas of everything that can be asked from outside. */
function listOperations(): Reply {
  const list = Object.entries(operations as Record<string, Operation>)
    .filter(([, operation]) => !operation.internal)
    .map(([name, operation]) => ({
      name,
      kind: operation.kind,
      summary: operation.summary,
      needsLedger: operation.needsLedger,
      input: z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }),
      output: z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' }),
    }))
  return { ok: true, value: list }
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure('badJson', '输入不是有效的 JSON')
  }
}

/** Dialog-less: whatever a dialog would ask must be in the input. */
const desk: Desk = {
  mount: 'commandLine',
  chooseLedger: () => Promise.resolve(null),
  chooseTarget: () => Promise.resolve(null),
  ledgerFolder: () => process.cwd(),
}

const makers = ['ledger.create', 'ledger.createDemonstration']

async function answer(words: readonly string[]): Promise<Reply> {
  const { file, today, operation, json, passwords } = readArguments(words)
  if (operation === undefined) throw new Failure('badInput', usage)
  if (operation === 'operations') return listOperations()
  if (!Object.hasOwn(operations, operation)) throw new Failure('unknownOperation', operation.slice(0, 80))
  const named: Operation = operations[operation as keyof typeof operations]
  let input = withPasswords(named, parseJson(json), passwords)
  const clock = (): At => {
    const machine = machineClock()
    return today === undefined ? machine : { today, now: `${today}T${machine.now.slice(11)}` }
  }
  const app = createLedgerApp({ clock, desk, checkOutput: true, backups: 'asked' })
  try {
    if (makers.includes(operation) || operation === 'ledger.open') {
      // the file named before the operation is the one to make
      if (file !== undefined && typeof input === 'object' && input !== null && !('path' in input))
        input = { ...input, path: resolve(file) }
    } else if (file !== undefined) {
      if (!existsSync(file)) throw new Failure('fileMissing', file)
      // bad input is told before the file is touched
      const parsed = named.input.safeParse(input)
      if (parsed.success || named.internal) await app.open(resolve(file), passwords.password)
      else return await app.dispatch(operation, input)
    }
    return await app.dispatch(operation, input)
  } finally {
    await app.close()
  }
}

if (import.meta.main) {
  // whoever reads may stop reading (`… | head`): that is no fault of ours
  process.stdout.on('error', () => process.exit())
  let reply: Reply
  try {
    reply = await answer(process.argv.slice(2))
  } catch (error) {
    const failure = translate(error)
    reply = { ok: false, code: failure.code, detail: failure.detail }
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`)
  process.exitCode = reply.ok ? 0 : 1
}

export { answer }
