/** Copies of the ledger: made by themselves at the right moments, listed, taken back to. */
import { z } from 'zod'
import { LedgerStatus } from './ledger.ts'
import { command, task } from './operation.ts'
import { Password } from './password.ts'

/** What a copy was made for. */
export const BackupReason = z.enum(['manual', 'exit', 'daily', 'import', 'restore', 'migration', 'password'])
export type BackupReason = z.infer<typeof BackupReason>
export const backupReasonTitles: Readonly<Record<BackupReason, string>> = {
  manual: '手动备份',
  exit: '退出时',
  daily: '每日',
  import: '导入之前',
  restore: '恢复之前',
  migration: '升级之前',
  password: '换口令之前',
}

export const Backup = z.object({
  fileName: z.string(),
  path: z.string(),
  reason: BackupReason,
  /** `YYYY-MM-DDTHH:MM:SS`, local. */
  madeAt: z.string(),
  bytes: z.number().int(),
  /** What is in it; null where it cannot be read. */
  counts: z
    .object({
      members: z.number().int(),
      meetings: z.number().int(),
      talks: z.number().int(),
    })
    .nullable(),
  /** `same`: by the open ledger's password; `other`: by another one, which is asked for when it is taken back to. */
  protection: z.enum(['none', 'same', 'other']),
  /**
   * How many removals of personal information it does not know of: what they took away would come back with it. Null
   * where that cannot be told.
   */
  removals: z.number().int().nullable(),
  /** Beside the ledger, or in the second place (a USB stick). */
  place: z.enum(['beside', 'second']),
})
export type Backup = z.infer<typeof Backup>

export const Backups = z.object({
  /** Whose copies they are. */
  ledgerPath: z.string(),
  /** The folder beside the ledger. */
  folder: z.string(),
  secondPlace: z.string().nullable(),
  /** False where the second place is set and cannot be reached now. */
  secondReached: z.boolean(),
  /** Newest first. */
  backups: z.array(Backup),
})
export type Backups = z.infer<typeof Backups>

/** What the restored ledger's own log says of where it comes from. */
const RestoredFrom = z.object({
  copy: z.string(),
  copyMadeAt: z.string(),
  copyBytes: z.number().int(),
  /** SHA-256 of the copy's file. */
  copyDigest: z.string().length(64),
  /** Name of the file that keeps the state before; empty where there was none. */
  keptAs: z.string(),
  /** As `removals` of the copy; left out where that cannot be told. */
  removals: z.number().int().optional(),
})
export type RestoredFrom = z.infer<typeof RestoredFrom>

/** Of an entry of the log; null where it is none of a restoration. */
export function restoredFrom(about: string): RestoredFrom | null {
  if (!about.includes('"copyDigest"')) return null
  return RestoredFrom.safeParse(JSON.parse(about)).data ?? null
}

const everything = [
  'ledger',
  'branch',
  'members',
  'meetings',
  'talks',
  'imports',
  'compliance',
  'attachments',
  'templates',
  'dues',
  'study',
  'life',
  'registers',
] as const

const path = z.string().min(1).max(1000)

export const backupOperations = {
  'backups.list': task(
    '有哪些备份：时间、大小、里面有多少记录（台账打不开时可按文件路径查）',
    z
      .object({
        ledgerPath: path.optional(),
        /** Asks for the ledger by a file dialog, where there is one. */
        choose: z.boolean().default(false),
      })
      .default({ choose: false }),
    Backups,
    { needsLedger: false, access: 'read' },
  ),
  'backups.make': task(
    '现在备份一份，放进备份文件夹',
    z.object({}).default({}),
    Backup.extend({
      /** Whether it went to the second place as well; null where none is set. */
      copied: z.boolean().nullable(),
    }),
    { touches: ['ledger'], access: 'write' },
  ),
  'backups.choosePlace': task(
    '选定备份的第二处存放位置（U 盘等）；不填表示取消',
    z.object({ path: path.nullable() }),
    Backups,
    { touches: ['ledger'] },
  ),
  'backups.keepPlace': command(
    '记下备份的第二处存放位置',
    z.object({ path: path.nullable() }),
    z.object({ path: path.nullable() }),
    { touches: ['ledger'], internal: true },
  ),
  'backups.keepRestore': command('从备份恢复', RestoredFrom, z.object({}), {
    touches: ['ledger'],
    internal: true,
  }),
  'backups.restore': task(
    '恢复到一份备份；现在的状态先另存一份，不会丢',
    z.object({
      /** As `backups.list` names it. */
      path,
      /** The ledger to be restored, where none is open because it is damaged. */
      ledgerPath: path.optional(),
      /** Of the copy, where it is not protected as the open ledger is. */
      password: Password.optional(),
    }),
    LedgerStatus,
    { needsLedger: false, touches: everything },
  ),
}
