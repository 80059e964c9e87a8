/** Who took part: members picked from the roster, and people outside it by name. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { MemberPicker, useRoster } from '../ui/member-picker.tsx'
import { PastedPeople, type TakenName } from '../ui/paste-names.tsx'

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
  const members = useRoster(branchId, asOf).roster.data ?? []
  const take = (people: readonly TakenName[]) => {
    const chosen = people.flatMap(({ memberId }) =>
      memberId === null || exclude.includes(memberId) ? [] : [memberId],
    )
    const others = people.flatMap(({ memberId, name }) => (memberId === null ? [name] : []))
    const all = [...new Set([...names, ...others])]
    if (all.length > 0) {
      setOutside(true)
      setText(all.join('、'))
    }
    onChange({ ids: [...new Set([...ids, ...chosen])], names: all })
  }
  return (
    <PastedPeople
      className="talk-people"
      title={`粘贴名单 · ${label}`}
      roster={members}
      outsiders
      disabled={disabled}
      onTake={take}
    >
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
          onBlur={() => onChange({ ids, names: outsidersIn(text) })}
        />
      ) : disabled ? null : (
        <Button type="link" size="small" onClick={() => setOutside(true)}>
          ＋名册以外的人
        </Button>
      )}
    </PastedPeople>
  )
}

const outsidersIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,；;\s]+/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]
