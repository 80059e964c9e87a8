/** Prints a document that is no book: packed, delivered and put on record like one. */
import type { Delivered, Settings } from '#shared/ledger.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { TaskContext } from '../handlers.ts'
import { safeName } from './compose.ts'
import { deliver, refuseTaken } from './deliver.ts'
import { mayBeOpened } from './make.ts'
import type { LedgerDocument, Orientation, Sheet } from './model.ts'
import { packWord } from './packing.ts'

export interface Printing {
  readonly branchId: number
  /** As the export log calls it. */
  readonly title: string
  readonly fileName: string
  readonly creator: string
  /** The span it tells of; its last day is the file's own date, so that one state gives one file. */
  readonly from: LedgerDate
  readonly to: LedgerDate
  readonly forms: readonly string[]
  readonly orientation: Orientation
  readonly sheets: readonly Sheet[]
}

export interface PrintedTo {
  readonly out?: string | undefined
  readonly overwrite: boolean
  readonly fontScheme?: Settings['fontScheme'] | undefined
}

/** @throws Failure fileExists, fileUnwritable, dialogCancelled */
export async function printDocument(
  context: TaskContext,
  printing: Printing,
  { out, overwrite, fontScheme }: PrintedTo,
): Promise<Delivered> {
  const { desk, ledger, run } = context
  const { branchId, title, creator, from, to, orientation, sheets } = printing
  const fileName = safeName(printing.fileName)
  refuseTaken(out, fileName, overwrite)
  const document: LedgerDocument = {
    title,
    creator,
    stamp: `${to}T00:00:00`,
    sections: [{ orientation, numbered: true, sheets }],
  }
  const bytes = await packWord(document, fontScheme ?? (await run('ledger.settings', {})).fontScheme)
  const made = await deliver(desk, { fileName, bytes }, { out, overwrite, ledger: ledger?.path })
  await run('export.keepLog', {
    branchId,
    title,
    from,
    to,
    forms: [...printing.forms],
    blank: false,
    perRecord: false,
    unmask: false,
    talkContents: false,
    fileName: made.fileName,
    files: 1,
    sha256: made.sha256,
    bytes: made.bytes,
  })
  mayBeOpened(made.path)
  return { ...made, tables: sheets.length }
}
