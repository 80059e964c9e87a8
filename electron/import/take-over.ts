/** A document that was kept when the ledger had no register for it, taken over into the register that came since. */
import { Failure } from '#shared/failure.ts'
import { isRegisterKind } from '#shared/import/register-fields.ts'
import type { ImportKind } from '#shared/imports.ts'
import type { At } from '../handlers.ts'
import type { Writer } from '../ledger/open.ts'
import { type Person, peopleOf } from '../people.ts'
import { enterDues } from './enter-dues.ts'
import { enterEntries } from './enter-entries.ts'
import { enterItems } from './enter-rectification.ts'
import { enterStudy } from './enter-study.ts'
import { documentWith } from './source-documents.ts'
import { recordMade } from './traces.ts'

type Taker = (
  write: Writer,
  source: Parameters<typeof enterDues>[1],
  people: readonly Person[],
  at: At,
) => Promise<number>

/** Kinds whose documents a register takes, and how; each answers how many rows became records. */
const takers: Readonly<Partial<Record<ImportKind, Taker>>> = {
  duesRegister: enterDues,
  studyRecords: enterStudy,
  rectificationList: (write, source, _people, at) => enterItems(write, source, at),
}

const takerOf = (kind: ImportKind): Taker | undefined =>
  isRegisterKind(kind)
    ? (write, source, people, at) => enterEntries(write, kind, source, people, at)
    : takers[kind]

/**
 * One batch of its own, which can be undone like any import; the document stays where it is.
 * @returns the batch
 * @throws Failure notFound; importRefused where the kind has no register, or nothing is left to take over
 */
export async function takeOver(write: Writer, documentId: number, at: At): Promise<number> {
  const document = await documentWith(write, documentId)
  const taker = takerOf(document.kind)
  if (taker === undefined) throw new Failure('importRefused', '这一类资料没有可以转入的登记')
  const { branch_id } = await write
    .selectFrom('source_document')
    .select('branch_id')
    .where('source_document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  const { import_batch_id: batchId } = await write
    .insertInto('import_batch')
    .values({
      branch_id,
      kind: document.kind,
      file_name: document.fileName,
      sha256: document.sha256,
      committed_at: at.now,
      added: 0,
      changed: 0,
      skipped: 0,
    })
    .returning('import_batch_id')
    .executeTakeFirstOrThrow()
  const source = { branchId: branch_id, fileName: document.fileName, batchId, rows: document.records }
  const added = await taker(write, source, await peopleOf(write, branch_id), at)
  if (added === 0)
    throw new Failure(
      'importRefused',
      `《${document.fileName}》没有可以转入的行：已经转入，或名册里没有这些人，或看不出是哪一年`,
    )
  await write
    .updateTable('import_batch')
    .set({ added, skipped: document.records.length - added })
    .where('import_batch_id', '=', batchId)
    .execute()
  await recordMade(write, batchId)
  return batchId
}
