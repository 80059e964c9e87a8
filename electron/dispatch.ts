/**
 * The single border. Whatever transport a request came over, it passes here: known name → parsed input → the
 * capability its kind allows → reply. Nothing is ever thrown across.
 */
import type { z } from 'zod'
import { type OperationName, operations } from '#shared/contract.ts'
import { Failure, type FailureCode, type Reply } from '#shared/failure.ts'
import type { Operation } from '#shared/operation.ts'
import type { At, TaskContext } from './handlers.ts'
import type { OpenLedger } from './ledger/open.ts'

type LooseHandler = (capability: unknown, input: unknown, at: At) => unknown

export interface Dispatching {
  readonly handlers: Readonly<Record<string, unknown>>
  readonly ledger: () => OpenLedger | undefined
  readonly at: () => At
  readonly taskContext: (at: At) => TaskContext
  /** Parses what handlers answer as well: on in development and tests. */
  readonly checkOutput: boolean
  /** Told of failures that nobody foresaw, for the log; never shown to the user. */
  readonly onInternal: (name: string, error: unknown) => void
}

/** @param trusted true only for calls from inside (a task running its command). */
export async function dispatch(
  by: Dispatching,
  name: string,
  raw: unknown,
  options: { at?: At; trusted?: boolean } = {},
): Promise<Reply> {
  try {
    return { ok: true, value: await run(by, name, raw, options) }
  } catch (error) {
    const failure = translate(error)
    if (failure.code === 'internal') by.onInternal(name, error)
    return { ok: false, code: failure.code, detail: failure.detail }
  }
}

async function run(
  by: Dispatching,
  name: string,
  raw: unknown,
  options: { at?: At; trusted?: boolean },
): Promise<unknown> {
  const operation = find(name, options.trusted ?? false)
  const parsed = operation.input.safeParse(raw === undefined ? {} : raw)
  if (!parsed.success) throw new Failure('badInput', describe(parsed.error))
  const at = options.at ?? by.at()
  const answer = await perform(by, name, operation, parsed.data, at)
  if (!by.checkOutput) return answer
  const checked = operation.output.safeParse(answer)
  if (!checked.success) throw new Error(`${name} answered out of contract: ${describe(checked.error)}`)
  return checked.data
}

function find(name: string, trusted: boolean): Operation {
  // own properties only: `__proto__` and `constructor` are not operations
  if (!Object.hasOwn(operations, name)) throw new Failure('unknownOperation', name.slice(0, 80))
  const operation: Operation = operations[name as OperationName]
  if (operation.internal && !trusted) throw new Failure('unknownOperation', name)
  return operation
}

async function perform(
  by: Dispatching,
  name: string,
  operation: Operation,
  input: unknown,
  at: At,
): Promise<unknown> {
  const handler = by.handlers[name] as LooseHandler
  if (operation.kind === 'judgement') return (handler as (input: unknown) => unknown)(input)
  if (operation.kind === 'task') {
    if (operation.needsLedger) openOrFail(by)
    return handler(by.taskContext(at), input, at)
  }
  const ledger = openOrFail(by)
  if (operation.kind === 'query') return handler(ledger.reader, input, at)
  return ledger.writer.transaction().execute((tx) => Promise.resolve(handler(tx, input, at)))
}

function openOrFail(by: Dispatching): OpenLedger {
  const ledger = by.ledger()
  if (ledger === undefined) throw new Failure('noLedgerOpen')
  return ledger
}

/** 「startsAt：时间应写成 …」, at most five of them. */
function describe(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.') || 'input'}: ${issue.message}`)
    .join('; ')
}

/** Turns what SQLite and the file system throw into the closed list; anything else is `internal` and tells nothing. */
export function translate(error: unknown): Failure {
  if (error instanceof Failure) return error
  const { code, message } = error as { code?: unknown; message?: unknown }
  const text = typeof message === 'string' ? message : ''
  if (text.startsWith('locked:')) return new Failure('lockedRecord')
  if (text.startsWith('secret ballot:')) return new Failure('secretBallotPerMember')
  if (text.startsWith('tally:')) return new Failure('ballotInconsistent')
  const known: [prefix: string, as: FailureCode][] = [
    ['SQLITE_CONSTRAINT_FOREIGNKEY', 'notFound'],
    ['SQLITE_CONSTRAINT', 'conflict'],
    ['SQLITE_BUSY', 'fileBusy'],
    ['SQLITE_CORRUPT', 'ledgerDamaged'],
    ['SQLITE_FULL', 'fileUnwritable'],
    ['SQLITE_READONLY', 'fileUnwritable'],
    ['SQLITE_IOERR', 'fileUnwritable'],
    ['SQLITE_CANTOPEN', 'fileUnwritable'],
    ['ENOENT', 'fileMissing'],
    ['EACCES', 'fileUnwritable'],
    ['EPERM', 'fileUnwritable'],
    ['EROFS', 'fileUnwritable'],
    ['ENOSPC', 'fileUnwritable'],
    ['EISDIR', 'fileUnwritable'],
  ]
  if (typeof code === 'string') {
    const match = known.find(([prefix]) => code.startsWith(prefix))
    if (match) return new Failure(match[1])
  }
  return new Failure('internal')
}
