/** A record as the form it will be printed as: short fields ruled in pairs, a report's parts on paper below. */
import { ConfigProvider } from 'antd'
import type { RefObject } from 'react'
import { type LedgerDate, latestDay } from '#shared/primitives.ts'
import type { RegisterDefinition, Wrong } from '#shared/registers/define.ts'
import type { Field, FieldValue } from '#shared/registers/field.ts'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import type { Draft } from './draft.ts'
import { EntryControl } from './entry-control.tsx'
import { cellsOf, paperPartsOf } from './table.ts'

export interface EntryFormProps {
  readonly register: RegisterDefinition
  readonly draft: Draft
  readonly today: LedgerDate
  readonly locked: boolean
  readonly wrongs: readonly Wrong[]
  readonly form: RefObject<HTMLDivElement | null>
  readonly change: (key: string, value: FieldValue) => void
  readonly markUnread: (key: string, unread: boolean) => void
}

export function EntryForm(props: EntryFormProps) {
  const { register, draft, today, locked, wrongs, form, change, markUnread } = props
  const on = draft[register.on]
  // a record of a month or half-year has no day of its own: whoever is on the roster now
  const asOf = typeof on === 'string' && on.length === 10 && on <= today ? latestDay(on) : today
  const control = (key: string, field: Field, lines?: number) => (
    <EntryControl
      field={field}
      value={draft[key] ?? null}
      today={today}
      asOf={asOf}
      locked={locked}
      wrong={wrongs.find((wrong) => wrong.field === key)?.message}
      {...(lines === undefined ? {} : { lines })}
      onChange={(value) => change(key, value)}
      onUnread={(unread) => markUnread(key, unread)}
    />
  )
  const parts = paperPartsOf(register)
  return (
    <div
      ref={form}
      className={register.form.layout === 'sheet' ? 'register-form is-report' : 'register-form'}
    >
      <RuledForm label={register.title}>
        {cellsOf(register).map(({ key, field, wide }) => (
          <RuledField key={key} label={field.title} wide={wide} needed={field.required === true && !locked}>
            {control(key, field)}
          </RuledField>
        ))}
      </RuledForm>
      <ConfigProvider variant="borderless">
        {parts.map(({ key, field, heading, chapter, lines }) => (
          <section key={key} className="register-part" data-help={field.title}>
            {chapter === undefined ? null : <h2>{chapter}</h2>}
            <h2 className={heading.startsWith('（') ? 'is-minor' : ''}>
              {heading}
              {field.required === true && !locked ? <span className="ruled-needed">*</span> : null}
              <small>{lengthWords(draft[key])}</small>
            </h2>
            {control(key, field, lines)}
          </section>
        ))}
      </ConfigProvider>
    </div>
  )
}

const lengthWords = (value: FieldValue | undefined) =>
  typeof value === 'string' && value.length > 200 ? `${value.length} 字` : ''

/** Puts the cursor into the field that a form is refused for. */
export function focusOn(form: HTMLElement | null, register: RegisterDefinition, key: string): void {
  const title = register.fields[key]?.title
  const cells = form?.querySelectorAll<HTMLElement>('[data-help]') ?? []
  const cell = [...cells].find((each) => each.dataset['help'] === title)
  cell?.querySelector<HTMLElement>('input, textarea')?.focus()
}
