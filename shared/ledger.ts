/** The ledger file itself: making, opening, saying what it is. */
import { z } from 'zod'
import { command, query, task } from './operation.ts'
import { NewPassword, Password } from './password.ts'
import { LedgerDate, line, requiredLine } from './primitives.ts'
import { Role } from './role.ts'

/**
 * `cloud`: a folder that a program copies to a cloud; `network`: another machine's disk; `program`: this program's own
 * folder, which goes with the program when it is replaced. All three are warned of.
 */
export const LedgerPlace = z.enum(['local', 'cloud', 'network', 'program'])
export type LedgerPlace = z.infer<typeof LedgerPlace>

export const LedgerStatus = z.object({
  open: z.boolean(),
  fileName: z.string(),
  path: z.string(),
  schemaVersion: z.number().int(),
  place: LedgerPlace,
  /** It waits for its password: `path` says which one. */
  locked: z.boolean(),
  /** It has a password. */
  protected: z.boolean(),
  /** Who opened it; no name and the secretary's role in a ledger without a password. */
  user: z.string(),
  role: Role,
  demonstration: z.boolean(),
  /** What the log found when the ledger was opened for the first time today: bytes that rotted, or an edit around the program. */
  faultsFound: z.number().int(),
  branchCount: z.number().int(),
  today: LedgerDate,
  /** `desktop` where native dialogs exist, `browser` over loopback, `commandLine`. */
  mount: z.enum(['desktop', 'browser', 'commandLine']),
})
export type LedgerStatus = z.infer<typeof LedgerStatus>

/** On a screen; `system` is as the machine's other windows are. Paper is always white. */
export const LookSetting = z.enum(['light', 'dark', 'system'])
export type LookSetting = z.infer<typeof LookSetting>

export const Settings = z.object({
  /** 公文字体 or what every Windows brings. */
  fontScheme: z.enum(['official', 'system']).default('system'),
  largeType: z.boolean().default(false),
  look: LookSetting.default('light'),
})
export type Settings = z.infer<typeof Settings>

const WhereTo = z.string().min(1).max(1000)

/** Where a printed file went: a path on this machine, or a one-time address of the loopback server. */
export const Delivered = z.object({
  path: z.string().nullable(),
  download: z.string().nullable(),
  fileName: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  tables: z.number().int(),
})
export type Delivered = z.infer<typeof Delivered>

export const ledgerOperations = {
  'ledger.status': task('现在打开的是哪个台账', z.object({}).default({}), LedgerStatus, {
    needsLedger: false,
    access: 'read',
  }),
  'ledger.create': task(
    '新建一个台账文件和其中第一个支部',
    z.object({
      branchName: requiredLine(60, '支部名称'),
      superior: line(60).default(''),
      path: WhereTo.optional(),
      /** Makes it a protected one from its first page on; the answer then holds the recovery code. */
      newPassword: NewPassword.optional(),
    }),
    LedgerStatus.extend({ recoveryCode: z.string().optional() }),
    {
      needsLedger: false,
      touches: ['ledger', 'branch', 'members', 'meetings', 'talks', 'imports', 'compliance'],
      access: 'read',
    },
  ),
  'ledger.createDemonstration': task(
    '新建一个演示台账（虚构支部，23 名党员）',
    z.object({ path: WhereTo.optional() }).default({}),
    LedgerStatus,
    {
      needsLedger: false,
      touches: ['ledger', 'branch', 'members', 'meetings', 'talks', 'imports', 'compliance'],
      access: 'read',
    },
  ),
  'ledger.open': task(
    '打开一个台账文件',
    z.object({ path: WhereTo.optional(), password: Password.optional() }).default({}),
    LedgerStatus,
    {
      needsLedger: false,
      touches: ['ledger', 'branch', 'members', 'meetings', 'talks', 'imports', 'compliance'],
      access: 'read',
    },
  ),
  'ledger.close': task('关闭台账', z.object({}).default({}), LedgerStatus, {
    needsLedger: false,
    touches: ['ledger', 'branch', 'members', 'meetings', 'talks', 'imports', 'compliance'],
    access: 'read',
  }),
  'ledger.backUp': task(
    '把台账另存一份完整备份（校验后才算成功）',
    z.object({ out: WhereTo.optional() }).default({}),
    Delivered.omit({ tables: true }),
    { access: 'write' },
  ),
  'ledger.keepCopyMade': command(
    '整册另存一份',
    z.object({ copy: z.string(), copyBytes: z.number().int(), copyDigest: z.string() }),
    z.object({}),
    { touches: ['ledger'], internal: true },
  ),
  'ledger.settings': query('本台账的设置', z.object({}).default({}), Settings),
  'ledger.changeSettings': command(
    '更改设置',
    z.object({
      fontScheme: z.enum(['official', 'system']).optional(),
      largeType: z.boolean().optional(),
      look: LookSetting.optional(),
    }),
    Settings,
    { touches: ['ledger'] },
  ),
  'ledger.markDemonstration': command(
    '标明这是演示台账',
    z.object({}).default({}),
    z.object({ demonstration: z.boolean() }),
    { touches: ['ledger'], internal: true },
  ),
}
