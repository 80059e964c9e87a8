/** The users of a protected ledger as its file has them. */
import { Failure } from '#shared/failure.ts'
import type { Role } from '#shared/role.ts'
import type { Reader, Writer } from '../ledger/open.ts'

export interface UserInLedger {
  readonly userId: number
  readonly name: string
  readonly role: Role
  readonly active: boolean
  /** Null for the secretary. */
  readonly publicKey: Buffer | null
}

export async function usersIn(read: Reader): Promise<UserInLedger[]> {
  const rows = await read.selectFrom('ledger_user').selectAll().orderBy('user_id').execute()
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    role: row.role,
    active: row.active === 1,
    publicKey: row.public_key,
  }))
}

export interface UserChange {
  /** A new one where there is none; the secretary is there once. */
  readonly userId?: number | undefined
  readonly name?: string | undefined
  readonly role?: Role | undefined
  readonly active?: boolean | undefined
  readonly publicKey?: Buffer | undefined
}

/** Enters or changes a user. @throws Failure notFound, duplicate */
export async function keepUser(write: Writer, change: UserChange, now: string): Promise<number> {
  const users = await usersIn(write)
  const known =
    change.role === 'secretary'
      ? users.find(({ role }) => role === 'secretary')
      : users.find(({ userId }) => userId === change.userId)
  if (known === undefined && change.userId !== undefined) throw new Failure('notFound')
  const user = { ...(known ?? { role: 'recorder', active: true, publicKey: null }), ...given(change) }
  const { name } = user
  if (name === undefined) throw new Failure('badInput', 'name: 请填写姓名')
  const named = users.some((each) => each.active && each.name === name && each.userId !== known?.userId)
  if (user.active && named) throw new Failure('duplicate', name)
  const row = { name, role: user.role, active: user.active ? 1 : 0, public_key: user.publicKey } as const
  if (known !== undefined) {
    await write.updateTable('ledger_user').set(row).where('user_id', '=', known.userId).execute()
    return known.userId
  }
  const { user_id } = await write
    .insertInto('ledger_user')
    .values({ ...row, added_at: now.slice(0, 19) })
    .returning('user_id')
    .executeTakeFirstOrThrow()
  return user_id
}

/** What a change says; what it leaves out stays. */
function given({ name, role, active, publicKey }: UserChange) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(active === undefined ? {} : { active }),
    ...(publicKey === undefined ? {} : { publicKey }),
  }
}
