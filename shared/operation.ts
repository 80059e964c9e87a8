/**
 * The words the contract is written in. The kind of an operation decides what its handler may hold:
 *
 * - `query`: a reader, on the read-only connection;
 * - `command`: a writer, inside one transaction that the dispatcher opens and closes;
 * - `task`: files, dialogs and the clock, and no transaction; it writes only by running a command;
 * - `judgement`: nothing but its input: pure law, needs no ledger file.
 */
import type { z } from 'zod'
import type { Role } from './role.ts'

export type OperationKind = 'query' | 'command' | 'task' | 'judgement'

/**
 * Who may ask, in a ledger with a password: `read` everybody, `write` the secretary and the recorder, `keep` the
 * secretary alone.
 */
export type Access = 'read' | 'write' | 'keep'

/** Fields of an input that lift a mask where they are true: for the secretary alone, and every use is on record. */
export const maskFlags = ['reveal', 'unmask', 'talkContents', 'withContents'] as const

export interface Operation<
  Kind extends OperationKind = OperationKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind
  readonly input: Input
  readonly output: Output
  /** Domains whose queries are stale after this ran; the client refetches them. */
  readonly touches: readonly Domain[]
  /** One sentence for `operations` and for help. */
  readonly summary: string
  /** False for tasks that run with no ledger open (create, open) . */
  readonly needsLedger: boolean
  /** True for commands only a task may run: no transport reaches them. */
  readonly internal: boolean
  readonly access: Access
  /** True for a query that counts and judges all there is and answers no contents: the same for every role. */
  readonly readsWhole: boolean
  /** True for a command that removes personal information: what it took away is not kept in its own entry either. */
  readonly forgets: boolean
}

/** Whether a role may ask for this with this (parsed) input. */
export function mayAsk(role: Role, operation: Operation, input: unknown): boolean {
  if (role === 'secretary') return true
  if (operation.access === 'keep' || liftedMasks(input).length > 0) return false
  return operation.access === 'read' || role === 'recorder'
}

/** The flags of an input that lift a mask. */
export function liftedMasks(input: unknown): readonly string[] {
  if (typeof input !== 'object' || input === null) return []
  const given: Readonly<Record<string, unknown>> = { ...input }
  return maskFlags.filter((flag) => given[flag] === true)
}

export const domains = [
  'ledger',
  'branch',
  'members',
  'meetings',
  'talks',
  'imports',
  'compliance',
  'attachments',
  'templates',
  'dues',
  'study',
  'life',
  'registers',
] as const
export type Domain = (typeof domains)[number]

interface Options {
  touches?: readonly Domain[]
  needsLedger?: boolean
  internal?: boolean
  /** Unless said: a query `read`, a judgement `read`, a command `write`, a task `keep`. */
  access?: Access
  readsWhole?: boolean
  forgets?: boolean
}

const usualAccess: Readonly<Record<OperationKind, Access>> = {
  query: 'read',
  judgement: 'read',
  command: 'write',
  task: 'keep',
}

const define =
  <Kind extends OperationKind>(kind: Kind) =>
  <Input extends z.ZodType, Output extends z.ZodType>(
    summary: string,
    input: Input,
    output: Output,
    options: Options = {},
  ): Operation<Kind, Input, Output> => ({
    kind,
    summary,
    input,
    output,
    touches: options.touches ?? [],
    needsLedger: options.needsLedger ?? kind !== 'judgement',
    internal: options.internal ?? false,
    access: options.access ?? usualAccess[kind],
    readsWhole: options.readsWhole ?? false,
    forgets: options.forgets ?? false,
  })

export const query = define('query')
export const command = define('command')
export const task = define('task')
export const judgement = define('judgement')
