/** What went out of the ledger as a file: written after each delivery, never changed. */
import type { ExportLogEntry, exportOperations } from '#shared/export.ts'
import type { HandlersOf } from '../handlers.ts'

type Ours = HandlersOf<Pick<typeof exportOperations, 'export.log' | 'export.keepLog'>>

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0)

export const keepExport: Ours['export.keepLog'] = async (write, entry, at) => {
  const { export_log_id } = await write
    .insertInto('export_log')
    .values({
      branch_id: entry.branchId,
      made_at: at.now,
      title: entry.title,
      from_on: entry.from,
      to_on: entry.to,
      forms: entry.forms.join(' '),
      blank: flag(entry.blank),
      per_record: flag(entry.perRecord),
      unmask: flag(entry.unmask),
      talk_contents: flag(entry.talkContents),
      file_name: entry.fileName,
      files: entry.files,
      sha256: entry.sha256,
      bytes: entry.bytes,
    })
    .returning('export_log_id')
    .executeTakeFirstOrThrow()
  return { exportId: export_log_id }
}

export const exportsKept: Ours['export.log'] = async (read, { branchId, limit }) => {
  let query = read.selectFrom('export_log').selectAll().orderBy('export_log_id', 'desc').limit(limit)
  if (branchId !== undefined) query = query.where('branch_id', '=', branchId)
  return (await query.execute()).map((row): ExportLogEntry => ({
    exportId: row.export_log_id,
    branchId: row.branch_id,
    madeAt: row.made_at,
    title: row.title,
    from: row.from_on,
    to: row.to_on,
    forms: row.forms.split(' ').filter((code) => code !== ''),
    blank: row.blank === 1,
    perRecord: row.per_record === 1,
    unmask: row.unmask === 1,
    talkContents: row.talk_contents === 1,
    fileName: row.file_name,
    files: row.files,
    sha256: row.sha256,
    bytes: row.bytes,
  }))
}
