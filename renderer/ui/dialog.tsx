/**
 * A dialog as a keyboard knows it: it opens in its first field, Enter in a line (or Ctrl+Enter anywhere) presses its main
 * button, Esc closes it and asks first where something was typed, and afterwards the focus is where it came from.
 */
import { Modal, type ModalProps } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { askConfirm } from './ask.tsx'
import { isComposing } from './keys.ts'

export interface DialogProps extends Omit<ModalProps, 'onOk' | 'onCancel' | 'open'> {
  readonly onOk?: () => void
  readonly onCancel: () => void
  /** Everything stands in it already: the main button has the focus, one Enter takes it. */
  readonly focusOk?: boolean
  /** What stands in its fields only looks something up: closing it loses nothing. */
  readonly looksUp?: boolean
}

const fields =
  'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select:not(:disabled), [contenteditable="true"]'

/** What stands in the fields, to tell whether anything was typed or chosen. */
function printOf(body: HTMLElement | null): string {
  if (body === null) return ''
  const typed = [...body.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(fields)]
  const chosen = [...body.querySelectorAll('.ant-select')]
  return JSON.stringify([
    typed.map((field) => (field instanceof HTMLInputElement && field.checked ? '✓' : field.value)),
    chosen.map((select) => select.textContent),
  ])
}

export function Dialog({ onOk, onCancel, focusOk = false, looksUp = false, children, ...rest }: DialogProps) {
  const [opener] = useState(() => document.activeElement)
  const body = useRef<HTMLDivElement>(null)
  const untouched = useRef<string>(undefined)
  const asking = useRef(false)
  const mainButton = () =>
    body.current
      ?.closest('.ant-modal')
      ?.querySelector<HTMLButtonElement>('.ant-modal-footer .ant-btn-primary')

  useEffect(
    () => () => {
      // once the dialog is gone, and unless something else was given the focus on purpose
      setTimeout(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement && opener.isConnected)
          opener.focus()
      })
    },
    [opener],
  )

  const onOpened = (open: boolean) => {
    rest.afterOpenChange?.(open)
    if (!open) return
    untouched.current = printOf(body.current)
    if (focusOk) return mainButton()?.focus()
    const within = document.activeElement
    // some fields take the focus by themselves
    if (within !== null && within.matches(fields) && body.current?.contains(within) === true) return
    body.current?.querySelector<HTMLElement>(fields)?.focus()
  }

  async function cancel(target: EventTarget | null) {
    // 〔取消〕 says what it does; Esc and the edge are hit in passing
    const meant = target instanceof Element && target.closest('.ant-modal-footer') !== null
    if (asking.current) return
    if (meant || looksUp || untouched.current === undefined || printOf(body.current) === untouched.current)
      return onCancel()
    asking.current = true
    const sure = await askConfirm({
      title: '放弃刚才填写的内容？',
      text: '这里填写的还没有保存；台账里已有的内容不受影响。',
      okText: '放弃',
    })
    asking.current = false
    if (sure) onCancel()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    if (event.key !== 'Enter' || isComposing(event) || onOk === undefined) return
    if (!(target instanceof HTMLElement) || body.current?.contains(target) !== true) return
    const line =
      target instanceof HTMLInputElement &&
      target.getAttribute('role') !== 'combobox' &&
      !['checkbox', 'radio', 'file', 'button'].includes(target.type)
    if (!line && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    // a field takes what was typed when it is left; only then is known whether it can be kept
    target.blur()
    setTimeout(() => {
      const button = mainButton()
      const kept = target.getAttribute('aria-invalid') !== 'true'
      if (kept && button !== null && button !== undefined && !button.disabled) button.click()
      else target.focus()
    })
  }

  return (
    <Modal
      {...rest}
      open
      onOk={() => onOk?.()}
      onCancel={(event) => void cancel(event.target)}
      afterOpenChange={onOpened}
    >
      <div ref={body} onKeyDown={onKeyDown}>
        {children}
      </div>
    </Modal>
  )
}
