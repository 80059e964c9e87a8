/** Titles of tables and columns that have no sheet in the workbook: what the log says of them, and no more. */
import {
  type Sheet,
  day,
  flag,
  moment,
  prose,
  reference,
  sheet,
  text,
  whole,
  word,
} from '../export/workbook-sheet.ts'
import { leftOut, workbookSheets } from '../export/workbook-sheets.ts'
import type { Tables } from '../ledger/tables.ts'

const batch = reference('import_batch_id', '导入批次', 'import_batch')

const ownSheets: readonly Sheet[] = [
  sheet('attachment', '附件', [
    reference('meeting_id', '会议', 'meeting'),
    text('name', '文件名'),
    text('caption', '说明'),
    text('sha256', '文件摘要'),
    moment('entered_at', '录入时间'),
  ]),
  sheet('template', '上级模板', [
    text('name', '名称'),
    moment('added_at', '加入时间'),
    moment('amended_at', '修改时间'),
    flag('removed', '已移除'),
  ]),
  sheet('import_batch', '导入批次', [
    text('file_name', '文件'),
    moment('committed_at', '导入时间'),
    moment('undone_at', '撤销时间'),
    whole('added', '新增'),
    whole('changed', '更改'),
    whole('skipped', '未收'),
  ]),
  sheet('import_group', '整年导入', [
    text('name', '文件夹'),
    moment('started_at', '开始时间'),
    moment('finished_at', '完成时间'),
    moment('undone_at', '撤销时间'),
  ]),
  sheet('import_group_file', '整年导入的文件', [
    text('path', '文件'),
    text('advice', '说明'),
    whole('added', '新增'),
    whole('changed', '更改'),
    whole('skipped', '未收'),
  ]),
  sheet('import_change', '导入的逐行记录', [batch, text('table_name', '登记')]),
  sheet('import_doubt', '导入的疑问', [batch, text('sheet', '工作表'), whole('row', '行')]),
  sheet('source_document', '导入原件的摘录', [
    batch,
    text('file_name', '文件'),
    whole('record_count', '记录数'),
    moment('entered_at', '录入时间'),
  ]),
  sheet('source_content', '导入的原件', [text('sha256', '文件摘要'), whole('bytes', '字节')]),
  sheet('attachment_content', '附件内容', [whole('bytes', '字节')]),
  sheet('column_mapping', '列的对应', [text('kind', '种类')]),
  sheet('export_log', '导出记录', [
    text('title', '内容'),
    moment('made_at', '导出时间'),
    day('from_on', '起'),
    day('to_on', '止'),
    text('forms', '表格'),
    flag('unmask', '号码完整'),
    flag('talk_contents', '含谈话内容'),
    text('file_name', '文件'),
    text('sha256', '文件摘要'),
  ]),
  sheet('seal', '季度封存', [
    whole('year', '年度'),
    whole('quarter', '季度'),
    whole('record_count', '记录数'),
    prose('despite', '仍有问题而封存的理由'),
    prose('note', '说明'),
    text('digest', '摘要'),
    moment('sealed_at', '封存时间'),
    text('sealed_by', '封存人'),
  ]),
  sheet('seal_reopening', '启封', [
    prose('reason', '理由'),
    moment('reopened_at', '启封时间'),
    text('reopened_by', '启封人'),
  ]),
  sheet('ledger_user', '使用人', [
    text('name', '姓名'),
    word('role', '身份', { secretary: '书记', recorder: '记录员', inspector: '检查员' }),
    flag('active', '可以使用'),
    moment('added_at', '加入时间'),
  ]),
]

const sheets: ReadonlyMap<string, Sheet> = new Map(
  [...ownSheets, ...workbookSheets].map((each) => [each.table, each]),
)

/** How a table is declared for people; undefined for one that has no words. */
export const wordsOf = (table: string): Sheet | undefined => sheets.get(table)

/** 「会议」; a table of a later version keeps its name. */
export const tableTitle = (table: string): string =>
  sheets.get(table)?.title ??
  (Object.hasOwn(leftOut, table) ? leftOut[table as keyof Tables] : undefined) ??
  table
