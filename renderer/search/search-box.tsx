/** The field of the overlay, its filters, and the nearest hits: arrows move, Enter opens. */
import { useEffect, useId, useRef, useState } from 'react'
import { type SearchFound, type SearchHit, longestSearch, searchKindTitles } from '#shared/search.ts'
import { useBranch, useStatus } from '../branch-context.tsx'
import { call, useAsk } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { showFailure } from '../ui/failure.ts'
import { isComposing } from '../ui/keys.ts'
import { go } from '../ui/route.ts'
import { HitLine } from './hit-line.tsx'
import { recentOf, remember } from './recent.ts'
import { SearchFilters, askedOf, noFilters, searchAddress } from './search-filters.tsx'
import { useTypedText } from './typed-text.ts'

const each = 4
const whenOneKind = 12

/** What can be stepped through and opened. */
type Choice =
  | { readonly kind: 'hit'; readonly key: string; readonly hit: SearchHit }
  | { readonly kind: 'all'; readonly key: string }
  | { readonly kind: 'recent'; readonly key: string; readonly text: string }

export function SearchBox({ onLeave }: { readonly onLeave: () => void }) {
  const { branchId } = useBranch()
  const ledger = useStatus()?.path ?? ''
  const typed = useTypedText('')
  const [filters, setFilters] = useState(noFilters)
  const [chosen, choose] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const text = typed.asked.trim()
  // an empty question is asked as well: the ledger reads its records while the first letter is typed
  const question = (words: string) => ({
    branchId,
    text: words,
    ...askedOf(filters),
    limit: filters.kind === null ? each : whenOneKind,
  })
  const asked = useAsk('search.find', question(text), { keepPrevious: true })
  const settled = typed.text === typed.asked && !asked.isPlaceholderData && asked.data !== undefined
  const found = text === '' ? undefined : asked.data
  const choices = choicesOf(text, found, recentOf(ledger))
  const current = choices.find(({ key }) => key === chosen) ?? choices[0]

  const leaveFor = (words: string, address: string) => {
    remember(ledger, words)
    onLeave()
    go(address)
  }
  const open = (choice: Choice | undefined) => {
    if (choice === undefined) return
    if (choice.kind === 'hit') leaveFor(text, choice.hit.address)
    else if (choice.kind === 'all') leaveFor(text, searchAddress(text, filters))
    else {
      typed.set(choice.text)
      field.current?.focus()
    }
  }
  /** Enter was quicker than the answer: what is opened is of the words that stand there, never of those before. */
  const openFirst = async (words: string) => {
    typed.flush()
    const [first] = (await call('search.find', question(words))).hits
    if (first !== undefined && field.current?.value.trim() === words) leaveFor(words, first.address)
  }
  useEffect(() => {
    if (chosen !== undefined)
      document.getElementById(optionId(id, chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen, id])

  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const at = choices.findIndex(({ key }) => key === current?.key)
      const next = at + (event.key === 'ArrowDown' ? 1 : -1)
      choose(choices[(next + choices.length) % choices.length]?.key)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (settled) open(current)
      else void openFirst(typed.text.trim()).catch(showFailure)
    }
  }

  return (
    <div className="search-box">
      <input
        ref={field}
        {...typed.field}
        onChange={(event) => {
          choose(undefined)
          typed.field.onChange(event)
        }}
        onKeyDown={onKeyDown}
        className="search-field"
        type="text"
        role="combobox"
        aria-label="查找什么"
        aria-expanded={choices.length > 0}
        aria-autocomplete="list"
        {...(current === undefined
          ? {}
          : { 'aria-controls': `${id}-list`, 'aria-activedescendant': optionId(id, current.key) })}
        placeholder="姓名（可用拼音）、议题、决议、文号……几个词用空格隔开"
        maxLength={longestSearch}
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      {text === '' ? null : <SearchFilters filters={filters} onChange={setFilters} found={found} />}
      {asked.error === null ? null : <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {choices.length === 0 ? null : (
        <div id={`${id}-list`} className="search-list" role="listbox" aria-label="结果" aria-busy={!settled}>
          {grouped(choices).map(([heading, some]) => (
            <div key={heading} role="group" aria-label={heading} className="search-group">
              {heading === '' ? null : (
                <div className="search-heading" aria-hidden>
                  {headed(heading, some, found)}
                </div>
              )}
              {some.map((choice) => (
                <div
                  key={choice.key}
                  id={optionId(id, choice.key)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={choice.key === current?.key}
                  className="search-option"
                  onMouseMove={() => choose(choice.key)}
                  onClick={() => open(choice)}
                  // the field keeps the focus
                  onMouseDown={(event) => event.preventDefault()}
                >
                  {choice.kind === 'hit' ? (
                    <HitLine hit={choice.hit} />
                  ) : choice.kind === 'recent' ? (
                    choice.text
                  ) : (
                    `看全部 ${totalOf(found, filters.kind)} 条`
                  )}
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
      {text === '' ? <WhatIsFound /> : null}
      {found !== undefined && settled && choices.length === 0 ? (
        <p className="search-nothing">
          没有找到「{text}」。少写几个字，或去掉筛选再看；谈话内容、批评意见在
          <button type="button" className="search-link" onClick={() => open({ kind: 'all', key: 'all' })}>
            查找页
          </button>
          里勾选后才查。
        </p>
      ) : null}
      <p className="search-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> 选　<kbd>Enter</kbd> 打开　<kbd>Tab</kbd> 到筛选　<kbd>Esc</kbd> 关闭
      </p>
    </div>
  )
}

const optionId = (id: string, key: string) => `${id}-${key}`

function choicesOf(
  text: string,
  found: SearchFound | undefined,
  recent: readonly string[],
): readonly Choice[] {
  if (text === '') return recent.map((one, index) => ({ kind: 'recent', key: `recent-${index}`, text: one }))
  if (found === undefined || found.hits.length === 0) return []
  return [
    ...found.hits.map((hit): Choice => ({ kind: 'hit', key: `${hit.kind}-${hit.id}`, hit })),
    { kind: 'all', key: 'all' },
  ]
}

/** In the order they come, under their headings. */
const grouped = (choices: readonly Choice[]): [string, Choice[]][] => [
  ...Map.groupBy(choices, (choice) =>
    choice.kind === 'hit' ? searchKindTitles[choice.hit.kind] : choice.kind === 'recent' ? '刚才找过' : '',
  ),
]

function headed(heading: string, some: readonly Choice[], found: SearchFound | undefined): string {
  const [first] = some
  if (first?.kind !== 'hit') return heading
  const total = found?.kinds.find(({ kind }) => kind === first.hit.kind)?.total ?? some.length
  return total > some.length
    ? `${heading}（${total} 条，先列 ${some.length} 条）`
    : `${heading}（${total} 条）`
}

const totalOf = (found: SearchFound | undefined, kind: string | null): number =>
  (found?.kinds ?? [])
    .filter((one) => kind === null || one.kind === kind)
    .reduce((sum, { total }) => sum + total, 0)

function WhatIsFound() {
  return (
    <div className="search-nothing">
      <p>
        能找到：党员（姓名、拼音首字母或全拼、职务），会议的议题、发言、决议、学习内容，谈话的人和事由，党费、学习清单、组织生活会和评议、整改、各登记簿，以及模板和导入过的文件。
      </p>
      <p>一个字也能找；几个词用空格隔开，都要有。身份证号、工资和投票从来不查。</p>
    </div>
  )
}
