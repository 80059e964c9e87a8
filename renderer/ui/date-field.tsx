/** Dates and moments that are typed first and picked second. */
import { Button, Calendar, ConfigProvider, Input, Popover, theme } from 'antd'
import dayjs from 'dayjs'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type Moment, type PartialDate, chineseDate } from '#shared/primitives.ts'
import { type Typed, readTypedDate, readTypedMonth, readTypedTime } from '#shared/typed-dates.ts'
import { useToday } from '../branch-context.tsx'
import { isComposing } from './keys.ts'

export interface DateFieldProps {
  /** `YYYY-MM-DD` (or `YYYY-MM` with `partial`); null while empty. */
  readonly value: PartialDate | null
  readonly onChange: (value: PartialDate | null) => void
  /** Accessible name; the visible label stands beside the field. */
  readonly label: string
  /** A month alone is enough. */
  readonly partial?: boolean
  readonly disabled?: boolean
  readonly placeholder?: string
  /** Told whether something stands in the field that cannot be read. */
  readonly onUnread?: (unread: boolean) => void
}

/** A day. Blur or Enter commits; what cannot be read stays as typed, with a sentence saying why. */
export function DateField({
  value,
  onChange,
  label,
  partial = false,
  disabled = false,
  placeholder,
  onUnread,
}: DateFieldProps) {
  const today = useToday()
  return (
    <TypedField
      value={value}
      onChange={onChange}
      label={label}
      disabled={disabled}
      placeholder={placeholder ?? (partial ? '日或月 2026-11' : '如 2026-11-23')}
      read={(text) => readTypedDate(text, today, { partial })}
      picker={(pick) => <DayPicker value={value} today={today} onPick={pick} />}
      {...(onUnread === undefined ? {} : { onUnread })}
    />
  )
}

/** A month, typed as 「2026-11」 or 「11月」. */
export function MonthField({
  value,
  onChange,
  label,
  disabled = false,
  placeholder,
  onUnread,
}: Omit<DateFieldProps, 'partial'>) {
  const today = useToday()
  return (
    <TypedField
      value={value}
      onChange={onChange}
      label={label}
      disabled={disabled}
      placeholder={placeholder ?? '如 2026-11'}
      read={(text) => readTypedMonth(text, today)}
      {...(onUnread === undefined ? {} : { onUnread })}
    />
  )
}

export interface MomentFieldProps {
  /** `YYYY-MM-DDTHH:MM`; null while day or time is missing. */
  readonly value: Moment | null
  readonly onChange: (value: Moment | null) => void
  readonly label: string
  readonly disabled?: boolean
}

/** A day and a time. Reports a moment once both are there, and null once both are empty. */
export function MomentField({ value, onChange, label, disabled = false }: MomentFieldProps) {
  const today = useToday()
  const [day, setDay] = useState(value?.slice(0, 10) ?? null)
  const [time, setTime] = useState(value?.slice(11, 16) ?? null)
  useEffect(() => {
    setDay(value?.slice(0, 10) ?? null)
    setTime(value?.slice(11, 16) ?? null)
  }, [value])

  const settle = (nextDay: string | null, nextTime: string | null) => {
    setDay(nextDay)
    setTime(nextTime)
    if (nextDay !== null && nextTime !== null) onChange(`${nextDay}T${nextTime}`)
    else if (nextDay === null && nextTime === null) onChange(null)
  }
  const lacking =
    day !== null && time === null ? '还缺几点' : day === null && time !== null ? '还缺日期' : undefined

  return (
    <span className="moment-field">
      <TypedField
        value={day}
        onChange={(next) => settle(next, time)}
        label={`${label}（日期）`}
        disabled={disabled}
        placeholder="如 2026-11-23"
        read={(text) => readTypedDate(text, today)}
        picker={(pick) => <DayPicker value={day} today={today} onPick={pick} />}
        {...(lacking === undefined ? {} : { remark: lacking })}
      />
      <TypedField
        value={time}
        onChange={(next) => settle(day, next)}
        label={`${label}（时间）`}
        disabled={disabled}
        placeholder="如 14:30"
        narrow
        read={readTypedTime}
      />
    </span>
  )
}

