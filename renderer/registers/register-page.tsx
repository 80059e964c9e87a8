/** One register: its list, one of its records, or a new one. */
import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { RegisterName, anyRegister } from '#shared/registers/all.ts'
import { type AnyEntry, valueOf } from '#shared/registers/define.ts'
import { isRegisterKind } from '#shared/import/register-fields.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
import type { PageRouteProps } from '../pages.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Link, go } from '../ui/route.ts'
import { BirthdaysOfMonth } from './birthdays-of-month.tsx'
import { ToDebriefingDraft } from './debriefing-draft-page.tsx'
import { heldDrafts } from './held-drafts.ts'
import { KeptEntry } from './kept-entry.tsx'
import { NewEntry } from './new-entry.tsx'
import { RegisterLaw } from './register-margin.tsx'
import { RegisterList } from './register-list.tsx'
import { type EntryFilter, noFilter } from './table.ts'
import { TasksPage } from './tasks-page.tsx'
import { useEntries, useFormName } from './use-register.ts'
import { isStanding } from './words.ts'
import { YearSwitch } from './year-switch.tsx'
import './registers.css'

/** `/registers/hearings`, `?year=2025`, `?year=all`, `?new=1&who=3`, `?entry=12`; tasks and birthdays `?month=2026-11`. */
export function RegisterPage({ name: text = '', params }: PageRouteProps) {
  const register = RegisterName.safeParse(text)
  const [filter, setFilter] = useState<EntryFilter>(noFilter)
  const form = useFormName(text)
  const [entry, isNew] = [params.get('entry'), params.has('new')]
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [entry, isNew])
  if (!register.success) {
    return (
      <Page title="没有这本登记簿">
        <p>地址可能写错了，台账没有改动。</p>
        <Link to="/registers">看全部登记簿</Link>
      </Page>
    )
  }
  const name = register.data
  if (entry !== null)
    return (
      <OneEntry
        key={entry}
        name={name}
        entryId={Number(entry)}
        form={form(entry)}
        saved={params.has('saved')}
      />
    )
  if (isNew) {
    const month = params.get('month')
    const back = `/registers/${name}${name === 'tasks' && month !== null ? `?month=${month}` : ''}`
    return <NewEntry name={name} params={params} form={form('new')} back={back} />
  }
  if (name === 'tasks' && !params.has('year')) return <TasksPage params={params} />
  return <ListPage name={name} params={params} waiting={form('new')} filter={filter} onFilter={setFilter} />
}

interface OneEntryProps {
  readonly name: RegisterName
  readonly entryId: number
  readonly form: string
  readonly saved: boolean
}

function OneEntry({ name, entryId, form, saved }: OneEntryProps) {
  const register = anyRegister[name]
  const { entries, error, retry } = useEntries(name, null)
  const entry = entries?.find((each) => each.entryId === entryId)
  if (entry !== undefined)
    return <KeptEntry name={name} entry={entry} form={form} back={backFrom(name, entry)} saved={saved} />
  return (
    <Page title={register.title}>
      {error !== null ? (
        <FailureNote error={error} onRetry={retry} />
      ) : entries === undefined ? (
        <Skeleton active />
      ) : (
        <p>
          没有找到这条记录，它可能在别的支部，或导入已经撤销。
          <Link to={`/registers/${name}`}>返回{register.title}</Link>
        </p>
      )}
    </Page>
  )
}

/** The list that the record stands in. */
function backFrom(name: RegisterName, entry: AnyEntry): string {
  const on = valueOf(entry, anyRegister[name].on)
  if (isStanding(name) || typeof on !== 'string') return `/registers/${name}`
  return name === 'tasks' ? `/registers/tasks?month=${on}` : `/registers/${name}?year=${on.slice(0, 4)}`
}

interface ListPageProps {
  readonly name: RegisterName
  readonly params: URLSearchParams
  /** The name of the form of a new record, whose text may wait. */
  readonly waiting: string
  readonly filter: EntryFilter
  readonly onFilter: (filter: EntryFilter) => void
}

function ListPage({ name, params, waiting, filter, onFilter }: ListPageProps) {
  const register = anyRegister[name]
  const today = useToday()
  const year = yearOf(name, params, today)
  const { entries, error, retry } = useEntries(name, year)
  const valid = (entries ?? []).filter((entry) => !entry.void).length
  return (
    <Page
      title={year === null ? register.title : `${year} 年${register.title}`}
      subtitle={entries === undefined ? undefined : `${valid} 条`}
      actions={
        <>
          <Link to="/registers">全部登记簿</Link>
          {name === 'tasks' ? <Button onClick={() => go('/registers/tasks')}>按月看</Button> : null}
          <YearSwitch
            year={year}
            today={today}
            hrefOf={(other) => `/registers/${name}?year=${other}`}
            {...(isStanding(name) ? { all: `/registers/${name}` } : {})}
          />
          {name === 'debriefings' ? <ToDebriefingDraft /> : null}
          {name === 'venue' && valid > 0 ? <BeginVenue empty={false} /> : null}
          <Button
            type={name === 'venue' && valid === 0 ? 'default' : 'primary'}
            onClick={() => go(`/registers/${name}?new=1`)}
          >
            {register.begin}
          </Button>
        </>
      }
      margin={<RegisterLaw register={register} />}
    >
      {heldDrafts.of(waiting) === undefined ? null : (
        <p className="register-notice" role="status">
          上次的「{register.begin}」写了没有保存。<Link to={`/registers/${name}?new=1`}>接着写</Link>
        </p>
      )}
      {name === 'birthdays' ? <BirthdaysOfMonth params={params} today={today} /> : null}
      {error === null ? null : <FailureNote error={error} onRetry={retry} />}
      {entries === undefined ? (
        error === null ? (
          <Skeleton active />
        ) : null
      ) : entries.length === 0 ? (
        <EmptyPage
          begin={
            <>
              {name === 'venue' ? <BeginVenue empty /> : null}
              <Button onClick={() => go(`/registers/${name}?new=1`)}>{register.begin}</Button>
            </>
          }
          {...(isRegisterKind(name) ? { bring: '旧的登记表' } : {})}
        >
          {`${year === null ? '还没有登记。' : `${year} 年还没有登记。`}${register.empty}`}
        </EmptyPage>
      ) : (
        <RegisterList name={name} entries={entries} year={year} filter={filter} onFilter={onFilter} />
      )}
    </Page>
  )
}

/** Null for all years. */
function yearOf(name: RegisterName, params: URLSearchParams, today: string): number | null {
  const asked = params.get('year') ?? params.get('month')?.slice(0, 4) ?? null
  if (asked === 'all' || (asked === null && isStanding(name))) return null
  const year = Number(asked ?? today.slice(0, 4))
  return Number.isInteger(year) && year >= 1921 && year <= 2200 ? year : Number(today.slice(0, 4))
}

/** The usual items of a meeting place, each of which is then looked at. */
function BeginVenue({ empty }: { readonly empty: boolean }) {
  const { branchId } = useBranch()
  const begin = useCommand('venue.begin')
  return (
    <Button
      type={empty ? 'primary' : 'default'}
      loading={begin.isPending}
      onClick={() => begin.mutate({ branchId })}
    >
      填入常见项目
    </Button>
  )
}
