/** The form as it will be printed: label cells, value cells, ruled lines. */
import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'

export function RuledForm({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="ruled-form" role="group" aria-label={label}>
      <ConfigProvider variant="borderless">{children}</ConfigProvider>
    </div>
  )
}

export interface RuledFieldProps {
  readonly label: string
  /** Takes the whole width instead of half. */
  readonly wide?: boolean
  /** Must be filled: marked by a star. */
  readonly needed?: boolean
  /** The control, which carries its own accessible name, or plain text. */
  readonly children: ReactNode
}

export function RuledField({ label, wide = false, needed = false, children }: RuledFieldProps) {
  return (
    <div className={wide ? 'ruled-field ruled-field-wide' : 'ruled-field'} data-help={label}>
      <div className="ruled-label" aria-hidden>
        {label}
        {needed ? <span className="ruled-needed">*</span> : null}
      </div>
      <div className="ruled-value">
        {typeof children === 'string' ? <span className="plain-value">{children}</span> : children}
      </div>
    </div>
  )
}
