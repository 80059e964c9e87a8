/** Last year's records come in: proposed with doubts, committed in one transaction, undone whole. */
import { z } from 'zod'
import { command, query, task } from './operation.ts'
import { BatchId, BranchId, line } from './primitives.ts'

export const ImportKind = z.enum(['memberRoster', 'none'])
export type ImportKind = z.infer<typeof ImportKind>

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
  'hiddenSheet',
  'headerNotFound',
  'columnUnknown',
  'notARecord',
  'nameMissing',
  'datePrecisionMonth',
  'dateUnreadable',
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
] as const
export const DoubtCode = z.enum(doubtCodes)
export type DoubtCode = z.infer<typeof DoubtCode>

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

export const ProposedRow = z.object({
  /** 1-based row of the sheet; for CSV the logical record (header = 1). */
  row: z.number().int(),
  verdict: Verdict,
  /** Normalised values by field; a field without a trustworthy value is left out. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  doubts: z.array(Doubt),
  /** The member that `update`, `same` or `conflict` is about. */
  matchId: z.number().int().optional(),
  /** What would change: field, present value, proposed value. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })).optional(),
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
  doubts: z.array(Doubt),
  rows: z.array(ProposedRow),
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

export const Proposal = z.object({
  kind: ImportKind,
  fileName: z.string(),
  sha256: z.string(),
  encoding: z.string().optional(),
  doubts: z.array(Doubt),
  sheets: z.array(ProposedSheet),
  summary: ImportSummary,
  /** A batch that already brought in the very same file and still stands. */
  alreadyImportedAs: BatchId.nullable(),
})
export type Proposal = z.infer<typeof Proposal>

/** The file: by path, or its name and bytes in base64 (what a page that was given a file has). */
const Source = {
  path: z.string().min(1).max(1000).optional(),
  fileName: line(200).optional(),
  content: z.base64().max(70_000_000, '文件太大').optional(),
  branchId: BranchId.optional(),
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

const touches = ['imports', 'members', 'branch', 'meetings', 'compliance'] as const

/** One row as the committing command takes it: already judged, already chosen. */
export const RowToCommit = z.object({
  sheet: z.string().nullable(),
  row: z.number().int(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  doubts: z.array(Doubt),
  matchId: z.number().int().optional(),
})
export type RowToCommit = z.infer<typeof RowToCommit>

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
    }),
    Batch,
    { touches, internal: true },
  ),
  'import.undo': command('撤销一批导入，恢复到导入之前', z.object({ batchId: BatchId }), Batch, { touches }),
  'import.batches': query('导入过的批次', z.object({}).default({}), z.array(Batch)),
}
