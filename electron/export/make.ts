/** Makes what was asked for, delivers it, and puts it on record. */
import { createHash } from 'node:crypto'
import type { exportOperations } from '#shared/export.ts'
import { Failure } from '#shared/failure.ts'
import type { HandlersOf, TaskContext } from '../handlers.ts'
import { catalogueOf, printsMemberYears } from './catalogue.ts'
import {
  type BookOptions,
  type RecordFile,
  bookTitle,
  compose,
  fileNameOf,
  formsOf,
  recordFiles,
} from './compose.ts'
import { type Destination, type Finished, deliver, deliverAll, refuseTaken } from './deliver.ts'
import { type LedgerFacts, loadFacts } from './facts.ts'
import { type Packer, openPacker, packWord } from './packing.ts'
import type { PhotoOf } from './word-album.ts'
import { ZipWriter } from './zip.ts'

type Handler = HandlersOf<Pick<typeof exportOperations, 'export.ledger'>>['export.ledger']
type Input = Parameters<Handler>[1]

/** What was printed since the program began: nothing else is ever opened on a page's word. */
const printed = new Set<string>()

/** Lets a file that was just written be opened from the page that asked for it. */
export function mayBeOpened(path: string | null): void {
  if (path !== null) printed.add(path)
}

/** Opens a file that was just printed with the machine's own Word or WPS; false where there are no windows. */
export async function openPrinted(context: TaskContext, path: string): Promise<boolean> {
  if (!printed.has(path)) throw new Failure('notFound', '只能打开刚才生成的文件')
  return (await context.desk.openFile?.(path)) ?? false
}

export const makeLedger: Handler = async (context, input) => {
  const { read, at, ledger, run } = context
  const catalogue = await catalogueOf(read)
  const options: BookOptions = { ...input, catalogue }
  const facts = await loadFacts(read, at, input, { memberYears: printsMemberYears(catalogue, options) })
  const forms = formsOf(facts, options)

  if (forms.length === 0) throw new Failure('notFound', '这一期间没有所选的内容')
  const to = { out: input.out, overwrite: input.overwrite, ledger: ledger?.path }
  const scheme = input.fontScheme ?? (await run('ledger.settings', {})).fontScheme
  const made = input.perRecord
    ? await makeRecords(context, facts, options, to, scheme)
    : await makeBook(context, facts, options, to, scheme)
  await run('export.keepLog', entryOf(input, facts, options, made))
  mayBeOpened(made.path)
  return { ...made, tables: forms.reduce((sum, { copies }) => sum + copies.length, 0) }
}

type Scheme = NonNullable<Input['fontScheme']>
type Made = Awaited<ReturnType<typeof makeBook>>

async function makeBook(
  context: TaskContext,
  facts: LedgerFacts,
  options: BookOptions,
  to: Destination,
  scheme: Scheme,
) {
  const fileName = fileNameOf(facts, options)
  refuseTaken(to.out, fileName, to.overwrite)
  const bytes = await packWord(compose(facts, options), scheme, photosOf(context))
  const delivery = await deliver(context.desk, { fileName, bytes }, to)
  return { ...delivery, files: [aboutOf({ fileName: delivery.fileName, bytes })] }
}

/** Into the folder `out`; without one, or where it ends in .zip, all in one archive. */
async function makeRecords(
  context: TaskContext,
  facts: LedgerFacts,
  options: BookOptions,
  to: Destination,
  scheme: Scheme,
): Promise<Made> {
  const records = recordFiles(facts, options)
  const archive = fileNameOf(facts, options).replace(/\.docx$/, '_单件.zip')
  const zipped = to.out === undefined || to.out.toLowerCase().endsWith('.zip')
  if (zipped) refuseTaken(to.out, archive, to.overwrite)
  const packer = openPacker(photosOf(context))
  try {
    if (zipped) return await makeArchive(context, records, archive, to, scheme, packer)
    const pack = async (index: number): Promise<Finished | undefined> => {
      const record = records[index]
      return record && { fileName: record.fileName, bytes: await packer.pack(record.document, scheme) }
    }
    const names = records.map(({ fileName }) => fileName)
    return await deliverAll(names, pack, to)
  } finally {
    await packer.close()
  }
}

async function makeArchive(
  context: TaskContext,
  records: readonly RecordFile[],
  archive: string,
  to: Destination,
  scheme: Scheme,
  packer: Packer,
): Promise<Made> {
  const zip = new ZipWriter()
  const files: ReturnType<typeof aboutOf>[] = []
  for (const { fileName, document } of records) {
    const bytes = await packer.pack(document, scheme)
    zip.add(fileName, bytes, true)
    files.push(aboutOf({ fileName, bytes }))
  }
  return { ...(await deliver(context.desk, { fileName: archive, bytes: zip.finish() }, to)), files }
}

/** Reads a picture's bytes when its turn comes. */
const photosOf =
  ({ run }: TaskContext): PhotoOf =>
  async (attachmentId) =>
    Buffer.from((await run('attachments.read', { attachmentId })).content, 'base64')

const aboutOf = ({ fileName, bytes }: Finished) => ({
  fileName,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

const entryOf = (input: Input, facts: LedgerFacts, options: BookOptions, made: Made) => ({
  branchId: facts.branch.branchId,
  title: bookTitle(facts, options),
  from: facts.period.from,
  to: facts.period.to,
  forms: formsOf(facts, options).map(({ code }) => code),
  blank: input.blank,
  perRecord: input.perRecord,
  // an empty form holds nobody's number
  unmask: input.unmask && !input.blank,
  talkContents: input.talkContents && !input.blank,
  fileName: made.fileName,
  files: made.files.length,
  sha256: made.sha256,
  bytes: made.bytes,
})