interface TypedFieldProps {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly label: string
  readonly disabled: boolean
  readonly placeholder: string
  readonly narrow?: boolean
  readonly remark?: string
  readonly read: (text: string) => Typed<string>
  readonly picker?: (pick: (value: string) => void) => ReactNode
  readonly onUnread?: (unread: boolean) => void
}

function TypedField({
  value,
  onChange,
  label,
  disabled,
  placeholder,
  narrow,
  remark,
  read,
  picker,
  onUnread,
}: TypedFieldProps) {
  const messageId = useId()
  const [text, setText] = useState(value ?? '')
  const [wrong, setWrong] = useState<string>()
  const [picking, setPicking] = useState(false)
  const typedSince = useRef(false)
  useEffect(() => {
    setText(value ?? '')
    setWrong(undefined)
  }, [value])

  const take = (next: string | null) => {
    setWrong(undefined)
    onUnread?.(false)
    setText(next ?? '')
    if (next !== value) onChange(next)
  }
  const commit = () => {
    // Enter has committed already; the blur that follows brings nothing new
    if (!typedSince.current) return
    typedSince.current = false
    if (text.trim() === '') return take(null)
    const typed = read(text)
    if (typed.ok) return take(typed.value)
    setWrong(typed.why)
    onUnread?.(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return
    // the same stroke must not also press the button of a question that the commit opens
    event.preventDefault()
    commit()
  }
  const message = wrong ?? remark

  return (
    <span className={narrow === true ? 'typed-field typed-field-narrow' : 'typed-field'}>
      <Input
        value={text}
        disabled={disabled}
        placeholder={placeholder}
        aria-label={label}
        aria-invalid={wrong !== undefined}
        {...(message === undefined ? {} : { 'aria-describedby': messageId })}
        {...(wrong === undefined ? {} : { status: 'error' as const })}
        autoComplete="off"
        onChange={(event) => {
          typedSince.current = true
          setText(event.target.value)
        }}
        onBlur={commit}
        onKeyDown={onKeyDown}
        suffix={
          picker === undefined || disabled ? undefined : (
            <Popover
              trigger="click"
              open={picking}
              onOpenChange={setPicking}
              placement="bottomRight"
              content={picker((picked) => {
                setPicking(false)
                take(picked)
              })}
            >
              <Button
                type="text"
                size="small"
                className="pick-button"
                // typing is the way by keys: one stop a field
                tabIndex={-1}
                icon={<CalendarSign />}
                aria-label={`从日历选${label}`}
                onMouseDown={(event) => event.preventDefault()}
              />
            </Popover>
          )
        }
      />
      {message === undefined ? null : (
        <span id={messageId} role="alert" className={wrong === undefined ? 'field-due' : 'field-wrong'}>
          {message}
        </span>
      )}
    </span>
  )
}

/** Drawn here: an icon package of its own would bring its own styles, without the page's nonce. */
function CalendarSign() {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" aria-hidden>
      <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5 2v3M11 2v3" />
    </svg>
  )
}

interface DayPickerProps {
  readonly value: string | null
  readonly today: string
  readonly onPick: (value: string) => void
}

function DayPicker({ value, today, onPick }: DayPickerProps) {
  const { colorTextPlaceholder } = theme.useToken().token
  return (
    <div className="day-picker">
      {/* days of the months beside are read as well */}
      <ConfigProvider theme={{ token: { colorTextDisabled: colorTextPlaceholder } }}>
        <Calendar
          fullscreen={false}
          defaultValue={dayjs(value ?? today)}
          headerRender={({ value: shown, onChange }) => (
            <div className="day-picker-head">
              <Button type="text" size="small" onClick={() => onChange(shown.subtract(1, 'year'))}>
                上一年
              </Button>
              <Button type="text" size="small" onClick={() => onChange(shown.subtract(1, 'month'))}>
                上个月
              </Button>
              <b role="status">{chineseDate(shown.format('YYYY-MM'))}</b>
              <Button type="text" size="small" onClick={() => onChange(shown.add(1, 'month'))}>
                下个月
              </Button>
              <Button type="text" size="small" onClick={() => onChange(shown.add(1, 'year'))}>
                下一年
              </Button>
            </div>
          )}
          onSelect={(picked, { source }) => {
            if (source === 'date') onPick(picked.format('YYYY-MM-DD'))
          }}
        />
      </ConfigProvider>
    </div>
  )
}
