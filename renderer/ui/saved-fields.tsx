/** Fields of a ruled form that save by themselves when they are left. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isComposing } from './keys.ts'
import { NameRemarks } from './name-remarks.tsx'

export interface TextFieldProps {
  readonly value: string
  readonly onSave: (value: string) => void
  readonly label: string
  readonly maxLength?: number
  /** Several lines: Enter breaks the line, leaving the field saves. */
  readonly multiline?: boolean
  readonly placeholder?: string
  readonly disabled?: boolean
  /** May not be emptied: emptied, it takes its old text back. */
  readonly required?: boolean
}

/** Text that is saved on leaving the field or on Enter; Escape takes the typing back. */
export function TextField({
  value,
  onSave,
  label,
  multiline = false,
  required = false,
  ...rest
}: TextFieldProps) {
  const [text, setText] = useState(value)
  // Enter saves; the blur that follows must not save the same once more
  const typedSince = useRef(false)
  useEffect(() => setText(value), [value])

  const type = (typed: string) => {
    typedSince.current = true
    setText(typed)
  }
  const commit = () => {
    if (!typedSince.current) return
    typedSince.current = false
    const next = text.trim()
    if (next === '' && required) return setText(value)
    if (next !== value) onSave(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      typedSince.current = false
      setText(value)
    }
    if (event.key === 'Enter' && !multiline) {
      // the same stroke must not also press the button of a question that the commit opens
      event.preventDefault()
      commit()
    }
  }
  const shared = {
    className: 'record-input saved-field',
    value: text,
    'aria-label': label,
    autoComplete: 'off',
    onBlur: commit,
    onKeyDown,
    ...rest,
  }
  return multiline ? (
    <div className="text-with-remarks">
      <Input.TextArea
        {...shared}
        className="record-input saved-field growing-text"
        onChange={(event) => type(event.target.value)}
      />
      <NameRemarks
        text={text}
        onChange={(right) => {
          typedSince.current = false
          setText(right)
          onSave(right.trim())
        }}
      />
    </div>
  ) : (
    <Input {...shared} onChange={(event) => type(event.target.value)} />
  )
}

export interface ChoiceFieldProps<Value extends string> {
  readonly value: Value | null
  readonly onSave: (value: Value) => void
  readonly label: string
  readonly options: Readonly<Record<Value, string>>
  readonly placeholder?: string
  readonly disabled?: boolean
}

/** One word out of a closed list. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { value, onSave, label, options, placeholder = '请选择', disabled = false } = props
  return (
    <Select<Value>
      className="saved-field"
      aria-label={label}
      value={value}
      placeholder={placeholder}
      disabled={disabled}
      onChange={(next) => onSave(next)}
      options={optionsOf(options)}
    />
  )
}

/** `{a: '甲'}` → antd's options, in the record's order. */
export function optionsOf<Value extends string>(
  titles: Readonly<Record<Value, string>>,
): { value: Value; label: string }[] {
  return Object.keys(titles)
    .filter((key): key is Value => Object.hasOwn(titles, key))
    .map((value) => ({ value, label: titles[value] }))
}

export interface FlagFieldProps {
  readonly value: boolean
  readonly onSave: (value: boolean) => void
  readonly label: string
  readonly disabled?: boolean
}

export function FlagField({ value, onSave, label, disabled = false }: FlagFieldProps) {
  return (
    <Checkbox checked={value} disabled={disabled} onChange={(event) => onSave(event.target.checked)}>
      {label}
    </Checkbox>
  )
}

export interface NumberFieldProps {
  readonly value: number | null
  readonly onSave: (value: number | null) => void
  readonly label: string
  readonly min?: number
  readonly max: number
}

/** A whole number, saved on leaving the field or on Enter. */
export function NumberField({ value, onSave, label, min = 0, max }: NumberFieldProps) {
  const [number, setNumber] = useState(value)
  const typedSince = useRef(false)
  useEffect(() => setNumber(value), [value])
  const commit = () => {
    if (!typedSince.current) return
    typedSince.current = false
    if (number !== value) onSave(number)
  }
  return (
    <InputNumber<number>
      className="number-field"
      aria-label={label}
      min={min}
      max={max}
      precision={0}
      value={number}
      onChange={(typed) => {
        typedSince.current = true
        setNumber(typed)
      }}
      onBlur={commit}
      onPressEnter={commit}
    />
  )
}
