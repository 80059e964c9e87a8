/** Files that came in together: kept as a group, file by file, and taken back as one. */
import { z } from 'zod'
import { Failure } from '#shared/failure.ts'
import { type ImportGroup, ReportRow, type importFolderOperations } from '#shared/import/folder.ts'
import { ImportKind } from '#shared/imports.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { enter } from './enter.ts'
import { undoBatch } from './undo.ts'

type GroupFileInput = z.output<(typeof importFolderOperations)['import.enterGroupFile']['input']>

export async function beginGroup(
  write: Writer,
  { branchId, name }: { branchId: number; name: string },
  at: At,
): Promise<{ groupId: number }> {
  const { import_group_id: groupId } = await write
    .insertInto('import_group')
    .values({ branch_id: branchId, name, started_at: at.now })
    .returning('import_group_id')
    .executeTakeFirstOrThrow()
  return { groupId }
}

/**
 * A file's records and its line in the report, in one transaction: neither is ever there without the other.
 * @throws Failure notFound where no such group stands open; as `enter`
 */
export async function enterGroupFile(
  write: Writer,
  { groupId, file, entry }: GroupFileInput,
  at: At,
): Promise<{ batchId: number | null }> {
  await openGroup(write, groupId)
  const batchId = entry === undefined ? null : await enter(write, entry, at)
  const last = await write
    .selectFrom('import_group_file')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('import_group_id', '=', groupId)
    .executeTakeFirst()
  const { rows, ...about } = file
  await write
    .insertInto('import_group_file')
    .values({
      import_group_id: groupId,
      position: Number(last?.last ?? 0) + 1,
      ...about,
      import_batch_id: batchId,
      added: entry?.rows.filter((row) => row.matchId === undefined).length ?? 0,
      changed: entry?.rows.filter((row) => row.matchId !== undefined).length ?? 0,
      rows: JSON.stringify(rows),
    })
    .execute()
  return { batchId }
}

/** @throws Failure notFound */
async function openGroup(read: Reader, groupId: number): Promise<void> {
  const group = await read
    .selectFrom('import_group')
    .select('finished_at')
    .where('import_group_id', '=', groupId)
    .executeTakeFirst()
  if (group === undefined || group.finished_at !== null) throw new Failure('notFound', `groupId ${groupId}`)
}

/** Closes a group. One that brought nothing in leaves no trace: the same folder again changes nothing. */
export async function endGroup(write: Writer, groupId: number, at: At): Promise<ImportGroup | null> {
  await openGroup(write, groupId)
  const group = await groupWith(write, groupId)
  if (group.batchIds.length === 0) {
    await forget(write, groupId)
    return null
  }
  await write
    .updateTable('import_group')
    .set({ finished_at: at.now })
    .where('import_group_id', '=', groupId)
    .execute()
  return { ...group, state: 'committed' }
}

/**
 * Takes every file of the group back, the last first, in the one transaction it is given. A group that was never
 * finished is forgotten as if it had not begun.
 * @throws Failure notFound; importUndone; undoBlocked where a record was changed or used since, saying which
 */
export async function undoGroup(write: Writer, groupId: number, at: At): Promise<ImportGroup> {
  const group = await groupWith(write, groupId)
  if (group.state === 'undone') throw new Failure('importUndone', group.name)
  const batches = await write
    .selectFrom('import_batch')
    .select(['import_batch_id', 'file_name'])
    .where('import_batch_id', 'in', group.batchIds)
    .where('undone_at', 'is', null)
    .orderBy('import_batch_id', 'desc')
    .execute()
  for (const { import_batch_id: batchId, file_name: fileName } of batches) {
    await undoBatch(write, { batchId, fileName, state: 'committed' }, at)
  }
  if (group.state === 'unfinished') {
    await forget(write, groupId)
    if (group.batchIds.length > 0)
      await write.deleteFrom('import_batch').where('import_batch_id', 'in', group.batchIds).execute()
    return { ...group, state: 'undone' }
  }
  // the rows name persons: nothing of a withdrawn import is kept but that it was
  await write
    .updateTable('import_group_file')
    .set({ rows: '[]' })
    .where('import_group_id', '=', groupId)
    .execute()
  await write
    .updateTable('import_group')
    .set({ undone_at: at.now })
    .where('import_group_id', '=', groupId)
    .execute()
  return { ...group, state: 'undone' }
}

async function forget(write: Writer, groupId: number): Promise<void> {
  await write.deleteFrom('import_group_file').where('import_group_id', '=', groupId).execute()
  await write.deleteFrom('import_group').where('import_group_id', '=', groupId).execute()
}

/** Latest first. */
export async function groupsOf(read: Reader, branchId: number): Promise<ImportGroup[]> {
  const rows = await read
    .selectFrom('import_group')
    .select('import_group_id')
    .where('branch_id', '=', branchId)
    .orderBy('import_group_id', 'desc')
    .execute()
  const groups: ImportGroup[] = []
  for (const row of rows) groups.push(await groupWith(read, row.import_group_id))
  return groups
}

/** @throws Failure notFound */
export async function groupWith(read: Reader, groupId: number): Promise<ImportGroup> {
  const group = await read
    .selectFrom('import_group')
    .selectAll()
    .where('import_group_id', '=', groupId)
    .executeTakeFirst()
  if (group === undefined) throw new Failure('notFound', `groupId ${groupId}`)
  const files = await read
    .selectFrom('import_group_file')
    .select(['path', 'import_batch_id', 'added', 'changed', 'same', 'skipped', 'errors'])
    .where('import_group_id', '=', groupId)
    .execute()
  const sum = (field: 'added' | 'changed' | 'same' | 'skipped' | 'errors') =>
    files.reduce((total, file) => total + file[field], 0)
  const state = group.undone_at !== null ? 'undone' : group.finished_at === null ? 'unfinished' : 'committed'
  return {
    groupId,
    name: group.name,
    startedAt: group.started_at,
    state,
    files: new Set(files.map((file) => file.path)).size,
    added: sum('added'),
    changed: sum('changed'),
    same: sum('same'),
    skipped: sum('skipped'),
    errors: sum('errors'),
    batchIds: files.flatMap(({ import_batch_id: batchId }) => (batchId === null ? [] : [batchId])),
  }
}

export interface GroupFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string | null
  readonly kind: ImportKind
  readonly outcome: string
  readonly advice: string
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly skipped: number
  readonly errors: number
  readonly rows: readonly ReportRow[]
}

const Rows = z.array(ReportRow)

/** The files of a group with their rows, in the order in which they came in. */
export async function filesOfGroup(read: Reader, groupId: number): Promise<GroupFile[]> {
  const files = await read
    .selectFrom('import_group_file')
    .select(['path', 'bytes', 'sha256', 'kind', 'outcome', 'advice'])
    .select(['added', 'changed', 'same', 'skipped', 'errors', 'rows'])
    .where('import_group_id', '=', groupId)
    .orderBy('position')
    .execute()
  return files.map((file) => ({
    ...file,
    kind: ImportKind.safeParse(file.kind).data ?? 'none',
    rows: Rows.parse(JSON.parse(file.rows)),
  }))
}
