/**
 * The operations of whichever register. Each register has its own five, typed by its fields; a page that serves all of
 * them knows the fields only by their declaration. This is the one place where a register's own types are given up.
 */
import { type RegisterName, anyRegister } from '#shared/registers/all.ts'
import type { AnyEntry } from '#shared/registers/define.ts'
import { useBranch } from '../branch-context.tsx'
import { type LedgerError, useAsk, useCommand } from '../ledger.ts'
import { useHolder } from '../ui/held.ts'
import { sessionActs } from '../ui/session-acts.ts'
import type { Draft } from './draft.ts'

type Verb = 'list' | 'record' | 'amend' | 'void' | 'restore'

const operationOf = <Of extends Verb>(name: RegisterName, verb: Of) => `${name}.${verb}` as const

export interface Entries {
  /** Earliest first, void ones among them; undefined before the first answer. */
  readonly entries: readonly AnyEntry[] | undefined
  readonly error: LedgerError | null
  retry(): void
}

/** The records of a year, or all of them. */
export function useEntries(name: RegisterName, year: number | null): Entries {
  const { branchId } = useBranch()
  const span = year === null ? {} : { from: `${year}-01-01`, to: `${year}-12-31` }
  const asked = useAsk(
    operationOf(name, 'list'),
    { branchId, withVoid: true, ...span },
    { keepPrevious: true },
  )
  return { entries: asked.data, error: asked.error, retry: () => void asked.refetch() }
}

export interface EntryCommands {
  record(draft: Draft): Promise<AnyEntry>
  amend(entryId: number, changes: Draft): Promise<AnyEntry>
  makeVoid(entryId: number, reason: string): void
  /** @param voidReason why it was void, for taking the restoring back */
  restore(entryId: number, voidReason: string): void
  readonly recording: boolean
  readonly voiding: boolean
}

/** A refusal of `record` and `amend` is thrown and not shown: the page sets it beside the fields. */
export function useEntryCommands(name: RegisterName): EntryCommands {
  const { branchId } = useBranch()
  const record = useCommand(operationOf(name, 'record'), { quiet: true })
  const amend = useCommand(operationOf(name, 'amend'), { quiet: true })
  const voiding = useCommand(operationOf(name, 'void'))
  const restoring = useCommand(operationOf(name, 'restore'))
  const { title } = anyRegister[name]
  const key = (entryId: number) => `${name}/${entryId}`
  return {
    // the border parses what is sent by the register's own schema, and answers what is wrong field by field
    record: async (draft) => {
      const entry: AnyEntry = await record.mutateAsync({ ...draft, branchId })
      const { entryId } = entry
      const undo = () => voiding.mutateAsync({ entryId, reason: '撤销本次录入' })
      sessionActs.add({ key: key(entryId), what: `登记${title}`, undo, told: true })
      return entry
    },
    amend: (entryId, changes) => amend.mutateAsync({ ...changes, entryId }),
    makeVoid: (entryId, reason) =>
      voiding.mutate(
        { entryId, reason },
        {
          onSuccess: () => {
            const undo = () => restoring.mutateAsync({ entryId })
            sessionActs.add({ key: key(entryId), what: `作废${title}`, undo, told: true })
          },
        },
      ),
    restore: (entryId, voidReason) =>
      restoring.mutate(
        { entryId },
        {
          onSuccess: () => {
            const reason = voidReason === '' ? '撤销本次录入' : voidReason
            const undo = () => voiding.mutateAsync({ entryId, reason })
            sessionActs.add({ key: key(entryId), what: `恢复${title}`, undo, told: true })
          },
        },
      ),
    recording: record.isPending,
    voiding: voiding.isPending || restoring.isPending,
  }
}

/** Under which name the text of a form waits: of this file, this branch, this register. */
export function useFormName(register: string): (record: string) => string {
  const { branchId } = useBranch()
  const holder = useHolder()
  return (record) => `${holder}/${branchId}/${register}/${record}`
}
