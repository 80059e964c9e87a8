/** Who watched over a ballot and who counted it: the same two fields under every secret vote. */
import { LineField } from './fields.tsx'

interface Officers {
  readonly scrutineers: string
  readonly tellers: string
}

interface OfficerFieldsProps {
  readonly value: Officers
  /** What the scrutineers' field says while it is empty. */
  readonly hint: string
  readonly disabled: boolean
  readonly onChange: (part: Partial<Officers>) => void
}

export function OfficerFields({ value, hint, disabled, onChange }: OfficerFieldsProps) {
  return (
    <div className="side-row officers">
      <span className="form-label">监票人</span>
      <LineField
        label="监票人"
        placeholder={hint}
        value={value.scrutineers}
        disabled={disabled}
        onChange={(scrutineers) => onChange({ scrutineers })}
      />
      <span className="form-label">计票人</span>
      <LineField
        label="计票人"
        placeholder="用顿号隔开"
        value={value.tellers}
        disabled={disabled}
        onChange={(tellers) => onChange({ tellers })}
      />
    </div>
  )
}
