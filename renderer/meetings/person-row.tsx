/**
 * One person of a voting grid: number, name, a choice taken by 1 2 3, and whatever stands behind it. Up and down walk
 * from person to person, Enter goes to the next, and Enter belongs to the input method while that is composing.
 */
import type { KeyboardEvent, ReactNode } from 'react'
import { isComposing } from '#renderer/ui/keys.ts'

export interface PersonRowProps<Value extends string> {
  readonly index: number
  readonly name: string
  readonly options: readonly (readonly [Value, string])[]
  readonly value: Value | null
  readonly onChoose: (value: Value) => void
  /** After a choice by digit the cursor goes into the row's text. */
  readonly thenText?: boolean
  readonly onFillDown?: () => void
  readonly disabled?: boolean
  readonly children?: ReactNode
}

export function PersonRow<Value extends string>(props: PersonRowProps<Value>) {
  const { index, name, options, value, disabled = false } = props
  const chosen = options.findIndex(([key]) => key === value)
  const tabStop = Math.max(chosen, 0)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return
    const row = event.currentTarget
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd' && props.onFillDown) {
      event.preventDefault()
      props.onFillDown()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const text = event.target instanceof HTMLTextAreaElement ? event.target : null
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      step(row, 1)
    } else if (event.key === 'ArrowDown' && (!text || text.selectionStart === text.value.length)) {
      event.preventDefault()
      step(row, 1)
    } else if (event.key === 'ArrowUp' && (!text || text.selectionEnd === 0)) {
      event.preventDefault()
      step(row, -1)
    } else if (!text) onChoiceKey(event, row)
  }

  const onChoiceKey = (event: KeyboardEvent<HTMLElement>, row: HTMLElement) => {
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
    const sideways = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const target =
      digit >= 0
        ? options[digit]
        : sideways === 0
          ? undefined
          : options[(tabStop + sideways + options.length) % options.length]
    if (!target) return
    event.preventDefault()
    props.onChoose(target[0])
    if (digit >= 0 && props.thenText === true) row.querySelector('textarea')?.focus()
    else row.querySelectorAll<HTMLElement>('[role="radio"]')[options.indexOf(target)]?.focus()
  }

  return (
    <div
      className={value === null ? 'person-row open' : 'person-row'}
      role="row"
      data-person={index}
      onKeyDown={disabled ? undefined : onKeyDown}
    >
      <span className="person-number" role="cell">
        {index + 1}
      </span>
      <span className="person-name" role="rowheader">
        {name}
      </span>
      <span className="person-choice" role="cell">
        <span role="radiogroup" aria-label={`${name}的选择`}>
          {options.map(([key, title], at) => (
            <button
              key={key}
              type="button"
              role="radio"
              aria-checked={key === value}
              aria-label={`${name}：${title}`}
              disabled={disabled}
              tabIndex={at === tabStop ? 0 : -1}
              onClick={() => props.onChoose(key)}
            >
              {title}
            </button>
          ))}
        </span>
      </span>
      {props.children === undefined ? null : (
        <span className="person-text" role="cell">
          {props.children}
        </span>
      )}
    </div>
  )
}

function focusChoice(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus()
}

function step(row: HTMLElement, by: 1 | -1): void {
  const rows = [...(row.closest('[role="table"]')?.querySelectorAll('[data-person]') ?? [])]
  focusChoice(rows[rows.indexOf(row) + by] ?? null)
}
