/** The two questions the ledger asks before a legal or destructive step. */
import { Input } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { currentApp } from './antd-app.ts'
import { isComposing } from './keys.ts'

export interface ReasonQuestion {
  readonly title: string
  /** One sentence: what will happen, and whether it can be taken back. */
  readonly text: string
  readonly label: string
  readonly okText: string
}

export interface Confirmation {
  readonly title: string
  readonly text: string
  readonly okText: string
}

/** Asks for a reason that will be kept with the record; null where the user thinks better of it. */
export function askReason(question: ReasonQuestion): Promise<string | null> {
  const modal = currentApp()?.modal
  if (modal === undefined) return Promise.resolve(null)
  return new Promise((resolve) => {
    let reason = ''
    const asked = modal.confirm({
      title: question.title,
      icon: null,
      width: 520,
      content: (
        <ReasonField
          question={question}
          onChange={(text) => {
            reason = text.trim()
            asked.update({ okButtonProps: { disabled: reason === '' } })
          }}
        />
      ),
      okText: question.okText,
      okButtonProps: { disabled: true },
      cancelText: '取消',
      onOk: () => resolve(reason),
      onCancel: () => resolve(null),
      afterClose: focusBack(),
    })
  })
}

/** The same as the main button of the question that a field stands in; never while an input method is choosing. */
export function pressOk(event: KeyboardEvent<HTMLElement>): void {
  if (isComposing(event)) return
  event.preventDefault()
  event.currentTarget.closest('.ant-modal')?.querySelector<HTMLButtonElement>('.ant-btn-primary')?.click()
}

/** For after a question: where the focus was when it was asked, unless it was given somewhere else on purpose. */
export function focusBack() {
  const opener = document.activeElement
  // the question is taken out of the page only after it says that it is closed
  return () =>
    setTimeout(() => {
      if (document.activeElement === document.body && opener instanceof HTMLElement && opener.isConnected)
        opener.focus()
    })
}

function ReasonField({ question, onChange }: { question: ReasonQuestion; onChange: (text: string) => void }) {
  const id = useId()
  const [warned, setWarned] = useState(false)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) pressOk(event)
    if (event.key !== 'Escape' || warned || event.currentTarget.value.trim() === '') return
    // hit in passing: what was typed goes only with the second stroke
    event.stopPropagation()
    setWarned(true)
  }
  return (
    <div className="stack">
      <p>{question.text}</p>
      <label htmlFor={id}>{question.label}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={200}
        autoFocus
        onChange={(event) => {
          setWarned(false)
          onChange(event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      {warned ? (
        <p className="hint" role="alert">
          再按一次 Esc，就放弃刚才写的，什么也不改动。
        </p>
      ) : null}
    </div>
  )
}

/** Says in one sentence what will happen and waits for the answer. */
export function askConfirm(question: Confirmation): Promise<boolean> {
  const modal = currentApp()?.modal
  if (modal === undefined) return Promise.resolve(false)
  return new Promise((resolve) => {
    modal.confirm({
      title: question.title,
      icon: null,
      width: 480,
      content: question.text,
      okText: question.okText,
      cancelText: '取消',
      onOk: () => resolve(true),
      onCancel: () => resolve(false),
      afterClose: focusBack(),
    })
  })
}
