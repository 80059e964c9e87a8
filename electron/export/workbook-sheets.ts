/**
 * Every register as a sheet, in the order in which they are written and read back: what a sheet refers to stands
 * before it. A register that comes new adds its sheet here; a test names every column that no sheet has.
 */
import { correctionSheet, meetingSheets } from './workbook-meetings.ts'
import { duesSheets } from './workbook-dues.ts'
import { lifeCampaignSheet, lifeSheets } from './workbook-life.ts'
import { listHeadSheet, listSheets } from './workbook-lists.ts'
import { peopleSheets } from './workbook-people.ts'
import { rectificationSheet, rectificationStepSheet, talkSheets, wideSheets } from './workbook-registers.ts'
import type { LedgerTable, Sheet } from './workbook-sheet.ts'
import { studyListSheet, studySheets } from './workbook-study.ts'
import { voteSheets } from './workbook-votes.ts'

export const workbookSheets: readonly Sheet[] = [
  ...peopleSheets,
  studyListSheet,
  ...meetingSheets,
  ...voteSheets,
  correctionSheet,
  ...talkSheets,
  ...studySheets,
  ...duesSheets,
  listHeadSheet,
  ...listSheets,
  lifeCampaignSheet,
  rectificationSheet,
  rectificationStepSheet,
  ...lifeSheets,
  ...wideSheets,
]

/** Tables that are in no workbook, and why. */
export const leftOut: Readonly<Partial<Record<LedgerTable, string>>> = {
  attachment: '会议照片和附件',
  attachment_content: '会议照片和附件',
  template: '上级模板',
  source_content: '导入时保存的原始资料',
  source_document: '导入时保存的原始资料',
  import_batch: '导入批次',
  import_change: '导入批次',
  import_doubt: '导入批次',
  import_group: '导入批次',
  import_group_file: '导入批次',
  column_mapping: '导入批次',
  export_log: '导出记录',
  audit_entry: '操作留痕',
  audit_change: '操作留痕',
  seal: '季度封存和启封',
  seal_reopening: '季度封存和启封',
  seal_refusal: '季度封存和启封',
  ledger_user: '口令与使用人',
}

export const sheetOf = (table: LedgerTable): Sheet => {
  const found = workbookSheets.find((each) => each.table === table)
  if (found === undefined) throw new Error(`no sheet for ${table}`)
  return found
}
