/** Asks for a password in a dialog; it is never kept. */
import { Input } from 'antd'
import { useId } from 'react'
import { currentApp } from '../ui/antd-app.ts'
import { type Confirmation, focusBack, pressOk } from '../ui/ask.tsx'

/** Null where the user thinks better of it. */
export function askPassword(question: Confirmation): Promise<string | null> {
  const modal = currentApp()?.modal
  if (modal === undefined) return Promise.resolve(null)
  return new Promise((resolve) => {
    let password = ''
    const asked = modal.confirm({
      title: question.title,
      icon: null,
      width: 520,
      content: (
        <PasswordField
          text={question.text}
          onChange={(typed) => {
            password = typed
            asked.update({ okButtonProps: { disabled: typed === '' } })
          }}
        />
      ),
      okText: question.okText,
      okButtonProps: { disabled: true },
      cancelText: '取消',
      onOk: () => resolve(password),
      onCancel: () => resolve(null),
      afterClose: focusBack(),
    })
  })
}

function PasswordField({ text, onChange }: { text: string; onChange: (typed: string) => void }) {
  const id = useId()
  return (
    <div className="stack">
      <p>{text}</p>
      <label htmlFor={id}>口令</label>
      <Input.Password
        id={id}
        autoComplete="off"
        autoFocus
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') pressOk(event)
        }}
      />
    </div>
  )
}
