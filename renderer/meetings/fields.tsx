/** The few native fields a record page is written with: a line, and a text that grows with what is in it. */
import type { ChangeEvent, KeyboardEvent, ClipboardEvent, Ref } from 'react'

interface TextProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder?: string
  readonly maxLength?: number
  readonly disabled?: boolean
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
}

export interface LineFieldProps extends TextProps {
  /** Id of a datalist with suggestions. */
  readonly list?: string
  readonly className?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

export function LineField({ label, value, onChange, list, className, inputRef, ...rest }: LineFieldProps) {
  return (
    <input
      type="text"
      autoComplete="off"
      aria-label={label}
      className={className === undefined ? 'line-field' : `line-field ${className}`}
      value={value}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      {...(list === undefined ? {} : { list })}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      {...rest}
    />
  )
}

export interface ProseFieldProps extends TextProps {
  readonly rows?: number
  readonly onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void
  readonly fieldId?: string
}

/** Enter is a new paragraph, as in a word processor; the field grows by itself. */
export function ProseField({ label, value, onChange, rows = 1, fieldId, ...rest }: ProseFieldProps) {
  return (
    <textarea
      aria-label={label}
      className="prose-field"
      rows={rows}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      {...(fieldId === undefined ? {} : { id: fieldId })}
      {...rest}
    />
  )
}

export interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value) => void
  readonly disabled?: boolean
}

/** A native list: light enough to stand in every row, and the keyboard knows it. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
}: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      className="choice"
      value={value}
      disabled={disabled === true}
      onChange={(event) => {
        const chosen = options.find(([key]) => key === event.target.value)
        if (chosen) onChange(chosen[0])
      }}
    >
      {options.map(([key, title]) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </select>
  )
}

/** The entries of a title table, in its order, with the keys still typed. */
export function optionsOf<Key extends string>(
  keys: readonly Key[],
  titles: Readonly<Record<Key, string>>,
): readonly (readonly [Key, string])[] {
  return keys.map((key) => [key, titles[key]] as const)
}

export interface CountFieldProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly disabled?: boolean
  readonly wrong?: boolean
  /** Stands behind the number, instead of the label before it. */
  readonly unit?: string
}

/** A number of ballots or minutes: digits only, empty while unknown, aligned right. */
export function CountField({ label, value, onChange, disabled, wrong, unit }: CountFieldProps) {
  return (
    <label className={wrong === true ? 'count-field wrong' : 'count-field'}>
      {unit === undefined ? <span>{label}</span> : null}
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={wrong === true}
        disabled={disabled === true}
        value={value === null ? '' : String(value)}
        onChange={(event) => {
          const digits = event.target.value
            .replace(/[０-９]/g, halfWidth)
            .replace(/\D/g, '')
            .slice(0, 4)
          onChange(digits === '' ? null : Number(digits))
        }}
      />
      {unit === undefined ? null : <span>{unit}</span>}
    </label>
  )
}

const halfWidth = (digit: string) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)
