/** A new password, typed twice; the old one where it is needed. Nothing typed is kept. */
import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { shortestPassword } from '#shared/password.ts'

export interface Typed {
  readonly name: string
  readonly password: string
  readonly newPassword: string
}

export interface PasswordFormProps {
  readonly label: string
  readonly okText: string
  readonly pending: boolean
  /** The secretary's name, for the log. */
  readonly asksName?: boolean
  readonly asksOld?: boolean
  /** Fields of the caller's, above the passwords. */
  readonly children?: ReactNode
  readonly ready?: boolean
  readonly onSubmit: (typed: Typed) => void
}

const nothing = { name: '', password: '', newPassword: '', again: '' }

export function PasswordForm({
  label,
  okText,
  pending,
  asksName = false,
  asksOld = false,
  children,
  ready = true,
  onSubmit,
}: PasswordFormProps) {
  const [typed, setTyped] = useState(nothing)
  const id = useId()
  const long = [...typed.newPassword].length >= shortestPassword
  const same = typed.newPassword === typed.again
  const complete =
    ready && long && same && (!asksName || typed.name.trim() !== '') && (!asksOld || typed.password !== '')
  const field = (name: keyof typeof nothing, words: string) => {
    const control = {
      id: `${id}${name}`,
      value: typed[name],
      onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
        setTyped({ ...typed, [name]: event.target.value }),
    }
    return (
      <>
        <label htmlFor={control.id}>{words}</label>
        {name === 'name' ? (
          <Input {...control} maxLength={40} autoComplete="off" />
        ) : (
          <Input.Password {...control} maxLength={200} autoComplete="new-password" />
        )}
      </>
    )
  }
  return (
    <div className="password-form" role="group" aria-label={label}>
      {asksName ? field('name', '书记姓名') : null}
      {children}
      {asksOld ? field('password', '现在的口令') : null}
      {field('newPassword', '新口令')}
      {field('again', '再输一遍')}
      <div className="password-actions row">
        <Button
          type="primary"
          disabled={!complete}
          loading={pending}
          onClick={() => {
            onSubmit(typed)
            setTyped(nothing)
          }}
        >
          {okText}
        </Button>
        <span className="hint" role="status">
          {typed.newPassword !== '' && !long
            ? `至少 ${shortestPassword} 个字符`
            : typed.again !== '' && !same
              ? '两遍不一样'
              : `至少 ${shortestPassword} 个字符，长一些、好记的一句话最稳妥。`}
        </span>
      </div>
    </div>
  )
}
