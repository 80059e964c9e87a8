/** Who else may open a protected ledger, each with a password and a role. */
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import type { z } from 'zod'
import type { FurtherRole, KeyChanged, LedgerUser } from '#shared/protection.ts'
import { roleTitles } from '#shared/role.ts'
import { useCommand } from '../ledger.ts'
import { askPassword } from './ask-password.tsx'
import { PasswordForm } from './password-form.tsx'

type Further = z.infer<typeof FurtherRole>

const roles: { value: Further; label: string }[] = [
  { value: 'recorder', label: `${roleTitles.recorder}（不看谈话内容、工资、处分）` },
  { value: 'inspector', label: `${roleTitles.inspector}（检查用，不能改）` },
]

export interface UsersProps {
  readonly users: readonly LedgerUser[]
  readonly onChanged: (changed: KeyChanged) => void
}

export function Users({ users, onChanged }: UsersProps) {
  const [renewing, setRenewing] = useState<LedgerUser>()
  const change = useCommand('protection.changeUser')
  const remove = useCommand('protection.removeUser')
  const shutOut = async (user: LedgerUser) => {
    const password = await askPassword({
      title: `停用 ${user.name}`,
      text: '他的口令马上打不开台账；文件和备份换用新的密钥，会给出新的恢复码。请输入书记的口令。',
      okText: '停用',
    })
    if (password !== null) remove.mutate({ userId: user.userId, password }, { onSuccess: onChanged })
  }
  return (
    <>
      <table className="ruled-table">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">身份</th>
            <th scope="col">口令</th>
            <th scope="col">更改</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.userId}>
              <td>{user.name}</td>
              <td>
                {user.active && user.role !== 'secretary' ? (
                  <Select
                    aria-label={`${user.name}的身份`}
                    className="user-role"
                    value={user.role}
                    options={roles}
                    onChange={(role) => change.mutate({ userId: user.userId, role })}
                  />
                ) : (
                  roleTitles[user.role]
                )}
              </td>
              <td>
                {user.active ? (
                  user.hasPassword ? (
                    '有'
                  ) : (
                    <span className="word-due">要重新给</span>
                  )
                ) : (
                  <span className="hint">已停用</span>
                )}
              </td>
              <td>
                {user.active && user.role !== 'secretary' ? (
                  <div className="row">
                    <Button size="small" onClick={() => setRenewing(user)}>
                      给新口令
                    </Button>
                    <Button size="small" loading={remove.isPending} onClick={() => void shutOut(user)}>
                      停用…
                    </Button>
                  </div>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {renewing === undefined ? (
        <NewUser />
      ) : (
        <PasswordForm
          label={`给${renewing.name}的新口令`}
          okText={`给${renewing.name}新口令`}
          pending={change.isPending}
          onSubmit={({ newPassword }) =>
            change.mutate(
              { userId: renewing.userId, newPassword },
              { onSuccess: () => setRenewing(undefined) },
            )
          }
        />
      )}
    </>
  )
}

function NewUser() {
  const add = useCommand('protection.addUser')
  const [name, setName] = useState('')
  const [role, setRole] = useState<Further>('recorder')
  const id = useId()
  return (
    <PasswordForm
      label="添加使用人"
      okText="添加使用人"
      pending={add.isPending}
      ready={name.trim() !== ''}
      onSubmit={({ newPassword }) =>
        add.mutate({ name, role, newPassword }, { onSuccess: () => setName('') })
      }
    >
      <label htmlFor={`${id}name`}>姓名</label>
      <Input
        id={`${id}name`}
        maxLength={40}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor={`${id}role`}>身份</label>
      <Select id={`${id}role`} value={role} options={roles} onChange={setRole} />
    </PasswordForm>
  )
}
