/**
 * The password of a ledger and who else may open it. The whole file is encrypted (SQLCipher 4); the secretary's password
 * is the file's own, everybody else's opens a slot in the key file beside it.
 */
import { z } from 'zod'
import { LedgerStatus } from './ledger.ts'
import { command, domains, task } from './operation.ts'
import { NewPassword, Password } from './password.ts'
import { requiredLine } from './primitives.ts'
import { Role } from './role.ts'

/** Roles that are given to further users; there is one secretary. */
export const FurtherRole = Role.exclude(['secretary'])

const UserId = z.number().int().positive()
const UserName = requiredLine(40, '姓名')

export const LedgerUser = z.object({
  userId: UserId,
  name: z.string(),
  role: Role,
  active: z.boolean(),
  /** False where the key file beside the ledger has no place for this user: a password must be given anew. */
  hasPassword: z.boolean(),
})
export type LedgerUser = z.infer<typeof LedgerUser>

export const idleMinutes = { least: 5, most: 60, usual: 15 } as const
const IdleMinutes = z.number().int().min(idleMinutes.least).max(idleMinutes.most)

export const ProtectionStatus = z.object({
  protected: z.boolean(),
  /** True after entering by the recovery code, until a new password is set. */
  mustRenew: z.boolean(),
  idleMinutes: IdleMinutes,
  /** When the password was last set, `YYYY-MM-DDTHH:MM:SS`; empty where there is none. */
  setAt: z.string(),
  /** For the secretary; empty for everybody else. */
  users: z.array(LedgerUser),
})
export type ProtectionStatus = z.infer<typeof ProtectionStatus>

/** What became of the copies when the key changed. */
const CopiesChanged = z.object({
  rewritten: z.number().int(),
  /** Names of copies that could not follow: damaged, or under a password of their own. */
  left: z.array(z.string()),
})
const KeyChanged = z.object({
  /** Shown once; never kept anywhere. */
  recoveryCode: z.string(),
  copies: CopiesChanged,
})
export type KeyChanged = z.infer<typeof KeyChanged>

const touchesLedger = { touches: ['ledger'] } as const

export const protectionOperations = {
  'protection.status': task('口令和使用人的现状', z.object({}).default({}), ProtectionStatus, {
    access: 'read',
  }),
  'protection.setPassword': task(
    '给台账设口令：整个文件和备份都加密，给出恢复码',
    z.object({ newPassword: NewPassword, name: UserName.default('书记') }),
    KeyChanged,
    touchesLedger,
  ),
  'protection.changePassword': task(
    '更换书记的口令；文件和备份换用新的密钥，给出新的恢复码',
    z.object({
      /** May be left out after entering by the recovery code. */
      password: Password.optional(),
      newPassword: NewPassword,
    }),
    KeyChanged,
    touchesLedger,
  ),
  'protection.removePassword': task(
    '取消口令：文件和备份都不再加密',
    z.object({ password: Password }),
    CopiesChanged,
    touchesLedger,
  ),
  'protection.unlock': task(
    '用口令或恢复码打开台账',
    z
      .object({
        /** The ledger that is locked, unless named. */
        path: z.string().min(1).max(1000).optional(),
        password: Password.optional(),
        recoveryCode: z.string().max(400).optional(),
      })
      .refine(
        ({ password, recoveryCode }) => (password === undefined) !== (recoveryCode === undefined),
        '请填口令或恢复码',
      ),
    LedgerStatus,
    { needsLedger: false, access: 'read', touches: domains },
  ),
  'protection.lock': task('锁定：关上台账，密钥从内存里抹去', z.object({}).default({}), LedgerStatus, {
    access: 'read',
  }),
  'protection.addUser': task(
    '添加使用人',
    z.object({ name: UserName, role: FurtherRole, newPassword: NewPassword }),
    LedgerUser,
    touchesLedger,
  ),
  'protection.changeUser': task(
    '更改使用人的姓名、身份，或者给他新的口令',
    z.object({
      userId: UserId,
      name: UserName.optional(),
      role: FurtherRole.optional(),
      newPassword: NewPassword.optional(),
    }),
    LedgerUser,
    touchesLedger,
  ),
  'protection.removeUser': task(
    '停用使用人；文件和备份换用新的密钥，给出新的恢复码',
    z.object({
      userId: UserId,
      /** The secretary's. */
      password: Password,
    }),
    KeyChanged,
    touchesLedger,
  ),
  'protection.changeOwnPassword': task(
    '更换自己的口令（书记以外的使用人）',
    z.object({ password: Password, newPassword: NewPassword }),
    z.object({ changed: z.boolean() }),
    { ...touchesLedger, access: 'read' },
  ),
  'protection.setIdleMinutes': task(
    '多少分钟没有操作就自动锁定',
    z.object({ minutes: IdleMinutes }),
    z.object({ minutes: IdleMinutes }),
    touchesLedger,
  ),
  'protection.keepIdleMinutes': command(
    '记下多少分钟没有操作就自动锁定',
    z.object({ minutes: IdleMinutes }),
    z.object({ minutes: IdleMinutes }),
    { internal: true },
  ),
  'protection.keepChange': command(
    '记下设口令、换口令、取消口令',
    z.object({ kind: z.enum(['set', 'changed', 'removed']), name: UserName.optional() }),
    z.object({}),
    { internal: true },
  ),
  'protection.keepUser': command(
    '记下使用人',
    z.object({
      /** A new one where there is none. */
      userId: UserId.optional(),
      name: UserName.optional(),
      role: FurtherRole.optional(),
      active: z.boolean().optional(),
      /** X25519, base64url. */
      publicKey: z.string().length(43).optional(),
    }),
    z.object({ userId: UserId }),
    { internal: true },
  ),
}
