/** Who took part: members picked from the roster, and people outside it by name. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { MemberPicker } from '../ui/member-picker.tsx'

interface Props {
  readonly label: string
  readonly branchId: number
  readonly asOf: string
  readonly ids: readonly number[]
  readonly names: readonly string[]
  /** Nobody talks with himself. */
  readonly exclude: readonly number[]
  readonly disabled: boolean
  onChange(people: { ids: readonly number[]; names: readonly string[] }): void
}

export function PeopleField({ label, branchId, asOf, ids, names, exclude, disabled, onChange }: Props) {
  const [outside, setOutside] = useState(names.length > 0)
  const [text, setText] = useState(names.join('、'))
  return (
    <div className="talk-people">
      <MemberPicker
        multiple
        branchId={branchId}
        asOf={asOf}
        value={[...ids]}
        exclude={exclude}
        disabled={disabled}
        placeholder={`选择${label}`}
        label={label}
        onChange={(chosen: number[]) => onChange({ ids: chosen, names })}
      />
      {outside ? (
        <Input
          aria-label={`${label}（名册以外的人）`}
          placeholder="名册以外的人，用顿号隔开"
          value={text}
          disabled={disabled}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => onChange({ ids, names: splitNames(text) })}
        />
      ) : disabled ? null : (
        <Button type="link" size="small" onClick={() => setOutside(true)}>
          ＋名册以外的人
        </Button>
      )}
    </div>
  )
}

const splitNames = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;\s]+/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]
