/** A year's folder of mixed files comes in as one: looked through, committed as a group, reported, undone whole. */
import { z } from 'zod'
import { Doubt, ImportKind, ImportSummary, importOperations } from '../imports.ts'
import { Delivered } from '../ledger.ts'
import { command, query, task } from '../operation.ts'
import { BatchId, BranchId } from '../primitives.ts'

/** What is taken at most, so that a whole disk dropped by mistake is refused in words and not read for hours. */
export const folderLimits = {
  files: 2000,
  /** Bytes of all files together. */
  bytes: 2_000_000_000,
  /** Folders within folders. */
  depth: 12,
  /** Bytes of a file: what the reader takes. */
  file: 50_000_000,
} as const

export const FolderOutcome = z.enum(['ready', 'entered', 'nothing', 'refused', 'skipped', 'leftOut'])
export type FolderOutcome = z.infer<typeof FolderOutcome>
export const folderOutcomeTitles: Readonly<Record<FolderOutcome, string>> = {
  ready: '可以导入',
  entered: '已导入',
  nothing: '没有要导入的',
  refused: '没有读',
  skipped: '跳过',
  leftOut: '不导入',
}

/** One file of the folder: what it was recognised as, and what came or would come of it. */
export const FolderFile = z.object({
  /** Relative to the folder, with `/`. */
  name: z.string(),
  bytes: z.number().int(),
  /** Null: the file was not read. */
  sha256: z.string().nullable(),
  outcome: FolderOutcome,
  kinds: z.array(ImportKind),
  /** Rows by verdict, of all kinds in the file. */
  summary: ImportSummary,
  /** About the file, not about its rows. */
  doubts: z.array(Doubt),
  /** What happened and what to do, in words; empty where there is nothing to do. */
  advice: z.string(),
  alreadyImportedAs: BatchId.nullable(),
  batchIds: z.array(BatchId),
})
export type FolderFile = z.infer<typeof FolderFile>

export const ImportGroup = z.object({
  groupId: z.number().int().positive(),
  name: z.string(),
  startedAt: z.string(),
  /** `unfinished`: broken off in the middle, by a power cut or by closing the window. */
  state: z.enum(['unfinished', 'committed', 'undone']),
  files: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  skipped: z.number().int(),
  errors: z.number().int(),
  batchIds: z.array(BatchId),
})
export type ImportGroup = z.infer<typeof ImportGroup>

const FileName = z.string().min(1).max(1000)

/** The folder: by path, or file by file with the bytes in base64 (what a page that was given a folder has). */
const Folder = {
  path: z.string().min(1).max(1000).optional(),
  files: z
    .array(
      z.object({
        fileName: FileName,
        /** Left out of a file that is not to be read: its name and size are enough for the report. */
        content: z.base64().max(70_000_000, '文件太大').default(''),
        bytes: z.number().int().min(0).optional(),
      }),
    )
    .max(folderLimits.files)
    .optional(),
  /** What the group is called; the folder's own name unless given. */
  name: z.string().max(200).optional(),
  branchId: BranchId.optional(),
}

/** One row of a file in words, for the report. ID numbers are masked before they are kept here. */
export const ReportRow = z.object({
  kind: ImportKind,
  sheet: z.string().nullable(),
  row: z.number().int(),
  taken: z.boolean(),
  verdict: z.string(),
  who: z.string(),
  day: z.string(),
  doubts: z.array(z.string()),
  /** The values as they stood, of a row that was not taken. */
  original: z.string(),
})
export type ReportRow = z.infer<typeof ReportRow>

const touches = ['imports', 'members', 'branch', 'meetings', 'talks', 'compliance'] as const
const groupId = z.number().int().positive()

export const importFolderOperations = {
  'import.proposeFolder': task(
    '看一个文件夹里的资料各是什么、会导入多少；什么也不写',
    z.object(Folder),
    z.object({ name: z.string(), files: z.array(FolderFile) }),
  ),
  'import.commitFolder': task(
    '导入整个文件夹：先名册后其他，成为一组，可整组撤销；中途停止或出错时全部撤回',
    z.object({
      ...Folder,
      /** Names of files to leave alone. */
      leaveOut: z.array(FileName).max(folderLimits.files).default([]),
      /** Goes on with a group that was left open. */
      groupId: groupId.optional(),
      /** Leaves the group open for further files. */
      more: z.boolean().default(false),
    }),
    z.object({
      /** Null where nothing in the folder was new: nothing was written. */
      group: ImportGroup.nullable(),
      files: z.array(FolderFile),
    }),
    { touches },
  ),
  'import.cancelFolder': task(
    '停止正在进行的整个文件夹的导入；已写入的全部撤回',
    z.object({}).default({}),
    z.object({ cancelled: z.number().int() }),
    { needsLedger: false },
  ),
  'import.undoFolder': command(
    '撤销整组导入，恢复到导入之前',
    z.object({ groupId }),
    // an unfinished group is forgotten altogether
    ImportGroup,
    { touches, access: 'keep' },
  ),
  'import.groups': query(
    '整个文件夹导入过的各组',
    z.object({ branchId: BranchId.optional() }).default({}),
    z.array(ImportGroup),
    { access: 'keep' },
  ),
  'import.report': task(
    '导出一组导入的报告（.xlsx）：哪些文件、哪些记录从哪里来、哪些没有导入及原因',
    z.object({ groupId, out: z.string().min(1).max(1000).optional(), overwrite: z.boolean().default(false) }),
    Delivered.omit({ tables: true }),
  ),
  'import.beginGroup': command(
    '开始一组导入（由 import.commitFolder 调用）',
    z.object({ branchId: BranchId, name: z.string().min(1).max(200) }),
    z.object({ groupId }),
    { internal: true },
  ),
  'import.enterGroupFile': command(
    '写入一组中的一个文件（由 import.commitFolder 调用）',
    z.object({
      groupId,
      file: z.object({
        path: FileName,
        bytes: z.number().int(),
        sha256: z.string().nullable(),
        kind: ImportKind,
        outcome: FolderOutcome.exclude(['ready']),
        advice: z.string(),
        same: z.number().int(),
        skipped: z.number().int(),
        errors: z.number().int(),
        rows: z.array(ReportRow),
      }),
      entry: importOperations['import.enter'].input.optional(),
    }),
    z.object({ batchId: BatchId.nullable() }),
    { touches, internal: true },
  ),
  'import.endGroup': command(
    '结束一组导入；什么也没有写入的不留下（由 import.commitFolder 调用）',
    z.object({ groupId }),
    ImportGroup.nullable(),
    { touches, internal: true },
  ),
}
