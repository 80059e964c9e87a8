/** The one dialog of a change to the rules: what, from which year, why; and what was changed before. */
import { InputNumber, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'

/** From when, and why. */
export interface Grounds {
  readonly fromYear: number
  readonly reason: string
}

export interface ChangeDialogProps {
  readonly title: string
  /** One sentence: what will happen, and that it can be taken back. */
  readonly text: string
  readonly okText: string
  readonly year: number
  readonly pending: boolean
  /** False while what is to be changed has not been given. */
  readonly ready?: boolean
  /** The field for the new value, the history: between the sentence and the grounds. */
  readonly children?: ReactNode
  onOk(grounds: Grounds): void
  onCancel(): void
}

export function ChangeDialog(props: ChangeDialogProps) {
  const { title, text, okText, year, pending, ready = true, children, onOk, onCancel } = props
  const [fromYear, setFromYear] = useState(year)
  const [reason, setReason] = useState('')
  const ids = { year: useId(), reason: useId() }
  return (
    <Dialog
      title={title}
      width={560}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ disabled: !ready || reason.trim() === '' }}
      confirmLoading={pending}
      onOk={() => onOk({ fromYear, reason: reason.trim() })}
      onCancel={onCancel}
    >
      <div className="stack change-dialog">
        <p>{text}</p>
        {children}
        <div className="row">
          <label htmlFor={ids.year}>从哪一年起</label>
          <InputNumber<number>
            id={ids.year}
            className="number-field"
            min={1921}
            max={2200}
            precision={0}
            value={fromYear}
            onChange={(typed) => setFromYear(typed ?? year)}
          />
          <span className="hint">以前各年照旧。</span>
        </div>
        <label htmlFor={ids.reason}>理由（上级文件名称、文号，或本支部的情况）</label>
        <Input.TextArea
          id={ids.reason}
          rows={2}
          maxLength={200}
          showCount
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
