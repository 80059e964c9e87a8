/** Files the ledger knows by name: templates, documents records came from, imports, books that were made. */
import { ImportKind, importKindTitles } from '#shared/imports.ts'
import type { Reader } from '../ledger/open.ts'
import { type SearchRecord, draft } from './record.ts'

const contentOf = (kind: string): string => {
  const known = ImportKind.safeParse(kind)
  return known.success ? importKindTitles[known.data] : ''
}

export async function papersFound(read: Reader, branchId: number): Promise<SearchRecord[]> {
  const templates = await read
    .selectFrom('template')
    .select(['template_id', 'name', 'added_at', 'removed'])
    .where('branch_id', '=', branchId)
    .execute()
  const documents = await read
    .selectFrom('source_document')
    .select(['source_document_id', 'kind', 'file_name', 'entered_at'])
    .where('branch_id', '=', branchId)
    .execute()
  const batches = await read
    .selectFrom('import_batch')
    .select(['import_batch_id', 'kind', 'file_name', 'committed_at', 'undone_at'])
    .where('branch_id', '=', branchId)
    .execute()
  const folders = await read
    .selectFrom('import_group')
    .select(['import_group_id', 'name', 'started_at', 'undone_at'])
    .where('branch_id', '=', branchId)
    .execute()
  const books = await read
    .selectFrom('export_log')
    .select(['export_log_id', 'title', 'file_name', 'made_at'])
    .where('branch_id', '=', branchId)
    .execute()
  const paper = (
    id: string,
    label: string,
    title: string,
    at: string,
    address: string,
    gone = false,
    content = '',
  ): SearchRecord => {
    const one = draft({
      kind: 'papers',
      id,
      label,
      title,
      date: at.slice(0, 10),
      summary: content,
      void: gone,
      address,
    })
    one.text('内容', content)
    return one.record
  }
  return [
    ...templates.map((row) =>
      paper(
        `template-${row.template_id}`,
        '上级模板',
        row.name,
        row.added_at,
        `/templates?id=${row.template_id}`,
        row.removed === 1,
      ),
    ),
    ...documents.map((row) =>
      paper(
        `document-${row.source_document_id}`,
        '原始材料',
        row.file_name,
        row.entered_at,
        '/import',
        false,
        contentOf(row.kind),
      ),
    ),
    ...batches.map((row) =>
      paper(
        `batch-${row.import_batch_id}`,
        '导入批次',
        row.file_name,
        row.committed_at,
        '/settings?tab=imports',
        row.undone_at !== null,
        contentOf(row.kind),
      ),
    ),
    ...folders.map((row) =>
      paper(
        `folder-${row.import_group_id}`,
        '导入的文件夹',
        row.name,
        row.started_at,
        '/import',
        row.undone_at !== null,
      ),
    ),
    ...books.map((row) =>
      paper(
        `book-${row.export_log_id}`,
        '生成过的台账',
        row.title,
        row.made_at,
        '/book',
        false,
        row.file_name,
      ),
    ),
  ]
}
