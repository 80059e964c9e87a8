/** When the meeting ended: the time is enough, because it is nearly always the same day. */
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { chineseDate } from '#shared/primitives.ts'
import { readTypedDate, readTypedTime } from '#shared/typed-dates.ts'
import { isComposing } from '#renderer/ui/keys.ts'

export interface EndFieldProps {
  readonly startsAt: string
  readonly value: string | null
  readonly onChange: (endsAt: string | null) => void
}

const shownText = (startsAt: string, endsAt: string | null): string => {
  if (endsAt === null) return ''
  const time = endsAt.slice(11, 16)
  return endsAt.slice(0, 10) === startsAt.slice(0, 10) ? time : `${endsAt.slice(0, 10)} ${time}`
}

/** Reads 「16:00」 as that time of the day it began, and 「2026-09-19 9:00」 as a later day; null where it is neither. */
export function readEnd(text: string, startsAt: string): string | null {
  const time = readTypedTime(text)
  if (time.ok) return `${startsAt.slice(0, 10)}T${time.value}`
  const parts = text.trim().split(/\s+/)
  const day = readTypedDate(parts[0] ?? '', startsAt.slice(0, 10))
  const later = readTypedTime(parts.slice(1).join(''))
  return day.ok && later.ok ? `${day.value}T${later.value}` : null
}

/** The end moves along when the day of the meeting is corrected. */
export const endFor = (startsAt: string, before: string, endsAt: string | null): string | null =>
  endsAt !== null && endsAt.slice(0, 10) === before.slice(0, 10)
    ? `${startsAt.slice(0, 10)}${endsAt.slice(10)}`
    : endsAt

export function EndField({ startsAt, value, onChange }: EndFieldProps) {
  const messageId = useId()
  const [text, setText] = useState(shownText(startsAt, value))
  const [wrong, setWrong] = useState(false)
  useEffect(() => {
    setText(shownText(startsAt, value))
    setWrong(false)
  }, [startsAt, value])
  const commit = () => {
    const read = text.trim() === '' ? null : readEnd(text, startsAt)
    setWrong(read === null && text.trim() !== '')
    if (read === null && text.trim() !== '') return
    setText(shownText(startsAt, read))
    if (read !== value) onChange(read)
  }
  const early = value !== null && value <= startsAt
  const message = wrong
    ? '时间请写成 16:00；隔天结束的写成 2026-09-19 9:00'
    : early
      ? '结束时间不晚于开始时间'
      : ''
  return (
    <span className="end-field">
      <input
        type="text"
        autoComplete="off"
        aria-label="结束时间"
        aria-invalid={message !== ''}
        {...(message === '' ? {} : { 'aria-describedby': messageId })}
        className="line-field"
        placeholder="16:00"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && !isComposing(event)) commit()
        }}
      />
      {value !== null && value.slice(0, 10) !== startsAt.slice(0, 10) ? (
        <small className="hint">{chineseDate(value.slice(0, 10))}结束</small>
      ) : null}
      {message === '' ? null : (
        <small id={messageId} role="alert" className="field-wrong">
          {message}
        </small>
      )}
    </span>
  )
}
