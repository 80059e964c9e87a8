/** What a way back is made of. */
import type { Call, InputOf, OperationName, OutputOf } from '#shared/contract.ts'
import { sessionActs } from '../ui/session-acts.ts'

/** What an inverse may ask and look at. */
export interface World {
  readonly call: Call
  /** The meeting shown that has this motion; undefined where none is. */
  readonly meetingOf: (motionId: number) => OutputOf<'meetings.show'> | undefined
}

export interface WayBack<Name extends OperationName> {
  readonly what: string
  /** Null: see `why`. */
  readonly undo: ((reply: OutputOf<Name>) => Promise<unknown>) | null
  readonly why?: string
}

export type Plan<Name extends OperationName> = (
  input: InputOf<Name>,
  world: World,
) => Promise<WayBack<Name> | undefined> | WayBack<Name> | undefined

export type Inverses = { readonly [Name in OperationName]?: Plan<Name> }

/** The reason that is written where the law of the ledger asks for one. */
export const taken = '撤销本次录入'
export const changedBack = '撤销刚才的改动'

/** The given keys as they were. */
export function before<Record_ extends object>(record: Record_, keys: readonly string[]): Partial<Record_> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key))) as Partial<Record_>
}

export const keysOf = (input: object): string[] => Object.keys(input)

export const never = (what: string, why: string) => () => ({ what, undo: null, why })

/** One after another: each asks for a transaction of its own, and the first refusal ends it. */
export async function inTurn<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (const item of items) await act(item)
}

const successors = new Map<string, number>()
sessionActs.onClear(() => successors.clear())

type Made = 'motion' | 'attachment'

/** What was taken out and put back has another number; steps remembered from before speak of the first one. */
export function succeed(kind: Made, id: number, now: number): void {
  // a number may come back: whoever bears it now is nobody's predecessor
  successors.delete(`${kind}/${now}`)
  if (now !== id) successors.set(`${kind}/${id}`, now)
}

/** The number that a record has now. */
export function living(kind: Made, id: number): number {
  const next = successors.get(`${kind}/${id}`)
  return next === undefined ? id : living(kind, next)
}
