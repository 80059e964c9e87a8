/** Last year's records come in: proposed with doubts, committed in one transaction, undone whole. */
import { z } from 'zod'
import { type RegisterKind, registerKinds } from './import/register-fields.ts'
import { command, query, task } from './operation.ts'
import { BatchId, BranchId, MemberId, line } from './primitives.ts'
import { anyRegister } from './registers/all.ts'

export const ImportKind = z.enum([
  'memberRoster',
  'heartTalks',
  'meetingRecords',
  'themePartyDays',
  'duesRegister',
  'studyRecords',
  'requiredStudyList',
  'developmentRegister',
  'rectificationList',
  'ledgerWorkbook',
  'none',
  ...registerKinds,
])
export type ImportKind = z.infer<typeof ImportKind>
/** A register's own title is the kind's. */
const registerKindTitles = Object.fromEntries(
  registerKinds.map((kind) => [kind, `${anyRegister[kind].title}登记`]),
) as Record<RegisterKind, string>
export const importKindTitles: Readonly<Record<ImportKind, string>> = {
  memberRoster: '党员名册',
  heartTalks: '谈心谈话记录',
  meetingRecords: '会议记录',
  themePartyDays: '主题党日记录',
  duesRegister: '党费收缴登记表',
  studyRecords: '学习记录',
  requiredStudyList: '必学清单',
  developmentRegister: '发展党员登记表',
  rectificationList: '问题整改清单',
  ledgerWorkbook: '本软件导出的工作簿',
  none: '未识别',
  ...registerKindTitles,
}

export const Verdict = z.enum(['new', 'update', 'same', 'conflict', 'skip', 'error'])
export type Verdict = z.infer<typeof Verdict>
export const verdictTitles: Readonly<Record<Verdict, string>> = {
  new: '新增',
  update: '更新',
  same: '相同',
  conflict: '冲突',
  skip: '跳过',
  error: '错误',
}

/** Doubts about a file, a row or a cell. Wording is the renderer's, by code. */
export const doubtCodes = [
  'fileMissing',
  'fileCorrupt',
  'fileEncrypted',
  'fileTooLarge',
  'fileEmpty',
  'formatUnsupported',
  'notASpreadsheet',
  'kindUnknown',
  'otherKind',
  'talksNotPrinted',
  'hiddenSheet',
  'headerNotFound',
  'columnUnknown',
  'notARecord',
  'nameMissing',
  'datePrecisionMonth',
  'dateUnreadable',
  'deadlineMonth',
  'dateImplausible',
  'badIdCheckDigit',
  'idPrecisionLost',
  'idGenderMismatch',
  'idBirthMismatch',
  'idMasked',
  'categoryUnclear',
  'duplicatePerson',
  'possibleSamePerson',
  'transferredOut',
  'phoneUnreadable',
  'valueUnreadable',
  'fieldConflict',
  'cellTooLong',
  'formulaError',
  'unknownPerson',
  'rosterEmpty',
  'amountUnreadable',
  'unanimousWording',
  'belowQuorum',
  'missingRecorder',
  'timeMissing',
  'meetingKindUnclear',
  'sameRecord',
  'ledgerNotEmpty',
  'workbookUnfit',
  'notWhole',
  'referenceMissing',
  'recordTwice',
  'notKept',
] as const
export const DoubtCode = z.enum(doubtCodes)
export type DoubtCode = z.infer<typeof DoubtCode>

/** A value of a proposed row: text, number, names, who was absent and why, amounts by month. Null: stands empty. */
export const RowValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string()),
  z.array(z.object({ name: z.string(), reason: z.string() })),
  z.record(z.string(), z.number()),
])
export type RowValue = z.infer<typeof RowValue>

export const CellValue = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const Doubt = z.object({
  code: DoubtCode,
  field: z.string().optional(),
  column: z.string().optional(),
  /** The cell as it stood in the file. */
  raw: CellValue.optional(),
  /** For `duplicatePerson`: the row that said it first. */
  duplicateOfRow: z.number().int().optional(),
  detail: z.string().optional(),
})
export type Doubt = z.infer<typeof Doubt>

/** One thing that taking a row would change. */
export const FieldChange = z.object({ field: z.string(), before: z.string(), after: z.string() })
export type FieldChange = z.infer<typeof FieldChange>

