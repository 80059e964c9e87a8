/** The log as operations: examined, listed. */
import { operations } from '#shared/contract.ts'
import type { AuditEntry, auditOperations } from '#shared/audit.ts'
import { Failure } from '#shared/failure.ts'
import { maskFlags } from '#shared/operation.ts'
import type { HandlersOf } from './handlers.ts'

const named = /Id$|^(id|year|quarter|month|from|to|asOf|date|kind|register|post|category|reason)$/

/** What an input names, for the log: ids, days, kinds, flags, the reason given. Never contents. */
export function aboutOf(input: unknown): Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null) return {}
  return Object.fromEntries(
    Object.entries(input).filter(([key, value]) => {
      if ((maskFlags as readonly string[]).includes(key)) return value === true
      return (
        named.test(key) && (typeof value === 'number' || (typeof value === 'string' && value.length <= 200))
      )
    }),
  )
}

/** What an operation does, in words; one of an earlier version keeps its name. */
export const operationTitle = (name: string): string =>
  Object.hasOwn(operations, name) ? operations[name as keyof typeof operations].summary : name

export const auditHandlers = {
  'audit.verify': ({ ledger }) => {
    if (ledger === undefined) throw new Failure('noLedgerOpen')
    return ledger.verify()
  },
  'audit.list': async (read, { from, to, kind, operation, before, limit }) => {
    let wanted = read.selectFrom('audit_entry').selectAll().orderBy('entry_id', 'desc')
    if (from !== undefined) wanted = wanted.where('at', '>=', from)
    if (to !== undefined) wanted = wanted.where('at', '<=', `${to}T23:59:59`)
    if (kind !== undefined) wanted = wanted.where('kind', '=', kind)
    if (operation !== undefined) wanted = wanted.where('operation', '=', operation)
    if (before !== undefined) wanted = wanted.where('entry_id', '<', before)
    const rows = await wanted.limit(limit + 1).execute()
    const entries = rows.slice(0, limit).map((row): AuditEntry => ({
      entryId: row.entry_id,
      at: row.at,
      user: row.user_name,
      role: row.role,
      kind: row.kind,
      operation: row.operation,
      title: operationTitle(row.operation),
      about: row.kind === 'baseline' ? '' : row.about,
      changeCount: row.change_count,
      hash: row.hash,
    }))
    return { entries, more: rows.length > limit }
  },
} satisfies HandlersOf<typeof auditOperations>
