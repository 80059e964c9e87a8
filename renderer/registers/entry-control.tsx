/** The control of one field, by its kind. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { type KeyboardEvent, useId } from 'react'
import type { LedgerDate } from '#shared/primitives.ts'
import type { Field, FieldValue } from '#shared/registers/field.ts'
import { DateField, MonthField } from '../ui/date-field.tsx'
import { isComposing } from '../ui/keys.ts'
import { NameRemarks } from '../ui/name-remarks.tsx'
import { NamedPicker } from '../ui/named-picker.tsx'
import { optionsOf } from '../ui/saved-fields.tsx'
import { halfTitle, halvesBefore, peopleIn, valueText, wordsIn } from './words.ts'

/** A text of more lines than this is a document of its own, and has its room from the beginning. */
const MANY = 6

export interface EntryControlProps {
  readonly field: Field
  readonly value: FieldValue
  readonly today: LedgerDate
  /** Whose roster people are picked from: the day of the record. */
  readonly asOf: string
  /** Void: read, not written. */
  readonly locked: boolean
  /** What is wrong in it; told under the control. */
  readonly wrong: string | undefined
  /** Lines that an empty text has; it grows with what is written. */
  readonly lines?: number
  readonly onChange: (value: FieldValue) => void
  readonly onUnread: (unread: boolean) => void
}

export function EntryControl(props: EntryControlProps) {
  const wrongId = useId()
  if (props.locked)
    return <span className="plain-value register-whole">{valueText(props.field, props.value)}</span>
  return (
    <>
      <Control {...props} wrongId={wrongId} />
      {props.field.help === undefined ? null : <span className="register-help">{props.field.help}</span>}
      {props.wrong === undefined ? null : (
        <span id={wrongId} role="alert" className="field-wrong register-wrong">
          {props.wrong}
        </span>
      )}
    </>
  )
}

function Control(props: EntryControlProps & { readonly wrongId: string }) {
  const { field, value, today, asOf, wrong, onChange, onUnread, wrongId, lines = 2 } = props
  const { title } = field
  const text = typeof value === 'string' ? value : ''
  const told = {
    'aria-invalid': wrong !== undefined,
    'aria-required': field.required === true,
    ...(wrong === undefined ? {} : { 'aria-describedby': wrongId, status: 'error' as const }),
  }
  switch (field.kind) {
    case 'line':
      return (
        <Input
          {...told}
          className="record-input register-input"
          aria-label={title}
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={stayOnEnter}
        />
      )
    case 'prose':
      return (
        <>
          <Input.TextArea
            {...told}
            className={lines > MANY ? 'record-input register-prose is-long' : 'record-input register-prose'}
            aria-label={title}
            rows={lines}
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
          <NameRemarks text={text} onChange={onChange} />
        </>
      )
    case 'day':
      return (
        <DateField label={title} value={text === '' ? null : text} onChange={onChange} onUnread={onUnread} />
      )
    case 'month':
      return (
        <MonthField label={title} value={text === '' ? null : text} onChange={onChange} onUnread={onUnread} />
      )
    case 'half':
      return (
        <Select<string>
          {...told}
          className="register-choice"
          aria-label={title}
          placeholder="请选择"
          value={text === '' ? null : text}
          options={[...new Set([...halvesBefore(today), ...(text === '' ? [] : [text])])].map((half) => ({
            value: half,
            label: halfTitle(half),
          }))}
          onChange={onChange}
        />
      )
    case 'number':
      return (
        <span className="register-number">
          <InputNumber<number>
            {...told}
            className="number-field"
            aria-label={title}
            min={0}
            {...(field.max === undefined ? {} : { max: field.max })}
            precision={0}
            controls={false}
            value={typeof value === 'number' ? value : null}
            onChange={(typed) => onChange(typed)}
          />
          {field.unit}
        </span>
      )
    case 'choice':
      return (
        <Select<string>
          {...told}
          className="register-choice"
          aria-label={title}
          value={text}
          options={optionsOf(field.choices ?? {})}
          onChange={onChange}
        />
      )
    case 'choices':
      return (
        <Checkbox.Group<string>
          aria-label={title}
          className="register-choices"
          value={[...wordsIn(value)]}
          options={optionsOf(field.choices ?? {})}
          onChange={(chosen) => onChange(chosen)}
        />
      )
    case 'person':
    case 'people':
      return (
        <NamedPicker
          label={title}
          placeholder="选人或输入姓名"
          multiple={field.kind === 'people'}
          asOf={asOf}
          invalid={wrong !== undefined}
          value={peopleIn(value)}
          onChange={(people) => onChange(field.kind === 'people' ? people : (people[0] ?? null))}
        />
      )
  }
}

/** A line has nothing to break and nothing to send. */
function stayOnEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && !isComposing(event)) event.preventDefault()
}