/** A person of the register whom the row may be about, told from namesakes, and what the row would change. */
export const Candidate = z.object({
  memberId: MemberId,
  name: z.string(),
  birthDate: z.string().nullable(),
  joinDate: z.string().nullable(),
  groupName: z.string(),
  left: z.boolean(),
  changes: z.array(FieldChange),
})
export type Candidate = z.infer<typeof Candidate>

export const ProposedRow = z.object({
  /** 1-based row of the sheet; for CSV the logical record (header = 1). */
  row: z.number().int(),
  verdict: Verdict,
  /** Normalised values by field; a field without a trustworthy value is left out. */
  values: z.record(z.string(), RowValue),
  doubts: z.array(Doubt),
  /** The text of a record in a text document, as it stood. */
  original: z.string().optional(),
  /** What stands in columns that were not recognised, with their headings; kept with the record. */
  unread: z.string().optional(),
  /** The member (meeting, talk) that `update`, `same` or `conflict` is about. */
  matchId: z.number().int().optional(),
  /** What would change: field, present value, proposed value. */
  changes: z.array(FieldChange).optional(),
  /** Of a conflict about who it is: those whom it may be. */
  candidates: z.array(Candidate).optional(),
})
export type ProposedRow = z.infer<typeof ProposedRow>

export const ProposedSheet = z.object({
  name: z.string().nullable(),
  hidden: z.boolean(),
  /** False: shown, but not taken unless asked for by name. */
  taken: z.boolean(),
  headerRows: z.array(z.number().int()),
  columns: z.record(z.string(), z.string()),
  /** Headings as they stood, by column. */
  headings: z.record(z.string(), z.string()),
  /** In a text document: label → field. Its rows are its records, the first is 1. */
  labels: z.record(z.string(), z.string()).optional(),
  doubts: z.array(Doubt),
  rows: z.array(ProposedRow),
  /** All of its rows, where only the first and the doubtful ones are listed. */
  count: z.number().int().optional(),
})
export type ProposedSheet = z.infer<typeof ProposedSheet>

export const ImportSummary = z.object({
  new: z.number().int(),
  update: z.number().int(),
  same: z.number().int(),
  conflict: z.number().int(),
  skip: z.number().int(),
  error: z.number().int(),
  doubts: z.number().int(),
})
export type ImportSummary = z.infer<typeof ImportSummary>

/** Records of another kind in the same file, to be had by proposing it again with that kind. */
export const AlsoHeld = z.object({
  kind: ImportKind.exclude(['none']),
  /** Where they stand; null: the text of the document. */
  sheets: z.array(z.string().nullable()),
  records: z.number().int(),
})
export type AlsoHeld = z.infer<typeof AlsoHeld>

export const Proposal = z.object({
  kind: ImportKind,
  fileName: z.string(),
  sha256: z.string(),
  encoding: z.string().optional(),
  doubts: z.array(Doubt),
  sheets: z.array(ProposedSheet),
  summary: ImportSummary,
  /** The other kinds that the file holds. */
  alsoHolds: z.array(AlsoHeld),
  /** A batch that already brought in this kind from the very same file and still stands. */
  alreadyImportedAs: BatchId.nullable(),
})
export type Proposal = z.infer<typeof Proposal>

/** The file: by path, or its name and bytes in base64 (what a page that was given a file has). */
const Source = {
  path: z.string().min(1).max(1000).optional(),
  fileName: line(200).optional(),
  content: z.base64().max(70_000_000, '文件太大').optional(),
  branchId: BranchId.optional(),
  /** Which of the kinds it holds is meant, or what the file is, where the user knows better. */
  kind: ImportKind.exclude(['none']).optional(),
  sheet: z.string().max(200).optional(),
  /** Corrected by hand: column letter → field, or null to leave the column out. */
  columns: z.record(z.string().regex(/^[A-Z]{1,3}$/), z.string().max(40).nullable()).optional(),
}

/** What the user decided about a row: leave it out, or take it with these values instead. */
export const RowChoice = z.object({
  sheet: z.string().nullable().default(null),
  row: z.number().int(),
  take: z.boolean().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  /** Take the row as this member's update, or 0 as a new person. */
  matchId: z.number().int().min(0).optional(),
  /** Who is meant by a name that several members bear. */
  people: z.record(z.string().min(1).max(60), MemberId).optional(),
})
export type RowChoice = z.infer<typeof RowChoice>

