/** Picks people from the roster of a day, by typing part of a name. */
import { Select } from 'antd'
import { useMemo } from 'react'
import type { MemberSummary } from '#shared/members.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { PastedPeople } from './paste-names.tsx'

interface Common {
  /** The page's branch where it is left out. */
  readonly branchId?: number
  /** Whose roster: the day of the meeting or talk; today where it is left out. */
  readonly asOf?: string
  readonly placeholder: string
  /** Accessible name; the placeholder where it is left out. */
  readonly label?: string
  /** Not offered: people already chosen elsewhere on the page. */
  readonly exclude?: readonly number[]
  readonly disabled?: boolean
}

export type MemberPickerProps = Common &
  (
    | {
        readonly multiple?: false
        readonly value: number | null
        readonly onChange: (value: number | null) => void
      }
    | {
        readonly multiple: true
        readonly value: number[]
        readonly onChange: (value: number[]) => void
      }
  )

interface PickerOption {
  readonly value: number
  readonly label: string
  readonly remark: string
}

/** What stands beside a name, to tell people apart. */
export const titleOf = (member: MemberSummary) =>
  [...member.posts, member.groupName ?? ''].filter((part) => part !== '').join(' · ')

/** Who is on the roster that day. */
export function useRoster(branch: number | undefined, asOf: string | undefined) {
  const { branchId } = useBranch()
  const which = { branchId: branch ?? branchId, ...(asOf === undefined ? {} : { asOf }) }
  return { which, roster: useAsk('members.list', which, { keepPrevious: true }) }
}

/** A searchable list of the people on the roster that day; somebody chosen before and gone since keeps the name. */
export function MemberPicker(props: MemberPickerProps) {
  const { placeholder, label, exclude = [], disabled = false, asOf } = props
  const { which, roster } = useRoster(props.branchId, asOf)
  const chosen = useMemo(
    () => (props.multiple === true ? props.value : props.value === null ? [] : [props.value]),
    [props.multiple, props.value],
  )
  const unknown =
    roster.data !== undefined && chosen.some((id) => !roster.data.some((each) => each.memberId === id))
  const everyone = useAsk('members.list', { ...which, everyone: true }, { enabled: unknown })

  const options = useMemo(() => {
    const gone = (everyone.data ?? []).filter(
      (each) =>
        chosen.includes(each.memberId) && !roster.data?.some((here) => here.memberId === each.memberId),
    )
    return [...(roster.data ?? []), ...gone]
      .filter((each) => !exclude.includes(each.memberId) || chosen.includes(each.memberId))
      .map((each) => ({ value: each.memberId, label: each.name, remark: titleOf(each) }))
  }, [roster.data, everyone.data, exclude, chosen])

  const shared = {
    className: 'member-picker',
    placeholder,
    'aria-label': label ?? placeholder,
    disabled,
    options,
    allowClear: true,
    showSearch: { optionFilterProp: 'label' },
    loading: roster.isPending,
    notFoundContent: roster.isPending ? '正在读取名册…' : '当日名册上没有这个人',
    optionRender: (option: { data: PickerOption }) => (
      <span className="picker-option">
        {option.data.label}
        <small>{option.data.remark}</small>
      </span>
    ),
  } as const

  if (props.multiple === true) {
    const offered = options.map(({ value, label: name }) => ({ memberId: value, name }))
    return (
      <PastedPeople
        title={`粘贴名单 · ${shared['aria-label']}`}
        roster={offered}
        disabled={disabled}
        onTake={(people) =>
          props.onChange([...new Set([...props.value, ...people.flatMap(({ memberId }) => memberId ?? [])])])
        }
      >
        <Select<number[], PickerOption>
          {...shared}
          mode="multiple"
          value={props.value}
          onChange={(value) => props.onChange(value)}
        />
      </PastedPeople>
    )
  }
  return (
    <Select<number, PickerOption>
      {...shared}
      value={props.value}
      onChange={(value: number | undefined) => props.onChange(value ?? null)}
    />
  )
}
