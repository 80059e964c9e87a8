/** Who watched over a ballot and who counted it: the same two fields under every secret vote. */
import { useRoster } from '#renderer/ui/member-picker.tsx'
import { PastedPeople } from '#renderer/ui/paste-names.tsx'
import { LineField } from './fields.tsx'
import { withNames } from './motion-words.ts'

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
  const roster = useRoster(undefined, undefined).roster.data ?? []
  const pasting = { roster, outsiders: true, disabled }
  return (
    <div className="side-row officers">
      <span className="form-label">监票人</span>
      <PastedPeople
        {...pasting}
        title="粘贴名单 · 监票人"
        onTake={(people) => onChange({ scrutineers: withNames(value.scrutineers, people) })}
      >
        <LineField
          label="监票人"
          placeholder={hint}
          value={value.scrutineers}
          disabled={disabled}
          onChange={(scrutineers) => onChange({ scrutineers })}
        />
      </PastedPeople>
      <span className="form-label">计票人</span>
      <PastedPeople
        {...pasting}
        title="粘贴名单 · 计票人"
        onTake={(people) => onChange({ tellers: withNames(value.tellers, people) })}
      >
        <LineField
          label="计票人"
          placeholder="用顿号隔开"
          value={value.tellers}
          disabled={disabled}
          onChange={(tellers) => onChange({ tellers })}
        />
      </PastedPeople>
    </div>
  )
}
