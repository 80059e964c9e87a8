/** The wizard's state: which file, what was proposed, what was decided, what came of it. */
import { useState } from 'react'
import type { AlsoHeld, Batch, Doubt, ImportKind, Proposal } from '#shared/imports.ts'
import { base64Of } from '#renderer/ui/read-file.ts'
import { useBranch } from '../branch-context.tsx'
import { LedgerError, call, useCommand } from '../ledger.ts'
import { failureText, showFailure } from '../ui/failure.ts'
import { choicesOf, decidedRows } from './decisions.ts'
import type { Decisions } from './decisions.ts'
import { doubtInDetail } from '#shared/import/doubt-words.ts'
import { readableDetail } from './fields.ts'

/** What the reader takes at most, in bytes. */
const LARGEST = 50_000_000

/** The file as the operations take it. */
interface Source {
  readonly fileName: string
  readonly content: string
  /** Which of the kinds that the file holds. */
  readonly kind?: AlsoHeld['kind']
  readonly sheet?: string
  readonly columns?: Readonly<Record<string, string | null>>
}

export type Flow =
  | { readonly step: 'file' }
  | { readonly step: 'reading'; readonly fileName: string }
  | {
      readonly step: 'refused'
      readonly fileName: string
      readonly doubts: readonly Doubt[]
      /** Where the refusal has no code of its own. */
      readonly said?: { readonly what: string; readonly todo: string }
    }
  | {
      readonly step: 'columns' | 'rows' | 'committing'
      readonly source: Source
      readonly proposal: Proposal
      readonly decisions: Decisions
      /** A corrected column is being read again. */
      readonly rereading: boolean
    }
  | {
      readonly step: 'result'
      readonly batch: Batch
      readonly source: Source
      /** Kinds of the same file that did not come in yet. */
      readonly alsoHolds: readonly AlsoHeld[]
    }

export interface ImportFlow {
  readonly flow: Flow
  take(file: File): void
  /** Another kind of records in the file that just came in. */
  goOn(kind: AlsoHeld['kind']): void
  startOver(): void
  chooseSheet(sheet: string): void
  chooseColumn(column: string, field: string | null): void
  goTo(step: 'columns' | 'rows'): void
  decide(decisions: Decisions): void
  commit(): void
}

export function useImportFlow(): ImportFlow {
  const { branchId } = useBranch()
  const committing = useCommand('import.commit', { quiet: true })
  const [flow, setFlow] = useState<Flow>({ step: 'file' })
  /** Kinds of the present file that came in. */
  const [done, setDone] = useState<readonly ImportKind[]>([])

  async function propose(source: Source) {
    return call('import.propose', { ...inputOf(source), branchId })
  }

  async function read(file: File) {
    setFlow({ step: 'reading', fileName: file.name })
    setDone([])
    if (file.size > LARGEST) return refuse(file.name, [{ code: 'fileTooLarge', detail: '超过 50 MB' }])
    if (file.size === 0) return refuse(file.name, [{ code: 'fileEmpty' }])
    try {
      await look({ fileName: file.name, content: await base64Of(file) })
    } catch (error) {
      setFlow({ step: 'refused', fileName: file.name, ...refusalOf(error) })
    }
  }

  async function look(source: Source) {
    const { fileName } = source
    setFlow({ step: 'reading', fileName })
    try {
      const proposal = await propose(source)
      // with headings but no rows there is still something to be named by hand
      const legible = proposal.sheets.some(
        (sheet) => sheet.rows.length > 0 || (!sheet.taken && Object.keys(sheet.headings).length > 0),
      )
      if (!legible) {
        const { doubts } = proposal
        return refuse(fileName, doubts.length > 0 ? doubts : [{ code: 'fileEmpty' }])
      }
      setFlow({ step: 'columns', source, proposal, decisions: new Map(), rereading: false })
    } catch (error) {
      setFlow({ step: 'refused', fileName, ...refusalOf(error) })
    }
  }

  function refuse(fileName: string, doubts: readonly Doubt[]) {
    setFlow({ step: 'refused', fileName, doubts })
  }

  /** Reads again with a correction. What was decided about rows no longer fits and is let go. */
  async function reread(change: (source: Source) => Source) {
    if (flow.step !== 'columns') return
    const source = change(flow.source)
    setFlow({ ...flow, rereading: true })
    try {
      setFlow({
        step: 'columns',
        source,
        proposal: await propose(source),
        decisions: new Map(),
        rereading: false,
      })
    } catch (error) {
      showFailure(error)
      setFlow({ ...flow, rereading: false })
    }
  }

  async function commit() {
    if (flow.step !== 'rows' && flow.step !== 'columns') return
    const { source, proposal, decisions } = flow
    // only our own workbook, which is taken whole, skips the rows
    if (flow.step === 'columns' && proposal.kind !== 'ledgerWorkbook') return
    setFlow({ ...flow, step: 'committing' })
    try {
      const choices = choicesOf(decidedRows(proposal, decisions))
      const batch = await committing.mutateAsync({ ...inputOf(source), branchId, choices })
      const imported = [...done, batch.kind]
      setDone(imported)
      const alsoHolds = proposal.alsoHolds.filter(({ kind }) => !imported.includes(kind))
      setFlow({ step: 'result', batch, source, alsoHolds })
    } catch (error) {
      showFailure(
        error instanceof LedgerError ? new LedgerError(error.code, readableDetail(error.detail)) : error,
      )
      setFlow(flow)
    }
  }

  return {
    flow,
    take: (file) => void read(file),
    goOn: (kind) => {
      if (flow.step !== 'result' && flow.step !== 'columns') return
      const { fileName, content } = flow.source
      void look({ fileName, content, kind })
    },
    startOver: () => setFlow({ step: 'file' }),
    chooseSheet: (sheet) => void reread(({ fileName, content }) => ({ fileName, content, sheet })),
    chooseColumn: (column, field) =>
      void reread((source) => ({ ...source, columns: { ...source.columns, [column]: field } })),
    goTo: (step) => {
      if ('proposal' in flow) setFlow({ ...flow, step })
    },
    decide: (decisions) => {
      if (flow.step === 'rows') setFlow({ ...flow, decisions })
    },
    commit: () => void commit(),
  }
}

const inputOf = ({ fileName, content, kind, sheet, columns }: Source) => ({
  fileName,
  content,
  ...(kind === undefined ? {} : { kind }),
  ...(sheet === undefined ? {} : { sheet }),
  ...(columns === undefined ? {} : { columns: { ...columns } }),
})

function refusalOf(error: unknown): {
  doubts: readonly Doubt[]
  said?: { readonly what: string; readonly todo: string }
} {
  if (!(error instanceof LedgerError)) return { doubts: [], said: failureText('internal', '') }
  const doubt = doubtInDetail(error.detail)
  return doubt === undefined
    ? { doubts: [], said: failureText(error.code, error.detail) }
    : { doubts: [doubt] }
}
