/** Names people: members picked by typing part of a name, and whoever is not on the roster by typing the whole. */
import { Select } from 'antd'
import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { splitNames } from '#shared/names/pasted.ts'
import type { Named } from '#shared/registers/field.ts'
import { isComposing } from './keys.ts'
import { titleOf, useRoster } from './member-picker.tsx'
import { PasteNames } from './paste-names.tsx'
import { namedIn } from './typed-names.ts'

export interface NamedPickerProps {
  readonly value: readonly Named[]
  readonly onChange: (value: readonly Named[]) => void
  /** False: one person; a second choice takes the place of the first. */
  readonly multiple: boolean
  readonly label: string
  readonly placeholder: string
  /** Whose roster: the day of the record; today where it is left out. */
  readonly asOf?: string
  readonly disabled?: boolean
  readonly invalid?: boolean
}

interface PersonOption {
  readonly value: string
  readonly label: string
  readonly remark: string
}

/** What the option of the text typed so far is kept under; members are kept under their number. */
const TYPED = '+'

const keyOf = ({ memberId, name }: Named): string => (memberId === null ? `=${name}` : String(memberId))

/** Text that was typed and not chosen is taken as a name when the field is left: it is not lost. */
export function NamedPicker(props: NamedPickerProps) {
  const { value, onChange, multiple, label, placeholder, asOf, disabled = false, invalid = false } = props
  const { roster } = useRoster(undefined, asOf)
  const [search, setSearch] = useState('')
  const [pasted, setPasted] = useState<string>()
  // closing the list empties the search text before the field is left: what the fingers did is kept apart
  const typed = useRef('')
  // Ctrl+Enter saves the form: it must not also choose whoever the open list happens to mark
  const saving = useRef(false)
  const members = roster.data ?? []

  const options = useMemo(() => {
    const known: PersonOption[] = (roster.data ?? []).map((each) => ({
      value: String(each.memberId),
      label: each.name,
      remark: titleOf(each),
    }))
    const others = value
      .filter((person) => !known.some((option) => option.value === keyOf(person)))
      .map((person) => ({
        value: keyOf(person),
        label: person.name,
        remark: person.memberId === null ? '名册以外' : '',
      }))
    const named = namedIn(search, [])
    const [only] = named
    const isKnown = named.length === 1 && known.some((option) => option.label === only?.name)
    const candidate =
      only === undefined || isKnown || (!multiple && named.length > 1)
        ? []
        : [
            {
              value: TYPED,
              label: named.map(({ name }) => name).join('、'),
              remark: named.length > 1 ? `按这 ${named.length} 个人登记` : '名册以外，按这个名字登记',
            },
          ]
    return [...known, ...others, ...candidate]
  }, [roster.data, value, search, multiple])

  const clear = () => {
    typed.current = ''
    setSearch('')
  }
  const add = (people: readonly Named[]) => {
    clear()
    const fresh = people.filter((person) => !value.some((chosen) => keyOf(chosen) === keyOf(person)))
    if (people.length > 0) onChange(multiple ? [...value, ...fresh] : people.slice(-1))
  }
  const choose = (keys: readonly string[]) => {
    if (saving.current) return
    if (keys.includes(TYPED)) return add(namedIn(search, members))
    clear()
    onChange(
      keys.flatMap((key) => {
        const chosen = value.find((person) => keyOf(person) === key)
        const member = members.find((each) => String(each.memberId) === key)
        if (chosen !== undefined && chosen.name !== '') return [chosen]
        return member === undefined ? [] : [{ memberId: member.memberId, name: member.name }]
      }),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and arrows belong to the input method while it composes
    if (isComposing(event)) return event.stopPropagation()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      saving.current = true
      setTimeout(() => {
        saving.current = false
      })
    }
    if (event.key === 'Escape') clear()
  }

  // several names at once are matched one by one; a single one is typed text
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!multiple || disabled || splitNames(text).length < 2) return
    event.preventDefault()
    clear()
    setPasted(text)
  }

  const shared = {
    className: 'member-picker',
    placeholder,
    'aria-label': label,
    'aria-invalid': invalid,
    ...(invalid ? { status: 'error' as const } : {}),
    disabled,
    options,
    allowClear: true,
    loading: roster.isPending,
    notFoundContent: roster.isPending ? '正在读取名册…' : '请输入姓名',
    showSearch: {
      searchValue: search,
      onSearch: setSearch,
      filterOption: (text: string, option: PersonOption | undefined) =>
        option !== undefined &&
        (option.value === TYPED || option.label.toLowerCase().includes(text.trim().toLowerCase())),
    },
    optionRender: (option: { data: PersonOption }) => (
      <span className="picker-option">
        {option.data.label}
        <small>{option.data.remark}</small>
      </span>
    ),
    onBlur: () => add(namedIn(typed.current, members)),
  } as const

  return (
    <div
      className="named-picker"
      onKeyDownCapture={onKeyDown}
      onPasteCapture={onPaste}
      onInputCapture={(event) => {
        if (event.target instanceof HTMLInputElement) typed.current = event.target.value
      }}
    >
      {multiple ? (
        <Select<string[], PersonOption>
          {...shared}
          mode="multiple"
          value={value.map(keyOf)}
          onChange={(keys) => choose(keys)}
        />
      ) : (
        <Select<string, PersonOption>
          {...shared}
          value={value[0] === undefined ? null : keyOf(value[0])}
          onChange={(key: string | undefined) => choose(key === undefined ? [] : [key])}
        />
      )}
      {pasted === undefined ? null : (
        <PasteNames
          title={`粘贴名单 · ${label}`}
          text={pasted}
          roster={members}
          outsiders
          onTake={(people) => add(people.map(({ memberId, name }) => ({ memberId, name })))}
          onClose={() => setPasted(undefined)}
        />
      )}
    </div>
  )
}
