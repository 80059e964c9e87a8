/** All hits of a question, with the filters of the overlay and, where it is asked for, what is otherwise covered. */
import { Button, Checkbox, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type SearchFound, SearchKind, longestSearch, searchKindTitles } from '#shared/search.ts'
import { useBranch, useStatus } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import type { PageRouteProps } from '../pages.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { isComposing } from '../ui/keys.ts'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go } from '../ui/route.ts'
import { totalOf } from './choices.ts'
import { type Everywhere, branchWithPage, together, useEverywhere } from './everywhere.ts'
import { HitLine } from './hit-line.tsx'
import { HowFar } from './how-far.tsx'
import { remember, rememberScope } from './recent.ts'
import { type Filters, SearchFilters, SearchScope, askedOf, searchAddress } from './search-filters.tsx'
import { useTypedText } from './typed-text.ts'
import './search.css'

const atFirst = 20
const more = 200
/** Of all branches, after so many hits the asking waits. */
const listedEverywhere = 200

/** `/search?q=…&kind=meetings&member=3&year=2026&all=1&contents=1`; `/search?member=3` is everything of a member. */
export function SearchPage({ params }: PageRouteProps) {
  const { branchId, branches } = useBranch()
  const ledger = useStatus()?.path ?? ''
  const q = params.get('q') ?? ''
  const contents = params.get('contents') === '1'
  const filters = filtersIn(params, branches.length > 1)
  // what is covered is asked for on purpose, not at every key
  const typed = useTypedText(q, !contents)
  const [all, showAll] = useState(false)
  const address = searchAddress(typed.asked, filters, contents)
  const shown = useRef(q)
  useEffect(() => {
    if (shown.current === typed.asked) return
    shown.current = typed.asked
    go(address, { replace: true })
  }, [typed.asked, address])
  // a new question from the overlay while this page is open
  const { set } = typed
  useEffect(() => {
    if (shown.current === q) return
    shown.current = q
    set(q)
  }, [q, set])
  const text = typed.asked.trim()
  const asked = useAsk(
    'search.find',
    {
      branchId,
      text,
      ...askedOf(filters),
      limit: all || filters.kind !== null ? more : atFirst,
      withContents: contents,
    },
    { keepPrevious: true, enabled: !filters.everywhere && (text !== '' || filters.memberId !== null) },
  )
  const everywhere = useEverywhere(
    filters.everywhere && text !== ''
      ? { text, ...askedOf(filters), limit: filters.kind === null ? atFirst : more, withContents: contents }
      : undefined,
    listedEverywhere,
  )
  const empty = text === '' && (filters.everywhere || filters.memberId === null)
  const found = empty ? undefined : filters.everywhere ? together(everywhere) : asked.data
  const member = useAsk('members.list', { branchId, everyone: true }, { enabled: filters.memberId !== null })
  const person = member.data?.find(({ memberId }) => memberId === filters.memberId)?.name
  const change = (next: Filters, withContents = contents) => {
    rememberScope(ledger, next.everywhere)
    go(searchAddress(typed.text, next, withContents), { replace: true })
  }

  return (
    <Page
      title="查找"
      subtitle={
        found === undefined
          ? filters.everywhere
            ? '在台账里各支部的全部记录里找'
            : '在本支部的全部记录里找'
          : `${text === '' && person !== undefined ? `与${person}有关的记录，` : ''}${summaryOf(found)}`
      }
      margin={<SearchNotes />}
    >
      <div className="search-page">
        <input
          {...typed.field}
          className="search-field"
          type="text"
          aria-label="查找什么"
          placeholder="姓名（可用拼音）、议题、决议、文号……几个词用空格隔开"
          maxLength={longestSearch}
          autoFocus={q === ''}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposing(event)) return
            remember(ledger, typed.text)
            typed.flush()
          }}
        />
        <SearchScope filters={filters} onChange={(next) => change(next)} />
        <SearchFilters filters={filters} onChange={(next) => change(next)} found={found} />
        <Checkbox checked={contents} onChange={(event) => change(filters, event.target.checked)}>
          连同谈话内容、批评意见、手机号一起找{contents ? '（改了字按 Enter 再找）' : ''}
        </Checkbox>
        {filters.everywhere || asked.error === null ? null : (
          <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
        )}
        {empty || found === undefined ? null : filters.everywhere ? <HowFar everywhere={everywhere} /> : null}
        {empty ? (
          <p className="empty-page">
            写一个字就能找。人名可以写拼音首字母，如 zsg；几个词用空格隔开，都要有。
            {filters.everywhere ? null : '只看某个人的，在上面「与谁有关」里选。'}
          </p>
        ) : filters.everywhere ? (
          <HitsByBranch everywhere={everywhere} text={text} onOpen={() => remember(ledger, text)} />
        ) : found === undefined ? (
          asked.error === null ? (
            <Skeleton active />
          ) : null
        ) : found.hits.length === 0 ? (
          <p className="empty-page">
            {text === '' ? '还没有与此人有关的记录。' : `没有找到「${text}」。少写几个字，或去掉筛选再看。`}
          </p>
        ) : (
          <Hits found={found} onOpen={() => remember(ledger, text)} />
        )}
        {found !== undefined && !filters.everywhere && !all && hasMore(found, filters) ? (
          <Button onClick={() => showAll(true)}>每类多列一些</Button>
        ) : null}
      </div>
    </Page>
  )
}