export const Batch = z.object({
  batchId: BatchId,
  kind: ImportKind,
  fileName: z.string(),
  sha256: z.string(),
  committedAt: z.string(),
  state: z.enum(['committed', 'undone']),
  added: z.number().int(),
  changed: z.number().int(),
  skipped: z.number().int(),
})
export type Batch = z.infer<typeof Batch>

const touches = [
  'imports',
  'members',
  'branch',
  'meetings',
  'talks',
  'dues',
  'study',
  'registers',
  'life',
  'compliance',
] as const

/** One row as the committing command takes it: already judged, already chosen. */
export const RowToCommit = z.object({
  sheet: z.string().nullable(),
  row: z.number().int(),
  values: z.record(z.string(), RowValue),
  doubts: z.array(Doubt),
  original: z.string().optional(),
  unread: z.string().optional(),
  matchId: z.number().int().optional(),
  /** Who is meant by a name that several members bear. */
  people: z.record(z.string(), MemberId).optional(),
})
export type RowToCommit = z.infer<typeof RowToCommit>

/** A file that came in whole: what it was recognised as, and the rows in which the words asked for stand. */
export const SourceDocument = z.object({
  documentId: z.number().int(),
  batchId: BatchId,
  kind: ImportKind,
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  recordCount: z.number().int(),
  enteredAt: z.string(),
  /** All of them, or those that hold the words. */
  records: z.array(
    z.object({
      sheet: z.string().nullable(),
      row: z.number().int(),
      values: z.record(z.string(), RowValue),
      original: z.string().optional(),
      /** False: it could not become a record and stands here alone. Absent where nobody wrote it down. */
      entered: z.boolean().optional(),
    }),
  ),
})
export type SourceDocument = z.infer<typeof SourceDocument>

export const importOperations = {
  'import.propose': task('读入一个文件并提出导入方案；什么也不写', z.object(Source), Proposal),
  'import.commit': task(
    '按方案导入：一次全部写入，可整批撤销；有错误的行不写',
    z.object({ ...Source, choices: z.array(RowChoice).max(100000).default([]) }),
    Batch,
    { touches },
  ),
  'import.enter': command(
    '写入一批已判定的行（由 import.commit 调用）',
    z.object({
      branchId: BranchId,
      kind: ImportKind,
      fileName: z.string(),
      sha256: z.string(),
      rows: z.array(RowToCommit),
      skipped: z.number().int(),
      /** The file itself, in base64, with what it was recognised as: kept where it holds more than the records. */
      document: z
        .object({
          content: z.string(),
          records: z.array(z.record(z.string(), z.unknown())),
          recordCount: z.number().int(),
        })
        .optional(),
      /** Columns told by hand, to be remembered by the headings' fingerprint. */
      mapping: z
        .object({ fingerprint: z.string(), columns: z.record(z.string(), z.string().nullable()) })
        .optional(),
    }),
    Batch,
    { touches, internal: true },
  ),
  'import.takeOver': command(
    '把以前整份保存的原始资料转入登记（党费、学习）；另成一批，可以撤销',
    z.object({ documentId: z.number().int().positive() }),
    Batch,
    { touches, access: 'keep' },
  ),
  'import.undo': command('撤销一批导入，恢复到导入之前', z.object({ batchId: BatchId }), Batch, {
    touches,
    access: 'keep',
  }),
  'import.documents': query(
    '导入时整份保存的原始资料；可按文字查找',
    z
      .object({
        branchId: BranchId.optional(),
        kind: ImportKind.optional(),
        /** Words, all of which must stand in a record or in the file's name. */
        text: line(100).optional(),
      })
      .default({}),
    z.array(SourceDocument),
    { access: 'keep' },
  ),
  'import.document': query(
    '取出一份原始资料（base64）',
    z.object({ documentId: z.number().int().positive() }),
    SourceDocument.extend({ content: z.string() }),
    { access: 'keep' },
  ),
  'import.batches': query('导入过的批次', z.object({}).default({}), z.array(Batch), { access: 'keep' }),
}
