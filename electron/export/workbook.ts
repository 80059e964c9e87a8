/** Writes the workbook: read, packed in a thread of its own, delivered, put on record. */
import { Worker } from 'node:worker_threads'
import { Failure } from '#shared/failure.ts'
import type { workbookOperations } from '#shared/workbook.ts'
import { branchOf, whichBranch } from '../branch.ts'
import type { HandlersOf, TaskContext } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { deliver, refuseTaken } from './deliver.ts'
import { mayBeOpened } from './make.ts'
import { whileStoppable } from './packing.ts'
import { aboutSheet } from './workbook-about.ts'
import { type SheetContent, contentOf } from './workbook-content.ts'

type Handler = HandlersOf<Pick<typeof workbookOperations, 'export.workbook'>>['export.workbook']

export const makeWorkbook: Handler = async (context, input) => {
  const { read, at, run } = context
  const branchId = await whichBranch(read, input.branchId)
  const branch = await branchOf(read, branchId)
  const fileName = `${branch.name.replace(/[/\\:*?"<>|]/g, '_').slice(0, 60)}_工作簿_${at.today}.xlsx`
  refuseTaken(input.out, fileName, input.overwrite)
  const revealing = { unmask: input.unmask, talkContents: input.talkContents }
  const registers = await contentOf(read, branchId, revealing)
  const about = {
    branchName: branch.name,
    madeAt: at.now,
    schemaVersion: schemaVersionOf(context),
    revealing,
    behind: await leftBehind(read, branchId),
  }
  const sheets = [aboutSheet(about, registers), ...registers]
  const bytes = await packed(sheets, at.now)
  const to = { out: input.out, overwrite: input.overwrite, ledger: context.ledger?.path }
  const made = await deliver(context.desk, { fileName, bytes }, to)
  await run('export.keepLog', {
    branchId,
    title: `${branch.name}工作簿（全部登记）`,
    // it holds every day that is on record
    from: '1921-07-01' < at.today ? '1921-07-01' : at.today,
    to: at.today,
    forms: [],
    blank: false,
    perRecord: false,
    unmask: input.unmask,
    talkContents: input.talkContents,
    fileName: made.fileName,
    files: 1,
    sha256: made.sha256,
    bytes: made.bytes,
  })
  mayBeOpened(made.path)
  return {
    ...made,
    tables: sheets.length,
    sheets: sheets.map(({ title, rows }) => ({ title, rows: rows.length })),
  }
}

const schemaVersionOf = ({ ledger }: TaskContext): number => {
  if (ledger === undefined) throw new Failure('noLedgerOpen')
  return ledger.schemaVersion
}

/** How much of what is in no workbook there is in this branch. */
async function leftBehind(read: Reader, branchId: number): Promise<Record<string, number>> {
  const count = { count: read.fn.countAll<number>().as('count') }.count
  const attachments = await read
    .selectFrom('attachment')
    .innerJoin('meeting', 'meeting.meeting_id', 'attachment.meeting_id')
    .where('branch_id', '=', branchId)
    .select(count)
    .executeTakeFirstOrThrow()
  const templates = await read
    .selectFrom('template')
    .where('branch_id', '=', branchId)
    .where('removed', '=', 0)
    .select(count)
    .executeTakeFirstOrThrow()
  const documents = await read
    .selectFrom('source_document')
    .where('branch_id', '=', branchId)
    .select(count)
    .executeTakeFirstOrThrow()
  return { 会议照片和附件: attachments.count, 上级模板: templates.count, 原始资料: documents.count }
}

// beside this file in the source tree, beside the bundle when built
const workerFile = (): URL =>
  new URL(`./workbook-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** @throws Failure dialogCancelled where it was stopped; tooLarge where memory ran out */
function packed(sheets: readonly SheetContent[], madeAt: string): Promise<Uint8Array> {
  return whileStoppable(
    (stopped) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(workerFile(), { workerData: { sheets, madeAt } })
        const settle = (finish: () => void) => {
          finish()
          void worker.terminate()
        }
        stopped(() => settle(() => reject(new Failure('dialogCancelled'))))
        worker.once('message', (bytes: Uint8Array) => settle(() => resolve(bytes)))
        worker.once('error', (error: Error & { code?: string }) =>
          settle(() =>
            reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Failure('tooLarge', '工作簿太大') : error),
          ),
        )
        worker.once('exit', (code) => reject(new Error(`workbook worker ended with ${code} and no file`)))
      }),
  )
}