function Hits({ found, onOpen }: { readonly found: SearchFound; readonly onOpen: () => void }) {
  return (
    <>
      {[...Map.groupBy(found.hits, ({ kind }) => kind)].map(([kind, hits]) => {
        const total = found.kinds.find((one) => one.kind === kind)?.total ?? hits.length
        return (
          <section key={kind} aria-label={searchKindTitles[kind]}>
            <h2 className="section-title">
              {searchKindTitles[kind]}{' '}
              <small>{total > hits.length ? `${total} 条，先列 ${hits.length} 条` : `${total} 条`}</small>
            </h2>
            <ul className="search-hits">
              {hits.map((hit) => (
                <li key={hit.id}>
                  <Link to={hit.address} onClick={onOpen}>
                    <HitLine hit={hit} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

interface HitsByBranchProps {
  readonly everywhere: Everywhere
  readonly text: string
  readonly onOpen: () => void
}

/** In the order they are found; opening a hit goes to its branch. */
function HitsByBranch({ everywhere, text, onOpen }: HitsByBranchProps) {
  const { branchId, choose } = useBranch()
  if (everywhere.state === 'done' && everywhere.branches.length === 0)
    return <p className="empty-page">没有找到「{text}」。少写几个字，或去掉筛选再看。</p>
  const listed = everywhere.branches.filter(({ hits }) => hits.length > 0)
  return listed.map((found) => {
    const total = totalOf(found, null)
    const few = total > found.hits.length ? `${total} 条，先列 ${found.hits.length} 条` : `${total} 条`
    return (
      <section key={found.branchId} aria-label={found.name}>
        <h2 className="section-title">
          {found.name} <small>{few}</small>
        </h2>
        <ul className="search-hits">
          {found.hits.map((hit) => (
            <li key={`${hit.kind}-${hit.id}`}>
              <Link
                to={hit.address}
                onClick={() => {
                  onOpen()
                  if (found.branchId !== branchId) branchWithPage(hit.address, () => choose(found.branchId))
                }}
              >
                <HitLine hit={hit} />
              </Link>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

function SearchNotes() {
  return (
    <>
      <MarginNote title="怎么找">
        <p>
          一个字、半个名字、文号、数字都行，全角半角、大小写、引号和括号的写法不计较；日期可以打
          9.18、20260918。
        </p>
        <p>人名可写全拼（shenguoliang）或首字母（sgl）。</p>
        <p>几个词用空格隔开，同一条记录里都要有。</p>
      </MarginNote>
      <MarginNote title="不查什么">
        <p>谈话内容、批评意见、征求的意见、手机和住址，勾选后才查。</p>
        <p>身份证号、工资和党费基数、谁投了什么票，从来不查。</p>
      </MarginNote>
    </>
  )
}

const summaryOf = (found: SearchFound): string =>
  `共 ${found.kinds.reduce((sum, { total }) => sum + total, 0)} 条`

const hasMore = (found: SearchFound, { kind }: Filters): boolean =>
  found.kinds.some(
    (one) =>
      (kind === null || one.kind === kind) &&
      one.total > found.hits.filter((hit) => hit.kind === one.kind).length,
  )

function filtersIn(params: URLSearchParams, several: boolean): Filters {
  const [member, year] = [Number(params.get('member')), Number(params.get('year'))]
  return {
    everywhere: several && params.get('all') === '1',
    kind: SearchKind.safeParse(params.get('kind')).data ?? null,
    memberId: Number.isSafeInteger(member) && member > 0 ? member : null,
    year: Number.isSafeInteger(year) && year >= 1921 && year <= 2200 ? year : null,
  }
}
