/**
 * The single border. Whatever transport a request came over, it passes here: known name → parsed input → the
 * capability its kind allows → reply. Nothing is ever thrown across.
 */
import type { z } from 'zod'
import { type OperationName, operations } from '#shared/contract.ts'
import { Failure, type FailureCode, type Reply } from '#shared/failure.ts'
import { type Operation, liftedMasks, mayAsk } from '#shared/operation.ts'
import { PeriodName, periodTitle } from '#shared/primitives.ts'
import type { Role } from '#shared/role.ts'
import { aboutOf } from './audit/about.ts'
import type { At, TaskContext } from './handlers.ts'
import type { OpenLedger, Writer } from './ledger/open.ts'

type LooseHandler = (capability: unknown, input: unknown, at: At) => unknown

export interface Who {
  readonly user: string
  readonly role: Role
}

interface Options {
  readonly at?: At
  /** True only for calls from inside, which may run what no transport reaches. */
  readonly trusted?: boolean
  /** True for what a task runs: who asked was let in, and put on record, when the task was asked for. */
  readonly inner?: boolean
}

export interface Dispatching {
  readonly handlers: Readonly<Record<string, unknown>>
  readonly ledger: () => OpenLedger | undefined
  /** Why none is open. */
  readonly notOpen: () => Failure
  readonly at: () => At
  /** Who is at the desk; without a password, a secretary with no name. */
  readonly who: () => Who
  readonly taskContext: (at: At) => TaskContext
  /** Parses what handlers answer as well: on in development and tests. */
  readonly checkOutput: boolean
  /** Told of failures that nobody foresaw, for the log; never shown to the user. */
  readonly onInternal: (name: string, error: unknown) => void
}

export async function dispatch(
  by: Dispatching,
  name: string,
  raw: unknown,
  options: Options = {},
): Promise<Reply> {
  try {
    return { ok: true, value: await run(by, name, raw, options) }
  } catch (error) {
    const failure = translate(error)
    if (failure.code === 'internal') by.onInternal(name, error)
    return { ok: false, code: failure.code, detail: failure.detail }
  }
}

async function run(by: Dispatching, name: string, raw: unknown, options: Options): Promise<unknown> {
  const operation = find(name, options.trusted ?? false)
  const { role } = by.who()
  // before the input is looked at: what is wrong with it is no business of whoever may not ask
  if (options.inner !== true && !mayAsk(role, operation, {})) throw new Failure('roleForbids')
  const parsed = operation.input.safeParse(raw === undefined ? {} : raw)
  if (!parsed.success) throw new Failure('badInput', describe(parsed.error))
  const at = options.at ?? by.at()
  if (options.inner !== true) {
    if (!mayAsk(role, operation, parsed.data)) throw new Failure('roleForbids')
    await recordLifting(by, name, operation, parsed.data, at)
  }
  const answer = await perform(by, name, operation, parsed.data, at)
  if (!by.checkOutput) return answer
  const checked = operation.output.safeParse(answer)
  if (!checked.success) throw new Error(`${name} answered out of contract: ${describe(checked.error)}`)
  return checked.data
}

/** What a mask is lifted for is written down before it is shown; a command's own entry says it anyway. */
async function recordLifting(
  by: Dispatching,
  name: string,
  operation: Operation,
  input: unknown,
  at: At,
): Promise<void> {
  const ledger = by.ledger()
  if (ledger === undefined || operation.kind === 'command' || liftedMasks(input).length === 0) return
  const act = { at: at.now, ...by.who(), operation: name, about: aboutOf(input) }
  await ledger.writer.transaction().execute(() => Promise.resolve(ledger.log.view(act)))
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
  if (operation.kind === 'query')
    return handler(operation.readsWhole ? ledger.whole : ledger.reader, input, at)
  return inTransaction(ledger, async (tx) => {
    const answer = await handler(tx, input, at)
    ledger.log.changes({
      at: at.now,
      ...by.who(),
      operation: name,
      about: aboutOf(input),
      forgets: operation.forgets,
    })
    return answer
  })
}

/** Fails with what went wrong first: a full disk makes SQLite roll back by itself, and kysely then complains of that. */
async function inTransaction(ledger: OpenLedger, work: (tx: Writer) => Promise<unknown>): Promise<unknown> {
  let first: unknown
  try {
    return await ledger.writer.transaction().execute(async (tx) => {
      try {
        return await work(tx)
      } catch (error) {
        first = error
        throw error
      }
    })
  } catch (error) {
    throw first ?? error
  }
}

function openOrFail(by: Dispatching): OpenLedger {
  const ledger = by.ledger()
  if (ledger === undefined) throw by.notOpen()
  return ledger
}

/** 「startsAt：时间应写成 …」, at most five of them. */
function describe(error: z.ZodError): string {
  return (
    error.issues
      .slice(0, 5)
      // names of a record's fields are the caller's, and as long as the caller likes
      .map(
        (issue) =>
          `${issue.path.map(String).join('.').slice(0, 80) || 'input'}: ${issue.message.slice(0, 200)}`,
      )
      .join('; ')
  )
}

/** 「sealed: 2026Q3」, as the watched connection says it; another connection does not name the quarter. */
function quarterTitle(text: string): string {
  const name = PeriodName.safeParse(text.replace('sealed:', '').trim())
  return name.success ? periodTitle(name.data) : ''
}

/** Turns what SQLite and the file system throw into the closed list; anything else is `internal` and tells nothing. */
export function translate(error: unknown): Failure {
  if (error instanceof Failure) return error
  const { code, message } = error as { code?: unknown; message?: unknown }
  const text = typeof message === 'string' ? message : ''
  if (text.startsWith('locked:')) return new Failure('lockedRecord')
  if (text.startsWith('sealed:')) return new Failure('sealedQuarter', quarterTitle(text))
  if (text.startsWith('secret ballot:')) return new Failure('secretBallotPerMember')
  if (text.startsWith('tally:')) return new Failure('ballotInconsistent')
  // the commit itself found no room, and SQLite had rolled back before kysely could
  if (text.startsWith('cannot rollback')) return new Failure('fileUnwritable')
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
