/** The law in the margin: about the field under the cursor first, then about the record as a whole. */
import { type FocusEvent, useState } from 'react'
import type { FieldHelp, Help } from '#shared/help.ts'
import { MarginNote } from './page.tsx'

export interface FieldUnderCursor {
  /** The printed label of the field; null before one was entered. */
  readonly label: string | null
  /** Goes on whatever holds the fields. */
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
}

/** Which field is being filled in: fields name themselves by `data-help`, as `RuledField` does. */
export function useFieldUnderCursor(): FieldUnderCursor {
  const [label, setLabel] = useState<string | null>(null)
  return {
    label,
    onFocus: (event) => {
      const entered = event.target.closest<HTMLElement>('[data-help]')?.dataset['help']
      if (entered !== undefined) setLabel(entered)
    },
  }
}

export interface HelpNotesProps {
  /** About the record as a whole. */
  readonly help: Help
  readonly fields?: FieldHelp
  readonly label?: string | null
}

export function HelpNotes({ help, fields = {}, label = null }: HelpNotesProps) {
  const about = label !== null && Object.hasOwn(fields, label) ? fields[label] : undefined
  return (
    <>
      {about === undefined ? null : (
        <MarginNote title={label}>
          <HelpLines help={about} />
        </MarginNote>
      )}
      <MarginNote title="依据">
        <HelpLines help={help} />
      </MarginNote>
    </>
  )
}

export function HelpLines({ help }: { readonly help: Help }) {
  return help.map(({ text, citation }) => (
    <p key={text} className="help-line">
      {text} <span className="citation">（{citation}）</span>
    </p>
  ))
}
