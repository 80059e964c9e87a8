/** The field of the overlay, its filters, and the nearest hits: arrows move, Enter opens. */
import { useEffect, useId, useRef, useState } from 'react'
import { longestSearch } from '#shared/search.ts'
import { useBranch, useStatus } from '../branch-context.tsx'
import { call, useAsk } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { showFailure } from '../ui/failure.ts'
import { isComposing } from '../ui/keys.ts'
import { go } from '../ui/route.ts'
import { type Choice, groupsByBranch, groupsByKind, recentGroups } from './choices.ts'
import { branchWithPage, together, useEverywhere } from './everywhere.ts'
import { HitLine } from './hit-line.tsx'
import { HowFar } from './how-far.tsx'
import { recentOf, remember, rememberScope, searchedEverywhere } from './recent.ts'
import {
  type Filters,
  SearchFilters,
  SearchScope,
  askedOf,
  noFilters,
  ofMemberAddress,
  searchAddress,
} from './search-filters.tsx'
import { useTypedText } from './typed-text.ts'

const each = 4
const whenOneKind = 12
/** Of each kind in a branch, where all branches are asked; after so many hits the asking waits. */
const eachEverywhere = 2
const listedEverywhere = 40

export function SearchBox({ onLeave }: { readonly onLeave: () => void }) {
  const { branchId, branches, choose: chooseBranch } = useBranch()
  const ledger = useStatus()?.path ?? ''
  const typed = useTypedText('')
  const [filters, setFilters] = useState<Filters>({
    ...noFilters,
    everywhere: branches.length > 1 && searchedEverywhere(ledger),
  })
  const [chosen, choose] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const text = typed.asked.trim()
  const limit = filters.everywhere ? eachEverywhere : filters.kind === null ? each : whenOneKind
  // an empty question is asked as well: the ledger reads its records while the first letter is typed
  const question = (words: string) => ({ branchId, text: words, ...askedOf(filters), limit })
  const asked = useAsk('search.find', question(text), { keepPrevious: true, enabled: !filters.everywhere })
  useAsk('search.everywhere', { text: '' }, { enabled: filters.everywhere })
  const everywhere = useEverywhere(
    filters.everywhere && text !== '' ? { text, ...askedOf(filters), limit } : undefined,
    listedEverywhere,
  )
  const answered = filters.everywhere
    ? everywhere.current && everywhere.state !== 'asking'
    : !asked.isPlaceholderData && asked.data !== undefined
  const found = text === '' ? undefined : filters.everywhere ? together(everywhere) : asked.data
  const groups =
    text === ''
      ? recentGroups(recentOf(ledger))
      : filters.everywhere
        ? groupsByBranch(everywhere, filters.kind)
        : groupsByKind(asked.data, branchId, filters.kind)
  const choices = groups.flatMap((group) => group.choices)
  const current = choices.find(({ key }) => key === chosen) ?? choices[0]
  // of all branches, what is listed can be opened while others are still gone through
  const settled =
    typed.text === typed.asked &&
    (answered || (filters.everywhere && everywhere.current && choices.length > 0))

  const leaveFor = (words: string, address: string, inBranch = branchId) => {
    remember(ledger, words)
    onLeave()
    if (inBranch !== branchId) branchWithPage(address, () => chooseBranch(inBranch))
    go(address)
  }
  const open = (choice: Choice | undefined) => {
    if (choice === undefined) return
    if (choice.kind === 'hit') leaveFor(text, choice.hit.address, choice.branchId)
    else if (choice.kind === 'of') leaveFor(text, ofMemberAddress(Number(choice.hit.id)), choice.branchId)
    else if (choice.kind === 'all') leaveFor(text, searchAddress(text, filters))
    else {
      typed.set(choice.text)
      field.current?.focus()
    }
  }
  /** Enter was quicker than the answer: what is opened is of the words that stand there, never of those before. */
  const openFirst = async (words: string) => {
    typed.flush()
    const [answer] = filters.everywhere
      ? (await call('search.everywhere', { text: words, ...askedOf(filters), limit, most: 1 })).branches
      : [{ ...(await call('search.find', question(words))), branchId }]
    const first = answer?.hits[0]
    if (answer !== undefined && first !== undefined && field.current?.value.trim() === words)
      leaveFor(words, first.address, answer.branchId)
  }
  const narrow = (next: Filters) => {
    rememberScope(ledger, next.everywhere)
    setFilters(next)
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
      <SearchScope filters={filters} onChange={narrow} />
      {text === '' ? null : <SearchFilters filters={filters} onChange={narrow} found={found} />}
      {filters.everywhere || asked.error === null ? null : (
        <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
      )}
      {choices.length === 0 ? null : (
        <div id={`${id}-list`} className="search-list" role="listbox" aria-label="结果" aria-busy={!settled}>
          {groups.map(({ name, heading, choices: some }, index) => (
            // two branches may have the same name
            <div key={`${name}-${index}`} role="group" aria-label={name} className="search-group">
              {heading === '' ? null : (
                <div className="search-heading" aria-hidden>
                  {heading}
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
                  ) : choice.kind === 'of' ? (
                    <span className="hit-of">
                      看与{choice.hit.title}有关的全部记录：会议、谈话、学习、党费……
                    </span>
                  ) : (
                    choice.text
                  )}
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
      {text === '' ? <WhatIsFound /> : null}
      {filters.everywhere && text !== '' ? <HowFar everywhere={everywhere} /> : null}
      {found !== undefined && settled && answered && choices.length === 0 ? (
        <p className="search-nothing">
          没有找到「{text}」。少写几个字，或去掉筛选再看；谈话内容、批评意见在
          <button
            type="button"
            className="search-link"
            onClick={() => leaveFor(text, searchAddress(text, filters))}
          >
            查找页
          </button>
          里勾选后才查。
        </p>
      ) : null}
      <p className="search-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> 选　<kbd>Enter</kbd> 打开　<kbd>Tab</kbd> 到筛选　<kbd>Esc</kbd>{' '}
        关闭　哪一页都能用 <kbd>Ctrl+K</kbd> 或 <kbd>/</kbd> 打开
      </p>
    </div>
  )
}

const optionId = (id: string, key: string) => `${id}-${key}`

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
