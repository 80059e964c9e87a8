/** Which records: of what kind, of whom, of which year. */
import { Select } from 'antd'
import type { MouseEvent } from 'react'
import { type SearchFound, SearchKind, searchKindTitles } from '#shared/search.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'

export interface Filters {
  readonly kind: SearchKind | null
  readonly memberId: number | null
  readonly year: number | null
  /** In all branches of the ledger. */
  readonly everywhere: boolean
}

export const noFilters: Filters = { kind: null, memberId: null, year: null, everywhere: false }

export interface SearchFiltersProps {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
  /** Its totals stand beside the kinds; kinds without any cannot be chosen. */
  readonly found: SearchFound | undefined
}

export function SearchFilters({ filters, onChange, found }: SearchFiltersProps) {
  const { branchId } = useBranch()
  const everyone = useAsk('members.list', { branchId, everyone: true })
  const totals = new Map(found?.kinds.map(({ kind, total }) => [kind, total]))
  const all = (found?.kinds ?? []).reduce((sum, { total }) => sum + total, 0)
  const years = [
    ...new Set([...(found?.years ?? []), ...(filters.year === null ? [] : [filters.year])]),
  ].sort((one, other) => other - one)
  return (
    <div className="search-filters">
      <div className="search-kinds" role="group" aria-label="种类">
        <KindButton
          name="全部"
          total={all}
          pressed={filters.kind === null}
          onPress={() => onChange({ ...filters, kind: null })}
        />
        {SearchKind.options
          .filter((kind) => totals.has(kind) || kind === filters.kind)
          .map((kind) => (
            <KindButton
              key={kind}
              name={searchKindTitles[kind]}
              total={totals.get(kind) ?? 0}
              pressed={filters.kind === kind}
              onPress={() => onChange({ ...filters, kind: filters.kind === kind ? null : kind })}
            />
          ))}
      </div>
      {filters.everywhere ? null : (
        <Select<number>
          className="search-person"
          aria-label="只看与谁有关的"
          placeholder="与谁有关"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={filters.memberId}
          options={(everyone.data ?? []).map(({ memberId, name }) => ({ value: memberId, label: name }))}
          notFoundContent="名册上没有这个人"
          onChange={(value: number | undefined) => onChange({ ...filters, memberId: value ?? null })}
        />
      )}
      <Select<number>
        className="search-year"
        aria-label="只看哪一年"
        placeholder="哪一年"
        allowClear
        value={filters.year}
        options={years.map((year) => ({ value: year, label: `${year}年` }))}
        notFoundContent="没有"
        onChange={(value: number | undefined) => onChange({ ...filters, year: value ?? null })}
      />
    </div>
  )
}

/** Whoever clicks goes on typing, or down the list; keys reach the button as ever. */
const keepFocus = (event: MouseEvent) => event.preventDefault()

export interface SearchScopeProps {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

/** One branch or all of them; nothing where the ledger has but one. */
export function SearchScope({ filters, onChange }: SearchScopeProps) {
  const { branches, branch } = useBranch()
  if (branches.length < 2) return null
  const button = (everywhere: boolean, name: string) => (
    <button
      type="button"
      className="search-kind"
      aria-pressed={filters.everywhere === everywhere}
      onMouseDown={keepFocus}
      // members belong to a branch
      onClick={() => onChange({ ...filters, everywhere, memberId: null })}
    >
      {name}
    </button>
  )
  return (
    <div className="search-kinds" role="group" aria-label="在哪里找">
      {button(false, `本支部（${branch.name}）`)}
      {button(true, `全部 ${branches.length} 个支部`)}
    </div>
  )
}

interface KindButtonProps {
  readonly name: string
  readonly total: number
  readonly pressed: boolean
  readonly onPress: () => void
}

function KindButton({ name, total, pressed, onPress }: KindButtonProps) {
  return (
    <button
      type="button"
      className="search-kind"
      aria-pressed={pressed}
      onMouseDown={keepFocus}
      onClick={onPress}
    >
      {name} <small>{total}</small>
    </button>
  )
}

/** The part of a question that filters make; what is not chosen is left out. */
export const askedOf = ({ kind, memberId, year }: Filters) => ({
  ...(kind === null ? {} : { kinds: [kind] }),
  ...(memberId === null ? {} : { memberId }),
  ...(year === null ? {} : { year }),
})

/** Everything of a member: where they are named, and the meetings they were expected at. */
export const ofMemberAddress = (memberId: number): string => searchAddress('', { ...noFilters, memberId })

/** `/search?q=…` with what is chosen. */
export function searchAddress(
  text: string,
  { kind, memberId, year, everywhere }: Filters,
  contents = false,
): string {
  const params = new URLSearchParams({ q: text })
  if (kind !== null) params.set('kind', kind)
  if (memberId !== null) params.set('member', String(memberId))
  if (year !== null) params.set('year', String(year))
  if (everywhere) params.set('all', '1')
  if (contents) params.set('contents', '1')
  return `/search?${params.toString()}`
}
