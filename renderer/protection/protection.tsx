/** Settings → 口令与使用人: the password, who else may open the ledger, when it locks itself. */
import { Alert, Button, InputNumber, Skeleton } from 'antd'
import { useState } from 'react'
import { chineseMoment } from '#shared/primitives.ts'
import { type KeyChanged, type ProtectionStatus, idleMinutes } from '#shared/protection.ts'
import { useStatus } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { askPassword } from './ask-password.tsx'
import { PasswordForm } from './password-form.tsx'
import { RecoverySheet } from './recovery-sheet.tsx'
import { Users } from './users.tsx'
import './protection.css'

export function Protection() {
  const status = useStatus()
  const asked = useAsk('protection.status', {})
  const [changed, setChanged] = useState<KeyChanged>()
  if (asked.data === undefined || status === undefined) {
    return asked.error === null ? (
      <Skeleton active />
    ) : (
      <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
    )
  }
  if (changed !== undefined)
    return <RecoverySheet changed={changed} setAt={asked.data.setAt} onDone={() => setChanged(undefined)} />
  if (status.demonstration) return <p className="empty-page">演示台账不设口令。</p>
  if (!asked.data.protected) return <Unprotected onSet={setChanged} />
  if (status.role !== 'secretary') return <OwnPassword />
  return <Protected status={asked.data} onChanged={setChanged} />
}

function Unprotected({ onSet }: { readonly onSet: (changed: KeyChanged) => void }) {
  const set = useCommand('protection.setPassword')
  return (
    <div className="stack">
      <p>
        现在没有口令：拿到台账文件的人都能打开。设口令以后，整个文件和所有备份都加密；离开一会儿会自动锁定，不输口令打不开。
        <strong>忘了口令，只能用恢复码打开</strong>，设完马上打印。
      </p>
      <PasswordForm
        label="设口令"
        asksName
        okText="设口令"
        pending={set.isPending}
        onSubmit={({ name, newPassword }) => set.mutate({ name, newPassword }, { onSuccess: onSet })}
      />
    </div>
  )
}

interface ProtectedProps {
  readonly status: ProtectionStatus
  readonly onChanged: (changed: KeyChanged) => void
}

function Protected({ status, onChanged }: ProtectedProps) {
  const change = useCommand('protection.changePassword')
  const setIdle = useCommand('protection.setIdleMinutes')
  return (
    <div className="stack">
      {status.mustRenew ? (
        <Alert
          type="warning"
          showIcon
          title="这次是用恢复码打开的，请现在换一个新口令，换完会给出新的恢复码。"
        />
      ) : null}
      <p>
        <span className="word-good">✓ 有口令</span>：台账文件和备份都已加密
        {status.setAt === '' ? null : `，${chineseMoment(status.setAt)} 设定`}。
      </p>
      <h2 className="section-title">使用人</h2>
      <Users users={status.users} onChanged={onChanged} />
      <h2 className="section-title">自动锁定</h2>
      <div className="row">
        <InputNumber
          aria-label="多少分钟没有操作就锁定"
          min={idleMinutes.least}
          max={idleMinutes.most}
          precision={0}
          value={status.idleMinutes}
          onChange={(minutes) => {
            if (minutes !== null) setIdle.mutate({ minutes })
          }}
        />
        <span>
          分钟没有操作就锁定（{idleMinutes.least} 到 {idleMinutes.most} 分钟）
        </span>
      </div>
      <h2 className="section-title">更换书记的口令</h2>
      <PasswordForm
        label="更换口令"
        asksOld={!status.mustRenew}
        okText="更换口令"
        pending={change.isPending}
        onSubmit={({ password, newPassword }) =>
          change.mutate(status.mustRenew ? { newPassword } : { password, newPassword }, {
            onSuccess: onChanged,
          })
        }
      />
      <h2 className="section-title">取消口令</h2>
      <Removal />
    </div>
  )
}

function Removal() {
  const remove = useCommand('protection.removePassword')
  const start = async () => {
    const password = await askPassword({
      title: '取消口令',
      text: '台账文件和备份都不再加密，别的使用人也随之停用，谁拿到文件都能打开。请输入书记的口令。',
      okText: '取消口令',
    })
    if (password !== null) remove.mutate({ password })
  }
  return (
    <div className="row">
      <Button danger loading={remove.isPending} onClick={() => void start()}>
        取消口令…
      </Button>
      <span className="hint">以后可以再设。</span>
    </div>
  )
}

function OwnPassword() {
  const change = useCommand('protection.changeOwnPassword')
  return (
    <div className="stack">
      <p>您可以换自己的口令。使用人由书记添加、停用。</p>
      <PasswordForm
        label="更换我的口令"
        asksOld
        okText="更换口令"
        pending={change.isPending}
        onSubmit={({ password, newPassword }) => change.mutate({ password, newPassword })}
      />
      {change.isSuccess ? (
        <p role="status" className="word-good">
          ✓ 口令已更换
        </p>
      ) : null}
    </div>
  )
}
