/** A plain dialog of one set of ruled fields; what the ledger refuses is said under the field it is about. */
import { Input, Select } from 'antd'
import { useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { LedgerError } from '../ledger.ts'
import { NameRemarks } from '../ui/name-remarks.tsx'
import { DateField } from '../ui/date-field.tsx'
import { failureText } from '../ui/failure.ts'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'

export interface AskedField {
  /** The operation's own name of the field, by which a refusal finds it. */
  readonly key: string
  readonly label: string
  readonly kind: 'line' | 'prose' | 'date' | 'choice'
  readonly needed?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

export interface FieldDialogProps {
  readonly title: string
  /** What will happen, and whether it can be taken back. */
  readonly text: string
  readonly okText: string
  readonly fields: readonly AskedField[]
  /** What stands in the fields at first, by key. */
  readonly initial?: Readonly<Record<string, string>>
  /** Resolves once it is kept; what it throws is shown. */
  readonly onKeep: (value: (key: string) => string) => Promise<unknown>
  readonly onClose: () => void
}

export function FieldDialog({
  title,
  text,
  okText,
  fields,
  initial = {},
  onKeep,
  onClose,
}: FieldDialogProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(initial)
  const [refused, setRefused] = useState<Refusal>(noRefusal)
  const [unread, setUnread] = useState<readonly string[]>([])
  const [keeping, setKeeping] = useState(false)
  const valueOf = (key: string) => values[key]?.trim() ?? ''
  const ready =
    unread.length === 0 && fields.every(({ key, needed }) => needed !== true || valueOf(key) !== '')
  const keep = async () => {
    setKeeping(true)
    setRefused(noRefusal)
    try {
      await onKeep(valueOf)
      onClose()
    } catch (error) {
      setRefused(refusalOf(error, fields))
    } finally {
      setKeeping(false)
    }
  }
  return (
    <Dialog
      title={title}
      width={720}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      confirmLoading={keeping}
      mask={{ closable: false }}
      onOk={() => void keep()}
      onCancel={onClose}
    >
      <p className="hint">{text}</p>
      {refused.whole === '' ? null : (
        <p role="alert" className="field-wrong">
          {refused.whole}
        </p>
      )}
      <RuledForm label={title}>
        {fields.map((field, index) => (
          <RuledField
            key={field.key}
            label={field.label}
            wide={isWide(fields, index)}
            needed={field.needed ?? false}
          >
            <span className="dialog-field">
              <Control
                field={field}
                value={values[field.key] ?? ''}
                // a refusal stays till the next try: were it taken away on leaving the field, the button would
                // move from under the pointer
                onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
                onUnread={(is) =>
                  setUnread((before) => [
                    ...before.filter((key) => key !== field.key),
                    ...(is ? [field.key] : []),
                  ])
                }
              />
              {(refused.fields[field.key] ?? '') === '' ? null : (
                <span role="alert" className="field-wrong">
                  {refused.fields[field.key]}
                </span>
              )}
            </span>
          </RuledField>
        ))}
      </RuledForm>
    </Dialog>
  )
}

/** Prose takes the whole line, and so does what has no neighbour to share one with. */
function isWide(fields: readonly AskedField[], index: number): boolean {
  if (fields[index]?.kind === 'prose') return true
  const before = fields.slice(0, index)
  const first = before.findLastIndex(({ kind }) => kind === 'prose') + 1
  const next = fields[index + 1]
  return (index - first) % 2 === 0 && (next === undefined || next.kind === 'prose')
}

interface ControlProps {
  readonly field: AskedField
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onUnread: (unread: boolean) => void
}

function Control({ field, value, onChange, onUnread }: ControlProps) {
  const { label, maxLength = 200, placeholder } = field
  const shared = {
    'aria-label': label,
    maxLength,
    value,
    autoComplete: 'off',
    ...(placeholder === undefined ? {} : { placeholder }),
  }
  switch (field.kind) {
    case 'line':
      return <Input {...shared} onChange={(event) => onChange(event.target.value)} />
    case 'prose':
      return (
        <>
          <Input.TextArea
            {...shared}
            className="growing-text"
            onChange={(event) => onChange(event.target.value)}
          />
          <NameRemarks text={value} onChange={onChange} />
        </>
      )
    case 'date':
      return (
        <DateField
          label={label}
          value={value === '' ? null : value}
          onChange={(day) => onChange(day ?? '')}
          onUnread={onUnread}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )
    case 'choice':
      return (
        <Select<string>
          aria-label={label}
          placeholder="请选择"
          virtual={false}
          value={value === '' ? null : value}
          options={[...(field.options ?? [])]}
          onChange={onChange}
        />
      )
  }
}

interface Refusal {
  readonly whole: string
  readonly fields: Readonly<Record<string, string>>
}
const noRefusal: Refusal = { whole: '', fields: {} }

/** 「approver: 责任人不能给自己销号; dueOn: 请写完成时限」 by field; the rest is said above them. */
function refusalOf(error: unknown, fields: readonly AskedField[]): Refusal {
  if (!(error instanceof LedgerError)) return { ...noRefusal, whole: sentence('internal', '') }
  if (error.code !== 'badInput') return { ...noRefusal, whole: sentence(error.code, error.detail) }
  const own: Record<string, string> = {}
  const rest: string[] = []
  for (const part of error.detail.split('; ')) {
    const [, key = '', why = part] = /^([A-Za-z][\w.]*): (.*)$/s.exec(part) ?? []
    if (fields.some((field) => field.key === key)) own[key] = why
    else rest.push(why)
  }
  return { whole: rest.length === 0 ? '' : sentence('badInput', rest.join('；')), fields: own }
}

function sentence(...failure: Parameters<typeof failureText>): string {
  const { what, todo } = failureText(...failure)
  return `${what}。${todo}`
}
