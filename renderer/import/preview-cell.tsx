/** One cell: the original struck through beside our reading; click or Enter to correct it in place. */
import { Input, Select } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { DoubtCode, ProposedRow, RowChoice } from '#shared/imports.ts'
import { speechesOfMinutes } from '#shared/names/minutes-speeches.ts'
import { isComposing } from '../ui/keys.ts'
import { useRoster } from '../ui/member-picker.tsx'
import { fieldChoices, fieldTitle, shownValue, typedFault, typedValue } from './fields.ts'
import type { FieldValue } from './fields.ts'

interface Props {
  readonly field: string
  readonly row: ProposedRow
  readonly choice: RowChoice | undefined
  readonly disabled: boolean
  /** Where the cell stands among those on the page, for the arrow keys: 「3:5」. */
  readonly at: string
  onCorrect(value: string | boolean | null): void
}

/** Doubts whose words are not those of the cell itself. */
const saysMore: readonly DoubtCode[] = ['belowQuorum', 'unanimousWording', 'unknownPerson', 'sameRecord']

export function PreviewCell({ field, row, choice, disabled, at, onCorrect }: Props) {
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  useEffect(() => {
    // after Enter or Escape the cursor is back on the cell; where the mouse went elsewhere it stays there
    if (wasEditing.current && !editing && document.activeElement === document.body) button.current?.focus()
    wasEditing.current = editing
  }, [editing])
  const corrected = choice?.values !== undefined && Object.hasOwn(choice.values, field)
  const value: FieldValue = corrected ? choice.values?.[field] : row.values[field]
  const doubt = row.doubts.find(
    (each) => each.field === field || (field === 'date' && each.field === 'meetingDate'),
  )
  const change = row.changes?.find((each) => each.field === field)
  const shown = shownValue(field, value)

  if (editing) {
    return (
      <CellEditor
        field={field}
        row={row.row}
        start={startText(field, value, doubt?.raw)}
        onDone={(text) => {
          setEditing(false)
          if (text !== undefined) onCorrect(typedValue(field, text))
        }}
      />
    )
  }
  const raw = doubt === undefined || saysMore.includes(doubt.code) ? undefined : doubt.raw
  const original = originalText(field, value, raw, change?.before)
  return (
    <button
      type="button"
      ref={button}
      data-at={at}
      className={`import-cell${doubt === undefined ? '' : ' is-doubtful'}${corrected ? ' is-corrected' : ''}`}
      disabled={disabled}
      title={disabled ? fieldTitle(field) : `点开更改${fieldTitle(field)}`}
      onClick={() => setEditing(true)}
    >
      {original === '' ? null : <s>{original}</s>}
      <span>{shown === '' && original !== '' ? '（空着）' : shown}</span>
      {field === 'content' ? <SpeechNote row={row} text={shown} /> : null}
    </button>
  )
}

/** Minutes in which several people speak become one contribution a speaker; the whole text is kept besides. */
function SpeechNote({ row, text }: { readonly row: ProposedRow; readonly text: string }) {
  const { roster } = useRoster(undefined, undefined)
  const { meetingType, ownForm, observers, chair } = row.values
  const isMinutes = typeof meetingType === 'string' && ownForm !== true
  const said = useMemo(
    () =>
      isMinutes
        ? speechesOfMinutes(text, {
            roster: roster.data ?? [],
            others: Array.isArray(observers) ? observers.filter((one) => typeof one === 'string') : [],
            chair: typeof chair === 'string' ? chair : '',
          })
        : [],
    [isMinutes, text, roster.data, observers, chair],
  )
  if (said.length === 0) return null
  const names = [...new Set(said.map(({ speaker, name }) => (speaker === null ? `${name}（名册外）` : name)))]
  return (
    <small className="word-faint">
      按发言人分成 {said.length} 条：{names.slice(0, 8).join('、')}
      {names.length > 8 ? '等' : ''}；原文另外全部保留
    </small>
  )
}

/** What stood in the file, where it is not what we read; else what stands in the ledger now, where that would change. */
function originalText(
  field: string,
  value: FieldValue,
  raw: string | number | boolean | null | undefined,
  before: string | undefined,
): string {
  const read = shownValue(field, value)
  const told =
    raw !== undefined &&
    raw !== null &&
    raw !== '' &&
    String(raw) !== (typeof value === 'object' || value === undefined ? '' : String(value))
  // a name out of a list, or a phrase out of a text, is not what the whole cell said
  if (told && (typeof value !== 'object' || value === null) && !read.includes(String(raw))) return String(raw)
  if (before === undefined || before === '') return ''
  const shown = shownValue(field, before)
  return shown === shownValue(field, value) ? '' : shown
}

function startText(
  field: string,
  value: FieldValue,
  raw: string | number | boolean | null | undefined,
): string {
  if (typeof value === 'object' && value !== null) return shownValue(field, value)
  if (typeof value === 'number') return shownValue(field, value)
  if (value !== undefined && value !== null && value !== '') return String(value)
  return raw === undefined || raw === null ? '' : String(raw)
}

interface EditorProps {
  readonly field: string
  readonly row: number
  readonly start: string
  /** Undefined where the user thinks better of it. */
  onDone(text: string | undefined): void
}

function CellEditor({ field, row, start, onDone }: EditorProps) {
  const [text, setText] = useState(start)
  const label = `第 ${row} 行${fieldTitle(field)}`
  const choices = fieldChoices(field)
  if (choices !== undefined) {
    return (
      <Select
        aria-label={label}
        size="small"
        className="import-choice"
        autoFocus
        defaultOpen
        allowClear
        value={choices.some((choice) => choice.value === start) ? start : null}
        options={[...choices]}
        onChange={(chosen: string | null | undefined) => onDone(chosen ?? '')}
        onOpenChange={(open) => {
          if (!open) onDone(undefined)
        }}
      />
    )
  }
  const fault = typedFault(field, text)
  // what the file said is known to be wrong: nothing is said until somebody has typed
  const told = text === start ? undefined : fault
  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return
    // the same key must not open the cell again that has the cursor next
    if (event.key === 'Enter') event.preventDefault()
    if (event.key === 'Enter' && fault === undefined) onDone(text)
    if (event.key === 'Escape') onDone(undefined)
  }
  return (
    <span className="import-editor">
      <Input
        aria-label={label}
        size="small"
        autoFocus
        value={text}
        status={told === undefined ? '' : 'error'}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => onDone(text === start || fault !== undefined ? undefined : text)}
      />
      {told === undefined ? null : (
        <span role="alert" className="field-wrong">
          {told}
        </span>
      )}
    </span>
  )
}
