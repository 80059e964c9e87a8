/**
 * The words the contract is written in. The kind of an operation decides what its handler may hold:
 *
 * - `query`: a reader, on the read-only connection;
 * - `command`: a writer, inside one transaction that the dispatcher opens and closes;
 * - `task`: files, dialogs and the clock, and no transaction; it writes only by running a command;
 * - `judgement`: nothing but its input: pure law, needs no ledger file.
 */
import type { z } from 'zod'

export type OperationKind = 'query' | 'command' | 'task' | 'judgement'

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
  })

export const query = define('query')
export const command = define('command')
export const task = define('task')
export const judgement = define('judgement')
