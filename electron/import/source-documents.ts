/** Files of last year kept whole: the bytes once by their hash, and what they were recognised as, searchable. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '#shared/failure.ts'
import { ImportKind, RowValue, type SourceDocument } from '#shared/imports.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'

const Records = z.array(
  z.object({
    sheet: z.string().nullable(),
    row: z.number().int(),
    values: z.record(z.string(), RowValue),
    original: z.string().optional(),
    entered: z.boolean().optional(),
  }),
)

export async function keepDocument(
  write: Writer,
  entry: { readonly branchId: number; readonly kind: ImportKind; readonly fileName: string },
  document: {
    readonly content: string
    readonly records: readonly Record<string, unknown>[]
    readonly recordCount: number
  },
  batchId: number,
  at: At,
): Promise<void> {
  const content = Buffer.from(document.content, 'base64')
  const sha256 = createHash('sha256').update(content).digest('hex')
  await write
    .insertInto('source_content')
    .values({ sha256, bytes: content.length, content })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  await write
    .insertInto('source_document')
    .values({
      branch_id: entry.branchId,
      import_batch_id: batchId,
      kind: entry.kind,
      file_name: entry.fileName,
      sha256,
      records: JSON.stringify(document.records),
      record_count: document.recordCount,
      entered_at: at.now,
    })
    .execute()
}

/** Contents that no document points at any longer. */
export async function dropUnusedContents(write: Writer): Promise<void> {
  await write
    .deleteFrom('source_content')
    .where('sha256', 'not in', write.selectFrom('source_document').select('sha256'))
    .execute()
}

interface Filter {
  readonly kind?: ImportKind | undefined
  readonly text?: string | undefined
}

const documents = (read: Reader) =>
  read
    .selectFrom('source_document')
    .innerJoin('source_content', 'source_content.sha256', 'source_document.sha256')
    .selectAll('source_document')
    .select('source_content.bytes')
    .orderBy('source_document_id', 'desc')

/** Latest first; with words, the documents and records in which all of them stand. */
export async function documentsOf(read: Reader, branchId: number, filter: Filter): Promise<SourceDocument[]> {
  let query = documents(read).where('branch_id', '=', branchId)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  const words = (filter.text ?? '').split(/\s+/).filter((word) => word !== '')
  const found = (await query.execute()).map(toDocument)
  if (words.length === 0) return found
  return found.flatMap((document) => {
    if (words.every((word) => document.fileName.includes(word))) return [document]
    const records = document.records.filter((record) => {
      const text = `${document.fileName}\n${record.original ?? ''}\n${JSON.stringify(Object.values(record.values))}`
      return words.every((word) => text.includes(word))
    })
    return records.length === 0 ? [] : [{ ...document, records }]
  })
}

/** @throws Failure notFound */
export async function documentWith(
  read: Reader,
  documentId: number,
): Promise<SourceDocument & { content: string }> {
  const row = await documents(read).where('source_document_id', '=', documentId).executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `documentId ${documentId}`)
  const { content } = await read
    .selectFrom('source_content')
    .select('content')
    .where('sha256', '=', row.sha256)
    .executeTakeFirstOrThrow()
  return { ...toDocument(row), content: content.toString('base64') }
}

type Row = Awaited<ReturnType<ReturnType<typeof documents>['execute']>>[number]

const toDocument = (row: Row): SourceDocument => ({
  documentId: row.source_document_id,
  batchId: row.import_batch_id,
  kind: ImportKind.safeParse(row.kind).data ?? 'none',
  fileName: row.file_name,
  sha256: row.sha256,
  bytes: row.bytes,
  recordCount: row.record_count,
  enteredAt: row.entered_at,
  records: Records.parse(JSON.parse(row.records)),
})
